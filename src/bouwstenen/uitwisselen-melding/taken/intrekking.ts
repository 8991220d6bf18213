import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { jaNee, naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { beoordeelIntrekking, besluitBeeindigen, lopendeIntrekking } from '../intrekken.ts';
import { isMelderGesproken } from '../terugmelden.ts';
import { datumtijd, kernSectie, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten, type Sectie } from './gedeeld.ts';
import type { TaakContext } from '../../../taken/taakafhandeling.ts';

/** What the first person answered; empty until he did. */
const antwoordwoord = (w: string | null | undefined): string | null => (w === 'onbekend' ? 'Dat is niet bekend' : naamVanCode(w) || null);

const secties = async (ctx: TaakContext): Promise<Sectie[]> => {
  const m = await meldingVanTaak(ctx);
  const niveaus = await niveausVanMelding(ctx, m, ['CAS', 'PRO', 'MEL']);
  const i = await lopendeIntrekking(ctx.tx, m.id);
  return [kernSectie(m), { titel: 'De intrekking', gegevenssoort: 'MEL', regels: [{ label: 'Gevraagd op', waarde: datumtijd(i?.op ?? null) }, ...((niveaus.MEL ?? 0) >= 2 ? [{ label: 'Reden van de melder', waarde: i?.reden ?? null }, { label: 'De melder is gesproken bij de terugmelding', waarde: jaNee(await isMelderGesproken(ctx.tx, m.id)) },
    { label: 'Er blijven zorgen over de veiligheid', waarde: antwoordwoord(i?.zorgenBlijven) }, { label: 'De melder kan onder druk zijn gezet', waarde: antwoordwoord(i?.druk) }] : [])] }];
};

const eerste = z.strictObject({ zorgenBlijven: codeUit(['ja', 'nee', 'onbekend']), druk: codeUit(['ja', 'nee', 'onbekend']), motivatie: tekst.optional(), uitkomst: codeUit(['doorgaan', 'beeindigen']) });
/** A withdrawal never stops a case by itself: a person decides (processen §2.0). */
export const intrekkingBeoordelen = taakafhandeling({
  formId: 'uitwisselen-melding.intrekking-beoordelen', doel: 'melding-beoordelen', aard: 'besluit', antwoorden: eerste, uit: z.strictObject({ uitkomst: eerste.shape.uitkomst }),
  lees: async (ctx) => ({ beginwaarden: {}, secties: await secties(ctx) }),
  voltooi: async (ctx, a) => {
    weigerBijFouten([...teKort('motivatie', a.motivatie, 20, 'Leg in minstens 20 tekens uit waarom.'), ...(a.uitkomst === 'beeindigen' && a.zorgenBlijven === 'ja' ? [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: 'Er blijven zorgen: dan gaat de casus door.' }] : [])]);
    await beoordeelIntrekking(ctx.kern, ctx.tx, String(ctx.variabelen['meldingId']), { besluit: a.uitkomst, motivatie: a.motivatie ?? '', zorgenBlijven: a.zorgenBlijven, druk: a.druk, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'doorgaan' ? 'De melder trok in; de casus gaat door.' : 'Voorgesteld is de casus na de intrekking te beëindigen.' };
  },
});

const tweede = z.strictObject({ voorstelKlopt: codeUit(['ja', 'nee']), kinderenVeilig: codeUit(['ja', 'nee', 'geen-kinderen']), motivatie: tekst.optional(), uitkomst: codeUit(['akkoord', 'terug']) });
/** The second person; the one who proposed ending is refused (domein §1.6). */
export const intrekkingTweedeAkkoord = taakafhandeling({
  formId: 'uitwisselen-melding.intrekking-tweede-akkoord', doel: 'melding-beoordelen', aard: 'besluit', antwoorden: tweede, uit: z.strictObject({ uitkomst: tweede.shape.uitkomst }),
  uitgeslotenMedewerker: async (ctx) => (await lopendeIntrekking(ctx.tx, String(ctx.variabelen['meldingId'])))?.beoordeeldDoor ?? null,
  lees: async (ctx) => ({ beginwaarden: {}, secties: await secties(ctx) }),
  voltooi: async (ctx, a) => {
    weigerBijFouten([...teKort('motivatie', a.motivatie, 20, 'Leg in minstens 20 tekens uit waarom.'), ...(a.uitkomst === 'akkoord' && (a.voorstelKlopt === 'nee' || a.kinderenVeilig === 'nee') ? [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: 'U kunt alleen akkoord geven als het voorstel klopt en kinderen veilig zijn.' }] : [])]);
    await besluitBeeindigen(ctx.kern, ctx.tx, String(ctx.variabelen['meldingId']), a.uitkomst, a.motivatie ?? '', ctx.medewerker.medewerkerId);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Twee personen besloten de casus te beëindigen.' : 'Het voorstel om te beëindigen is teruggelegd.' };
  },
});
