import { z } from 'zod';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { houdVast, vraagOpnieuw } from '../instemmen.ts';
import { eisBevoegd, planIdVan, vraagToegang } from '../omgeving.ts';
import { planscherm, plansoorten } from '../scherm.ts';
import { interventiesVan, planVast } from '../store.ts';
import { legPlanVoor } from '../vaststellen.ts';

const codes = ['aangepast', 'vasthouden'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), geweigerd: z.array(z.uuid()).max(50).default([]), toelichting: z.string().trim().min(20).max(2000) });

/** Human task plan-bijstellen (processen §2.10 step 4): the plan is changed and asked again, or kept: what the family refused, or not everybody agreed to, then stays concept. */
export const planBijstellen = taakafhandeling({
  formId: 'regisseren-plan.plan-bijstellen', doel: 'plan-regisseren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, plansoorten);
    const onderdelen = (niveaus.PLA ?? -1) >= 2 ? (await interventiesVan(ctx.tx, planIdVan(ctx))).filter((i) => !i.isVoorgesteld) : [];
    return {
      beginwaarden: { geweigerd: onderdelen.filter((i) => i.akkoord === 'geweigerd').map((i) => i.id) },
      opties: { geweigerd: onderdelen.map((i) => ({ waarde: i.id, label: i.omschrijving })) }, secties: [], scherm: await planscherm(ctx, niveaus),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    await eisBevoegd(ctx);
    const plan = await planVast(ctx.tx, planIdVan(ctx));
    const onderdelen = await interventiesVan(ctx.tx, plan.id);
    if (a.geweigerd.some((id) => !onderdelen.some((i) => i.id === id))) throw new Probleem('ongeldige-invoer', 'Kies onderdelen van dit plan. Er is niets gewijzigd.', { fouten: [{ veld: '/geweigerd', code: 'niet-mogelijk', melding: 'Kies onderdelen van dit plan' }] });
    if (a.uitkomst === 'vasthouden') await houdVast(ctx.kern, ctx.tx, plan.id, a.geweigerd, a.toelichting);
    else await vraagOpnieuw(ctx.kern, ctx.tx, plan.id);
    await legPlanVoor(ctx.kern, ctx.tx, { planId: plan.id, kader: plan.kader, kaderToelichting: plan.kaderToelichting, zonderInstemming: plan.isZonderInstemming, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'aangepast' ? 'Het plan is aangepast na het antwoord van het gezin.' : 'Het plan blijft, met alleen de onderdelen waar het gezin akkoord mee is.' };
  },
});
