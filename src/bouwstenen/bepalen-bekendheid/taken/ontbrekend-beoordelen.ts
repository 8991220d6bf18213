import { z } from 'zod';
import { aantal, codeUit, duur, id, vlag } from '../../../domein/variabelen.ts';
import { naamVanCode, woordVanCode } from '../../../domein/woorden.ts';
import type { Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { organisatie, tijdlijn } from '../buren.ts';
import { uitvraagObject } from '../opdracht.ts';
import { magOpnieuw, ontbrekendeVerplichte, openHerhaling } from '../partners.ts';
import * as store from '../store.ts';
import { datumtijd, niveausVan, plaatsVan, teKort, tekst, uitvraagVanTaak, weigerBijFouten, type Sectie } from './gedeeld.ts';

const partner = z.strictObject({ opdrachtId: id, organisatieId: id, isVerplicht: vlag, isAangesloten: vlag, partnerTermijn: duur });
const antwoorden = z.strictObject({
  contactGezocht: codeUit(['ja', 'nee']), belang: codeUit(['nodig-voor-veiligheid', 'kan-wachten', 'elders-bekend']), redenDoorgaan: tekst.optional(),
  uitkomst: codeUit(['opnieuw-uitvragen', 'doorgaan-zonder', 'signaleren']),
});
const nietOpnieuw = 'U heeft al twee keer opnieuw gevraagd.';

/** Step 5 of processen §2.3: a mandatory partner did not answer; the machine never decides that this is good enough. */
export const ontbrekendBeoordelen = taakafhandeling({
  formId: 'bepalen-bekendheid.ontbrekend-beoordelen', doel: 'bekendheid-bepalen', aard: 'vastlegging', antwoorden,
  uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst, partners: z.array(partner), aantalVerplicht: aantal, totaalTermijn: duur }),
  lees: async (ctx) => {
    const u = await uitvraagVanTaak(ctx);
    await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(u, u.persoon_ids, {}), ['CAS', 'ORG', 'BEK', 'PRO']);
    const regels: Sectie['regels'] = [];
    for (const o of ontbrekendeVerplichte(await store.opdrachtenVan(ctx.tx, u.id))) {
      regels.push({ label: (await organisatie(ctx.tx, o.organisatie_id)).naam, waarde: `Geen antwoord. Gevraagd op ${datumtijd(o.verzonden_op) ?? '-'}, ${o.herinneringen} keer herinnerd.${o.onbereikbaar_oorzaak === null ? '' : ` Niet bereikbaar: ${woordVanCode(o.onbereikbaar_oorzaak)}.`}` });
    }
    return { beginwaarden: {}, ...(!magOpnieuw(u) && { nietMogelijk: { 'opnieuw-uitvragen': nietOpnieuw } }), secties: [
      { titel: 'Verplichte partners zonder antwoord', gegevenssoort: 'ORG', regels },
      { titel: 'De vorige keer', gegevenssoort: 'PRO', regels: u.ontbrekend_belang === null ? [] : [{ label: 'Contact gezocht met de partner', waarde: naamVanCode(u.ontbrekend_contact) }, { label: 'Belang van het antwoord', waarde: naamVanCode(u.ontbrekend_belang) }] },
    ] };
  },
  voltooi: async (ctx, a) => {
    const u = await uitvraagVanTaak(ctx);
    const fouten: Fout[] = [];
    if (a.uitkomst === 'doorgaan-zonder') fouten.push(...teKort('redenDoorgaan', a.redenDoorgaan, 30, 'Leg in minstens 30 tekens uit waarom u zonder dit antwoord verder gaat.'));
    if (a.uitkomst === 'opnieuw-uitvragen' && !magOpnieuw(u)) fouten.push({ veld: '/uitkomst', code: 'te-vaak', melding: nietOpnieuw });
    weigerBijFouten(fouten);
    await store.wijzigUitvraag(ctx.tx, u.id, { ontbrekend_contact: a.contactGezocht, ontbrekend_belang: a.belang }, ctx.now);
    if (a.uitkomst === 'opnieuw-uitvragen') {
      const lijst = await openHerhaling(ctx.kern, ctx.tx, plaatsVan(ctx), u);
      return { variabelen: { uitkomst: a.uitkomst, ...lijst }, samenvatting: `${lijst.partners.length} verplichte partners worden opnieuw gevraagd.` };
    }
    if (a.uitkomst === 'doorgaan-zonder') {
      await store.wijzigUitvraag(ctx.tx, u.id, { doorgaan_reden: a.redenDoorgaan, doorgaan_door: ctx.medewerker.medewerkerId }, ctx.now);
      await tijdlijn(ctx.kern, ctx.tx, { casusId: ctx.casusId, op: ctx.now, zin: 'Er is met een reden besloten om zonder een verplicht antwoord verder te gaan.', bron: `doorgaan:${ctx.taakId}`, actorOrganisatieId: ctx.medewerker.organisatieId, actorMedewerkerId: ctx.medewerker.medewerkerId });
    }
    return { variabelen: { uitkomst: a.uitkomst, partners: [], aantalVerplicht: 0, totaalTermijn: 'PT0S' }, samenvatting: a.uitkomst === 'doorgaan-zonder' ? 'Er wordt zonder een verplicht antwoord verder gegaan.' : 'Er is een signaal gegeven over een ontbrekend antwoord.' };
  },
});
