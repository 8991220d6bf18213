import { z } from 'zod';
import { overleguitkomsten } from '../../../domein/overleg.ts';
import { tijdstip } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { keuzesectie } from '../keuzes.ts';
import { alsTijdstip } from '../model.ts';
import { overlegIdVan, plaatsVan, vraagToegang } from '../omgeving.ts';
import { toonOverleg } from '../lezen.ts';
import * as store from '../store.ts';
import { nietMogelijkeUitkomsten, rondOverlegAf } from '../verslag.ts';

const keuzes = [...overleguitkomsten, 'verdaagd', 'geen-overeenstemming'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), motivatie: z.string().trim().min(10).max(4000), nieuweStart: z.iso.datetime({ offset: true }).optional(), isTerugkoppelingAfgesproken: z.boolean().default(false) });

/** Human task overleg-voeren (processen §2.8 step 7): the meeting itself; the course rests on besluiten that fell with a quorum (R8.2). */
export const overlegVoeren = taakafhandeling({
  formId: 'overleggen-casus.overleg-voeren', doel: 'casusoverleg-voeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes), overlegStart: tijdstip.optional() }),
  lees: async (ctx) => {
    const besluit = await vraagToegang(ctx, ['CAS', 'ORG', 'OVL', 'IDE', 'MED']);
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const beeld = await toonOverleg(ctx.kern, ctx.tx, o, besluit.niveaus, besluit.uitleg, await plaatsVan(ctx.tx, o, ctx.medewerker.organisatieId), ctx.medewerker);
    return {
      beginwaarden: {}, nietMogelijk: await nietMogelijkeUitkomsten(ctx.tx, o),
      secties: [{ titel: beeld.soortNaam, gegevenssoort: 'OVL', regels: [{ label: 'Quorum', waarde: beeld.quorum.voldaan ? `Ja (${beeld.quorum.telt.join(', ')})` : `Nee: ${beeld.quorum.ontbreekt.join(', ')} ontbreekt` }, { label: 'Nummer', waarde: o.overlegnummer }] }, await keuzesectie(ctx.tx, o, besluit.niveaus.OVL ?? -1)],
      scherm: { soort: o.soort === 'motorkap' ? 'motorkap' : 'overleg-verslag', overlegId: o.id, stap: 'voeren' },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const nieuweStart = a.nieuweStart === undefined ? null : new Date(a.nieuweStart);
    await rondOverlegAf(ctx.kern, ctx.tx, { overlegId: overlegIdVan(ctx), uitkomst: a.uitkomst, nieuweStart, motivatie: a.motivatie, isTerugkoppelingAfgesproken: a.isTerugkoppelingAfgesproken, door: ctx.medewerker });
    return {
      variabelen: { uitkomst: a.uitkomst, ...(a.uitkomst === 'verdaagd' && nieuweStart !== null ? { overlegStart: alsTijdstip(nieuweStart) } : {}) },
      samenvatting: a.uitkomst === 'verdaagd' ? 'Het overleg gaat later verder.' : a.uitkomst === 'geen-overeenstemming' ? 'Het overleg kwam er niet uit. De procesregisseur beslist.' : 'Het overleg heeft een koers gekozen.',
    };
  },
});
