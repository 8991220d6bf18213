import { z } from 'zod';
import { isMoment, isUuid } from '../../platform/http/invoer.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { beantwoordBijdrage } from './bijdragen.ts';
import { burgerVan, burgerlezerVan, logLezen, neutraal } from './burger.ts';
import { leesBerichtAlsBurger } from './informeren.ts';
import { mijnRoutes } from './mijn.ts';
import { registerRoutes } from './verzoekregister.ts';
import { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
import { berichtenVoor, berichtsoorten, gevraagdeBijdragen, leesBericht, leesBijdrage } from './store.ts';

const perBladzijde = 50;
const bericht = z.strictObject({ id: z.uuid(), soort: z.enum(berichtsoorten), onderwerp: z.string(), tekst: z.string(), geplaatstOp: z.string(), gelezenOp: z.string().nullable() });
const cursor = z.string().refine((c) => { const [op = '', id = '', ...rest] = c.split('_'); return rest.length === 0 && isMoment(op) && isUuid(id); }, 'Deze bladwijzer kennen wij niet.').describe('moment en id van het laatste bericht');

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/mijn/berichten', titel: 'Mijn berichten', uitleg: 'Berichten aan u, de nieuwste eerst. Wat voor uw veiligheid of die van een ander nog wacht, staat er niet bij.', wie: ['burger'],
    query: z.strictObject({ cursor: cursor.optional() }), antwoorden: { 200: z.strictObject({ items: z.array(bericht), volgende: z.string().nullable() }) },
    verwerk: async ({ kern, query, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager);
      const [geplaatstOp, id] = query.cursor?.split('_') ?? [];
      const rijen = await kern.db.transaction(async (tx) => {
        const gevonden = await berichtenVoor(tx, burger.persoonId, geplaatstOp && id ? { geplaatstOp, id } : null, perBladzijde + 1);
        await logLezen(kern, tx, burger, gevonden.slice(0, perBladzijde).map((b) => b.casusId), burger.accountId, traceparent);
        return gevonden;
      });
      const items = rijen.slice(0, perBladzijde).map((b) => ({ id: b.id, soort: b.soort, onderwerp: b.onderwerp, tekst: b.tekst, geplaatstOp: b.geplaatstOp.toISOString(), gelezenOp: b.gelezenOp?.toISOString() ?? null }));
      const laatste = items.at(-1);
      return { status: 200, body: { items, volgende: rijen.length > perBladzijde && laatste ? `${laatste.geplaatstOp}_${laatste.id}` : null } };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/berichten/:id/gelezen', titel: 'Bericht gelezen', wie: ['burger'], params: z.strictObject({ id: z.uuid() }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, aanvrager, traceparent }) => {
      const burger = burgerVan(aanvrager);
      await kern.db.transaction(async (tx) => {
        const b = await leesBericht(tx, params.id);
        const zichtbaar = b?.aanPersoonId === burger.persoonId && (await berichtenVoor(tx, burger.persoonId, null, 1, b.id)).length === 1;
        if (!b || !zichtbaar) throw neutraal();
        await logLezen(kern, tx, burger, [b.casusId], b.id, traceparent);
        await leesBerichtAlsBurger(kern, tx, params.id, burger.persoonId);
      });
      return { status: 204 };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/mijn/bijdragen', titel: 'Wat wij u vragen', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), soort: z.enum(bijdragesoorten), vraag: z.string(), uiterlijkOp: z.string().nullable() })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => {
      const burger = burgerlezerVan(aanvrager);
      const rijen = await kern.db.transaction(async (tx) => {
        const gevonden = await gevraagdeBijdragen(tx, burger.persoonId);
        await logLezen(kern, tx, burger, gevonden.map((b) => b.casusId), burger.accountId, traceparent);
        return gevonden;
      });
      return { status: 200, body: { items: rijen.map((b) => ({ id: b.id, soort: b.soort, vraag: b.vraag, uiterlijkOp: b.uiterlijkOp?.toISOString() ?? null })) } };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/bijdragen/:id/antwoorden', titel: 'Reageren op een vraag', wie: ['burger'], params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ uitkomst: z.enum(bijdrageuitkomsten).exclude(['geen-reactie', 'niet-gevraagd']), tekst: z.string().trim().min(1).max(10_000).nullable() }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, body, aanvrager, traceparent }) => {
      const burger = burgerVan(aanvrager);
      await kern.db.transaction(async (tx) => {
        const b = await leesBijdrage(tx, params.id);
        if (b?.persoonId === burger.persoonId) await logLezen(kern, tx, burger, [b.casusId], b.id, traceparent);
        await beantwoordBijdrage(kern, tx, { bijdrageId: params.id, persoonId: burger.persoonId, uitkomst: body.uitkomst, tekst: body.tekst });
      });
      return { status: 204 };
    },
  }),
  ...mijnRoutes,
  ...registerRoutes,
];
