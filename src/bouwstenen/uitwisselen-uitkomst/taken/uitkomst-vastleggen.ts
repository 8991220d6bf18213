import { z } from 'zod';
import { casusVan, casusregisseurVan, mogelijkeRegisseurs } from '../../../casus/index.ts';
import { datumVan } from '../../../domein/kalender.ts';
import { id } from '../../../domein/variabelen.ts';
import { jaNee, naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { gegevenssoorten } from '../../../toegang/toegang.ts';
import { besluitsoorten, burgerzichten, steunvormen } from '../model.ts';
import { idVan, vraagToegang } from '../omgeving.ts';
import { isTerugkoppelingAfgesproken, overlegVan, overlegsoortnaam } from '../../overleggen-casus/index.ts';
import { keuzeorganisaties } from '../scherm.ts';
import { laatsteVan, leesInhoud } from '../store.ts';
import { legUitkomstVast, stelVoorUitVerslag } from '../vastleggen.ts';

const uitkomsten = ['met-besluiten', 'geen-besluiten'] as const;
const tekst = (minst: number, meest: number): z.ZodString => z.string().trim().min(minst).max(meest);
const alleenVoor = z.array(z.uuid()).min(1).max(40).nullable();
const besluit = z.strictObject({
  verslagregelId: z.uuid().nullable(), soort: z.enum(besluitsoorten), tekst: tekst(5, 4000), genomenDoor: z.uuid().nullable(), steun: z.enum(steunvormen), ingangsdatum: z.iso.date(), grondslag: tekst(2, 300).nullable(),
  isAwbBesluit: z.boolean(), rechtsmiddel: tekst(10, 1000).nullable(), alternatieven: tekst(3, 2000).nullable(), herzienDatum: z.iso.date().nullable(), alleenVoor, tekstB1: tekst(5, 2000).nullable(), burgerZicht: z.enum(burgerzichten).nullable(),
});
const afspraak = z.strictObject({ verslagregelId: z.uuid().nullable(), tekst: tekst(5, 2000), organisatieId: z.uuid().nullable(), uiterlijk: z.iso.date().nullable(), conditie: tekst(3, 500).nullable(), informeerBurger: z.boolean(), alleenVoor });
const verslagdeel = z.strictObject({ gegevenssoort: z.enum(gegevenssoorten), tekst: tekst(5, 8000), alleenVoor });
const mening = z.strictObject({ besluitVolgnummer: z.int().min(1).max(50).nullable(), organisatieId: z.uuid().nullable(), tekst: tekst(5, 2000) });
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), samenvattingB1: tekst(20, 4000), casusregisseurId: z.uuid().nullable().optional(), geenBesluitReden: tekst(10, 2000).nullable().optional(),
  besluiten: z.array(besluit).max(50).default([]), afspraken: z.array(afspraak).max(100).default([]), verslagdelen: z.array(verslagdeel).max(50).default([]), meningen: z.array(mening).max(50).default([]),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'met-besluiten' && a.besluiten.length === 0) ctx.addIssue({ code: 'custom', path: ['besluiten'], message: 'Leg minstens één besluit vast, of kies dat er geen besluit is' });
  if (a.uitkomst === 'geen-besluiten' && a.besluiten.length > 0) ctx.addIssue({ code: 'custom', path: ['uitkomst'], message: 'U koos dat er geen besluit is, maar er staan nog besluiten' });
  if (a.uitkomst === 'geen-besluiten' && !a.geenBesluitReden) ctx.addIssue({ code: 'custom', path: ['geenBesluitReden'], message: 'Leg uit waarom er geen besluit is' });
});

