import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { route } from '../../../src/platform/http/route.ts';
import { maakPartnertoken } from '../../../src/platform/identity/partnertoken.ts';
import { maakOpstelling, stopAlles, wachtwoord } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

const wie = route({ methode: 'get', pad: '/api/v1/proef/wie', titel: 'Wie', wie: 'ingelogd', antwoorden: { 200: z.unknown() }, verwerk: async (v) => ({ status: 200, body: v.aanvrager }) });
const partner = route({ methode: 'get', pad: '/keten/v1/proef', titel: 'Partner', wie: 'partner', antwoorden: { 200: z.unknown() }, verwerk: async (v) => ({ status: 200, body: v.aanvrager }) });

const zwaar = route({ methode: 'get', pad: '/api/v1/proef/zwaar', titel: 'Zwaar', wie: 'ingelogd', betrouwbaarheid: 'hoog', antwoorden: { 200: z.unknown() }, verwerk: async () => ({ status: 200, body: {} }) });

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling([wie, partner, zwaar]); });
afterAll(stopAlles);
const vraag = async (b: ReturnType<Opstelling['nieuw']>): Promise<Record<string, unknown>> => (await b.haal('/api/v1/proef/wie')).json() as Promise<Record<string, unknown>>;

describe('ux §4.1: login of a medewerker', () => {
  test('code flow with PKCE, state and nonce, and no amr', async () => {
    const adres = new URL((await o.nieuw().haal('/inloggen?wie=medewerker')).headers.get('location') ?? '');
    const p = adres.searchParams;
    expect([p.get('response_type'), p.get('code_challenge_method'), p.get('acr_values'), p.get('scope')]).toEqual(['code', 'S256', 'http://eidas.europa.eu/LoA/substantial', 'openid']);
    // 128 bits or more (NL GOV OIDC profile): 22 base64url characters
    expect(Math.min(p.get('state')?.length ?? 0, p.get('nonce')?.length ?? 0)).toBeGreaterThanOrEqual(22);
  });
  test('one role: straight to the page asked for, with the functierollen of domein §1.1', async () => {
    const { bezoeker, adres } = await o.login('noor', '/taak/7?tab=2');
    expect(adres).toBe(`${o.basisUrl}/taak/7?tab=2`);
    const a = await vraag(bezoeker);
    expect(a).toMatchObject({ soort: 'medewerker', naam: 'Noor Vlierhout', toegangsrol: 'procesregisseur', acr: 'http://eidas.europa.eu/LoA/substantial', regioCode: 'MRL' });
    expect((a['functierollen'] as string[]).toSorted()).toEqual(['coordinator', 'meldpuntmedewerker', 'procesregisseur', 'triagist']);
  });
  test('two roles: no rights before the choice, then those of the chosen one; id and csrf token change', async () => {
    const { bezoeker, adres } = await o.login('loes');
    expect(adres).toBe(`${o.basisUrl}/rol?terug=%2Fwerk`);
    const geen = await bezoeker.haal('/api/v1/proef/wie');
    expect([geen.status, (await geen.json() as { detail: string }).detail]).toEqual([403, 'Kies eerst een rol.']);
    const voor = { cookie: bezoeker.cookies.get('samenspel'), csrf: bezoeker.csrf };
    const deelnemer = (await bezoeker.sessie()).rollen[1]?.id;
    expect((await bezoeker.json('POST', '/api/v1/sessie/rol', { roltoekenningId: deelnemer })).status).toBe(200);
    expect(((await vraag(bezoeker))['functierollen'] as string[]).toSorted()).toEqual(['contactpersoon', 'dienstverlener']);
    await bezoeker.sessie();
    expect(bezoeker.cookies.get('samenspel')).not.toBe(voor.cookie);
    expect(bezoeker.csrf).not.toBe(voor.csrf);
    const oud = o.nieuw();
    oud.zetCookie('samenspel', voor.cookie ?? '');
    expect((await oud.haal('/api/v1/proef/wie')).status).toBe(401);
  });
  test('a role of somebody else cannot be chosen', async () => {
    const { bezoeker } = await o.login('loes');
    const antwoord = await bezoeker.json('POST', '/api/v1/sessie/rol', { roltoekenningId: '00000000-0000-4000-8000-000000000101' });
    expect([antwoord.status, (await antwoord.json() as { type: string }).type]).toEqual([403, '/problemen/rol-onvoldoende']);
  });
  test('no role: the text of ux §4.1', async () => {
    const { bezoeker } = await o.login('kees');
    expect((await bezoeker.sessie()).uitleg).toBe('U heeft nog geen rol in Samenspel. Vraag de coördinator van uw organisatie.');
    expect((await bezoeker.haal('/api/v1/proef/wie')).status).toBe(403);
  });
  test('a blocked account is refused with a clear page and gets no session', async () => {
    const { bezoeker, antwoord } = await o.login('pim');
    expect(antwoord.status).toBe(403);
    expect((await antwoord.json() as { detail: string }).detail).toContain('geblokkeerd');
    expect((await bezoeker.sessie()).soort).toBe('onbekend');
  });
  test('somebody the platform does not know is refused', async () => {
    expect((await o.login('onbekend')).antwoord.status).toBe(403);
  });
  test('blocking and taking a role away work at once, in a running session', async () => {
    const { bezoeker } = await o.login('bo');
    const bo = o.mensen.get('sub-bo');
    if (bo === undefined) throw new Error('bo is missing');
    o.mensen.set('sub-bo', { ...bo, roltoekenningen: [] });
    expect((await bezoeker.haal('/api/v1/proef/wie')).status).toBe(403);
    o.mensen.set('sub-bo', { ...bo, status: 'geblokkeerd' });
    const antwoord = await bezoeker.haal('/api/v1/proef/wie');
    expect([antwoord.status, (await antwoord.json() as { detail: string }).detail.includes('geblokkeerd')]).toEqual([401, true]);
    o.mensen.set('sub-bo', bo);
    expect((await bezoeker.haal('/api/v1/proef/wie')).status).toBe(401);
  });
  test('a wrong password and an unknown name get the same words; a wrong code goes no further', async () => {
    const b = o.nieuw();
    const { adres } = await b.volg('/inloggen?wie=medewerker');
    const fout = await b.formulier(`${adres}/wachtwoord`, { login: 'noor', wachtwoord: 'mis' });
    const onbekend = await b.formulier(`${adres}/wachtwoord`, { login: 'noor', wachtwoord: '' });
    const niemand = await b.formulier(`${adres}/wachtwoord`, { login: 'niemand', wachtwoord });
    const melding = 'De gebruikersnaam of het wachtwoord klopt niet.';
    for (const r of [fout, onbekend, niemand]) { expect(r.antwoord.status).toBe(401); expect(await r.antwoord.text()).toContain(melding); }
    await b.formulier(`${adres}/wachtwoord`, { login: 'noor', wachtwoord });
    expect((await b.formulier(`${adres}/code`, { code: '12345' })).antwoord.status).toBe(401);
    expect((await b.sessie()).soort).toBe('onbekend');
  });
  test('after five wrong passwords that name waits, also with the right one', async () => {
    const b = o.nieuw();
    const { adres } = await b.volg('/inloggen?wie=medewerker');
    for (let i = 0; i < 5; i++) await b.formulier(`${adres}/wachtwoord`, { login: 'onbekend', wachtwoord: 'mis' });
    expect((await b.formulier(`${adres}/wachtwoord`, { login: 'onbekend', wachtwoord })).antwoord.status).toBe(429);
  });
  test('the answer of the provider works once, only with the state of this browser', async () => {
    const b = o.nieuw();
    const { adres } = await b.volg('/inloggen?wie=medewerker');
    const code = /<code>(\d{6})<\/code>/.exec(await (await b.formulier(`${adres}/wachtwoord`, { login: 'noor', wachtwoord })).antwoord.text())?.[1] ?? '';
    const stap = await b.haal(`${adres}/code`, { method: 'POST', body: new URLSearchParams({ code }) });
    const terug = (await b.haal(new URL(stap.headers.get('location') ?? '', adres).href)).headers.get('location') ?? '';
    expect(terug.startsWith(`${o.basisUrl}/oidc/terug?`)).toBe(true);
    const vreemd = o.nieuw();
    expect((await vreemd.haal(terug)).status).toBe(401);
    const vals = new URL(terug);
    vals.searchParams.set('state', 'verzonnen');
    expect((await b.haal(vals.href)).status).toBe(401);
    expect((await b.haal(terug)).status).toBe(303);
    expect((await b.haal(terug)).status).toBe(401);
  });
  test.each(['//kwaad.example/', 'https://kwaad.example/', '/\\kwaad.example', '/%09/kwaad.example\\', '/inloggen?wie=burger', 'javascript:alert(1)', '/a\r\nSet-Cookie: x=1'])('no return to another address: %j', async (pad) => {
    const antwoord = await o.nieuw().haal(`/inloggen?wie=medewerker&terug=${encodeURIComponent(pad)}`);
    expect([antwoord.status, (await antwoord.json() as { fouten: { veld: string }[] }).fouten[0]?.veld]).toEqual([400, 'terug']);
  });
  test('the session id changes at login (fixation)', async () => {
    const b = o.nieuw();
    await b.volg('/inloggen?wie=medewerker');
    const voor = b.cookies.get('samenspel');
    expect(voor).toBeTypeOf('string');
    await o.login('noor', '/werk', b);
    expect(b.cookies.get('samenspel')).not.toBe(voor);
  });
  test('ux §4.16: leaving at once needs no token, because the page may not have it yet; another site cannot send it', async () => {
    const { bezoeker } = await o.login('noor', '/werk');
    const weg = (headers: Record<string, string>): Promise<Response> => bezoeker.haal('/api/v1/sessie', { method: 'DELETE', headers });
    expect((await weg({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await weg({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await bezoeker.sessie()).soort).toBe('medewerker');
    expect((await weg({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await bezoeker.sessie()).soort).toBe('onbekend');
  });
  test('log out ends the session here and at the provider: the next login asks for the password', async () => {
    const { bezoeker } = await o.login('noor');
    const cookie = bezoeker.cookies.get('samenspel') ?? '';
    const weg = await bezoeker.json('DELETE', '/api/v1/sessie'), { vervolg, detail } = await weg.json() as { vervolg: string; detail?: string };
    expect([weg.status, detail]).toEqual([200, undefined]);
    const oud = o.nieuw();
    oud.zetCookie('samenspel', cookie);
    expect((await oud.haal('/api/v1/proef/wie')).status).toBe(401);
    expect(vervolg.startsWith(`${o.issuer()}/session/end?`)).toBe(true);
    const bevestig = await bezoeker.volg(vervolg);
    const pagina = await bevestig.antwoord.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(pagina)?.[1] ?? '';
    const uit = await bezoeker.formulier(`${o.issuer()}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(uit.adres).toBe(`${o.basisUrl}/uitgelogd`);
    const opnieuw = await bezoeker.volg('/inloggen?wie=medewerker');
    expect(await opnieuw.antwoord.text()).toContain('Wachtwoord');
  });
  test('a restart of the provider does not break the next login; its keys are 0600 and stay', async () => {
    const bestand = join(o.map, 'oidc-sleutels.json');
    const voor = readFileSync(bestand, 'utf8');
    await o.herstartAanbieder();
    expect((await o.login('noor')).adres).toBe(`${o.basisUrl}/werk`);
    expect(readFileSync(bestand, 'utf8')).toBe(voor);
    expect((statSync(bestand).mode & 0o777).toString(8)).toBe('600');
  });
  test('each login and refusal is told to the audit log, with ids only', () => {
    expect(o.logins.some((l) => l.uitkomst === 'gelukt' && l.medewerker?.medewerkerId === '00000000-0000-4000-8000-000000000001')).toBe(true);
    expect(o.logins.some((l) => l.uitkomst === 'geweigerd' && l.medewerker?.medewerkerId === '00000000-0000-4000-8000-000000000003')).toBe(true);
  });
});

describe('domein §1.6: an extra check (step-up)', () => {
  const probeer = async (b: ReturnType<Opstelling['nieuw']>) => { const a = await b.haal('/api/v1/proef/zwaar'); return [a.status, (await a.json() as { type?: string; niveau?: string }).niveau]; };
  test('an ordinary login does not open it; the same person proves it again, keeps his role and his place, and the old session is worth nothing', async () => {
    const { bezoeker } = await o.login('loes');
    const { rollen } = await bezoeker.sessie();
    await bezoeker.json('POST', '/api/v1/sessie/rol', { roltoekenningId: rollen[1]?.id });
    expect(await probeer(bezoeker)).toEqual([401, 'hoog']);
    // Refused for now, not logged out.
    expect((await vraag(bezoeker))['toegangsrol']).toBe('deelnemer');
    const oud = bezoeker.cookies.get('samenspel') ?? '';
    const { adres, antwoord } = await o.login('loes', '/casus/7', bezoeker, '&niveau=hoog');
    // An API without pages: the path it ends at is not there.
    expect([adres, antwoord.status]).toEqual([`${o.basisUrl}/casus/7`, 404]);
    expect(await probeer(bezoeker)).toEqual([200, undefined]);
    expect(await vraag(bezoeker)).toMatchObject({ toegangsrol: 'deelnemer', acr: 'http://eidas.europa.eu/LoA/high' });
    const vreemd = o.nieuw();
    vreemd.zetCookie('samenspel', oud);
    expect((await vreemd.haal('/api/v1/proef/wie')).status).toBe(401);
    expect(o.logins.at(-1)).toMatchObject({ soort: 'extra-controle', uitkomst: 'gelukt' });
  });
  test('it holds for a quarter of an hour; the session goes on after that', async () => {
    const { bezoeker } = await o.login('noor', '/werk', o.nieuw(), '&niveau=hoog');
    expect(await probeer(bezoeker)).toEqual([200, undefined]);
    o.sessieklok.setOffset(14 * 60_000);
    expect(await probeer(bezoeker)).toEqual([200, undefined]);
    o.sessieklok.setOffset(16 * 60_000);
    expect(await probeer(bezoeker)).toEqual([401, 'hoog']);
    expect((await vraag(bezoeker))['acr']).toBe('http://eidas.europa.eu/LoA/substantial');
    o.sessieklok.setOffset(0);
  });
  test('somebody else who proves himself opens nothing in the session of who sat there', async () => {
    const { bezoeker } = await o.login('noor');
    await o.login('loes', '/casus/7', bezoeker, '&niveau=hoog');
    expect(await probeer(bezoeker)).not.toEqual([200, undefined]);
    expect((await vraag(bezoeker))['acr']).not.toBe('http://eidas.europa.eu/LoA/high');
  });
  test.each(['/inloggen?wie=burger&niveau=hoog', '/inloggen?wie=medewerker&niveau=laag'])('no such check: %s', async (pad) => { expect((await o.nieuw().haal(pad)).status).toBe(400); });
  test('the provider is asked for niveau hoog, and to ask again', async () => {
    const p = new URL((await o.nieuw().haal('/inloggen?wie=medewerker&niveau=hoog')).headers.get('location') ?? '').searchParams;
    expect([p.get('acr_values'), p.get('prompt')]).toEqual(['http://eidas.europa.eu/LoA/high', 'login']);
  });
});

describe('issue 5 item 1: no role without a second factor', () => {
  test('a provider that proves only a password gives a login without a role, with the reason', async () => {
    const streng = await maakOpstelling([wie], {}, ['hwk']);
    const { bezoeker } = await streng.login('noor');
    const antwoord = await bezoeker.haal('/api/v1/proef/wie');
    expect([antwoord.status, (await antwoord.json() as { detail: string }).detail]).toEqual([403, 'U bent ingelogd zonder tweede stap. Log uit en log opnieuw in met een code of een sleutel.']);
    // A choice of role is no way round it.
    const { rollen, uitleg } = await bezoeker.sessie();
    expect([rollen, uitleg]).toEqual([[], 'U bent ingelogd zonder tweede stap. Log uit en log opnieuw in met een code of een sleutel.']);
    expect((await bezoeker.json('POST', '/api/v1/sessie/rol', { roltoekenningId: '00000000-0000-4000-8000-000000000101' })).status).toBe(403);
  });
});

describe('issue 5 item 1: logging out everywhere', () => {
  test('ends every session of this person and no other; a second time there is nobody to ask', async () => {
    const [hier, daar] = [(await o.login('noor')).bezoeker, (await o.login('noor')).bezoeker];
    const { bezoeker: ander } = await o.login('loes');
    expect((await hier.haal('/api/v1/sessies', { method: 'DELETE' })).status).toBe(403);
    const antwoord = await hier.json('DELETE', '/api/v1/sessies');
    const { aantal, vervolg } = await antwoord.json() as { aantal: number; vervolg: string };
    expect([antwoord.status, aantal >= 2, vervolg.startsWith(`${o.issuer()}/session/end?`)]).toEqual([200, true, true]);
    for (const b of [hier, daar]) expect((await b.haal('/api/v1/proef/wie')).status).toBe(401);
    expect((await ander.sessie()).soort).toBe('medewerker');
    expect(o.logins.at(-1)).toMatchObject({ soort: 'overal-uitloggen', uitkomst: 'gelukt', medewerker: { medewerkerId: '00000000-0000-4000-8000-000000000001' } });
    expect((await hier.json('DELETE', '/api/v1/sessies')).status).toBe(401);
  });
});

describe('standaarden §5: login of a citizen', () => {
  const naarDigid = async (niveau: string) => {
    const b = o.nieuw();
    const { adres, antwoord } = await b.volg('/inloggen?wie=burger');
    expect(await antwoord.text()).toContain('DigiD, nagebootst');
    return { b, ...await b.formulier(`${adres}/digid`, { sub: 'burger-1', niveau }) };
  };
  test('substantieel: in, as burger, fifteen minutes idle, and the BSN is not in the session', async () => {
    const { b, adres } = await naarDigid('substantieel');
    expect(adres).toBe(`${o.basisUrl}/mijn`);
    expect(await vraag(b)).toMatchObject({ soort: 'burger', accountId: '00000000-0000-4000-8000-000000000070' });
    expect((await b.sessie()).stilSeconden).toBe(900);
    // What he typed before his session ended comes back to him and to nobody else: a key of his own, the same at the next login (ux §4.3).
    const { conceptsleutel } = await b.sessie();
    expect(conceptsleutel).toMatch(/^[\w+/]{43}=$/);
    expect((await (await naarDigid('substantieel')).b.sessie()).conceptsleutel).toBe(conceptsleutel);
    expect(o.burgersGevraagd.at(-1)).toEqual({ sub: 'burger-1', bsn: '999500016' });
    expect(JSON.stringify(await o.database.db('sessie').select())).not.toContain('999500016');
  });
  test('domein §7.7: the person of a citizen is asked at every request: who logged in before his casus existed need not log in again, and a link that is gone is gone at once', async () => {
    const { b } = await naarDigid('substantieel');
    expect(await vraag(b)).toMatchObject({ soort: 'burger', persoonId: null });
    o.personen.set('blinde-index', '00000000-0000-4000-8000-000000000071');
    expect(await vraag(b)).toMatchObject({ soort: 'burger', persoonId: '00000000-0000-4000-8000-000000000071' });
    o.personen.delete('blinde-index');
    expect(await vraag(b)).toMatchObject({ soort: 'burger', persoonId: null });
  });
  test('a lower level is refused with 401 betrouwbaarheid-te-laag and gives no session; the next try may be higher', async () => {
    const { b, antwoord } = await naarDigid('basis');
    expect([antwoord.status, (await antwoord.json() as { type: string; detail: string })]).toEqual([401, expect.objectContaining({ type: '/problemen/betrouwbaarheid-te-laag', detail: 'Voor deze gegevens moet u inloggen met niveau Substantieel.' })]);
    expect((await b.sessie()).soort).toBe('onbekend');
    const { adres } = await b.volg('/inloggen?wie=burger');
    expect((await b.formulier(`${adres}/digid`, { sub: 'burger-1', niveau: 'substantieel' })).adres).toBe(`${o.basisUrl}/mijn`);
  });
  test('a citizen at the provider is not taken for a medewerker', async () => {
    const { b } = await naarDigid('substantieel');
    const { antwoord } = await b.volg('/inloggen?wie=medewerker');
    expect(await antwoord.text()).toContain('Gebruikersnaam');
  });
});

describe('domein §3: partner systems', () => {
  const token = async (oin: string, geheim: string, resource = `${o.basisUrl}/keten/v1`): Promise<string> => {
    const antwoord = await fetch(`${o.issuer()}/token`, { method: 'POST', headers: { authorization: `Basic ${Buffer.from(`${oin}:${geheim}`).toString('base64')}` }, body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'keten' }) });
    return (await antwoord.json() as { access_token?: string }).access_token ?? `geweigerd ${antwoord.status}`;
  };
  const met = (t: string) => fetch(`${o.basisUrl}/keten/v1/proef`, { headers: { authorization: `Bearer ${t}` } });
  test('a token of an active partner gives its organisation', async () => {
    const antwoord = await met(await token('00000099000000003000', 'geheim-politie'));
    expect([antwoord.status, await antwoord.json()]).toEqual([200, { soort: 'partner', organisatieId: '00000000-0000-4000-8000-000000000060', organisatieOin: '00000099000000003000', organisatiesoort: 'POL' }]);
  });
  test('maakPartnertoken fetches a token that opens the door, and keeps it while it lasts', async () => {
    const haal = maakPartnertoken({ issuer: o.issuer(), clientId: '00000099000000003000', geheim: 'geheim-politie', audience: `${o.basisUrl}/keten/v1` });
    const eerste = await haal();
    expect([(await met(eerste)).status, await haal()]).toEqual([200, eerste]);
  });
  test('without token, with a changed one, with that of an unknown organisation: the same 401', async () => {
    const goed = await token('00000099000000003000', 'geheim-politie');
    const [kop, inhoud, teken] = goed.split('.') as [string, string, string];
    const ander = Buffer.from(Buffer.from(inhoud, 'base64url').toString().replace('00000099000000003000', '00000099000000004000')).toString('base64url');
    const lichamen = [];
    for (const antwoord of [await fetch(`${o.basisUrl}/keten/v1/proef`), await met(`${kop}.${ander}.${teken}`), await met(await token('00000099000000009000', 'geheim-onbekend')), await met('geen.echt.token')]) {
      expect(antwoord.status).toBe(401);
      expect(antwoord.headers.get('www-authenticate')).toBe('Bearer');
      lichamen.push((await antwoord.json() as { detail: string }).detail);
    }
    expect(new Set(lichamen).size).toBe(1);
  });
  test('a wrong client secret gets no token; a session cookie does not open the keten', async () => {
    expect(await token('00000099000000003000', 'mis')).toBe('geweigerd 401');
    const { bezoeker } = await o.login('noor');
    expect((await bezoeker.haal('/keten/v1/proef')).status).toBe(401);
  });
});

test('architectuur §4 rule 5: no name, password or BSN in any log line of all this', () => {
  const alles = o.regels.join('');
  expect(alles).toContain('"route":"/inloggen"');
  for (const woord of ['Vlierhout', wachtwoord, '999500016', 'geheim-']) expect(alles).not.toContain(woord);
});
