import type { Knex } from 'knex';
import type { Prioriteit, Vervolg, Triagefeiten } from '../../domein/instrumenten/adviestabel.ts';
import type { Antwoorden, Instrumentdefinitie } from '../../domein/instrumenten/definitie.ts';
import type { Uitslag } from '../../domein/instrumenten/uitslag.ts';
import type { Staat } from '../../domein/overgangen.ts';
import type { Tx } from '../../platform/kern.ts';

/** The room's own rows; not exported outside it. Engine keys are text. */
export type Triage = {
  readonly id: string; readonly casusId: string; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly ronde: number;
  readonly urgentieBijStart: Prioriteit; readonly status: Staat<'triage'>; readonly leidendInstrument: string; readonly uitvoerderId: string | null; readonly isZvhCriterium: boolean;
  readonly onvoldoendeReden: string | null; readonly invulWijze: string | null; readonly gesprokenMet: readonly string[]; readonly invulMinuten: number | null; readonly watOntbreekt: string | null; readonly adviesPrioriteit: Prioriteit | null; readonly adviesVervolg: Vervolg | null; readonly adviesVoorstellen: Vervolg[]; readonly isOnvoldoendeBeeld: boolean;
  readonly regelIds: string[]; readonly adviesRegels: { id: string; zin: string; burgerzin: string }[]; readonly adviesFeiten: Triagefeiten | null; readonly tabelVersie: string | null; readonly geadviseerdOp: Date | null;
  readonly besluitPrioriteit: Prioriteit | null; readonly besluitVervolg: Vervolg | null; readonly motivatie: string | null; readonly afwijking: boolean | null; readonly isTweedeNodig: boolean | null;
  readonly overdrachtVerband: string | null; readonly overdrachtOrganisatieId: string | null; readonly beslisserId: string | null; readonly beslotenOp: Date | null;
  readonly tweedeId: string | null; readonly tweedeOp: Date | null; readonly tweedeUitkomst: 'akkoord' | 'terug' | null; readonly vastgelegdOp: Date | null;
};
export type Afname = {
  readonly id: string; readonly triageId: string; readonly casusId: string; readonly instrumentId: string; readonly persoonId: string | null; readonly door: string | null; readonly op: Date | null;
  readonly status: Staat<'afname'>; readonly isLeidend: boolean; readonly isVerplicht: boolean; readonly antwoorden: Antwoorden; readonly toelichtingen: Record<string, string>; readonly overgenomenUitkomst: string | null;
  readonly samenIngevuld: boolean; readonly isGeldig: boolean | null; readonly uitslag: Uitslag | null; readonly alarmen: string[]; readonly alarmGesignaleerdOp: Date | null; readonly hergebruiktVan: string | null;
  readonly definitiefOp: Date | null; readonly definitie: Instrumentdefinitie;
};
export type Instrumentrij = { readonly id: string; readonly definitie: Instrumentdefinitie };

const kameel = (rij: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v]));
const slang = (velden: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));
const alsTriage = (rij: Record<string, unknown> | undefined): Triage | undefined => (rij ? kameel(rij) as unknown as Triage : undefined);
const alsAfname = (rij: Record<string, unknown>): Afname => kameel(rij) as unknown as Afname;
const jsonVelden = new Set(['adviesRegels', 'adviesFeiten', 'antwoorden', 'toelichtingen', 'uitslag']);
const voorPg = (velden: Record<string, unknown>): Record<string, unknown> =>
  slang(Object.fromEntries(Object.entries(velden).map(([k, v]) => [k, jsonVelden.has(k) && v !== null ? JSON.stringify(v) : v])));

export const leesTriage = async (tx: Tx, id: string, vergrendel = false): Promise<Triage | undefined> => {
  const vraag = tx('triage').where({ id });
  return alsTriage(await (vergrendel ? vraag.forUpdate() : vraag).first() as Record<string, unknown> | undefined);
};
export const leesTriageVanProces = async (tx: Tx, processInstanceKey: string): Promise<Triage | undefined> =>
  alsTriage(await tx('triage').where({ process_instance_key: processInstanceKey }).first() as Record<string, unknown> | undefined);
