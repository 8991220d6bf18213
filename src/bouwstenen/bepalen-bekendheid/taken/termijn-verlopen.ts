import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { codeUit } from '../../../domein/variabelen.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { tijdlijn } from '../buren.ts';
import { uitvraagObject } from '../opdracht.ts';
import * as store from '../store.ts';
import { niveausVan, teKort, tekst, uitvraagVanTaak, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({
  oorzaak: codeUit(['partner-traag', 'techniek', 'te-weinig-tijd', 'anders']), gevolgVeiligheid: codeUit(['ja', 'nee', 'onbekend']), toelichting: tekst.optional(), uitkomst: codeUit(['doorgaan', 'verlengen', 'overnemen']),
});

/** The term of this bouwsteen is over: work goes on, a person says how, with a reason (processen §0 item 7, §1.5). */
export const termijnVerlopen = taakafhandeling({
  formId: 'bepalen-bekendheid.termijn-verlopen', doel: 'bekendheid-bepalen', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const u = await uitvraagVanTaak(ctx);
    await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(u, u.persoon_ids, {}), ['CAS', 'PRO']);
    const vorige = await ctx.tx('bekendheid_termijnbesluit').where({ casus_id: ctx.casusId }).orderBy('op', 'desc').first<{ besluit: string; gevolg_veiligheid: string | null } | undefined>('besluit', 'gevolg_veiligheid');
    const opdrachten = (await store.opdrachtenVan(ctx.tx, u.id)).filter((o) => o.is_gekozen);
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, ctx.processInstanceKey), secties: [{ titel: 'Stand van de uitvraag', gegevenssoort: 'PRO', regels: [
      { label: 'Gevraagd', waarde: String(opdrachten.length) }, { label: 'Beantwoord', waarde: String(opdrachten.filter((o) => o.status === 'beantwoord').length) }] },
      { titel: 'De vorige keer', gegevenssoort: 'PRO', regels: vorige === undefined ? [] : [{ label: 'Besluit', waarde: naamVanCode(vorige.besluit) }, { label: 'Gevolgen voor de veiligheid', waarde: vorige.gevolg_veiligheid === 'onbekend' ? 'Dat is niet bekend' : naamVanCode(vorige.gevolg_veiligheid) || null }] }] };
  },
  voltooi: async (ctx, a) => {
    const u = await uitvraagVanTaak(ctx);
    await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(u, u.persoon_ids, {}), ['CAS', 'PRO']);
    weigerBijFouten(teKort('toelichting', a.toelichting, 20, 'Leg in minstens 20 tekens uit hoe u verder gaat.'));
    if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, ctx.processInstanceKey);
    await ctx.tx('bekendheid_termijnbesluit').insert({ casus_id: ctx.casusId, taak_id: ctx.taakId, besluit: a.uitkomst, oorzaak: a.oorzaak, gevolg_veiligheid: a.gevolgVeiligheid, reden: a.toelichting, door: ctx.medewerker.medewerkerId, op: ctx.now });
    const zin = { doorgaan: 'De termijn is verlopen. Het werk gaat door.', verlengen: 'De termijn is verlopen en verlengd.', overnemen: 'De termijn is verlopen. Iemand anders neemt het werk over.' }[a.uitkomst];
    await tijdlijn(ctx.kern, ctx.tx, { casusId: ctx.casusId, op: ctx.now, zin, bron: `termijn:${ctx.taakId}`, actorOrganisatieId: ctx.medewerker.organisatieId, actorMedewerkerId: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: zin };
  },
});
