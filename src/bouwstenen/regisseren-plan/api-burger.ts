import { z } from 'zod';
import { casusVan } from '../../casus/index.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import { beantwoordBijdrage, bijdrageVan, burgerlezerVan, burgerVan, isNietsAchtergehouden, neutraal, type Burger } from '../deelnemen-burger/index.ts';
import { instemwijzen } from '../../domein/plan/instemming.ts';
import { doelklaar } from '../../domein/plan/model.ts';
import { betrokkenenVanDoel, noteerGeweigerd, veranderInstemming } from './instemmen.ts';
import { hoogsteAantalDoelen, lopend, type Akkoord, type Doel, type Plan } from './model.ts';
import { gezinVan } from './omgeving.ts';
import { toonWijzigingen, wijzigingsvraag } from './wijziging-tonen.ts';
import { akkoordenVan, doelenVan, instemmingenVan, interventiesVan, leesPlan, meelezersVan, opmerkingenVan, plannenBijPersoon, planVast, voegDoelToe, voegInterventieToe, voegOpmerkingToe } from './store.ts';

/** His own plan, only when he was really asked about it or reads along, and nothing is held back from him (R7.2); everything else is the same neutral answer. Reading it is logged (R0.5). */
export const planVanBurger = async (kern: Kern, tx: Tx, burger: Burger, planId: string, traceparent: string, actie: 'lezen' | 'schrijven'): Promise<{ plan: Plan; akkoord: Akkoord | undefined; isGevraagd: boolean; /** Changes about which he was really asked. */ wijzigingen: Akkoord[] }> => {
  // Who answers waits for the step that reads the answers, in the same order: the plan first. Otherwise he goes on with what it was before.
  const gelezen = await leesPlan(tx, planId), plan = gelezen !== undefined && actie === 'schrijven' ? await planVast(tx, planId) : gelezen;
  const eigen = plan === undefined ? [] : (await akkoordenVan(tx, plan.id)).filter((a) => a.persoonId === burger.persoonId);
  const laatste = eigen.findLast((a) => !a.isWijziging), wijzigingen = eigen.filter((a) => a.isWijziging);
  const bijdrage = laatste === undefined ? undefined : await bijdrageVan(tx, laatste.bijdrageId);
  // A question that was never put to him is none.
  const akkoord = bijdrage !== undefined && ['gevraagd', 'beantwoord', 'verlopen'].includes(bijdrage.status) ? laatste : undefined;
  const casus = plan === undefined ? undefined : await casusVan(tx, plan.casusId);
  const leest = akkoord !== undefined || wijzigingen.length > 0 || (plan !== undefined && (await meelezersVan(tx, plan.id)).some((m) => m.persoonId === burger.persoonId));
  if (plan === undefined || casus === undefined || !leest || !await isNietsAchtergehouden(tx, burger.persoonId, plan.casusId)) throw neutraal();
  await maakToegang(kern).vraag(tx, {
    aanvrager: burger, doel: 'burger-informeren', actie, gevraagd: ['PLA', 'BUI'], traceparent, velden: ['plan'],
    object: { type: 'casus', id: plan.casusId, casusId: plan.casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [burger.persoonId], feiten: { ZELF: true } },
  });
  return { plan, akkoord, isGevraagd: akkoord !== undefined && bijdrage?.status === 'gevraagd', wijzigingen };
};

/** Enough for a real conversation; more is for a talk. */
const hoogsteAantalOpmerkingen = 100;
const params = z.strictObject({ id: z.uuid() });
const onderdeel = z.strictObject({ id: z.uuid(), omschrijving: z.string(), wie: z.string().nullable(), van: z.string().nullable(), tot: z.string().nullable(), status: z.string(), isVoorgesteld: z.boolean(), mijnOpmerkingen: z.array(z.strictObject({ op: z.string(), tekst: z.string() })), mijnAkkoord: z.strictObject({ uitkomst: z.enum(['gegeven', 'geweigerd']), wijze: z.enum(instemwijzen), op: z.iso.date() }).nullable() });
const burgerplan = z.strictObject({ planId: z.uuid(), status: z.string(), bijdrageId: z.uuid().nullable(), isGevraagd: z.boolean(), mijnAntwoord: z.string().nullable(), wijzigingen: z.array(wijzigingsvraag).describe('Wijzigingen waarover u een vraag kreeg'), rechtsmiddel: z.string().nullable().describe('In een gedwongen kader: wat iemand kan doen die het niet eens is'), doelen: z.array(z.strictObject({ id: z.uuid(), titel: z.string(), tekst: z.string(), streefdatum: z.string().nullable(), status: z.string(), isVanMij: z.boolean(), isVoorgesteld: z.boolean(), onderdelen: z.array(onderdeel) })) });

