import type { ReactNode } from 'react';
import { Inloggen } from './Inloggen.tsx';
import { Rolkeuze } from './Rolkeuze.tsx';
import { Uitgelogd } from './Uitgelogd.tsx';

/** The three pages outside the frame. */
export function Deur({ pad }: { pad: '/' | '/rol' | '/uitgelogd' }): ReactNode {
  if (pad === '/rol') return <Rolkeuze />;
  return pad === '/uitgelogd' ? <Uitgelogd /> : <Inloggen />;
}
