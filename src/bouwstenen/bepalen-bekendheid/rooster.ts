/** The grid on which answers are released, in ms (R3.2): the time of an answer tells nothing about its content. */
export const roosterMs = 5 * 60 * 1000;

/** The first moment of the grid after `moment`; an answer exactly on the grid waits for the next one, so that none is released at once. */
export const vrijgaveMoment = (moment: Date): Date => new Date((Math.floor(moment.getTime() / roosterMs) + 1) * roosterMs);

/** A moment as the engine takes it: ISO 8601 in UTC without fractions of a second. */
export const alsTijdstip = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
