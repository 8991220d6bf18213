import { leesInstellingen, maakConfig } from '../../../src/config.ts';
import type { Doel } from '../../../src/domein/doel.ts';
import { maakBus } from '../../../src/platform/bus/maak.ts';
import { makeClock } from '../../../src/platform/clock/clock.ts';
import type { Worker } from '../../../src/platform/engine/declaratie.ts';
import { voerJobUit } from '../../../src/platform/engine/job-uitvoeren.ts';
import type { Antwoord, Route, Verzoek } from '../../../src/platform/http/route.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../../src/platform/identity/afleiden.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { maakMetrics } from '../../../src/platform/telemetry/metrics.ts';
import { laadReferentiegegevens, vindMedewerker } from '../../../src/toegang/index.ts';
import { testDatabase } from '../../hulp/postgres.ts';

export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
export const traceId = '0af7651916cd43dd8448eb211c80319c';
const sleutel = (n: number): string => Buffer.alloc(32, n).toString('base64');

export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;

/** A kern on a fresh database with the reference data and the clock at the moment of the demo (Monday 23-11-2026 09:00). */
export const maakOpstelling = async () => {
  const database = await testDatabase();
  const log = maakLogger({ niveau: 'silent' });
  const metrics = maakMetrics();
  const clock = makeClock();
  const zetKlok = (moment: string): void => { clock.setOffset(0); clock.setOffset(Date.parse(moment) - clock.now().getTime()); };
  zetKlok('2026-11-23T08:00:00Z');
  const bus = await maakBus({ databaseUrl: database.url, log, metrics });
  const config = maakConfig(leesInstellingen({ OMGEVING: 'test' }), { sessieGeheim: 's'.repeat(40), bsn: sleutel(1), bsnIndex: sleutel(2), pseudoniem: sleutel(3) });
  const kern: Kern = { config, db: database.db, clock, log, bus, metrics };
  await database.db.transaction((tx) => laadReferentiegegevens(kern, tx));
  let jobs = 0;
  return {
    kern, db: database.db, url: database.url, zetKlok,
    stop: async () => { await bus.close(); await database.stop(); },
    /** A demo medewerker in one of his roles. */
    als: async (sub: string, toegangsrol?: string): Promise<Medewerker> => {
      const gevonden = await vindMedewerker(database.db, sub, clock.now());
      const rol = gevonden?.roltoekenningen.find((r) => toegangsrol === undefined || r.toegangsrol === toegangsrol);
      if (gevonden === undefined || rol === undefined) throw new Error(`no demo medewerker ${sub} ${toegangsrol ?? ''}`);
      return alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'sessie-van-de-toets' });
    },
    /** Calls a route as the http layer does after its checks. */
    roep: async (route: Route, aanvrager: Medewerker, doel: Doel, params: unknown, query: unknown = {}): Promise<Antwoord> => route.verwerk({
      kern, params, query: route.query === undefined ? {} : route.query.parse(query), body: undefined, aanvrager, doel, rijversie: undefined, traceparent, header: () => undefined,
    } as Verzoek<unknown, unknown, unknown> as never),
    /** Runs one job of a worker as the engine's client does; a new element instance each time unless given. */
    voer: async (worker: Worker, variabelen: Record<string, unknown>, anders: { elementId?: string; bpmnProcessId?: string; headers?: Record<string, string>; elementInstanceKey?: string } = {}) => {
      jobs += 1;
      return voerJobUit(kern, worker, {
        key: String(2251799813600000 + jobs), type: worker.declaratie.type, processInstanceKey: '2251799813500000', elementInstanceKey: anders.elementInstanceKey ?? String(2251799813700000 + jobs),
        elementId: anders.elementId ?? 'stap', bpmnProcessId: anders.bpmnProcessId ?? 'proces', customHeaders: JSON.stringify(anders.headers ?? {}), variables: JSON.stringify(variabelen), retries: 3,
      } as never);
    },
  };
};
