import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { bespreekstanden, zetOpAgenda } from '../../overleggen-casus/index.ts';
import { pakSignaalOp } from '../herbestemmen.ts';
import type { Actie } from '../model.ts';
import { actieVanTaak, alsRegisseur, wieVan } from '../omgeving.ts';
import { antwoordsectie, opdrachtsectie, resultaatsectie } from '../secties.ts';

const uitkomsten = ['doorgaan', 'herbestemmen', 'overleggen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  contact: z.enum(['gesproken', 'bericht', 'niet-bereikt', 'geen']),
  reden: z.string().trim().min(20).max(2000),
});
const uitvoerend = ['geaccepteerd', 'in-uitvoering', 'heropend', 'opgeschort'];

/** On the agenda of the next meeting, or waiting for one (ux §4.11); what stands there already stays as it is. */
const opAgenda = async (ctx: TaakContext, actie: Actie): Promise<void> => {
  if ((await bespreekstanden(ctx.tx, ctx.casusId)).some((b) => b.bron === 'actie' && b.bronId === actie.id)) return;
  await zetOpAgenda(ctx.kern, ctx.tx, { id: randomUUID(), casusId: ctx.casusId, thema: `Actie ${actie.actienummer} is over tijd`, bron: 'actie', bronId: actie.id, organisatieId: actie.uitvoerder_organisatie_id, door: ctx.medewerker, traceparent: ctx.traceparent });
};

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
    if (a.uitkomst === 'overleggen') await opAgenda(ctx, actie);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'overleggen' ? 'De casusregisseur zette de actie op de agenda van het volgende overleg.' : 'De casusregisseur pakte het signaal over de actie op.' };
  },
});
