import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { taken } from '../../../src/bouwstenen/register.ts';
import { workers } from '../../../workers/register.ts';
import { bronnen } from './bronnen.ts';

// Reads the models as text, on purpose without the reader of the product: a fault in that one must not hide here.
const ontcijfer = (t: string): string => t.replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n))).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const attr = (tag: string, naam: string): string | undefined => { const w = new RegExp(`\\b${naam}="([^"]*)"`).exec(tag)?.[1]; return w === undefined ? undefined : ontcijfer(w); };
const modellen = bronnen(['processes'], ['.bpmn']);
type Element = { pad: string; id: string; soort: string; tekst: string; xml: string };
const elementen = (soort: string): Element[] => modellen.flatMap(({ pad, tekst }) => [...tekst.matchAll(new RegExp(`<bpmn:${soort} id="([^"]+)"[^>]*>([\\s\\S]*?)</bpmn:${soort}>`, 'g'))].map((m) => ({ pad, id: m[1] ?? '', soort, tekst: m[2] ?? '', xml: tekst })));
const gebruikerstaken = elementen('userTask');
const taken_ = gebruikerstaken.map((e) => [`${e.pad.split('/').at(-1) ?? ''} ${e.id}`, e] as const);

type Veld = { type: string; key?: string; label?: string; values?: { value: string; label: string }[]; components?: Veld[]; properties?: Record<string, string>; validate?: Record<string, unknown>; conditional?: { hide?: string } };
type Formulier = { id: string; versionTag?: string; type?: string; components: Veld[] };
const formulieren = bronnen(['forms'], ['.form']).map(({ pad, tekst }) => ({ pad, form: JSON.parse(tekst) as Formulier }));
const plat = (v: readonly Veld[]): Veld[] => v.flatMap((x) => [x, ...plat(x.components ?? [])]);
const codesVan = (f: Formulier): string[] => (plat(f.components).find((v) => v.key === 'uitkomst')?.values ?? []).map((w) => w.value).toSorted();
const schemaVan = (s: z.ZodType): Record<string, { enum?: string[] }> => ((z.toJSONSchema(s, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, { enum?: string[] }> }).properties ?? {});

