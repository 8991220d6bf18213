import type { ReactNode } from 'react';
import { termijnstaat } from './datum.ts';
import { IconGeen, IconOpgeschort, IconStraks, IconTeLaat, IconVandaag } from './iconen.ts';
import { nu } from './klok.ts';

const icoon = { 'te-laat': IconTeLaat, vandaag: IconVandaag, straks: IconStraks, opgeschort: IconOpgeschort, geen: IconGeen };

/** A term with icon, text and shape; the exact date below it. */
export function TermijnBadge({ eind, opgeschortTot = null, onder = true }: { eind: string | null; opgeschortTot?: string | null; onder?: boolean }): ReactNode {
  const s = termijnstaat(eind, opgeschortTot, nu());
  const I = icoon[s.soort];
  return (
    <span className="termijn">
      <span className={`badge badge--${s.soort}`}><I size={15} stroke={1.75} aria-hidden />{s.iso ? <time dateTime={s.iso} style={{ font: 'inherit', color: 'inherit', padding: 0 }}>{s.tekst}</time> : s.tekst}</span>
      {onder && s.onder ? <small>{s.onder}</small> : null}
    </span>
  );
}
