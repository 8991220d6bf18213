import type { Knex } from 'knex';
import { controleerOvergang, type Staat } from '../../domein/overgangen.ts';
import { leesRegelversie, regelbron } from '../../platform/db/regels.ts';
import { naCommit } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Criterium } from './criteria.ts';
import type { Melding, Soort, Spoorstap } from './model.ts';
import type { Routeregel } from './routering.ts';

const kolommen = ['id', 'meldingnummer', 'soort', 'status', 'kanaal', 'casus_id as casusId', 'doel_casus_id as doelCasusId', 'verband_code as verbandCode', 'regio_code as regioCode',
  'verzender_organisatie_id as verzenderOrganisatieId', 'verzender_oin as verzenderOin', 'verzender_medewerker_id as verzenderMedewerkerId', 'verzender_account_id as verzenderAccountId',
  'verzender_referentie as verzenderReferentie', 'inhoud_hash as inhoudHash', 'ontvanger_id as ontvangerId', 'verzonden_op as verzondenOp', 'ontvangen_op as ontvangenOp', 'incident_op as incidentOp',
  'incident_plaats as incidentPlaats', 'spoed', 'acuut_gevaar as acuutGevaar', 'verzoek', 'terugkoppeling_gewenst as terugkoppelingGewenst', 'situatieschets', 'urgentie_code as urgentieCode',
  'doorgezet_van as doorgezetVan', 'duplicaat_van as duplicaatVan', 'vervolg_van as vervolgVan', 'ontbreekt', 'waarschuwt', 'aantal_aanvullingen as aantalAanvullingen', 'gevraagde_aanvulling as gevraagdeAanvulling', 'advies', 'gewijzigd_op as gewijzigdOp', 'rijversie'];

export const leesMelding = (db: Knex, id: string): Promise<Melding | undefined> => db('melding').where({ id }).first<Melding | undefined>(kolommen);
/** With a row lock: whoever changes it waits for the other. */
export const leesMeldingVast = (tx: Tx, id: string): Promise<Melding | undefined> => tx('melding').where({ id }).forUpdate().first<Melding | undefined>(kolommen);
/** Throws Probleem `niet-gevonden`. */
export const moetMelding = async (tx: Tx, id: string): Promise<Melding> => {
  const melding = await leesMeldingVast(tx, id);
  if (melding === undefined) throw new Probleem('niet-gevonden', 'Deze melding bestaat niet, of u mag haar niet zien.');
  return melding;
};
export const meldingBijReferentie = (tx: Tx, organisatieId: string, referentie: string): Promise<Melding | undefined> => tx('melding')
  .where({ verzender_organisatie_id: organisatieId, verzender_referentie: referentie }).whereNull('doorgezet_van').first<Melding | undefined>(kolommen);
export const meldingBijCasus = (db: Knex, casusId: string): Promise<Melding | undefined> => db('melding').where({ casus_id: casusId }).first<Melding | undefined>(kolommen);

