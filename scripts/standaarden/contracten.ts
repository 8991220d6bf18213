import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { maakSchemas, type Knoop } from './schema.ts';
import type { Contract } from './model.ts';

export type Standaarden = {
  /** Faults of a value, as `pad: melding`; never the value itself. */
  readonly toetsen: ReadonlyMap<Contract, (waarde: unknown) => readonly string[]>;
  readonly versies: ReadonlyMap<Contract, string>;
  /** The published schemas of the SOH melding themselves, for the comparison with ours. */
  readonly sohMelding: Knoop | undefined;
};

/** Which documents we look for: recognised by a path they describe, not by their file name. */
const gezocht: readonly { pad: RegExp; contracten: readonly (readonly [Contract, string])[] }[] = [
  { pad: /^\/personen$/, contracten: [['personen-vraag', 'PersonenQuery'], ['personen-antwoord', 'PersonenQueryResponse'], ['personen-fout', 'BadRequestFoutbericht']] },
  { pad: /opvragenBevoegdheidTotGezag$/, contracten: [['gezag-vraag', 'GezagRequest'], ['gezag-antwoord', 'GezagResponse'], ['gezag-fout', 'BadRequestFoutbericht']] },
  { pad: /^\/(v\d+\/)?melding(en)?$/, contracten: [['soh-melding', 'Melding']] },
  { pad: /^\/events$/, contracten: [['soh-gebeurtenis', 'CloudEvent']] },
];

/** Reads every OpenAPI document in the folder and makes a check per contract. When two documents describe the same, the highest version counts. */
export function leesStandaarden(map: string): Standaarden {
  const toetsen = new Map<Contract, (waarde: unknown) => readonly string[]>();
  const versies = new Map<Contract, string>();
  let sohMelding: Knoop | undefined;
  for (const bestand of bestanden(map)) {
    const doc = lees(bestand);
    const schemas = (doc?.['components'] as Knoop | undefined)?.['schemas'] as Knoop | undefined;
    if (!doc || !schemas) continue;
    const versie = String((doc['info'] as Knoop | undefined)?.['version'] ?? '?');
    for (const { pad, contracten } of gezocht) {
      if (!Object.keys((doc['paths'] as Knoop | undefined) ?? {}).some((p) => pad.test(p))) continue;
      for (const [contract, naam] of contracten) {
        if (schemas[naam] === undefined || (versies.get(contract) ?? '').localeCompare(versie, 'nl', { numeric: true }) >= 0) continue;
        versies.set(contract, versie);
        if (contract === 'soh-melding') sohMelding = schemas;
        toetsen.set(contract, maakToets(contract === 'soh-melding' ? zonderAlleenLezen(schemas) : schemas, naam, contract !== 'soh-gebeurtenis' && !contract.endsWith('-fout')));
      }
    }
  }
  return { toetsen, versies, sohMelding };
}

/** Who offers a melding does not know the fields that the publication marks read-only (`id` and `url` of each part): they are not asked of him. */
function zonderAlleenLezen(schemas: Knoop): Knoop {
  return Object.fromEntries(Object.entries(schemas).map(([naam, s]) => {
    const schema = s as Knoop;
    const velden = (schema['properties'] ?? {}) as Record<string, Knoop>;
    const vrij = (n: string): boolean => velden[n]?.['readOnly'] === true || n === 'url' || (n === 'id' && naam !== 'Melding');
    return [naam, { ...schema, ...(Array.isArray(schema['required']) ? { required: (schema['required'] as string[]).filter((n) => !vrij(n)) } : {}) }];
  }));
}

function maakToets(schemas: Knoop, naam: string, strikt: boolean): (waarde: unknown) => readonly string[] {
  // The published patterns escape characters that the unicode mode forbids ("Invalid escape").
  const ajv = new Ajv2019({ unicodeRegExp: false, strict: false, allErrors: true, validateFormats: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/, uri: /^[a-z][a-z0-9+.-]*:\S+$/, int32: true, 'date-time': /^\d{4}-\d{2}-\d{2}T/ } });
  const toets = ajv.compile({ $ref: `#/$defs/${naam}`, $defs: maakSchemas(schemas, strikt) });
  return (waarde) => toets(waarde) ? [] : (toets.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? 'past niet'}${e.params && 'unevaluatedProperty' in e.params ? ` (${String(e.params['unevaluatedProperty'])})` : ''}`);
}

const bestanden = (map: string): string[] => readdirSync(map, { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && /\.(json|ya?ml)$/.test(e.name)).map((e) => join(e.parentPath, e.name)).sort();
function lees(bestand: string): Knoop | undefined {
  const tekst = readFileSync(bestand, 'utf8');
  if (!/"?openapi"?\s*:/.test(tekst.slice(0, 4000))) return undefined;
  // Other files lie in the folder too, and not all of them are well-formed: those are not ours to judge.
  try { return parse(tekst) as Knoop; } catch { return undefined; }
}
