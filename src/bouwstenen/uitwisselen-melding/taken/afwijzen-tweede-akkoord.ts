import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { besluitAfwijzing } from '../beoordelen.ts';
import * as store from '../store.ts';
import { actor, kernSectie, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({ redenKlopt: codeUit(['ja', 'nee']), veiligheidGewogen: codeUit(['ja', 'nee']), motivatie: tekst.optional(), uitkomst: codeUit(['akkoord', 'terug']) });

/** Four eyes on rejecting (domein §1.6): somebody else than who proposed it. */
export const afwijzenTweedeAkkoord = taakafhandeling({
  formId: 'uitwisselen-melding.afwijzen-tweede-akkoord', doel: 'melding-beoordelen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  uitgeslotenMedewerker: async (ctx) => (await store.laatsteBeoordeling(ctx.tx, String(ctx.variabelen['meldingId']), 'afwijzen'))?.door ?? null,
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    const niveaus = await niveausVanMelding(ctx, m, ['CAS', 'PRO', 'MEL', 'VEI']);
    const eerste = await store.laatsteBeoordeling(ctx.tx, m.id, 'afwijzen');
    return { beginwaarden: {}, secties: [kernSectie(m), { titel: 'Voorstel om af te wijzen', gegevenssoort: 'MEL', regels: (niveaus.MEL ?? 0) >= 2 ? [{ label: 'Reden', waarde: naamVanCode(eerste?.redenCode) || null }, { label: 'Uitleg', waarde: eerste?.motivatie ?? null }, { label: 'Situatie', waarde: m.situatieschets }] : [] }] };
  },
  voltooi: async (ctx, a) => {
    weigerBijFouten([...teKort('motivatie', a.motivatie, 20, 'Leg in minstens 20 tekens uit waarom.'), ...(a.uitkomst === 'akkoord' && (a.redenKlopt === 'nee' || a.veiligheidGewogen === 'nee') ? [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: 'U kunt alleen akkoord geven als de reden klopt en de veiligheid is gewogen.' }] : [])]);
    await besluitAfwijzing(ctx.kern, ctx.tx, String(ctx.variabelen['meldingId']), a.uitkomst, a.motivatie ?? '', actor(ctx));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'De melding is afgewezen.' : 'De afwijzing is teruggelegd bij het meldpunt.' };
  },
});
