import type { ReactNode } from 'react';
import { IconFeit, IconMening, IconOordeel, IconVraag, IconWaarneming } from './iconen.ts';

export const uitspraaksoorten = { feit: ['Feit', IconFeit], waarneming: ['Waarneming', IconWaarneming], oordeel: ['Oordeel', IconOordeel], hypothese: ['Hypothese', IconVraag], mening: ['Mening', IconMening] } as const;
export type Uitspraaksoort = keyof typeof uitspraaksoorten;
export const isUitspraaksoort = (s: string): s is Uitspraaksoort => Object.hasOwn(uitspraaksoorten, s);

/** What kind of statement this is: colour, border, icon and word. */
export function Uitspraak({ soort }: { soort: Uitspraaksoort }): ReactNode {
  const [naam, I] = uitspraaksoorten[soort];
  return <span className={`uitspraak uitspraak--${soort}`}><I size={15} stroke={1.75} aria-hidden />{naam}</span>;
}
