import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { inSpan, openVerzoekspan, startTracing } from '../../../src/platform/telemetry/tracing.ts';

test('architectuur §2: spans reach a collector over OTLP only when an endpoint is set; the trace of the caller goes on', async () => {
  const ouder = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
  // given: no endpoint. then: ids of our own in the caller's trace
  await (await startTracing(undefined))();
  expect(openVerzoekspan('proef', ouder).traceparent).toMatchObject({ traceId: ouder.traceId });

  // given: a collector
  const ontvangen: string[] = [];
  const collector = createServer((req, res) => { const delen: Buffer[] = []; req.on('data', (d: Buffer) => { delen.push(d); }); req.on('end', () => { ontvangen.push(`${req.url ?? ''} ${Buffer.concat(delen).toString('latin1')}`); res.end('{}'); }); });
  await new Promise<void>((klaar) => { collector.listen(0, '127.0.0.1', klaar); });
  const stop = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  // when: a request with a job inside it
  const verzoek = openVerzoekspan('verzoek-proef', ouder);
  const binnen = await inSpan('job-proef', { type: 'triage-advies' }, async (tp) => tp, verzoek.traceparent);
  verzoek.sluit(200);
  await stop();
  collector.close();
  // then: both spans arrived, in one trace
  expect([verzoek.traceparent.traceId, binnen.split('-')[1]]).toEqual([ouder.traceId, ouder.traceId]);
  const alles = ontvangen.join('\n');
  expect(alles).toMatch(/^\/v1\/traces /);
  for (const naam of ['verzoek-proef', 'job-proef', 'triage-advies']) expect(alles).toContain(naam);
});
