import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import { haalIncidenten, haalOutbox, herstelIncident, herstelOutbox } from '../delen/bronnen.ts';
import { moment } from '../delen/datum.ts';
import { useDoel } from '../delen/Doelbalk.tsx';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { meld } from '../delen/Toasts.tsx';
import { label } from '../delen/woorden.ts';

/** Failed work of the engine and commands that wait. Nothing is lost; what stands here can be tried again. */
export function Storingen(): ReactNode {
  usePaginatitel('Storingen');
  useDoel(null);
  const vragen = useQueryClient();
  const incidenten = useQuery({ queryKey: ['incidenten'], queryFn: haalIncidenten, refetchInterval: 15_000 });
  const outbox = useQuery({ queryKey: ['outbox'], queryFn: haalOutbox, refetchInterval: 15_000 });
  const herstel = useMutation({ mutationFn: herstelOutbox, onSuccess: async () => { meld('We proberen het opnieuw.'); await vragen.invalidateQueries({ queryKey: ['outbox'] }); }, onError: (f) => meld(`Dit lukte niet: ${f instanceof ApiFout ? f.detail || f.titel : ''}`) });
  const los = useMutation({ mutationFn: herstelIncident, onSuccess: async () => { meld('We proberen deze stap opnieuw.'); await vragen.invalidateQueries({ queryKey: ['incidenten'] }); }, onError: (f) => meld(`Dit lukte niet: ${f instanceof ApiFout ? f.detail || f.titel : ''}`) });
  const t = nu();
  return (
    <div className="stapel stapel--ruim">
      <div className="kop" style={{ margin: 0 }}><div><h1>Storingen</h1><p>Niets is verloren. Wat hier staat, wacht op herstel.</p></div></div>
      <section className="kaart" aria-labelledby="incidenten"><div className="kaart__kop"><h2 id="incidenten">Vastgelopen stappen</h2></div>
        {incidenten.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : incidenten.error ? <Foutstaat fout={incidenten.error} opnieuw={() => void incidenten.refetch()} /> : incidenten.data.items.length === 0 ? <p className="kaart__in stil">Er zijn geen vastgelopen stappen.</p> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel vastgelopen stappen"><table className="tabel"><caption className="sr">Vastgelopen stappen</caption><thead><tr><th scope="col">Stap</th><th scope="col">Fout</th><th scope="col">Sinds</th><th scope="col"><span className="sr">Actie</span></th></tr></thead>
            <tbody>{incidenten.data.items.map((i) => <tr key={i.key}><th scope="row">{i.titel}</th><td>{i.fout}</td><td><time dateTime={i.sinds}>{moment(new Date(i.sinds), t)}</time></td><td><Knop disabled={los.isPending} onClick={() => los.mutate(i.key)}>Opnieuw proberen</Knop></td></tr>)}</tbody></table></div>
        )}</section>
      <section className="kaart" aria-labelledby="outbox"><div className="kaart__kop"><h2 id="outbox">Opdrachten die wachten</h2></div>
        {outbox.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : outbox.error ? <Foutstaat fout={outbox.error} opnieuw={() => void outbox.refetch()} /> : outbox.data.items.length === 0 ? <p className="kaart__in stil">Er wachten geen opdrachten.</p> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel opdrachten"><table className="tabel"><caption className="sr">Opdrachten die wachten</caption><thead><tr><th scope="col">Opdracht</th><th scope="col">Status</th><th scope="col">Pogingen</th><th scope="col">Volgende poging</th><th scope="col">Fout</th><th scope="col"><span className="sr">Actie</span></th></tr></thead>
            <tbody>{outbox.data.items.map((o) => <tr key={o.id}><th scope="row">{label(o.soort)}<small>{moment(new Date(o.aangemaaktOp), t)}</small></th><td>{label(o.status)}</td><td>{o.pogingen}</td><td>{o.volgendePoging ? moment(new Date(o.volgendePoging), t) : '–'}</td><td>{o.fout ?? '–'}</td><td><Knop disabled={herstel.isPending} onClick={() => herstel.mutate(o.id)}>Opnieuw proberen</Knop></td></tr>)}</tbody></table></div>
        )}</section>
    </div>
  );
}
