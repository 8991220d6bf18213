import { haal, vraag, zoekreeks, type Antwoord } from './api.ts';
import type { Bekendheid, Bericht, MijnAnalyse, MijnAntwoord, MijnBijdrage, MijnCasus, MijnPlan, MijnUitkomst, MijnVerzoek, Bladzijde, Casus, CasusRij, Concept, Dienst, Dienstweging, Gebeurtenis, Herstelvoorstel, Huishouden, Incident, Inloggen, Melding, MeldingRij, OutboxRegel, Proces, Sessie, Spoorregel, Taak, TaakRij, Tellingen, Voltooid, Waarom, Wedervraag } from './api-types.ts';

/** Every question the pages ask the server, with its address in one place. */

export const haalInloggen = (): Promise<Inloggen> => haal('/inloggen');
/** Also answers when nobody is signed in: `soort` is then `onbekend`. */
export const haalSessie = (): Promise<Sessie> => haal('/sessie');
export const kiesRol = (rolId: string): Promise<Sessie> => haal('/sessie/rol', { methode: 'POST', body: { roltoekenningId: rolId } });
export const logOveralUit = (): Promise<{ vervolg: string; aantal: number }> => haal('/sessies', { methode: 'DELETE' });
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
export const maakMelding = (id: string, soort: string, inhoud: Record<string, unknown>, kanaal: 'portaal' | 'telefoon' = 'portaal', vervolgVan?: string): Promise<Verwijzing> => haal('/meldingen', { ...mb, methode: 'POST', body: { id, soort, kanaal, inhoud, ...(vervolgVan ? { vervolgVan } : {}) } });
export const wijzigMelding = (id: string, inhoud: Record<string, unknown>, rijversie: number, keepalive = false): Promise<Antwoord<Verwijzing>> =>
  vraag(`/meldingen/${id}`, { ...mb, methode: 'PATCH', body: inhoud, rijversie, keepalive });
const verrijken = { doel: 'verrijken' };
/** A holder asks something back before he decides; the asker answers (processen §2.3). */
export const stelWedervraag = (verzoekId: string, id: string, tekst: string): Promise<{ id: string }> => haal(`/verstrekkingsverzoeken/${verzoekId}/wedervragen`, { ...verrijken, methode: 'POST', body: { id, vraag: tekst } });
export const haalWedervragen = (casusId: string): Promise<{ items: Wedervraag[] }> => haal(`/casussen/${casusId}/wedervragen`, verrijken);
export const beantwoordWedervraag = async (id: string, antwoord: string): Promise<void> => { await vraag(`/wedervragen/${id}/antwoorden`, { ...verrijken, methode: 'POST', body: { antwoord } }); };
export const verzendMelding = (id: string): Promise<Antwoord<Verwijzing>> => vraag(`/meldingen/${id}/verzending`, { ...mb, methode: 'POST' });
export const trekMeldingIn = (id: string, reden: string): Promise<Antwoord<unknown>> => vraag(`/meldingen/${id}/intrekkingen`, { ...mb, methode: 'POST', body: { reden } });
export const haalSpoor = (id: string): Promise<{ items: Spoorregel[] }> => haal(`/meldingen/${id}/spoor`, mb);

/** What the list of diensten is narrowed by; everything in it is a code, so it may be in the address. */
export type Dienstfilter = { leefgebied?: string; leeftijdsklasse?: string; gemeente?: string; startBinnen?: string; vorm?: string; taal?: string; contract?: string };
export const haalDiensten = (f: Dienstfilter): Promise<{ items: Dienst[]; gemeenten: { code: string; naam: string }[] }> => haal(`/diensten${zoekreeks(f)}`);
/** A need without a person (R13.3): any other key is refused by the server. */
export const weegDiensten = (v: { leefgebieden: string[]; leeftijdsklasse: string | null; gemeente: string | null; zwaarte: string | null; taal: string | null }): Promise<Dienstweging> => haal('/diensten/_match', { methode: 'POST', body: v });

