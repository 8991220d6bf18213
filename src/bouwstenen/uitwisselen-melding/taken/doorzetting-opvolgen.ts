import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { organisatieVan } from '../../../toegang/organisaties.ts';
import { laatsteDoorzetting, neemTerug } from '../doorzetten.ts';
import { datumtijd, kernSectie, legBesluitVast, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({ contactGehad: codeUit(['ja', 'nee', 'geprobeerd']), gevaarNu: codeUit(['ja', 'nee', 'onbekend']), toelichting: tekst.optional(), uitkomst: codeUit(['herinneren', 'zelf-aannemen']) });

/** The other meldpunt is silent: until it has accepted the melding is ours (processen §2.1 step 5). */
export const doorzettingOpvolgen = taakafhandeling({
  formId: 'uitwisselen-melding.doorzetting-opvolgen', doel: 'melding-beoordelen', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    await niveausVanMelding(ctx, m, ['CAS', 'PRO', 'ORG']);
    const d = await laatsteDoorzetting(ctx.tx, m.id);
    const naar = d === undefined ? undefined : await organisatieVan(ctx.tx, d.naarOrganisatieId);
    return { beginwaarden: {}, secties: [kernSectie(m), { titel: 'De doorzetting', gegevenssoort: 'ORG', regels: [{ label: 'Naar', waarde: naar?.naam ?? null }, { label: 'Verstuurd', waarde: datumtijd(d?.verzondenOp ?? null) }, { label: 'Herinnerd', waarde: `${d?.aantalHerinneringen ?? 0} keer` }] }] };
  },
  voltooi: async (ctx, a) => {
    weigerBijFouten(teKort('toelichting', a.toelichting, 10, 'Schrijf kort op wat u heeft gedaan.'));
    await legBesluitVast(ctx, a.uitkomst, a.toelichting, { contactGehad: a.contactGehad, gevaarNu: a.gevaarNu });
    if (a.uitkomst === 'zelf-aannemen') await neemTerug(ctx.kern, ctx.tx, String(ctx.variabelen['meldingId']));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'herinneren' ? 'Het andere meldpunt krijgt een herinnering.' : 'Het meldpunt neemt de melding zelf terug.' };
  },
});
