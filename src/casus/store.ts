import type { Knex } from 'knex';
import type { Tx } from '../platform/kern.ts';
import type { Betrokkenerol, Casus, Teamlid, Tijdlijnregel } from './model.ts';

const kolommen = (db: Knex): (string | Knex.Raw)[] => ['id', 'casusnummer', 'verband_code as verbandCode', 'regio_code as regioCode', 'status', 'prioriteit', 'cyclus', 'melding_id as meldingId', 'vervolg_van as vervolgVan',
  db.raw('startdatum::text as startdatum'), db.raw('einddatum::text as einddatum'), 'laatste_op as laatsteOp', 'rijversie'];

export const leesCasus = (db: Knex, id: string): Promise<Casus | undefined> => db('casus').where({ id }).first(kolommen(db)) as Promise<Casus | undefined>;

/** The same, and nobody else changes it until the transaction ends. */
export const leesCasusVast = (tx: Tx, id: string): Promise<Casus | undefined> => tx('casus').where({ id }).forUpdate().first(kolommen(tx)) as Promise<Casus | undefined>;

/** False when the casus or the number was there already. */
export const voegCasusToe = async (tx: Tx, rij: Record<string, unknown>): Promise<boolean> => (await tx('casus').insert(rij).onConflict().ignore().returning('id')).length > 0;

export const werkCasusBij = async (tx: Tx, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => {
  await tx('casus').where({ id }).update({ ...velden, laatste_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

export const voegTeamlidToe = async (tx: Tx, casusId: string, lid: Teamlid, sinds: Date): Promise<boolean> => (await tx('casus_team').insert({
  casus_id: casusId, organisatie_id: lid.organisatieId, medewerker_id: lid.medewerkerId, rol: lid.rol, via: lid.via, reden: lid.reden ?? null, sinds,
}).onConflict().ignore().returning('id')).length > 0;

export const beeindigTeamlid = async (tx: Tx, casusId: string, organisatieId: string, rol: string, tot: Date, nu: Date): Promise<void> => {
  await tx('casus_team').where({ casus_id: casusId, organisatie_id: organisatieId, rol }).whereNull('tot').update({ tot, gewijzigd_op: nu });
};

export const leesTeamorganisaties = (db: Knex, casusId: string): Promise<{ organisatieId: string; soort: string; naam: string; isNogLid: boolean }[]> => db('casus_team as t').join('organisatie as o', 'o.id', 't.organisatie_id')
  .where('t.casus_id', casusId).groupBy('o.id', 'o.soort', 'o.naam').orderBy('o.naam').select<{ organisatieId: string; soort: string; naam: string; isNogLid: boolean }[]>('o.id as organisatieId', 'o.soort', 'o.naam', db.raw('bool_or(t.tot is null) as "isNogLid"'));

export const beeindigTeam = async (tx: Tx, casusId: string, tot: Date): Promise<void> => {
  await tx('casus_team').where({ casus_id: casusId }).whereNot('rol', 'regie').where((q) => { void q.whereNull('tot').orWhere('tot', '>', tot); }).update({ tot, gewijzigd_op: tot });
};

export const voegBetrokkeneToe = async (tx: Tx, casusId: string, persoonId: string, rolInCasus: Betrokkenerol, vanDatum: string): Promise<boolean> => (await tx('casus_betrokkene').insert({
  casus_id: casusId, persoon_id: persoonId, rol_in_casus: rolInCasus, van_datum: vanDatum,
}).onConflict().ignore().returning('id')).length > 0;

export const leesBetrokkenen = (db: Knex, casusId: string): Promise<{ persoonId: string; rolInCasus: Betrokkenerol }[]> => db('casus_betrokkene').where({ casus_id: casusId }).whereNull('tot_datum')
  .orderBy('aangemaakt_op').select<{ persoonId: string; rolInCasus: Betrokkenerol }[]>('persoon_id as persoonId', 'rol_in_casus as rolInCasus');

/** The line, and with it the moment of the last event on the casus; false when the line was there already. */
export const voegRegelToe = async (tx: Tx, r: Tijdlijnregel): Promise<boolean> => (await tx.raw(`
  with regel as (
    insert into casus_tijdlijn (casus_id, op, soort, actor_organisatie_id, actor_medewerker_id, zin, bron, fase)
    values (?, ?, ?, ?, ?, ?, ?, coalesce((select c.status from casus c where c.id = ?), 'open')) on conflict do nothing returning casus_id, op
  ), casus_bij as (update casus c set laatste_op = regel.op from regel where c.id = regel.casus_id and c.laatste_op < regel.op)
  select casus_id from regel`, [r.casusId, r.op, r.soort, r.actorOrganisatieId, r.actorMedewerkerId, r.zin, r.bron, r.casusId]) as { rows: unknown[] }).rows.length > 0;

export const sluitSignalen = async (tx: Tx, casusId: string, nu: Date): Promise<void> => {
  await tx('signaal').where({ casus_id: casusId }).whereNot('status', 'afgehandeld').update({ status: 'afgehandeld', afgehandeld_op: nu, toelichting: 'De casus is gesloten.', gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
