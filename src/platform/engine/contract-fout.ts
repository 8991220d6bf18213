import type { z } from 'zod';

/** Input or output of a job that does not fit its declaration. Names and codes only: `bericht` goes to the engine and the log. */
export class ContractFout extends Error {
  readonly bericht: string;
  constructor(welke: 'invoer' | 'uitvoer', fouten: readonly string[]) {
    super(`${welke} past niet bij de declaratie: ${fouten.join('; ')}`);
    this.name = 'ContractFout';
    this.bericht = this.message;
  }
}

/** A field name from the process or our code; anything else could be a value used as a key. */
const veilig = (naam: PropertyKey | undefined): string => (typeof naam === 'string' && /^[a-z][A-Za-z0-9]{0,39}$/.test(naam) ? naam : typeof naam === 'number' ? String(naam) : '(naam weggelaten)');

/** zod issues without any value: the path of field names and the code of the fault. */
export const foutenZonderWaarden = (issues: readonly z.core.$ZodIssue[]): string[] => issues.map((i) => {
  const pad = i.path.map((p) => veilig(p)).join('.');
  if (i.code === 'unrecognized_keys') return `niet gedeclareerd: ${i.keys.map((k) => veilig(k)).join(', ')}`;
  return `${pad === '' ? '(geheel)' : pad}: ${i.code}`;
});

type Vorm = { shape?: Record<string, z.ZodType> };
const vormVan = (schema: z.ZodType): Record<string, z.ZodType> => (schema as unknown as Vorm).shape ?? {};

/** The names of the variables a schema declares; only these are fetched from the engine. */
export const namenVan = (schema: z.ZodType): string[] => Object.keys(vormVan(schema));

/**
 * Checks the variables of a job. FEEL knows no "absent": a mapped variable that is missing arrives as null, so null counts as
 * absent for a field that does not accept null itself.
 */
export const leesInvoer = (schema: z.ZodType, ruw: Record<string, unknown>): unknown => {
  const vorm = vormVan(schema);
  const invoer = Object.fromEntries(Object.entries(ruw).filter(([k, v]) => v !== null || vorm[k] === undefined || vorm[k].safeParse(null).success));
  const uitslag = schema.safeParse(invoer);
  if (!uitslag.success) throw new ContractFout('invoer', foutenZonderWaarden(uitslag.error.issues));
  return uitslag.data;
};

/** Checks what a handler returned; an undeclared name is refused, never dropped. */
export const leesUitvoer = (schema: z.ZodType, ruw: unknown): Record<string, unknown> => {
  const uitslag = schema.safeParse(ruw);
  if (!uitslag.success) throw new ContractFout('uitvoer', foutenZonderWaarden(uitslag.error.issues));
  return (uitslag.data ?? {}) as Record<string, unknown>;
};
