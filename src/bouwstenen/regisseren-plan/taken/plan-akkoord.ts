import { z } from 'zod';
import { datumVan, plusDagen } from '../../../domein/kalender.ts';
import { gesprokenMetAlsTekst } from '../../../domein/woorden.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { evaluatieWeken } from '../model.ts';
import { planIdVan, vraagToegang } from '../omgeving.ts';
import { planVast } from '../store.ts';
import { planscherm, plansoorten } from '../scherm.ts';
import { stelPlanVast, zetPlanTerug } from '../vaststellen.ts';

const codes = ['vaststellen', 'terug'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), evaluatieOp: z.iso.date().optional(), motivatie: z.string().trim().min(20).max(2000) });

/** Human task plan-akkoord (processen §2.10 step 5): the decision that the plan holds; what the family refused stays concept (domein §7.10). */
export const planAkkoord = taakafhandeling({
  formId: 'regisseren-plan.plan-akkoord', doel: 'plan-regisseren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, plansoorten);
    const { gesprokenMet } = await planVast(ctx.tx, planIdVan(ctx));
    return {
      beginwaarden: { evaluatieOp: plusDagen(datumVan(ctx.now), evaluatieWeken * 7) },
      secties: [{ titel: 'Voorbereiding', gegevenssoort: 'PLA', regels: [(niveaus.PLA ?? -1) >= 2 ? { label: 'Plan besproken met', waarde: gesprokenMetAlsTekst(gesprokenMet) } : { label: 'Plan besproken met', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] }],
      scherm: await planscherm(ctx, niveaus),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    if (a.uitkomst === 'terug') { await zetPlanTerug(ctx.kern, ctx.tx, planIdVan(ctx)); return { variabelen: { uitkomst: 'terug' }, samenvatting: 'Het plan gaat terug om het aan te passen.' }; }
    const vandaag = datumVan(ctx.now);
    const evaluatieOp = a.evaluatieOp ?? plusDagen(vandaag, evaluatieWeken * 7);
    if (evaluatieOp <= vandaag || evaluatieOp > plusDagen(vandaag, 182)) throw new Probleem('ongeldige-invoer', 'De datum van de evaluatie klopt niet. Er is niets vastgesteld.', { fouten: [{ veld: '/evaluatieOp', code: 'niet-mogelijk', melding: 'Kies een datum binnen 26 weken' }] });
    await stelPlanVast(ctx.kern, ctx.tx, { planId: planIdVan(ctx), door: ctx.medewerker.medewerkerId, evaluatieOp, reden: a.motivatie });
    return { variabelen: { uitkomst: 'vaststellen' }, samenvatting: 'Het plan is vastgesteld.' };
  },
});
