import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { zienswijzenVan } from '../bijdrage-store.ts';
import { blokkadesVan } from '../controleren.ts';
import { weigerBijFouten } from '../invoer.ts';
import { analyseVanTaak, eisAuteur } from '../omgeving.ts';
import { schrijfBesluit, zetStaat } from '../store.ts';
import { uitsprakenVan } from '../uitspraak-store.ts';

const uitkomsten = ['verwerkt', 'terug'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(uitkomsten), hoeVerwerkt: z.string().trim().min(20).max(4000), isTeruggekoppeld: z.boolean() });

/** Human task zienswijze-verwerken (processen §2.6 step 3): what the family says stands beside our statements; each one that is contradicted gets a reaction. */
export const zienswijzeVerwerken = taakafhandeling({
  formId: 'opstellen-analyse.zienswijze-verwerken', doel: 'analyse-opstellen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { analyse, lezer } = await analyseVanTaak(ctx, 'lezen');
    const gezin = await zienswijzenVan(ctx.tx, analyse.id);
    const woorden = lezer.niveaus.BUI === 2 ? (await uitsprakenVan(ctx.kern, ctx.tx, analyse.id)).filter((u) => gezin.some((z) => z.uitspraakId === u.id && z.soort === 'zienswijze')) : undefined;
    const aantal = (status: string): string => String(gezin.filter((z) => z.soort === 'zienswijze' && z.status === status).length);
    return {
      beginwaarden: {},
      secties: [
        { titel: 'Wat zegt het gezin?', gegevenssoort: 'BUI', regels: woorden === undefined ? [{ label: 'Reacties', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] : woorden.length === 0 ? [{ label: 'Reacties', waarde: 'Er is niet gereageerd. Dat telt niet als instemmen.' }] : woorden.map((u, i) => ({ label: `Reactie ${i + 1}`, waarde: u.tekst })) },
        { titel: 'Gevraagd', gegevenssoort: 'ANA', regels: [{ label: 'Gereageerd', waarde: aantal('ontvangen') }, { label: 'Niet gereageerd', waarde: aantal('verlopen') }, { label: 'Niet gevraagd', waarde: String(gezin.filter((z) => z.soort === 'zienswijze' && ['afgezien', 'niet-gevraagd'].includes(z.status)).length) }] },
      ],
      scherm: { soort: 'analyse', analyseId: analyse.id },
    };
  },
  voltooi: async (ctx, a) => {
    const geladen = await analyseVanTaak(ctx, 'schrijven');
    eisAuteur(geladen);
    const { analyse } = geladen;
    // Verwerkt means that nothing contradicted is left without an answer; the rest of the check comes at vaststellen.
    const open = (await blokkadesVan(ctx.kern, ctx.tx, analyse.id, false)).filter((b) => b.code === 'weersproken-zonder-reactie');
    if (a.uitkomst === 'verwerkt') weigerBijFouten(open.map((b) => ({ veld: `/uitspraken/${b.uitspraakId ?? ''}`, code: b.code, melding: b.melding })));
    if (a.uitkomst === 'terug') await zetStaat(ctx.tx, analyse, 'concept', ctx.now);
    await schrijfBesluit(ctx.kern, ctx.tx, { analyseId: analyse.id, stap: 'zienswijze', uitkomst: a.uitkomst, motivatie: a.hoeVerwerkt, isGewogen: a.isTeruggekoppeld, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'verwerkt' ? 'De reacties van het gezin zijn verwerkt.' : 'De analyse wordt na de reacties opnieuw bekeken.' };
  },
});
