import type { Knex } from 'knex';
import type { Actie, Actieuitkomst } from './model.ts';

/** An actie as another room sees it: ids, codes and dates. Its text is read through `toegang` only. */
export type Actieregel = {
  readonly id: string; readonly actienummer: string; readonly casusId: string; readonly planId: string | null; readonly doelId: string | null; readonly afspraakId: string | null; readonly organisatieId: string; readonly organisatie: string; readonly telefoon: string | null;
  readonly soortCode: string; readonly prioriteit: string; readonly uiterlijkOp: Date; readonly conditie: string; readonly naActieId: string | null; readonly status: Actie['status']; readonly uitkomst: Actieuitkomst | null;
  readonly escalatietrap: number; readonly isBurger: boolean; readonly uitgezetOp: Date | null; readonly aanvaardOp: Date | null; readonly afgerondOp: Date | null;
};
export const regelkolommen = [
  'a.id', 'a.actienummer', 'a.casus_id as casusId', 'a.plan_id as planId', 'a.doel_id as doelId', 'a.afspraak_id as afspraakId', 'a.uitvoerder_organisatie_id as organisatieId', 'o.naam as organisatie', 'o.telefoon', 'a.soort_code as soortCode', 'a.prioriteit',
  'a.uiterlijk_op as uiterlijkOp', 'a.conditie', 'a.na_actie_id as naActieId', 'a.status', 'a.uitkomst', 'a.escalatietrap', 'a.uitgezet_op as uitgezetOp', 'a.aanvaard_op as aanvaardOp', 'a.afgerond_op as afgerondOp',
];

/** The actions of a casus or of a plan, in order of their date. */
export const actiesVan = async (db: Knex, van: { casusId: string } | { planId: string }): Promise<Actieregel[]> =>
  db('actie as a').join('organisatie as o', 'o.id', 'a.uitvoerder_organisatie_id').where('casusId' in van ? { 'a.casus_id': van.casusId } : { 'a.plan_id': van.planId })
    .orderBy(['a.uiterlijk_op', 'a.aangemaakt_op']).select<Actieregel[]>(...regelkolommen, db.raw('a.uitvoerder_persoon_id is not null as "isBurger"'));
