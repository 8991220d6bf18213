import { z } from 'zod';
import { duur, id } from '../../../domein/variabelen.ts';
import type { Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { informeerbaren, persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { termijnVanaf } from '../buren.ts';
import { voegZienswijzeToe, zienswijzenVan, verzoekenVan } from '../bijdrage-store.ts';
import { weigerBijFouten } from '../invoer.ts';
import { hoogsteHerhaling, type Analyse } from '../model.ts';
import { analyseVanTaak, eisAuteur, plaatsVan } from '../omgeving.ts';
import { laatsteBesluit, nieuweFeiten, schrijfBesluit, wijzigAnalyse, ziendeFeiten, zetStaat } from '../store.ts';
import { kandidaten, vraagGezin, vraagOrganisaties } from '../vragen.ts';

const uitkomsten = ['ter-zienswijze', 'meer-nodig'] as const;
const lang = z.string().trim().max(4000);
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), samenvatting: lang.min(20),
  zienswijzeVan: z.array(z.uuid()).max(40).default([]), uitlegGezin: lang.optional(), afzienReden: lang.optional(),
  aanWie: z.array(z.uuid()).max(40).default([]), vraagPartners: lang.optional(), gezinOpnieuw: z.array(z.uuid()).max(40).default([]),
});
type Antwoorden = z.infer<typeof antwoorden>;
const lijst = z.array(z.strictObject({ bijdrageId: id }));
const uit = z.strictObject({ uitkomst: z.enum(uitkomsten), bijdragers: z.array(z.strictObject({ bijdrageId: id, organisatieId: id })).optional(), burgerbijdragen: lijst.optional(), bijdrageTermijn: duur.optional(), zienswijzen: lijst.optional(), zienswijzeTermijn: duur.optional() });

const teKort = (veld: string, tekst: string | undefined, minstens: number, melding: string): Fout[] => ((tekst ?? '').length < minstens ? [{ veld, code: 'te-kort', melding }] : []);
const vreemd = (veld: string, gekozen: readonly string[], mag: ReadonlySet<string>): Fout[] => (gekozen.some((g) => !mag.has(g)) ? [{ veld, code: 'niet-mogelijk', melding: 'Kies iemand uit de lijst.' }] : []);

/** Who of the household is asked for a view, and why the others are not (R6.2: waived with a reason). */
const naarGezin = async (ctx: TaakContext, analyse: Analyse, a: Antwoorden) => {
  const personen = (await informeerbaren(ctx.kern, ctx.tx, ctx.casusId)).map((p) => p.persoonId);
  const niet = personen.filter((p) => !a.zienswijzeVan.includes(p));
  weigerBijFouten([
    ...vreemd('/zienswijzeVan', a.zienswijzeVan, new Set(personen)),
    ...(a.zienswijzeVan.length > 0 ? teKort('/uitlegGezin', a.uitlegGezin, 20, 'Schrijf in gewone woorden op wat er in de analyse staat en wat u vraagt.') : []),
    ...(niet.length > 0 ? teKort('/afzienReden', a.afzienReden, 20, 'Leg in minstens 20 tekens uit waarom u niet iedereen om een reactie vraagt.') : []),
  ]);
  for (const persoonId of niet) await voegZienswijzeToe(ctx.kern, ctx.tx, { analyseId: analyse.id, persoonId, bijdrageId: null, soort: 'zienswijze', uiterlijkOp: null, afzienreden: a.afzienReden ?? '', gevraagdDoor: ctx.medewerker.medewerkerId }, ctx.now);
  const gevraagd = await vraagGezin(ctx.kern, ctx.tx, a.zienswijzeVan, { analyse, plaats: plaatsVan(ctx), soort: 'zienswijze', vraag: a.uitlegGezin ?? '', gevraagdDoor: ctx.medewerker.medewerkerId });
  await zetStaat(ctx.tx, analyse, 'ter-zienswijze', ctx.now, { auteurId: ctx.medewerker.medewerkerId });
  return { zienswijzen: gevraagd.lijst, zienswijzeTermijn: gevraagd.duur };
};

/** Another round of asking, at most twice (processen §2.6 step 3). */
const naarMeer = async (ctx: TaakContext, analyse: Analyse, a: Antwoorden) => {
  const organisaties = await kandidaten(ctx.tx, analyse, ctx.now);
  const personen = new Set((await informeerbaren(ctx.kern, ctx.tx, ctx.casusId)).map((p) => p.persoonId));
  weigerBijFouten([
    ...(analyse.aantalVerzamelrondes > hoogsteHerhaling ? [{ veld: '/uitkomst', code: 'niet-mogelijk', melding: `U heeft al ${hoogsteHerhaling} keer opnieuw gevraagd. Ga verder met wat er is.` }] : []),
    ...(a.aanWie.length + a.gezinOpnieuw.length === 0 ? [{ veld: '/aanWie', code: 'verplicht', melding: 'Kies aan wie u meer wilt vragen.' }] : []),
    ...teKort('/vraagPartners', a.vraagPartners, 20, 'Schrijf op wat u nog wilt weten.'),
    ...vreemd('/aanWie', a.aanWie, new Set(organisaties.map((o) => o.id))), ...vreemd('/gezinOpnieuw', a.gezinOpnieuw, personen),
  ]);
  const verzamelronde = analyse.aantalVerzamelrondes + 1;
  const gedeeld = { analyse, plaats: plaatsVan(ctx), vraag: a.vraagPartners ?? '', gevraagdDoor: ctx.medewerker.medewerkerId };
  const bijdragers = await vraagOrganisaties(ctx.kern, ctx.tx, organisaties.filter((o) => a.aanWie.includes(o.id)), { ...gedeeld, verzamelronde });
  if (bijdragers.length < a.aanWie.length) weigerBijFouten([{ veld: '/aanWie', code: 'geen-grondslag', melding: 'Niet elke gekozen organisatie mag voor dit doel worden gevraagd.' }]);
  const gezin = await vraagGezin(ctx.kern, ctx.tx, a.gezinOpnieuw, { ...gedeeld, soort: 'eigen-verhaal' });
  if (analyse.status === 'concept') await zetStaat(ctx.tx, analyse, 'ter-bijdrage', ctx.now);
  await wijzigAnalyse(ctx.tx, analyse.id, { aantalVerzamelrondes: verzamelronde, auteurId: ctx.medewerker.medewerkerId }, ctx.now);
  return { bijdragers, burgerbijdragen: gezin.lijst, bijdrageTermijn: (await termijnVanaf(ctx.tx, plaatsVan(ctx), 'bijdrage', ctx.now)).duur };
};

