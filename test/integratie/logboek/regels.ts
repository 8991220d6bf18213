import type { Knex } from 'knex';

export type Logregels = Record<'verwerkingenlog' | 'auditlog' | 'besluitlog', Record<string, unknown>[]>;

const lees = async (db: Knex): Promise<Logregels> => ({
  verwerkingenlog: await db('verwerkingenlog').orderBy('volgnummer'), auditlog: await db('auditlog').orderBy('volgnummer'), besluitlog: await db('besluitlog').orderBy('volgnummer'),
});

/** The lines that `werk` leaves in the three logs, in order. Use it alone: other readers at the same time would be counted too. */
export const nieuweLogregels = async (db: Knex, werk: () => Promise<unknown>): Promise<Logregels> => {
  const voor = await lees(db);
  await werk();
  const na = await lees(db);
  return { verwerkingenlog: na.verwerkingenlog.slice(voor.verwerkingenlog.length), auditlog: na.auditlog.slice(voor.auditlog.length), besluitlog: na.besluitlog.slice(voor.besluitlog.length) };
};

/** Faults against domein §5: exactly one line in each log (a verwerkingenlog line per data subject), all with one trace and span. Empty = right. */
export const foutenInLog = ({ verwerkingenlog, auditlog, besluitlog }: Logregels, betrokkenen = 1): string[] => {
  const sporen = new Set([...verwerkingenlog, ...auditlog, ...besluitlog].map((r) => `${String(r.trace_id)}-${String(r.span_id)}`));
  return [
    ...(verwerkingenlog.length === betrokkenen ? [] : [`verwerkingenlog: ${verwerkingenlog.length} lines for ${betrokkenen}`]), ...(auditlog.length === 1 ? [] : [`auditlog: ${auditlog.length} lines`]),
    ...(besluitlog.length === 1 ? [] : [`besluitlog: ${besluitlog.length} lines`]), ...(sporen.size === 1 ? [] : [`${sporen.size} traces`]),
  ];
};
