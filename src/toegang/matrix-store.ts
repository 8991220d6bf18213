import type { Knex } from 'knex';
import type { Regel, Verbod } from './beslissen.ts';
import type { Gegevenssoort, Niveau, Niveaus } from './toegang.ts';

type Rij = Regel & { readonly regioCode: string | null; readonly versie: string };

/** A regional row may only lower what the national row grants (domein §1.5): the lower of the two holds, an absent one is absent. */
const beperkt = (landelijk: Regel, regionaal: Regel): Regel => ({
  ...landelijk, ...regionaal,
  verleent: Object.fromEntries(Object.entries(landelijk.verleent).flatMap(([soort, niveau]) => {
    const eigen = regionaal.verleent[soort as Gegevenssoort];
    return eigen === undefined ? [] : [[soort, Math.min(niveau, eigen) as Niveau]];
  })) as Niveaus,
});

/** The matrix rows that hold now for a verband, region and doel, and the version of the matrix. */
export const leesRegels = async (db: Knex, verbandCode: string, regioCode: string, doel: string): Promise<{ regels: Regel[]; versie: string }> => {
  const rijen: Rij[] = await db('doelbindingregel').where({ doel }).whereNull('tot').whereIn('verband_code', [verbandCode, '*']).where((q) => { q.whereNull('regio_code').orWhere('regio_code', regioCode); })
    .orderBy('code').select('code', 'rollen', 'organisaties', 'verleent', 'grondslagen', 'voorwaarden', 'regio_code as regioCode', 'versie');
  const regels = rijen.filter((rij) => rij.regioCode === null).map((landelijk) => {
    const regionaal = rijen.find((rij) => rij.code === landelijk.code && rij.regioCode !== null);
    return regionaal === undefined ? landelijk : beperkt(landelijk, regionaal);
  });
  return { regels, versie: [...new Set(rijen.map((rij) => rij.versie))].toSorted().join('+') || 'geen' };
};

/** All prohibitions, in order of code. */
export const leesVerboden = (db: Knex): Promise<Verbod[]> => db('verbod').orderBy('code').select<Verbod[]>('code', 'ontneemt', 'organisatiesoorten', 'rollen', 'voorwaarde', 'behalve', 'behalve_doelen as behalveDoelen');

/** Law and article of grounds, as a reader sees them; what a jurist has not checked says so. */
export const leesGrondslagen = async (db: Knex, codes: readonly string[]): Promise<string[]> => (await db('grondslag').whereIn('code', [...codes]).orderBy('code')
  .select<{ wet: string; artikel: string; geverifieerd: boolean }[]>('wet', 'artikel', 'geverifieerd')).map((g) => `${g.wet} ${g.artikel}${g.geverifieerd ? '' : ' (nog te toetsen)'}`.trim());
