// `npm run journey -- [melding.json] [--pad naam|alle] [--op adres]`: the main job, headless (with `--op` a police officer fills in the melding by hand). Lets the demo people do every task over the public API,
// moves the clock over the terms, prints who did what and how long it took, and ends non-zero on any deviation. Without `--op` it starts a stack of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoOin } from '../src/domein/oin.ts';
import { maakPartnertoken } from '../src/platform/identity/partnertoken.ts';
import { startStapel, tot, type Stapel } from '../test/hulp/stapel.ts';
import { loop, maakWereld, type Stapregel, type Wereld } from './journey/loper.ts';
import { antwoordVan, burgersVan, lange, mensenVan, paden, type Pad } from './journey/paden.ts';
import { aanvulling } from './journey/stappen.ts';

const argumenten = process.argv.slice(2);
const waarde = (naam: string): string | undefined => { const i = argumenten.indexOf(naam); return i < 0 ? undefined : argumenten.splice(i, 2)[1]; };
const op = waarde('--op'), padnaam = waarde('--pad') ?? 'keten';
const bestand = argumenten[0] ?? join(import.meta.dirname, 'journey', 'melding.json');
const gekozen = padnaam === 'alle' ? paden : paden.filter((p) => p.naam === padnaam);
if (gekozen.length === 0) { console.error(`Kies een pad: ${paden.map((p) => p.naam).join(', ')} of alle.`); process.exit(2); }
// Another instance has partners of its own: nobody here tells its organisations how to behave, and a melding file belongs to the system of the police.
const nietElders = gekozen.filter((p) => p.zet !== undefined).map((p) => p.naam);
if (op !== undefined && (argumenten[0] !== undefined || nietElders.length > 0)) {
  console.error(argumenten[0] === undefined ? `Met --op kan dit pad niet: ${nietElders.join(', ')}. Het vraagt iets van de partners van een eigen omgeving. Kies ${paden.filter((p) => p.zet === undefined).map((p) => p.naam).join(', ')}.` : 'Met --op kan geen eigen meldingbestand mee: dat stuurt het systeem van de politie, en dat hoort bij een eigen omgeving.');
  process.exit(2);
}
let melding: { id?: string; [veld: string]: unknown };
try { melding = JSON.parse(readFileSync(bestand, 'utf8')) as typeof melding; } catch (fout) {
  console.error(`${bestand} is niet te lezen als melding: ${(fout as Error).message}`);
  process.exit(2);
}

let t0 = performance.now();
const regel = (wie: string, wat: string, ms: number): void => { console.log(`${((performance.now() - t0) / 1000).toFixed(1).padStart(6)} s  ${wie.padEnd(9)} ${wat.padEnd(66)} ${(ms / 1000).toFixed(2).padStart(6)} s`); };
const momentopname = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

/** Checks that another instance may be used: a demo whose clock may move. Gives the demo passwords it shows. */
const anderAdres = async (adres: string): Promise<Map<string, string>> => {
  type Inloggen = { demo?: { gebruikers?: { login: string; wachtwoord: string }[] } | null; gebruikers?: { login: string; wachtwoord: string }[] };
  const antwoord = await fetch(new URL('/api/v1/inloggen', adres), { headers: { accept: 'application/json' } });
  const inhoud = await antwoord.json() as Inloggen;
  const zoek = (o: unknown): { login: string; wachtwoord: string }[] => (Array.isArray(o) ? o.flatMap(zoek) : o !== null && typeof o === 'object' ? ('login' in o && 'wachtwoord' in o ? [o as { login: string; wachtwoord: string }] : Object.values(o).flatMap(zoek)) : []);
  const logins = new Map(zoek(inhoud).map((g) => [g.login, g.wachtwoord]));
  if (!logins.has('bo')) throw new Error(`${adres} is geen demo-omgeving: er zijn geen demo-logins`);
  const w = maakWereld(adres, (login) => logins.get(login) ?? '');
  const { body } = await (await w.als('bo')).roep<{ verplaatsbaar: boolean }>('GET', '/api/v1/beheer/klok');
  if (!body.verplaatsbaar) throw new Error(`de klok van ${adres} mag niet verzet worden; kies een demo-omgeving`);
  return logins;
};

