const dag = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
/** A day `jjjj-mm-dd` as people write it. */
export const datum = (d: string): string => dag.format(new Date(`${d}T12:00:00Z`));
