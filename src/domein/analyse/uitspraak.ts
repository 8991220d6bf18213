/** Kinds of statement (domein §7.6 c). */
export const uitspraaksoorten = ['feit', 'waarneming', 'oordeel', 'hypothese', 'mening-betrokkene'] as const;
export type Uitspraaksoort = typeof uitspraaksoorten[number];
export const bronsoorten = ['verstrekking', 'gesprek', 'document', 'instrument', 'burger', 'eigen-waarneming'] as const;
export type Bronsoort = typeof bronsoorten[number];
export const verbandtypen = ['veroorzaakt', 'houdt-in-stand', 'beschermt', 'weerspreekt', 'ondersteunt'] as const;
export type Verbandtype = typeof verbandtypen[number];
/** The ten leefgebieden of the LG-SCAN (domein §7.5 e), so that triage, analysis and plan speak of the same things, and what is about the family as a whole. */
export const leefgebieden = ['veiligheid', 'opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie', 'algemeen'] as const;
export type Leefgebied = typeof leefgebieden[number];
/** Every statement has a gegevenssoort of its own, by which it is shown or hidden (R6.3). */
export const uitspraakGegevenssoorten = ['VEI', 'PSY', 'SOM', 'VSL', 'STR', 'OND', 'WON', 'FIN', 'OPG', 'HUL', 'MHS', 'VBL', 'REL', 'BUI'] as const;
export type UitspraakGegevenssoort = typeof uitspraakGegevenssoorten[number];

/** A statement as the rules see it. `organisatieId` is who says it; null = the household itself. Dates are local dates. */
export type Uitspraakbeeld = {
  readonly id: string; readonly soort: Uitspraaksoort; readonly leefgebied: Leefgebied; readonly tekst: string;
  readonly bron: string; readonly bronGeldigTot: string | null; readonly peildatum: string | null; readonly organisatieId: string | null;
  /** Function of the professional who judges; only for an oordeel. */
  readonly functie: string | null;
  /** The question that would test a hypothese. */
  readonly toetsvraag: string | null;
  readonly weersprokenDoor: string | null; readonly reactie: string | null;
};
export type Verbandbeeld = { readonly vanId: string; readonly naarId: string; readonly type: Verbandtype };

/** Something that stands in the way of vaststellen. `uitspraakId` names the statement; the sentence holds no content of it. */
export type Blokkade = { readonly code: string; readonly uitspraakId: string | null; readonly melding: string };

const leeg = (s: string | null): boolean => (s ?? '').trim() === '';
const steunt = (soort: Uitspraaksoort | undefined): boolean => soort === 'feit' || soort === 'waarneming';

/** Statements that contradict this one: named on the statement itself, or by a link. */
export const isWeersproken = (u: Uitspraakbeeld, verbanden: readonly Verbandbeeld[]): boolean =>
  u.weersprokenDoor !== null || verbanden.some((v) => v.type === 'weerspreekt' && v.naarId === u.id);

/**
 * R6.1: what a statement of its kind still lacks. A feit needs source, date and organisation; an oordeel a supporting feit or waarneming
 * and the judging function; a hypothese a question that tests it. A mening-betrokkene needs nothing: it is somebody's own words.
 */
export const gebreken = (u: Uitspraakbeeld, alle: readonly Uitspraakbeeld[], verbanden: readonly Verbandbeeld[]): Blokkade[] => {
  const over = u.leefgebied.replaceAll('-', ' ');
  const mist = (code: string, melding: string): Blokkade => ({ code, uitspraakId: u.id, melding });
  if (u.soort === 'feit') {
    return [
      ...(leeg(u.bron) ? [mist('feit-zonder-bron', `Een feit over ${over} heeft geen bron. Noem een bron, of haal het weg.`)] : []),
      ...(u.peildatum === null ? [mist('feit-zonder-peildatum', `Een feit over ${over} heeft geen datum. Schrijf op wanneer dit zo was.`)] : []),
      ...(u.organisatieId === null ? [mist('feit-zonder-organisatie', `Van een feit over ${over} is niet bekend welke organisatie het weet.`)] : []),
    ];
  }
  if (u.soort === 'oordeel') {
    const gesteund = verbanden.some((v) => v.type === 'ondersteunt' && v.naarId === u.id && steunt(alle.find((a) => a.id === v.vanId)?.soort));
    return [
      ...(gesteund ? [] : [mist('oordeel-zonder-steun', `Een oordeel over ${over} wordt door geen feit of waarneming ondersteund.`)]),
      ...(leeg(u.functie) ? [mist('oordeel-zonder-functie', `Bij een oordeel over ${over} staat niet in welke functie iemand dat oordeelt.`)] : []),
    ];
  }
  if (u.soort === 'hypothese' && leeg(u.toetsvraag)) return [mist('hypothese-zonder-toets', `Bij een hypothese over ${over} hoort een vraag waarmee u haar kunt toetsen.`)];
  return [];
};

/** R6.6: words of the list that stand in a feit. A warning only; whole words, capitals do not matter. */
export const woordwaarschuwingen = (soort: Uitspraaksoort, tekst: string, lijst: readonly string[]): string[] => {
  if (soort !== 'feit') return [];
  const klein = ` ${tekst.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return lijst.filter((woord) => klein.includes(` ${woord.toLowerCase()} `));
};
