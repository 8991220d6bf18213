import { berekenTermijn, tekenTijdlijnOp } from '../../casus/index.ts';
import { dagenTussen, datumVan, eindeVanDag, plusDagen } from '../../domein/kalender.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { doelklaar } from '../../domein/plan/model.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan, organisatiesIn, regieVan } from '../../toegang/organisaties.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { actiesVanPlan, maakActie, trekActieIn, zetActieUit } from './buren.ts';
import { evaluatieWeken, type Interventie, type Plan } from './model.ts';
import { ruimWijzigingsvragenOp } from './wijziging.ts';
import { trekWijzigingsvragenIn } from './wijzigingsvragen.ts';
import { stelPlanVast } from './vaststellen.ts';
import { doelenVan, interventiesVan, planVast, sluitSignalen, wijzigInterventie, wijzigPlan } from './store.ts';

/** An actie of which the plan names no end gets as long as an evaluation takes. */
const standaardDagen = evaluatieWeken * 7;

/** Last moment of an actie: the planned end, never in the past. */
const uiterlijkVan = (i: Interventie, nu: Date): Date => {
  const vandaag = datumVan(nu);
  return eindeVanDag(i.geplandTot !== null && i.geplandTot >= vandaag ? i.geplandTot : plusDagen(vandaag, standaardDagen));
};

/**
 * Sets out one part of the plan as an actie with a process of its own (start.uitvoeren-actie, key actieId). An organisation for which the
 * matrix has no ground gets no opdracht: its part is followed on the board only, and the casusregisseur reads there and in the timeline that
 * nobody was asked. Answers why not; null when it was set out or has no actie to set out.
 */
export const zetUit = async (kern: Kern, tx: Tx, plan: Plan, i: Interventie, opdrachtgeverId: string | null): Promise<string | null> => {
  if (i.actieId !== null || i.organisatieId === null || !i.isActief || ['afgerond', 'gestopt'].includes(i.status)) return null;
  const nu = kern.clock.now();
  const organisatieId = i.organisatieId;
  try {
    await tx.transaction(async (sub) => {
      const actieId = await maakActie(kern, sub, { casusId: plan.casusId, planId: plan.id, doelId: i.doelId, afspraakId: i.afspraakId, organisatieId, omschrijving: i.omschrijving, soortCode: i.soortCode, prioriteit: i.prioriteit, uiterlijkOp: uiterlijkVan(i, nu), informatie: [...i.informatie], conditie: 'direct', opdrachtgeverId });
      await wijzigInterventie(sub, i.id, { actieId, nietUitgezet: null }, nu);
      await zetActieUit(kern, sub, actieId, { rondeNummer: plan.ronde });
    });
    return null;
  } catch (fout) {
    if (!(fout instanceof Probleem) || fout.code !== 'ongeldige-invoer') throw fout;
    kern.log.warn({ planId: plan.id, interventieId: i.id, fouten: fout.extra.fouten?.map((f) => f.code) }, 'regisseren-plan: no actie for this part');
    const reden = fout.extra.fouten?.map((f) => f.melding).join('. ') ?? fout.detail;
    await wijzigInterventie(tx, i.id, { nietUitgezet: reden }, nu);
    await tekenTijdlijnOp(kern, tx, { casusId: plan.casusId, op: nu, soort: 'signaal', zin: 'Een onderdeel van het plan kon niet als actie worden uitgezet. Kijk op het planbord.', bron: `niet-uitgezet:${i.id}`, actorOrganisatieId: null, actorMedewerkerId: null });
    return reden;
  }
};

export const telActies = async (tx: Tx, planId: string): Promise<{ aantalActies: number; aantalGereed: number; aantalOpen: number }> => {
  const acties = await actiesVanPlan(tx, planId);
  return { aantalActies: acties.length, aantalGereed: acties.filter((a) => a.isGereed).length, aantalOpen: acties.filter((a) => a.isOpen).length };
};

/** Tells partners with a system of their own that work for this plan what happened: a code and ids, no content (domein §7.10 d). */
export const meldPartners = async (kern: Kern, tx: Tx, plan: Plan, gebeurtenis: 'plan-actief' | 'plan-bijgesteld' | 'stagnatie-gesignaleerd', data: Record<string, unknown>): Promise<void> => {
  const regie = await regieVan(tx, plan.verbandCode, plan.regioCode);
  const ids = new Set((await interventiesVan(tx, plan.id)).filter((i) => i.isActief).flatMap((i) => i.organisatieId ?? []));
  for (const id of [...ids].toSorted()) {
    const partner = await organisatieVan(tx, id);
    if (regie === undefined || partner?.status !== 'actief' || partner.eindpunt === null) continue;
    await verzendGebeurtenis(kern, tx, { organisatieId: id, afzenderOin: regie.oin, type: `nl.samenspel.regisseren-plan.${gebeurtenis}.v1`, correlatieId: plan.id, voorId: plan.id, data: { planId: plan.id, versie: plan.versie, ...data }, traceparent: nieuwSpoor() });
  }
};
const nieuwSpoor = (): string => `00-${crypto.randomUUID().replaceAll('-', '')}-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}-01`;

