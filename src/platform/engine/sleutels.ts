/**
 * Reads JSON of the engine. Its keys are 64-bit JSON numbers that exceed 2^53 from partition 4 on, so integers of 16 and more
 * digits are quoted before parsing; they arrive as text (house rule 9).
 */
export const leesEngineJson = (tekst: string): unknown => JSON.parse(tekst.replace(/("[A-Za-z]+":)\s*(-?\d{16,})(?=\s*[,}])/g, '$1"$2"'));

/** The engine writes -1 for "none". */
export const sleutelOfNiets = (waarde: unknown): string | null => {
  const tekst = String(waarde ?? '-1');
  return tekst === '-1' || tekst === '' ? null : tekst;
};

/** `2026-11-23T09:00:00Z[Etc/UTC]` → Date: dates from FEEL carry a zone id that JavaScript does not read. Empty = null. */
export const datumVanEngine = (tekst: unknown): Date | null => {
  if (typeof tekst !== 'string' || tekst === '') return null;
  const datum = new Date(tekst.replace(/\[[^\]]*\]$/, ''));
  return Number.isNaN(datum.getTime()) ? null : datum;
};
