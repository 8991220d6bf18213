import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import { moment } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Foutstaat, Laden, LegeStaat } from '../delen/Staten.tsx';
import { meld } from '../delen/Toasts.tsx';
import { gegevenssoortnaam, label } from '../delen/woorden.ts';
import { filternamen, haalExport, haalLogregels, wieTekst, type Filter, type Logregel } from './bronnen.ts';
import { Regelpaneel } from './Regelpaneel.tsx';
import { Zoekformulier } from './Zoekformulier.tsx';

const gevuld = (f: Filter): Filter => Object.fromEntries(filternamen.flatMap((n) => (f[n] ? [[n, f[n].trim()]] : [])));

/** One search over the three logs (ux §4.21). The filters are the address; each answer was a logged question, so nothing asks again by itself. */
export function Logboek(): ReactNode {
  const filter = gevuld(useSearch({ from: '/binnen/toezicht' })), naar = useNavigate();
  const [open, zetOpen] = useState<Logregel | null>(null);
  const q = useInfiniteQuery({ queryKey: ['toezicht', 'logregels', filter], queryFn: ({ pageParam }) => haalLogregels(filter, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende, enabled: filter.reden !== undefined, staleTime: Infinity, retry: false, refetchOnWindowFocus: false });
  const bestand = useMutation({ mutationFn: () => haalExport(filter), onSuccess: () => meld('Het bestand is gedownload. Dit staat in de logboeken.'), onError: (f) => meld(`Dit lukte niet: ${f instanceof ApiFout ? f.detail || f.titel : 'probeer het opnieuw'}`) });
  const rijen = q.data?.pages.flatMap((p) => p.items) ?? [], fout = q.error instanceof ApiFout && q.error.status === 400 ? q.error : null;
  const zoek = (f: Filter): void => { void naar({ to: '/toezicht', search: gevuld({ ...f }), hash: 'logboek', replace: true }); };
  return (
    <section className="kaart" aria-labelledby="logboek">
      <div className="kaart__kop"><h2 id="logboek">Zoeken in de logboeken</h2>{rijen.length > 0 ? <Knop disabled={bestand.isPending} onClick={() => bestand.mutate()}>Download als CSV</Knop> : null}</div>
      <div className="kaart__in stapel">
        <Zoekformulier key={JSON.stringify(filter)} filter={filter} zoek={zoek} fouten={Object.fromEntries((fout?.fouten ?? []).map((f) => [f.veld, f.melding]))} />
        <Gekozen filter={filter} rijen={rijen} zoek={zoek} />
      </div>
      {filter.reden === undefined ? <p className="kaart__in stil">Kies waarom u zoekt. Zonder periode zoekt u in de laatste 7 dagen.</p> : q.isPending ? <div className="kaart__in"><Laden /></div>
        : fout ? <p className="kaart__in">Er is niet gezocht. Kijk de filters na.</p> : q.error ? <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} />
          : rijen.length === 0 ? <LegeStaat titel="Niets gevonden in deze periode." uitleg="Kies een langere periode of minder filters." /> : <Tabel rijen={rijen} kies={zetOpen} />}
      {q.hasNextPage ? <div className="kaart__in rij rij--uit"><span className="stil">{rijen.length} regels, er zijn er meer</span><Knop disabled={q.isFetchingNextPage} onClick={() => void q.fetchNextPage()}>Toon de volgende 50</Knop></div> : null}
      {open ? <Regelpaneel r={open} filter={filter} sluit={() => zetOpen(null)} /> : null}
    </section>
  );
}

/** A medewerker or organisation is chosen from a line, not typed; here it is said and can be taken off. */
function Gekozen({ filter, rijen, zoek }: { filter: Filter; rijen: readonly Logregel[]; zoek: (f: Filter) => void }): ReactNode {
  const keuzes = ([['medewerker', rijen.find((r) => r.wie.medewerkerId === filter.medewerker)?.wie.naam ?? 'één medewerker'], ['organisatie', rijen.find((r) => r.wie.organisatieId === filter.organisatie)?.wie.organisatie ?? 'één organisatie']] as const).filter(([n]) => filter[n]);
  if (keuzes.length === 0) return null;
  return <div className="rij">{keuzes.map(([n, tekst]) => <Knop key={n} onClick={() => zoek({ ...filter, [n]: '' })}>{label(n)}: {tekst} ×<span className="sr"> weghalen</span></Knop>)}</div>;
}

function Tabel({ rijen, kies }: { rijen: readonly Logregel[]; kies: (r: Logregel) => void }): ReactNode {
  const t = nu();
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel logregels"><table className="tabel tabel--kaarten"><caption className="sr">Regels uit de logboeken, nieuwste eerst</caption>
      <thead><tr><th scope="col">Tijd</th><th scope="col">Medewerker</th><th scope="col">Verwerking en doel</th><th scope="col">Gegevens</th><th scope="col">Besluit</th><th scope="col"><span className="sr">Meer</span></th></tr></thead>
      <tbody>{rijen.map((r) => (
        <tr key={r.id}>
          <th scope="row"><time dateTime={r.op}>{moment(new Date(r.op), t)}</time></th>
          <td data-kop="Medewerker">{wieTekst(r.wie)}<small>{r.wie.organisatie}</small></td>
          <td data-kop="Verwerking en doel">{label(r.handeling)}: {label(r.object).toLowerCase()}<small>{r.doel ? label(r.doel) : 'Beheer'}{r.casus ? ` · casus ${r.casus.nummer ?? ''}` : ''}</small></td>
          <td data-kop="Gegevens">{(r.besluit === 'toegestaan' ? r.gegeven.map((g) => g.soort) : r.gevraagd).map((s) => gegevenssoortnaam[s] ?? s).join(', ') || 'Geen'}</td>
          <td data-kop="Besluit"><span className={`badge badge--${r.besluit === 'geweigerd' ? 'let-op' : 'stil'}`}>{label(r.besluit)}</span>{r.noodgeval ? <small>Noodtoegang</small> : null}</td>
          <td><Knop onClick={() => kies(r)}>Bekijk<span className="sr"> regel van {moment(new Date(r.op), t)}, {wieTekst(r.wie)}</span></Knop></td>
        </tr>
      ))}</tbody></table></div>
  );
}
