import { z } from 'zod';
import { betrokkenenVan, casusVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { burgerVan, burgerlezerVan, casussenVanBurger, isPortaalOpen, type Burger } from '../deelnemen-burger/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import { feedbackvragenVoor, leesFeedbackvraag } from './afsluit-store.ts';
import { afsluitbeeld, nazorgbeeld } from './beeld.ts';
import { beantwoordFeedback } from './feedback.ts';
import { beantwoordOverdracht } from './overdracht.ts';
import { overdrachtenVoor } from './overdracht-store.ts';
import { nazorgVanCasus } from './store.ts';
import { signaleerTerugval } from './terugval.ts';

const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
const params = z.strictObject({ id: z.uuid() });

type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };
/** Asks toegang for a casus; also when it does not exist, so that the answer and its time are the same. */
const vraagCasus = async (tx: Tx, v: Vraag, id: string, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven', velden: readonly string[]): Promise<Toegangsbesluit> => {
  if (v.doel === undefined) throw new Probleem('doel-ontbreekt', 'Geef met de header Doel aan waarvoor u dit nodig heeft.');
  const casus = await casusVan(tx, id);
  const besluit = await maakToegang(v.kern).vraag(tx, {
    aanvrager: v.aanvrager, doel: v.doel, actie, gevraagd, velden, traceparent: v.traceparent,
    object: { type: 'casus', id, casusId: id, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus ? (await betrokkenenVan(tx, id)).map((b) => b.persoonId) : [] },
  });
  if (!casus) throw nietGevonden();
  return besluit;
};

/** A citizen's own question is his data too (R0.5): logged per casus. */
const logEigen = async (kern: Kern, tx: Tx, burger: Burger, casusId: string, objectId: string, actie: 'lezen' | 'schrijven', traceparent: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  if (!casus) return;
  await maakToegang(kern).vraag(tx, {
    aanvrager: burger, doel: 'burger-informeren', actie, gevraagd: ['CAS', 'BUI'], traceparent,
    object: { type: 'informering', id: objectId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [burger.persoonId], feiten: { ZELF: true } },
  });
};

const score = z.int().min(1).max(5);
const moment = z.strictObject({ nummer: z.int(), geplandOp: z.iso.datetime(), vorm: z.string(), status: z.string(), uitkomst: z.string().nullable(), cijfers: z.record(z.string(), score).nullable(), goed: z.string().nullable(), steun: z.string().nullable(), reden: z.string().nullable() });
const signaal = z.strictObject({ bron: z.string(), op: z.iso.datetime(), ernst: z.int(), status: z.string(), weging: z.string().nullable() });
const nazorg = z.strictObject({ status: z.string(), ritme: z.array(z.string()), gestartOp: z.iso.datetime(), eindigtOp: z.iso.datetime().nullable(), momenten: z.array(moment), signalen: z.array(signaal) });
const dossier = z.strictObject({ organisatie: z.string(), bewarenTot: z.iso.date().nullable(), regel: z.string().nullable(), bron: z.string().nullable(), vlaggen: z.array(z.string()) });

/** Who answers for an organisation that is asked: those who may direct a casus there, because not every kind has a procesregisseur (domein §7). */
const overnamerollen = ['procesregisseur', 'casusregisseur'] as const;
const organisatieVanAanvrager = (a: Aanvrager): { organisatieId: string; medewerkerId: string } => {
  if (a.soort !== 'medewerker') throw nietGevonden();
  return a;
};

/** Offers to take a casus over at its closing: ids and a date only. Before accepting nothing of the casus is shown (R10.6), so there is nothing to ask `toegang` for. */
const overdrachtroutes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/afsluit-overdrachten', titel: 'Casussen die uw organisatie kan overnemen', uitleg: 'Gevraagd bij het sluiten, en nog niet beantwoord.', wie: [...overnamerollen],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), aangebodenOp: z.iso.datetime() })) }) },
    verwerk: ({ kern, aanvrager }) => kern.db.transaction(async (tx) => ({ status: 200 as const, body: { items: (await overdrachtenVoor(tx, organisatieVanAanvrager(aanvrager).organisatieId)).map((o) => ({ id: o.id, aangebodenOp: o.aangebodenOp.toISOString() })) } })),
  }),
  route({
    methode: 'post', pad: '/api/v1/afsluit-overdrachten/:id/antwoorden', titel: 'Overname beantwoorden', uitleg: 'Neem de casus over, of weiger met een reden. Tot u aanvaardt blijft de casus bij de ander.', wie: [...overnamerollen], params,
    body: z.strictObject({ uitkomst: z.enum(['geaccepteerd', 'geweigerd']), reden: z.string().trim().max(1000).nullable() }).refine((b) => b.uitkomst === 'geaccepteerd' || (b.reden ?? '').length >= 20, { path: ['reden'], message: 'Schrijf in minstens 20 tekens op waarom niet' }), antwoorden: { 204: null },
    verwerk: async ({ kern, params: { id }, body, aanvrager }) => {
      const { organisatieId, medewerkerId } = organisatieVanAanvrager(aanvrager);
      await kern.db.transaction((tx) => beantwoordOverdracht(kern, tx, { overdrachtId: id, organisatieId, medewerkerId, ...body }));
      return { status: 204 };
    },
  }),
];

