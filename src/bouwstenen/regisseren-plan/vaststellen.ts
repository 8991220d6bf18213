import { datumVan } from '../../domein/kalender.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { smartFouten, type SmartDoel, type Smartfout, type Smartmoment } from '../../domein/plan/smart.ts';
import { tekenTijdlijnOp } from '../../casus/index.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { beslissersVoor, type Beslisser } from '../../domein/plan/instemming.ts';
import { gezinVan } from './omgeving.ts';
import { inhoudVan } from './openen.ts';
import { doelenVan, interventiesVan, planVast, schrijfVersie, wijzigDoel, wijzigInterventie, wijzigPlan } from './store.ts';
import type { Doel, Interventie, Plan } from './model.ts';

/** The values the SMART check looks at. Refused parts that stay concept are looked at too: a refusal needs its reason. */
export const alsSmart = (doelen: readonly Doel[], interventies: readonly Interventie[], gezin: readonly Beslisser[]): SmartDoel[] => doelen.map((d) => ({
  id: d.id, specifiek: d.specifiek, heeftEigenaar: d.eigenaarPersoonId !== null || d.eigenaarOrganisatieId !== null, heeftBeslisser: beslissersVoor([...(d.eigenaarPersoonId === null ? [] : [d.eigenaarPersoonId]), ...d.betreft], gezin) !== null, indicator: d.indicator, nulmeting: d.nulmeting, streefwaarde: d.streefwaarde, streefdatum: d.streefdatum, status: d.status,
  interventies: interventies.filter((i) => i.doelId === d.id && i.status !== 'gestopt').map((i) => ({ id: i.id, geplandVan: i.geplandVan, geplandTot: i.geplandTot, heeftDienst: i.dienstId !== null, matchOp: i.matchOp, beschikbaarOp: i.beschikbaarOp, bewustLater: i.bewustLater, akkoord: i.akkoord, akkoordReden: i.akkoordReden })),
}));

const praktisch = (doelen: readonly Doel[], interventies: readonly Interventie[]): Smartfout[] => [
  ...(doelen.length === 0 ? [{ letter: 'S' as const, doelId: '', interventieId: null, veld: 'doelen', melding: 'Het plan heeft nog geen doel' }] : []),
  ...interventies.filter((i) => i.organisatieId !== null && i.omschrijving.trim().length < 10).map((i) => ({ letter: 'S' as const, doelId: i.doelId, interventieId: i.id, veld: 'omschrijving', melding: 'Schrijf in minstens 10 tekens op wat er moet gebeuren' })),
];

/** R10.1 over the plan as it stands: every fault at once. */
export const controleerSmart = async (kern: Kern, tx: Tx, plan: Plan, moment: Smartmoment['moment'], kader = plan.kader): Promise<Smartfout[]> => {
  // What a citizen proposed and nobody took over yet (R10.7) does not hold up the plan.
  const doelen = (await doelenVan(tx, plan.id)).filter((d) => !d.isVoorgesteld);
  const interventies = (await interventiesVan(tx, plan.id)).filter((i) => !i.isVoorgesteld);
  return [...praktisch(doelen, interventies), ...smartFouten(alsSmart(doelen, interventies, await gezinVan(kern, tx, plan.casusId)), { vandaag: datumVan(kern.clock.now()), kader, moment })];
};

/** Throws `ongeldige-invoer` with all SMART faults; `plek` names the field that a form can point at. */
export const eisSmart = async (kern: Kern, tx: Tx, plan: Plan, moment: Smartmoment['moment'], kader = plan.kader): Promise<void> => {
  const smart = await controleerSmart(kern, tx, plan, moment, kader);
  if (smart.length === 0) return;
  const titels = new Map((await doelenVan(tx, plan.id)).map((d) => [d.id, d.titel]));
  const fouten: Fout[] = smart.map((f) => ({ veld: f.interventieId === null ? `/doelen/${f.doelId}/${f.veld}` : `/interventies/${f.interventieId}/${f.veld}`, code: `smart-${f.letter.toLowerCase()}`, melding: `${titels.get(f.doelId) ?? 'Plan'}: ${f.melding}` }));
  throw new Probleem('ongeldige-invoer', fouten.length === 1 ? 'Het plan heeft nog 1 punt. Er is niets verstuurd.' : `Het plan heeft nog ${fouten.length} punten. Er is niets verstuurd.`, { fouten, smart });
};

