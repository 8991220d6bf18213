import { z } from 'zod';
import { casusVan } from '../../casus/index.ts';
import { reikt, substantieel } from '../../platform/identity/acr.ts';
import { isMoment, isUuid } from '../../platform/http/invoer.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import { beantwoordBijdrage } from './bijdragen.ts';
import { leesBerichtAlsBurger } from './informeren.ts';
import { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
import { berichtenVoor, gevraagdeBijdragen, leesBericht, leesBijdrage } from './store.ts';

const perBladzijde = 50;
const neutraal = (): Probleem => new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
type Burger = Extract<Aanvrager, { soort: 'burger' }> & { persoonId: string };

/** Only a citizen whose identity is established, signed in at substantial (R7.12); everybody else gets the same neutral answer. */
const burgerVan = (a: Aanvrager): Burger => {
  if (a.soort !== 'burger') throw neutraal();
  if (!reikt(a.acr, substantieel)) throw new Probleem('betrouwbaarheid-te-laag', 'Log opnieuw in met een hoger niveau. Er is niets gewijzigd.');
  if (a.persoonId === null) throw neutraal();
  return { ...a, persoonId: a.persoonId };
};

/** Reading one's own messages is a verstrekking too (R0.5): logged per casus. */
const logLezen = async (kern: Kern, tx: Tx, burger: Burger, casusIds: readonly string[], objectId: string, traceparent: string): Promise<void> => {
  for (const casusId of new Set(casusIds)) {
    const casus = await casusVan(tx, casusId);
    if (!casus) continue;
    await maakToegang(kern).vraag(tx, {
      aanvrager: burger, doel: 'burger-informeren', actie: 'lezen', gevraagd: ['CAS', 'BUI'], traceparent,
      object: { type: 'informering', id: objectId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [burger.persoonId], feiten: { ZELF: true } },
    });
  }
};

const bericht = z.strictObject({ id: z.uuid(), soort: z.enum(['informering', 'bijdrage', 'herinnering']), onderwerp: z.string(), tekst: z.string(), geplaatstOp: z.string(), gelezenOp: z.string().nullable() });
const cursor = z.string().refine((c) => { const [op = '', id = '', ...rest] = c.split('_'); return rest.length === 0 && isMoment(op) && isUuid(id); }, 'Deze bladwijzer kennen wij niet.').describe('moment en id van het laatste bericht');

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/mijn/berichten', titel: 'Mijn berichten', uitleg: 'Berichten aan u, de nieuwste eerst. Wat voor uw veiligheid of die van een ander nog wacht, staat er niet bij.', wie: ['burger'],
    query: z.strictObject({ cursor: cursor.optional() }), antwoorden: { 200: z.strictObject({ items: z.array(bericht), volgende: z.string().nullable() }) },
    verwerk: async ({ kern, query, aanvrager, traceparent }) => {
      const burger = burgerVan(aanvrager);
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
      const burger = burgerVan(aanvrager);
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
];
