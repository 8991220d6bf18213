import { voegBetrokkeneToe, type Betrokkenerol } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { koppelPersoon, meldPersoonAanNazorg } from '../uitwisselen-melding/index.ts';
import type { Vaststelling } from './store/vaststellingen.ts';

export const rollenInCasus = ['centraal', 'kind', 'ouder', 'partner', 'slachtoffer', 'vermoedelijk-pleger', 'overig'] as const satisfies readonly Betrokkenerol[];
const alsRolInCasus = (rol: string): Betrokkenerol => rollenInCasus.find((r) => r === rol) ?? 'overig';

/**
 * Makes an established person a betrokkene of the case, and links the betrokkene of the melding to him. Only for people somebody named (R2.10).
 * Is he in another casus that is in aftercare, however his name was spelled in the melding, that casus hears it at once (R12.2).
 */
export async function neemOpInCasus(kern: Kern, tx: Tx, casusId: string, v: Pick<Vaststelling, 'meldingBetrokkeneId' | 'rol'>, persoonId: string): Promise<void> {
  await voegBetrokkeneToe(kern, tx, casusId, persoonId, alsRolInCasus(v.rol));
  if (v.meldingBetrokkeneId === null) return;
  await koppelPersoon(tx, v.meldingBetrokkeneId, persoonId);
  await meldPersoonAanNazorg(kern, tx, casusId, v.meldingBetrokkeneId, persoonId);
}
