import { z } from 'zod';
import { organisatiesIn } from '../../../toegang/organisaties.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { controlelijst, stelAfsluitingVoor, voorstelNietMogelijk } from '../afsluiten.ts';
import { laatsteAfsluiting } from '../afsluit-store.ts';
import { nazorgbeeld, voorzienBewaren } from '../beeld.ts';
import { sluitredenen } from '../model.ts';
import { vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, vraagToegang } from '../omgeving.ts';
import { waaromNietOver } from '../overdracht.ts';
import { momentensectie, signaalsectie } from '../secties.ts';
import { momentenVan, signalenVan } from '../store.ts';

const uitkomsten = ['afsluiten', 'overdragen', 'verlengen'] as const;
const les = z.string().trim().max(500).optional();
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), reden: z.enum(sluitredenen).optional(), isGezinIngelicht: z.boolean().optional(), gezinMening: z.string().trim().max(2000).optional(), zijnPartnersIngelicht: z.boolean().optional(), portaalTot: z.iso.date().optional(),
  overdrachtOrganisatieId: z.uuid().optional(), leerGoed: les, leerBeter: les, leerSamen: les, motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'afsluiten' && a.reden === undefined) ctx.addIssue({ code: 'custom', path: ['reden'], message: 'Kies waarom de casus kan sluiten' });
});
/** Kinds that may take a casus over: the bureaus of the verbanden and those who direct a casus (domein §7). */
const overnemers = ['VT', 'NAZM', 'ZVHB', 'COM', 'GEM', 'GI', 'JH'];
const ontvangers = async (ctx: TaakContext): Promise<{ waarde: string; label: string }[]> => (await organisatiesIn(ctx.tx, overnemers, ctx.regioCode)).filter((o) => o.id !== ctx.medewerker.organisatieId).map((o) => ({ waarde: o.id, label: o.naam }));

/** Human task afsluiting-voorstellen (processen §2.12 step 5): refused with the list while the checklist R12.5 has an open point. */
export const afsluitingVoorstellen = taakafhandeling({
  formId: 'nazorg-afsluiten.afsluiting-voorstellen', doel: 'nazorg-bieden', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'ORG', 'VEI', 'BUI']);
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    const terug = await laatsteAfsluiting(ctx.tx, n.id), nietOver = terug === undefined ? null : await waaromNietOver(ctx.tx, terug.id);
    return {
      beginwaarden: {}, opties: { overdrachtOrganisatieId: await ontvangers(ctx) }, nietMogelijk: await voorstelNietMogelijk(ctx.tx, n),
      secties: [
        { titel: 'Eerder voorstel', gegevenssoort: 'CAS', regels: [{ label: 'Tweede persoon', waarde: terug?.status === 'terug' && nietOver === null ? `Stuurde het voorstel terug: ${terug.akkoordMotivatie ?? ''}` : null }, { label: 'Andere organisatie', waarde: nietOver }] },
        momentensectie(await momentenVan(ctx.tx, n.id), niveaus), signaalsectie(await signalenVan(ctx.tx, n.id), niveaus),
      ],
      scherm: { soort: 'afsluiten', wijze: n.wijze, punten: await controlelijst(ctx.tx, n), bewaren: (niveaus.ORG ?? -1) >= 1 ? await voorzienBewaren(ctx.kern, ctx.tx, n) : [], nazorg: await nazorgbeeld(ctx.tx, n, niveaus) },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['CAS', 'BUI'], 'schrijven');
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    if (a.uitkomst === 'verlengen') {
      const niet = (await voorstelNietMogelijk(ctx.tx, n))['verlengen'];
      if (niet !== undefined) throw new Probleem('ongeldige-overgang', `${niet} Er is niets gewijzigd.`, { toegestaan: ['afsluiten', 'overdragen'] });
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De nazorg wordt verlengd.' };
    }
    const organisatieId = a.uitkomst === 'overdragen' ? a.overdrachtOrganisatieId ?? null : null;
    if (organisatieId !== null && !(await ontvangers(ctx)).some((o) => o.waarde === organisatieId)) throw new Probleem('ongeldige-invoer', 'Het voorstel is nog niet compleet. Uw concept is bewaard.', { fouten: [{ veld: '/overdrachtOrganisatieId', code: 'ongeldige-keuze', melding: 'Kies een organisatie uit de lijst' }] });
    await stelAfsluitingVoor(ctx.kern, ctx.tx, {
      nazorgId: n.id, wijze: a.uitkomst, reden: a.reden ?? 'overgedragen', isGezinIngelicht: a.isGezinIngelicht ?? false, zijnPartnersIngelicht: a.zijnPartnersIngelicht ?? false, gezinMening: a.gezinMening ?? null, portaalTot: a.portaalTot ?? null,
      overdrachtOrganisatieId: organisatieId, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId,
      leerpunten: { ...(a.leerGoed ? { goed: a.leerGoed } : {}), ...(a.leerBeter ? { beter: a.leerBeter } : {}), ...(a.leerSamen ? { samen: a.leerSamen } : {}) },
    });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'overdragen' ? 'Er is voorgesteld de casus over te dragen. De andere organisatie wordt gevraagd, daarna kijkt een tweede persoon mee.' : 'Er is voorgesteld de casus te sluiten. Een tweede persoon kijkt mee.' };
  },
});
