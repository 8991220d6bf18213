import type { Knex } from 'knex';
import type { Staat } from '../../domein/overgangen.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Achterhoudreden, Bijdragesoort, Bijdrageuitkomst } from './model.ts';

export type Informering = {
  readonly id: string; readonly casusId: string; readonly processInstanceKey: string; readonly aanPersoonId: string; readonly hoedanigheid: string; readonly leeftijdsklasseCode: string; readonly wat: string;
  readonly uiterlijkOp: Date | null; readonly status: Staat<'informering'>; readonly wijze: 'portaal' | 'brief' | 'gesprek' | null; readonly toelichting: string | null; readonly veiligContact: 'ja' | 'nee' | 'alleen-zo' | null;
  readonly beslotenDoor: string | null; readonly beslotenOp: Date | null; readonly gedaanOp: Date | null; readonly gelezenOp: Date | null;
};
export type Achterhouding = {
  readonly id: string; readonly casusId: string; readonly objecttype: 'informering' | 'uitwisseling' | 'bericht' | 'casus'; readonly objectId: string; readonly persoonId: string; readonly reden: Achterhoudreden; readonly motivatie: string;
  readonly status: 'voorgesteld' | 'actief' | 'teruggenomen' | 'opgeheven'; readonly besluitDoor: string; readonly besluitOp: Date; readonly tweedeAkkoordDoor: string | null; readonly tweedeAkkoordOp: Date | null; readonly herzienOp: Date | null;
};
export const berichtsoorten = ['informering', 'bijdrage', 'herinnering', 'verzoek-ontvangen', 'verzoek-aanvulling', 'verzoek-beslissing', 'verzoek-verlenging', 'beperking-opgeheven'] as const;
export type Berichtsoort = typeof berichtsoorten[number];
export type Bericht = { readonly id: string; readonly aanPersoonId: string; readonly casusId: string; readonly soort: Berichtsoort; readonly objectId: string; readonly onderwerp: string; readonly tekst: string; readonly geplaatstOp: Date; readonly gelezenOp: Date | null };
export type Bijdrage = {
  readonly id: string; readonly casusId: string; readonly persoonId: string; readonly soort: Bijdragesoort; readonly vraag: string; readonly status: 'klaargezet' | 'gevraagd' | 'beantwoord' | 'verlopen' | 'niet-gevraagd';
  readonly uitkomst: Bijdrageuitkomst | null; readonly termijn: string; readonly gevraagdOp: Date | null; readonly uiterlijkOp: Date | null; readonly antwoord: string | null; readonly veiligContact: 'ja' | 'nee' | 'alleen-zo' | null; readonly herinnerdOp: Date | null;
  /** False: no process waits for the answer, the room that asked takes it at once. */
  readonly heeftProces: boolean;
};

