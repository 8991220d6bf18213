import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { mogelijkeDeelnemers, overlegIdVan, partijnaam, vraagToegang } from '../omgeving.ts';
import * as store from '../store.ts';
import { vervangDeelnemer } from '../toetsen.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['vervangen', 'weglaten']), uitnodigingId: z.uuid(), vervangendeId: z.uuid().optional(), motivatie: z.string().trim().min(10).max(1000),
}).superRefine((a, ctx) => { if (a.uitkomst === 'vervangen' && a.vervangendeId === undefined) ctx.addIssue({ code: 'custom', path: ['vervangendeId'], message: 'Kies wie er in plaats daarvan komt' }); });

/** Human task deelnemer-vervangen (processen §2.8 step 2): a party without ground is replaced or left out, one at a time. */
export const deelnemerVervangen = taakafhandeling({
  formId: 'overleggen-casus.deelnemer-vervangen', doel: 'casusoverleg-voeren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['vervangen', 'weglaten']) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'ORG', 'OVL']);
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const alle = await store.uitnodigingenVan(ctx.tx, o);
    const geweigerd = [];
    for (const u of alle.filter((x) => x.status === 'zonder-grondslag')) geweigerd.push({ waarde: u.id, label: await partijnaam(ctx.tx, u.organisatie_id) });
    const anderen = (await mogelijkeDeelnemers(ctx.tx, o)).filter((d) => d.heeftGrondslag && !alle.some((u) => u.organisatie_id === d.organisatieId)).map((d) => ({ waarde: d.organisatieId, label: d.naam }));
    return {
      beginwaarden: geweigerd.length === 1 ? { uitnodigingId: geweigerd[0]?.waarde } : {}, opties: { uitnodigingId: geweigerd, vervangendeId: anderen },
      secties: [{ titel: 'Zonder grondslag', gegevenssoort: 'OVL', regels: geweigerd.map((g) => ({ label: g.label, waarde: 'Mag voor dit doel niet worden uitgenodigd' })) }],
      scherm: { soort: 'overleg-vervangen', overlegId: o.id },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const overlegId = overlegIdVan(ctx);
    await vervangDeelnemer(ctx.kern, ctx.tx, { overlegId, uitnodigingId: a.uitnodigingId, vervangendeId: a.uitkomst === 'vervangen' ? a.vervangendeId ?? null : null });
    await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId, taak: 'deelnemer-vervangen', uitkomst: a.uitkomst, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'vervangen' ? 'Een deelnemer zonder grondslag is vervangen.' : 'Een deelnemer zonder grondslag is weggelaten.' };
  },
});
