import { z } from 'zod';
import type { Route } from '../../platform/http/route.ts';
import { route } from '../../platform/http/route.ts';
import { planbeeld } from './beeld.ts';
import { routes as bewerken } from './api-bewerken.ts';
import { routes as burger } from './api-burger.ts';
import { routes as wijziging } from './api-wijziging.ts';
import { routes as overdracht } from './api-overdracht.ts';
import { leesVoor, nietGevonden, rollen } from './api-gedeeld.ts';
import { vraagPlan } from './omgeving.ts';
import { laatstePlan } from './store.ts';
import { toonPlan, toonVersies } from './tonen.ts';
import { plansoorten } from './scherm.ts';

const params = z.strictObject({ id: z.uuid() });
const versie = z.strictObject({ versie: z.int(), op: z.string(), reden: z.string().nullable(), verschillen: z.array(z.strictObject({ soort: z.enum(['nieuw', 'weg', 'gewijzigd']), object: z.enum(['doel', 'interventie']), id: z.uuid(), velden: z.array(z.string()), naam: z.string().nullable() })) });

const vanCasus = route({
  methode: 'get', pad: '/api/v1/casussen/:id/plan', titel: 'Plan van een casus', uitleg: 'Het nieuwste plan met zijn versies; null als er nog geen plan is.', wie: rollen, doel: 'verplicht', params,
  antwoorden: { 200: z.strictObject({ plan: planbeeld.nullable(), versies: z.array(versie) }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { besluit: { niveaus } } = await vraagPlan(v.kern, tx, v.aanvrager, v.params.id, plansoorten, { doel: v.doel ?? 'plan-regisseren', actie: 'lezen', velden: ['plan'], traceparent: v.traceparent });
    const plan = niveaus.PLA === undefined || niveaus.PLA < 1 ? undefined : await laatstePlan(tx, v.params.id);
    if (plan === undefined) return { status: 200, body: { plan: null, versies: [] } };
    return { status: 200, body: { plan: await toonPlan(v.kern, tx, plan, niveaus, v.aanvrager.soort === 'medewerker' ? v.aanvrager.medewerkerId : null), versies: await toonVersies(tx, plan.id, niveaus.PLA ?? 0) } };
  }),
});

const detail = route({
  methode: 'get', pad: '/api/v1/plannen/:id', titel: 'Plan', wie: rollen, doel: 'verplicht', params, antwoorden: { 200: planbeeld },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { plan, niveaus, medewerker } = await leesVoor(tx, v, v.params.id, plansoorten, 'lezen', ['plan']);
    if ((niveaus.PLA ?? -1) < 1) throw nietGevonden();
    return { status: 200, body: await toonPlan(v.kern, tx, plan, niveaus, medewerker.medewerkerId) };
  }),
});

const versies = route({
  methode: 'get', pad: '/api/v1/plannen/:id/versies', titel: 'Versies van een plan', uitleg: 'Wat er per versie veranderde, voor zover u dat mag zien (R10.5).', wie: rollen, doel: 'verplicht', params, antwoorden: { 200: z.strictObject({ items: z.array(versie) }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { plan, niveaus } = await leesVoor(tx, v, v.params.id, ['PLA'], 'lezen', ['versies']);
    return { status: 200, body: { items: await toonVersies(tx, plan.id, niveaus.PLA ?? 0) } };
  }),
});

const signalen = route({
  methode: 'get', pad: '/api/v1/plannen/:id/signalen', titel: 'Signalen bij een plan', uitleg: 'De signalen S1–S9 die nu gelden.', wie: rollen, doel: 'verplicht', params, antwoorden: { 200: z.strictObject({ items: planbeeld.shape.signalen }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { plan, niveaus, medewerker } = await leesVoor(tx, v, v.params.id, ['PLA'], 'lezen', ['signalen']);
    return { status: 200, body: { items: (await toonPlan(v.kern, tx, plan, { PLA: Math.min(niveaus.PLA ?? 0, 1) as 0 | 1 }, medewerker.medewerkerId)).signalen } };
  }),
});

export const routes: Route[] = [vanCasus, detail, versies, signalen, ...bewerken, ...overdracht, ...burger, ...wijziging];
