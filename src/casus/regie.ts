import type { Knex } from 'knex';
import { datumVan } from '../domein/kalender.ts';
import { geldigeRollen } from '../toegang/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { tekenTijdlijnOp, wijsTeamToe, beeindigTeamlid } from './service.ts';

/** Who directs a casus, or is asked to (domein §7.9). */
export type Regisseurschap = { readonly id: string; readonly medewerkerId: string; readonly organisatieId: string; readonly status: 'voorgesteld' | 'aanvaard'; readonly van: Date | null };

const lees = async (db: Knex, casusId: string, status: 'voorgesteld' | 'aanvaard'): Promise<Regisseurschap | undefined> =>
  db('casusregisseurschap').where({ casus_id: casusId, status }).first<Regisseurschap | undefined>('id', 'medewerker_id as medewerkerId', 'organisatie_id as organisatieId', 'status', 'van');

/** The accepted casusregisseur, or undefined: then the procesregisseur of the regie does his tasks (R9.6). */
export const casusregisseurVan = (db: Knex, casusId: string): Promise<Regisseurschap | undefined> => lees(db, casusId, 'aanvaard');
/** Who is asked to become casusregisseur and has not answered. */
export const voorgesteldeRegisseurVan = (db: Knex, casusId: string): Promise<Regisseurschap | undefined> => lees(db, casusId, 'voorgesteld');

/** Who was asked to direct the casus and said no, the last first. */
export const geweigerdeRegie = (db: Knex, casusId: string): Promise<{ naam: string; reden: string | null }[]> => db('casusregisseurschap as g').join('medewerker as m', 'm.id', 'g.medewerker_id').where({ 'g.casus_id': casusId, 'g.status': 'geweigerd' }).orderBy('g.tot', 'desc').select('m.naam', 'g.reden');

/** Medewerkers who may direct a casus of this verband and region: they hold the toegangsrol casusregisseur there. */
export const mogelijkeRegisseurs = (db: Knex, nu: Date, plaats: { readonly verbandCode: string; readonly regioCode: string }): Promise<{ medewerkerId: string; naam: string; organisatieId: string; organisatie: string; soort: string }[]> =>
  geldigeRollen(db, datumVan(nu), plaats).where('r.toegangsrol', 'casusregisseur').orderBy(['o.naam', 'm.naam']).distinct('m.id as medewerkerId', 'm.naam as naam', 'o.id as organisatieId', 'o.naam as organisatie', 'o.soort as soort') as unknown as Promise<{ medewerkerId: string; naam: string; organisatieId: string; organisatie: string; soort: string }[]>;

/** Asks somebody to direct the casus; an earlier open proposal ends. Throws `ongeldige-invoer` when he may not direct a casus here. */
export const stelRegisseurVoor = async (kern: Kern, tx: Tx, v: { casusId: string; medewerkerId: string; door: string | null; reden: string | null }): Promise<string> => {
  const casus = await tx('casus').where({ id: v.casusId }).forUpdate().first('verband_code', 'regio_code') as { verband_code: string; regio_code: string } | undefined;
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet.');
  const wie = (await mogelijkeRegisseurs(tx, kern.clock.now(), { verbandCode: casus.verband_code, regioCode: casus.regio_code })).find((m) => m.medewerkerId === v.medewerkerId);
  if (wie === undefined) throw new Probleem('ongeldige-invoer', 'Deze persoon kan hier geen casusregisseur zijn. Er is niets gewijzigd.', { fouten: [{ veld: '/casusregisseurId', code: 'niet-mogelijk', melding: 'Kies een casusregisseur uit de lijst' }] });
  const nu = kern.clock.now();
  await tx('casusregisseurschap').where({ casus_id: v.casusId, status: 'voorgesteld' }).update({ status: 'beeindigd', tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  const [rij] = await tx('casusregisseurschap').insert({ casus_id: v.casusId, medewerker_id: wie.medewerkerId, organisatie_id: wie.organisatieId, status: 'voorgesteld', voorgesteld_door: v.door, reden: v.reden, aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};

/** The proposed person accepts: he comes into the team, an earlier casusregisseur leaves it (R10.6: rights move at acceptance, not before). */
export const aanvaardRegie = async (kern: Kern, tx: Tx, casusId: string, medewerkerId: string): Promise<void> => {
  const voorstel = await voorgesteldeRegisseurVan(tx, casusId);
  if (voorstel?.medewerkerId !== medewerkerId) throw new Probleem('ongeldige-overgang', 'U bent niet (meer) gevraagd als casusregisseur van deze casus. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  await beeindigRegie(kern, tx, casusId);
  await tx('casusregisseurschap').where({ id: voorstel.id }).update({ status: 'aanvaard', van: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await wijsTeamToe(kern, tx, casusId, { organisatieId: voorstel.organisatieId, medewerkerId, rol: 'casusregisseur', via: 'overdracht' });
  await tekenTijdlijnOp(kern, tx, { casusId, op: nu, soort: 'voortgang', zin: 'De casus heeft een casusregisseur.', bron: `regie:${voorstel.id}`, actorOrganisatieId: voorstel.organisatieId, actorMedewerkerId: medewerkerId });
};

/** The proposed person refuses with a reason; the regie holds the casus meanwhile (R9.6). False when there was no proposal to him. */
export const weigerRegie = async (kern: Kern, tx: Tx, casusId: string, medewerkerId: string, reden: string): Promise<boolean> => {
  const nu = kern.clock.now();
  return await tx('casusregisseurschap').where({ casus_id: casusId, medewerker_id: medewerkerId, status: 'voorgesteld' }).update({ status: 'geweigerd', reden, tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }) > 0;
};

/** Ends the accepted regisseurschap, if any: his membership of the team ends with it. */
export const beeindigRegie = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const nu = kern.clock.now();
  const oud = await casusregisseurVan(tx, casusId);
  if (oud === undefined) return;
  await tx('casusregisseurschap').where({ id: oud.id }).update({ status: 'beeindigd', tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await beeindigTeamlid(kern, tx, casusId, oud.organisatieId, 'casusregisseur');
};
