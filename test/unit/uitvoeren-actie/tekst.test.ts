import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/uitvoeren-actie/api.ts';
import { actietekst, past } from '../../../src/domein/actie/tekst.ts';
import { controleer } from '../../../src/platform/http/invoer.ts';

const id = randomUUID();
describe('R11.1: a screen lets through what the route takes, and nothing else', () => {
  test.each<[keyof typeof actietekst, string, number, number, (tekst: string) => Record<string, unknown>]>([
    ['voortgang', '/api/v1/acties/:id/voortgang', 10, 2000, (tekst) => ({ id, tekst })],
    ['intrekken', '/api/v1/acties/:id/intrekkingen', 10, 2000, (reden) => ({ reden })],
    ['doorgeven', '/api/v1/acties/:id/doorgevingen', 10, 300, (reden) => ({ id, medewerkerId: id, reden })],
    ['thema', '/api/v1/acties/:id/besprekingen', 3, 120, (thema) => ({ id, thema })],
  ])('%s', async (soort, pad, min, max, maak) => {
    const body = routes.find((r) => r.methode === 'post' && r.pad === pad)?.body;
    if (body === undefined) throw new Error(`no body of ${pad}`);
    for (const [lengte, mag] of [[min - 1, false], [min, true], [max, true], [max + 1, false]] as const) {
      const tekst = ` ${'a'.repeat(lengte)} `;
      expect((await controleer(body, maak(tekst), 'pointer')).fouten.length === 0, `route, ${lengte}`).toBe(mag);
      expect(past(actietekst[soort], tekst), `screen, ${lengte}`).toBe(mag);
    }
  });
});
