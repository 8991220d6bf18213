import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Klant } from '../../../src/demo/klant.ts';
import { gedeeldeStapel, type Stapel } from '../../hulp/stapel.ts';
import { doel, keten, los, partnertoken, politie, telRijen, velden, volledig, type Probleem, type Verwijzing } from './hulp.ts';

let s: Stapel;
let joost: Klant;
let token: string;
beforeAll(async () => { s = await gedeeldeStapel(); joost = await s.als('joost', 'melder'); token = await partnertoken(s); });

const soh = (over: Record<string, unknown> = {}): Record<string, unknown> => ({ ...JSON.parse(readFileSync('test/fixtures/meldingen/volledig.json', 'utf8')) as Record<string, unknown>, id: `POL-${randomUUID()}`, ...over });
const maak = (inhoud: unknown, over: Record<string, unknown> = {}) => joost.vraag<Probleem & Verwijzing>('POST', '/api/v1/meldingen', { doel, body: { soort: 'VT', inhoud, ...over } });
const meldingIn = (id: string) => joost.roep<{ melding: { inhoud?: Record<string, unknown>; status: string; rijversie: number } & Record<string, unknown> }>('GET', `/api/v1/meldingen/${id}`, { doel });

describe('issue 3 bad input: a melding that does not fit the contract', () => {
  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['an unknown field', { soort: 'VT', inhoud: {}, kleur: 'rood' }, { '/kleur': 'onbekend-veld' }],
    ['an unknown field deep inside', { soort: 'VT', inhoud: { betrokkenen: [{ rol: 'kind', schoenmaat: 34 }] } }, { '/inhoud/betrokkenen/0/schoenmaat': 'onbekend-veld' }],
    ['a missing field', { inhoud: {} }, { '/soort': 'verplicht' }],
    ['a missing field in a list', { soort: 'VT', inhoud: { betrokkenen: [{ voornamen: 'Kim' }] } }, { '/inhoud/betrokkenen/0/rol': 'verplicht' }],
    ['a wrong type', { soort: 'VT', inhoud: { terugkoppelingGewenst: 'ja' } }, { '/inhoud/terugkoppelingGewenst': 'verkeerd-soort' }],
    ['a list where a group belongs', { soort: 'VT', inhoud: { melder: [] } }, { '/inhoud/melder': 'verkeerd-soort' }],
    ['an impossible choice', { soort: 'XX', inhoud: {} }, { '/soort': 'ongeldige-keuze' }],
    ['over-long text', { soort: 'VT', inhoud: { situatieschets: 'a'.repeat(20_001) } }, { '/inhoud/situatieschets': 'te-lang' }],
    ['too many persons', { soort: 'VT', inhoud: { betrokkenen: Array.from({ length: 31 }, () => ({ rol: 'kind' })) } }, { '/inhoud/betrokkenen': 'te-lang' }],
    ['a date that is none', { soort: 'VT', inhoud: { incidentOp: 'gisteren' } }, { '/inhoud/incidentOp': 'ongeldige-vorm' }],
    ['a BSN that fails the 11-proef', { soort: 'VT', inhoud: { betrokkenen: [{ rol: 'centraal', bsn: '999500017' }] } }, { '/inhoud/betrokkenen/0/bsn': 'ongeldig' }],
    ['a BSN that lost its leading zeros', { soort: 'VT', inhoud: { betrokkenen: [{ rol: 'centraal', bsn: '900011' }] } }, { '/inhoud/betrokkenen/0/bsn': 'ongeldig' }],
    ['a BSN as a number', { soort: 'VT', inhoud: { betrokkenen: [{ rol: 'centraal', bsn: 999500016 }] } }, { '/inhoud/betrokkenen/0/bsn': 'verkeerd-soort' }],
    ['a character that no database keeps', { soort: 'VT', inhoud: { situatieschets: 'tekst\u0000tekst' } }, { '/inhoud/situatieschets': 'ongeldige-vorm' }],
    ['half a character', { soort: 'VT', inhoud: { antwoorden: { huisarts: 'dokter \uD83D' } } }, { '/inhoud/antwoorden/huisarts': 'ongeldige-vorm' }],
    ['several faults at once', { soort: 'VT', extra: 1, inhoud: { acuutGevaar: 'misschien', betrokkenen: [{ rol: 'kind', bsn: '123456789', leeftijd: -1 }], melder: { naam: 'a'.repeat(201) } } },
      { '/extra': 'onbekend-veld', '/inhoud/acuutGevaar': 'ongeldige-keuze', '/inhoud/betrokkenen/0/bsn': 'ongeldig', '/inhoud/betrokkenen/0/leeftijd': 'te-klein', '/inhoud/melder/naam': 'te-lang' }],
  ])('issue 3 bad input: %s is refused with exactly its JSON pointers, and nothing is written', async (_wat, body, verwacht) => {
    const voor = await telRijen(s);
    const antwoord = await joost.vraag<Probleem>('POST', '/api/v1/meldingen', { doel, body });
    expect([antwoord.status, antwoord.headers.get('content-type')]).toEqual([400, expect.stringContaining('application/problem+json')]);
    expect(Object.fromEntries((antwoord.body.fouten ?? []).map((f) => [f.veld, f.code]))).toEqual(verwacht);
    expect(antwoord.body).toMatchObject({ type: '/problemen/ongeldige-invoer', status: 400, title: 'De invoer klopt nog niet' });
    expect(antwoord.body.fouten?.every((f) => /^[A-Z].*\.$/.test(f.melding))).toBe(true);
    expect(JSON.stringify(antwoord.body)).not.toMatch(/123456789|999500017/);
    expect(await telRijen(s)).toEqual(voor);
  });
  test('issue 3 bad input: a BSN with leading zeros (000900011) is good and comes back with its zeros', async () => {
    const { status, body } = await maak(volledig({ betrokkenen: [{ rol: 'centraal', bsn: '000900011' }, { rol: 'kind', leeftijd: 4 }] }));
    expect(status).toBe(201);
    expect(JSON.stringify((await meldingIn(body.id)).body)).toContain('000900011');
    expect(JSON.stringify(await s.kern.db('melding_betrokkene').where({ melding_id: body.id }))).not.toContain('900011');
  });
  test('issue 3 bad input: a wrong change of a concept changes nothing; the concept keeps what was typed', async () => {
    const { body: concept } = await maak(volledig({ verzoek: 'Graag overleg.' }));
    const voor = await telRijen(s);
    const eerst = (await meldingIn(concept.id)).body.melding;
    const fout = await joost.vraag<Probleem>('PATCH', `/api/v1/meldingen/${concept.id}`, { doel, body: { verzoek: 'Iets anders', betrokkenen: [{ rol: 'kind', bsn: '111' }], kleur: 1 } });
    expect([fout.status, velden(fout.body)]).toEqual([400, ['/betrokkenen/0/bsn', '/kleur']]);
    expect((await meldingIn(concept.id)).body.melding).toEqual(eerst);
    expect(JSON.stringify(eerst)).toContain('Graag overleg.');
    expect(await telRijen(s)).toEqual(voor);
    const oud = await joost.vraag<Probleem>('PATCH', `/api/v1/meldingen/${concept.id}`, { doel, rijversie: 999, body: { verzoek: 'Iets anders' } });
    expect([oud.status, oud.body.type]).toEqual([412, '/problemen/verouderde-versie']);
    expect((await meldingIn(concept.id)).body.melding).toEqual(eerst);
  });
  test('issue 3 bad input: a wrong If-Match is named beside the faults of the body', async () => {
    const { body: concept } = await maak({});
    const fout = await joost.vraag<Probleem>('PATCH', `/api/v1/meldingen/${concept.id}`, { doel, body: { kleur: 1 }, headers: { 'if-match': 'gisteren' } });
    expect([fout.status, velden(fout.body)]).toEqual([400, ['/kleur', 'If-Match']]);
  });
});

