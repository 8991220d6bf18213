/** The public door of this room: who is who in a case, his relations and the gezag over minors (domein §7.2). */
export { haalUitBrp, haalUitBvv, meldOnbereikbaar, verwerkAntwoorden, type Bronvraag, type Opgehaald } from './bevragen.ts';
export { BronOnbereikbaar } from './brp/client.ts';
export { haalGezag, leesGeldigGezag, verwerkGezag, type GeldigGezag, type OpgehaaldGezag } from './gezag.ts';
export { leidHuishoudenAf, type Afleiding } from './huishouden.ts';
export { adresVan, geheimeAdressen, informeerbaren, persoonIdBijBsn, personenVoorUitvraag, persoonVoorUitvraag, type Informeerbare, type PersoonVoorUitvraag } from './persoon.ts';
export { haalWijziging, meldWijziging, verwerkWijziging, type OpgehaaldeWijziging, type Wijzigingsoort } from './wijziging.ts';
export { verantwoordRaadpleging } from './log.ts';
export { leesHuishoudenbeeld, type Huishoudenbeeld } from './huishoudenbeeld.ts';
export { omzettingen } from './versleuteld.ts';
export { verwijzingen } from './store/herindexeren.ts';
