import { Probleem } from '../platform/http/problemen.ts';
import { leesElementContext } from '../platform/engine/index.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { haalFormulier } from './formulieren.ts';
import type { Formulier } from './formulier-model.ts';
import { afhandelingVan } from './register.ts';
import type { TaakRij } from './store.ts';
import type { TaakContext, Taakafhandeling } from './taakafhandeling.ts';

/** The handler's view of a task. `nu` is the moment of the person's act, which may be a few seconds ago (undo window). */
export const maakContext = async (kern: Kern, tx: Tx, rij: TaakRij, medewerker: Medewerker, traceparent: string, nu: Date): Promise<TaakContext> => ({
  kern, tx, now: nu, taakId: rij.id, formId: rij.form_id ?? '', elementId: rij.element_id, casusId: rij.casus_id ?? '', verbandCode: rij.verband_code, regioCode: rij.regio_code,
  processInstanceKey: rij.process_instance_key, elementInstanceKey: rij.element_instance_key, variabelen: (await leesElementContext(tx, rij.element_instance_key))?.variabelen ?? {}, medewerker, traceparent,
});

/** Handler and form of a task. Start-up checks that both are there (`controleerTaken`), so a miss is our own fault. */
export const uitvoeringVan = async (tx: Tx, rij: TaakRij): Promise<{ afhandeling: Taakafhandeling; formulier: Formulier }> => {
  const afhandeling = rij.form_id === null ? undefined : afhandelingVan(rij.form_id);
  const formulier = rij.form_id === null ? undefined : await haalFormulier(tx, rij.form_id, rij.form_versie);
  if (afhandeling === undefined || formulier === undefined) throw new Probleem('interne-fout', 'Bij deze taak ontbreekt het formulier of de afhandeling. Meld dit bij de beheerder; er is niets gewijzigd.');
  return { afhandeling, formulier };
};

/** Marks an error that only ends a savepoint. */
class Terug extends Error {}

/** Runs `werk` and takes back everything it wrote; its value or its error remains. For trying a completion without doing it. */
export const zonderGevolg = async <T>(tx: Tx, werk: (sub: Tx) => Promise<T>): Promise<T> => {
  const uit: { waarde?: T } = {};
  try {
    await tx.transaction(async (sub) => { uit.waarde = await werk(sub); throw new Terug(); });
  } catch (fout) { if (!(fout instanceof Terug)) throw fout; }
  return uit.waarde as T;
};

/** The key of the outbox order: the casus, or before there is one the process. */
export const volgordeSleutel = (rij: TaakRij): string => rij.casus_id ?? rij.process_instance_key;

/** Four eyes (domein §1.6): true when this person did the act that the task checks. */
export const isUitgesloten = async (afhandeling: Taakafhandeling, ctx: TaakContext): Promise<boolean> =>
  afhandeling.uitgeslotenMedewerker !== undefined && await afhandeling.uitgeslotenMedewerker(ctx) === ctx.medewerker.medewerkerId;
export const vierOgen = (): Probleem => new Probleem('vier-ogen', 'U heeft de stap gedaan die hier wordt bekeken. Laat een collega deze taak doen.');
