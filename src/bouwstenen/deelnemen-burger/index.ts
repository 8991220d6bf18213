/** The public door of Inzien en Deelnemen door de Burger. Reading for a person passes `toegang` (api.ts, taken/). */
export { bepaalInformeerbaren, bewaakInformering, leesBerichtAlsBurger, rondInformerenAf, verstuurBrief } from './informeren.ts';
export { hefAchterhoudingOp, laatAchterhoudingIngaan } from './achterhouden.ts';
export { heeftVeiligheidshold, herinnerBurger, sluitBijdrage, vraagBijdrage, zetBijdrageKlaar } from './bijdragen.ts';
export { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
export { contracten } from './contract.ts';
export { routes } from './api.ts';
export { vindBurger } from './account.ts';
export { taken } from './taken/index.ts';
