import type { Doel } from '../../domein/doel.ts';
import { naCommit } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Gegevenssoort, Niveaus } from '../../toegang/toegang.ts';
import { eisRegisseur, medewerkerVan, vraagPlan } from './omgeving.ts';
import { leesPlan } from './store.ts';
import type { Plan } from './model.ts';
import { ruimWijzigingsvragenOp } from './wijziging.ts';

export const rollen = ['deelnemer', 'procesregisseur', 'casusregisseur'] as const;
export const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit plan bestaat niet, of u mag het niet zien.');
export type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };

/** The plan behind an id, as far as this reader may; the same 404 whether it is not there or not for him. */
export const leesVoor = async (tx: Tx, v: Vraag, planId: string, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven', velden: readonly string[]): Promise<{ plan: Plan; niveaus: Niveaus; medewerker: Medewerker }> => {
  const medewerker = medewerkerVan(v.aanvrager);
  const plan = await leesPlan(tx, planId);
  // Ask also about a plan that does not exist, so that the attempt is in the logs and takes the same time.
  const { besluit } = await vraagPlan(v.kern, tx, v.aanvrager, plan?.casusId ?? planId, gevraagd, { doel: v.doel ?? 'plan-regisseren', actie, velden, traceparent: v.traceparent }).catch((fout: unknown) => { throw fout instanceof Probleem && fout.code === 'niet-gevonden' ? nietGevonden() : fout; });
  if (plan === undefined) throw nietGevonden();
  return { plan, niveaus: besluit.niveaus, medewerker };
};

/** One change of the plan by its casusregisseur: toegang, the role, the work, and the pages hear of it; all or nothing. */
export const wijzigVoor = <T>(v: Vraag, planId: string, velden: readonly string[], werk: (tx: Tx, plan: Plan, m: Medewerker) => Promise<T>): Promise<T> => v.kern.db.transaction(async (tx) => {
  if (v.doel !== 'plan-regisseren') throw new Probleem('geen-grondslag', 'Een plan wijzigen kan alleen voor het doel "plan regisseren". Er is niets gewijzigd.');
  const { plan, niveaus, medewerker } = await leesVoor(tx, v, planId, ['PLA'], 'schrijven', velden);
  if ((niveaus.PLA ?? -1) < 2) throw new Probleem('geen-grondslag', 'Uw rol mag dit plan lezen, niet wijzigen. Er is niets gewijzigd.');
  await eisRegisseur(tx, plan, medewerker);
  const uit = await werk(tx, plan, medewerker);
  await ruimWijzigingsvragenOp(v.kern, tx, plan.id);
  naCommit(tx, () => v.kern.bus.publish('casus', { casusId: plan.casusId }));
  return uit;
});
