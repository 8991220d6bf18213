import type { ReactNode } from 'react';
import { Bekendheidsmatrix } from '../../delen/Bekendheidsmatrix.tsx';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { useBekendheid } from './bronnen.ts';

/** The card "Wie is betrokken?"; refused looks the same for everybody without a ground. */
export function BekendheidKaart({ casusId, doel, kop }: { casusId: string; doel: string; kop?: ReactNode }): ReactNode {
  const q = useBekendheid(casusId, doel);
  return (
    <section className="kaart" aria-labelledby="bekendheid">
      <div className="kaart__kop"><h2 id="bekendheid">Wie is betrokken?</h2>{kop}</div>
      {q.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : !q.data ? <div className="kaart__in" style={{ paddingBlockStart: 0 }}><Foutregel fout={q.error} opnieuw={() => void q.refetch()} /></div>
        : q.data.partners.length > 0 ? <Bekendheidsmatrix data={q.data} /> : <p className="kaart__in stil" style={{ paddingBlockStart: 0 }}>Voor dit doel is hier geen uitvraag te zien. Er kan er wel een gedaan zijn.</p>}
    </section>
  );
}
