import { z } from 'zod';
import { isBsn } from '../../../domein/bsn.ts';
import type { Antwoorden, Betrokkene, Inhoud, Soort } from '../model.ts';

/**
 * The SOH message "Melding" as partners send it, and back. Own strict schema of the published shape; the read-only `id`/`url` of
 * every part are accepted and ignored. Where the publication cannot say what is true we keep the truth (domein §3, clashes 5-9, 16, 17).
 */
const lees = { id: z.string().min(1).max(200).optional(), url: z.string().min(1).max(500).optional() };
const tekst = (max: number): z.ZodString => z.string().max(max);
const moment = z.iso.datetime({ offset: true });

const adres = z.strictObject({ ...lees, straatnaam: tekst(80).min(1), huisnummer: z.int().min(1).max(99_999), postcode: z.string().regex(/^[1-9]\d{3}\s?[A-Z]{2}$/), plaats: tekst(80) });
const naam = z.strictObject({ ...lees, voornamen: tekst(200).min(1), voorvoegsel: tekst(10).min(1).optional(), geslachtsnaam: tekst(200).min(1) });
const betrokkene = z.strictObject({ ...lees, burgerservicenummer: z.string().regex(/^\d{9}$/).refine(isBsn, 'Dit burgerservicenummer klopt niet.'), geslacht: z.enum(['0', '1', '2', '9']), naam, adres: adres.optional() });
const incident = z.strictObject({ ...lees, datumTijd: moment, locatie: tekst(200), omschrijving: tekst(8000), periodeVanTot: z.strictObject({ ...lees, datumTijdBegin: moment, datumTijdEinde: moment }) });

export const sohMelding = z.strictObject({
  id: z.string().min(1).max(100), url: z.string().min(1).max(500).optional(), soort: z.enum(['VT', 'NAZ', 'ZVH', 'COM']), datumTijd: moment, verzoek: tekst(2000), terugkoppelingGewenst: z.boolean(),
  zorgelijkeSituatie: z.strictObject({ ...lees, situatieSchets: tekst(20_000), nadereOmschrijving: tekst(8000), vraagAntwoord: z.strictObject({ ...lees, vraag: tekst(500), antwoord: tekst(4000) }) }),
  contact: z.strictObject({ ...lees, naam: tekst(200), emailAdres: tekst(200), telefoonnummer: tekst(30) }), overigeInformatie: z.strictObject({ ...lees, omschrijving: tekst(8000) }),
  naarAanleidingVan: z.array(incident).max(50).optional(), heeftBetrekkingOp: z.array(betrokkene).max(30).optional(),
});
export type SohMelding = z.infer<typeof sohMelding>;

/** Clash 8: 1 man, 2 woman, 9 other (X), 0 not known. */
const geslachtIn = { 0: 'onbekend', 1: 'M', 2: 'V', 9: 'O' } as const;
const geslachtUit = { M: '1', V: '2', O: '9', onbekend: '0' } as const;

/** A partner's melding as our own content; questions it cannot carry stay unanswered and are named in `ontbreekt`. */
export const uitSoh = (s: SohMelding): { soort: Soort; referentie: string; inhoud: Inhoud } => {
  const eerste = s.naarAanleidingVan?.[0];
  const zorg = s.zorgelijkeSituatie;
  const meer = [zorg.nadereOmschrijving, zorg.vraagAntwoord.vraag === '' ? '' : `${zorg.vraagAntwoord.vraag} ${zorg.vraagAntwoord.antwoord}`, ...(s.naarAanleidingVan ?? []).map((i) => i.omschrijving)].filter((t) => t.trim() !== '');
  const antwoorden: Antwoorden = { ...(meer.length > 0 ? { nadereOmschrijving: meer.join('\n').slice(0, 8000) } : {}), ...(s.overigeInformatie.omschrijving.trim() === '' ? {} : { overigeInformatie: s.overigeInformatie.omschrijving }) };
  return {
    soort: s.soort, referentie: s.id,
    inhoud: {
      ...(eerste === undefined ? {} : { incidentOp: eerste.datumTijd, incidentPlaats: eerste.locatie }), verzoek: s.verzoek, terugkoppelingGewenst: s.terugkoppelingGewenst, situatieschets: zorg.situatieSchets,
      melder: { naam: s.contact.naam, telefoon: s.contact.telefoonnummer, email: s.contact.emailAdres }, antwoorden,
      betrokkenen: (s.heeftBetrekkingOp ?? []).map((b): Betrokkene => ({
        rol: 'overig', bsn: b.burgerservicenummer, geslacht: geslachtIn[b.geslacht], voornamen: b.naam.voornamen, geslachtsnaam: b.naam.geslachtsnaam, ...(b.naam.voorvoegsel === undefined ? {} : { voorvoegsel: b.naam.voorvoegsel }),
        ...(b.adres === undefined ? {} : { adres: { straat: b.adres.straatnaam, huisnummer: b.adres.huisnummer, postcode: b.adres.postcode.replace(/\s/, ''), woonplaats: b.adres.plaats } }),
      })),
    },
  };
};

