import type { Worker } from '../src/platform/engine/declaratie.ts';
import { worker as procesKenmerkGeven } from './proces/kenmerk-geven.ts';
import { worker as procesRondeOpenen } from './proces/ronde-openen.ts';
import { worker as procesSignaleren } from './proces/signaleren.ts';
import { worker as procesTermijnNagaan } from './proces/termijn-nagaan.ts';
import { worker as procesTermijnZetten } from './proces/termijn-zetten.ts';
import { brpRaadplegen } from './vaststellen-identiteit/brp-raadplegen.ts';
import { bvvRaadplegen } from './vaststellen-identiteit/bvv-raadplegen.ts';
import { gezagRaadplegen } from './vaststellen-identiteit/gezag-raadplegen.ts';
import { huishoudenAfleiden } from './vaststellen-identiteit/huishouden-afleiden.ts';
import { worker as antwoordenVerzamelen } from './bepalen-bekendheid/antwoorden-verzamelen.ts';
import { worker as houdertijdNagaan } from './bepalen-bekendheid/houdertijd-nagaan.ts';
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
import { worker as burgerBeslissingBekendmaken } from './deelnemen-burger/beslissing-bekendmaken.ts';
import { worker as burgerVerzoekIntrekken } from './deelnemen-burger/verzoek-intrekken.ts';
import { worker as burgerVerzoekOpenen } from './deelnemen-burger/verzoek-openen.ts';
import { worker as burgerVerzoekStarten } from './deelnemen-burger/verzoek-starten.ts';
import { worker as burgerVerzoekToetsen } from './deelnemen-burger/verzoek-toetsen.ts';
import { worker as burgerVerzoekUitvoeren } from './deelnemen-burger/verzoek-uitvoeren.ts';
import { worker as nazorgBewaartermijnBerekenen } from './nazorg-afsluiten/bewaartermijn-berekenen.ts';
import { worker as nazorgCasusAfsluiten } from './nazorg-afsluiten/casus-afsluiten.ts';
import { worker as nazorgLerenVastleggen } from './nazorg-afsluiten/leren-vastleggen.ts';
import { worker as nazorgMomentHerinneren } from './nazorg-afsluiten/moment-herinneren.ts';
import { worker as nazorgMomentenPlannen } from './nazorg-afsluiten/momenten-plannen.ts';
import { worker as nazorgNazorgOpenen } from './nazorg-afsluiten/nazorg-openen.ts';
import { worker as nazorgOpdrachtenIntrekken } from './nazorg-afsluiten/opdrachten-intrekken.ts';
import { worker as nazorgOverdrachtAanbieden } from './nazorg-afsluiten/overdracht-aanbieden.ts';
import { worker as nazorgOverdrachtVerlopen } from './nazorg-afsluiten/overdracht-verlopen.ts';
import { worker as nazorgTerugvalDoorstarten } from './nazorg-afsluiten/terugval-doorstarten.ts';
import { worker as nazorgTerugvalHerkennen } from './nazorg-afsluiten/terugval-herkennen.ts';
import { worker as actieActieOpenen } from './uitvoeren-actie/actie-openen.ts';
import { worker as actieActieVerzenden } from './uitvoeren-actie/actie-verzenden.ts';
import { worker as actieActieEscaleren } from './uitvoeren-actie/actie-escaleren.ts';
import { worker as actieVoortgangVastleggen } from './uitvoeren-actie/voortgang-vastleggen.ts';
import { worker as actieIntrekkingMelden } from './uitvoeren-actie/intrekking-melden.ts';
import { worker as actieActieAfronden } from './uitvoeren-actie/actie-afronden.ts';
import { worker as overlegOpenen } from './overleggen-casus/overleg-openen.ts';
import { worker as overlegDeelnemersToetsen } from './overleggen-casus/deelnemers-toetsen.ts';
import { worker as overlegVerzetten } from './overleggen-casus/overleg-verzetten.ts';
import { worker as overlegQuorumBepalen } from './overleggen-casus/quorum-bepalen.ts';
import { worker as overlegStukkenOpenstellen } from './overleggen-casus/stukken-openstellen.ts';
import { worker as overlegStukkenSluiten } from './overleggen-casus/stukken-sluiten.ts';
import { worker as overlegUitnodigingVerzenden } from './overleggen-casus/uitnodiging-verzenden.ts';
import { worker as overlegUitnodigingSluiten } from './overleggen-casus/uitnodiging-sluiten.ts';
import { worker as overlegVerantwoordingOpenen } from './overleggen-casus/verantwoording-openen.ts';
import { worker as overlegMotorkapGevolg } from './overleggen-casus/motorkap-gevolg.ts';
import { casusOpenen } from './uitwisselen-melding/casus-openen.ts';
import { meldingValideren } from './uitwisselen-melding/melding-valideren.ts';
import { duplicaatZoeken } from './uitwisselen-melding/duplicaat-zoeken.ts';
import { meldingRouteren } from './uitwisselen-melding/melding-routeren.ts';
import { meldingDoorzetten } from './uitwisselen-melding/melding-doorzetten.ts';
import { meldingToevoegen } from './uitwisselen-melding/melding-toevoegen.ts';
import { meldingVoorleggen } from './uitwisselen-melding/melding-voorleggen.ts';
import { terugmeldingVerzenden } from './uitwisselen-melding/terugmelding-verzenden.ts';
import { worker as analyseAnalyseControleren } from './opstellen-analyse/analyse-controleren.ts';
import { worker as analyseAnalyseMarkeren } from './opstellen-analyse/analyse-markeren.ts';
import { worker as analyseAnalyseOpenen } from './opstellen-analyse/analyse-openen.ts';
import { worker as analyseBijdragenSluiten } from './opstellen-analyse/bijdragen-sluiten.ts';
import { worker as dienstenPlekVragen } from './inzien-diensten/plek-vragen.ts';
import { worker as dienstenRaadplegen } from './inzien-diensten/raadplegen.ts';
import { worker as preventieAanbodKoppelen } from './werken-aan-preventie/aanbod-koppelen.ts';
import { worker as preventieAkkoordVerwerken } from './werken-aan-preventie/akkoord-verwerken.ts';
import { worker as preventieAkkoordVoorbereiden } from './werken-aan-preventie/akkoord-voorbereiden.ts';
import { worker as preventiePreventieAfronden } from './werken-aan-preventie/preventie-afronden.ts';
import { worker as preventiePreventieOpenen } from './werken-aan-preventie/preventie-openen.ts';
import { worker as planRegieToetsen } from './regisseren-plan/regie-toetsen.ts';
import { worker as planPlanOpenen } from './regisseren-plan/plan-openen.ts';
import { worker as planInstemmingVragen } from './regisseren-plan/instemming-vragen.ts';
import { worker as planInstemmingVerwerken } from './regisseren-plan/instemming-verwerken.ts';
import { worker as planPlanDelen } from './regisseren-plan/plan-delen.ts';
import { worker as planPlanBijwerken } from './regisseren-plan/plan-bijwerken.ts';
import { worker as planPlanControleren } from './regisseren-plan/plan-controleren.ts';
import { worker as planOverdrachtAanbieden } from './regisseren-plan/overdracht-aanbieden.ts';
import { worker as planOverdrachtVerlopen } from './regisseren-plan/overdracht-verlopen.ts';
import { worker as planActiesIntrekken } from './regisseren-plan/acties-intrekken.ts';
import { worker as planTermijnNagaan } from './regisseren-plan/termijn-nagaan.ts';
import { worker as uitkomstOntvangerHerinneren } from './uitwisselen-uitkomst/ontvanger-herinneren.ts';
import { worker as uitkomstOntvangstAfronden } from './uitwisselen-uitkomst/ontvangst-afronden.ts';
import { worker as uitkomstOntvangstOpenen } from './uitwisselen-uitkomst/ontvangst-openen.ts';
import { worker as uitkomstPubliceren } from './uitwisselen-uitkomst/uitkomst-publiceren.ts';
import { worker as uitkomstSamenstellen } from './uitwisselen-uitkomst/uitkomst-samenstellen.ts';

