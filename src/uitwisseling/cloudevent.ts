import { createHash, randomUUID } from 'node:crypto';
import { CloudEvent, HTTP } from 'cloudevents';
import { z } from 'zod';
import { canoniek } from '../domein/vingerafdruk.ts';

/** Largest event we send or accept, in bytes of the body (CloudEvents size rule; domein §3). */
export const grootsteGebeurtenis = 64 * 1024;

/** Media type of a CloudEvent in structured mode. */
export const mediatypeGebeurtenis = 'application/cloudevents+json';

/**
 * The envelope of every event in and out (domein §3, NL GOV profile). Strict: an attribute that is not listed is refused, and
 * `subject` is not listed, because a subject would name a person outside the protected data.
 */
export const gebeurtenisSchema = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('Kenmerk van de gebeurtenis; wordt het interactieId. Bij een herhaalde levering hetzelfde'),
  source: z.string().max(200).regex(/^(urn:nld:oin:|\/oin\/)\d{8}[0-9A-Z]{12}([:/][A-Za-z0-9:/._-]+)?$/).describe('Wie het meldt: urn:nld:oin:<OIN>, eventueel met het systeem'),
  type: z.string().max(200).regex(/^[a-z]+(\.[a-z0-9-]+)+\.v[1-9]\d*$/).describe('Soort gebeurtenis, bijvoorbeeld nl.samenspel.bepalen-bekendheid.uitvraag-beantwoord.v1'),
  time: z.iso.datetime({ offset: true }).describe('Wanneer het gebeurde'),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: z.url().max(300).optional(),
  correlationid: z.uuid().describe('Verbindt vraag en antwoord'),
  sequence: z.string().regex(/^\d{1,18}$/).optional().describe('Volgnummer per ontvanger'),
  sequencetype: z.literal('Integer').optional(),
  traceparent: z.string().regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/).optional().describe('W3C-spoor'),
  informatieniveau: z.enum(['0', '1', '2']).optional(),
  dataref: z.url().max(300).optional(),
  data: z.record(z.string(), z.unknown()).describe('Inhoud; de vorm hangt af van het type'),
});
export type Gebeurtenis = z.infer<typeof gebeurtenisSchema>;

/** The source attribute of one of our organisations: urn with its OIN and this system (clash 1 of domein §3). */
export const bronVan = (oin: string): string => `urn:nld:oin:${oin}:systeem:samenspel`;

/** The OIN inside a source attribute, in either of the two spellings; the schema has checked the form. */
export const oinUitBron = (bron: string): string => /\d{8}[0-9A-Z]{12}/.exec(bron)?.[0] ?? '';

/**
 * Fingerprint of the content: type, correlationid and data without `geregistreerdOp` (clash 3: that is the moment of logging).
 * A second event with a new id but the same fingerprint within 24 hours is the same event again (clash 4).
 */
export const inhoudHash = (g: Pick<Gebeurtenis, 'type' | 'correlationid' | 'data'>): string => {
  const { geregistreerdOp: _, ...data } = g.data;
  return createHash('sha256').update(canoniek({ type: g.type, correlationid: g.correlationid, data })).digest('hex');
};

export type NieuweGebeurtenis = {
  readonly oin: string;
  readonly type: string;
  readonly correlatieId: string;
  readonly volgnummer: string;
  readonly traceparent: string;
  /** When it happened; the moment of logging is added to the data. */
  readonly gebeurdOp: Date;
  readonly geregistreerdOp: Date;
  readonly data: Record<string, unknown>;
  /** The outside schema of `data`. It decides every field, so the moment of logging is then not added to the data. */
  readonly dataschema?: string;
  readonly informatieniveau?: '0' | '1' | '2';
};

/** Makes and checks an outgoing event. Throws RangeError above 64 KB: a programming fault, since texts are bounded before. */
export const maakGebeurtenis = (n: NieuweGebeurtenis): Gebeurtenis => {
  const gebeurtenis = {
    specversion: '1.0', id: randomUUID(), source: bronVan(n.oin), type: n.type, time: n.gebeurdOp.toISOString(), datacontenttype: 'application/json',
    correlationid: n.correlatieId, sequence: n.volgnummer, sequencetype: 'Integer', traceparent: n.traceparent,
    ...(n.informatieniveau !== undefined && { informatieniveau: n.informatieniveau }),
    ...(n.dataschema === undefined ? { data: { ...n.data, geregistreerdOp: n.geregistreerdOp.toISOString() } } : { dataschema: n.dataschema, data: n.data }),
  };
  const goed = gebeurtenisSchema.parse(gebeurtenis);
  if (Buffer.byteLength(JSON.stringify(goed)) > grootsteGebeurtenis) throw new RangeError('an event is larger than 64 KB');
  return goed;
};

/** The event as an HTTP message in structured mode. */
export const alsBericht = (g: Record<string, unknown>): { headers: Record<string, string>; body: string } => {
  const bericht = HTTP.structured(new CloudEvent(g as ConstructorParameters<typeof CloudEvent>[0]));
  return { headers: { 'content-type': mediatypeGebeurtenis }, body: String(bericht.body) };
};
