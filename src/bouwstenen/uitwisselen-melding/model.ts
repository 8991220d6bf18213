import { z } from 'zod';
import { isBsn } from '../../domein/bsn.ts';
import type { Staat } from '../../domein/overgangen.ts';

export const soorten = ['VT', 'NAZ', 'ZVH', 'COM'] as const;
export type Soort = typeof soorten[number];
export const kanalen = ['portaal', 'keten', 'burger', 'telefoon'] as const;
export type Kanaal = typeof kanalen[number];
/** Kebab code of a soort, as it goes to the engine. */
export const soortCodes = { VT: 'vt', NAZ: 'naz', ZVH: 'zvh', COM: 'com' } as const satisfies Record<Soort, string>;
/** Which verband a soort belongs to; the sender chose it (R0.6: nothing else is a recipient without a human). */
export const verbandVan = { VT: 'veilig-thuis', NAZ: 'niet-acuut', ZVH: 'zorg-en-veiligheid', COM: 'mensenhandel' } as const satisfies Record<Soort, string>;
export const vragenlijstVersie = '1.0.0';
/** How often the sender may be asked for more; after that the meldpunt decides with what there is (processen §2.1 step 4). */
export const maxAanvullingen = 3;

const tekst = (max: number): z.ZodString => z.string().trim().max(max);
const jaNeeOnbekend = z.enum(['ja', 'nee', 'onbekend']);
export const betrokkenerollen = ['centraal', 'kind', 'ouder', 'partner', 'slachtoffer', 'vermoedelijk-pleger', 'overig'] as const;

export const adres = z.strictObject({
  straat: tekst(80).optional(), huisnummer: z.int().min(1).max(99_999).optional(), huisletter: z.string().regex(/^[A-Za-z]$/).optional(), toevoeging: tekst(4).optional(),
  postcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/).transform((p) => p.replace(' ', '').toUpperCase()).optional().describe('Met of zonder spatie'), woonplaats: tekst(80).optional(),
});
export const betrokkene = z.strictObject({
  rol: z.enum(betrokkenerollen), voornamen: tekst(200).optional(), voorvoegsel: tekst(10).optional(), geslachtsnaam: tekst(200).optional(), alias: tekst(100).optional(),
  geboortedatum: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).optional().describe('jjjj, jjjj-mm of jjjj-mm-dd'), geslacht: z.enum(['M', 'V', 'O', 'onbekend']).optional(),
  bsn: z.string().refine(isBsn, 'Dit burgerservicenummer klopt niet.').optional(), adres: adres.optional(), leeftijd: z.int().min(0).max(130).optional(), veiligeContactwijze: tekst(200).optional(),
});
export type Betrokkene = z.infer<typeof betrokkene>;
export const melder = z.strictObject({
  naam: tekst(200).optional(), functie: tekst(200).optional(), organisatie: tekst(200).optional(), telefoon: tekst(30).optional(), email: tekst(200).optional(),
  anoniemTegenoverGezin: z.boolean().optional(), anoniemReden: tekst(1000).optional(),
});
export type Melder = z.infer<typeof melder>;
/** The questions of the national list (version 1.0.0); which ones count is up to the criteria of the soort. */
export const antwoorden = z.strictObject({
  geinformeerd: z.enum(['ja', 'nee']).optional(), geinformeerdReden: tekst(1000).optional(), kinderen: jaNeeOnbekend.optional(), meldcode: z.enum(['ja', 'nee']).optional(), meldcodeReden: tekst(1000).optional(),
  domeinen: z.array(z.enum(['straf', 'zorg', 'gemeente'])).max(3).optional(), lokaalGeprobeerd: tekst(4000).optional(), uitbuitingsvorm: z.enum(['seksueel', 'arbeid', 'criminele-uitbuiting', 'anders']).optional(),
  toestemming: z.enum(['document', 'meldplicht', 'geen']).optional(), veiligContactmoment: tekst(200).optional(), huisarts: tekst(200).optional(), bezoekveiligheid: tekst(1000).optional(),
  geweld: jaNeeOnbekend.optional(), verwaarlozing: jaNeeOnbekend.optional(), uitbuiting: jaNeeOnbekend.optional(), zorgenPerLeefgebied: tekst(8000).optional(), nadereOmschrijving: tekst(8000).optional(), overigeInformatie: tekst(8000).optional(),
});
export type Antwoorden = z.infer<typeof antwoorden>;

/** What a sender tells. Everything may still be absent in a draft; completeness is judged at sending. */
export const inhoud = z.strictObject({
  incidentOp: z.iso.datetime({ offset: true }).optional(), incidentPlaats: tekst(200).optional(), acuutGevaar: jaNeeOnbekend.optional(), verzoek: tekst(2000).optional(), terugkoppelingGewenst: z.boolean().optional(),
  situatieschets: tekst(20_000).optional(), betrokkenen: z.array(betrokkene).max(30).optional(), melder: melder.optional(), antwoorden: antwoorden.optional(),
});
export type Inhoud = z.infer<typeof inhoud>;

export type Melding = {
  readonly id: string; readonly meldingnummer: string; readonly soort: Soort; readonly status: Staat<'melding'>; readonly kanaal: Kanaal; readonly casusId: string; readonly doelCasusId: string | null;
  readonly verbandCode: string; readonly regioCode: string; readonly verzenderOrganisatieId: string | null; readonly verzenderOin: string | null; readonly verzenderMedewerkerId: string | null; readonly verzenderAccountId: string | null;
  readonly verzenderReferentie: string | null; readonly inhoudHash: string | null; readonly ontvangerId: string | null; readonly verzondenOp: Date | null; readonly ontvangenOp: Date | null;
  readonly incidentOp: Date | null; readonly incidentPlaats: string | null; readonly spoed: boolean; readonly acuutGevaar: 'ja' | 'nee' | 'onbekend' | null; readonly verzoek: string | null; readonly terugkoppelingGewenst: boolean;
  readonly situatieschets: string | null; readonly urgentieCode: 'p1' | 'p2' | 'p3' | 'p4' | null; readonly doorgezetVan: string | null; readonly duplicaatVan: string | null; readonly vervolgVan: string | null; readonly ontbreekt: string[]; readonly waarschuwt: string[];
  readonly aantalAanvullingen: number; readonly gevraagdeAanvulling: string | null; readonly advies: Routeradvies | null; readonly gewijzigdOp: Date; readonly rijversie: number;
};

/** The proposal of R1.1: which lines hit, and whom they name. It never decides. */
export type Routeradvies = { readonly spoed: boolean; readonly verbandCode: string | null; readonly regioCode: string | null; readonly ontvangerId: string | null; readonly isExtern: boolean; readonly onvolledig: boolean; readonly regels: readonly { readonly id: string; readonly zin: string }[] };

export const spoorstappen = ['verstuurd', 'niet-afgeleverd', 'ontvangen', 'gelezen', 'in-beoordeling', 'onvolledig', 'aangevuld', 'geaccepteerd', 'opgepakt', 'doorgezet', 'doorzetting-geweigerd', 'afgewezen', 'duplicaat', 'gesloten-onvolledig', 'intrekking-gevraagd', 'ingetrokken', 'teruggemeld', 'toegevoegd'] as const;
export type Spoorstap = typeof spoorstappen[number];
