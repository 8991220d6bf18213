import express from 'express';
import type { Express } from 'express';
import { meldInloggen } from '../identity/inloggen.ts';
import type { Inloggebeurtenis } from '../identity/inloggen.ts';
import { maakInlogdienst } from '../identity/oidc.ts';
import type { Inlogdeuren } from '../identity/oidc.ts';
import { maakPartnerpoort } from '../identity/partner.ts';
import { aanvragerVanSessie } from '../identity/sessie-aanvrager.ts';
import type { Burgerzoeker, Medewerkerzoeker, Partnerzoeker } from '../identity/zoekers.ts';
import type { Clock } from '../clock/clock.ts';
import type { Kern } from '../kern.ts';
import { vangFouten } from './antwoord.ts';
import { beveilig } from './beveiliging.ts';
import { documentatiepagina, problemenpagina, probleempagina } from './documentatie.ts';
import { meldGezondheid } from './gezondheid.ts';
import type { Onderdeel } from './gezondheid.ts';
import { maakLimieten } from './limieten.ts';
import type { Limieten } from './limieten.ts';
import type { Limietopslag } from './limietopslag.ts';
import { maakOpenApi } from './openapi.ts';
import { Probleem } from './problemen.ts';
import { registreer } from './registreer.ts';
import type { Route } from './route.ts';
import { maakSessie } from './sessie.ts';
import type { Sessieopslag } from './sessieopslag.ts';
import { maakSessieroutes, meldEinde } from './sessieroutes.ts';
import { maakStromen } from './sse.ts';
import type { Stromen } from './sse.ts';
import { contextVan, volgVerzoek } from './verzoekcontext.ts';

export type Appkeuze = {
  readonly kern: Kern;
  readonly routes: readonly Route[];
  /** Where users reach the app, e.g. `https://samenspel.example`; https makes cookies Secure and sends HSTS. */
  readonly basisUrl: string;
  /** Behind a trusted proxy that ends TLS (one hop). */
  readonly achterProxy: boolean;
  readonly sessie: { readonly opslag: Sessieopslag; readonly geheim: string; readonly klok: Clock };
  readonly limieten: { readonly opslag: Limietopslag; readonly waarden?: Limieten };
  readonly inloggen: { readonly deuren: Inlogdeuren; /** Writes the audit line of a login, a choice of role, a logout. */ readonly bijInloggen?: (g: Inloggebeurtenis) => Promise<void> };
  readonly partners: { readonly issuer: string; readonly oinClaim?: string };
  readonly medewerkers: Medewerkerzoeker;
  readonly burgers: Burgerzoeker;
  readonly partnerzoeker: Partnerzoeker;
  readonly onderdelen: readonly Onderdeel[];
  readonly metingenToken?: string | undefined;
  /** Check answers against their declaration: true in development and test. */
  readonly controleerAntwoorden: boolean;
  /** Adds the web pages (static files, page shell) after the API and before "not found". */
  readonly paginas?: (app: Express) => void;
};
export type App = { readonly app: Express; readonly stromen: Stromen; readonly routes: readonly Route[] };

const documenten = (basisUrl: string) => [
  { adres: '/api/v1/openapi.json', uitleg: '/api/docs', document: { voorvoegsel: '/api/v1', titel: 'Samenspel', uitleg: 'De API van werkplek, burgerportaal en inrichting.', basisUrl } },
  { adres: '/keten/v1/openapi.json', uitleg: '/keten/docs', document: { voorvoegsel: '/keten/v1', titel: 'Samenspel keten', uitleg: 'De API voor systemen van partners.', basisUrl } },
];

/** The OpenAPI documents, their readable pages, and the pages behind the `type` of each problem. */
const meldDocumentatie = (app: Express, routes: readonly Route[], basisUrl: string): void => {
  for (const { adres, uitleg, document } of documenten(basisUrl)) {
    const inhoud = maakOpenApi(routes, document);
    const tekst = JSON.stringify(inhoud);
    const pagina = documentatiepagina(inhoud, adres);
    app.get(adres, (req, res) => {
      contextVan(req).route = adres;
      // Anybody may read the contract, from any site (NL GOV ADR publish-openapi, transport/cors).
      res.setHeader('Access-Control-Allow-Origin', '*');
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      res.type('application/json').send(tekst);
    });
    app.get(uitleg, (req, res) => { contextVan(req).route = uitleg; res.type('html').send(pagina); });
  }
  app.get('/problemen', (req, res) => { contextVan(req).route = '/problemen'; res.type('html').send(problemenpagina()); });
  app.get('/problemen/:code', (req, res) => {
    contextVan(req).route = '/problemen/:code';
    const pagina = probleempagina(req.params.code);
    if (pagina === undefined) throw new Probleem('niet-gevonden', 'Deze foutcode bestaat niet.');
    res.type('html').send(pagina);
  });
};

/** The whole web app of one instance, made from the rooms' route declarations. Nothing listens yet: see `startServer`. */
export const maakApp = (k: Appkeuze): App => {
  const { kern, basisUrl } = k;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('strict routing', true);
  app.set('case sensitive routing', true);
  app.set('trust proxy', k.achterProxy ? 1 : false);

  const dienst = maakInlogdienst(k.inloggen.deuren, basisUrl);
  const limieten = maakLimieten(k.limieten.opslag, k.sessie.geheim, kern.metrics, k.limieten.waarden);
  const stromen = maakStromen(kern.bus, kern.metrics);
  const routes = [...maakSessieroutes({ medewerkers: k.medewerkers, burgers: k.burgers, klok: k.sessie.klok, opslag: k.sessie.opslag, bijSessie: k.inloggen.bijInloggen, uitlogadres: dienst.uitlogadres }), ...k.routes];

  app.use(volgVerzoek(kern.log, kern.metrics));
  app.use(beveilig(basisUrl, Object.values(k.inloggen.deuren).map((d) => new URL(d.issuer).origin)));
  meldGezondheid(app, { onderdelen: k.onderdelen, metrics: kern.metrics, metingenToken: k.metingenToken });
  meldDocumentatie(app, routes, basisUrl);
  app.use(['/api', '/inloggen', '/oidc'], maakSessie({ ...k.sessie, veilig: basisUrl.startsWith('https://') }));
  meldInloggen(app, { dienst, medewerkers: k.medewerkers, burgers: k.burgers, basisUrl, achterProxy: k.achterProxy, klok: k.sessie.klok, metrics: kern.metrics, limiet: limieten.inloggen, bijInloggen: k.inloggen.bijInloggen, bijVervangen: (g) => meldEinde(kern, g) });
  registreer(app, routes, {
    kern, limieten, stromen, controleerAntwoorden: k.controleerAntwoorden,
    vanSessie: (req) => aanvragerVanSessie(req, { ...k, klok: k.sessie.klok }),
    vanPartner: maakPartnerpoort({ issuer: k.partners.issuer, audience: `${basisUrl}/keten/v1`, oinClaim: k.partners.oinClaim ?? 'client_id', zoeker: k.partnerzoeker }),
  });
  app.use(['/api', '/keten', '/soh'], () => { throw new Probleem('niet-gevonden', 'Dit adres bestaat niet.'); });
  k.paginas?.(app);
  app.use(() => { throw new Probleem('niet-gevonden', 'Dit adres bestaat niet, of u mag het niet zien.'); });
  app.use(vangFouten(kern.log));
  return { app, stromen, routes };
};
