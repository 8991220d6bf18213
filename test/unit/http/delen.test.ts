import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eigenPad } from '../../../src/platform/identity/inloggen.ts';
import { alleFunctierollen } from '../../../src/platform/identity/afleiden.ts';
import { reikt } from '../../../src/platform/identity/acr.ts';
import { alsProbleem } from '../../../src/platform/http/antwoord.ts';
import { html } from '../../../src/platform/http/html.ts';
import { controleerGereed } from '../../../src/platform/http/gezondheid.ts';
import { hashWachtwoord, klopt } from '../../../src/platform/embedded/oidc/wachtwoord.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { schoneTekst } from '../../../src/platform/telemetry/schoon.ts';
import { leesTraceparent } from '../../../src/platform/telemetry/traceparent.ts';

describe('domein §1.1: functierollen that follow from a roltoekenning', () => {
  test.each<[Parameters<typeof alleFunctierollen>[0], string[]]>([
    [{ toegangsrol: 'deelnemer', functierollen: [] }, ['contactpersoon', 'dienstverlener']],
    [{ toegangsrol: 'deelnemer', functierollen: ['crisisdienst'] }, ['contactpersoon', 'crisisdienst', 'dienstverlener']],
    [{ toegangsrol: 'procesregisseur', functierollen: ['triagist', 'procesregisseur'] }, ['procesregisseur', 'triagist']],
    [{ toegangsrol: 'casusregisseur', functierollen: [] }, ['casusregisseur']],
    [{ toegangsrol: 'melder', functierollen: [] }, ['melder']],
    [{ toegangsrol: 'burger', functierollen: [] }, ['burger']],
    [{ toegangsrol: 'regiocoordinator', functierollen: ['bestuurder'] }, ['bestuurder']],
    [{ toegangsrol: 'beheerder', functierollen: [] }, []],
  ])('%j', (rol, verwacht) => { expect(alleFunctierollen(rol).toSorted()).toEqual(verwacht); });
});

describe('standaarden §5: level of assurance', () => {
  test.each([['http://eidas.europa.eu/LoA/high', true], ['http://eidas.europa.eu/LoA/substantial', true], ['http://eidas.europa.eu/LoA/low', false], ['urn:iets-anders', false], ['', false], [undefined, false]])('%s', (acr, verwacht) => {
    expect(reikt(acr, 'http://eidas.europa.eu/LoA/substantial')).toBe(verwacht);
  });
});

describe('ux §4.1: only paths of our own after login', () => {
  test.each([['/werk', '/werk'], ['/taak/7?tab=2#a', '/taak/7?tab=2#a'], ['//kwaad.example', undefined], ['/\\kwaad.example', undefined], ['werk', undefined], ['https://app.example/werk', undefined], ['/api/v1/sessie', undefined], ['/a b', undefined], [undefined, undefined], [['/a'], undefined]])('%j', (pad, verwacht) => {
    expect(eigenPad(pad, 'https://app.example')).toBe(verwacht);
  });
});

describe('architectuur §4 rule 5: no personal data in the log', () => {
  const regel = (schrijf: (log: ReturnType<typeof maakLogger>) => void): string => {
    let uit = '';
    schrijf(maakLogger({ niveau: 'info', uitvoer: new Writable({ write: (c, _e, klaar) => { uit += String(c); klaar(); } }) }));
    return uit;
  };
  test('a BSN and an e-mail address are taken out of any text; other nine-digit numbers and ids stay', () => {
    expect(schoneTekst('bsn 999500016, mail jan@example.nl, nummer 123456789, id 7b0f2a52-999500016')).toBe('bsn [bsn], mail [e-mail], nummer 123456789, id 7b0f2a52-999500016');
  });
  test('named fields are masked, deep values cleaned', () => {
    const uit = regel((log) => { log.info({ naam: 'Jan', persoon: { geboortedatum: '2000-01-01', opmerking: 'zie 999500016' }, taakId: 't1' }, 'van %s', 'jan@example.nl'); });
    for (const woord of ['"Jan"', '2000-01-01', '999500016', 'jan@example']) expect(uit).not.toContain(woord);
    expect(uit).toContain('"taakId":"t1"');
  });
  test('an error of the database or a validator loses the values it quotes, and keeps its code', () => {
    const db = Object.assign(new Error('Key (naam)=(Jansen) already exists.'), { severity: 'ERROR', code: '23505', table: 'persoon', constraint: 'persoon_naam' });
    const uit = regel((log) => { log.error({ err: db }, 'mis'); log.error(db); });
    expect(uit).not.toContain('Jansen');
    expect(uit).toContain('"code":"23505"');
    const invoer = z.object({ a: z.enum(['x']) }).safeParse({ a: 'Jansen' }).error;
    expect(regel((log) => { log.error({ err: invoer }, 'mis'); })).toContain('"pad":"a"');
  });
});

