import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { haal, vraag, type Antwoord } from '../../delen/api.ts';

/** What the server tells about an analysis; hidden statements are not in it (R6.3). */
export type Uitspraakregel = {
  id: string; rijversie: number; soort: string; tekst: string; gegevenssoort: string; leefgebied: string; persoonId: string | null; bronsoort: string; bron: string; bronGeldigTot: string | null; peildatum: string | null; zekerheid: number;
  functie: string | null; toetsvraag: string | null; organisatie: string | null; isBijdrage: boolean; magWijzigen: boolean; weersprokenDoor: string | null; reactie: string | null; waarschuwingen: string[]; gewijzigdOp: string;
};
export type Verbandregel = { id: string; vanId: string; naarId: string; type: string };
export type Punt = { rang: number; leefgebied: string; waaromEerst: string; aanbeveling: string; gevraagdBesluit: string | null; dienstsoort: string | null; dienstId: string | null; matchId: string | null };
export type Analyse = {
  id: string; casusId: string; versie: number; status: string; uitkomst: string | null; vastgesteldOp: string | null; rol: 'auteur' | 'bijdrager' | 'lezer'; uitspraken: Uitspraakregel[]; verbanden: Verbandregel[];
  advies: { kern: string; urgentie: string; rijversie: number; punten: Punt[] } | null; bijdragen: { organisatie: string; status: string; isLaat: boolean; uiterlijkOp: string }[]; nieuweFeiten: { soort: string; op: string }[];
  versies: { id: string; versie: number; status: string; vastgesteldOp: string | null }[]; personen: { id: string; label: string }[]; gegevenssoorten: string[]; blokkades: { code: string; uitspraakId: string | null; melding: string }[];
};
type Regel = { lijnId: string; tekst: string };
export type Verschil = { van: number; naar: number; toegevoegd: Regel[]; verwijderd: Regel[]; gewijzigd: { lijnId: string; velden: string[]; was: string; wordt: string }[] };
export type Invoer = Pick<Uitspraakregel, 'soort' | 'tekst' | 'gegevenssoort' | 'leefgebied' | 'persoonId' | 'bronsoort' | 'bron' | 'bronGeldigTot' | 'peildatum' | 'zekerheid' | 'functie' | 'toetsvraag'>;

const doel = 'analyse-opstellen';
export const analyseSleutel = (id: string): string[] => ['analyse', id];
export const useAnalyse = (id: string): UseQueryResult<Analyse> => useQuery({ queryKey: analyseSleutel(id), queryFn: () => haal<Analyse>(`/analyses/${id}`, { doel }) });
export const useCasusAnalyse = (casusId: string, voor: string): UseQueryResult<{ analyse: Analyse | null }> => useQuery({ queryKey: ['casus', casusId, voor, 'analyse'], queryFn: () => haal<{ analyse: Analyse | null }>(`/casussen/${casusId}/analyse`, { doel: voor }) });
export const useVerschil = (id: string, met: string, voor: string): UseQueryResult<Verschil> => useQuery({ queryKey: ['analyse', id, voor, 'verschil', met], queryFn: () => haal<Verschil>(`/analyses/${id}/verschillen?met=${met}`, { doel: voor }), enabled: met !== '' });
export const maakUitspraak = (id: string, body: Invoer & { id: string }): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/uitspraken`, { methode: 'POST', doel, body });
export const wijzigUitspraak = (id: string, u: string, rijversie: number, body: Partial<Invoer> & { reactie?: string | null }): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/uitspraken/${u}`, { methode: 'PATCH', doel, body, rijversie });
export const haalUitspraakWeg = (id: string, u: string, rijversie: number): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/uitspraken/${u}`, { methode: 'DELETE', doel, rijversie });
export const maakVerband = (id: string, body: { id: string; vanId: string; naarId: string; type: string }): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/verbanden`, { methode: 'POST', doel, body });
export const haalVerbandWeg = (id: string, v: string): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/verbanden/${v}`, { methode: 'DELETE', doel });
export const zetAdvies = (id: string, rijversie: number, body: { kern: string; urgentie: string; punten: Punt[] }): Promise<Antwoord<unknown>> => vraag(`/analyses/${id}/advies`, { methode: 'PUT', doel, body, rijversie });
