/** The public door of the task list. */
export { routes } from './api.ts';
export { startAfronder } from './afronder.ts';
export { startBerichtwacht } from './berichtwacht.ts';
export { registreerAfbrekers } from './afbreken.ts';
export type { Afbraak, Afbreker, Gevolgen, Procesplaats } from './afbreken.ts';
export { controleerTaken, registreerTaken } from './register.ts';
export { controleerFormulieren, haalFormulier } from './formulieren.ts';
export { keurFormulier, invoervelden } from './formulier-model.ts';
export type { Formulier, Veld } from './formulier-model.ts';
export { taakafhandeling } from './taakafhandeling.ts';
export type { TaakContext, Taakafhandeling, Taakgegevens, Voltooiing } from './taakafhandeling.ts';
export { claimTaak, geefTaakVrij } from './claim.ts';
export { collegasVoorTaak, doorgaveAan, geefTaakDoor, openTaakId } from './doorgeven.ts';
export { voltooiTaak, draaiTerug } from './voltooien.ts';
export { leesTaakpagina } from './detail.ts';
export { behandelaarsVan, sluitUitVanTaken } from './uitsluiting.ts';
