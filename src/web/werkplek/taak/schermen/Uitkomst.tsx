import type { ReactNode } from 'react';
import type { SchermEig } from './scherm.ts';
import { UitkomstVastleggen } from './UitkomstVastleggen.tsx';
import { UitkomstVaststellen } from './UitkomstVaststellen.tsx';

/** The outcome of an overleg (ux §4.10): writing it down, or looking at each receiver's part before adopting it. */
export function Uitkomst(eig: SchermEig): ReactNode {
  const scherm = eig.taak.gegevens?.scherm as { soort: string } | undefined;
  return scherm?.soort === 'uitkomst-vaststellen' ? <UitkomstVaststellen {...eig} /> : <UitkomstVastleggen {...eig} />;
}
