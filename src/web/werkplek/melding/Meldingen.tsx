import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select, SelectOption } from '../../delen/velden.tsx';
import type { ReactNode } from 'react';
import { haalMeldingen } from '../../delen/bronnen.ts';
import { moment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconSpoed } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { useSessie } from '../../delen/sessie.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { TermijnBadge } from '../../delen/TermijnBadge.tsx';
import { label } from '../../delen/woorden.ts';
import { Meldknop } from './Meldknop.tsx';
import { soorten, type Soort } from './vragenlijst.ts';

const statussen = ['concept', 'verzonden', 'ontvangen', 'in-beoordeling', 'geaccepteerd', 'onvolledig', 'doorgezet', 'afgewezen', 'duplicaat', 'opgepakt', 'ingetrokken'];

export function Meldingen(): ReactNode {
  usePaginatitel('Meldingen');
  useDoel('melding-beoordelen');
  const gevraagd = useSearch({ from: '/binnen/meldingen' });
  const melder = useSessie().data?.rol?.toegangsrol === 'melder';
  const filter = { ...gevraagd, richting: gevraagd.richting ?? (melder ? 'verstuurd' : 'ontvangen') };
  const gefilterd = Boolean(gevraagd.soort ?? gevraagd.status);
  const naar = useNavigate(), vragen = useQueryClient();
  useGebeurtenissen((b) => { if (b.soort === 'melding') void vragen.invalidateQueries({ queryKey: ['meldingen'] }); });
  const lijst = useInfiniteQuery({ queryKey: ['meldingen', filter], queryFn: ({ pageParam }) => haalMeldingen(filter, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende, placeholderData: (oud) => oud });
  const rijen = lijst.data?.pages.flatMap((p) => p.items) ?? [];
  const zet = (deel: Record<string, string>): void => { void naar({ to: '/meldingen', replace: true, search: Object.fromEntries(Object.entries({ ...filter, ...deel }).filter(([, w]) => w)) }); };
  const keuze = (sleutel: 'richting' | 'soort' | 'status', naam: string, opties: (readonly [string, string])[], alle = true): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`ml-${sleutel}`}>{naam}</label><Select id={`ml-${sleutel}`} value={filter[sleutel] ?? ''} onChange={(e) => zet({ [sleutel]: e.target.value })}>{alle ? <SelectOption value="">Alle</SelectOption> : null}{opties.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
  );
  return (
    <>
      <div className="kop"><h1>Meldingen</h1><Meldknop /></div>
      <form className="filters" data-open="ja" onSubmit={(e) => e.preventDefault()}>
        {keuze('richting', 'Ontvangen of verstuurd', [['ontvangen', 'Ontvangen'], ['verstuurd', 'Verstuurd']], false)}
        {keuze('soort', 'Soort', (Object.keys(soorten) as Soort[]).map((s) => [s, soorten[s].kort] as const))}
        {keuze('status', 'Status', statussen.map((s) => [s, label(s)] as const))}
      </form>
      <div className="kaart">
        {lijst.isPending ? <div className="kaart__in"><Laden /></div> : lijst.error && rijen.length === 0 ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : rijen.length === 0
          ? <LegeStaat titel={gefilterd ? 'Niets gevonden met deze filters.' : 'Geen meldingen.'} {...(gefilterd ? {} : { uitleg: 'Nieuwe meldingen verschijnen hier vanzelf.' })} /> : (
            <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel meldingen"><table className="tabel tabel--kaarten"><caption className="sr">Meldingen</caption>
              <thead><tr><th scope="col">Melding</th><th scope="col">Status</th><th scope="col">Soort</th><th scope="col">Van en naar</th><th scope="col">Compleet</th><th scope="col">Ontvangen</th><th scope="col">Reageren voor</th></tr></thead>
              <tbody>{rijen.map((m) => (
                <tr key={m.id}>
                  <th scope="row">{m.status === 'concept' ? <Link to="/melding/nieuw/$soort" params={{ soort: m.soort }} search={{ concept: m.id }}>Concept afmaken</Link> : <Link to="/melding/$id" params={{ id: m.id }}>{m.meldingnummer}</Link>}</th>
                  <td data-kop="Status"><span className={`badge badge--${m.status === 'onvolledig' ? 'let-op' : m.status === 'afgewezen' ? 'fout' : /geaccepteerd|opgepakt/.test(m.status) ? 'goed' : 'stil'}`}>{label(m.status)}</span></td>
                  <td data-kop="Soort">{label(m.soort)}</td><td data-kop="Van en naar">{m.van ?? '–'}{m.naar ? <small>naar {m.naar}</small> : null}</td>
                  <td data-kop="Compleet">{m.aantalOntbrekend === 0 ? 'Ja' : `Mist ${m.aantalOntbrekend}`}{m.spoed ? <> <span className="badge badge--spoed"><IconSpoed size={15} aria-hidden />Spoed</span></> : null}</td>
                  <td className="stil" data-kop="Ontvangen">{m.ontvangenOp ? <time dateTime={m.ontvangenOp}>{moment(new Date(m.ontvangenOp), nu())}</time> : '–'}</td>
                  <td data-kop="Reageren voor"><TermijnBadge eind={m.reagerenVoor} /></td>
                </tr>
              ))}</tbody></table></div>
          )}
        {lijst.hasNextPage ? <div className="lijstvoet"><span>{rijen.length} meldingen, er zijn er meer</span><Knop onClick={() => void lijst.fetchNextPage()}>Toon de volgende 50</Knop></div> : null}
      </div>
    </>
  );
}