const planantwoord = z.strictObject({ uitkomst: z.enum(['akkoord', 'deels', 'geen-akkoord']), tekst: z.string().trim().min(1).max(10_000).nullable(), geweigerd: z.array(z.strictObject({ interventieId: z.uuid(), reden: z.string().trim().min(3).max(500) })).max(50).default([]) })
  .refine((b) => (b.uitkomst === 'deels') === (b.geweigerd.length > 0), { path: ['geweigerd'], message: 'Bent u het deels eens? Kies dan welke delen u niet wilt' });

/** In a gedwongen kader parts hold without a yes (R10.1); then he reads what he can do about it (domein §7.10). Which maatregel it is, is not repeated here. */
const gedwongenRechtsmiddel = [
  'Voor uw gezin is een maatregel opgelegd. Daarom kan dit plan ook doorgaan als u het er niet mee eens bent. Wij horen graag wat u ervan vindt.',
  'Bent u het niet eens met de maatregel of met een besluit dat daarbij hoort? Dan kunt u naar de rechter. Een advocaat of het Juridisch Loket vertelt u hoe dat gaat en hoeveel tijd u heeft.',
  'Bent u niet tevreden over hoe wij het plan uitvoeren? Dan kunt u hier een klacht indienen.',
].join('\n\n');

/** R7.4, R10.7: a doel is for the persons it concerns, and for who speaks for a minor among them; whose organisation owns it does not matter. */
const isVoor = (d: Doel, voorWie: ReadonlySet<string>): boolean => betrokkenenVanDoel(d).some((id) => voorWie.has(id));
const doelenVoor = async (kern: Kern, tx: Tx, plan: Plan, persoonId: string): Promise<Doel[]> => {
  const voorWie = new Set([persoonId, ...(await gezinVan(kern, tx, plan.casusId)).find((g) => g.persoonId === persoonId)?.namens ?? []]);
  return (await doelenVan(tx, plan.id)).filter((d) => isVoor(d, voorWie));
};

/** More of these wait for the casusregisseur: a citizen may propose five doelen and five acties. */
const teVeel = (veld: string): Probleem => new Probleem('ongeldige-invoer', 'U heeft al vijf voorstellen gedaan. Er is niets opgeslagen.', { fouten: [{ veld, code: 'te-veel', melding: 'Wacht tot de casusregisseur uw voorstellen heeft gelezen' }] });
const eisLopend = (plan: Plan): void => { if (['afgerond', 'ingetrokken'].includes(plan.status)) throw new Probleem('ongeldige-overgang', 'Dit plan loopt niet meer. Er is niets gewijzigd.', { toegestaan: [] }); };

