import type { Staat } from './overgangen.ts';

/** The states of a casus that has ended; it never opens again (R12.4). For use in a query; elsewhere ask `isDicht`. */
export const dichteStaten = ['gesloten', 'gearchiveerd', 'vernietigd'] as const satisfies readonly Staat<'casus'>[];

/** Whether this casus has ended: closed, archived or destroyed. */
export const isDicht = (status: string): boolean => (dichteStaten as readonly string[]).includes(status);
