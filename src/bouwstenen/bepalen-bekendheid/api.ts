import { z } from 'zod';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { leesBekendheid } from './matrix.ts';
import { leesVerstrekkingen } from './verstrekkingen.ts';
import { beantwoordWedervraag, openWedervragen, stelWedervraag } from './wedervraag.ts';

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

const medewerkerVan = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is voor medewerkers.');
  return a;
};

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
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/wedervragen', titel: 'Vragen terug van houders', uitleg: 'Vragen die een houder eerst zelf stelt over een verzoek van uw organisatie. Zolang u niet antwoordt, staat zijn termijn stil.',
    wie: ['procesregisseur', 'casusregisseur'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), houder: z.string(), vraag: z.string(), gesteldOp: z.iso.datetime() })) }) },
    verwerk: async ({ kern, params, aanvrager, traceparent }) => ({ status: 200, body: { items: await kern.db.transaction((tx) => openWedervragen(kern, tx, medewerkerVan(aanvrager), params.id, traceparent)) } }),
  }),
  route({
    methode: 'post', pad: '/api/v1/verstrekkingsverzoeken/:id/wedervragen', titel: 'Stel eerst een vraag terug', uitleg: 'Uw taak blijft open en uw termijn staat stil tot de vrager heeft geantwoord.',
    wie: ['deelnemer', 'procesregisseur', 'casusregisseur'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), body: z.strictObject({ id: nieuwId, vraag: z.string().trim().min(10).max(1000) }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: async (v) => ({ status: 201, body: { id: await v.kern.db.transaction((tx) => eenmalig(v, tx, 'wedervraag', () => stelWedervraag(v.kern, tx, medewerkerVan(v.aanvrager), { id: v.body.id, verzoekId: v.params.id, vraag: v.body.vraag, traceparent: v.traceparent }))) } }),
  }),
  route({
    methode: 'post', pad: '/api/v1/wedervragen/:id/antwoorden', titel: 'Beantwoord een vraag terug', uitleg: 'De termijn van de houder loopt daarna verder met de tijd die hij nog had.',
    wie: ['procesregisseur', 'casusregisseur'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), body: z.strictObject({ antwoord: z.string().trim().min(1).max(2000) }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, body, aanvrager, traceparent }) => { await kern.db.transaction((tx) => beantwoordWedervraag(kern, tx, medewerkerVan(aanvrager), { wedervraagId: params.id, antwoord: body.antwoord, traceparent })); return { status: 204, body: undefined }; },
  }),
];
