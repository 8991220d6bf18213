import type { Afsluitpunt } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { laatEerderePlannenRusten } from './openen.ts';
import { trekWijzigingsvragenIn } from './wijzigingsvragen.ts';
import { laatVerlopen } from './overdragen.ts';
import { laatstePlan, openOverdracht, openPlannen, signalenVanCasus, sluitSignalen, doelenVan, wijzigPlan } from './store.ts';
import type { Plan, Signaalrij } from './model.ts';

/** What of the plan keeps a casus from closing (R12.5). */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  // After "opnieuw overleggen" the plan is not directed any more; its acties run on and block by themselves.
  const open = (await openPlannen(tx, casusId)).filter((p) => p.beeindigdOp === null);
  const overdrachten = (await Promise.all(open.map((p) => openOverdracht(tx, p.id)))).filter((o) => o !== undefined);
  return [
    ...(open.length > 0 ? [{ code: 'plan-loopt', zin: 'Het plan is nog niet afgerond.' }] : []),
    ...(overdrachten.length > 0 ? [{ code: 'overdracht-open', zin: 'Een overdracht van de regie is nog niet beantwoord.' }] : []),
    ...((await signalenVanCasus(tx, casusId)).some((s) => s.status === 'open') ? [{ code: 'plansignaal-open', zin: 'Er staat nog een signaal bij het plan open.' }] : []),
  ];
};

/** The casus ends at once: its plans end with it and nobody is asked any more to take the regie over. The acties are withdrawn by their own room. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, _reden: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const p of await openPlannen(tx, casusId)) {
    const overdracht = await openOverdracht(tx, p.id);
    if (overdracht) await laatVerlopen(kern, tx, overdracht.id);
    await wijzigPlan(tx, p.id, { status: 'ingetrokken', beeindigdOp: nu }, nu);
    await trekWijzigingsvragenIn(kern, tx, p.id);
    await sluitSignalen(tx, p.id, nu);
  }
};

/** A round is interrupted: nobody directs its plan any more. The acties run on; who wants to stop one withdraws it (processen §8 case 13). */
export const breekRondeAf = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  for (const p of await openPlannen(tx, casusId)) {
    const overdracht = await openOverdracht(tx, p.id);
    if (overdracht) await laatVerlopen(kern, tx, overdracht.id);
  }
  await laatEerderePlannenRusten(kern, tx, casusId, null);
};

export type Planstand = Pick<Plan, 'id' | 'status' | 'vorm' | 'versie' | 'kader' | 'evaluatieOp' | 'vastgesteldOp'> & { readonly doelen: readonly { readonly id: string; readonly titel: string; readonly status: string; readonly isActief: boolean }[] };
/** The newest plan of a casus for another room: codes, dates and the titles of its doelen. Who shows it to a person asks `toegang` (PLA) first. */
export const planVan = async (tx: Tx, casusId: string): Promise<Planstand | undefined> => {
  const p = await laatstePlan(tx, casusId);
  if (!p) return undefined;
  return { id: p.id, status: p.status, vorm: p.vorm, versie: p.versie, kader: p.kader, evaluatieOp: p.evaluatieOp, vastgesteldOp: p.vastgesteldOp, doelen: (await doelenVan(tx, p.id)).map(({ id, titel, status, isActief }) => ({ id, titel, status, isActief })) };
};
/** Signals S1–S9 of a casus that are open or taken up. */
export const openSignalenVan = (tx: Tx, casusId: string): Promise<Signaalrij[]> => signalenVanCasus(tx, casusId);
