import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesBpmn } from './bpmn-lezen.ts';

export type Uitrolsoort = 'proces' | 'beslissing' | 'formulier';
/** One thing that carries an id and a tag; a BPMN or DMN file may hold several. */
export type Definitie = { readonly soort: Uitrolsoort; readonly id: string; readonly versieTag: string | null };
export type Uitrolbestand = {
  /** Path under the project root with `/`; also the resource name in the engine, so it never changes for the same file. */
  readonly pad: string;
  readonly soort: Uitrolsoort;
  readonly inhoud: string;
  readonly sha: string;
  readonly definities: readonly Definitie[];
};
/** What goes to the engine in one deployment. */
export type Pakket = { readonly naam: string; readonly bestanden: readonly Uitrolbestand[] };

const soortVan = (pad: string): Uitrolsoort => (pad.endsWith('.bpmn') ? 'proces' : pad.endsWith('.dmn') ? 'beslissing' : 'formulier');

/** Reads one file's ids and tags. Throws when a form is not JSON with an id. */
export const leesUitrolbestand = (pad: string, inhoud: string): Uitrolbestand => {
  const soort = soortVan(pad);
  return { pad, soort, inhoud, sha: createHash('sha256').update(inhoud).digest('hex'), definities: definitiesVan(soort, pad, inhoud) };
};

const definitiesVan = (soort: Uitrolsoort, pad: string, inhoud: string): Definitie[] => {
  if (soort === 'proces') return leesBpmn(inhoud).map((p) => ({ soort, id: p.id, versieTag: p.versieTag }));
  if (soort === 'beslissing') {
    return inhoud.split(/<(?:\w+:)?decision\s/).slice(1).map((deel) => ({
      soort, id: /\bid="([^"]+)"/.exec(deel)?.[1] ?? '', versieTag: /<zeebe:versionTag\s+value="([^"]+)"/.exec(deel)?.[1] ?? null,
    }));
  }
  const form = JSON.parse(inhoud) as { id?: string; versionTag?: string };
  if (typeof form.id !== 'string') throw new Error(`${pad}: het formulier heeft geen id.`);
  return [{ soort, id: form.id, versieTag: form.versionTag ?? null }];
};

const map = (pad: string): string => pad.split('/')[pad.startsWith('forms/') ? 1 : 2] ?? '';

/**
 * All packages in order of deployment: one per bouwsteen (its BPMN, DMN and forms together, always the same file names, because one
 * changed resource gives every resource of a deployment a new version), then each file of a samenwerkingsverband by itself.
 */
export const leesPakketten = (root: string): Pakket[] => {
  const vind = (patroon: string): string[] => globSync(patroon, { cwd: root }).map((p) => p.replaceAll('\\', '/')).toSorted();
  const lees = (pad: string): Uitrolbestand => leesUitrolbestand(pad, readFileSync(join(root, pad), 'utf8'));
  const perBouwsteen = Map.groupBy([...vind('processes/bouwstenen/*/**/*.{bpmn,dmn}'), ...vind('forms/*/**/*.form')], map);
  const bouwstenen = [...perBouwsteen].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([naam, paden]) => ({ naam, bestanden: paden.map(lees) }));
  const verbanden = existsSync(join(root, 'processes/samenwerkingsverbanden')) ? vind('processes/samenwerkingsverbanden/**/*.{bpmn,dmn}') : [];
  return [...bouwstenen, ...verbanden.map((pad) => ({ naam: pad.replace(/^processes\/samenwerkingsverbanden\/|\.\w+$/g, ''), bestanden: [lees(pad)] }))];
};
