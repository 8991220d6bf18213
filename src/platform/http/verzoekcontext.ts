import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';
import { leesTraceparent, schrijfTraceparent } from '../telemetry/traceparent.ts';
import { openVerzoekspan } from '../telemetry/tracing.ts';

/** What the platform knows about a request while it runs; kept beside express' own object. */
export type Verzoekcontext = { readonly traceId: string; readonly traceparent: string; route: string };

const contexten = new WeakMap<Request, Verzoekcontext>();

/** The context of a request; there is always one, because `volgVerzoek` comes first. */
export const contextVan = (req: Request): Verzoekcontext => {
  const gevonden = contexten.get(req);
  if (gevonden === undefined) throw new Error('volgVerzoek must be the first middleware');
  return gevonden;
};

/**
 * Follows each request: trace in and out (W3C), answer time, one log line with the method, the route pattern, the status and
 * the trace id. Never the query string, a header or a body: they may hold personal data.
 */
export const volgVerzoek = (log: Logger, metrics: Metrics): RequestHandler => (req, res, next) => {
  const begin = process.hrtime.bigint();
  const span = openVerzoekspan('http.verzoek', leesTraceparent(req.get('traceparent')));
  const context: Verzoekcontext = { traceId: span.traceparent.traceId, traceparent: schrijfTraceparent(span.traceparent), route: 'onbekend' };
  contexten.set(req, context);
  res.setHeader('traceparent', context.traceparent);
  res.once('close', () => {
    const seconden = Number(process.hrtime.bigint() - begin) / 1e9;
    const gegevens = { methode: req.method, route: context.route, status: res.statusCode };
    // An event stream is open for minutes: its length says nothing about answer times.
    if (res.getHeader('content-type') !== 'text/event-stream') metrics.httpDuur.observe({ ...gegevens, status: String(res.statusCode) }, seconden);
    span.span.updateName(`${req.method} ${context.route}`);
    span.sluit(res.statusCode);
    const regel = { ...gegevens, ms: Math.round(seconden * 10_000) / 10, traceId: context.traceId };
    if (res.statusCode >= 500) log.error(regel, 'http'); else if (context.route.startsWith('/health') || context.route === '/metrics') log.debug(regel, 'http'); else log.info(regel, 'http');
  });
  next();
};
