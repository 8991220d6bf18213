import { useEffect, useRef, useState } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { meld } from '../../delen/Toasts.tsx';
import { stuurRegel, type NieuweRegel } from './bronnen.ts';

export type Wachtrij = { readonly wacht: readonly NieuweRegel[]; readonly fout: string | null; readonly voegToe: (r: Omit<NieuweRegel, 'id'>) => void; readonly wis: () => void };

/**
 * Lines that are not at the server yet: without a connection they stay in this list, in order, and go by themselves when there is one.
 * Each has an id of its own, so that sending twice gives one line.
 */
export function useWachtrij(overlegId: string, bijKlaar: (r: NieuweRegel) => void): Wachtrij {
  const [wacht, zetWacht] = useState<NieuweRegel[]>([]);
  const [fout, zetFout] = useState<string | null>(null);
  const bezig = useRef(false), klaar = useRef(bijKlaar);
  klaar.current = bijKlaar;
  useEffect(() => {
    const probeer = async (): Promise<void> => {
      const eerste = wacht[0];
      if (!eerste || bezig.current) return;
      bezig.current = true;
      try {
        await stuurRegel(overlegId, eerste);
        zetFout(null);
        zetWacht((w) => w.filter((r) => r.id !== eerste.id));
        klaar.current(eerste);
      } catch (x) {
        // No connection or a busy server: keep it. Anything else is a refusal: the text goes back to the writer.
        if (x instanceof ApiFout && (x.status === 0 || x.status >= 500)) zetFout('Wacht op verbinding. Uw regel is bewaard en gaat vanzelf.');
        else {
          zetFout(x instanceof ApiFout ? x.detail || x.titel : 'Dit lukte niet.');
          zetWacht((w) => w.filter((r) => r.id !== eerste.id));
          meld(`Niet vastgelegd: ${eerste.tekst.slice(0, 60)}`);
        }
      } finally { bezig.current = false; }
    };
    void probeer();
    const klok = setInterval(() => void probeer(), 3000);
    return () => clearInterval(klok);
  }, [overlegId, wacht]);
  return { wacht, fout, voegToe: (r) => zetWacht((w) => [...w, { ...r, id: crypto.randomUUID() }]), wis: () => zetFout(null) };
}
