import { correctieBeoordelen } from './correctie-beoordelen.ts';
import { nietIngezienOpvolgen } from './niet-ingezien-opvolgen.ts';
import { uitkomstTermijnVerlopen } from './termijn-verlopen.ts';
import { uitkomstVastleggen } from './uitkomst-vastleggen.ts';
import { uitkomstVaststellen } from './uitkomst-vaststellen.ts';

/** The human tasks of this room. */
export const taken = [uitkomstVastleggen, uitkomstVaststellen, nietIngezienOpvolgen, correctieBeoordelen, uitkomstTermijnVerlopen];