describe('domein §7.1 (i): completeness and references', () => {
  test('issue 3 bad input: M5 missing at sending gives 400 melding-onvolledig with exactly M5; the concept is kept', async () => {
    const { body: concept } = await maak(volledig({ antwoorden: { geinformeerd: 'ja', meldcode: 'ja' } }));
    const voor = await telRijen(s);
    const fout = await joost.vraag<Probleem>('POST', `/api/v1/meldingen/${concept.id}/verzending`, { doel });
    expect([fout.status, fout.body.type, fout.body.fouten?.map((f) => f.code)]).toEqual([400, '/problemen/melding-onvolledig', ['M5']]);
    expect(await telRijen(s)).toEqual(voor);
    expect((await meldingIn(concept.id)).body.melding).toMatchObject({ status: 'concept' });
    expect(JSON.stringify((await meldingIn(concept.id)).body)).toContain('Er was twee keer in een week een ruzie');
    await joost.roep('PATCH', `/api/v1/meldingen/${concept.id}`, { doel, body: { antwoorden: { kinderen: 'nee' } } });
    expect((await joost.vraag('POST', `/api/v1/meldingen/${concept.id}/verzending`, { doel })).status).toBe(200);
  });
  test('issue 3 bad input: an empty concept names every missing criterium of VT at once', async () => {
    const { body: concept } = await maak({});
    const fout = await joost.vraag<Probleem>('POST', `/api/v1/meldingen/${concept.id}/verzending`, { doel });
    expect(fout.body.fouten?.map((f) => f.code)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
  });
  test('issue 3 bad input: the same reference with the same content gives the first melding; other content is 409 and overwrites nothing', async () => {
    const referentie = `POL-${randomUUID()}`;
    const inhoud = volledig();
    const eerste = await maak(inhoud, { referentie });
    const voor = await telRijen(s);
    const tweede = await maak(inhoud, { referentie });
    expect([eerste.status, tweede.status, tweede.body.id]).toEqual([201, 200, eerste.body.id]);
    const stand = (await meldingIn(eerste.body.id)).body;
    const anders = await maak({ ...inhoud, acuutGevaar: 'ja', verzoek: 'Kom snel.' }, { referentie });
    expect([anders.status, anders.body.type, anders.body.verschil]).toEqual([409, '/problemen/referentie-bestaat', ['acuutGevaar', 'verzoek']]);
    expect(JSON.stringify(anders.body)).not.toMatch(/Kom snel|Wulp/);
    expect((await meldingIn(eerste.body.id)).body).toEqual(stand);
    expect(await telRijen(s)).toEqual(voor);
  });
  test('issue 3 bad input: ten times the same melding at the same moment gives one melding', async () => {
    const referentie = `POL-${randomUUID()}`;
    const inhoud = volledig();
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => maak(inhoud, { referentie })));
    expect(antwoorden.map((a) => a.status).toSorted((x, y) => x - y)).toEqual([...Array.from({ length: 9 }, () => 200), 201]);
    expect(new Set(antwoorden.map((a) => a.body.id)).size).toBe(1);
    expect(await s.kern.db('melding').where({ verzender_referentie: referentie })).toHaveLength(1);
  });
});

