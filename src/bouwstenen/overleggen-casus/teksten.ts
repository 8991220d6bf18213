import type { Overleg } from './model.ts';

const dag = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });
const waar: Readonly<Record<string, string>> = { fysiek: 'op kantoor', video: 'per video', telefoon: 'per telefoon', 'ter-plaatse': 'bij u in de buurt' };

/** What a citizen is asked, at B1 level; no names of others (ux §4.9). */
export const uitnodigtekst = (o: Pick<Overleg, 'gepland_op' | 'vorm'>): string => `Wij praten met elkaar over hoe het gaat en wat er nodig is${o.gepland_op === null ? '' : `: ${dag.format(o.gepland_op)} uur, ${waar[o.vorm] ?? ''}`}. Wilt u erbij zijn?`;
export const soortnamen: Readonly<Record<string, string>> = { regulier: 'Regulier overleg', spoed: 'Spoedoverleg', motorkap: 'Motorkapoverleg', evaluatie: 'Evaluatieoverleg' };
export const pushtekst = 'U bent gevraagd voor een spoedoverleg.';
export const toonMoment = (d: Date | null): string | null => (d === null ? null : `${dag.format(d)} uur`);
