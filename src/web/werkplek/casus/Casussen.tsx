import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { haalCasussen } from '../../delen/bronnen.ts';
import { kortMoment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { useSessie } from '../../delen/sessie.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { TermijnBadge } from '../../delen/TermijnBadge.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { casusdoelen, cyclus, cyclusstap, gewoonDoel, label } from '../../delen/woorden.ts';

const Overdrachten = lazy(() => import('../plan/Overdrachten.tsx').then((m) => ({ default: m.Overdrachten })));
const verbanden = ['veilig-thuis', 'niet-acuut', 'zorg-en-veiligheid', 'mensenhandel'];
const statussen = ['open', 'in-onderzoek', 'in-overleg', 'in-preventie', 'in-uitvoering', 'nazorg', 'gesloten'];

/** The casussen this person takes part in, for one doel: each doel shows the rows it gives a ground for. */
export function Casussen(): ReactNode {
  usePaginatitel('Casussen');
  const filter = useSearch({ from: '/binnen/casussen' });
  const doel = filter.doel ?? gewoonDoel(useSessie().data?.rol?.toegangsrol);
  useDoel(doel);
  const naar = useNavigate();
  const lijst = useInfiniteQuery({ queryKey: ['casussen', filter], queryFn: ({ pageParam }) => haalCasussen({ doel, verband: filter.verband, status: filter.status }, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende, placeholderData: (oud) => oud });
  const rijen = lijst.data?.pages.flatMap((p) => p.items) ?? [];
  const gefilterd = Boolean(filter.verband ?? filter.status);
  const zet = (deel: Record<string, string>): void => { void naar({ to: '/casussen', replace: true, search: Object.fromEntries(Object.entries({ ...filter, ...deel }).filter(([, w]) => w)) }); };
  const keuze = (id: 'doel' | 'verband' | 'status', naam: string, waarde: string, alle: string | null, opties: readonly string[]): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`c-${id}`}>{naam}</label><Select id={`c-${id}`} value={waarde} onChange={(e) => zet({ [id]: e.target.value })}>{alle ? <SelectOption value="">{alle}</SelectOption> : null}{opties.map((v) => <SelectOption key={v} value={v}>{label(v)}</SelectOption>)}</Select></div>
  );
  return (
    <>
      <div className="kop"><h1>Casussen</h1></div>
      <Suspense fallback={null}><Overdrachten /></Suspense>
      <form className="filters" data-open="ja" onSubmit={(e) => e.preventDefault()}>
        {keuze('doel', 'Ik werk nu aan', doel, null, casusdoelen)}
        {keuze('verband', 'Samenwerkingsverband', filter.verband ?? '', 'Alle (4)', verbanden)}
        {keuze('status', 'Stap', filter.status ?? '', 'Alle stappen', statussen)}
      </form>
      <div className="kaart">
        {lijst.isPending ? <div className="kaart__in"><Laden /></div> : lijst.error && rijen.length === 0 ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : rijen.length === 0 ? <LegeStaat titel={gefilterd ? 'Niets gevonden met deze filters.' : 'Geen casussen waar u aan meedoet.'} /> : (
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel casussen">
            <table className="tabel tabel--kaarten"><caption className="sr">Casussen</caption>
              <thead><tr><th scope="col">Casus</th><th scope="col">Stap</th><th scope="col">Regisseur</th><th scope="col">Partners</th><th scope="col">Eerstvolgende termijn</th><th scope="col">Laatste gebeurtenis</th></tr></thead>
              <tbody>{rijen.map((c) => (
                <tr key={c.id}>
                  <th scope="row"><Link to="/casus/$id/$tab" params={{ id: c.id, tab: 'overzicht' }} search={{ doel }}><strong>{c.naam ?? c.nummer ?? 'Casus zonder nummer'}</strong></Link><small>{[c.naam ? c.nummer : '', label(c.verbandCode), label(c.regioCode)].filter(Boolean).join(' · ')}</small></th>
                  <td data-kop="Stap">{cyclus[cyclusstap(c.fase ?? c.status)]!.naam}<small>{label(c.fase ?? c.status)}{(c.cyclus ?? 1) > 1 ? ` · Ronde ${c.cyclus}` : ''}</small></td>
                  <td data-kop="Regisseur">{c.regisseur ?? <span className="stil">Nog niemand</span>}</td><td data-kop="Partners">{c.partners ?? '–'}</td>
                  <td data-kop="Eerstvolgende termijn"><TermijnBadge eind={c.eerstvolgendeTermijn ?? null} /></td>
                  <td className="stil" data-kop="Laatste gebeurtenis">{c.laatsteGebeurtenis ? <time dateTime={c.laatsteGebeurtenis}>{kortMoment(new Date(c.laatsteGebeurtenis), nu())}</time> : '–'}</td>
                </tr>
              ))}</tbody></table>
          </div>
        )}
        {lijst.hasNextPage ? <div className="lijstvoet"><span>{rijen.length} casussen, er zijn er meer</span><Knop onClick={() => void lijst.fetchNextPage()}>Toon de volgende 50</Knop></div> : null}
      </div>
    </>
  );
}
