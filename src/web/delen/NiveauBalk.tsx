import type { ReactNode } from 'react';
import { IconSlot } from './iconen.ts';

const tekst = ['Wat er is', 'Dat bekend is', 'Volledig'] as const;

/** How much of a gegevenssoort this person sees: one, two or three filled blocks, or a lock. */
export function NiveauBalk({ niveau }: { niveau: 0 | 1 | 2 | null }): ReactNode {
  if (niveau === null) return <span className="niveau niveau--geen"><IconSlot size={15} aria-hidden />Niet zichtbaar</span>;
  return (
    <span className="niveau">
      <span className="niveau__blokken" aria-hidden>{[0, 1, 2].map((n) => <i key={n} data-vol={n <= niveau ? 'ja' : undefined} />)}</span>
      {tekst[niveau]}
    </span>
  );
}
