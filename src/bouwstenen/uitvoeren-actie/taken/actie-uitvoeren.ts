import { z } from 'zod';
import { resultaten } from '../../../domein/actie/voorganger.ts';
import { weigercodes } from '../../../domein/actie/weigeren.ts';
import { tijdstip } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { resultaatuitkomsten } from '../model.ts';
import { actieVanTaak, alsUitvoerder, wieVan } from '../omgeving.ts';
import { schermVan } from '../scherm.ts';
import { opdrachtsectie, persoonsecties, resultaatsectie } from '../secties.ts';
import { geefTerug, meldResultaat, uitkomstVan } from '../uitvoering.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(resultaatuitkomsten),
  resultaat: z.enum(resultaten).nullable().optional(),
  toelichting: z.string().trim().max(4000).nullable().optional(),
  uitgevoerdOp: z.iso.date().nullable().optional(),
  isVervolgNodig: z.boolean().optional(),
  weigercode: z.enum(weigercodes).nullable().optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'teruggeven') {
    if (!a.weigercode) ctx.addIssue({ code: 'custom', path: ['weigercode'], message: 'Kies waarom u de actie teruggeeft' });
    return;
  }
  if (!a.resultaat) ctx.addIssue({ code: 'custom', path: ['resultaat'], message: 'Kies wat het resultaat is' });
  else if (uitkomstVan(a.resultaat) !== a.uitkomst) ctx.addIssue({ code: 'custom', path: ['resultaat'], message: a.uitkomst === 'gereed' ? 'Bij "gereed" hoort behaald of deels behaald' : 'Bij "niet gelukt" hoort niet behaald of niet uitvoerbaar' });
  if (!a.toelichting) ctx.addIssue({ code: 'custom', path: ['toelichting'], message: 'Schrijf op wat er is gedaan' });
});

/** Human task actie-uitvoeren (processen §2.11 step 4): the uitvoerder reports what came of it, or gives the actie back. */
export const actieUitvoeren = taakafhandeling({
  formId: 'uitvoeren-actie.actie-uitvoeren', doel: 'actie-uitvoeren', aard: 'vastlegging', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(resultaatuitkomsten), herbestemTrapVierOp: tijdstip.optional() }),
  lees: async (ctx) => {
    const actie = await actieVanTaak(ctx);
    const { niveaus } = await alsUitvoerder(ctx, actie, 'lezen');
    return {
      beginwaarden: { isVervolgNodig: false },
      secties: [opdrachtsectie(actie, niveaus), ...await persoonsecties(ctx.kern, ctx.tx, actie, niveaus), await resultaatsectie(ctx.tx, actie, niveaus)],
      scherm: await schermVan(ctx, actie, 'uitvoeren'),
    };
  },
  voltooi: async (ctx, a) => {
    const actie = await actieVanTaak(ctx);
    await alsUitvoerder(ctx, actie, 'schrijven');
    if (a.uitkomst === 'teruggeven') {
      const { herbestemTrapVierOp } = await geefTerug(ctx.kern, ctx.tx, actie.id, { weigercode: a.weigercode ?? 'anders', toelichting: a.toelichting ?? null }, wieVan(ctx));
      return { variabelen: { uitkomst: 'teruggeven', herbestemTrapVierOp }, samenvatting: 'De uitvoerder gaf de actie terug.' };
    }
    await meldResultaat(ctx.kern, ctx.tx, actie.id, { resultaat: a.resultaat ?? 'niet-uitvoerbaar', toelichting: a.toelichting ?? '', uitgevoerdOp: a.uitgevoerdOp ?? null, vervolgNodig: a.isVervolgNodig ?? false }, wieVan(ctx));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'gereed' ? 'De uitvoerder meldde de actie gereed.' : 'De uitvoerder meldde dat de actie niet is gelukt.' };
  },
});