const inhoud = (kenmerk: string): Record<string, unknown> => ({
  incidentOp: '2026-11-22T21:15:00+01:00', incidentPlaats: 'Vinkenoord', acuutGevaar: 'nee', verzoek: `Graag beoordelen of dit gezin veilig is (${kenmerk}).`, terugkoppelingGewenst: true,
  situatieschets: 'De politie was zondagavond bij een heftige ruzie tussen de ouders. De kinderen waren thuis en waren bang.',
  betrokkenen: aanvulling.betrokkenen, melder: aanvulling.melder, antwoorden: aanvulling.antwoorden,
});
/** Sends the melding and gives its id; `vulAan` completes it when the meldpunt asks. */
const stuur = async (pad: Pad, w: Wereld, stapel: Stapel | undefined): Promise<{ meldingId: string; vulAan: () => Promise<void> }> => {
  const begin = performance.now();
  if (pad.start === 'soh' && stapel !== undefined) {
    const politie = demoOin(3);
    const token = await maakPartnertoken({ issuer: stapel.kern.config.oidc.issuer ?? `http://localhost:${stapel.kern.config.oidc.port}`, clientId: politie, geheim: stapel.logins[`partner:${politie}`]?.wachtwoord ?? '', audience: `${stapel.url}/keten/v1` })();
    const kop = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const antwoord = await fetch(`${stapel.url}/keten/v1/meldingen`, { method: 'POST', headers: kop, body: JSON.stringify(melding) });
    const ontvangen = await antwoord.json() as { id: string; meldingnummer?: string; ontbreekt?: string[]; detail?: string; fouten?: unknown };
    if (antwoord.status !== 201) throw new Error(`de melding is niet aangenomen: ${antwoord.status} ${ontvangen.detail ?? ''} ${JSON.stringify(ontvangen.fouten ?? '')}`);
    regel('politie', `melding ${ontvangen.meldingnummer} verstuurd; nog nodig: ${ontvangen.ontbreekt?.join(', ') || 'niets'}`, performance.now() - begin);
    return { meldingId: ontvangen.id, vulAan: async () => {
      const sinds = performance.now();
      const wijziging = await fetch(`${stapel.url}/keten/v1/meldingen/${ontvangen.id}`, { method: 'PATCH', headers: kop, body: JSON.stringify(aanvulling) });
      const uitslag = await wijziging.json() as { ontbreekt?: string[]; detail?: string; fouten?: unknown };
      if (wijziging.status !== 200 || uitslag.ontbreekt?.length !== 0) throw new Error(`de aanvulling is niet genoeg: ${wijziging.status} ${uitslag.ontbreekt?.join(', ') ?? ''} ${uitslag.detail ?? ''} ${JSON.stringify(uitslag.fouten ?? '')}`);
      regel('politie', 'melding aangevuld', performance.now() - sinds);
    } };
  }
  const joost = await w.als('joost', 'melder');
  const { body } = await joost.roep<{ id: string }>('POST', '/api/v1/meldingen', { doel: 'melding-beoordelen', body: { soort: 'VT', inhoud: inhoud(pad.naam) } });
  await joost.roep('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel: 'melding-beoordelen' });
  regel('joost', 'melding verstuurd', performance.now() - begin);
  return { meldingId: body.id, vulAan: async () => {
    const sinds = performance.now();
    await (await w.als('joost', 'melder')).roep('PATCH', `/api/v1/meldingen/${body.id}`, { doel: 'melding-beoordelen', body: aanvulling });
    regel('joost', 'melding aangevuld', performance.now() - sinds);
  } };
};

/** The steps that are stuck, as beheer sees them. */
const vastgelopen = async (w: Wereld): Promise<{ key: string; titel: string; fout: string }[]> => (await (await w.als('bo')).roep<{ items: { key: string; titel: string; fout: string }[] }>('GET', '/api/v1/beheer/incidenten')).body.items;

const controleer = async (pad: Pad, w: Wereld, gedaan: readonly Stapregel[], meldingId: string, stapel: Stapel | undefined, eerder: ReadonlySet<string>): Promise<void> => {
  const stappen = gedaan.map((g) => `${g.formId.split('.')[1]}:${g.uitkomst}`);
  let vanaf = 0;
  for (const stap of pad.verwacht) { const i = stappen.indexOf(stap, vanaf); if (i < 0) throw new Error(`de stap ${stap} bleef uit; gedaan: ${stappen.join(', ')}`); vanaf = i + 1; }
  for (const nooit of pad.nooit ?? []) if (stappen.some((s) => s.startsWith(`${nooit}:`))) throw new Error(`de stap ${nooit} hoort niet op dit pad`);
  if (stapel !== undefined) await controleerStapel(pad, w, meldingId, stapel);
  const nieuw = (await vastgelopen(w)).filter((i) => !eerder.has(i.key));
  if (nieuw.length > 0) throw new Error(`de engine meldt een incident bij ${nieuw.map((i) => `${i.titel} (${i.fout})`).join(', ')}`);
};

/** What only the database of an own stack tells: how the casus stands, and orders that could not be carried out. */
const controleerStapel = async (pad: Pad, w: Wereld, meldingId: string, stapel: Stapel): Promise<void> => {
  const { db } = stapel.kern;
  const { casus_id: casusId } = await db('melding').where({ id: meldingId }).first('casus_id') as { casus_id: string };
  if (pad.casus === null) { if (await db('casus').where({ id: casusId }).first('id') !== undefined) throw new Error('er is toch een casus ontstaan'); }
  if (pad.casus === 'gesloten') {
    await tot('de casus gesloten', async () => (await db('casus').where({ id: casusId, status: 'gesloten' }).first('id')) !== undefined, 30_000);
    const loopt = async (): Promise<boolean> => (await db('proces_instantie').where({ casus_id: casusId, bpmn_process_id: 'veilig-thuis', status: 'actief' }).first('sleutel')) !== undefined;
    // Who does not read his message in the portal gets a letter after a week; until then the informing goes on.
    if (await loopt()) { await w.vooruit(8 * 86_400_000); regel('klok', `verder naar ${momentopname.format(await w.nu())}`, 0); }
    await tot('het proces klaar', async () => !await loopt(), 30_000);
  }
  const mislukt = await db('outbox').where({ status: 'vastgelopen' }).select<{ soort: string; oorzaak: string }[]>('soort', 'oorzaak');
  if (mislukt.length > 0) throw new Error(`een opdracht is niet uitgevoerd: ${mislukt.map((m) => `${m.soort} (${m.oorzaak})`).join(', ')}`);
};

const loopPad = async (pad: Pad, w: Wereld, stapel: Stapel | undefined): Promise<void> => {
  t0 = performance.now();
  console.log(`\n${pad.naam}: ${pad.titel}`);
  if (stapel !== undefined) pad.zet?.(stapel);
  const negeer = new Set<string>();
  for (const m of mensenVan(pad)) for (const t of (await (await w.als(m.login, m.rol)).roep<{ items: { id: string }[] }>('GET', '/api/v1/taken?bakje=alle&aantal=100')).body.items) negeer.add(t.id);
  const eerder = new Set((await vastgelopen(w)).map((i) => i.key));
  const { meldingId, vulAan } = await stuur(pad, w, stapel);
  const burger = burgersVan(pad);
  let gebeurd = false, aangevuld = false;
  const gedaan = await loop({
    wereld: w, mensen: mensenVan(pad), burgers: burger.subs, vraagBurgers: (wereld, klant) => burger.vraag(wereld, klant), antwoorden: antwoordVan(pad), negeer, wachtstappen: pad.wachtstappen ?? lange.slice(0, 7), klaar: (g) => pad.klaar(g),
    meld: (r) => { regel(r.wie, `${r.titel}${r.uitkomst === '' ? '' : ` → ${r.uitkomst}`}`, r.ms); },
    meldTijd: (_ms, nu) => { regel('klok', `verder naar ${momentopname.format(nu)}`, 0); },
    na: async (stap) => {
      if (stap === 'melding-beoordelen:aanvulling-vragen' && !aangevuld) { aangevuld = true; await vulAan(); }
      if (pad.na !== undefined && stap === pad.na.stap && !gebeurd) { gebeurd = true; const sinds = performance.now(); regel('joost', await pad.na.doe(w, meldingId), performance.now() - sinds); }
    },
  });
  await controleer(pad, w, gedaan, meldingId, stapel, eerder);
  console.log(`${pad.naam}: klaar in ${((performance.now() - t0) / 1000).toFixed(1)} s, ${gedaan.length} taken.`);
};

let goed = true;
for (const pad of gekozen) {
  let stapel: Stapel | undefined;
  try {
    t0 = performance.now();
    if (op === undefined) {
      console.log('Samenspel start een eigen omgeving…');
      stapel = await startStapel({ klokStart: '2026-11-23T09:00:00+01:00' });
      regel('systeem', 'omgeving gereed', performance.now() - t0);
    }
    const logins = op === undefined ? undefined : await anderAdres(op);
    await loopPad(pad, maakWereld(op ?? stapel?.url ?? '', (login) => logins?.get(login) ?? stapel?.logins[login]?.wachtwoord ?? ''), stapel);
  } catch (fout) {
    goed = false;
    console.error(`\nAFWIJKING op pad ${pad.naam}: ${(fout as Error).message}`);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(stapel?.logregels.slice(-40).join(''));
  } finally { await stapel?.stop(); }
}
console.log(goed ? '\nDe keten is doorlopen.' : '\nDe keten is niet doorlopen.');
process.exit(goed ? 0 : 1);
