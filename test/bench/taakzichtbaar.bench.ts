// From "the engine created the task" to "an open page was told" and "the API lists it", at 30 tasks per second on the real stack.
// The process is the shipped one with a single task, so its term listener, projection, bus and event stream are all in the way.
import { randomUUID } from 'node:crypto';
import { startStapel } from '../hulp/stapel.ts';
import { figure, percentile, type Bench } from './bench.ts';
import { cpuRegel, telCpu } from './cpu.ts';

const perSecond = 30;
const seconds = 20;
const warmUp = 60;

export const bench: Bench = async () => {
  const stapel = await startStapel();
  try {
    const noor = await stapel.als('noor');
    const told = new Map<string, number>();
    const listed = new Map<string, number>();
    const abort = new AbortController();
    const stream = await fetch(`${stapel.url}/api/v1/gebeurtenissen`, { headers: { cookie: noor.cookies(), accept: 'text/event-stream' }, signal: abort.signal });
    const reading = (async () => {
      const decoder = new TextDecoder();
      let rest = '';
      try {
        for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
          const now = Date.now();
          rest += decoder.decode(chunk, { stream: true });
          const blocks = rest.split('\n\n');
          rest = blocks.pop() ?? '';
          for (const block of blocks) {
            const id = /^event: ?taak$/m.test(block) ? /"id":"([0-9a-f-]{36})"/.exec(block)?.[1] : undefined;
            if (id === undefined || told.has(id)) continue;
            told.set(id, now);
            // The open page reads the row it was told about.
            if (told.size % 3 === 0) void noor.roep('GET', '/api/v1/taken?bakje=alle&volgorde=-gewijzigd&aantal=20').then(({ body }) => { const at = Date.now(); for (const item of (body['items'] as { id: string }[])) if (!listed.has(item.id)) listed.set(item.id, at); }).catch(() => {});
          }
        }
      } catch { /* aborted at the end */ }
    })();

    const start = async (): Promise<void> => {
      const casusId = randomUUID();
      await stapel.client.rest('POST', '/v2/messages/correlation', {
        name: 'start.uitwisselen-melding.bericht-na-afsluiting', correlationKey: casusId,
        variables: { casusId, berichtId: randomUUID(), verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3', doelCode: 'melding-beoordelen', termijnCode: 'melding-beoordelen' },
      });
    };
    for (let i = 0; i < warmUp; i++) await start();
    const from = new Date();
    const running: Promise<void>[] = [];
    const t0 = performance.now();
    const cpu = telCpu({ engine: stapel.engine?.pid, postgres: stapel.postgres?.pid });
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = t0 + (i * 1000) / perSecond;
      const ahead = due - performance.now();
      if (ahead > 0) await new Promise((done) => { setTimeout(done, ahead); });
      running.push(start());
    }
    await Promise.all(running);
    const verbruik = cpuRegel(cpu(), (performance.now() - t0) / 1000);
    await new Promise((done) => { setTimeout(done, 3000); });
    abort.abort();
    await reading;

    const rows = await stapel.kern.db('taak').where('aangemaakt_op', '>=', from).select<{ id: string; aangemaakt_op: Date }[]>('id', 'aangemaakt_op');
    const lag = (seen: Map<string, number>): number[] => rows.flatMap((r) => { const at = seen.get(r.id); return at === undefined ? [] : [at - r.aangemaakt_op.getTime()]; });
    const page = lag(told);
    const api = lag(listed);
    return {
      figures: [
        figure('open-pagina-p50', percentile(page, 50), 'ms'),
        figure('open-pagina-p95', percentile(page, 95), 'ms', { op: '<=', value: 50 }),
        figure('api-lijst-p50', percentile(api, 50), 'ms'),
        figure('api-lijst-p95', percentile(api, 95), 'ms'),
        figure('gemist', rows.length - page.length, 'taken', { op: '<=', value: 0 }),
      ],
      notes: [`${rows.length} taken, ${perSecond} per seconde; api-lijst telt het ophalen van de lijst na de melding mee (${api.length} taken)`, verbruik],
    };
  } finally { await stapel.stop(); }
};
