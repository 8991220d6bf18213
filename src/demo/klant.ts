// A user of the public API: logs in through the OpenID Connect pages like a browser would, keeps cookies, sends the csrf token.

type Cookie = { name: string; value: string; path: string };

/** What went wrong, with the problem document when there is one. */
export class ApiFout extends Error {
  readonly status: number;
  readonly probleem: Record<string, unknown>;
  constructor(method: string, path: string, status: number, probleem: Record<string, unknown>) {
    super(`${method} ${path} → ${status} ${String(probleem['title'] ?? '')} ${String(probleem['detail'] ?? '')} ${JSON.stringify(probleem['fouten'] ?? '')}`);
    this.status = status;
    this.probleem = probleem;
  }
}

export type Antwoord<T> = { readonly status: number; readonly body: T; readonly headers: Headers };
export type Klant = {
  readonly login: string;
  /** Calls the API; throws ApiFout on 4xx/5xx. `doel` becomes the header `Doel`. */
  roep<T = Record<string, unknown>>(method: string, path: string, options?: { body?: unknown; doel?: string; rijversie?: number; headers?: Record<string, string> }): Promise<Antwoord<T>>;
  /** Same, but hands over every answer. */
  vraag<T = Record<string, unknown>>(method: string, path: string, options?: { body?: unknown; doel?: string; rijversie?: number; headers?: Record<string, string> }): Promise<Antwoord<T>>;
  readonly cookies: () => string;
};

