// Compares what ran on an engine during the tests with the models: every step of processes/ must have run (processen §9); the flows that no test took are named.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';

type Element = { $type: string; id: string; flowElements?: Element[]; sourceRef?: Element; targetRef?: Element };
export type Modeldekking = { readonly regels: readonly string[]; readonly ok: boolean };

const inhoud = (scope: Element): Element[] => (scope.flowElements ?? []).flatMap((e) => [e, ...inhoud(e)]);

export type Model = {
  readonly stappen: readonly string[]; readonly stromen: readonly string[];
  /** Flow out of an event-based gateway → the event it waits for. The engine writes no record for such a flow: the event that came says which one it was. */
  readonly doorGebeurtenis: ReadonlyMap<string, string>;
};

/** Every step and flow of every file under processes/, as `<process>/<element>`. */
export const alleElementen = async (root: string): Promise<Model> => {
  const stappen: string[] = [];
  const stromen: string[] = [];
  const doorGebeurtenis = new Map<string, string>();
  for (const bestand of globSync('processes/**/*.bpmn', { cwd: root }).toSorted()) {
    const { rootElement } = await new BpmnModdle().fromXML(readFileSync(join(root, bestand), 'utf8')) as unknown as { rootElement: { rootElements: Element[] } };
    for (const proces of rootElement.rootElements.filter((e) => e.$type === 'bpmn:Process')) for (const e of inhoud(proces)) {
      (e.$type === 'bpmn:SequenceFlow' ? stromen : stappen).push(`${proces.id}/${e.id}`);
      if (e.sourceRef?.$type === 'bpmn:EventBasedGateway') doorGebeurtenis.set(`${proces.id}/${e.id}`, `${proces.id}/${e.targetRef?.id ?? ''}`);
    }
  }
  return { stappen, stromen, doorGebeurtenis };
};

/**
 * A step that never ran breaks the run. A flow that was not taken is told: which of two ways a casus goes may hang on what comes first, so a run
 * may miss one that another took.
 * @param gelopen lines `<process>/<element>` of what ran
 */
export const vergelijk = (alle: Model, gelopen: ReadonlySet<string>): Modeldekking => {
  const niet = (lijst: readonly string[]): string[] => lijst.filter((e) => !gelopen.has(alle.doorGebeurtenis.get(e) ?? e));
  const [stappen, stromen] = [niet(alle.stappen), niet(alle.stromen)];
  return {
    ok: stappen.length === 0,
    regels: [
      `Modellen: ${alle.stappen.length - stappen.length} van ${alle.stappen.length} stappen en ${alle.stromen.length - stromen.length} van ${alle.stromen.length} stromen liepen op een engine.`,
      ...stappen.map((e) => `  stap niet gelopen (telt als fout): ${e}`), ...stromen.map((e) => `  stroom niet genomen: ${e}`),
    ],
  };
};

/** Reads the lines that the stacks wrote to `bestand`. */
export const modeldekking = async (root: string, bestand: string): Promise<Modeldekking> => {
  const gelopen = new Set(existsSync(bestand) ? readFileSync(bestand, 'utf8').split('\n') : []);
  return vergelijk(await alleElementen(root), gelopen);
};
