import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';

/**
 * What the engine's refusal means for the caller:
 * - `druk`: backpressure; try again with backoff, for ever.
 * - `onbereikbaar`: no connection, restart, no leader, deadline; the command may or may not have happened: try again, for ever.
 * - `bestaat-niet`: the key or definition is unknown (for a job or task: it is already done or gone).
 * - `bestaat-al`: a message with this id was already published.
 * - `ongeldig` / `staat`: the command can never succeed as it is.
 * - `onbekend`: anything else; try again a limited number of times.
 */
export type EngineFoutsoort = 'druk' | 'onbereikbaar' | 'bestaat-niet' | 'bestaat-al' | 'ongeldig' | 'staat' | 'onbekend';

/** The text of the engine is kept in `tekst` for deployment messages only; never log it for commands that carry variables. */
export class EngineFout extends Error {
  readonly soort: EngineFoutsoort;
  readonly tekst: string;
  constructor(soort: EngineFoutsoort, tekst = '', opties?: ErrorOptions) {
    super(`engine: ${soort}`, opties);
    this.name = 'EngineFout';
    this.soort = soort;
    this.tekst = tekst;
  }
}

/** True when the same command must be tried again until it succeeds. */
export const isTijdelijk = (fout: unknown): boolean => fout instanceof EngineFout && (fout.soort === 'druk' || fout.soort === 'onbereikbaar');

const soortVanGrpc: Partial<Record<number, EngineFoutsoort>> = {
  [status.RESOURCE_EXHAUSTED]: 'druk', [status.UNAVAILABLE]: 'onbereikbaar', [status.DEADLINE_EXCEEDED]: 'onbereikbaar', [status.CANCELLED]: 'onbereikbaar',
  [status.INTERNAL]: 'onbereikbaar', [status.ABORTED]: 'onbereikbaar', [status.NOT_FOUND]: 'bestaat-niet', [status.ALREADY_EXISTS]: 'bestaat-al',
  [status.INVALID_ARGUMENT]: 'ongeldig', [status.FAILED_PRECONDITION]: 'staat', [status.UNAUTHENTICATED]: 'onbekend', [status.PERMISSION_DENIED]: 'onbekend',
};
export const vanGrpc = (fout: ServiceError): EngineFout => new EngineFout(soortVanGrpc[fout.code] ?? 'onbekend', fout.details ?? '');

const soortVanRest: Partial<Record<number, EngineFoutsoort>> = { 400: 'ongeldig', 404: 'bestaat-niet', 409: 'staat', 429: 'druk', 408: 'onbereikbaar', 502: 'onbereikbaar', 503: 'onbereikbaar', 504: 'onbereikbaar' };
export const vanRest = (code: number, tekst: string): EngineFout => new EngineFout(code === 500 && tekst === '' ? 'onbereikbaar' : soortVanRest[code] ?? 'onbekend', tekst.slice(0, 4_000));
