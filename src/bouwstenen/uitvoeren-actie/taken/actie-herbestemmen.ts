import { z } from 'zod';
import { eindeVanDag } from '../../../domein/kalender.ts';
import { id, oin, tijdstip, vlag } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { mogelijkeUitvoerders } from '../uitvoerders.ts';
import { herbestem, kanTegenvoorstel } from '../herbestemmen.ts';
import { actieVanTaak, alsRegisseur, wieVan } from '../omgeving.ts';
import { antwoordsectie, opdrachtsectie } from '../secties.ts';

const uitkomsten = ['andere-partner', 'tegenvoorstel-akkoord', 'vervallen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  organisatieId: z.uuid().nullable().optional(),
  nieuweDatum: z.iso.date().nullable().optional(),
  reden: z.string().trim().min(10).max(2000),
});

/** Human task actie-herbestemmen (processen §2.11 step 3): nobody carries the actie out, so the casusregisseur decides. */
export const actieHerbestemmen = taakafhandeling({
  formId: 'uitvoeren-actie.actie-herbestemmen', doel: 'plan-regisseren', aard: 'besluit', antwoorden,
  uit: z.strictObject({
    uitkomst: z.enum(uitkomsten), organisatieId: z.union([id, oin]).optional(), isAangesloten: vlag.optional(), uiterlijkOp: tijdstip.optional(),
    uitvoerTrapEenOp: tijdstip.optional(), uitvoerTrapTweeOp: tijdstip.optional(), uitvoerTrapDrieOp: tijdstip.optional(), uitvoerTrapVierOp: tijdstip.optional(),
  }),
  lees: async (ctx) => {
    const actie = await actieVanTaak(ctx);
    const { niveaus } = await alsRegisseur(ctx);
    return {
      beginwaarden: {},
      opties: { organisatieId: (await mogelijkeUitvoerders(ctx.tx, ctx)).map((o) => ({ waarde: o.id, label: o.naam, ...(o.id === actie.uitvoerder_organisatie_id && { uitleg: 'Deze organisatie had de opdracht al' }) })) },
      nietMogelijk: kanTegenvoorstel(actie) ? {} : { 'tegenvoorstel-akkoord': 'Er ligt geen tegenvoorstel.' },
      secties: [opdrachtsectie(actie, niveaus), await antwoordsectie(ctx.tx, actie, niveaus)],
    };
  },
  voltooi: async (ctx, a) => {
    const actie = await actieVanTaak(ctx);
    await alsRegisseur(ctx, ['ACT'], 'schrijven');
    const uit = a.uitkomst === 'andere-partner'
      ? await herbestem(ctx.kern, ctx.tx, actie.id, { uitkomst: a.uitkomst, organisatieId: a.organisatieId ?? null, uiterlijkOp: a.nieuweDatum ? eindeVanDag(a.nieuweDatum) : null, reden: a.reden }, wieVan(ctx))
      : await herbestem(ctx.kern, ctx.tx, actie.id, { uitkomst: a.uitkomst, reden: a.reden }, wieVan(ctx));
    return { variabelen: { uitkomst: a.uitkomst, ...uit }, samenvatting: a.uitkomst === 'andere-partner' ? 'De actie gaat naar een andere uitvoerder.' : a.uitkomst === 'vervallen' ? 'De actie vervalt.' : 'Het tegenvoorstel bij de actie is overgenomen.' };
  },
});
