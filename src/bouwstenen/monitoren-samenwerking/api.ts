import { z } from 'zod';
import { leesCursor, schrijfCursor } from '../../casus/index.ts';
import { doelen, type Doel } from '../../domein/doel.ts';
import { datumVan } from '../../domein/kalender.ts';
import { zoekLogregels } from '../../logboek/index.ts';
import { bestandAntwoord } from '../../platform/http/bestand.ts';
import { isUuid } from '../../platform/http/invoer.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { alsMedewerker, vraagLogboek } from './bereik.ts';
import { logregelsAlsCsv } from './export.ts';
import { leesVerwerkingen } from './lezen-api.ts';
import { alsFilter, gebruikt, toonRegels } from './logregels.ts';
import { handelingen, logregel, noodregel, zoekredenen } from './model.ts';
import { signaalroutes } from './signalen-api.ts';
import { noodlijst } from './noodtoegangen.ts';

/** AL05: who the matrix lets read the logs. */
const rollen = ['fg', 'auditor'] as const;
const isVolgnummer = (tekst: string): boolean => /^\d{1,18}$/.test(tekst);
/** Days the calendar can count with. */
const dag = z.iso.date().refine((d) => d >= '2000-01-01' && d <= '2199-12-31', 'Vul een dag in tussen 2000 en 2200.');
const filters = {
  reden: z.enum(zoekredenen).describe('Waarom u zoekt; dit komt in de logboeken'), van: dag.optional().describe('Eerste dag; zonder deze de laatste 7 dagen'), tot: dag.optional().describe('Laatste dag'),
  organisatie: z.uuid().optional(), medewerker: z.uuid().optional(), casus: z.string().trim().min(1).max(40).optional().describe('Nummer of kenmerk van een casus'), doel: z.enum(Object.keys(doelen) as [Doel, ...Doel[]]).optional(), handeling: z.enum(handelingen).optional(),
  geweigerd: z.literal('ja').optional().describe('Alleen wat werd geweigerd'), noodgeval: z.literal('ja').optional().describe('Alleen noodtoegang'), spoor: z.string().regex(/^[0-9a-f]{32}$/, 'Een spoor is 32 tekens lang: cijfers en de letters a tot en met f.').optional(),
};
const bladzijde = { cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(100).default(50) };

const zoeken = route({
  methode: 'get', pad: '/api/v1/toezicht/logregels', titel: 'Zoeken in de logboeken', wie: rollen, doel: 'verplicht',
  uitleg: 'De drie logboeken, samengevoegd per stap van een spoor, nieuwste eerst. Namen van velden, nooit waarden; van een betrokkene alleen het aantal. Zoek één persoon via zijn casus. Elke zoekvraag komt zelf in de logboeken, met de reden.',
  query: z.strictObject({ ...filters, ...bladzijde }), antwoorden: { 200: z.strictObject({ items: z.array(logregel), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { cursor, aantal, ...vraag } = v.query, na = leesCursor(cursor, isVolgnummer), filter = await alsFilter(tx, vraag, v.kern.clock.now());
    const bereik = await vraagLogboek(v.kern, tx, { lezer: alsMedewerker(v.aanvrager), doel: v.doel as Doel, actie: 'zoeken', wat: 'logregels', velden: gebruikt(vraag), reden: vraag.reden, traceparent: v.traceparent });
    const rijen = filter === null ? [] : await zoekLogregels(tx, bereik, filter, na, aantal + 1), laatste = rijen[aantal - 1];
    return { status: 200, body: { items: await toonRegels(tx, rijen.slice(0, aantal)), volgende: rijen.length > aantal && laatste !== undefined ? schrijfCursor({ op: laatste.plek, na: laatste.volgnummer }) : null } };
  }),
});

const exporteren = route({
  methode: 'get', pad: '/api/v1/toezicht/logregels/export', titel: 'Zoekvraag als CSV', wie: rollen, doel: 'verplicht', uitleg: 'Dezelfde regels als CSV-bestand, hoogstens 10.000; de laatste rij zegt het als er meer zijn. Komt als export in de logboeken.',
  query: z.strictObject(filters), antwoorden: { 200: null },
  verwerk: async (v) => {
    const nu = v.kern.clock.now();
    const { bereik, filter } = await v.kern.db.transaction(async (tx) => {
      const wat = await alsFilter(tx, v.query, nu);
      return { filter: wat, bereik: await vraagLogboek(v.kern, tx, { lezer: alsMedewerker(v.aanvrager), doel: v.doel as Doel, actie: 'export', wat: 'logregels', velden: gebruikt(v.query), reden: v.query.reden, traceparent: v.traceparent }) };
    });
    return bestandAntwoord(`logregels-${datumVan(nu)}.csv`, 'text/csv; charset=utf-8', logregelsAlsCsv(v.kern, bereik, filter));
  },
});

const noodtoegangen = route({
  methode: 'get', pad: '/api/v1/toezicht/noodtoegangen', titel: 'Noodtoegangen', wie: rollen, doel: 'verplicht', uitleg: 'Wie met spoed toegang kreeg (R8.6), wanneer en waarom, en of een collega het heeft nagekeken. Nieuwste eerst.',
  query: z.strictObject({ stand: z.enum(['alle', 'open']).default('alle'), ...bladzijde }), antwoorden: { 200: z.strictObject({ items: z.array(noodregel), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const na = leesCursor(v.query.cursor, isUuid);
    const bereik = await vraagLogboek(v.kern, tx, { lezer: alsMedewerker(v.aanvrager), doel: v.doel as Doel, actie: 'lezen', wat: 'noodtoegangen', velden: ['medewerker', 'reden', 'stand'], traceparent: v.traceparent });
    return { status: 200, body: await noodlijst(v.kern, tx, bereik, { stand: v.query.stand, na, aantal: v.query.aantal }) };
  }),
});

export const routes: Route[] = [zoeken, exporteren, noodtoegangen, leesVerwerkingen, ...signaalroutes];
