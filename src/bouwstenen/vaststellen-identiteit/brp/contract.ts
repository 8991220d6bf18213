import { z } from 'zod';

// What we send to and read from BRP Personen (2.7), the gezag module (2) and the BVV. Questions are strict: nothing else can leave.
// Answers are strict in their shapes; properties we do not know are dropped, so that they are neither stored nor a reason to stop.

export const bsn = z.string().regex(/^\d{9}$/);
const tekst = z.string().min(1).max(450);
const waarde = z.object({ code: tekst.optional(), omschrijving: tekst.optional() });
const isoDatum = z.iso.date();
const huisnummer = z.int().min(1).max(99_999);

/** The four date shapes. */
export const brpDatum = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Datum'), datum: isoDatum }),
  z.object({ type: z.literal('JaarMaandDatum'), jaar: z.int().min(1).max(9999), maand: z.int().min(1).max(12) }),
  z.object({ type: z.literal('JaarDatum'), jaar: z.int().min(1).max(9999) }),
  z.object({ type: z.literal('DatumOnbekend') }),
]);
export type BrpDatum = z.infer<typeof brpDatum>;

/** The four places of residence. */
export const brpVerblijfplaats = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('Adres'), functieAdres: waarde.optional(), adresseerbaarObjectIdentificatie: z.string().regex(/^\d{16}$/).optional(), inOnderzoek: z.looseObject({}).optional(),
    verblijfadres: z.object({
      officieleStraatnaam: z.string().max(80).optional(), korteStraatnaam: z.string().max(24).optional(), huisnummer: huisnummer.optional(), huisletter: z.string().length(1).optional(),
      huisnummertoevoeging: z.string().max(4).optional(), postcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/).optional(), woonplaats: z.string().max(80).optional(), inOnderzoek: z.looseObject({}).optional(),
    }).optional(),
  }),
  z.object({ type: z.literal('VerblijfplaatsBuitenland'), inOnderzoek: z.looseObject({}).optional(), verblijfadres: z.object({ regel1: tekst.optional(), regel2: tekst.optional(), regel3: tekst.optional(), land: waarde.optional() }).optional() }),
  z.object({ type: z.literal('Locatie'), functieAdres: waarde.optional(), inOnderzoek: z.looseObject({}).optional(), verblijfadres: z.object({ locatiebeschrijving: tekst.optional() }).optional() }),
  z.object({ type: z.literal('VerblijfplaatsOnbekend'), inOnderzoek: z.looseObject({}).optional() }),
]);
export type BrpVerblijfplaats = z.infer<typeof brpVerblijfplaats>;

const naam = z.object({ voornamen: tekst.optional(), voorvoegsel: z.string().max(10).optional(), geslachtsnaam: tekst.optional(), volledigeNaam: tekst.optional(), inOnderzoek: z.looseObject({}).optional() });
export type BrpNaam = z.infer<typeof naam>;
const geboorte = z.object({ datum: brpDatum.optional(), inOnderzoek: z.looseObject({}).optional() });

// --- gezag: the same relation in the Personen API and in the gezag module; the older name is read too
const gezagPersoon = z.object({ burgerservicenummer: bsn.optional(), naam: naam.optional() });
const minderjarige = z.object({ burgerservicenummer: bsn, naam: naam.optional() });
const basis = { minderjarige, inOnderzoek: z.boolean().optional() };
const derde = z.discriminatedUnion('type', [gezagPersoon.extend({ type: z.literal('BekendeDerde') }), z.object({ type: z.literal('OnbekendeDerde') })]);
/** `TweehoofdigOuderlijkGezag` is the name of the first versions for `GezamenlijkOuderlijkGezag`; there a third has no `type`. */
export const gezagsrelatie = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['GezamenlijkOuderlijkGezag', 'TweehoofdigOuderlijkGezag']), ...basis, ouders: z.array(gezagPersoon).length(2) }),
  z.object({ type: z.literal('EenhoofdigOuderlijkGezag'), ...basis, ouder: gezagPersoon }),
  z.object({ type: z.literal('GezamenlijkGezag'), ...basis, ouder: gezagPersoon.optional(), derde: z.union([derde, gezagPersoon]).optional() }),
  z.object({ type: z.literal('Voogdij'), ...basis, derden: z.array(z.union([derde, gezagPersoon])).max(2).default([]) }),
  z.object({ type: z.literal('TijdelijkGeenGezag'), ...basis, toelichting: tekst.optional() }),
  z.object({ type: z.literal('GezagNietTeBepalen'), ...basis, toelichting: tekst.optional() }),
]);
export type BrpGezag = z.infer<typeof gezagsrelatie>;

