import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Limietopslag } from './limietopslag.ts';
import { Probleem } from './problemen.ts';

/** How many requests per minute. */
export type Limieten = {
  /** Login starts per network address. */
  readonly inloggen: number;
  /** Writes without a session (public meldingen) per network address. */
  readonly openbaar: number;
  /** Writes per session. */
  readonly schrijven: number;
  /** Calls of partner systems per network address. */
  readonly partner: number;
};
export const standaardLimieten: Limieten = { inloggen: 20, openbaar: 10, schrijven: 120, partner: 600 };

export type Limietpoorten = Readonly<Record<keyof Limieten, RequestHandler>>;

/** One gate per kind. Over the limit: 429 with `Retry-After`. An address is kept only as a keyed hash. */
export const maakLimieten = (opslag: Limietopslag, geheim: string, metrics: Metrics, limieten: Limieten = standaardLimieten): Limietpoorten => {
  const adres = (req: Request): string => createHmac('sha256', geheim).update(ipKeyGenerator(req.ip ?? 'onbekend')).digest('base64url');
  const poort = (soort: keyof Limieten, sleutel: (req: Request) => string): RequestHandler => rateLimit({
    windowMs: 60_000, limit: limieten[soort], standardHeaders: 'draft-7', legacyHeaders: false, keyGenerator: sleutel, store: opslag(soort),
    // Help for a household must not stop because a counter is out of reach; the log shows that it is.
    passOnStoreError: true,
    validate: { xForwardedForHeader: false, forwardedHeader: false, keyGeneratorIpFallback: false },
    handler: (_req, _res, next) => {
      metrics.httpGeweigerd.inc({ reden: `limiet-${soort}` });
      next(new Probleem('te-veel-verzoeken', 'Wacht even en probeer het over een minuut opnieuw. Er is niets verloren.'));
    },
  });
  return {
    inloggen: poort('inloggen', adres), openbaar: poort('openbaar', adres), partner: poort('partner', adres),
    schrijven: poort('schrijven', (req) => req.session.ingelogd?.kenmerk ?? adres(req)),
  };
};
