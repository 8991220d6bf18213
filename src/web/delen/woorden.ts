import { naamVanCode } from '../../domein/woorden.ts';

/** The name of a code, from the same list as the server's (ux §4.22). */
export const label = naamVanCode;

/** The five steps of the SOH cycle and the fasen of a casus that fall under each (ux §4.4). */
export const cyclus = [
  { code: 'verbinding', naam: 'Verbinding aangaan', fasen: ['open'] },
  { code: 'onderzoek', naam: 'Samen onderzoeken', fasen: ['in-onderzoek'] },
  { code: 'beslissen', naam: 'Samen beslissen', fasen: ['in-overleg'] },
  { code: 'doen', naam: 'Doen wat werkt', fasen: ['in-preventie', 'in-uitvoering'] },
  { code: 'leren', naam: 'Samen leren', fasen: ['nazorg', 'gesloten', 'afgesloten'] },
] as const;
/** Index 0…4 of the cycle step a fase belongs to. An unknown fase counts as the first step. */
export const cyclusstap = (fase: string): number => Math.max(0, cyclus.findIndex((c) => (c.fasen as readonly string[]).includes(fase)));

export const gegevenssoortnaam: Record<string, string> = {
  CAS: 'Casus', PRO: 'Voortgang', ORG: 'Betrokken organisaties', IDE: 'Identificatie', ADR: 'Adres en contact', REL: 'Relaties en huishouden', GEZ: 'Gezag', MEL: 'Melding', MLD: 'Wie meldde',
  BEK: 'Bekendheid', VEI: 'Veiligheid', PSY: 'Gezondheid, psychisch', SOM: 'Gezondheid, lichamelijk', VSL: 'Verslaving', STR: 'Strafrechtelijk', OND: 'Onderwijs', WON: 'Wonen',
  FIN: 'Geld en werk', OPG: 'Opvoeding', HUL: 'Eerdere hulp', MHS: 'Signalen mensenhandel', VBL: 'Verblijfsstatus', TRI: 'Triage', ANA: 'Analyse en advies', OVL: 'Overleg', UIT: 'Uitkomst',
  PLA: 'Plan', ACT: 'Actie', BUI: 'Inbreng burger', MED: 'Medewerker', STU: 'Stuurinformatie', LOG: 'Logregels',
};

/**
 * The doel a casus opens with. Triage gives the regie the whole casus from the first round on; the others are in a casus for its plan. Another doel
 * in the address may be refused in this fase (domein §1.5).
 */
export const gewoonDoel = (toegangsrol: string | undefined): string => (toegangsrol === 'procesregisseur' ? 'triage-uitvoeren' : 'plan-regisseren');

/** What somebody may be working at in a casus; the header `Doel` of the casus screens is one of these. */
export const casusdoelen = ['triage-uitvoeren', 'melding-beoordelen', 'identiteit-vaststellen', 'bekendheid-bepalen', 'verrijken', 'analyse-opstellen', 'casusoverleg-voeren', 'preventie-bieden', 'plan-regisseren', 'actie-uitvoeren', 'nazorg-bieden', 'burger-informeren'] as const;
