import { randomInt } from 'node:crypto';
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type Provider from 'oidc-provider';
import { hoog, substantieel } from '../../identity/acr.ts';
import { codepagina, digidpagina, wachtwoordpagina } from './paginas.ts';
import type { Aanbiederkeuze, Demomedewerker, Uitkomst } from './types.ts';
import { klopt } from './wachtwoord.ts';

const kwartier = 15 * 60_000;
const pogingen = 5;

/** Wrong attempts per login name: after five in fifteen minutes that name waits, whoever tries. */
const maakRem = () => {
  const fouten = new Map<string, { aantal: number; tot: number }>();
  return {
    dicht: (login: string): boolean => { const f = fouten.get(login); return f !== undefined && f.tot > Date.now() && f.aantal >= pogingen; },
    fout: (login: string): void => {
      for (const [naam, f] of fouten) if (f.tot <= Date.now()) fouten.delete(naam);
      fouten.set(login, { aantal: (fouten.get(login)?.aantal ?? 0) + 1, tot: Date.now() + kwartier });
    },
    goed: (login: string): void => { fouten.delete(login); },
  };
};

const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde.slice(0, 200) : '');

/** A login on its way: its id, and the level the app asked for. */
type Stap = { readonly uid: string; readonly gevraagd: string };

/** The pages a person sees while logging in. Each step checks the provider's own interaction cookie, so one browser finishes what it began. */
export const maakInteractie = (provider: Provider, k: Aanbiederkeuze): Router => {
  const router = express.Router();
  const rem = maakRem();
  const perLogin = new Map(k.medewerkers.map((m) => [m.login.toLowerCase(), m]));
  /** Interactions whose password was right and that wait for the code. */
  const halverwege = new Map<string, { medewerker: Demomedewerker; code: string; over: number; tot: number }>();

  const lees = async (req: Request, res: Response): Promise<Stap & { wie: 'medewerker' | 'burger' }> => {
    const { uid, params } = await provider.interactionDetails(req, res);
    if (uid !== req.params['uid']) throw new Error('interaction of another browser');
    const gevraagd = tekst(params['acr_values']).split(' ')[0] ?? '';
    return { uid, gevraagd, wie: params['client_id'] === k.clients.burger.id ? 'burger' : 'medewerker' };
  };
  const klaar = (req: Request, res: Response, { accountId, acr, amr }: Uitkomst): Promise<void> =>
    provider.interactionFinished(req, res, { login: { accountId, acr, amr: [...amr], remember: false } }, { mergeWithLastSubmission: false });
  const alleen = (wie: 'medewerker' | 'burger', werk: (req: Request, res: Response, stap: Stap) => Promise<void>): RequestHandler => async (req, res) => {
    const stand = await lees(req, res);
    if (stand.wie !== wie) throw new Error('step does not belong to this door');
    await werk(req, res, stand);
  };

  router.use('/interactie', express.urlencoded({ extended: false, limit: '8kb' }));
  router.get('/interactie/:uid', async (req, res) => {
    const { uid, wie } = await lees(req, res);
    res.type('html').send(wie === 'burger' ? digidpagina(uid, k.burgers) : wachtwoordpagina(uid));
  });

  router.post('/interactie/:uid/wachtwoord', alleen('medewerker', async (req, res, { uid }) => {
    const login = tekst((req.body as Record<string, unknown>)['login']).trim();
    const sleutel = login.toLowerCase();
    if (rem.dicht(sleutel)) { res.status(429).type('html').send(wachtwoordpagina(uid, login, 'Te vaak een verkeerd wachtwoord. Probeer het over een kwartier opnieuw.')); return; }
    const medewerker = perLogin.get(sleutel);
    const goed = await klopt(tekst((req.body as Record<string, unknown>)['wachtwoord']), medewerker?.wachtwoordHash);
    if (!goed || medewerker === undefined) {
      rem.fout(sleutel);
      // The same words for an unknown name and a wrong password: the page does not tell who works here.
      res.status(401).type('html').send(wachtwoordpagina(uid, login, 'De gebruikersnaam of het wachtwoord klopt niet.'));
      return;
    }
    for (const [oud, h] of halverwege) if (h.tot <= Date.now()) halverwege.delete(oud);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    halverwege.set(uid, { medewerker, code, over: pogingen, tot: Date.now() + kwartier });
    res.type('html').send(codepagina(uid, code));
  }));

  router.post('/interactie/:uid/code', alleen('medewerker', async (req, res, { uid, gevraagd }) => {
    const stap = halverwege.get(uid);
    if (stap === undefined || stap.tot <= Date.now()) { res.status(401).type('html').send(wachtwoordpagina(uid, '', 'Dit duurde te lang. Begin opnieuw.')); return; }
    if (tekst((req.body as Record<string, unknown>)['code']).replaceAll(' ', '') !== stap.code) {
      rem.fout(stap.medewerker.login.toLowerCase());
      stap.over -= 1;
      if (stap.over > 0) { res.status(401).type('html').send(codepagina(uid, stap.code, 'De code klopt niet.')); return; }
      halverwege.delete(uid);
      res.status(401).type('html').send(wachtwoordpagina(uid, '', 'Te vaak een verkeerde code. Begin opnieuw.'));
      return;
    }
    halverwege.delete(uid);
    rem.goed(stap.medewerker.login.toLowerCase());
    await klaar(req, res, { accountId: stap.medewerker.sub, acr: gevraagd === hoog ? hoog : substantieel, amr: ['pwd', 'otp', 'mfa'] });
  }));

  router.post('/interactie/:uid/digid', alleen('burger', async (req, res, { uid }) => {
    const { sub, niveau } = req.body as Record<string, unknown>;
    const burger = k.burgers.find((b) => b.sub === sub);
    if (burger === undefined) { res.status(400).type('html').send(digidpagina(uid, k.burgers, 'Kies als wie u inlogt.')); return; }
    await klaar(req, res, { accountId: burger.sub, acr: niveau === 'substantieel' ? substantieel : 'http://eidas.europa.eu/LoA/low', amr: [] });
  }));
  return router;
};
