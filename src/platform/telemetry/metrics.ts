import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * Every figure the platform keeps about itself, by name; each room increments its own. Labels are codes, route patterns and
 * element types only: never an id of a person, casus or medewerker (they would be personal data and would never stop growing).
 */
export type Metrics = {
  readonly register: Registry;
  /** Answer time in seconds by route pattern, e.g. `/api/v1/taken/:id`. */
  readonly httpDuur: Histogram<'methode' | 'route' | 'status'>;
  /** Refused requests: csrf, limiet, rol, invoer. */
  readonly httpGeweigerd: Counter<'reden'>;
  /** Open event streams (SSE). */
  readonly sseOpen: Gauge;
  readonly inlogpogingen: Counter<'wie' | 'uitkomst'>;
  /** Outbox commands carried out, by kind and outcome (gelukt, opnieuw, mislukt, ingetrokken). */
  readonly outboxOpdrachten: Counter<'soort' | 'uitkomst'>;
  /** Seconds between writing a row and its being carried out. */
  readonly outboxDuur: Histogram<'soort'>;
  /** Rows that wait now. */
  readonly outboxWachtend: Gauge;
  /** Age in seconds of the oldest row that waits. */
  readonly outboxOudste: Gauge;
  /** Jobs handled, by job type and outcome (gelukt, opnieuw, incident, bpmn-fout, herhaald). */
  readonly jobs: Counter<'type' | 'uitkomst'>;
  readonly jobDuur: Histogram<'type'>;
  /** Records of the engine's stream written to PostgreSQL. */
  readonly stroomRecords: Counter<'exporter' | 'soort'>;
  /** Seconds between the engine's record and our row. */
  readonly stroomAchterstand: Gauge<'exporter' | 'partitie'>;
  readonly busBerichten: Counter<'kanaal' | 'richting'>;
  /** Rows brought to the current key, and rows that still stand under an earlier one, by table and column. */
  readonly sleutelsOmgezet: Counter<'kolom'>;
  readonly sleutelsOud: Gauge<'kolom'>;
};

const seconden = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes one registry with all figures at zero; `standaard` adds the figures of the Node process itself. */
export const maakMetrics = (standaard = false): Metrics => {
  const register = new Registry();
  const registers = [register];
  if (standaard) collectDefaultMetrics({ register });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> => new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> => new Gauge({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> => new Histogram({ name, help, labelNames, registers, buckets: seconden });
  return {
    register,
    httpDuur: histogram('samenspel_http_duur_seconden', 'Answer time by route pattern', ['methode', 'route', 'status']),
    httpGeweigerd: counter('samenspel_http_geweigerd_totaal', 'Requests refused before the handler', ['reden']),
    sseOpen: gauge('samenspel_sse_open', 'Open event streams'),
    inlogpogingen: counter('samenspel_inlogpogingen_totaal', 'Logins by door and outcome', ['wie', 'uitkomst']),
    outboxOpdrachten: counter('samenspel_outbox_opdrachten_totaal', 'Outbox commands by kind and outcome', ['soort', 'uitkomst']),
    outboxDuur: histogram('samenspel_outbox_duur_seconden', 'Time from outbox row to carried out', ['soort']),
    outboxWachtend: gauge('samenspel_outbox_wachtend', 'Outbox rows waiting'),
    outboxOudste: gauge('samenspel_outbox_oudste_seconden', 'Age of the oldest waiting outbox row'),
    jobs: counter('samenspel_jobs_totaal', 'Engine jobs by type and outcome', ['type', 'uitkomst']),
    jobDuur: histogram('samenspel_job_duur_seconden', 'Handling time of engine jobs', ['type']),
    stroomRecords: counter('samenspel_stroom_records_totaal', 'Engine records stored', ['exporter', 'soort']),
    stroomAchterstand: gauge('samenspel_stroom_achterstand_seconden', 'Lag of the record stream', ['exporter', 'partitie']),
    sleutelsOmgezet: counter('samenspel_sleutels_omgezet_totaal', 'Rows re-encrypted or re-indexed with the current key', ['kolom']),
    sleutelsOud: gauge('samenspel_sleutels_oud', 'Rows that stand under an earlier key', ['kolom']),
    busBerichten: counter('samenspel_bus_berichten_totaal', 'Bus messages sent and received', ['kanaal', 'richting']),
  };
};
