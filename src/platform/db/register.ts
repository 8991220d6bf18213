import type { Migratie } from './migratie.ts';
import * as platform010 from './migraties/010-platform.ts';
import * as http020 from './migraties/020-http.ts';
import * as organisatie030 from './migraties/030-organisatie-toegang-logboek.ts';
import * as casus040 from './migraties/040-casus-termijn.ts';
import * as melding050 from './migraties/050-melding.ts';
import * as identiteit060 from './migraties/060-identiteit.ts';
import * as bekendheid070 from './migraties/070-bekendheid-partners.ts';
import * as triage080 from './migraties/080-triage.ts';
import * as burger090 from './migraties/090-burger.ts';
import * as regie095 from './migraties/095-regie.ts';
import * as wedervraag097 from './migraties/097-wedervraag.ts';
import * as diensten100 from './migraties/100-diensten.ts';
import * as preventie101 from './migraties/101-preventie.ts';
import * as analyse110 from './migraties/110-analyse.ts';
import * as overleg120 from './migraties/120-overleg.ts';
import * as uitkomst130 from './migraties/130-uitkomst.ts';
import * as plan140 from './migraties/140-plan.ts';
import * as planinstemming141 from './migraties/141-plan-instemming.ts';
import * as planseinen142 from './migraties/142-plan-seinen.ts';
import * as planmeelezen143 from './migraties/143-plan-meelezen.ts';
import * as actie150 from './migraties/150-actie.ts';
import * as nazorg160 from './migraties/160-nazorg.ts';
import * as burgerverzoek170 from './migraties/170-burgerverzoek.ts';
import * as verzoekproces175 from './migraties/175-burgerverzoek-proces.ts';
import * as herstel180 from './migraties/180-herstel.ts';
import * as vervolg185 from './migraties/185-vervolg.ts';
import * as termijnstaat190 from './migraties/190-termijnstaat.ts';
import * as regelversie191 from './migraties/191-regelversie.ts';
import * as eenmalig195 from './migraties/195-eenmalig.ts';
import * as afgebroken200 from './migraties/200-afgebroken.ts';
import * as rechtzetting201 from './migraties/201-rechtzetting.ts';
import * as gebruiksbeperking202 from './migraties/202-gebruiksbeperking.ts';
import * as burgerrecht203 from './migraties/203-burgerrecht.ts';
import * as portaaltoegang204 from './migraties/204-portaaltoegang.ts';
import * as taakuitsluiting205 from './migraties/205-taakuitsluiting.ts';
import * as klacht206 from './migraties/206-klacht.ts';
import * as signaal207 from './migraties/207-signaalontvanger.ts';
import * as noodtoegang210 from './migraties/210-noodtoegang.ts';
import * as organisatieversie220 from './migraties/220-organisatieversie.ts';
import * as nazorgcijfers211 from './migraties/211-nazorgcijfers.ts';
import * as bespreekpunt241 from './migraties/241-bespreekpunt.ts';
import * as telefoon242 from './migraties/242-organisatie-telefoon.ts';
import * as doorgeven243 from './migraties/243-taak-doorgeven.ts';
import * as afsluitOverdracht212 from './migraties/212-afsluit-overdracht.ts';
import * as bijdrageversie244 from './migraties/244-bijdrage-versie.ts';
import * as planantwoorden250 from './migraties/250-plan-antwoorden.ts';
import * as overlegantwoorden251 from './migraties/251-overleg-antwoorden.ts';
import * as burgerantwoorden252 from './migraties/252-burger-antwoorden.ts';
import * as uitkomstantwoorden253 from './migraties/253-uitkomst-antwoorden.ts';
import * as triageantwoorden254 from './migraties/254-triage-antwoorden.ts';
import * as meldingantwoorden255 from './migraties/255-melding-antwoorden.ts';
import * as bekendheidantwoorden256 from './migraties/256-bekendheid-antwoorden.ts';
import * as termijnantwoorden257 from './migraties/257-termijn-antwoorden.ts';
import * as actieuitvoerder260 from './migraties/260-actie-uitvoerder.ts';
import * as portaalTot270 from './migraties/270-portaal-tot.ts';
import * as bijdrageLos280 from './migraties/280-bijdrage-los.ts';
import * as planwijziging281 from './migraties/281-plan-wijziging.ts';
import * as toezicht310 from './migraties/310-toezicht.ts';
import * as sleutelring320 from './migraties/320-sleutelring.ts';

/**
 * All steps of the schema in the order of their numbers; each migration file is imported here and nowhere else.
 * A step that has been released is never changed: add a new one.
 */
export const migraties: readonly Migratie[] = [
  platform010,
  http020,
  organisatie030,
  casus040,
  melding050,
  identiteit060,
  bekendheid070,
  triage080,
  burger090,
  regie095,
  wedervraag097,
  diensten100,
  preventie101,
  analyse110,
  overleg120,
  uitkomst130,
  plan140,
  planinstemming141,
  planseinen142,
  planmeelezen143,
  actie150,
  nazorg160,
  burgerverzoek170,
  verzoekproces175,
  herstel180,
  vervolg185,
  termijnstaat190,
  regelversie191,
  eenmalig195,
  afgebroken200,
  rechtzetting201,
  gebruiksbeperking202,
  burgerrecht203,
  portaaltoegang204,
  taakuitsluiting205,
  klacht206,
  signaal207,
  noodtoegang210,
  nazorgcijfers211,
  afsluitOverdracht212,
  organisatieversie220,
  bespreekpunt241,
  telefoon242,
  doorgeven243,
  bijdrageversie244,
  planantwoorden250,
  overlegantwoorden251,
  burgerantwoorden252,
  uitkomstantwoorden253,
  triageantwoorden254,
  meldingantwoorden255,
  bekendheidantwoorden256,
  termijnantwoorden257,
  actieuitvoerder260,
  portaalTot270,
  bijdrageLos280,
  planwijziging281,
  toezicht310,
  sleutelring320,
];
