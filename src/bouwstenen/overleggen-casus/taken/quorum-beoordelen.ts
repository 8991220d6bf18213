import { z } from 'zod';
import { tijdstip } from '../../../domein/variabelen.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { hoogsteVerzet } from '../../../domein/overleg.ts';
import { beslisZonderQuorum } from '../bepalen.ts';
import { keuzesectie } from '../keuzes.ts';
import { alsTijdstip, type Overleg } from '../model.ts';
import { overlegIdVan, vraagToegang } from '../omgeving.ts';
import { verwachtQuorum } from '../quorum.ts';
import * as store from '../store.ts';
import { startfout } from '../voorbereiden.ts';

const keuzes = ['verzetten', 'doorgaan', 'schriftelijk'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), nieuweStart: z.iso.datetime({ offset: true }).optional(), isGebeld: z.boolean().default(false), motivatie: z.string().trim().min(10).max(2000) });

/** One more move is more than the rule allows: then the quorum counts as impossible. */
const isLaatste = (o: Overleg): boolean => o.aantal_verzet >= hoogsteVerzet;
const gevolg = `Het overleg is al ${hoogsteVerzet} keer verzet. Het gaat niet door, en de coördinator beslist hoe de casus verder gaat.`;

/** Human task quorum-beoordelen (processen §2.8 step 4): move, go on as beraad, or a written round. A machine never cancels a meeting. */
export const quorumBeoordelen = taakafhandeling({
  formId: 'overleggen-casus.quorum-beoordelen', doel: 'casusoverleg-voeren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes), overlegStart: tijdstip.optional() }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'ORG', 'OVL']);
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const quorum = await verwachtQuorum(ctx.tx, o);
    return {
      beginwaarden: {},
      secties: [{ titel: 'Quorum', gegevenssoort: 'OVL', regels: [{ label: 'Komt', waarde: quorum.telt.join(', ') || 'Niemand die telt' }, { label: 'Ontbreekt', waarde: quorum.ontbreekt.join(', ') || 'Niets' }, { label: 'Eerder verzet', waarde: `${o.aantal_verzet} van ${hoogsteVerzet} keer` }, ...(isLaatste(o) ? [{ label: 'Als u nog eens verzet', waarde: gevolg }] : [])] }, await keuzesectie(ctx.tx, o, niveaus.OVL ?? -1)],
      scherm: { soort: 'overleg-quorum', overlegId: o.id, ontbreekt: quorum.ontbreekt, aantalVerzet: o.aantal_verzet, hoogste: hoogsteVerzet },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const overlegId = overlegIdVan(ctx);
    const o = await store.overlegVast(ctx.tx, overlegId);
    const nieuw = a.uitkomst === 'verzetten' && o.soort !== 'motorkap' ? new Date(a.nieuweStart ?? 0) : null;
    const fout = nieuw === null ? null : a.nieuweStart === undefined ? { veld: '/nieuweStart', code: 'verplicht', melding: 'Kies het nieuwe tijdstip' } : await startfout(ctx.tx, ctx.kern, o, nieuw, '/nieuweStart');
    if (fout) throw new Probleem('ongeldige-invoer', 'Dit tijdstip kan niet. Er is niets gewijzigd.', { fouten: [fout] });
    await beslisZonderQuorum(ctx.kern, ctx.tx, overlegId, a.uitkomst, nieuw);
    await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId, taak: 'quorum-beoordelen', uitkomst: a.uitkomst, motivatie: a.motivatie, gegevens: { isGebeld: a.isGebeld }, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst, ...(nieuw === null ? {} : { overlegStart: alsTijdstip(nieuw) }) }, samenvatting: { verzetten: isLaatste(o) ? gevolg : 'Het overleg wordt verzet.', doorgaan: 'Het overleg gaat door als beraad, zonder besluiten.', schriftelijk: 'Het overleg gaat schriftelijk.' }[a.uitkomst] };
  },
});