export const voegMeldingToe = async (tx: Tx, rij: Record<string, unknown>): Promise<Melding> => {
  const [nieuw] = await tx('melding').insert(rij).returning(kolommen) as Melding[];
  return nieuw as Melding;
};
/** Answers the melding as it is now; its row stays locked until the transaction ends. */
export const wijzigMelding = async (tx: Tx, id: string, velden: Record<string, unknown>, now: Date): Promise<Melding> => {
  const [na] = await tx('melding').where({ id }).update({ ...velden, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') }).returning(kolommen) as Melding[];
  return na as Melding;
};

/** A line of the receipt trail; the same cause is written once, so that a repeated act leaves one line. */
export const schrijfSpoor = async (kern: Kern, tx: Tx, meldingId: string, stap: Spoorstap, bron: string, extra: { organisatieId?: string | null; detail?: string } = {}): Promise<boolean> => {
  const rijen = await tx('melding_spoor').insert({ melding_id: meldingId, stap, op: kern.clock.now(), organisatie_id: extra.organisatieId ?? null, detail: extra.detail ?? null, bron }).onConflict(['melding_id', 'bron']).ignore().returning('id') as unknown[];
  if (rijen.length > 0) naCommit(tx, () => kern.bus.publish('melding', { meldingId, stap }));
  return rijen.length > 0;
};

/** Along the arrows of domein §7.1 only; the state it already has is no change. Writes the trail; answers the melding as it is now. */
export const zetStatus = async (kern: Kern, tx: Tx, melding: Melding, naar: Staat<'melding'>, bron: string, velden: Record<string, unknown> = {}, extra: { organisatieId?: string | null; detail?: string } = {}): Promise<Melding> => {
  if (melding.status !== naar) controleerOvergang('melding', melding.status, naar);
  const na = await wijzigMelding(tx, melding.id, { status: naar, ...velden }, kern.clock.now());
  const stap: Partial<Record<Staat<'melding'>, Spoorstap>> = { ontvangen: 'ontvangen', 'in-beoordeling': 'in-beoordeling', onvolledig: 'onvolledig', geaccepteerd: 'geaccepteerd', opgepakt: 'opgepakt', doorgezet: 'doorgezet', afgewezen: 'afgewezen', duplicaat: 'duplicaat', 'gesloten-onvolledig': 'gesloten-onvolledig', ingetrokken: 'ingetrokken', verzonden: 'verstuurd' };
  const s = stap[naar];
  if (s !== undefined) await schrijfSpoor(kern, tx, melding.id, s, bron, extra);
  return na;
};

const alleCriteria = regelbron((db) => db('melding_criterium').whereNull('tot').orderBy('code').select<(Criterium & { readonly soort: Soort })[]>('soort', 'code', 'weging', 'melding'));
export const criteriaVan = async (db: Knex, soort: Soort): Promise<Criterium[]> => (await alleCriteria(db, await leesRegelversie(db))).filter((c) => c.soort === soort);
const alleRouteregels = regelbron((db) => db('melding_routeregel').whereNull('tot').orderBy('volgorde')
  .select<Routeregel[]>('code', 'soorten', 'alle_van as alleVan', 'een_van as eenVan', 'geen_van as geenVan', 'effect', 'verband_code as verbandCode', 'ladder', 'zin'));
export const routeregels = async (db: Knex): Promise<Routeregel[]> => alleRouteregels(db, await leesRegelversie(db));

export type Spoorregel = { readonly stap: Spoorstap; readonly op: Date; readonly organisatie: string | null; readonly detail: string | null };
/** The trail of a melding, with that of every meldpunt it was passed on to: they share the number (R1.6). */
export const leesSpoor = (db: Knex, id: string): Promise<Spoorregel[]> => db('melding_spoor as s').join('melding as m', 'm.id', 's.melding_id').leftJoin('organisatie as o', 'o.id', 's.organisatie_id')
  .where('m.meldingnummer', db('melding').select('meldingnummer').where({ id })).orderBy([{ column: 's.op' }, { column: 's.volgnummer' }]).select<Spoorregel[]>('s.stap', 's.op', 'o.naam as organisatie', 's.detail');

export type Beoordeling = { readonly id: string; readonly oordeel: string; readonly redenCode: string | null; readonly motivatie: string | null; readonly door: string; readonly op: Date; readonly ontvangerId: string | null };
export const laatsteBeoordeling = (db: Knex, meldingId: string, oordeel?: string): Promise<Beoordeling | undefined> => db('melding_beoordeling').where({ melding_id: meldingId, ...(oordeel === undefined ? {} : { oordeel }) })
  .orderBy('aangemaakt_op', 'desc').first<Beoordeling | undefined>('id', 'oordeel', 'reden_code as redenCode', 'motivatie', 'door', 'op', 'ontvanger_id as ontvangerId');
