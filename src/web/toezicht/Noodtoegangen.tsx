import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { dag, moment } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { Select, SelectOption } from '../delen/velden.tsx';
import { haalNoodtoegangen, uitkomstnamen, wieTekst, type Noodregel } from './bronnen.ts';

/** Who got emergency access, when and why, and whether a colleague looked at it (R8.6, R15.7). */
export function Noodtoegangen(): ReactNode {
  const [stand, zetStand] = useState('alle');
  const q = useInfiniteQuery({ queryKey: ['toezicht', 'nood', stand], queryFn: ({ pageParam }) => haalNoodtoegangen(stand, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende });
  const rijen = q.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section className="kaart" aria-labelledby="noodtoegangen">
      <div className="kaart__kop"><h2 id="noodtoegangen">Noodtoegangen</h2>
        <div className="veld"><label className="sr" htmlFor="nood-stand">Welke noodtoegangen</label><Select id="nood-stand" value={stand} onChange={(e) => zetStand(e.target.value)}><SelectOption value="alle">Alle</SelectOption><SelectOption value="open">Nog niet nagekeken</SelectOption></Select></div></div>
      {q.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : q.error ? <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} /> : rijen.length === 0 ? <p className="kaart__in stil">{stand === 'open' ? 'Alles is nagekeken.' : 'Er is nog geen noodtoegang geweest.'}</p> : (
        <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel noodtoegangen"><table className="tabel tabel--kaarten"><caption className="sr">Noodtoegangen, nieuwste eerst</caption>
          <thead><tr><th scope="col">Wie</th><th scope="col">Wanneer</th><th scope="col">Waarom</th><th scope="col">Nagekeken</th><th scope="col">In de logboeken</th></tr></thead>
          <tbody>{rijen.map((n) => <Noodrij key={n.id} n={n} />)}</tbody></table></div>
      )}
      {q.hasNextPage ? <div className="kaart__in"><Knop disabled={q.isFetchingNextPage} onClick={() => void q.fetchNextPage()}>Toon meer noodtoegangen</Knop></div> : null}
    </section>
  );
}

function Noodrij({ n }: { n: Noodregel }): ReactNode {
  const t = nu(), van = new Date(n.van), dagen = { van: dag(van), tot: dag(new Date(n.tot)) };
  return (
    <tr>
      <th scope="row">{wieTekst(n.wie)}<small>{n.wie.organisatie}</small></th>
      <td data-kop="Wanneer"><time dateTime={n.van}>{moment(van, t)}</time><small>Casus {n.casus.nummer ?? 'niet meer bekend'}</small></td>
      <td data-kop="Waarom">{n.reden}</td>
      <td data-kop="Nagekeken">{n.uitkomst === null ? <span className="badge badge--let-op">Nog niet nagekeken</span> : <>{uitkomstnamen[n.uitkomst] ?? n.uitkomst}<small>{n.nagekekenDoor}{n.nagekekenOp ? `, ${moment(new Date(n.nagekekenOp), t)}` : ''}</small></>}</td>
      <td data-kop="In de logboeken"><ul className="kaal stapel" style={{ gap: 10 }}>
        <li><Link to="/toezicht" search={{ reden: 'noodtoegang', casus: n.casus.nummer ?? n.casus.id, noodgeval: 'ja', medewerker: n.wie.medewerkerId ?? '', ...dagen }} hash="logboek">Bekijk de regels<span className="sr"> van {wieTekst(n.wie)}, {moment(van, t)}</span></Link></li>
        {n.traceId ? <li><Link to="/toezicht" search={{ reden: 'noodtoegang', spoor: n.traceId, ...dagen }} hash="logboek">Alleen het verzoek<span className="sr"> van {wieTekst(n.wie)}, {moment(van, t)}</span></Link></li> : null}
      </ul></td>
    </tr>
  );
}
