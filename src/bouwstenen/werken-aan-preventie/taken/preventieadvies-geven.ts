import { z } from 'zod';
import { casusVan } from '../../../casus/index.ts';
import { leefgebieden } from '../../../domein/diensten.ts';
import { datumVan } from '../../../domein/kalender.ts';
import { taakafhandeling, type Taakgegevens } from '../../../taken/taakafhandeling.ts';
import { aanbodInRegio, alsRegel, weigeringenVoor } from '../../inzien-diensten/index.ts';
import { informeerbaren, persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { geefAdvies } from '../adviseren.ts';
import { preventieVan, verborgen, vraagToegang } from '../omgeving.ts';
import { leesAanbod } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['aanbieden', 'niets-passends']),
  leefgebieden: z.array(z.enum(leefgebieden)).min(1).max(leefgebieden.length),
  dienstId: z.uuid().nullable().optional(),
  zelfhulpId: z.uuid().nullable().optional(),
  persoonIds: z.array(z.uuid()).max(25).nullable().optional(),
  uitleg: z.string().trim().max(1000).nullable().optional(),
  aantalDagen: z.int().min(1).max(28).nullable().optional(),
  motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  if (a.uitkomst !== 'aanbieden') return;
  const fout = (veld: string, message: string): void => { ctx.addIssue({ code: 'custom', path: [veld], message }); };
  if (!a.dienstId) fout('dienstId', 'Kies welke hulp u aanbiedt');
  if ((a.persoonIds ?? []).length === 0) fout('persoonIds', 'Kies aan wie u de hulp aanbiedt');
  if ((a.uitleg ?? '').length < 20) fout('uitleg', 'Leg in gewone woorden uit welke hulp dit is');
  if (!a.aantalDagen) fout('aantalDagen', 'Kies hoeveel dagen iemand heeft om te reageren');
});

/** Human task preventieadvies-geven (processen §2.4 step 2): the local team offers help that people may refuse, or says that nothing fits. */
export const preventieadviesGeven = taakafhandeling({
  formId: 'werken-aan-preventie.preventieadvies-geven', doel: 'preventie-bieden', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['aanbieden', 'niets-passends']) }),
  lees: async (ctx): Promise<Taakgegevens> => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'IDE', 'TRI']);
    const preventie = await preventieVan(ctx);
    const vandaag = datumVan(ctx.now);
    const diensten = await aanbodInRegio(ctx.kern, ctx.tx, ctx.regioCode);
    const geweigerd = await weigeringenVoor(ctx.tx, preventie.id);
    const personen = [];
    for (const p of (niveaus.IDE ?? -1) >= 1 ? await informeerbaren(ctx.kern, ctx.tx, ctx.casusId) : []) personen.push({ waarde: p.persoonId, label: (await persoonVoorUitvraag(ctx.kern, ctx.tx, p.persoonId, { IDE: 1 })).naam });
    const kiesbaar = diensten.filter((d) => d.status === 'actief');
    const prioriteit = (await casusVan(ctx.tx, ctx.casusId))?.prioriteit ?? null;
    return {
      beginwaarden: { aantalDagen: 14 },
      opties: {
        dienstId: kiesbaar.map((d) => ({ waarde: d.id, label: `${d.naam}, ${d.aanbieder}` })), persoonIds: personen,
        zelfhulpId: (await leesAanbod(ctx.tx, ctx.regioCode)).map((a) => ({ waarde: a.id, label: a.titel })),
      },
      nietMogelijk: kiesbaar.length === 0 ? { aanbieden: 'Er is nu geen hulp beschikbaar in deze regio.' } : personen.length === 0 ? { aanbieden: 'Er is niemand die nu gevraagd kan worden.' } : {},
      secties: [
        { titel: 'De casus', gegevenssoort: 'TRI', regels: [(niveaus.TRI ?? -1) >= 1 ? { label: 'Prioriteit', waarde: prioriteit } : { label: 'Prioriteit', waarde: null, verborgen }] },
        { titel: 'Eerder geprobeerd', gegevenssoort: 'PRO', regels: geweigerd.map((w) => ({ label: w.naam, waarde: w.reden })) },
      ],
      scherm: { soort: 'diensten', items: diensten.map((d) => alsRegel(d, vandaag)), geweigerd: geweigerd.map(({ dienstId, reden }) => ({ dienstId, reden })) },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PRO'], 'schrijven');
    const basis = { leefgebieden: a.leefgebieden, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId };
    await geefAdvies(ctx.kern, ctx.tx, await preventieVan(ctx), a.uitkomst === 'niets-passends' ? { ...basis, uitkomst: a.uitkomst }
      : { ...basis, uitkomst: a.uitkomst, dienstId: a.dienstId ?? '', zelfhulpId: a.zelfhulpId ?? null, persoonIds: a.persoonIds ?? [], uitleg: a.uitleg ?? '', aantalDagen: a.aantalDagen ?? 14 });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'aanbieden' ? 'Aan het gezin wordt hulp aangeboden.' : 'Er is nu geen hulp gevonden die past.' };
  },
});
