import { z } from 'zod';
import { geweigerdeRegie, mogelijkeRegisseurs, stelRegisseurVoor } from '../../../casus/index.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { vraagToegang } from '../omgeving.ts';

const codes = ['andere-regisseur', 'opnieuw-vragen'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), casusregisseurId: z.uuid(), reden: z.string().trim().min(20).max(1000) });

/** Human task regisseur-aanwijzen (processen §2.10 step 1): the voorzitter names another; until acceptance his organisation holds the regie (R9.6). */
export const regisseurAanwijzen = taakafhandeling({
  formId: 'regisseren-plan.regisseur-aanwijzen', doel: 'plan-regisseren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'ORG']);
    const geweigerd = await geweigerdeRegie(ctx.tx, ctx.casusId);
    return {
      beginwaarden: {}, opties: { casusregisseurId: (await mogelijkeRegisseurs(ctx.tx, ctx.now, ctx)).map((m) => ({ waarde: m.medewerkerId, label: `${m.naam}, ${m.organisatie}` })) },
      nietMogelijk: geweigerd.length === 0 ? { 'opnieuw-vragen': 'Er is nog niemand gevraagd' } : {},
      secties: [{ titel: 'Wie is gevraagd', gegevenssoort: 'ORG', regels: geweigerd.length === 0 ? [{ label: 'Gevraagd', waarde: 'Er is nog niemand gevraagd' }] : geweigerd.map((g) => ({ label: g.naam, waarde: g.reden ? `Wil niet: ${g.reden}` : 'Wil niet' })) }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['CAS'], 'schrijven');
    await stelRegisseurVoor(ctx.kern, ctx.tx, { casusId: ctx.casusId, medewerkerId: a.casusregisseurId, door: ctx.medewerker.medewerkerId, reden: a.reden });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Er is iemand gevraagd als casusregisseur.' };
  },
});
