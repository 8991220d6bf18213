import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Probleem } from '../../../src/platform/http/problemen.ts';
import { route } from '../../../src/platform/http/route.ts';
import type { Route } from '../../../src/platform/http/route.ts';
import { sseAntwoord } from '../../../src/platform/http/sse.ts';
import type { Bezoeker } from './bezoeker.ts';
import { maakOpstelling, stopAlles } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

const id = '7b0f2a52-0d1c-4f3a-9c55-1f2b3c4d5e6f';
const zaak = z.strictObject({ titel: z.string().min(1).max(20), aantal: z.number().int().max(9), soort: z.enum(['a', 'b']), op: z.iso.date(), adres: z.strictObject({ nummer: z.number() }), punten: z.array(z.strictObject({ naam: z.string() })).max(2).optional() });
let wachters: (() => void)[] = [];
let uitgevoerd = 0;
const routes: Route[] = [
  route({ methode: 'get', pad: '/api/v1/zaken/:id', titel: 'Zaak', wie: ['procesregisseur'], doel: 'verplicht', params: z.object({ id: z.uuid() }), query: z.object({ vol: z.enum(['ja', 'nee']).optional() }), antwoorden: { 200: z.strictObject({ id: z.string(), doel: z.string(), trace: z.string() }) },
    verwerk: async (v) => ({ status: 200, body: { id: v.params.id, doel: v.doel, trace: v.traceparent } }) }),
  route({ methode: 'get', pad: '/api/v1/zaken/tellingen', titel: 'Telling', wie: 'openbaar', antwoorden: { 200: z.strictObject({ aantal: z.number() }) }, verwerk: async () => ({ status: 200, body: { aantal: 3 } }) }),
  route({ methode: 'post', pad: '/api/v1/zaken', titel: 'Nieuwe zaak', wie: ['procesregisseur'], body: zaak, antwoorden: { 201: z.strictObject({ id: z.uuid() }) }, verwerk: async () => { uitgevoerd++; return { status: 201, body: { id }, headers: { Location: `/api/v1/zaken/${id}` } }; } }),
  route({ methode: 'put', pad: '/api/v1/zaken/:id', titel: 'Wijzigen', wie: ['procesregisseur'], params: z.object({ id: z.uuid() }), body: z.strictObject({ titel: z.string() }), antwoorden: { 200: z.strictObject({ versie: z.number().nullable() }) },
    verwerk: async (v) => { if (v.rijversie === 2) throw new Probleem('verouderde-versie', 'Ververs de pagina.', { rijversie: 3 }); return { status: 200, body: { versie: v.rijversie ?? null } }; } }),
  route({ methode: 'delete', pad: '/api/v1/zaken/:id', titel: 'Weg', wie: ['procesregisseur'], params: z.object({ id: z.uuid() }), antwoorden: { 204: null }, verwerk: async () => ({ status: 204 }) }),
  route({ methode: 'post', pad: '/api/v1/meldingen-openbaar', titel: 'Openbaar', wie: 'openbaar', body: z.strictObject({ tekst: z.string() }), antwoorden: { 202: null }, verwerk: async () => ({ status: 202 }) }),
  route({ methode: 'get', pad: '/api/v1/kapot', titel: 'Kapot', wie: 'openbaar', antwoorden: { 200: null }, verwerk: async () => { throw new Error('wachtwoord=geheim123 bij jan@example.nl, bsn 999500016'); } }),
  route({ methode: 'get', pad: '/api/v1/liegt', titel: 'Liegt', wie: 'openbaar', antwoorden: { 200: z.strictObject({ a: z.string() }) }, verwerk: async () => ({ status: 200, body: { a: 'x', b: 'uitgelekt' } }) }),
  route({ methode: 'get', pad: '/api/v1/beheer', titel: 'Beheer', wie: ['beheerder'], antwoorden: { 204: null }, verwerk: async () => ({ status: 204 }) }),
  route({ methode: 'get', pad: '/api/v1/traag', titel: 'Traag', wie: 'openbaar', antwoorden: { 200: z.strictObject({ af: z.boolean() }) }, verwerk: async () => { await new Promise<void>((klaar) => { wachters.push(klaar); }); return { status: 200, body: { af: true } }; } }),
  route({ methode: 'get', pad: '/api/v1/stroom', titel: 'Stroom', wie: 'ingelogd', antwoorden: { 200: null }, verwerk: async (v) => sseAntwoord((zend) => v.kern.bus.subscribe('taak', (b) => { zend('taak', { id: b['id'] }); })) }),
];

