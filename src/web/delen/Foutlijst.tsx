import type { ReactNode } from 'react';
import { IconLetOp } from './iconen.ts';

/** What the server refused, all at once, where the person is typing; says nothing when there is nothing. */
export function Foutlijst({ fouten }: { fouten: readonly string[] }): ReactNode {
  if (fouten.length === 0) return null;
  return <div className="melding-blok melding-blok--let-op" role="alert"><IconLetOp size={18} aria-hidden /><ul className="kaal">{fouten.map((f) => <li key={f}>{f}</li>)}</ul></div>;
}
