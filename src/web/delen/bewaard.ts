import { useEffect, useRef, useState } from 'react';
import { bewaarNoodkopie, leesNoodkopie, wisNoodkopie } from './noodkopie.ts';

/**
 * What somebody typed in one form, and keeps when his session ends or he logs in again: in this tab, encrypted, for himself only (`noodkopie.ts`). It comes back by itself
 * at the next login, `bijTerug` says that it did. `wis` when it was sent; logging out and Snel weg wipe all of it.
 */
export function useBewaard<T extends object>(naam: string, begin: T, bijTerug?: () => void): [T, (deel: Partial<T>) => void, () => void] {
  const sleutel = `mijn.${naam}`;
  const [waarde, zet] = useState(begin), nu = useRef(begin), getypt = useRef(false), terug = useRef(bijTerug);
  terug.current = bijTerug;
  useEffect(() => {
    let weg = false;
    void leesNoodkopie(sleutel).then((k) => {
      const w = k?.velden['alles']?.waarde;
      // Who is already typing again is not overwritten.
      if (weg || getypt.current || typeof w !== 'object' || w === null) return;
      nu.current = { ...nu.current, ...w };
      zet(nu.current);
      terug.current?.();
    });
    return () => { weg = true; };
  }, [sleutel]);
  const wijzig = (deel: Partial<T>): void => {
    getypt.current = true;
    nu.current = { ...nu.current, ...deel };
    zet(nu.current);
    bewaarNoodkopie(sleutel, { alles: { waarde: nu.current, op: new Date().toISOString() } });
  };
  return [waarde, wijzig, () => { nu.current = begin; zet(begin); wisNoodkopie(sleutel); }];
}
