import { useEffect, useRef } from 'react';
import { sneltoetsenAan } from '../../delen/sneltoetsen.ts';
import { inVeld } from '../../delen/Schil.tsx';

type Eig = { aantal: number; rij: number; zetRij: (n: number) => void; kies: (n: number) => void; claim: (n: number) => void; toon: () => void; hulp: () => void };

/** `j k x c . ?` on lists; off in fields, in dialogs and when switched off in the profile. */
export function useLijsttoetsen(e: Eig): void {
  const laatste = useRef(e);
  laatste.current = e;
  useEffect(() => {
    const toets = (k: KeyboardEvent): void => {
      if (!sneltoetsenAan() || k.ctrlKey || k.metaKey || k.altKey || inVeld(k.target) || document.querySelector('dialog[open]')) return;
      const { aantal, rij, zetRij, kies, claim, toon, hulp } = laatste.current;
      const ga = (n: number): void => {
        zetRij(n);
        document.querySelectorAll<HTMLElement>('[data-taaklink]').forEach((el) => { if (el.dataset['taaklink'] === String(n) && el.offsetParent) el.focus(); });
      };
      if (k.key === 'j') ga(Math.min(rij + 1, aantal - 1));
      else if (k.key === 'k') ga(Math.max(rij - 1, 0));
      else if (k.key === 'x' && rij >= 0) kies(rij);
      else if (k.key === 'c' && rij >= 0) claim(rij);
      else if (k.key === '.') toon();
      else if (k.key === '?') hulp();
      else return;
      k.preventDefault();
    };
    document.addEventListener('keydown', toets);
    return () => document.removeEventListener('keydown', toets);
  }, []);
}
