import { z } from 'zod';
import { isBsn } from '../../../domein/bsn.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { leesBetrokkenPersonen } from '../gezag.ts';
import { leesHuishoudenbeeld } from '../huishoudenbeeld.ts';
import { rollenInCasus } from '../opnemen.ts';
import { bevestigRelaties, bewaarRelatie, leesRelaties, relatiesoorten, type Relatiesoort } from '../store/netwerk.ts';
import { toonNaam } from '../store/personen.ts';
import { voegOpgaveToe } from '../store/vaststellingen.ts';
import { fout, vraagToegang, weigerBij } from './hulp.ts';

/** The same words as the choices of the form. */
const relatiezinnen: Readonly<Record<Relatiesoort, string>> = {
  ouder: 'is ouder van', kind: 'is kind van', partner: 'is partner van', 'ex-partner': 'is ex-partner van', 'broer-zus': 'is broer of zus van', grootouder: 'is grootouder van', mantelzorger: 'is mantelzorger van',
  buur: 'is buur van', vriend: 'is vriend van', groep: 'hoort bij dezelfde groep als', professional: 'is professional bij', huisgenoot: 'woont in hetzelfde huis als',
};
const zekerheden = ['', 'Een vermoeden', 'Waarschijnlijk', 'Zeker'];
const bronnen: Readonly<Record<string, string>> = { afgeleid: 'afgeleid van andere gegevens', opgave: 'gezegd door iemand' };
const uitkomsten = ['bevestigd', 'betrokkene-toevoegen'] as const;
const kort = z.string().trim().max(200).optional();
const antwoorden = z.strictObject({
  huishoudenKlopt: z.enum(['ja', 'nee', 'onbekend']), toelichting: z.string().trim().max(2000).optional(),
  relaties: z.array(z.uuid()).max(200).optional(),
  relatieVan: z.uuid().optional(), relatieNaar: z.uuid().optional(), relatieSoort: z.enum(relatiesoorten).optional(), relatieZekerheid: z.enum(['1', '2', '3']).optional(),
  nieuwRol: z.enum(rollenInCasus).optional(), nieuwBsn: z.string().optional(), nieuwVoornamen: kort, nieuwVoorvoegsel: z.string().trim().max(10).optional(), nieuwGeslachtsnaam: kort, nieuwGeboortedatum: z.iso.date().optional(),
  nieuwPostcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/).optional(), nieuwHuisnummer: z.int().min(1).max(99_999).optional(),
  uitkomst: z.enum(uitkomsten),
});

/** Human task netwerk-aanvullen: what follows from the register is shown with its certainty; a person confirms, adds relations, or names somebody else (R2.10). */
export const netwerkAanvullen = taakafhandeling({
  formId: 'vaststellen-identiteit.netwerk-aanvullen', doel: 'identiteit-vaststellen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const besluit = await vraagToegang(ctx, ['IDE', 'ADR', 'REL', 'GEZ']);
    const beeld = await leesHuishoudenbeeld(ctx.kern, ctx.tx, ctx.casusId, besluit.niveaus, ctx.medewerker.toegangsrol);
    const naam = new Map(beeld.personen.map((p) => [p.id, p.naam ?? 'Een betrokkene']));
    const personen = beeld.personen.map((p) => ({ waarde: p.id, label: naam.get(p.id)! }));
    const overleden = beeld.personen.filter((p) => p.isOverleden);
    return {
      beginwaarden: {},
      opties: {
        relaties: beeld.relaties.filter((r) => !r.isBevestigd).map((r) => ({ waarde: r.id, label: `${naam.get(r.van)} ${relatiezinnen[r.soort]} ${naam.get(r.naar)}`, uitleg: `${zekerheden[r.zekerheid] ?? ''}. Bron: ${bronnen[r.bron] ?? r.bron}.` })),
        relatieVan: personen, relatieNaar: personen,
      },
      secties: [
        ...(overleden.length > 0 ? [{ titel: 'Overleden', gegevenssoort: 'IDE', regels: overleden.map((p) => ({ label: p.naam ?? 'Een betrokkene', waarde: 'Overleden. Zet geen acties meer uit. Beslis of de casus verandert.' })) }] : []),
        { titel: 'Betrokkenen', gegevenssoort: 'REL', regels: beeld.personen.map((p) => ({ label: p.naam ?? 'Een betrokkene', waarde: [p.leeftijd, p.adres].filter(Boolean).join(' · ') || null })) },
      ],
      scherm: beeld,
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['REL'], 'schrijven');
    const personen = new Map((await leesBetrokkenPersonen(ctx.kern, ctx.tx, ctx.casusId)).map((b) => [b.persoon.id, toonNaam(b.persoon)]));
    const relaties = new Set((await leesRelaties(ctx.tx, ctx.casusId)).map((r) => r.id));
    const nieuweRelatie = a.relatieVan !== undefined || a.relatieNaar !== undefined || a.relatieSoort !== undefined;
    const toevoegen = a.uitkomst === 'betrokkene-toevoegen';
    weigerBij([
      ...((a.relaties ?? []).some((id) => !relaties.has(id)) ? [fout('relaties', 'onbekend', 'Een gekozen relatie bestaat niet meer. Open de taak opnieuw.')] : []),
      ...(nieuweRelatie && (!a.relatieVan || !a.relatieNaar || !a.relatieSoort || a.relatieVan === a.relatieNaar || !personen.has(a.relatieVan) || !personen.has(a.relatieNaar)) ? [fout('relatieVan', 'onvolledig', 'Kies twee verschillende personen en hoe zij bij elkaar horen.')] : []),
      ...(a.huishoudenKlopt === 'nee' && !a.toelichting ? [fout('toelichting', 'verplicht', 'Leg uit wat er niet klopt aan het huishouden.')] : []),
      ...(toevoegen && !a.nieuwRol ? [fout('nieuwRol', 'verplicht', 'Kies de rol van de nieuwe betrokkene.')] : []),
      ...(toevoegen && !a.nieuwBsn && !a.nieuwGeslachtsnaam && !a.nieuwVoornamen ? [fout('nieuwGeslachtsnaam', 'verplicht', 'Vul een naam of een burgerservicenummer in.')] : []),
      ...(a.nieuwBsn && !isBsn(a.nieuwBsn) ? [fout('nieuwBsn', 'bsn-ongeldig', 'Dit burgerservicenummer klopt niet. Het heeft negen cijfers.')] : []),
    ]);
    await bevestigRelaties(ctx.tx, ctx.casusId, a.relaties ?? [], ctx.medewerker.medewerkerId);
    if (nieuweRelatie) await bewaarRelatie(ctx.tx, ctx.casusId, { van: a.relatieVan!, naar: a.relatieNaar!, soort: a.relatieSoort!, isFormeel: false, bron: 'opgave', zekerheid: Number(a.relatieZekerheid ?? '1'), isBevestigd: true, door: ctx.medewerker.medewerkerId, op: ctx.now });
    if (!toevoegen) return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Het netwerk van de casus is nagelopen.' };
    await voegOpgaveToe(ctx.kern, ctx.tx, ctx.casusId, a.nieuwRol!, { bsn: a.nieuwBsn || undefined, voornamen: a.nieuwVoornamen || undefined, voorvoegsel: a.nieuwVoorvoegsel || undefined, geslachtsnaam: a.nieuwGeslachtsnaam || undefined, geboortedatum: a.nieuwGeboortedatum, postcode: a.nieuwPostcode, huisnummer: a.nieuwHuisnummer });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Er is een betrokkene genoemd; de bronnen worden geraadpleegd.' };
  },
});
