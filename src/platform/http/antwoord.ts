import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { databaseWeg } from '../db/weg.ts';
import { html, pagina } from './html.ts';
import { Probleem, catalogus } from './problemen.ts';
import { contextVan } from './verzoekcontext.ts';

/** API callers get problem+json; a person who opens an address in the browser gets a readable page with the same words. */
const wilPagina = (req: Request): boolean => !/^\/(api|keten|soh)(\/|$)/.test(req.path) && req.accepts(['json', 'html']) === 'html';

/** Sends a problem (RFC 9457). `instance` is the trace id: the code a user can pass on and the three logs know. */
export const stuurProbleem = (req: Request, res: Response, p: Probleem): void => {
  const { titel } = catalogus[p.code];
  const { traceId } = contextVan(req);
  if (p.status === 401 && /^\/(keten|soh)\//.test(req.path)) res.setHeader('WWW-Authenticate', 'Bearer');
  res.status(p.status);
  if (wilPagina(req)) {
    const verder = p.status === 401 ? html`<a class="knop" href="/">Opnieuw inloggen</a>` : html`<a class="knop" href="/">Naar het begin</a>`;
    res.type('html').send(pagina(titel, html`<h1>${titel}</h1><p>${p.detail}</p>${verder}<p>Foutcode: <code>${traceId}</code></p>`));
    return;
  }
  res.type('application/problem+json').send(JSON.stringify({ ...p.extra, type: `/problemen/${p.code}`, title: titel, status: p.status, detail: p.detail, instance: traceId }));
};

/** Faults of express' own body reader, by their type. */
const vanLezer = (fout: { type?: unknown; status?: unknown }): Probleem | undefined => {
  const los = (melding: string): Probleem => new Probleem('ongeldige-invoer', melding, { fouten: [{ veld: '', code: 'geen-json', melding }] });
  switch (fout.type) {
    case 'entity.parse.failed': return los('De inhoud is geen geldige JSON.');
    case 'entity.too.large': return new Probleem('te-groot', 'De inhoud is groter dan 256 kB. Er is niets opgeslagen.');
    case 'charset.unsupported': case 'encoding.unsupported': return new Probleem('mediatype', 'Stuur JSON in UTF-8.');
    case 'request.size.invalid': case 'request.aborted': case 'entity.verify.failed': return los('De inhoud kwam niet goed binnen.');
    default: return undefined;
  }
};

const databaseteksten = {
  nooit: 'De gegevensopslag is nu niet bereikbaar. Wat u verstuurde, is niet opgeslagen. Probeer het over een minuut opnieuw.',
  onzeker: 'De verbinding met de gegevensopslag brak af. Kijk over een minuut of wat u verstuurde is opgeslagen, en probeer het anders opnieuw.',
} as const;

/** Any thrown thing → the problem the caller may see. What we do not know is `interne-fout`: no message, no stack trace. */
export const alsProbleem = (fout: unknown, traceId: string): Probleem => {
  if (fout instanceof Probleem) return fout;
  const gelezen = fout !== null && typeof fout === 'object' ? vanLezer(fout) : undefined;
  if (gelezen !== undefined) return gelezen;
  // A path that cannot be decoded (%zz) is simply not an address of ours.
  if (fout instanceof URIError) return new Probleem('niet-gevonden', 'Dit adres bestaat niet.');
  const weg = databaseWeg(fout);
  if (weg !== undefined) return new Probleem('nog-niet-gereed', databaseteksten[weg]);
  return new Probleem('interne-fout', `Probeer het opnieuw. Blijft het misgaan? Geef dan deze foutcode door aan de beheerder: ${traceId}.`);
};

/** Last in the chain. Unknown faults are logged (without personal data) under the trace id the user sees. */
export const vangFouten = (log: Logger): ErrorRequestHandler => (fout, req, res, next) => {
  const { traceId, route } = contextVan(req);
  const probleem = alsProbleem(fout, traceId);
  if (probleem.code === 'interne-fout') log.error({ err: fout as unknown, traceId, route }, 'unexpected fault in a request');
  if (res.headersSent) { res.destroy(); return; }
  try { stuurProbleem(req, res, probleem); } catch (nog) { next(nog); }
};
