import { z } from 'zod';
import { aantal, codeUit, duur, id, vlag } from '../../../domein/variabelen.ts';
import type { Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { betrokkenenVan } from '../../../casus/index.ts';
import { organisatiesIn } from '../../../toegang/organisaties.ts';
import { soortenMetGrondslag } from '../buren.ts';
import { herhaalDagen, type Opdracht, type Uitvraag } from '../model.ts';
import { uitvraagObject } from '../opdracht.ts';
import { alsPartnerlijst } from '../partners.ts';
import * as store from '../store.ts';
import { keuzes, niveausVan, organisatiesAlsKeuze, personenAlsKeuze, plaatsVan, teKort, tekst, uitvraagVanTaak, weigerBijFouten } from './gedeeld.ts';

const partner = z.strictObject({ opdrachtId: id, organisatieId: id, isVerplicht: vlag, isAangesloten: vlag, partnerTermijn: duur });
const antwoorden = z.strictObject({
  personen: keuzes.optional(), partners: keuzes.optional(), motivatie: tekst.optional(), nieuweFeiten: tekst.optional(), extraPartners: keuzes.optional(),
  uitkomst: codeUit(['uitvragen', 'aanpassen', 'niet-uitvragen']),
});
type Antwoorden = z.infer<typeof antwoorden>;
const dagMs = 24 * 60 * 60 * 1000;

const vanDezeRonde = async (ctx: TaakContext, u: Uitvraag): Promise<Opdracht[]> => (await store.opdrachtenVan(ctx.tx, u.id)).filter((o) => o.ronde === u.ronde);
const recent = (ctx: TaakContext, u: Uitvraag, personen: readonly string[], partners: readonly string[]): Promise<string[]> =>
  store.alGevraagd(ctx.tx, u.id, personen, partners, new Date(ctx.now.getTime() - herhaalDagen * dagMs));

/** R3.4 and the mandatory partners: every fault at once. */
const controleer = async (ctx: TaakContext, u: Uitvraag, opdrachten: readonly Opdracht[], betrokkenen: readonly string[], a: Antwoorden): Promise<Fout[]> => {
  const personen = a.personen ?? [];
  const partners = a.partners ?? [];
  const fouten: Fout[] = [];
  if (personen.length === 0) fouten.push({ veld: '/personen', code: 'verplicht', melding: 'Kies minstens één persoon.' });
  if (personen.some((p) => !betrokkenen.includes(p))) fouten.push({ veld: '/personen', code: 'niet-betrokken', melding: 'U kunt alleen vragen naar personen die bij de casus horen.' });
  if (partners.length === 0) fouten.push({ veld: '/partners', code: 'verplicht', melding: 'Kies minstens één partner.' });
  if (partners.some((p) => !opdrachten.some((o) => o.organisatie_id === p))) fouten.push({ veld: '/partners', code: 'onbekende-partner', melding: 'Een gekozen partner hoort niet bij deze uitvraag.' });
  if (opdrachten.some((o) => o.is_verplicht && !partners.includes(o.organisatie_id))) fouten.push({ veld: '/partners', code: 'verplichte-partner', melding: 'Een verplichte partner kunt u niet overslaan.' });
  fouten.push(...teKort('motivatie', a.motivatie, 30, 'Leg in minstens 30 tekens uit waarom deze vraag nodig is.'));
  if ((await recent(ctx, u, personen, partners)).length > 0) fouten.push(...teKort('nieuweFeiten', a.nieuweFeiten, 30, 'Een van deze partners is minder dan 30 dagen geleden gevraagd. Vertel in minstens 30 tekens wat er nieuw is.'));
  return fouten;
};

/** Step 2 of processen §2.3: a person weighs whether asking is needed and proportional, about whom and whom to ask. */
export const uitvraagBevestigen = taakafhandeling({
  formId: 'bepalen-bekendheid.uitvraag-bevestigen', doel: 'bekendheid-bepalen', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst, partners: z.array(partner), aantalVerplicht: aantal, totaalTermijn: duur }),
  lees: async (ctx) => {
    const u = await uitvraagVanTaak(ctx);
    const betrokkenen = (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId);
    const niveaus = await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(u, betrokkenen, {}), ['CAS', 'PRO', 'ORG', 'IDE', 'BEK']);
    const opdrachten = await vanDezeRonde(ctx, u);
    const soorten = await soortenMetGrondslag(ctx.tx, ctx.verbandCode, ctx.regioCode, 'bekendheid-bepalen');
    const eerder = await recent(ctx, u, betrokkenen, opdrachten.map((o) => o.organisatie_id));
    const inRegio = (await organisatiesIn(ctx.tx, [...soorten], ctx.regioCode)).filter((o) => o.id !== ctx.medewerker.organisatieId);
    const extra = inRegio.filter((o) => !opdrachten.some((x) => x.organisatie_id === o.id));
    const zonder = new Set(opdrachten.map((o) => o.organisatie_id).filter((x) => !inRegio.some((o) => o.id === x)));
    const uitleg = (orgId: string): string | undefined => {
      if (zonder.has(orgId)) return 'Geen grondslag: deze partner krijgt niets.';
      if (eerder.includes(orgId)) return 'Minder dan 30 dagen geleden al gevraagd.';
      return opdrachten.find((o) => o.organisatie_id === orgId)?.is_verplicht === true ? 'Verplicht' : undefined;
    };
    return {
      beginwaarden: { personen: u.persoon_ids.length > 0 ? u.persoon_ids : betrokkenen, partners: opdrachten.map((o) => o.organisatie_id), ...(u.motivatie !== null && { motivatie: u.motivatie }) },
      opties: {
        personen: await personenAlsKeuze(ctx, betrokkenen, niveaus), partners: await organisatiesAlsKeuze(ctx, opdrachten.map((o) => o.organisatie_id), uitleg),
        extraPartners: extra.map((o) => ({ waarde: o.id, label: o.naam })),
      },
      ...(opdrachten.some((o) => o.is_verplicht) && { nietMogelijk: { 'niet-uitvragen': 'Er is een verplichte partner. Die moet gevraagd worden.' } }),
      secties: [{ titel: 'Dit krijgt een partner', gegevenssoort: 'IDE', regels: [
        { label: 'Over wie', waarde: 'Een pseudoniem per persoon, dat alleen deze partner kan herkennen' },
        { label: 'Niet', waarde: 'Geen casusnummer, geen namen van andere partners, geen inhoud van de melding' }] }],
    };
  },
  voltooi: async (ctx, a) => {
    const u = await uitvraagVanTaak(ctx);
    const opdrachten = await vanDezeRonde(ctx, u);
    const leeg = { partners: [], aantalVerplicht: 0, totaalTermijn: 'PT0S' };
    if (a.uitkomst === 'niet-uitvragen') {
      weigerBijFouten([
        ...(opdrachten.some((o) => o.is_verplicht) ? [{ veld: '/uitkomst', code: 'verplichte-partner', melding: 'Er is een verplichte partner. Die moet gevraagd worden.' }] : []),
        ...teKort('motivatie', a.motivatie, 30, 'Leg in minstens 30 tekens uit waarom u niet vraagt.')]);
      await store.wijzigUitvraag(ctx.tx, u.id, { motivatie: a.motivatie, bevestigd_door: ctx.medewerker.medewerkerId }, ctx.now);
      return { variabelen: { uitkomst: a.uitkomst, ...leeg }, samenvatting: 'Er is besloten om partners niet te vragen.' };
    }
    if (a.uitkomst === 'aanpassen') {
      await store.wijzigUitvraag(ctx.tx, u.id, { extra_organisatie_ids: a.extraPartners ?? [], persoon_ids: a.personen ?? [], motivatie: a.motivatie ?? null }, ctx.now);
      return { variabelen: { uitkomst: a.uitkomst, ...leeg }, samenvatting: 'De lijst met partners wordt aangepast.' };
    }
    const betrokkenen = (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId);
    weigerBijFouten(await controleer(ctx, u, opdrachten, betrokkenen, a));
    for (const o of opdrachten) await store.wijzigOpdracht(ctx.tx, o.id, { is_gekozen: (a.partners ?? []).includes(o.organisatie_id) }, ctx.now);
    await store.wijzigUitvraag(ctx.tx, u.id, {
      persoon_ids: a.personen, motivatie: a.motivatie, nieuwe_feiten: a.nieuweFeiten ?? null, bevestigd_door: ctx.medewerker.medewerkerId, vragende_organisatie_id: ctx.medewerker.organisatieId,
      status: 'verzonden', verzonden_op: ctx.now,
    }, ctx.now);
    const gekozen = opdrachten.filter((o) => (a.partners ?? []).includes(o.organisatie_id));
    return { variabelen: { uitkomst: a.uitkomst, ...await alsPartnerlijst(ctx.tx, plaatsVan(ctx), gekozen, ctx.now) }, samenvatting: `Er is besloten om ${gekozen.length} partners te vragen.` };
  },
});
