import { legSignaalVast, ontvangerVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Beslisser } from '../../domein/plan/instemming.ts';
import type { Deelinhoud } from '../../domein/plan/wijziging.ts';
import { naCommit } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { beantwoordBijdrage, herinnerBurger, isInPortaal, isNietsAchtergehouden, sluitBijdrage, veranderAntwoord, vraagLos } from '../deelnemen-burger/index.ts';
import { akkoordTermijn, beslissersVanDeel, herijk, levend, nogNiet } from './instemmen.ts';
import { lopend, type Akkoord, type Doel, type Instemming, type Interventie, type Plan, type Wijzigingsdeel } from './model.ts';
import { gezinVan } from './omgeving.ts';
import { akkoordenVan, doelenVan, instemmingenVan, interventiesVan, planVast, versiesVan, voegAkkoordToe, voegInstemmingToe, voegWijzigingsdelenToe, wijzigAkkoord, wijzigInterventie, wijzigingsdelenVan, woordenVan, type Versie } from './store.ts';
import { eisSmart } from './vaststellen.ts';
import { openWijzigingsvragen, trekWijzigingsvraagIn } from './wijzigingsvragen.ts';

const vraag = 'Wij willen iets veranderen in uw plan. Wilt u lezen wat er verandert en zeggen of u het daarmee eens bent?';
const achterhaald = 'Deze vraag geldt niet meer. Het plan is daarna weer veranderd, of u gaf al antwoord in een gesprek. Er is niets opgeslagen. Laad deze bladzijde opnieuw om te zien of er een nieuwe vraag staat. Staat die er niet? Dan hoort u het van uw casusregisseur.';

type Beeld = { readonly doelen: readonly Doel[]; readonly delen: readonly Interventie[]; readonly gezin: readonly Beslisser[]; readonly gezegd: readonly Instemming[] };
const beeldVan = async (kern: Kern, tx: Tx, plan: Plan): Promise<Beeld> => {
  const doelen = await doelenVan(tx, plan.id);
  return { doelen, delen: levend(doelen, await interventiesVan(tx, plan.id)), gezin: await gezinVan(kern, tx, plan.casusId), gezegd: await instemmingenVan(tx, plan.id) };
};
const isVan = (b: Beeld, i: Interventie, persoonId: string): boolean => beslissersVanDeel(i, b.doelen, b.gezin)?.includes(persoonId) ?? false;
const woord = (b: Beeld, interventieId: string, persoonId: string): Instemming | undefined => b.gezegd.find((s) => s.interventieId === interventieId && s.persoonId === persoonId);

/** The parts of one question that still are what was asked: not changed since, still in the plan, and still his to agree to. */
const staand = (b: Beeld, persoonId: string, rijen: readonly Wijzigingsdeel[]): Wijzigingsdeel[] => rijen.filter((r) => r.vervallenOp === null && b.delen.some((i) => i.id === r.interventieId && i.akkoord !== 'niet-vereist' && isVan(b, i, persoonId)));

const inhoudNu = (i: Interventie, d: Doel | undefined): Deelinhoud => ({ doel: d?.titel ?? '', doeltekst: d?.specifiek ?? '', streefdatum: d?.streefdatum ?? null, omschrijving: i.omschrijving, wie: i.organisatieId ?? (i.uitvoerderPersoonId === null ? null : 'zelf'), van: i.geplandVan, tot: i.geplandTot });
const inhoudToen = (v: Versie['inhoud'], id: string, nu: Deelinhoud): Deelinhoud | null => {
  const i = v.interventies.find((x) => x.id === id), d = v.doelen.find((x) => x.id === i?.doelId);
  return i === undefined || d === undefined ? null : { doel: d.titel, doeltekst: d.specifiek, streefdatum: d.streefdatum, omschrijving: i.omschrijving, wie: i.organisatieId ?? (nu.wie === 'zelf' ? 'zelf' : null), van: i.geplandVan, tot: i.geplandTot };
};

