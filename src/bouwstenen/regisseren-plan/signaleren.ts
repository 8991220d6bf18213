import { casusregisseurVan, feestdagtoets, legSignaalVast, meldingenSinds, ontvangerVan, seintjezin, tekenTijdlijnOp, trekSignaalIn } from '../../casus/index.ts';
import { datumVan, plusDagen, werkdagenTussen } from '../../domein/kalender.ts';
import { bepaalSignalen, type Planfeiten } from '../../domein/plan/signalen.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { actiesVanPlan, dienstVan, gedaaldeLeefgebieden } from './buren.ts';
import { meldPartners } from './delen.ts';
import { wachtendeAkkoorden } from './instemmen.ts';
import { medewerkersVan } from '../../toegang/index.ts';
import { doelenVan, interventiesVan, lopendeSignalen, pijlenVan, planVast, voegSignaalToe, wijzigInterventie, wijzigPlan, wijzigSignaal } from './store.ts';
import { lopend, type Plan } from './model.ts';
import { bewaakWijzigingsvragen } from './wijziging.ts';

/** R10.4: werkdagen after which an open signal goes to the procesregisseur, and after which the region counts it. */
const naarProcesregisseur = 5;
const naarRegio = 10;
const seintjeVan = (signaalId: string): string => `stagnatie:${signaalId}`;

/** Since when the regisseur cannot act (S8): his account is not active. Null when he can, or when the regie stands in (R9.6). */
const afwezigSinds = async (tx: Tx, casusId: string): Promise<string | null> => {
  const r = await casusregisseurVan(tx, casusId);
  if (!r) return null;
  const m = (await medewerkersVan(tx, [r.medewerkerId])).get(r.medewerkerId);
  return m === undefined || m.status === 'actief' ? null : datumVan(m.gewijzigdOp);
};

/** A waiting time that changed at the provider changes what the plan may expect (S4); the promise of the plan itself stays. */
const werkWachttijdenBij = async (kern: Kern, tx: Tx, planId: string): Promise<void> => {
  const interventies = (await interventiesVan(tx, planId)).filter((i) => i.dienstId !== null && i.werkelijkVan === null);
  for (const i of interventies) {
    const dienst = i.dienstId === null ? undefined : await dienstVan(kern, tx, i.dienstId);
    // The wait counts from the day of the match. A dienst that is gone (domein §7.10 g) cannot begin: a year makes that a signal of its own.
    const weken = dienst === undefined ? 52 : dienst.wachtWeken;
    const op = weken === null ? null : plusDagen(i.matchOp ?? datumVan(kern.clock.now()), Math.ceil(weken * 7));
    if (op !== i.beschikbaarOp) await wijzigInterventie(tx, i.id, { beschikbaarOp: op }, kern.clock.now());
  }
};

const feitenVan = async (kern: Kern, tx: Tx, plan: Plan): Promise<Planfeiten> => {
  const sinds = plan.vastgesteldOp ?? plan.aangemaaktOp;
  const meldingen = await meldingenSinds(tx, plan.casusId, sinds);
  return {
    vandaag: datumVan(kern.clock.now()), planId: plan.id,
    interventies: (await interventiesVan(tx, plan.id)).filter((i) => i.isActief),
    doelen: (await doelenVan(tx, plan.id)).filter((d) => d.isActief && plan.vorm === 'plan').map((d) => ({ id: d.id, status: d.status, streefdatum: d.streefdatum, voortgangOp: datumVan(d.voortgangOp ?? sinds) })),
    pijlen: (await pijlenVan(tx, plan.id)).map((p) => ({ van: p.vanId, naar: p.naarId, soort: p.soort, wachtdagen: p.wachtdagen })),
    acties: (await actiesVanPlan(tx, plan.id)).map((a) => ({ id: a.id, uiterlijkOp: datumVan(a.uiterlijkOp), isOpen: a.isOpen })),
    contactOp: datumVan(plan.contactOp ?? sinds),
    akkoorden: (await wachtendeAkkoorden(kern, tx, plan)).map((a) => ({ id: a.id, gevraagdOp: datumVan(a.gevraagdOp) })),
    regisseurAfwezigSinds: await afwezigSinds(tx, plan.casusId),
    meldingen: meldingen.map((m) => m.id), gedaaldeLeefgebieden: await gedaaldeLeefgebieden(tx, plan.casusId, sinds),
  };
};

