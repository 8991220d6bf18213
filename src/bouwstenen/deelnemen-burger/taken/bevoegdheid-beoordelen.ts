import { z } from 'zod';
import { id } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { verzoekIdVan, vraagToegang } from '../omgeving.ts';
import { toegangszinnen, type Toegangsreden } from '../portaal-model.ts';
import { leesToegang } from '../portaal-store.ts';
import { beoordeelBevoegdheid, bevoegdheidBij, moetVerzoek } from '../verzoeken.ts';
import { verzoeksecties } from '../verzoeksecties.ts';

const uitkomsten = ['bevoegd', 'niet-bevoegd'] as const;
const antwoorden = z.strictObject({
  nagegaan: z.array(z.enum(['identiteitsbewijs', 'gezag-brp', 'machtiging', 'gesprek'])).min(1, 'Kies wat u heeft nagegaan'),
  isVeiligheidGewogen: z.boolean(),
  motivatie: z.string().trim().min(20).max(2000),
  uitkomst: z.enum(uitkomsten),
}).superRefine((a, ctx) => { if (a.uitkomst === 'bevoegd' && !a.isVeiligheidGewogen) ctx.addIssue({ code: 'custom', path: ['isVeiligheidGewogen'], message: 'Weeg eerst wat dit voor de veiligheid van de anderen betekent' }); });

const redenen = {
  zelf: 'De verzoeker vraagt voor zichzelf.', 'namens-kind': 'De verzoeker heeft gezag over dit kind.', 'niet-in-casus': 'De verzoeker staat niet bij deze casus.', minderjarige: 'De verzoeker is jonger dan 16 jaar.', 'kind-hoort-mee': 'Het kind is 12 jaar of ouder en beslist mee.',
  'geen-gezag': 'Het is niet duidelijk dat de verzoeker gezag heeft.', 'vermoedelijk-pleger': 'Over de verzoeker bestaat een vermoeden van geweld.', meerderjarig: 'Degene voor wie wordt gevraagd, is 16 jaar of ouder.', 'toegang-beoordelen': 'De toegang van deze persoon tot het portaal moet eerst worden beoordeeld.',
} as const;

/** Human task bevoegdheid-beoordelen (R7.5, R7.6): who asks is not clear, so a person looks; until then nobody sees anything. */
export const bevoegdheidBeoordelen = taakafhandeling({
  formId: 'deelnemen-burger.bevoegdheid-beoordelen', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten), organisatieId: id }),
  lees: async (ctx) => {
    const v = await moetVerzoek(ctx.tx, verzoekIdVan(ctx));
    const { isBevoegd, redenCode } = await bevoegdheidBij(ctx.kern, ctx.tx, v);
    return { beginwaarden: {}, secties: await verzoeksecties(ctx, v), adviezen: [{ titel: 'Wat de regels zeggen', advies: isBevoegd ? 'Mag dit vragen' : 'Eerst beoordelen', regels: [{ id: redenCode === 'toegang-beoordelen' ? 'R7.6' : 'R7.5', zin: redenen[redenCode] }, ...(redenCode === 'toegang-beoordelen' && v.persoonId !== null ? ((await leesToegang(ctx.tx, v.persoonId, v.casusId))?.redenen ?? []).map((r) => ({ id: 'R7.6', zin: toegangszinnen[r as Toegangsreden] })) : [])] }] };
  },
  voltooi: async (ctx, a) => {
    const v = await moetVerzoek(ctx.tx, verzoekIdVan(ctx));
    await vraagToegang(ctx, v.persoonId, ['BUI'], 'schrijven');
    await beoordeelBevoegdheid(ctx.kern, ctx.tx, { verzoekId: v.id, uitkomst: a.uitkomst, motivatie: a.motivatie, gegevens: { nagegaan: a.nagegaan, isVeiligheidGewogen: a.isVeiligheidGewogen }, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst, organisatieId: v.organisatieId }, samenvatting: 'Er is beoordeeld wie een verzoek over gegevens doet.' };
  },
});
