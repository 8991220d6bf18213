import { randomBytes } from 'node:crypto';

/** A W3C trace context (traceparent, version 00): 32 hex of the trace, 16 hex of the span. */
export type Traceparent = { readonly traceId: string; readonly spanId: string };

const vorm = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a traceparent header; undefined when it is absent or malformed (W3C: then a new trace starts). */
export const leesTraceparent = (tekst: string | undefined): Traceparent | undefined => {
  const deel = tekst === undefined ? null : vorm.exec(tekst.trim());
  if (deel === null) return undefined;
  const [, versie, traceId, spanId, , rest] = deel as unknown as [string, string, string, string, string, string | undefined];
  if (versie === 'ff' || (versie === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId };
};

/** Our own span inside the caller's trace, or the first span of a new trace. */
export const volgendeSpan = (ouder?: Traceparent): Traceparent => ({ traceId: ouder?.traceId ?? randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') });

export const schrijfTraceparent = (t: Traceparent): string => `00-${t.traceId}-${t.spanId}-01`;
