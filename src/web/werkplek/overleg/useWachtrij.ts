import { useEffect, useRef, useState } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import { bewaarNoodkopie, leesNoodkopie, wisNoodkopie } from '../../delen/noodkopie.ts';
import { stuurRegel, type NieuweRegel } from './bronnen.ts';

export type Geweigerd = { readonly regel: NieuweRegel; readonly reden: string };
export type Wachtrij = {
  readonly wacht: readonly NieuweRegel[]; readonly fout: string | null; readonly voegToe: (r: Omit<NieuweRegel, 'id'>) => void;
  /** Refused by the server; the text stays until the writer sends it again, changed or not, or throws it away. */
  readonly geweigerd: readonly Geweigerd[]; readonly opnieuw: (r: NieuweRegel) => void; readonly gooiWeg: (id: string) => void;
};

const lijst = <T,>(w: unknown): T[] => (Array.isArray(w) ? w as T[] : []);

/**
 * Lines that are not at the server yet: without a connection they stay in this list, in order, and go by themselves when there is one.
 * Each has an id of its own, so that sending twice gives one line. They outlive the session and this page: in this tab, encrypted, for the same person.
 */
export function useWachtrij(overlegId: string, bijKlaar: (r: NieuweRegel) => void): Wachtrij {
  const [wacht, zetWacht] = useState<NieuweRegel[]>([]);
  const [fout, zetFout] = useState<string | null>(null), [geweigerd, zetGeweigerd] = useState<readonly Geweigerd[]>([]);
  const bezig = useRef(false), klaar = useRef(bijKlaar);
  klaar.current = bijKlaar;
  const sleutel = `verslag.${overlegId}`, gelezen = useRef(false);
  useEffect(() => {
    let weg = false;
    void leesNoodkopie(sleutel).then((k) => {
      if (weg) return;
      gelezen.current = true;
      zetWacht((nu) => [...lijst<NieuweRegel>(k?.velden['wacht']?.waarde), ...nu]);
      zetGeweigerd((nu) => [...lijst<Geweigerd>(k?.velden['geweigerd']?.waarde), ...nu]);
    });
    return () => { weg = true; };
  }, [sleutel]);
  useEffect(() => {
    if (!gelezen.current) return;
    const op = new Date().toISOString();
    if (wacht.length + geweigerd.length === 0) wisNoodkopie(sleutel); else bewaarNoodkopie(sleutel, { wacht: { waarde: wacht, op }, geweigerd: { waarde: geweigerd, op } });
  }, [sleutel, wacht, geweigerd]);
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
        // The session is over: the page is leaving, the line goes after the next login.
        if (x instanceof ApiFout && x.status === 401) return;
        // No connection or a busy server: keep it. Anything else is a refusal: the text stays with its reason.
        if (x instanceof ApiFout && (x.status === 0 || x.status >= 500)) zetFout('Wacht op verbinding. Uw regel is bewaard en gaat vanzelf.');
        else {
          zetFout(null);
          zetWacht((w) => w.filter((r) => r.id !== eerste.id));
          zetGeweigerd((g) => [...g, { regel: eerste, reden: x instanceof ApiFout ? foutregels(x).join(' ') : 'Dit lukte niet.' }]);
        }
      } finally { bezig.current = false; }
    };
    void probeer();
    const klok = setInterval(() => void probeer(), 3000);
    return () => clearInterval(klok);
  }, [overlegId, wacht]);
  const gooiWeg = (id: string): void => zetGeweigerd((g) => g.filter((x) => x.regel.id !== id));
  return { wacht, fout, geweigerd, gooiWeg, voegToe: (r) => zetWacht((w) => [...w, { ...r, id: crypto.randomUUID() }]), opnieuw: (r) => { gooiWeg(r.id); zetWacht((w) => [...w, r]); } };
}