export const haalMijnBerichten = (cursor: string | null): Promise<Bladzijde<Bericht>> => haal(`/mijn/berichten${zoekreeks({ cursor })}`);
export const haalMijnCasussen = (): Promise<{ items: MijnCasus[] }> => haal('/mijn/casussen');
export const haalMijnBijdragen = (): Promise<{ items: MijnBijdrage[] }> => haal('/mijn/bijdragen');
export const haalMijnAntwoorden = (): Promise<{ items: MijnAntwoord[] }> => haal('/mijn/antwoorden');
export const haalMijnVerzoeken = (): Promise<{ items: MijnVerzoek[] }> => haal('/mijn/verzoeken');
export const haalMijnAnalyses = (): Promise<{ items: MijnAnalyse[] }> => haal('/mijn/analyses');
export const haalMijnPlannen = (): Promise<{ items: MijnPlan[] }> => haal('/mijn/plannen');
export const haalMijnUitkomsten = (): Promise<{ items: MijnUitkomst[] }> => haal('/mijn/uitkomsten');
export const stelDoelVoor = (planId: string, body: { id: string; titel: string; tekst: string }): Promise<Antwoord<unknown>> => vraag(`/mijn/plannen/${planId}/voorstellen`, { methode: 'POST', body });
export const zegOverDeel = (planId: string, body: { id: string; interventieId: string; tekst: string }): Promise<Antwoord<unknown>> => vraag(`/mijn/plannen/${planId}/opmerkingen`, { methode: 'POST', body });
export const stelActieVoor = (planId: string, body: { id: string; doelId: string; omschrijving: string; doetZelf: boolean }): Promise<Antwoord<unknown>> => vraag(`/mijn/plannen/${planId}/actievoorstellen`, { methode: 'POST', body });
export const beantwoordPlan = (id: string, body: { uitkomst: string; tekst: string | null; geweigerd: { interventieId: string; reden: string }[] }): Promise<Antwoord<unknown>> => vraag(`/mijn/plannen/${id}/antwoorden`, { methode: 'POST', body });
export const beantwoordBijdrage = (id: string, body: { uitkomst: string; tekst: string | null }): Promise<Antwoord<unknown>> => vraag(`/mijn/bijdragen/${id}/antwoorden`, { methode: 'POST', body });
type Wijzigingsantwoord = { delen: { interventieId: string; antwoord: 'ja' | 'nee'; reden: string | null }[]; tekst: string | null };
export const antwoordOpWijziging = (id: string, verandert: boolean, body: Wijzigingsantwoord): Promise<Antwoord<unknown>> => vraag(`/mijn/planwijzigingen/${id}/antwoorden`, { methode: verandert ? 'PUT' : 'POST', body });
export const veranderPlanantwoord = (id: string, body: { uitkomst: string; tekst: string | null; geweigerd: { interventieId: string; reden: string }[] }): Promise<Antwoord<unknown>> => vraag(`/mijn/plannen/${id}/antwoorden`, { methode: 'PUT', body });
export const veranderAntwoord = (id: string, body: { uitkomst: string; tekst: string | null }): Promise<Antwoord<unknown>> => vraag(`/mijn/antwoorden/${id}`, { methode: 'PUT', body });
export const doeVerzoek = (body: { id: string; casusId: string; soort: string; omschrijving: string; namensPersoonId?: string | null; over?: { organisatieId: string; functie: string | null } | null }): Promise<Antwoord<{ id: string; nummer: string }>> => vraag('/mijn/verzoeken', { methode: 'POST', body });
export const vulVerzoekAan = (verzoekId: string, id: string, tekst: string): Promise<Antwoord<unknown>> => vraag(`/mijn/verzoeken/${verzoekId}/aanvullingen`, { methode: 'POST', body: { id, tekst } });
export const trekVerzoekIn = (id: string): Promise<Antwoord<unknown>> => vraag(`/mijn/verzoeken/${id}/intrekkingen`, { methode: 'POST' });
export const leesMijnBericht = (id: string): Promise<Antwoord<unknown>> => vraag(`/mijn/berichten/${id}/gelezen`, { methode: 'POST' });

export const haalIncidenten = (): Promise<{ items: Incident[] }> => haal('/beheer/incidenten');
export const haalOutbox = (): Promise<{ items: OutboxRegel[] }> => haal('/beheer/outbox');
export const stelHerstelVoor = (key: string, body: { id: string; actie: string; reden: string; variabele?: string; waarde?: string | number | boolean; bereik?: string }): Promise<Antwoord<{ id: string }>> => vraag(`/beheer/incidenten/${key}/herstel`, { methode: 'POST', body });
/** What ending the process of this incident does, or why it may not be ended. */
export const haalGevolgen = (key: string): Promise<{ kan: boolean; zinnen: string[] }> => haal(`/beheer/incidenten/${key}/gevolgen`);
export const haalHerstelvoorstellen = (): Promise<{ items: Herstelvoorstel[] }> => haal('/herstelvoorstellen');
export const beoordeelHerstel = (id: string, body: { uitkomst: 'akkoord' | 'afwijzen'; beoordeling: string }): Promise<Antwoord<unknown>> => vraag(`/herstelvoorstellen/${id}/beoordelingen`, { methode: 'POST', body });
export const herstelOutbox = (id: string): Promise<Antwoord<unknown>> => vraag(`/beheer/outbox/${id}/herstel`, { methode: 'POST', body: {} });
