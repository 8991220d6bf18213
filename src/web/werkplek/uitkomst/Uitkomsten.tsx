import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { moment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { nu } from '../../delen/klok.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { haalAangeboden } from './bronnen.ts';

/** Outcomes that were shared with the reader's organisation: that they are there, not what is in them. */
export function Uitkomsten(): ReactNode {
  const q = useQuery({ queryKey: ['uitkomsten'], queryFn: haalAangeboden });
  usePaginatitel('Uitkomsten');
  useDoel('uitkomst-uitwisselen', null, null);
  return (
    <>
      <div className="kop"><div><h1>Uitkomsten</h1><p>Wat na een overleg met uw organisatie is gedeeld.</p></div></div>
      <div className="kaart">
        {q.isPending ? <div className="kaart__in"><Laden regels={4} /></div> : !q.data ? <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="U ziet geen uitkomsten." /> : q.data.items.length === 0 ? <p className="kaart__in stil">Er is nog geen uitkomst met u gedeeld.</p> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Uitkomsten"><table className="tabel tabel--kaarten"><caption className="sr">Uitkomsten voor uw organisatie</caption>
            <thead><tr><th scope="col">Uitkomst</th><th scope="col">Gedeeld</th><th scope="col">Gelezen</th></tr></thead>
            <tbody>{q.data.items.map((u) => <tr key={u.id}><th scope="row"><Link to="/uitkomst/$id" params={{ id: u.id }}>{u.uitkomstnummer}</Link><small>versie {u.versie}</small></th><td data-kop="Gedeeld">{moment(new Date(u.gedeeldOp), nu())}</td><td data-kop="Gelezen">{u.isGelezen ? 'Ja' : 'Nog niet'}</td></tr>)}</tbody></table></div>
        )}
      </div>
    </>
  );
}