/** Every job type of the platform, one line per file; `startWorkers` and the modeler's templates read this list. */
export const workers: readonly Worker[] = [
  procesKenmerkGeven,
  procesRondeOpenen,
  procesSignaleren,
  procesTermijnNagaan,
  procesTermijnZetten,
  casusOpenen, meldingValideren, duplicaatZoeken, meldingRouteren, meldingDoorzetten, meldingToevoegen, meldingVoorleggen, terugmeldingVerzenden,
  brpRaadplegen, bvvRaadplegen, gezagRaadplegen, huishoudenAfleiden,
  partnersBepalen, uitvraagVerzenden, partnerHerinneren, weigeringVastleggen, antwoordenVerzamelen, verrijkingVoorbereiden, verzoekVerzenden, houdertijdNagaan,
  triageEerdereTaxatiesOphalen, triageInstrumentKlaarzetten, triageInstrumentScoren, triageOverdrachtAanbieden, triageTaxatieVastleggen, triageTriageAdviseren,
  burgerAchterhoudingIngaan, burgerAchterhoudingTerugnemen, burgerBijdrageSluiten, burgerBijdrageToetsen, burgerBijdrageVragen, burgerBriefVersturen, burgerBurgerHerinneren, burgerInformeerbarenBepalen, burgerInformeringAfronden, burgerInformeringBewaken, burgerOverzichtVrijgeven,
  burgerBeslissingBekendmaken, burgerVerzoekIntrekken, burgerVerzoekOpenen, burgerVerzoekStarten, burgerVerzoekToetsen, burgerVerzoekUitvoeren,
  nazorgBewaartermijnBerekenen, nazorgCasusAfsluiten, nazorgLerenVastleggen, nazorgMomentHerinneren, nazorgMomentenPlannen, nazorgNazorgOpenen, nazorgOpdrachtenIntrekken, nazorgOverdrachtAanbieden, nazorgOverdrachtVerlopen, nazorgTerugvalDoorstarten, nazorgTerugvalHerkennen,
  actieActieOpenen, actieActieVerzenden, actieActieEscaleren, actieVoortgangVastleggen, actieIntrekkingMelden, actieActieAfronden,
  analyseAnalyseOpenen, analyseBijdragenSluiten, analyseAnalyseControleren, analyseAnalyseMarkeren,
  dienstenRaadplegen, dienstenPlekVragen,
  preventiePreventieOpenen, preventieAkkoordVoorbereiden, preventieAkkoordVerwerken, preventieAanbodKoppelen, preventiePreventieAfronden,
  planRegieToetsen, planPlanOpenen, planInstemmingVragen, planInstemmingVerwerken, planPlanDelen, planPlanBijwerken, planPlanControleren, planOverdrachtAanbieden, planOverdrachtVerlopen, planActiesIntrekken, planTermijnNagaan,
  uitkomstSamenstellen, uitkomstPubliceren, uitkomstOntvangstOpenen, uitkomstOntvangerHerinneren, uitkomstOntvangstAfronden,
  overlegOpenen, overlegDeelnemersToetsen, overlegVerzetten, overlegQuorumBepalen, overlegStukkenOpenstellen, overlegStukkenSluiten, overlegUitnodigingVerzenden, overlegUitnodigingSluiten, overlegVerantwoordingOpenen, overlegMotorkapGevolg,
];
