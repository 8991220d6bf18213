import { z } from 'zod';
import { aanvaardRegie, voorgesteldeRegisseurVan, weigerRegie } from '../../../casus/index.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { regieVan } from '../../../toegang/index.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['aanvaard', 'geweigerd']),
  betrokkenheid: z.enum(['geen', 'eerdere-hulp', 'persoonlijk']),
  heeftTijd: z.boolean(),
  reden: z.string().trim().max(1000).optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'geweigerd' && (a.reden ?? '').length < 20) ctx.addIssue({ code: 'custom', path: ['reden'], message: 'Schrijf in minstens 20 tekens op waarom u de regie niet aanvaardt' });
  if (a.uitkomst === 'aanvaard' && a.betrokkenheid === 'persoonlijk') ctx.addIssue({ code: 'custom', path: ['betrokkenheid'], message: 'Kent u het gezin persoonlijk, dan kan iemand anders de regie beter nemen' });
  if (a.uitkomst === 'aanvaard' && !a.heeftTijd) ctx.addIssue({ code: 'custom', path: ['heeftTijd'], message: 'Aanvaarden kan als u tijd heeft voor deze casus' });
});

/**
 * Human task casusregisseur-aanvaarden (processen §2.10 step 1). It asks no personal data: who is asked is not in the team yet and sees nothing
 * of the casus before he accepts (R10.6), so there is nothing for `toegang` to give.
 */
export const casusregisseurAanvaarden = taakafhandeling({
  formId: 'regisseren-plan.casusregisseur-aanvaarden', doel: 'plan-regisseren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['aanvaard', 'geweigerd']) }),
  lees: async (ctx) => {
    const voorstel = await voorgesteldeRegisseurVan(ctx.tx, ctx.casusId);
    return {
      beginwaarden: {}, nietMogelijk: voorstel?.medewerkerId === ctx.medewerker.medewerkerId ? {} : { aanvaard: 'U bent niet (meer) gevraagd als casusregisseur van deze casus' },
      secties: [{ titel: 'De vraag', gegevenssoort: 'PRO', regels: [{ label: 'Gevraagd', waarde: 'Wilt u casusregisseur worden van deze casus?' }, { label: 'Spoed', waarde: typeof ctx.variabelen['urgentieCode'] === 'string' ? ctx.variabelen['urgentieCode'].toUpperCase() : null }, { label: 'Wat u nu ziet', waarde: 'Na aanvaarden ziet u de casus. Eerder niet.' }] }],
    };
  },
  voltooi: async (ctx, a) => {
    if (a.uitkomst === 'aanvaard') await aanvaardRegie(ctx.kern, ctx.tx, ctx.casusId, ctx.medewerker.medewerkerId);
    else {
      const voorstel = await voorgesteldeRegisseurVan(ctx.tx, ctx.casusId);
      // Nobody but who was asked refuses; the regie of this casus may close a question to somebody who is not there (R9.6).
      const isRegie = ctx.medewerker.toegangsrol === 'procesregisseur' && (await regieVan(ctx.tx, ctx.verbandCode, ctx.regioCode))?.id === ctx.medewerker.organisatieId;
      if (voorstel !== undefined && voorstel.medewerkerId !== ctx.medewerker.medewerkerId && !isRegie) throw new Probleem('rol-onvoldoende', 'Deze vraag is niet aan u gesteld. Er is niets gewijzigd.');
      if (voorstel !== undefined) await weigerRegie(ctx.kern, ctx.tx, ctx.casusId, voorstel.medewerkerId, a.reden ?? '');
    }
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'aanvaard' ? 'De casusregie is aanvaard.' : 'De casusregie is niet aanvaard. De voorzitter vraagt iemand anders.' };
  },
});
