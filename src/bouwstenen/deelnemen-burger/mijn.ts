import { z } from 'zod';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { isMoment, isUuid } from '../../platform/http/invoer.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { burgerVan, burgerlezerVan, logLezen, neutraal } from './burger.ts';
import { casussenVan, mijnCasus, stapnamen } from './mijn-casussen.ts';
import { klachtkeuzes } from './klachten.ts';
import { kinderenVan, namensKind } from './namens.ts';
import { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
import { antwoordenVan, leesBijdrage, versiesVan } from './store.ts';
import { veranderAntwoord, veranderenTot } from './veranderen.ts';
import { mijnUitwisselingen } from './uitwisselingen.ts';
import { verzoeksoorten } from './verzoek-model.ts';
import { stappenVan, verzoekenVan } from './verzoek-store.ts';
import { dienVerzoekIn, trekVerzoekIn, vulVerzoekAan } from './verzoeken.ts';

const casus = z.strictObject({
  id: z.uuid(), watNu: z.string(), ronde: z.int(), stappen: z.array(z.strictObject({ naam: z.enum(stapnamen), stand: z.enum(['klaar', 'nu', 'later']) })), helpers: z.array(z.strictObject({ organisatie: z.string(), taak: z.string() })),
  klachtOver: z.array(z.strictObject({ organisatieId: z.uuid(), naam: z.string(), functies: z.array(z.string()) })).describe('Over welke organisatie, en welke functie daarvan, u kunt klagen'),
  namens: z.strictObject({ kinderen: z.array(z.strictObject({ persoonId: z.uuid(), naam: z.string() })), wordtBeoordeeld: z.boolean() }).describe('Voor welke kinderen u zelf iets mag vragen'),
});
const verzoek = z.strictObject({
  id: z.uuid(), nummer: z.string(), soort: z.enum(verzoeksoorten), omschrijving: z.string(), stand: z.enum(['ontvangen', 'bekeken', 'vraag-aan-u', 'antwoord', 'ingetrokken']), ontvangenOp: z.string(), uiterlijkOp: z.string().nullable(),
  vraag: z.string().nullable().describe('Wat wij nu van u willen weten'), magIntrekken: z.boolean(),
});
const perBladzijde = 50;
const cursorVan = z.string().refine((c) => { const [op = '', id = '', ...rest] = c.split('_'); return rest.length === 0 && isMoment(op) && isUuid(id); }, 'Deze bladwijzer kennen wij niet.').describe('moment en id van de laatste regel');
const uitwisseling = z.strictObject({
  id: z.uuid(), op: z.string(), van: z.string(), naar: z.string(), wat: z.array(z.string()), waarvoor: z.string(), wetten: z.array(z.string()), uitkomst: z.enum(['gevraagd', 'gedeeld', 'ingezien']), isLaterGetoond: z.boolean().describe('Dit mocht eerst nog niet getoond worden'),
});
export const klachtover = z.strictObject({ organisatieId: z.uuid(), functie: z.string().nullable() }).describe('Alleen bij een klacht: over welke organisatie, en eventueel welke functie');
const omschrijving = z.string().trim().min(10, 'Schrijf in ten minste 10 tekens wat u vraagt').max(4000);

/** What a citizen sees and does besides his messages (ux §4.16): the steps of his case, his answers, and his rights. */
export const mijnRoutes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/mijn/casussen', titel: 'Mijn casussen', uitleg: 'Waar uw casus staat en welke organisaties u helpen. Geen namen van medewerkers.', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(casus) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager);
      const items = await kern.db.transaction(async (tx) => {
        const ids = await casussenVan(tx, burger.persoonId);
        await logLezen(kern, tx, burger, ids, burger.accountId, traceparent, ['CAS', 'PRO', 'ORG']);
        const uit = [];
        for (const id of ids) {
          const kinderen = await kinderenVan(kern, tx, burger.persoonId, id);
          for (const kind of kinderen) await logLezen(kern, tx, burger, [id], burger.accountId, traceparent, ['CAS', 'IDE'], { namens: kind });
          const c = await mijnCasus(tx, id, kern.clock.now());
          if (c !== undefined) uit.push({ ...c, klachtOver: await klachtkeuzes(kern, tx, id), namens: await namensKind(kern, tx, burger.persoonId, id, kinderen) });
        }
        return uit;
      });
      return { status: 200, body: { items } };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/antwoorden', titel: 'Wat u ons heeft laten weten', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), soort: z.enum(bijdragesoorten), vraag: z.string(), uitkomst: z.enum(bijdrageuitkomsten), tekst: z.string().nullable(), op: z.string(), magVeranderenTot: z.string().nullable().describe('Tot wanneer u dit antwoord kunt veranderen'), eerder: z.array(z.strictObject({ uitkomst: z.enum(bijdrageuitkomsten), tekst: z.string().nullable(), op: z.string() })) })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager), nu = kern.clock.now();
      const rijen = await kern.db.transaction(async (tx) => {
        const gevonden = await antwoordenVan(tx, burger.persoonId);
        await logLezen(kern, tx, burger, gevonden.map((b) => b.casusId), burger.accountId, traceparent);
        const versies = await versiesVan(tx, gevonden.map((b) => b.id));
        const uit = [];
        for (const b of gevonden) uit.push({ ...b, tot: await veranderenTot(tx, b, nu), eerder: versies.filter((e) => e.bijdrageId === b.id) });
        return uit;
      });
      return { status: 200, body: { items: rijen.map((b) => ({
        id: b.id, soort: b.soort, vraag: b.vraag, uitkomst: b.uitkomst ?? 'gegeven', tekst: b.antwoord, op: b.beantwoordOp.toISOString(), magVeranderenTot: b.tot?.toISOString() ?? null,
        eerder: b.eerder.map((e) => ({ uitkomst: e.uitkomst, tekst: e.antwoord, op: e.op.toISOString() })),
      })) } };
    },
  }),
  route({
    methode: 'put', pad: '/api/v1/mijn/antwoorden/:id', titel: 'Een antwoord veranderen', uitleg: 'Kan tot de datum die bij de vraag stond. Uw eerdere antwoord blijft bewaard, en wie erover beslist krijgt een seintje. Een antwoord op uw plan verandert u bij het plan.', wie: ['burger'], params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ uitkomst: z.enum(bijdrageuitkomsten).exclude(['geen-reactie', 'niet-gevraagd']), tekst: z.string().trim().min(1).max(10_000).nullable() }), antwoorden: { 204: null },
    verwerk: ({ kern, params, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const burger = burgerVan(aanvrager), b = await leesBijdrage(tx, params.id);
      if (b?.persoonId !== burger.persoonId) throw neutraal();
      await logLezen(kern, tx, burger, [b.casusId], b.id, traceparent, ['CAS', 'BUI'], { actie: 'schrijven' });
      if (b.soort === 'plan') throw new Probleem('ongeldige-overgang', 'Verander dit antwoord bij uw plan. Er is niets gewijzigd.', { toegestaan: [] });
      if (body.uitkomst === 'gegeven' && body.tekst === null) throw new Probleem('ongeldige-invoer', 'Schrijf op wat u wilt zeggen. Er is niets gewijzigd.', { fouten: [{ veld: '/tekst', code: 'verplicht', melding: 'Schrijf op wat u wilt zeggen' }] });
      await veranderAntwoord(kern, tx, { bijdrageId: b.id, persoonId: burger.persoonId, uitkomst: body.uitkomst, tekst: body.tekst });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/uitwisselingen', titel: 'Wie deelde wat', uitleg: 'Elke keer dat gegevens over u, of over het kind waarvoor u mag vragen, naar een andere organisatie gingen of daar zijn ingezien. Wat nog wacht, staat er niet bij.', wie: ['burger'], query: z.strictObject({ cursor: cursorVan.optional(), persoonId: z.uuid().optional() }),
    antwoorden: { 200: z.strictObject({ items: z.array(uitwisseling), volgende: z.string().nullable() }) },
    verwerk: async ({ kern, query, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager);
      const [op, id] = query.cursor?.split('_') ?? [];
      const rijen = await kern.db.transaction(async (tx) => {
        const namens = query.persoonId === undefined || query.persoonId === burger.persoonId ? null : query.persoonId;
        const gevonden = await mijnUitwisselingen(kern, tx, { lezer: burger.persoonId, over: namens ?? burger.persoonId }, op && id ? { op, id } : null, perBladzijde + 1);
        await logLezen(kern, tx, burger, gevonden.slice(0, perBladzijde).map((u) => u.casusId), burger.accountId, traceparent, ['LOG'], { namens });
        return gevonden;
      });
      const items = rijen.slice(0, perBladzijde).map((u) => ({ id: u.id, op: u.op.toISOString(), van: u.van, naar: u.naar, wat: [...u.wat], waarvoor: u.waarvoor, wetten: [...u.wetten], uitkomst: u.uitkomst, isLaterGetoond: u.isLaterGetoond }));
      const laatste = items.at(-1);
      return { status: 200, body: { items, volgende: rijen.length > perBladzijde && laatste ? `${laatste.op}_${laatste.id}` : null } };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/verzoeken', titel: 'Mijn verzoeken', wie: ['burger'], antwoorden: { 200: z.strictObject({ items: z.array(verzoek) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager);
      const items = await kern.db.transaction(async (tx) => {
        const rijen = await verzoekenVan(tx, burger.persoonId);
        await logLezen(kern, tx, burger, rijen.map((v) => v.casusId), burger.accountId, traceparent);
        return Promise.all(rijen.map(async (v) => {
          const laatste = (await stappenVan(tx, v.id)).at(-1);
          const vraag = laatste?.soort === 'aanvulling' && laatste.uitkomst === 'gevraagd' ? laatste.motivatie ?? null : null;
          const klaar = ['uitgevoerd', 'afgewezen'].includes(v.status);
          const stand = v.status === 'ingetrokken' ? 'ingetrokken' as const : klaar ? 'antwoord' as const : vraag !== null ? 'vraag-aan-u' as const : v.status === 'ontvangen' ? 'ontvangen' as const : 'bekeken' as const;
          return { id: v.id, nummer: v.verzoeknummer, soort: v.soort, omschrijving: v.omschrijving, stand, ontvangenOp: v.ontvangenOp.toISOString(), uiterlijkOp: v.uiterlijkOp?.toISOString() ?? null, vraag, magIntrekken: !klaar && v.besluit === null && v.status !== 'ingetrokken' };
        }));
      });
      return { status: 200, body: { items } };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/verzoeken', titel: 'Verzoek over uw gegevens', uitleg: 'Inzage, verbetering, verwijdering, beperking, bezwaar of klacht. Een verzoek over een casus die u niet mag zien, krijgt hetzelfde antwoord als een die niet bestaat.', wie: ['burger'],
    body: z.strictObject({ id: nieuwId, casusId: z.uuid(), soort: z.enum(verzoeksoorten), omschrijving, namensPersoonId: z.uuid().nullable().optional(), over: klachtover.nullable().optional() }), antwoorden: { 201: z.strictObject({ id: z.uuid(), nummer: z.string() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body } = v, burger = burgerVan(v.aanvrager);
      if (!(await casussenVan(tx, burger.persoonId)).includes(body.casusId)) throw neutraal();
      if (body.namensPersoonId && !(await kinderenVan(kern, tx, burger.persoonId, body.casusId)).includes(body.namensPersoonId)) throw neutraal();
      return { status: 201, body: await eenmalig(v, tx, 'burgerverzoek', async () => {
        const { id, verzoeknummer: nummer } = await dienVerzoekIn(kern, tx, { id: body.id, casusId: body.casusId, persoonId: burger.persoonId, verzoekerNaam: null, namensPersoonId: body.namensPersoonId ?? null, soort: body.soort, omschrijving: body.omschrijving, over: body.over ?? null });
        await logLezen(kern, tx, burger, [body.casusId], id, v.traceparent, ['CAS', 'BUI'], { actie: 'schrijven', namens: body.namensPersoonId ?? null });
        return { id, nummer };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/verzoeken/:id/aanvullingen', titel: 'Antwoord op onze vraag', wie: ['burger'], params: z.strictObject({ id: z.uuid() }), body: z.strictObject({ id: nieuwId, tekst: z.string().trim().min(1).max(4000) }), antwoorden: { 204: null },
    verwerk: async (v) => {
      const burger = burgerVan(v.aanvrager);
      await v.kern.db.transaction((tx) => eenmalig(v, tx, 'verzoekaanvulling', async () => {
        const { casusId } = await vulVerzoekAan(v.kern, tx, { verzoekId: v.params.id, persoonId: burger.persoonId, tekst: v.body.tekst });
        await logLezen(v.kern, tx, burger, [casusId], v.params.id, v.traceparent, ['CAS', 'BUI'], { actie: 'schrijven' });
      }));
      return { status: 204 };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/verzoeken/:id/intrekkingen', titel: 'Verzoek intrekken', wie: ['burger'], params: z.strictObject({ id: z.uuid() }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, aanvrager, traceparent }) => {
      const burger = burgerVan(aanvrager);
      await kern.db.transaction(async (tx) => {
        const { casusId } = await trekVerzoekIn(kern, tx, { verzoekId: params.id, persoonId: burger.persoonId });
        await logLezen(kern, tx, burger, [casusId], params.id, traceparent, ['CAS', 'BUI'], { actie: 'schrijven' });
      });
      return { status: 204 };
    },
  }),
];
