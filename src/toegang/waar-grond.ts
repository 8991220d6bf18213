import { Probleem } from '../platform/http/problemen.ts';

/** What this gives, or undefined where toegang gave no ground: in a list such a row is not there. The refusal is in the logs. */
export const waarGrond = async <T>(vraag: () => Promise<T>): Promise<T | undefined> => {
  try { return await vraag(); } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return undefined;
    throw fout;
  }
};

/** The first `hoogste` rows of a list that the reader may see: rows that `toon` leaves out do not count, so they never hide what comes after them. `haal` gives rows in a fixed order. */
export const vulLijst = async <R, T>(haal: (vanaf: number, aantal: number) => Promise<readonly R[]>, toon: (rij: R) => Promise<T | undefined>, hoogste: number): Promise<T[]> => {
  const uit: T[] = [];
  for (let vanaf = 0; ; vanaf += hoogste) {
    const rijen = await haal(vanaf, hoogste);
    for (const rij of rijen) {
      const getoond = await toon(rij);
      if (getoond !== undefined) uit.push(getoond);
      if (uit.length === hoogste) return uit;
    }
    if (rijen.length < hoogste) return uit;
  }
};