/** What each part is to this person. The version that holds is shown beside it only when he had his say about it then: else it may be about another (R7.4). */
const delenVoor = async (tx: Tx, planId: string, persoonId: string, b: Beeld, delen: readonly Interventie[]): Promise<Omit<Wijzigingsdeel, 'akkoordId' | 'vervallenOp'>[]> => {
  const [versie] = await versiesVan(tx, planId), woorden = await woordenVan(tx, planId, persoonId);
  return delen.map((i) => {
    const inhoud = inhoudNu(i, b.doelen.find((d) => d.id === i.doelId));
    const vorig = versie === undefined ? null : inhoudToen(versie.inhoud, i.id, inhoud);
    const kende = versie !== undefined && woorden.some((w) => w.interventieId === i.id && w.vastgelegdOp <= versie.op && (w.vervallenOp === null || w.vervallenOp > versie.op));
    if (vorig !== null && kende) return { interventieId: i.id, soort: 'gewijzigd', inhoud, vorig };
    return { interventieId: i.id, soort: vorig !== null && JSON.stringify(vorig) === JSON.stringify(inhoud) ? 'open' : 'nieuw', inhoud, vorig: null };
  });
};

const zelfde = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((x) => b.includes(x));

/**
 * Asks the family about a change of a running plan (R10.5, R7.10): each person about the parts that need his consent and of which he said nothing
 * that still counts, in one question. Who already has exactly this question keeps it; another open one gives way. Who does not read in the portal is
 * named: the casusregisseur asks him himself. Throws `ongeldige-overgang` when the plan does not run or nothing is to be asked, `ongeldige-invoer` with all SMART faults.
 */
