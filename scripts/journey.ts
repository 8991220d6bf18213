// `npm run journey -- [melding.json]`: the main job, headless. Starts an isolated stack, sends the melding as a partner's system would, and lets the
// demo people do every task over the public API until "vervolg oppakken". Prints who did what and how long it took; ends non-zero on any deviation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStapel } from '../test/hulp/stapel.ts';
import { maakPartnertoken } from '../src/platform/identity/partnertoken.ts';
import { demoOin } from '../src/domein/oin.ts';
import { aanvulling, doeTaak, stappen, vindTaak } from './journey/stappen.ts';

const bestand = process.argv[2] ?? join(import.meta.dirname, 'journey', 'melding.json');
let melding: { id?: string; [veld: string]: unknown };
try { melding = JSON.parse(readFileSync(bestand, 'utf8')) as typeof melding; } catch (fout) {
  console.error(`${bestand} is niet te lezen als melding: ${(fout as Error).message}`);
  process.exit(2);
}

const t0 = performance.now();
const regel = (wie: string, wat: string, sinds: number): void => { console.log(`${((performance.now() - t0) / 1000).toFixed(1).padStart(6)} s  ${wie.padEnd(8)} ${wat.padEnd(58)} ${((performance.now() - sinds) / 1000).toFixed(2).padStart(6)} s`); };
console.log('Samenspel start een eigen omgeving…');
const stapel = await startStapel({ klokStart: '2026-11-23T09:00:00+01:00' });
let goed = false;
try {
  regel('systeem', 'omgeving gereed', t0);
  let begin = performance.now();
  const politie = demoOin(3);
  const token = await maakPartnertoken({ issuer: stapel.kern.config.oidc.issuer ?? `http://localhost:${stapel.kern.config.oidc.port}`, clientId: politie, geheim: stapel.logins[`partner:${politie}`]?.wachtwoord ?? '', audience: `${stapel.url}/keten/v1` })();
  const antwoord = await fetch(`${stapel.url}/keten/v1/meldingen`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(melding) });
  const ontvangen = await antwoord.json() as { id?: string; meldingnummer?: string; ontbreekt?: string[]; detail?: string; fouten?: unknown };
  if (antwoord.status !== 201) throw new Error(`de melding is niet aangenomen: ${antwoord.status} ${ontvangen.detail ?? ''} ${JSON.stringify(ontvangen.fouten ?? '')}`);
  regel('politie', `melding ${ontvangen.meldingnummer} verstuurd; nog nodig: ${ontvangen.ontbreekt?.join(', ') || 'niets'}`, begin);

  const gedaan = new Set<string>();
  let casusId: string | undefined;
  let nummer = '';
  for (const stap of stappen) {
    begin = performance.now();
    if ('soort' in stap) {
      const wijziging = await fetch(`${stapel.url}/keten/v1/meldingen/${ontvangen.id}`, { method: 'PATCH', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(aanvulling) });
      const uitslag = await wijziging.json() as { ontbreekt?: string[]; detail?: string; fouten?: unknown };
      if (wijziging.status !== 200 || uitslag.ontbreekt?.length !== 0) throw new Error(`de aanvulling is niet genoeg: ${wijziging.status} ${uitslag.ontbreekt?.join(', ') ?? ''} ${uitslag.detail ?? ''} ${JSON.stringify(uitslag.fouten ?? '')}`);
      regel('politie', 'melding aangevuld', begin);
      continue;
    }
    const klant = await stapel.als(stap.login, stap.rol);
    const wachtOpPartners = stap.formId === 'bepalen-bekendheid.verzoek-opstellen';
    let id = await vindTaak(klant, stap.formId, casusId, wachtOpPartners ? 3_000 : 60_000, gedaan);
    if (id === undefined && wachtOpPartners) {
      // Answers of partners are released on a 5-minute grid (R3.2): let that time pass.
      await stapel.zetKlok(5 * 60_000);
      id = await vindTaak(klant, stap.formId, casusId, 60_000, gedaan);
    }
    if (id === undefined) throw new Error(`de taak ${stap.formId} komt niet bij ${stap.login}`);
    const taak = await doeTaak(klant, id, stap.antwoorden);
    gedaan.add(id);
    casusId = taak.casus?.id ?? casusId;
    nummer = taak.casus?.nummer ?? nummer;
    regel(stap.login, taak.titel, begin);
    for (const advies of taak.gegevens?.adviezen ?? []) console.log(`${' '.repeat(19)}${advies.titel}: ${advies.advies}${advies.regels.length > 0 ? ` (${advies.regels.map((r) => r.id).join(', ')})` : ''}`);
  }
  if (casusId === undefined) throw new Error('er is geen casus ontstaan');
  begin = performance.now();
  const noor = await stapel.als('noor');
  const { body } = await noor.roep<{ items?: unknown[] }>('GET', `/api/v1/casussen/${casusId}/tijdlijn`, { doel: 'triage-uitvoeren' });
  regel('noor', `casus ${nummer}: ${(body.items ?? []).length} regels op de tijdlijn`, begin);
  const incidenten = await stapel.kern.db('incident').where({ status: 'open' }).select<{ element_id: string }[]>('element_id');
  if (incidenten.length > 0) throw new Error(`de engine meldt een incident bij ${incidenten.map((i) => i.element_id).join(', ')}`);
  const mislukt = await stapel.kern.db('outbox').whereIn('status', ['vastgelopen', 'vervallen']).select<{ soort: string; oorzaak: string }[]>('soort', 'oorzaak');
  if (mislukt.length > 0) throw new Error(`een opdracht is niet uitgevoerd: ${mislukt.map((m) => `${m.soort} (${m.oorzaak})`).join(', ')}`);
  goed = true;
} catch (fout) {
  console.error(`\nAFWIJKING: ${(fout as Error).message}`);
  if (process.env['LOG_LEVEL'] === 'debug') console.error(stapel.logregels.slice(-40).join(''));
} finally { await stapel.stop(); }
console.log(goed ? `\nDe keten is doorlopen in ${((performance.now() - t0) / 1000).toFixed(1)} s.` : '\nDe keten is niet doorlopen.');
process.exit(goed ? 0 : 1);
