import { haal, vraag, type Antwoord } from './api.ts';

/** Aftercare and closing of a casus, as the server shows them to this reader. */
export type Nazorgmoment = { nummer: number; geplandOp: string; vorm: string; status: string; uitkomst: string | null; cijfers: Record<string, number> | null; goed: string | null; steun: string | null; reden: string | null };
export type Terugvalsignaal = { bron: string; op: string; ernst: number; status: string; weging: string | null };
export type Nazorgbeeld = { status: string; ritme: string[]; gestartOp: string; eindigtOp: string | null; momenten: Nazorgmoment[]; signalen: Terugvalsignaal[] };
export type Bewaring = { organisatie: string; bewarenTot: string | null; regel: string | null; bron: string | null; vlaggen: string[] };
export type Nazorgblad = { nazorg: Nazorgbeeld | null; afsluiting: { reden: string; geslotenOp: string; portaalTot: string | null; dossiers: Bewaring[] } | null };

export const haalNazorg = (casusId: string): Promise<Nazorgblad> => haal(`/casussen/${casusId}/nazorg`, { doel: 'nazorg-bieden' });

export const geefTerugvalsignaal = (casusId: string, body: { id: string; ernst: number }): Promise<Antwoord<unknown>> => vraag(`/casussen/${casusId}/terugvalsignalen`, { methode: 'POST', doel: 'nazorg-bieden', body });

const gebiedswoord: Readonly<Record<string, string>> = {
  opvoeding: 'Opvoeding', psychisch: 'Hoe iemand zich voelt', lichamelijk: 'Gezondheid', middelen: 'Alcohol, drugs of gokken', financien: 'Geld', wonen: 'Wonen', dagbesteding: 'School, werk of dagbesteding', netwerk: 'Familie en vrienden', justitie: 'Politie en justitie',
};
/** What the household scored itself, in words; null when it gave no score or the reader may not see it. */
export const cijferzin = (cijfers: Record<string, number> | null): string | null => {
  const delen = Object.entries(cijfers ?? {}).map(([gebied, cijfer]) => `${gebiedswoord[gebied] ?? gebied} ${cijfer}`);
  return delen.length === 0 ? null : `Cijfers van het gezin: ${delen.join(', ')}`;
};

/** `P6W` → "6 weken". */
export const ritmewoord = (duur: string): string => {
  const [, aantal, soort] = /^P(\d+)([WM])$/.exec(duur) ?? [];
  if (aantal === undefined) return duur;
  const een = aantal === '1';
  return `${aantal} ${soort === 'W' ? (een ? 'week' : 'weken') : een ? 'maand' : 'maanden'}`;
};
export const signaalbron: Readonly<Record<string, string>> = { melding: 'Nieuwe melding', moment: 'Nazorgcontact', partner: 'Signaal van een partner', burger: 'Signaal van het gezin', preventiecheck: 'Preventiecheck' };
/** What the FG still looks at, in words. */
export const bewaarvlag: Readonly<Record<string, string>> = {
  conflict: 'Bronnen spreken elkaar tegen: de langste wettelijke termijn geldt.', 'niet-geverifieerd': 'Een jurist toetst deze regel nog.', 'geen-regel': 'Geen eigen regel: de FG beslist.', toestemming: 'Zo lang de toestemming geldt.',
};
