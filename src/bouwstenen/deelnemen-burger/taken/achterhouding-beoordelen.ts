import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { beoordeelAchterhouding } from '../achterhouden.ts';
import { achterhoudingsecties } from '../achterhoudsecties.ts';
import { idVan, vraagToegang } from '../omgeving.ts';
import { leesAchterhouding } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['akkoord', 'terug']),
  isLichterMiddelGewogen: z.boolean(),
  isVeiligheidGewogen: z.boolean(),
  motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  for (const veld of ['isLichterMiddelGewogen', 'isVeiligheidGewogen'] as const) if (a.uitkomst === 'akkoord' && !a[veld]) ctx.addIssue({ code: 'custom', path: [veld], message: 'Akkoord kan pas als u dit heeft gewogen' });
});

/** Human task achterhouding-beoordelen (domein §1.6): another person than who decided to hold back. */
export const achterhoudingBeoordelen = taakafhandeling({
  formId: 'deelnemen-burger.achterhouding-beoordelen', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']) }),
  uitgeslotenMedewerker: async (ctx) => (await leesAchterhouding(ctx.tx, idVan(ctx, 'achterhoudingId')))?.besluitDoor ?? null,
  lees: async (ctx) => ({ beginwaarden: {}, secties: await achterhoudingsecties(ctx, idVan(ctx, 'achterhoudingId')) }),
  voltooi: async (ctx, a) => {
    const achterhoudingId = idVan(ctx, 'achterhoudingId');
    await vraagToegang(ctx, (await leesAchterhouding(ctx.tx, achterhoudingId))?.persoonId ?? null, ['BUI'], 'schrijven');
    await beoordeelAchterhouding(ctx.kern, ctx.tx, { achterhoudingId, uitkomst: a.uitkomst, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met achterhouden.' : 'Een tweede persoon ging niet akkoord met achterhouden.' };
  },
});
