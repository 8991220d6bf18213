import type { TaakContext } from '../../taken/taakafhandeling.ts';
import type { Gegevenssoort, Niveaus } from '../../toegang/toegang.ts';
import type { Planbeeld } from './beeld.ts';
import { planIdVan } from './omgeving.ts';
import { planVast } from './store.ts';
import { toonPlan } from './tonen.ts';

/** What a task on the board asks of `toegang`: the plan with its acties, whose goals they are, and what the family said. */
export const plansoorten: readonly Gegevenssoort[] = ['CAS', 'IDE', 'PLA', 'ACT', 'BUI'];

/** Data of the rich screen `plan`: the board under the task. */
export const planscherm = async (ctx: TaakContext, niveaus: Niveaus): Promise<{ soort: 'plan'; taak: string; plan: Planbeeld }> =>
  ({ soort: 'plan', taak: ctx.elementId, plan: await toonPlan(ctx.kern, ctx.tx, await planVast(ctx.tx, planIdVan(ctx)), niveaus, ctx.medewerker.medewerkerId) });
