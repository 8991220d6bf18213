import type { Knex } from 'knex';
import type { Kern, Tx } from '../platform/kern.ts';
import { tekenTijdlijnOp } from './service.ts';

/** A correction that was granted: what is wrong in a kind of data about this person, and what must be there (R7.7). The old value stays with its source. */
export type Rechtzetting = {
  readonly id: string; readonly casusId: string; readonly persoonId: string | null; readonly gegevenssoort: string; readonly watKloptNiet: string; readonly watMoetErStaan: string; readonly organisatie: string; readonly op: Date;
};
export type NieuweRechtzetting = { readonly casusId: string; readonly persoonId: string | null; readonly gegevenssoort: string; readonly watKloptNiet: string; readonly watMoetErStaan: string; readonly organisatieId: string; readonly door: string; readonly bron: string; readonly op: Date };

/** Lays a correction down beside the disputed datum, with a line in the timeline that names only the kind. The same cause does it once. */
export const legRechtzettingVast = async (kern: Kern, tx: Tx, r: NieuweRechtzetting): Promise<void> => {
  const nieuw = await tx('casus_rechtzetting').insert({
    casus_id: r.casusId, persoon_id: r.persoonId, gegevenssoort: r.gegevenssoort, wat_klopt_niet: r.watKloptNiet, wat_moet_er_staan: r.watMoetErStaan, organisatie_id: r.organisatieId, door: r.door, bron: r.bron, op: r.op,
  }).onConflict('bron').ignore().returning('id') as { id: string }[];
  if (nieuw.length === 0) return;
  await tekenTijdlijnOp(kern, tx, { casusId: r.casusId, op: r.op, soort: 'besluit', zin: 'Een gegeven is rechtgezet. De rechtzetting staat bij het gegeven.', bron: `rechtzetting:${r.bron}`, actorOrganisatieId: r.organisatieId, actorMedewerkerId: null });
};
/** The corrections of a casus, oldest first; the caller asks `toegang` for the gegevenssoort of each. */
export const rechtzettingenIn = (db: Knex, casusId: string): Promise<Rechtzetting[]> => db('casus_rechtzetting as r').join('organisatie as o', 'o.id', 'r.organisatie_id').where('r.casus_id', casusId).orderBy('r.op')
  .select<Rechtzetting[]>('r.id', 'r.casus_id as casusId', 'r.persoon_id as persoonId', 'r.gegevenssoort', 'r.wat_klopt_niet as watKloptNiet', 'r.wat_moet_er_staan as watMoetErStaan', 'o.naam as organisatie', 'r.op');
