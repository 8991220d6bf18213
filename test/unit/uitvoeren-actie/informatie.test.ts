import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/uitvoeren-actie/api.ts';
import { controleer } from '../../../src/platform/http/invoer.ts';

const body = routes.find((r) => r.methode === 'post' && r.pad === '/api/v1/acties')?.body;
const actie = { id: randomUUID(), casusId: randomUUID(), organisatieId: randomUUID(), omschrijving: 'Ga bij het gezin langs.', soort: 'gesprek', prioriteit: 'P3', uiterlijk: '2026-12-10', conditie: 'direct' };

test('R11.1: an actie for which nothing is ticked is refused and says what to choose; who leaves the fields out takes those of the template', async () => {
  if (body === undefined) throw new Error('no body');
  expect((await controleer(body, { ...actie, informatie: [] }, 'pointer')).fouten).toEqual([{ veld: '/informatie', code: 'te-kort', melding: 'Kies ten minste één gegeven dat de uitvoerder krijgt.' }]);
  expect((await controleer(body, actie, 'pointer')).fouten).toEqual([]);
  expect((await controleer(body, { ...actie, informatie: ['naam'] }, 'pointer')).fouten).toEqual([]);
});
