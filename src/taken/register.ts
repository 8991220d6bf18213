import type { Kern } from '../platform/kern.ts';
import type { Taakafhandeling } from './taakafhandeling.ts';

const afhandelingen = new Map<string, Taakafhandeling>();

/**
 * Makes the handlers known; called once by `src/samenspel.ts` with the list of `src/bouwstenen/register.ts` (this room may not import upwards).
 * The same handler twice is fine (tests), two handlers for one form are not.
 */
export const registreerTaken = (lijst: readonly Taakafhandeling[]): void => {
  for (const a of lijst) {
    const eerder = afhandelingen.get(a.formId);
    if (eerder !== undefined && eerder !== a) throw new Error(`Voor formulier ${a.formId} staan er twee afhandelingen in het register`);
    afhandelingen.set(a.formId, a);
  }
};

/** The handler of a form; undefined when nobody registered it. */
export const afhandelingVan = (formId: string): Taakafhandeling | undefined => afhandelingen.get(formId);

/**
 * Checks that every human task that can still appear (newest version of its process, or one with running instances) has a handler and a
 * form. A task without them could be seen by nobody and would hold up a case in silence.
 * @throws Error with all of them at once; the app does not start.
 */
export const controleerTaken = async (kern: Kern): Promise<void> => {
  const { rows } = await kern.db.raw(`
    select d.bpmn_process_id as proces, d.versie, e.element_id as element, e.form_id as "formId", e.form_versie as "formVersie", f.form_id is not null as "heeftFormulier"
    from proces_definitie d join proces_element e on e.definitie_sleutel = d.sleutel and e.soort = 'userTask'
    left join formulier f on f.form_id = e.form_id and f.versie_tag = e.form_versie
    where d.versie = (select max(n.versie) from proces_definitie n where n.bpmn_process_id = d.bpmn_process_id)
       or exists (select 1 from proces_instantie i where i.definitie_sleutel = d.sleutel and i.status = 'actief')
    order by 1, 2, 3`) as { rows: { proces: string; versie: number; element: string; formId: string | null; formVersie: string | null; heeftFormulier: boolean }[] };
  const fouten = rows.flatMap((r) => [
    ...(r.formId === null ? ['heeft geen formulier'] : []),
    ...(r.formId !== null && !r.heeftFormulier ? [`formulier ${r.formId} ${r.formVersie ?? 'zonder versie'} is niet uitgerold`] : []),
    ...(r.formId !== null && !afhandelingen.has(r.formId) ? [`formulier ${r.formId} heeft geen afhandeling in src/bouwstenen/register.ts`] : []),
  ].map((f) => `  - ${r.proces} v${r.versie}, taak ${r.element}: ${f}`));
  if (fouten.length > 0) throw new Error(`Taken zonder afhandeling of formulier:\n${fouten.join('\n')}`);
};
