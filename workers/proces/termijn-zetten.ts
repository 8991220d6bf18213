import { z } from 'zod';
import { berekenTermijn, bewaarTermijn, meldingOntvangenOp, zetCasusStaatBijStap } from '../../src/casus/index.ts';
import { verzoekOntvangenOp } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { enginevariabelen } from '../../src/domein/enginevariabelen.ts';
import { code, id, tijdstip, urgentie } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { bewaarElementContext } from '../../src/platform/engine/index.ts';

/** The engine takes a moment without fractions of a second. */
const alsTijdstip = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Loose, because as a listener it sees every variable of the scope; those are filtered when they are kept. */
const invoer = z.looseObject({ casusId: id.optional(), verbandCode: code, regioCode: code, termijnCode: code, urgentieCode: urgentie.nullish() });

export const declaratie = declareer({
  type: 'proces.termijn-zetten', versie: 1, titel: 'Termijn zetten', uitleg: 'Rekent bij het begin van een stap uit wanneer die klaar moet zijn, en bewaart bij welke casus de stap hoort.',
  in: invoer, uit: z.strictObject({ termijnEind: tijdstip, termijnWaarschuwing: tijdstip }), aard: { termijnEind: 'feit', termijnWaarschuwing: 'feit' }, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT2S', alleVariabelen: true,
});

/**
 * Start listener of user tasks, subprocesses and processes (processen §1.5). A rule that starts at the receipt of the melding counts
 * from there, also after doorzetten (R1.6); the term of a citizen's request from its receipt (T04, T05, T07); every other from now.
 */
export const worker = maakWorker({
  declaratie,
  verwerk: async (variabelen, ctx) => {
    const { kern, tx, now, elementInstanceKey, processInstanceKey, elementId, bpmnProcessId } = ctx;
    const { casusId = null, verbandCode, regioCode, termijnCode } = variabelen;
    const plaats = { verbandCode, regioCode, termijnCode, urgentieCode: variabelen.urgentieCode ?? null };
    const burgerverzoekId = bpmnProcessId === 'deelnemen-burger.verzoek' ? id.safeParse(variabelen['verzoekId']).data : undefined;
    const startVan = async (gebeurtenis: string): Promise<Date> => {
      if (gebeurtenis === 'melding-ontvangen') return await meldingOntvangenOp(tx, casusId) ?? now;
      if (burgerverzoekId !== undefined && ['verzoek-ontvangen', 'klacht-ontvangen'].includes(gebeurtenis)) return await verzoekOntvangenOp(tx, burgerverzoekId) ?? now;
      return now;
    };
    const termijn = await berekenTermijn(tx, plaats, startVan);
    await bewaarTermijn(tx, { ...plaats, casusId, elementInstanceKey, processInstanceKey, elementId }, termijn);
    const antwoord = { termijnEind: alsTijdstip(termijn.uiterlijkOp), termijnWaarschuwing: alsTijdstip(termijn.signaalOp) };
    await bewaarElementContext(tx, {
      elementInstanceKey, processInstanceKey, casusId, verbandCode, regioCode, termijnEind: termijn.regel === null ? null : termijn.uiterlijkOp,
      variabelen: enginevariabelen({ ...variabelen, ...antwoord }),
    });
    if (elementId === bpmnProcessId && casusId !== null) await zetCasusStaatBijStap(kern, tx, casusId, bpmnProcessId, variabelen, `stap:${elementInstanceKey}`);
    return antwoord;
  },
});