export const vraagWijziging = async (kern: Kern, tx: Tx, planId: string, door: string): Promise<{ gevraagd: string[]; nietInPortaal: string[] }> => {
  const nu = kern.clock.now(), plan = await planVast(tx, planId);
  if (!lopend.includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Het plan loopt nog niet, of niet meer. Er is niets gevraagd.', { toegestaan: [] });
  if (plan.status === 'bijgesteld' && plan.vorm === 'plan') await eisSmart(kern, tx, plan, 'ter-akkoord');
  const b = await beeldVan(kern, tx, plan);
  const leden = b.gezin.map(({ persoonId }) => ({ persoonId, delen: b.delen.filter((i) => i.akkoord === 'gevraagd' && isVan(b, i, persoonId) && woord(b, i.id, persoonId) === undefined) })).filter((l) => l.delen.length > 0);
  if (leden.length === 0) throw new Probleem('ongeldige-overgang', 'Er is niets te vragen: iedereen om wie het gaat gaf antwoord, of akkoord is niet nodig. Er is niets gevraagd.', { toegestaan: [] });
  const open = await openWijzigingsvragen(tx, planId), eerdere = await akkoordenVan(tx, planId), uit = { gevraagd: [] as string[], nietInPortaal: [] as string[] };
  const versie = eerdere.reduce((n, a) => Math.max(n, a.versie), plan.versie) + 1;
  for (const { persoonId, delen } of leden) {
    if (!await isInPortaal(tx, persoonId, plan.casusId)) { uit.nietInPortaal.push(persoonId); continue; }
    uit.gevraagd.push(persoonId);
    const eigen = open.filter((v) => v.akkoord.persoonId === persoonId);
    const nog = staand(b, persoonId, await wijzigingsdelenVan(tx, eigen.map((v) => v.akkoord.id))).map((r) => r.interventieId);
    if (eigen.length > 0 && zelfde(nog, delen.map((i) => i.id))) continue;
    for (const v of eigen) await trekWijzigingsvraagIn(kern, tx, v.akkoord);
    const bijdrageId = await vraagLos(kern, tx, { casusId: plan.casusId, persoonId, soort: 'plan', vraag, termijn: akkoordTermijn, gevraagdDoor: door });
    const akkoordId = await voegAkkoordToe(tx, { planId, versie, persoonId, bijdrageId, gevraagdOp: nu, isWijziging: true });
    await voegWijzigingsdelenToe(tx, (await delenVoor(tx, planId, persoonId, b, delen)).map((d) => ({ akkoordId, ...d })));
    // Somebody is asked again: until he answers or his time is over, the part holds up the next version.
    for (const i of delen) if (i.akkoordReden !== null) await wijzigInterventie(tx, i.id, { akkoordReden: null }, nu);
  }
  return uit;
};

/** After a change of the plan, or a talk: a question of which nothing is left to ask leaves the portal. */
export const ruimWijzigingsvragenOp = async (kern: Kern, tx: Tx, planId: string): Promise<void> => {
  const open = await openWijzigingsvragen(tx, planId);
  if (open.length === 0) return;
  const plan = await planVast(tx, planId), b = await beeldVan(kern, tx, plan);
  for (const { akkoord } of open) {
    const nog = staand(b, akkoord.persoonId, await wijzigingsdelenVan(tx, [akkoord.id]));
    const gezegd = nog.flatMap((r) => woord(b, r.interventieId, akkoord.persoonId)?.uitkomst ?? []);
    if (lopend.includes(plan.status) && gezegd.length < nog.length) continue;
    await trekWijzigingsvraagIn(kern, tx, akkoord, gezegd.length === 0 ? 'niet-vereist' : gezegd.includes('geweigerd') ? 'geweigerd' : 'gegeven');
  }
};

/**
 * Reminds who was asked halfway, and ends a question of which the time is over: silence is no consent, so those parts stay concept and the rest may
 * go on (R7.10). Part of the nightly look at the plan; running again changes nothing.
 */
export const bewaakWijzigingsvragen = async (kern: Kern, tx: Tx, plan: Plan): Promise<void> => {
  const nu = kern.clock.now(), verlopen: string[] = [];
  for (const v of await openWijzigingsvragen(tx, plan.id)) {
    if (v.uiterlijkOp === null || v.gevraagdOp === null) continue;
    if (v.uiterlijkOp <= nu) { await sluitBijdrage(kern, tx, v.akkoord.bijdrageId, 'geen-reactie'); verlopen.push(v.akkoord.id); continue; }
    const isHalverwege = nu.getTime() >= (v.gevraagdOp.getTime() + v.uiterlijkOp.getTime()) / 2;
    if (isHalverwege && await isNietsAchtergehouden(tx, v.akkoord.persoonId, plan.casusId)) await herinnerBurger(kern, tx, v.akkoord.bijdrageId);
  }
  if (verlopen.length === 0) return;
  const wacht = new Set((await wijzigingsdelenVan(tx, (await openWijzigingsvragen(tx, plan.id)).map((v) => v.akkoord.id))).filter((r) => r.vervallenOp === null).map((r) => r.interventieId));
  const zwijgt = new Set((await wijzigingsdelenVan(tx, verlopen)).filter((r) => r.vervallenOp === null && !wacht.has(r.interventieId)).map((r) => r.interventieId));
  for (const i of await interventiesVan(tx, plan.id)) if (zwijgt.has(i.id) && i.akkoord === 'gevraagd') await wijzigInterventie(tx, i.id, { akkoordReden: nogNiet }, nu);
};

export type Deelantwoord = { readonly interventieId: string; readonly antwoord: 'ja' | 'nee'; readonly reden: string | null };
const keurAntwoord = (staat: readonly Wijzigingsdeel[], delen: readonly Deelantwoord[]): void => {
  const nu = staat.map((r) => r.interventieId), genoemd = delen.map((d) => d.interventieId);
  // A part that was taken out of the plan is gone from the question too; then he answered something that is not asked any more.
  if (nu.length === 0 || genoemd.some((id) => !nu.includes(id))) throw new Probleem('gesloten', achterhaald);
  if (!zelfde(nu, genoemd)) throw new Probleem('ongeldige-invoer', 'Zeg bij elk deel of u het ermee eens bent. Er is niets opgeslagen.', { fouten: [{ veld: '/delen', code: 'niet-mogelijk', melding: 'Kies bij elk deel ja of nee' }] });
};

/**
 * What somebody of the family answers to a change, per part; with `verandert` he takes an earlier answer back or changes it, before its date (ux §4.16).
 * It counts at once, for the content he was asked about only: an answer after the next change throws `gesloten` and keeps nothing. Who decides on the plan gets a signal.
 */
export const beantwoordWijziging = async (kern: Kern, tx: Tx, v: { plan: Plan; akkoord: Akkoord; delen: readonly Deelantwoord[]; tekst: string | null; verandert: boolean }): Promise<void> => {
  const nu = kern.clock.now(), { plan, akkoord } = v, { persoonId, bijdrageId } = akkoord;
  if (!lopend.includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Dit plan loopt niet meer. Er is niets opgeslagen.', { toegestaan: [] });
  const b = await beeldVan(kern, tx, plan);
  keurAntwoord(staand(b, persoonId, await wijzigingsdelenVan(tx, [akkoord.id])), v.delen);
  const eerder = new Map(v.delen.map((d) => [d.interventieId, woord(b, d.interventieId, persoonId)]));
  const anders = v.delen.filter((d) => { const e = eerder.get(d.interventieId); return e?.uitkomst !== (d.antwoord === 'ja' ? 'gegeven' : 'geweigerd') || (d.antwoord === 'nee' && e?.reden !== d.reden); });
  const uitkomst = v.delen.every((d) => d.antwoord === 'ja') ? 'akkoord' : 'geen-akkoord';
  if (v.verandert) await veranderAntwoord(kern, tx, { bijdrageId, persoonId, uitkomst, tekst: v.tekst, isAnders: anders.length > 0, eerdereOnderdelen: [...eerder.values()].flatMap((e) => (e?.uitkomst === 'geweigerd' ? [{ interventieId: e.interventieId, reden: e.reden ?? '' }] : [])) });
  else await beantwoordBijdrage(kern, tx, { bijdrageId, persoonId, uitkomst, tekst: v.tekst, isLos: true });
  for (const d of v.verandert ? anders : v.delen) await voegInstemmingToe(tx, { interventieId: d.interventieId, persoonId, uitkomst: d.antwoord === 'ja' ? 'gegeven' : 'geweigerd', wijze: 'portaal', gezegdOp: datumVan(nu), reden: d.antwoord === 'ja' ? null : d.reden, akkoordId: akkoord.id, vastgelegdDoor: null, vastgelegdOp: nu });
  await wijzigAkkoord(tx, akkoord.id, { status: uitkomst === 'akkoord' ? 'gegeven' : 'geweigerd', reden: v.tekst, beantwoordOp: nu }, nu);
  await herijk(kern, tx, plan, (v.verandert ? anders : v.delen).map((d) => d.interventieId));
  if (!v.verandert) await meld(kern, tx, akkoord, plan.casusId, nu);
  naCommit(tx, () => kern.bus.publish('casus', { casusId: plan.casusId }));
};

/** A changed answer has its own signal, at `veranderAntwoord`. */
const meld = async (kern: Kern, tx: Tx, akkoord: Akkoord, casusId: string, op: Date): Promise<void> => {
  const bron = `planwijziging-beantwoord:${akkoord.id}`, zin = 'Een gezinslid antwoordde op een wijziging van het plan.';
  await tekenTijdlijnOp(kern, tx, { casusId, op, soort: 'signaal', zin, bron, actorOrganisatieId: null, actorMedewerkerId: null });
  await legSignaalVast(kern, tx, { casusId, soort: 'stagnatie', op, bron, zonderTijdlijn: true, zin: `${zin} Lees wat er nu staat.`, voor: await ontvangerVan(kern, tx, casusId, { rol: 'casusregisseur' }) });
};

/** The parts of one question that somebody may still answer, or answer otherwise. */
export const staandeDelen = async (kern: Kern, tx: Tx, plan: Plan, akkoord: Akkoord): Promise<Wijzigingsdeel[]> => staand(await beeldVan(kern, tx, plan), akkoord.persoonId, await wijzigingsdelenVan(tx, [akkoord.id]));
