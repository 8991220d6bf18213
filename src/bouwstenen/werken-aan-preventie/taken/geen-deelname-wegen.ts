import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { preventieVan, vraagToegang } from '../omgeving.ts';
import { laatsteAdvies, schrijfBesluit, trajectenVan } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['accepteren', 'opschalen']),
  isVrijwilligheidUitgelegd: z.boolean(),
  grond: z.enum(['nieuwe-feiten', 'veiligheid', 'eerder-besluit']).nullable().optional(),
  motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'opschalen' && !a.grond) ctx.addIssue({ code: 'custom', path: ['grond'], message: 'Kies een grond. Dat iemand nee zei, is geen grond' });
  if (a.uitkomst === 'accepteren' && !a.isVrijwilligheidUitgelegd) ctx.addIssue({ code: 'custom', path: ['isVrijwilligheidUitgelegd'], message: 'Zeg eerst aan het gezin dat nee zeggen mag' });
});

/** Human task geen-deelname-wegen (processen §2.4 step 3): a refusal has no consequence by itself (R4.2); going up needs a ground of its own. */
export const geenDeelnameWegen = taakafhandeling({
  formId: 'werken-aan-preventie.geen-deelname-wegen', doel: 'preventie-bieden', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['accepteren', 'opschalen']) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'PRO']);
    const preventie = await preventieVan(ctx);
    const advies = await laatsteAdvies(ctx.tx, preventie.id);
    const trajecten = (await trajectenVan(ctx.tx, preventie.id)).filter((t) => t.adviesId === advies?.id);
    const aantal = (status: string): string => String(trajecten.filter((t) => t.status === status).length);
    return {
      beginwaarden: {},
      secties: [{ titel: 'Het aanbod', gegevenssoort: 'PRO', regels: [{ label: 'Gevraagd', waarde: String(trajecten.length) }, { label: 'Zei nee', waarde: aantal('afgeslagen') }, { label: 'Reageerde niet', waarde: aantal('verlopen') }] }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PRO'], 'schrijven');
    const preventie = await preventieVan(ctx);
    await schrijfBesluit(ctx.tx, { preventieId: preventie.id, uitkomst: a.uitkomst, grond: a.uitkomst === 'opschalen' ? a.grond ?? null : null, isVrijwilligheidUitgelegd: a.isVrijwilligheidUitgelegd, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'accepteren' ? 'De aangeboden hulp gaat niet door.' : 'Besloten is dat er meer nodig is dan de aangeboden hulp.' };
  },
});
