import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { toegangsrollen } from '../identity/aanvrager.ts';
import type { Inloggebeurtenis } from '../identity/inloggen.ts';
import { aanvragerVanSessie, geenRol, zonderTweedeStap } from '../identity/sessie-aanvrager.ts';
import type { Sessieaanvrager } from '../identity/sessie-aanvrager.ts';
import type { Burgerzoeker, Medewerkerzoeker, Roltoekenning } from '../identity/zoekers.ts';
import type { Kern } from '../kern.ts';
import { Probleem } from './problemen.ts';
import { expressVerzoek } from './registreer.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { beginSessie, eindigSessie, sessieduur } from './sessie.ts';
import type { Sessiegegevens } from './sessie.ts';
import type { Sessieopslag } from './sessieopslag.ts';

const rolschema = z.strictObject({
  id: z.uuid(), label: z.string().describe('Zoals de rolkeuze hem toont'), toegangsrol: z.enum(toegangsrollen), functierollen: z.array(z.string()),
  verbandCode: z.string().nullable(), regioCode: z.string().nullable(),
});
const sessieschema = z.strictObject({
  soort: z.enum(['onbekend', 'medewerker', 'burger']).describe('onbekend = niet ingelogd'),
  medewerker: z.strictObject({ id: z.uuid(), naam: z.string(), organisatie: z.string() }).nullable(),
  rol: rolschema.nullable().describe('De gekozen rol'),
  rollen: z.array(rolschema).describe('De rollen die gekozen kunnen worden'),
  csrfToken: z.string().nullable().describe('Stuur dit mee als X-CSRF-Token bij elke wijziging'),
  stilSeconden: z.number().int().nullable().describe('Na zoveel seconden zonder verzoek eindigt de sessie'),
  uiterlijkTijdstip: z.iso.datetime().nullable().describe('Dan eindigt de sessie in elk geval'),
  uitleg: z.string().nullable().describe('Waarom er nog geen rol is'),
  conceptsleutel: z.string().nullable().describe('Hiermee bewaart de browser wat nog niet verstuurd is. Bewaar de sleutel zelf nergens: zij vervalt met de pagina'),
});

const alsRol = (r: Roltoekenning) => ({ id: r.id, label: r.label, toegangsrol: r.toegangsrol, functierollen: [...r.functierollen], verbandCode: r.verbandCode, regioCode: r.regioCode });
const leeg = { soort: 'onbekend', medewerker: null, rol: null, rollen: [], csrfToken: null, stilSeconden: null, uiterlijkTijdstip: null, uitleg: null, conceptsleutel: null } as const;

/**
 * The key with which a browser keeps what was typed but not saved when its session ended (ux §4.3): the same for the same person at the next login,
 * another for anybody else, and only in the memory of a page that is logged in.
 */
const conceptsleutel = (kern: Kern, wie: string): string => createHmac('sha256', kern.config.sessieGeheim).update(`concept:${wie}`).digest('base64');

const beschrijf = (kern: Kern, g: Sessiegegevens | undefined, s: Sessieaanvrager) => {
  if (g === undefined) return leeg;
  const m = s.medewerker;
  const zonder = g.wie === 'medewerker' && g.tweedeStap === false;
  const rollen = zonder ? [] : m?.roltoekenningen.map(alsRol) ?? [], wie = g.wie === 'burger' ? g.accountId : m?.medewerkerId;
  return {
    soort: g.wie,
    medewerker: m === undefined ? null : { id: m.medewerkerId, naam: m.naam, organisatie: m.organisatieNaam },
    rol: rollen.find((r) => g.wie === 'medewerker' && r.id === g.roltoekenningId) ?? null, rollen,
    csrfToken: g.csrf, stilSeconden: sessieduur[g.wie] / 1000, uiterlijkTijdstip: new Date(g.begonnen + sessieduur.absoluut).toISOString(),
    uitleg: zonder ? zonderTweedeStap : m !== undefined && rollen.length === 0 ? geenRol : null,
    conceptsleutel: wie === undefined ? null : conceptsleutel(kern, wie),
  };
};

/** Tells all app instances that a session or role has ended, so that its event streams close. */
export const meldEinde = (kern: Kern, g: Pick<Sessiegegevens, 'kenmerk'>): Promise<void> =>
  kern.bus.publish('sessie', { einde: g.kenmerk }).catch((err: unknown) => { kern.log.warn({ err }, 'sessie: end not announced'); });

export type Sessieroutedelen = {
  readonly medewerkers: Medewerkerzoeker;
  readonly burgers: Burgerzoeker;
  readonly klok: Clock;
  readonly opslag: Sessieopslag;
  /** Writes the audit line of what happened to a session. */
  readonly bijSessie?: ((g: Inloggebeurtenis) => Promise<void>) | undefined;
  /** Address of the provider's logout, when it has one. */
  readonly uitlogadres: (wie: 'medewerker' | 'burger', idToken: string | undefined) => Promise<string | undefined>;
};