describe('W3C trace context', () => {
  test.each([['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', true], ['cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later', true], ['ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', false], ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra', false], ['00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01', false], ['00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01', false], ['', false], [undefined, false]])('%s', (tekst, verwacht) => {
    expect(leesTraceparent(tekst) !== undefined).toBe(verwacht);
  });
});

test('readiness: one part that says no, throws or is silent makes the whole not ready', async () => {
  const stand = await controleerGereed([
    { naam: 'goed', controleer: async () => true }, { naam: 'nee', controleer: async () => false }, { naam: 'stuk', controleer: async () => { throw new Error('x'); } }, { naam: 'stil', controleer: () => new Promise(() => {}) },
  ]);
  expect(stand).toEqual({ gereed: false, onderdelen: { goed: 'gereed', nee: 'niet gereed', stuk: 'niet gereed', stil: 'niet gereed' } });
});

test('server-made pages escape everything put in', () => {
  expect(html`<p title="${'"><script>'}">${'<b>&'}</p>`.html).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>');
});

test('passwords: only the right one, never with an unknown login', async () => {
  const hash = await hashWachtwoord('kers-appel');
  expect([hash.includes('kers'), await klopt('kers-appel', hash), await klopt('kers-appe', hash), await klopt('', undefined)]).toEqual([false, true, false, false]);
});

describe('domein §6: a database that is away', () => {
  test.each([{ code: 'ECONNREFUSED' }, { code: '57P01' }, { code: '57P03' }, { code: '40P01' }, { code: '08006' }, { name: 'KnexTimeoutError' }])('domein §6: %j is 503 nog-niet-gereed, and nothing of the fault is shown', (deel) => {
    const probleem = alsProbleem(Object.assign(new Error('connect to 10.0.0.1 failed'), deel), 'abc');
    expect([probleem.status, probleem.code]).toEqual([503, 'nog-niet-gereed']);
    expect(probleem.detail).not.toContain('10.0.0.1');
  });
  test.each([[{ code: 'ECONNREFUSED' }, 'nooit'], [{ code: '57P03' }, 'nooit'], [{ code: '40P01' }, 'nooit'], [{ name: 'KnexTimeoutError' }, 'nooit'], [{ code: 'ECONNRESET' }, 'onzeker'], [{ code: '57P01' }, 'onzeker'], [{ message: 'commit; - Connection terminated unexpectedly' }, 'onzeker']])(
    'domein §6: %j says "not stored" only when that is certain: %s', (deel, zeker) => {
      const { status, detail } = alsProbleem(Object.assign(new Error('x'), deel), 'abc');
      expect(status).toBe(503);
      expect(detail).toContain(zeker === 'nooit' ? 'is niet opgeslagen' : 'Kijk over een minuut of wat u verstuurde is opgeslagen');
    });
  test('domein §6: another fault of the database stays a 500 without its text', () => {
    const probleem = alsProbleem(Object.assign(new Error('duplicate key (naam)'), { code: '23505' }), 'abc');
    expect([probleem.status, probleem.code]).toEqual([500, 'interne-fout']);
    expect(probleem.detail).not.toContain('naam');
  });
});
