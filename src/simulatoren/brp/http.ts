import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a simulator misbehaves on purpose: `uit` breaks the connection, `fout` answers 500, `traag` waits first. */
export type Storing = { readonly soort: 'geen' | 'uit' | 'fout' } | { readonly soort: 'traag'; readonly ms: number };

export type Verzoek = { readonly methode: string; readonly pad: string; readonly headers: IncomingMessage['headers']; readonly tekst: string };
export type Antwoord = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

/** A running simulator. Control over HTTP, from this machine only: `/_simulator/storing` (PUT) and `/_simulator/tellers` (GET, DELETE). */
export type Simulator = {
  readonly adres: string;
  readonly poort: number;
  readonly zetStoring: (storing: Storing) => void;
  /** Requests per path since the start or the last `wisTellers`, failed ones included. */
  readonly tellers: () => Readonly<Record<string, number>>;
  readonly wisTellers: () => void;
  readonly stop: () => Promise<void>;
};

const LOOPBACK: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const MAX_BODY = 256 * 1024;

/** Starts an HTTP server on the loopback interface; `poort` 0 (default) takes a free one. `beheer` answers own control paths. */
export async function startHttp(behandel: (v: Verzoek) => Antwoord, poort = 0, beheer: (v: Verzoek) => Antwoord | undefined = () => undefined): Promise<Simulator> {
  let storing: Storing = { soort: 'geen' };
  let tellers: Record<string, number> = {};
  const besturing = (v: Verzoek): Antwoord => {
    if (v.pad === '/_simulator/storing' && v.methode === 'PUT') {
      const gevraagd = leesStoring(v.tekst);
      if (!gevraagd) return { status: 400, body: { title: 'Onbekende storing' } };
      storing = gevraagd;
      return { status: 200, body: storing };
    }
    if (v.pad === '/_simulator/tellers' && v.methode === 'GET') return { status: 200, body: tellers };
    if (v.pad === '/_simulator/tellers' && v.methode === 'DELETE') { tellers = {}; return { status: 204, body: undefined }; }
    return beheer(v) ?? { status: 404, body: { title: 'Niet gevonden' } };
  };
  const server: Server = createServer((req, res) => {
    void lees(req).then(async (tekst) => {
      const verzoek: Verzoek = { methode: req.method ?? 'GET', pad: new URL(req.url ?? '/', 'http://x').pathname, headers: req.headers, tekst };
      if (verzoek.pad.startsWith('/_simulator/')) {
        schrijf(res, LOOPBACK.has(req.socket.remoteAddress) ? besturing(verzoek) : { status: 404, body: { title: 'Niet gevonden' } });
        return;
      }
      tellers[verzoek.pad] = (tellers[verzoek.pad] ?? 0) + 1;
      if (storing.soort === 'uit') { req.socket.destroy(); return; }
      if (storing.soort === 'traag') await new Promise((klaar) => setTimeout(klaar, (storing as { ms: number }).ms).unref());
      if (storing.soort === 'fout') { schrijf(res, fout(500, 'Interne server fout.', 'De server kon het verzoek niet verwerken.', 'serverError', verzoek.pad)); return; }
      schrijf(res, behandel(verzoek));
    }).catch(() => { res.destroy(); });
  });
  await new Promise<void>((klaar, mis) => { server.once('error', mis); server.listen(poort, '127.0.0.1', klaar); });
  const gekozen = (server.address() as AddressInfo).port;
  return {
    adres: `http://127.0.0.1:${gekozen}`, poort: gekozen,
    zetStoring: (s) => { storing = s; },
    tellers: () => ({ ...tellers }),
    wisTellers: () => { tellers = {}; },
    stop: () => new Promise((klaar) => { server.close(() => klaar()); server.closeAllConnections(); }),
  };
}

/** An error in the shape of the sources: problem+json with a system code; never repeats values from the request. */
export const fout = (status: number, title: string, detail: string, code: string, pad: string, extra: Record<string, unknown> = {}): Antwoord => ({
  status, headers: { 'content-type': 'application/problem+json' },
  body: { type: 'https://www.rfc-editor.org/rfc/rfc9110#name-status-codes', title, status, detail, instance: `http://simulator${pad}`, code, ...extra },
});

function leesStoring(tekst: string): Storing | undefined {
  try {
    const s = JSON.parse(tekst) as { soort?: string; ms?: number };
    if (s.soort === 'geen' || s.soort === 'uit' || s.soort === 'fout') return { soort: s.soort };
    if (s.soort === 'traag' && Number.isInteger(s.ms)) return { soort: 'traag', ms: s.ms! };
  } catch { /* not JSON: answered as an unknown disturbance */ }
  return undefined;
}

async function lees(req: IncomingMessage): Promise<string> {
  const delen: Buffer[] = [];
  let lengte = 0;
  for await (const deel of req as AsyncIterable<Buffer>) {
    lengte += deel.length;
    if (lengte > MAX_BODY) throw new Error('te groot');
    delen.push(deel);
  }
  return Buffer.concat(delen).toString('utf8');
}

function schrijf(res: ServerResponse, a: Antwoord): void {
  res.writeHead(a.status, { 'content-type': 'application/json; charset=utf-8', ...a.headers });
  res.end(a.body === undefined ? undefined : JSON.stringify(a.body));
}
