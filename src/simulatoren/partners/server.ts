import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stelAntwoordenOp, type Antwoordbericht, type Bekende, type Gedrag } from './antwoorden.ts';
import { isOpdracht } from './acties.ts';
import { bericht, plekvraag, uitkomstUrl, type Bericht, type Plekvraag } from './berichten.ts';
import { datumVan } from '../../domein/kalender.ts';

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
/** One fetch of an outcome, with what the platform gave. */
export type Opgehaald = { readonly url: string; readonly status: number; readonly body: string };
export type Verzonden = { readonly type: string; readonly body: string; readonly status: number; readonly antwoord: string };
export type PartnerSimulator = {
  readonly url: string;
  /** Every event that was accepted, in order. */
  readonly ontvangen: readonly Bericht[];
  /** Every question for a place, also those it did not answer. */
  readonly plekvragen: readonly Plekvraag[];
  /** Every refused delivery: the status and why. */
  readonly geweigerd: readonly { status: number; reden: string }[];
  /** Every answer that was sent, with what the platform said to it. */
  readonly verzonden: readonly Verzonden[];
  /** Every outcome it fetched. */
  readonly opgehaald: readonly Opgehaald[];
  zetGedrag(g: Partial<Gedrag>): void;
  /** Sends the answers that were held back (`wacht`); resolves when the platform has replied. */
  beantwoord(): Promise<void>;
  stop(): Promise<void>;
};

/** How often an answer is sent while nobody takes it: some five minutes. */
const hoogsteKeren = 150;
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

/** Events that ask for no answer: reminders and what became of something. An opdracht does, before these are looked at. */
const vraagtNiets = ['.uitvraag-herinnerd.v1', '.melding-teruggemeld.v1', '.uitkomst-herinnerd.v1', '.uitkomst-ingezien.v1', '.traject-gestart.v1', '.traject-afgerond.v1', '.agenda-gewijzigd.v1', '.overleg-gepland.v1', '.overleg-gesloten.v1',
  '.plan-actief.v1', '.plan-bijgesteld.v1', '.stagnatie-gesignaleerd.v1'];
const isStil = (b: Bericht, gedrag: Gedrag): boolean => {
  if (uitkomstUrl(b) !== undefined) return gedrag.uitkomst === 'zwijgt';
  if (b.type.endsWith('.bijdrage-gevraagd.v1')) return gedrag.bijdrage === 'wacht';
  if (b.type.endsWith('.uitnodiging-verzonden.v1')) return gedrag.uitnodiging === 'wacht';
  return (b.type.endsWith('.uitvraag-ontvangen.v1') ? gedrag.uitvraag : gedrag.verzoek) === 'wacht';
};

/**
 * An invented partner organisation as its own system: takes CloudEvents strictly (media type, token, size, every field) and answers later, from
 * its own register, to the platform's `/gebeurtenissen`. Its behaviour can be scripted: knows, refuses, keeps silent, is down, says things twice.
 */
