/** The public door of this room: actions at other organisations, and what came back (domein §7.11). */
export { maakActie, zetActieUit, type Actiecontext, type NieuweActie } from './maken.ts';
export { openActie, verzendActie } from './verzenden.ts';
export { escaleer } from './escaleren.ts';
export { legVoortgangVast } from './uitvoering.ts';
export { meldIntrekking, trekActieIn, trekIn } from './intrekken.ts';
export { actieAfbreker } from './afbreken.ts';
export { afsluitpunten, rondActieAf } from './afronden.ts';
export { actiekeuzes, actiezin, trekGekozenIn } from './ronde.ts';
export { actiesVan, type Actieregel } from './lijst.ts';
export { gebeurtenissen, aflevermislukkingen } from './gebeurtenissen.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
export { contract } from './contract.ts';
