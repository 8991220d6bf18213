import { z } from 'zod';
import { datumVan } from '../../../domein/kalender.ts';
import { aantal, tijdstip, vlag } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { nazorgbeeld } from '../beeld.ts';
import { hoogstensMomenten, vormen } from '../model.ts';
import { nazorgNietMogelijk, stelNazorgVast, vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, vraagToegang } from '../omgeving.ts';
import { momentensectie, ritmeadvies, signaalsectie } from '../secties.ts';
import { momentenVan, signalenVan } from '../store.ts';

const uitkomsten = ['nazorg', 'direct-afsluiten'] as const;
const dag = z.iso.date().optional();
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), moment1: dag, moment2: dag, moment3: dag, moment4: dag, moment5: dag, vorm: z.enum(vormen).optional(), isMetGezinBesproken: z.boolean().optional(), motivatie: z.string().trim().min(20).max(2000),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'nazorg' && a.vorm === undefined) ctx.addIssue({ code: 'custom', path: ['vorm'], message: 'Kies hoe het contact is' });
  if (a.isMetGezinBesproken !== true) ctx.addIssue({ code: 'custom', path: ['isMetGezinBesproken'], message: 'Bespreek dit eerst met het gezin' });
});

/** Human task nazorg-vaststellen (processen §2.12 step 3): a person sets the moments; the rhythm of the table only advises. */
export const nazorgVaststellen = taakafhandeling({
  formId: 'nazorg-afsluiten.nazorg-vaststellen', doel: 'nazorg-bieden', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(uitkomsten), contactmomenten: z.array(tijdstip).max(hoogstensMomenten), momentNummer: aantal, heeftVolgendMoment: vlag }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'VEI', 'BUI']);
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    const momenten = await momentenVan(ctx.tx, n.id);
    // What was advised counts only as long as nothing is held yet, and never in the past.
    const voorstel = momenten.length === 0 ? n.voorstel.filter((d) => d > ctx.now).slice(0, hoogstensMomenten) : [];
    return {
      beginwaarden: { ...Object.fromEntries(voorstel.map((d, i) => [`moment${i + 1}`, datumVan(d)])), vorm: momenten.at(-1)?.vorm ?? 'huisbezoek' },
      nietMogelijk: await nazorgNietMogelijk(ctx.tx, n.casusId), adviezen: (niveaus.PRO ?? -1) >= 1 ? ritmeadvies(n) : [],
      secties: [momentensectie(momenten, niveaus), signaalsectie(await signalenVan(ctx.tx, n.id), niveaus)],
      scherm: { soort: 'nazorg', taak: 'vaststellen', ...await nazorgbeeld(ctx.tx, n, niveaus) },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PRO'], 'schrijven');
    const data = [a.moment1, a.moment2, a.moment3, a.moment4, a.moment5].flatMap((d) => d ?? []);
    const uit = await stelNazorgVast(ctx.kern, ctx.tx, { nazorgId: nazorgIdVan(ctx), uitkomst: a.uitkomst, data, vorm: a.vorm ?? 'huisbezoek', motivatie: a.motivatie, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst, ...uit }, samenvatting: a.uitkomst === 'nazorg' ? 'De nazorg is afgesproken.' : 'Er is besloten zonder nazorg te sluiten.' };
  },
});