let o: Opstelling;
let noor: Bezoeker;
type Antwoord = { type: string; title: string; status: number; detail: string; instance: string; fouten?: { veld: string; code: string; melding: string }[] };
const probleem = async (r: Response): Promise<Antwoord> => { expect(r.headers.get('content-type')).toMatch(/^application\/problem\+json/); return r.json() as Promise<Antwoord>; };
const goed = { titel: 't', aantal: 1, soort: 'a', op: '2026-11-23', adres: { nummer: 1 } };
beforeAll(async () => { o = await maakOpstelling(routes); noor = (await o.login('noor')).bezoeker; });
afterAll(stopAlles);

describe('bad input: refused with every fault at once, nothing saved', () => {
  test('all faults of one body: unknown, missing, wrong type, too long, wrong choice, wrong form, deep', async () => {
    const voor = uitgevoerd;
    const p = await probleem(await noor.json('POST', '/api/v1/zaken', { titel: 'x'.repeat(21), aantal: '1', soort: 'c', op: '23-11-2026', adres: { nummer: 1, straat: 'x' }, punten: [{ naam: 'a' }, {}], raar: 1 }));
    expect(p.status).toBe(400);
    expect(p.fouten?.map((f) => [f.veld, f.code]).toSorted()).toEqual([['/aantal', 'verkeerd-soort'], ['/adres/straat', 'onbekend-veld'], ['/op', 'ongeldige-vorm'], ['/punten/1/naam', 'verplicht'], ['/raar', 'onbekend-veld'], ['/soort', 'ongeldige-keuze'], ['/titel', 'te-lang']]);
    expect(p.fouten?.find((f) => f.veld === '/titel')?.melding).toBe('Dit is te lang. Gebruik hoogstens 20 tekens.');
    expect(uitgevoerd).toBe(voor);
  });
  test('no body at all', async () => {
    const p = await probleem(await noor.json('POST', '/api/v1/zaken'));
    expect([p.status, p.fouten]).toEqual([400, [{ veld: '', code: 'verplicht', melding: 'Dit is verplicht.' }]]);
  });
  test('parameter, query and If-Match in one answer', async () => {
    const p = await probleem(await noor.haal('/api/v1/zaken/9?vol=misschien&extra=1', { headers: { doel: 'triage-uitvoeren', 'if-match': 'abc' } }));
    expect(p.fouten?.map((f) => f.veld).toSorted()).toEqual(['If-Match', 'extra', 'id', 'vol']);
  });
  test('a query or body on a route that has none', async () => {
    expect((await probleem(await o.nieuw().haal('/api/v1/zaken/tellingen?x=1'))).fouten).toEqual([{ veld: 'x', code: 'onbekend-veld', melding: 'Dit veld kennen wij niet.' }]);
    expect((await noor.json('DELETE', `/api/v1/zaken/${id}`, { x: 1 })).status).toBe(400);
  });
  test.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/xml'], ['multipart/form-data; boundary=x']])('content type %s is 415', async (soort) => {
    expect((await probleem(await noor.haal('/api/v1/zaken', { method: 'POST', headers: { 'content-type': soort, 'x-csrf-token': noor.csrf }, body: JSON.stringify(goed) }))).type).toBe('/problemen/mediatype');
  });
  test('malformed JSON, a bare value, another charset, too large', async () => {
    const post = (body: string, soort = 'application/json') => noor.haal('/api/v1/zaken', { method: 'POST', headers: { 'content-type': soort, 'x-csrf-token': noor.csrf }, body });
    const stuk = await probleem(await post('{"titel": "geheime tekst'));
    expect([stuk.status, stuk.type, stuk.fouten?.[0]?.code]).toEqual([400, '/problemen/ongeldige-invoer', 'geen-json']);
    expect(JSON.stringify(stuk)).not.toContain('geheime');
    expect((await post('"tekst"')).status).toBe(400);
    expect((await post('[]')).status).toBe(400);
    expect((await post(JSON.stringify(goed), 'application/json; charset=utf-16')).status).toBe(415);
    expect((await post(JSON.stringify({ ...goed, titel: 'x'.repeat(300_000) }))).status).toBe(413);
  });
  test('__proto__ in the body is an unknown field', async () => {
    const r = await noor.haal('/api/v1/zaken', { method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': noor.csrf }, body: `{"__proto__":{"a":1},${JSON.stringify(goed).slice(1)}` });
    expect([r.status, ({} as Record<string, unknown>)['a']]).toEqual([400, undefined]);
  });
  test('good input is carried out', async () => {
    const r = await noor.json('POST', '/api/v1/zaken', goed);
    expect([r.status, r.headers.get('location'), await r.json()]).toEqual([201, `/api/v1/zaken/${id}`, { id }]);
  });
});