const gerelateerde = z.object({ burgerservicenummer: bsn.optional(), naam: naam.optional(), geboorte: geboorte.optional() });
/** A person as far as we ask for him. `burgerservicenummer` is always asked. */
export const brpPersoon = z.object({
  burgerservicenummer: bsn, geslacht: waarde.optional(), naam: naam.optional(), geboorte: geboorte.optional(),
  geheimhoudingPersoonsgegevens: z.boolean().optional(), inOnderzoek: z.looseObject({}).optional(),
  opschortingBijhouding: z.object({ reden: waarde.optional(), datum: brpDatum.optional() }).optional(),
  overlijden: z.object({ datum: brpDatum.optional() }).optional(), rni: z.array(z.looseObject({})).optional(), indicatieCurateleRegister: z.boolean().optional(),
  verblijfplaats: brpVerblijfplaats.optional(), gemeenteVanInschrijving: waarde.optional(),
  adressering: z.object({ adresregel1: z.string().optional(), adresregel2: z.string().optional(), adresregel3: z.string().optional() }).optional(),
  ouders: z.array(gerelateerde).optional(), kinderen: z.array(gerelateerde).optional(),
  partners: z.array(gerelateerde.extend({ ontbindingHuwelijkPartnerschap: z.object({ datum: brpDatum.optional() }).optional() })).optional(),
});
export type BrpPersoon = z.infer<typeof brpPersoon>;

const fields = z.array(z.string().regex(/^[a-zA-Z0-9._]{1,200}$/)).min(1).max(130);
/** Names may hold letters with accents as far as the source knows them. */
const zoeknaam = z.string().regex(/^[a-zA-Z0-9À-ž .\-']{1,200}$/);
export const personenVraag = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('RaadpleegMetBurgerservicenummer'), fields, burgerservicenummer: z.array(bsn).min(1).max(20) }),
  z.strictObject({ type: z.literal('ZoekMetGeslachtsnaamEnGeboortedatum'), fields, geslachtsnaam: zoeknaam, geboortedatum: isoDatum, inclusiefOverledenPersonen: z.boolean().optional() }),
  z.strictObject({ type: z.literal('ZoekMetPostcodeEnHuisnummer'), fields, postcode: z.string().regex(/^[1-9]\d{3}[A-Z]{2}$/), huisnummer, huisletter: z.string().regex(/^[a-zA-Z]$/).optional(), geslachtsnaam: zoeknaam.optional(), inclusiefOverledenPersonen: z.boolean().optional() }),
]);
export type PersonenVraag = z.infer<typeof personenVraag>;
export const personenAntwoord = z.object({ type: z.string(), personen: z.array(brpPersoon) });

export const gezagVraag = z.strictObject({ burgerservicenummer: z.array(bsn).min(1).max(20) });
export const gezagAntwoord = z.object({ personen: z.array(z.object({ burgerservicenummer: bsn, gezag: z.array(gezagsrelatie).default([]) })).default([]) });

const vreemdelingnummer = z.string().regex(/^\d{10}$/);
export const bvvVraag = z.union([
  z.strictObject({ vreemdelingnummer }),
  z.strictObject({ geslachtsnaam: tekst, geboortedatum: isoDatum }),
  z.strictObject({ geslachtsnaam: tekst, geboortejaar: z.int().min(1850).max(2200) }),
]);
export type BvvVraag = z.infer<typeof bvvVraag>;
export const bvvAntwoord = z.object({ vreemdelingen: z.array(z.object({ vreemdelingnummer, naam, geslacht: waarde.optional(), geboorte: geboorte.optional() })) });
export type BvvPersoon = z.infer<typeof bvvAntwoord>['vreemdelingen'][number];

/** The part of an error we look at: `tooManyResults` means that the question must be refined (R2.2). */
export const bronfout = z.looseObject({ code: z.string().optional() });
