import { z } from 'zod';
import type { Ernst } from '../../../domein/nazorg/terugval.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { instappen } from '../contract.ts';
import { vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, vraagToegang } from '../omgeving.ts';
import { momentensectie, signaalsectie } from '../secties.ts';
import { momentenVan, signalenVan } from '../store.ts';
import { weegTerugval } from '../terugval.ts';

const uitkomsten = ['geen-terugval', 'terugval'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), ernst: z.enum(['1', '2', '3']), isVeiligNu: z.enum(['ja', 'nee', 'onbekend']), weging: z.string().trim().min(20).max(2000), instap: z.enum(instappen).optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'terugval' && a.instap === undefined) ctx.addIssue({ code: 'custom', path: ['instap'], message: 'Kies waar de nieuwe ronde begint' });
  if (a.uitkomst === 'geen-terugval' && a.isVeiligNu === 'nee') ctx.addIssue({ code: 'custom', path: ['uitkomst'], message: 'Niet iedereen is nu veilig. Kies terugval, dan begint een nieuwe ronde' });
});

/** Human task terugval-wegen (R12.3): a person decides whether the casus starts again; a new triage always follows. */
export const terugvalWegen = taakafhandeling({
  formId: 'nazorg-afsluiten.terugval-wegen', doel: 'nazorg-bieden', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten), instapCode: z.enum(instappen).optional() }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'VEI']);
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    return { beginwaarden: {}, secties: [signaalsectie(await signalenVan(ctx.tx, n.id), niveaus), momentensectie(await momentenVan(ctx.tx, n.id), niveaus)] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['VEI'], 'schrijven');
    const instap = a.uitkomst === 'terugval' ? a.instap ?? null : null;
    await weegTerugval(ctx.kern, ctx.tx, { nazorgId: nazorgIdVan(ctx), uitkomst: a.uitkomst, ernst: Number(a.ernst) as Ernst, weging: a.weging, instap, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst, ...(instap === null ? {} : { instapCode: instap }) }, samenvatting: a.uitkomst === 'terugval' ? 'Een signaal is gewogen: er is terugval.' : 'Een signaal is gewogen: er is geen terugval.' };
  },
});
