import { z } from 'zod';
import { trekVragenIn } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import * as analyse from '../../src/bouwstenen/opstellen-analyse/index.ts';
import * as overleg from '../../src/bouwstenen/overleggen-casus/index.ts';
import * as plan from '../../src/bouwstenen/regisseren-plan/index.ts';
import * as triage from '../../src/bouwstenen/uitvoeren-triage/index.ts';
import * as uitkomst from '../../src/bouwstenen/uitwisselen-uitkomst/index.ts';
import * as preventie from '../../src/bouwstenen/werken-aan-preventie/index.ts';
import { openRonde } from '../../src/casus/index.ts';
import { aantal, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'proces.ronde-openen', versie: 1, titel: 'Ronde openen', uitleg: 'Telt de ronde op, zet de casus in onderzoek en rondt af wat van een afgebroken ronde openstond.',
  in: z.strictObject({ casusId: id, rondeNummer: aantal }), uit: z.strictObject({ rondeNummer: aantal }), aard: { rondeNummer: 'feit' }, fouten: {}, doel: 'geen',
  idempotent: 'elementinstantie', pogingen: 3, wachttijd: 'PT5S',
});

/** The engine stopped the steps of the round before; what they left open in the rooms would stand in the way of closing later (R12.5). */
const reden = 'Er begint een nieuwe ronde.';
const kamers = [trekVragenIn, triage.trekIn, preventie.trekIn, analyse.trekIn, overleg.breekRondeAf, uitkomst.breekRondeAf, plan.breekRondeAf];

export const worker = maakWorker({
  declaratie,
  verwerk: async ({ casusId, rondeNummer }, ctx) => {
    const volgende = rondeNummer + 1;
    if (rondeNummer > 0) for (const breekAf of kamers) await breekAf(ctx.kern, ctx.tx, casusId, reden);
    await openRonde(ctx.kern, ctx.tx, casusId, volgende, `ronde:${ctx.elementInstanceKey}`);
    return { rondeNummer: volgende };
  },
});
