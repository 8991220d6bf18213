import type { Kern, Tx } from '../../platform/kern.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { watBijSluiten } from './model.ts';
import { informeringenVanProces, openAchterhoudingen, openInformering, plaatsBericht, sluitPortaal, wijzigInformering } from './store.ts';
import { afsluittekst, neutraalOnderwerp } from './teksten.ts';

/**
 * The last informing at closing (R12.6): a message to everyone who may be told, once per process. Who is held back hears nothing (R7.2); after
 * a death the wording is discreet. Sets the end of the portal when one was agreed. Answers who was told.
 */
export const meldAfsluiting = async (kern: Kern, tx: Tx, a: { casusId: string; processInstanceKey: string; isOverleden: boolean; portaalTot: string | null }): Promise<string[]> => {
  const nu = kern.clock.now();
  const vrij = new Set<string>();
  for (const p of await informeerbaren(kern, tx, a.casusId)) {
    if ((await openAchterhoudingen(tx, a.casusId, p.persoonId)).length > 0) continue;
    vrij.add(p.persoonId);
    await openInformering(tx, { casusId: a.casusId, processInstanceKey: a.processInstanceKey, aanPersoonId: p.persoonId, hoedanigheid: p.hoedanigheid, leeftijdsklasseCode: p.leeftijdsklasseCode, wat: watBijSluiten, uiterlijkOp: null });
  }
  for (const i of (await informeringenVanProces(tx, a.processInstanceKey)).filter((x) => x.wat === watBijSluiten && x.status === 'open')) {
    await plaatsBericht(tx, { aanPersoonId: i.aanPersoonId, casusId: a.casusId, soort: 'informering', objectId: i.id, onderwerp: a.isOverleden ? neutraalOnderwerp : afsluittekst.onderwerp, tekst: a.isOverleden ? afsluittekst.discreet : afsluittekst.tekst, geplaatstOp: nu });
    await wijzigInformering(tx, i.id, { status: 'gedaan', wijze: 'portaal', gedaanOp: nu }, nu);
  }
  if (a.portaalTot !== null) await sluitPortaal(tx, a.casusId, a.portaalTot, nu);
  return [...vrij];
};
