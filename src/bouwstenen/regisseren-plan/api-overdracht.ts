import { z } from 'zod';
import { route, type Route } from '../../platform/http/route.ts';
import { rollen } from './api-gedeeld.ts';
import { medewerkerVan } from './omgeving.ts';
import { beantwoord } from './overdragen.ts';
import { overdrachtenVoor } from './store.ts';

/**
 * Offers of regie and of a whole casus, for who is asked. They hold ids, a date and a kind only: before acceptance nothing of the casus is
 * shown (R10.6), so there is no personal datum to ask `toegang` for.
 */
export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/regie-overdrachten', titel: 'Overdrachten aan mij', wie: rollen,
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), soort: z.enum(['regie', 'casus']), aangebodenOp: z.string() })) }) },
    verwerk: async ({ kern, aanvrager }) => {
      const m = medewerkerVan(aanvrager);
      return { status: 200, body: { items: (await overdrachtenVoor(kern.db, m.medewerkerId, m.toegangsrol === 'procesregisseur' ? m.organisatieId : m.medewerkerId)).map((o) => ({ id: o.id, soort: o.soort, aangebodenOp: o.aangebodenOp?.toISOString() ?? '' })) } };
    },
  }),
  route({
    methode: 'post', pad: '/api/v1/regie-overdrachten/:id/antwoorden', titel: 'Overdracht beantwoorden', uitleg: 'Rechten gaan over bij aanvaarden, niet eerder (R10.6).', wie: rollen, params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ uitkomst: z.enum(['geaccepteerd', 'geweigerd']), reden: z.string().trim().max(1000).nullable() }).refine((b) => b.uitkomst === 'geaccepteerd' || (b.reden ?? '').length >= 20, { path: ['reden'], message: 'Schrijf in minstens 20 tekens op waarom niet' }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, body, aanvrager }) => {
      const m = medewerkerVan(aanvrager);
      await kern.db.transaction((tx) => beantwoord(kern, tx, { overdrachtId: params.id, medewerkerId: m.medewerkerId, organisatieId: m.toegangsrol === 'procesregisseur' ? m.organisatieId : m.medewerkerId, ...body }));
      return { status: 204 };
    },
  }),
];
