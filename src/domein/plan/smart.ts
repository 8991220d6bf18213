import { dagenTussen, plusMaanden, type Datum } from '../kalender.ts';
import type { Akkoordstatus, Doelstatus, Indicator, Kader } from './model.ts';

export type SmartInterventie = {
  readonly id: string; readonly geplandVan: Datum | null; readonly geplandTot: Datum | null; readonly heeftDienst: boolean;
  /** Day on which the match with the dienst was made, and the day its waiting time ends. */
  readonly matchOp: Datum | null; readonly beschikbaarOp: Datum | null; readonly bewustLater: string | null;
  readonly akkoord: Akkoordstatus; readonly akkoordReden: string | null;
};
export type SmartDoel = {
  readonly id: string; readonly specifiek: string; readonly heeftEigenaar: boolean; /** Somebody may consent for each person whom it concerns. */ readonly heeftBeslisser: boolean; readonly indicator: Indicator | null; readonly nulmeting: number | null; readonly streefwaarde: number | null;
  readonly streefdatum: Datum | null; readonly status: Doelstatus; readonly interventies: readonly SmartInterventie[];
};
export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T';
export type Smartfout = { readonly letter: SmartLetter; readonly doelId: string; readonly interventieId: string | null; readonly veld: string; readonly melding: string };
/** `ter-akkoord`: consent is asked after this; `activeren`: it must be there now. */
export type Smartmoment = { readonly vandaag: Datum; readonly kader: Kader; readonly moment: 'ter-akkoord' | 'activeren' };

const matchGeldigDagen = 30;
const gevuld = (t: string | null, minimaal = 1): boolean => (t ?? '').trim().length >= minimaal;

const akkoordFout = (i: SmartInterventie, m: Smartmoment): string | null => {
  switch (i.akkoord) {
    case 'gegeven': return null;
    case 'geweigerd': return gevuld(i.akkoordReden) ? null : 'Schrijf op waarom het gezin dit onderdeel niet wil';
    case 'niet-vereist': return m.kader === 'gedwongen' ? null : 'In een vrijwillig kader is akkoord van het gezin nodig';
    // Asked, and not everybody answered: who keeps the plan says so, and this part stays concept.
    case 'gevraagd': return m.moment === 'ter-akkoord' || gevuld(i.akkoordReden) ? null : 'Het gezin heeft nog geen akkoord gegeven op dit onderdeel';
  }
};

const realistischFout = (i: SmartInterventie, vandaag: Datum): string | null => {
  if (!i.heeftDienst || gevuld(i.bewustLater)) return null;
  if (i.matchOp === null || dagenTussen(i.matchOp, vandaag) > matchGeldigDagen) return 'Zoek de dienst opnieuw op: de gegevens zijn ouder dan 30 dagen';
  if (i.beschikbaarOp !== null && i.geplandVan !== null && i.beschikbaarOp > i.geplandVan) return 'De wachttijd van deze dienst eindigt pas na de geplande start. Plan later, of schrijf op waarom dit bewust is';
  return null;
};

const fout = (letter: SmartLetter, doelId: string, interventieId: string | null, veld: string, melding: string | null): Smartfout[] => (melding === null ? [] : [{ letter, doelId, interventieId, veld, melding }]);

const doelFouten = (d: SmartDoel, m: Smartmoment): Smartfout[] => {
  const laatste = d.interventies.reduce<Datum | null>((l, i) => (i.geplandTot !== null && (l === null || i.geplandTot > l) ? i.geplandTot : l), null);
  const meet = d.indicator === null || d.nulmeting === null || d.streefwaarde === null ? 'Kies hoe u meet, en vul de nulmeting en de streefwaarde in' : d.nulmeting === d.streefwaarde ? 'De streefwaarde is gelijk aan de nulmeting' : null;
  const tijd = d.streefdatum === null ? 'Vul een streefdatum in'
    : d.streefdatum > plusMaanden(m.vandaag, 12) ? 'De streefdatum ligt verder weg dan 12 maanden'
      : laatste !== null && d.streefdatum < laatste ? 'De streefdatum ligt voor het einde van de laatste hulp' : null;
  return [
    ...fout('S', d.id, null, 'specifiek', gevuld(d.specifiek, 20) ? null : 'Beschrijf het doel in minstens 20 tekens'),
    ...fout('S', d.id, null, 'eigenaar', d.heeftEigenaar ? null : 'Kies wie dit doel heeft'),
    ...fout('M', d.id, null, 'nulmeting', meet),
    ...fout('A', d.id, null, 'betreft', d.heeftBeslisser || m.kader === 'gedwongen' ? null : 'Kies over wie van het gezin dit doel gaat: zij lezen het en gaan wel of niet akkoord'),
    ...d.interventies.flatMap((i) => fout('A', d.id, i.id, 'akkoord', akkoordFout(i, m))),
    ...d.interventies.flatMap((i) => fout('R', d.id, i.id, 'dienst', realistischFout(i, m.vandaag))),
    ...fout('T', d.id, null, 'streefdatum', tijd),
  ];
};

/** R10.1: every fault of every doel at once, in the order S, M, A, R, T. A doel that has ended is not looked at any more. */
export const smartFouten = (doelen: readonly SmartDoel[], m: Smartmoment): readonly Smartfout[] =>
  doelen.filter((d) => !['behaald', 'niet-behaald', 'vervallen'].includes(d.status)).flatMap((d) => doelFouten(d, m));
