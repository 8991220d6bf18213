import { z } from 'zod';
import { casusVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { bronsoorten, leefgebieden, uitspraakGegevenssoorten, uitspraaksoorten, verbandtypen } from '../../domein/analyse/uitspraak.ts';
import { statenVan } from '../../domein/overgangen.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { adviesinvoer, nieuweUitspraak, nieuwVerband, uitspraakwijziging } from './invoer.ts';
import { analysesVanBurger } from './burger.ts';
import { vraagAnalyse } from './buren.ts';
import { burgerlezerVan } from '../deelnemen-burger/index.ts';
import { meldNieuwFeit } from './feiten.ts';
import { lezerVan, type Lezer } from './lezer.ts';
import { presenteerAnalyse, presenteerVerschil } from './lezen.ts';
import type { Analyse } from './model.ts';
import { bewerkUitspraak, eisSchrijver, haalUitspraakWeg, haalVerbandWeg, maakUitspraak, maakVerband, zetAdvies } from './schrijven.ts';
import { analysesVan, leesAnalyse, moetAnalyse } from './store.ts';

const wie = ['procesregisseur', 'casusregisseur', 'deelnemer'] as const;
const id = z.strictObject({ id: z.uuid() });
const moment = z.iso.datetime();
const uitspraak = z.strictObject({
  id: z.uuid(), rijversie: z.int(), soort: z.enum(uitspraaksoorten), tekst: z.string(), gegevenssoort: z.enum(uitspraakGegevenssoorten), leefgebied: z.enum(leefgebieden), persoonId: z.uuid().nullable(), bronsoort: z.enum(bronsoorten), bron: z.string(),
  bronGeldigTot: z.iso.date().nullable(), peildatum: z.iso.date().nullable(), zekerheid: z.int(), functie: z.string().nullable(), toetsvraag: z.string().nullable(), organisatie: z.string().nullable(), isBijdrage: z.boolean(), magWijzigen: z.boolean(),
  weersprokenDoor: z.uuid().nullable(), reactie: z.string().nullable(), waarschuwingen: z.array(z.string()), gewijzigdOp: moment,
});
const punt = z.strictObject({ rang: z.int(), leefgebied: z.string(), waaromEerst: z.string(), aanbeveling: z.string(), gevraagdBesluit: z.string().nullable(), dienstsoort: z.string().nullable(), dienstId: z.uuid().nullable(), matchId: z.uuid().nullable() });
const analyse = z.strictObject({
  id: z.uuid(), casusId: z.uuid(), versie: z.int(), status: z.enum(statenVan('analyse') as [string, ...string[]]), uitkomst: z.string().nullable(), vastgesteldOp: moment.nullable(), rol: z.enum(['auteur', 'bijdrager', 'lezer']),
  uitspraken: z.array(uitspraak), verbanden: z.array(z.strictObject({ id: z.uuid(), vanId: z.uuid(), naarId: z.uuid(), type: z.enum(verbandtypen) })),
  advies: z.strictObject({ kern: z.string(), urgentie: z.string(), rijversie: z.int(), punten: z.array(punt) }).nullable(),
  bijdragen: z.array(z.strictObject({ organisatie: z.string(), status: z.string(), isLaat: z.boolean(), uiterlijkOp: moment })), nieuweFeiten: z.array(z.strictObject({ soort: z.string(), op: moment })),
  versies: z.array(z.strictObject({ id: z.uuid(), versie: z.int(), status: z.string(), vastgesteldOp: moment.nullable() })), personen: z.array(z.strictObject({ id: z.uuid(), label: z.string() })), gegevenssoorten: z.array(z.string()),
  blokkades: z.array(z.strictObject({ code: z.string(), uitspraakId: z.uuid().nullable(), melding: z.string() })),
});
const regel = z.strictObject({ lijnId: z.uuid(), tekst: z.string() });
const verschillen = z.strictObject({ van: z.int(), naar: z.int(), toegevoegd: z.array(regel), verwijderd: z.array(regel), gewijzigd: z.array(z.strictObject({ lijnId: z.uuid(), velden: z.array(z.string()), was: z.string(), wordt: z.string() })) });
const nieuw = z.strictObject({ id: z.uuid() });

type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };
const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
const doelVan = (doel: Doel | undefined): Doel => { if (doel === undefined) throw new Probleem('doel-ontbreekt', 'Geef met de header Doel aan waarvoor u dit nodig heeft.'); return doel; };

