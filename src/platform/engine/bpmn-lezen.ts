/** What the run time needs to know of one element of a deployed model. */
export type BpmnElement = {
  readonly id: string;
  /** Local name of the tag: `userTask`, `callActivity`, `sequenceFlow`, … */
  readonly soort: string;
  readonly naam: string | null;
  readonly formId: string | null;
  readonly formVersie: string | null;
  /** Job types of the task itself and of its execution listeners; FEEL expressions (starting with `=`) are left out. */
  readonly jobTypes: readonly string[];
  readonly koppen: Readonly<Record<string, string>>;
  readonly eigenschappen: Readonly<Record<string, string>>;
};
export type BpmnProces = { readonly id: string; readonly versieTag: string | null; readonly elementen: readonly BpmnElement[] };

type Tag = { open: boolean; leeg: boolean; naam: string; attributen: Record<string, string> };
const entiteiten: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ontcijfer = (t: string): string => t.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (heel, hex?: string, dec?: string, naam?: string) =>
  (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : dec ? String.fromCodePoint(Number(dec)) : entiteiten[naam ?? ''] ?? heel));

/** Walks the tags of well-formed XML (the engine has accepted it); comments, CDATA and processing instructions are skipped. */
function* tags(xml: string): Generator<Tag> {
  const vorm = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^>]*)>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  for (const m of xml.matchAll(vorm)) {
    if (m[2] === undefined) continue;
    const attributen: Record<string, string> = {};
    for (const a of (m[3] ?? '').matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributen[a[1] ?? ''] = ontcijfer(a[2] ?? a[3] ?? '');
    yield { open: m[1] === '', leeg: m[4] === '/', naam: m[2].replace(/^.*:/, ''), attributen };
  }
}

type Bezig = { -readonly [K in keyof BpmnElement]: BpmnElement[K] extends readonly string[] ? string[] : BpmnElement[K] extends Readonly<Record<string, string>> ? Record<string, string> : BpmnElement[K] };
type Stapelding = { naam: string; element: Bezig | null };

/**
 * Reads the executable processes of a BPMN file: ids, names, forms, job types, task headers and `zeebe:properties`.
 * Only what stands inside the semantic part counts; shapes and edges of the diagram carry other attribute names.
 */
export const leesBpmn = (xml: string): BpmnProces[] => {
  const processen: { id: string; versieTag: string | null; elementen: Bezig[] }[] = [];
  const stapel: Stapelding[] = [];
  for (const tag of tags(xml)) {
    if (!tag.open) { stapel.pop(); continue; }
    if (tag.naam === 'process' && tag.attributen['id'] !== undefined) processen.push({ id: tag.attributen['id'], versieTag: null, elementen: [] });
    const proces = stapel.some((s) => s.naam === 'process') || tag.naam === 'process' ? processen.at(-1) : undefined;
    const eigenaar = stapel.findLast((s) => s.element !== null)?.element ?? null;
    const element = proces === undefined ? null : beginElement(tag, proces.elementen);
    if (proces !== undefined && element === null) vulAan(tag, proces, eigenaar);
    if (!tag.leeg) stapel.push({ naam: tag.naam, element });
  }
  return processen;
};

const geenElement = new Set(['extensionElements', 'incoming', 'outgoing', 'conditionExpression', 'documentation']);
const beginElement = (tag: Tag, lijst: Bezig[]): Bezig | null => {
  const id = tag.attributen['id'];
  if (id === undefined || geenElement.has(tag.naam) || /EventDefinition$|^multiInstance/.test(tag.naam)) return null;
  const element: Bezig = { id, soort: tag.naam, naam: tag.attributen['name'] ?? null, formId: null, formVersie: null, jobTypes: [], koppen: {}, eigenschappen: {} };
  lijst.push(element);
  return element;
};

const vulAan = (tag: Tag, proces: { id: string; versieTag: string | null }, eigenaar: Bezig | null): void => {
  const a = tag.attributen;
  if (tag.naam === 'versionTag' && eigenaar?.soort === 'process') proces.versieTag = a['value'] ?? null;
  if (eigenaar === null) return;
  if ((tag.naam === 'taskDefinition' || tag.naam === 'executionListener' || tag.naam === 'taskListener') && a['type'] !== undefined && !a['type'].startsWith('=')) eigenaar.jobTypes.push(a['type']);
  if (tag.naam === 'formDefinition') { eigenaar.formId = a['formId'] ?? null; eigenaar.formVersie = a['versionTag'] ?? null; }
  if (tag.naam === 'header' && a['key'] !== undefined) eigenaar.koppen[a['key']] = a['value'] ?? '';
  if (tag.naam === 'property' && a['name'] !== undefined) eigenaar.eigenschappen[a['name']] = a['value'] ?? '';
};
