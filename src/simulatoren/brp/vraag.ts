import { automatisch, beperkteVelden, persoonsvelden } from './velden.ts';

/** A fault in one parameter, as the sources report it. */
export type Parameterfout = { readonly name: string; readonly code: string; readonly reason: string };

export type PersonenVraag = {
  readonly type: string; readonly fields: readonly string[]; readonly gemeenteVanInschrijving?: string;
  readonly burgerservicenummer?: readonly string[]; readonly inclusiefOverledenPersonen?: boolean;
  readonly geslachtsnaam?: string; readonly geboortedatum?: string; readonly geslacht?: string; readonly voorvoegsel?: string; readonly voornamen?: string;
  readonly postcode?: string; readonly huisnummer?: number; readonly huisletter?: string; readonly huisnummertoevoeging?: string;
};

const LETTERS = "[a-zA-Z0-9À-ž .\\-']";
const patroon = (bron: string) => (w: unknown): string | undefined => typeof w === 'string' && new RegExp(bron).test(w) ? undefined : 'pattern';
const isDatum = (w: unknown): string | undefined => typeof w === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(w) && !Number.isNaN(Date.parse(w)) && new Date(w).toISOString().startsWith(w) ? undefined : 'date';
const isJaNee = (w: unknown): string | undefined => typeof w === 'boolean' ? undefined : 'boolean';
const naamPatroon = `^${LETTERS}{1,200}$|^${LETTERS}{3,199}\\*$`;
type Toets = (w: unknown) => string | undefined;

const toetsen: Record<string, Toets> = {
  gemeenteVanInschrijving: patroon('^[0-9]{4}$'), inclusiefOverledenPersonen: isJaNee,
  geslachtsnaam: patroon(naamPatroon), geboortedatum: isDatum, geslacht: patroon('^[MmVvOo]$'), voorvoegsel: patroon("^[a-zA-Z ']{1,10}$"), voornamen: patroon(`^${LETTERS}{1,199}\\*?$`),
  postcode: patroon('^[1-9][0-9]{3} ?[A-Za-z]{2}$'), huisletter: patroon('^[a-zA-Z]$'), huisnummertoevoeging: patroon('^[a-zA-Z0-9 \\-]{1,4}$'),
  huisnummer: (w) => Number.isInteger(w) && (w as number) >= 1 && (w as number) <= 99_999 ? undefined : 'integer',
};

/** The kinds of question this simulator answers, with what each needs and allows. */
export const vraagsoorten: Record<string, { verplicht: readonly string[]; mag: readonly string[]; velden: ReadonlySet<string> }> = {
  RaadpleegMetBurgerservicenummer: { verplicht: ['burgerservicenummer'], mag: ['gemeenteVanInschrijving'], velden: persoonsvelden },
  ZoekMetGeslachtsnaamEnGeboortedatum: { verplicht: ['geslachtsnaam', 'geboortedatum'], mag: ['inclusiefOverledenPersonen', 'gemeenteVanInschrijving', 'geslacht', 'voorvoegsel', 'voornamen'], velden: beperkteVelden },
  ZoekMetPostcodeEnHuisnummer: { verplicht: ['postcode', 'huisnummer'], mag: ['inclusiefOverledenPersonen', 'gemeenteVanInschrijving', 'huisletter', 'huisnummertoevoeging', 'geboortedatum', 'geslachtsnaam'], velden: beperkteVelden },
};

const redenen: Record<string, string> = {
  required: 'Parameter is verplicht.', unknownParam: 'Parameter is niet verwacht.', value: 'Waarde is geen geldig zoek type.', array: 'Parameter is geen array.',
  minItems: 'Array bevat te weinig items.', maxItems: 'Array bevat te veel items.', pattern: 'Waarde voldoet niet aan het patroon.', date: 'Waarde is geen geldige datum.',
  boolean: 'Waarde is geen boolean.', integer: 'Waarde is geen geldig getal.', fields: 'Parameter bevat een niet bestaande veldnaam.', fieldsNotAllowed: 'Parameter bevat een niet toegestane veldnaam.',
};
const f = (name: string, code: string): Parameterfout => ({ name: name.slice(0, 30), code: code === 'fieldsNotAllowed' ? 'fields' : code, reason: redenen[code] ?? 'Waarde is niet geldig.' });

/** Checks a question as strictly as the published contract; every fault is reported at once. */
export function leesVraag(body: Record<string, unknown>): { vraag: PersonenVraag } | { fouten: readonly Parameterfout[] } {
  if (body['type'] === undefined) return { fouten: [f('type', 'required')] };
  const soort = typeof body['type'] === 'string' && Object.hasOwn(vraagsoorten, body['type']) ? vraagsoorten[body['type']] : undefined;
  if (!soort) return { fouten: [f('type', 'value')] };
  const fouten = [...leesFields(body['fields'], soort.velden)];
  const bekend = new Set(['type', 'fields', ...soort.verplicht, ...soort.mag]);
  for (const naam of Object.keys(body)) if (!bekend.has(naam)) fouten.push(f(/^[a-zA-Z0-9._]{1,30}$/.test(naam) ? naam : 'onbekend', 'unknownParam'));
  for (const naam of soort.verplicht) if (body[naam] === undefined || body[naam] === '') fouten.push(f(naam, 'required'));
  for (const [naam, toets] of Object.entries(toetsen)) {
    if (!bekend.has(naam) || body[naam] === undefined || body[naam] === '') continue;
    const code = toets(body[naam]);
    if (code) fouten.push(f(naam, code));
  }
  if (bekend.has('burgerservicenummer') && body['burgerservicenummer'] !== undefined) fouten.push(...leesBsns(body['burgerservicenummer']));
  return fouten.length > 0 ? { fouten } : { vraag: body as unknown as PersonenVraag };
}

/** 1..20 BSNs of nine digits; also the body of the gezag question. */
export function leesBsns(waarde: unknown): readonly Parameterfout[] {
  if (!Array.isArray(waarde)) return [f('burgerservicenummer', 'array')];
  if (waarde.length < 1) return [f('burgerservicenummer', 'minItems')];
  if (waarde.length > 20) return [f('burgerservicenummer', 'maxItems')];
  return waarde.flatMap((bsn, i) => typeof bsn === 'string' && /^[0-9]{9}$/.test(bsn) ? [] : [f(`burgerservicenummer.${i}`, 'pattern')]);
}

function leesFields(fields: unknown, toegestaan: ReadonlySet<string>): Parameterfout[] {
  if (fields === undefined) return [f('fields', 'required')];
  if (!Array.isArray(fields)) return [f('fields', 'array')];
  if (fields.length < 1) return [f('fields', 'minItems')];
  if (fields.length > 130) return [f('fields', 'maxItems')];
  return fields.flatMap((veld, i) => {
    if (typeof veld !== 'string' || !/^[a-zA-Z0-9._]{1,200}$/.test(veld)) return [f(`fields.${i}`, 'pattern')];
    if (automatisch.some((a) => veld === a || veld.startsWith(`${a}.`))) return [f(`fields.${i}`, 'fieldsNotAllowed')];
    if (toegestaan.has(veld)) return [];
    return [f(`fields.${i}`, persoonsvelden.has(veld) ? 'fieldsNotAllowed' : 'fields')];
  });
}