/**
 * The app job `stagnatie-bepalen` for one plan (R10.3): one open signal per code and object; a signal ends only when its fact is gone, and
 * stays as history. An open one of more than 5 werkdagen goes to the procesregisseur, of more than 10 it is counted for the region (R10.4).
 * Running again on the same facts changes nothing. Answers how many signals are new.
 */
export const bepaalStagnatie = async (kern: Kern, tx: Tx, planId: string): Promise<number> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  if (!lopend.includes(plan.status)) return 0;
  await bewaakWijzigingsvragen(kern, tx, plan);
  await werkWachttijdenBij(kern, tx, planId);
  const isFeestdag = await feestdagtoets(tx);
  const nuWaar = bepaalSignalen(await feitenVan(kern, tx, plan), isFeestdag);
  const eerder = await lopendeSignalen(tx, planId);
  let nieuw = 0;
  for (const s of nuWaar) {
    const bekend = eerder.find((e) => e.code === s.code && e.objectId === s.objectId);
    if (bekend) { if (bekend.nieuweDatum !== s.nieuweDatum) await wijzigSignaal(tx, bekend.id, { nieuweDatum: s.nieuweDatum }, nu); continue; }
    if (await voegSignaalToe(tx, { planId, casusId: plan.casusId, code: s.code, objectsoort: s.objectsoort, objectId: s.objectId, op: nu, nieuweDatum: s.nieuweDatum })) {
      nieuw += 1;
      await tekenTijdlijnOp(kern, tx, { casusId: plan.casusId, op: nu, soort: 'signaal', zin: 'Een onderdeel van het plan loopt vast.', bron: `stagnatie:${planId}:${s.code}:${s.objectId}:${datumVan(nu)}`, actorOrganisatieId: null, actorMedewerkerId: null });
      await meldPartners(kern, tx, plan, 'stagnatie-gesignaleerd', { code: s.code });
    }
  }
  const vandaag = datumVan(nu);
  for (const e of eerder) {
    if (!nuWaar.some((s) => s.code === e.code && s.objectId === e.objectId)) {
      await wijzigSignaal(tx, e.id, { wegOp: nu, ...(e.status === 'onterecht' ? {} : { status: 'opgelost' as const }) }, nu);
      await trekSignaalIn(kern, tx, seintjeVan(e.id), 'Het plan loopt weer.');
      continue;
    }
    if (e.status !== 'open') continue;
    const dagen = werkdagenTussen(datumVan(e.op), vandaag, isFeestdag);
    if (dagen > naarProcesregisseur && e.doorgezetOp === null) {
      await wijzigSignaal(tx, e.id, { doorgezetOp: nu }, nu);
      const voor = await ontvangerVan(kern, tx, plan.casusId, { rol: 'procesregisseur' });
      await legSignaalVast(kern, tx, { casusId: plan.casusId, soort: 'stagnatie', op: nu, bron: seintjeVan(e.id), voor, zin: `Het plan loopt langer dan 5 werkdagen vast (signaal ${e.code}).`, zonderTijdlijn: true });
      await tekenTijdlijnOp(kern, tx, { casusId: plan.casusId, op: nu, soort: 'signaal', zin: `Het plan loopt langer dan 5 werkdagen vast; ${seintjezin(voor, 'procesregisseur')}.`, bron: `stagnatie-doorgezet:${e.id}`, actorOrganisatieId: null, actorMedewerkerId: null });
    }
    if (dagen > naarRegio && e.geteldOp === null) await wijzigSignaal(tx, e.id, { geteldOp: nu }, nu);
  }
  await wijzigPlan(tx, planId, { stagnatieOp: vandaag }, nu);
  return nieuw;
};

/** The regisseur answers a signal: he takes it up with a measure, or it is not right, with the reason. */
export const beoordeelSignaal = async (kern: Kern, tx: Tx, v: { planId: string; signaalId: string; oordeel: 'erkend' | 'onterecht'; tekst: string; door: string }): Promise<void> => {
  const nu = kern.clock.now();
  const s = (await lopendeSignalen(tx, v.planId)).find((x) => x.id === v.signaalId);
  if (!s) throw new Probleem('niet-gevonden', 'Dit signaal bestaat niet, of het is al opgelost.');
  if (s.status === 'onterecht' || (s.status === 'erkend' && v.oordeel === 'erkend')) throw new Probleem('al-beantwoord', 'Dit signaal is al beoordeeld. Er is niets gewijzigd.');
  await wijzigSignaal(tx, s.id, { status: v.oordeel, ...(v.oordeel === 'erkend' ? { maatregel: v.tekst } : { reden: v.tekst }), door: v.door, beoordeeldOp: nu }, nu);
};

