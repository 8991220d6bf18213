import { z } from 'zod';
import { termijnelement, verlengingNietMogelijk, verlengTermijn } from '../../../casus/index.ts';
import { jaNee, naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { vraagToegang } from '../omgeving.ts';
import { schrijfTermijnkeuze, vorigeTermijnkeuze } from '../store.ts';
import { verlengVerzoek } from '../verzoeken.ts';

const keuzes = ['doorgaan', 'verlengen', 'overnemen'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), redenCode: z.enum(['niet-bereikbaar', 'veiligheid', 'te-druk', 'ziekte', 'anders']), reden: z.string().trim().min(20).max(2000), isRisicoGewogen: z.boolean() });

const isAchterhouding = (ctx: TaakContext): boolean => typeof ctx.variabelen['achterhoudingId'] === 'string';
const stap = (ctx: TaakContext): string => (typeof ctx.variabelen['verzoekId'] === 'string' ? 'Verzoek van een burger behandelen' : isAchterhouding(ctx) ? 'Beslissen over een achterhouding' : 'Burger informeren');
/** The term of a request hangs on the subprocess `lopend-verzoek`, that of a hold on `achterhouding-besluiten`, that of informing on its process. */
const drager = (ctx: TaakContext): Promise<string> => termijnelement(ctx.tx, ctx.processInstanceKey, isAchterhouding(ctx) ? 'achterhouding-besluiten' : 'lopend-verzoek');

/** Human task termijn-verlopen of the standard guard (processen §1.5) for informing (T03), for requests (T04, T05, T07) and for deciding on a hold (T21). */
export const burgerTermijnVerlopen = taakafhandeling({
  formId: 'deelnemen-burger.termijn-verlopen', doel: 'burger-informeren', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, null, ['CAS', 'PRO']);
    const vorige = await vorigeTermijnkeuze(ctx.tx, ctx.processInstanceKey);
    return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, await drager(ctx)), secties: [
      { titel: 'Termijn', gegevenssoort: 'PRO', regels: [{ label: 'Stap', waarde: stap(ctx) }, { label: 'Status', waarde: 'De termijn is voorbij' }] },
      { titel: 'De vorige keer', gegevenssoort: 'PRO', regels: vorige === undefined ? [] : [{ label: 'Keuze', waarde: naamVanCode(vorige.keuze) }, { label: 'Gewogen wat langer wachten betekent', waarde: jaNee(vorige.isRisicoGewogen) }] },
    ] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, null, ['CAS', 'PRO'], 'schrijven');
    if (a.uitkomst === 'verlengen') {
      const tot = await verlengTermijn(ctx.kern, ctx.tx, await drager(ctx));
      const { verzoekId } = ctx.variabelen;
      if (typeof verzoekId === 'string') await verlengVerzoek(ctx.kern, ctx.tx, verzoekId, a.reden, tot, ctx.medewerker.medewerkerId);
    }
    await schrijfTermijnkeuze(ctx.tx, { casusId: ctx.casusId, processInstanceKey: ctx.processInstanceKey, keuze: a.uitkomst, reden: a.reden, redenCode: a.redenCode, isRisicoGewogen: a.isRisicoGewogen, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De coördinator woog een verlopen termijn.' };
  },
});
