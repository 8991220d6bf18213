// The table of processen §1.3, written down once more and held against what the engine exported. On purpose without src/domein/variabelen.ts and
// enginevariabelen.ts: a hole in those must not hide here.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contract as bekendheid } from '../../src/bouwstenen/bepalen-bekendheid/contract.ts';
import { contracten as burger } from '../../src/bouwstenen/deelnemen-burger/contract.ts';
import { contract as nazorg } from '../../src/bouwstenen/nazorg-afsluiten/contract.ts';
import { contract as analyse } from '../../src/bouwstenen/opstellen-analyse/contract.ts';
import { contracten as overleg } from '../../src/bouwstenen/overleggen-casus/contract.ts';
import { contract as plan } from '../../src/bouwstenen/regisseren-plan/contract.ts';
import { taken } from '../../src/bouwstenen/register.ts';
import { contract as actie } from '../../src/bouwstenen/uitvoeren-actie/contract.ts';
import { contract as triage } from '../../src/bouwstenen/uitvoeren-triage/contract.ts';
import { contract as melding } from '../../src/bouwstenen/uitwisselen-melding/contract.ts';
import { contract as uitkomst } from '../../src/bouwstenen/uitwisselen-uitkomst/contract.ts';
import { contract as identiteit } from '../../src/bouwstenen/vaststellen-identiteit/contract.ts';
import { contract as preventie } from '../../src/bouwstenen/werken-aan-preventie/contract.ts';
import { workers } from '../../workers/register.ts';

const root = join(import.meta.dirname, '../..');
const lees = (patroon: string): string[] => globSync(patroon, { cwd: root }).toSorted().map((p) => readFileSync(join(root, p), 'utf8'));
const tekst = (patroon: RegExp) => (w: unknown): boolean => typeof w === 'string' && patroon.test(w);
const isTijdstip = tekst(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
const isDuur = tekst(/^P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/);
const isId = tekst(/^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|0000000\d{13}|\d{8}[0-9A-Z]{12})$/);
const isGetal = (w: unknown): boolean => Number.isInteger(w) && (w as number) >= 0 && (w as number) < 1_000_000;
const isKebab = (w: unknown): boolean => typeof w === 'string' && w.length <= 40 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(w);

/** Every declaration of what goes into the engine and what comes out: of the called processes, the tasks and the job types. */
const schemas: readonly z.ZodType[] = [
  ...[bekendheid, nazorg, analyse, plan, actie, triage, melding, uitkomst, identiteit, preventie, ...Object.values(burger), ...Object.values(overleg)].flatMap((c) => [c.in as z.ZodType, c.uit as z.ZodType]),
  ...taken.map((t) => t.uit), ...workers.flatMap((w) => [w.declaratie.in as z.ZodType, w.declaratie.uit as z.ZodType]),
];
/** What the messages of processen §1.4 and §2.8 carry, from the design; and what the change and the request are about (§1.4, §2.7). */
const berichtvariabelen = ['meldingId', 'wijzigingId', 'wijzigingSoort', 'signaalId', 'verzoekId', 'verzoekSoort', 'instapCode', 'overdrachtId', 'reactieUitkomst'];
/** Kinds of an actie (domein §7.11). */
const actiecodes = ['gesprek', 'huisbezoek', 'hulp', 'opvang', 'crisisdienst', 'toezicht', 'overig'];
const berichtcodes = ['overlijden', 'verhuizing', 'gezag', 'inzage', 'correctie', 'verwijdering', 'beperking', 'bezwaar', 'klacht'];

