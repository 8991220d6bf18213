import { z } from 'zod';
import { leefgebieden } from '../../domein/diensten.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { dienstVan } from '../inzien-diensten/index.ts';
import { voortgangsoorten, zorgsoorten } from './model.ts';
import { leesAanbod } from './store.ts';
import { meldVoortgang, meldZorg, plekkenVan } from './volgen.ts';

const medewerkerVan = (a: Aanvrager): Extract<Aanvrager, { soort: 'medewerker' }> => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};
const params = z.strictObject({ id: z.uuid().describe('kenmerk van de plek') });

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/preventieaanbod', titel: 'Wat kunt u zelf doen?', uitleg: 'Zelfhulp in gewone taal. Lezen kan zonder inloggen; wij houden niet bij wie wat leest (R4.1).', wie: 'openbaar',
    query: z.strictObject({ leefgebied: z.enum(leefgebieden).optional(), regio: z.string().regex(/^[a-z-]{2,40}$/).optional() }),
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), titel: z.string(), soort: z.string(), leefgebieden: z.array(z.string()), erkenning: z.string(), taal: z.string(), taalniveau: z.string(), inhoud: z.string(), isVanRegio: z.boolean() })) }) },
    verwerk: async ({ kern, query }) => {
      const aanbod = (await leesAanbod(kern.db, query.regio ?? null)).filter((a) => query.leefgebied === undefined || a.leefgebieden.includes(query.leefgebied));
      return { status: 200, body: { items: aanbod.map((a) => ({ id: a.id, titel: a.titel, soort: a.soort, leefgebieden: a.leefgebieden, erkenning: a.erkenning, taal: a.taal, taalniveau: a.taalniveau, inhoud: a.inhoud, isVanRegio: a.regioCode !== null })) } };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/preventieplekken', titel: 'Plekken bij uw organisatie', uitleg: 'De plekken die uw organisatie heeft toegezegd en die nu in gebruik zijn. Er staat niet bij voor wie: de inwoner meldt zich zelf met dit kenmerk.', wie: ['deelnemer'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), dienst: z.string(), sinds: z.string(), laatsteVoortgang: z.enum(voortgangsoorten).nullable() })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const plekken = await plekkenVan(kern, tx, medewerkerVan(aanvrager), traceparent);
      const items = [];
      for (const { preventie, dienstId, laatste } of plekken) items.push({ id: preventie.plekId ?? '', dienst: (dienstId === null ? undefined : await dienstVan(tx, dienstId))?.naam ?? 'Een dienst', sinds: (preventie.gekoppeldOp ?? preventie.geopendOp).toISOString(), laatsteVoortgang: laatste });
      return { status: 200, body: { items } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/preventieplekken/:id/voortgang', titel: 'Voortgang melden', uitleg: 'Meld hoe ver de hulp is. Alleen een code; schrijf niets over de inwoner.', wie: ['deelnemer'],
    params, body: z.strictObject({ id: nieuwId, voortgang: z.enum(voortgangsoorten) }), antwoorden: { 204: null },
    verwerk: async (v) => {
      await v.kern.db.transaction((tx) => eenmalig(v, tx, 'preventievoortgang', () => meldVoortgang(v.kern, tx, { plekId: v.params.id, soort: v.body.voortgang, aanvrager: medewerkerVan(v.aanvrager), traceparent: v.traceparent })));
      return { status: 204 };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/preventieplekken/:id/zorgen', titel: 'Zorg over veiligheid melden', uitleg: 'De procesregisseur krijgt meteen een signaal en belt u. De hulp gaat door. Is er nu gevaar? Bel 112.', wie: ['deelnemer'],
    params, body: z.strictObject({ id: nieuwId, zorg: z.enum(zorgsoorten) }), antwoorden: { 204: null },
    verwerk: async (v) => {
      await v.kern.db.transaction((tx) => eenmalig(v, tx, 'preventiezorg', () => meldZorg(v.kern, tx, { plekId: v.params.id, soort: v.body.zorg, aanvrager: medewerkerVan(v.aanvrager), traceparent: v.traceparent })));
      return { status: 204 };
    },
  }),
];