const statuszin = { open: 'Nog gevraagd', geleverd: 'Bijgedragen', afgeslagen: 'Draagt niet bij', verlopen: 'Niet geantwoord' } as const;
const gezinszin = { gevraagd: 'Nog gevraagd', ontvangen: 'Heeft gereageerd', verlopen: 'Niet gereageerd', 'niet-gevraagd': 'Niet gevraagd', afgezien: 'Niet gevraagd, met reden' } as const;

/** Human task analyse-opstellen (processen §2.6 step 3): the author writes statements, links and advice on the screen, and says what comes next. */
export const analyseOpstellen = taakafhandeling({
  formId: 'opstellen-analyse.analyse-opstellen', doel: 'analyse-opstellen', aard: 'vastlegging', antwoorden, uit,
  lees: async (ctx) => {
    const { analyse, lezer } = await analyseVanTaak(ctx, 'lezen');
    const isNaam = (lezer.niveaus.IDE ?? 0) >= 1;
    const personen: { waarde: string; label: string }[] = [];
    for (const [i, p] of (await informeerbaren(ctx.kern, ctx.tx, ctx.casusId)).entries()) personen.push({ waarde: p.persoonId, label: isNaam ? (await persoonVoorUitvraag(ctx.kern, ctx.tx, p.persoonId, { IDE: 1 })).naam : `Persoon ${i + 1}` });
    const organisaties = await kandidaten(ctx.tx, analyse, ctx.now);
    const feiten = await nieuweFeiten(ctx.tx, analyse.id, ctx.now);
    const terug = await laatsteBesluit(ctx.kern, ctx.tx, analyse.id, 'vaststellen');
    const gezin = await zienswijzenVan(ctx.tx, analyse.id);
    return {
      beginwaarden: { zienswijzeVan: personen.map((p) => p.waarde) },
      opties: { zienswijzeVan: personen, gezinOpnieuw: personen, aanWie: organisaties.map((o) => ({ waarde: o.id, label: o.naam })) },
      nietMogelijk: analyse.aantalVerzamelrondes > hoogsteHerhaling ? { 'meer-nodig': `U heeft al ${hoogsteHerhaling} keer opnieuw gevraagd.` } : {},
      secties: [
        ...(feiten.length > 0 ? [{ titel: 'Er is iets nieuws', gegevenssoort: 'ANA', regels: feiten.map((f) => ({ label: { melding: 'Nieuwe melding', antwoord: 'Nieuw antwoord', gesprek: 'Nieuw gesprek', wijziging: 'Wijziging' }[f.soort] ?? 'Nieuw feit', waarde: 'Bekijk of dit de analyse verandert' })) }] : []),
        ...(terug?.uitkomst === 'terug' ? [{ titel: 'Teruggestuurd', gegevenssoort: 'ANA', regels: [{ label: 'Waarom', waarde: terug.motivatie }] }] : []),
        { titel: 'Wie droeg bij', gegevenssoort: 'ANA', regels: [
          ...(await verzoekenVan(ctx.kern, ctx.tx, analyse.id)).map((v) => ({ label: organisaties.find((o) => o.id === v.organisatieId)?.naam ?? 'Een organisatie', waarde: `${statuszin[v.status]}${v.isLaat ? ', te laat' : ''}` })),
          ...gezin.map((z) => ({ label: personen.find((p) => p.waarde === z.persoonId)?.label ?? 'Gezinslid', waarde: gezinszin[z.status] })),
        ] },
      ],
      scherm: { soort: 'analyse', analyseId: analyse.id },
    };
  },
  voltooi: async (ctx, a) => {
    const geladen = await analyseVanTaak(ctx, 'schrijven');
    eisAuteur(geladen);
    const { analyse } = geladen;
    const verder = a.uitkomst === 'ter-zienswijze' ? await naarGezin(ctx, analyse, a) : await naarMeer(ctx, analyse, a);
    await ziendeFeiten(ctx.tx, analyse.id, ctx.now);
    await schrijfBesluit(ctx.kern, ctx.tx, { analyseId: analyse.id, stap: 'opstellen', uitkomst: a.uitkomst, motivatie: a.samenvatting, door: ctx.medewerker.medewerkerId, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst, ...verder }, samenvatting: a.uitkomst === 'ter-zienswijze' ? 'De analyse gaat naar het gezin voor een reactie.' : 'Voor de analyse wordt meer informatie gevraagd.' };
  },
});
