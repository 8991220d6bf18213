import { datumVan } from '../../domein/kalender.ts';
import { beslissersVoor, standVan, type Beslisser, type Instemwijze, type Oordeel } from '../../domein/plan/instemming.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { bijdrageVan, veranderAntwoord, zetBijdrageKlaar } from '../deelnemen-burger/index.ts';
import { gezinVan } from './omgeving.ts';
import { zetPlanTerug } from './vaststellen.ts';
import { bewerkbaar, lopend, type Akkoord, type Doel, type Interventie, type Plan, type Instemming as Gezegd } from './model.ts';
import { akkoordenVan, doelenVan, geweigerdeOnderdelen, instemmingenVan, interventiesVan, laatInstemmingVervallen, laatWijzigingsdelenVervallen, planVast, schrijfGeweigerd, voegAkkoordToe, voegInstemmingToe, wijzigAkkoord, wisGeweigerd, wijzigInterventie } from './store.ts';

/** T18: the family has 10 werkdagen; in days, so that a weekend at both ends is inside. */
export const akkoordTermijn = 'P14D';
const vraag = 'Wij hebben samen met u een plan gemaakt. Wilt u het plan lezen en zeggen of u het ermee eens bent? U mag ook een deel van het plan niet willen.';
const heelPlan = 'Het gezin is het niet eens met het hele plan';
export const nogNiet = 'Nog niet iedereen om wie het gaat is akkoord';

/** The persons a doel concerns, and with it each of its parts (R7.4, R7.10). */
export const betrokkenenVanDoel = (d: Pick<Doel, 'eigenaarPersoonId' | 'betreft'>): string[] => [...new Set([...(d.eigenaarPersoonId === null ? [] : [d.eigenaarPersoonId]), ...d.betreft])];
/** Whose consent a part needs; null when nobody can give it. What somebody of the family does himself is his own: the others neither read it nor decide (R7.4). */
export const beslissersVanDeel = (i: Pick<Interventie, 'doelId' | 'uitvoerderPersoonId'>, doelen: readonly Doel[], gezin: readonly Beslisser[]): readonly string[] | null => {
  if (i.uitvoerderPersoonId !== null) return beslissersVoor([i.uitvoerderPersoonId], gezin);
  const doel = doelen.find((d) => d.id === i.doelId);
  return beslissersVoor(doel === undefined ? [] : betrokkenenVanDoel(doel), gezin);
};

/** The parts of the plan that ask for consent: not those that stopped or that a citizen proposed and nobody took over. */
export const levend = (doelen: readonly Doel[], delen: readonly Interventie[]): Interventie[] => delen.filter((i) => i.status !== 'gestopt' && !i.isVoorgesteld && doelen.some((d) => d.id === i.doelId && !d.isVoorgesteld && d.status !== 'vervallen'));

/** The state of these parts follows from what each person said; "niet vereist" is the regisseur's, and stays. */
export const herijk = async (kern: Kern, tx: Tx, plan: Plan, alleen?: readonly string[]): Promise<void> => {
  const nu = kern.clock.now();
  const [doelen, gezin, gezegd] = [await doelenVan(tx, plan.id), await gezinVan(kern, tx, plan.casusId), await instemmingenVan(tx, plan.id)];
  for (const i of await interventiesVan(tx, plan.id)) {
    if (i.isVoorgesteld || i.akkoord === 'niet-vereist' || (alleen !== undefined && !alleen.includes(i.id))) continue;
    const van = gezegd.filter((s) => s.interventieId === i.id);
    const akkoord = standVan(beslissersVanDeel(i, doelen, gezin), new Map(van.map((s) => [s.persoonId, s.uitkomst])));
    const reden = akkoord === 'geweigerd' ? van.find((s) => s.uitkomst === 'geweigerd')?.reden ?? heelPlan : akkoord === 'gegeven' ? null : i.akkoord === 'gevraagd' ? i.akkoordReden : null;
    if (akkoord !== i.akkoord || reden !== i.akkoordReden) await wijzigInterventie(tx, i.id, { akkoord, akkoordReden: reden }, nu);
  }
};

/**
 * One question per citizen whom the plan concerns and the case may inform (R7.5): his akkoord on this version. Asking again about the same
 * version adds nothing; a later version asks again. Answers the list for the engine: ids and a term only.
 */
