import type { Knex } from 'knex';
import { magInEngine } from '../domein/enginevariabelen.ts';
import { schrijfBeheerhandeling } from '../logboek/index.ts';
import { zetInOutbox } from '../platform/engine/index.ts';
import { Probleem, type Fout } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { breekAf, eisAfbreekbaar } from './afbreken.ts';

export const herstelacties = ['opnieuw', 'variabele', 'annuleren'] as const;
export type Herstelactie = typeof herstelacties[number];
export type Voorstel = { readonly id: string; readonly incidentSleutel: string; readonly actie: Herstelactie; readonly reden: string; readonly variabele?: string | undefined; readonly waarde?: unknown; readonly bereik?: 'stap' | 'proces' | undefined };
type Incidentrij = { sleutel: string; process_instance_key: string; element_instance_key: string | null; element_id: string | null; job_sleutel: string | null; casus_id: string | null; verband_code: string | null; regio_code: string | null };

export const leesIncident = async (tx: Tx, sleutel: string): Promise<Incidentrij> => {
  // A root of its own, such as an actie, is known by another key than the casus; its steps know the casus.
  const casus = tx.raw('coalesce(p.casus_id, (select x.casus_id from element_context x where x.process_instance_key = i.process_instance_key and x.casus_id is not null limit 1))');
  const rij = await tx('incident as i').leftJoin('proces_instantie as p', 'p.sleutel', 'i.process_instance_key').leftJoin('casus as c', 'c.id', casus).where({ 'i.sleutel': sleutel, 'i.status': 'open' })
    .first<Incidentrij | undefined>('i.sleutel', 'i.process_instance_key', 'i.element_instance_key', 'i.element_id', 'i.job_sleutel', tx.raw('? as casus_id', [casus]), 'c.verband_code', 'c.regio_code');
  if (rij === undefined) throw new Probleem('niet-gevonden', 'Deze storing bestaat niet of is al opgelost.');
  return rij;
};

