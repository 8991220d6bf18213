// The bouwsteen on a real engine and database, the real app for the partners to answer to, and three partners as servers of their own.
import { aflevermislukkingen, gebeurtenissen } from '../../../src/bouwstenen/register.ts';
import { maakActie, zetActieUit, type NieuweActie } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { aanvaardRegie, stelRegisseurVoor } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakBouwsteenstapel, tot } from '../../hulp/bouwsteen.ts';
import { ketentoken, startKeten } from '../../hulp/keten.ts';

export { tot };
export { traceparent, type Taakrij } from '../../hulp/bouwsteen.ts';
/** Partners with an own system; the others (gemeente, jeugdhulp, GGZ) answer in the task list. */
const nrs = { POL: 3, RVDK: 5, GI: 6 } as const;
const zonderSysteem = { GEM: 7, GGZ: 9, VO: 13, JH: 14 } as const;
export type Partner = keyof typeof nrs;
export const dag = 86_400_000;
export type Acties = Awaited<ReturnType<typeof maakOpstelling>>;

export const maakOpstelling = async () => {
  const o = await maakBouwsteenstapel({
    bouwstenen: ['uitvoeren-actie'], afhandelaars: { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 3 }) },
  });
  const { kern } = o;
  const keten = await startKeten(kern, { POL: demoOin(nrs.POL), RVDK: demoOin(nrs.RVDK), GI: demoOin(nrs.GI) }, { routes: maakKetenRoutes(gebeurtenissen) });
  const ids = {} as Record<Partner | keyof typeof zonderSysteem, string>;
  for (const [p, nr] of Object.entries({ ...nrs, ...zonderSysteem })) ids[p as Partner] = (await kern.db('organisatie').where({ oin: demoOin(nr) }).first('id') as { id: string }).id;
  const fenna = await o.als('fenna', 'casusregisseur');

  return {
    ...o, partners: keten.partners, ids, fenna,
    /** A casus with an accepted casusregisseur. */
    geregisseerd: async (): Promise<{ casusId: string; personen: string[] }> => {
      const casus = await o.nieuweCasus();
      await kern.db.transaction(async (tx) => {
        await stelRegisseurVoor(kern, tx, { casusId: casus.casusId, medewerkerId: fenna.medewerkerId, door: null, reden: null });
        await aanvaardRegie(kern, tx, casus.casusId, fenna.medewerkerId);
      });
      return casus;
    },
    maak: (casusId: string, over: Partial<NieuweActie> = {}): Promise<string> => kern.db.transaction((tx) => maakActie(kern, tx, {
      casusId, planId: null, doelId: null, afspraakId: null, organisatieId: ids.GEM, omschrijving: 'Ga bij het gezin langs en maak een afspraak.', soortCode: 'huisbezoek', prioriteit: 'P3',
      uiterlijkOp: new Date(kern.clock.now().getTime() + 14 * dag), informatie: ['naam'], conditie: 'direct', ...over,
    })),
    zetUit: (actieId: string): Promise<void> => kern.db.transaction((tx) => zetActieUit(kern, tx, actieId)),
    actie: async (id: string): Promise<Record<string, unknown>> => await kern.db('actie').where({ id }).first() as Record<string, unknown>,
    /** Waits until the actie has this state. */
    tot: (id: string, status: string): Promise<Record<string, unknown>> => tot(async () => await kern.db('actie').where({ id, status }).first() as Record<string, unknown> | undefined, 75_000),
    /** Waits until the process of the actie has ended, and gives the outcome its last step told. */
    uitkomst: async (actieId: string): Promise<unknown> => {
      const key = await tot(async () => (await kern.db('actie').where({ id: actieId }).whereNotNull('process_instance_key').first('process_instance_key') as { process_instance_key: string } | undefined)?.process_instance_key);
      await tot(async () => await kern.db('proces_instantie').where({ sleutel: key, status: 'afgerond' }).first('sleutel') as unknown, 75_000);
      return (await kern.db('actie').where({ id: actieId }).first('uitkomst') as { uitkomst: unknown }).uitkomst;
    },
    /** Moments the engine was told at the last sending or at a decision; used only to know where to move the clock. */
    momenten: async (actieId: string): Promise<Record<string, string>> => {
      const { process_instance_key: key } = await kern.db('actie').where({ id: actieId }).first('process_instance_key') as { process_instance_key: string };
      const rij = await tot(async () => await kern.db('job_effect as j').join('element_instantie as e', 'e.sleutel', 'j.element_instance_key').where({ 'e.process_instance_key': key, 'j.job_type': 'uitvoeren-actie.actie-verzenden' }).orderBy('j.aangemaakt_op', 'desc').first('j.uitvoer') as { uitvoer: Record<string, string> } | undefined);
      return rij.uitvoer;
    },
    /** Moves both clocks to just after a moment. */
    naar: (moment: string): Promise<void> => o.vooruit(Date.parse(moment) - kern.clock.now().getTime() + 3_000),
    tredes: (actieId: string): Promise<{ ladder: string; trap: number; aan: string }[]> => kern.db('actie_escalatie').where({ actie_id: actieId }).orderBy('volgnummer').select('ladder', 'trap', 'aan') as unknown as Promise<{ ladder: string; trap: number; aan: string }[]>,
    elementen: async (actieId: string): Promise<string[]> => {
      const { process_instance_key: key } = await kern.db('actie').where({ id: actieId }).first('process_instance_key') as { process_instance_key: string };
      return (await kern.db('element_instantie').where({ process_instance_key: key }).distinct('element_id') as { element_id: string }[]).map((r) => r.element_id);
    },
    wie: async (sub: string, rol: string): Promise<Medewerker> => o.als(sub, rol),
    stop: async (): Promise<void> => {
      await o.stopAlles();
      await keten.stop();
    },
  };
};