export const vraagInstemming = async (kern: Kern, tx: Tx, planId: string): Promise<{ bijdrageId: string; bijdrageTermijn: string }[]> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const ronde = plan.versie + 1 + (await akkoordenVan(tx, planId)).reduce((n, a) => Math.max(n, a.versie - plan.versie), 0);
  const [doelen, delen, gezin] = [await doelenVan(tx, planId), await interventiesVan(tx, planId), await gezinVan(kern, tx, plan.casusId)];
  const gevraagd = new Set([
    ...levend(doelen, delen).flatMap((i) => beslissersVanDeel(i, doelen, gezin) ?? []),
    ...doelen.filter((d) => !d.isVoorgesteld && d.status !== 'vervallen').flatMap((d) => beslissersVoor(betrokkenenVanDoel(d), gezin) ?? []),
  ]);
  const bijdragen: { bijdrageId: string; bijdrageTermijn: string }[] = [];
  for (const { persoonId } of gezin.filter((p) => gevraagd.has(p.persoonId))) {
    const bijdrageId = await zetBijdrageKlaar(tx, { casusId: plan.casusId, persoonId, soort: 'plan', vraag, termijn: akkoordTermijn, gevraagdDoor: plan.opgesteldDoor ?? '' });
    await voegAkkoordToe(tx, { planId, versie: ronde, persoonId, bijdrageId, gevraagdOp: nu });
    bijdragen.push({ bijdrageId, bijdrageTermijn: akkoordTermijn });
  }
  return bijdragen;
};

export type Instemming = 'akkoord' | 'geen-akkoord' | 'geen-reactie';

/**
 * Writes down per part what one person answered: yes to all, no to all, or no to the parts he named and yes to the others. With `eerder`, what
 * each person said until now, only about parts of which this person said something that still counts. Gives the parts about which his word is another now.
 */
const schrijfAntwoord = async (kern: Kern, tx: Tx, plan: Plan, a: Akkoord, uitkomst: 'akkoord' | 'geen-akkoord', eerder?: readonly Gezegd[]): Promise<string[]> => {
  const nu = kern.clock.now(), anders: string[] = [];
  const [doelen, gezin] = [await doelenVan(tx, plan.id), await gezinVan(kern, tx, plan.casusId)];
  const genoemd = new Map((await geweigerdeOnderdelen(tx, a.id)).map((g) => [g.interventieId, g.reden]));
  for (const i of levend(doelen, await interventiesVan(tx, plan.id))) {
    if (!beslissersVanDeel(i, doelen, gezin)?.includes(a.persoonId)) continue;
    const had = eerder?.find((s) => s.persoonId === a.persoonId && s.interventieId === i.id);
    if (eerder !== undefined && had === undefined) continue;
    const oordeel: Oordeel = uitkomst === 'akkoord' || (genoemd.size > 0 && !genoemd.has(i.id)) ? 'gegeven' : 'geweigerd';
    const reden = genoemd.get(i.id) ?? (oordeel === 'geweigerd' ? heelPlan : null);
    if (had?.uitkomst !== oordeel || (oordeel === 'geweigerd' && had.reden !== reden)) anders.push(i.id);
    await voegInstemmingToe(tx, { interventieId: i.id, persoonId: a.persoonId, uitkomst: oordeel, wijze: 'portaal', gezegdOp: datumVan(nu), reden, akkoordId: a.id, vastgelegdDoor: null, vastgelegdOp: nu });
  }
  return anders;
};

/**
 * Reads how each question of the last round ended (R7.10). What a person said counts for the parts that concern him; a part has its akkoord
 * only when everybody it concerns gave it. Silence stays `gevraagd`. Anything else than a yes of all to all brings the plan back to concept,
 * where the casusregisseur changes it or keeps what was agreed.
 */
export const verwerkInstemming = async (kern: Kern, tx: Tx, planId: string): Promise<Instemming> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const alle = await akkoordenVan(tx, planId);
  const uitkomsten: string[] = [];
  for (const a of alle.filter((x) => x.versie === alle.at(-1)?.versie)) {
    const stand = await bijdrageVan(tx, a.bijdrageId);
    uitkomsten.push(stand?.uitkomst ?? 'geen-reactie');
    if (a.status !== 'gevraagd') continue;
    if (stand?.uitkomst === 'niet-gevraagd') await wijzigAkkoord(tx, a.id, { status: 'niet-vereist', beantwoordOp: nu }, nu);
    if (stand?.uitkomst !== 'akkoord' && stand?.uitkomst !== 'geen-akkoord') continue;
    await wijzigAkkoord(tx, a.id, { ...(stand.uitkomst === 'akkoord' ? { status: 'gegeven' } : { status: 'geweigerd', reden: stand.antwoord }), beantwoordOp: nu }, nu);
    await schrijfAntwoord(kern, tx, plan, a, stand.uitkomst);
  }
  await herijk(kern, tx, plan);
  const isRond = levend(await doelenVan(tx, planId), await interventiesVan(tx, planId)).every((i) => ['gegeven', 'niet-vereist'].includes(i.akkoord));
  const uitkomst: Instemming = uitkomsten.includes('geen-akkoord') ? 'geen-akkoord' : isRond && uitkomsten.includes('akkoord') && !uitkomsten.includes('geen-reactie') ? 'akkoord' : 'geen-reactie';
  if (uitkomst !== 'akkoord') await zetPlanTerug(kern, tx, planId);
  return uitkomst;
};

