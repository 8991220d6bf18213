import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { keurFormulier } from './formulier-model.ts';
import type { Formulier } from './formulier-model.ts';

/** The deployed form of a task, in the version the task was made with; undefined when it was never deployed. */
export const haalFormulier = async (db: Knex, formId: string, versie: string | null): Promise<Formulier | undefined> => {
  const vraag = db('formulier').where({ form_id: formId });
  const rij = (versie === null ? await vraag.orderBy('gewijzigd_op', 'desc').first('inhoud') : await vraag.where({ versie_tag: versie }).first('inhoud')) as { inhoud: Formulier } | undefined;
  return rij?.inhoud;
};

/**
 * Checks every file of `forms/` under `root` against the closed subset.
 * @throws Error with all faults of all files; the app does not start with a form that would lose a question.
 */
export const controleerFormulieren = (root: string): void => {
  const fouten = globSync('forms/*/*.form', { cwd: root }).toSorted().flatMap((pad) => {
    const formulier = JSON.parse(readFileSync(join(root, pad), 'utf8')) as Formulier;
    const plaats = pad.replaceAll('\\', '/').replace(/^forms\/|\.form$/g, '').replace('/', '.');
    return [...(formulier.id === plaats ? [] : [`het id hoort ${plaats} te zijn`]), ...keurFormulier(formulier)].map((f) => `  - ${pad}: ${f}`);
  });
  if (fouten.length > 0) throw new Error(`Formulieren die wij niet kunnen tonen:\n${fouten.join('\n')}`);
};
