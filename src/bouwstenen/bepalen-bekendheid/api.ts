import { z } from 'zod';
import { route, type Route } from '../../platform/http/route.ts';
import { leesBekendheid } from './matrix.ts';
import { leesVerstrekkingen } from './verstrekkingen.ts';

const cel = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('bekend'), actueel: z.boolean(), contactpunt: z.string(), verrijking: z.enum(['geen', 'in-behandeling', 'verstrekt', 'deels-verstrekt', 'geweigerd', 'verlopen']) }),
  z.strictObject({ status: z.enum(['niet-gemeld', 'niet-gevraagd', 'verlopen', 'niet-meer-nodig', 'technisch-mislukt']) }),
  z.strictObject({ status: z.literal('loopt'), uiterlijkOp: z.iso.datetime().nullable() }),
]);
const matrix = z.strictObject({
  letOp: z.string().describe('Zin die altijd boven de tabel staat'), aantalGevraagd: z.int(), aantalBeantwoord: z.int(),
  personen: z.array(z.strictObject({ id: z.uuid(), label: z.string() })),
  partners: z.array(z.strictObject({ organisatieId: z.uuid(), naam: z.string(), isVerplicht: z.boolean(), isLaat: z.boolean(), cellen: z.record(z.uuid(), cel) })),
});

const verstrekt = z.strictObject({
  vraag: z.string(), gegevenssoort: z.string(), houderId: z.uuid(), houder: z.string(), persoonId: z.uuid(), antwoord: z.enum(['open', 'verstrekt', 'geweigerd', 'niet-beschikbaar']), weigergrond: z.string().nullable(),
  inhoud: z.string().optional(), soort: z.string().optional(), peildatum: z.iso.date().optional(), bron: z.string().optional(),
});

/** Routes of this room. */
export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/bekendheid', titel: 'Wie is betrokken', uitleg: 'Per partner en persoon of de partner de persoon kent. "Niet gemeld" betekent niet: onbekend.',
    wie: ['procesregisseur', 'casusregisseur', 'deelnemer'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: matrix },
    verwerk: async ({ kern, params, aanvrager, doel, traceparent }) => ({ status: 200, body: await kern.db.transaction((tx) => leesBekendheid(kern, tx, aanvrager, params.id, traceparent, doel)) }),
  }),
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/verstrekkingen', titel: 'Wat houders gaven op verzoek', uitleg: 'Per vraag wat de houder besloot. De inhoud staat er alleen als u die voor dit doel mag zien.',
    wie: ['procesregisseur', 'casusregisseur', 'deelnemer'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: z.strictObject({ items: z.array(verstrekt) }) },
    verwerk: async ({ kern, params, aanvrager, doel = 'verrijken', traceparent }) => ({ status: 200, body: { items: await kern.db.transaction((tx) => leesVerstrekkingen(kern, tx, aanvrager, params.id, doel, traceparent)) } }),
  }),
];
