import type { ReactNode } from 'react';
import { BekendheidKaart } from '../../casus/BekendheidKaart.tsx';
import type { SchermEig } from './scherm.ts';

/** What is already known, beside the choice whom to ask (ux §4.6). Whom and about whom are questions of the form. */
export function Uitvraag({ taak }: SchermEig): ReactNode {
  return taak.casus ? <div className="kaart__in"><BekendheidKaart casusId={taak.casus.id} doel={taak.doel} /></div> : null;
}
