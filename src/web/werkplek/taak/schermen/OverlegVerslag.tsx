import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Motorkap } from '../../overleg/Motorkap.tsx';
import { Verslag } from '../../overleg/Verslag.tsx';
import { taakSleutel } from '../TaakPagina.tsx';
import type { SchermEig } from './scherm.ts';

type Scherm = { soort: string; overlegId: string; stap?: string };

/** The meeting inside the task of the voorzitter: when a besluit is noted, the outcomes that can be chosen change. */
export function OverlegVerslag({ taak }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Scherm;
  const vragen = useQueryClient();
  const bijRegel = (r: { soort: string }): void => { if (r.soort === 'besluit') void vragen.invalidateQueries({ queryKey: taakSleutel(taak.id) }); };
  return s.soort === 'motorkap' ? <Motorkap overlegId={s.overlegId} bijRegel={bijRegel} /> : <Verslag overlegId={s.overlegId} bijRegel={bijRegel} />;
}

/** Starting needs the form alone; while it runs it is the meeting. */
export function MotorkapScherm(eig: SchermEig): ReactNode {
  const s = eig.taak.gegevens?.scherm as Scherm;
  if (s.stap !== 'starten') return <OverlegVerslag {...eig} />;
  return <p className="melding-blok kaart__in motorkap"><span>U vult 3 dingen in: over wie, waarom, en wie er meedoen. Grond: Spoed. Een collega die er niet bij was, kijkt dit morgen na.</span></p>;
}