const kameel = <T>(rij: Record<string, unknown> | undefined): T | undefined => (rij && Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v])) as T);
const slang = (velden: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));
const alle = <T>(rijen: unknown): T[] => (rijen as Record<string, unknown>[]).map((r) => kameel<T>(r) as T);
const wijzig = async (tx: Tx, tabel: string, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => {
  await tx(tabel).where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
const lees = async <T>(tx: Tx, tabel: string, id: string): Promise<T | undefined> => kameel<T>(await tx(tabel).where({ id }).forUpdate().first() as Record<string, unknown> | undefined);

export const leesInformering = (tx: Tx, id: string): Promise<Informering | undefined> => lees<Informering>(tx, 'informering', id);
export const wijzigInformering = (tx: Tx, id: string, velden: Partial<Informering>, nu: Date): Promise<void> => wijzig(tx, 'informering', id, velden, nu);
export const openInformering = async (tx: Tx, i: Pick<Informering, 'casusId' | 'processInstanceKey' | 'aanPersoonId' | 'hoedanigheid' | 'leeftijdsklasseCode' | 'wat' | 'uiterlijkOp'>): Promise<void> => {
  await tx('informering').insert(slang(i)).onConflict(['process_instance_key', 'aan_persoon_id']).ignore();
};
export const informeringenVanProces = async (tx: Tx, processInstanceKey: string): Promise<Informering[]> => alle(await tx('informering').where({ process_instance_key: processInstanceKey }).orderBy(['aangemaakt_op', 'id']));
/** Persons who were already told this about this casus. */
export const alGeinformeerd = async (tx: Tx, casusId: string, wat: string): Promise<Set<string>> =>
  new Set((await tx('informering').where({ casus_id: casusId, wat, status: 'gedaan' }).select('aan_persoon_id') as { aan_persoon_id: string }[]).map((r) => r.aan_persoon_id));

export const leesAchterhouding = (tx: Tx, id: string): Promise<Achterhouding | undefined> => lees<Achterhouding>(tx, 'achterhouding', id);
export const wijzigAchterhouding = (tx: Tx, id: string, velden: Partial<Achterhouding> & { opgehevenOp?: Date; opgehevenDoor?: string | null }, nu: Date): Promise<void> => wijzig(tx, 'achterhouding', id, velden, nu);
export const voegAchterhoudingToe = async (tx: Tx, a: Pick<Achterhouding, 'casusId' | 'objecttype' | 'objectId' | 'persoonId' | 'reden' | 'motivatie' | 'besluitDoor' | 'besluitOp'>): Promise<string> => {
  const [rij] = await tx('achterhouding').insert(slang(a)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
/** Open holds about one person in one casus; a proposal counts, because nothing may show while two people decide. */
export const openAchterhoudingen = async (tx: Tx, casusId: string, persoonId: string): Promise<Achterhouding[]> =>
  alle(await tx('achterhouding').where({ casus_id: casusId, persoon_id: persoonId }).whereIn('status', ['voorgesteld', 'actief']).orderBy('besluit_op'));
/** Open holds whose process was called by informing (processen §2.7); every other one has a process of its own from its start. */
export const achterhoudingenInProces = async (tx: Tx, casusId: string): Promise<Achterhouding[]> =>
  alle(await tx('achterhouding').where({ casus_id: casusId, objecttype: 'informering' }).whereIn('status', ['voorgesteld', 'actief']).orderBy('besluit_op').forUpdate());
/** Every hold about one person in these casussen, also the ones that ended. */
export const achterhoudingenOver = async (tx: Tx, persoonId: string, casusIds: readonly string[]): Promise<Achterhouding[]> => alle(await tx('achterhouding').where({ persoon_id: persoonId }).whereIn('casus_id', [...casusIds]));
export type Achterhoudbesluit = { achterhoudingId: string; soort: 'voorstel' | 'beoordeling' | 'herziening' | 'ingang' | 'vrijgave' | 'terugname'; uitkomst: string; reden: string; motivatie: string; isVeranderd?: boolean | null; door: string | null; op: Date };
export const schrijfAchterhoudbesluit = async (tx: Tx, b: Achterhoudbesluit): Promise<void> => { await tx('achterhouding_besluit').insert(slang(b)); };
export const achterhoudbesluiten = async (tx: Tx, achterhoudingId: string): Promise<Achterhoudbesluit[]> => alle(await tx('achterhouding_besluit').where({ achterhouding_id: achterhoudingId }).orderBy('op').orderBy('aangemaakt_op'));

/**
 * Sets the last day on which anybody sees this closed casus in the portal. Who was told of the casus without anything being recorded about his
 * access gets a row for it.
 */
export const sluitPortaal = async (tx: Tx, casusId: string, tot: string, nu: Date): Promise<void> => {
  await tx.raw(`insert into portaaltoegang (persoon_id, casus_id, hoedanigheid, status, aangemaakt_op, gewijzigd_op)
    select distinct i.aan_persoon_id, i.casus_id, 'zelf', 'actief', :nu::timestamptz, :nu::timestamptz from informering i where i.casus_id = :casusId and (i.status = 'gedaan' or exists (select 1 from bericht m where m.object_id = i.id))
    on conflict (persoon_id, casus_id, hoedanigheid) do nothing`, { casusId, nu });
  await tx('portaaltoegang').where({ casus_id: casusId }).whereNull('tot').update({ tot, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

export const plaatsBericht = async (tx: Tx, b: Omit<Bericht, 'id' | 'gelezenOp'>): Promise<void> => { await tx('bericht').insert(slang(b)).onConflict(['soort', 'object_id']).ignore(); };
export const leesBericht = (tx: Tx, id: string): Promise<Bericht | undefined> => lees<Bericht>(tx, 'bericht', id);
export const markeerGelezen = (tx: Tx, id: string, op: Date): Promise<void> => wijzig(tx, 'bericht', id, { gelezenOp: op }, op);
/** Messages of one person, newest first, without what is held back and without cases whose portal is closed to him. Keyset: before (geplaatstOp, id). */
export const berichtenVoor = async (tx: Tx, persoonId: string, na: { geplaatstOp: string; id: string } | null, aantal: number, alleenId?: string): Promise<Bericht[]> => alle(await tx('bericht as b').where('b.aan_persoon_id', persoonId)
  .whereNotExists(tx('achterhouding as a').select(tx.raw('1')).whereRaw('a.persoon_id = b.aan_persoon_id and a.casus_id = b.casus_id').whereIn('a.status', ['voorgesteld', 'actief']).where((q) => { q.whereRaw('a.object_id = b.object_id').orWhereRaw('a.object_id = b.id').orWhereRaw("(a.objecttype = 'casus' and a.object_id = b.casus_id)"); }))
  .whereNotExists(tx('portaaltoegang as p').select(tx.raw('1')).whereRaw('p.persoon_id = b.aan_persoon_id and p.casus_id = b.casus_id').whereIn('p.status', ['geblokkeerd', 'beoordelen', 'vervallen']))
  .modify((q) => { if (alleenId) q.where('b.id', alleenId); })
  .modify((q) => { if (na) q.whereRaw('(b.geplaatst_op, b.id) < (?::timestamptz, ?::uuid)', [na.geplaatstOp, na.id]); })
  .orderBy([{ column: 'b.geplaatst_op', order: 'desc' }, { column: 'b.id', order: 'desc' }]).limit(aantal).select('b.*'));
export const maakBrief = async (tx: Tx, b: { aanPersoonId: string; casusId: string; informeringId: string; sjabloon: string; tekst: string; gemaaktOp: Date }): Promise<void> => { await tx('brief').insert(slang(b)).onConflict('informering_id').ignore(); };

export const leesBijdrage = (tx: Tx, id: string): Promise<Bijdrage | undefined> => lees<Bijdrage>(tx, 'bijdrage', id);
export const voegBijdrageToe = async (tx: Tx, b: { casusId: string; persoonId: string; soort: Bijdragesoort; vraag: string; termijn: string; gevraagdDoor: string | null; heeftProces?: boolean; veiligContact?: Bijdrage['veiligContact'] }): Promise<string> => {
  const [rij] = await tx('bijdrage').insert(slang(b)).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigBijdrage = (tx: Tx, id: string, velden: Partial<Bijdrage> & { beantwoordOp?: Date; nietGevraagdReden?: string | null; beoordeeldDoor?: string }, nu: Date): Promise<void> => wijzig(tx, 'bijdrage', id, velden, nu);
/** An earlier answer, before it was changed. */
export type Bijdrageversie = { readonly bijdrageId: string; readonly nummer: number; readonly uitkomst: Bijdrageuitkomst; readonly antwoord: string | null; readonly op: Date; readonly vervangenOp: Date };
export const voegVersieToe = async (tx: Tx, v: Bijdrageversie & { readonly onderdelen: string }): Promise<void> => { await tx('bijdrage_versie').insert(slang(v)); };
export const versiesVan = async (tx: Tx, bijdrageIds: readonly string[]): Promise<Bijdrageversie[]> => alle(await tx('bijdrage_versie').whereIn('bijdrage_id', [...bijdrageIds]).orderBy(['bijdrage_id', 'nummer']).select('bijdrage_id', 'nummer', 'uitkomst', 'antwoord', 'op', 'vervangen_op'));
/** Every answer of a citizen in this casus, newest first; the caller asked `toegang` (BUI). */
export const antwoordenIn = async (tx: Tx, casusId: string): Promise<(Bijdrage & { beantwoordOp: Date })[]> => alle(await tx('bijdrage').where({ casus_id: casusId, status: 'beantwoord' }).whereNotNull('beantwoord_op').orderBy('beantwoord_op', 'desc').limit(100));
/** Which of these questions wait in the portal; for a list, so nothing is locked. */
export const wachtendeVan = (tx: Tx, ids: readonly string[]): Promise<string[]> => tx('bijdrage').whereIn('id', [...ids]).where({ status: 'gevraagd' }).pluck('id');
export const openBijdragen = (tx: Tx, casusId: string): Promise<string[]> => tx('bijdrage').where({ casus_id: casusId }).whereIn('status', ['klaargezet', 'gevraagd']).orderBy('id').pluck('id');
/** Open holds and a closed portal that belong to a bijdrage `b`. */
const holdBij = (tx: Tx): Knex.QueryBuilder => tx('achterhouding as a').select(tx.raw('1')).whereRaw('a.persoon_id = b.persoon_id and a.casus_id = b.casus_id').whereIn('a.status', ['voorgesteld', 'actief']);
const dichtBij = (tx: Tx): Knex.QueryBuilder => tx('portaaltoegang as p').select(tx.raw('1')).whereRaw('p.persoon_id = b.persoon_id and p.casus_id = b.casus_id').whereIn('p.status', ['geblokkeerd', 'beoordelen', 'vervallen']);
/**
 * Questions that exist for the person who is asked (R7.2): none while something of the casus is held back from him, unless a human weighed
 * after that hold that asking him is safe (betrekken-beoordelen). Never about a piece he cannot read meanwhile: a plan, a draft analysis.
 */
const zichtbareVragen = (tx: Tx): Knex.QueryBuilder => tx('bijdrage as b').whereNotExists(dichtBij(tx))
  .whereNotExists(holdBij(tx).whereRaw("(a.objecttype = 'casus' or b.soort in ('plan', 'zienswijze') or b.beoordeeld_door is null or a.besluit_op > b.gevraagd_op)"));
export const isVraagZichtbaar = async (tx: Tx, id: string): Promise<boolean> => await zichtbareVragen(tx).where('b.id', id).first('b.id') !== undefined;
export const gevraagdeBijdragen = async (tx: Tx, persoonId: string): Promise<Bijdrage[]> => alle(await zichtbareVragen(tx).where({ persoon_id: persoonId, status: 'gevraagd' })
  .orderBy('gevraagd_op').limit(50).select('b.*'));
/** What this person answered, newest first; what came too late or was not asked is not among it, nor a casus that is closed to him. */
export const antwoordenVan = async (tx: Tx, persoonId: string): Promise<(Bijdrage & { beantwoordOp: Date })[]> => alle(await tx('bijdrage as b').where({ persoon_id: persoonId, status: 'beantwoord' }).whereNotNull('beantwoord_op').whereNotExists(dichtBij(tx)).whereNotExists(holdBij(tx).where('a.objecttype', 'casus')).orderBy('beantwoord_op', 'desc').limit(100).select('b.*'));
export const schrijfTermijnkeuze = async (tx: Tx, k: { casusId: string; processInstanceKey: string; keuze: string; reden: string; redenCode: string; isRisicoGewogen: boolean; door: string; op: Date }): Promise<void> => { await tx('burger_termijn_keuze').insert(slang(k)); };
export const vorigeTermijnkeuze = async (tx: Tx, processInstanceKey: string): Promise<{ keuze: string; isRisicoGewogen: boolean | null } | undefined> => kameel(await tx('burger_termijn_keuze').where({ process_instance_key: processInstanceKey }).orderBy('op', 'desc').first('keuze', 'is_risico_gewogen') as Record<string, unknown> | undefined);
/** False when the portal of this casus is closed to this person, or everything of it is held back from him (R7.2). */
export const isPortaalOpen = async (tx: Tx, persoonId: string, casusId: string): Promise<boolean> =>
  await tx('portaaltoegang').where({ persoon_id: persoonId, casus_id: casusId }).whereIn('status', ['geblokkeerd', 'beoordelen', 'vervallen']).first('id') === undefined
  && await tx('achterhouding').where({ persoon_id: persoonId, casus_id: casusId, objecttype: 'casus' }).whereIn('status', ['voorgesteld', 'actief']).first('id') === undefined;
/** How safe contact with this person was called last in this casus (R7.3); null when nobody said it yet. */
export const veiligContactMet = async (tx: Tx, casusId: string, persoonId: string): Promise<Bijdrage['veiligContact']> =>
  (await tx('informering').where({ casus_id: casusId, aan_persoon_id: persoonId }).whereNotNull('veilig_contact').orderBy('gewijzigd_op', 'desc').first('veilig_contact') as { veilig_contact: Bijdrage['veiligContact'] } | undefined)?.veilig_contact ?? null;
/** True when the portal of this casus is open to this person and nothing of it is held back from him: only then he reads what was written from all sources together. */
export const isNietsAchtergehouden = async (tx: Tx, persoonId: string, casusId: string): Promise<boolean> =>
  await isPortaalOpen(tx, persoonId, casusId) && (await openAchterhoudingen(tx, casusId, persoonId)).length === 0;
