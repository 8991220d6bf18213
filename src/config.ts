import { join, resolve } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const flag = z.enum(['true', 'false']).transform((v) => v === 'true');
const port = z.coerce.number().int().min(0).max(65_535);
const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'moet 32 bytes in base64 zijn');
/** Keys that only read, separated by commas; one wrong key does not hide the others, and none is ever quoted. */
const eerdereSleutels = z.string().default('').transform((v) => v.split(',').map((k) => k.trim()).filter((k) => k !== '')).superRefine((lijst, ctx) => {
  for (const [i, k] of lijst.entries()) if (!key.safeParse(k).success) ctx.addIssue({ code: 'custom', message: `sleutel ${i + 1} moet 32 bytes in base64 zijn` });
});
const rollen = ['web', 'workers', 'stroom'] as const;

/**
 * Every setting of the platform, by its environment variable. `.describe()` is the documentation shown by `npm run config`.
 * Absent addresses mean: the embedded part is started.
 */
export const instellingen = z.object({
  OMGEVING: z.enum(['ontwikkeling', 'test', 'productie']).default('ontwikkeling').describe('Soort omgeving; productie weigert alles wat voor de demo is'),
  PORT: port.default(3000).describe('Poort van de webpagina\'s en de API'),
  HOST: z.string().default('127.0.0.1').describe('Adres waarop de app luistert'),
  BASIS_URL: z.url().optional().describe('Adres waarmee gebruikers de app openen; standaard http://localhost:PORT'),
  DATA_DIR: z.string().default('.data').describe('Map met de gegevens van de ingebedde onderdelen'),
  CACHE_DIR: z.string().default('.cache').describe('Map met opgehaalde onderdelen (engine)'),
  ROLES: z.string().default(rollen.join(',')).transform((v) => v.split(',').map((r) => r.trim()).filter((r) => r !== '')).pipe(z.array(z.enum(rollen)).min(1)).describe('Wat dit exemplaar doet: web, workers, stroom'),
  DATABASE_URL: z.string().optional().describe('PostgreSQL; leeg = ingebed'),
  ZEEBE_ADDRESS: z.string().optional().describe('gRPC-adres van Zeebe (host:poort); leeg = ingebed'),
  ZEEBE_REST_ADDRESS: z.url().optional().describe('REST-adres van Zeebe; verplicht bij ZEEBE_ADDRESS'),
  ZEEBE_MANAGEMENT_ADDRESS: z.url().optional().describe('Beheeradres van Zeebe; alleen voor een verplaatsbare klok'),
  ZEEBE_TOKEN: z.string().optional().describe('Bearer-token voor een extern Zeebe-cluster'),
  ENGINE_HEAP_MB: z.coerce.number().int().min(256).default(384).describe('Geheugen van de ingebedde engine'),
  STROOM_PORT: port.default(0).describe('Poort waarop de recordstroom van de engine binnenkomt; 0 = vrije poort'),
  STROOM_HOST: z.string().default('127.0.0.1').describe('Adres waarop de recordstroom binnenkomt'),
  REDIS_URL: z.string().optional().describe('Redis voor meldingen, sessies en limieten; leeg = PostgreSQL'),
  OIDC_ISSUER: z.url().optional().describe('OpenID Connect-aanbieder voor medewerkers; leeg = lokale demo-aanbieder'),
  OIDC_CLIENT_ID: z.string().default('samenspel').describe('Client bij de OpenID Connect-aanbieder'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Geheim van die client; geheim'),
  OIDC_TWEEDE_STAP: z.string().default('mfa').transform((v) => v.split(',').map((a) => a.trim()).filter((a) => a !== '')).describe('Waarden van amr waarvan er een een tweede stap bewijst; zonder tweede stap krijgt een medewerker geen rol'),
  OIDC_BURGER_ISSUER: z.url().optional().describe('OpenID Connect-aanbieder voor inwoners (DigiD-makelaar); leeg = lokale demo-aanbieder'),
  OIDC_BURGER_CLIENT_ID: z.string().default('samenspel-burger').describe('Client bij die aanbieder'),
  OIDC_BURGER_CLIENT_SECRET: z.string().optional().describe('Geheim van die client; geheim'),
  OIDC_BURGER_SCOPE: z.string().default('bsn').describe('Extra scope die het BSN geeft'),
  OIDC_BSN_CLAIM: z.string().default('urn:nl-eid-gdi:1.0:id:BSN').describe('Claim met het BSN'),
  PARTNER_ISSUER: z.url().optional().describe('Uitgever van tokens voor partnersystemen; leeg = lokale demo-aanbieder'),
  PARTNER_OIN_CLAIM: z.string().default('client_id').describe('Claim met het OIN van een partnersysteem'),
  PARTNER_TOKEN: z.string().optional().describe('Token waarmee wij ons bij een partnersysteem melden; geheim'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().describe('Eindpunt voor OpenTelemetry; leeg = uit'),
  OIDC_PORT: port.optional().describe('Poort van de lokale demo-aanbieder; standaard PORT+1'),
  DEMO: flag.default(true).describe('Demo-gebruikers en demogegevens laden'),
  DEMO_CASUSSEN: flag.default(true).describe('Een nieuwe demo vullen met acht lopende casussen (alleen OMGEVING=ontwikkeling, alles ingebed)'),
  SIMULATOREN: flag.default(true).describe('Nagebootste BRP, BVV en partners starten'),
  SIMULATOR_PORT: port.optional().describe('Eerste poort van de simulatoren; standaard PORT+2'),
  BRP_URL: z.url().optional().describe('BRP Personen en gezag; leeg = simulator'),
  BVV_URL: z.url().optional().describe('BVV; leeg = simulator'),
  SMS_URL: z.url().optional().describe('Sms-dienst voor spoed (POST /berichten); leeg = simulator'),
  SMS_TOKEN: z.string().optional().describe('Token voor de sms-dienst; geheim'),
  BRP_TOKEN: z.string().optional().describe('Sleutel voor de BRP; geheim'),
  KLOK_VERPLAATSBAAR: flag.optional().describe('De klok mag verzet worden (beheer); standaard aan buiten productie'),
  KLOK_START: z.iso.datetime({ offset: true }).optional().describe('Bij de eerste start staat de klok op dit moment (tests)'),
  SESSIE_GEHEIM: z.string().min(32).optional().describe('Ondertekent sessies; geheim; buiten productie zelf gemaakt'),
  SLEUTEL_BSN: key.optional().describe('Versleutelt BSN\'s en andere gegevens; geheim; buiten productie zelf gemaakt'),
  SLEUTEL_BSN_INDEX: key.optional().describe('Zoekindex op BSN\'s; geheim; buiten productie zelf gemaakt'),
  SLEUTEL_BSN_EERDER: eerdereSleutels.describe('Andere sleutels waarmee versleutelde gegevens nog te lezen zijn, met komma\'s ertussen; geheim'),
  SLEUTEL_BSN_INDEX_EERDER: eerdereSleutels.describe('Andere sleutels waarmee de zoekindex nog te lezen is, met komma\'s ertussen; geheim'),
  SLEUTEL_PSEUDONIEM: key.optional().describe('Leidt pseudoniemen af; geheim; buiten productie zelf gemaakt'),
  CAMUNDA_LICENSE_KEY: z.string().optional().describe('Licentie voor de engine in productie; geheim'),
  TRUST_PROXY: flag.default(false).describe('Achter een vertrouwde proxy die TLS afhandelt'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Token voor /metrics van buiten deze machine; geheim'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info').describe('Hoeveel er gelogd wordt'),
  UITROL_TAG_OVERSCHRIJVEN: flag.optional().describe('Een gebruikte versienaam mag andere inhoud krijgen; standaard aan buiten productie'),
  ONGEDAAN_SECONDEN: z.coerce.number().int().min(0).max(60).default(10).describe('Hoe lang een afgeronde taak terug te draaien is'),
});

export type Instellingen = z.infer<typeof instellingen>;

/** Settings in the shape the code uses. Secrets may still be absent here; `src/geheimen.ts` fills them in for the demo. */
export type Config = {
  readonly omgeving: 'ontwikkeling' | 'test' | 'productie';
  readonly port: number;
  readonly host: string;
  readonly basisUrl: string;
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly roles: readonly ('web' | 'workers' | 'stroom')[];
  readonly databaseUrl: string | undefined;
  readonly zeebe: { readonly grpc: string | undefined; readonly rest: string | undefined; readonly management: string | undefined; readonly token: string | undefined; readonly heapMb: number };
  readonly stroom: { readonly host: string; readonly port: number };
  readonly redisUrl: string | undefined;
  readonly oidc: { readonly issuer: string | undefined; readonly clientId: string; readonly clientSecret: string | undefined; readonly port: number; readonly bsnClaim: string; readonly tweedeStap: readonly string[]; readonly burger: { readonly issuer: string | undefined; readonly clientId: string; readonly clientSecret: string | undefined; readonly scope: string } };
  readonly partners: { readonly issuer: string | undefined; readonly oinClaim: string; /** Our token for events to a partner's system and questions that it answers at once; undefined = the connection itself shows who we are. */ readonly token: string | undefined };
  readonly otelEndpoint: string | undefined;
  readonly demo: boolean;
  /** A new demo is filled with running cases. */
  readonly demoCasussen: boolean;
  readonly simulatoren: boolean;
  readonly simulatorPort: number;
  readonly brpUrl: string | undefined;
  readonly bvvUrl: string | undefined;
  readonly brpToken: string | undefined;
  readonly sms: { readonly url: string | undefined; readonly token: string | undefined };
  readonly klokVerplaatsbaar: boolean;
  readonly klokStart: Date | undefined;
  readonly sessieGeheim: string;
  /** 32-byte keys in base64; the earlier ones only read (docs/beveiliging.md). */
  readonly sleutels: { readonly bsn: string; readonly bsnEerder: readonly string[]; readonly bsnIndex: string; readonly bsnIndexEerder: readonly string[]; readonly pseudoniem: string };
  readonly trustProxy: boolean;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  readonly tagOverschrijven: boolean;
  readonly ongedaanSeconden: number;
};

/** Names whose value is never printed. */
export const geheimeInstellingen: ReadonlySet<string> = new Set(['OIDC_CLIENT_SECRET', 'OIDC_BURGER_CLIENT_SECRET', 'BRP_TOKEN', 'PARTNER_TOKEN', 'SMS_TOKEN', 'SESSIE_GEHEIM', 'SLEUTEL_BSN', 'SLEUTEL_BSN_EERDER', 'SLEUTEL_BSN_INDEX', 'SLEUTEL_BSN_INDEX_EERDER', 'SLEUTEL_PSEUDONIEM', 'CAMUNDA_LICENSE_KEY', 'METRICS_TOKEN', 'ZEEBE_TOKEN', 'DATABASE_URL', 'REDIS_URL']);

/** Reads and checks the environment. Throws one Error in Dutch that names all faults at once, without values. */
export function leesInstellingen(env: NodeJS.ProcessEnv): Instellingen {
  const faults: string[] = [];
  // Field by field, so that one wrong setting does not hide the faults of the others.
  const values = Object.fromEntries(Object.entries(instellingen.shape).map(([name, schema]) => {
    const result = (schema as z.ZodType).safeParse(env[name] === '' ? undefined : env[name]);
    if (!result.success) faults.push(...result.error.issues.map((i) => `${name}: ${i.message}`));
    return [name, result.success ? result.data : undefined];
  })) as Instellingen;
  if ((values.ZEEBE_ADDRESS === undefined) !== (values.ZEEBE_REST_ADDRESS === undefined)) faults.push('ZEEBE_ADDRESS en ZEEBE_REST_ADDRESS horen bij elkaar: geef beide of geen.');
  faults.push(...ringfouten(values));
  if (values.OMGEVING === 'productie') faults.push(...productiefouten(values, env));
  if (faults.length > 0) throw new Error(`De instellingen kloppen niet:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
  return values;
}

/** A key that reads and writes under two names was a mistake in copying. A wrong setting leaves its value undefined. */
function ringfouten(s: Instellingen): string[] {
  return (['SLEUTEL_BSN', 'SLEUTEL_BSN_INDEX'] as const).flatMap((naam) => {
    const huidig = s[naam], eerder = s[`${naam}_EERDER`] as readonly string[] | undefined ?? [];
    return [
      ...(huidig !== undefined && eerder.includes(huidig) ? [`${naam}_EERDER bevat dezelfde sleutel als ${naam}.`] : []),
      ...(new Set(eerder).size !== eerder.length ? [`${naam}_EERDER bevat twee keer dezelfde sleutel.`] : []),
      ...(huidig === undefined && eerder.length > 0 ? [`${naam} ontbreekt: ${naam}_EERDER alleen kan niets schrijven.`] : []),
    ];
  });
}

/** What must never run in production (issue: all faults at once). */
function productiefouten(s: Instellingen, env: NodeJS.ProcessEnv): string[] {
  const faults: string[] = [];
  if (s.DEMO) faults.push('DEMO=true: demo-gebruikers mogen niet in productie. Zet DEMO=false.');
  if (s.SIMULATOREN) faults.push('SIMULATOREN=true: nagebootste organisaties mogen niet in productie. Zet SIMULATOREN=false.');
  if (s.KLOK_VERPLAATSBAAR === true) faults.push('KLOK_VERPLAATSBAAR=true: de klok mag in productie niet verzet worden.');
  if (s.KLOK_START !== undefined) faults.push('KLOK_START: de klok mag in productie niet op een ander moment starten.');
  if (s.UITROL_TAG_OVERSCHRIJVEN === true) faults.push('UITROL_TAG_OVERSCHRIJVEN=true: een versie ligt in productie vast.');
  if (s.DATABASE_URL === undefined) faults.push('DATABASE_URL ontbreekt: de ingebedde PostgreSQL is niet voor productie.');
  if (s.ZEEBE_ADDRESS === undefined) faults.push('ZEEBE_ADDRESS ontbreekt: de ingebedde engine is niet voor productie.');
  if (s.OIDC_ISSUER === undefined) faults.push('OIDC_ISSUER ontbreekt: de lokale demo-aanbieder is niet voor productie.');
  else if (!s.OIDC_ISSUER.startsWith('https://')) faults.push('OIDC_ISSUER moet met https:// beginnen.');
  if (s.OIDC_BURGER_ISSUER !== undefined && !s.OIDC_BURGER_ISSUER.startsWith('https://')) faults.push('OIDC_BURGER_ISSUER moet met https:// beginnen.');
  if (s.OIDC_BURGER_ISSUER !== undefined && s.OIDC_BURGER_CLIENT_SECRET === undefined) faults.push('OIDC_BURGER_CLIENT_SECRET ontbreekt.');
  if (s.PARTNER_ISSUER !== undefined && !s.PARTNER_ISSUER.startsWith('https://')) faults.push('PARTNER_ISSUER moet met https:// beginnen.');
  if (s.OIDC_TWEEDE_STAP.length === 0) faults.push('OIDC_TWEEDE_STAP is leeg: in productie krijgt niemand een rol zonder tweede stap.');
  if (s.OIDC_CLIENT_SECRET === undefined) faults.push('OIDC_CLIENT_SECRET ontbreekt.');
  if (s.BASIS_URL === undefined || !s.BASIS_URL.startsWith('https://')) faults.push('BASIS_URL moet er zijn en met https:// beginnen.');
  if (s.BRP_URL === undefined) faults.push('BRP_URL ontbreekt: de nagebootste BRP is niet voor productie.');
  for (const name of ['SESSIE_GEHEIM', 'SLEUTEL_BSN', 'SLEUTEL_BSN_INDEX', 'SLEUTEL_PSEUDONIEM'] as const) if (env[name] === undefined) faults.push(`${name} ontbreekt: standaardsleutels zijn niet voor productie.`);
  const ringen = [[s.SLEUTEL_BSN, ...s.SLEUTEL_BSN_EERDER ?? []], [s.SLEUTEL_BSN_INDEX, ...s.SLEUTEL_BSN_INDEX_EERDER ?? []], [s.SLEUTEL_PSEUDONIEM]].map((r) => new Set(r.filter((v) => v !== undefined)));
  const sleutels = ringen.flatMap((r) => [...r]);
  if (new Set(sleutels).size !== sleutels.length) faults.push('De drie sleutels moeten van elkaar verschillen, ook de eerdere.');
  if (sleutels.some((v) => new Set(Buffer.from(v, 'base64')).size < 8)) faults.push('Een sleutel is te eenvoudig; maak hem met een toevalsgenerator.');
  if (s.CAMUNDA_LICENSE_KEY === undefined) faults.push('CAMUNDA_LICENSE_KEY ontbreekt: voor productie is een licentie van de engine nodig.');
  return faults;
}

export type Geheimen = { readonly sessieGeheim: string; readonly bsn: string; readonly bsnIndex: string; readonly pseudoniem: string };

/** Settings → Config; `geheimen` are the ones generated for the demo and are used only where the environment gives none. */
export function maakConfig(s: Instellingen, geheimen: Geheimen): Config {
  const productie = s.OMGEVING === 'productie';
  return {
    omgeving: s.OMGEVING, port: s.PORT, host: s.HOST, basisUrl: s.BASIS_URL ?? `http://localhost:${s.PORT}`,
    dataDir: resolve(root, s.DATA_DIR), cacheDir: resolve(root, s.CACHE_DIR), roles: s.ROLES, databaseUrl: s.DATABASE_URL,
    zeebe: { grpc: s.ZEEBE_ADDRESS, rest: s.ZEEBE_REST_ADDRESS, management: s.ZEEBE_MANAGEMENT_ADDRESS, token: s.ZEEBE_TOKEN, heapMb: s.ENGINE_HEAP_MB },
    stroom: { host: s.STROOM_HOST, port: s.STROOM_PORT }, redisUrl: s.REDIS_URL,
    oidc: { issuer: s.OIDC_ISSUER, clientId: s.OIDC_CLIENT_ID, clientSecret: s.OIDC_CLIENT_SECRET, port: s.OIDC_PORT ?? (s.PORT === 0 ? 0 : s.PORT + 1), bsnClaim: s.OIDC_BSN_CLAIM, tweedeStap: s.OIDC_TWEEDE_STAP, burger: { issuer: s.OIDC_BURGER_ISSUER, clientId: s.OIDC_BURGER_CLIENT_ID, clientSecret: s.OIDC_BURGER_CLIENT_SECRET, scope: s.OIDC_BURGER_SCOPE } },
    partners: { issuer: s.PARTNER_ISSUER, oinClaim: s.PARTNER_OIN_CLAIM, token: s.PARTNER_TOKEN }, otelEndpoint: s.OTEL_EXPORTER_OTLP_ENDPOINT,
    demo: s.DEMO, demoCasussen: s.DEMO_CASUSSEN, simulatoren: s.SIMULATOREN, simulatorPort: s.SIMULATOR_PORT ?? (s.PORT === 0 ? 0 : s.PORT + 2),
    brpUrl: s.BRP_URL, bvvUrl: s.BVV_URL, brpToken: s.BRP_TOKEN, sms: { url: s.SMS_URL, token: s.SMS_TOKEN },
    klokVerplaatsbaar: s.KLOK_VERPLAATSBAAR ?? !productie, klokStart: s.KLOK_START === undefined ? undefined : new Date(s.KLOK_START),
    sessieGeheim: s.SESSIE_GEHEIM ?? geheimen.sessieGeheim,
    sleutels: { bsn: s.SLEUTEL_BSN ?? geheimen.bsn, bsnIndex: s.SLEUTEL_BSN_INDEX ?? geheimen.bsnIndex, pseudoniem: s.SLEUTEL_PSEUDONIEM ?? geheimen.pseudoniem, bsnEerder: s.SLEUTEL_BSN_EERDER, bsnIndexEerder: s.SLEUTEL_BSN_INDEX_EERDER },
    trustProxy: s.TRUST_PROXY, metricsToken: s.METRICS_TOKEN, logLevel: s.LOG_LEVEL,
    tagOverschrijven: s.UITROL_TAG_OVERSCHRIJVEN ?? !productie, ongedaanSeconden: s.ONGEDAAN_SECONDEN,
  };
}
