import { berekenTermijn, feestdagtoets } from '../../casus/index.ts';
import { laddertijden } from '../../domein/actie/escalatie.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { alsTijdstip, type Actie } from './model.ts';

export type Plaats = { readonly verbandCode: string; readonly regioCode: string };
/** The moments of the ladder on acceptance (T19) as the engine reads them, with the end of T19 itself. */
export type Aanvaardladder = { aanvaardEind: Date; trapDrie: Date; variabelen: { aanvaardTrapEenOp: string; aanvaardTrapTweeOp: string; aanvaardTrapDrieOp: string; herbestemTrapVierOp: string } };
export type Uitvoerladder = { uiterlijkOp: string; uitvoerTrapEenOp: string; uitvoerTrapTweeOp: string; uitvoerTrapDrieOp: string; uitvoerTrapVierOp: string };

const soortVan = (a: Actie): 'organisatie' | 'burger' => (a.uitvoerder_persoon_id === null ? 'organisatie' : 'burger');

/** R11.3 on acceptance: the same ladder, counted from the end of T19 that begins at `start` (default now). */
export const aanvaardladder = async (kern: Kern, tx: Tx, actie: Actie, plaats: Plaats, start: Date = kern.clock.now()): Promise<Aanvaardladder> => {
  const { uiterlijkOp } = await berekenTermijn(tx, { ...plaats, termijnCode: 'actie-aanvaarden', urgentieCode: actie.prioriteit.toLowerCase() }, async () => start);
  const trap = laddertijden(start, uiterlijkOp, soortVan(actie), await feestdagtoets(tx));
  return {
    aanvaardEind: uiterlijkOp, trapDrie: trap[3],
    variabelen: { aanvaardTrapEenOp: alsTijdstip(trap[1]), aanvaardTrapTweeOp: alsTijdstip(trap[2]), aanvaardTrapDrieOp: alsTijdstip(trap[3]), herbestemTrapVierOp: alsTijdstip(trap[4]) },
  };
};

/** R11.3 on carrying out: counted from the actie's own uiterlijkOp, the span beginning now. */
export const uitvoerladder = async (kern: Kern, tx: Tx, actie: Actie, uiterlijkOp: Date): Promise<Uitvoerladder> => {
  const trap = laddertijden(kern.clock.now(), uiterlijkOp, soortVan(actie), await feestdagtoets(tx));
  return { uiterlijkOp: alsTijdstip(uiterlijkOp), uitvoerTrapEenOp: alsTijdstip(trap[1]), uitvoerTrapTweeOp: alsTijdstip(trap[2]), uitvoerTrapDrieOp: alsTijdstip(trap[3]), uitvoerTrapVierOp: alsTijdstip(trap[4]) };
};
