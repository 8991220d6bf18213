/**
 * Draws a BPMN file: reads its meaning and (re)writes its diagram (BPMN DI). Same file in, same drawing out.
 *
 *   npm run indelen -- processes/bouwstenen/uitvoeren-triage/uitvoeren-triage.bpmn [more files…]
 *   npm run indelen                       every file under processes/
 *   npm run indelen -- --controle [files] changes nothing; exit code 1 when a file is not as this tool would write it
 *
 * Write the process without `<bpmndi:BPMNDiagram>` and without `<bpmn:incoming>/<bpmn:outgoing>`: both are filled in here (the engine refuses a
 * boundary event without them). Boundary events come after their host; the first sequence flow of a gateway in the file is drawn
 * straight on, the next ones below it. XML comments are lost: explain in `<bpmn:documentation>` or a text annotation.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Elem, Vlak } from './indelen/model.ts';
import { isFlow } from './indelen/model.ts';
import { tekenScope } from './indelen/tekenen.ts';

type Moddle = {
  fromXML(xml: string): Promise<{ rootElement: Elem; warnings: { message: string }[] }>;
  toXML(e: unknown, opties: { format: boolean }): Promise<{ xml: string }>;
  create(type: string, attrs: Record<string, unknown>): Elem;
};

/** Fills `incoming` and `outgoing` of every flow node from the sequence flows. */
const vulVerwijzingen = (scope: Elem): void => {
  const elementen = scope.flowElements ?? [];
  for (const e of elementen) {
    if (isFlow(e)) continue;
    const inkomend = elementen.filter((f) => isFlow(f) && f.targetRef?.id === e.id);
    const uitgaand = elementen.filter((f) => isFlow(f) && f.sourceRef?.id === e.id);
    e['incoming'] = inkomend;
    e['outgoing'] = uitgaand;
    if (e.flowElements) vulVerwijzingen(e);
  }
};

const alleElementen = (scope: Elem): Elem[] => [...(scope.flowElements ?? []), ...(scope.artifacts ?? [])].flatMap((e) => [e, ...(e.flowElements ? alleElementen(e) : [])]);

/** Gives the XML with a fresh diagram. Throws when the file is not sound BPMN (unknown references, no process). */
export const deelIn = async (xml: string): Promise<string> => {
  const moddle = new BpmnModdle({ zeebe }) as unknown as Moddle;
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const fout = warnings.find((w) => !/bpmndi|BPMNShape|BPMNEdge/.test(w.message));
  if (fout) throw new Error(fout.message);
  const proces = (rootElement['rootElements'] as Elem[]).find((e) => e.$type === 'bpmn:Process');
  if (!proces) throw new Error('no process in this file');
  vulVerwijzingen(proces);
  const tekening = tekenScope(proces);
  const bounds = (v: Vlak): Elem => moddle.create('dc:Bounds', { x: Math.round(v.x) + 160, y: Math.round(v.y) + 80, width: Math.round(v.width), height: Math.round(v.height) });
  const label = (v: Vlak | undefined): Record<string, unknown> => (v ? { label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds(v) }) } : {});
  const planeElement: Elem[] = [];
  for (const e of alleElementen(proces)) {
    const vorm = tekening.vormen.get(e.id);
    if (vorm) {
      planeElement.push(moddle.create('bpmndi:BPMNShape', {
        id: `${e.id}_di`, bpmnElement: e, bounds: bounds(vorm.vlak), ...label(vorm.label),
        ...(vorm.uitgeklapt ? { isExpanded: true } : {}), ...(e.$type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
      }));
    }
    const rand = tekening.randen.get(e.id);
    if (rand) {
      const waypoint = rand.punten
        .filter((p, i, alle) => i === 0 || p.x !== alle[i - 1]?.x || p.y !== alle[i - 1]?.y)
        .map((p) => moddle.create('dc:Point', { x: Math.round(p.x) + 160, y: Math.round(p.y) + 80 }));
      planeElement.push(moddle.create('bpmndi:BPMNEdge', { id: `${e.id}_di`, bpmnElement: e, waypoint, ...label(rand.label) }));
    }
  }
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'vlak', bpmnElement: proces, planeElement });
  rootElement['diagrams'] = [moddle.create('bpmndi:BPMNDiagram', { id: 'tekening', plane })];
  return (await moddle.toXML(rootElement, { format: true })).xml;
};

const hoofd = async (argumenten: string[]): Promise<void> => {
  const controle = argumenten.includes('--controle');
  const gevraagd = argumenten.filter((a) => !a.startsWith('--'));
  const bestanden = gevraagd.length > 0 ? gevraagd : globSync('processes/**/*.bpmn').toSorted();
  for (const bestand of bestanden) {
    const oud = readFileSync(bestand, 'utf8');
    const nieuw = await deelIn(oud).catch((fout: unknown) => { throw new Error(`${bestand}: ${fout instanceof Error ? fout.message : String(fout)}`); });
    if (nieuw === oud) continue;
    if (controle) { process.exitCode = 1; process.stdout.write(`${bestand}: not laid out; run npm run indelen\n`); continue; }
    writeFileSync(bestand, nieuw);
    process.stdout.write(`${bestand}: laid out\n`);
  }
};

if (import.meta.main) await hoofd(process.argv.slice(2));
