import type { Formulierschema, Formulierveld, Optie, Taakgegevens } from '../api-types.ts';

/**
 * The pure part of `Formulier`: a form-js schema (closed subset, ARCHITECTURE.md "Forms") becomes numbered sections with fields,
 * and answers are checked with Dutch messages. No DOM, no network.
 */
export type Veldsoort = 'tekst' | 'lang' | 'getal' | 'vink' | 'keuze' | 'lijst' | 'meerkeuze' | 'datum' | 'tijdstip' | 'uitleg';
export type Veld = {
  sleutel: string;
  soort: Veldsoort;
  label: string;
  uitleg: string;
  verplicht: boolean;
  minLengte?: number;
  maxLengte?: number;
  min?: number;
  max?: number;
  patroon?: string;
  patroonMelding?: string;
  opties: Optie[];
  uitData: boolean;
  /** FEEL; true hides the field. */
  verberg: string | null;
  /** The outcome of the task (`uitkomst`): drawn as the decision. */
  isUitkomst: boolean;
  gegevenssoort: string | null;
  begin: unknown;
};
export type Deel = { titel: string; uitleg: string; velden: Veld[]; verberg: string | null };
export type Antwoorden = Record<string, unknown>;
export type Veldfout = { sleutel: string; melding: string };

const soorten: Record<string, Veldsoort> = { textfield: 'tekst', textarea: 'lang', number: 'getal', checkbox: 'vink', radio: 'keuze', select: 'lijst', checklist: 'meerkeuze', text: 'uitleg' };

/** Refuses a component outside the subset: a form that would lose a question may not be shown at all. */
export function leesVeld(c: Formulierveld, volgnummer: number, data?: Pick<Taakgegevens, 'opties'>): Veld {
  const soort = c.type === 'datetime' ? (c.subtype === 'datetime' ? 'tijdstip' : 'datum') : soorten[c.type];
  if (!soort) throw new Error(`Het formulier heeft een onbekend soort vraag: ${c.type}`);
  const sleutel = c.key ?? c.id ?? `tekst-${volgnummer}`;
  const v = c.validate ?? {};
  const uitData = c.properties?.['opties'] === 'data';
  return {
    sleutel, soort,
    label: soort === 'uitleg' ? '' : (c.label ?? c.dateLabel ?? c.dateTimeLabel ?? sleutel),
    uitleg: soort === 'uitleg' ? (c.text ?? '') : (c.description ?? ''),
    verplicht: v.required === true || sleutel === 'uitkomst',
    ...(v.minLength === undefined ? {} : { minLengte: v.minLength }), ...(v.maxLength === undefined ? {} : { maxLengte: v.maxLength }),
    ...(v.min === undefined ? {} : { min: Number(v.min) }), ...(v.max === undefined ? {} : { max: Number(v.max) }),
    ...(v.pattern === undefined ? {} : { patroon: v.pattern }), ...(v.patternErrorMessage === undefined ? {} : { patroonMelding: v.patternErrorMessage }),
    opties: uitData ? (data?.opties?.[sleutel] ?? []) : (c.values ?? []).map((o) => ({ waarde: o.value, label: o.label, ...(o.description ? { uitleg: o.description } : {}) })),
    uitData,
    verberg: naarFeel(c.conditional?.hide),
    isUitkomst: sleutel === 'uitkomst',
    gegevenssoort: c.properties?.['gegevenssoort'] ?? null,
    begin: c.defaultValue,
  };
}
const naarFeel = (hide: string | undefined): string | null => (hide ? hide.replace(/^=\s*/, '') : null);

