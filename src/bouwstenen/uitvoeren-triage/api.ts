import { z } from 'zod';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { betrokkenenVan } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import { actueleInstrumenten, presenteerInstrument } from './instrumenten.ts';
import { beantwoordOverdracht, openOverdrachtenVoor } from './overdracht.ts';
import { leesTriage } from './store.ts';
import { legTriageUit } from './uitleg.ts';

const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Deze triage bestaat niet, of u mag haar niet zien.');
const medewerkerVan = (a: Aanvrager): Extract<Aanvrager, { soort: 'medewerker' }> => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};

const instrumentregel = z.strictObject({
  code: z.string(), versie: z.string(), titel: z.string(), omschrijving: z.string(), over: z.enum(['huishouden', 'persoon']), rechtenhouder: z.string(), licentie: z.string(), bronvermelding: z.string(),
  geverifieerd: z.boolean().describe('false: een jurist heeft de rechten nog niet getoetst'), tekststatus: z.string().nullable(), label: z.string().nullable(), status: z.string(), wijze: z.string(), redenGeen: z.string().nullable(),
  geldigheidDagen: z.int().nullable(), vereisteTraining: z.string().nullable(), duurMinuten: z.int().nullable(), aantalItems: z.int(), banden: z.array(z.string()),
});
const uitleg = z.strictObject({
  triageId: z.uuid(), status: z.string(), inleiding: z.string(),
  advies: z.strictObject({ zin: z.string(), regels: z.array(z.strictObject({ id: z.string(), zin: z.string() })), tabelversie: z.string() }).nullable(),
  besluit: z.strictObject({ zin: z.string(), isAfwijkend: z.boolean(), op: z.string() }).nullable(),
  instrumenten: z.array(z.strictObject({
    titel: z.string(), versie: z.string(), bron: z.string(), label: z.string().nullable(), op: z.string().nullable(), isHergebruikt: z.boolean(), samenIngevuld: z.boolean(),
    antwoorden: z.array(z.strictObject({ onderwerp: z.string(), antwoord: z.string() })), aantalOntbrekend: z.int(),
  })),
});

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/instrumenten', titel: 'Instrumentbibliotheek', uitleg: 'Alle instrumenten met versie, rechthebbende, licentie en bron. Geen vragen en geen antwoorden.',
    wie: ['procesregisseur', 'casusregisseur', 'deelnemer', 'procesontwerper', 'regiocoordinator', 'fg', 'auditor', 'beheerder'],
    antwoorden: { 200: z.strictObject({ items: z.array(instrumentregel) }) },
    verwerk: async ({ kern }) => ({ status: 200, body: { items: (await kern.db.transaction((tx) => actueleInstrumenten(tx))).map((i) => presenteerInstrument(i.definitie)) } }),
  }),
  route({
    methode: 'get', pad: '/api/v1/triages/:id/uitleg', titel: 'Uitleg bij een triage', uitleg: 'Waarom het advies zo luidde: regels, antwoorden en versies, in gewone woorden (R5.5).',
    wie: ['procesregisseur', 'casusregisseur', 'deelnemer', 'burger'], doel: 'verplicht', params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: uitleg },
    verwerk: async ({ kern, params, aanvrager, doel, traceparent }) => kern.db.transaction(async (tx) => {
      const triage = await leesTriage(tx, params.id);
      if (!triage || !doel) throw nietGevonden();
      const betrokkenen = (await betrokkenenVan(tx, triage.casusId)).map((b) => b.persoonId);
      const isZelf = aanvrager.soort === 'burger' && aanvrager.persoonId !== null && betrokkenen.includes(aanvrager.persoonId);
      if (aanvrager.soort === 'burger' && !isZelf) throw nietGevonden();
      const besluit = await maakToegang(kern).vraag(tx, {
        aanvrager, doel, actie: 'lezen', gevraagd: ['TRI'], traceparent,
        object: { type: 'triage', id: triage.id, casusId: triage.casusId, verbandCode: triage.verbandCode, regioCode: triage.regioCode, betrokkenen, ...(isZelf ? { feiten: { ZELF: true } } : {}) },
      });
      // A citizen reads about himself; the answers of a household list may speak of the others (R7.4), so he gets the rules, not the answers.
      const volledig = (besluit.niveaus.TRI ?? -1) >= 2;
      const tekst = await legTriageUit(tx, triage.id, volledig);
      if (!tekst) throw nietGevonden();
      return { status: 200, body: isZelf ? { ...tekst, instrumenten: tekst.instrumenten.map((i) => ({ ...i, antwoorden: [] })) } : tekst };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/overdrachten', titel: 'Aangeboden overdrachten', uitleg: 'Overdrachten die aan uw organisatie zijn aangeboden en nog niet zijn beantwoord.', wie: ['procesregisseur'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), naarVerband: z.string(), aangebodenOp: z.string() })) }) },
    verwerk: async ({ kern, aanvrager }) => {
      const items = await kern.db.transaction((tx) => openOverdrachtenVoor(tx, medewerkerVan(aanvrager).organisatieId));
      return { status: 200, body: { items: items.map((o) => ({ ...o, aangebodenOp: o.aangebodenOp.toISOString() })) } };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/overdrachten/:id/antwoorden', titel: 'Overdracht beantwoorden', uitleg: 'Neem de casus over, of weiger met een reden. Tot u accepteert blijft de casus bij de ander.', wie: ['procesregisseur'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ uitkomst: z.enum(['geaccepteerd', 'geweigerd']), reden: z.string().trim().min(20).max(2000).nullable() })
      .refine((b) => b.uitkomst === 'geaccepteerd' || b.reden !== null, { path: ['reden'], message: 'Schrijf op waarom u de casus niet overneemt' }),
    antwoorden: { 204: null },
    verwerk: async ({ kern, params, body, aanvrager }) => {
      const { organisatieId, medewerkerId } = medewerkerVan(aanvrager);
      await kern.db.transaction((tx) => beantwoordOverdracht(kern, tx, { overdrachtId: params.id, organisatieId, medewerkerId, uitkomst: body.uitkomst, reden: body.reden }));
      return { status: 204 };
    },
  }),
];
