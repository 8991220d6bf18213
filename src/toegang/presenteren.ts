import type { Gegevenssoort, Niveau, Niveaus } from './toegang.ts';

/** Per field: which gegevenssoort it is, and from which niveau it is shown. Every field of the type must be named. */
export type Veldsoorten<T> = { readonly [K in keyof T]-?: readonly [Gegevenssoort, Niveau] };

export type Verborgen = { readonly veld: string; readonly reden: string };
export type Gepresenteerd<T> = Partial<T> & { readonly _verborgen?: readonly Verborgen[] };

const reden = 'Voor dit doel ziet u alleen dat dit er kan zijn.';

/**
 * The field filter (R0.3): a field above the reader's niveau is absent from the answer. It is named in `_verborgen` only when the reader
 * holds niveau ≥ 1 on that gegevenssoort, and then also when it is empty, so that naming it betrays nothing. A field that no rule
 * names is absent.
 */
export const presenteer = <T extends object>(niveaus: Niveaus, gegevens: T, veldsoorten: Veldsoorten<T>): Gepresenteerd<T> => {
  const uit: Record<string, unknown> = {};
  const verborgen: Verborgen[] = [];
  for (const [veld, [soort, nodig]] of Object.entries(veldsoorten) as [string, readonly [Gegevenssoort, Niveau]][]) {
    const niveau = niveaus[soort];
    if (niveau !== undefined && niveau >= nodig) {
      if (veld in gegevens) uit[veld] = (gegevens as Record<string, unknown>)[veld];
    } else if (niveau !== undefined && niveau >= 1) verborgen.push({ veld, reden });
  }
  return (verborgen.length > 0 ? { ...uit, _verborgen: verborgen } : uit) as Gepresenteerd<T>;
};