describe('who may come in', () => {
  test('no session 401, wrong role 403, right role in', async () => {
    expect((await probleem(await o.nieuw().haal('/api/v1/beheer'))).type).toBe('/problemen/niet-ingelogd');
    expect((await probleem(await noor.haal('/api/v1/beheer'))).type).toBe('/problemen/rol-onvoldoende');
    expect((await (await o.login('bo')).bezoeker.haal('/api/v1/beheer')).status).toBe(204);
  });
  test('identity goes before input: who may not write learns nothing of the contract', async () => {
    expect((await o.nieuw().json('POST', '/api/v1/zaken', { raar: 1 })).status).toBe(401);
  });
  test('a write without, or with another, csrf token is 403; a read is not', async () => {
    const { bezoeker } = await o.login('noor');
    const eigen = bezoeker.csrf;
    for (const token of ['', noor.csrf, `${eigen}x`]) {
      bezoeker.csrf = token;
      expect((await probleem(await bezoeker.json('POST', '/api/v1/zaken', goed))).type).toBe('/problemen/csrf-ongeldig');
    }
    bezoeker.csrf = eigen;
    expect((await bezoeker.json('POST', '/api/v1/zaken', goed)).status).toBe(201);
  });
  test('header Doel: missing, unknown, known', async () => {
    const vraag = async (h: Record<string, string>) => noor.haal(`/api/v1/zaken/${id}`, { headers: h });
    expect((await probleem(await vraag({}))).type).toBe('/problemen/doel-ontbreekt');
    expect((await probleem(await vraag({ doel: 'nieuwsgierig-zijn' }))).type).toBe('/problemen/doel-onbekend');
    expect((await (await vraag({ doel: 'triage-uitvoeren' })).json() as { doel: string }).doel).toBe('triage-uitvoeren');
  });
  test('an idle session ends in the store; an absolute one after ten hours, however busy', async () => {
    const { bezoeker } = await o.login('noor');
    const deze = bezoeker.cookies.get('samenspel') ?? '';
    await o.database.db.raw('update sessie set expire = now() - interval \'1 second\' where (sess->\'ingelogd\'->>\'csrf\') = ?', [bezoeker.csrf]);
    expect((await probleem(await bezoeker.haal('/api/v1/beheer'))).type).toBe('/problemen/niet-ingelogd');
    const lang = (await o.login('noor')).bezoeker;
    o.sessieklok.setOffset(10 * 3600_000 - 60_000);
    expect((await lang.sessie()).soort).toBe('medewerker');
    o.sessieklok.setOffset(10 * 3600_000 + 1_000);
    const na = (await lang.sessie()).soort;
    o.sessieklok.setOffset(0);
    expect([na, deze.length > 20]).toEqual(['onbekend', true]);
  });
  test('the cookie is httpOnly and Lax', async () => {
    const regel = (await o.nieuw().haal('/inloggen?wie=medewerker')).headers.getSetCookie()[0] ?? '';
    expect(regel).toMatch(/^samenspel=.*HttpOnly.*SameSite=Lax/);
    expect(regel).not.toContain('Domain');
  });
  test('If-Match is read with and without quotes; an old version is 412 with the new one', async () => {
    const zet = (versie: string) => noor.json('PUT', `/api/v1/zaken/${id}`, { titel: 'a' }, { 'if-match': versie });
    expect(await (await zet('"7"')).json()).toEqual({ versie: 7 });
    expect(await (await zet('7')).json()).toEqual({ versie: 7 });
    expect(await probleem(await zet('W/"2"'))).toMatchObject({ status: 412, type: '/problemen/verouderde-versie', rijversie: 3 });
  });
});

