import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { inloggen, type Klant } from '../../../src/demo/klant.ts';
import { routes } from '../../../src/api.ts';
import { gedeeldeStapel, type Stapel } from '../../hulp/stapel.ts';
import { los, partnertoken, type Los } from './hulp.ts';
import { apart, lezers, nergens, tabel, type Regel } from './tabel.ts';

let s: Stapel;
let wie: Record<typeof lezers[number], Klant | null>;
beforeAll(async () => {
  s = await gedeeldeStapel();
  wie = {
    melder: await s.als('joost', 'melder'), deelnemer: await s.als('mara'), procesregisseur: await s.als('noor'), casusregisseur: await s.als('fenna'), procesontwerper: await s.als('vera'),
    regiocoordinator: await s.als('anke'), fg: await s.als('sem', 'fg'), beheerder: await s.als('bo'), burger: await inloggen(s.url, 'burger', { sub: 'burger-p57', niveau: 'substantieel' }, { wie: 'burger' }), niemand: null,
  };
});

const adres = (r: Regel): string => `${r.pad.replace(/:(\w+)/g, (_, naam: string) => naam === 'key' ? '1' : nergens)}${r.query ?? ''}`;
const csrfVan = new Map<Klant, string>();
const kop = async (k: Klant | null): Promise<Record<string, string>> => {
  if (k === null) return {};
  const csrf = csrfVan.get(k) ?? (await k.roep<{ csrfToken: string }>('GET', '/api/v1/sessie')).body.csrfToken;
  csrfVan.set(k, csrf);
  return { cookie: k.cookies(), 'x-csrf-token': csrf };
};
const vraag = async (r: Regel, k: Klant | null, headers: Record<string, string> = {}, zonder: readonly string[] = []): Promise<Los> => {
  const alle: Record<string, string> = { ...await kop(k), ...(r.doel === undefined ? {} : { doel: r.doel }), ...(r.body === undefined ? {} : { 'content-type': 'application/json' }), ...(r.rijversie === undefined ? {} : { 'if-match': `"${r.rijversie}"` }), ...headers };
  for (const z of zonder) delete alle[z];
  if (r.pad.endsWith('/gebeurtenissen') && r.methode === 'GET') {                       // a stream never ends by itself
    const stop = new AbortController();
    const res = await fetch(new URL(adres(r), s.url), { headers: alle, signal: stop.signal });
    const type = res.headers.get('content-type') ?? '';
    const tekst = type.includes('json') ? await res.text() : '';
    stop.abort();
    return { status: res.status, type, tekst, body: (tekst === '' ? {} : JSON.parse(tekst)) as Los['body'], headers: res.headers };
  }
  return los(s, r.methode, adres(r), { headers: alle, ...(r.body === undefined ? {} : { body: JSON.stringify(r.body) }) });
};