/** plan-delen: a plan of only acties becomes active here; each active part with an organisation is set out once. Running again sets out what is new. */
export const deelPlan = async (kern: Kern, tx: Tx, planId: string): Promise<{ aantalActies: number; aantalGereed: number }> => {
  const eerder = await planVast(tx, planId);
  if (eerder.vorm === 'acties' && eerder.status === 'concept') await stelPlanVast(kern, tx, { planId, door: null, evaluatieOp: null, reden: null });
  const plan = await planVast(tx, planId);
  for (const i of await interventiesVan(tx, planId)) await zetUit(kern, tx, plan, i, plan.vastgesteldDoor);
  if (plan.gedeeldOp === null) {
    await wijzigPlan(tx, planId, { gedeeldOp: kern.clock.now() }, kern.clock.now());
    await meldPartners(kern, tx, plan, 'plan-actief', {});
  }
  const { aantalActies, aantalGereed } = await telActies(tx, planId);
  return { aantalActies, aantalGereed };
};

/** plan-bijwerken: what became of one actie shows on its part of the plan. */
export const werkPlanBij = async (kern: Kern, tx: Tx, planId: string, actieId: string): Promise<{ aantalActies: number; aantalGereed: number }> => {
  const nu = kern.clock.now();
  const actie = (await actiesVanPlan(tx, planId)).find((a) => a.id === actieId);
  const deel = (await interventiesVan(tx, planId)).find((i) => i.actieId === actieId);
  if (deel && actie && !actie.isOpen && !['afgerond', 'gestopt'].includes(deel.status)) {
    const vandaag = datumVan(nu);
    await wijzigInterventie(tx, deel.id, actie.isGereed ? { status: 'afgerond', werkelijkVan: deel.werkelijkVan ?? (deel.geplandVan !== null && deel.geplandVan < vandaag ? deel.geplandVan : vandaag), werkelijkTot: vandaag } : { status: 'gestopt', werkelijkTot: vandaag }, nu);
    await ruimWijzigingsvragenOp(kern, tx, planId);
  }
  const { aantalActies, aantalGereed } = await telActies(tx, planId);
  return { aantalActies, aantalGereed };
};

/** What still stands in the way of "doelen bereikt": open acties, and active doelen without an end. */
export const openPunten = async (tx: Tx, planId: string): Promise<{ acties: number; doelen: string[] }> => ({
  acties: (await telActies(tx, planId)).aantalOpen,
  doelen: (await doelenVan(tx, planId)).filter((d) => d.isActief && !doelklaar.includes(d.status)).map((d) => d.titel),
});

/** plan-controleren: nothing open ends the plan; otherwise the regisseur goes on. A plan of only acties has no doelen to reach. */
export const controleerPlan = async (kern: Kern, tx: Tx, planId: string): Promise<{ aantalOpen: number; aantalActies: number; aantalGereed: number }> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const { acties, doelen } = await openPunten(tx, planId);
  const aantalOpen = acties + (plan.vorm === 'acties' ? 0 : doelen.length);
  if (aantalOpen === 0 && plan.status !== 'afgerond') {
    // A plan that was being changed is closed as it was decided.
    if (plan.status === 'bijgesteld') await wijzigPlan(tx, planId, { status: 'actief' }, nu);
    controleerOvergang('plan', 'actief', 'afgerond');
    await wijzigPlan(tx, planId, { status: 'afgerond', beeindigdOp: nu }, nu);
    await trekWijzigingsvragenIn(kern, tx, planId);
    await sluitSignalen(tx, planId, nu);
  }
  const { aantalActies, aantalGereed } = await telActies(tx, planId);
  return { aantalOpen, aantalActies, aantalGereed };
};

/** acties-intrekken after the second akkoord: what runs is withdrawn by message, the plan ends. Running again changes nothing. */
export const stopPlan = async (kern: Kern, tx: Tx, planId: string, reden: string): Promise<{ aantalActies: number; aantalGereed: number }> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const open = (await actiesVanPlan(tx, planId)).filter((a) => a.isOpen).map((a) => a.id);
  for (const id of open) await trekActieIn(kern, tx, id, reden, undefined, { samenMet: open });
  for (const i of await interventiesVan(tx, planId)) if (!['afgerond', 'gestopt'].includes(i.status)) await wijzigInterventie(tx, i.id, { status: 'gestopt' }, nu);
  if (plan.status !== 'ingetrokken') await wijzigPlan(tx, planId, { status: 'ingetrokken', beeindigdOp: nu }, nu);
  await trekWijzigingsvragenIn(kern, tx, planId);
  await sluitSignalen(tx, planId, nu);
  const { aantalActies, aantalGereed } = await telActies(tx, planId);
  return { aantalActies, aantalGereed };
};

/** Bureaus of other verbanden in the region that can take over a whole casus. */
export const overnemers = async (tx: Tx, verbandCode: string, regioCode: string): Promise<{ waarde: string; label: string }[]> => {
  const soorten = await tx('samenwerkingsverband').whereNot('code', verbandCode).select('regie_soort') as { regie_soort: string }[];
  return (await organisatiesIn(tx, soorten.map((s) => s.regie_soort), regioCode)).map((o) => ({ waarde: o.id, label: o.naam }));
};

/** How long until the first evaluation, which is also the time between two (domein §7.10 f: default 6 weeks): an ISO duration of days. */
export const evaluatieTermijnVan = async (kern: Kern, tx: Tx, planId: string): Promise<string> => {
  const plan = await planVast(tx, planId);
  const nu = kern.clock.now();
  const vandaag = datumVan(nu);
  if (plan.evaluatieOp !== null && plan.evaluatieOp > vandaag) return `P${dagenTussen(vandaag, plan.evaluatieOp)}D`;
  const { uiterlijkOp } = await berekenTermijn(tx, { verbandCode: plan.verbandCode, regioCode: plan.regioCode, termijnCode: 'plan-evaluatie', urgentieCode: plan.urgentieCode }, async () => nu);
  return `P${dagenTussen(vandaag, datumVan(uiterlijkOp))}D`;
};
