import type { ReactNode } from 'react';
import { useDoel } from '../delen/Doelbalk.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { doel } from './bronnen.ts';
import { Logboek } from './Logboek.tsx';
import { Noodtoegangen } from './Noodtoegangen.tsx';
import { OpvallendeSignalen } from './Opvallend.tsx';

/** `/toezicht`: what the FG looks at (ux §4.21): emergency access, what is unusual, and the three logs as one. Never a casus. */
export function Toezicht(): ReactNode {
  usePaginatitel('Toezicht');
  useDoel(doel);
  return (
    <div className="stapel stapel--ruim">
      <div className="kop" style={{ margin: 0 }}><div><h1>Toezicht</h1><p>U ziet wie wat deed, en volgens welke regel. De inhoud van een casus staat hier niet. Wat u hier zoekt, komt ook in de logboeken.</p></div></div>
      <Noodtoegangen />
      <OpvallendeSignalen />
      <Logboek />
    </div>
  );
}
