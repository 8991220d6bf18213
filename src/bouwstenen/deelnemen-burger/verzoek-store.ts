import type { Staat } from '../../domein/overgangen.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Verzoekbesluit, Verzoeksoort } from './verzoek-model.ts';

export type Burgerverzoek = {
  readonly id: string; readonly verzoeknummer: string; readonly casusId: string; readonly persoonId: string | null; readonly verzoekerNaam: string | null; readonly namensPersoonId: string | null; readonly soort: Verzoeksoort; readonly organisatieId: string;
  readonly omschrijving: string; readonly status: Staat<'burgerverzoek'>; readonly ontvangenOp: Date; readonly uiterlijkOp: Date | null; readonly besluit: Verzoekbesluit | null; readonly motivering: string | null; readonly beslistDoor: string | null; readonly beslistOp: Date | null; readonly brief: string | null; readonly isNaSluiting: boolean; readonly klachtOverOrganisatieId: string | null; readonly klachtOverFunctie: string | null; readonly klachtOverMedewerkers: readonly string[];
};
export type Verzoekstap = { readonly verzoekId: string; readonly soort: 'toets' | 'bevoegdheid' | 'beslissing' | 'tweede-akkoord' | 'aanvulling' | 'verlenging' | 'intrekking' | 'bekendmaking'; readonly uitkomst: string; readonly motivatie?: string | null; readonly gegevens?: Record<string, unknown>; readonly door: string | null; readonly op: Date };

const kolommen = ['id', 'verzoeknummer', 'casus_id as casusId', 'persoon_id as persoonId', 'verzoeker_naam as verzoekerNaam', 'namens_persoon_id as namensPersoonId', 'soort', 'organisatie_id as organisatieId', 'omschrijving', 'status', 'ontvangen_op as ontvangenOp', 'uiterlijk_op as uiterlijkOp', 'besluit', 'motivering', 'beslist_door as beslistDoor', 'beslist_op as beslistOp', 'brief', 'is_na_sluiting as isNaSluiting', 'klacht_over_organisatie_id as klachtOverOrganisatieId', 'klacht_over_functie as klachtOverFunctie', 'klacht_over_medewerkers as klachtOverMedewerkers'];
const slang = (velden: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));

