/**
 * The clock of the screen follows the server's: terms are reckoned with the platform's time, which a demo may move.
 * Nothing else in the pages reads the machine's clock for a term.
 */
let verschil = 0;
export const zetNu = (iso: string): void => { const t = Date.parse(iso); if (!Number.isNaN(t)) verschil = t - Date.now(); };
export const nu = (): Date => new Date(Date.now() + verschil);
