import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { verwerkAanvulling } from '../concept.ts';
import { bewaarOnderdelen, kolommenVan, leesInhoud } from '../inhoud-store.ts';
import { inhoud as inhoudSchema } from '../model.ts';
import * as store from '../store.ts';
import { kern0 } from '../toegang.ts';
import { kernSectie, legBesluitVast, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({ toelichting: tekst.optional(), geinformeerd: codeUit(['ja', 'nee']).optional(), geinformeerdReden: tekst.optional(), inhoud: inhoudSchema.optional(), uitkomst: codeUit(['aangevuld', 'niet-aan-te-vullen']) });

/** The sender adds what the meldpunt asked for; whatever he cannot give, the meldpunt decides with what there is. */
export const meldingAanvullen = taakafhandeling({
  formId: 'uitwisselen-melding.melding-aanvullen', doel: 'melding-beoordelen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    await niveausVanMelding(ctx, m, kern0, 'EIGEN');
    const criteria = new Map((await store.criteriaVan(ctx.tx, m.soort)).map((c) => [c.code, c.melding]));
    return {
      beginwaarden: {}, secties: [kernSectie(m), { titel: 'Het meldpunt vraagt', gegevenssoort: 'PRO', regels: [{ label: 'Vraag', waarde: m.gevraagdeAanvulling }, ...m.ontbreekt.map((code) => ({ label: 'Nog nodig', waarde: criteria.get(code) ?? null }))] }],
      scherm: { meldingId: m.id, soort: m.soort, ontbreekt: m.ontbreekt, inhoud: await leesInhoud(ctx.kern, ctx.tx, m) },
    };
  },
  voltooi: async (ctx, a) => {
    const m = await meldingVanTaak(ctx);
    if (a.uitkomst === 'niet-aan-te-vullen') {
      weigerBijFouten(teKort('toelichting', a.toelichting, 10, 'Leg kort uit waarom u niet kunt aanvullen.'));
      await legBesluitVast(ctx, a.uitkomst, a.toelichting, {});
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De melder kan de melding niet aanvullen.' };
    }
    const gegeven = a.inhoud ?? {};
    const inhoud = { ...gegeven, antwoorden: { ...gegeven.antwoorden, ...(a.geinformeerd === undefined ? {} : { geinformeerd: a.geinformeerd }), ...(a.geinformeerdReden === undefined ? {} : { geinformeerdReden: a.geinformeerdReden }), ...(a.toelichting === undefined || a.toelichting === '' ? {} : { overigeInformatie: a.toelichting }) } };
    if (a.inhoud === undefined && Object.keys(inhoud.antwoorden).length === 0) weigerBijFouten([{ veld: '/toelichting', code: 'verplicht', melding: 'Vul aan wat het meldpunt vraagt.' }]);
    await store.wijzigMelding(ctx.tx, m.id, kolommenVan(inhoud), ctx.now);
    await bewaarOnderdelen(ctx.kern, ctx.tx, m.id, inhoud, false);
    const t = await verwerkAanvulling(ctx.kern, ctx.tx, await meldingVanTaak(ctx));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: t.ontbreekt.length === 0 ? 'De melding is aangevuld en volledig.' : `De melding is aangevuld; er ontbreken nog ${t.ontbreekt.length} onderdelen.` };
  },
});
