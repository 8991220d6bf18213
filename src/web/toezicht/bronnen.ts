import { ApiFout, haal, vraag, zoekreeks, type Antwoord, type ProbleemBody } from '../delen/api.ts';
import type { Bladzijde } from '../delen/api-types.ts';

/** The doel of every screen of the FG; AL05 gives the logs for it and nothing else. */
export const doel = 'toezicht-houden';
export type Wie = { soort: string; medewerkerId: string | null; naam: string | null; organisatieId: string | null; organisatie: string | null; rol: string | null };
export type Casusverwijzing = { id: string; nummer: string | null };
type Woordregel = { code: string; tekst: string };
export type Logregel = {
  id: string; op: string; wie: Wie; doel: string | null; handeling: string; object: string; casus: Casusverwijzing | null; besluit: 'toegestaan' | 'geweigerd'; noodgeval: boolean; gevraagd: string[]; gegeven: { soort: string; niveau: number }[]; velden: string[];
  betrokkenen: number; regels: Woordregel[]; verboden: Woordregel[]; grondslagen: string[]; beleidsversie: string | null; reden: string | null; traceId: string; spanId: string;
};
export type Noodregel = { id: string; casus: Casusverwijzing; wie: Wie; reden: string; van: string; tot: string; uitkomst: string | null; nagekekenOp: string | null; nagekekenDoor: string | null; traceId: string | null };

export type Opvallend = { id: string; soort: string; zin: string; dag: string; wie: Wie; casus: Casusverwijzing | null; aantal: number; traceId: string | null; status: 'open' | 'beoordeeld'; oordeel: string | null; beoordeling: string | null; beoordeeldOp: string | null; beoordeeldDoor: string | null };

export const filternamen = ['reden', 'van', 'tot', 'casus', 'doel', 'handeling', 'geweigerd', 'noodgeval', 'spoor', 'organisatie', 'medewerker'] as const;
export type Filter = Partial<Record<typeof filternamen[number], string>>;

export const haalLogregels = (f: Filter, cursor: string | null): Promise<Bladzijde<Logregel>> => haal(`/toezicht/logregels${zoekreeks({ ...f, cursor })}`, { doel });
export const haalNoodtoegangen = (stand: string, cursor: string | null): Promise<Bladzijde<Noodregel>> => haal(`/toezicht/noodtoegangen${zoekreeks({ stand, cursor, aantal: 20 })}`, { doel });
export const haalOpvallend = (stand: string, cursor: string | null): Promise<Bladzijde<Opvallend>> => haal(`/toezicht/signalen${zoekreeks({ stand, cursor })}`, { doel });
export const beoordeel = (id: string, body: { oordeel: string; beoordeling: string }): Promise<Antwoord<unknown>> => vraag(`/toezicht/signalen/${id}/beoordelingen`, { doel, methode: 'POST', body });

/** Fetches the file with the header `Doel`, which a link cannot send, and hands it to the browser. */
export const haalExport = async (f: Filter): Promise<void> => {
  let antwoord: Response;
  try { antwoord = await fetch(`/api/v1/toezicht/logregels/export${zoekreeks(f)}`, { headers: { accept: 'text/csv, application/problem+json', doel }, credentials: 'same-origin' }); } catch { throw new ApiFout(0, { title: 'Geen verbinding', detail: 'We kunnen Samenspel nu niet bereiken.' }, ''); }
  if (!antwoord.ok) throw new ApiFout(antwoord.status, await antwoord.json() as ProbleemBody, '');
  const naam = /filename="([^"]+)"/.exec(antwoord.headers.get('content-disposition') ?? '')?.[1] ?? 'logregels.csv', adres = URL.createObjectURL(await antwoord.blob());
  const link = Object.assign(document.createElement('a'), { href: adres, download: naam });
  link.click();
  URL.revokeObjectURL(adres);
};

const soorten: Readonly<Record<string, string>> = { burger: 'Inwoner', partner: 'Systeem van een partner', systeem: 'Samenspel zelf', onbekend: 'Niet ingelogd', medewerker: 'Medewerker' };
/** Who did it, as far as supervision may know: a citizen has no name here. */
export const wieTekst = (w: Wie): string => w.naam ?? soorten[w.soort] ?? w.soort;
export const redennamen: Readonly<Record<string, string>> = { steekproef: 'Steekproef', noodtoegang: 'Noodtoegang nakijken', signaal: 'Een signaal', klacht: 'Een klacht', 'verzoek-betrokkene': 'Verzoek van een betrokkene', datalek: 'Mogelijk datalek', storing: 'Een storing' };
export const uitkomstnamen: Readonly<Record<string, string>> = { rechtmatig: 'Rechtmatig', deels: 'Deels rechtmatig', 'niet-rechtmatig': 'Niet rechtmatig' };
export const oordeelnamen: Readonly<Record<string, string>> = { verklaarbaar: 'Verklaarbaar', navraag: 'Navraag gedaan', onrechtmatig: 'Niet rechtmatig' };
