import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kern } from '../../kern.ts';
import { plekken, veiligeOorzaak } from '../veilige-oorzaak.ts';
import { OnleesbareBulk, leesBulk } from './record.ts';
import { verwerkBulk, type Projectie } from './verwerk.ts';

const grootste = 128 * 1024 * 1024;

export type Stroomkeuze = {
  /** What other rooms keep of the stream, in the same transaction as our own projections. */
  readonly projecties?: readonly Projectie[];
  readonly host?: string; readonly port?: number; readonly geheim?: string | undefined;
  /** Sees every bulk as it came, before it is handled; for the test that looks for personal data in it. */
  readonly luister?: ((body: string) => void) | undefined;
};

/**
 * Receives the record stream of the engine's bundled Elasticsearch exporter. `POST /_bulk` is answered 200 only after COMMIT: any 200 counts as
 * success there, anything else makes the engine send the same bulk again about every second and keep it meanwhile. Everything that
 * is not a bulk (`PUT /<prefix>*`/`_settings`) is acknowledged.
 */
export const startStroom = async (kern: Kern, keuze: Stroomkeuze = {}): Promise<{ url: string; port: number; stop: () => Promise<void> }> => {
  const server = createServer((vraag, antwoord) => { void behandel(kern, vraag, antwoord, keuze); });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((klaar, mis) => { server.once('error', mis); server.listen(keuze.port ?? 0, keuze.host ?? '127.0.0.1', () => { klaar(); }); });
  const { port } = server.address() as AddressInfo;
  return {
    port, url: `http://${keuze.host ?? '127.0.0.1'}:${port}`,
    stop: () => new Promise((klaar) => { server.close(() => { klaar(); }); server.closeIdleConnections(); setTimeout(() => { server.closeAllConnections(); }, 2_000).unref(); }),
  };
};

const behandel = async (kern: Kern, vraag: IncomingMessage, antwoord: ServerResponse, { geheim, luister, projecties }: Stroomkeuze): Promise<void> => {
  const stuur = (status: number, body: unknown): void => { antwoord.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
  try {
    if (!magErin(vraag.headers.authorization, geheim)) { vraag.resume(); stuur(401, { error: 'unauthorized' }); return; }
    const tekst = await lees(vraag);
    if (vraag.method !== 'POST' || !(vraag.url ?? '').split('?')[0]?.endsWith('/_bulk')) { stuur(200, { acknowledged: true }); return; }
    luister?.(tekst);
    await verwerkBulk(kern, leesBulk(tekst), projecties);
    stuur(200, { errors: false, items: [] });
  } catch (fout) {
    kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'stroom: bulk niet verwerkt; de engine stuurt hem opnieuw');
    if (!antwoord.headersSent) stuur(fout instanceof OnleesbareBulk || fout instanceof SyntaxError ? 400 : 503, { errors: true });
  }
};

const magErin = (kop: string | undefined, geheim: string | undefined): boolean => {
  if (geheim === undefined) return true;
  const verwacht = Buffer.from(`Basic ${Buffer.from(`samenspel:${geheim}`).toString('base64')}`);
  const kreeg = Buffer.from(kop ?? '');
  return kreeg.length === verwacht.length && timingSafeEqual(kreeg, verwacht);
};

const lees = async (vraag: IncomingMessage): Promise<string> => {
  const delen: Buffer[] = [];
  let lengte = 0;
  for await (const deel of vraag as AsyncIterable<Buffer>) {
    lengte += deel.length;
    if (lengte > grootste) throw new Error('bulk te groot');
    delen.push(deel);
  }
  return Buffer.concat(delen).toString('utf8');
};
