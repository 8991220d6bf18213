import type { Leeftijdsbereik } from './leeftijd.ts';

/** The six answers of the gezagsmodule, in their present names. */
export const gezagstypen = ['GezamenlijkOuderlijkGezag', 'EenhoofdigOuderlijkGezag', 'GezamenlijkGezag', 'Voogdij', 'TijdelijkGeenGezag', 'GezagNietTeBepalen'] as const;
export type Gezagstype = typeof gezagstypen[number];

/** Why a person must look at the gezag (R2.7, R2.8); codes only, the screen has the sentence. */
export const gezagstriggers = [
  'in-onderzoek', 'houder-overleden', 'vermoedelijk-pleger', 'onbekende-derde', 'geen-derden', 'tijdelijk-geen-gezag', 'gezag-niet-te-bepalen', 'geen-gezagsrelatie',
  'bron-onbereikbaar', 'gezag-gewijzigd', 'buitenland-of-rni', 'minderjarige-maakte-bezwaar', 'curatele-bewind-mentorschap', 'achterhouding', 'opvangclient', 'leeftijd-onzeker',
] as const;
export type Gezagstrigger = typeof gezagstriggers[number];

/** A holder of gezag. `sleutel` is whatever the caller recognises him by (a persoon id); null = the register gives no known person. */
export type Gezagshouder = { readonly rol: 'ouder' | 'derde'; readonly sleutel: string | null; readonly overleden: boolean; readonly vermoedelijkPleger: boolean };

/** What the source says about one minor, with the facts around it. `type` null = no gezagsrelatie in the answer. */
export type Gezagsfeiten = {
  readonly type: Gezagstype | null;
  readonly houders: readonly Gezagshouder[];
  readonly inOnderzoek: boolean;
  readonly minderjarige: { readonly leeftijd: Leeftijdsbereik; readonly overleden: boolean };
  /** Triggers of R2.8 that the caller knows (source unreachable, foreign address, objection, …). */
  readonly bijzonder: readonly Gezagstrigger[];
};

export type Gezagsoordeel = {
  /** `beoordelen` = a person decides; no automatic access for anybody until then. */
  readonly code: 'eenduidig' | 'beoordelen' | 'niet-van-toepassing';
  readonly triggers: readonly Gezagstrigger[];
  /** Keys of the holders who may represent the minor; empty while a person must decide. */
  readonly vertegenwoordigers: readonly string[];
  /** Agreement to a plan needs every representative; seeing does not (R2.7, first row). */
  readonly akkoordVanAllen: boolean;
};

type Regel = { readonly akkoordVanAllen: boolean; readonly altijd?: Gezagstrigger; readonly bij?: (f: Gezagsfeiten) => Gezagstrigger | undefined };

/** R2.7 as data: what is special per type. The rules for every type stand in `triggersVoorIederType`. */
const tabel: Readonly<Record<Gezagstype, Regel>> = {
  GezamenlijkOuderlijkGezag: { akkoordVanAllen: true },
  EenhoofdigOuderlijkGezag: { akkoordVanAllen: false },
  GezamenlijkGezag: { akkoordVanAllen: true, bij: (f) => f.houders.some((h) => h.rol === 'derde' && h.sleutel === null) || !f.houders.some((h) => h.rol === 'derde') ? 'onbekende-derde' : undefined },
  Voogdij: { akkoordVanAllen: true, bij: (f) => f.houders.every((h) => h.sleutel === null) ? 'geen-derden' : undefined },
  TijdelijkGeenGezag: { akkoordVanAllen: false, altijd: 'tijdelijk-geen-gezag' },
  GezagNietTeBepalen: { akkoordVanAllen: false, altijd: 'gezag-niet-te-bepalen' },
};

const triggersVoorIederType = (f: Gezagsfeiten): Gezagstrigger[] => [
  ...(f.inOnderzoek ? ['in-onderzoek' as const] : []),
  ...(f.houders.some((h) => h.overleden) ? ['houder-overleden' as const] : []),
  ...(f.houders.some((h) => h.vermoedelijkPleger) ? ['vermoedelijk-pleger' as const] : []),
  // A birth date that leaves 17 and 18 both open: the protective reading is that a person looks (R2.6).
  ...(f.minderjarige.leeftijd.min < 18 && f.minderjarige.leeftijd.max >= 18 ? ['leeftijd-onzeker' as const] : []),
];

/**
 * Applies the gezag table (R2.7) and the further triggers (R2.8). Doubt always ends with a person, never with access.
 * From 18 on and after death there is no gezag: `niet-van-toepassing`.
 */
export function beoordeelGezag(f: Gezagsfeiten): Gezagsoordeel {
  if (f.minderjarige.overleden || f.minderjarige.leeftijd.min >= 18) return { code: 'niet-van-toepassing', triggers: [], vertegenwoordigers: [], akkoordVanAllen: false };
  const regel = f.type === null ? undefined : tabel[f.type];
  const eigen = regel === undefined ? 'geen-gezagsrelatie' : regel.altijd ?? regel.bij?.(f);
  const triggers = [...new Set([...(eigen ? [eigen] : []), ...triggersVoorIederType(f), ...f.bijzonder])];
  if (triggers.length > 0) return { code: 'beoordelen', triggers, vertegenwoordigers: [], akkoordVanAllen: regel?.akkoordVanAllen ?? false };
  return { code: 'eenduidig', triggers, vertegenwoordigers: f.houders.flatMap((h) => h.sleutel === null ? [] : [h.sleutel]), akkoordVanAllen: regel!.akkoordVanAllen };
}

/** Somebody who says he represents the minor; `sleutel` as in the holders. */
export type Aanspraak = { readonly sleutel: string; readonly isOuder: boolean };

/**
 * What happens with a claim to represent a minor (first state after `aangevraagd`, domein §7.2). A holder in a clear case gets it by
 * itself; a doubtful case goes to a person when the claimant is a holder or a parent; anybody else is refused, like everyone from 18 on.
 */
export function beoordeelAanspraak(f: Gezagsfeiten, a: Aanspraak): { readonly uitkomst: 'automatisch' | 'handmatig-beoordelen' | 'geweigerd'; readonly triggers: readonly Gezagstrigger[] } {
  const { code, triggers, vertegenwoordigers } = beoordeelGezag(f);
  if (code === 'niet-van-toepassing') return { uitkomst: 'geweigerd', triggers };
  if (code === 'eenduidig') return { uitkomst: vertegenwoordigers.includes(a.sleutel) ? 'automatisch' : 'geweigerd', triggers };
  const houder = f.houders.some((h) => h.sleutel === a.sleutel);
  return { uitkomst: houder || a.isOuder ? 'handmatig-beoordelen' : 'geweigerd', triggers };
}
