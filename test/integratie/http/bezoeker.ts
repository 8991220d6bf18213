/** A browser in small: keeps cookies, follows redirects when asked. `van` makes it come from another network address (behind a proxy). */
export class Bezoeker {
  readonly #cookies = new Map<string, string>();
  readonly #basis: string;
  csrf = '';
  constructor(basis: string) { this.#basis = basis; }

  get cookies(): ReadonlyMap<string, string> { return this.#cookies; }
  zetCookie(naam: string, waarde: string): void { this.#cookies.set(naam, waarde); }

  async haal(pad: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map(([n, w]) => `${n}=${w}`).join('; '));
    const antwoord = await fetch(new URL(pad, this.#basis), { redirect: 'manual', ...init, headers });
    for (const regel of antwoord.headers.getSetCookie()) {
      const [, naam, waarde] = /^([^=]+)=([^;]*)/.exec(regel) as unknown as [string, string, string];
      const voorbij = /expires=([^;]+)/i.exec(regel)?.[1];
      if (waarde === '' || (voorbij !== undefined && Date.parse(voorbij) <= Date.now())) this.#cookies.delete(naam); else this.#cookies.set(naam, waarde);
    }
    return antwoord;
  }

  /** Follows redirects (each by GET) until something else comes; gives that answer and its address. */
  async volg(pad: string, init: RequestInit = {}): Promise<{ antwoord: Response; adres: string }> {
    let adres = new URL(pad, this.#basis).href;
    let antwoord = await this.haal(adres, init);
    for (let i = 0; i < 12 && [301, 302, 303, 307].includes(antwoord.status); i++) {
      adres = new URL(antwoord.headers.get('location') ?? '', adres).href;
      antwoord = await this.haal(adres, init.headers === undefined ? {} : { headers: init.headers });
    }
    return { antwoord, adres };
  }

  /** Sends a form like the browser does, and follows where it leads. */
  formulier(adres: string, velden: Record<string, string>): Promise<{ antwoord: Response; adres: string }> {
    return this.volg(adres, { method: 'POST', body: new URLSearchParams(velden) });
  }

  json(methode: string, pad: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.haal(pad, { method: methode, headers: { ...(this.csrf !== '' && { 'x-csrf-token': this.csrf }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  async sessie(): Promise<Record<string, never> & { soort: string; csrfToken: string; rol: { id: string } | null; rollen: { id: string }[]; uitleg: string | null; stilSeconden: number; conceptsleutel: string | null; medewerker: { naam: string } | null }> {
    const s = await (await this.haal('/api/v1/sessie')).json() as never as Awaited<ReturnType<Bezoeker['sessie']>>;
    this.csrf = s.csrfToken ?? '';
    return s;
  }
}
