import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import { isDoel } from '../../domein/doel.ts';
import type { Doel } from '../../domein/doel.ts';
import { hoog, reikt } from '../identity/acr.ts';
import type { Aanvrager } from '../identity/aanvrager.ts';
import type { Kern } from '../kern.ts';
import { controleer, onbewaarbaar, streng } from './invoer.ts';
import type { Limietpoorten } from './limieten.ts';
import { Probleem } from './problemen.ts';
import type { Fout } from './problemen.ts';
import type { Antwoord, Route, Verzoek, Wie } from './route.ts';
import { controleerCsrf, schrijft } from './sessie.ts';
import { verlengNiet } from './sessieopslag.ts';
import { isBestand, stuurBestand } from './bestand.ts';
import { isStroom } from './sse.ts';
import type { Stromen } from './sse.ts';
import { contextVan } from './verzoekcontext.ts';

export type Registratie = {
  readonly kern: Kern;
  readonly limieten: Limietpoorten;
  readonly stromen: Stromen;
  /** Who asks by session; `reden` explains a missing role. */
  readonly vanSessie: (req: Request) => Promise<{ aanvrager: Aanvrager; reden: string | undefined }>;
  /** Who asks by bearer token; throws 401. */
  readonly vanPartner: (req: Request) => Promise<Aanvrager>;
  /** Check each answer against its declaration (development and test); a wrong one is a 500. */
  readonly controleerAntwoorden: boolean;
};

type Stand = { aanvrager: Aanvrager; doel: Doel | undefined };
const standen = new WeakMap<Request, Stand>();
const verzoeken = new WeakMap<object, Request>();
/** Express' request behind a Verzoek; only for the platform's own session routes. */
export const expressVerzoek = (v: object): Request => {
  const req = verzoeken.get(v);
  if (req === undefined) throw new Error('not a Verzoek of a running request');
  return req;
};

const rolVan = (a: Aanvrager): string | undefined => (a.soort === 'medewerker' ? a.toegangsrol : a.soort === 'burger' ? 'burger' : undefined);

/** 401 without an identity, 403 with the wrong one. What he then may see is up to `toegang`. */
const controleerRol = (wie: Wie, aanvrager: Aanvrager, reden: string | undefined): void => {
  if (wie === 'openbaar' || wie === 'partner') return;
  if (aanvrager.soort === 'onbekend') throw reden === undefined ? new Probleem('niet-ingelogd', 'Log in en probeer het opnieuw. Uw concept is bewaard.') : new Probleem('rol-onvoldoende', reden);
  if (wie !== 'ingelogd' && !wie.some((r) => r === rolVan(aanvrager))) throw new Probleem('rol-onvoldoende', 'Kies een andere rol via uw naam rechtsboven, of vraag de coördinator van uw organisatie.');
};

const leesDoel = (req: Request, verplicht: boolean): Doel | undefined => {
  const tekst = req.get('Doel');
  if (tekst === undefined || tekst === '') {
    if (verplicht) throw new Probleem('doel-ontbreekt', 'Stuur in de header Doel waarvoor u deze gegevens nodig heeft.');
    return undefined;
  }
  if (!isDoel(tekst)) throw new Probleem('doel-onbekend', 'De header Doel noemt een doel dat wij niet kennen.');
  return tekst;
};

/** Whether he may come in at all, in this order: identity, csrf, role, doel, the extra check. The body has not been read yet. */
const poort = (route: Route, r: Registratie): RequestHandler => async (req, _res, next) => {
  let aanvrager: Aanvrager;
  if (route.wie === 'partner') {
    aanvrager = await r.vanPartner(req);
  } else {
    const gevonden = await r.vanSessie(req);
    aanvrager = gevonden.aanvrager;
    controleerCsrf(req);
    controleerRol(route.wie, aanvrager, gevonden.reden);
  }
  standen.set(req, { aanvrager, doel: leesDoel(req, route.doel === 'verplicht') });
  if (route.betrouwbaarheid === 'hoog' && aanvrager.soort === 'medewerker' && !reikt(aanvrager.acr, hoog)) throw new Probleem('betrouwbaarheid-te-laag', 'Hiervoor controleren wij nog een keer dat u het bent. Daarna gaat u verder waar u was.', { niveau: 'hoog' });
  next();
};

