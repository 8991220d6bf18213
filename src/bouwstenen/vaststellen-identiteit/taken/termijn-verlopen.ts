import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { leesOpgaven } from '../opgaven.ts';
import { telOp } from '../bevragen.ts';
import { vraagToegang } from './hulp.ts';

const uitkomsten = ['doorgaan', 'verlengen', 'overnemen'] as const;
const antwoorden = z.strictObject({
  oorzaak: z.enum(['bron-onbereikbaar', 'persoon-onvindbaar', 'gezag-onduidelijk', 'te-druk', 'anders']), isKindVeilig: z.enum(['ja', 'nee', 'onbekend']), reden: z.string().trim().min(20).max(2000), uitkomst: z.enum(uitkomsten),
});

/** Human task termijn-verlopen of the standard guard (processen §1.5): the term of establishing identity passed; a person weighs it, work goes on. */
export const identiteitTermijnVerlopen = taakafhandeling({
  formId: 'vaststellen-identiteit.termijn-verlopen', doel: 'identiteit-vaststellen', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['IDE']);
    const t = telOp(await leesOpgaven(ctx.kern, ctx.tx, ctx.casusId));
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, ctx.processInstanceKey), secties: [{ titel: 'Hoe ver is het', gegevenssoort: 'IDE', regels: [{ label: 'Vastgesteld', waarde: String(t.aantalGevonden) }, { label: 'Twijfel', waarde: String(t.aantalTwijfel) }, { label: 'Niet gevonden', waarde: String(t.aantalNietGevonden) }] }] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['IDE'], 'schrijven');
    if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, ctx.processInstanceKey);
    await ctx.tx('identiteit_termijnbesluit').insert({ casus_id: ctx.casusId, taak_id: ctx.taakId, besluit: a.uitkomst, oorzaak: a.oorzaak, reden: `kind veilig: ${a.isKindVeilig}. ${a.reden}`, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De coördinator woog de verlopen termijn van het vaststellen van de identiteit.' };
  },
});
