import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { codeUit } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { maakToegang } from '../../../toegang/index.ts';
import { kernSectie, legBesluitVast, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten } from './gedeeld.ts';

const verlopen = z.strictObject({ oorzaak: codeUit(['drukte', 'wacht-op-ander', 'techniek', 'anders']), gevolgVeiligheid: codeUit(['ja', 'nee', 'onbekend']), toelichting: tekst.optional(), uitkomst: codeUit(['doorgaan', 'verlengen', 'overnemen']) });
/** The term of this bouwsteen is over: work goes on, a person says how, with a reason (processen §0 item 7, §1.5). */
export const termijnVerlopen = taakafhandeling({
  formId: 'uitwisselen-melding.termijn-verlopen', doel: 'melding-beoordelen', aard: 'signaal', antwoorden: verlopen, uit: z.strictObject({ uitkomst: verlopen.shape.uitkomst }),
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    await niveausVanMelding(ctx, m, ['CAS', 'PRO']);
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, ctx.processInstanceKey), secties: [kernSectie(m)] };
  },
  voltooi: async (ctx, a) => {
    weigerBijFouten(teKort('toelichting', a.toelichting, 20, 'Leg in minstens 20 tekens uit hoe u verder gaat.'));
    if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, ctx.processInstanceKey);
    await legBesluitVast(ctx, a.uitkomst, a.toelichting, { oorzaak: a.oorzaak, gevolgVeiligheid: a.gevolgVeiligheid });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: { doorgaan: 'De termijn is verlopen. Het werk gaat door.', verlengen: 'De termijn is verlopen en verlengd.', overnemen: 'De termijn is verlopen. Iemand anders neemt het werk over.' }[a.uitkomst] };
  },
});

const na = z.strictObject({ heeftGevolg: codeUit(['ja', 'nee']), gevaarNu: codeUit(['ja', 'nee', 'onbekend']), toelichting: tekst.optional(), uitkomst: codeUit(['nieuwe-melding', 'ter-kennisgeving']) });
/** A message that found no running casus: nothing is dropped in silence (processen §1.4). */
export const berichtNaAfsluiting = taakafhandeling({
  formId: 'uitwisselen-melding.bericht-na-afsluiting', doel: 'melding-beoordelen', aard: 'contact', antwoorden: na, uit: z.strictObject({ uitkomst: na.shape.uitkomst }),
  lees: async (ctx) => {
    await maakToegang(ctx.kern).vraag(ctx.tx, { aanvrager: ctx.medewerker, doel: 'melding-beoordelen', actie: 'lezen', gevraagd: ['CAS', 'PRO'], traceparent: ctx.traceparent, object: { type: 'casus', id: ctx.casusId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: [], feiten: { GAAN: true } } });
    return { beginwaarden: {}, secties: [{ titel: 'Het bericht', gegevenssoort: 'CAS', regels: [{ label: 'Kenmerk', waarde: typeof ctx.variabelen['berichtId'] === 'string' ? ctx.variabelen['berichtId'] : null }, { label: 'Waarom hier', waarde: 'De casus waarvoor dit bericht kwam, is al gesloten.' }] }] };
  },
  voltooi: async (ctx, a) => {
    weigerBijFouten([...teKort('toelichting', a.toelichting, 20, 'Leg in minstens 20 tekens uit waarom.'), ...(a.uitkomst === 'ter-kennisgeving' && a.gevaarNu === 'ja' ? [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: 'Er is nu gevaar: maak er een nieuwe melding van.' }] : [])]);
    await legBesluitVast(ctx, a.uitkomst, a.toelichting, { heeftGevolg: a.heeftGevolg, gevaarNu: a.gevaarNu });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'nieuwe-melding' ? 'Het late bericht wordt een nieuwe melding.' : 'Het late bericht is ter kennisgeving aangenomen.' };
  },
});