describe('domein §7.1 (b): a melding by telephone', () => {
  test('issue 3 bad input: only a meldpuntmedewerker writes one down; it is stored though incomplete, and says what is missing', async () => {
    const vraag = (wie: Klant) => wie.vraag<Probleem & Verwijzing>('POST', '/api/v1/meldingen', { doel, body: { soort: 'VT', kanaal: 'telefoon', inhoud: volledig({ antwoorden: {} }) } });
    for (const login of ['joost', 'daan']) { const { status, body } = await vraag(login === 'joost' ? joost : await s.als(login)); expect([login, status, body.type]).toEqual([login, 403, '/problemen/rol-onvoldoende']); }
    const noor = await s.als('noor');
    const eigen = await vraag(noor);
    expect(eigen.status).toBe(201);
    expect((await noor.vraag('GET', `/api/v1/meldingen/${eigen.body.id}`, { doel })).status).toBe(200);
    expect((await (await s.als('daan')).vraag('GET', `/api/v1/meldingen/${eigen.body.id}`, { doel })).status).toBe(404);
    expect((await noor.vraag<Verwijzing>('POST', `/api/v1/meldingen/${eigen.body.id}/verzending`, { doel })).body.status).toBe('ontvangen');
    expect(await s.kern.db('melding').where({ id: eigen.body.id }).first('ontbreekt')).toEqual({ ontbreekt: ['M4', 'M5', 'M6'] });
  });
});

