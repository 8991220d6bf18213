import { z } from 'zod';
import { betrokkenenVan, casusVan } from '../../casus/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { isBsn } from '../../domein/bsn.ts';
import { gezagstriggers } from '../../domein/gezag.ts';
import { maakToegang } from '../../toegang/index.ts';
import { leesHuishoudenbeeld } from './huishoudenbeeld.ts';
import { zoekPersonen } from './zoeken.ts';

const tekstOfNiets = z.string().nullable();
const huishouden = z.strictObject({
  personen: z.array(z.strictObject({
    id: z.uuid(), rol: z.string(), naam: tekstOfNiets, leeftijd: tekstOfNiets, geboortejaar: tekstOfNiets, geboortedatum: tekstOfNiets, bsn: tekstOfNiets, geslacht: z.enum(['M', 'V', 'O']).nullable(),
    adres: tekstOfNiets, isAdresGeheim: z.boolean(), isOverleden: z.boolean(), inOnderzoek: z.array(z.string()), bron: z.string(), zekerheid: z.int(),
  })),
  huishoudens: z.array(z.strictObject({ id: z.uuid(), personen: z.array(z.uuid()) })),
  relaties: z.array(z.strictObject({ id: z.uuid(), van: z.uuid(), naar: z.uuid(), soort: z.string(), isFormeel: z.boolean(), bron: z.enum(['BRP', 'afgeleid', 'opgave']), zekerheid: z.int(), isBevestigd: z.boolean() })),
  gezag: z.array(z.strictObject({ minderjarigeId: z.uuid(), stand: z.enum(['vastgesteld', 'beoordelen', 'onbekend']), type: tekstOfNiets, houders: z.array(z.string()), toelichting: tekstOfNiets, triggers: z.array(z.enum(gezagstriggers)), peilOp: z.string() })),
});
const medewerkers = ['procesregisseur', 'casusregisseur', 'deelnemer'] as const;

export const routes: Route[] = [
  route({
    methode: 'post', pad: '/api/v1/personen/_zoek', titel: 'Personen zoeken in de BRP', uitleg: 'Alleen binnen een eigen, open taak van het vaststellen van de identiteit. Meer dan tien gevonden personen worden niet getoond.',
    wie: medewerkers, doel: 'verplicht',
    body: z.strictObject({
      bsn: z.string().regex(/^\d{9}$/).refine(isBsn, 'Dit burgerservicenummer klopt niet.').optional(), voornamen: z.string().trim().max(200).optional(), geslachtsnaam: z.string().trim().min(1).max(200).optional(), geboortedatum: z.iso.date().optional(),
      postcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/).optional(), huisnummer: z.int().min(1).max(99_999).optional(),
    }),
    antwoorden: { 200: z.strictObject({ isTeVeel: z.boolean(), personen: z.array(z.strictObject({ naam: z.string(), geboortedatum: tekstOfNiets, bsn: tekstOfNiets, adres: tekstOfNiets, isAdresGeheim: z.boolean(), isOverleden: z.boolean() })) }) },
    verwerk: async ({ kern, body, aanvrager, doel, traceparent }) => {
      if (aanvrager.soort !== 'medewerker' || doel === undefined) throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
      return { status: 200, body: await zoekPersonen(kern, aanvrager, doel, body, traceparent) };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/huishouden', titel: 'Huishouden, relaties en gezag', uitleg: 'Wie bij de casus horen en hoe zij verwant zijn, met bron en zekerheid. Een geheim adres blijft geheim.',
    wie: medewerkers, doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: huishouden },
    verwerk: async ({ kern, params, aanvrager, doel, traceparent }) => kern.db.transaction(async (tx) => {
      const casus = await casusVan(tx, params.id);
      if (!casus || !doel || aanvrager.soort !== 'medewerker') throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
      const besluit = await maakToegang(kern).vraag(tx, {
        aanvrager, doel, actie: 'lezen', gevraagd: ['IDE', 'ADR', 'REL', 'GEZ'], traceparent,
        object: { type: 'casus', id: casus.id, casusId: casus.id, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: (await betrokkenenVan(tx, casus.id)).map((b) => b.persoonId), feiten: { GAAN: doel === 'identiteit-vaststellen' && casus.status === 'open' } },
      });
      return { status: 200, body: await leesHuishoudenbeeld(kern, tx, casus.id, besluit.niveaus, aanvrager.toegangsrol) };
    }),
  }),
];
