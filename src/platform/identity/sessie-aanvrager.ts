import type { Request } from 'express';
import { Probleem } from '../http/problemen.ts';
import type { Clock } from '../clock/clock.ts';
import { eindigSessie, sessieduur } from '../http/sessie.ts';
import type { Sessiegegevens } from '../http/sessie.ts';
import { hoog, reikt, substantieel } from './acr.ts';
import type { Aanvrager } from './aanvrager.ts';
import { alsMedewerker } from './afleiden.ts';
import type { Burgerzoeker, GevondenMedewerker, Medewerkerzoeker } from './zoekers.ts';

export const geenRol = 'U heeft nog geen rol in Samenspel. Vraag de coördinator van uw organisatie.';
export const zonderTweedeStap = 'U bent ingelogd zonder tweede stap. Log uit en log opnieuw in met een code of een sleutel.';
export const geblokkeerd = 'Uw account is geblokkeerd. Vraag de beheerder van uw organisatie om hulp.';

/** Who asks, according to his session. `reden` says in Dutch why somebody who is logged in still has no role. */
export type Sessieaanvrager = { readonly aanvrager: Aanvrager; readonly medewerker: GevondenMedewerker | undefined; readonly reden: string | undefined };

export type Sessiezoekers = { readonly medewerkers: Medewerkerzoeker; readonly burgers: Burgerzoeker; /** The machine's time (see `maakSessie`). */ readonly klok: Clock };

/** The level of this session now: what is above Substantieel holds only for a while, so that a desk somebody left does not open the gravest doors. */
const geldendeAcr = (g: Sessiegegevens, nu: number): string => (reikt(g.acr, hoog) && nu - g.begonnen > sessieduur.verhoogd ? substantieel : g.acr);

/**
 * Looks the medewerker up on every request: a blocked account or a role that was taken away works at once, not at the next login. The person of
 * a citizen too: his casus may have come after his login.
 * Throws 401 niet-ingelogd and ends the session when the account may no longer be used.
 */
export const aanvragerVanSessie = async (req: Request, { medewerkers, burgers, klok }: Sessiezoekers): Promise<Sessieaanvrager> => {
  const g = req.session?.ingelogd;
  if (g === undefined) return { aanvrager: { soort: 'onbekend' }, medewerker: undefined, reden: undefined };
  if (g.wie === 'burger') return { aanvrager: { soort: 'burger', accountId: g.accountId, persoonId: await burgers.vindPersoon({ accountId: g.accountId, zoeksleutel: g.zoeksleutel ?? null }), acr: g.acr, sessieId: g.kenmerk }, medewerker: undefined, reden: undefined };
  const medewerker = await medewerkers.vindMedewerker(g.sub);
  if (medewerker === undefined || medewerker.status !== 'actief') {
    await eindigSessie(req);
    throw new Probleem('niet-ingelogd', medewerker?.status === 'geblokkeerd' ? geblokkeerd : geenRol);
  }
  if (g.tweedeStap === false) return { aanvrager: { soort: 'onbekend' }, medewerker, reden: zonderTweedeStap };
  const rol = medewerker.roltoekenningen.find((r) => r.id === g.roltoekenningId);
  if (rol === undefined) return { aanvrager: { soort: 'onbekend' }, medewerker, reden: medewerker.roltoekenningen.length === 0 ? geenRol : 'Kies eerst een rol.' };
  return { aanvrager: alsMedewerker(medewerker, rol, { acr: geldendeAcr(g, klok.now().getTime()), kenmerk: g.kenmerk }), medewerker, reden: undefined };
};
