import { doelstatussen, interventiestatussen } from '../../../domein/plan/model.ts';
import type { Optie } from '../../delen/api-types.ts';
import { haal, vraag, type Antwoord } from '../../delen/api.ts';
import type { Besproken } from '../acties/bronnen.ts';

/** The plan as the server shows it to this reader; what his niveau does not reach is absent. */
export type Doel = {
  id: string; titel: string; status: string; isActief: boolean; isVoorgesteld: boolean; leefgebied?: string | null; specifiek?: string; indicator?: string | null; instrument?: string | null; nulmeting?: number | null; streefwaarde?: number | null;
  streefdatum?: string | null; eigenaarPersoonId?: string | null; eigenaarOrganisatieId?: string | null; betreft?: string[]; eigenaar?: string | null; nieuweDatum?: string | null; voortgang?: { op: string; status: string; cijferGezin: number | null; tekst: string }[];
};
export type Hulp = {
  id: string; doelId: string; omschrijving: string; organisatieId: string | null; organisatie: string | null; soortCode: string; prioriteit: string; dienstId: string | null; beschikbaarOp: string | null; bewustLater: string | null; geplandVan: string | null; geplandTot: string | null;
  werkelijkVan: string | null; werkelijkTot: string | null; status: string; isActief: boolean; isVoorgesteld: boolean; nietUitgezet: string | null; akkoord: string; akkoordReden: string | null; instemmingen: { persoonId: string; wie: string; uitkomst: string | null; wijze: string | null; op: string | null; toelichting: string | null; vraagOp: string | null; isInPortaal: boolean }[]; opmerkingen: { wie: string; op: string; tekst: string }[]; telefoon: string | null; bespreking: { overlegnummer: string | null } | null; actieStatus: string | null; planning: { vroegsteStart: string; vroegsteEind: string; speling: number; isKritiek: boolean } | null;
};
export type Pijl = { id: string; vanId: string; naarId: string; soort: string; wachtdagen: number };
export type Signaal = { id: string; code: string; zin: string; objectsoort: string; objectId: string; op: string; status: string; nieuweDatum: string | null; maatregel: string | null; isDoorgezet: boolean };
export type Plan = {
  planId: string; casusId: string; status: string; vorm: 'plan' | 'acties'; versie: number; niveau: number; magBewerken: boolean; magSturen: boolean; verborgen: string | null; evaluatieOp: string | null; contactOp: string | null; kader?: string;
  doelen: Doel[]; interventies?: Hulp[]; afhankelijkheden?: Pijl[]; signalen: Signaal[]; meelezers?: { persoonId: string; wie: string; sinds: string }[]; akkoorden?: { wie: string; status: string; op: string | null; reden: string | null }[]; evaluaties?: { op: string; uitkomst: string; bevindingen: string; cijferGezin: number | null }[];
  smart?: { letter: string; doelId: string; interventieId: string | null; veld: string; melding: string }[]; opties?: { organisaties: Optie[]; personen: Optie[]; diensten: Optie[] };
};
export type Versie = { versie: number; op: string; reden: string | null; verschillen: { soort: string; object: string; id: string; velden: string[]; naam: string | null }[] };

const doel = 'plan-regisseren';
export const haalPlan = (id: string): Promise<Plan> => haal(`/plannen/${id}`, { doel });
export const haalCasusplan = (casusId: string): Promise<{ plan: Plan | null; versies: Versie[] }> => haal(`/casussen/${casusId}/plan`, { doel });
/** Opens a running plan for change first, when it is not open already. */
export const stelBij = async (p: Pick<Plan, 'planId' | 'status'>): Promise<void> => { if (p.status === 'actief') await schrijf(p.planId, 'bijstellingen', 'POST'); };
export const schrijf = (planId: string, pad: string, methode: 'POST' | 'PATCH' | 'DELETE', body?: unknown): Promise<Antwoord<unknown>> => vraag(`/plannen/${planId}/${pad}`, { doel, methode, ...(body === undefined ? {} : { body }) });

/** Asks in the portal everybody of the family of whom a changed part still needs a word; names who has to be asked otherwise. */
export const vraagAkkoord = (planId: string): Promise<Antwoord<{ gevraagd: string[]; nietInPortaal: string[] }>> => vraag(`/plannen/${planId}/instemmingsvragen`, { doel, methode: 'POST' });

/** Puts a part of the plan on the agenda of the next meeting. */
export const bespreekHulp = (planId: string, deelId: string, body: { id: string; thema: string }): Promise<Antwoord<Besproken>> => vraag(`/plannen/${planId}/interventies/${deelId}/besprekingen`, { doel, methode: 'POST', body });

export { doelstatussen };
export const statussen = interventiestatussen;
/** What a card waits for: the descriptions of its predecessors that have not ended. */
export const wachtOp = (p: Pick<Plan, 'interventies' | 'afhankelijkheden'>, id: string): string[] => (p.afhankelijkheden ?? []).filter((a) => a.naarId === id).flatMap((a) => { const v = p.interventies?.find((i) => i.id === a.vanId); return v && !['afgerond', 'gestopt'].includes(v.status) ? [v.omschrijving] : []; });
/** The next or previous state on the board; stays at the ends. */
export const stap = (status: string, richting: 1 | -1): string => statussen[Math.min(statussen.length - 1, Math.max(0, statussen.indexOf(status as typeof statussen[number]) + richting))] ?? status;
