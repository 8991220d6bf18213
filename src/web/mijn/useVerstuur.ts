import { useState } from 'react';
import { ApiFout } from '../delen/api.ts';

export type Verstuur = { readonly fout: string; readonly zetFout: (zin: string) => void; readonly bezig: boolean; readonly stuur: () => Promise<void> };

/** Sends one form of a citizen: first what `mist` says is not filled in yet, then `verstuur`; what the server refuses is said and the text stays. */
export function useVerstuur(mist: () => string, verstuur: () => Promise<void>): Verstuur {
  const [fout, zetFout] = useState(''), [bezig, zetBezig] = useState(false);
  const stuur = async (): Promise<void> => {
    const nog = mist();
    zetFout(nog);
    if (nog !== '') return;
    zetBezig(true);
    try { await verstuur(); } catch (x) {
      if (!(x instanceof ApiFout)) throw x;
      zetFout(x.detail || 'Het lukt nu niet. Uw tekst staat er nog. Probeer het later nog een keer.');
    } finally { zetBezig(false); }
  };
  return { fout, zetFout, bezig, stuur };
}
