import { evaluate } from 'feelin';
import { datumVan } from '../domein/kalender.ts';

/** What `GET /api/v1/taken/:id` gives, as far as somebody who fills it in reads it. */
export type Taakpagina = {
  id: string; formId: string; titel: string; aard: string; casus: { id: string; nummer: string } | null;
  gegevens: { beginwaarden: Record<string, unknown>; opties?: Record<string, { waarde: string; label: string }[]>; adviezen?: { titel: string; advies: string; regels: { id: string; zin: string }[] }[] } | null;
};

export type Veld = { type: string; key?: string; values?: { value: string }[]; components?: Veld[]; validate?: { required?: boolean; min?: number; minLength?: number; maxLength?: number }; conditional?: { hide?: string }; properties?: Record<string, string>; subtype?: string };

const lang = 'Wij hebben dit samen met het gezin en de collega besproken en zo vastgelegd.';
const verborgen = (v: Veld, antwoorden: Record<string, unknown>): boolean => {
  if (v.conditional?.hide === undefined) return false;
  try { return (evaluate(v.conditional.hide.replace(/^=/, ''), antwoorden) as { value: unknown }).value === true; } catch { return false; }
};

/**
 * Fills in a form as somebody would who means `voorkeur`: every visible question that must be answered gets an answer that fits it. Outcome first, because it decides which
 * questions there are. `nu` is the platform's time.
 */
export const vulIn = (taak: Taakpagina & { formulier?: { components: Veld[] } }, voorkeur: Record<string, unknown>, nu: Date): Record<string, unknown> => {
  const velden = (taak.formulier?.components ?? []).flatMap((c) => (c.type === 'group' ? (c.components ?? []).map((v) => ({ ...v, ...(v.conditional ? {} : c.conditional ? { conditional: c.conditional } : {}) })) : [c])).filter((v) => v.key !== undefined && v.type !== 'text');
  const antwoorden: Record<string, unknown> = { ...Object.fromEntries(Object.entries(taak.gegevens?.beginwaarden ?? {}).filter(([k, w]) => w !== null && velden.some((v) => v.key === k))), ...voorkeur };
  for (const v of [...velden.filter((x) => x.key === 'uitkomst'), ...velden.filter((x) => x.key !== 'uitkomst')]) {
    const sleutel = v.key ?? '';
    if (verborgen(v, antwoorden)) { if (!(sleutel in voorkeur)) delete antwoorden[sleutel]; continue; }
    if (antwoorden[sleutel] !== undefined && antwoorden[sleutel] !== '') continue;
    if (v.validate?.required !== true && v.type !== 'checkbox') continue;
    const opties = v.properties?.['opties'] === 'data' ? (taak.gegevens?.opties?.[sleutel] ?? []).map((o) => o.waarde) : (v.values ?? []).map((o) => o.value);
    const waarde = antwoordOp(v, opties, nu);
    if (waarde !== undefined) antwoorden[sleutel] = waarde;
  }
  return antwoorden;
};

const antwoordOp = (v: Veld, opties: readonly string[], nu: Date): unknown => {
  switch (v.type) {
    case 'radio': case 'select': return opties[0];
    case 'checklist': return opties.length === 0 ? undefined : [opties[0]];
    case 'checkbox': return true;
    case 'number': return v.validate?.min ?? 1;
    case 'textarea': case 'textfield': return lang.slice(0, v.validate?.maxLength ?? lang.length);
    case 'datetime': { const dan = new Date(nu.getTime() + 21 * 86_400_000); return v.subtype === 'date' ? datumVan(dan) : dan.toISOString().replace(/\.\d{3}Z$/, 'Z'); }
    default: return undefined;
  }
};
