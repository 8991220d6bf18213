import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { haal } from '../../delen/api.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';

type Antwoordregel = { id: string; wie: string; soort: string; vraag: string; uitkomst: string; tekst: string | null; op: string; eerder: { uitkomst: string; tekst: string | null; op: string }[] };
const woord: Readonly<Record<string, string>> = { akkoord: 'Eens', 'geen-akkoord': 'Niet of niet helemaal eens', gegeven: 'Schreef' };
const dag = (op: string): ReactNode => <time dateTime={op}>{datum(new Date(op), nu())}</time>;

/** What the family answered to our questions, with what stood there before when somebody changed it (ux §4.16). Absent without answers, or for who may not read them. */
export function Antwoorden({ casusId, doel }: { casusId: string; doel: 'burger-informeren' | 'plan-regisseren' }): ReactNode {
  const q = useQuery({ queryKey: ['casus', casusId, doel, 'antwoorden'], queryFn: () => haal<{ items: Antwoordregel[] }>(`/casussen/${casusId}/antwoorden`, { doel }), retry: false });
  if (!q.data || q.data.items.length === 0) return null;
  return (
    <section className="kaart" aria-labelledby="gezin-antwoorden"><div className="kaart__kop"><h2 id="gezin-antwoorden">Wat het gezin liet weten</h2></div>
      <ul className="lijst-kaal kaart__in stapel">{q.data.items.map((a) => (
        <li key={a.id}><strong>{a.wie}</strong> <span className="stil">{dag(a.op)}</span>{a.eerder.length > 0 ? <> <span className="badge badge--let-op">Veranderd</span></> : null}<br /><span className="stil">{a.vraag}</span><br />{woord[a.uitkomst] ?? 'Antwoord'}{a.tekst ? `: ${a.tekst}` : ''}
          {a.eerder.map((e) => <p key={e.op} className="stil">Eerst, {dag(e.op)}: {(woord[e.uitkomst] ?? 'Antwoord').toLowerCase()}{e.tekst ? `: ${e.tekst}` : ''}</p>)}</li>
      ))}</ul>
    </section>
  );
}
