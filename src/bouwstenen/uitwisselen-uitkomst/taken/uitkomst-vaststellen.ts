import { z } from 'zod';
import { datumVan } from '../../../domein/kalender.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { leespunten } from '../leeshulp.ts';
import { burgerzichten } from '../model.ts';
import { organisatienamen } from '../../../toegang/index.ts';
import { idVan, vraagToegang } from '../omgeving.ts';
import { toetsVaststelling } from '../regels.ts';
import { voorbeelden } from '../samenstellen.ts';
import { leesInhoud, leesUitkomst } from '../store.ts';
import { heeftRegisseur } from '../vastleggen.ts';
import { stelUitkomstVast, stuurTerugNaarVerslag } from '../vaststellen.ts';

const uitkomsten = ['vaststellen', 'terug-naar-verslag'] as const;
const zicht = z.strictObject({ volgnummer: z.int().min(1).max(50), burgerZicht: z.enum(burgerzichten), burgerReden: z.string().trim().max(1000).nullable(), burgerVanaf: z.iso.date().nullable(), tekstB1: z.string().trim().max(2000).nullable() });
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), isVoorbeeldBekeken: z.boolean(), heeftMandaat: z.boolean(), terugReden: z.string().trim().max(2000).nullable().optional(), zichten: z.array(zicht).max(50).default([]),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'vaststellen' && !a.isVoorbeeldBekeken) ctx.addIssue({ code: 'custom', path: ['isVoorbeeldBekeken'], message: 'Bekijk eerst wat elke ontvanger te zien krijgt' });
  if (a.uitkomst === 'terug-naar-verslag' && (a.terugReden ?? '').length < 10) ctx.addIssue({ code: 'custom', path: ['terugReden'], message: 'Schrijf op wat er nog moet veranderen' });
});

/** Human task uitkomst-vaststellen (processen §2.9 step 2): preview per receiver, and per besluit whether the citizen sees it. */
export const uitkomstVaststellen = taakafhandeling({
  formId: 'uitwisselen-uitkomst.uitkomst-vaststellen', doel: 'uitkomst-uitwisselen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'UIT']);
    const u = await leesUitkomst(ctx.tx, idVan(ctx, 'publicatieId'));
    if (u === undefined) throw new Error('Deze uitkomst bestaat niet');
    const volledig = (niveaus.UIT ?? -1) >= 2;
    const inhoud = await leesInhoud(ctx.tx, u);
    const regisseur = await heeftRegisseur(ctx.tx, ctx.casusId, u.casusregisseurId);
    // What still stands in the way, besides the choices the voorzitter makes here.
    const open = toetsVaststelling({ besluiten: inhoud.besluiten.map((b) => ({ ...b, burgerZicht: 'ja', tekstB1: 'gekozen bij vaststellen' })), afspraken: inhoud.afspraken, geenBesluitReden: inhoud.geenBesluitReden, heeftRegisseur: regisseur, heeftMandaat: true, vandaag: datumVan(ctx.now) });
    const namen = await organisatienamen(ctx.tx, [...inhoud.besluiten.map((b) => b.genomenDoor), ...inhoud.afspraken.map((a) => a.organisatieId), ...inhoud.meningen.map((m) => m.organisatieId)]);
    return {
      beginwaarden: { isVoorbeeldBekeken: false, heeftMandaat: false },
      secties: [
        { titel: 'De uitkomst', gegevenssoort: 'UIT', regels: [{ label: 'Nummer', waarde: u.uitkomstnummer }, { label: 'Versie', waarde: String(u.versie) }, volledig ? { label: 'Samenvatting voor het gezin', waarde: u.samenvattingB1 } : { label: 'Samenvatting voor het gezin', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
        { titel: 'Casusregisseur', gegevenssoort: 'UIT', regels: [{ label: 'Casusregisseur', waarde: regisseur ? u.casusregisseurId === null ? 'Is er al' : 'Voorgesteld in deze uitkomst' : 'Nog niemand' }] },
      ],
      scherm: {
        soort: 'uitkomst-vaststellen', vandaag: datumVan(ctx.now), open: open.map((f) => f.melding), namen: Object.fromEntries(namen),
        inhoud: volledig ? inhoud : null, ontvangers: volledig ? await voorbeelden(ctx.tx, u, inhoud, ctx.kern.clock.now()) : [], leeshulp: volledig ? leespunten([inhoud.samenvattingB1, ...inhoud.besluiten.map((b) => b.tekstB1 ?? '')].join(' ')) : [],
      },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['UIT'], 'schrijven');
    const uitkomstId = idVan(ctx, 'publicatieId');
    if (a.uitkomst === 'terug-naar-verslag') {
      await stuurTerugNaarVerslag(ctx.kern, ctx.tx, uitkomstId, a.terugReden ?? '');
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De uitkomst van het overleg is teruggestuurd om aan te vullen.' };
    }
    await stelUitkomstVast(ctx.kern, ctx.tx, { uitkomstId, zichten: a.zichten, heeftMandaat: a.heeftMandaat, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De voorzitter heeft de uitkomst van het overleg vastgesteld.' };
  },
});
