import { filterredenen, matchDiensten as match, totaalWeken, versheidVan, type Dienstvraag, type Matchfilter, type Scoredeel, type Treffer } from '../../domein/diensten.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Dienst, Dienstregel, Voor } from './model.ts';
import { bewaarMatch, leesDiensten, leesGemeenten } from './store.ts';

/** What the list is narrowed by (ux §4.14); everything is optional and nothing is about a person. */
export type Dienstfilter = { readonly leefgebied?: string | undefined; readonly leeftijdsklasse?: Dienstvraag['leeftijdsklasse'] | undefined; readonly gemeente?: string | undefined; readonly startBinnen?: number | undefined; readonly vorm?: string | undefined; readonly taal?: string | undefined; readonly contract?: boolean | undefined };

const leeftijd = (d: Dienst): string => (d.leeftijdTot >= 99 ? (d.leeftijdVan === 0 ? 'alle leeftijden' : `vanaf ${d.leeftijdVan} jaar`) : `${d.leeftijdVan} tot ${d.leeftijdTot} jaar`);

/** A dienst as a line for people; an old peildatum says so, an unknown wait stays empty. */
export const alsRegel = (d: Dienst, vandaag: string, score?: Treffer): Dienstregel => {
  const versheid = versheidVan(d.wachttijden.map((w) => w.peildatum), vandaag);
  const weken = (soort: string): number | null => (versheid === 'onbekend' ? null : d.wachttijden.find((w) => w.soort === soort)?.weken ?? null);
  return {
    id: d.id, code: d.code, naam: d.naam, aanbieder: d.aanbieder, omschrijving: d.omschrijving, leefgebieden: d.leefgebieden, leeftijd: leeftijd(d), plaats: d.plaats, zwaarte: d.zwaarte, vorm: d.vorm, talen: d.talen, kader: d.kader, erkenning: d.erkenning,
    status: d.status, isVrij: d.isVrij, gemeenten: d.gebied,
    wachttijd: {
      aanmeld: weken('aanmeld'), intake: weken('intake'), behandel: weken('behandel'), totaal: versheid === 'onbekend' ? null : totaalWeken(d.wachttijden),
      peildatum: d.wachttijden.map((w) => w.peildatum).toSorted()[0] ?? null, bron: d.wachttijden.length > 0 ? 'aanbieder' : null, versheid,
    },
    ...(score === undefined ? {} : { score: { punten: score.score, delen: score.delen as Scoredeel[] } }),
  };
};

/** The list, soonest start first, unknown waits last, full ones at the end; only diensten that people may know of and that take part. */
export const zoekDiensten = async (kern: Kern, tx: Tx, f: Dienstfilter, isBurger = false): Promise<Dienstregel[]> => {
  const vandaag = datumVan(kern.clock.now());
  const plaats = { kader: 'vrijwillig' as const, startdatum: vandaag, regioVan: () => null };
  const vraag: Dienstvraag = { leefgebieden: f.leefgebied === undefined ? [] : [f.leefgebied as Dienstvraag['leefgebieden'][number]], leeftijdsklasse: f.leeftijdsklasse ?? null, gemeente: f.gemeente ?? null, zwaarte: null, taal: f.taal ?? null };
  const diensten = (await leesDiensten(tx)).filter((d) => !isBurger || !d.isBeschermd);
  // Kader is no filter of the list; without "contract" a dienst that has none here is listed too.
  const past = (id: string): boolean => (uitslag.afgevallen.find((a) => a.dienstId === id)?.filters ?? []).every((x) => x === 'kader' || (x === 'contract' && f.contract !== true));
  const uitslag = match(diensten, vraag, plaats);
  const orde = (r: Dienstregel): number => (r.status === 'vol' ? 1000 : 0) + (r.wachttijd.totaal ?? 500);
  return diensten.filter((d) => past(d.id) && (f.vorm === undefined || d.vorm === f.vorm)).map((d) => alsRegel(d, vandaag))
    .filter((r) => f.startBinnen === undefined || (r.wachttijd.totaal !== null && r.wachttijd.totaal <= f.startBinnen))
    .toSorted((a, b) => orde(a) - orde(b) || a.naam.localeCompare(b.naam, 'nl'));
};

