import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { foutInLog, zonderPersoonsgegevens } from './schoon.ts';

/** Names of fields that hold personal data; their values never reach the log, at two levels of depth. */
export const verborgenVelden = [
  'bsn', 'naam', 'voornamen', 'voorvoegsel', 'geslachtsnaam', 'geboortedatum', 'adres', 'straat', 'postcode', 'telefoon', 'email', 'tekst', 'toelichting', 'omschrijving',
  'wachtwoord', 'password', 'geheim', 'clientSecret', 'token', 'idToken', 'csrf', 'authorization', 'cookie', 'body', 'query', 'url',
] as const;

export type Loggerkeuze = {
  /** pino level, e.g. `info`. */
  readonly niveau: string;
  /** Where lines go; standard output when absent (tests give their own). */
  readonly uitvoer?: DestinationStream;
};

/**
 * The one logger: JSON lines. Three guards against personal data: the names of fields above are masked, every text is searched for
 * a BSN or an e-mail address, and an error is written without the values that databases and validators put in their messages.
 */
export const maakLogger = ({ niveau, uitvoer }: Loggerkeuze): Logger => {
  const opties = {
    level: niveau,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: verborgenVelden.flatMap((v) => [v, `*.${v}`, `*.*.${v}`]), censor: '[verborgen]' },
    serializers: { err: foutInLog, fout: foutInLog },
    hooks: {
      logMethod(this: Logger, args: unknown[], methode: (...a: unknown[]) => void): void {
        const schoon = args.map((a) => (a instanceof Error ? { err: a } : zonderPersoonsgegevens(a)));
        // Without words of our own pino would take the error's message, which may quote a value.
        if (typeof schoon[0] === 'object' && schoon.length === 1) schoon.push('zonder toelichting');
        methode.apply(this, schoon);
      },
    },
  };
  return uitvoer === undefined ? pino(opties as never) : pino(opties as never, uitvoer);
};
