import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { vraagToegang } from '../omgeving.ts';
import { schrijfTermijnkeuze } from '../store.ts';

const keuzes = ['doorgaan', 'verlengen', 'overnemen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(keuzes),
  redenCode: z.enum(['wacht-op-gezin', 'wacht-op-partner', 'te-druk', 'ziekte', 'complex', 'anders']),
  reden: z.string().trim().min(20).max(2000),
  isGezinGeinformeerd: z.boolean(),
});

/** Human task termijn-verlopen of the standard guard (processen §1.5): a term that passed asks a person; the reason is kept. */
export const triageTermijnVerlopen = taakafhandeling({
  formId: 'uitvoeren-triage.termijn-verlopen', doel: 'triage-uitvoeren', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'PRO']);
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, ctx.processInstanceKey), secties: [{ titel: 'Termijn', gegevenssoort: 'PRO', regels: [{ label: 'Stap', waarde: 'Triage' }, { label: 'Status', waarde: 'De termijn is voorbij' }] }] };
  },
  voltooi: async (ctx, a) => {
    if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, ctx.processInstanceKey);
    await schrijfTermijnkeuze(ctx.tx, { casusId: ctx.casusId, processInstanceKey: ctx.processInstanceKey, keuze: a.uitkomst, reden: a.reden, redenCode: a.redenCode, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De coördinator woog de verlopen termijn van de triage.' };
  },
});
