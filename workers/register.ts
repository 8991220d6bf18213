import type { Worker } from '../src/platform/engine/declaratie.ts';
import { worker as procesRondeOpenen } from './proces/ronde-openen.ts';
import { worker as procesSignaleren } from './proces/signaleren.ts';
import { worker as procesTermijnZetten } from './proces/termijn-zetten.ts';
import { brpRaadplegen } from './vaststellen-identiteit/brp-raadplegen.ts';
import { bvvRaadplegen } from './vaststellen-identiteit/bvv-raadplegen.ts';
import { gezagRaadplegen } from './vaststellen-identiteit/gezag-raadplegen.ts';
import { huishoudenAfleiden } from './vaststellen-identiteit/huishouden-afleiden.ts';
import { worker as antwoordenVerzamelen } from './bepalen-bekendheid/antwoorden-verzamelen.ts';
import { worker as partnerHerinneren } from './bepalen-bekendheid/partner-herinneren.ts';
import { worker as partnersBepalen } from './bepalen-bekendheid/partners-bepalen.ts';
import { worker as uitvraagVerzenden } from './bepalen-bekendheid/uitvraag-verzenden.ts';
import { worker as verrijkingVoorbereiden } from './bepalen-bekendheid/verrijking-voorbereiden.ts';
import { worker as verzoekVerzenden } from './bepalen-bekendheid/verzoek-verzenden.ts';
import { worker as weigeringVastleggen } from './bepalen-bekendheid/weigering-vastleggen.ts';
import { worker as triageEerdereTaxatiesOphalen } from './uitvoeren-triage/eerdere-taxaties-ophalen.ts';
import { worker as triageInstrumentKlaarzetten } from './uitvoeren-triage/instrument-klaarzetten.ts';
import { worker as triageInstrumentScoren } from './uitvoeren-triage/instrument-scoren.ts';
import { worker as triageOverdrachtAanbieden } from './uitvoeren-triage/overdracht-aanbieden.ts';
import { worker as triageTaxatieVastleggen } from './uitvoeren-triage/taxatie-vastleggen.ts';
import { worker as triageTriageAdviseren } from './uitvoeren-triage/triage-adviseren.ts';
import { worker as burgerAchterhoudingIngaan } from './deelnemen-burger/achterhouding-ingaan.ts';
import { worker as burgerAchterhoudingTerugnemen } from './deelnemen-burger/achterhouding-terugnemen.ts';
import { worker as burgerBijdrageSluiten } from './deelnemen-burger/bijdrage-sluiten.ts';
import { worker as burgerBijdrageToetsen } from './deelnemen-burger/bijdrage-toetsen.ts';
import { worker as burgerBijdrageVragen } from './deelnemen-burger/bijdrage-vragen.ts';
import { worker as burgerBriefVersturen } from './deelnemen-burger/brief-versturen.ts';
import { worker as burgerBurgerHerinneren } from './deelnemen-burger/burger-herinneren.ts';
import { worker as burgerInformeerbarenBepalen } from './deelnemen-burger/informeerbaren-bepalen.ts';
import { worker as burgerInformeringAfronden } from './deelnemen-burger/informering-afronden.ts';
import { worker as burgerInformeringBewaken } from './deelnemen-burger/informering-bewaken.ts';
import { worker as burgerOverzichtVrijgeven } from './deelnemen-burger/overzicht-vrijgeven.ts';
import { casusOpenen } from './uitwisselen-melding/casus-openen.ts';
import { meldingValideren } from './uitwisselen-melding/melding-valideren.ts';
import { duplicaatZoeken } from './uitwisselen-melding/duplicaat-zoeken.ts';
import { meldingRouteren } from './uitwisselen-melding/melding-routeren.ts';
import { meldingDoorzetten } from './uitwisselen-melding/melding-doorzetten.ts';
import { meldingToevoegen } from './uitwisselen-melding/melding-toevoegen.ts';
import { terugmeldingVerzenden } from './uitwisselen-melding/terugmelding-verzenden.ts';

/** Every job type of the platform, one line per file; `startWorkers` and the modeler's templates read this list. */
export const workers: readonly Worker[] = [
  procesRondeOpenen,
  procesSignaleren,
  procesTermijnZetten,
  casusOpenen, meldingValideren, duplicaatZoeken, meldingRouteren, meldingDoorzetten, meldingToevoegen, terugmeldingVerzenden,
  brpRaadplegen, bvvRaadplegen, gezagRaadplegen, huishoudenAfleiden,
  partnersBepalen, uitvraagVerzenden, partnerHerinneren, weigeringVastleggen, antwoordenVerzamelen, verrijkingVoorbereiden, verzoekVerzenden,
  triageEerdereTaxatiesOphalen, triageInstrumentKlaarzetten, triageInstrumentScoren, triageOverdrachtAanbieden, triageTaxatieVastleggen, triageTriageAdviseren,
  burgerAchterhoudingIngaan, burgerAchterhoudingTerugnemen, burgerBijdrageSluiten, burgerBijdrageToetsen, burgerBijdrageVragen, burgerBriefVersturen, burgerBurgerHerinneren, burgerInformeerbarenBepalen, burgerInformeringAfronden, burgerInformeringBewaken, burgerOverzichtVrijgeven,
];
