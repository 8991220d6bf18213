import { casusVan, type Afsluitpunt } from '../../casus/index.ts';
import type { Tx } from '../../platform/kern.ts';
import { analysesVan, lopendeAnalyses } from './store.ts';

/** The public door of Opstellen Analyse & Advies. Reading for a person passes `toegang` (api.ts, taken/). */
export { openAnalyse } from './openen.ts';
export { sluitBijdragen, trekIn } from './sluiten.ts';
export { controleerAnalyse } from './controleren.ts';
export { markeerAnalyse, meldNieuwFeit, type Nieuwfeit } from './feiten.ts';
export { contract } from './contract.ts';
export { gebeurtenissen } from './gebeurtenissen.ts';
export { routes } from './api.ts';
export { taken } from './taken/index.ts';
export { omzettingen } from './versleuteld.ts';

/** The last vastgestelde analysis of a casus: ids and codes only. */
export const vastgesteldeAnalyse = async (tx: Tx, casusId: string): Promise<{ analyseId: string; versie: number; uitkomst: 'advies-gereed' | 'onvoldoende-informatie'; vastgesteldOp: Date } | undefined> => {
  const a = (await analysesVan(tx, casusId)).find((x) => x.status === 'vastgesteld');
  return a?.uitkomst && a.vastgesteldOp ? { analyseId: a.id, versie: a.versie, uitkomst: a.uitkomst, vastgesteldOp: a.vastgesteldOp } : undefined;
};

/** An analysis that people still work on stands in the way of closing (R12.5); one of a round that was left does not. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  const cyclus = (await casusVan(tx, casusId))?.cyclus ?? 0;
  return (await lopendeAnalyses(tx, casusId)).filter((a) => a.ronde >= cyclus).map((a) => ({ code: 'analyse-open', zin: `Versie ${a.versie} van de analyse is nog niet vastgesteld.` }));
};