/** Every code that a declaration, a form, a model or the reference data names: a kebab word that stands nowhere (`jan-jansen`) is no code. */
const codes = ((): ReadonlySet<string> => {
  const uit = new Set<string>();
  const neem = (w: unknown): void => { if (isKebab(w)) uit.add(w as string); };
  const loop = (w: unknown): void => {
    if (Array.isArray(w)) w.forEach(loop);
    else if (typeof w === 'object' && w !== null) for (const [k, v] of Object.entries(w)) { neem(k); loop(v); }
    else neem(w);
  };
  [...berichtcodes, ...actiecodes].forEach(neem);
  for (const schema of schemas) loop(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))));
  for (const model of lees('processes/**/*.{bpmn,dmn}')) for (const [, w] of model.matchAll(/(?:"|&#34;|&quot;)([a-z0-9-]+)(?:"|&#34;|&quot;)/g)) neem(w);
  for (const form of lees('forms/**/*.form')) loop(JSON.parse(form));
  for (const data of lees('data/*.json')) loop(JSON.parse(data));
  for (const w of lees('data/*.csv').join('\n').split(/[\s,;|@+]+/)) neem(w);
  return uit;
})();
const isCode = (w: unknown): boolean => isKebab(w) && codes.has(w as string);

const tabel: readonly (readonly [RegExp, (w: unknown) => boolean])[] = [
  [/^(?:is|heeft|mag|wacht)[A-Z]/, (w) => typeof w === 'boolean'],
  [/^aantal[A-Z]|Nummer$/, isGetal],
  [/Id$/, isId],
  [/(?:Op|Eind|Start|Waarschuwing)$/, isTijdstip],
  [/Termijn$/, isDuur],
  [/(?:Code|Uitkomst|Soort|Vorm)$|^uitkomst$|^rol(?:Uitvoerder|Beslisser|Tweede)$/, isCode],
];
const verboden = /naam|bsn|adres|geboorte|tekst|toelichting|motivatie|score|omschrijving/i;
const past = (naam: string, w: unknown): boolean => {
  const kaal = naam.replace(/^advies([A-Z])/, (_, l: string) => l.toLowerCase());
  return w === null || (!verboden.test(naam) && tabel.find(([p]) => p.test(kaal))?.[1](w) === true);
};
const isObject = (w: unknown): w is Record<string, unknown> => typeof w === 'object' && w !== null && !Array.isArray(w);
const pastObject = (w: Record<string, unknown>): boolean => Object.entries(w).every(([n, x]) => (Array.isArray(x) ? !verboden.test(n) && x.every((y) => !isObject(y)) && pastLijst(x) : past(n, x)));
/** Lists (a plural), and one item of such a list while it is being handled; the result of a decision is such an item (§2.16). */
const pastLijst = (w: readonly unknown[]): boolean => w.every((x) => x === null || (isObject(x) ? pastObject(x) : [isId, isTijdstip, isDuur, isCode].some((f) => f(x))));

/** Names the declarations know: of contracts, workers, tasks and messages, and what a model maps. `loopCounter` is the engine's own, in every multi-instance. */
const gedeclareerd = ((): ReadonlySet<string> => {
  const velden = (s: z.ZodType): string[] => Object.keys((z.toJSONSchema(s, { unrepresentable: 'any', io: 'input' }) as { properties?: object }).properties ?? {});
  const inModel = lees('processes/**/*.bpmn').flatMap((x) => [...x.matchAll(/<zeebe:(?:input|output|script|calledDecision)\b[^>]*\b(?:target|resultVariable)="([^"]+)"|\b(?:inputElement|outputCollection)="([^"]+)"/g)].map((m) => m[1] ?? m[2] ?? ''));
  return new Set([...schemas.flatMap(velden), ...inModel, ...berichtvariabelen, 'loopCounter']);
})();

/** Why this variable may not be in the engine; undefined when it may. Never the value itself. */
export const waaromNiet = (naam: string, waarde: unknown): string | undefined => {
  if (!gedeclareerd.has(naam)) return 'no declaration and no model names it';
  if (naam === 'loopCounter') return isGetal(waarde) ? undefined : 'not a count';
  const goed = Array.isArray(waarde) ? !verboden.test(naam) && pastLijst(waarde) : isObject(waarde) ? !verboden.test(naam) && pastObject(waarde) : past(naam, waarde);
  return goed ? undefined : `its ${Array.isArray(waarde) ? 'list' : typeof waarde} does not fit its name`;
};

export type Stroomtafel = {
  /** Give it every bulk of the record stream. */
  readonly luister: (body: string) => void;
  /** `<process>/<variable>` of everything that was seen. */
  readonly gezien: ReadonlySet<string>;
  /** What does not obey the table: `<process>/<variable>: <why>`. */
  readonly fouten: ReadonlySet<string>;
};
/** Reads the variables out of the record stream (records of variables and of jobs) while it comes by, and judges each. */
export const stroomtafel = (): Stroomtafel => {
  const gezien = new Set<string>(), fouten = new Set<string>();
  const oordeel = (proces: string, naam: string, waarde: unknown): void => {
    gezien.add(`${proces}/${naam}`);
    const waarom = waaromNiet(naam, waarde);
    if (waarom !== undefined) fouten.add(`${proces}/${naam}: ${waarom}`);
  };
  type Waarde = { name?: string; value?: string; bpmnProcessId?: string; variables?: Record<string, unknown> };
  return {
    gezien, fouten,
    luister: (body) => {
      for (const regel of body.split('\n')) {
        if (!/"valueType":"(?:VARIABLE|JOB)"/.test(regel)) continue;
        try {
          const { value: v } = JSON.parse(regel) as { value: Waarde };
          if (v.name !== undefined && v.value !== undefined) oordeel(v.bpmnProcessId ?? '', v.name, JSON.parse(v.value));
          for (const [naam, waarde] of Object.entries(v.variables ?? {})) oordeel(v.bpmnProcessId ?? '', naam, waarde);
        } catch { fouten.add('a record that cannot be read'); }        // thrown here it would stop the exporter
      }
    },
  };
};