/** The last question to each person, about the whole plan or a change of it, that waits for somebody who did not say in a talk either what he thinks of each of his parts (S7). */
export const wachtendeAkkoorden = async (kern: Kern, tx: Tx, plan: Plan): Promise<Akkoord[]> => {
  const [alle, doelen, gezin, gezegd] = [await akkoordenVan(tx, plan.id), await doelenVan(tx, plan.id), await gezinVan(kern, tx, plan.casusId), await instemmingenVan(tx, plan.id)];
  const delen = levend(doelen, await interventiesVan(tx, plan.id));
  const zwijgt = (a: Akkoord): boolean => delen.filter((i) => beslissersVanDeel(i, doelen, gezin)?.includes(a.persoonId)).some((i) => !gezegd.some((s) => s.interventieId === i.id && s.persoonId === a.persoonId));
  const gesteld = alle.filter((a) => !(a.isWijziging && a.status === 'niet-vereist'));
  return gesteld.filter((a) => a.status === 'gevraagd' && gesteld.findLast((x) => x.persoonId === a.persoonId) === a && zwijgt(a));
};

/** The parts that this person does not want, beside his answer. Throws `ongeldige-invoer` when one does not concern him in the plan he was asked about. */
export const noteerGeweigerd = async (kern: Kern, tx: Tx, v: { akkoord: Akkoord; plan: Plan; delen: readonly { interventieId: string; reden: string }[] }): Promise<void> => {
  const [doelen, gezin] = [await doelenVan(tx, v.plan.id), await gezinVan(kern, tx, v.plan.casusId)];
  const kent = new Set(levend(doelen, await interventiesVan(tx, v.plan.id)).filter((i) => beslissersVanDeel(i, doelen, gezin)?.includes(v.akkoord.persoonId)).map((i) => i.id));
  if (v.delen.some((d) => !kent.has(d.interventieId))) throw new Probleem('ongeldige-invoer', 'Dit onderdeel staat niet in uw plan. Er is niets opgeslagen.', { fouten: [{ veld: '/geweigerd', code: 'niet-mogelijk', melding: 'Kies onderdelen uit het plan' }] });
  await schrijfGeweigerd(tx, v.akkoord.id, v.delen);
};

/**
 * Somebody of the family changes what he said about the plan, before its date (ux §4.16). When the answers were read already, his new word counts for the parts about
 * which he said something that still counts, here or in a talk: not for what was changed since, because that was not asked. A plan that runs is changed by its casusregisseur, who gets a signal.
 */
export const veranderInstemming = async (kern: Kern, tx: Tx, v: { plan: Plan; akkoord: Akkoord; uitkomst: 'akkoord' | 'geen-akkoord'; tekst: string | null; delen: readonly { interventieId: string; reden: string }[] }): Promise<void> => {
  const eerder = await geweigerdeOnderdelen(tx, v.akkoord.id);
  const isAnders = eerder.length !== v.delen.length || v.delen.some((d) => !eerder.some((e) => e.interventieId === d.interventieId && e.reden === d.reden));
  await veranderAntwoord(kern, tx, { bijdrageId: v.akkoord.bijdrageId, persoonId: v.akkoord.persoonId, uitkomst: v.uitkomst, tekst: v.tekst, eerdereOnderdelen: eerder, isAnders });
  await wisGeweigerd(tx, v.akkoord.id);
  await noteerGeweigerd(kern, tx, v);
  // Not read yet: the step that reads all answers together finds the new one.
  if (v.akkoord.status === 'gevraagd') return;
  const nu = kern.clock.now();
  await wijzigAkkoord(tx, v.akkoord.id, { ...(v.uitkomst === 'akkoord' ? { status: 'gegeven' as const, reden: null } : { status: 'geweigerd' as const, reden: v.tekst }), beantwoordOp: nu }, nu);
  // Only where his word is another now: what the casusregisseur left out of a plan to which everybody said yes stays left out.
  await herijk(kern, tx, v.plan, await schrijfAntwoord(kern, tx, v.plan, v.akkoord, v.uitkomst, await instemmingenVan(tx, v.plan.id)));
};

