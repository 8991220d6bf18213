import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { stelTerugmeldingOp, uitkomstVoorMelder } from '../terugmelden.ts';
import { kernSectie, meldingVanTaak, niveausVanMelding, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({ gesproken: codeUit(['ja', 'nee']), bevatInhoud: codeUit(['ja', 'nee']), toelichting: z.string().trim().max(1000).optional(), uitkomst: codeUit(['versturen']) });

/** What the sender hears (R1.4): that it was received, picked up by whom or closed; a citizen never hears content. */
export const terugmeldingOpstellen = taakafhandeling({
  formId: 'uitwisselen-melding.terugmelding-opstellen', doel: 'melding-beoordelen', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    await niveausVanMelding(ctx, m, ['CAS', 'PRO']);
    return { beginwaarden: {}, secties: [kernSectie(m), { titel: 'Dit hoort de melder altijd', gegevenssoort: 'CAS', regels: [{ label: 'Uitkomst', waarde: naamVanCode(uitkomstVoorMelder(m)) }, { label: 'Nooit', waarde: 'Iets over de personen of de inhoud van de casus' }] }] };
  },
  voltooi: async (ctx, a) => {
    if (a.bevatInhoud === 'ja') weigerBijFouten([{ veld: '/toelichting', code: 'inhoud', melding: 'Haal de informatie over personen uit de toelichting. De melder mag die niet krijgen.' }]);
    const m = await meldingVanTaak(ctx);
    await stelTerugmeldingOp(ctx.kern, ctx.tx, m, m.verzenderAccountId === null ? a.toelichting ?? null : null, a.gesproken === 'ja', ctx.medewerker.medewerkerId);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De terugmelding staat klaar.' };
  },
});
