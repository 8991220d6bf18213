import type { z } from 'zod';
import type { Kern } from '../kern.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager, Toegangsrol } from '../identity/aanvrager.ts';

/** Who may call a route at all; what he then sees is up to `toegang`. */
export type Wie = 'openbaar' | 'ingelogd' | 'partner' | readonly Toegangsrol[];

/** What a handler gets; params, query and body are already checked by their zod schemas (strict). */
export type Verzoek<P, Q, B> = {
  readonly kern: Kern;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The person or system that asks. For 'openbaar' routes `aanvrager.soort` may be 'onbekend'. */
  readonly aanvrager: Aanvrager;
  /** The checked header `Doel`, when the route asks for one. */
  readonly doel: Doel | undefined;
  /** `If-Match` as a number (rijversie), when given. */
  readonly rijversie: number | undefined;
  /** W3C traceparent of this request; joins the three logs. */
  readonly traceparent: string;
  readonly header: (naam: string) => string | undefined;
};
export type Antwoord = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/**
 * One API route. Express, the strict checks and the OpenAPI document are all made from this one declaration.
 * A handler is thin: authorise (toegang) → call the service → present.
 */
export type Route<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> = {
  readonly methode: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path, e.g. `/api/v1/meldingen/:id`. Plural Dutch nouns, kebab-case. */
  readonly pad: string;
  readonly titel: string;
  readonly uitleg?: string;
  readonly wie: Wie;
  /** 'verplicht': the header `Doel` must be there and known. */
  readonly doel?: 'verplicht';
  /** 'hoog': a medewerker must have proven anew who he is, shortly before (step-up, domein §1.6). */
  readonly betrouwbaarheid?: 'hoog';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Success answers by status; null = no body. Problem answers are added by themselves. */
  readonly antwoorden: Readonly<Record<number, z.ZodType | null>>;
  readonly verwerk: (v: Verzoek<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Antwoord>;
};
export const route = <P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(r: Route<P, Q, B>): Route => r as unknown as Route;