const toonBurgerplan = async (kern: Kern, tx: Tx, burger: Burger, p: { plan: Plan; akkoord: Akkoord | undefined; isGevraagd: boolean; wijzigingen: readonly Akkoord[] }): Promise<z.infer<typeof burgerplan>> => {
  const interventies = (await interventiesVan(tx, p.plan.id)).filter((i) => (i.uitvoerderPersoonId === null || i.uitvoerderPersoonId === burger.persoonId) && (!i.isVoorgesteld || i.voorgesteldDoor === burger.persoonId));
  const organisaties = new Map((await tx('organisatie').whereIn('id', interventies.flatMap((i) => i.organisatieId ?? [])).where('beschermd', false).select('id', 'naam') as { id: string; naam: string }[]).map((o) => [o.id, o.naam]));
  const doelen = await doelenVoor(kern, tx, p.plan, burger.persoonId);
  const opmerkingen = (await opmerkingenVan(tx, p.plan.id)).filter((x) => x.persoonId === burger.persoonId);
  const gezegd = new Map((await instemmingenVan(tx, p.plan.id)).filter((s) => s.persoonId === burger.persoonId).map((s) => [s.interventieId, { uitkomst: s.uitkomst, wijze: s.wijze, op: s.gezegdOp }]));
  return {
    planId: p.plan.id, status: p.plan.status, bijdrageId: p.akkoord?.bijdrageId ?? null, isGevraagd: p.isGevraagd, mijnAntwoord: p.akkoord?.status ?? null, wijzigingen: lopend.includes(p.plan.status) ? await toonWijzigingen(kern, tx, p.plan, p.wijzigingen) : [], rechtsmiddel: p.plan.kader === 'gedwongen' ? gedwongenRechtsmiddel : null,
    doelen: doelen.map((d) => ({
      id: d.id, titel: d.titel, tekst: d.specifiek, streefdatum: d.streefdatum, status: d.status, isVanMij: d.eigenaarPersoonId === burger.persoonId, isVoorgesteld: d.isVoorgesteld,
      onderdelen: interventies.filter((i) => i.doelId === d.id).map((i) => ({ id: i.id, omschrijving: i.omschrijving, wie: i.uitvoerderPersoonId === burger.persoonId ? 'U zelf' : organisaties.get(i.organisatieId ?? '') ?? null, van: i.geplandVan, tot: i.geplandTot, status: i.status, isVoorgesteld: i.isVoorgesteld, mijnOpmerkingen: opmerkingen.filter((x) => x.interventieId === i.id).map((x) => ({ op: x.op.toISOString(), tekst: x.tekst })), mijnAkkoord: gezegd.get(i.id) ?? null })),
    })),
  };
};

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/mijn/plannen', titel: 'Mijn plan', wie: ['burger'], antwoorden: { 200: z.strictObject({ items: z.array(burgerplan) }) },
    verwerk: ({ kern, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerlezerVan(aanvrager);
      const items: z.infer<typeof burgerplan>[] = [];
      for (const id of await plannenBijPersoon(tx, burger.persoonId)) {
        try { items.push(await toonBurgerplan(kern, tx, burger, await planVanBurger(kern, tx, burger, id, traceparent, 'lezen'))); } catch (fout) { if (!(fout instanceof Probleem) || fout.code !== 'niet-gevonden') throw fout; }
      }
      return { status: 200, body: { items } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/plannen/:id/antwoorden', titel: 'Antwoorden op mijn plan', uitleg: 'Eens, niet eens, of deels: dan noemt u de delen die u niet wilt, en gaat u met de andere akkoord.', wie: ['burger'], params,
    body: planantwoord, antwoorden: { 204: null },
    verwerk: ({ kern, params: { id }, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerVan(aanvrager);
      const { plan, akkoord } = await planVanBurger(kern, tx, burger, id, traceparent, 'schrijven');
      if (akkoord === undefined) throw neutraal();
      await noteerGeweigerd(kern, tx, { plan, akkoord, delen: body.geweigerd });
      await beantwoordBijdrage(kern, tx, { bijdrageId: akkoord.bijdrageId, persoonId: burger.persoonId, uitkomst: body.uitkomst === 'akkoord' ? 'akkoord' : 'geen-akkoord', tekst: body.tekst });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'put', pad: '/api/v1/mijn/plannen/:id/antwoorden', titel: 'Mijn antwoord op het plan veranderen', uitleg: 'Kan tot de datum die bij de vraag stond. Uw eerdere antwoord blijft bewaard, en de casusregisseur krijgt een seintje.', wie: ['burger'], params, body: planantwoord, antwoorden: { 204: null },
    verwerk: ({ kern, params: { id }, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerVan(aanvrager);
      const { plan, akkoord } = await planVanBurger(kern, tx, burger, id, traceparent, 'schrijven');
      if (akkoord === undefined) throw neutraal();
      eisLopend(plan);
      await veranderInstemming(kern, tx, { plan, akkoord, uitkomst: body.uitkomst === 'akkoord' ? 'akkoord' : 'geen-akkoord', tekst: body.tekst, delen: body.geweigerd });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/plannen/:id/voorstellen', titel: 'Een doel voorstellen', uitleg: 'Uw voorstel komt bij de casusregisseur (R10.7).', wie: ['burger'], params, body: z.strictObject({ id: nieuwId, titel: z.string().trim().min(3).max(120), tekst: z.string().trim().min(3).max(2000) }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body } = v, burger = burgerVan(v.aanvrager);
      const { plan } = await planVanBurger(kern, tx, burger, v.params.id, v.traceparent, 'schrijven');
      return { status: 201, body: await eenmalig(v, tx, 'doelvoorstel', async () => {
        eisLopend(plan);
        if ((await doelenVan(tx, plan.id)).filter((d) => d.isVoorgesteld && d.eigenaarPersoonId === burger.persoonId).length >= hoogsteAantalDoelen) throw teVeel('/titel');
        return { id: await voegDoelToe(tx, { id: body.id, planId: plan.id, titel: body.titel, specifiek: body.tekst, eigenaarPersoonId: burger.persoonId, isVoorgesteld: true }, kern.clock.now()) };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/plannen/:id/actievoorstellen', titel: 'Een actie voorstellen', uitleg: 'Iets wat u zelf of een organisatie kan doen voor een doel dat over u gaat. Uw voorstel komt bij de casusregisseur (R10.7).', wie: ['burger'], params,
    body: z.strictObject({ id: nieuwId, doelId: z.uuid(), omschrijving: z.string().trim().min(3).max(500), doetZelf: z.boolean() }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body } = v, burger = burgerVan(v.aanvrager);
      const { plan } = await planVanBurger(kern, tx, burger, v.params.id, v.traceparent, 'schrijven');
      return { status: 201, body: await eenmalig(v, tx, 'actievoorstel', async () => {
        eisLopend(plan);
        if (!(await doelenVoor(kern, tx, plan, burger.persoonId)).some((d) => d.id === body.doelId && !doelklaar.includes(d.status))) throw new Probleem('ongeldige-invoer', 'Dit doel staat niet in uw plan. Er is niets opgeslagen.', { fouten: [{ veld: '/doelId', code: 'niet-mogelijk', melding: 'Kies een doel uit uw plan' }] });
        if ((await interventiesVan(tx, plan.id)).filter((i) => i.isVoorgesteld && i.voorgesteldDoor === burger.persoonId).length >= hoogsteAantalDoelen) throw teVeel('/omschrijving');
        return { id: await voegInterventieToe(tx, { id: body.id, planId: plan.id, doelId: body.doelId, omschrijving: body.omschrijving, uitvoerderPersoonId: body.doetZelf ? burger.persoonId : null, isVoorgesteld: true, voorgesteldDoor: burger.persoonId }, kern.clock.now()) };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/plannen/:id/opmerkingen', titel: 'Iets zeggen over een deel van mijn plan', uitleg: 'De casusregisseur leest dit bij dat deel (ux §4.11). Het is geen akkoord en geen weigering.', wie: ['burger'], params,
    body: z.strictObject({ id: nieuwId, interventieId: z.uuid(), tekst: z.string().trim().min(3).max(1000) }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body } = v, burger = burgerVan(v.aanvrager);
      const p = await planVanBurger(kern, tx, burger, v.params.id, v.traceparent, 'schrijven');
      return { status: 201, body: await eenmalig(v, tx, 'planopmerking', async () => {
        eisLopend(p.plan);
        const delen = (await toonBurgerplan(kern, tx, burger, p)).doelen.flatMap((d) => d.onderdelen);
        const deel = delen.find((o) => o.id === body.interventieId);
        if (deel === undefined) throw new Probleem('ongeldige-invoer', 'Dit onderdeel staat niet in uw plan. Er is niets opgeslagen.', { fouten: [{ veld: '/interventieId', code: 'niet-mogelijk', melding: 'Kies een onderdeel uit uw plan' }] });
        if (delen.reduce((n, o) => n + o.mijnOpmerkingen.length, 0) >= hoogsteAantalOpmerkingen) throw new Probleem('ongeldige-invoer', 'U schreef al heel veel bij dit plan. Bel uw casusregisseur. Er is niets opgeslagen.', { fouten: [{ veld: '/tekst', code: 'te-veel', melding: 'Bel uw casusregisseur' }] });
        return { id: await voegOpmerkingToe(tx, { id: body.id, planId: p.plan.id, interventieId: deel.id, persoonId: burger.persoonId, tekst: body.tekst, op: kern.clock.now() }) };
      }) };
    }),
  }),
];
