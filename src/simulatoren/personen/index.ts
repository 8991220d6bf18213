export { maakDemoPersonen } from './genereer.ts';
export { gemeenteNaam, gemeenten } from './regios.ts';
export type { Deeldatum, DemoGezag, DemoPersoon, DemoVerblijf, InformeleRelatie } from './model.ts';
