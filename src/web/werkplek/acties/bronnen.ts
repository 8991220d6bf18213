import { informatievelden } from '../../../domein/actie/informatie.ts';
import { actietekst, past, tekortAanOpdracht } from '../../../domein/actie/tekst.ts';
import { haal, vraag, zoekreeks, type Antwoord, type Fout } from '../../delen/api.ts';

/** One actie as the lists show it; the text is null below niveau 2. */
export type ActieRij = {
  id: string; actienummer: string; casusId: string; soort: string; status: string; uitkomst: string | null; uiterlijkOp: string; isTeLaat: boolean; trap: number; prioriteit: string; isBurger: boolean; isVoorwaardelijk: boolean;
  organisatie: string; telefoon: string | null; omschrijving: string | null; taakId: string | null;
};
export type CasusActies = { items: ActieRij[]; besprekingen: { actieId: string; overlegnummer: string | null }[]; magUitzetten: boolean; uitvoerders: { id: string; naam: string }[] };
export type NieuweActie = { id: string; casusId: string; organisatieId: string; omschrijving: string; soort: string; prioriteit: string; uiterlijk: string; informatie: string[]; conditie: string; conditieTekst: string | null; adresReden: string | null };
/** What lacks before it is sent, every fault at once (R11.1: an actie carries what is ticked, and that is never nothing). */
export const ontbreekt = (a: NieuweActie): Fout[] => [
  ...(a.organisatieId ? [] : [{ veld: '/organisatieId', code: 'verplicht', melding: 'Kies wie de actie krijgt' }]), ...(past(actietekst.opdracht, a.omschrijving) ? [] : [{ veld: '/omschrijving', code: 'te-kort', melding: tekortAanOpdracht }]),
  ...(a.uiterlijk ? [] : [{ veld: '/uiterlijk', code: 'verplicht', melding: 'Kies wanneer het klaar moet zijn' }]), ...(a.informatie.length > 0 ? [] : [{ veld: '/informatie', code: 'verplicht', melding: 'Kies ten minste één gegeven dat de uitvoerder krijgt' }]),
];
const regie = { doel: 'plan-regisseren' };
const uitvoeren = { doel: 'actie-uitvoeren' };

export const haalActies = (f: { wie: 'aan-mij' | 'van-mij'; stand: string }): Promise<{ items: ActieRij[] }> => haal(`/acties${zoekreeks(f)}`, f.wie === 'aan-mij' ? uitvoeren : regie);
export const haalCasusActies = (casusId: string): Promise<CasusActies> => haal(`/casussen/${casusId}/acties`, regie);
export const zetActieUit = (a: NieuweActie): Promise<Antwoord<{ id: string; actienummer: string }>> => vraag('/acties', { ...regie, methode: 'POST', body: a });
export const trekActieIn = (id: string, reden: string): Promise<Antwoord<unknown>> => vraag(`/acties/${id}/intrekkingen`, { ...regie, methode: 'POST', body: { reden } });
export const meldVoortgang = (actieId: string, id: string, tekst: string): Promise<Antwoord<unknown>> => vraag(`/acties/${actieId}/voortgang`, { ...uitvoeren, methode: 'POST', body: { id, tekst } });

export const geefActieDoor = (actieId: string, body: { id: string; medewerkerId: string; reden: string }): Promise<Antwoord<unknown>> => vraag(`/acties/${actieId}/doorgevingen`, { ...uitvoeren, methode: 'POST', body });
/** Where a point went: on the agenda of a meeting, or waiting, with the reader's own task in which he can plan one. */
export type Besproken = { id: string; overlegnummer: string | null; taakId: string | null };
export const bespreekActie = (actieId: string, body: { id: string; thema: string }): Promise<Antwoord<Besproken>> => vraag(`/acties/${actieId}/besprekingen`, { ...regie, methode: 'POST', body });

/** Words of the kinds and of the fields that may go along (R11.1). */
export const soortnamen: Record<string, string> = { gesprek: 'Gesprek', huisbezoek: 'Huisbezoek', hulp: 'Hulp', opvang: 'Opvang', crisisdienst: 'Crisisdienst', toezicht: 'Toezicht', overig: 'Overig' };
export const veldnamen: Record<string, string> = Object.fromEntries(Object.entries(informatievelden).map(([veld, { label }]) => [veld, label]));
export const standnamen: Record<string, string> = { open: 'Open', 'te-laat': 'Over tijd', stil: 'Loopt vast', klaar: 'Klaar', alle: 'Alle' };

const trapzinnen = ['', 'Er is een herinnering gestuurd', 'Over tijd: een trede hoger gemeld', 'Over tijd: de regisseur heeft een seintje', 'Ruim over tijd: de procesregisseur heeft een seintje'];
/** What the ladder says, in words; for a citizen only whether it is done (R11.3), and nothing once the actie has ended. */
export const trapzin = (a: Pick<ActieRij, 'status' | 'trap' | 'isBurger' | 'isTeLaat'>): string => (a.status === 'afgerond' || a.status === 'ingetrokken' ? '' : a.isBurger ? (a.isTeLaat ? 'Nog niet gedaan' : '') : trapzinnen[a.trap] ?? '');
