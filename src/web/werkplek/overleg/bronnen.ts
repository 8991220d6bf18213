import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { haal, vraag, zoekreeks } from '../../delen/api.ts';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import type { MijnOverleg } from './groepen.ts';

/** The doel of every screen of an overleg. */
export const doel = 'casusoverleg-voeren';
const met = { doel } as const;

export type Agendapunt = { volgnr: number; thema: string | null; gevraagdBesluit: string | null; minuten: number; isVoorU: boolean };
export type Deelnemer = {
  uitnodigingId: string; organisatieId: string | null; naam: string; isRegie: boolean; isBurger: boolean; status: string; agendapunten: number[]; bevestigdNaMinuten: number | null; isLaat: boolean; vervanger: string | null;
  isAanwezig: boolean; momenten: { van: string; tot: string | null }[];
};
export type Regel = { id: string; agendapunt: number | null; soort: string; tekst: string; door: string; organisatie: string; isVanMij: boolean; op: string; wie: string | null; uiterlijk: string | null; besluitSoort: string | null; vervallen: boolean };
export type Stuk = { id: string; titel: string; agendapunt: number | null; voorwaarde: string; gegevenssoort: string; magLezen: boolean; vanOp: string | null; totOp: string | null };
export type Overleg = {
  id: string; overlegnummer: string; casusId: string; soort: string; soortNaam: string; vorm: string; status: string; geplandOp: string | null; gestartOp: string | null; geslotenOp: string | null; uitkomst: string | null; isSchriftelijk: boolean; aantalVerzet: number;
  verslagUiterlijkOp: string | null; isRegie: boolean; isVoorzitter: boolean; mijnUitnodigingId: string | null; deelneemcode: string | null; uitleg: string; quorum: { voldaan: boolean; telt: string[]; ontbreekt: string[] };
  agenda: Agendapunt[]; deelnemers: Deelnemer[]; verslag: Regel[]; stukken: Stuk[]; stukkenNietVoorU: number;
};
export type Overlegrij = { id: string; overlegnummer: string; soort: string; soortNaam: string; status: string; op: string; geslotenOp: string | null; uitkomst: string | null; deelnemers: number | null };
export type NieuweRegel = { id: string; soort: string; tekst: string; agendapunt: number | null; wieOrganisatieId: string | null; uiterlijk: string | null; besluitSoort: string | null };
export type Dossier = { reden: string | null; plaats: string | null; grond: string; uitleg: string; personen: { id: string; naam: string | null; leeftijd: string | null; rol: string; adres: string | null; isAdresGeheim: boolean; isKind: boolean }[]; veiligheid: { richting: string; tekst: string }[]; isVeiligheidVanMeer: boolean };
export type Stuktekst = { titel: string; inhoud: string; gegevenssoort: string; voorwaarde: string; watermerk: string };

const sleutel = (id: string, als: string | null): (string | null)[] => ['overleg', id, als];
/** One meeting, asked again when the server says that its casus changed: lines of others appear at once (ux §4.9). */
export const useOverleg = (id: string, als: string | null = null): UseQueryResult<Overleg> => {
  const vragen = useQueryClient();
  const q = useQuery({ queryKey: sleutel(id, als), queryFn: () => haal<Overleg>(`/casusoverleggen/${id}${zoekreeks({ als })}`, met) });
  const vernieuw = (): void => { void vragen.invalidateQueries({ queryKey: ['overleg', id] }); };
  useGebeurtenissen((b) => { if (b.soort === 'casus' && q.data && b.ids.includes(q.data.casusId)) vernieuw(); }, vernieuw);
  return q;
};
export const useOverleggen = (casusId: string): UseQueryResult<{ items: Overlegrij[] }> => useQuery({ queryKey: ['casus', casusId, doel, 'overleggen'], queryFn: () => haal<{ items: Overlegrij[] }>(`/casusoverleggen${zoekreeks({ casusId })}`, met) });
export const haalMijnOverleggen = (f: { wanneer?: string | undefined; rol?: string | undefined; soort?: string | undefined; verband?: string | undefined }, cursor: string | null): Promise<{ items: MijnOverleg[]; volgende: string | null }> => haal(`/overleggen${zoekreeks({ ...f, cursor })}`, met);
export const haalDossier = (id: string): Promise<Dossier> => haal(`/casusoverleggen/${id}/dossier`, met);
export const stuurRegel = (id: string, r: NieuweRegel): Promise<unknown> => vraag(`/casusoverleggen/${id}/verslagregels`, { ...met, methode: 'POST', body: r });
export const haalRegelDoor = (id: string, regelId: string): Promise<unknown> => vraag(`/casusoverleggen/${id}/verslagregels/${regelId}`, { ...met, methode: 'DELETE' });
export const meldAanwezig = (id: string, uitnodigingId: string, aanwezig: boolean): Promise<unknown> => vraag(`/casusoverleggen/${id}/aanwezigheden`, { ...met, methode: 'POST', body: { uitnodigingId, aanwezig } });
export const schuifAan = (id: string, code: string): Promise<unknown> => vraag(`/casusoverleggen/${id}/deelnames`, { ...met, methode: 'POST', body: { code } });
export const leesStuk = (id: string, stukId: string, wijze: 'lezen' | 'afdruk'): Promise<Stuktekst> => haal(`/casusoverleggen/${id}/stukken/${stukId}/inzagen`, { ...met, methode: 'POST', body: { wijze } });
export const vraagMotorkap = (id: string, casusId: string): Promise<unknown> => vraag('/motorkapoverleggen', { ...met, methode: 'POST', body: { id, casusId } });

export const besluitnamen: Readonly<Record<string, string>> = { casusregisseur: 'Casusregisseur', aanpak: 'Aanpak', opschalen: 'Opschalen', afschalen: 'Afschalen', overdragen: 'Overdragen', 'onderzoek-raad': 'Onderzoek door de Raad', terugkomen: 'Later verder', sluiten: 'Sluiten' };
export const regelnamen: Readonly<Record<string, string>> = { gezegd: 'Gezegd', feit: 'Feit', afspraak: 'Afspraak', besluit: 'Besluit' };
export const statusnamen: Readonly<Record<string, string>> = { concept: 'Nog niet gevraagd', verstuurd: 'Gevraagd', geaccepteerd: 'Komt', vervanger: 'Vervanger komt', afgewezen: 'Komt niet', 'geen-reactie': 'Geen reactie', 'zonder-grondslag': 'Mag niet worden gevraagd' };
