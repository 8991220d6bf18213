import { z } from 'zod';
import { isBsn } from '../../../domein/bsn.ts';
import type { Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import type { Niveaus } from '../../../toegang/toegang.ts';
import { leesOpgaven, type Betrokkene } from '../opgaven.ts';
import { neemOpInCasus } from '../opnemen.ts';
import { bewaarBronpersoon, toonNaam } from '../store/personen.ts';
import { leesKandidaten, wisKandidaten, zetOpgave, zetStatus, type Kandidaat } from '../store/vaststellingen.ts';
import { fout, toonDatum, toonOpgave, vraagToegang, weigerBij } from './hulp.ts';

const uitkomsten = ['vastgesteld', 'deels', 'niet-vastgesteld', 'opnieuw'] as const;
const antwoorden = z.strictObject({
  /** Chosen candidates, `<vaststelling>:<volgorde>`; at most one per person. */
  personen: z.array(z.string().regex(/^[0-9a-f-]{36}:\d{1,3}$/)).max(100).optional(),
  controle: z.enum(['gegevens-vergeleken', 'identiteitsbewijs', 'nagebeld-melder', 'betrokkene-gesproken']).optional(),
  motivatie: z.string().trim().min(10).max(2000),
  zoekVoor: z.uuid().optional(), zoekBsn: z.string().optional(), zoekGeslachtsnaam: z.string().trim().max(200).optional(), zoekVoornamen: z.string().trim().max(200).optional(), zoekGeboortedatum: z.iso.date().optional(),
  zoekPostcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/).optional(), zoekHuisnummer: z.int().min(1).max(99_999).optional(),
  uitkomst: z.enum(uitkomsten),
});
type Antwoorden = z.infer<typeof antwoorden>;
type Twijfel = Betrokkene & { readonly kandidaten: readonly Kandidaat[] };

/** Everybody without a certain identity, with the candidates that may be shown (none when there were too many, R2.2). */
async function leesTwijfel(ctx: TaakContext): Promise<{ alle: readonly Betrokkene[]; twijfel: readonly Twijfel[] }> {
  const alle = await leesOpgaven(ctx.kern, ctx.tx, ctx.casusId);
  const twijfel: Twijfel[] = [];
  for (const b of alle.filter((x) => x.vaststelling.status === 'kandidaten' || x.vaststelling.status === 'niet-gevonden')) twijfel.push({ ...b, kandidaten: await leesKandidaten(ctx.kern, ctx.tx, b.vaststelling.id) });
  return { alle, twijfel };
}

const kenmerken: Record<string, string> = { bsn: 'BSN', geboortedatum: 'geboortedatum', geslachtsnaam: 'achternaam', voornamen: 'voornaam', adres: 'adres', 'in-leven': 'in leven' };
const kandidaatLabel = (b: Twijfel, k: Kandidaat, niveaus: Niveaus): { waarde: string; label: string; uitleg: string } => {
  const p = k.persoon;
  const vol = (niveaus.IDE ?? 0) >= 2;
  const adres = (niveaus.ADR ?? 0) < 2 || p.adresregel === null ? [] : [p.geheimhouding ? 'adres geheim' : p.adresregel];
  return {
    waarde: `${b.vaststelling.id}:${k.volgorde}`, label: `${toonOpgave(b.opgave, niveaus)} is ${toonNaam(p)}, geboren ${toonDatum(vol ? p.geboorte.datum : p.geboorte.datum?.slice(0, 4) ?? null)}`,
    uitleg: [vol && p.bsn !== null ? `BSN ${p.bsn}` : p.bron, ...adres, ...(p.overleden ? ['OVERLEDEN'] : []), `komt overeen: ${k.overeenkomst.filter((x) => x !== 'in-leven').map((x) => kenmerken[x]).join(', ') || 'niets'}`, ...(k.verschil.length > 0 ? [`anders: ${k.verschil.map((x) => kenmerken[x]).join(', ')}`] : [])].join(' · '),
  };
};
const stand = (b: Twijfel): string => b.vaststelling.isTeVeel ? 'Meer dan 10 personen gevonden. Verfijn uw zoekvraag.' : b.kandidaten.length === 0 ? 'Niemand gevonden.' : `${b.kandidaten.length} mogelijk${b.kandidaten.length === 1 ? '' : 'e personen'}`;

