/** A statement in a version; `lijnId` stays the same through the versions. `inhoud` is what counts as content: text, source, kind and so on. */
export type Versieregel = { readonly lijnId: string; readonly inhoud: Readonly<Record<string, string | number | null>> };
export type Verschil = {
  readonly toegevoegd: readonly string[]; readonly verwijderd: readonly string[];
  /** Names of the fields that differ, per statement. */
  readonly gewijzigd: readonly { readonly lijnId: string; readonly velden: readonly string[] }[];
};

/** R6.5: what a new version adds, changes and leaves out, per statement. */
export const verschilTussen = (oud: readonly Versieregel[], nieuw: readonly Versieregel[]): Verschil => {
  const was = new Map(oud.map((r) => [r.lijnId, r.inhoud]));
  const wordt = new Map(nieuw.map((r) => [r.lijnId, r.inhoud]));
  return {
    toegevoegd: nieuw.filter((r) => !was.has(r.lijnId)).map((r) => r.lijnId),
    verwijderd: oud.filter((r) => !wordt.has(r.lijnId)).map((r) => r.lijnId),
    gewijzigd: nieuw.flatMap((r) => {
      const voor = was.get(r.lijnId);
      if (voor === undefined) return [];
      const velden = [...new Set([...Object.keys(voor), ...Object.keys(r.inhoud)])].filter((v) => (voor[v] ?? null) !== (r.inhoud[v] ?? null));
      return velden.length > 0 ? [{ lijnId: r.lijnId, velden }] : [];
    }),
  };
};