/** One request, locked; undefined when it does not exist. */
export const leesVerzoek = (tx: Tx, id: string): Promise<Burgerverzoek | undefined> => tx('burgerverzoek').where({ id }).forUpdate().first<Burgerverzoek | undefined>(kolommen);
export const voegVerzoekToe = async (tx: Tx, v: Pick<Burgerverzoek, 'verzoeknummer' | 'casusId' | 'persoonId' | 'verzoekerNaam' | 'namensPersoonId' | 'soort' | 'organisatieId' | 'omschrijving' | 'ontvangenOp'> & Partial<Pick<Burgerverzoek, 'klachtOverOrganisatieId' | 'klachtOverFunctie' | 'klachtOverMedewerkers'>> & { readonly id?: string }): Promise<string> => {
  const [rij] = await tx('burgerverzoek').insert({ ...slang(v), aangemaakt_op: v.ontvangenOp, gewijzigd_op: v.ontvangenOp }).onConflict('verzoeknummer').ignore().returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigVerzoek = async (tx: Tx, id: string, velden: Partial<Burgerverzoek>, nu: Date): Promise<void> => { await tx('burgerverzoek').where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };
/** Adds a step and gives its id. */
export const schrijfStap = async (tx: Tx, s: Verzoekstap): Promise<string> => {
  const [rij] = await tx('burgerverzoek_besluit').insert({ verzoek_id: s.verzoekId, soort: s.soort, uitkomst: s.uitkomst, motivatie: s.motivatie ?? null, gegevens: JSON.stringify(s.gegevens ?? {}), door: s.door, op: s.op }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
/** Gives the request to this process; the one that has it. */
export const claimProces = async (tx: Tx, id: string, processInstanceKey: string, nu: Date): Promise<string | null> => {
  await tx('burgerverzoek').where({ id }).whereNull('process_instance_key').update({ process_instance_key: processInstanceKey, gewijzigd_op: nu });
  return ((await tx('burgerverzoek').where({ id }).first('process_instance_key')) as { process_instance_key: string | null } | undefined)?.process_instance_key ?? null;
};
export const stappenVan = (tx: Tx, verzoekId: string): Promise<Verzoekstap[]> => tx('burgerverzoek_besluit').where({ verzoek_id: verzoekId }).orderBy(['op', 'aangemaakt_op']).select<Verzoekstap[]>('verzoek_id as verzoekId', 'soort', 'uitkomst', 'motivatie', 'gegevens', 'door', 'op');
export const verzoekenVan = (tx: Tx, persoonId: string): Promise<Burgerverzoek[]> => tx('burgerverzoek as v').where({ persoon_id: persoonId }).whereNotExists(tx('portaaltoegang as p').select(tx.raw('1')).whereRaw('p.persoon_id = v.persoon_id and p.casus_id = v.casus_id').whereIn('p.status', ['geblokkeerd', 'beoordelen', 'vervallen'])).orderBy('ontvangen_op', 'desc').limit(100).select<Burgerverzoek[]>(kolommen);
export const openVerzoeken = (tx: Tx, casusId: string): Promise<Pick<Burgerverzoek, 'id' | 'verzoeknummer' | 'soort' | 'klachtOverMedewerkers'>[]> => tx('burgerverzoek').where({ casus_id: casusId }).where({ is_na_sluiting: false }).whereNotIn('status', ['afgewezen', 'uitgevoerd', 'ingetrokken']).orderBy('ontvangen_op').select('id', 'verzoeknummer', 'soort', 'klacht_over_medewerkers as klachtOverMedewerkers');
/** Written once; carrying out again changes nothing. */
export const schrijfUitvoering = async (tx: Tx, u: { verzoekId: string; soort: string; /** For the register. */ wat: string; /** For the citizen, level B1. */ uitleg: string; op: Date }): Promise<void> => { await tx('burgerverzoek_uitvoering').insert(slang(u)).onConflict('verzoek_id').ignore(); };
/** True while a request of this person to see this casus is not decided. */
export const heeftOpenInzage = async (tx: Tx, persoonId: string, casusId: string): Promise<boolean> => await tx('burgerverzoek').where({ persoon_id: persoonId, casus_id: casusId, soort: 'inzage' }).whereNull('namens_persoon_id').whereNull('besluit').whereNot('status', 'ingetrokken').first('id') !== undefined;
export const schrijfKennisgeving = async (tx: Tx, k: { verzoekId: string; organisatieId: string; wijze: 'gebeurtenis' | 'casus' | 'nog-zelf'; op: Date }): Promise<void> => { await tx('rechtzetting_kennisgeving').insert(slang(k)).onConflict(['verzoek_id', 'organisatie_id']).ignore(); };
/** An order to erase, once per request; erasing itself is not built. */
export const schrijfVerwijderopdracht = async (tx: Tx, o: { verzoekId: string; casusId: string; persoonId: string | null; bewaren: string; op: Date }): Promise<void> => { await tx('verwijderopdracht').insert(slang(o)).onConflict('verzoek_id').ignore(); };
/** What carrying out came down to, as the register has it; null while it has not been done. */
export const uitvoeringVan = async (tx: Tx, verzoekId: string): Promise<{ wat: string; uitleg: string } | null> => (await tx('burgerverzoek_uitvoering').where({ verzoek_id: verzoekId }).first<{ wat: string; uitleg: string } | undefined>('wat', 'uitleg')) ?? null;
/** Requests of a casus for its register, newest first. */
export const verzoekenIn = (tx: Tx, casusId: string): Promise<Burgerverzoek[]> => tx('burgerverzoek').where({ casus_id: casusId }).orderBy('ontvangen_op', 'desc').limit(100).select<Burgerverzoek[]>(kolommen);
