import { evaluate } from 'feelin';
import type { z } from 'zod';
import { controleer } from '../platform/http/invoer.ts';
import type { Fout } from '../platform/http/problemen.ts';
import { invoervelden } from './formulier-model.ts';
import type { Formulier, Veld } from './formulier-model.ts';
import type { Taakgegevens } from './taakafhandeling.ts';

export type Antwoorden = Readonly<Record<string, unknown>>;
const leeg = (w: unknown): boolean => w === undefined || w === null || w === '' || (Array.isArray(w) && w.length === 0) || (typeof w === 'string' && w.trim() === '');

/** Hidden by a condition that is true; an expression that fails hides nothing, because a question too many is better than one lost. */
const isVerborgen = (voorwaarden: readonly string[], context: Record<string, unknown>): boolean => voorwaarden.some((v) => {
  try { return (evaluate(v.replace(/^=\s*/, ''), context) as { value: unknown }).value === true; } catch { return false; }
});

/**
 * Checks the answers of a form by its own rules and by the handler's schema, all faults at once, each with a JSON pointer. Answers to
 * hidden questions are dropped, as the form does: they were given before another answer made the question go away.
 * `gegevens` gives the choices that come from data and the outcomes that are not possible now.
 */
export const controleerAntwoorden = async (formulier: Formulier, schema: z.ZodType, gegevens: Pick<Taakgegevens, 'opties' | 'nietMogelijk'>, ruw: Antwoorden): Promise<{ antwoorden: unknown; fouten: Fout[] }> => {
  const velden = invoervelden(formulier.components);
  // FEEL knows no undefined: a question that was not answered is null, also for `uitkomst = null`.
  const context = Object.fromEntries(velden.map(({ sleutel }) => [sleutel, leeg(ruw[sleutel]) ? null : ruw[sleutel]]));
  const verborgen = new Set(velden.filter(({ voorwaarden }) => isVerborgen(voorwaarden, context)).map((v) => v.sleutel));
  const antwoorden = Object.fromEntries(Object.entries(ruw).filter(([k, w]) => !verborgen.has(k) && w !== null && w !== ''));
  const vanFormulier = velden.filter((v) => !verborgen.has(v.sleutel)).flatMap((v) => veldfout(v.sleutel, v.veld, antwoorden[v.sleutel], gegevens));
  const { waarde, fouten } = await controleer(schema, antwoorden, 'pointer');
  const gehad = new Set(vanFormulier.map((f) => f.veld));
  return { antwoorden: waarde, fouten: [...vanFormulier, ...fouten.filter((f) => !gehad.has(f.veld))] };
};

const veldfout = (sleutel: string, veld: Veld, waarde: unknown, gegevens: Pick<Taakgegevens, 'opties' | 'nietMogelijk'>): Fout[] => {
  const fout = (code: string, melding: string): Fout[] => [{ veld: `/${sleutel}`, code, melding }];
  const naam = (veld.label ?? sleutel).replace(/[?.:]+$/, '');
  const v = veld.validate ?? {};
  if (leeg(waarde) || (veld.type === 'checkbox' && waarde === false)) {
    return v.required === true || sleutel === 'uitkomst' ? fout('verplicht', sleutel === 'uitkomst' ? 'Kies een uitkomst.' : `Beantwoord de vraag ‘${naam}’.`) : [];
  }
  if (typeof waarde === 'string' && (veld.type === 'textfield' || veld.type === 'textarea')) return tekstfout(naam, v, waarde, fout);
  if (veld.type === 'number' && typeof waarde === 'number') {
    if (v.min !== undefined && waarde < Number(v.min)) return fout('te-klein', `Vul bij ‘${naam}’ ${v.min} of meer in.`);
    if (v.max !== undefined && waarde > Number(v.max)) return fout('te-groot', `Vul bij ‘${naam}’ ${v.max} of minder in.`);
  }
  if (veld.type === 'radio' || veld.type === 'select' || veld.type === 'checklist') {
    const keuzes = veld.properties?.['opties'] === 'data' ? gegevens.opties?.[sleutel]?.map((o) => o.waarde) : veld.values?.map((o) => o.value);
    const gekozen: unknown[] = Array.isArray(waarde) ? waarde : [waarde];
    if (keuzes !== undefined && !gekozen.every((g) => keuzes.includes(g as string))) return fout('ongeldige-keuze', `Kies een antwoord uit de lijst bij ‘${naam}’.`);
  }
  const reden = sleutel === 'uitkomst' && typeof waarde === 'string' ? gegevens.nietMogelijk?.[waarde] : undefined;
  return reden === undefined ? [] : fout('niet-mogelijk', reden);
};

/** Length in characters as a person counts them (code points), without spaces around. */
const tekstfout = (naam: string, v: NonNullable<Veld['validate']>, waarde: string, fout: (code: string, melding: string) => Fout[]): Fout[] => {
  const tekst = waarde.trim();
  const lengte = [...tekst].length;
  if (v.minLength !== undefined && lengte < v.minLength) return fout('te-kort', `Schrijf bij ‘${naam}’ ten minste ${v.minLength} tekens.`);
  if (v.maxLength !== undefined && lengte > v.maxLength) return fout('te-lang', `Schrijf bij ‘${naam}’ hooguit ${v.maxLength} tekens.`);
  if (v.pattern !== undefined && !new RegExp(v.pattern, 'u').test(tekst)) return fout('ongeldige-vorm', v.patternErrorMessage ?? `Controleer ‘${naam}’. De vorm klopt niet.`);
  return [];
};
