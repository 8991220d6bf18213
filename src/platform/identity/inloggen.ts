import { randomUUID } from 'node:crypto';
import type { Express, Request } from 'express';
import type { RequestHandler } from 'express';
import type { Clock } from '../clock/clock.ts';
import { Probleem } from '../http/problemen.ts';
import { hoog } from './acr.ts';
import { beginSessie, sessieduur } from '../http/sessie.ts';
import type { Inlogpoging, Sessiegegevens } from '../http/sessie.ts';
import { contextVan } from '../http/verzoekcontext.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Inlogdienst, Wie } from './oidc.ts';
import { geblokkeerd, geenRol } from './sessie-aanvrager.ts';
import type { Burgerzoeker, GevondenMedewerker, Medewerkerzoeker } from './zoekers.ts';

/** What an audit line about a session needs; ids only. `kenmerk` is there when a session began or ended. */
export type Inloggebeurtenis = {
  readonly soort: 'inloggen' | 'extra-controle' | 'rolkeuze' | 'uitloggen' | 'overal-uitloggen';
  readonly wie: Wie; readonly uitkomst: 'gelukt' | 'geweigerd'; readonly medewerker: Pick<GevondenMedewerker, 'medewerkerId' | 'organisatieId' | 'organisatieOin'> | undefined; readonly accountId: string | undefined; readonly kenmerk: string | undefined; readonly traceparent: string;
};

export type Inlogdelen = {
  readonly dienst: Inlogdienst;
  readonly medewerkers: Medewerkerzoeker;
  readonly burgers: Burgerzoeker;
  readonly basisUrl: string;
  readonly achterProxy: boolean;
  /** The machine's time (see `maakSessie`). */
  readonly klok: Clock;
  readonly metrics: Metrics;
  readonly limiet: RequestHandler;
  /** Writes the audit line; a login without one does not happen. */
  readonly bijInloggen?: ((g: Inloggebeurtenis) => Promise<void>) | undefined;
  /** Another session took the place of this one: its event streams close. */
  readonly bijVervangen?: (g: Sessiegegevens) => Promise<void>;
};

