import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { vindNazorg } from '../nazorg.ts';
import { nazorgIdVan, vraagToegang } from '../omgeving.ts';
import { momentensectie } from '../secties.ts';
import { momentenVan, schrijfGemist } from '../store.ts';

const keuzes = ['hervatten', 'ander-contact'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), oorzaak: z.enum(['niet-bereikbaar', 'wil-niet', 'te-druk', 'ziekte', 'anders']), afspraak: z.string().trim().min(20).max(2000) });

/** Human task gemist-opvolgen (domein §7.12 i): after two missed moments the procesregisseur sees to it that somebody makes contact. */
export const gemistOpvolgen = taakafhandeling({
  formId: 'nazorg-afsluiten.gemist-opvolgen', doel: 'nazorg-bieden', aard: 'signaal', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO']);
    const n = await vindNazorg(ctx.tx, nazorgIdVan(ctx));
    return { beginwaarden: {}, secties: [momentensectie(await momentenVan(ctx.tx, n.id), niveaus)] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PRO'], 'schrijven');
    await schrijfGemist(ctx.tx, { nazorgId: nazorgIdVan(ctx), oorzaak: a.oorzaak, afspraak: a.afspraak, keuze: a.uitkomst, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De procesregisseur keek naar de gemiste nazorg.' };
  },
});