/**
 * The casusregisseur keeps the plan (processen §2.10 step 4): what was refused, and what not everybody agreed to, stays concept. He may
 * leave out more than the family refused, never less. Nothing here makes consent.
 */
export const houdVast = async (kern: Kern, tx: Tx, planId: string, geweigerd: readonly string[], reden: string): Promise<void> => {
  const nu = kern.clock.now();
  const delen = await interventiesVan(tx, planId);
  if (delen.some((i) => i.akkoord === 'geweigerd' && !geweigerd.includes(i.id))) throw new Probleem('ongeldige-invoer', 'Het gezin weigerde een deel dat u nu wilt houden. Er is niets gewijzigd.', { fouten: [{ veld: '/geweigerd', code: 'geweigerd', melding: 'Laat elk deel staan dat het gezin weigerde' }] });
  for (const i of delen) {
    if (geweigerd.includes(i.id) && i.akkoord !== 'geweigerd') await wijzigInterventie(tx, i.id, { akkoord: 'geweigerd', akkoordReden: reden }, nu);
    else if (i.akkoord === 'gevraagd' && !i.isVoorgesteld) await wijzigInterventie(tx, i.id, { akkoordReden: nogNiet }, nu);
  }
};

/** A changed plan is a new question: earlier refusals count no more, a yes to what did not change does. */
export const vraagOpnieuw = async (kern: Kern, tx: Tx, planId: string): Promise<void> => {
  const nu = kern.clock.now();
  const delen = await interventiesVan(tx, planId);
  await laatInstemmingVervallen(tx, delen.map((i) => i.id), nu, 'geweigerd');
  for (const i of delen) if (i.akkoordReden !== null && i.akkoord !== 'niet-vereist') await wijzigInterventie(tx, i.id, { akkoord: 'gevraagd', akkoordReden: null }, nu);
  await herijk(kern, tx, await planVast(tx, planId));
};

/** The content of these parts, or whom they concern, changed: what was said about them was about something else (R10.5). */
export const laatAkkoordVervallen = async (kern: Kern, tx: Tx, interventieIds: readonly string[]): Promise<void> => {
  const nu = kern.clock.now();
  await laatInstemmingVervallen(tx, interventieIds, nu);
  await laatWijzigingsdelenVervallen(tx, { interventieIds }, nu);
  for (const id of interventieIds) await wijzigInterventie(tx, id, { akkoord: 'gevraagd', akkoordReden: null }, nu);
};

export type Mondeling = { readonly wijze: Exclude<Instemwijze, 'portaal'>; readonly op: string; readonly toelichting: string; readonly door: string };
const invoerfout = (veld: string, melding: string): Probleem => new Probleem('ongeldige-invoer', `${melding}. Er is niets opgeslagen.`, { fouten: [{ veld, code: 'niet-mogelijk', melding }] });
/** The day of a talk lies between the start of the plan and today. */
export const keurGesprek = (kern: Kern, plan: Plan, op: string): void => {
  if (op > datumVan(kern.clock.now()) || op < datumVan(plan.aangemaaktOp)) throw invoerfout('/op', 'Kies de dag van het gesprek: na het begin van dit plan, en niet in de toekomst');
};

/**
 * What somebody of the family said himself, outside the portal: who, when, how and in what words, and which medewerker wrote it down. He
 * reads it in his own plan. Only from somebody whose consent the part needs; never while the family is being asked.
 */
export const noteerMondeling = async (kern: Kern, tx: Tx, v: { planId: string; interventieId: string; persoonId: string; uitkomst: Oordeel } & Mondeling): Promise<void> => {
  const plan = await planVast(tx, v.planId);
  if (![...bewerkbaar, ...lopend].includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Het gezin wordt nu gevraagd, of het plan is voorbij. Er is niets gewijzigd.', { toegestaan: [] });
  keurGesprek(kern, plan, v.op);
  const deel = (await interventiesVan(tx, plan.id)).find((i) => i.id === v.interventieId);
  if (deel === undefined || deel.isVoorgesteld) throw new Probleem('niet-gevonden', 'Deze hulp staat niet in het plan.');
  if (!beslissersVanDeel(deel, await doelenVan(tx, plan.id), await gezinVan(kern, tx, plan.casusId))?.includes(v.persoonId)) throw invoerfout('/persoonId', 'Kies iemand om wie dit doel gaat');
  await voegInstemmingToe(tx, { interventieId: deel.id, persoonId: v.persoonId, uitkomst: v.uitkomst, wijze: v.wijze, gezegdOp: v.op, reden: v.toelichting, akkoordId: null, vastgelegdDoor: v.door, vastgelegdOp: kern.clock.now() });
  await herijk(kern, tx, plan, [deel.id]);
};
