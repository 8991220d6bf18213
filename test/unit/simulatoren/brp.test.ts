import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { leeftijd, minderjarig } from '../../../src/simulatoren/brp/antwoord.ts';
import { startBrpSimulator, type BrpSimulator } from '../../../src/simulatoren/brp/index.ts';
import { startBvvSimulator } from '../../../src/simulatoren/bvv/index.ts';
import { maakDemoPersonen } from '../../../src/simulatoren/personen/index.ts';

type Antwoord = { status: number; body: { personen?: Record<string, unknown>[]; code?: string; invalidParams?: { name: string; code: string }[] }; type: string | null };
let sim: BrpSimulator;
let nu = new Date('2026-11-23T08:00:00Z');
const demo = maakDemoPersonen('2026-11-23');
beforeAll(async () => { sim = await startBrpSimulator({ personen: demo, klok: { now: () => nu } }); });
afterAll(() => sim.stop());
afterEach(() => { sim.zetStoring({ soort: 'geen' }); nu = new Date('2026-11-23T08:00:00Z'); });

const vraag = async (body: unknown, opties: { pad?: string; methode?: string; headers?: Record<string, string> } = {}): Promise<Antwoord> => {
  const methode = opties.methode ?? 'POST';
  const res = await fetch(sim.adres + (opties.pad ?? '/haalcentraal/api/brp/personen'), {
    method: methode, ...(methode === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-doelbinding': 'identiteit-vaststellen', 'x-verwerking': 'toets', ...opties.headers },
  });
  return { status: res.status, body: await res.json() as Antwoord['body'], type: res.headers.get('content-type') };
};
const bsn = (fields: string[], nummers: string[]): object => ({ type: 'RaadpleegMetBurgerservicenummer', fields, burgerservicenummer: nummers });
const fouten = async (body: unknown): Promise<string[]> => { const a = await vraag(body); expect(a.status).toBe(400); return a.body.invalidParams!.map((f) => `${f.name} ${f.code}`); };

describe('standaarden §1.4 BRP Personen over HTTP', () => {
  test('standaarden §1.4: answers the asked fields and nothing else, 000900011 with nine digits (domein §7.2 (i))', async () => {
    expect((await vraag(bsn(['burgerservicenummer', 'naam.geslachtsnaam', 'geboorte.datum'], ['000900011']))).body).toEqual({
      type: 'RaadpleegMetBurgerservicenummer', personen: [{ burgerservicenummer: '000900011', naam: { geslachtsnaam: 'Ćosić' }, geboorte: { datum: { type: 'Datum', datum: '2021-07-06', langFormaat: '6 juli 2021' } } }],
    });
  });
  test('standaarden §1.4: geheimhouding, opschorting and investigations of asked data come by themselves', async () => {
    const [weg] = (await vraag(bsn(['naam.geslachtsnaam'], [demo.find((p) => p.nr === 'P29')!.bsn!]))).body.personen!;
    expect(weg!['opschortingBijhouding']).toMatchObject({ reden: { code: 'E' } });
    const [geheim] = (await vraag(bsn(['geboorte.datum'], [demo.find((p) => p.nr === 'P31')!.bsn!]))).body.personen!;
    expect(geheim!['geheimhoudingPersoonsgegevens']).toBe(true);
    const [onderzocht] = (await vraag(bsn(['verblijfplaats.verblijfadres.huisnummer'], [demo.find((p) => p.nr === 'P34')!.bsn!]))).body.personen!;
    expect(onderzocht).toMatchObject({ verblijfplaats: { type: 'Adres', verblijfadres: { inOnderzoek: { huisnummer: true } } } });
    expect(JSON.stringify(onderzocht)).not.toContain('postcode');
  });
  test('standaarden §1.4: not found is 200 with nobody', async () => { expect(await vraag(bsn(['naam'], ['123456782']))).toMatchObject({ status: 200, body: { personen: [] } }); });
  test('domein §7.2 (i): "cosic" in small letters without accents finds Ćosić', async () => {
    const luka = demo.find((p) => p.nr === 'P07')!;
    const { body } = await vraag({ type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam.voornamen', 'naam.geslachtsnaam'], geslachtsnaam: 'cosic', voornamen: 'jorgen', geboortedatum: (luka.geboorte as { datum: string }).datum });
    expect(body.personen).toEqual([{ naam: { voornamen: 'Jörgen', geslachtsnaam: 'Ćosić' } }]);
  });
  test('standaarden §1.4: the dead are found by searching only when asked for', async () => {
    const marjolein = demo.find((p) => p.nr === 'P20')!;
    const zoek = { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam.voornamen'], geslachtsnaam: 'Waterhoen', geboortedatum: (marjolein.geboorte as { datum: string }).datum };
    expect((await vraag(zoek)).body.personen).toEqual([]);
    expect((await vraag({ ...zoek, inclusiefOverledenPersonen: true })).body.personen).toHaveLength(1);
  });
  test('standaarden §1.4: everybody at an address', async () => {
    const v = demo.find((p) => p.nr === 'P01')!.verblijf as { postcode: string; huisnummer: number };
    expect((await vraag({ type: 'ZoekMetPostcodeEnHuisnummer', fields: ['burgerservicenummer'], postcode: v.postcode.replace(/(..)$/, ' $1').toLowerCase(), huisnummer: v.huisnummer })).body.personen).toHaveLength(5);
  });

  test('standaarden §1.4: every fault at once, automatic fields refused', async () => {
    expect(await fouten({ ...bsn(['geheimhoudingPersoonsgegevens', 'inOnderzoek', 'rni', 'verificatie', 'opschortingBijhouding', 'bestaatNiet'], ['12345678', '1234567890']), extra: 1 })).toEqual([
      'fields.0 fields', 'fields.1 fields', 'fields.2 fields', 'fields.3 fields', 'fields.4 fields', 'fields.5 fields', 'extra unknownParam', 'burgerservicenummer.0 pattern', 'burgerservicenummer.1 pattern']);
  });
  test.each([
    ['no type', { fields: ['naam'] }, ['type required']], ['unknown type', { type: 'Zoek', fields: ['naam'] }, ['type value']], ['a name that every object has', { type: 'toString', fields: ['naam'] }, ['type value']],
    ['no fields', { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['999500016'] }, ['fields required']],
    ['empty fields', bsn([], ['999500016']), ['fields minItems']], ['131 fields', bsn(Array<string>(131).fill('naam'), ['999500016']), ['fields maxItems']],
    ['21 BSNs', bsn(['naam'], Array<string>(21).fill('999500016')), ['burgerservicenummer maxItems']], ['no BSN', bsn(['naam'], []), ['burgerservicenummer minItems']],
    ['a full record asked in a search', { type: 'ZoekMetPostcodeEnHuisnummer', fields: ['verblijfplaats'], postcode: '1229SS', huisnummer: 1 }, ['fields.0 fields']],
    ['a day that does not exist', { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam'], geslachtsnaam: 'X', geboortedatum: '2027-02-29' }, ['geboortedatum date']],
    ['a short wildcard', { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam'], geslachtsnaam: 'Co*', geboortedatum: '2014-01-01' }, ['geslachtsnaam pattern']],
    ['a house number as text', { type: 'ZoekMetPostcodeEnHuisnummer', fields: ['naam'], postcode: '0229SS', huisnummer: '1' }, ['postcode pattern', 'huisnummer integer']],
  ])('standaarden §1.4: refuses %s', async (_, body, verwacht) => { expect(await fouten(body)).toEqual(verwacht); });
  test('standaarden §1.4: methods, media types, JSON and paths', async () => {
    expect((await vraag({}, { methode: 'GET' })).status).toBe(405);
    expect((await vraag({}, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect((await vraag({}, { headers: { 'content-type': 'application/jsonx' } })).status).toBe(415);
    expect((await vraag({}, { headers: { accept: 'application/xml' } })).status).toBe(406);
    expect((await vraag('{')).status).toBe(400);
    expect((await vraag('[]')).status).toBe(400);
    expect((await vraag({}, { pad: '/personen' })).status).toBe(404);
  });
  test('R2.3: a question without doelbinding is refused', async () => { expect((await vraag(bsn(['naam'], ['999500016']), { headers: { 'x-doelbinding': '' } })).status).toBe(403); });
  test('standaarden §1.4: an error is problem+json and repeats nothing of the question', async () => {
    const a = await vraag({ type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam'], geslachtsnaam: 'Geheimzinnig!', geboortedatum: 'x' });
    expect(a.type).toContain('application/problem+json');
    expect(JSON.stringify(a.body)).not.toContain('Geheimzinnig');
  });
});

describe('standaarden §1.4 gezag over HTTP', () => {
  const gezag = (nummers: unknown, headers: Record<string, string> = { 'accept-gezag-version': '2' }): Promise<Antwoord> => vraag({ burgerservicenummer: nummers }, { pad: '/api/v1/opvragenBevoegdheidTotGezag', headers });
  const typen = async (nr: string): Promise<unknown[]> => ((await gezag([demo.find((p) => p.nr === nr)!.bsn])).body.personen![0]!['gezag'] as { type: string }[]).map((g) => g.type);
  test('domein §8: the six types', async () => {
    expect(await Promise.all(['P03', 'P07', 'P12', 'P18', 'P37', 'P28'].map(typen))).toEqual([['GezamenlijkOuderlijkGezag'], ['EenhoofdigOuderlijkGezag'], ['GezamenlijkGezag'], ['Voogdij'], ['TijdelijkGeenGezag'], ['GezagNietTeBepalen']]);
  });
  test('standaarden §1.4: a holder gets the relation with each of his minors', async () => { expect(await typen('P01')).toHaveLength(3); });
  test('domein §8: on his eighteenth birthday gezag over P47 ends', async () => {
    expect(await typen('P47')).toEqual(['Voogdij']);
    nu = new Date('2026-11-30T12:00:00Z');
    expect(await typen('P47')).toEqual(['Voogdij']);
    nu = new Date('2026-12-01T12:00:00Z');
    expect(await typen('P47')).toEqual([]);
  });
  test('standaarden §1.4: version header and body are checked', async () => {
    expect((await gezag(['999500016'], {})).status).toBe(400);
    expect((await gezag(['999500016'], { 'accept-gezag-version': '1' })).status).toBe(400);
    expect((await gezag(['x'])).status).toBe(400);
    expect((await vraag({ burgerservicenummer: ['999500016'], fields: ['gezag'] }, { pad: '/api/v1/opvragenBevoegdheidTotGezag', headers: { 'accept-gezag-version': '2' } })).status).toBe(400);
  });
});

describe('ages', () => {
  test.each([['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18], ['2008-02-29', '2028-02-29', 20], ['2008-12-01', '2026-11-30', 17], ['2008-12-01', '2026-12-01', 18]])('domein §8: born %s is on %s %i years old, leap days included', (datum, dag, jaren) => {
    expect(leeftijd({ soort: 'volledig', datum }, new Date(`${dag}T12:00:00Z`))).toBe(jaren);
  });
  test('R2.6: a partly known date gives an age only when there is one answer, and is a minor as long as that is possible', () => {
    const nu_ = new Date('2026-11-23T12:00:00Z');
    expect([leeftijd({ soort: 'jaar', jaar: 2008 }, nu_), leeftijd({ soort: 'jaar-maand', jaar: 2008, maand: 11 }, nu_), leeftijd({ soort: 'jaar-maand', jaar: 2008, maand: 10 }, nu_), leeftijd({ soort: 'onbekend' }, nu_)]).toEqual([undefined, undefined, 18, undefined]);
    expect(minderjarig({ soort: 'jaar', jaar: 2008 }, nu_)).toBe(true);
    expect(minderjarig({ soort: 'jaar', jaar: 2007 }, nu_)).toBe(false);
  });
});

describe('the control of the simulators', () => {
  const besturing = (pad: string, methode: string, body?: unknown): Promise<Response> => fetch(`${sim.adres}/_simulator/${pad}`, { method: methode, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  test('down, error and slow, and the count of requests', async () => {
    await besturing('tellers', 'DELETE');
    expect((await besturing('storing', 'PUT', { soort: 'uit' })).status).toBe(200);
    await expect(vraag(bsn(['naam'], ['999500016']))).rejects.toThrow();
    await besturing('storing', 'PUT', { soort: 'fout' });
    expect((await vraag(bsn(['naam'], ['999500016']))).status).toBe(500);
    await besturing('storing', 'PUT', { soort: 'traag', ms: 120 });
    const begin = performance.now();
    expect((await vraag(bsn(['naam'], ['999500016']))).status).toBe(200);
    expect(performance.now() - begin).toBeGreaterThan(100);
    expect(await (await besturing('tellers', 'GET')).json()).toEqual({ '/haalcentraal/api/brp/personen': 3 });
    expect((await besturing('storing', 'PUT', { soort: 'stuk' })).status).toBe(400);
  });
  test('a death at the municipality is seen in the next answer', async () => {
    expect((await besturing('personen/P41', 'PATCH', { overledenOp: '2026-11-20' })).status).toBe(204);
    expect((await vraag(bsn(['overlijden'], [demo.find((p) => p.nr === 'P41')!.bsn!]))).body.personen).toEqual([{ overlijden: { datum: { type: 'Datum', datum: '2026-11-20', langFormaat: '20 november 2026' } }, opschortingBijhouding: expect.anything() as unknown }]);
  });
  test('more than ten hits give nobody', async () => {
    const elf = await startBrpSimulator({ personen: Array.from({ length: 11 }, (_, i) => ({ ...demo[0]!, nr: `P${70 + i}`, bsn: `99960${1000 + i}` })) });
    const res = await fetch(`${elf.adres}/haalcentraal/api/brp/personen`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-doelbinding': 'd', 'x-verwerking': 'v' }, body: JSON.stringify({ type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: ['naam'], geslachtsnaam: 'heiweide', geboortedatum: (demo[0]!.geboorte as { datum: string }).datum }) });
    expect([res.status, (await res.json() as { code: string }).code]).toEqual([400, 'tooManyResults']);
    await elf.stop();
  });
});

describe('domein §3 BVV over HTTP', () => {
  test('domein §3: P27 by number, by name with date or year; nobody else; strict', async () => {
    const bvv = await startBvvSimulator({ personen: demo });
    const zoek = async (body: unknown, doel = 'd'): Promise<[number, number | undefined]> => {
      const res = await fetch(`${bvv.adres}/vreemdelingen/_zoek`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-doelbinding': doel, 'x-verwerking': 'v' }, body: JSON.stringify(body) });
      return [res.status, (await res.json() as { vreemdelingen?: unknown[] }).vreemdelingen?.length];
    };
    const p27 = demo.find((p) => p.nr === 'P27')!;
    const datum = (p27.geboorte as { datum: string }).datum;
    expect(await zoek({ vreemdelingnummer: p27.vreemdelingnummer })).toEqual([200, 1]);
    expect(await zoek({ geslachtsnaam: 'TESFAYE', geboortedatum: datum })).toEqual([200, 1]);
    expect(await zoek({ geslachtsnaam: 'tesfaye', geboortejaar: Number(datum.slice(0, 4)) })).toEqual([200, 1]);
    expect(await zoek({ geslachtsnaam: 'Heiweide', geboortejaar: 1989 })).toEqual([200, 0]);
    expect((await zoek({ geslachtsnaam: 'Tesfaye' }))[0]).toBe(400);
    expect((await zoek({ vreemdelingnummer: p27.vreemdelingnummer, extra: 1 }))[0]).toBe(400);
    expect((await zoek({ vreemdelingnummer: p27.vreemdelingnummer }, ''))[0]).toBe(403);
    await bvv.stop();
  });
});