describe('human tasks: model, form and handler say the same', () => {
  test('processen §1.1: there are as many forms as tasks name, and as many handlers', () => {
    const genoemd = [...new Set(gebruikerstaken.map((e) => attr(e.tekst, 'formId') ?? ''))].toSorted();
    expect(gebruikerstaken.length).toBeGreaterThan(30);
    expect(formulieren.map((f) => f.form.id).toSorted()).toEqual(genoemd);
    expect(taken.map((t) => t.formId).toSorted()).toEqual(genoemd);
  });
  test.each(taken_)('processen §1.2: %s has a pinned form, candidate groups, a term and the listener that keeps its context', (_naam, e) => {
    const form = /<zeebe:formDefinition[^>]*>/.exec(e.tekst)?.[0] ?? '';
    const bestand = formulieren.find((f) => f.form.id === attr(form, 'formId'));
    expect([attr(form, 'bindingType'), attr(form, 'versionTag')]).toEqual(['versionTag', bestand?.form.versionTag]);
    expect(e.tekst).toContain('<zeebe:userTask />');
    expect(attr(/<zeebe:assignmentDefinition[^>]*>/.exec(e.tekst)?.[0] ?? '', 'candidateGroups')).toMatch(/^=\[.+\]$/);
    expect(e.tekst).not.toMatch(/\bassignee="/);
    const luisteraars = [...e.tekst.matchAll(/<zeebe:executionListener [^>]*>/g)].map((m) => [attr(m[0], 'eventType'), attr(m[0], 'type')]);
    expect(luisteraars).toContainEqual(['start', 'proces.termijn-zetten']);
    expect(e.tekst).toMatch(/samenspel:doel" value="[^"]+"/);
    expect(e.tekst).toMatch(/samenspel:aard" value="(besluit|vastlegging|contact|signaal)"/);
    expect(taken.find((t) => t.formId === attr(form, 'formId'))?.aard).toBe(/samenspel:aard" value="(\w+)"/.exec(e.tekst)?.[1]);
  });
  test.each(taken_)('lint SP209: the gateway behind %s has one flow for exactly each outcome its form offers', (_naam, e) => {
    const doel = [...e.tekst.matchAll(/<zeebe:output [^>]*>/g)].map((m) => [attr(m[0], 'source'), attr(m[0], 'target')]).find(([bron]) => bron === '=uitkomst')?.[1];
    const stromen = [...e.xml.matchAll(/<bpmn:sequenceFlow ([^>]*?)(?:\/>|>([\s\S]*?)<\/bpmn:sequenceFlow>)/g)].map((m) => ({ van: attr(m[1] ?? '', 'sourceRef'), naar: attr(m[1] ?? '', 'targetRef'), als: ontcijfer(/<bpmn:conditionExpression[^>]*>([^<]*)</.exec(m[2] ?? '')?.[1] ?? '') }));
    const formulier = formulieren.find((f) => f.form.id === attr(e.tekst, 'formId'))?.form;
    const [uit] = stromen.filter((s) => s.van === e.id);
    const poort = uit === undefined ? [] : stromen.filter((s) => s.van === uit.naar && new RegExp(`\\b${doel ?? 'uitkomst'}\\b`).test(s.als));
    expect(stromen.filter((s) => s.van === e.id).length, 'a task has one way out').toBeLessThanOrEqual(1);
    expect(formulier).toBeDefined();
    if (poort.length === 0) return;                                        // the outcome is only kept, or the next step is the same for all
    const codes = poort.flatMap((s) => [...s.als.matchAll(new RegExp(`\\b${doel ?? 'uitkomst'}\\s*=\\s*"([^"]+)"`, 'g'))].map((m) => m[1] ?? ''));
    expect(codes.toSorted()).toEqual(codesVan(formulier as Formulier));
  });
  test('lint SP209: most tasks are followed by such a gateway, so the check above looks at something', () => {
    const metPoort = gebruikerstaken.filter((e) => { const doel = /source="=uitkomst" target="([^"]+)"/.exec(e.tekst)?.[1]; return doel !== undefined && new RegExp(`>=\\s*${doel} = (?:"|&#34;|&quot;)`).test(e.xml); });
    expect(metPoort.length).toBeGreaterThan(20);
  });
});

describe('forms: the closed subset', () => {
  const soorten = ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'datetime', 'text', 'group'];
  test.each(formulieren.map((f) => [f.pad, f.form] as const))('ux §4.23: %s stays within the closed subset, asks at least two things of the domain and exactly one uitkomst', (pad, form) => {
    const velden = plat(form.components);
    const vragen = velden.filter((v) => v.type !== 'text' && v.type !== 'group');
    expect([form.id, form.type ?? 'default']).toEqual([pad.replace(/^forms\/|\.form$/g, '').replace('/', '.'), 'default']);
    expect(velden.filter((v) => !soorten.includes(v.type)).map((v) => v.type)).toEqual([]);
    expect(vragen.filter((v) => v.key === 'uitkomst')).toHaveLength(1);
    expect(vragen.filter((v) => v.key !== 'uitkomst').length).toBeGreaterThanOrEqual(2);
    expect(codesVan(form).every((c) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(c) && c.length <= 40)).toBe(true);
    for (const v of vragen) {
      expect([v.key, (v.label ?? '').length >= 3], 'a question without a label cannot be read aloud').toEqual([v.key, true]);
      expect(Object.keys(v.conditional ?? {}).every((k) => k === 'hide')).toBe(true);
      expect(Object.keys(v.properties ?? {})).toEqual(expect.arrayContaining(['gegevenssoort', 'doel', 'opslag', 'herkomst', 'niveau']));
      const waarden = (v.values ?? []).map((w) => w.value);
      expect(new Set(waarden).size, `${pad} ${v.key ?? ''}: a choice twice`).toBe(waarden.length);
    }
  });
  /** Answers that a rich screen beside the form gives, not the form itself. */
  const schermen: Readonly<Record<string, readonly string[]>> = {
    'uitwisselen-melding.melding-aanvullen': ['inhoud'], 'uitvoeren-triage.instrument-invullen': ['afnamen', 'factoren'],
    'overleggen-casus.overleg-voorbereiden': ['agenda', 'deelnemers', 'burgers', 'stukken'], 'uitwisselen-uitkomst.uitkomst-vastleggen': ['besluiten', 'afspraken', 'verslagdelen', 'meningen'], 'uitwisselen-uitkomst.uitkomst-vaststellen': ['zichten'],
  };
  test.each(taken.map((t) => [t.formId, t] as const))('processen §1.1: the handler of %s reads what its form asks, with the same outcomes', (formId, t) => {
    const form = formulieren.find((f) => f.form.id === formId)?.form as Formulier;
    const [antwoorden, uit] = [schemaVan(t.antwoorden), schemaVan(t.uit)];
    const vanScherm = schermen[formId] ?? [];
    if (vanScherm.length > 0) expect(gebruikerstaken.find((e) => attr(e.tekst, 'formId') === formId)?.tekst).toMatch(/samenspel:scherm/);
    expect([...plat(form.components).flatMap((v) => (v.key === undefined ? [] : [v.key])), ...vanScherm].toSorted()).toEqual(Object.keys(antwoorden).toSorted());
    expect([antwoorden['uitkomst']?.enum?.toSorted(), uit['uitkomst']?.enum?.toSorted()]).toEqual([codesVan(form), codesVan(form)]);
  });

  const kamers = bronnen(['src/bouwstenen', 'src/casus'], ['.ts']);
  /** Text of the functions with this name in the task's own room or in `casus`, each until the next line that begins at the margin. */
  const helper = (kamer: string, naam: string): string => kamers.filter((b) => b.pad.startsWith(`src/bouwstenen/${kamer}/`) || b.pad.startsWith('src/casus/'))
    .flatMap((b) => [...b.tekst.matchAll(new RegExp(`^(?:export )?(?:const|(?:async )?function) ${naam}\\b[\\s\\S]*?(?=^(?:export|const|async|function|type|/\\*\\*)|$(?![\\s\\S]))`, 'gm'))].map((m) => m[0])).join('\n');
  /** Calls in this code that get the whole of the answers, not one of them. */
  const krijgtAlles = (code: string, antwoord: string): string[] => [...code.matchAll(new RegExp(`(?<![\\w.]|\\w: )(?:\\.\\.\\.)?\\b${antwoord}\\b(?![\\w.?:]|\\[)`, 'g'))].flatMap((m) => {
    let diep = 0;
    for (let i = m.index - 1; i >= 0; i -= 1) {
      if (')]}'.includes(code[i] ?? '')) diep += 1;
      else if ('([{'.includes(code[i] ?? '') && diep > 0) diep -= 1;
      else if (code[i] === '(') { const naam = /(\w+)\)?$/.exec(code.slice(0, i))?.[1]; return naam === undefined ? [] : [naam]; }
    }
    return [];
  });
  /** The rule stands in the schema of the answers: with this answer the outcome is refused, so an accepted outcome tells what it was. */
  const regel = (...sleutels: string[]): Record<string, string> => Object.fromEntries(sleutels.map((k) => [k, 'regel']));
  /** Answers of which the handler does not name the key, and why that is right. A list to make shorter, not longer. */
  const elders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'deelnemen-burger.achterhouding-beoordelen': regel('isLichterMiddelGewogen', 'isVeiligheidGewogen'), 'deelnemen-burger.verzoek-tweede-akkoord': regel('isGrondJuist', 'isBegrijpelijk'),
    'nazorg-afsluiten.nazorg-vaststellen': regel('isMetGezinBesproken'), 'nazorg-afsluiten.terugval-wegen': regel('isVeiligNu'), 'nazorg-afsluiten.afsluiting-akkoord': regel('isControlelijstBekeken'),
    'overleggen-casus.uitnodiging-tweede-akkoord': regel('isRedenGewogen', 'isAndersGeprobeerd'), 'regisseren-plan.casusregisseur-aanvaarden': regel('betrokkenheid', 'heeftTijd'), 'regisseren-plan.stoppen-tweede-akkoord': regel('isVeiligheidGewogen'),
    'uitvoeren-triage.triage-tweede-akkoord': regel('isAdviesGewogen', 'isVeiligheidGewogen'), 'uitwisselen-uitkomst.uitkomst-vaststellen': regel('isVoorbeeldBekeken'),
    'nazorg-afsluiten.nazorgmoment-uitvoeren': Object.fromEntries(['opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'].map((k) => [k, 'read in a loop over the leefgebieden'])),
  };
  test.each(taken.map((t) => [t.formId, t] as const))('house rule: what %s asks is kept or decides something; no answer is asked to be thrown away', (formId, t) => {
    const kamer = formId.split('.')[0] ?? '';
    const code = t.voltooi.toString();
    const antwoord = /^(?:async\s*)?\(?\s*\w+\s*,\s*(\w+)/.exec(code)?.[1] ?? '-';
    const namen = [antwoord, ...new RegExp(`const (\\w+) = ${antwoord};`).exec(code)?.slice(1) ?? []];
    const alles = [code, ...namen.flatMap((n) => krijgtAlles(code, n)).map((n) => helper(kamer, n))].join('\n');
    const gelezen = (key: string): boolean => new RegExp(`\\.${key}\\b|['"\`]${key}['"\`]|\\b${key}\\b[^{}]*\\} = |\\.\\.\\.rest\\b`).test(alles);
    // Questions with a number are read by their name and that number.
    const bewaard = (key: string): boolean => gelezen(key) || gelezen(key.replace(/\d+$/, ''));
    const sleutels = Object.keys(schemaVan(t.antwoorden)).filter((k) => k !== 'uitkomst');
    expect(sleutels.filter((k) => !bewaard(k) && elders[formId]?.[k] === undefined)).toEqual([]);
    expect(Object.keys(elders[formId] ?? {}).filter((k) => !sleutels.includes(k) || bewaard(k)), 'no longer an exception').toEqual([]);
    const bestand = kamers.find((b) => b.tekst.includes(`formId: '${formId}'`))?.tekst ?? '';
    expect(Object.entries(elders[formId] ?? {}).filter(([k, waarom]) => waarom === 'regel' && !new RegExp(`\\ba\\.${k}\\b|'${k}'`).test(bestand)), 'no rule reads it any more').toEqual([]);
  });
});

describe('automatic steps', () => {
  const typen = [...new Set(modellen.flatMap(({ tekst }) => [...tekst.matchAll(/<zeebe:(?:taskDefinition|executionListener)\b[^>]*\btype="([^"=]+)"/g)].map((m) => m[1] ?? '')))].toSorted();
  test('processen §1.2, §1.6: every job type in a model has one worker; a worker without a model is an older version of one that has', () => {
    const bediend = workers.map((w) => w.declaratie.type);
    expect(typen.filter((t) => !bediend.includes(t))).toEqual([]);
    const kaal = (t: string): string => t.replace(/-\d+$/, '');
    expect(bediend.filter((t) => !typen.includes(t) && !typen.some((n) => n !== t && kaal(n) === kaal(t)))).toEqual([]);
    expect(new Set(bediend).size).toBe(bediend.length);
    expect(elementen('serviceTask').filter((e) => !/<zeebe:taskDefinition [^>]*type="[a-z-]+\.[a-z-]+(?:-\d+)?"/.test(e.tekst)).map((e) => `${e.pad} ${e.id}`)).toEqual([]);
  });
  test('house rule: one file per job type, named after it', () => {
    const bediend = workers.map((w) => w.declaratie.type);
    const bestanden = bronnen(['workers'], ['.ts']).filter((b) => /\btype:\s*'[a-z-]+\.[a-z-]+(?:-\d+)?'/.test(b.tekst));
    for (const type of bediend) expect([type, bestanden.filter((b) => b.tekst.includes(`type: '${type}'`)).map((b) => b.pad)]).toEqual([type, [`workers/${type.replace('.', '/')}.ts`]]);
    expect(bestanden).toHaveLength(bediend.length);
  });
});

describe('process variables', () => {
  /** processen §1.3, written down again: an id, code, count, date, term or yes/no by its name; `advies` before one of these. */
  const naam = /^(?:advies[A-Z].*|(?:is|heeft|mag|wacht)[A-Z].*|aantal[A-Z].*|.*(?:Id|Code|Uitkomst|Soort|Vorm|Nummer|Op|Eind|Start|Waarschuwing|Termijn)|uitkomst|rol(?:Uitvoerder|Beslisser|Tweede))$/;
  /** Lists of these, and one item of such a list while it is being handled. */
  const lijsten = new Set(['partners', 'partner', 'informeringen', 'informering', 'verrijkingen', 'verrijking', 'antwoorden', 'verstrekkingen', 'verstrekking', 'deelnemers', 'deelnemer', 'reacties', 'burgers', 'burger', 'contactmomenten', 'bijdragers', 'bijdrager', 'burgerbijdragen', 'burgerbijdrage', 'bijdragen', 'bijdrage', 'zienswijzen', 'zienswijze']);
  const mag = (n: string): boolean => lijsten.has(n) || (naam.test(n) && !/naam|bsn|adres|geboorte|tekst|toelichting|motivatie/i.test(n));
  test('processen §1.3: every variable a model makes has a name that tells its type, and no name of a person\'s data', () => {
    const namen = modellen.flatMap(({ pad, tekst }) => [...tekst.matchAll(/<zeebe:(?:input|output|script|calledDecision)\b[^>]*\b(?:target|resultVariable)="([^"]+)"|\b(?:inputElement|outputCollection)="([^"]+)"/g)].map((m) => [pad, m[1] ?? m[2] ?? ''] as const));
    expect(namen.length).toBeGreaterThan(100);
    expect(namen.filter(([, n]) => !mag(n)).map((n) => n.join(' '))).toEqual([]);
  });
  test('processen §1.3: what tasks and workers hand the engine obeys the same table', () => {
    const uit = [...taken.map((t) => [t.formId, t.uit] as const), ...workers.map((w) => [w.declaratie.type, w.declaratie.uit as z.ZodType] as const)];
    expect(uit.flatMap(([wie, s]) => Object.keys(schemaVan(s)).filter((n) => !mag(n)).map((n) => `${wie}: ${n}`))).toEqual([]);
  });
});
