import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { datum, moment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { label } from '../../delen/woorden.ts';
import { doel, haalMijnOverleggen, statusnamen } from './bronnen.ts';
import { groepen, type Groep, type MijnOverleg } from './groepen.ts';

const keuzes = {
  wanneer: ['Wanneer', [['', 'Komend'], ['geweest', 'Geweest']]], rol: ['Mijn rol', [['', 'Alle'], ['regie', 'Regie'], ['genodigd', 'Gevraagd'], ['team', 'In het team']]],
  soort: ['Soort', [['', 'Alle'], ['regulier', 'Regulier'], ['spoed', 'Spoed'], ['motorkap', 'Motorkap'], ['evaluatie', 'Evaluatie']]], verband: ['Samenwerkingsverband', [['', 'Alle (4)'], ...['veilig-thuis', 'niet-acuut', 'zorg-en-veiligheid', 'mensenhandel'].map((v) => [v, label(v)] as const)]],
} as const satisfies Record<string, readonly [string, readonly (readonly [string, string])[]]>;
const rolnamen: Record<MijnOverleg['mijnRol'], string> = { voorzitter: 'Voorzitter', regie: 'Regie', genodigd: 'Gevraagd', team: 'In het team' };
const verslagnamen: Record<MijnOverleg['verslag'], string> = { 'nog-niet': 'Nog niet', loopt: 'Wordt geschreven', klaar: 'Klaar' };

/** `/overleggen`: every meeting this person may know, over all casussen (ux §4.22). No names: a casus has its number. */
export function Overleggen(): ReactNode {
  usePaginatitel('Overleggen');
  useDoel(doel);
  const filter = useSearch({ from: '/binnen/overleggen' }), geweest = filter.wanneer === 'geweest';
  const naar = useNavigate(), vragen = useQueryClient();
  const lijst = useInfiniteQuery({ queryKey: ['overleggen', filter], queryFn: ({ pageParam }) => haalMijnOverleggen(filter, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende, placeholderData: (oud) => oud });
  useGebeurtenissen((b) => { if (b.soort !== 'melding') void vragen.invalidateQueries({ queryKey: ['overleggen'] }); });
  const rijen = lijst.data?.pages.flatMap((p) => p.items) ?? [], gefilterd = Boolean(filter.rol ?? filter.soort ?? filter.verband);
  const zet = (deel: Record<string, string>): void => { void naar({ to: '/overleggen', replace: true, search: Object.fromEntries(Object.entries({ ...filter, ...deel }).filter(([, w]) => w)) }); };
  const delen: Groep[] = geweest ? [{ naam: 'Geweest', items: rijen }] : groepen(rijen, nu());
  return (
    <div className="stapel stapel--ruim">
      <div className="kop" style={{ margin: 0 }}><div><h1>Overleggen</h1><p>Alle overleggen waarvoor u bent gevraagd of die bij uw casussen horen.</p></div></div>
      <form className="filters" data-open="ja" style={{ margin: 0 }} onSubmit={(e) => e.preventDefault()}>
        {(Object.keys(keuzes) as (keyof typeof keuzes)[]).map((k) => <div className="veld" key={k}><label className="veld__label" htmlFor={`o-${k}`}>{keuzes[k][0]}</label><Select id={`o-${k}`} value={filter[k] ?? ''} onChange={(e) => zet({ [k]: e.target.value })}>{keuzes[k][1].map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>)}
      </form>
      {lijst.isPending ? <div className="kaart kaart__in"><Laden /></div> : lijst.error && rijen.length === 0 ? <div className="kaart"><Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /></div> : rijen.length === 0
        ? <div className="kaart"><LegeStaat titel={gefilterd ? 'Niets gevonden met deze filters.' : geweest ? 'Er zijn nog geen overleggen geweest.' : 'Geen overleggen gepland.'} {...(gefilterd || geweest ? {} : { uitleg: 'Een overleg komt vanzelf na de triage of de analyse van een casus.' })}>{gefilterd ? <Knop onClick={() => zet({ rol: '', soort: '', verband: '' })}>Wis filters</Knop> : null}</LegeStaat></div>
        : delen.map((g) => <section className="kaart" key={g.naam} aria-label={g.naam}><div className="kaart__kop"><h2>{g.naam}</h2></div><Tabel groep={g} /></section>)}
      {lijst.hasNextPage ? <div className="rij rij--uit"><span className="stil">{rijen.length} overleggen, er zijn er meer</span><Knop onClick={() => void lijst.fetchNextPage()}>Toon de volgende 50</Knop></div> : null}
    </div>
  );
}

function Tabel({ groep }: { groep: Groep }): ReactNode {
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label={`Tabel ${groep.naam}`}><table className="tabel tabel--kaarten"><caption className="sr">Overleggen: {groep.naam}</caption>
      <thead><tr><th scope="col">Overleg</th><th scope="col">Wanneer</th><th scope="col">Casus</th><th scope="col">Mijn rol</th><th scope="col">Voorbereid</th><th scope="col">Verslag</th></tr></thead>
      <tbody>{groep.items.map((o) => (
        <tr key={o.id}>
          <th scope="row"><Link to="/overleg/$id" params={{ id: o.id }}><strong>{o.soortNaam}</strong></Link><small>{o.overlegnummer}</small><span className={`badge badge--${o.status === 'gestart' ? 'let-op' : 'stil'}`}>{label(o.status)}{o.uitkomst ? `: ${label(o.uitkomst).toLowerCase()}` : ''}</span></th>
          <td data-kop="Wanneer">{o.op === null ? 'Nog geen datum' : <time dateTime={o.op}>{moment(new Date(o.op), nu())}</time>}<small>{label(o.vorm)}{o.geslotenOp ? ` · gesloten ${datum(new Date(o.geslotenOp), nu())}` : ''}</small></td>
          <td data-kop="Casus">{o.casusnummer === null ? 'Niet zichtbaar' : o.mijnRol === 'genodigd' ? o.casusnummer : <Link to="/casus/$id/$tab" params={{ id: o.casusId, tab: 'overleg' }} search={{ doel }}>{o.casusnummer}</Link>}{o.verbandCode ? <small>{label(o.verbandCode)}</small> : null}</td>
          <td data-kop="Mijn rol">{rolnamen[o.mijnRol]}{o.antwoord ? <small>{statusnamen[o.antwoord] ?? label(o.antwoord)}</small> : null}</td>
          <td data-kop="Voorbereid">{o.isVoorbereid ? 'Ja' : 'Nog niet'}</td>
          <td data-kop="Verslag">{o.status === 'geannuleerd' ? '–' : verslagnamen[o.verslag]}</td>
        </tr>
      ))}</tbody></table></div>
  );
}
