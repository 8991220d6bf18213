import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Waarom } from './api-types.ts';
import { IconDoel, IconInfo } from './iconen.ts';
import { NiveauBalk } from './NiveauBalk.tsx';
import { soortenVan } from './waarom.ts';
import { label } from './woorden.ts';

export type DoelVanScherm = { doel: string | null; grondslag: string | null; waarom: Waarom | null };
const leeg: DoelVanScherm = { doel: null, grondslag: null, waarom: null };
export const DoelContext = createContext<{ doel: DoelVanScherm; zet: (d: DoelVanScherm) => void }>({ doel: leeg, zet: () => {} });

/** No doel of the matrix: a page that shows technique, and no data of people. */
export const beheerdoel = 'beheer';

/** Tells the bar which doel this *screen* stands for. */
export function useDoel(doel: string | null, grondslag: string | null = null, waarom: Waarom | null = null): void {
  const { zet } = useContext(DoelContext);
  useEffect(() => { zet({ doel, grondslag, waarom }); return () => zet(leeg); }, [doel, grondslag, waarom, zet]);
}

/** Doel of the screen, always within reach; ⓘ opens "Waarom zie ik dit?" (R0.2). */
export function Doelbalk(): ReactNode {
  const { doel } = useContext(DoelContext);
  const [open, zetOpen] = useState(false);
  const el = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const weg = (e: Event): void => { if (e instanceof KeyboardEvent ? e.key === 'Escape' : !el.current?.contains(e.target as Node)) zetOpen(false); };
    document.addEventListener('mousedown', weg); document.addEventListener('keydown', weg);
    return () => { document.removeEventListener('mousedown', weg); document.removeEventListener('keydown', weg); };
  }, [open]);
  return (
    <div className="doelbalk" ref={el}>
      <button type="button" className="doelbalk__knop" aria-expanded={open} onClick={() => zetOpen(!open)}>
        <IconDoel size={18} stroke={1.75} aria-hidden />
        <span>Doel: <strong>{doel.doel === beheerdoel ? 'beheer van de techniek' : doel.doel ? label(doel.doel) : 'volgt uit elke taak'}</strong>{doel.grondslag ? ` · ${doel.grondslag}` : ''}</span>
        <IconInfo size={15} aria-hidden /><span className="sr">Waarom zie ik dit?</span>
      </button>
      {open ? (
        <section className="uitklap stapel" aria-label="Waarom zie ik dit?">
          <h2>Waarom zie ik dit?</h2>
          {doel.doel === beheerdoel ? <p>U ziet stappen, codes en tijdstippen, zodat vastgelopen werk verder kan. Namen en andere gegevens van mensen staan hier niet.</p> : doel.waarom ? <WaaromKort w={doel.waarom} /> : <p>Bij elke taak en casus hoort een doel. Dat doel bepaalt welke gegevens u mag zien. Open een taak om te zien welk doel en welke grondslag gelden.</p>}
        </section>
      ) : null}
    </div>
  );
}
function WaaromKort({ w }: { w: Waarom }): ReactNode {
  return (
    <>
      <dl className="gegevens"><dt>Doel</dt><dd>{label(w.doel)}</dd><dt>Grondslag</dt><dd>{w.grondslagen.join(', ') || 'Geen'}</dd></dl>
      <p>{w.uitleg}</p>
      <ul className="lijst-kaal">{soortenVan(w).map((s) => <li key={s.code} className="rij rij--uit" style={{ padding: '6px 0' }}><span>{s.naam}</span><NiveauBalk niveau={s.niveau} /></li>)}</ul>
    </>
  );
}