describe('issue 3 bad input: places in a list', () => {
  test('issue 3 bad input: walking a list by its own cursors gives every row once; a cursor of somebody\'s making is 400', async () => {
    for (let n = 0; n < 3; n++) await maak({});
    const gezien: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { items: { id: string }[]; volgende: string | null } } = await joost.roep('GET', `/api/v1/meldingen?richting=verstuurd&aantal=2${cursor === '' ? '' : `&cursor=${cursor}`}`, { doel });
      gezien.push(...body.items.map((i) => i.id));
      cursor = body.volgende;
    }
    expect(gezien.length).toBeGreaterThanOrEqual(3);
    expect(new Set(gezien).size).toBe(gezien.length);
    const noor = await s.als('noor');
    const code = (t: string): string => Buffer.from(t).toString('base64url');
    const id = randomUUID();
    for (const [wie, pad] of [
      ...['1|', '2026-02-31T00:00:00Z|', '0000-01-01T00:00:00Z|', 'infinity|', '2026-01-01|'].map((t) => [joost, `/api/v1/meldingen?cursor=${code(`${t}${id}`)}`] as const), [joost, `/api/v1/meldingen?cursor=${code('2026-01-01T00:00:00Z|-')}`] as const,
      ...['termijn 1', 'termijn 2026-02-31T00:00:00Z', '-gewijzigd infinity'].map((t) => [noor, `/api/v1/taken?cursor=${code(`${t} ${id}`)}`] as const), [noor, `/api/v1/taken?cursor=${code(`termijn 2026-01-01T00:00:00.000Z ${'-'.repeat(36)}`)}`] as const,
      [noor, `/api/v1/casussen?cursor=${code(`1 ${id}`)}`] as const, [noor, `/api/v1/casussen?cursor=${code('2026-01-01T00:00:00Z abc')}`] as const,
    ]) expect([pad, (await wie.vraag('GET', pad, { doel })).status]).toEqual([pad, 400]);
    const bo = await s.als('bo');
    for (const pad of ['/api/v1/beheer/incidenten?na=9999999999999999999', '/api/v1/beheer/outbox?na=9999999999999999999']) expect([pad, (await bo.vraag('GET', pad)).status]).toEqual([pad, 400]);
    expect((await bo.vraag('POST', '/api/v1/beheer/incidenten/9999999999999999999/herstel', { body: {} })).status).toBe(400);
  });
});

