import { z } from 'zod';
import { datumVan } from '../../../domein/kalender.ts';
import { controleerOvergang } from '../../../domein/overgangen.ts';
import { codeUit } from '../../../domein/variabelen.ts';
import { Probleem, type Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { maakToegang } from '../../../toegang/index.ts';
import { gegevenssoorten, type Gegevenssoort } from '../../../toegang/toegang.ts';
import { isAangesloten, organisatie } from '../buren.ts';
import { mogelijkeHouders, type Houderkeuze } from '../houders.ts';
import type { Uitvraag } from '../model.ts';
import { uitvraagObject } from '../opdracht.ts';
import { isVernieuwbaar } from '../verzamelen.ts';
import { controleerVragen } from '../vraagregels.ts';
import * as verzoeken from '../verzoek-store.ts';
import { niveausVan, personenAlsKeuze, plaatsVan, teKort, tekst, uitvraagVanTaak, weigerBijFouten, type Keuze } from './gedeeld.ts';

const paar = z.string().regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/);
const antwoorden = z.strictObject({
  houders: z.array(paar).max(60).optional(), vragen: z.array(z.string().max(40)).max(20).optional(), eigenVraag: z.string().trim().max(300).optional(), eigenVraagSoort: z.enum(gegevenssoorten).optional(),
  noodzaak: tekst.optional(), isWettelijkeTaak: z.boolean().optional(), redenNietNodig: tekst.optional(), uitkomst: codeUit(['vragen', 'niet-nodig']),
});
type Antwoorden = z.infer<typeof antwoorden>;
const waarde = (k: Houderkeuze): string => `${k.houderId}.${k.persoonId}`;
const redenen = { bekend: 'Bekend', 'wettelijke-taak': 'Wettelijke taak: ook zonder "bekend"', beroepsgeheim: 'Beroepsgeheim: deze houder beslist zelf per vraag' } as const;

const leesbaar = (v: string | undefined): string | undefined => (v === undefined || v.trim() === '' ? undefined : v);

/** The questions asked and the ground for each: the matrix must let the asker receive that gegevenssoort in full for `verrijken` (R3.5). */
const grondslagenVoor = async (ctx: TaakContext, u: Uitvraag, soorten: readonly Gegevenssoort[]): Promise<readonly string[]> => {
  const besluit = await maakToegang(ctx.kern).vraag(ctx.tx, { aanvrager: ctx.medewerker, doel: 'verrijken', actie: 'schrijven', gevraagd: soorten, object: uitvraagObject(u, u.persoon_ids, { VERSTREKT: true }), traceparent: ctx.traceparent });
  const zonder = soorten.filter((s) => (besluit.niveaus[s] ?? 0) < 2);
  if (zonder.length > 0) throw new Probleem('geen-grondslag', 'Voor een van deze vragen is geen grondslag. Kies een andere vraag. Er is niets verstuurd.', { doel: 'verrijken', gevraagd: zonder });
  return besluit.grondslagen;
};

/** The chosen pairs, each allowed (R3.5). A holder without hit and without statutory task is refused as 403 geen-grondslag. */
const kies = async (ctx: TaakContext, u: Uitvraag, a: Antwoorden): Promise<Houderkeuze[]> => {
  const mogelijk = new Map((await mogelijkeHouders(ctx.tx, u, ctx.now)).map((k) => [waarde(k), k]));
  return (a.houders ?? []).map((w) => {
    const k = mogelijk.get(w);
    if (k === undefined || (k.reden === 'wettelijke-taak' && a.isWettelijkeTaak !== true)) throw new Probleem('geen-grondslag', 'Deze organisatie heeft niet gemeld dat zij de persoon kent, en er is geen wettelijke taak gekozen. Er is niets verstuurd.', { doel: 'verrijken' });
    return k;
  });
};

