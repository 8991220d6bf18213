import { z } from 'zod';
import { datumVan, plusDagen } from '../../../domein/kalender.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { evaluatieWeken } from '../model.ts';
import { eisBevoegd, planIdVan, vraagToegang } from '../omgeving.ts';
import { planscherm, plansoorten } from '../scherm.ts';
import { bepaalStagnatie } from '../signaleren.ts';
import { schrijfEvaluatie, wijzigPlan } from '../store.ts';
import { stelBij } from '../vaststellen.ts';

const codes = ['op-koers', 'bijstellen', 'stagnatie'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), bevindingen: z.string().trim().min(20).max(4000), cijferGezin: z.int().min(0).max(10).optional(), isGezinGesproken: z.boolean().default(false) })
  .refine((a) => a.cijferGezin === undefined || a.isGezinGesproken, { path: ['isGezinGesproken'], message: 'Het cijfer komt van het gezin: spreek het gezin eerst' });
const samenvattingen: Readonly<Record<typeof codes[number], string>> = { 'op-koers': 'Het plan is geëvalueerd: op koers.', bijstellen: 'Het plan is geëvalueerd en wordt bijgesteld.', stagnatie: 'Het plan is geëvalueerd: het loopt vast.' };

/** Human task plan-evalueren (T25 plan-evaluatie, domein §7.10 f): how the plan goes, with the voice of the family; bijstellen opens it for change (R10.5). */
export const planEvalueren = taakafhandeling({
  formId: 'regisseren-plan.plan-evalueren', doel: 'plan-regisseren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, plansoorten);
    return { beginwaarden: {}, secties: [], scherm: await planscherm(ctx, niveaus) };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    await eisBevoegd(ctx);
    const planId = planIdVan(ctx);
    await schrijfEvaluatie(ctx.tx, { planId, op: ctx.now, uitkomst: a.uitkomst, bevindingen: a.bevindingen, cijferGezin: a.cijferGezin ?? null, isGezinGesproken: a.isGezinGesproken, door: ctx.medewerker.medewerkerId });
    await wijzigPlan(ctx.tx, planId, { evaluatieOp: plusDagen(datumVan(ctx.now), evaluatieWeken * 7), ...(a.isGezinGesproken ? { contactOp: ctx.now } : {}) }, ctx.now);
    if (a.uitkomst === 'bijstellen') await stelBij(ctx.kern, ctx.tx, planId);
    await bepaalStagnatie(ctx.kern, ctx.tx, planId);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: samenvattingen[a.uitkomst] };
  },
});
