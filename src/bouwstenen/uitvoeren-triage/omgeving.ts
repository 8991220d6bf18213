import { betrokkenenVan, meldingenSinds } from '../../casus/index.ts';
import type { Toegangsbesluit, Gegevenssoort } from '../../toegang/toegang.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import type { Triageomgeving } from './adviseren.ts';

/** The facts of R5.1 that other rooms know: is a minor involved (the doubtful case counts as yes), and meldingen in the last twelve months. */
export const triageomgeving = async (kern: Kern, tx: Tx, casusId: string): Promise<Triageomgeving> => {
  const jaarGeleden = new Date(kern.clock.now());
  jaarGeleden.setUTCFullYear(jaarGeleden.getUTCFullYear() - 1);
  const personen = await informeerbaren(kern, tx, casusId);
  const rollen = await betrokkenenVan(tx, casusId);
  return {
    isMinderjarigBetrokken: personen.some((p) => p.leeftijdsklasseCode !== '18-plus' || ['ouder', 'voogd'].includes(p.hoedanigheid)) || rollen.some((r) => r.rolInCasus === 'kind'),
    aantalMeldingenJaar: (await meldingenSinds(tx, casusId, jaarGeleden)).length,
  };
};

/** Asks `toegang` for the data of a triage task; the reader holds an open task that is addressed to him. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'triage-uitvoeren', actie, gevraagd, traceparent: ctx.traceparent,
  object: {
    type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode,
    betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { EIGEN: true, GERICHT: true },
  },
});

/** The id of the triage from the variables of the task. */
export const triageIdVan = (ctx: TaakContext): string => {
  const id = ctx.variabelen['triageId'];
  if (typeof id !== 'string') throw new Error('De taak kent haar triage niet');
  return id;
};
