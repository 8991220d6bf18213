import { z } from 'zod';
import { naamVanCode } from '../../../domein/woorden.ts';
import { termijnelement, verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { actieVanTaak, alsRegisseur } from '../omgeving.ts';

const keuzes = ['doorgaan', 'verlengen', 'overnemen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(keuzes),
  redenCode: z.enum(['wacht-op-uitvoerder', 'wacht-op-gezin', 'te-druk', 'ziekte', 'anders']),
  reden: z.string().trim().min(20).max(2000),
});

/** The term of the whole actie hangs on the subprocess `lopende-actie`. */
const drager = (ctx: TaakContext): Promise<string> => termijnelement(ctx.tx, ctx.processInstanceKey, 'lopende-actie');

/** Human task termijn-verlopen of the standard guard (processen §1.5), for a caller that gave the whole actie a term. */
export const actieTermijnVerlopen = taakafhandeling({
  formId: 'uitvoeren-actie.termijn-verlopen', doel: 'plan-regisseren', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  lees: async (ctx) => {
    await alsRegisseur(ctx, ['CAS', 'PRO']);
    const actie = await actieVanTaak(ctx);
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, await drager(ctx)), secties: [{ titel: 'Termijn', gegevenssoort: 'PRO', regels: [{ label: 'Actie', waarde: actie.actienummer }, { label: 'Stand', waarde: naamVanCode(actie.status) }, { label: 'Status', waarde: 'De termijn is voorbij' }] }] };
  },
  voltooi: async (ctx, a) => {
    await alsRegisseur(ctx, ['CAS'], 'schrijven');
    if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, await drager(ctx));
    await ctx.tx('actie_termijn_keuze').insert({ actie_id: (await actieVanTaak(ctx)).id, casus_id: ctx.casusId, process_instance_key: ctx.processInstanceKey, keuze: a.uitkomst, reden: a.reden, reden_code: a.redenCode, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De coördinator woog de verlopen termijn van de actie.' };
  },
});
