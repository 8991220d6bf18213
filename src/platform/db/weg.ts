/** A prepared statement that PostgreSQL can or will not use any more: its table changed (a migration), or somebody threw it away. Nothing was done. */
export const verouderdPlan = (fout: unknown): boolean => {
  const { code, routine } = (fout ?? {}) as { code?: unknown; routine?: unknown };
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
};

/**
 * PostgreSQL that cannot be reached, is (re)starting, undid one of two transactions that waited for each other, or has no use for an old plan: the caller may try again.
 * `nooit`: nothing is stored. `onzeker`: the connection broke while it worked, perhaps just after the commit. Codes of Node and of PostgreSQL class 57P and 08; pg gives a broken connection no code.
 */
export const databaseWeg = (fout: unknown): 'nooit' | 'onzeker' | undefined => {
  if (fout === null || typeof fout !== 'object') return undefined;
  const { code, name, message, syscall } = fout as { code?: unknown; name?: unknown; message?: unknown; syscall?: unknown };
  // The socket of a stopped server is gone; no other file is connected to.
  if (code === 'ENOENT' && syscall === 'connect') return 'nooit';
  if (name === 'KnexTimeoutError' || verouderdPlan(fout) || (typeof code === 'string' && /^(?:ECONNREFUSED|57P03|40P01|40001)$/.test(code))) return 'nooit';
  if (typeof code === 'string' && /^(?:ECONNRESET|EPIPE|57P0[12]|08\d{3})$/.test(code)) return 'onzeker';
  return typeof message === 'string' && /Connection terminated(?: unexpectedly)?$|connection error and is not queryable$/.test(message) ? 'onzeker' : undefined;
};