/** Brings the plan from concept to ter-akkoord: the SMART check holds, and the kader is what the regisseur says. */
export const legPlanVoor = async (kern: Kern, tx: Tx, v: { planId: string; kader: Plan['kader']; kaderToelichting: string | null; zonderInstemming: boolean; gesprokenMet?: readonly string[]; door: string }): Promise<Plan> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, v.planId);
  controleerOvergang('plan', plan.status, 'ter-akkoord');
  await wijzigPlan(tx, plan.id, { kader: v.kader, kaderToelichting: v.kaderToelichting, isZonderInstemming: v.zonderInstemming, ...(v.gesprokenMet === undefined ? {} : { gesprokenMet: v.gesprokenMet }) }, nu);
  if (v.zonderInstemming) {
    for (const i of await interventiesVan(tx, plan.id)) if (i.akkoord === 'gevraagd') await wijzigInterventie(tx, i.id, { akkoord: 'niet-vereist' }, nu);
  }
  await eisSmart(kern, tx, plan, 'ter-akkoord', v.kader);
  await wijzigPlan(tx, plan.id, { status: 'ter-akkoord', opgesteldDoor: v.door, opgesteldOp: nu }, nu);
  return planVast(tx, plan.id);
};

/** Keeps the plan as a new version and says why (R10.5). */
export const maakVersie = async (kern: Kern, tx: Tx, planId: string, door: string | null, reden: string | null): Promise<number> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const versie = plan.versie + 1;
  await schrijfVersie(tx, { planId, versie, inhoud: await inhoudVan(tx, plan), reden, door, op: nu });
  await wijzigPlan(tx, planId, { versie }, nu);
  return versie;
};

/**
 * R7.10, R10.1 and domein §7.10: in a voluntary kader only what everybody it concerns agreed to becomes active, the rest stays concept; a
 * doel without an active part stays concept with its parts. What was agreed in the overleg itself needs no more (vorm acties, processen §2.10).
 */
const activeer = async (kern: Kern, tx: Tx, plan: Plan): Promise<void> => {
  const nu = kern.clock.now();
  const interventies = (await interventiesVan(tx, plan.id)).filter((i) => !i.isVoorgesteld);
  const mag = (i: Interventie): boolean => plan.kader === 'gedwongen' || i.akkoord === 'gegeven' || (plan.vorm === 'acties' && i.akkoord === 'niet-vereist');
  for (const i of interventies) if (i.isActief !== mag(i)) await wijzigInterventie(tx, i.id, { isActief: mag(i) }, nu);
  for (const d of await doelenVan(tx, plan.id)) {
    const eigen = interventies.filter((i) => i.doelId === d.id);
    const isActief = !d.isVoorgesteld && (eigen.length === 0 || eigen.some(mag));
    if (d.isActief !== isActief) await wijzigDoel(tx, d.id, { isActief, ...(isActief && d.voortgangOp === null ? { voortgangOp: nu } : {}) }, nu);
  }
};

/** The decision that the plan holds (plan-akkoord = vaststellen): active, a version, a line in the timeline. Throws when a part still waits for an answer. */
export const stelPlanVast = async (kern: Kern, tx: Tx, v: { planId: string; door: string | null; evaluatieOp: string | null; reden: string | null }): Promise<void> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, v.planId);
  controleerOvergang('plan', plan.status, 'actief');
  if (plan.vorm === 'plan') await eisSmart(kern, tx, plan, 'activeren');
  await activeer(kern, tx, plan);
  const eerder = plan.vastgesteldOp !== null;
  await wijzigPlan(tx, plan.id, { status: 'actief', ...(v.evaluatieOp === null ? {} : { evaluatieOp: v.evaluatieOp }), ...(eerder ? {} : { vastgesteldDoor: v.door, vastgesteldOp: nu }) }, nu);
  const versie = await maakVersie(kern, tx, plan.id, v.door, v.reden);
  await tekenTijdlijnOp(kern, tx, { casusId: plan.casusId, op: nu, soort: 'besluit', zin: eerder ? `Het plan is bijgesteld (versie ${versie}).` : 'Het plan is vastgesteld.', bron: `plan:${plan.id}:${versie}`, actorOrganisatieId: null, actorMedewerkerId: v.door });
};

export const zetPlanTerug = async (kern: Kern, tx: Tx, planId: string): Promise<void> => {
  const plan = await planVast(tx, planId);
  if (plan.status === 'concept') return;
  controleerOvergang('plan', plan.status, 'concept');
  await wijzigPlan(tx, planId, { status: 'concept' }, kern.clock.now());
};

/** R10.5: a running plan is opened for change; nothing of it stops meanwhile. */
export const stelBij = async (kern: Kern, tx: Tx, planId: string): Promise<void> => {
  const plan = await planVast(tx, planId);
  if (plan.status === 'bijgesteld') return;
  controleerOvergang('plan', plan.status, 'bijgesteld');
  await wijzigPlan(tx, planId, { status: 'bijgesteld' }, kern.clock.now());
};
