import type { Taak } from '../../../delen/api-types.ts';
import { isLeeg, type Antwoorden } from '../../../delen/formulier/model.ts';

/** What every rich screen gets: it reads `taak.gegevens.scherm` and sets answers beside those of the form, kept in the same draft. A screen that saves by itself wipes what the server said about how it was. */
export type SchermEig = { taak: Taak; waarden: Antwoorden; alleenLezen: boolean; fouten: { veld: string; melding: string }[]; bij: (sleutel: string, waarde: unknown) => void; wisFouten: () => void };

/** Answers a rich screen sets itself, by screen; everything else comes from the form. */
export const eigenSleutels: Record<string, readonly string[]> = { instrument: ['afnamen', 'factoren'], uitkomst: ['besluiten', 'afspraken', 'verslagdelen', 'meningen', 'zichten'], 'overleg-voorbereiden': ['agenda', 'deelnemers', 'burgers', 'stukken'] };
export const eigenAntwoorden = (scherm: string | null, waarden: Antwoorden): Antwoorden =>
  Object.fromEntries((eigenSleutels[scherm ?? ''] ?? []).flatMap((k) => (isLeeg(waarden[k]) ? [] : [[k, waarden[k]]])));

/** Narrow view on data of an unknown shape: an object, or nothing. */
export const obj = (w: unknown): Record<string, unknown> => (w !== null && typeof w === 'object' && !Array.isArray(w) ? (w as Record<string, unknown>) : {});
export const rij = (w: unknown): Record<string, unknown>[] => (Array.isArray(w) ? w.map(obj) : []);
export const tekst = (w: unknown): string => (typeof w === 'string' || typeof w === 'number' ? String(w) : '');
