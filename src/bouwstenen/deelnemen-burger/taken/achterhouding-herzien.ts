import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { herzieAchterhouding } from '../achterhouden.ts';
import { achterhoudingsecties } from '../achterhoudsecties.ts';
import { achterhoudredenen } from '../model.ts';
import { idVan, vraagToegang } from '../omgeving.ts';
import { leesAchterhouding } from '../store.ts';

const antwoorden = z.strictObject({ uitkomst: z.enum(['verlengen', 'vrijgeven']), reden: z.enum(achterhoudredenen), isVeranderd: z.boolean(), motivatie: z.string().trim().min(20).max(2000) });

/** Human task achterhouding-herzien (T21): each time a new decision with its own reason; prolonging asks a second person again. */
export const achterhoudingHerzien = taakafhandeling({
  formId: 'deelnemen-burger.achterhouding-herzien', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['verlengen', 'vrijgeven']) }),
  lees: async (ctx) => ({ beginwaarden: {}, secties: await achterhoudingsecties(ctx, idVan(ctx, 'achterhoudingId')) }),
  voltooi: async (ctx, a) => {
    const achterhoudingId = idVan(ctx, 'achterhoudingId');
    await vraagToegang(ctx, (await leesAchterhouding(ctx.tx, achterhoudingId))?.persoonId ?? null, ['BUI'], 'schrijven');
    await herzieAchterhouding(ctx.kern, ctx.tx, { achterhoudingId, uitkomst: a.uitkomst, reden: a.reden, motivatie: a.motivatie, isVeranderd: a.isVeranderd, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'verlengen' ? 'Voorgesteld is een achterhouding te verlengen.' : 'Besloten is een achterhouding te beëindigen.' };
  },
});
