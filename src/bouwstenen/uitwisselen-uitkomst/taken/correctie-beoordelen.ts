import { z } from 'zod';
import { id } from '../../../domein/variabelen.ts';
import { jaNee, naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { corrigeer, wijsCorrectieAf } from '../corrigeren.ts';
import type { Correctie, Inhoud } from '../model.ts';
import { idVan, organisatie, vraagToegang } from '../omgeving.ts';
import { beslisteCorrecties, laatsteVan, leesCorrectie, leesInhoud, leesUitkomst } from '../store.ts';

const uitkomsten = ['corrigeren', 'afwijzen'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), tekst: z.string().trim().max(8000).nullable().optional(), tekstB1: z.string().trim().max(2000).nullable().optional(), motivatie: z.string().trim().min(20).max(2000), isBesprokenMetVrager: z.boolean(),
}).superRefine((a, ctx) => { if (a.uitkomst === 'corrigeren' && (a.tekst ?? '').length < 5) ctx.addIssue({ code: 'custom', path: ['tekst'], message: 'Schrijf de nieuwe tekst op' }); });

const tekstVan = (inhoud: Inhoud, c: Correctie): string | null => {
  if (c.onderdeel === 'samenvatting') return inhoud.samenvattingB1;
  return ({ besluit: inhoud.besluiten, afspraak: inhoud.afspraken, verslagdeel: inhoud.verslagdelen }[c.onderdeel] as readonly { volgnummer: number; tekst: string }[]).find((r) => r.volgnummer === c.volgnummer)?.tekst ?? null;
};

/** Human task correctie-beoordelen (processen §2.9 step 4, R9.5): the voorzitter makes a new version or says why not. */
export const correctieBeoordelen = taakafhandeling({
  formId: 'uitwisselen-uitkomst.correctie-beoordelen', doel: 'uitkomst-uitwisselen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten), publicatieId: id.optional() }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'UIT']);
    const c = await leesCorrectie(ctx.tx, idVan(ctx, 'correctieId'));
    const u = c && await leesUitkomst(ctx.tx, c.uitkomstId);
    const laatste = u && await laatsteVan(ctx.tx, u.overlegId);
    if (c === undefined || u === undefined || laatste === undefined) throw new Error('Deze correctie bestaat niet');
    const inhoud = await leesInhoud(ctx.tx, laatste);
    const volledig = (niveaus.UIT ?? -1) >= 2;
    const nu = volledig ? tekstVan(inhoud, c) : null;
    const veld = (label: string, waarde: string | null): { label: string; waarde: string | null; verborgen?: string } => (volledig ? { label, waarde } : { label, waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' });
    const besluit = c.onderdeel === 'besluit' ? inhoud.besluiten.find((b) => b.volgnummer === c.volgnummer) : undefined;
    return {
      beginwaarden: volledig ? { tekst: c.voorstel, tekstB1: besluit?.tekstB1 ?? null, isBesprokenMetVrager: false } : { isBesprokenMetVrager: false },
      secties: [
        { titel: 'Wat klopt er niet?', gegevenssoort: 'UIT', regels: [{ label: 'Gevraagd door', waarde: (await organisatie(ctx.tx, c.gevraagdDoor)).naam }, { label: 'Onderdeel', waarde: c.volgnummer === null ? 'Samenvatting' : `${naamVanCode(c.onderdeel)} ${c.volgnummer}` }, veld('Wat klopt er niet', c.watKloptNiet), veld('Voorstel', c.voorstel)] },
        { titel: 'Tekst van nu', gegevenssoort: 'UIT', regels: [{ label: 'Versie', waarde: String(laatste.versie) }, veld('Tekst', nu)] },
        { titel: 'Eerder besloten over dit onderdeel', gegevenssoort: 'UIT', regels: (await beslisteCorrecties(ctx.tx, u.overlegId, c)).map((e) => veld(naamVanCode(e.status), `${e.motivatie ?? ''} Besproken met wie het vroeg: ${jaNee(e.isBesproken) ?? 'Niet bekend'}.`)) },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['UIT'], 'schrijven');
    const [correctieId, door] = [idVan(ctx, 'correctieId'), ctx.medewerker.medewerkerId];
    if (a.uitkomst === 'afwijzen') {
      await wijsCorrectieAf(ctx.kern, ctx.tx, { correctieId, motivatie: a.motivatie, isBesproken: a.isBesprokenMetVrager, door });
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Een gevraagde correctie van de uitkomst is afgewezen.' };
    }
    const publicatieId = await corrigeer(ctx.kern, ctx.tx, { correctieId, tekst: a.tekst ?? '', tekstB1: a.tekstB1 ?? null, motivatie: a.motivatie, isBesproken: a.isBesprokenMetVrager, door });
    return { variabelen: { uitkomst: a.uitkomst, publicatieId }, samenvatting: 'De uitkomst van het overleg wordt verbeterd.' };
  },
});
