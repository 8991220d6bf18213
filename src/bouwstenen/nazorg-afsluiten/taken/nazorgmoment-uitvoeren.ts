import { z } from 'zod';
import { gezinsgebieden, momentuitkomsten, type Gezinscijfers } from '../../../domein/nazorg/terugval.ts';
import { aantal, vlag } from '../../../domein/variabelen.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { nazorgbeeld } from '../beeld.ts';
import { vormen } from '../model.ts';
import { legMomentVast, vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, persoonkeuzes, vraagToegang } from '../omgeving.ts';
import { momentensectie, signaalsectie } from '../secties.ts';
import { huidigMoment, momentenVan, signalenVan } from '../store.ts';

const cijfer = z.enum(['1', '2', '3', '4', '5']).nullable().optional();
const antwoorden = z.strictObject({
  opvoeding: cijfer, psychisch: cijfer, lichamelijk: cijfer, middelen: cijfer, financien: cijfer, wonen: cijfer, dagbesteding: cijfer, netwerk: cijfer, justitie: cijfer,
  uitkomst: z.enum(momentuitkomsten), vorm: z.enum(vormen), metPersoonId: z.uuid(), goed: z.string().trim().min(10).max(2000), veiligheid: z.enum(['1', '2', '3', '4', '5']), steun: z.string().trim().max(2000).optional(),
});
const nummerVan = (ctx: TaakContext): number => (typeof ctx.variabelen['momentNummer'] === 'number' ? ctx.variabelen['momentNummer'] : 1);

/** What the household scored; what it did not, is not there. */
const cijfersVan = (a: z.infer<typeof antwoorden>): Gezinscijfers => Object.fromEntries(gezinsgebieden.flatMap((g) => (a[g] ? [[g, Number(a[g])] as const] : [])));

/** Human task nazorgmoment-uitvoeren (processen §2.12 step 4, ux §4.13): a contact in five questions, and the scores the household wants to give itself (R12.2). */
export const nazorgmomentUitvoeren = taakafhandeling({
  formId: 'nazorg-afsluiten.nazorgmoment-uitvoeren', doel: 'nazorg-bieden', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: z.enum(momentuitkomsten), momentNummer: aantal, heeftVolgendMoment: vlag }),
  lees: async (ctx) => {
    const besluit = await vraagToegang(ctx, ['CAS', 'PRO', 'IDE', 'VEI', 'BUI']);
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    const momenten = await momentenVan(ctx.tx, n.id);
    return {
      beginwaarden: { vorm: (await huidigMoment(ctx.tx, n.id))?.vorm ?? 'huisbezoek' }, opties: { metPersoonId: await persoonkeuzes(ctx, besluit) },
      secties: [momentensectie(momenten, besluit.niveaus), signaalsectie(await signalenVan(ctx.tx, n.id), besluit.niveaus)],
      scherm: { soort: 'nazorg', taak: 'moment', ...await nazorgbeeld(ctx.tx, n, besluit.niveaus) },
    };
  },
  voltooi: async (ctx, a) => {
    const besluit = await vraagToegang(ctx, ['IDE', 'VEI', 'BUI'], 'schrijven');
    if (!(await persoonkeuzes(ctx, besluit)).some((p) => p.waarde === a.metPersoonId)) throw new Probleem('ongeldige-invoer', 'Het verslag is nog niet compleet. Uw concept is bewaard.', { fouten: [{ veld: '/metPersoonId', code: 'ongeldige-keuze', melding: 'Kies iemand uit het gezin' }] });
    const uit = await legMomentVast(ctx.kern, ctx.tx, { nazorgId: nazorgIdVan(ctx), momentNummer: nummerVan(ctx), vorm: a.vorm, metPersoonId: a.metPersoonId, goed: a.goed, steun: a.steun ?? null, veiligheid: Number(a.veiligheid), cijfers: cijfersVan(a), uitkomst: a.uitkomst, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst, ...uit }, samenvatting: 'Er was een nazorgcontact.' };
  },
});
