import { z } from 'zod';
import { tekenTijdlijnOp } from '../../../casus/index.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { blokkadesVan } from '../controleren.ts';
import { weigerBijFouten } from '../invoer.ts';
import { analyseVanTaak, eisAuteur } from '../omgeving.ts';
import { leesAdvies, leesAnalyse, schrijfBesluit, zetStaat } from '../store.ts';

const uitkomsten = ['advies-gereed', 'onvoldoende-informatie', 'terug'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(uitkomsten), motivatie: z.string().trim().min(20).max(4000), isTegenspraakGewogen: z.boolean(), ontbreekt: z.string().trim().max(2000).nullable().optional() });

/**
 * Human task analyse-vaststellen (processen §2.6 step 4). Refused with everything that stands in the way at once (R6.2); what is
 * vastgesteld no longer changes, and replaces the version before it (R6.5).
 */
export const analyseVaststellen = taakafhandeling({
  formId: 'opstellen-analyse.analyse-vaststellen', doel: 'analyse-opstellen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { analyse, lezer } = await analyseVanTaak(ctx, 'lezen');
    const mist = await blokkadesVan(ctx.kern, ctx.tx, analyse.id, true);
    const advies = lezer.niveaus.ANA === 2 ? await leesAdvies(ctx.kern, ctx.tx, analyse.id) : null;
    return {
      beginwaarden: {},
      secties: [
        { titel: 'Kan de analyse worden vastgesteld?', gegevenssoort: 'ANA', regels: mist.length === 0 ? [{ label: 'Controle', waarde: 'Er staat niets in de weg.' }] : mist.map((b, i) => ({ label: `Punt ${i + 1}`, waarde: b.melding })) },
        { titel: 'Advies', gegevenssoort: 'ANA', regels: advies === null ? [{ label: 'Kern', waarde: null }] : [{ label: 'Kern', waarde: advies.kern }, ...advies.punten.map((p) => ({ label: `Punt ${p.rang}`, waarde: `${p.aanbeveling} Eerst, want: ${p.waaromEerst}` }))] },
      ],
      scherm: { soort: 'analyse', analyseId: analyse.id },
    };
  },
  voltooi: async (ctx, a) => {
    const geladen = await analyseVanTaak(ctx, 'schrijven');
    eisAuteur(geladen);
    const { analyse } = geladen;
    if (a.uitkomst === 'onvoldoende-informatie' && (a.ontbreekt ?? '').length < 20) weigerBijFouten([{ veld: '/ontbreekt', code: 'te-kort', melding: 'Schrijf in minstens 20 tekens op welke informatie ontbreekt.' }]);
    if (a.uitkomst === 'terug') await zetStaat(ctx.tx, analyse, 'concept', ctx.now);
    else {
      const mist = await blokkadesVan(ctx.kern, ctx.tx, analyse.id, a.uitkomst === 'advies-gereed');
      if (mist.length > 0) throw new Probleem('ongeldige-overgang', 'De analyse kan nog niet worden vastgesteld. Er is niets gewijzigd. Stuur haar terug, of los de punten op.', { toegestaan: ['terug'], fouten: mist.map((b) => ({ veld: b.uitspraakId === null ? '/uitkomst' : `/uitspraken/${b.uitspraakId}`, code: b.code, melding: b.melding })) });
      await zetStaat(ctx.tx, analyse, 'vastgesteld', ctx.now, { uitkomst: a.uitkomst, vastgesteldDoor: ctx.medewerker.medewerkerId, vastgesteldOp: ctx.now });
      const vorige = analyse.vervangtId === null ? undefined : await leesAnalyse(ctx.tx, analyse.vervangtId);
      if (vorige?.status === 'vastgesteld') await zetStaat(ctx.tx, vorige, 'vervangen', ctx.now);
      await tekenTijdlijnOp(ctx.kern, ctx.tx, { casusId: ctx.casusId, op: ctx.now, soort: 'besluit', zin: `Versie ${analyse.versie} van de analyse is vastgesteld.`, bron: `analyse:${analyse.id}`, actorOrganisatieId: ctx.medewerker.organisatieId, actorMedewerkerId: ctx.medewerker.medewerkerId });
    }
    await schrijfBesluit(ctx.kern, ctx.tx, { analyseId: analyse.id, stap: 'vaststellen', uitkomst: a.uitkomst, motivatie: a.uitkomst === 'onvoldoende-informatie' ? `${a.motivatie}\n${a.ontbreekt ?? ''}` : a.motivatie, isGewogen: a.isTegenspraakGewogen, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'terug' ? 'De analyse is teruggestuurd naar de schrijver.' : 'De analyse is vastgesteld.' };
  },
});
