import { z } from 'zod';
import { leesCursor } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { isUuid } from '../../platform/http/invoer.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { alsMedewerker, vraagLogboek } from './bereik.ts';
import { oordelen, signaal } from './model.ts';
import { beoordeelSignaal, leesSignalen } from './signalen.ts';

/** What is unusual in the logs, for a person to judge (R15.7). */
export const signaalroutes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/toezicht/signalen', titel: 'Signalen voor de FG', wie: ['fg', 'auditor'], doel: 'verplicht', uitleg: 'Wat opvalt in de logboeken van een dag. Het is geen oordeel: de FG kijkt en beoordeelt. Nieuwste eerst.',
    query: z.strictObject({ stand: z.enum(['open', 'beoordeeld']).default('open'), cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(100).default(20) }),
    antwoorden: { 200: z.strictObject({ items: z.array(signaal), volgende: z.string().nullable() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const na = leesCursor(v.query.cursor, isUuid), bereik = await vraagLogboek(v.kern, tx, { lezer: alsMedewerker(v.aanvrager), doel: v.doel as Doel, actie: 'lezen', wat: 'signalen', velden: ['medewerker', 'beoordeling'], traceparent: v.traceparent });
      return { status: 200, body: await leesSignalen(v.kern, tx, bereik, { stand: v.query.stand, na, aantal: v.query.aantal }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/toezicht/signalen/:id/beoordelingen', titel: 'Signaal beoordelen', wie: ['fg'], doel: 'verplicht', uitleg: 'Legt vast wat de FG vond, één keer.', params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ oordeel: z.enum(oordelen), beoordeling: z.string().trim().min(10, 'Schrijf in ten minste 10 tekens wat u vond').max(1000) }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const lezer = alsMedewerker(v.aanvrager), bereik = await vraagLogboek(v.kern, tx, { lezer, doel: v.doel as Doel, actie: 'schrijven', wat: v.params.id, velden: ['oordeel', 'beoordeling'], traceparent: v.traceparent });
      await beoordeelSignaal(v.kern, tx, bereik, { id: v.params.id, ...v.body, door: lezer.medewerkerId });
      return { status: 204 };
    }),
  }),
];
