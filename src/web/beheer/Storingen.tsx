import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import type { Incident } from '../delen/api-types.ts';
import { haalIncidenten, haalOutbox, herstelOutbox } from '../delen/bronnen.ts';
import { moment } from '../delen/datum.ts';
import { beheerdoel, useDoel } from '../delen/Doelbalk.tsx';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { meld } from '../delen/Toasts.tsx';
import { label } from '../delen/woorden.ts';
import { HerstelDialoog } from './HerstelDialoog.tsx';
import { Herstelvoorstellen } from './Herstelvoorstellen.tsx';
import { storingzin } from './storingzin.ts';

/** Failed work of the engine and commands that wait. Nothing is lost; what stands here can be tried again. */
export function Storingen(): ReactNode {
  usePaginatitel('Storingen');
  useDoel(beheerdoel);
  const vragen = useQueryClient();
  const incidenten = useQuery({ queryKey: ['incidenten'], queryFn: haalIncidenten, refetchInterval: 15_000 });
  const outbox = useQuery({ queryKey: ['outbox'], queryFn: haalOutbox, refetchInterval: 15_000 });
  const herstel = useMutation({ mutationFn: herstelOutbox, onSuccess: async () => { meld('We proberen het opnieuw.'); await vragen.invalidateQueries({ queryKey: ['outbox'] }); }, onError: (f) => meld(`Dit lukte niet: ${f instanceof ApiFout ? f.detail || f.titel : ''}`) });
  const [kiest, zetKiest] = useState<Incident | null>(null);
  const t = nu();
  // Who may not see the first part may see none of it: said once.
  if (incidenten.error instanceof ApiFout && incidenten.error.status === 403) return <><div className="kop"><h1>Storingen</h1></div><div className="kaart"><Foutstaat fout={incidenten.error} /></div></>;
  return (
    <div className="stapel stapel--ruim">
      <div className="kop" style={{ margin: 0 }}><div><h1>Storingen</h1><p>Niets is verloren. Wat hier staat, wacht op herstel.</p></div></div>
      <section className="kaart" aria-labelledby="incidenten"><div className="kaart__kop"><h2 id="incidenten">Vastgelopen stappen</h2></div>
        {incidenten.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : incidenten.error ? <Foutstaat fout={incidenten.error} opnieuw={() => void incidenten.refetch()} /> : incidenten.data.items.length === 0 ? <p className="kaart__in stil">Er zijn geen vastgelopen stappen.</p> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel vastgelopen stappen"><table className="tabel tabel--kaarten"><caption className="sr">Vastgelopen stappen</caption><thead><tr><th scope="col">Stap</th><th scope="col">Fout</th><th scope="col">Sinds</th><th scope="col"><span className="sr">Actie</span></th></tr></thead>
            <tbody>{incidenten.data.items.map((i) => <tr key={i.key}><th scope="row">{i.titel}</th><td data-kop="Fout">{storingzin(i.fout)}</td><td data-kop="Sinds"><time dateTime={i.sinds}>{moment(new Date(i.sinds), t)}</time></td><td>{i.heeftVoorstel ? <span className="stil">Wacht op een collega</span> : <Knop onClick={() => { zetKiest(i); }}>Herstel voorstellen<span className="sr">: {i.titel}</span></Knop>}</td></tr>)}</tbody></table></div>
        )}</section>
      <Herstelvoorstellen />
      <section className="kaart" aria-labelledby="outbox"><div className="kaart__kop"><h2 id="outbox">Opdrachten die wachten</h2></div>
        {outbox.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : outbox.error ? <Foutstaat fout={outbox.error} opnieuw={() => void outbox.refetch()} /> : outbox.data.items.length === 0 ? <p className="kaart__in stil">Er wachten geen opdrachten.</p> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel opdrachten"><table className="tabel tabel--kaarten"><caption className="sr">Opdrachten die wachten</caption><thead><tr><th scope="col">Opdracht</th><th scope="col">Status</th><th scope="col">Pogingen</th><th scope="col">Volgende poging</th><th scope="col">Fout</th><th scope="col"><span className="sr">Actie</span></th></tr></thead>
            <tbody>{outbox.data.items.map((o) => <tr key={o.id}><th scope="row">{label(o.soort)}<small>{moment(new Date(o.aangemaaktOp), t)}</small></th><td data-kop="Status">{label(o.status)}</td><td data-kop="Pogingen">{o.pogingen}</td><td data-kop="Volgende poging">{o.volgendePoging ? moment(new Date(o.volgendePoging), t) : '–'}</td><td data-kop="Fout">{o.fout ? storingzin(o.fout) : '–'}</td><td><Knop disabled={herstel.isPending} onClick={() => herstel.mutate(o.id)}>Opnieuw proberen</Knop></td></tr>)}</tbody></table></div>
        )}</section>
      {kiest ? <HerstelDialoog incident={kiest} sluit={() => { zetKiest(null); void vragen.invalidateQueries({ queryKey: ['incidenten'] }); void vragen.invalidateQueries({ queryKey: ['herstel'] }); }} /> : null}
    </div>
  );
}