export type Uitvoer = { readonly meldingnummer: string; readonly soort: Exclude<Soort, 'COM'>; readonly verzondenOp: Date; readonly inhoud: Inhoud; readonly geheim: readonly boolean[]; readonly isAnoniem: boolean; readonly meldpunt: { naam: string; emailAdres: string; telefoonnummer: string } };
/**
 * Our melding in the published shape. Postcode with a space (6), no empty voorvoegsel (7), no address when it is secret, incomplete or has a
 * street over 24 characters (9: we never cut), an anonymous melder is replaced by the meldpunt (16). Persons without BSN and name cannot be said.
 */
export const naarSoh = (u: Uitvoer): SohMelding => {
  const i = u.inhoud;
  const omschrijving = [i.antwoorden?.overigeInformatie ?? '', u.isAnoniem ? 'Melder bekend bij ontvanger.' : ''].filter((t) => t !== '').join('\n');
  const betrokkenen = (i.betrokkenen ?? []).flatMap((b, n) => (b.bsn === undefined || b.geslachtsnaam === undefined || b.voornamen === undefined ? [] : [{
    burgerservicenummer: b.bsn, geslacht: geslachtUit[b.geslacht ?? 'onbekend'], naam: { voornamen: b.voornamen, geslachtsnaam: b.geslachtsnaam, ...(b.voorvoegsel ? { voorvoegsel: b.voorvoegsel } : {}) }, ...adresUit(b, u.geheim[n] ?? false),
  }]));
  const op = i.incidentOp;
  return {
    id: u.meldingnummer, soort: u.soort, datumTijd: u.verzondenOp.toISOString(), verzoek: i.verzoek ?? '', terugkoppelingGewenst: i.terugkoppelingGewenst ?? true,
    zorgelijkeSituatie: { situatieSchets: i.situatieschets ?? '', nadereOmschrijving: i.antwoorden?.nadereOmschrijving ?? '', vraagAntwoord: { vraag: '', antwoord: '' } },
    contact: u.isAnoniem ? u.meldpunt : { naam: i.melder?.naam ?? u.meldpunt.naam, emailAdres: i.melder?.email ?? u.meldpunt.emailAdres, telefoonnummer: i.melder?.telefoon ?? u.meldpunt.telefoonnummer }, overigeInformatie: { omschrijving },
    ...(op === undefined ? {} : { naarAanleidingVan: [{ datumTijd: op, locatie: i.incidentPlaats ?? '', omschrijving: '', periodeVanTot: { datumTijdBegin: op, datumTijdEinde: op } }] }), ...(betrokkenen.length > 0 ? { heeftBetrekkingOp: betrokkenen } : {}),
  };
};
const adresUit = (b: Betrokkene, geheim: boolean): { adres?: SohMelding['heeftBetrekkingOp'] extends (infer P)[] | undefined ? P extends { adres?: infer A } ? A : never : never } => {
  const { straat, huisnummer, postcode, woonplaats } = b.adres ?? {};
  if (geheim || straat === undefined || straat.length > 24 || huisnummer === undefined || postcode === undefined || woonplaats === undefined) return {};
  return { adres: { straatnaam: straat, huisnummer, postcode: `${postcode.slice(0, 4)} ${postcode.slice(4)}`, plaats: woonplaats } };
};