/** A path inside our own pages, or undefined: an address elsewhere would make the login page a tool for phishing. */
export const eigenPad = (pad: unknown, basisUrl: string): string | undefined => {
  if (typeof pad !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(pad) || pad.includes('\\')) return undefined;
  const url = new URL(pad, basisUrl);
  if (url.origin !== new URL(basisUrl).origin || /^\/(inloggen|oidc|api)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
};

/** How many logins one browser may have open at a time (several tabs). */
const hoogstens = 5;

const neemPoging = (req: Request, nu: number): Inlogpoging => {
  const open = req.session.pogingen ?? [];
  const state = req.query['state'];
  const poging = open.find((p) => p.state === state);
  // Taken out before it is used: the same answer of the provider never works twice.
  req.session.pogingen = open.filter((p) => p !== poging);
  if (poging === undefined || nu - poging.begonnen > sessieduur.inloggen) throw new Probleem('niet-ingelogd', 'Inloggen is niet gelukt. Probeer het opnieuw.');
  return poging;
};

const bewaar = (req: Request): Promise<void> => new Promise((goed, mis) => { req.session.save((fout: unknown) => { if (fout) mis(fout as Error); else goed(); }); });

/** `GET /inloggen?wie=medewerker|burger&terug=/pad[&niveau=hoog]` and `GET /oidc/terug`. */
export const meldInloggen = (app: Express, d: Inlogdelen): void => {
  const nu = (): number => d.klok.now().getTime();
  app.get('/inloggen', d.limiet, async (req, res) => {
    contextVan(req).route = '/inloggen';
    // The cookie belongs to one host name: somebody at 127.0.0.1 goes to localhost (or the other way) first.
    // A proxy may call us by an inner name; there the outer name is its business.
    if (!d.achterProxy && req.get('host') !== new URL(d.basisUrl).host) { res.redirect(302, d.basisUrl + req.originalUrl); return; }
    const { wie, terug, opnieuw, niveau } = req.query;
    if (wie !== 'medewerker' && wie !== 'burger') throw new Probleem('ongeldige-invoer', 'Kies hoe u wilt inloggen.', { fouten: [{ veld: 'wie', code: 'ongeldige-keuze', melding: 'Kies een van: medewerker, burger.' }] });
    if (niveau !== undefined && (niveau !== 'hoog' || wie !== 'medewerker')) throw new Probleem('ongeldige-invoer', 'Deze extra controle bestaat niet.', { fouten: [{ veld: 'niveau', code: 'ongeldige-keuze', melding: 'Alleen een medewerker kan niveau hoog vragen.' }] });
    const pad = eigenPad(terug ?? (wie === 'burger' ? '/mijn' : '/werk'), d.basisUrl);
    if (pad === undefined) throw new Probleem('ongeldige-invoer', 'Na het inloggen kunt u alleen naar een pagina van Samenspel.', { fouten: [{ veld: 'terug', code: 'ongeldige-vorm', melding: 'Geef een pad binnen Samenspel.' }] });
    const { adres, poging } = await d.dienst.begin(wie, pad, nu(), { opnieuw: opnieuw === '1', niveau: niveau === undefined ? undefined : hoog });
    req.session.pogingen = [...(req.session.pogingen ?? []).slice(-(hoogstens - 1)), poging];
    await bewaar(req);
    res.redirect(302, adres);
  });

  // No limit here: without a login begun above this address does nothing.
  app.get('/oidc/terug', async (req, res) => {
    contextVan(req).route = '/oidc/terug';
    let wie: Wie = 'medewerker';
    let medewerker: GevondenMedewerker | undefined;
    let accountId: string | undefined;
    let soort: 'inloggen' | 'extra-controle' = 'inloggen';
    const kenmerk = randomUUID();
    const meld = async (uitkomst: 'gelukt' | 'geweigerd'): Promise<void> => {
      d.metrics.inlogpogingen.inc({ wie, uitkomst });
      await d.bijInloggen?.({ soort, wie, uitkomst, medewerker, accountId, kenmerk: uitkomst === 'gelukt' ? kenmerk : undefined, traceparent: contextVan(req).traceparent });
    };
    try {
      const poging = neemPoging(req, nu());
      wie = poging.wie;
      if (poging.niveau !== undefined) soort = 'extra-controle';
      await bewaar(req);
      const wieIsHet = await d.dienst.voltooi(poging, new URL(req.originalUrl, d.basisUrl));
      const rest = { acr: wieIsHet.acr, begonnen: nu(), idToken: wieIsHet.idToken, kenmerk };
      if (poging.wie === 'burger') {
        const burger = await d.burgers.vindBurger({ sub: wieIsHet.sub, bsn: wieIsHet.bsn });
        if (burger === undefined) throw new Probleem('rol-onvoldoende', 'Wij kunnen u nu geen toegang geven. Bel de organisatie die u hielp.');
        accountId = burger.accountId;
        await meld('gelukt');
        await beginSessie(req, { wie: 'burger', ...burger, ...rest });
        res.redirect(303, poging.terug);
        return;
      }
      const m = await d.medewerkers.vindMedewerker(wieIsHet.sub);
      medewerker = m;
      if (m === undefined || m.status === 'uit-dienst') throw new Probleem('rol-onvoldoende', geenRol);
      if (m.status === 'geblokkeerd') throw new Probleem('rol-onvoldoende', geblokkeerd);
      await meld('gelukt');
      const was = req.session.ingelogd;
      // An extra check in the middle of the work: the same person goes on in the role he had.
      const gekozen = poging.niveau !== undefined && was?.wie === 'medewerker' && was.sub === wieIsHet.sub ? m.roltoekenningen.find((r) => r.id === was.roltoekenningId) : undefined;
      const enige = gekozen ?? (m.roltoekenningen.length === 1 ? m.roltoekenningen[0] : undefined);
      await beginSessie(req, { wie: 'medewerker', sub: wieIsHet.sub, roltoekenningId: enige?.id ?? null, tweedeStap: wieIsHet.tweedeStap, ...rest });
      if (was !== undefined) await d.bijVervangen?.(was);
      res.redirect(303, enige === undefined ? `/rol?terug=${encodeURIComponent(poging.terug)}` : poging.terug);
    } catch (fout) {
      await meld('geweigerd');
      throw fout;
    }
  });
};
