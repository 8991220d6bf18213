import { z } from 'zod';
import { wachtOpOutbox } from '../platform/engine/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { route } from '../platform/http/route.ts';
import type { Route } from '../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../platform/identity/aanvrager.ts';
import { claimTaak, geefTaakVrij } from './claim.ts';
import { bewaarConcept, leesConcept } from './concept.ts';
import { leesLijstcursor, schrijfLijstcursor } from './cursor.ts';
import { leesTaakpagina } from './detail.ts';
import { gebeurtenissen } from './gebeurtenissen.ts';
import { beheerroutes } from './beheer.ts';
import { leesLijst, leesTaak, telTaken } from './store.ts';
import { toonRij } from './tonen.ts';
import { draaiTerug, voltooiTaak } from './voltooien.ts';

const wie = ['melder', 'deelnemer', 'procesregisseur', 'casusregisseur', 'procesontwerper', 'regiocoordinator', 'fg'] as const;
const params = z.strictObject({ id: z.uuid() });
const code = z.string().regex(/^[a-z0-9-]{1,40}$/);
const moment = z.iso.datetime();
const termijn = z.strictObject({ eind: moment.nullable(), code: z.string().nullable(), opgeschortTot: moment.nullable() });
const rij = z.strictObject({
  id: z.uuid(), formId: z.string(), titel: z.string(), bouwsteen: z.string(), verbandCode: z.string(), fase: z.string().nullable(), status: z.enum(['niemand', 'op-naam', 'opgeschort', 'wordt-verwerkt', 'afgerond', 'vervallen']), termijn, spoed: z.boolean(), concept: z.boolean(),
  casus: z.strictObject({ id: z.uuid(), nummer: z.string(), naam: z.string().nullable(), personen: z.int().nullable() }).nullable(),
  wie: z.strictObject({ id: z.string(), naam: z.string(), ik: z.boolean(), sinds: moment.nullable() }).nullable(), gewijzigdOp: moment,
});
const velden = z.record(z.string().regex(/^[A-Za-z][\w.-]{0,79}$/), z.strictObject({ waarde: z.unknown(), op: moment }));
const concept = z.strictObject({ velden, rijversie: z.int() });
const taak = rij.extend({
  doel: z.string(), aard: z.enum(['besluit', 'vastlegging', 'contact', 'signaal']), scherm: z.string().nullable(), formulier: z.looseObject({ id: z.string() }), gegevens: z.looseObject({}).nullable(), concept_: concept.nullable(), handelingen: z.array(z.string()),
  waarom: z.looseObject({ doel: z.string() }).nullable(), geschiedenis: z.array(z.strictObject({ op: moment, zin: z.string(), wie: z.string().nullable() })), terugdraaienTot: moment.nullable(), afgerondDoor: z.strictObject({ naam: z.string(), op: moment }).nullable(),
});
const voltooid = z.strictObject({ status: z.enum(['voltooid', 'wordt-verwerkt']), terugdraaienTot: moment.nullable(), melding: z.string() });

const medewerkerVan = (aanvrager: Aanvrager): Medewerker => {
  if (aanvrager.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Taken zijn voor medewerkers.');
  return aanvrager;
};

const lijst = route({
  methode: 'get', pad: '/api/v1/taken', titel: 'Taken', uitleg: 'De taken die u met uw rol kunt doen. Eerst wat het eerst klaar moet zijn.', wie,
  query: z.strictObject({
    bakje: z.enum(['mijn', 'team', 'alle']).default('mijn'), verband: code.optional(), bouwsteen: code.optional(), termijn: z.enum(['te-laat', 'vandaag', 'week']).optional(),
    status: z.enum(['niemand', 'nieuw', 'op-naam', 'wordt-verwerkt', 'in-verwerking', 'afgerond', 'vervallen']).optional(), zoek: z.string().trim().min(1).max(80).optional(), volgorde: z.enum(['termijn', '-gewijzigd']).default('termijn'),
    cursor: z.string().max(300).optional(), aantal: z.coerce.number().int().min(1).max(100).default(50),
  }),
  antwoorden: { 200: z.strictObject({ items: z.array(rij), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const m = medewerkerVan(v.aanvrager);
    const { query: q } = v;
    const rijen = await leesLijst(tx, m, {
      bakje: q.bakje, verband: q.verband ?? null, bouwsteen: q.bouwsteen ?? null, termijn: q.termijn ?? null, status: q.status ?? null, zoek: q.zoek ?? null, volgorde: q.volgorde,
      na: leesLijstcursor(q.cursor, q.volgorde), aantal: q.aantal + 1, nu: v.kern.clock.now(),
    });
    const items = rijen.slice(0, q.aantal);
    const laatste = items.at(-1);
    return { status: 200, body: { items: items.map((r) => toonRij(m, r)), volgende: rijen.length > items.length && laatste !== undefined ? schrijfLijstcursor(q.volgorde, { op: laatste.plek, na: laatste.id }) : null } };
  }),
});

const tellingen = route({
  methode: 'get', pad: '/api/v1/taken/tellingen', titel: 'Aantallen taken', uitleg: 'Telt tot 1000; meer wordt als 999+ getoond.', wie,
  antwoorden: { 200: z.strictObject({ mijn: z.int(), vandaag: z.int(), teVerdelen: z.int(), team: z.int(), teLaat: z.int(), meldingen: z.int() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 200, body: await telTaken(tx, medewerkerVan(v.aanvrager), v.kern.clock.now()) })),
});

const detail = route({
  methode: 'get', pad: '/api/v1/taken/:id', titel: 'Taak', wie, params, antwoorden: { 200: taak },
  verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 200, body: await leesTaakpagina(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id, v.traceparent) })),
});