/** Human task uitkomst-vastleggen (processen §2.9 step 1): besluiten and afspraken from the lines of the report, completed by the secretaris. */
export const uitkomstVastleggen = taakafhandeling({
  formId: 'uitwisselen-uitkomst.uitkomst-vastleggen', doel: 'uitkomst-uitwisselen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten), publicatieId: id }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'UIT']);
    // The lines of the report are data of the overleg: read under its own doel.
    const { niveaus: overlegniveaus } = await vraagToegang(ctx, ['OVL'], 'lezen', 'casusoverleg-voeren');
    const overlegId = idVan(ctx, 'overlegId');
    const [volledig, verslagMag] = [(niveaus.UIT ?? -1) >= 2, (overlegniveaus.OVL ?? -1) >= 2];
    const bestaand = volledig ? await laatsteVan(ctx.tx, overlegId) : undefined;
    const inhoud = bestaand && await leesInhoud(ctx.tx, bestaand);
    const voorstel = verslagMag ? await stelVoorUitVerslag(ctx.tx, overlegId) : { besluiten: [], afspraken: [] };
    const casus = await casusVan(ctx.tx, ctx.casusId);
    const regisseur = await casusregisseurVan(ctx.tx, ctx.casusId);
    const overleg = await overlegVan(ctx.tx, overlegId);
    const verborgen = 'Uw rol ziet dit niet voor dit doel';
    return {
      beginwaarden: bestaand ? { samenvattingB1: bestaand.samenvattingB1, casusregisseurId: bestaand.casusregisseurId, geenBesluitReden: bestaand.geenBesluitReden, uitkomst: bestaand.geenBesluitReden === null ? 'met-besluiten' : 'geen-besluiten' } : {},
      opties: { casusregisseurId: (await mogelijkeRegisseurs(ctx.tx, ctx.now, ctx)).map((m) => ({ waarde: m.medewerkerId, label: `${m.naam}, ${m.organisatie}` })) },
      secties: [
        { titel: 'Het overleg', gegevenssoort: 'OVL', regels: [{ label: 'Soort', waarde: overleg === undefined ? null : overlegsoortnaam[overleg.soort] ?? naamVanCode(overleg.soort) }, { label: 'Genoeg partijen aanwezig', waarde: overleg?.quorumVoldaan === true ? 'Ja' : 'Nee' }, verslagMag ? { label: 'Afgesproken wie dit aan het gezin vertelt', waarde: jaNee(await isTerugkoppelingAfgesproken(ctx.tx, overlegId)) } : { label: 'Afgesproken wie dit aan het gezin vertelt', waarde: null, verborgen }] },
        { titel: 'Casus', gegevenssoort: 'CAS', regels: [{ label: 'Casusnummer', waarde: casus?.casusnummer ?? null }, { label: 'Casusregisseur', waarde: regisseur === undefined ? 'Nog geen' : 'Er is een casusregisseur' }] },
        { titel: 'Teruggestuurd', gegevenssoort: 'UIT', regels: [volledig ? { label: 'Reden', waarde: bestaand?.teruggelegdReden ?? null } : { label: 'Reden', waarde: null, verborgen }] },
      ],
      scherm: {
        soort: 'uitkomst-vastleggen', vandaag: datumVan(ctx.now), voorstel, organisaties: await keuzeorganisaties(ctx.tx, overlegId, ctx.verbandCode, ctx.regioCode),
        bestaand: inhoud === undefined ? null : { besluiten: inhoud.besluiten, afspraken: inhoud.afspraken, verslagdelen: inhoud.verslagdelen, meningen: inhoud.meningen },
      },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['UIT'], 'schrijven');
    const urgentie = ctx.variabelen['urgentieCode'];
    const publicatieId = await legUitkomstVast(ctx.kern, ctx.tx, {
      overlegId: idVan(ctx, 'overlegId'), casusId: ctx.casusId, urgentieCode: typeof urgentie === 'string' ? urgentie : null, samenvattingB1: a.samenvattingB1,
      geenBesluitReden: a.uitkomst === 'geen-besluiten' ? a.geenBesluitReden ?? null : null, casusregisseurId: a.casusregisseurId ?? null, door: ctx.medewerker.medewerkerId,
      besluiten: a.besluiten, afspraken: a.afspraken, verslagdelen: a.verslagdelen, meningen: a.meningen,
    });
    return { variabelen: { uitkomst: a.uitkomst, publicatieId }, samenvatting: 'De uitkomst van het overleg is opgeschreven.' };
  },
});
