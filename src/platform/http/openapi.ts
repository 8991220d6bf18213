import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { ResponseConfig, RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { doelen } from '../../domein/doel.ts';
import { catalogus } from './problemen.ts';
import type { Probleemcode } from './problemen.ts';
import type { Route } from './route.ts';

/** Version of the API contract (semver); sent as `API-Version` with every answer. */
export const apiVersie = '1.0.0';

export type Apidocument = {
  /** Common start of the paths, with the major version, e.g. `/api/v1`. */
  readonly voorvoegsel: string;
  readonly titel: string;
  readonly uitleg: string;
  /** Where users reach the app, without a slash at the end. */
  readonly basisUrl: string;
};

const fout = z.strictObject({
  veld: z.string().describe('JSON pointer in de inhoud, of de naam van een parameter of header'),
  code: z.string().describe('Code van de fout, bijvoorbeeld verplicht of te-lang'),
  melding: z.string().describe('Zin voor de gebruiker'),
});
const probleem = z.looseObject({
  type: z.string().describe('Adres van de uitleg: /problemen/<code>'),
  title: z.string(), status: z.number().int(), detail: z.string(),
  instance: z.string().describe('Trace-id: de foutcode om door te geven'),
  fouten: z.array(fout).optional(),
});

/** The problems every caller of this route must be ready for; a room's own problems are in its explanation. */
export const problemenVan = (route: Route): Probleemcode[] => {
  const schrijvend = route.methode !== 'get';
  const codes: (Probleemcode | false)[] = [
    // Every route refuses parameters it does not know.
    'ongeldige-invoer', route.doel === 'verplicht' && 'doel-ontbreekt', route.doel === 'verplicht' && 'doel-onbekend',
    route.wie !== 'openbaar' && 'niet-ingelogd', route.wie !== 'openbaar' && route.wie !== 'partner' && 'rol-onvoldoende', schrijvend && route.wie !== 'partner' && 'csrf-ongeldig',
    route.params !== undefined && 'niet-gevonden', route.params !== undefined && schrijvend && 'verouderde-versie',
    route.body !== undefined && 'te-groot', route.body !== undefined && 'mediatype', (schrijvend || route.wie === 'partner') && 'te-veel-verzoeken', 'interne-fout',
  ];
  return codes.filter((c) => c !== false);
};

const versiekop = { 'API-Version': { description: 'Versie van deze API', schema: { type: 'string' as const, example: apiVersie } } };

const probleemschema = { $ref: '#/components/schemas/Probleem' };

const antwoordenVan = (route: Route): Record<string, ResponseConfig> => {
  const uit: Record<string, ResponseConfig> = {};
  for (const [status, schema] of Object.entries(route.antwoorden)) {
    uit[status] = { description: route.titel, headers: versiekop, ...(schema !== null && { content: { 'application/json': { schema } } }) };
  }
  const perStatus = Map.groupBy(problemenVan(route), (c) => String(catalogus[c].status));
  for (const [status, codes] of perStatus) {
    uit[status] ??= { description: codes.map((c) => `${c}: ${catalogus[c].titel}`).join(' · '), headers: versiekop, content: { 'application/problem+json': { schema: probleemschema } } };
  }
  return uit;
};

const koppen = (route: Route): NonNullable<NonNullable<RouteConfig['request']>['headers']> | undefined => {
  const velden: Record<string, z.ZodType> = {
    ...(route.doel === 'verplicht' && { Doel: z.enum(Object.keys(doelen) as [string, ...string[]]).describe('Waarvoor u deze gegevens nodig heeft') }),
    ...(route.methode !== 'get' && route.wie !== 'partner' && { 'X-CSRF-Token': z.string().optional().describe('Token uit GET /sessie; verplicht binnen een sessie') }),
    ...(route.methode !== 'get' && route.params !== undefined && { 'If-Match': z.string().optional().describe('Versie die u heeft gelezen') }),
  };
  return Object.keys(velden).length === 0 ? undefined : z.object(velden);
};

const wieTekst = (route: Route): string => {
  if (route.wie === 'openbaar') return 'Voor iedereen.';
  if (route.wie === 'ingelogd') return 'Voor wie is ingelogd.';
  return route.wie === 'partner' ? 'Voor systemen van partners.' : `Voor: ${route.wie.join(', ')}.`;
};
const operatie = (route: Route): string => `${route.methode}-${route.pad.split('/').slice(3).map((d) => d.replace(/^:/, 'per-')).join('-')}`;

/** The OpenAPI 3.1 document of all routes under `voorvoegsel`, made from the same declarations the app runs on. */
export const maakOpenApi = (routes: readonly Route[], { voorvoegsel, titel, uitleg, basisUrl }: Apidocument): Record<string, unknown> => {
  const register = new OpenAPIRegistry();
  register.registerComponent('securitySchemes', 'sessie', { type: 'apiKey', in: 'cookie', name: 'samenspel', description: 'Sessie na inloggen' });
  register.registerComponent('securitySchemes', 'partner', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Token van een partner (client credentials)' });
  register.registerComponent('schemas', 'Probleem', z.toJSONSchema(probleem, { target: 'draft-2020-12' }) as never);
  for (const route of routes.filter((r) => r.pad.startsWith(`${voorvoegsel}/`))) {
    const headers = koppen(route);
    const veiligheid = route.wie === 'openbaar' ? [] : [{ [route.wie === 'partner' ? 'partner' : 'sessie']: [] }];
    register.registerPath({
      method: route.methode, path: route.pad.slice(voorvoegsel.length).replace(/:(\w+)/g, '{$1}'),
      operationId: operatie(route), tags: [route.pad.split('/')[3] ?? ''], summary: route.titel, description: [route.uitleg, wieTekst(route)].filter((t) => t !== undefined).join(' '),
      security: veiligheid,
      request: {
        ...(route.params !== undefined && { params: route.params as z.ZodObject }),
        ...(route.query !== undefined && { query: route.query as z.ZodObject }),
        ...(headers !== undefined && { headers }),
        ...(route.body !== undefined && { body: { required: true, content: { 'application/json': { schema: route.body } } } }),
      },
      responses: antwoordenVan(route),
    });
  }
  return new OpenApiGeneratorV31(register.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: titel, version: apiVersie, description: uitleg, contact: { name: 'Beheer Samenspel', url: basisUrl, email: 'beheer@demo.samenspel.example' }, license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' } },
    servers: [{ url: `${basisUrl}${voorvoegsel}` }],
  }) as unknown as Record<string, unknown>;
};
