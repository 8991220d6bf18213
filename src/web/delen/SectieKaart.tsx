import type { ReactNode } from 'react';
import type { Sectie } from './api-types.ts';
import { IconSlot } from './iconen.ts';

/** Read-only context as filtered by toegang. `verborgen` says that a field is hidden and why (from niveau 1 up). */
export function SectieLijst({ sectie }: { sectie: Sectie }): ReactNode {
  return (
    <dl className="gegevens">
      {sectie.regels.map((r, i) => (
        <div key={`${r.label}-${i}`} style={{ display: 'contents' }}>
          <dt>{r.label}</dt>
          <dd>{r.verborgen ? <span className="verborgen"><IconSlot size={15} aria-hidden />{r.verborgen}</span> : (r.waarde ?? <span className="stil">Er is niets</span>)}</dd>
        </div>
      ))}
    </dl>
  );
}