/** Step 6 of processen §2.3: named questions to a named holder, each with doel and ground, and why they are needed (R3.5). */
export const verzoekOpstellen = taakafhandeling({
  formId: 'bepalen-bekendheid.verzoek-opstellen', doel: 'verrijken', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const u = await uitvraagVanTaak(ctx);
    const niveaus = await niveausVan(ctx, 'verrijken', uitvraagObject(u, u.persoon_ids, { VERSTREKT: true }), ['IDE', 'BEK']);
    const namen = new Map((await personenAlsKeuze(ctx, u.persoon_ids, niveaus)).map((k) => [k.waarde, k.label]));
    const houders: Keuze[] = [];
    for (const k of await mogelijkeHouders(ctx.tx, u, ctx.now)) houders.push({ waarde: waarde(k), label: `${(await organisatie(ctx.tx, k.houderId)).naam} over ${namen.get(k.persoonId) ?? 'een betrokkene'}`, uitleg: redenen[k.reden] });
    const alle = await verzoeken.verzoekenVan(ctx.tx, u.id);
    const verlopen = alle.filter((v) => isVernieuwbaar(v, alle));
    const catalogus = await verzoeken.vraagcatalogus(ctx.tx, datumVan(ctx.now));
    return {
      beginwaarden: verlopen.length > 0 ? { houders: verlopen.map((v) => `${v.houder_id}.${v.persoon_id}`), noodzaak: verlopen[0]?.noodzaak } : {},
      opties: { houders, vragen: catalogus.map((v) => ({ waarde: v.code, label: v.tekst })), eigenVraagSoort: [...new Set(catalogus.map((v) => v.gegevenssoort))].map((s) => ({ waarde: s, label: s })) },
      secties: [{ titel: 'Eerdere verzoeken', gegevenssoort: 'BEK', regels: verlopen.length === 0 ? [{ label: 'Geen', waarde: null }] : await Promise.all(verlopen.map(async (v) => ({ label: (await organisatie(ctx.tx, v.houder_id)).naam, waarde: 'Geen antwoord binnen de termijn. U kunt één keer opnieuw vragen.' }))) }],
    };
  },
  voltooi: async (ctx, a) => {
    const u = await uitvraagVanTaak(ctx);
    if (a.uitkomst === 'niet-nodig') {
      weigerBijFouten(teKort('redenNietNodig', a.redenNietNodig, 10, 'Leg kort uit waarom vragen niet nodig is.'));
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Er worden geen vragen gesteld aan partners.' };
    }
    const catalogus = await verzoeken.vraagcatalogus(ctx.tx, datumVan(ctx.now));
    const eigenVraag = leesbaar(a.eigenVraag);
    const fouten: Fout[] = controleerVragen({ catalogus: a.vragen ?? [], eigenVraag, eigenSoort: a.eigenVraagSoort, noodzaak: a.noodzaak ?? '' }, new Set(catalogus.map((v) => v.code)));
    if ((a.houders ?? []).length === 0) fouten.push({ veld: '/houders', code: 'verplicht', melding: 'Kies minstens één houder.' });
    weigerBijFouten(fouten);
    const gekozen = await kies(ctx, u, a);
    const vragen = [...catalogus.filter((v) => (a.vragen ?? []).includes(v.code)), ...(eigenVraag === undefined ? [] : [{ code: 'eigen-vraag', gegevenssoort: a.eigenVraagSoort as string, tekst: eigenVraag }])];
    const grondslagen = await grondslagenVoor(ctx, u, [...new Set(vragen.map((v) => v.gegevenssoort as Gegevenssoort))]);
    const alle = await verzoeken.verzoekenVan(ctx.tx, u.id);
    for (const k of gekozen) {
      const eerder = alle.find((v) => v.houder_id === k.houderId && v.persoon_id === k.persoonId && isVernieuwbaar(v, alle));
      if (eerder !== undefined) {
        controleerOvergang('verzoek', eerder.status, 'vernieuwd');
        await verzoeken.wijzigVerzoek(ctx.tx, eerder.id, { status: 'vernieuwd' }, ctx.now);
      }
      await verzoeken.maakVerzoek(ctx.tx, {
        casusId: ctx.casusId, uitvraagId: u.id, houderId: k.houderId, persoonId: k.persoonId, vragendeOrganisatieId: ctx.medewerker.organisatieId, gevraagdDoor: ctx.medewerker.medewerkerId, doel: 'verrijken', grondslagen,
        isWettelijkeTaak: k.reden === 'wettelijke-taak', noodzaak: a.noodzaak ?? '', prioriteit: plaatsVan(ctx).urgentieCode, isAangesloten: isAangesloten(await organisatie(ctx.tx, k.houderId)),
        vernieuwdVan: eerder?.id ?? null, vragen, now: ctx.now,
      });
    }
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `Er zijn ${gekozen.length} verzoeken met ${vragen.length} vragen opgesteld.` };
  },
});