const claim = route({
  methode: 'put', pad: '/api/v1/taken/:id/claim', titel: 'Taak op mijn naam', uitleg: 'Met een reden neemt u de taak over van een collega.', wie, params, body: z.strictObject({ reden: z.string().trim().min(3).max(300).optional() }).optional(),
  antwoorden: { 204: null },
  verwerk: async (v) => {
    await v.kern.db.transaction((tx) => claimTaak(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id, v.body?.reden, v.traceparent));
    return { status: 204 };
  },
});
const vrijgeven = route({
  methode: 'delete', pad: '/api/v1/taken/:id/claim', titel: 'Taak vrijgeven', wie, params, antwoorden: { 204: null },
  verwerk: async (v) => {
    await v.kern.db.transaction((tx) => geefTaakVrij(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id));
    return { status: 204 };
  },
});

const conceptLezen = route({
  methode: 'get', pad: '/api/v1/taken/:id/concept', titel: 'Mijn concept', wie, params, antwoorden: { 200: concept },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const m = medewerkerVan(v.aanvrager);
    await leesTaak(tx, m, v.params.id);
    return { status: 200, body: await leesConcept(tx, m, v.params.id) };
  }),
});
const conceptBewaren = route({
  methode: 'put', pad: '/api/v1/taken/:id/concept', titel: 'Concept bewaren', uitleg: 'If-Match is de gelezen rijversie, 0 als er nog geen concept was. Bij 412 staat het opgeslagen concept in het antwoord.', wie, params, body: z.strictObject({ velden }), antwoorden: { 200: concept },
  verwerk: async (v) => {
    const bewaard = await v.kern.db.transaction((tx) => bewaarConcept(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id, v.body.velden, v.rijversie));
    return { status: 200, body: bewaard, headers: { ETag: `"${bewaard.rijversie}"` } };
  },
});

/** Ms that a person waits for the engine before he may go on. */
const hoogsteWacht = 2_000;
const nogBezig = 'Opgeslagen. De volgende stap start zodra het systeem klaar is.';

const voltooien = route({
  methode: 'post', pad: '/api/v1/taken/:id/voltooiing', titel: 'Taak afronden', uitleg: '200: afgerond (met terugdraaienTot zolang het terug kan). 202: vastgelegd, het proces volgt.', wie, params,
  body: z.strictObject({ antwoorden: z.record(z.string().max(80), z.unknown()) }), antwoorden: { 200: voltooid, 202: voltooid },
  verwerk: async (v) => {
    const uitslag = await v.kern.db.transaction((tx) => voltooiTaak(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id, v.body.antwoorden, v.traceparent));
    if (uitslag.soort === 'wacht') return { status: 200, body: { status: 'voltooid', terugdraaienTot: uitslag.terugdraaienTot.toISOString(), melding: 'Afgerond. U kunt dit nog even terugdraaien.' } };
    const klaar = await wachtOpOutbox(v.kern, uitslag.outboxId, hoogsteWacht) === 'klaar';
    return { status: klaar ? 200 : 202, body: { status: klaar ? 'voltooid' : 'wordt-verwerkt', terugdraaienTot: null, melding: klaar ? 'Afgerond.' : nogBezig } };
  },
});
const terugdraaien = route({
  methode: 'delete', pad: '/api/v1/taken/:id/voltooiing', titel: 'Afronden terugdraaien', wie, params, antwoorden: { 204: null },
  verwerk: async (v) => {
    await v.kern.db.transaction((tx) => draaiTerug(v.kern, tx, medewerkerVan(v.aanvrager), v.params.id));
    return { status: 204 };
  },
});

export const routes: Route[] = [lijst, tellingen, detail, claim, vrijgeven, conceptLezen, conceptBewaren, voltooien, terugdraaien, gebeurtenissen, ...beheerroutes];
