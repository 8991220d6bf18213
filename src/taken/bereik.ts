import type { Medewerker } from '../platform/identity/aanvrager.ts';

/** Groups that mean nothing without an organisation: everybody of every partner holds them. */
export const alleenMetOrganisatie: ReadonlySet<string> = new Set(['contactpersoon', 'melder', 'burger']);

/** A casus without an active casusregisseur: its procesregisseur stands in (R9.6). Which of the two it is, `bereik` asks per task. */
const vervangtRegisseur = (m: Medewerker): boolean => m.functierollen.includes('procesregisseur');

/** The candidate groups somebody carries: his functierollen, plain and as `rol@organisatie` (by id or by OIN, processen §1.5). */
export const groepenVan = (m: Medewerker): { open: string[]; gericht: string[] } => ({
  open: [...m.functierollen.filter((r) => !alleenMetOrganisatie.has(r)), ...(vervangtRegisseur(m) && !m.functierollen.includes('casusregisseur') ? ['casusregisseur'] : [])],
  gericht: m.functierollen.flatMap((r) => [`${r}@${m.organisatieId}`, `${r}@${m.organisatieOin}`]),
});

/** The casusregisseur of the task's casus: the accepted one, or for the task that asks him the proposed one. Null when there is none. */
const regisseur = `(select g.medewerker_id from casusregisseurschap g where g.casus_id = t.casus_id and g.status = case when t.element_id = 'casusregisseur-aanvaarden' then 'voorgesteld' else 'aanvaard' end)`;

/**
 * SQL condition (with named bindings) for the tasks within somebody's reach: a group he carries, inside the verband and region of his
 * role. A task whose place is not known is within nobody's reach, one
 * of a process that is about this person (R7.9) not within his.
 */
export const bereik = (m: Medewerker): { sql: string; bindings: Record<string, unknown> } => {
  const { open, gericht } = groepenVan(m);
  return {
    sql: `t.groepen && :groepen::text[] and t.verband_code is not null and (:verbandCode::text is null or t.verband_code = :verbandCode) and (:regioCode::text is null or t.regio_code = :regioCode)
      and not exists (select 1 from taak_uitsluiting u where u.process_instance_key = t.process_instance_key and u.medewerker_id = :medewerkerId::uuid)
      and (not 'casusregisseur' = any(t.groepen) or case when ${regisseur} is null then :vervangtRegisseur::boolean else ${regisseur} = :medewerkerId::uuid end)`,
    bindings: { groepen: [...open, ...gericht], verbandCode: m.verbandCode, regioCode: m.regioCode, vervangtRegisseur: vervangtRegisseur(m), medewerkerId: m.medewerkerId },
  };
};