/** Opens the triage of one process instance; a second call gives the same row. */
export const openTriage = async (tx: Tx, t: Pick<Triage, 'casusId' | 'processInstanceKey' | 'verbandCode' | 'regioCode' | 'ronde' | 'urgentieBijStart' | 'leidendInstrument'>): Promise<Triage> => {
  await tx('triage').insert(slang(t)).onConflict('process_instance_key').ignore();
  return await leesTriageVanProces(tx, t.processInstanceKey) as Triage;
};
export const wijzigTriage = async (tx: Tx, id: string, velden: Partial<Triage> & { tweedeMotivatie?: string | null }, nu: Date): Promise<void> => {
  await tx('triage').where({ id }).update({ ...voorPg(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
export const schrijfBesluit = async (tx: Tx, b: { triageId: string; soort: 'besluit' | 'tweede-akkoord'; door: string; op: Date; prioriteit?: string; vervolg?: string; uitkomst: string; afwijking?: boolean; motivatie: string }): Promise<void> => {
  await tx('triage_besluit').insert(slang(b));
};

const metDefinitie = (tx: Tx): Knex.QueryBuilder => tx('afname').join('instrument', 'instrument.id', 'afname.instrument_id').select('afname.*', 'instrument.definitie as definitie');
/** All afnamen of one triage that were not cancelled, mandatory ones first. */
export const afnamenVan = async (tx: Tx, triageId: string): Promise<Afname[]> =>
  (await metDefinitie(tx).where({ triage_id: triageId }).whereNot('afname.status', 'vervallen').orderBy([{ column: 'is_leidend', order: 'desc' }, { column: 'is_verplicht', order: 'desc' }, 'afname.aangemaakt_op', 'afname.id']) as Record<string, unknown>[]).map(alsAfname);
/** Definitive afnamen of the casus of other triages, newest first (R5.3). */
export const eerdereAfnamen = async (tx: Tx, casusId: string, nietTriage: string | null): Promise<Afname[]> =>
  (await metDefinitie(tx).where({ casus_id: casusId, 'afname.status': 'definitief' }).modify((q) => { if (nietTriage) q.whereNot('triage_id', nietTriage); }).orderBy('op', 'desc').limit(200) as Record<string, unknown>[]).map(alsAfname);
export const voegAfnameToe = async (tx: Tx, a: { triageId: string; casusId: string; instrumentId: string; persoonId: string | null; isLeidend: boolean; isVerplicht: boolean }): Promise<string> => {
  const [rij] = await tx('afname').insert(slang(a)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigAfname = async (tx: Tx, id: string, velden: Partial<Afname> & { score?: number | null; band?: string | null }, nu: Date): Promise<void> => {
  await tx('afname').where({ id }).update({ ...voorPg(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

/** The newest version of each instrument; `code` narrows. */
export const leesInstrumenten = async (tx: Tx, code?: string): Promise<Instrumentrij[]> =>
  await tx('instrument').distinctOn('code').select('id', 'definitie').modify((q) => { if (code) q.where({ code }); }).orderBy('code').orderBy('volgorde', 'desc') as Instrumentrij[];
export const bestaandeVersies = async (tx: Tx): Promise<{ code: string; versie: string; inhoudHash: string }[]> =>
  (await tx('instrument').select('code', 'versie', 'inhoud_hash') as Record<string, unknown>[]).map((r) => kameel(r) as { code: string; versie: string; inhoudHash: string });
export const voegInstrumentToe = async (tx: Tx, d: Instrumentdefinitie, inhoudHash: string): Promise<void> => {
  await tx('instrument').insert({
    code: d.code, versie: d.versie, titel: d.titel, rechtenhouder: d.rechtenhouder, licentie: d.licentie, bronvermelding: d.bronvermelding, geverifieerd: d.geverifieerd,
    items: JSON.stringify(d.items), scoring: JSON.stringify(d.scoring), banden: JSON.stringify(d.banden), geldigheid_dagen: d.geldigheidDagen, vereiste_training: d.vereisteTraining?.code ?? null,
    status: d.status, definitie: JSON.stringify(d), inhoud_hash: inhoudHash,
  }).onConflict(['code', 'versie']).ignore();
};
export const heeftTraining = async (tx: Tx, medewerkerId: string, trainingCode: string, vandaag: string): Promise<boolean> =>
  (await tx('medewerker_training').where({ medewerker_id: medewerkerId, training_code: trainingCode }).where((q) => { q.whereNull('geldig_tot').orWhere('geldig_tot', '>=', vandaag); }).first('id')) !== undefined;
export const heeftLicentie = async (tx: Tx, organisatieId: string, code: string, vandaag: string): Promise<boolean> =>
  (await tx('instrument_licentie').where({ organisatie_id: organisatieId, instrument_code: code }).where((q) => { q.whereNull('geldig_tot').orWhere('geldig_tot', '>=', vandaag); }).first('id')) !== undefined;

export type Factor = { richting: 'risico' | 'beschermend'; leefgebied: string; tekst: string; bron: string; gewicht: number };
/** Replaces the factors of a triage: the task shows and sends the whole list. */
export const zetFactoren = async (tx: Tx, triageId: string, factoren: readonly Factor[]): Promise<void> => {
  await tx('factor').where({ triage_id: triageId }).delete();
  if (factoren.length > 0) await tx('factor').insert(factoren.map((f) => ({ ...slang(f), triage_id: triageId })));
};
export const factorenVan = async (tx: Tx, triageId: string): Promise<Factor[]> =>
  await tx('factor').where({ triage_id: triageId }).select('richting', 'leefgebied', 'tekst', 'bron', 'gewicht').orderBy([{ column: 'gewicht', order: 'desc' }, 'aangemaakt_op', 'id']) as Factor[];

export type Overdracht = { readonly id: string; readonly triageId: string; readonly casusId: string; readonly naarOrganisatieId: string; readonly naarVerband: string; readonly status: 'aangeboden' | 'geaccepteerd' | 'geweigerd' | 'verlopen' };
export const openOverdracht = async (tx: Tx, o: { triageId: string; casusId: string; naarOrganisatieId: string; naarVerband: string; aangebodenDoor: string; aangebodenOp: Date }): Promise<string> => {
  const [rij] = await tx('overdracht').insert(slang(o)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const leesOverdracht = async (tx: Tx, id: string): Promise<Overdracht | undefined> => {
  const rij = await tx('overdracht').where({ id }).forUpdate().first() as Record<string, unknown> | undefined;
  return rij ? kameel(rij) as unknown as Overdracht : undefined;
};
export const sluitOverdracht = async (tx: Tx, id: string, velden: { status: 'geaccepteerd' | 'geweigerd' | 'verlopen'; antwoordDoor?: string | null; antwoordOp: Date; reden?: string | null }): Promise<void> => {
  await tx('overdracht').where({ id, status: 'aangeboden' }).update({ ...slang(velden), gewijzigd_op: velden.antwoordOp, rijversie: tx.raw('rijversie + 1') });
};
/** Triages of a casus with an offer that is not answered. */
export const openOverdrachtenVanCasus = async (tx: Tx, casusId: string): Promise<string[]> =>
  (await tx('overdracht').where({ casus_id: casusId, status: 'aangeboden' }).select('triage_id') as { triage_id: string }[]).map((r) => r.triage_id);
/** Closes what is still offered of this triage (the term passed, or a person decided again). */
export const laatOverdrachtVerlopen = async (tx: Tx, triageId: string, nu: Date): Promise<void> => {
  await tx('overdracht').where({ triage_id: triageId, status: 'aangeboden' }).update({ status: 'verlopen', antwoord_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
export const laatsteOverdracht = async (tx: Tx, triageId: string): Promise<(Overdracht & { reden: string | null }) | undefined> => {
  const rij = await tx('overdracht').where({ triage_id: triageId }).orderBy('aangeboden_op', 'desc').orderBy('id').first() as Record<string, unknown> | undefined;
  return rij ? kameel(rij) as unknown as Overdracht & { reden: string | null } : undefined;
};

/** Risks and protection of the newest triage of a casus, heaviest first; the caller asked toegang for VEI. */
export const veiligheidVan = async (tx: Tx, casusId: string): Promise<{ richting: string; tekst: string }[]> => {
  const triage = await tx('triage').where({ casus_id: casusId }).orderBy([{ column: 'ronde', order: 'desc' }, { column: 'aangemaakt_op', order: 'desc' }]).first('id') as { id: string } | undefined;
  return triage === undefined ? [] : (await factorenVan(tx, triage.id)).map((f) => ({ richting: f.richting, tekst: f.tekst }));
};
