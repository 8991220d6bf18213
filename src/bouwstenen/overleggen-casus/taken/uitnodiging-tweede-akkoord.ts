import { z } from 'zod';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { overlegIdVan, vraagToegang } from '../omgeving.ts';
import * as store from '../store.ts';
import { open } from '../versleuteld.ts';
import { keurAfwijking } from '../voorbereiden.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['akkoord', 'terug']), isRedenGewogen: z.boolean(), isAndersGeprobeerd: z.boolean(), motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => { if (a.uitkomst === 'akkoord' && !(a.isRedenGewogen && a.isAndersGeprobeerd)) ctx.addIssue({ code: 'custom', path: [a.isRedenGewogen ? 'isAndersGeprobeerd' : 'isRedenGewogen'], message: 'Akkoord kan pas als u de reden en een andere manier heeft gewogen' }); });
const redenen: Readonly<Record<string, string>> = { veiligheid: 'Veiligheid', opsporing: 'Lopend onderzoek', 'eigen-wens': 'Wil er zelf niet bij zijn', onbereikbaar: 'Niet te bereiken' };

/** Human task uitnodiging-tweede-akkoord (R8.3, domein §1.6): not inviting the citizen needs another person than who proposed it. */
export const uitnodigingTweedeAkkoord = taakafhandeling({
  formId: 'overleggen-casus.uitnodiging-tweede-akkoord', doel: 'casusoverleg-voeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']) }),
  uitgeslotenMedewerker: async (ctx) => (await store.leesOverleg(ctx.tx, overlegIdVan(ctx)))?.voorbereid_door ?? null,
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'IDE', 'OVL']);
    const rijen = await ctx.tx('burger_uitnodiging_afwijking').where({ overleg_id: overlegIdVan(ctx) }).whereNull('uitkomst').select('id', 'persoon_id', 'reden', 'toelichting') as { id: string; persoon_id: string; reden: string; toelichting: string }[];
    const regels = [];
    for (const r of rijen) regels.push({ label: (niveaus.IDE ?? -1) >= 1 ? (await persoonVoorUitvraag(ctx.kern, ctx.tx, r.persoon_id, { IDE: 1 })).naam : 'Een betrokkene', waarde: `${redenen[r.reden] ?? naamVanCode(r.reden)}: ${open(ctx.kern, r.toelichting, 'afwijking', r.id)}` });
    return { beginwaarden: {}, secties: [{ titel: 'Niet uitgenodigd', gegevenssoort: 'OVL', regels: (niveaus.OVL ?? -1) >= 2 ? regels : regels.map((r) => ({ label: r.label, waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' })) }] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    await keurAfwijking(ctx.kern, ctx.tx, { overlegId: overlegIdVan(ctx), uitkomst: a.uitkomst, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met wie niet is uitgenodigd.' : 'Een tweede persoon stuurde de voorbereiding terug.' };
  },
});