/** `/api/v1/sessie`: who am I, choose a role, log out (ux §4.1). */
export const maakSessieroutes = ({ medewerkers, burgers, klok, opslag, bijSessie, uitlogadres }: Sessieroutedelen): Route[] => {
  /** Who this session is of, as the audit log names him. */
  const ids = async (g: Sessiegegevens): Promise<Pick<Inloggebeurtenis, 'wie' | 'medewerker' | 'accountId'>> => (g.wie === 'burger'
    ? { wie: g.wie, medewerker: undefined, accountId: g.accountId }
    : { wie: g.wie, medewerker: await medewerkers.vindMedewerker(g.sub), accountId: undefined });
  return [
  route({
    methode: 'get', pad: '/api/v1/sessie', titel: 'Wie ben ik', uitleg: 'Ook zonder inloggen: dan is soort onbekend. Dit verzoek verlengt de sessie.', wie: 'openbaar', antwoorden: { 200: sessieschema },
    verwerk: async (v) => {
      const req = expressVerzoek(v);
      const stand = await aanvragerVanSessie(req, { medewerkers, burgers, klok });
      return { status: 200, body: beschrijf(v.kern, req.session.ingelogd, stand) };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/sessie/rol', titel: 'Rol kiezen', uitleg: 'Alleen een eigen, geldige rol. De sessie krijgt een nieuw nummer en een nieuw CSRF-token; 401 zonder sessie.', wie: 'openbaar',
    body: z.strictObject({ roltoekenningId: z.uuid() }), antwoorden: { 200: sessieschema },
    verwerk: async (v) => {
      const req = expressVerzoek(v);
      const { medewerker } = await aanvragerVanSessie(req, { medewerkers, burgers, klok });
      const g = req.session.ingelogd;
      if (g === undefined || g.wie !== 'medewerker' || medewerker === undefined) throw new Probleem('niet-ingelogd', 'Log in om een rol te kiezen.');
      if (g.tweedeStap === false) throw new Probleem('rol-onvoldoende', zonderTweedeStap);
      const rol = medewerker.roltoekenningen.find((r) => r.id === v.body.roltoekenningId);
      if (rol === undefined) throw new Probleem('rol-onvoldoende', 'Deze rol heeft u niet, of niet meer. Kies een andere rol.');
      await beginSessie(req, { wie: 'medewerker', sub: g.sub, roltoekenningId: rol.id, tweedeStap: g.tweedeStap, acr: g.acr, begonnen: g.begonnen, idToken: g.idToken });
      await bijSessie?.({ soort: 'rolkeuze', wie: g.wie, uitkomst: 'gelukt', medewerker, accountId: undefined, kenmerk: req.session.ingelogd?.kenmerk, traceparent: v.traceparent });
      await meldEinde(v.kern, g);
      return { status: 200, body: beschrijf(v.kern, req.session.ingelogd, { aanvrager: v.aanvrager, medewerker, reden: undefined }) };
    },
  }),
  route({
    methode: 'delete', pad: '/api/v1/sessie', titel: 'Uitloggen', uitleg: 'Ga daarna naar het adres in vervolg: daar eindigt ook de sessie bij de inlogdienst.', wie: 'openbaar',
    antwoorden: { 200: z.strictObject({ vervolg: z.string() }) },
    verwerk: async (v) => {
      const req = expressVerzoek(v);
      const g = req.session.ingelogd;
      if (g === undefined) return { status: 200, body: { vervolg: '/uitgelogd' } };
      const adres = await uitlogadres(g.wie, g.idToken);
      await bijSessie?.({ soort: 'uitloggen', ...await ids(g), uitkomst: 'gelukt', kenmerk: g.kenmerk, traceparent: v.traceparent });
      await eindigSessie(req);
      await meldEinde(v.kern, g);
      return { status: 200, body: { vervolg: adres ?? '/uitgelogd' } };
    },
  }),
  route({
    methode: 'delete', pad: '/api/v1/sessies', titel: 'Overal uitloggen', uitleg: 'Beëindigt alle sessies van deze persoon, ook op andere apparaten en ook deze. Ga daarna naar het adres in vervolg.', wie: 'openbaar',
    antwoorden: { 200: z.strictObject({ vervolg: z.string(), aantal: z.number().int().describe('Zoveel sessies zijn beëindigd') }) },
    verwerk: async (v) => {
      const req = expressVerzoek(v);
      const g = req.session.ingelogd;
      if (g === undefined) throw new Probleem('niet-ingelogd', 'Log in om overal uit te loggen.');
      const adres = await uitlogadres(g.wie, g.idToken);
      await bijSessie?.({ soort: 'overal-uitloggen', ...await ids(g), uitkomst: 'gelukt', kenmerk: g.kenmerk, traceparent: v.traceparent });
      const beeindigd = await opslag.eindigVan(g);
      await eindigSessie(req);
      for (const ander of beeindigd) await meldEinde(v.kern, ander);
      return { status: 200, body: { vervolg: adres ?? '/uitgelogd', aantal: beeindigd.length } };
    },
  }),
  ];
};