/** Sections in drawing order: each group is one; loose questions in a row make one each, texts go with what follows. */
export function leesDelen(schema: Formulierschema, data?: Pick<Taakgegevens, 'opties'>): Deel[] {
  const delen: Deel[] = [];
  let wachtend = '', n = 0;
  for (const c of schema.components) {
    if (c.type === 'group') {
      const velden = (c.components ?? []).map((k) => leesVeld(k, n++, data));
      delen.push({ titel: c.label ?? '', uitleg: [wachtend, c.description].filter(Boolean).join(' '), velden, verberg: naarFeel(c.conditional?.hide) });
      wachtend = '';
    } else if (c.type === 'text') {
      const tekst = c.text ?? '';
      if (c.conditional?.hide) delen.push({ titel: '', uitleg: '', velden: [leesVeld(c, n++, data)], verberg: null });
      else wachtend = [wachtend, tekst.replace(/^#+\s*/gm, '')].filter(Boolean).join(' ');
    } else {
      const veld = leesVeld(c, n++, data);
      delen.push({ titel: veld.label, uitleg: [wachtend, veld.uitleg].filter(Boolean).join(' '), velden: [{ ...veld, uitleg: '' }], verberg: veld.verberg });
      wachtend = '';
    }
  }
  if (wachtend) delen.push({ titel: '', uitleg: wachtend, velden: [], verberg: null });
  return delen;
}

export const alleVelden = (delen: Deel[]): Veld[] => delen.flatMap((d) => d.velden).filter((v) => v.soort !== 'uitleg');
export const heeftVoorwaarden = (delen: Deel[]): boolean => delen.some((d) => d.verberg !== null || d.velden.some((v) => v.verberg !== null));

/** Start values: what the server gives goes before the form's own default. */
export function beginwaarden(delen: Deel[], gegeven: Antwoorden): Antwoorden {
  const uit: Antwoorden = {};
  for (const v of alleVelden(delen)) uit[v.sleutel] = gegeven[v.sleutel] ?? v.begin ?? (v.soort === 'meerkeuze' ? [] : v.soort === 'vink' ? false : '');
  return uit;
}

export const isLeeg = (w: unknown): boolean => w === undefined || w === null || w === '' || w === false || (Array.isArray(w) && w.length === 0) || (typeof w === 'string' && w.trim() === '');

/** `Weet u of het huishouden veilig is?` → `weet u of…`, for use inside a sentence. */
const binnenZin = (labelTekst: string): string => labelTekst.replace(/[?.:]+$/, '');

/** What is wrong with one answer, as a full Dutch sentence; null when it is right. Length is counted in Unicode code points. */
export function veldfout(v: Veld, waarde: unknown, nietMogelijk?: Record<string, string>): string | null {
  const naam = binnenZin(v.label);
  if (isLeeg(waarde)) {
    if (!v.verplicht) return null;
    if (v.isUitkomst) return 'Kies een uitkomst.';
    if (v.soort === 'keuze' || v.soort === 'lijst') return `Kies een antwoord bij ‘${naam}’.`;
    if (v.soort === 'meerkeuze') return `Kies ten minste één antwoord bij ‘${naam}’.`;
    if (v.soort === 'vink') return `Vink ‘${naam}’ aan.`;
    if (v.soort === 'datum' || v.soort === 'tijdstip') return `Vul een datum in bij ‘${naam}’.`;
    return `Vul ‘${naam}’ in.`;
  }
  if (typeof waarde === 'string' && (v.soort === 'tekst' || v.soort === 'lang')) {
    const lengte = [...waarde.trim()].length;
    if (v.minLengte !== undefined && lengte < v.minLengte) return `Schrijf bij ‘${naam}’ ten minste ${v.minLengte} tekens. Nu zijn het er ${lengte}.`;
    if (v.maxLengte !== undefined && lengte > v.maxLengte) return `Schrijf bij ‘${naam}’ hooguit ${v.maxLengte} tekens. Nu zijn het er ${lengte}.`;
    if (v.patroon !== undefined && !new RegExp(v.patroon, 'u').test(waarde.trim())) return v.patroonMelding ?? `Controleer ‘${naam}’. De vorm klopt niet.`;
  }
  if (v.soort === 'getal') {
    const g = typeof waarde === 'number' ? waarde : Number(String(waarde).replace(',', '.'));
    if (!Number.isFinite(g)) return `Vul bij ‘${naam}’ een getal in.`;
    if (v.min !== undefined && g < v.min) return `Vul bij ‘${naam}’ ${v.min} of meer in.`;
    if (v.max !== undefined && g > v.max) return `Vul bij ‘${naam}’ ${v.max} of minder in.`;
  }
  if ((v.soort === 'datum' || v.soort === 'tijdstip') && Number.isNaN(Date.parse(String(waarde)))) return `Vul bij ‘${naam}’ een geldige datum in.`;
  if ((v.soort === 'keuze' || v.soort === 'lijst') && !v.opties.some((o) => o.waarde === waarde)) return `Kies een antwoord uit de lijst bij ‘${naam}’.`;
  if (v.isUitkomst && nietMogelijk?.[String(waarde)]) return nietMogelijk[String(waarde)]!;
  return null;
}

/** Every fault at once, in the order of the form; hidden questions are not asked. */
export function controleer(delen: Deel[], antwoorden: Antwoorden, verborgen: ReadonlySet<string>, nietMogelijk?: Record<string, string>): Veldfout[] {
  return alleVelden(delen).flatMap((v) => {
    if (verborgen.has(v.sleutel)) return [];
    const melding = veldfout(v, antwoorden[v.sleutel], nietMogelijk);
    return melding ? [{ sleutel: v.sleutel, melding }] : [];
  });
}

/** What goes to the server: no hidden and no empty answers; numbers as numbers, moments in UTC. */
export function teVersturen(delen: Deel[], antwoorden: Antwoorden, verborgen: ReadonlySet<string>): Antwoorden {
  const uit: Antwoorden = {};
  for (const v of alleVelden(delen)) {
    const w = antwoorden[v.sleutel];
    if (verborgen.has(v.sleutel) || (isLeeg(w) && w !== false)) continue;
    if (v.soort === 'getal') uit[v.sleutel] = typeof w === 'number' ? w : Number(String(w).replace(',', '.'));
    else if (v.soort === 'tijdstip') uit[v.sleutel] = new Date(String(w)).toISOString();
    else uit[v.sleutel] = typeof w === 'string' ? w.trim() : w;
  }
  return uit;
}

/** Server faults (JSON pointers such as `/antwoorden/motivatie` or `/motivatie`) at the questions; the rest has no question of its own. */
export function vanServer(delen: Deel[], fouten: { veld: string; melding: string }[]): { bijVeld: Veldfout[]; los: string[] } {
  const bekend = new Set(alleVelden(delen).map((v) => v.sleutel));
  const bijVeld: Veldfout[] = [], los: string[] = [];
  for (const f of fouten) {
    const sleutel = f.veld.split('/').map((s) => s.replace(/~1/g, '/').replace(/~0/g, '~')).find((s) => bekend.has(s));
    if (sleutel) bijVeld.push({ sleutel, melding: f.melding });
    else los.push(f.melding);
  }
  return { bijVeld, los };
}

export type Botsing = { sleutel: string; mijn: unknown; hun: unknown; hunOp: string };
export type Conceptvelden = Record<string, { waarde: unknown; op: string }>;
const gelijk = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/**
 * Joins my draft with the one on the server, field by field. `basis` is what the server had when I started. A field only one side changed takes
 * that side; a field both changed to different values is a clash that a person must settle. Nothing is ever thrown away silently.
 */
export function voegSamen(basis: Conceptvelden, mijn: Conceptvelden, hun: Conceptvelden): { samen: Conceptvelden; botsingen: Botsing[] } {
  const samen: Conceptvelden = { ...hun };
  const botsingen: Botsing[] = [];
  for (const [sleutel, m] of Object.entries(mijn)) {
    const h = hun[sleutel], b = basis[sleutel];
    if (!h || gelijk(h.waarde, m.waarde)) { samen[sleutel] = m; continue; }
    const ikWijzigde = !gelijk(m.waarde, b?.waarde), zijWijzigden = !gelijk(h.waarde, b?.waarde);
    if (ikWijzigde && zijWijzigden) { botsingen.push({ sleutel, mijn: m.waarde, hun: h.waarde, hunOp: h.op }); samen[sleutel] = m; }
    else samen[sleutel] = ikWijzigde ? m : h;
  }
  return { samen, botsingen };
}
