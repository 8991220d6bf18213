import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { controlelijst, keurAfsluiting } from '../afsluiten.ts';
import { laatsteAfsluiting } from '../afsluit-store.ts';
import { vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, vraagToegang } from '../omgeving.ts';
import { voorstelsectie } from '../secties.ts';

const antwoorden = z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']), isControlelijstBekeken: z.boolean().optional(), isZonderNamen: z.boolean().optional(), motivatie: z.string().trim().min(20).max(2000) }).superRefine((a, ctx) => {
  if (a.uitkomst !== 'akkoord') return;
  if (a.isControlelijstBekeken !== true) ctx.addIssue({ code: 'custom', path: ['isControlelijstBekeken'], message: 'Akkoord kan pas als u de controlelijst heeft bekeken' });
  if (a.isZonderNamen !== true) ctx.addIssue({ code: 'custom', path: ['isZonderNamen'], message: 'Akkoord kan pas als in de leerpunten niemand te herkennen is' });
});

/** Human task afsluiting-akkoord (domein §1.6, D13): closing a casus takes two people, the second one of the regie. */
export const afsluitingAkkoord = taakafhandeling({
  formId: 'nazorg-afsluiten.afsluiting-akkoord', doel: 'casus-afsluiten', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']) }),
  uitgeslotenMedewerker: async (ctx) => (await laatsteAfsluiting(ctx.tx, nazorgIdVan(ctx)))?.akkoordRegisseur ?? null,
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'ORG'], 'lezen', 'casus-afsluiten');
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    const a = await laatsteAfsluiting(ctx.tx, n.id);
    if (!a) throw new Error('Dit voorstel bestaat niet');
    return { beginwaarden: {}, secties: [voorstelsectie(a, await controlelijst(ctx.tx, n), (niveaus.CAS ?? -1) >= 2)] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['CAS'], 'schrijven', 'casus-afsluiten');
    await keurAfsluiting(ctx.kern, ctx.tx, { nazorgId: nazorgIdVan(ctx), uitkomst: a.uitkomst, motivatie: a.motivatie, isZonderNamen: a.isZonderNamen ?? false, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met het sluiten.' : 'Een tweede persoon stuurde het voorstel om te sluiten terug.' };
  },
});