describe('addresses, methods and faults', () => {
  test('unknown address, slash at the end, other case: 404 problem', async () => {
    for (const pad of ['/api/v1/bestaat-niet', '/api/v1/zaken/tellingen/', '/api/v1/Zaken/tellingen', '/api/v1/%zz']) expect((await probleem(await o.nieuw().haal(pad))).status).toBe(404);
  });
  test('wrong method: 405 with Allow', async () => {
    const r = await o.nieuw().json('PATCH', `/api/v1/zaken/${id}`, {});
    expect([(await probleem(r)).type, r.headers.get('allow')]).toEqual(['/problemen/methode-niet-toegestaan', 'GET, HEAD, PUT, DELETE']);
  });
  test('a fixed path wins from a parameter, whatever the order of declaration', async () => {
    expect(await (await o.nieuw().haal('/api/v1/zaken/tellingen')).json()).toEqual({ aantal: 3 });
  });
  test('a crash gives 500 without message or stack; the log has the trace id, and no personal data', async () => {
    const r = await o.nieuw().haal('/api/v1/kapot');
    const tekst = await r.text();
    const p = JSON.parse(tekst) as Antwoord;
    expect([r.status, p.type, p.detail.includes(p.instance)]).toEqual([500, '/problemen/interne-fout', true]);
    for (const woord of ['geheim123', 'verzoeken.test', ' at ', 'node_modules', '999500016']) expect(tekst).not.toContain(woord);
    const regel = o.regels.find((l) => l.includes(p.instance) && l.includes('"err"')) ?? '';
    expect(regel).toContain('verzoeken.test');
    expect(regel).not.toMatch(/999500016|jan@example/);
  });
  test('an answer that breaks its declaration is a 500 and does not leak the extra field', async () => {
    const r = await o.nieuw().haal('/api/v1/liegt');
    expect([r.status, (await r.text()).includes('uitgelekt')]).toEqual([500, false]);
    expect(o.regels.some((l) => l.includes('/api/v1/liegt') && l.includes('/b onbekend-veld'))).toBe(true);
  });
  test('a page that does not exist is readable in a browser', async () => {
    const r = await o.nieuw().haal('/bestaat-niet', { headers: { accept: 'text/html' } });
    expect([r.status, (await r.text()).includes('<h1>Dit bestaat niet, of u mag het niet zien</h1>')]).toEqual([404, true]);
  });
  test('every problem code has its page; an unknown one is 404', async () => {
    const pagina = await (await o.nieuw().haal('/problemen/doel-ontbreekt')).text();
    expect(pagina).toContain('Het doel van de vraag ontbreekt');
    expect((await o.nieuw().haal('/problemen/verzonnen')).status).toBe(404);
    expect(await (await o.nieuw().haal('/problemen')).text()).toContain('/problemen/vier-ogen');
  });
});

