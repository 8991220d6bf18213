import type { Knex } from 'knex';

/** klaar = done · hier = being done · omvat = a subprocess in which another step is being done · straks = not yet · overgeslagen = broken off. */
export type Stapstaat = 'klaar' | 'hier' | 'omvat' | 'straks' | 'overgeslagen';
export type Processtap = { readonly elementId: string; readonly naam: string; readonly soort: string; readonly staat: Stapstaat; readonly van: string | null; readonly tot: string | null };
export type Bouwsteenvoortgang = { readonly sleutel: string; readonly elementId: string | null; readonly procesId: string; readonly naam: string; readonly status: string; readonly van: string | null; readonly tot: string | null; readonly stappen: readonly Processtap[] };
export type Procesvoortgang = { readonly xml: string; readonly procesId: string; readonly versieTag: string | null; readonly stappen: readonly Processtap[]; readonly bouwstenen: readonly Bouwsteenvoortgang[] };

/** What a reader calls a step; gateways and events carry no work of their own. */
const stapsoorten = ['callActivity', 'userTask', 'serviceTask', 'receiveTask', 'subProcess', 'businessRuleTask', 'sendTask'];

type Instantie = { sleutel: string; bpmn_process_id: string | null; definitie_sleutel: string | null; status: string; begonnen_op: Date | null; geeindigd_op: Date | null; ouder_element: string | null; xml: string | null; versie_tag: string | null };
type Element = { definitie_sleutel: string; element_id: string; soort: string; naam: string | null };
type Voortgang = { process_instance_key: string; element_id: string; actief: number; afgerond: number; afgebroken: number; eerst_op: Date | null; laatst_op: Date | null };
type Lopend = { sleutel: string; process_instance_key: string; element_id: string; bereik_sleutel: string | null };

const staatVan = (v: Voortgang | undefined, isOmhulsel: boolean): Stapstaat => {
  if (v === undefined) return 'straks';
  if (v.actief > 0) return isOmhulsel ? 'omvat' : 'hier';
  return v.afgerond > 0 ? 'klaar' : 'overgeslagen';
};
const iso = (moment: Date | null | undefined): string | null => moment?.toISOString() ?? null;

/** The root process of the case and everything it called, the root first. */
const leesInstanties = (db: Knex, casusId: string): Promise<Instantie[]> => db('proces_instantie as p')
  .leftJoin('proces_definitie as d', 'd.sleutel', 'p.definitie_sleutel').leftJoin('element_instantie as e', 'e.sleutel', 'p.ouder_element_sleutel')
  .whereIn('p.wortel_sleutel', db('proces_instantie').select('sleutel').where({ casus_id: casusId }).whereNull('ouder_sleutel').orderBy('begonnen_op', 'desc').limit(1))
  .orderByRaw('(p.ouder_sleutel is null) desc, p.begonnen_op, p.sleutel')
  .select('p.sleutel', 'p.bpmn_process_id', 'p.definitie_sleutel', 'p.status', 'p.begonnen_op', 'p.geeindigd_op', 'e.element_id as ouder_element', 'd.xml', 'd.versie_tag');

/** Where the case really is, is the innermost step: these elements only hold an active step (`instance element`). The body of a multi-instance carries the id of its own step and does not count. */
const omhulselsVan = (lopend: readonly Lopend[], isStap: (l: Lopend) => boolean): ReadonlySet<string> => {
  const opSleutel = new Map(lopend.map((l) => [l.sleutel, l]));
  const omhulsels = new Set<string>();
  for (const stap of lopend.filter(isStap)) {
    for (let om = opSleutel.get(stap.bereik_sleutel ?? ''); om !== undefined; om = opSleutel.get(om.bereik_sleutel ?? '')) {
      if (om.element_id !== stap.element_id) omhulsels.add(`${om.process_instance_key} ${om.element_id}`);
    }
  }
  return omhulsels;
};

/** The order in which a designer drew the steps, which is the order of the elements in the file. */
const stappenVan = (instantie: Instantie, elementen: readonly Element[], voortgang: readonly Voortgang[], omhulsels: ReadonlySet<string>): Processtap[] => {
  const eigen = new Map(voortgang.filter((v) => v.process_instance_key === instantie.sleutel).map((v) => [v.element_id, v]));
  const plaats = (elementId: string): number => instantie.xml?.indexOf(` id="${elementId}"`) ?? 0;
  return elementen.filter((e) => e.definitie_sleutel === instantie.definitie_sleutel && stapsoorten.includes(e.soort)).toSorted((a, b) => plaats(a.element_id) - plaats(b.element_id)).map((e) => {
    const v = eigen.get(e.element_id);
    const staat = staatVan(v, omhulsels.has(`${instantie.sleutel} ${e.element_id}`));
    return { elementId: e.element_id, naam: e.naam ?? e.element_id, soort: e.soort, staat, van: iso(v?.eerst_op), tot: staat === 'hier' || staat === 'omvat' ? null : iso(v?.laatst_op) };
  });
};

/** Where the case is: the BPMN of the root, the state of each step, and the same for every bouwsteen that was called; undefined before the engine began. */
export const leesVoortgang = async (db: Knex, casusId: string): Promise<Procesvoortgang | undefined> => {
  const instanties = await leesInstanties(db, casusId);
  const [wortel, ...kinderen] = instanties;
  if (wortel === undefined || wortel.xml === null) return undefined;
  const definities = instanties.map((i) => i.definitie_sleutel).filter((sleutel) => sleutel !== null);
  const elementen: Element[] = await db('proces_element').whereIn('definitie_sleutel', definities).select('definitie_sleutel', 'element_id', 'soort', 'naam');
  const voortgang: Voortgang[] = await db('element_voortgang').whereIn('process_instance_key', instanties.map((i) => i.sleutel));
  const lopend: Lopend[] = await db('element_instantie').whereIn('process_instance_key', instanties.map((i) => i.sleutel)).where({ status: 'actief' }).select('sleutel', 'process_instance_key', 'element_id', 'bereik_sleutel');
  const definitieVan = new Map(instanties.map((i) => [i.sleutel, i.definitie_sleutel]));
  const stapnamen = new Set(elementen.filter((e) => stapsoorten.includes(e.soort)).map((e) => `${e.definitie_sleutel} ${e.element_id}`));
  const omhulsels = omhulselsVan(lopend, (l) => stapnamen.has(`${definitieVan.get(l.process_instance_key) ?? ''} ${l.element_id}`));
  const naamVan = (i: Instantie): string => elementen.find((e) => e.definitie_sleutel === wortel.definitie_sleutel && e.element_id === i.ouder_element)?.naam ?? i.bpmn_process_id ?? '';
  return {
    xml: wortel.xml, procesId: wortel.bpmn_process_id ?? '', versieTag: wortel.versie_tag, stappen: stappenVan(wortel, elementen, voortgang, omhulsels),
    bouwstenen: kinderen.map((i) => ({
      sleutel: i.sleutel, elementId: i.ouder_element, procesId: i.bpmn_process_id ?? '', naam: naamVan(i), status: i.status, van: iso(i.begonnen_op), tot: iso(i.geeindigd_op), stappen: stappenVan(i, elementen, voortgang, omhulsels),
    })),
  };
};
