import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { analysesVan, lopendeAnalyses, markeerFeit, moetAnalyse, voegFeitToe, wijzigAnalyse } from './store.ts';

export type Nieuwfeit = {
  readonly casusId: string; readonly soort: 'melding' | 'antwoord' | 'gesprek' | 'wijziging' | 'anders'; /** The cause; the same cause is told once. */ readonly bron: string;
  /** When it may be seen; absent = now. An answer of a partner is released on the grid of R3.2, hit or no hit. */ readonly op?: Date;
};
/** How long the engine may take to be ready for the message; the analysis itself runs for weeks. */
const feitTtl = 3_600_000;

/**
 * Tells the analysis of a casus that something new came in: a banner, no interruption. No content, only the kind. A running analysis hears it
 * through its process. One that is vastgesteld keeps its text (R6.5) and shows that something came after it; the next version begins with it.
 */
export const meldNieuwFeit = async (kern: Kern, tx: Tx, f: Nieuwfeit): Promise<void> => {
  const nu = kern.clock.now(), feit = { soort: f.soort, bron: f.bron, op: f.op ?? nu };
  const lopend = await lopendeAnalyses(tx, f.casusId);
  for (const a of lopend) {
    const feitId = await voegFeitToe(tx, { ...feit, analyseId: a.id });
    if (feitId !== undefined) await zetInOutbox(tx, kern, { volgordeSleutel: f.casusId, opdracht: { soort: 'bericht', naam: 'opstellen-analyse.feit-toegevoegd', sleutel: a.id, variabelen: { feitId }, ttl: feitTtl } });
  }
  if (lopend.length > 0) return;
  const laatste = (await analysesVan(tx, f.casusId)).find((a) => a.status === 'vastgesteld');
  if (laatste !== undefined) await voegFeitToe(tx, { ...feit, analyseId: laatste.id, gemarkeerdOp: nu });
};

/** Shows the banner; a vastgestelde analysis keeps its text, the fact counts for the next version. */
export const markeerAnalyse = async (kern: Kern, tx: Tx, analyseId: string, feitId: string): Promise<void> => {
  const nu = kern.clock.now();
  const a = await moetAnalyse(tx, analyseId);
  await markeerFeit(tx, feitId, nu);
  if (a.status !== 'vastgesteld' && a.status !== 'vervangen') await wijzigAnalyse(tx, analyseId, { nieuweFeitenOp: nu }, nu);
};
