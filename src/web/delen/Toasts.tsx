import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { IconKlaar, IconLetOp, IconSluit, IconTerugdraai } from './iconen.ts';

export type Toast = { id: number; tekst: string; knop?: { tekst: string; doe: () => void }; seconden: number };
let lijst: readonly Toast[] = [];
let volgnummer = 0;
const luisteraars = new Set<() => void>();
const zet = (nieuw: readonly Toast[]): void => { lijst = nieuw; for (const l of luisteraars) l(); };

/** A message about an own act (`role=status`), 8 s, 20 s when there is something to do about it, or until closed; survives a change of page. */
export function meld(tekst: string, knop?: Toast['knop'], seconden = knop ? 20 : 8): void {
  zet([...lijst.slice(-2), { id: ++volgnummer, tekst, ...(knop ? { knop } : {}), seconden }]);
}

export function Toasts(): ReactNode {
  const items = useSyncExternalStore((f) => { luisteraars.add(f); return () => luisteraars.delete(f); }, () => lijst);
  return <div className="toasts" role="status">{items.map((t) => <Regel key={t.id} t={t} />)}</div>;
}
function Regel({ t }: { t: Toast }): ReactNode {
  const I = t.knop ? IconTerugdraai : /lukte niet/.test(t.tekst) ? IconLetOp : IconKlaar;
  const sluit = (): void => zet(lijst.filter((x) => x.id !== t.id));
  useEffect(() => { const k = setTimeout(sluit, t.seconden * 1000); return () => clearTimeout(k); }, [t.id]);
  return (
    <div className="toast">
      <I size={18} aria-hidden /><span className="toast__tekst">{t.tekst}</span>
      {t.knop ? <button type="button" className="knop-tekst" onClick={() => { t.knop?.doe(); sluit(); }}>{t.knop.tekst}</button> : null}
      <button type="button" className="knop-icoon" aria-label="Sluit melding" onClick={sluit}><IconSluit size={18} /></button>
    </div>
  );
}
