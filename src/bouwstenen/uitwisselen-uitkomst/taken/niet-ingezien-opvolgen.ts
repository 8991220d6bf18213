import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { idVan, organisatie, vraagToegang } from '../omgeving.ts';
import { volgOp } from '../ontvangst.ts';
import { leesUitkomst, leesVerstrekking } from '../store.ts';

const uitkomsten = ['opnieuw-wachten', 'telefonisch-toegelicht', 'niet-nodig'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(uitkomsten), wijze: z.enum(['telefoon', 'gesprek', 'bericht', 'geen']), toelichting: z.string().trim().min(20).max(2000) })
  .superRefine((a, ctx) => { if (a.uitkomst === 'telefonisch-toegelicht' && a.wijze === 'geen') ctx.addIssue({ code: 'custom', path: ['wijze'], message: 'Kies hoe u de uitkomst heeft toegelicht' }); });
const moment = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

/** Human task niet-ingezien-opvolgen (domein §7.9 g): an organisation did not read its part within the term; the regisseur follows it up. */
export const nietIngezienOpvolgen = taakafhandeling({
  formId: 'uitwisselen-uitkomst.niet-ingezien-opvolgen', doel: 'uitkomst-uitwisselen', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'ORG', 'UIT']);
    const v = await leesVerstrekking(ctx.tx, idVan(ctx, 'verstrekkingId'));
    const u = v && await leesUitkomst(ctx.tx, v.uitkomstId);
    if (v === undefined || u === undefined) throw new Error('Deze verstrekking bestaat niet');
    const op = (d: Date | null): string | null => (d === null ? null : moment.format(d));
    return {
      beginwaarden: {},
      secties: [{ titel: 'Niet gelezen', gegevenssoort: 'ORG', regels: [
        { label: 'Organisatie', waarde: (await organisatie(ctx.tx, v.organisatieId)).naam }, { label: 'Uitkomst', waarde: `${u.uitkomstnummer}, versie ${u.versie}` }, { label: 'Gedeeld op', waarde: op(v.gedeeldOp) }, { label: 'Herinnerd op', waarde: op(v.herinnerdOp) },
        { label: 'Aflevering', waarde: v.afleveringMisluktOp === null ? v.isAangesloten ? 'Bericht is afgeleverd bij het systeem van de organisatie' : 'Medewerkers lezen in Samenspel' : 'Het bericht kon niet worden afgeleverd' },
      ] }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['UIT'], 'schrijven');
    const verstrekkingId = idVan(ctx, 'verstrekkingId');
    await volgOp(ctx.kern, ctx.tx, { verstrekkingId, uitkomst: a.uitkomst, wijze: a.wijze, toelichting: a.toelichting, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De regisseur nam contact op over een uitkomst die niet was gelezen.' };
  },
});