describe('standaarden §2: headers, trace, contract', () => {
  test('security headers on every answer, API-Version on the API, nothing cached', async () => {
    for (const pad of ['/api/v1/zaken/tellingen', '/api/v1/bestaat-niet', '/problemen', '/api/docs']) {
      const { headers } = await o.nieuw().haal(pad);
      expect([headers.get('x-frame-options'), headers.get('x-content-type-options'), headers.get('cache-control'), headers.get('x-powered-by'), headers.get('strict-transport-security')]).toEqual(['DENY', 'nosniff', 'no-store', null, null]);
      const csp = new Map((headers.get('content-security-policy') ?? '').split(';').map((d) => [d.trim().split(' ')[0], d.trim()]));
      expect(csp.get('script-src')).toBe('script-src \'self\'');
      expect(csp.get('default-src')).toBe('default-src \'self\'');
      expect(csp.get('frame-ancestors')).toBe('frame-ancestors \'none\'');
      expect(csp.get('form-action')).toBe(`form-action 'self' ${o.issuer()}`);
      expect(headers.get('api-version')).toBe(pad.startsWith('/api') ? '1.0.0' : null);
    }
  });
  test('a given trace goes on in a span of our own; a malformed one is replaced', async () => {
    const vraag = async (t: string) => (await (await noor.haal(`/api/v1/zaken/${id}`, { headers: { doel: 'triage-uitvoeren', traceparent: t } })).json() as { trace: string }).trace;
    const [, trace, span] = (await vraag('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')).split('-');
    expect([trace, span === 'b7ad6b7169203331']).toEqual(['0af7651916cd43dd8448eb211c80319c', false]);
    expect(await vraag('00-00000000000000000000000000000000-b7ad6b7169203331-01')).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
  test('every route is in the OpenAPI 3.1 document with its answers and problems; anybody may read it', async () => {
    const r = await o.nieuw().haal('/api/v1/openapi.json', { headers: { origin: 'https://elders.example' } });
    expect(r.headers.get('access-control-allow-origin')).toBe('*');
    const d = await r.json() as { openapi: string; info: { version: string; contact: { email: string } }; servers: { url: string }[]; paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown>; headers: Record<string, unknown> }>; parameters?: { name: string }[] }>> };
    expect([d.openapi, d.servers[0]?.url, d.info.contact.email.includes('@')]).toEqual(['3.1.0', `${o.basisUrl}/api/v1`, true]);
    for (const { pad, methode } of o.routes) {
      const operatie = d.paths[pad.replace('/api/v1', '').replace(':id', '{id}')]?.[methode];
      expect(operatie, `${methode} ${pad}`).toBeDefined();
      expect(operatie?.responses['500']?.content).toHaveProperty(['application/problem+json']);
      for (const antwoord of Object.values(operatie?.responses ?? {})) expect(antwoord.headers).toHaveProperty('API-Version');
    }
    expect(Object.keys(d.paths['/zaken/{id}']?.['get']?.responses ?? {}).toSorted()).toEqual(['200', '400', '401', '403', '404', '500']);
    expect(Object.keys(d.paths['/zaken']?.['post']?.responses ?? {}).toSorted()).toEqual(['201', '400', '401', '403', '413', '415', '429', '500']);
    expect(d.paths['/zaken/{id}']?.['get']?.parameters?.map((p) => p.name)).toContain('Doel');
  });
  test('readable documentation without any script', async () => {
    const pagina = await (await o.nieuw().haal('/api/docs')).text();
    expect(pagina).toContain('/zaken/{id}');
    expect(pagina).not.toContain('<script');
  });
  test('health: live, ready with its parts, metrics by route pattern and only from this machine', async () => {
    expect(await (await o.nieuw().haal('/health/live')).json()).toEqual({ leeft: true });
    expect(await (await o.nieuw().haal('/health/ready')).json()).toEqual({ gereed: true, onderdelen: { database: 'gereed' } });
    const figuren = await (await o.nieuw().haal('/metrics')).text();
    expect(figuren).toContain('route="/api/v1/zaken/:id"');
    expect(figuren).not.toContain(id);
    expect((await o.nieuw().haal('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  });
});

test('standaarden §2: behind a proxy with TLS the cookie is Secure and __Host-, and HSTS is sent', async () => {
  const eigen = await maakOpstelling(routes, { basisUrl: 'https://samenspel.example', achterProxy: true });
  const r = await fetch(`http://127.0.0.1:${eigen.server.port}/inloggen?wie=medewerker`, { redirect: 'manual', headers: { 'x-forwarded-proto': 'https' } });
  expect(r.headers.getSetCookie()[0]).toMatch(/^__Host-samenspel=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
  expect(new URL(r.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe('https://samenspel.example/oidc/terug');
  expect([r.headers.get('strict-transport-security'), r.headers.get('content-security-policy')?.includes('upgrade-insecure-requests')]).toEqual(['max-age=63072000; includeSubDomains', true]);
});

describe('event stream and shutdown', () => {
  const open = async (b: Bezoeker) => {
    const r = await b.haal('/api/v1/stroom');
    const lezer = (r.body as ReadableStream<Uint8Array>).getReader();
    let tekst = '';
    const lees = async (klopt: () => boolean): Promise<string> => { while (!klopt()) { const { done, value } = await lezer.read(); if (done) break; tekst += Buffer.from(value).toString(); } return tekst; };
    return { r, tot: (stuk: string) => lees(() => tekst.includes(stuk)), einde: () => lees(() => false) };
  };
  test('an event comes through with ids only; logging out elsewhere ends the stream', async () => {
    const { bezoeker } = await o.login('noor');
    const s = await open(bezoeker);
    expect(s.r.headers.get('content-type')).toBe('text/event-stream');
    await s.tot('retry');
    await o.kern.bus.publish('taak', { id: 'taak-1' });
    expect(await s.tot('taak-1')).toContain('event: taak\ndata: {"id":"taak-1"}\n\n');
    await bezoeker.json('DELETE', '/api/v1/sessie');
    await s.einde();
    expect(o.stromen.aantal()).toBe(0);
  });
  test('without a session there is no stream', async () => { expect((await o.nieuw().haal('/api/v1/stroom')).status).toBe(401); });
  test('stop: a running request is finished, a stream ends, nothing new comes in', async () => {
    const eigen = await maakOpstelling(routes);
    const { bezoeker } = await eigen.login('noor');
    const s = await open(bezoeker);
    await s.tot('retry');
    wachters = [];
    const traag = eigen.nieuw().haal('/api/v1/traag');
    while (wachters.length === 0) await new Promise((klaar) => { setTimeout(klaar, 5); });
    const gestopt = eigen.server.stop(10_000);
    await s.einde();
    const weigert = await new Promise<boolean>((klaar) => { const c = connect(eigen.server.port, '127.0.0.1'); c.once('connect', () => { c.destroy(); klaar(false); }); c.once('error', () => { klaar(true); }); });
    wachters.forEach((w) => { w(); });
    expect([weigert, await (await traag).json()]).toEqual([true, { af: true }]);
    await gestopt;
    });
  test('stop cuts what takes too long', async () => {
    const eigen = await maakOpstelling(routes);
    wachters = [];
    const traag = eigen.nieuw().haal('/api/v1/traag').then(() => 'antwoord', () => 'afgekapt');
    while (wachters.length === 0) await new Promise((klaar) => { setTimeout(klaar, 5); });
    await eigen.server.stop(200);
    expect(await traag).toBe('afgekapt');
    wachters.forEach((w) => { w(); });
    });
});

test('domein §6 429: over the limit there is a problem with Retry-After; a session counts apart', async () => {
  const eigen = await maakOpstelling(routes, { limieten: { opslag: (await import('../../../src/platform/http/limietopslag.ts')).maakPostgresLimietopslag(o.database.db), waarden: { inloggen: 2, openbaar: 2, schrijven: 4, partner: 5 } } });
  await o.database.db('verzoeklimiet').delete();
  const b = eigen.nieuw();
  const statussen = [];
  for (let i = 0; i < 3; i++) statussen.push((await b.json('POST', '/api/v1/meldingen-openbaar', { tekst: 'x' })).status);
  expect(statussen).toEqual([202, 202, 429]);
  const r = await b.json('POST', '/api/v1/meldingen-openbaar', { tekst: 'x' });
  expect([(await probleem(r)).type, Number(r.headers.get('retry-after')) > 0]).toEqual(['/problemen/te-veel-verzoeken', true]);
  const { bezoeker } = await eigen.login('noor');
  const schrijf = [];
  for (let i = 0; i < 5; i++) schrijf.push((await bezoeker.json('POST', '/api/v1/zaken', goed)).status);
  expect(schrijf).toEqual([201, 201, 201, 201, 429]);
  expect((await b.haal('/inloggen?wie=medewerker')).status).toBe(302);
  expect((await b.haal('/inloggen?wie=medewerker')).status).toBe(429);
});