const heeftInhoud = (req: Request): boolean => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
const mediatypes = (route: Route): string[] => [
  'application/json', ...(route.methode === 'patch' ? ['application/merge-patch+json'] : []), ...(route.wie === 'partner' ? ['application/cloudevents+json'] : []),
];
const lezer = express.json({ limit: '256kb', strict: false, type: () => true });

/** JSON between systems is UTF-8 (RFC 8259 §8.1); no charset named means the same. */
const isUtf8 = (req: Request): boolean => /^utf-?8$/i.test(/;\s*charset="?([^";\s]+)/i.exec(req.get('content-type') ?? '')?.[1] ?? 'utf-8');

/** Reads a JSON body; another content type is refused (415) before a byte of it is read. */
const leesInhoud = (route: Route): RequestHandler => (req, res, next) => {
  if (!heeftInhoud(req)) { next(); return; }
  if (!req.is(mediatypes(route)) || !isUtf8(req)) throw new Probleem('mediatype', `Stuur de inhoud als ${mediatypes(route).join(' of ')}, in UTF-8.`);
  lezer(req, res, next);
};

const leesRijversie = (req: Request): { waarde: number | undefined; fouten: Fout[] } => {
  const tekst = req.get('If-Match');
  if (tekst === undefined) return { waarde: undefined, fouten: [] };
  const getal = /^(?:W\/)?"?(\d{1,9})"?$/.exec(tekst.trim());
  return getal === null ? { waarde: undefined, fouten: [{ veld: 'If-Match', code: 'ongeldige-vorm', melding: 'Geef het versienummer dat u heeft gelezen, bijvoorbeeld "3".' }] } : { waarde: Number(getal[1]), fouten: [] };
};

const zonderInvoer = (wat: unknown, vorm: 'naam' | 'pointer'): Fout[] => {
  if (wat === undefined || wat === null) return [];
  if (typeof wat !== 'object' || Array.isArray(wat)) return [{ veld: '', code: 'onbekend-veld', melding: 'Hier hoort geen inhoud bij.' }];
  return Object.keys(wat).map((k) => ({ veld: vorm === 'naam' ? k : `/${k}`, code: 'onbekend-veld', melding: 'Dit veld kennen wij niet.' }));
};

/** Parameters, query, body and If-Match, checked together so that the answer names every fault at once. */
const leesInvoer = async (route: Route, req: Request) => {
  const vooraf = [...onbewaarbaar({ ...req.params }, 'naam'), ...onbewaarbaar({ ...req.query }, 'naam'), ...onbewaarbaar(req.body, 'pointer')];
  const deel = async (schema: Route['body'], invoer: unknown, vorm: 'naam' | 'pointer') =>
    (schema === undefined ? { waarde: undefined, fouten: zonderInvoer(invoer, vorm) } : controleer(schema, invoer, vorm));
  const params = route.params === undefined ? { waarde: req.params, fouten: [] } : await controleer(route.params, { ...req.params }, 'naam');
  const query = await deel(route.query, { ...req.query }, 'naam');
  const body = await deel(route.body, req.body, 'pointer');
  const rijversie = leesRijversie(req);
  const gezien = new Set(vooraf.map((f) => f.veld));
  const fouten = [...vooraf, ...[...params.fouten, ...query.fouten, ...body.fouten, ...rijversie.fouten].filter((f) => !gezien.has(f.veld))];
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', fouten.length === 1 ? 'Er is 1 fout gevonden. Er is niets opgeslagen.' : `Er zijn ${fouten.length} fouten gevonden. Er is niets opgeslagen.`, { fouten });
  return { params: params.waarde, query: query.waarde, body: body.waarde, rijversie: rijversie.waarde };
};

const controleerAntwoord = async (route: Route, antwoord: Antwoord): Promise<void> => {
  const waar = `${route.methode} ${route.pad}`;
  if (!Object.hasOwn(route.antwoorden, antwoord.status)) throw new Error(`${waar}: answer ${antwoord.status} is not declared`);
  const schema = route.antwoorden[antwoord.status];
  if (schema === null || schema === undefined) {
    if (antwoord.body !== undefined && !isStroom(antwoord.body) && !isBestand(antwoord.body)) throw new Error(`${waar}: answer ${antwoord.status} must have no body`);
    return;
  }
  const verstuurd: unknown = antwoord.body === undefined ? undefined : JSON.parse(JSON.stringify(antwoord.body));
  const { fouten } = await controleer(schema, verstuurd, 'pointer');
  // Fields and codes only: the values are what the caller would have been shown.
  if (fouten.length > 0) throw new Error(`${waar}: answer ${antwoord.status} breaks its declaration: ${fouten.map((f) => `${f.veld} ${f.code}`).join(', ')}`);
};

