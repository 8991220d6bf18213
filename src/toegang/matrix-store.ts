import type { Knex } from 'knex';
import { leesRegelversie, regelbron } from '../platform/db/regels.ts';
import type { Regel, Verbod } from './beslissen.ts';
import type { Gegevenssoort, Niveau, Niveaus } from './toegang.ts';

type Opgeslagen = Regel & { readonly verbandCode: string; readonly doel: string; readonly regioCode: string | null; readonly versie: string };

/** A regional row may only lower what the national row grants (domein §1.5): the lower of the two holds, an absent one is absent. */
const beperkt = (landelijk: Regel, regionaal: Regel): Regel => ({
  ...landelijk, ...regionaal,
  verleent: Object.fromEntries(Object.entries(landelijk.verleent).flatMap(([soort, niveau]) => {
    const eigen = regionaal.verleent[soort as Gegevenssoort];
    return eigen === undefined ? [] : [[soort, Math.min(niveau, eigen) as Niveau]];
  })) as Niveaus,
});

const alleRegels = regelbron((db) => db('doelbindingregel').whereNull('tot').orderBy('code')
  .select<Opgeslagen[]>('code', 'verband_code as verbandCode', 'doel', 'rollen', 'organisaties', 'verleent', 'grondslagen', 'voorwaarden', 'regio_code as regioCode', 'versie'));

/** The matrix rows that hold now for a verband, region and doel, and the version of the matrix. `versie` is that of all rules together (`db/regels.ts`). */
export const leesRegels = async (db: Knex, verbandCode: string, regioCode: string, doel: string, versie: string): Promise<{ regels: Regel[]; versie: string }> => {
  const rijen = (await alleRegels(db, versie)).filter((r) => r.doel === doel && (r.verbandCode === verbandCode || r.verbandCode === '*') && (r.regioCode === null || r.regioCode === regioCode));
  const regels = rijen.filter((rij) => rij.regioCode === null).map((landelijk) => {
    const regionaal = rijen.find((rij) => rij.code === landelijk.code && rij.regioCode !== null);
    return regionaal === undefined ? landelijk : beperkt(landelijk, regionaal);
  });
  return { regels, versie: [...new Set(rijen.map((rij) => rij.versie))].toSorted().join('+') || 'geen' };
};

/** All prohibitions, in order of code. */
export const leesVerboden = regelbron((db) => db('verbod').orderBy('code').select<Verbod[]>('code', 'ontneemt', 'organisatiesoorten', 'rollen', 'voorwaarde', 'behalve', 'behalve_doelen as behalveDoelen'));

const alleGrondslagen = regelbron((db) => db('grondslag').orderBy('code').select<{ code: string; wet: string; artikel: string; geverifieerd: boolean }[]>('code', 'wet', 'artikel', 'geverifieerd'));

/** Law and article of grounds, as a reader sees them; what a jurist has not checked says so. */
export const leesGrondslagen = async (db: Knex, codes: readonly string[], versie?: string): Promise<string[]> => (await alleGrondslagen(db, versie ?? await leesRegelversie(db))).filter((g) => codes.includes(g.code))
  .map((g) => `${g.wet} ${g.artikel}${g.geverifieerd ? '' : ' (nog te toetsen)'}`.trim());
