import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { inloggen, type Klant } from '../../../src/demo/klant.ts';
import { gedeeldeStapel, type Stapel } from '../../hulp/stapel.ts';
import { los, partnertoken } from './hulp.ts';
import { lezers, nergens, tabel, type Regel } from './tabel.ts';

let s: Stapel;
let kop: Record<string, Record<string, string>>;
beforeAll(async () => {
  s = await gedeeldeStapel();
  const koppen = async (k: Klant) => ({ cookie: k.cookies(), 'x-csrf-token': (await k.roep<{ csrfToken: string }>('GET', '/api/v1/sessie')).body.csrfToken });
  kop = {
    melder: await koppen(await s.als('joost', 'melder')), procesregisseur: await koppen(await s.als('noor')), beheerder: await koppen(await s.als('bo')),
    burger: await koppen(await inloggen(s.url, 'burger', { sub: 'burger-p57', niveau: 'substantieel' }, { wie: 'burger' })), partner: { authorization: `Bearer ${await partnertoken(s)}` },
  };
});

/** Marks that nothing of a person may leave behind in a log: a BSN, a name and an address as fuzz puts them everywhere. */
const bsn = '999500028';
const naam = 'Zevenblad-Ooievaarsbek';
const sleutels = ['soort', 'inhoud', 'antwoorden', 'uitkomst', 'velden', 'reden', 'tekst', 'betrokkenen', 'melder', 'bsn', 'naam', 'tijdstip_', 'data', 'id', 'type', 'source', 'wijze', '__proto__', 'constructor', 'toString', '', 'pogingen', 'roltoekenningId', 'situatieschets', 'kanaal', 'geslachtsnaam', 'postcode', 'huisnummer'];
const rare = [bsn, naam, '', ' ', '\u0000', '\uD800', '💥'.repeat(50), 'a'.repeat(5000), "'; drop table melding; --", '{{7*7}}', '../../etc/passwd', 'VT', 'accepteren', nergens, '2026-02-31', '9999-12-31T23:59:59.999999999Z', '-1', 'NaN', '1e400', 'true'];
const blad = fc.oneof(fc.constantFrom(...rare), fc.string({ unit: 'binary', maxLength: 20 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom(Number.MAX_VALUE, -0, 1e21, 2 ** 53));
const json = fc.letrec((t) => ({
  waarde: fc.oneof({ maxDepth: 4 }, blad, fc.array(t('waarde'), { maxLength: 4 }), t('groep')),
  groep: fc.dictionary(fc.oneof(fc.constantFrom(...sleutels), fc.string({ maxLength: 8 })), t('waarde'), { maxKeys: 6, noNullPrototype: true }),
}));
const bijna = (body: unknown): fc.Arbitrary<unknown> => (body === undefined || body === null || typeof body !== 'object' ? json.waarde : fc.tuple(fc.constantFrom('', ...Object.keys(body)), fc.oneof(fc.constantFrom(...sleutels), fc.string({ maxLength: 6 })), json.waarde).map(([weg, erbij, waarde]) => ({ ...body, ...(weg === '' ? {} : { [weg]: waarde }), ...(weg === '' ? { [erbij]: waarde } : {}) })));
const vraagtekst = fc.dictionary(fc.oneof(fc.constantFrom('cursor', 'aantal', 'na', 'status', 'soort', 'richting', 'bakje', 'zoek', 'verband', 'volgorde', 'termijn', 'bouwsteen'), fc.string({ maxLength: 6 })), fc.oneof(fc.constantFrom(...rare, 'alle', 'team', '1', '0', '101', '%', '_!', Buffer.from('2026-01-01T00:00:00Z|x').toString('base64url'), Buffer.from(`termijn infinity ${nergens}`).toString('base64url')), fc.string({ unit: 'binary', maxLength: 12 })), { maxKeys: 3 });
const padstuk = fc.constantFrom(nergens, nergens, 'geen-id', '1', '%00', '%zz', '..%2f..', '0'.repeat(400), '-1');

const veilig = (tekst: string): string => tekst.toWellFormed();
const wieVoor = (r: Regel): string[] => {
  if (r.pad.startsWith('/keten')) return ['partner'];
  const kolommen = r.verwacht.split(' ');
  return (['melder', 'procesregisseur', 'beheerder', 'burger'] as const).filter((l) => !['401', '403'].includes(kolommen[lezers.indexOf(l)] ?? '')).slice(0, 2);
};
/** Moving the clock would disturb every other test; its body is fuzzed without a moment that could be right. The stream never ends. */
const regels = tabel.filter((r) => !(r.methode === 'GET' && r.pad === '/api/v1/gebeurtenissen')).map((r) => ({ r, wie: wieVoor(r).length === 0 ? ['procesregisseur'] : wieVoor(r) }));
// `npm run test:diep` looks ten times as long.
const eindeBudget = process.env['TEST_DIEP'] === 'true' ? 400_000 : 40_000;

describe('issue 3 bad input: fuzz over every route', () => {
  test('issue 3 bad input: random bodies, query strings and ids never give a 5xx or a stack trace, always a Dutch problem; logs hold no person', async () => {
    const eind = Date.now() + eindeBudget;
    const gedaan = new Map<string, number>();
    const probeer = async (r: Regel, wie: string, pad: string, vraag: Record<string, string>, body: unknown, metBody: boolean): Promise<void> => {
      const q = new URLSearchParams(Object.entries(vraag).map(([k, w]) => [veilig(k), veilig(w)] as [string, string])).toString();
      const adres = `${r.pad.replace(/:(id|key)/, pad)}${q === '' ? '' : `?${q}`}`;
      const tekst = JSON.stringify(body) ?? 'null';
      const a = await los(s, r.methode, adres, { headers: { ...kop[wie], ...(r.doel === undefined ? {} : { doel: r.doel }), ...(metBody ? { 'content-type': 'application/json' } : {}), 'if-match': '"0"' }, ...(metBody ? { body: tekst } : {}) });
      const waar = `${wie} ${r.methode} ${adres} ${tekst.slice(0, 400)} → ${a.status} ${a.tekst.slice(0, 300)}`;
      gedaan.set(`${r.methode} ${r.pad}`, (gedaan.get(`${r.methode} ${r.pad}`) ?? 0) + 1);
      if (a.status >= 500 && a.status !== 502 && !(a.status === 503 && String(a.body.type).endsWith('engine-traag'))) throw new Error(`5xx: ${waar}`);
      if (/\bat [\w.<>]+ \(|node_modules|\.ts:\d+|select .* from |violates|invalid input syntax/.test(a.tekst)) throw new Error(`Inside shown: ${waar}`);
      if (a.status >= 400) {
        const { title, detail, status } = a.body;
        if (!a.type.startsWith('application/problem+json') || status !== a.status || !/^[A-Z].{5,}/.test(title) || !/^[A-Z].{5,}/.test(detail) || /\b(the|must|invalid|expected|error|required)\b/i.test(`${title} ${detail} ${(a.body.fouten ?? []).map((f) => f.melding).join(' ')}`)) throw new Error(`No Dutch problem: ${waar}`);
      }
    };
    const proef = fc.asyncProperty(fc.nat({ max: regels.length - 1 }).chain((n) => { const { r, wie } = regels[n] ?? { r: tabel[0] as Regel, wie: [] }; return fc.tuple(fc.constant(r), fc.constantFrom(...wie), padstuk, fc.oneof(fc.constant({}), vraagtekst), r.body === undefined ? json.waarde : fc.oneof(bijna(r.body), json.waarde), fc.constant(r.methode !== 'GET')); }),
      ([r, wie, pad, vraag, body, metBody]) => probeer(r, wie, pad, vraag, body, metBody));
    // Every route at least a few times with each kind of nonsense; then at random until the time is up.
    for (const { r, wie } of regels) for (const w of wie) for (const body of [null, [], 'tekst', 12, { [bsn]: naam, bsn, naam }, { ...(r.body as object | undefined), extra: `${naam} ${bsn}` }]) await probeer(r, w, nergens, {}, body, r.methode !== 'GET');
    await fc.assert(proef, { numRuns: 100_000, interruptAfterTimeLimit: Math.max(5_000, eind - Date.now()), markInterruptAsFailure: false, skipAllAfterTimeLimit: Math.max(5_000, eind - Date.now()), endOnFailure: true });
    expect([...gedaan.keys()].length).toBe(regels.length);
    expect([...gedaan.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(300);
  });
  test('domein §6 issue 3 bad input: what the fuzz sent is in no log line, and no line tells of an unexpected fault', () => {
    const lek = s.logregels.filter((l) => l.includes(bsn) || l.includes(naam) || /Wulp|Karekietlaan|Er was twee keer in een week/.test(l));
    expect(lek).toEqual([]);
    expect(s.logregels.filter((l) => l.includes('unexpected fault in a request'))).toEqual([]);
    expect(s.logregels.length).toBeGreaterThan(10);
  });
});