export const routes: Route[] = [
  ...overdrachtroutes,
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/nazorg', titel: 'Nazorg en afsluiting van een casus', uitleg: 'De momenten, de signalen van terugval, en na het sluiten de reden en de bewaartermijn per organisatie.',
    wie: ['procesregisseur', 'casusregisseur', 'deelnemer'], doel: 'verplicht', params,
    antwoorden: { 200: z.strictObject({ nazorg: nazorg.nullable(), afsluiting: z.strictObject({ reden: z.string(), geslotenOp: z.iso.datetime(), portaalTot: z.iso.date().nullable(), dossiers: z.array(dossier) }).nullable() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { niveaus } = await vraagCasus(tx, v, v.params.id, ['CAS', 'PRO', 'ORG', 'VEI', 'BUI'], 'lezen', ['nazorg', 'afsluiting']);
      const n = await nazorgVanCasus(tx, v.params.id);
      const a = (niveaus.CAS ?? -1) >= 1 ? await afsluitbeeld(tx, v.params.id) : null;
      return { status: 200, body: { nazorg: n ? await nazorgbeeld(tx, n, niveaus) : null, afsluiting: a && { ...a, dossiers: (niveaus.ORG ?? -1) >= 1 ? a.dossiers : [] } } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casussen/:id/terugvalsignalen', titel: 'Signaal van terugval geven', uitleg: 'Meldt tijdens de nazorg dat het misschien minder gaat. Een mens weegt het; er begint niets vanzelf.',
    wie: ['deelnemer', 'procesregisseur', 'casusregisseur'], doel: 'verplicht', params, body: z.strictObject({ id: nieuwId, ernst: z.int().min(1).max(3) }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      await vraagCasus(tx, v, v.params.id, ['CAS'], 'schrijven', ['terugvalsignaal']);
      return { status: 201, body: await eenmalig(v, tx, 'terugvalsignaal', async () => {
        const id = await signaleerTerugval(v.kern, tx, v.params.id, { bron: 'partner', ernst: v.body.ernst as 1 | 2 | 3, bronId: v.body.id });
        if (id === null) throw new Probleem('ongeldige-overgang', 'Deze casus heeft geen lopende nazorg. Doe een melding als u zorgen heeft. Er is niets gewijzigd.', { toegestaan: [] });
        return { id };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/casussen/:id/terugvalsignalen', titel: 'Laten weten dat het minder gaat', uitleg: 'Tijdens de nazorg. Een mens kijkt ernaar en neemt contact op; er begint niets vanzelf.', wie: ['burger'], params,
    body: z.strictObject({ id: nieuwId, isDringend: z.boolean() }), antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const burger = burgerVan(v.aanvrager), { id: casusId } = v.params;
      // The same answer for somebody else's casus and for one that does not exist.
      if (!(await casussenVanBurger(tx, burger.persoonId)).includes(casusId)) throw new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
      await logEigen(v.kern, tx, burger, casusId, casusId, 'schrijven', v.traceparent);
      return { status: 201, body: await eenmalig(v, tx, 'terugvalsignaal-burger', async () => {
        const id = await signaleerTerugval(v.kern, tx, casusId, { bron: 'burger', ernst: v.body.isDringend ? 3 : 2, bronId: v.body.id });
        if (id === null) throw new Probleem('ongeldige-overgang', 'Op dit moment kan dat hier niet. Bel de organisatie die u hielp. Is er gevaar? Bel 112.', { toegestaan: [] });
        return { id };
      }) };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/feedbackvragen', titel: 'Vragen over hoe het ging', uitleg: 'Na het sluiten vragen wij hoe u de samenwerking vond. Antwoorden hoeft niet.', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), gevraagdOp: z.iso.datetime() })) }) },
    verwerk: ({ kern, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerlezerVan(aanvrager);
      const vragen = [];
      for (const f of await feedbackvragenVoor(tx, burger.persoonId)) if (await isPortaalOpen(tx, burger.persoonId, f.casusId)) vragen.push(f);
      for (const f of vragen) await logEigen(kern, tx, burger, f.casusId, f.id, 'lezen', traceparent);
      return { status: 200, body: { items: vragen.map((f) => ({ id: f.id, gevraagdOp: f.gevraagdOp.toISOString() })) } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/feedbackvragen/:id/antwoorden', titel: 'Vertellen hoe het ging', wie: ['burger'], params, body: z.strictObject({ gehoord: score, geholpen: score, opmerking: z.string().trim().min(1).max(2000).nullable() }), antwoorden: { 204: null },
    verwerk: ({ kern, params: p, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerVan(aanvrager);
      const vraag = await leesFeedbackvraag(tx, p.id);
      if (vraag?.persoonId === burger.persoonId) await logEigen(kern, tx, burger, vraag.casusId, vraag.id, 'schrijven', traceparent);
      await beantwoordFeedback(kern, tx, { id: p.id, persoonId: burger.persoonId, ...body });
      return { status: 204 };
    }),
  }),
];
