import { z } from 'zod';
import { legSignaalVast } from '../../src/casus/index.ts';
import { id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { zetInOutbox } from '../../src/platform/engine/outbox.ts';

const soorten = ['veiligheid', 'termijn', 'stagnatie'] as const;
const soort = z.enum(soorten);

/** How long the root may take to be ready for the message (processen §1.4: to the root TTL PT1H). */
const geldigheid = 3_600_000;

export const declaratie = declareer({
  type: 'proces.signaleren', versie: 1, titel: 'Signaleren', uitleg: 'Legt een signaal vast en waarschuwt het team. Een signaal over de veiligheid roept het motorkapoverleg op.',
  in: z.strictObject({ casusId: id }), uit: z.strictObject({}), aard: {}, fouten: {}, doel: 'geen', idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT5S',
});

/** Header `samenspel:signaal` says which kind; without a known one the job fails, because a lost safety signal is worse than a stop. */
export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId }, ctx) => {
    const signaal = soort.parse(ctx.headers['samenspel:signaal']);
    const { elementInstanceKey, processInstanceKey, elementId } = ctx;
    const signaalId = await legSignaalVast(ctx.kern, ctx.tx, { casusId, soort: signaal, op: ctx.now, elementInstanceKey, processInstanceKey, elementId });
    if (signaal === 'veiligheid') {
      await zetInOutbox(ctx.tx, ctx.kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'proces.acuut-gesignaleerd', sleutel: casusId, variabelen: { signaalId }, ttl: geldigheid } });
    }
    return {};
  },
});
