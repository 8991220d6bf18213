import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { IconKlaar, IconLetOp } from '../../../delen/iconen.ts';
import { Foutregel, Laden } from '../../../delen/Staten.tsx';
import { Adviesblok } from '../../analyse/Adviesblok.tsx';
import { analyseSleutel, useAnalyse } from '../../analyse/bronnen.ts';
import { Uitspraken } from '../../analyse/Uitspraken.tsx';
import { obj, tekst, type SchermEig } from './scherm.ts';

/** The analysis in a task: statements and advice are saved each by itself, beside the questions of the form (ux §4.8). */
export function AnalyseScherm({ taak, alleenLezen, fouten, wisFouten }: SchermEig): ReactNode {
  const id = tekst(obj(taak.gegevens?.scherm)['analyseId']);
  const q = useAnalyse(id), vragen = useQueryClient();
  if (q.isPending) return <div className="kaart__in"><Laden /></div>;
  if (!q.data) return <div className="kaart__in"><Foutregel fout={q.error} opnieuw={() => void q.refetch()} /></div>;
  const a = q.data, vernieuw = (): Promise<unknown> => { wisFouten(); return vragen.invalidateQueries({ queryKey: analyseSleutel(id) }); };
  const dicht = alleenLezen || a.rol === 'lezer';
  return (
    <>
      {a.nieuweFeiten.length > 0 ? <div className="kaart__in"><p className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden /><span>Er is iets nieuws in deze casus. Kijk of dat de analyse verandert.</span></p></div> : null}
      <Uitspraken analyse={a} alleenLezen={dicht} vernieuw={vernieuw} fouten={fouten} />
      {a.rol === 'bijdrager' ? null : <Adviesblok analyse={a} alleenLezen={dicht} vernieuw={vernieuw} />}
      {a.rol === 'auteur' ? (
        <section className="kaart__in stapel" aria-label="Controle"><h2>Kan de analyse worden vastgesteld?</h2>
          {a.blokkades.length === 0 ? <p className="melding-blok"><IconKlaar size={20} aria-hidden /><span>Er staat niets in de weg.</span></p> : <ul className="opsomming">{a.blokkades.map((b, i) => <li key={i}>{b.uitspraakId ? <a href={`#uitspraak-${b.uitspraakId}`}>{b.melding}</a> : b.melding}</li>)}</ul>}</section>
      ) : null}
    </>
  );
}
