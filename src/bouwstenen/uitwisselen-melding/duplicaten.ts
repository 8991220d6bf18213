import type { Knex } from 'knex';
import { dichteStaten } from '../../domein/casusstaat.ts';
import type { Kern } from '../../platform/kern.ts';
import { indexenVanMelding } from './inhoud-store.ts';
import type { Melding } from './model.ts';

export type Duplicaat = { readonly meldingId: string; readonly meldingnummer: string; readonly ontvangenOp: Date | null; readonly reden: 'zelfde-persoon-en-dag' | 'zelfde-referentie' };

/**
 * R1.2: the same person and soort with the incident on the same day (Europe/Amsterdam), or the same sender's reference.
 * Only proposed, and only among meldingen this receiver has himself.
 */
export const zoekDuplicaten = async (kern: Kern, db: Knex, m: Melding): Promise<Duplicaat[]> => {
  const { rows } = await db.raw(`
    select distinct on (a.id) a.id as "meldingId", a.meldingnummer, a.ontvangen_op as "ontvangenOp", case when a.verzender_referentie = m.verzender_referentie then 'zelfde-referentie' else 'zelfde-persoon-en-dag' end as reden
    from melding m join melding a on a.id <> m.id and a.ontvanger_id = m.ontvanger_id and a.status not in ('concept', 'ingetrokken') and a.id is distinct from m.doorgezet_van
    where m.id = ? and a.soort = m.soort and (
      (a.verzender_referentie = m.verzender_referentie and a.verzender_organisatie_id = m.verzender_organisatie_id)
      or ((a.incident_op at time zone 'Europe/Amsterdam')::date = (m.incident_op at time zone 'Europe/Amsterdam')::date and exists (
        select 1 from melding_betrokkene y where y.melding_id = a.id and (y.bsn_index = any(?::text[]) or exists (select 1 from melding_betrokkene x where x.melding_id = m.id and x.persoon_id = y.persoon_id)))))
    order by a.id, a.ontvangen_op limit 10`, [m.id, await indexenVanMelding(kern, db, m.id)]) as { rows: Duplicaat[] };
  return rows.toSorted((a, b) => Number(a.ontvangenOp) - Number(b.ontvangenOp));
};

/** R1.3: a running casus of the same verband and region on one of the persons; in nazorg it means terugval. Only proposed. */
export const zoekLopendeCasus = async (kern: Kern, db: Knex, m: Melding): Promise<{ casusId: string; casusnummer: string; isNazorg: boolean }[]> => {
  const { rows } = await db.raw(`
    select distinct c.id as "casusId", c.casusnummer, c.status = 'nazorg' as "isNazorg", c.laatste_op from casus c join casus_betrokkene cb on cb.casus_id = c.id and cb.tot_datum is null join persoon p on p.id = cb.persoon_id
    where (p.bsn_index = any(?::text[]) or p.id in (select persoon_id from melding_betrokkene where melding_id = ?)) and c.verband_code = ? and c.regio_code = ? and c.status <> all(?::text[]) and c.id <> ? order by c.laatste_op desc limit 10`, [await indexenVanMelding(kern, db, m.id), m.id, m.verbandCode, m.regioCode, [...dichteStaten], m.casusId]) as { rows: { casusId: string; casusnummer: string; isNazorg: boolean }[] };
  return rows;
};
