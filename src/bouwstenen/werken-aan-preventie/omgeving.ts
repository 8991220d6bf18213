import { betrokkenenVan } from '../../casus/index.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import { leesPreventie, type Preventie } from './store.ts';

/** Asks `toegang` for the data of a preventie task; the reader holds an open task that is addressed to him. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'preventie-bieden', actie, gevraagd, traceparent: ctx.traceparent,
  object: {
    type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode,
    betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { EIGEN: true, GERICHT: true },
  },
});

/** The preventie of the task. */
export const preventieVan = async (ctx: TaakContext): Promise<Preventie> => {
  const id = ctx.variabelen['preventieId'];
  const preventie = typeof id === 'string' ? await leesPreventie(ctx.tx, id) : undefined;
  if (preventie === undefined) throw new Error('De taak kent haar preventie niet');
  return preventie;
};
export const verborgen = 'Uw rol ziet dit niet voor dit doel';
