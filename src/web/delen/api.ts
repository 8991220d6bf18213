import { zetNu } from './klok.ts';

/** One fault of the server, at the field its JSON pointer names. */
export type Fout = { veld: string; code: string; melding: string };
export type ProbleemBody = { type?: string; title?: string; detail?: string; status?: number; fouten?: Fout[]; instance?: string; [sleutel: string]: unknown };

/** An answer in `application/problem+json`, or no answer at all (`status` 0, code `geen-verbinding`). */
export class ApiFout extends Error {
  readonly status: number;
  readonly code: string;
  readonly titel: string;
  readonly detail: string;
  readonly fouten: Fout[];
  readonly spoor: string;
  readonly body: ProbleemBody;
  constructor(status: number, body: ProbleemBody, spoor: string) {
    super(body.title ?? `Fout ${status}`);
    this.status = status;
    this.body = body;
    this.code = (body.type ?? '').split('/').pop() || (status === 0 ? 'geen-verbinding' : 'interne-fout');
    this.titel = body.title ?? 'Er ging iets mis bij ons';
    this.detail = body.detail ?? '';
    this.fouten = body.fouten ?? [];
    this.spoor = body.instance ?? spoor;
  }
}

/** What went wrong, line by line, as a page shows it. */
export const foutregels = (x: ApiFout): string[] => (x.fouten.length > 0 ? x.fouten.map((f) => f.melding) : [x.detail || x.titel]);

let verzoekOp = Date.now();
/** When the server was last asked something (machine's time, ms): from there the idle time of the session counts. */
export const laatsteVerzoek = (): number => verzoekOp;
let csrf = '';
/** The token of this session, sent on every write. */
export const zetCsrf = (token: string): void => { csrf = token; };
let bijUitloggen: () => void = () => {};
/** What to do when the server says that nobody is signed in any more. */
export const zetBijUitloggen = (f: () => void): void => { bijUitloggen = f; };

/** Where somebody proves again who he is (401 betrouwbaarheid-te-laag), and comes back to this page. */
export const extraControle = (): string => `/inloggen?wie=medewerker&niveau=hoog&terug=${encodeURIComponent(window.location.pathname + window.location.search)}`;

let verlaten = false;
const nooit = new Promise<never>(() => {});
/** The page is being left ("Snel weg"): no answer and no error reaches it any more, so that nothing of it can take the browser elsewhere. */
export const verlaat = (): void => { verlaten = true; };

const hex = (bytes: number): string => [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');

export type Vraag = {
  methode?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The doel the *screen* stands for; never a free choice of the user. */
  doel?: string | undefined;
  rijversie?: number | undefined;
  /** Let the request finish when the page goes away (draft at hide). */
  keepalive?: boolean;
  signal?: AbortSignal | undefined;
};
export type Antwoord<T> = { status: number; body: T; rijversie: number | null };

/** Asks `/api/v1` and gives the whole answer; throws ApiFout for every status of 400 and above and for no connection. */
export async function vraag<T>(pad: string, v: Vraag = {}): Promise<Antwoord<T>> {
  const trace = hex(16);
  const methode = v.methode ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', traceparent: `00-${trace}-${hex(8)}-01` };
  if (methode !== 'GET') headers['x-csrf-token'] = csrf;
  if (v.body !== undefined) headers['content-type'] = 'application/json';
  if (v.doel) headers['doel'] = v.doel;
  if (v.rijversie !== undefined) headers['if-match'] = `"${v.rijversie}"`;
  let antwoord: Response;
  try {
    antwoord = await fetch(`/api/v1${pad}`, {
      method: methode, headers, credentials: 'same-origin', keepalive: v.keepalive ?? false,
      ...(v.body === undefined ? {} : { body: JSON.stringify(v.body) }), ...(v.signal ? { signal: v.signal } : {}),
    });
  } catch (fout) {
    if (verlaten) return nooit;
    if (v.signal?.aborted) throw fout;
    throw new ApiFout(0, { title: 'Geen verbinding', detail: 'We kunnen Samenspel nu niet bereiken. Uw tekst is bewaard.' }, trace);
  }
  verzoekOp = Date.now();
  const nu = antwoord.headers.get('x-samenspel-nu') ?? antwoord.headers.get('date');
  if (nu) zetNu(nu);
  const tekst = await antwoord.text();
  if (verlaten) return nooit;
  const body: unknown = tekst && /json/.test(antwoord.headers.get('content-type') ?? '') ? JSON.parse(tekst) : undefined;
  if (!antwoord.ok) {
    const fout = new ApiFout(antwoord.status, (body as ProbleemBody | undefined) ?? {}, trace);
    if (fout.code === 'niet-ingelogd') bijUitloggen();
    throw fout;
  }
  const versie = /\d+/.exec(antwoord.headers.get('etag') ?? '')?.[0];
  return { status: antwoord.status, body: body as T, rijversie: versie === undefined ? null : Number(versie) };
}

/** Like `vraag`, only the body. */
export const haal = async <T>(pad: string, v: Vraag = {}): Promise<T> => (await vraag<T>(pad, v)).body;

/** A query string without empty values. */
export function zoekreeks(waarden: Record<string, string | number | null | undefined>): string {
  const p = new URLSearchParams();
  for (const [k, w] of Object.entries(waarden)) if (w !== undefined && w !== null && w !== '') p.set(k, String(w));
  const s = p.toString();
  return s ? `?${s}` : '';
}
