import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { EngineFout, vanGrpc, vanRest } from './engine-fout.ts';
import { leesEngineJson } from './sleutels.ts';

const proto = join(import.meta.dirname, '../../../node_modules/@camunda8/sdk/dist/proto/zeebe.proto');

export type Engineadres = {
  /** host:port of the gateway. */
  readonly grpc: string;
  /** `http://host:port` of the REST API. */
  readonly rest: string;
  /** `http://host:port` of the actuator; only needed for the movable clock. */
  readonly management?: string | undefined;
  /** Bearer token of a secured cluster; then gRPC uses TLS. */
  readonly token?: string | undefined;
};

/** A job as it arrives over gRPC: longs are text. */
export type EngineJob = {
  readonly key: string;
  readonly type: string;
  readonly processInstanceKey: string;
  readonly bpmnProcessId: string;
  readonly processDefinitionKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly customHeaders: string;
  readonly retries: number;
  readonly variables: string;
};
export type Jobstroom = { pause(): unknown; resume(): unknown; cancel(): void; on(gebeurtenis: 'data', f: (job: EngineJob) => void): unknown; on(gebeurtenis: 'error', f: (fout: unknown) => void): unknown; on(gebeurtenis: 'end', f: () => void): unknown };

/** The commands of the engine that the platform uses. Every call throws `EngineFout` with a kind that says whether to try again. */
export type EngineClient = {
  /** One unary gRPC call by its name in zeebe.proto. */
  roep<T = Record<string, unknown>>(methode: string, verzoek: Record<string, unknown>, deadlineMs?: number): Promise<T>;
  /** The jobs of one `ActivateJobs` call (no long polling): empty when there is nothing to do. */
  haalJobs(verzoek: Record<string, unknown>): Promise<EngineJob[]>;
  /** The open stream `StreamActivatedJobs`. */
  openJobstroom(verzoek: Record<string, unknown>): Jobstroom;
  /** One REST call; the answer is parsed with keys as text, undefined when it is empty. */
  rest(methode: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', pad: string, body?: unknown, deadlineMs?: number): Promise<unknown>;
  readonly adres: Engineadres;
  close(): void;
};

type Stub = grpc.Client & Record<string, (...args: unknown[]) => unknown>;

const deadline = (ms: number): { deadline: Date } => ({ deadline: new Date(Date.now() + ms) });

/** Opens the client. Nothing is connected until the first call; a broken connection is restored by itself. */
export const maakEngineClient = (adres: Engineadres): EngineClient => {
  const definitie = grpc.loadPackageDefinition(loadSync(proto, { longs: String, enums: String, defaults: true, oneofs: true }));
  const Gateway = (definitie['gateway_protocol'] as unknown as { Gateway: new (a: string, c: grpc.ChannelCredentials, o: object) => Stub }).Gateway;
  const sleutel = adres.token === undefined
    ? grpc.credentials.createInsecure()
    : grpc.credentials.combineChannelCredentials(grpc.credentials.createSsl(), grpc.credentials.createFromMetadataGenerator((_o, klaar) => {
      const meta = new grpc.Metadata();
      meta.set('authorization', `Bearer ${adres.token}`);
      klaar(null, meta);
    }));
  const stub = new Gateway(adres.grpc, sleutel, {
    // A dead broker must be noticed within seconds, or streams stay silent after its restart.
    'grpc.keepalive_time_ms': 10_000, 'grpc.keepalive_timeout_ms': 5_000, 'grpc.keepalive_permit_without_calls': 1,
    'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000,
  });
  const stroom = (methode: string, verzoek: Record<string, unknown>, opties: object): Jobstroom => stub[methode]?.(verzoek, new grpc.Metadata(), opties) as Jobstroom;

  return {
    adres,
    roep: <T>(methode: string, verzoek: Record<string, unknown>, ms = 15_000) => new Promise<T>((klaar, mis) => {
      stub[methode]?.(verzoek, new grpc.Metadata(), deadline(ms), (fout: grpc.ServiceError | null, antwoord: T) => { if (fout) mis(vanGrpc(fout)); else klaar(antwoord); });
    }),
    haalJobs: (verzoek) => new Promise((klaar, mis) => {
      const jobs: EngineJob[] = [];
      const s = stroom('ActivateJobs', { ...verzoek, requestTimeout: -1 }, deadline(15_000)) as unknown as grpc.ClientReadableStream<{ jobs: EngineJob[] }>;
      s.on('data', (deel) => { jobs.push(...deel.jobs); });
      s.on('error', (fout) => { mis(vanGrpc(fout as grpc.ServiceError)); });
      s.on('end', () => { klaar(jobs); });
    }),
    openJobstroom: (verzoek) => stroom('StreamActivatedJobs', verzoek, {}),
    rest: async (methode, pad, body, ms = 15_000) => {
      let antwoord: Response;
      try {
        antwoord = await fetch(`${adres.rest}${pad}`, {
          method: methode, signal: AbortSignal.timeout(ms),
          headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...(adres.token !== undefined && { authorization: `Bearer ${adres.token}` }) },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
      } catch (fout) { throw new EngineFout('onbereikbaar', 'geen verbinding met de engine', { cause: fout }); }
      const tekst = await antwoord.text().catch(() => '');
      if (!antwoord.ok) throw vanRest(antwoord.status, tekst);
      return tekst === '' ? undefined : leesEngineJson(tekst);
    },
    close: () => { stub.close(); },
  };
};

type Topologie = { brokers?: { partitions?: { role: string; health: string }[] }[]; partitionsCount?: number };

/** True when every partition has a healthy leader. `/ready` and the readiness probe say yes too early. */
export const isGezond = async (client: EngineClient): Promise<boolean> => {
  try {
    const t = await client.rest('GET', '/v2/topology', undefined, 2_000) as Topologie;
    const leiders = (t.brokers ?? []).flatMap((b) => b.partitions ?? []).filter((p) => p.role === 'leader' && p.health === 'healthy');
    return leiders.length > 0 && leiders.length >= (t.partitionsCount ?? 1);
  } catch { return false; }
};

/** The first key of partition 1. It belongs to the first thing an engine is ever told, and no job can exist before a deployment. */
const geenJob = '2251799813685249';

/**
 * True when the engine handles a command now: it looks up a job that cannot exist. After a jump of its clock the health in the topology is
 * no answer: the engine compares the new time with a sign of life of before the jump, and looks again only after a minute.
 */
export const verwerktOpdrachten = async (client: EngineClient): Promise<boolean> => {
  try { await client.roep('UpdateJobRetries', { jobKey: geenJob, retries: 1 }, 2_000); return true; } catch (fout) { return fout instanceof EngineFout && fout.soort === 'bestaat-niet'; }
};

/** Waits for `verwerktOpdrachten`; throws after `ms`. */
export const wachtOpEngine = async (client: EngineClient, ms = 60_000): Promise<void> => {
  const eind = Date.now() + ms;
  while (!(await verwerktOpdrachten(client))) {
    if (Date.now() > eind) throw new EngineFout('onbereikbaar', 'de engine is niet op tijd gezond');
    await new Promise((klaar) => { setTimeout(klaar, 50); });
  }
};