const keurVoorstel = (v: Voorstel): void => {
  const fouten: Fout[] = [];
  if (v.actie === 'variabele') {
    if (v.variabele === undefined) fouten.push({ veld: '/variabele', code: 'verplicht', melding: 'Noem de variabele die u wilt verbeteren' });
    if (v.waarde === undefined) fouten.push({ veld: '/waarde', code: 'verplicht', melding: 'Geef de nieuwe waarde' });
    else if (v.variabele !== undefined && !magInEngine(v.variabele, v.waarde)) fouten.push({ veld: '/waarde', code: 'past-niet', melding: 'Deze naam met deze waarde mag niet. In het proces staan alleen kenmerken, codes, aantallen, datums en ja/nee' });
  } else if (v.variabele !== undefined || v.waarde !== undefined) fouten.push({ veld: '/variabele', code: 'te-veel', melding: 'Een variabele hoort alleen bij verbeteren' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Dit voorstel kan zo niet. Er is niets gewijzigd.', { fouten });
};

/** One person proposes what to do about a stuck step; nothing happens until somebody else agrees. One open proposal per incident. */
export const stelHerstelVoor = async (kern: Kern, tx: Tx, v: Voorstel, door: Medewerker, traceparent: string): Promise<string> => {
  keurVoorstel(v);
  const i = await leesIncident(tx, v.incidentSleutel);
  if (v.actie === 'annuleren') await eisAfbreekbaar(kern, tx, { incident_sleutel: i.sleutel, process_instance_key: i.process_instance_key });
  const bereik = v.actie === 'variabele' ? v.bereik ?? 'proces' : null;
  const [rij] = await tx('herstelvoorstel').insert({
    id: v.id,
    incident_sleutel: i.sleutel, process_instance_key: i.process_instance_key, element_id: i.element_id, casus_id: i.casus_id, verband_code: i.verband_code, regio_code: i.regio_code, actie: v.actie,
    variabele: v.actie === 'variabele' ? v.variabele : null, waarde: v.actie === 'variabele' ? JSON.stringify(v.waarde) : null, bereik, bereik_sleutel: bereik === null ? null : bereik === 'stap' ? i.element_instance_key ?? i.process_instance_key : i.process_instance_key,
    reden: v.reden, voorgesteld_door: door.medewerkerId, voorgesteld_op: kern.clock.now(),
  }).onConflict(tx.raw("(incident_sleutel) where status = 'voorgesteld'")).ignore().returning('id') as { id: string }[];
  if (rij === undefined) throw new Probleem('ongeldige-overgang', 'Voor deze storing ligt al een voorstel. Een collega beoordeelt het eerst.', { toegestaan: [] });
  await schrijfBeheerhandeling(kern, tx, { medewerker: door, gebeurtenis: `herstel.${v.actie}.voorgesteld`, objectType: 'incident', objectId: i.sleutel, velden: v.variabele === undefined ? [] : [v.variabele], traceparent });
  return rij.id;
};

type Rij = { id: string; incident_sleutel: string; process_instance_key: string; element_id: string | null; casus_id: string | null; verband_code: string | null; regio_code: string | null; actie: Herstelactie; variabele: string | null; waarde: unknown; bereik: string | null; bereik_sleutel: string | null; reden: string; voorgesteld_door: string; voorgesteld_op: Date; status: string };

/** Whose proposals this person sees: `alle` (beheerder), those of casussen in his verband and region (coordinator; null = every one), or none. */
const bereikVan = (m: Medewerker): 'alle' | 'geen' | { readonly verband_code: string | null; readonly regio_code: string | null } =>
  (m.toegangsrol === 'beheerder' ? 'alle' : m.functierollen.includes('coordinator') ? { verband_code: m.verbandCode, regio_code: m.regioCode } : 'geen');
const binnenBereik = (m: Medewerker, r: Pick<Rij, 'verband_code' | 'regio_code'>): boolean => {
  const bereik = bereikVan(m);
  return typeof bereik === 'string' ? bereik === 'alle' : r.verband_code !== null && (['verband_code', 'regio_code'] as const).every((k) => bereik[k] === null || bereik[k] === r[k]);
};
/** The same as a condition on `herstelvoorstel as h`, for a list. */
export const waarBinnenBereik = (m: Medewerker) => (q: Knex.QueryBuilder): void => {
  const bereik = bereikVan(m);
  if (bereik === 'alle') return;
  if (bereik === 'geen') { void q.whereRaw('false'); return; }
  void q.whereNotNull('h.verband_code');
  for (const k of ['verband_code', 'regio_code'] as const) if (bereik[k] !== null) void q.where(`h.${k}`, bereik[k]);
};

/**
 * The second person decides. Agreeing carries the proposal out through the outbox: retry, set the coded variable and retry, or end the
 * process with all its open work (`afbreken.ts`). Throws `vier-ogen` for who proposed it.
 */
export const beoordeelHerstel = async (kern: Kern, tx: Tx, b: { id: string; uitkomst: 'akkoord' | 'afwijzen'; beoordeling: string }, door: Medewerker, traceparent: string): Promise<void> => {
  const r = await tx('herstelvoorstel').where({ id: b.id }).forUpdate().first<Rij | undefined>();
  if (r === undefined || !binnenBereik(door, r)) throw new Probleem('niet-gevonden', 'Dit voorstel bestaat niet, of u mag het niet zien.');
  if (r.voorgesteld_door === door.medewerkerId) throw new Probleem('vier-ogen', 'U deed dit voorstel zelf. Laat een collega het beoordelen.');
  if (r.status !== 'voorgesteld') throw new Probleem('ongeldige-overgang', 'Dit voorstel is al beoordeeld. Ververs de lijst.', { toegestaan: [] });
  const nu = kern.clock.now();
  const incident = await tx('incident').where({ sleutel: r.incident_sleutel, status: 'open' }).first('job_sleutel') as { job_sleutel: string | null } | undefined;
  const status = incident === undefined ? 'vervallen' : b.uitkomst === 'akkoord' ? 'uitgevoerd' : 'afgewezen';
  await tx('herstelvoorstel').where({ id: r.id }).update({ status, beoordeeld_door: door.medewerkerId, beoordeeld_op: nu, beoordeling: b.beoordeling, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await schrijfBeheerhandeling(kern, tx, { medewerker: door, gebeurtenis: `herstel.${r.actie}.${status}`, objectType: 'incident', objectId: r.incident_sleutel, velden: r.variabele === null ? [] : [r.variabele], traceparent });
  if (status !== 'uitgevoerd' || incident === undefined) return;
  const volgordeSleutel = `incident:${r.incident_sleutel}`;
  if (r.actie === 'annuleren') return breekAf(kern, tx, r, { reden: r.reden, voorgesteldDoor: r.voorgesteld_door, voorgesteldOp: r.voorgesteld_op, beoordeling: b.beoordeling, akkoordDoor: door });
  if (r.actie === 'variabele') await zetInOutbox(tx, kern, { volgordeSleutel, opdracht: { soort: 'variabelen-zetten', bereikSleutel: r.bereik_sleutel ?? r.process_instance_key, variabelen: { [r.variabele ?? '']: r.waarde }, alleenHier: r.bereik === 'stap' } });
  await zetInOutbox(tx, kern, { volgordeSleutel, opdracht: { soort: 'incident-oplossen', incidentSleutel: r.incident_sleutel, jobSleutel: incident.job_sleutel, pogingen: 3 } });
};
