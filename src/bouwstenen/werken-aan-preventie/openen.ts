import { casusVan, teamNu, tekenTijdlijnOp, wijsTeamToe } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatiesIn } from '../../toegang/index.ts';
import { leesPreventie, openPreventie } from './store.ts';

/** Why the gemeente is in the team; its membership ends with the preventie. */
export const teamrol = 'preventie';

/**
 * Begins a preventie with the id its caller made, and brings in the gemeente whose local team does the work: a human decided at triage that
 * the local team goes on (R0.6). A gemeente that is in the team already goes first. Doing it again changes nothing.
 */
export const beginPreventie = async (kern: Kern, tx: Tx, p: { preventieId: string; casusId: string; verbandCode: string; regioCode: string; rondeNummer: number; processInstanceKey: string }): Promise<{ organisatieId: string }> => {
  const bestaand = await leesPreventie(tx, p.preventieId);
  if (bestaand !== undefined) return { organisatieId: bestaand.uitvoerderId };
  const nu = kern.clock.now();
  const gemeenten = await organisatiesIn(tx, ['GEM'], p.regioCode);
  const team = new Set((await teamNu(tx, p.casusId, nu)).map((t) => t.organisatieId));
  const uitvoerder = gemeenten.find((g) => team.has(g.id)) ?? gemeenten[0];
  if (uitvoerder === undefined || await casusVan(tx, p.casusId) === undefined) throw new Error('no gemeente takes part in this region, or the casus does not exist');
  await openPreventie(tx, { id: p.preventieId, casusId: p.casusId, verbandCode: p.verbandCode, regioCode: p.regioCode, ronde: p.rondeNummer, uitvoerderId: uitvoerder.id, geopendOp: nu, processInstanceKey: p.processInstanceKey });
  await wijsTeamToe(kern, tx, p.casusId, { organisatieId: uitvoerder.id, medewerkerId: null, rol: teamrol, via: 'uitnodiging' });
  await tekenTijdlijnOp(kern, tx, { casusId: p.casusId, op: nu, soort: 'voortgang', zin: `${uitvoerder.naam} kijkt welke hulp past.`, bron: `preventie:${p.preventieId}`, actorOrganisatieId: uitvoerder.id, actorMedewerkerId: null });
  return { organisatieId: uitvoerder.id };
};
