import { z } from 'zod';
import type { Doel } from '../../domein/doel.ts';
import { zoekVerwerkingen, type Verwerkingsregel } from '../../logboek/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route } from '../../platform/http/route.ts';
import { alsMedewerker, vraagLogboek } from './bereik.ts';

/** The most lines of one answer: the standard has no pages and asks for a search that is as exact as can be. */
const hoogstens = 1000;
const attributen = {
  'dpl.core.processing_activity_id': z.url().max(300).optional(), 'dpl.core.data_subject_id': z.string().min(1).max(200).optional().describe('Pseudoniem van de betrokkene in de logboeken, nooit een BSN'),
  'dpl.core.data_subject_id_type': z.string().min(1).max(60).optional(), 'dpl.core.foreign_operation.processor': z.url().max(300).optional(),
};
/** The last millisecond of the year 9999: what a Date and the database both hold. */
const moment = z.int().min(0).max(253_402_300_799_999);
const spanId = z.string().regex(/^[0-9a-f]{16}$/);
const verwerking = z.strictObject({
  traceId: z.guid(), spanId, parentSpanId: spanId.optional(), status: z.enum(['Unset', 'Ok', 'Error']), name: z.string(), startTime: z.int(), endTime: z.int(), resource: z.strictObject({ attributes: z.strictObject({ name: z.string() }) }), attributes: z.strictObject(attributen),
});

/** A trace id of 16 bytes, in the form of a uuid as the extension writes it. */
const alsGuid = (traceId: string): string => traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const toon = (r: Verwerkingsregel): z.infer<typeof verwerking> => ({
  traceId: alsGuid(r.traceId), spanId: r.spanId, ...(r.parentSpanId === null ? {} : { parentSpanId: r.parentSpanId }), status: r.status === 'ok' ? 'Ok' : 'Error', name: r.naam, startTime: r.begonnenOp.getTime(), endTime: r.geeindigdOp.getTime(), resource: { attributes: { name: 'samenspel' } },
  attributes: { 'dpl.core.processing_activity_id': r.activiteit, ...(r.betrokkene === null ? {} : { 'dpl.core.data_subject_id': r.betrokkene, 'dpl.core.data_subject_id_type': r.betrokkeneSoort }), ...(r.verwerker === null ? {} : { 'dpl.core.foreign_operation.processor': r.verwerker }) },
});

/** The extension "lezen" of Logboek Dataverwerkingen (1.1.0): the verwerkingenlog alone, by its own names. Who did it is not in it; that is the auditlog. */
export const leesVerwerkingen = route({
  methode: 'post', pad: '/api/v1/processing-activities', titel: 'Dataverwerkingen lezen (LDV)', wie: ['fg', 'auditor'], doel: 'verplicht',
  uitleg: 'De extensie "lezen" van Logboek Dataverwerkingen: regels van het verwerkingenlog, zonder medewerker. Vul minstens één veld in. Een betrokkene gaat op pseudoniem, in de inhoud en nooit in het adres.',
  body: z.strictObject({ traceId: z.guid().optional(), startTime: moment.optional(), endTime: moment.optional(), ...attributen }).refine((b) => Object.values(b).some((w) => w !== undefined), 'Vul minstens één veld in.'),
  antwoorden: { 200: z.strictObject({ processingActivities: z.array(verwerking) }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const b = v.body;
    const bereik = await vraagLogboek(v.kern, tx, { lezer: alsMedewerker(v.aanvrager), doel: v.doel as Doel, actie: 'zoeken', wat: 'verwerkingen', velden: Object.keys(b).toSorted(), traceparent: v.traceparent });
    const rijen = await zoekVerwerkingen(tx, bereik, {
      traceId: b.traceId?.replaceAll('-', '').toLowerCase(), vanaf: b.startTime === undefined ? undefined : new Date(b.startTime), tot: b.endTime === undefined ? undefined : new Date(b.endTime), activiteit: b['dpl.core.processing_activity_id'],
      betrokkene: b['dpl.core.data_subject_id'], betrokkeneSoort: b['dpl.core.data_subject_id_type'], verwerker: b['dpl.core.foreign_operation.processor'],
    }, hoogstens + 1);
    if (rijen.length > hoogstens) throw new Probleem('te-groot', `Dit zijn meer dan ${hoogstens} regels. Zoek preciezer, bijvoorbeeld in een kortere tijd.`);
    return { status: 200, body: { processingActivities: rijen.map(toon) } };
  }),
});
