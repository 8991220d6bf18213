import { SpanKind, SpanStatusCode, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';
import { schrijfTraceparent, volgendeSpan } from './traceparent.ts';
import type { Traceparent } from './traceparent.ts';

/**
 * Starts sending spans when `eindpunt` (OTEL_EXPORTER_OTLP_ENDPOINT) is set; otherwise nothing is loaded and every hook below
 * costs next to nothing. Returns the way to flush and stop.
 */
export const startTracing = async (eindpunt: string | undefined, dienst = 'samenspel'): Promise<() => Promise<void>> => {
  if (eindpunt === undefined || eindpunt === '') return async () => {};
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ??= eindpunt;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  // Metrics leave by /metrics and log lines by standard output; only spans go out here.
  const sdk = new NodeSDK({ serviceName: dienst, instrumentations: [], metricReaders: [], logRecordProcessors: [] });
  sdk.start();
  return async () => {
    await sdk.shutdown();
    trace.disable();
    context.disable();
  };
};

const tracer = () => trace.getTracer('samenspel');

const ouderContext = (ouder: Traceparent | undefined) =>
  ouder === undefined ? context.active() : trace.setSpanContext(context.active(), { ...ouder, traceFlags: 1, isRemote: true });

/** Opens the span of one incoming request. Its id is ours when no exporter runs, so the logs can always be joined. */
export const openVerzoekspan = (naam: string, ouder: Traceparent | undefined): { traceparent: Traceparent; span: Span; sluit: (status: number) => void } => {
  const span = tracer().startSpan(naam, { kind: SpanKind.SERVER }, ouderContext(ouder));
  const eigen = span.spanContext();
  const actief = isSpanContextValid(eigen) && eigen.spanId !== ouder?.spanId;
  return {
    traceparent: actief ? { traceId: eigen.traceId, spanId: eigen.spanId } : volgendeSpan(ouder),
    span,
    sluit: (status) => {
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
};

/** Runs `werk` inside a span (a job, an outbox command). Attributes are codes and ids of the process only, never personal data. */
export const inSpan = async <T>(naam: string, attributen: Attributes, werk: (traceparent: string) => Promise<T>, ouder?: Traceparent): Promise<T> => {
  const basis = ouderContext(ouder);
  const span = tracer().startSpan(naam, { attributes: attributen }, basis);
  const eigen = span.spanContext();
  const actief = isSpanContextValid(eigen) && eigen.spanId !== ouder?.spanId;
  const traceparent = schrijfTraceparent(actief ? { traceId: eigen.traceId, spanId: eigen.spanId } : volgendeSpan(ouder));
  try {
    return await context.with(trace.setSpan(basis, span), () => werk(traceparent));
  } catch (fout) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw fout;
  } finally {
    span.end();
  }
};
