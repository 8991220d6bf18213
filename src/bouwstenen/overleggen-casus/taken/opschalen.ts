import { z } from 'zod';
import { overleguitkomsten } from '../../../domein/overleg.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { keuzesectie } from '../keuzes.ts';
import { overlegIdVan, vraagToegang } from '../omgeving.ts';
import * as store from '../store.ts';
import { quorumNu } from '../quorum.ts';
import { beslisNaOverleg } from '../verslag.ts';

const [eerste, ...rest] = overleguitkomsten.map((u) => `besloten-${u}` as const);
const keuzes = [eerste as 'besloten-plan', ...rest, 'terug'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), isVoorzitterGehoord: z.boolean(), isTegenargumentGewogen: z.boolean(), motivatie: z.string().trim().min(20).max(4000) })
  .superRefine((a, ctx) => { if (a.uitkomst !== 'terug' && !a.isVoorzitterGehoord) ctx.addIssue({ code: 'custom', path: ['isVoorzitterGehoord'], message: 'Spreek eerst de voorzitter' }); });

/** Human task opschalen (processen §2.8 step 8): no agreement; the procesregisseur decides, or sends it back to the table. */
export const opschalen = taakafhandeling({
  formId: 'overleggen-casus.opschalen', doel: 'casusoverleg-voeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'ORG', 'OVL']);
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const quorum = await quorumNu(ctx.tx, o);
    const regels = (await store.verslagVan(ctx.tx, o.id)).filter((r) => r.vervallen_op === null).slice(-20);
    return {
      beginwaarden: {},
      secties: [
        { titel: 'Quorum', gegevenssoort: 'OVL', regels: [{ label: 'Nu', waarde: quorum.voldaan ? 'Ja' : `Nee: ${quorum.ontbreekt.join(', ')} ontbreekt` }] },
        { titel: 'Verslag', gegevenssoort: 'OVL', regels: (niveaus.OVL ?? -1) >= 2 ? regels.map((r) => ({ label: { gezegd: 'Gezegd', feit: 'Feit', afspraak: 'Afspraak', besluit: 'Besluit' }[r.soort], waarde: r.tekst })) : [{ label: 'Verslag', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
        await keuzesectie(ctx.tx, o, niveaus.OVL ?? -1),
      ],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    await beslisNaOverleg(ctx.kern, ctx.tx, { overlegId: overlegIdVan(ctx), uitkomst: a.uitkomst, motivatie: a.motivatie, isVoorzitterGehoord: a.isVoorzitterGehoord, isTegenargumentGewogen: a.isTegenargumentGewogen, door: ctx.medewerker });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'terug' ? 'De procesregisseur gaf het overleg terug aan de tafel.' : 'De procesregisseur besloot na een overleg zonder overeenstemming.' };
  },
});
