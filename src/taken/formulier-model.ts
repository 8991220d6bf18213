import { isDoel } from '../domein/doel.ts';
import { gegevenssoorten } from '../toegang/toegang.ts';

export type Veld = {
  readonly type: string;
  readonly key?: string;
  readonly label?: string;
  readonly subtype?: string;
  readonly values?: readonly { readonly value: string; readonly label: string }[];
  readonly validate?: { readonly required?: boolean; readonly minLength?: number; readonly maxLength?: number; readonly min?: number; readonly max?: number; readonly pattern?: string; readonly patternErrorMessage?: string };
  readonly conditional?: { readonly hide?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly Veld[];
  readonly [sleutel: string]: unknown;
};
export type Formulier = { readonly id: string; readonly versionTag?: string; readonly components: readonly Veld[] };

const invoersoorten = ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'datetime'];
const regels = ['required', 'minLength', 'maxLength', 'min', 'max', 'pattern', 'patternErrorMessage', 'validationType'];
const verplichteEigenschappen = ['gegevenssoort', 'doel', 'opslag', 'herkomst', 'niveau'];
const eigenschappen = new Set([...verplichteEigenschappen, 'opties', 'vraag']);

/** All fields with a key, groups opened; with the conditions of the groups around them. */
export const invoervelden = (velden: readonly Veld[], verborgenDoor: readonly string[] = []): { veld: Veld; sleutel: string; voorwaarden: readonly string[] }[] => velden.flatMap((veld) => {
  const voorwaarden = veld.conditional?.hide === undefined ? verborgenDoor : [...verborgenDoor, veld.conditional.hide];
  if (veld.type === 'group') return invoervelden(veld.components ?? [], voorwaarden);
  return veld.key !== undefined && invoersoorten.includes(veld.type) ? [{ veld, sleutel: veld.key, voorwaarden }] : [];
});

const veldfouten = (veld: Veld): string[] => {
  const naam = veld.key ?? veld.type;
  if (veld.type === 'text') return [];
  if (veld.type === 'group') return (veld.components ?? []).flatMap(veldfouten);
  if (!invoersoorten.includes(veld.type)) return [`${naam}: veldsoort ${veld.type} hoort niet bij de toegestane soorten`];
  const p = veld.properties ?? {};
  return [
    ...(veld.key === undefined || !/^[a-z][A-Za-z0-9]*$/.test(veld.key) ? [`${naam}: de sleutel ontbreekt of is niet in camelCase`] : []),
    ...Object.keys(veld.validate ?? {}).filter((r) => !regels.includes(r)).map((r) => `${naam}: regel ${r} wordt niet gesteund`),
    ...Object.keys(veld.conditional ?? {}).filter((r) => r !== 'hide').map((r) => `${naam}: voorwaarde ${r} wordt niet gesteund`),
    ...(veld.conditional?.hide !== undefined && !veld.conditional.hide.startsWith('=') ? [`${naam}: een voorwaarde begint met =`] : []),
    ...verplichteEigenschappen.filter((e) => p[e] === undefined).map((e) => `${naam}: eigenschap ${e} ontbreekt`),
    ...Object.keys(p).filter((e) => !eigenschappen.has(e)).map((e) => `${naam}: eigenschap ${e} is onbekend`),
    ...(p['gegevenssoort'] !== undefined && !(gegevenssoorten as readonly string[]).includes(p['gegevenssoort']) ? [`${naam}: gegevenssoort ${p['gegevenssoort']} bestaat niet`] : []),
    ...(p['doel'] !== undefined && p['doel'] !== '@aanroep' && !isDoel(p['doel']) ? [`${naam}: doel ${p['doel']} bestaat niet`] : []),
    ...(veld.type === 'datetime' && veld.subtype !== 'date' && veld.subtype !== 'datetime' ? [`${naam}: alleen een datum, of een datum met tijd`] : []),
    ...(['radio', 'select', 'checklist'].includes(veld.type) && p['opties'] !== 'data' && (veld.values ?? []).length === 0 ? [`${naam}: er zijn geen keuzes`] : []),
  ];
};

/** Faults of a form against the closed subset of form-js that our own `Formulier` shows (ARCHITECTURE.md "Forms"); empty = fine. */
export const keurFormulier = (f: Formulier): string[] => {
  const sleutels = invoervelden(f.components ?? []).map((v) => v.sleutel);
  return [
    ...(/^[a-z0-9-]+\.[a-z0-9-]+$/.test(f.id ?? '') ? [] : ['het id is niet <bouwsteen>.<taak>']),
    ...(f.versionTag === undefined ? ['de versie (versionTag) ontbreekt'] : []),
    ...(sleutels.filter((s) => s === 'uitkomst').length === 1 ? [] : ['er moet precies één veld uitkomst zijn']),
    ...sleutels.filter((s, i) => sleutels.indexOf(s) !== i).map((s) => `sleutel ${s} komt twee keer voor`),
    ...(f.components ?? []).flatMap(veldfouten),
  ];
};
