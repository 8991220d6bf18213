import { useEffect, useRef, type ReactNode } from 'react';
import { veldId } from './VeldInvoer.tsx';

/** The summary above a form with faults. Gets the focus whenever a new round of faults appears (`ronde`). */
export function Foutoverzicht({ fouten, los = [], ronde, naar = veldId }: { fouten: { sleutel: string; melding: string }[]; los?: string[]; ronde: number; naar?: (sleutel: string) => string }): ReactNode {
  const blok = useRef<HTMLDivElement>(null);
  useEffect(() => { if (ronde > 0) blok.current?.focus(); }, [ronde]);
  const n = fouten.length;
  if (n === 0 && los.length === 0) return null;
  return (
    <div className="foutoverzicht" ref={blok} tabIndex={-1} role="alert" aria-labelledby="foutoverzicht-kop">
      <h2 id="foutoverzicht-kop">{n === 0 ? 'Dit lukte niet' : `Controleer ${n} ${n === 1 ? 'antwoord' : 'antwoorden'}`}</h2>
      <ul>
        {fouten.map((f) => <li key={f.sleutel}><a href={`#${naar(f.sleutel)}`} onClick={(e) => { e.preventDefault(); document.getElementById(naar(f.sleutel))?.focus(); }}>{f.melding}</a></li>)}
        {los.map((m) => <li key={m}>{m}</li>)}
      </ul>
    </div>
  );
}
