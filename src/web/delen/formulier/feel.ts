import { evaluate } from 'feelin';
import type { Antwoorden, Deel } from './model.ts';

/**
 * Which questions are hidden now, by the FEEL in `conditional.hide`. Loaded only for forms that have conditions (ux §7).
 * An expression that fails hides nothing: a question too many is better than a question lost. `gegeven` is what the server says beside the questions.
 */
export function verborgenVelden(delen: Deel[], antwoorden: Antwoorden, gegeven: Antwoorden = {}): Set<string> {
  const context: Record<string, unknown> = {};
  for (const [k, w] of Object.entries({ ...gegeven, ...antwoorden })) context[k] = w === '' ? null : w;
  const waar = (feel: string): boolean => {
    try {
      const { value } = evaluate(feel, context) as { value: unknown };
      return value === true;
    } catch { return false; }
  };
  const weg = new Set<string>();
  for (const d of delen) {
    const heelWeg = d.verberg !== null && waar(d.verberg);
    for (const v of d.velden) if (heelWeg || (v.verberg !== null && waar(v.verberg))) weg.add(v.sleutel);
  }
  return weg;
}
