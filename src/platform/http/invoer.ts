import { z } from 'zod';
import type { Fout } from './problemen.ts';

type Issue = z.core.$ZodIssue;
/** `naam`: parameters are named as they are; `pointer`: the body is pointed into (RFC 6901). */
export type Veldvorm = 'naam' | 'pointer';

const soorten: Record<string, string> = {
  string: 'een tekst', number: 'een getal', int: 'een heel getal', boolean: 'ja of nee (true of false)', array: 'een lijst', object: 'een groep velden', date: 'een datum', null: 'leeg (null)', record: 'een groep velden',
};
const vormen: Record<string, string> = {
  uuid: 'Dit is geen geldig kenmerk (uuid).', guid: 'Dit is geen geldig kenmerk (uuid).', email: 'Dit is geen geldig e-mailadres.', url: 'Dit is geen geldig webadres.',
  date: 'Vul een datum in als jjjj-mm-dd.', datetime: 'Vul een moment in als jjjj-mm-ddTuu:mm:ssZ.', time: 'Vul een tijd in als uu:mm.', regex: 'Dit heeft niet de juiste vorm.',
};
const maat = (grens: number | bigint, enkel: string, meer: string): string => `${grens} ${Number(grens) === 1 ? enkel : meer}`;
const eenheid = (oorsprong: string, grens: number | bigint): string => (oorsprong === 'string' ? maat(grens, 'teken', 'tekens') : maat(grens, 'onderdeel', 'onderdelen'));
const telbaar = (oorsprong: string): boolean => oorsprong === 'string' || oorsprong === 'array' || oorsprong === 'set' || oorsprong === 'map';
/** A limit may be a moment (zod keeps it in ms) instead of a number. */
const grenswaarde = (oorsprong: string, grens: number | bigint): string => (oorsprong === 'date' ? new Date(Number(grens)).toISOString() : String(grens));

/** The Dutch sentence for a fault; used as zod's error map, so that a sentence in a schema itself goes first. */
const zin: z.core.$ZodErrorMap = (i) => {
  if (i.code === 'invalid_type') return i.input === undefined ? 'Dit is verplicht.' : `Vul hier ${soorten[i.expected] ?? 'iets anders'} in.`;
  if (i.code === 'invalid_value') return i.input === undefined ? 'Dit is verplicht.' : `Kies een van: ${i.values.map(String).join(', ')}.`;
  if (i.code === 'invalid_union' && i.input === undefined) return 'Dit is verplicht.';
  if (i.code === 'unrecognized_keys') return 'Dit veld kennen wij niet.';
  if (i.code === 'too_big') return telbaar(i.origin) ? `Dit is te lang. Gebruik hoogstens ${eenheid(i.origin, i.maximum)}.` : `Dit mag hoogstens ${grenswaarde(i.origin, i.maximum)} zijn.`;
  if (i.code === 'too_small') {
    if (telbaar(i.origin) && Number(i.minimum) === 1) return 'Dit mag niet leeg zijn.';
    return telbaar(i.origin) ? `Dit is te kort. Gebruik minstens ${eenheid(i.origin, i.minimum)}.` : `Dit moet minstens ${grenswaarde(i.origin, i.minimum)} zijn.`;
  }
  if (i.code === 'invalid_format') return vormen[i.format] ?? 'Dit heeft niet de juiste vorm.';
  if (i.code === 'not_multiple_of') return `Dit moet een veelvoud van ${i.divisor} zijn.`;
  return 'Dit klopt niet.';
};

const waardeOp = (invoer: unknown, pad: readonly PropertyKey[]): unknown =>
  pad.reduce<unknown>((w, deel) => (w !== null && typeof w === 'object' ? (w as Record<PropertyKey, unknown>)[deel] : undefined), invoer);

const code = (i: Issue, invoer: unknown): string => {
  const ontbreekt = waardeOp(invoer, i.path) === undefined;
  if (i.code === 'custom') return typeof i.params?.['code'] === 'string' ? i.params['code'] : 'ongeldig';
  if (ontbreekt && (i.code === 'invalid_type' || i.code === 'invalid_value' || i.code === 'invalid_union')) return 'verplicht';
  if (i.code === 'too_big') return telbaar(i.origin) ? 'te-lang' : 'te-groot';
  if (i.code === 'too_small') return telbaar(i.origin) ? 'te-kort' : 'te-klein';
  return ({ invalid_type: 'verkeerd-soort', invalid_value: 'ongeldige-keuze', invalid_format: 'ongeldige-vorm', unrecognized_keys: 'onbekend-veld', not_multiple_of: 'geen-veelvoud' } as Record<string, string>)[i.code] ?? 'ongeldig';
};

