import { z } from 'zod';
import { route, type Route } from '../../platform/http/route.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { burgerVan, neutraal, type Burger } from '../deelnemen-burger/index.ts';
import { planVanBurger } from './api-burger.ts';
import { wijzigVoor } from './api-gedeeld.ts';
import { akkoordenVan, planVanAkkoord } from './store.ts';
import { beantwoordWijziging, vraagWijziging } from './wijziging.ts';

const params = z.strictObject({ id: z.uuid() });
const reden = z.string().trim().min(3).max(500);
const antwoord = z.strictObject({
  delen: z.array(z.strictObject({ interventieId: z.uuid(), antwoord: z.enum(['ja', 'nee']), reden: reden.nullable() }).refine((d) => d.antwoord === 'ja' || d.reden !== null, { path: ['reden'], message: 'Schrijf op waarom u dit niet wilt' })).min(1).max(50)
    .refine((d) => new Set(d.map((x) => x.interventieId)).size === d.length, 'Noem elk deel één keer'),
  tekst: z.string().trim().min(1).max(10_000).nullable().describe('Wat u er nog over wilt zeggen'),
});

/** The question behind an id, when it was put to this person and may be seen by him now; everything else is the same neutral answer. */
const antwoordOp = async (kern: Kern, tx: Tx, burger: Burger, id: string, v: { body: z.infer<typeof antwoord>; traceparent: string; verandert: boolean }): Promise<void> => {
  const planId = await planVanAkkoord(tx, id);
  if (planId === undefined) throw neutraal();
  const { plan } = await planVanBurger(kern, tx, burger, planId, v.traceparent, 'schrijven');
  // Read again under the lock of the plan: it may have been withdrawn meanwhile.
  const akkoord = (await akkoordenVan(tx, planId)).find((a) => a.id === id && a.isWijziging && a.persoonId === burger.persoonId);
  if (akkoord === undefined) throw neutraal();
  await beantwoordWijziging(kern, tx, { plan, akkoord, delen: v.body.delen, tekst: v.body.tekst, verandert: v.verandert });
};

/** Consent to a change of a running plan (R7.10, R10.5): the casusregisseur asks, each of the family answers about his own parts. */
export const routes: Route[] = [
  route({
    methode: 'post', pad: '/api/v1/plannen/:id/instemmingsvragen', titel: 'Gezin vragen om akkoord op de wijziging', uitleg: 'Vraagt in het portaal ieder gezinslid om wie gewijzigde of nieuwe hulp gaat en van wie nog een antwoord nodig is. Wie niet in het portaal leest, staat in `nietInPortaal`: vraag het zelf.', wie: ['casusregisseur'], doel: 'verplicht', params,
    antwoorden: { 200: z.strictObject({ gevraagd: z.array(z.uuid()), nietInPortaal: z.array(z.uuid()) }) },
    verwerk: async (v) => ({ status: 200, body: await wijzigVoor(v, v.params.id, ['akkoord'], (tx, plan, m) => vraagWijziging(v.kern, tx, plan.id, m.medewerkerId)) }),
  }),
  route({
    methode: 'post', pad: '/api/v1/mijn/planwijzigingen/:id/antwoorden', titel: 'Antwoorden op een wijziging van mijn plan', uitleg: 'Bij elk deel ja of nee. Is het plan na deze vraag weer veranderd, dan telt uw antwoord niet en wordt het niet opgeslagen.', wie: ['burger'], params, body: antwoord, antwoorden: { 204: null },
    verwerk: ({ kern, params: { id }, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => { await antwoordOp(kern, tx, burgerVan(aanvrager), id, { body, traceparent, verandert: false }); return { status: 204 }; }),
  }),
  route({
    methode: 'put', pad: '/api/v1/mijn/planwijzigingen/:id/antwoorden', titel: 'Mijn antwoord op een wijziging veranderen of intrekken', uitleg: 'Kan tot de datum die bij de vraag stond. Uw eerdere antwoord blijft bewaard, en de casusregisseur krijgt een seintje.', wie: ['burger'], params, body: antwoord, antwoorden: { 204: null },
    verwerk: ({ kern, params: { id }, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => { await antwoordOp(kern, tx, burgerVan(aanvrager), id, { body, traceparent, verandert: true }); return { status: 204 }; }),
  }),
];
