import { casussenVanPersoon } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { redenenVan } from './portaal.ts';
import { toegangNa, type Toegangsreden, type Toegangsstand, type Toegangsstatus } from './portaal-model.ts';
import { isVoorgelicht, laatToegangVervallen, leesToegang, schrijfToegang, slotVoor } from './portaal-store.ts';
import { heeftOpenInzage } from './verzoek-store.ts';
import { dienVerzoekIn } from './verzoeken.ts';

const gelijk = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((x) => b.includes(x));
/** Evaluates the access of one person to one casus and records a change (R7.6). What waits for a person becomes a request with its own tasks. */
export const herzieToegang = async (kern: Kern, tx: Tx, persoonId: string, casusId: string): Promise<void> => {
  const redenen = await redenenVan(kern, tx, persoonId, casusId);
  const nodig = (stand: Toegangsstand | undefined): { status: Toegangsstatus; redenen: Toegangsreden[] } | undefined => {
    const na = toegangNa(stand, redenen);
    return na !== undefined && (stand?.status !== na.status || !gelijk(stand.redenen, na.redenen)) ? na : undefined;
  };
  if (nodig(await leesToegang(tx, persoonId, casusId)) === undefined) return;
  await slotVoor(tx, persoonId);
  const stand = await leesToegang(tx, persoonId, casusId), na = nodig(stand);
  if (na === undefined) return;
  const op = kern.clock.now();
  await schrijfToegang(tx, { persoonId, casusId, ...na, door: null, op, isNieuw: stand?.status !== na.status });
  // Only who could look until now is waiting for an answer; about somebody who was never told there is nothing to ask yet.
  if (na.status !== 'beoordelen' || stand?.status === 'beoordelen' || !(stand?.status === 'actief' || await isVoorgelicht(tx, persoonId, casusId)) || await heeftOpenInzage(tx, persoonId, casusId)) return;
  await dienVerzoekIn(kern, tx, { casusId, persoonId, verzoekerNaam: null, namensPersoonId: null, soort: 'inzage', omschrijving: 'Vastgesteld bij het inloggen: deze persoon wil zijn casus inzien, maar eerst moet iemand de toegang beoordelen.', isVanzelf: true });
};

/** At a login and at every visit: what is over its last day lapses, and each casus in which this person is, is judged (R7.6). Called for every request of a citizen, so it writes only what changed. */
export const herzieToegangen = async (kern: Kern, persoonId: string): Promise<void> => {
  const nu = kern.clock.now();
  await laatToegangVervallen(kern.db, persoonId, datumVan(nu), nu);
  const casusIds = await casussenVanPersoon(kern.db, persoonId).orderBy('casus_id') as { casus_id: string }[];
  for (const { casus_id: casusId } of casusIds) await kern.db.transaction((tx) => herzieToegang(kern, tx, persoonId, casusId));
};
