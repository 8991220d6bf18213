import type { ReactNode } from 'react';
import { IconLetOp } from '../../../delen/iconen.ts';
import type { Nazorgbeeld } from '../../../delen/nazorg.ts';
import { Nazorgkalender } from '../../../delen/Nazorgkalender.tsx';
import type { SchermEig } from './scherm.ts';

/** The calendar above the questions: setting the moments, or writing down a contact (ux §4.13). */
export function Nazorg({ taak, waarden }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Nazorgbeeld & { taak: 'vaststellen' | 'moment' };
  return (
    <>
      <section className="kaart__in stapel" aria-label="Nazorgkalender"><h2>Nazorgkalender</h2><Nazorgkalender nazorg={s} /></section>
      {s.taak === 'moment' && (waarden['uitkomst'] === 'terugval' || waarden['uitkomst'] === 'zorg') ? (
        <div className="kaart__in"><p className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden /><span>Na dit verslag weegt de casusregisseur of er een nieuwe ronde nodig is. Er begint niets vanzelf.</span></p></div>
      ) : null}
    </>
  );
}
