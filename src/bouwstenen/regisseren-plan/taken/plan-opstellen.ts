import { z } from 'zod';
import { kaders } from '../../../domein/plan/model.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { eisBevoegd, planIdVan, vraagToegang } from '../omgeving.ts';
import { planscherm, plansoorten } from '../scherm.ts';
import { legPlanVoor } from '../vaststellen.ts';

const codes = ['ter-instemming', 'zonder-instemming'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), kader: z.enum(kaders), kaderToelichting: z.string().trim().max(1000).optional(), gesprokenMet: z.array(z.enum(['ouder', 'kind', 'partner', 'netwerk', 'partners'])).max(5).default([]) })
  .superRefine((a, ctx) => {
    if (a.kader === 'gedwongen' && (a.kaderToelichting ?? '').length < 20) ctx.addIssue({ code: 'custom', path: ['kaderToelichting'], message: 'Schrijf in minstens 20 tekens op welke maatregel er is' });
    if (a.uitkomst === 'zonder-instemming' && a.kader !== 'gedwongen') ctx.addIssue({ code: 'custom', path: ['uitkomst'], message: 'Zonder instemming kan alleen in een gedwongen kader' });
  });

/** Human task plan-opstellen (processen §2.10 step 3): the plan itself is made on the board; this sends it on, with the SMART check first (R10.1). */
export const planOpstellen = taakafhandeling({
  formId: 'regisseren-plan.plan-opstellen', doel: 'plan-regisseren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, plansoorten);
    const { aantalBeschikbaar, peilOp } = ctx.variabelen;
    return {
      beginwaarden: { kader: 'vrijwillig' },
      secties: [{ titel: 'Beschikbare hulp', gegevenssoort: 'CAS', regels: [{ label: 'Diensten in de regio', waarde: typeof aantalBeschikbaar === 'number' ? String(aantalBeschikbaar) : null }, { label: 'Peilmoment', waarde: typeof peilOp === 'string' ? new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(new Date(peilOp)) : null }] }],
      scherm: await planscherm(ctx, niveaus),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    await eisBevoegd(ctx);
    await legPlanVoor(ctx.kern, ctx.tx, { planId: planIdVan(ctx), kader: a.kader, kaderToelichting: a.kaderToelichting ?? null, zonderInstemming: a.uitkomst === 'zonder-instemming', gesprokenMet: a.gesprokenMet, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'ter-instemming' ? 'Het plan is klaar. Het gezin wordt om akkoord gevraagd.' : 'Het plan is klaar, zonder instemming van het gezin (gedwongen kader).' };
  },
});
