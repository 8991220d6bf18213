import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { verzoekIdVan, vraagToegang } from '../omgeving.ts';
import { keurVerzoek, moetVerzoek } from '../verzoeken.ts';
import { verzoeksecties } from '../verzoeksecties.ts';

const antwoorden = z.strictObject({
  isGrondJuist: z.boolean(),
  isBegrijpelijk: z.boolean(),
  motivatie: z.string().trim().min(20).max(2000),
  uitkomst: z.enum(['akkoord', 'terug']),
}).superRefine((a, ctx) => {
  for (const veld of ['isGrondJuist', 'isBegrijpelijk'] as const) if (a.uitkomst === 'akkoord' && !a[veld]) ctx.addIssue({ code: 'custom', path: [veld], message: 'Akkoord kan pas als u dit heeft nagegaan' });
});

/** Human task verzoek-tweede-akkoord (domein §1.6): another person than who decided to refuse, wholly or partly. */
export const verzoekTweedeAkkoord = taakafhandeling({
  formId: 'deelnemen-burger.verzoek-tweede-akkoord', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']) }),
  uitgeslotenMedewerker: async (ctx) => (await moetVerzoek(ctx.tx, verzoekIdVan(ctx))).beslistDoor,
  lees: async (ctx) => ({ beginwaarden: {}, secties: await verzoeksecties(ctx, await moetVerzoek(ctx.tx, verzoekIdVan(ctx))) }),
  voltooi: async (ctx, a) => {
    const v = await moetVerzoek(ctx.tx, verzoekIdVan(ctx));
    await vraagToegang(ctx, v.persoonId, ['BUI'], 'schrijven');
    await keurVerzoek(ctx.kern, ctx.tx, { verzoekId: v.id, uitkomst: a.uitkomst, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met de beslissing op een verzoek.' : 'Een tweede persoon stuurde de beslissing op een verzoek terug.' };
  },
});
