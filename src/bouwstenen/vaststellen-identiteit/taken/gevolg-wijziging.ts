import { z } from 'zod';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { actiekeuzes, actiezin, trekGekozenIn } from '../../uitvoeren-actie/index.ts';
import { toonNaam } from '../store/personen.ts';
import { besluitOverWijziging, leesWijziging, persoonVanWijziging, type Wijziging } from '../wijziging.ts';
import { fout, toonDatum, vraagToegang, weigerBij } from './hulp.ts';

const uitkomsten = ['geen-gevolg', 'nieuwe-ronde', 'beeindigen'] as const;
const antwoorden = z.strictObject({
  gevolgVeiligheid: z.enum(['veiliger', 'gelijk', 'onveiliger', 'onbekend']), informeren: z.enum(['ja', 'nee', 'later']),
  instap: z.enum(['bekendheid', 'triage']).optional(), acties: z.array(z.uuid()).max(100).optional(), motivatie: z.string().trim().min(20).max(4000), uitkomst: z.enum(uitkomsten),
});
const zinnen = { overlijden: 'Iemand in de casus is overleden', verhuizing: 'Iemand in de casus is verhuisd', gezag: 'Het gezag over een kind is veranderd' } as const;

async function haal(ctx: TaakContext): Promise<Wijziging> {
  const id = ctx.variabelen['wijzigingId'];
  const w = typeof id === 'string' ? await leesWijziging(ctx.tx, id) : undefined;
  if (!w || w.casusId !== ctx.casusId) throw new Probleem('niet-gevonden', 'De wijziging bij deze taak bestaat niet meer.');
  return w;
}

/** Human task gevolg-wijziging (root) [besluit]: a betrokkene died, moved, or other gezag applies; a person decides what that means for the case (R2.5). */
export const gevolgWijziging = taakafhandeling({
  formId: 'vaststellen-identiteit.gevolg-wijziging', doel: 'identiteit-vaststellen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['IDE', 'GEZ']);
    const w = await haal(ctx);
    const p = await persoonVanWijziging(ctx.tx, w);
    return {
      // This doel gives no right to the organisations: number and date are enough to choose by.
      beginwaarden: {}, opties: { acties: await actiekeuzes(ctx.tx, ctx.casusId, false) },
      secties: [{
        titel: 'Wat is er veranderd', gegevenssoort: 'IDE',
        regels: [{ label: 'Wijziging', waarde: zinnen[w.soort] }, { label: 'Wie', waarde: p && (niveaus.IDE ?? 0) >= 1 ? toonNaam(p) : null }, ...(w.soort === 'overlijden' && (niveaus.IDE ?? 0) >= 2 ? [{ label: 'Overleden op', waarde: toonDatum(p?.overledenOp ?? null) }] : [])],
      }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['IDE'], 'schrijven');
    const w = await haal(ctx);
    weigerBij(a.uitkomst === 'nieuwe-ronde' && a.instap === undefined ? [fout('instap', 'verplicht', 'Kies waar de nieuwe ronde begint.')] : []);
    await besluitOverWijziging(ctx.kern, ctx.tx, w, { gevolg: a.uitkomst, instapCode: a.instap ?? 'triage', motivatie: `veiligheid ${a.gevolgVeiligheid}, informeren ${a.informeren}: ${a.motivatie}`, door: ctx.medewerker.medewerkerId });
    const ingetrokken = a.uitkomst === 'nieuwe-ronde' ? await trekGekozenIn(ctx.kern, ctx.tx, ctx.casusId, a.acties ?? [], a.motivatie, { organisatieId: ctx.medewerker.organisatieId, door: ctx.medewerker.medewerkerId }) : 0;
    const wat = { 'geen-gevolg': 'heeft geen gevolg', 'nieuwe-ronde': 'leidt tot een nieuwe ronde', beeindigen: 'leidt tot beëindigen' }[a.uitkomst];
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `Een wijziging (${w.soort}) ${wat}.${actiezin(ingetrokken)}` };
  },
});
