import type { Knex } from 'knex';
import { hoogstePunten } from '../../domein/overleg.ts';
import { betrokkenenVan, casusVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { openTaakId } from '../../taken/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import { meldOverleg } from './live.ts';
import { meldAgenda } from './melden.ts';
import type { Overleg } from './model.ts';
import * as store from './store.ts';

export type Bespreekbron = 'interventie' | 'actie';
type Rij = { readonly id: string; readonly thema: string; readonly bron: Bespreekbron; readonly bron_id: string; readonly organisatie_id: string | null };
/** Where a point went: on the agenda of a meeting that is still to come, or waiting. `taakId` = the asker's own task in which he can plan or prepare the next meeting. */
export type Besproken = { readonly overlegnummer: string | null; readonly taakId: string | null };
/** Minutes for a point that was added later. */
const minuten = 10;
const vast = ['uitgenodigd', 'bevestigd', 'verplaatst'], komend = ['concept', ...vast];

/** The meeting to come whose agenda is set, invitations sent or not: a point is added at its end. A motorkapoverleg has one point only. */
const vastgesteld = async (tx: Tx, casusId: string): Promise<Overleg | undefined> => await tx('overleg').where({ casus_id: casusId }).whereNot('soort', 'motorkap')
  .where((q) => { void q.whereIn('status', vast).orWhere((c) => { void c.where('status', 'concept').whereNotNull('gepland_op'); }); }).orderByRaw('gepland_op nulls last, id').forUpdate().first() as Overleg | undefined;

/** The number that a new last point gets. Throws `ongeldige-overgang` for an agenda that is full. */
const ruimte = async (tx: Tx, o: Overleg): Promise<number> => {
  const { length } = await store.agendaVan(tx, o.id);
  if (length >= hoogstePunten) throw new Probleem('ongeldige-overgang', `De agenda van overleg ${o.overlegnummer} is vol: er passen ${hoogstePunten} punten op. Er is niets gewijzigd. Bespreek dit bij een van de punten die er al staan, of zet het na dit overleg op de agenda van het volgende.`, { toegestaan: [] });
  return length + 1;
};

/** At the end of an agenda that was sent: for who holds the meeting, and for who carries out what is discussed when it is asked; the others read that there is a point (R8.5). */
const voegToe = async (kern: Kern, tx: Tx, o: Overleg, p: Rij): Promise<void> => {
  const nu = kern.clock.now(), volgnr = await ruimte(tx, o);
  const [punt] = await tx('agendapunt').insert({ overleg_id: o.id, casus_id: o.casus_id, volgnr, thema: p.thema, gevraagd_besluit: null, minuten }).returning('id') as { id: string }[];
  for (const u of await store.uitnodigingenVan(tx, o)) if (u.organisatie_id !== null && u.organisatie_id === p.organisatie_id && !u.is_regie) {
    const agendapunten = [...u.agendapunten, volgnr];
    await tx('uitnodiging').where({ id: u.id }).update({ agendapunten, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
    await meldAgenda(kern, tx, o, { ...u, agendapunten });
  }
  await plaats(tx, p.id, o.id, punt?.id ?? null, nu);
};
const plaats = async (tx: Tx, id: string, overlegId: string, agendapuntId: string | null, nu: Date): Promise<void> => { await tx('overleg_bespreekpunt').where({ id }).update({ overleg_id: overlegId, agendapunt_id: agendapuntId, geplaatst_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };

/** Not discussed yet: it waits, the meeting it was for was called off, or that meeting is still to come. */
const open = (q: Knex.QueryBuilder): void => { void q.whereNull('b.overleg_id').orWhereIn('o.status', ['geannuleerd', ...komend]); };
const metOverleg = (tx: Tx): Knex.QueryBuilder => tx('overleg_bespreekpunt as b').leftJoin('overleg as o', 'o.id', 'b.overleg_id');
/** Points that wait for a meeting, oldest first; those of a meeting that was called off wait again. */
export const wachtendePunten = (tx: Tx, casusId: string): Promise<{ id: string; thema: string }[]> => metOverleg(tx).where('b.casus_id', casusId).where((q) => { void q.whereNull('b.overleg_id').orWhere('o.status', 'geannuleerd'); }).orderBy(['b.op', 'b.id']).select('b.id', 'b.thema') as unknown as Promise<{ id: string; thema: string }[]>;

/** Which point of the agenda of this meeting came from a card: agendapunt to bespreekpunt. */
export const puntenVan = async (tx: Tx, overlegId: string): Promise<ReadonlyMap<string, string>> => new Map((await tx('overleg_bespreekpunt').where({ overleg_id: overlegId }).whereNotNull('agendapunt_id').select('id', 'agendapunt_id') as { id: string; agendapunt_id: string }[]).map((r) => [r.agendapunt_id, r.id]));
/** The points that the preparer kept on his agenda are placed; the others wait on. */
export const plaatsPunten = async (kern: Kern, tx: Tx, o: Pick<Overleg, 'id' | 'casus_id'>, punten: readonly { bespreekpuntId: string; agendapuntId: string }[]): Promise<void> => {
  for (const p of punten) await tx('overleg_bespreekpunt').where({ id: p.bespreekpuntId, casus_id: o.casus_id }).whereIn('id', (await wachtendePunten(tx, o.casus_id)).map((w) => w.id)).update({ overleg_id: o.id, agendapunt_id: p.agendapuntId, geplaatst_op: kern.clock.now(), gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') });
};
/** A preparation that is made again: its points wait again. */
export const maakPuntenLos = async (kern: Kern, tx: Tx, overlegId: string): Promise<void> => {
  await tx('overleg_bespreekpunt').where({ overleg_id: overlegId }).update({ overleg_id: null, agendapunt_id: null, geplaatst_op: null, gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') });
};

/**
 * Puts something of the plan on the agenda of the next meeting of the casus (ux §4.11): at the end of an agenda that was sent, else it waits and stands in the
 * agenda of who prepares the next one. The caller knows that `bronId` exists and is of this casus. Throws `geen-grondslag`, `niet-gevonden`, and `ongeldige-overgang` when it waits already or the agenda is full.
 */
export const zetOpAgenda = async (kern: Kern, tx: Tx, v: { readonly id: string; readonly casusId: string; readonly thema: string; readonly bron: Bespreekbron; readonly bronId: string; readonly organisatieId: string | null; readonly door: Medewerker; readonly traceparent: string }): Promise<Besproken> => {
  const casus = await casusVan(tx, v.casusId);
  await maakToegang(kern).vraag(tx, {
    aanvrager: v.door, doel: 'casusoverleg-voeren', actie: 'schrijven', gevraagd: ['OVL'], velden: ['agenda'], traceparent: v.traceparent, minstens: 2,
    object: { type: 'casus', id: v.casusId, casusId: v.casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: (await betrokkenenVan(tx, v.casusId)).map((b) => b.persoonId) },
  });
  const o = await vastgesteld(tx, v.casusId), nu = kern.clock.now();
  const rij: Rij = { id: v.id, thema: v.thema, bron: v.bron, bron_id: v.bronId, organisatie_id: v.organisatieId };
  const al = await metOverleg(tx).where({ 'b.bron': v.bron, 'b.bron_id': v.bronId }).where(open).first('b.id') as unknown;
  const nieuw = al === undefined ? await tx('overleg_bespreekpunt').insert({ ...rij, casus_id: v.casusId, gevraagd_door: v.door.medewerkerId, op: nu }).onConflict(tx.raw('(bron, bron_id) where overleg_id is null')).ignore().returning('id') as unknown[] : [];
  if (nieuw.length === 0) throw new Probleem('ongeldige-overgang', 'Dit staat al op de agenda van het volgende overleg. Er is niets gewijzigd.', { toegestaan: [] });
  if (o !== undefined) await voegToe(kern, tx, o, rij);
  await tekenTijdlijnOp(kern, tx, { casusId: v.casusId, op: nu, soort: 'overleg', zin: o === undefined ? 'Er staat een punt klaar voor het volgende overleg.' : `Er is een punt toegevoegd aan de agenda van overleg ${o.overlegnummer}.`, bron: `bespreekpunt:${v.id}`, actorOrganisatieId: v.door.organisatieId, actorMedewerkerId: v.door.medewerkerId });
  await meldOverleg(kern, tx, v.casusId);
  return { overlegnummer: o?.overlegnummer ?? null, taakId: o === undefined ? await openTaakId(tx, v.door, v.casusId, 'regie-voeren') ?? null : null };
};

export type Bespreekstand = { readonly bron: Bespreekbron; readonly bronId: string; readonly overlegnummer: string | null };
/** What of this casus waits for a meeting (no number yet) or stands on the agenda of one to come; codes and numbers only. */
export const bespreekstanden = async (tx: Tx, casusId: string): Promise<Bespreekstand[]> => await metOverleg(tx).where('b.casus_id', casusId).where(open).orderBy('b.op')
  .select('b.bron', 'b.bron_id as bronId', tx.raw("case when o.status <> 'geannuleerd' then o.overlegnummer end as overlegnummer")) as Bespreekstand[];
