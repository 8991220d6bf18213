import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { keurBesluit } from '../besluiten.ts';
import { triageIdVan, vraagToegang } from '../omgeving.ts';
import { adviesVan, besluitsectie, uitslagsectie } from '../secties.ts';
import { afnamenVan, leesTriage } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['akkoord', 'terug']),
  isAdviesGewogen: z.boolean(),
  isVeiligheidGewogen: z.boolean(),
  motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'akkoord' && !(a.isAdviesGewogen && a.isVeiligheidGewogen)) ctx.addIssue({ code: 'custom', path: [a.isAdviesGewogen ? 'isVeiligheidGewogen' : 'isAdviesGewogen'], message: 'Akkoord kan pas als u het advies en de veiligheid heeft gewogen' });
});

/** Human task triage-tweede-akkoord (domein §1.6): another person than the decider; two levels down or P1 → sluiten. */
export const triageTweedeAkkoord = taakafhandeling({
  formId: 'uitvoeren-triage.triage-tweede-akkoord', doel: 'triage-uitvoeren', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(['akkoord', 'terug']) }),
  uitgeslotenMedewerker: async (ctx) => (await leesTriage(ctx.tx, triageIdVan(ctx)))?.beslisserId ?? null,
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'VEI', 'TRI']);
    const triage = await leesTriage(ctx.tx, triageIdVan(ctx));
    if (!triage) throw new Error('Deze triage bestaat niet');
    return { beginwaarden: {}, secties: [besluitsectie(triage, niveaus), uitslagsectie(await afnamenVan(ctx.tx, triage.id), niveaus)], adviezen: adviesVan(triage, niveaus) };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['TRI'], 'schrijven');
    await keurBesluit(ctx.kern, ctx.tx, { triageId: triageIdVan(ctx), uitkomst: a.uitkomst, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met het besluit bij de triage.' : 'Een tweede persoon stuurde het besluit bij de triage terug.' };
  },
});