describe('the keten: meldingen of partner systems', () => {
  test('issue 3 bad input: the same melding again gives the first (200); other content is 409 with the fields that differ', async () => {
    const melding = soh();
    const eerste = await keten(s, melding, token);
    const voor = await telRijen(s);
    const tweede = await keten(s, melding, token);
    expect([eerste.status, tweede.status, tweede.body['id']]).toEqual([201, 200, eerste.body['id']]);
    const anders = await keten(s, { ...melding, verzoek: 'Iets anders.' }, token);
    expect([anders.status, anders.body.type, anders.body.verschil]).toEqual([409, '/problemen/referentie-bestaat', ['verzoek']]);
    expect(await telRijen(s)).toEqual(voor);
    expect((await s.kern.db('melding').where({ id: eerste.body['id'] as string }).first<{ verzoek: string }>('verzoek'))?.verzoek).toBe(melding['verzoek']);
  });
  test('issue 3 bad input: all faults of a partner melding at once, and nothing written', async () => {
    const voor = await telRijen(s);
    const fout = await keten(s, soh({ soort: 'ABC', kleur: 1, heeftBetrekkingOp: [{ burgerservicenummer: '999500017', geslacht: '3', naam: { voornamen: 'Anna' } }] }), token);
    expect([fout.status, velden(fout.body)]).toEqual([400, ['/heeftBetrekkingOp/0/burgerservicenummer', '/heeftBetrekkingOp/0/geslacht', '/heeftBetrekkingOp/0/naam/geslachtsnaam', '/kleur', '/soort']]);
    expect(await telRijen(s)).toEqual(voor);
  });
  test('issue 3 bad input: an unknown partner: no token, a wrong token, a foreign signature, another audience, an OIN that is not a partner, all 401 with the same words', async () => {
    const voor = await telRijen(s);
    const deel = (o: unknown): string => Buffer.from(JSON.stringify(o)).toString('base64url');
    const [kop = '', inhoud = '', teken = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(inhoud, 'base64url').toString('utf8')) as Record<string, unknown>;
    const vals = [
      null, 'onzin', `${kop}.${inhoud}.${teken.slice(0, -4)}AAAA`, `${deel({ alg: 'none', typ: 'at+jwt' })}.${inhoud}.`,
      `${kop}.${deel({ ...claims, client_id: '00000099999999999000' })}.${teken}`, `${kop}.${deel({ ...claims, aud: 'https://elders.example' })}.${teken}`,
    ];
    const antwoorden = await Promise.all(vals.map((t) => keten(s, soh(), t)));
    expect(antwoorden.map((a) => a.status)).toEqual(vals.map(() => 401));
    expect(new Set(antwoorden.map((a) => JSON.stringify({ ...a.body, instance: '' }))).size).toBe(1);
    expect(antwoorden[0]?.headers.get('www-authenticate')).toBe('Bearer');
    expect(await telRijen(s)).toEqual(voor);
  });
  test('issue 3 bad input: a partner that was ended is unknown from then on (401), though its token is still good', async () => {
    const { id } = await s.kern.db('organisatie').where({ oin: politie }).first('id', 'status') as { id: string };
    await s.kern.db('organisatie').where({ id }).update({ status: 'aangemeld' });
    try { expect((await keten(s, soh(), token)).status).toBe(401); } finally { await s.kern.db('organisatie').where({ id }).update({ status: 'actief' }); }
  });
  test('issue 3 bad input: wrong content type 415, malformed JSON 400, too large 413, other charset 415; nothing written', async () => {
    const voor = await telRijen(s);
    const csrf = await joost.roep<{ csrfToken: string }>('GET', '/api/v1/sessie');
    const kop = { cookie: joost.cookies(), 'x-csrf-token': csrf.body.csrfToken, doel };
    for (const stuur of [
      (type: string, body: string) => keten(s, body, token, { 'content-type': type }),
      (type: string, body: string) => los(s, 'POST', '/api/v1/meldingen', { body, headers: { ...kop, 'content-type': type } }),
    ]) {
      const uit = [await stuur('text/plain', 'hallo'), await stuur('application/xml', '<a/>'), await stuur('application/json; charset=iso-8859-1', '{}'), await stuur('application/json', '{"soort":'), await stuur('application/json', ''), await stuur('application/json', JSON.stringify({ soort: 'VT', inhoud: { situatieschets: 'a'.repeat(300_000) } }))];
      expect(uit.map((a) => a.status)).toEqual([415, 415, 415, 400, 400, 413]);
      expect(uit.every((a) => a.type.startsWith('application/problem+json') && a.body.title !== '' && a.body.detail !== '')).toBe(true);
    }
    expect(await telRijen(s)).toEqual(voor);
  });
  test('issue 3 bad input: JSON nested a hundred thousand deep is refused, not walked', async () => {
    const fout = await keten(s, `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, token);
    expect(fout.status).toBe(400);
  });
});
