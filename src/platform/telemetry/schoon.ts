const bsnVorm = /(?<![0-9A-Za-z-])\d{9}(?![0-9A-Za-z-])/g;
const emailVorm = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

const isElfproef = (tekst: string): boolean => {
  const som = Array.from(tekst, Number).reduce((t, cijfer, i) => t + cijfer * (i === 8 ? -1 : 9 - i), 0);
  return som % 11 === 0;
};

/** Text without anything that looks like a BSN (nine digits that pass the 11-proef) or an e-mail address. */
export const schoneTekst = (tekst: string): string =>
  tekst.replace(bsnVorm, (n) => (isElfproef(n) ? '[bsn]' : n)).replace(emailVorm, '[e-mail]');

/** The same value with every text in it cleaned; errors are left to `foutInLog`. */
export const zonderPersoonsgegevens = (waarde: unknown, diepte = 0): unknown => {
  if (typeof waarde === 'string') return schoneTekst(waarde);
  if (waarde === null || typeof waarde !== 'object' || waarde instanceof Error || diepte > 4) return waarde;
  if (Array.isArray(waarde)) return waarde.map((w) => zonderPersoonsgegevens(w, diepte + 1));
  if (Object.getPrototypeOf(waarde) !== Object.prototype) return waarde;
  return Object.fromEntries(Object.entries(waarde).map(([k, w]) => [k, zonderPersoonsgegevens(w, diepte + 1)]));
};

type Databasefout = Error & { code: string; severity?: string; table?: string; constraint?: string; routine?: string };
const isDatabasefout = (fout: Error): fout is Databasefout => 'severity' in fout && 'code' in fout;
const isInvoerfout = (fout: Error): fout is Error & { issues: { path: unknown[]; code: string }[] } => Array.isArray((fout as { issues?: unknown }).issues);

/** Frames only: the first lines of `stack` repeat the message. */
const spoor = (fout: Error): string[] => (fout.stack ?? '').split('\n').filter((r) => /^\s+at /.test(r)).slice(0, 12).map((r) => r.trim());

/**
 * An error as it may be logged. PostgreSQL and zod quote the offending value in their message ("Key (bsn)=(…) already exists"),
 * so of those only codes and names are kept.
 */
export const foutInLog = (fout: unknown): Record<string, unknown> => {
  if (!(fout instanceof Error)) return { soort: typeof fout };
  const basis = { soort: fout.name, spoor: spoor(fout) };
  if (isDatabasefout(fout)) return { ...basis, code: fout.code, tabel: fout.table, regel: fout.constraint, routine: fout.routine };
  if (isInvoerfout(fout)) return { ...basis, issues: fout.issues.map((i) => ({ pad: i.path.join('/'), code: i.code })) };
  const code = (fout as { code?: unknown }).code;
  return {
    ...basis,
    bericht: schoneTekst(fout.message),
    ...(typeof code === 'string' && { code }),
    ...(fout.cause instanceof Error && { oorzaak: foutInLog(fout.cause) }),
  };
};