const alsVeld = (pad: readonly PropertyKey[], vorm: Veldvorm): string =>
  (vorm === 'naam' ? pad.map(String).join('.') : pad.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));

/** Of a choice between shapes only the shape that came closest is worth explaining. */
const dichtstbij = (takken: readonly (readonly Issue[])[]): readonly Issue[] => {
  const diepte = (t: readonly Issue[]): number => Math.min(...t.map((i) => i.path.length + (i.code === 'invalid_type' ? 0 : 1)));
  return [...takken].sort((a, b) => diepte(b) - diepte(a) || a.length - b.length)[0] ?? [];
};

const fouten = (i: Issue, invoer: unknown, vorm: Veldvorm): Fout[] => {
  if (i.code === 'unrecognized_keys') return i.keys.map((k) => ({ veld: alsVeld([...i.path, k], vorm), code: 'onbekend-veld', melding: i.message }));
  if (i.code === 'invalid_union' && i.errors.length > 0 && waardeOp(invoer, i.path) !== undefined) {
    const binnen = dichtstbij(i.errors).map((b) => ({ ...b, path: [...i.path, ...b.path] }) as Issue);
    if (binnen.some((b) => b.path.length > i.path.length)) return binnen.flatMap((b) => fouten(b, invoer, vorm));
  }
  return [{ veld: alsVeld(i.path, vorm), code: code(i, invoer), melding: i.message }];
};

/** Is this a moment in UTC as we write it in a place in a list? Stricter than `Date.parse`, which takes what PostgreSQL refuses (`1`, 31 February). */
export const isMoment = (tekst: string): boolean => {
  if (!/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/.test(tekst)) return false;
  const ms = Date.parse(tekst);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 19) === tekst.slice(0, 19);
};
/** Fits the text in a column of ids? Any version, in the form PostgreSQL writes. */
export const isUuid = (tekst: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tekst);

/** No screen of ours nests deeper; a deeper value only serves to exhaust whoever walks through it. */
const diepst = 32;

/**
 * Faults of texts that cannot be kept: PostgreSQL stores no NUL character and no half surrogate pair, and a value nested very deep is not
 * something a person typed. Walks without recursion, because the depth is chosen by the sender.
 */
export const onbewaarbaar = (invoer: unknown, vorm: Veldvorm): Fout[] => {
  const uit: Fout[] = [];
  const fout = (pad: readonly PropertyKey[], code: string, melding: string): void => { uit.push({ veld: alsVeld(pad.map((p) => String(p).replaceAll('\u0000', '').toWellFormed()), vorm), code, melding }); };
  const slecht = (tekst: string): boolean => tekst.includes('\u0000') || !tekst.isWellFormed();
  const werk: { waarde: unknown; pad: readonly PropertyKey[] }[] = [{ waarde: invoer, pad: [] }];
  for (let deel = werk.pop(); deel !== undefined; deel = werk.pop()) {
    const { waarde, pad } = deel;
    if (typeof waarde === 'string' && slecht(waarde)) fout(pad, 'ongeldige-vorm', 'Hier staat een teken in dat wij niet kunnen bewaren.');
    if (waarde === null || typeof waarde !== 'object') continue;
    if (pad.length >= diepst) { fout(pad, 'te-diep', 'Dit is te diep genest.'); continue; }
    for (const [sleutel, inhoud] of Object.entries(waarde)) {
      if (slecht(sleutel)) fout([...pad, sleutel], 'onbekend-veld', 'Dit veld kennen wij niet.');
      werk.push({ waarde: inhoud, pad: [...pad, sleutel] });
    }
  }
  return uit;
};

/** An object schema refuses unknown fields, also when its author forgot to say so. */
export const streng = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema);

/** Checks `invoer` and gives the value or every fault at once, each with a field, a code and a Dutch sentence. */
export const controleer = async (schema: z.ZodType, invoer: unknown, vorm: Veldvorm): Promise<{ waarde: unknown; fouten: Fout[] }> => {
  const uitslag = await schema.safeParseAsync(invoer, { error: zin });
  return uitslag.success ? { waarde: uitslag.data, fouten: [] } : { waarde: undefined, fouten: uitslag.error.issues.flatMap((i) => fouten(i, invoer, vorm)) };
};
