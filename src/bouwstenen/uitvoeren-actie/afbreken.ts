import type { Kern, Tx } from '../../platform/kern.ts';
import type { Afbreker, Procesplaats } from '../../taken/index.ts';
import { rondActieAf } from './afronden.ts';
import { meldIntrekking, trekActieIn } from './intrekken.ts';
import { toegestaneOvergangen } from '../../domein/overgangen.ts';
import type { Actie } from './model.ts';

const vind = (tx: Tx, p: Procesplaats): Promise<Actie | undefined> => tx('actie').where({ process_instance_key: p.wortelSleutel }).first() as Promise<Actie | undefined>;
const kanWeg = (a: Actie): boolean => toegestaneOvergangen('actie', a.status).includes('ingetrokken');

/** The process of an actie that runs by itself: ending it withdraws the actie and tells who would do it. The casus goes on. */
export const actieAfbreker: Afbreker = {
  kent: (p) => p.procesId === 'uitvoeren-actie',
  gevolgen: async (_kern: Kern, tx: Tx, p) => {
    const actie = await vind(tx, p);
    if (actie === undefined) return { kan: false, zinnen: ['Deze actie is nog niet begonnen. Laat de stap opnieuw proberen of verbeter de code.'] };
    return { kan: true, zinnen: [kanWeg(actie) ? 'Alleen deze actie stopt; de casus loopt door. De actie wordt ingetrokken en wie haar zou doen, hoort dat.' : 'De actie is al klaar. Alleen wat hier nog liep, vervalt; het plan hoort dat zij klaar is.'] };
  },
  breekAf: async (kern, tx, a) => {
    const actie = await vind(tx, a.plaats);
    if (actie === undefined) return;
    if (kanWeg(actie)) return trekActieIn(kern, tx, actie.id, a.reden, { organisatieId: a.akkoordDoor.organisatieId, door: a.akkoordDoor.medewerkerId }, { isProcesWeg: true });
    // Decided already, and the process stuck before its last steps told anybody.
    if (actie.status === 'ingetrokken' && actie.toegang_tot === null) await meldIntrekking(kern, tx, actie.id);
    await rondActieAf(kern, tx, actie.id);
  },
};
