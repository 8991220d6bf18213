/** The public door of Inzien en Deelnemen door de Burger. Reading for a person passes `toegang` (api.ts, taken/). */
export { bepaalInformeerbaren, bewaakInformering, leesBerichtAlsBurger, rondInformerenAf, verstuurBrief } from './informeren.ts';
export { hefAchterhoudingOp, laatAchterhoudingIngaan, neemAchterhoudingenOver, stelAchterhoudenVoor, type Achterhoudvoorstel } from './achterhouden.ts';
export { meldAfsluiting } from './afsluiting.ts';
export { afsluitpunten, claimVerzoek, dienVerzoekIn, maakBeslissingBekend, rondIntrekkingAf, startVerzoek, toetsVerzoek, trekIn, trekVerzoekIn, vangVerzoekOp, verzoekOntvangenOp, voerVerzoekUit, vulVerzoekAan } from './verzoeken.ts';
export { verzoeksoorten } from './verzoek-model.ts';
export { bijdrageVan, heeftVeiligheidshold, herinnerBurger, isInPortaal, sluitBijdrage, trekVragenIn, uitkomstVanBijdrage, vraagBijdrage, vraagLos, zetBijdrageKlaar } from './bijdragen.ts';
export { veranderAntwoord } from './veranderen.ts';
export { bijdragesoorten, bijdrageuitkomsten, type Bijdragesoort } from './model.ts';
export { contracten } from './contract.ts';
export { routes } from './api.ts';
export { beantwoordBijdrage } from './bijdragen.ts';
export { isNietsAchtergehouden, isPortaalOpen, wachtendeVan } from './store.ts';
export { burgerVan, burgerlezerVan, neutraal, type Burger } from './burger.ts';
export { vindBurger, vindPersoon } from './account.ts';
export { herzieToegangen } from './portaal-herzien.ts';
export { casussenVan as casussenVanBurger } from './mijn-casussen.ts';
export { taken } from './taken/index.ts';