/** Human task kandidaat-kiezen: a person says who it is, because the machine may not (R2.2), or mends the search. */
export const kandidaatKiezen = taakafhandeling({
  formId: 'vaststellen-identiteit.kandidaat-kiezen', doel: 'identiteit-vaststellen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['IDE', 'ADR']);
    const { alle, twijfel } = await leesTwijfel(ctx);
    const bekend = alle.some((b) => b.vaststelling.status === 'bevestigd' || b.vaststelling.status === 'handmatig');
    const nietMogelijk = {
      ...(twijfel.some((b) => b.kandidaten.length === 0) ? { vastgesteld: 'Niet voor iedereen is iemand gevonden.' } : {}),
      ...(bekend ? { 'niet-vastgesteld': 'Van een ander is de identiteit al wel vastgesteld. Kies dan: een deel.' } : {}),
    };
    return {
      beginwaarden: {}, nietMogelijk,
      opties: { personen: twijfel.flatMap((b) => b.kandidaten.map((k) => kandidaatLabel(b, k, niveaus))), zoekVoor: twijfel.map((b) => ({ waarde: b.vaststelling.id, label: toonOpgave(b.opgave, niveaus) })) },
      secties: [{ titel: 'Nog niet zeker', gegevenssoort: 'IDE', regels: twijfel.map((b) => ({ label: toonOpgave(b.opgave, niveaus), waarde: stand(b) })) }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['IDE'], 'schrijven');
    const { alle, twijfel } = await leesTwijfel(ctx);
    if (a.uitkomst === 'opnieuw') return zoekOpnieuw(ctx, a, twijfel);
    const gekozen = new Map((a.personen ?? []).map((k) => [k.split(':')[0]!, Number(k.split(':')[1])]));
    weigerBij(keurKeuze(a, alle, twijfel, gekozen));
    for (const b of twijfel) {
      const kandidaat = b.kandidaten.find((k) => k.volgorde === gekozen.get(b.vaststelling.id));
      await wisKandidaten(ctx.tx, b.vaststelling.id);
      const door = { door: ctx.medewerker.medewerkerId, op: ctx.now, reden: a.motivatie };
      if (!kandidaat) { await zetStatus(ctx.tx, b.vaststelling, 'niet-vast-te-stellen', door); continue; }
      const persoonId = await bewaarBronpersoon(ctx.kern, ctx.tx, kandidaat.persoon, ctx.now);
      await zetStatus(ctx.tx, b.vaststelling, 'bevestigd', { ...door, persoonId, zekerheid: a.controle === 'identiteitsbewijs' ? 3 : 2 });
      await neemOpInCasus(ctx.kern, ctx.tx, ctx.casusId, b.vaststelling, persoonId);
    }
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `Van ${gekozen.size} van ${twijfel.length} personen is vastgesteld wie het is.` };
  },
});

function keurKeuze(a: Antwoorden, alle: readonly Betrokkene[], twijfel: readonly Twijfel[], gekozen: ReadonlyMap<string, number>): Fout[] {
  const bekend = alle.filter((b) => b.vaststelling.status === 'bevestigd' || b.vaststelling.status === 'handmatig').length + gekozen.size;
  const bestaat = [...gekozen].every(([id, volgorde]) => twijfel.some((b) => b.vaststelling.id === id && b.kandidaten.some((k) => k.volgorde === volgorde)));
  return [
    ...(gekozen.size !== (a.personen ?? []).length ? [fout('personen', 'dubbel', 'Kies voor elke betrokkene hoogstens één persoon.')] : []),
    ...(!bestaat ? [fout('personen', 'onbekend', 'Een gekozen persoon staat niet meer in de lijst. Open de taak opnieuw.')] : []),
    ...(gekozen.size > 0 && a.controle === undefined ? [fout('controle', 'verplicht', 'Kies hoe u het hebt nagegaan.')] : []),
    ...(a.uitkomst === 'vastgesteld' && gekozen.size < twijfel.length ? [fout('uitkomst', 'onvolledig', 'Nog niet voor iedereen is een persoon gekozen. Kies dan: een deel.')] : []),
    ...(a.uitkomst === 'deels' && (gekozen.size === twijfel.length || bekend === 0) ? [fout('uitkomst', 'past-niet', bekend === 0 ? 'Er is niemand gekozen. Kies dan: niemand.' : 'Voor iedereen is iemand gekozen. Kies dan: iedereen.')] : []),
    ...(a.uitkomst === 'niet-vastgesteld' && bekend > 0 ? [fout('uitkomst', 'past-niet', 'Van iemand is de identiteit wel vastgesteld. Kies dan: een deel.')] : []),
  ];
}

/** Mends what is searched on for one person; the sources are asked again for everybody in doubt. */
async function zoekOpnieuw(ctx: TaakContext, a: Antwoorden, twijfel: readonly Twijfel[]): Promise<{ variabelen: { uitkomst: string }; samenvatting: string }> {
  const voor = twijfel.find((b) => b.vaststelling.id === a.zoekVoor);
  weigerBij([
    ...(!voor ? [fout('zoekVoor', 'verplicht', 'Kies voor wie u opnieuw zoekt.')] : []),
    ...(a.zoekBsn !== undefined && a.zoekBsn !== '' && !isBsn(a.zoekBsn) ? [fout('zoekBsn', 'bsn-ongeldig', 'Dit burgerservicenummer klopt niet. Het heeft negen cijfers.')] : []),
    ...([a.zoekBsn, a.zoekGeslachtsnaam, a.zoekVoornamen, a.zoekGeboortedatum, a.zoekPostcode, a.zoekHuisnummer].every((w) => w === undefined || w === '') ? [fout('zoekGeslachtsnaam', 'verplicht', 'Vul in waarop u opnieuw zoekt.')] : []),
  ]);
  const gevuld = Object.fromEntries(Object.entries({ bsn: a.zoekBsn, geslachtsnaam: a.zoekGeslachtsnaam, voornamen: a.zoekVoornamen, geboortedatum: a.zoekGeboortedatum, postcode: a.zoekPostcode, huisnummer: a.zoekHuisnummer }).filter(([, w]) => w !== undefined && w !== ''));
  await zetOpgave(ctx.kern, ctx.tx, voor!.vaststelling.id, { ...voor!.opgave, ...gevuld });
  return { variabelen: { uitkomst: 'opnieuw' }, samenvatting: 'De bronnen worden opnieuw geraadpleegd met verbeterde zoekgegevens.' };
}
