import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { haalCasusplan } from '../plan/model.ts';

/** The plan in short: each goal with its help and how it stands (ux §4.4); `kop` leads to the whole of it, with the acties. */
export function PlanKaart({ casusId, kop }: { casusId: string; kop: ReactNode }): ReactNode {
  const q = useQuery({ queryKey: ['casus', casusId, 'plan'], queryFn: () => haalCasusplan(casusId) }), plan = q.data?.plan;
  return (
    <section className="kaart" aria-labelledby="plankaart"><div className="kaart__kop"><h2 id="plankaart">Plan en acties</h2>{kop}</div>
      <div className="kaart__in stapel" style={{ paddingBlockStart: 0 }}>
        {q.isPending ? <Laden regels={2} /> : !q.data ? <Foutregel fout={q.error} opnieuw={() => void q.refetch()} /> : !plan ? <p className="stil">Er is nog geen plan. Acties kunnen er wel zijn.</p> : plan.doelen.length === 0 ? <p className="stil">Er is nog geen doel.</p> : plan.doelen.map((d) => (
          <div key={d.id} className="stapel" style={{ gap: 4 }}><h3>{d.titel} <span className="stil">{label(d.status)}</span></h3>
            <ul className="kaal">{(plan.interventies ?? []).filter((h) => h.doelId === d.id).map((h) => <li key={h.id} className="rij"><span className={`badge badge--${plan.signalen.some((s) => s.objectId === h.id) ? 'let-op' : 'stil'}`}>{plan.signalen.some((s) => s.objectId === h.id) ? 'Loopt vast' : label(h.status)}</span><span>{h.omschrijving} <span className="stil">{h.organisatie ?? 'Nog niemand'}</span></span></li>)}</ul></div>
        ))}
      </div></section>
  );
}
