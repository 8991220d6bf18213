import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { pakSignaalOp } from '../herbestemmen.ts';
import { actieVanTaak, alsRegisseur, wieVan } from '../omgeving.ts';
import { antwoordsectie, opdrachtsectie, resultaatsectie } from '../secties.ts';

const uitkomsten = ['doorgaan', 'herbestemmen', 'overleggen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  contact: z.enum(['gesproken', 'bericht', 'niet-bereikt', 'geen']),
  reden: z.string().trim().min(20).max(2000),
});
const uitvoerend = ['geaccepteerd', 'in-uitvoering', 'heropend', 'opgeschort'];

/** Human task signaal-oppakken (R11.3 trap 3): the actie is three werkdagen overdue; the casusregisseur looks what is the matter. */
export const signaalOppakken = taakafhandeling({
  formId: 'uitvoeren-actie.signaal-oppakken', doel: 'plan-regisseren', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const actie = await actieVanTaak(ctx);
    const { niveaus } = await alsRegisseur(ctx);
    return {
      beginwaarden: {}, nietMogelijk: uitvoerend.includes(actie.status) ? {} : { herbestemmen: 'De actie wordt nu niet meer uitgevoerd. Zij ligt al verder.' },
      secties: [opdrachtsectie(actie, niveaus), await antwoordsectie(ctx.tx, actie, niveaus), await resultaatsectie(ctx.tx, actie, niveaus)],
    };
  },
  voltooi: async (ctx, a) => {
    const actie = await actieVanTaak(ctx);
    await alsRegisseur(ctx, ['ACT'], 'schrijven');
    await pakSignaalOp(ctx.kern, ctx.tx, actie.id, a, wieVan(ctx));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De casusregisseur pakte het signaal over de actie op.' };
  },
});
