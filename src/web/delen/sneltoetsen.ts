/** Single-letter shortcuts have an off-switch (WCAG 2.1.4). Kept per browser: it is about this keyboard. */
const sleutel = 'samenspel.sneltoetsen';
export const sneltoetsenAan = (): boolean => { try { return localStorage.getItem(sleutel) !== 'uit'; } catch { return true; } };
export const zetSneltoetsen = (aan: boolean): void => { try { localStorage.setItem(sleutel, aan ? 'aan' : 'uit'); } catch { /* private mode: stays on */ } };
