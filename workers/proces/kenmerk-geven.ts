import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'proces.kenmerk-geven', versie: 1, titel: 'Kenmerk geven', uitleg: 'Geeft het traject, de analyse, het plan of de nazorg die hier begint een eigen kenmerk, waarop berichten wachten.',
  in: z.strictObject({ kenmerkSoort: codeUit(['preventie', 'analyse', 'plan', 'nazorg']) }),
  uit: z.strictObject({ preventieId: id.optional(), analyseId: id.optional(), planId: id.optional(), nazorgId: id.optional() }),
  aard: { preventieId: 'techniek', analyseId: 'techniek', planId: 'techniek', nazorgId: 'techniek' }, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT2S',
});

/** Start listener of the call activities in a root: the called process waits for messages under this id, so it must have it from its start (processen §1.4). */
export const worker = maakWorker({ declaratie, verwerk: async ({ kenmerkSoort }) => ({ [`${kenmerkSoort}Id`]: randomUUID() }) });
