import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { lezerVan, type Lezer } from './lezer.ts';
import type { Plaats } from './buren.ts';
import type { Analyse } from './model.ts';
import { moetAnalyse } from './store.ts';

/** An id from the variables of the task. */
export const idVan = (ctx: TaakContext, naam: 'analyseId' | 'bijdrageId'): string => {
  const id = ctx.variabelen[naam];
  if (typeof id !== 'string') throw new Error(`De taak kent geen ${naam}`);
  return id;
};
export const plaatsVan = (ctx: TaakContext): Plaats => ({ verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, urgentieCode: String(ctx.variabelen['urgentieCode'] ?? 'p3') });

/** The analysis of a task, as the person who does the task stands to it; asks toegang and logs. */
export const analyseVanTaak = async (ctx: TaakContext, actie: 'lezen' | 'schrijven'): Promise<{ analyse: Analyse; lezer: Lezer }> => {
  const analyse = await moetAnalyse(ctx.tx, idVan(ctx, 'analyseId'));
  return { analyse, lezer: await lezerVan(ctx.kern, ctx.tx, analyse, { aanvrager: ctx.medewerker, doel: 'analyse-opstellen', actie, velden: ['taak'], traceparent: ctx.traceparent }) };
};
/** Refuses who may not write the analysis, also when he reaches the handler past the task list. */
export const eisAuteur = ({ lezer }: { lezer: Lezer }): void => {
  if (lezer.rol !== 'auteur') throw new Probleem('rol-onvoldoende', 'Alleen wie de analyse schrijft of vaststelt kan dit. Er is niets opgeslagen.');
};
