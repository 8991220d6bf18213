import { betrokkenenVan } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { geheimeAdressen, informeerbaren, leesGeldigGezag } from '../vaststellen-identiteit/index.ts';
import { redenenBij, type Toegangsreden } from './portaal-model.ts';
import { laatToegangVervallen, leesToegang, schrijfToegang, slotVoor } from './portaal-store.ts';
import { openAchterhoudingen } from './store.ts';

/** What the rule finds about this person in this casus now (R7.6). */
export const redenenVan = async (kern: Kern, tx: Tx, persoonId: string, casusId: string): Promise<Toegangsreden[]> => {
  const betrokkenen = await betrokkenenVan(tx, casusId);
  const zelf = (await informeerbaren(kern, tx, casusId)).find((i) => i.persoonId === persoonId);
  const geheim = await geheimeAdressen(tx, betrokkenen.map((b) => b.persoonId));
  return redenenBij({
    heeftHold: (await openAchterhoudingen(tx, casusId, persoonId)).some((a) => a.objecttype === 'casus' || a.objecttype === 'informering'),
    isVermoedelijkPleger: betrokkenen.some((b) => b.persoonId === persoonId && b.rolInCasus === 'vermoedelijk-pleger'),
    isJongerDan16: zelf?.leeftijdsklasseCode === '0-11' || zelf?.leeftijdsklasseCode === '12-15',
    heeftAnderGeheimAdres: !geheim.has(persoonId) && geheim.size > 0,
    // Who is in the casus for himself may see his own part, whoever has gezag over the child; a parent is in it for the child.
    isGezagOnzeker: betrokkenen.some((b) => b.persoonId === persoonId && ['ouder', 'partner', 'overig'].includes(b.rolInCasus)) && await isGezagOnzeker(kern, tx, persoonId, casusId),
  });
};
/** True when he is named as holder of gezag over a minor of the casus, and neither a clear source nor a person says that he has it (R2.7). */
export const isGezagOnzeker = async (kern: Kern, tx: Tx, persoonId: string, casusId: string): Promise<boolean> =>
  (await leesGeldigGezag(kern, tx, casusId)).some((g) => g.code !== 'eenduidig' && g.besluit !== 'vastgesteld' && g.houders.some((h) => h.persoonId === persoonId));

/** A person decided with these reasons in view: who was told in `informering-doen`, or whose access was judged. Opens only what no hold closes and whose last day is not over. */
export const weegToegang = async (kern: Kern, tx: Tx, w: { persoonId: string; casusId: string; status: 'actief' | 'geblokkeerd'; door: string }): Promise<void> => {
  const redenen = await redenenVan(kern, tx, w.persoonId, w.casusId);
  if (w.status === 'actief' && redenen.includes('achterhouding')) return;
  const op = kern.clock.now();
  await slotVoor(tx, w.persoonId);
  await laatToegangVervallen(tx, w.persoonId, datumVan(op), op, w.casusId);
  if ((await leesToegang(tx, w.persoonId, w.casusId))?.status === 'vervallen') return;
  await schrijfToegang(tx, { ...w, redenen, op, isNieuw: true });
};
