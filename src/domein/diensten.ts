import type { Datum } from './kalender.ts';

/** Areas of life in which help is offered; the same codes as those of the LG-SCAN. */
export const leefgebieden = ['veiligheid', 'opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'] as const;
export type Leefgebied = typeof leefgebieden[number];
export const leeftijdsklassen = ['0-11', '12-15', '16-17', '18-plus'] as const;
export type Leeftijdsklasse = typeof leeftijdsklassen[number];
export const zwaarten = ['licht', 'middel', 'zwaar'] as const;
export type Zwaarte = typeof zwaarten[number];
export const kaders = ['vrijwillig', 'gedwongen', 'beide'] as const;
export const erkenningen = ['geen', 'goed-onderbouwd', 'effectief'] as const;
export const dienststatussen = ['concept', 'actief', 'vol', 'tijdelijk-gesloten', 'ingetrokken'] as const;
export const wachtsoorten = ['aanmeld', 'intake', 'behandel'] as const;
export type Wachtsoort = typeof wachtsoorten[number];

/** What a dienst says of itself, as far as a match reads it. Ages in whole years, `leeftijdTot` not included. */
export type Matchdienst = {
  readonly id: string; readonly naam: string; readonly status: typeof dienststatussen[number]; readonly leefgebieden: readonly string[]; readonly leeftijdVan: number; readonly leeftijdTot: number;
  readonly kader: typeof kaders[number]; readonly zwaarte: Zwaarte; readonly talen: readonly string[]; readonly erkenning: typeof erkenningen[number];
  /** Where it stands; null = nowhere in particular (online). */
  readonly gemeente: string | null; readonly regio: string | null;
  /** Municipalities it serves. */
  readonly gebied: readonly string[];
  /** Open to everybody: no contract needed. */
  readonly isVrij: boolean;
  readonly contracten: readonly { readonly gemeente: string; readonly van: Datum; readonly tot: Datum | null }[];
  readonly wachttijden: readonly { readonly soort: Wachtsoort; readonly weken: number; readonly peildatum: Datum }[];
};

/** The question (R13.3): these five and nothing else; an empty list or null asks nothing about that. */
export type Dienstvraag = { readonly leefgebieden: readonly Leefgebied[]; readonly leeftijdsklasse: Leeftijdsklasse | null; readonly gemeente: string | null; readonly zwaarte: Zwaarte | null; readonly taal: string | null };
/** What the asker is, besides the need: voluntary or not, which day, and which municipalities make up the region of the need. */
export type Matchplaats = { readonly kader: 'vrijwillig' | 'gedwongen'; readonly startdatum: Datum; readonly regioVan: (gemeente: string) => string | null };

export type Versheid = 'actueel' | 'verouderd' | 'onbekend';
export const matchfilters = ['status', 'gemeente', 'contract', 'leeftijd', 'kader', 'leefgebied', 'taal'] as const;
export type Matchfilter = typeof matchfilters[number];
export type Scoredeel = { readonly code: 'leefgebied' | 'wachttijd' | 'zwaarte' | 'nabijheid' | 'erkenning'; readonly punten: number; readonly hoogstens: number };
export type Treffer = { readonly dienstId: string; readonly score: number; readonly delen: readonly Scoredeel[]; readonly weken: number | null; readonly versheid: Versheid };
export type Matchuitslag = {
  readonly treffers: readonly Treffer[];
  /** Every dienst that fell out, with each filter that stopped it. */
  readonly afgevallen: readonly { readonly dienstId: string; readonly filters: readonly Matchfilter[] }[];
};

const dagMs = 86_400_000;
const dagenTussen = (van: Datum, tot: Datum): number => Math.round((Date.parse(tot) - Date.parse(van)) / dagMs);
const tiende = (n: number): number => Math.round(n * 10) / 10;
const bereik: Readonly<Record<Leeftijdsklasse, readonly [number, number]>> = { '0-11': [0, 11], '12-15': [12, 15], '16-17': [16, 17], '18-plus': [18, 130] };

/** R13.2: the oldest peildatum decides: over 30 days old is verouderd, over 90 days or absent is onbekend. */
export const versheidVan = (peildatums: readonly Datum[], vandaag: Datum): Versheid => {
  if (peildatums.length === 0) return 'onbekend';
  const dagen = Math.max(...peildatums.map((p) => dagenTussen(p, vandaag)));
  if (dagen > 90) return 'onbekend';
  return dagen > 30 ? 'verouderd' : 'actueel';
};

/** Weeks until help really starts: the known parts together; null when nothing is known. */
export const totaalWeken = (wachttijden: Matchdienst['wachttijden']): number | null => (wachttijden.length === 0 ? null : wachttijden.reduce((som, w) => som + w.weken, 0));

