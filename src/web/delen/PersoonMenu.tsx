import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Sessie } from './api-types.ts';
import { logOveralUit, logUit } from './bronnen.ts';
import { IconOmlaag, IconToetsen, IconUitloggen, IconWissel } from './iconen.ts';
import { Bol } from './knop.tsx';
import { sneltoetsenAan, zetSneltoetsen } from './sneltoetsen.ts';


/** Name and role; changing role and signing out. */
export function PersoonMenu({ sessie }: { sessie: Sessie }): ReactNode {
  const [open, zetOpen] = useState(false);
  const [toetsen, zetToetsen] = useState(sneltoetsenAan());
  const el = useRef<HTMLDivElement>(null);
  const vragen = useQueryClient();
  useEffect(() => {
    if (!open) return;
    const weg = (e: Event): void => { if (e instanceof KeyboardEvent ? e.key === 'Escape' : !el.current?.contains(e.target as Node)) zetOpen(false); };
    document.addEventListener('mousedown', weg); document.addEventListener('keydown', weg);
    return () => { document.removeEventListener('mousedown', weg); document.removeEventListener('keydown', weg); };
  }, [open]);
  const naam = sessie.medewerker?.naam ?? 'Inwoner';
  const uit = async (hoe: () => Promise<{ vervolg: string }>): Promise<void> => { const a = await hoe().catch(() => null); vragen.clear(); window.location.assign(a?.vervolg ?? '/uitgelogd'); };
  return (
    <div className="persoon" ref={el}>
      <button type="button" className="persoon__knop" aria-expanded={open} onClick={() => zetOpen(!open)}>
        <Bol naam={naam} />
        <span className="persoon__naam"><strong>{naam}</strong>{sessie.rol ? <span className="stil">{sessie.rol.label}</span> : null}</span>
        <span className="sr">: uw rol en uitloggen</span><IconOmlaag size={18} aria-hidden />
      </button>
      {open ? (
        <div className="uitklap uitklap--rechts" style={{ inlineSize: 'min(320px, calc(100vw - 24px))' }}>
          <p><strong>{naam}</strong></p>{sessie.rol ? <p className="stil">{sessie.rol.label}</p> : null}
          <hr className="streep" />
          <ul className="menu">
            {sessie.rollen.length > 1 ? <li><button type="button" onClick={() => { window.location.assign(`/rol?terug=${encodeURIComponent(window.location.pathname)}`); }}><IconWissel size={18} aria-hidden />Wissel van rol</button></li> : null}
            <li><button type="button" aria-pressed={toetsen} onClick={() => { zetSneltoetsen(!toetsen); zetToetsen(!toetsen); }}><IconToetsen size={18} aria-hidden />Sneltoetsen: {toetsen ? 'aan' : 'uit'}</button></li>
            <li><button type="button" onClick={() => void uit(logUit)}><IconUitloggen size={18} aria-hidden />Uitloggen</button></li>
            <li><button type="button" onClick={() => void uit(logOveralUit)}><IconUitloggen size={18} aria-hidden />Overal uitloggen (ook op andere apparaten)</button></li>
          </ul>
        </div>
      ) : null}
    </div>
  );
}
