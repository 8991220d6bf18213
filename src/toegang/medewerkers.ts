import type { Knex } from 'knex';
import { datumVan } from '../domein/kalender.ts';
import type { Functierol, Toegangsrol } from '../platform/identity/aanvrager.ts';
import type { GevondenMedewerker, Roltoekenning } from '../platform/identity/zoekers.ts';

type Rij = {
  medewerker_id: string; naam: string; status: GevondenMedewerker['status']; organisatie_id: string; oin: string; organisatienaam: string; soort: string;
  rol_id: string | null; toegangsrol: Toegangsrol; functierollen: Functierol[]; verband_code: string | null; regio_code: string | null; regio: string | null;
};

const rolnaam: Readonly<Record<Toegangsrol, string>> = {
  burger: 'Burger', melder: 'Melder', deelnemer: 'Deelnemer', procesregisseur: 'Procesregisseur', casusregisseur: 'Casusregisseur', procesontwerper: 'Procesontwerper',
  regiocoordinator: 'Regiocoördinator', fg: 'Functionaris gegevensbescherming', auditor: 'Auditor', beheerder: 'Beheerder',
};

const alsRol = (rij: Rij): Roltoekenning => ({
  id: rij.rol_id ?? '', toegangsrol: rij.toegangsrol, functierollen: rij.functierollen, verbandCode: rij.verband_code, regioCode: rij.regio_code,
  // The region is said only where the name of the organisation does not say it already.
  label: `${rolnaam[rij.toegangsrol]} · ${rij.organisatienaam}${rij.regio === null || rij.organisatienaam.includes(rij.regio) ? '' : ` (${rij.regio})`}`,
});

/**
 * The medewerker behind a `sub` of the identity provider, with the roles he holds at `nu` (domein §1.1); undefined when unknown.
 * A blocked medewerker is found too, so that the sign-in page can say so.
 */
export const vindMedewerker = async (db: Knex, sub: string, nu: Date): Promise<GevondenMedewerker | undefined> => {
  const dag = datumVan(nu);
  const rijen: Rij[] = await db('medewerker as m').join('organisatie as o', 'o.id', 'm.organisatie_id')
    .leftJoin('roltoekenning as r', (koppel) => {
      koppel.on('r.medewerker_id', 'm.id').andOnVal('r.van_datum', '<=', dag)
        .andOn((of) => { of.onNull('r.tot_datum').orOnVal('r.tot_datum', '>=', dag); });
    })
    .leftJoin('regio as g', 'g.code', 'r.regio_code')
    .where('m.sub', sub).orderBy(['r.toegangsrol', 'r.verband_code', 'r.regio_code'])
    .select('m.id as medewerker_id', 'm.naam', 'm.status', 'o.id as organisatie_id', 'o.oin', 'o.naam as organisatienaam', 'o.soort', 'r.id as rol_id', 'r.toegangsrol', 'r.functierollen', 'r.verband_code', 'r.regio_code', 'g.naam as regio');
  const [eerste] = rijen;
  if (eerste === undefined) return undefined;
  return {
    medewerkerId: eerste.medewerker_id, naam: eerste.naam, status: eerste.status, organisatieId: eerste.organisatie_id, organisatieOin: eerste.oin,
    organisatiesoort: eerste.soort, organisatieNaam: eerste.organisatienaam, roltoekenningen: rijen.filter((rij) => rij.rol_id !== null).map(alsRol),
  };
};

/** The active organisation of an OIN; undefined when unknown, registered only, suspended or left (X5). */
export const vindPartner = async (db: Knex, oin: string): Promise<{ organisatieId: string; organisatieOin: string; organisatiesoort: string } | undefined> => {
  const rij = await db('organisatie').where({ oin, status: 'actief' }).first<{ id: string; oin: string; soort: string } | undefined>('id', 'oin', 'soort');
  return rij && { organisatieId: rij.id, organisatieOin: rij.oin, organisatiesoort: rij.soort };
};
