/** The public door of Uitvoeren Triage & Taxatie. Reading for a person passes `toegang` (api.ts, taken/). */
export { laadInstrumenten } from './instrumenten.ts';
export { zetInstrumentenKlaar, herbruikbareAfnamen } from './klaarzetten.ts';
export { adviseerTriage, scoorTriage } from './adviseren.ts';
export { triageomgeving } from './omgeving.ts';
export { beantwoordOverdracht, biedOverdrachtAan } from './overdracht.ts';
export { afsluitpunten, trekIn } from './afsluiten.ts';
export { legTriageVast } from './vastleggen.ts';
export { eerdereAfnamen } from './store.ts';
export { contract } from './contract.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
export { veiligheidVan } from './store.ts';