export const startPartnerSimulator = async (i: Partnerinstellingen): Promise<PartnerSimulator> => {
  let gedrag: Gedrag = { status: 202, plat: false, uitvraag: 'register', verzoek: 'alles', bijdrage: 'wacht', uitnodiging: 'aanwezig', actie: 'doet', antwoordKwijt: false, plek: 'vrij', uitkomst: 'leest', aantalKeer: 1, ...i.gedrag };
  const ontvangen: Bericht[] = [];
  const plekvragen: Plekvraag[] = [];
  const geweigerd: { status: number; reden: string }[] = [];
  const verzonden: Verzonden[] = [];
  const opgehaald: Opgehaald[] = [];
  let open: Bericht[] = [];
  const gezien = new Set<string>();
  const lopend = new Set<Promise<void>>();

  let gestopt = false;
  /** As a real system does: while the platform is away or answers 5xx it asks again, with the same id. */
  const houdVol = async (vraag: () => Promise<Response>): Promise<Response> => {
    for (let keer = 1; ; keer++) {
      const antwoord = await vraag().catch((fout: unknown) => { if (gestopt || keer === hoogsteKeren) throw fout; });
      if (antwoord !== undefined && (antwoord.status < 500 || gestopt || keer === hoogsteKeren)) return antwoord;
      await antwoord?.body?.cancel();
      await new Promise((verder) => { setTimeout(verder, Math.min(100 * 2 ** keer, 2_000)); });
    }
  };
  /** Fetches only from the platform itself: an address elsewhere in an event is not followed. */
  const haalOp = async (url: string, b: Bericht): Promise<void> => {
    if (!url.startsWith(`${i.terugUrl()}/uitkomsten-overleg/`)) return;
    const res = await houdVol(async () => fetch(url, { headers: { accept: 'application/json', authorization: `Bearer ${await i.token()}`, traceparent: b.traceparent } }));
    opgehaald.push({ url, status: res.status, body: await res.text() });
  };
  const stuur = async (b: Bericht): Promise<void> => {
    const url = uitkomstUrl(b);
    if (url !== undefined) { await haalOp(url, b); return; }
    for (const antwoord of stelAntwoordenOp(i.organisatie.oin, b, i.register, gedrag, i.nu?.() ?? new Date())) await lever(b, antwoord);
  };
  const lever = async (b: Bericht, antwoord: Antwoordbericht): Promise<void> => {
    for (let keer = 0; keer < gedrag.aantalKeer; keer++) {
      const body = JSON.stringify(antwoord);
      const res = await houdVol(async () => fetch(`${i.terugUrl()}/gebeurtenissen`, { method: 'POST', body, headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${await i.token()}`, traceparent: b.traceparent } }));
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
  const behandelPlek = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (i.isGeldigToken?.(/^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]) === false) { weiger(res, 401, 'niet-ingelogd'); return; }
    const uitslag = plekvraag.safeParse(alsJson(await lees(req) ?? ''));
    if (!uitslag.success) { weiger(res, 400, 'ongeldige-invoer'); return; }
    plekvragen.push(uitslag.data);
    if (gedrag.plek === 'stil') { req.socket.destroy(); return; }
    const start = datumVan(new Date((i.nu?.() ?? new Date()).getTime() + 14 * 86_400_000));
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ aanvraagId: uitslag.data.aanvraagId, beschikbaar: gedrag.plek === 'vrij', ...(gedrag.plek === 'vrij' ? { startdatum: start } : {}) }));
  };
  const behandel = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (gedrag.plat) { req.socket.destroy(); return; }
    if (req.method === 'POST' && req.url === '/keten/v1/plekken') { await behandelPlek(req, res); return; }
    if (req.method !== 'POST' || req.url !== '/keten/v1/gebeurtenissen') { weiger(res, 404, 'niet-gevonden'); return; }
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
    if (i.isGeldigToken?.(token) === false) { weiger(res, 401, 'niet-ingelogd'); return; }
    if (req.headers['content-type']?.split(';')[0] !== 'application/cloudevents+json') { weiger(res, 415, 'mediatype'); return; }
    const tekst = await lees(req);
    if (tekst === undefined) { weiger(res, 413, 'te-groot'); return; }
    const uitslag = bericht.safeParse(alsJson(tekst));
    if (!uitslag.success) { weiger(res, 400, `ongeldige-invoer: ${uitslag.error.issues.map((x) => `${x.path.join('/')} ${x.code}`).join(', ')}`); return; }
    if (gedrag.status !== 202) { weiger(res, gedrag.status, 'gedrag'); return; }
    if (gedrag.antwoordKwijt) req.socket.destroy();
    else res.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ interactieId: uitslag.data.id }));
    if (gezien.has(uitslag.data.id)) return;
    gezien.add(uitslag.data.id);
    ontvangen.push(uitslag.data);
    if (isOpdracht(uitslag.data)) { begin(uitslag.data); return; }
    if (uitslag.data.type.startsWith('nl.samenspel.uitvoeren-actie.') || vraagtNiets.some((soort) => uitslag.data.type.endsWith(soort))) return;
    if (isStil(uitslag.data, gedrag)) open.push(uitslag.data);
    else begin(uitslag.data);
  };
  const server = createServer((req, res) => { behandel(req, res).catch(() => { res.destroy(); }); });
  await luister(server, i.poort ?? 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keten/v1`, ontvangen, plekvragen, geweigerd, verzonden, opgehaald,
    zetGedrag: (g) => { gedrag = { ...gedrag, ...g }; },
    beantwoord: async () => {
      const wachtend = open;
      open = [];
      for (const b of wachtend) await stuur(b);
    },
    stop: async () => {
      gestopt = true;
      server.closeAllConnections();
      await new Promise<void>((klaar) => { server.close(() => { klaar(); }); });
      await Promise.allSettled(lopend);
    },
  };
};

const alsJson = (tekst: string): unknown => {
  try { return JSON.parse(tekst) as unknown; } catch { return undefined; }
};
