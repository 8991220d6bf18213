/** Any part of an OpenAPI document. */
export type Knoop = Record<string, unknown>;
const isKnoop = (v: unknown): v is Knoop => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * Turns the schemas of an OpenAPI document into JSON Schema that is as strict as the text means it. A schema with a `discriminator`
 * becomes "the variant that `type` names"; the variants themselves refer to its base. Refs to other documents allow anything.
 */
export function maakSchemas(schemas: Knoop, strikt: boolean): Knoop {
  const uit: Knoop = {};
  const keuzes = new Set(Object.entries(schemas).filter(([, s]) => isKnoop(s) && isKnoop(s['discriminator']) && isKnoop(s['discriminator']['mapping'])).map(([n]) => n));
  const variantVan = new Set([...keuzes].flatMap((n) => Object.values((schemas[n] as { discriminator: { mapping: Record<string, string> } }).discriminator.mapping).map(laatste)));
  for (const [naam, schema] of Object.entries(schemas)) {
    const kaal = zet(schema, keuzes, variantVan.has(naam)) as Knoop;
    delete kaal['discriminator'];
    if (!keuzes.has(naam)) { uit[naam] = kaal; continue; }
    const mapping = (schema as { discriminator: { mapping: Record<string, string> } }).discriminator.mapping;
    uit[`${naam}__basis`] = kaal;
    uit[naam] = {
      type: 'object', required: ['type'], properties: { type: { enum: Object.keys(mapping) } },
      allOf: Object.entries(mapping).map(([type, ref]) => ({ anyOf: [{ not: { properties: { type: { const: type } }, required: ['type'] } }, { $ref: `#/$defs/${laatste(ref)}` }] })),
    };
  }
  return strikt ? sluit(uit) : uit;
}

const laatste = (ref: string): string => ref.split('/').at(-1)!;

/** Copies a schema, with local refs pointing to `$defs`; inside a variant the ref to its own choice means the base. */
function zet(v: unknown, keuzes: ReadonlySet<string>, inVariant: boolean, inAllOf = false): unknown {
  if (Array.isArray(v)) return v.map((x) => zet(x, keuzes, inVariant, inAllOf));
  if (!isKnoop(v)) return v;
  if (typeof v['$ref'] === 'string') {
    const ref = v['$ref'];
    if (!ref.startsWith('#/components/schemas/')) return {};
    const naam = laatste(ref);
    // A ref with text beside it (a description) is just the ref.
    return { $ref: `#/$defs/${keuzes.has(naam) && inVariant && inAllOf ? `${naam}__basis` : naam}` };
  }
  return Object.fromEntries(Object.entries(v).filter(([k]) => k !== 'example' && k !== 'examples').map(([k, x]) => [k, zet(x, keuzes, inVariant, k === 'allOf')]));
}

/** Forbids unnamed properties: on every plain object, and on every variant as a whole. */
function sluit(schemas: Knoop): Knoop {
  const delen = new Set<string>();
  const verzamel = (v: unknown, inAllOf: boolean): void => {
    if (Array.isArray(v)) v.forEach((x) => verzamel(x, inAllOf));
    else if (isKnoop(v)) { if (inAllOf && typeof v['$ref'] === 'string') delen.add(laatste(v['$ref'])); for (const [k, x] of Object.entries(v)) verzamel(x, k === 'allOf'); }
  };
  verzamel(schemas, false);
  // A schema that is used both as a part of another and on its own would refuse the rest of the other: those stay open.
  return Object.fromEntries(Object.entries(schemas).map(([naam, s]) => {
    const schema = s as Knoop;
    const sluitbaar = !delen.has(naam) && !naam.endsWith('__basis') && (schema['properties'] !== undefined || schema['allOf'] !== undefined) && !(schema['allOf'] as Knoop[] | undefined)?.some((a) => 'anyOf' in a);
    return [naam, sluitbaar ? { ...schema, unevaluatedProperties: false } : schema];
  }));
}
