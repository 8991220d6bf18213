import { randomUUID } from 'node:crypto';
import { stelRegisseurVoor } from '../../../src/casus/index.ts';
import { datumVan, plusDagen } from '../../../src/domein/kalender.ts';
import { routes } from '../../../src/bouwstenen/regisseren-plan/api.ts';
import { planbeeld, type Planbeeld } from '../../../src/bouwstenen/regisseren-plan/beeld.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { tot, traceparent, type Opstelling, type Taakrij } from '../../hulp/bouwsteen.ts';

export const lang = 'Wij hebben dit met het gezin besproken en het past bij wat zij willen.';
export type Loop = { readonly casusId: string; readonly planId: string; readonly personen: string[]; readonly klaar: () => Promise<Record<string, unknown>> };

/** What several tests of this room do: start a plan, make it by the API, take it to regie-voeren. */
export const maakHulp = (o: Opstelling, wie: { fenna: Medewerker; bram: Medewerker; loes: Medewerker }) => {
  const vandaag = (): string => datumVan(o.kern.clock.now());
  const over = (dagen: number): string => plusDagen(vandaag(), dagen);
  const organisatie = async (naam: string): Promise<string> => ((await o.kern.db('organisatie').where({ naam }).first('id')) as { id: string }).id;
  const roep = async (methode: string, pad: string, aanvrager: Aanvrager, v: { params?: unknown; body?: unknown; doel?: string } = {}): Promise<Antwoord> => {
    const route = routes.find((r) => r.methode === methode && r.pad === pad);
    if (!route) throw new Error(`${methode} ${pad}`);
    const body = route.body === undefined ? undefined : route.body.parse(v.body);
    const antwoord = await route.verwerk({ kern: o.kern, params: v.params, query: undefined, body, aanvrager, doel: v.doel ?? 'plan-regisseren', rijversie: undefined, traceparent, header: () => undefined } as never);
    route.antwoorden[antwoord.status]?.parse(antwoord.body);
    return antwoord;
  };
  const op = (pad: string): string => `/api/v1/plannen/:id${pad}`;
  const maak = async (m: Medewerker, planId: string, pad: string, body: Record<string, unknown>): Promise<string> => ((await roep('post', op(pad), m, { params: { id: planId }, body: { id: randomUUID(), ...body } })).body as { id: string }).id;
  const wijzig = (m: Medewerker, planId: string, pad: string, deelId: string, body: unknown): Promise<Antwoord> => roep('patch', op(`/${pad}/:deelId`), m, { params: { id: planId, deelId }, body });
  const plan = async (m: Medewerker, planId: string): Promise<Planbeeld> => planbeeld.parse((await roep('get', op(''), m, { params: { id: planId } })).body);

  const stelVoor = (casusId: string, m: Medewerker): Promise<string> => o.kern.db.transaction((tx) => stelRegisseurVoor(o.kern, tx, { casusId, medewerkerId: m.medewerkerId, door: null, reden: null }));
  const bel = (casusId: string, planId: string, over2: Record<string, unknown> = {}) => o.bel('regisseren-plan', casusId, { planId, overlegId: randomUUID(), planVorm: 'plan', doelCode: 'plan-regisseren', termijnCode: 'geen', rolUitvoerder: 'casusregisseur', rolBeslisser: 'casusregisseur', rolTweede: 'procesregisseur', ...over2 });
  const start = async (over2: Record<string, unknown> = {}, gevraagd: Medewerker | null = wie.fenna): Promise<Loop> => {
    const { casusId, personen } = await o.nieuweCasus();
    if (gevraagd) await stelVoor(casusId, gevraagd);
    const planId = randomUUID();
    return { casusId, planId, personen, ...bel(casusId, planId, over2) };
  };
  const aanvaard = async (l: Loop, m = wie.fenna, behalve: string[] = []): Promise<Taakrij> => {
    const taak = await o.taak(l.casusId, 'casusregisseur-aanvaarden', behalve);
    await o.voltooi(taak, m, { uitkomst: 'aanvaard', betrokkenheid: 'geen', heeftTijd: true });
    return taak;
  };
  /** One whole doel with one interventie for the municipality; answers their ids. */
  const vulPlan = async (l: Loop, m = wie.fenna): Promise<{ doelId: string; hulpId: string }> => {
    const doelId = await maak(m, l.planId, '/doelen', { titel: 'Rust in huis', leefgebied: 'veiligheid', specifiek: 'Er is thuis geen ruzie waar de kinderen bij zijn.', indicator: 'aantal', nulmeting: 4, streefwaarde: 0, streefdatum: over(120), eigenaarPersoonId: l.personen[0] });
    const hulpId = await maak(m, l.planId, '/interventies', { doelId, omschrijving: 'Gezinsbegeleiding aan huis, twee keer per week', organisatieId: await organisatie('Gemeente Vinkenoord'), soortCode: 'hulp', prioriteit: 'P3', geplandVan: over(7), geplandTot: over(70) });
    return { doelId, hulpId };
  };
  const terInstemming = { uitkomst: 'ter-instemming', kader: 'vrijwillig', gesprokenMet: ['ouder'] };
  const gedwongen = { uitkomst: 'zonder-instemming', kader: 'gedwongen', kaderToelichting: 'Ondertoezichtstelling van 3 november, voor een jaar.' };
  const vaststellen = (): Record<string, unknown> => ({ uitkomst: 'vaststellen', evaluatieOp: over(42), motivatie: lang });
  /** A running plan by the short way of a gedwongen kader. */
  const lopend = async (): Promise<Loop & { doelId: string; hulpId: string; regie: Taakrij }> => {
    const l = await start();
    await aanvaard(l);
    const taak = await o.taak(l.casusId, 'plan-opstellen');
    const delen = await vulPlan(l);
    await o.voltooi(taak, wie.fenna, gedwongen);
    await o.voltooi(await o.taak(l.casusId, 'plan-akkoord'), wie.fenna, vaststellen());
    return { ...l, ...delen, regie: await o.taak(l.casusId, 'regie-voeren') };
  };
  const burger = (persoonId: string, acr: string = substantieel): Aanvrager => ({ soort: 'burger', accountId: randomUUID(), persoonId, acr, sessieId: 's' });
  const bijdrage = (casusId: string): Promise<{ id: string }> => tot(() => o.kern.db('bijdrage').where({ casus_id: casusId, soort: 'plan', status: 'gevraagd' }).first('id') as Promise<{ id: string } | undefined>);
  const status = async (planId: string): Promise<string> => ((await o.kern.db('plan').where({ id: planId }).first('status')) as { status: string }).status;
  return { vandaag, over, organisatie, roep, op, maak, wijzig, plan, stelVoor, bel, start, aanvaard, vulPlan, terInstemming, gedwongen, vaststellen, lopend, burger, bijdrage, status };
};