const stuur = (res: Response, antwoord: Antwoord): void => {
  res.status(antwoord.status);
  for (const [naam, waarde] of Object.entries(antwoord.headers ?? {})) res.setHeader(naam, waarde);
  if (antwoord.body === undefined) { res.end(); return; }
  if (!res.hasHeader('content-type')) res.type('application/json');
  res.send(JSON.stringify(antwoord.body));
};

const voerUit = (route: Route, r: Registratie): RequestHandler => async (req, res) => {
  const { aanvrager, doel } = standen.get(req) as Stand;
  const invoer = await leesInvoer(route, req);
  const verzoek: Verzoek<unknown, unknown, unknown> = {
    kern: r.kern, ...invoer, aanvrager, doel, traceparent: contextVan(req).traceparent, header: (naam) => req.get(naam),
  };
  verzoeken.set(verzoek, req);
  const antwoord = await route.verwerk(verzoek as never);
  if (r.controleerAntwoorden) await controleerAntwoord(route, antwoord);
  if (isBestand(antwoord.body)) {
    for (const [naam, waarde] of Object.entries(antwoord.headers ?? {})) res.setHeader(naam, waarde);
    await stuurBestand(res.status(antwoord.status), antwoord.body);
    return;
  }
  if (!isStroom(antwoord.body)) { stuur(res, antwoord); return; }
  if (req.session !== undefined) verlengNiet(req.session);
  r.stromen.open(req, res, antwoord.body, 'sessieId' in aanvrager ? aanvrager.sessieId : undefined);
};

const limiet = (route: Route, l: Limietpoorten): RequestHandler => (req, res, next) => {
  if (route.wie === 'partner') { l.partner(req, res, next); return; }
  if (!schrijft(req.method)) { next(); return; }
  if (req.session?.ingelogd === undefined) l.openbaar(req, res, next); else l.schrijven(req, res, next);
};

/** The route with schemas that refuse unknown fields; made once, because building a schema costs more than using it. */
const metStrengeSchemas = (route: Route): Route => ({
  ...route,
  ...(route.params !== undefined && { params: streng(route.params) }), ...(route.query !== undefined && { query: streng(route.query) }), ...(route.body !== undefined && { body: streng(route.body) }),
});

/** `/taken/tellingen` goes before `/taken/:id`, whatever order the rooms are listed in. */
const volgorde = (a: Route, b: Route): number => {
  const [x, y] = [a.pad.split('/'), b.pad.split('/')];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const verschil = Number(x[i]?.startsWith(':')) - Number(y[i]?.startsWith(':'));
    if (verschil !== 0) return verschil;
  }
  return 0;
};

/** Puts every declared route on the app, and 405 with `Allow` on the methods its path does not have. Throws on a double declaration. */
export const registreer = (app: Express, routes: readonly Route[], r: Registratie): void => {
  const perPad = new Map<string, string[]>();
  for (const route of routes.map(metStrengeSchemas).toSorted(volgorde)) {
    const methoden = perPad.get(route.pad) ?? [];
    if (methoden.includes(route.methode)) throw new Error(`Route declared twice: ${route.methode} ${route.pad}`);
    perPad.set(route.pad, [...methoden, route.methode]);
    const naam: RequestHandler = (req, _res, next) => { contextVan(req).route = route.pad; next(); };
    app[route.methode](route.pad, naam, limiet(route, r.limieten), poort(route, r), leesInhoud(route), voerUit(route, r));
  }
  for (const [pad, methoden] of perPad) {
    app.all(pad, (_req, res) => {
      res.setHeader('Allow', methoden.flatMap((m) => (m === 'get' ? ['GET', 'HEAD'] : [m.toUpperCase()])).join(', '));
      throw new Probleem('methode-niet-toegestaan', 'Deze handeling bestaat niet op dit adres.');
    });
  }
};