describe('issue 3 bad input: who gets what, over every route', () => {
  test('the table has exactly the routes of the app', () => {
    const vanApp = [...routes.map((r) => `${r.methode.toUpperCase()} ${r.pad}`), 'GET /api/v1/sessie', 'POST /api/v1/sessie/rol', 'DELETE /api/v1/sessie', 'DELETE /api/v1/sessies', 'GET /api/v1/inloggen'];
    expect([...tabel.map((r) => `${r.methode} ${r.pad}`), ...apart].toSorted()).toEqual(vanApp.toSorted());
  });
  test.each(tabel.map((r) => [`${r.methode} ${r.pad}`, r] as const))('issue 3 bad input: %s answers each role as written down', async (_naam, r) => {
    const antwoorden = await Promise.all(lezers.map((l) => vraag(r, wie[l])));
    expect(antwoorden.map((a) => a.status).join(' ')).toBe(r.verwacht);
    for (const a of antwoorden.filter((x) => x.status >= 400)) {
      expect(a.type).toContain('application/problem+json');
      expect(a.body).toMatchObject({ type: expect.stringMatching(/^\/problemen\/[a-z-]+$/), title: expect.stringMatching(/^[A-Z]/), detail: expect.stringMatching(/[.:]/), status: a.status, instance: expect.stringMatching(/^[0-9a-f]{32}$/) });
      expect(a.tekst).not.toMatch(/\bat [\w.]+ \(|node_modules|\.ts:\d/);
    }
  });
  test('domein §5: each login left a line in the auditlog, with ids and no name', async () => {
    const regels = await s.kern.db('auditlog').whereLike('gebeurtenistype', 'sessie.%').select('*') as Record<string, unknown>[];
    const { id } = await s.kern.db('medewerker').where({ sub: 'noor' }).first('id') as { id: string };
    expect(regels.filter((r) => r['gebruiker_id'] === id)).toContainEqual(expect.objectContaining({ actie: 'C', gebeurtenistype: 'sessie.inloggen', uitkomst: 0, gebruiker_soort: 'medewerker', object_type: 'sessie', sessie_hash: expect.stringMatching(/^[0-9a-f]{64}$/), organisatie_oin: expect.stringMatching(/^00000099/) }));
    expect(regels.some((r) => r['gebruiker_soort'] === 'burger')).toBe(true);
    expect(JSON.stringify(regels)).not.toMatch(/noor|vlierhout|999\d{6}"/i);
  });
  test('issue 3 bad input: partner routes with a good token give 404 on unknown ids', async () => {
    const token = { authorization: `Bearer ${await partnertoken(s)}` };
    for (const r of tabel.filter((x) => x.pad.startsWith('/keten') && x.pad.includes(':id'))) expect([r.pad, (await vraag(r, null, token)).status]).toEqual([r.pad, 404]);
  });
  test('issue 3 bad input: an id that is no id is 400 with its name, on every route with an id', async () => {
    for (const r of tabel.filter((x) => x.pad.includes(':') && !x.pad.startsWith('/keten'))) {
      const lezer = lezers.find((_, i) => r.verwacht.split(' ')[i] === '404');
      if (lezer === undefined) throw new Error(`nobody comes past the roles of ${r.pad}`);
      for (const [deel, naam] of r.pad.matchAll(/:(\w+)/g)) {
        const a = await vraag({ ...r, pad: r.pad.replace(new RegExp(`${deel}\\b`), 'geen-id') }, wie[lezer]);
        expect([r.methode, r.pad, a.status, a.body.fouten?.map((f) => f.veld)]).toEqual([r.methode, r.pad, 400, [naam]]);
      }
    }
  });
});

describe('issue 3 bad input: doel, session and csrf', () => {
  test('issue 3 bad input: without Doel 400 doel-ontbreekt, with an unknown one 400 doel-onbekend, on every route that asks for one', async () => {
    const met = tabel.filter((r) => r.doel !== undefined);
    expect(met).toHaveLength(91);
    for (const r of met) {
      const lezer = wie[lezers.find((_, i) => !['401', '403'].includes(r.verwacht.split(' ')[i] ?? '')) ?? 'procesregisseur'];
      const [geen, vreemd] = [await vraag({ ...r, doel: undefined } as unknown as Regel, lezer), await vraag({ ...r, doel: 'nieuwsgierig' }, lezer)];
      expect([r.pad, geen.status, geen.body.type, vreemd.status, vreemd.body.type]).toEqual([r.pad, 400, '/problemen/doel-ontbreekt', 400, '/problemen/doel-onbekend']);
    }
  });
  test('issue 3 bad input: a write without csrf token, or with another one, is 403 csrf-ongeldig on every route; reading needs none', async () => {
    for (const r of tabel.filter((x) => x.methode !== 'GET' && x.pad.startsWith('/api'))) {
      const uit = [await vraag(r, wie.procesregisseur, {}, ['x-csrf-token']), await vraag(r, wie.procesregisseur, { 'x-csrf-token': await kop(wie.casusregisseur).then((k) => k['x-csrf-token'] ?? '') })];
      expect([r.pad, ...uit.map((a) => `${a.status} ${a.body.type}`)]).toEqual([r.pad, '403 /problemen/csrf-ongeldig', '403 /problemen/csrf-ongeldig']);
    }
    expect((await los(s, 'GET', '/api/v1/taken', { headers: { cookie: wie.procesregisseur?.cookies() ?? '' } })).status).toBe(200);
  });
  test('issue 3 bad input: an ended or expired session is 401 everywhere, and its cookie is worth nothing', async () => {
    const rik = await inloggen(s.url, 'rik', { login: 'rik', wachtwoord: s.logins['rik']?.wachtwoord ?? '' });
    const cookie = rik.cookies();
    expect((await rik.vraag('GET', '/api/v1/taken')).status).toBe(200);
    await rik.roep('DELETE', '/api/v1/sessie');
    expect((await los(s, 'GET', '/api/v1/taken', { headers: { cookie } })).status).toBe(401);
    const marit = await inloggen(s.url, 'marit', { login: 'marit', wachtwoord: s.logins['marit']?.wachtwoord ?? '' });
    const kenmerk = (await s.kern.db('sessie').orderBy('expire', 'desc').select<{ sid: string; sess: { ingelogd?: { sub?: string } } }[]>('sid', 'sess')).filter((r) => r.sess.ingelogd?.sub === 'marit').map((r) => r.sid);
    expect(kenmerk.length).toBeGreaterThan(0);
    await s.kern.db('sessie').whereIn('sid', kenmerk).update({ expire: new Date(Date.now() - 1000) });
    const oud = marit.cookies();
    for (const r of tabel.filter((x) => x.methode === 'GET' && x.verwacht.endsWith('401') && x.pad.startsWith('/api'))) {
      const a = await vraag(r, null, { cookie: oud });
      expect([r.pad, a.status, a.body.type]).toEqual([r.pad, 401, '/problemen/niet-ingelogd']);
    }
  });
  test('issue 3 bad input: a method that a path does not have is 405 with Allow; an unknown address 404', async () => {
    const a = await los(s, 'DELETE', '/api/v1/casussen');
    expect([a.status, a.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    for (const pad of ['/api/v1/niets', '/keten/v1/niets', '/api/v1/meldingen/', '/api/v1/%zz', '/API/v1/taken']) expect([pad, (await los(s, 'GET', pad)).status]).toEqual([pad, 404]);
  });
});

type Schema = Record<string, unknown>;
type Operatie = { operationId: string; summary: string; parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> }; responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }> };
type Document = { openapi: string; info: { version: string; contact: unknown }; servers: { url: string }[]; paths: Record<string, Record<string, Operatie>>; components: { schemas: Record<string, Schema> } };

describe('standaarden §2: OpenAPI and headers', () => {
  test.each(['/api/v1', '/keten/v1'])('issue 3 bad input: %s/openapi.json has every route, is OpenAPI 3.1 and can be read without logging in', async (voor) => {
    const { status, tekst, headers } = await los(s, 'GET', `${voor}/openapi.json`);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const d = JSON.parse(tekst) as Document;
    expect([d.openapi, d.servers[0]?.url.endsWith(voor), Object.keys(d).every((k) => ['openapi', 'info', 'servers', 'paths', 'components', 'tags', 'security', 'webhooks', 'jsonSchemaDialect'].includes(k))]).toEqual(['3.1.0', true, true]);
    const beschreven = Object.entries(d.paths).flatMap(([pad, o]) => Object.keys(o).map((m) => `${m.toUpperCase()} ${voor}${pad.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(beschreven.toSorted()).toEqual([...tabel.map((r) => `${r.methode} ${r.pad}`), ...apart].filter((r) => r.includes(` ${voor}/`)).toSorted());
    const operaties = Object.entries(d.paths).flatMap(([pad, o]) => Object.values(o).map((x) => [pad, x] as const));
    expect(new Set(operaties.map(([, o]) => o.operationId)).size).toBe(operaties.length);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'https://test.example/document', components: d.components });
    const schemaVan = (schema: Schema): Schema => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"https://test.example/document#/components/')) as Schema;
    for (const [pad, o] of operaties) {
      expect(Object.keys(o.responses).every((c) => /^[1-5]\d\d$/.test(c)) && Object.values(o.responses).every((r) => r.description !== ''), pad).toBe(true);
      expect((o.parameters ?? []).filter((p) => p.in === 'path').map((p) => `{${p.name}}`).toSorted()).toEqual((pad.match(/\{\w+\}/g) ?? []).toSorted());
      for (const schema of [...(o.parameters ?? []).map((p) => p.schema), ...Object.values(o.requestBody?.content ?? {}).map((c) => c.schema), ...Object.values(o.responses).flatMap((r) => Object.values(r.content ?? {}).map((c) => c.schema))]) expect(() => ajv.compile(schemaVan(schema))).not.toThrow();
    }
    expect(tekst).not.toMatch(/"name":"bsn","in":"(query|path)"/);
  });
  test('issue 3 bad input: security headers on API, page and error', async () => {
    const noor = { headers: { cookie: wie.procesregisseur?.cookies() ?? '' } };
    const adressen: [string, { headers?: Record<string, string> }, number][] = [
      ['/api/v1/taken', noor, 200], ['/api/v1/sessie', {}, 200], ['/api/v1/taken', {}, 401], ['/api/v1/niets', {}, 404], ['/api/v1/taken/geen-id', noor, 400], ['/keten/v1/interacties/1', {}, 401], ['/api/docs', {}, 200], ['/problemen', {}, 200],
      ['/problemen/ongeldige-invoer', { headers: { accept: 'text/html' } }, 200], ['/problemen/niets', { headers: { accept: 'text/html' } }, 404], ['/bestaat-niet', { headers: { accept: 'text/html' } }, 404], ['/health/live', {}, 200],
    ];
    for (const [pad, init, status] of adressen) {
      const { headers, status: gekregen } = await los(s, 'GET', pad, init);
      expect([pad, gekregen, headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('x-powered-by')]).toEqual([pad, status, 'no-store', 'nosniff', 'DENY', null]);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
      expect([pad, /^\/(api|keten)/.test(pad) ? /^\d+\.\d+\.\d+$/.test(headers.get('api-version') ?? '') : true]).toEqual([pad, true]);
    }
  });
  test('architectuur §4 rule 5: every problem type has a page a person can read', async () => {
    const { tekst } = await los(s, 'GET', '/problemen');
    const codes = [...tekst.matchAll(/href="(\/problemen\/[a-z-]+)"/g)].map((m) => m[1] ?? '');
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect([code, (await los(s, 'GET', code)).status]).toEqual([code, 200]);
  });
});

