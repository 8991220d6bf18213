import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stelAntwoordOp, type Bekende, type Gedrag } from './antwoorden.ts';
import { bericht, type Bericht } from './berichten.ts';

export type Partnerinstellingen = {
  readonly organisatie: { readonly oin: string; readonly naam: string };
  /** The partner's own register: whom it knows, by the pseudonym of its own context. */
  readonly register: ReadonlyMap<string, Bekende>;
  readonly gedrag?: Partial<Gedrag>;
  /** Where its answers go: base of the platform's keten API, for example `http://127.0.0.1:3000/keten/v1`. */
  readonly terugUrl: () => string;
  /** Its own access token for the platform (client credentials). */
  readonly token: () => Promise<string>;
  /** Whether a caller may deliver here; absent = everybody on the loopback address. */
  readonly isGeldigToken?: (token: string | undefined) => boolean;
  readonly poort?: number;
  /** The time of day as the platform sees it, so that the demo clock moves along. */
  readonly nu?: () => Date;
};
export type Verzonden = { readonly type: string; readonly body: string; readonly status: number; readonly antwoord: string };
export type PartnerSimulator = {
  readonly url: string;
  /** Every event that was accepted, in order. */
  readonly ontvangen: readonly Bericht[];
  /** Every refused delivery: the status and why. */
  readonly geweigerd: readonly { status: number; reden: string }[];
  /** Every answer that was sent, with what the platform said to it. */
  readonly verzonden: readonly Verzonden[];
  zetGedrag(g: Partial<Gedrag>): void;
  /** Sends the answers that were held back (`wacht`); resolves when the platform has replied. */
  beantwoord(): Promise<void>;
  stop(): Promise<void>;
};

const grootste = 64 * 1024;
const lees = async (req: IncomingMessage): Promise<string | undefined> => {
  const delen: Buffer[] = [];
  let lengte = 0;
  for await (const deel of req as AsyncIterable<Buffer>) {
    lengte += deel.length;
    if (lengte > grootste) return undefined;
    delen.push(deel);
  }
  return Buffer.concat(delen).toString('utf8');
};
const luister = (server: Server, poort: number): Promise<void> => new Promise((klaar, mis) => { server.once('error', mis); server.listen(poort, '127.0.0.1', () => { klaar(); }); });

/**
 * An invented partner organisation as its own system: takes CloudEvents strictly (media type, token, size, every field) and answers later, from
 * its own register, to the platform's `/gebeurtenissen`. Its behaviour can be scripted: knows, refuses, keeps silent, is down, says things twice.
 */
export const startPartnerSimulator = async (i: Partnerinstellingen): Promise<PartnerSimulator> => {
  let gedrag: Gedrag = { status: 202, plat: false, uitvraag: 'register', verzoek: 'alles', aantalKeer: 1, ...i.gedrag };
  const ontvangen: Bericht[] = [];
  const geweigerd: { status: number; reden: string }[] = [];
  const verzonden: Verzonden[] = [];
  let open: Bericht[] = [];
  const gezien = new Set<string>();
  const lopend = new Set<Promise<void>>();

  const stuur = async (b: Bericht): Promise<void> => {
    const antwoord = stelAntwoordOp(i.organisatie.oin, b, i.register, gedrag, i.nu?.() ?? new Date());
    if (antwoord === undefined) return;
    for (let keer = 0; keer < gedrag.aantalKeer; keer++) {
      const body = JSON.stringify(antwoord);
      const res = await fetch(`${i.terugUrl()}/gebeurtenissen`, { method: 'POST', body, headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${await i.token()}`, traceparent: b.traceparent } });
      verzonden.push({ type: antwoord.type, body, status: res.status, antwoord: await res.text() });
    }
  };
  const begin = (b: Bericht): void => {
    const werk = stuur(b).catch(() => { open.push(b); }).finally(() => { lopend.delete(werk); });
    lopend.add(werk);
  };
  const weiger = (res: ServerResponse, status: number, reden: string): void => {
    geweigerd.push({ status, reden });
    res.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: `/problemen/${reden}`, title: reden, status }));
  };
  const behandel = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (gedrag.plat) { req.socket.destroy(); return; }
    if (req.method !== 'POST' || req.url !== '/keten/v1/gebeurtenissen') { weiger(res, 404, 'niet-gevonden'); return; }
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
    if (i.isGeldigToken?.(token) === false) { weiger(res, 401, 'niet-ingelogd'); return; }
    if (req.headers['content-type']?.split(';')[0] !== 'application/cloudevents+json') { weiger(res, 415, 'mediatype'); return; }
    const tekst = await lees(req);
    if (tekst === undefined) { weiger(res, 413, 'te-groot'); return; }
    const uitslag = bericht.safeParse(alsJson(tekst));
    if (!uitslag.success) { weiger(res, 400, `ongeldige-invoer: ${uitslag.error.issues.map((x) => `${x.path.join('/')} ${x.code}`).join(', ')}`); return; }
    if (gedrag.status !== 202) { weiger(res, gedrag.status, 'gedrag'); return; }
    res.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ interactieId: uitslag.data.id }));
    if (gezien.has(uitslag.data.id)) return;
    gezien.add(uitslag.data.id);
    ontvangen.push(uitslag.data);
    // A reminder and an outcome ask for no answer.
    if (uitslag.data.type.endsWith('.uitvraag-herinnerd.v1') || uitslag.data.type.endsWith('.melding-teruggemeld.v1')) return;
    if ((uitslag.data.type.endsWith('.uitvraag-ontvangen.v1') ? gedrag.uitvraag : gedrag.verzoek) === 'wacht') open.push(uitslag.data);
    else begin(uitslag.data);
  };
  const server = createServer((req, res) => { behandel(req, res).catch(() => { res.destroy(); }); });
  await luister(server, i.poort ?? 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keten/v1`, ontvangen, geweigerd, verzonden,
    zetGedrag: (g) => { gedrag = { ...gedrag, ...g }; },
    beantwoord: async () => {
      const wachtend = open;
      open = [];
      for (const b of wachtend) await stuur(b);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((klaar) => { server.close(() => { klaar(); }); });
      await Promise.allSettled(lopend);
    },
  };
};

const alsJson = (tekst: string): unknown => {
  try { return JSON.parse(tekst) as unknown; } catch { return undefined; }
};
