import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Clock } from '../clock/clock.ts';
import type { Betrouwbaarheid } from '../identity/acr.ts';
import { Probleem } from './problemen.ts';
import type { Sessieopslag } from './sessieopslag.ts';

/** Who logged in, as kept in the session. No name, no BSN: those are looked up when needed, the person of a citizen by the blind index of his BSN. */
export type Ingelogde =
  | { readonly wie: 'medewerker'; readonly sub: string; readonly roltoekenningId: string | null; /** False: logged in without a second factor where one is asked; gives no role. */ readonly tweedeStap: boolean }
  | { readonly wie: 'burger'; readonly accountId: string; readonly zoeksleutel: string | null };
export type Sessiegegevens = Ingelogde & {
  readonly acr: string;
  /** Public id of the session for logs and the bus; the cookie's value is never written anywhere. */
  readonly kenmerk: string;
  readonly csrf: string;
  /** Moment of login, ms. */
  readonly begonnen: number;
  /** Hint for the provider at logout. */
  readonly idToken: string | undefined;
};
/** A login on its way to the provider and back; used once. */
export type Inlogpoging = { readonly wie: 'medewerker' | 'burger'; readonly state: string; readonly nonce: string; readonly verifier: string; readonly terug: string; readonly begonnen: number; /** Asked for this once (step-up). */ readonly niveau?: Betrouwbaarheid };

declare module 'express-session' {
  // Declaration merging is the only way to type the session, hence an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface SessionData { ingelogd?: Sessiegegevens; pogingen?: Inlogpoging[] }
}

const minuut = 60_000;
/** Idle time per kind of user and the absolute end of any session, in ms. */
export const sessieduur = { medewerker: 30 * minuut, burger: 15 * minuut, inloggen: 10 * minuut, absoluut: 10 * 60 * minuut, /** How long an extra check (step-up) holds. */ verhoogd: 15 * minuut } as const;

export type Sessiekeuze = {
  readonly opslag: Sessieopslag;
  readonly geheim: string;
  /** The app is reached over https: Secure cookie with the `__Host-` prefix. */
  readonly veilig: boolean;
  /** The machine's time, not the process clock: moving the demo's clock must not log people out. */
  readonly klok: Clock;
};

export const cookienaam = (veilig: boolean): string => (veilig ? '__Host-samenspel' : 'samenspel');

/** Reads the session of a request and ends it when its absolute time is over. The store ends it when idle. */
export const maakSessie = ({ opslag, geheim, veilig, klok }: Sessiekeuze): RequestHandler[] => [
  session({
    store: opslag, secret: geheim, name: cookienaam(veilig), resave: false, saveUninitialized: false, rolling: true, proxy: undefined,
    genid: () => randomBytes(32).toString('base64url'),
    cookie: { httpOnly: true, sameSite: 'lax', secure: veilig, path: '/', maxAge: sessieduur.inloggen },
  } as session.SessionOptions),
  (req, _res, next) => {
    const g = req.session.ingelogd;
    if (g === undefined) { next(); return; }
    const rest = g.begonnen + sessieduur.absoluut - klok.now().getTime();
    if (rest <= 0) { req.session.regenerate((fout: unknown) => { next(fout); }); return; }
    req.session.cookie.maxAge = Math.min(sessieduur[g.wie], rest);
    next();
  },
];

const vernieuw = (req: Request): Promise<void> => new Promise((goed, mis) => { req.session.regenerate((fout: unknown) => { if (fout) mis(fout as Error); else goed(); }); });
const bewaar = (req: Request): Promise<void> => new Promise((goed, mis) => { req.session.save((fout: unknown) => { if (fout) mis(fout as Error); else goed(); }); });

/** Starts a session under a new id (login and role change), so that an id known before gives nothing afterwards. */
export const beginSessie = async (req: Request, gegevens: Ingelogde & Pick<Sessiegegevens, 'acr' | 'begonnen' | 'idToken'> & { readonly kenmerk?: string }): Promise<void> => {
  await vernieuw(req);
  req.session.ingelogd = { ...gegevens, kenmerk: gegevens.kenmerk ?? randomUUID(), csrf: randomBytes(32).toString('base64url') };
  req.session.cookie.maxAge = sessieduur[gegevens.wie];
  await bewaar(req);
};

/** Ends the session in the store; the old cookie is worth nothing from here on. */
export const eindigSessie = (req: Request): Promise<void> => vernieuw(req);

const veiligeMethoden = new Set(['GET', 'HEAD', 'OPTIONS']);
export const schrijft = (methode: string): boolean => !veiligeMethoden.has(methode.toUpperCase());

/**
 * Leaving may never fail: "Snel weg" works before the page knows its token. Another site cannot send a DELETE from a browser without asking first
 * (CORS, which nobody gets), and could at most log somebody out.
 */
const isUitloggen = (req: Request): boolean => req.method === 'DELETE' && req.path === '/api/v1/sessie' && ['same-origin', 'none', undefined].includes(req.get('Sec-Fetch-Site'));

/** A writing call in a session must carry that session's token in `X-CSRF-Token` (403 csrf-ongeldig). */
export const controleerCsrf = (req: Request): void => {
  const verwacht = req.session?.ingelogd?.csrf;
  if (verwacht === undefined || !schrijft(req.method) || isUitloggen(req)) return;
  const gegeven = Buffer.from(req.get('X-CSRF-Token') ?? '');
  const goed = Buffer.from(verwacht);
  if (gegeven.length !== goed.length || !timingSafeEqual(gegeven, goed)) throw new Probleem('csrf-ongeldig', 'Ververs de pagina en probeer het opnieuw. Uw concept is bewaard.');
};
