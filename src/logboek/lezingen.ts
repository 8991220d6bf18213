import type { Knex } from 'knex';

/** How often one medewerker asked for one casus in a day of supervision, allowed or not; ids and counts only. */
export type Casuslezing = {
  readonly medewerkerId: string; readonly organisatieId: string; readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly keren: number; /** Between 23:00 and 06:00. */ readonly nachts: number;
  readonly laatste: Date; readonly traceId: string;
};

/**
 * Every casus that a medewerker opened from 06:00 of this day to 06:00 of the next, on a Dutch wall, so that a night stays whole. A row of a list is not
 * opening, and emergency access has its own review.
 */
export const casuslezingen = async (db: Knex, dag: string): Promise<Casuslezing[]> => (await db.raw(`
  select a.gebruiker_id as "medewerkerId", a.organisatie_id as "organisatieId", v.casus_id as "casusId", b.verband as "verbandCode", b.regio as "regioCode", count(*)::int as keren,
    count(*) filter (where extract(hour from a.tijd at time zone 'Europe/Amsterdam') >= 23 or extract(hour from a.tijd at time zone 'Europe/Amsterdam') < 6)::int as nachts, max(a.tijd) as laatste, (array_agg(a.trace_id order by a.volgnummer desc))[1] as "traceId"
  from auditlog a
    cross join lateral (select v.casus_id from verwerkingenlog v where v.trace_id = a.trace_id and v.span_id = a.span_id and v.casus_id is not null limit 1) v
    cross join lateral (select b.context->>'verband' as verband, b.context->>'regio' as regio from besluitlog b where b.trace_id = a.trace_id and b.span_id = a.span_id limit 1) b
  where a.tijd >= (:dag::date + time '06:00') at time zone 'Europe/Amsterdam' and a.tijd < (:dag::date + 1 + time '06:00') at time zone 'Europe/Amsterdam'
    and a.gebruiker_soort = 'medewerker' and a.object_type = 'casus' and a.actie = 'R' and not a.noodgeval and not ('casusrij' = any(a.velden)) and a.organisatie_id is not null
  group by 1, 2, 3, 4, 5 order by 1, 3`, { dag }) as { rows: Casuslezing[] }).rows;