/** R13.1, the hard filters: those that stop this dienst. Voluntary help never needs a contract when it is open to everybody. */
export const filtersTegen = (d: Matchdienst, v: Dienstvraag, p: Matchplaats): Matchfilter[] => {
  const heeftContract = (gemeente: string): boolean => d.contracten.some((c) => c.gemeente === gemeente && c.van <= p.startdatum && (c.tot === null || c.tot >= p.startdatum));
  const [van, tot] = v.leeftijdsklasse === null ? [0, 130] : bereik[v.leeftijdsklasse];
  const gemeenten = v.gemeente === null ? d.gebied : [v.gemeente];
  const tegen: Record<Matchfilter, boolean> = {
    status: d.status !== 'actief' && d.status !== 'vol',
    gemeente: v.gemeente !== null && !d.gebied.includes(v.gemeente),
    contract: !d.isVrij && !gemeenten.some(heeftContract),
    leeftijd: van >= d.leeftijdTot || tot < d.leeftijdVan,
    kader: d.kader !== 'beide' && d.kader !== p.kader,
    leefgebied: v.leefgebieden.length > 0 && !v.leefgebieden.some((l) => d.leefgebieden.includes(l)),
    taal: v.taal !== null && !d.talen.includes(v.taal),
  };
  return matchfilters.filter((f) => tegen[f]);
};

const wachtpunten = (weken: number | null, versheid: Versheid): number => {
  if (weken === null || versheid === 'onbekend') return 0;
  return 25 * (1 - Math.min(weken, 26) / 26) * (versheid === 'verouderd' ? 0.5 : 1);
};
const nabijheid = (d: Matchdienst, v: Dienstvraag, p: Matchplaats): number => {
  if (v.gemeente === null || d.gemeente === null) return 0;
  if (d.gemeente === v.gemeente) return 10;
  return d.regio !== null && d.regio === p.regioVan(v.gemeente) ? 5 : 0;
};

/** R13.1: the score of a dienst that passed the filters, 0-100, every part explained and rounded to a tenth. */
export const scoorDienst = (d: Matchdienst, v: Dienstvraag, p: Matchplaats): Treffer => {
  const weken = totaalWeken(d.wachttijden);
  const versheid = versheidVan(d.wachttijden.map((w) => w.peildatum), p.startdatum);
  const afstand = v.zwaarte === null ? 2 : Math.abs(zwaarten.indexOf(v.zwaarte) - zwaarten.indexOf(d.zwaarte));
  const gevraagd = v.leefgebieden.length;
  const delen: Scoredeel[] = [
    { code: 'leefgebied', hoogstens: 40, punten: gevraagd === 0 ? 0 : tiende(40 * v.leefgebieden.filter((l) => d.leefgebieden.includes(l)).length / gevraagd) },
    { code: 'wachttijd', hoogstens: 25, punten: tiende(wachtpunten(weken, versheid)) },
    { code: 'zwaarte', hoogstens: 15, punten: [15, 7.5, 0][afstand] ?? 0 },
    { code: 'nabijheid', hoogstens: 10, punten: nabijheid(d, v, p) },
    { code: 'erkenning', hoogstens: 10, punten: { effectief: 10, 'goed-onderbouwd': 5, geen: 0 }[d.erkenning] },
  ];
  return { dienstId: d.id, score: tiende(delen.reduce((som, x) => som + x.punten, 0)), delen, weken, versheid };
};

/** R13.1: what fits, best first; full ones last; ties by the shorter wait, then by name. */
export const matchDiensten = (diensten: readonly Matchdienst[], v: Dienstvraag, p: Matchplaats): Matchuitslag => {
  const gewogen = diensten.map((dienst) => ({ dienst, filters: filtersTegen(dienst, v, p) }));
  const treffers = gewogen.filter((g) => g.filters.length === 0).map(({ dienst }) => ({ dienst, treffer: scoorDienst(dienst, v, p) }));
  const wacht = (w: number | null): number => w ?? Number.MAX_SAFE_INTEGER;
  treffers.sort((a, b) => Number(a.dienst.status === 'vol') - Number(b.dienst.status === 'vol') || b.treffer.score - a.treffer.score || wacht(a.treffer.weken) - wacht(b.treffer.weken) || a.dienst.naam.localeCompare(b.dienst.naam, 'nl'));
  return { treffers: treffers.map((t) => t.treffer), afgevallen: gewogen.filter((g) => g.filters.length > 0).map((g) => ({ dienstId: g.dienst.id, filters: g.filters })) };
};

/** Per filter how many diensten it stops, and how many more there would be without this one filter (domein §7.13 g). */
export const filterredenen = (afgevallen: Matchuitslag['afgevallen']): { filter: Matchfilter; aantal: number; aantalZonder: number }[] => matchfilters.flatMap((filter) => {
  const aantal = afgevallen.filter((a) => a.filters.includes(filter)).length;
  return aantal === 0 ? [] : [{ filter, aantal, aantalZonder: afgevallen.filter((a) => a.filters.length === 1 && a.filters[0] === filter).length }];
});