/** Cookies of all hosts on one machine share names with different ports, so they are kept per origin. */
function jar(): { header: (url: URL) => string; store: (url: URL, response: Response) => void } {
  const perOrigin = new Map<string, Cookie[]>();
  return {
    header: (url) => (perOrigin.get(url.origin) ?? []).filter((c) => url.pathname.startsWith(c.path)).map((c) => `${c.name}=${c.value}`).join('; '),
    store: (url, response) => {
      const list = perOrigin.get(url.origin) ?? [];
      for (const line of response.headers.getSetCookie()) {
        const [pair, ...rest] = line.split(';').map((p) => p.trim());
        const at = (pair ?? '').indexOf('=');
        const name = (pair ?? '').slice(0, at);
        const value = (pair ?? '').slice(at + 1);
        const path = rest.find((r) => r.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
        const gone = rest.some((r) => /^max-age=0$/i.test(r) || /^expires=Thu, 01 Jan 1970/i.test(r));
        const other = list.filter((c) => c.name !== name || c.path !== path);
        list.splice(0, list.length, ...other, ...(gone || value === '' ? [] : [{ name, value, path }]));
      }
      perOrigin.set(url.origin, list);
    },
  };
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

/** Fills in the forms of the login pages: every hidden input is sent back, the visible ones by their name. */
function fillIn(html: string, page: URL, values: Readonly<Record<string, string>>): { url: URL; body: URLSearchParams } | undefined {
  const form = /<form[^>]*>[\s\S]*?<\/form>/.exec(html)?.[0];
  if (form === undefined) return undefined;
  const body = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(?:input|button)[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name === undefined) continue;
    const type = attribute(tag, 'type');
    if (type === 'radio' || type === 'checkbox' || type === 'submit') continue;
    body.set(name, values[name] ?? attribute(tag, 'value') ?? '');
  }
  for (const [name, value] of Object.entries(values)) if (!body.has(name) && form.includes(`name="${name}"`)) body.set(name, value);
  return { url: new URL(attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? page.href, page), body };
}

/** Logs in at `basis` as `login`; `rol` picks the roltoekenning whose label or toegangsrol contains it when there is more than one; `kop` goes along with every request. */
export async function inloggen(basis: string, login: string, velden: Readonly<Record<string, string>>, options: { wie?: 'medewerker' | 'burger'; rol?: string; /** Proves who he is for the gravest steps too. */ niveau?: 'hoog'; kop?: Readonly<Record<string, string>> } = {}): Promise<Klant> {
  const cookies = jar();
  const go = async (url: URL, init: RequestInit = {}): Promise<{ response: Response; url: URL }> => {
    let next = url;
    let method = init.method ?? 'GET';
    let body = init.body;
    for (let hop = 0; hop < 15; hop++) {
      const response = await fetch(next, { method, ...(body === undefined ? {} : { body }), redirect: 'manual', headers: { ...options.kop, ...(init.headers as Record<string, string>), cookie: cookies.header(next), accept: 'text/html' } });
      cookies.store(next, response);
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status >= 400) return { response, url: next };
      await response.arrayBuffer();
      next = new URL(location, next);
      method = 'GET';
      body = undefined;
    }
    throw new Error('Te veel doorverwijzingen bij het inloggen.');
  };
  let at = await go(new URL(`/inloggen?wie=${options.wie ?? 'medewerker'}${options.niveau === undefined ? '' : `&niveau=${options.niveau}`}`, basis));
  for (let step = 0; step < 5 && at.url.origin !== new URL(basis).origin; step++) {
    const html = await at.response.text();
    const code = /<code>(\d{6})<\/code>/.exec(html)?.[1];              // the demo shows the second factor on the screen
    const filled = fillIn(html, at.url, { ...velden, ...(code === undefined ? {} : { code }) });
    if (filled === undefined) throw new Error(`De inlogpagina van ${login} heeft geen formulier (${at.response.status}).`);
    at = await go(filled.url, { method: 'POST', body: filled.body });
  }
  if (at.url.origin !== new URL(basis).origin) throw new Error(`Inloggen als ${login} is niet gelukt.`);
  // 404: an API without pages; the session is there all the same.
  if (at.response.status >= 400 && at.response.status !== 404) throw new Error(`Inloggen als ${login} is niet gelukt: ${at.response.status} ${(await at.response.text()).slice(0, 300)}`);
  await at.response.arrayBuffer();

  let csrf = '';
  const vraag: Klant['vraag'] = async <T>(method: string, path: string, o: { body?: unknown; doel?: string; rijversie?: number; headers?: Record<string, string> } = {}) => {
    const url = new URL(path, basis);
    const response = await fetch(url, {
      method, ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
      headers: {
        ...options.kop, accept: 'application/json', cookie: cookies.header(url), ...(o.body === undefined ? {} : { 'content-type': 'application/json' }), ...(o.doel === undefined ? {} : { doel: o.doel }),
        ...(o.rijversie === undefined ? {} : { 'if-match': `"${o.rijversie}"` }), ...(method === 'GET' ? {} : { 'x-csrf-token': csrf }), ...o.headers,
      },
    });
    cookies.store(url, response);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as T };
  };
  const roep: Klant['roep'] = async <T>(method: string, path: string, o = {}) => {
    const answer = await vraag<T>(method, path, o);
    if (answer.status >= 400) throw new ApiFout(method, path, answer.status, answer.body as Record<string, unknown>);
    return answer;
  };
  type Sessie = { csrfToken?: string; rol?: unknown; rollen?: { id: string; toegangsrol: string; label?: string }[] };
  const leesSessie = async (): Promise<Sessie> => { const { body } = await roep<Sessie>('GET', '/api/v1/sessie'); csrf = body.csrfToken ?? ''; return body; };
  const sessie = await leesSessie();
  const wanted = sessie.rollen?.find((r) => options.rol === undefined || r.toegangsrol === options.rol || r.label?.includes(options.rol));
  if (wanted !== undefined && (sessie.rol === null || sessie.rol === undefined || options.rol !== undefined)) {
    await roep('POST', '/api/v1/sessie/rol', { body: { roltoekenningId: wanted.id } });
    await leesSessie();
  }
  return { login, roep, vraag, cookies: () => cookies.header(new URL('/api/', basis)) };
}