const lees = async (tx: Tx, v: Vraag, analyseId: string): Promise<{ a: Analyse; lezer: Lezer }> => {
  const a = await leesAnalyse(tx, analyseId);
  if (a === undefined) throw nietGevonden();
  return { a, lezer: await lezerVan(v.kern, tx, a, { aanvrager: v.aanvrager, doel: doelVan(v.doel), actie: 'lezen', velden: ['analyse'], traceparent: v.traceparent }) };
};
/** Writes under analyse-opstellen only; the lock makes writing wait for vaststellen and the other way round. */
const schrijf = <T>(v: Vraag, analyseId: string, velden: readonly string[], werk: (tx: Tx, a: Analyse, lezer: Lezer) => Promise<T>): Promise<T> => v.kern.db.transaction(async (tx) => {
  if (doelVan(v.doel) !== 'analyse-opstellen') throw new Probleem('geen-grondslag', 'Een analyse schrijft u alleen voor het doel "analyse opstellen".');
  const a = await moetAnalyse(tx, analyseId);
  return werk(tx, a, await lezerVan(v.kern, tx, a, { aanvrager: v.aanvrager, doel: 'analyse-opstellen', actie: 'schrijven', velden, traceparent: v.traceparent }));
});

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/analyse', titel: 'Analyse van een casus', uitleg: 'De nieuwste versie. U ziet alleen uitspraken waarvan u het soort gegevens voor dit doel volledig mag zien (R6.3).', wie, doel: 'verplicht', params: id,
    antwoorden: { 200: z.strictObject({ analyse: analyse.nullable() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const [a] = await analysesVan(tx, v.params.id);
      if (a !== undefined) { const { lezer } = await lees(tx, v, a.id); return { status: 200, body: { analyse: await presenteerAnalyse(v.kern, tx, a, lezer) } }; }
      // Asked and logged also when there is none, so that the answer does not betray who is in the team.
      const casus = await casusVan(tx, v.params.id);
      await vraagAnalyse(v.kern, tx, { casusId: v.params.id, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '' }, { aanvrager: v.aanvrager, doel: doelVan(v.doel), actie: 'lezen', gevraagd: ['CAS', 'ANA'], velden: ['analyse'], traceparent: v.traceparent });
      if (casus === undefined) throw nietGevonden();
      return { status: 200, body: { analyse: null } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/analyses/:id', titel: 'Analyse', wie, doel: 'verplicht', params: id, antwoorden: { 200: analyse },
    verwerk: (v) => v.kern.db.transaction(async (tx) => { const { a, lezer } = await lees(tx, v, v.params.id); return { status: 200, body: await presenteerAnalyse(v.kern, tx, a, lezer) }; }),
  }),
  route({
    methode: 'get', pad: '/api/v1/analyses/:id/verschillen', titel: 'Verschil tussen twee versies', uitleg: 'Wat deze versie toevoegt, wijzigt en weglaat ten opzichte van de andere, per uitspraak (R6.5).', wie, doel: 'verplicht', params: id, query: z.strictObject({ met: z.uuid() }), antwoorden: { 200: verschillen },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { a, lezer } = await lees(tx, v, v.params.id);
      const met = await leesAnalyse(tx, v.query.met);
      if (met === undefined || met.casusId !== a.casusId) throw nietGevonden();
      return { status: 200, body: await presenteerVerschil(v.kern, tx, met, a, lezer) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/analyses/:id/uitspraken', titel: 'Uitspraak toevoegen', wie, doel: 'verplicht', params: id, body: nieuweUitspraak.extend({ id: nieuwId }), antwoorden: { 201: nieuw },
    verwerk: async (v) => ({ status: 201, body: { id: await schrijf(v, v.params.id, ['uitspraak'], (tx, a, lezer) => eenmalig(v, tx, 'uitspraak', () => maakUitspraak(v.kern, tx, a, lezer, v.body))) } }),
  }),
  route({
    methode: 'patch', pad: '/api/v1/analyses/:id/uitspraken/:uitspraakId', titel: 'Uitspraak wijzigen', uitleg: 'If-Match is de gelezen rijversie van deze uitspraak. Bij 412 staan beide teksten in het antwoord (R6.7).', wie, doel: 'verplicht',
    params: z.strictObject({ id: z.uuid(), uitspraakId: z.uuid() }), body: uitspraakwijziging, antwoorden: { 204: null },
    verwerk: async (v) => { await schrijf(v, v.params.id, ['uitspraak'], (tx, a, lezer) => bewerkUitspraak(v.kern, tx, a, lezer, v.params.uitspraakId, v.body, v.rijversie)); return { status: 204 }; },
  }),
  route({
    methode: 'delete', pad: '/api/v1/analyses/:id/uitspraken/:uitspraakId', titel: 'Uitspraak weghalen', wie, doel: 'verplicht', params: z.strictObject({ id: z.uuid(), uitspraakId: z.uuid() }), antwoorden: { 204: null },
    verwerk: async (v) => { await schrijf(v, v.params.id, ['uitspraak'], (tx, a, lezer) => haalUitspraakWeg(v.kern, tx, a, lezer, v.params.uitspraakId, v.rijversie)); return { status: 204 }; },
  }),
  route({
    methode: 'post', pad: '/api/v1/analyses/:id/verbanden', titel: 'Verband leggen', wie, doel: 'verplicht', params: id, body: nieuwVerband.extend({ id: nieuwId }), antwoorden: { 204: null },
    verwerk: async (v) => { await schrijf(v, v.params.id, ['verband'], (tx, a, lezer) => eenmalig(v, tx, 'uitspraakverband', () => maakVerband(v.kern, tx, a, lezer, v.body))); return { status: 204 }; },
  }),
  route({
    methode: 'delete', pad: '/api/v1/analyses/:id/verbanden/:verbandId', titel: 'Verband weghalen', wie, doel: 'verplicht', params: z.strictObject({ id: z.uuid(), verbandId: z.uuid() }), antwoorden: { 204: null },
    verwerk: async (v) => { await schrijf(v, v.params.id, ['verband'], (tx, a, lezer) => haalVerbandWeg(v.kern, tx, a, lezer, v.params.verbandId)); return { status: 204 }; },
  }),
  route({
    methode: 'put', pad: '/api/v1/analyses/:id/advies', titel: 'Advies schrijven', uitleg: 'Hoogstens 5 punten, elk met de reden waarom het eerst moet (R6.4). If-Match is de gelezen rijversie, 0 als er nog geen advies was.', wie: ['procesregisseur'], doel: 'verplicht', params: id, body: adviesinvoer, antwoorden: { 204: null },
    verwerk: async (v) => { await schrijf(v, v.params.id, ['advies'], (tx, a, lezer) => zetAdvies(v.kern, tx, a, lezer, v.body, v.rijversie)); return { status: 204 }; },
  }),
  route({
    methode: 'post', pad: '/api/v1/analyses/:id/feiten', titel: 'Nieuw feit melden', uitleg: 'Zet bij de analyse dat er iets nieuws is. Het werk loopt door.', wie: ['procesregisseur'], doel: 'verplicht', params: id, body: z.strictObject({ soort: z.enum(['gesprek', 'wijziging', 'anders']), bronId: z.uuid() }), antwoorden: { 204: null },
    verwerk: async (v) => {
      await schrijf(v, v.params.id, ['feit'], async (tx, a, lezer) => { eisSchrijver(a, lezer); await meldNieuwFeit(v.kern, tx, { casusId: a.casusId, soort: v.body.soort, bron: `${v.body.soort}:${v.body.bronId}` }); });
      return { status: 204 };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/analyses', titel: 'Wat er over uw situatie is opgeschreven', uitleg: 'De analyse waarover wij u om uw mening vroegen. U leest wat over u gaat en over het gezin als geheel.', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({
      id: z.uuid(), bijdrageId: z.uuid(), isConcept: z.boolean(), uitspraken: z.array(z.strictObject({ id: z.uuid(), soort: z.enum(uitspraaksoorten), tekst: z.string(), leefgebied: z.enum(leefgebieden), peildatum: z.iso.date().nullable(), isOverMij: z.boolean() })),
      advies: z.strictObject({ kern: z.string(), punten: z.array(z.strictObject({ rang: z.int(), waaromEerst: z.string(), aanbeveling: z.string() })) }).nullable(),
    })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => ({ status: 200, body: { items: await kern.db.transaction((tx) => analysesVanBurger(kern, tx, burgerlezerVan(aanvrager), traceparent)) } }),
  }),
];
