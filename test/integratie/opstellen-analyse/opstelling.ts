// The analysis on a real engine and database, the real app for partners to answer to, and two partners as servers of their own.
import { randomUUID } from 'node:crypto';
import { routes } from '../../../src/bouwstenen/opstellen-analyse/api.ts';
import { gebeurtenissen } from '../../../src/bouwstenen/opstellen-analyse/index.ts';
import { beantwoordBijdrage } from '../../../src/bouwstenen/deelnemen-burger/bijdragen.ts';
import { wijsTeamToe } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot, traceparent } from '../../hulp/bouwsteen.ts';
import { ketentoken, startKeten } from '../../hulp/keten.ts';

export { tot, traceparent } from '../../hulp/bouwsteen.ts';
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
/** Numbers of the demo organisations. Those with an own system in these tests: JGZ and RVDK; POL and GEM answer in their task list; WC has no ground. */
export const nrs = { POL: 3, RVDK: 5, GEM: 7, WC: 15, JGZ: 17 } as const;
export type Partnernaam = keyof typeof nrs;

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({ bouwstenen: ['opstellen-analyse', 'deelnemen-burger'], uit: ['aantalBijdragen'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: [], token: async () => ketentoken, hoogstePogingen: 3 }) } });
  const { kern } = o;
  const oinVan = (p: Partnernaam): string => demoOin(nrs[p]);
  const keten = await startKeten(kern, { JGZ: oinVan('JGZ'), RVDK: oinVan('RVDK') }, { routes: maakKetenRoutes(gebeurtenissen) });
  const ids = Object.fromEntries(await Promise.all((Object.keys(nrs) as Partnernaam[]).map(async (p) => [p, ((await kern.db('organisatie').where({ oin: oinVan(p) }).first('id')) as { id: string }).id]))) as Record<Partnernaam, string>;

  return {
    ...o, partners: keten.partners, ids,
    stop: async (): Promise<void> => {
      await keten.stop();
      await o.stopAlles();
    },
    /** A casus with these organisations in its team, and the bouwsteen called as the root does. */
    begin: async (team: readonly Partnernaam[], personen?: Parameters<typeof o.nieuweCasus>[0]) => {
      const casus = await o.nieuweCasus(personen);
      await kern.db.transaction(async (tx) => { for (const p of team) await wijsTeamToe(kern, tx, casus.casusId, { organisatieId: ids[p], medewerkerId: null, rol: 'partner', via: 'verzoek' }); });
      const analyseId = randomUUID();
      return { ...casus, analyseId, ...o.bel('opstellen-analyse', casus.casusId, { analyseId, doelCode: 'analyse-opstellen', termijnCode: 'analyse', rolUitvoerder: 'onderzoeker', rolBeslisser: 'gedragswetenschapper' }) };
    },
    /** One route of the room, as the http layer calls it after its checks. */
    roep: async (methode: string, pad: string, aanvrager: Medewerker, v: { params: Record<string, string>; body?: unknown; query?: unknown; rijversie?: number; doel?: string }): Promise<Antwoord> => {
      const route = routes.find((r) => r.methode === methode && r.pad === `/api/v1${pad}`);
      if (!route) throw new Error(`${methode} ${pad}`);
      return route.verwerk({ kern, params: v.params, query: v.query, body: route.body?.parse(v.body), aanvrager, doel: v.doel ?? 'analyse-opstellen', rijversie: v.rijversie, traceparent, header: () => undefined } as never);
    },
    /** The citizen answers the open question of this kind. */
    burgerAntwoordt: async (casusId: string, soort: 'gesprek' | 'zienswijze', tekst: string): Promise<void> => {
      const b = await tot(() => kern.db('bijdrage').where({ casus_id: casusId, soort, status: 'gevraagd' }).first('id', 'persoon_id') as Promise<{ id: string; persoon_id: string } | undefined>);
      await kern.db.transaction((tx) => beantwoordBijdrage(kern, tx, { bijdrageId: b.id, persoonId: b.persoon_id, uitkomst: 'gegeven', tekst }));
    },
    /** The open task of one organisation. */
    taakVoor: async (casusId: string, p: Partnernaam) => tot(async () => (await kern.db('taak').where({ casus_id: casusId, element_id: 'bijdrage-leveren' }).whereIn('status', ['nieuw', 'op-naam']).whereRaw('? = any(groepen)', [`contactpersoon@${ids[p]}`]).first('*')) as Awaited<ReturnType<typeof o.taak>> | undefined),
  };
};
