import { datumVan, plusDagen } from '../../domein/kalender.ts';
import type { Doelstatus, Interventiestatus, Pijlsoort } from '../../domein/plan/model.ts';
import { doelklaar } from '../../domein/plan/model.ts';
import { lusIn } from '../../domein/plan/planning.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { betrokkenenVan } from '../../casus/index.ts';
import { dienstVan } from './buren.ts';
import { beslissersVanDeel, keurGesprek, laatAkkoordVervallen, type Mondeling } from './instemmen.ts';
import { gezinVan } from './omgeving.ts';
import { zetUit } from './delen.ts';
import { bewerkbaar, hoogsteAantalDoelen, lopend, type Doel, type Interventie, type Plan, type Voortgangsregel } from './model.ts';
import { doelenVan, interventiesVan, pijlenVan, planVast, verwijderDoel, verwijderInterventie, verwijderPijl, voegDoelToe, voegInstemmingToe, voegInterventieToe, voegPijlToe, wijzigDoel, wijzigInterventie, wijzigPlan } from './store.ts';

const nietBewerkbaar = (): Probleem => new Probleem('ongeldige-overgang', 'Het plan ligt vast of wacht op een antwoord. Stel het eerst bij. Er is niets gewijzigd.', { toegestaan: [] });
const eisBewerkbaar = (plan: Plan): void => { if (!bewerkbaar.includes(plan.status)) throw nietBewerkbaar(); };
const eisLopend = (plan: Plan): void => { if (!lopend.includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Het plan loopt nog niet, of niet meer. Er is niets gewijzigd.', { toegestaan: [] }); };
const fout = (veld: string, melding: string): Probleem => new Probleem('ongeldige-invoer', `${melding}. Er is niets opgeslagen.`, { fouten: [{ veld, code: 'niet-mogelijk', melding }] });

const vindDoel = async (tx: Tx, planId: string, id: string): Promise<Doel> => {
  const d = (await doelenVan(tx, planId)).find((x) => x.id === id);
  if (!d) throw new Probleem('niet-gevonden', 'Dit doel staat niet in het plan.');
  return d;
};
const vindInterventie = async (tx: Tx, planId: string, id: string): Promise<Interventie> => {
  const i = (await interventiesVan(tx, planId)).find((x) => x.id === id);
  if (!i) throw new Probleem('niet-gevonden', 'Deze hulp staat niet in het plan.');
  return i;
};

export type Doelvelden = Partial<Pick<Doel, 'titel' | 'leefgebied' | 'specifiek' | 'indicator' | 'instrument' | 'nulmeting' | 'streefwaarde' | 'streefdatum' | 'eigenaarPersoonId' | 'eigenaarOrganisatieId' | 'betreft'>>;
const keurEigenaar = async (tx: Tx, plan: Plan, v: Doelvelden): Promise<void> => {
  const betrokken = v.eigenaarPersoonId || v.betreft ? new Set((await betrokkenenVan(tx, plan.casusId)).map((b) => b.persoonId)) : new Set<string>();
  if (v.eigenaarPersoonId && !betrokken.has(v.eigenaarPersoonId)) throw fout('/eigenaarPersoonId', 'Kies iemand die bij deze casus hoort');
  if (v.betreft?.some((id) => !betrokken.has(id))) throw fout('/betreft', 'Kies mensen die bij deze casus horen');
  if (v.eigenaarOrganisatieId && (await organisatieVan(tx, v.eigenaarOrganisatieId))?.status !== 'actief') throw fout('/eigenaarOrganisatieId', 'Kies een organisatie die meedoet');
};
/** Fields of a doel that the family reads and agrees to, and those of a part; the rest is the regisseur's own planning. */
const doelinhoud = ['titel', 'specifiek', 'streefdatum', 'eigenaarPersoonId', 'eigenaarOrganisatieId', 'betreft'] as const;
const deelinhoud = ['doelId', 'omschrijving', 'organisatieId', 'soortCode', 'informatie', 'dienstId', 'geplandVan', 'geplandTot'] as const;
const isAnders = <T extends object>(oud: T, nieuw: Partial<T>, velden: readonly (keyof T)[]): boolean => velden.some((k) => nieuw[k] !== undefined && JSON.stringify(nieuw[k]) !== JSON.stringify(oud[k]));

export const maakDoel = async (kern: Kern, tx: Tx, planId: string, v: Doelvelden & { id: string; titel: string }): Promise<string> => {
  const plan = await planVast(tx, planId);
  eisBewerkbaar(plan);
  if ((await doelenVan(tx, planId)).filter((d) => d.status !== 'vervallen').length >= hoogsteAantalDoelen) throw fout('/titel', `Een plan heeft ten hoogste ${hoogsteAantalDoelen} doelen`);
  await keurEigenaar(tx, plan, v);
  return voegDoelToe(tx, { planId, ...v }, kern.clock.now());
};
export const werkDoelBij = async (kern: Kern, tx: Tx, planId: string, id: string, v: Doelvelden): Promise<void> => {
  const plan = await planVast(tx, planId);
  eisBewerkbaar(plan);
  const doel = await vindDoel(tx, planId, id);
  await keurEigenaar(tx, plan, v);
  // One owner at a time: naming the other kind replaces it. Changing what a citizen proposed takes it over (R10.7).
  const eigenaar = v.eigenaarPersoonId ? { eigenaarOrganisatieId: null } : v.eigenaarOrganisatieId ? { eigenaarPersoonId: null } : {};
  await wijzigDoel(tx, doel.id, { ...v, ...eigenaar, isVoorgesteld: false }, kern.clock.now());
  if (isAnders<Doel>(doel, { ...v, ...eigenaar }, doelinhoud)) await laatAkkoordVervallen(kern, tx, (await interventiesVan(tx, planId)).filter((i) => i.doelId === doel.id && i.akkoord !== 'niet-vereist').map((i) => i.id));
};
/** A doel that never counted is removed; one that was active is closed and stays readable. */
export const haalDoelWeg = async (kern: Kern, tx: Tx, planId: string, id: string): Promise<void> => {
  eisBewerkbaar(await planVast(tx, planId));
  const doel = await vindDoel(tx, planId, id);
  if (doel.isActief) await wijzigDoel(tx, id, { status: 'vervallen', statusReden: 'Uit het plan gehaald bij het bijstellen' }, kern.clock.now());
  else await verwijderDoel(tx, id);
};

export type Interventievelden = Partial<Pick<Interventie, 'doelId' | 'omschrijving' | 'organisatieId' | 'soortCode' | 'prioriteit' | 'informatie' | 'dienstId' | 'bewustLater' | 'geplandVan' | 'geplandTot'>> & { readonly akkoord?: 'gevraagd' | 'niet-vereist'; readonly akkoordReden?: string | null };
/** The match with a dienst, with the day it was made: what the SMART check looks at under R. */
const match = async (kern: Kern, tx: Tx, dienstId: string | null | undefined): Promise<Partial<Interventie>> => {
  if (dienstId === undefined) return {};
  if (dienstId === null) return { matchOp: null, beschikbaarOp: null };
  const dienst = await dienstVan(kern, tx, dienstId);
  if (!dienst) throw fout('/dienstId', 'Kies een dienst uit de lijst');
  const vandaag = datumVan(kern.clock.now());
  return { matchOp: vandaag, beschikbaarOp: dienst.wachtWeken === null ? null : plusDagen(vandaag, Math.ceil(dienst.wachtWeken * 7)) };
};
const keurInterventie = async (tx: Tx, planId: string, v: Interventievelden, oud?: Interventie): Promise<void> => {
  if (v.doelId !== undefined) await vindDoel(tx, planId, v.doelId);
  if (v.organisatieId && (await organisatieVan(tx, v.organisatieId))?.status !== 'actief') throw fout('/organisatieId', 'Kies een organisatie die meedoet');
  const [van, tot] = [v.geplandVan === undefined ? oud?.geplandVan : v.geplandVan, v.geplandTot === undefined ? oud?.geplandTot : v.geplandTot];
  if (van && tot && tot < van) throw fout('/geplandTot', 'Het einde ligt voor het begin');
};
export const maakInterventie = async (kern: Kern, tx: Tx, planId: string, v: Interventievelden & { id: string; doelId: string; omschrijving: string }): Promise<string> => {
  eisBewerkbaar(await planVast(tx, planId));
  await keurInterventie(tx, planId, v);
  const { akkoordReden, ...velden } = v;
  return voegInterventieToe(tx, { planId, ...velden, ...await match(kern, tx, v.dienstId), ...(v.akkoord === 'niet-vereist' ? { akkoordReden: akkoordReden ?? null } : {}) }, kern.clock.now());
};
/**
 * Changes a part. Its content is what the family agreed to: another content asks again (R7.10). Consent itself is not a field that a
 * casusregisseur fills in; "niet vereist" is, in a gedwongen kader only (R10.1).
 */
export const werkInterventieBij = async (kern: Kern, tx: Tx, planId: string, id: string, v: Interventievelden): Promise<void> => {
  const plan = await planVast(tx, planId);
  eisBewerkbaar(plan);
  const oud = await vindInterventie(tx, planId, id);
  await keurInterventie(tx, planId, v, oud);
  const { akkoord, akkoordReden, ...velden } = v;
  // Another one who does it replaces the citizen; changing what he proposed takes it over (R10.7).
  await wijzigInterventie(tx, id, { ...velden, ...(v.organisatieId ? { uitvoerderPersoonId: null } : {}), ...await match(kern, tx, v.dienstId), isVoorgesteld: false }, kern.clock.now());
  if (akkoord === 'niet-vereist') { await wijzigInterventie(tx, id, { akkoord, akkoordReden: akkoordReden ?? oud.akkoordReden }, kern.clock.now()); return; }
  if ((akkoord === 'gevraagd' && oud.akkoord === 'niet-vereist') || (oud.akkoord !== 'niet-vereist' && (oud.isVoorgesteld || isAnders<Interventie>(oud, velden, deelinhoud)))) await laatAkkoordVervallen(kern, tx, [id]);
};
export const haalInterventieWeg = async (kern: Kern, tx: Tx, planId: string, id: string): Promise<void> => {
  eisBewerkbaar(await planVast(tx, planId));
  const i = await vindInterventie(tx, planId, id);
  if (i.isActief || i.actieId !== null) await wijzigInterventie(tx, id, { status: 'gestopt' }, kern.clock.now());
  else await verwijderInterventie(tx, id);
};

/** R10.2: refuses an arrow that closes a loop and names it, in the words of the plan. */
export const verbind = async (kern: Kern, tx: Tx, planId: string, p: { id: string; vanId: string; naarId: string; soort: Pijlsoort; wachtdagen: number }): Promise<string> => {
  eisBewerkbaar(await planVast(tx, planId));
  await vindInterventie(tx, planId, p.vanId);
  await vindInterventie(tx, planId, p.naarId);
  const lus = lusIn([...(await pijlenVan(tx, planId)).map((x) => ({ van: x.vanId, naar: x.naarId })), { van: p.vanId, naar: p.naarId }]);
  if (lus !== null) {
    const namen = new Map((await interventiesVan(tx, planId)).map((i) => [i.id, i.omschrijving]));
    throw new Probleem('afhankelijkheid-cyclus', `Deze stappen wachten op elkaar: ${lus.map((id) => namen.get(id) ?? id).join(', dan ')}. Er is niets opgeslagen.`, { lus });
  }
  return voegPijlToe(tx, { planId, ...p }, kern.clock.now());
};
export const maakLos = async (tx: Tx, planId: string, id: string): Promise<void> => {
  eisBewerkbaar(await planVast(tx, planId));
  if (!await verwijderPijl(tx, planId, id)) throw new Probleem('niet-gevonden', 'Deze afhankelijkheid bestaat niet.');
};

/** Moves a card on the board: any time while the plan runs. Real dates follow from the move. */
export const zetInterventie = async (kern: Kern, tx: Tx, planId: string, id: string, status: Interventiestatus): Promise<void> => {
  eisLopend(await planVast(tx, planId));
  const i = await vindInterventie(tx, planId, id);
  if (!i.isActief) throw new Probleem('ongeldige-overgang', 'Dit onderdeel is nog concept: het gezin is er niet mee akkoord. Er is niets gewijzigd.', { toegestaan: [] });
  if (i.status === status) return;
  const vandaag = datumVan(kern.clock.now());
  await wijzigInterventie(tx, id, {
    status, ...(['loopt', 'afgerond'].includes(status) && i.werkelijkVan === null ? { werkelijkVan: vandaag } : {}), ...(['gepland', 'wacht'].includes(status) ? { werkelijkVan: null } : {}),
    werkelijkTot: ['afgerond', 'gestopt'].includes(status) ? vandaag : null,
  }, kern.clock.now());
};

/** How a doel goes, with what the family gives it (0–10, no average). An end other than behaald needs its reason. */
export const noteerVoortgang = async (kern: Kern, tx: Tx, planId: string, id: string, v: { status: Doelstatus; cijferGezin: number | null; tekst: string; door: string }): Promise<void> => {
  eisLopend(await planVast(tx, planId));
  const doel = await vindDoel(tx, planId, id);
  if (doelklaar.includes(v.status) && v.status !== 'behaald' && v.tekst.trim().length < 20) throw fout('/tekst', 'Schrijf in minstens 20 tekens op waarom dit doel eindigt zonder dat het is behaald');
  const nu = kern.clock.now();
  const regel: Voortgangsregel = { op: nu.toISOString(), status: v.status, cijferGezin: v.cijferGezin, tekst: v.tekst, door: v.door };
  await wijzigDoel(tx, id, { status: v.status, statusReden: v.tekst, voortgangOp: nu, voortgang: JSON.stringify([...doel.voortgang, regel]) }, nu);
};
export const noteerContact = async (kern: Kern, tx: Tx, planId: string): Promise<void> => { eisLopend(await planVast(tx, planId)); await wijzigPlan(tx, planId, { contactOp: kern.clock.now() }, kern.clock.now()); };

/**
 * One more actie in a running plan (processen §2.10: "any time"): it is set out at once. In a vrijwillig kader everybody whom its doel
 * concerns agreed in a talk, and who, when and how is kept (R7.10). Throws `ongeldige-invoer` when somebody's akkoord is missing or this
 * organisation cannot get an actie.
 */
export const voegActieToe = async (kern: Kern, tx: Tx, planId: string, v: { id: string; doelId: string; omschrijving: string; organisatieId: string; soortCode: string; prioriteit: Interventie['prioriteit']; uiterlijkOp: string; informatie: string[]; akkoordReden: string; akkoord: { personen: readonly string[]; wijze: Mondeling['wijze']; op: string } | null; door: string }): Promise<string> => {
  const plan = await planVast(tx, planId);
  eisLopend(plan);
  await keurInterventie(tx, planId, { doelId: v.doelId, organisatieId: v.organisatieId });
  const vandaag = datumVan(kern.clock.now());
  if (v.uiterlijkOp <= vandaag) throw fout('/uiterlijkOp', 'Kies een datum die nog komt');
  const { akkoord } = v, gezin = await gezinVan(kern, tx, plan.casusId), doelen = await doelenVan(tx, planId);
  const nodig = beslissersVanDeel({ doelId: v.doelId, uitvoerderPersoonId: null }, doelen, gezin);
  const wie = akkoord?.personen ?? [];
  // Agreements of an overleg concern nobody by name: there somebody of the family said yes to this one.
  const isRond = wie.length > 0 && (nodig === null ? plan.vorm === 'acties' : nodig.every((p) => wie.includes(p)));
  if ((plan.kader === 'vrijwillig' && !isRond) || !wie.every((p) => gezin.some((g) => g.persoonId === p))) throw fout('/akkoord', 'Noteer het akkoord van iedereen om wie dit doel gaat: wie, wanneer en hoe');
  if (akkoord !== null) keurGesprek(kern, plan, akkoord.op);
  const id = await voegInterventieToe(tx, { id: v.id, planId, doelId: v.doelId, omschrijving: v.omschrijving, organisatieId: v.organisatieId, soortCode: v.soortCode, prioriteit: v.prioriteit, informatie: v.informatie, geplandVan: vandaag, geplandTot: v.uiterlijkOp, akkoord: plan.kader === 'vrijwillig' ? 'gegeven' : 'niet-vereist', akkoordReden: v.akkoordReden, isActief: true }, kern.clock.now());
  for (const persoonId of wie) await voegInstemmingToe(tx, { interventieId: id, persoonId, uitkomst: 'gegeven', wijze: akkoord?.wijze ?? 'gesprek', gezegdOp: akkoord?.op ?? vandaag, reden: v.akkoordReden, akkoordId: null, vastgelegdDoor: v.door, vastgelegdOp: kern.clock.now() });
  const weigering = await zetUit(kern, tx, plan, await vindInterventie(tx, planId, id), v.door);
  if (weigering !== null) throw fout('/organisatieId', weigering);
  return id;
};
