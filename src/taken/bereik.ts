import type { Medewerker } from '../platform/identity/aanvrager.ts';

/** Groups that mean nothing without an organisation: everybody of every partner holds them. */
const alleenMetOrganisatie: ReadonlySet<string> = new Set(['contactpersoon', 'melder', 'burger']);

/** The candidate groups somebody carries: his functierollen, plain and as `rol@organisatie` (by id or by OIN, processen §1.5). */
export const groepenVan = (m: Medewerker): { open: string[]; gericht: string[] } => ({
  open: m.functierollen.filter((r) => !alleenMetOrganisatie.has(r)),
  gericht: m.functierollen.flatMap((r) => [`${r}@${m.organisatieId}`, `${r}@${m.organisatieOin}`]),
});

/**
 * SQL condition (with named bindings) for the tasks within somebody's reach: a group he carries, inside the verband and region of his
 * role. A task whose place is not known is within nobody's reach.
 */
export const bereik = (m: Medewerker): { sql: string; bindings: Record<string, unknown> } => {
  const { open, gericht } = groepenVan(m);
  return {
    sql: `t.groepen && :groepen::text[] and t.verband_code is not null and (:verbandCode::text is null or t.verband_code = :verbandCode) and (:regioCode::text is null or t.regio_code = :regioCode)`,
    bindings: { groepen: [...open, ...gericht], verbandCode: m.verbandCode, regioCode: m.regioCode },
  };
};
