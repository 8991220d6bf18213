import { haal, vraag, zoekreeks, type Antwoord } from './api.ts';
import type { Bekendheid, Bericht, Bladzijde, Casus, CasusRij, Concept, Gebeurtenis, Huishouden, Incident, Inloggen, Melding, MeldingRij, OutboxRegel, Proces, Sessie, Spoorregel, Taak, TaakRij, Tellingen, Voltooid, Waarom } from './api-types.ts';

/** Every question the pages ask the server, with its address in one place. */

export const haalInloggen = (): Promise<Inloggen> => haal('/inloggen');
/** Also answers when nobody is signed in: `soort` is then `onbekend`. */
export const haalSessie = (): Promise<Sessie> => haal('/sessie');
export const kiesRol = (rolId: string): Promise<Sessie> => haal('/sessie/rol', { methode: 'POST', body: { roltoekenningId: rolId } });
export const logUit = (): Promise<{ vervolg: string }> => haal('/sessie', { methode: 'DELETE' });

export type Takenfilter = { bakje?: string; verband?: string; bouwsteen?: string; termijn?: string; status?: string; zoek?: string; volgorde?: string };
export const haalTaken = (f: Takenfilter, cursor: string | null, aantal = 50): Promise<Bladzijde<TaakRij>> => haal(`/taken${zoekreeks({ ...f, cursor, aantal })}`);
export const haalTellingen = (): Promise<Tellingen> => haal('/taken/tellingen');
export const haalTaak = (id: string): Promise<Taak> => haal(`/taken/${id}`);
export const claimTaak = (id: string, reden?: string): Promise<Antwoord<unknown>> => vraag(`/taken/${id}/claim`, { methode: 'PUT', body: reden ? { reden } : {} });
export const geefVrij = (id: string): Promise<Antwoord<unknown>> => vraag(`/taken/${id}/claim`, { methode: 'DELETE' });
export const haalConcept = (id: string): Promise<Concept> => haal(`/taken/${id}/concept`);
export const bewaarConcept = (id: string, velden: Concept['velden'], rijversie: number, keepalive = false): Promise<Antwoord<Concept>> =>
  vraag(`/taken/${id}/concept`, { methode: 'PUT', body: { velden }, rijversie, keepalive });
export const voltooiTaak = (id: string, antwoorden: Record<string, unknown>): Promise<Antwoord<Voltooid>> => vraag(`/taken/${id}/voltooiing`, { methode: 'POST', body: { antwoorden } });
export const draaiTerug = (id: string): Promise<Antwoord<unknown>> => vraag(`/taken/${id}/voltooiing`, { methode: 'DELETE' });

/** The list of a doel: a row is there only when that doel gives a ground for it. */
export const haalCasussen = (f: { doel: string; verband?: string | undefined; status?: string | undefined }, cursor: string | null): Promise<Bladzijde<CasusRij>> =>
  haal(`/casussen${zoekreeks({ verband: f.verband, status: f.status, cursor, aantal: 50 })}`, { doel: f.doel });
export const haalCasus = (id: string, doel: string): Promise<Casus> => haal(`/casussen/${id}`, { doel });
export const haalTijdlijn = (id: string, doel: string, cursor: string | null): Promise<Bladzijde<Gebeurtenis>> => haal(`/casussen/${id}/tijdlijn${zoekreeks({ cursor })}`, { doel });
export const haalBekendheid = (id: string, doel: string): Promise<Bekendheid> => haal(`/casussen/${id}/bekendheid`, { doel });
export const haalHuishouden = (id: string, doel: string): Promise<Huishouden> => haal(`/casussen/${id}/huishouden`, { doel });
export const haalProces = (id: string, doel: string): Promise<Proces> => haal(`/casussen/${id}/proces`, { doel });

/** What the server answers to a change of a melding. */
export type Verwijzing = { id: string; meldingnummer: string; status: string; rijversie: number };
const mb = { doel: 'melding-beoordelen' } as const;
export const haalMeldingen = (f: Record<string, string | undefined>, cursor: string | null): Promise<Bladzijde<MeldingRij>> => haal(`/meldingen${zoekreeks({ ...f, cursor, aantal: 50 })}`, mb);
export const haalMelding = async (id: string): Promise<Melding> => { const { melding, waarom } = await haal<{ melding: Melding; waarom: Waarom }>(`/meldingen/${id}`, mb); return { ...melding, waarom }; };
export const maakMelding = (soort: string, inhoud: Record<string, unknown>): Promise<Verwijzing> => haal('/meldingen', { ...mb, methode: 'POST', body: { soort, inhoud } });
export const wijzigMelding = (id: string, inhoud: Record<string, unknown>, rijversie: number, keepalive = false): Promise<Antwoord<Verwijzing>> =>
  vraag(`/meldingen/${id}`, { ...mb, methode: 'PATCH', body: inhoud, rijversie, keepalive });
export const verzendMelding = (id: string): Promise<Antwoord<Verwijzing>> => vraag(`/meldingen/${id}/verzending`, { ...mb, methode: 'POST' });
export const trekMeldingIn = (id: string, reden: string): Promise<Antwoord<unknown>> => vraag(`/meldingen/${id}/intrekkingen`, { ...mb, methode: 'POST', body: { reden } });
export const haalSpoor = (id: string): Promise<{ items: Spoorregel[] }> => haal(`/meldingen/${id}/spoor`, mb);

export const haalMijnBerichten = (cursor: string | null): Promise<Bladzijde<Bericht>> => haal(`/mijn/berichten${zoekreeks({ cursor })}`);
export const leesMijnBericht = (id: string): Promise<Antwoord<unknown>> => vraag(`/mijn/berichten/${id}/gelezen`, { methode: 'POST' });

export const haalIncidenten = (): Promise<{ items: Incident[] }> => haal('/beheer/incidenten');
export const haalOutbox = (): Promise<{ items: OutboxRegel[] }> => haal('/beheer/outbox');
export const herstelIncident = (key: string): Promise<Antwoord<unknown>> => vraag(`/beheer/incidenten/${key}/herstel`, { methode: 'POST', body: {} });
export const herstelOutbox = (id: string): Promise<Antwoord<unknown>> => vraag(`/beheer/outbox/${id}/herstel`, { methode: 'POST', body: {} });