export type Matchantwoord = { readonly items: Dienstregel[]; readonly redenen: { filter: Matchfilter; zin: string; aantalZonder: number }[] };
type Matchkeuze = { readonly kader?: 'vrijwillig' | 'gedwongen'; readonly voor?: Voor; readonly isBurger?: boolean };
const stuks = (n: number): string => (n === 1 ? '1 dienst' : `${n} diensten`);
const zinnen: Record<Matchfilter, (plaats: string, n: number) => string> = {
  status: (_p, n) => `Gesloten of nog niet open: ${stuks(n)}`, gemeente: (p, n) => `Niet beschikbaar in ${p}: ${stuks(n)}`, contract: (p, n) => `Geen contract in ${p}: ${stuks(n)}`, leeftijd: (_p, n) => `Niet voor deze leeftijd: ${stuks(n)}`,
  kader: (_p, n) => `Niet in dit kader: ${stuks(n)}`, leefgebied: (_p, n) => `Niet voor deze hulpvraag: ${stuks(n)}`, taal: (_p, n) => `Niet in deze taal: ${stuks(n)}`,
};

/** Matches a need (R13.1, R13.3): what fits with every point explained; when nothing fits, why, per filter. The question is kept, without a person. */
export const matchDiensten = async (kern: Kern, tx: Tx, vraag: Dienstvraag, keuze: Matchkeuze = {}): Promise<Matchantwoord> => {
  const nu = kern.clock.now();
  const vandaag = datumVan(nu);
  const gemeenten = await leesGemeenten(tx);
  const diensten = (await leesDiensten(tx)).filter((d) => keuze.isBurger !== true || !d.isBeschermd);
  const uitslag = match(diensten, vraag, { kader: keuze.kader ?? 'vrijwillig', startdatum: vandaag, regioVan: (g) => gemeenten.find((x) => x.code === g)?.regioCode ?? null });
  await bewaarMatch(tx, { voor: keuze.voor ?? null, vraagcodes: vraag, resultaat: { treffers: uitslag.treffers.map(({ dienstId, score }) => ({ dienstId, score })), aantalAfgevallen: uitslag.afgevallen.length }, op: nu });
  const items = uitslag.treffers.flatMap((t) => { const d = diensten.find((x) => x.id === t.dienstId); return d === undefined ? [] : [alsRegel(d, vandaag, t)]; });
  if (items.length > 0) return { items, redenen: [] };
  const plaats = gemeenten.find((g) => g.code === vraag.gemeente)?.naam ?? 'deze gemeente';
  return { items, redenen: filterredenen(uitslag.afgevallen).map((r) => ({ filter: r.filter, zin: zinnen[r.filter](plaats, r.aantal), aantalZonder: r.aantalZonder })) };
};

/** One dienst, or undefined when it does not exist or its provider takes no part any more. */
export const dienstVan = async (tx: Tx, id: string): Promise<Dienst | undefined> => (await leesDiensten(tx, [id]))[0];

/** What a region has on offer now: voluntary, open, with a contract or free. Reads no person. Best is left to a human: soonest start first. */
export const aanbodInRegio = async (kern: Kern, tx: Tx, regioCode: string): Promise<Dienst[]> => {
  const nu = kern.clock.now();
  const hier = new Set((await leesGemeenten(tx)).filter((g) => g.regioCode === regioCode).map((g) => g.code));
  const diensten = await leesDiensten(tx);
  const vraag = (gemeente: string): Dienstvraag => ({ leefgebieden: [], leeftijdsklasse: null, gemeente, zwaarte: null, taal: null });
  const past = new Set([...hier].flatMap((g) => match(diensten, vraag(g), { kader: 'vrijwillig', startdatum: datumVan(nu), regioVan: () => null }).treffers.map((t) => t.dienstId)));
  return diensten.filter((d) => past.has(d.id));
};

/** What there is, counted for the engine and kept for the casus (processen §2.13): the diensten themselves stay here. */
export const raadpleegAanbod = async (kern: Kern, tx: Tx, v: { regioCode: string; voor: Voor }): Promise<{ aantalBeschikbaar: number; peilOp: Date }> => {
  const nu = kern.clock.now();
  const aanbod = (await aanbodInRegio(kern, tx, v.regioCode)).filter((d) => d.status === 'actief');
  await bewaarMatch(tx, { voor: v.voor, vraagcodes: { regio: v.regioCode, kader: 'vrijwillig' }, resultaat: { treffers: aanbod.map((d) => ({ dienstId: d.id })) }, op: nu });
  return { aantalBeschikbaar: aanbod.length, peilOp: nu };
};
