import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { haalTijdlijn } from '../../delen/bronnen.ts';
import { dag, datum } from '../../delen/datum.ts';
import { Knop } from '../../delen/knop.tsx';
import { nu } from '../../delen/klok.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Tijdlijn } from '../../delen/Tijdlijn.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { label } from '../../delen/woorden.ts';

/** What happened, by day, newest first; what is shown can be narrowed by organisation and kind. */
export function CasusTijdlijn({ casus, doel }: { casus: Casus; doel: string }): ReactNode {
  const q = useInfiniteQuery({ queryKey: ['casus', casus.id, doel, 'tijdlijn'], queryFn: ({ pageParam }) => haalTijdlijn(casus.id, doel, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende });
  const items = useMemo(() => q.data?.pages.flatMap((p) => p.items) ?? [], [q.data]);
  const [wie, zetWie] = useState(''), [soort, zetSoort] = useState('');
  if (q.isPending) return <Laden />;
  if (q.error && items.length === 0) return <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} />;
  const keuze = (naam: string, id: string, waarde: string, zet: (w: string) => void, opties: string[], tekst: (w: string) => string): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={id}>{naam}</label><Select id={id} value={waarde} onChange={(e) => zet(e.target.value)}><SelectOption value="">Alles</SelectOption>{opties.map((o) => <SelectOption key={o} value={o}>{tekst(o)}</SelectOption>)}</Select></div>
  );
  const zichtbaar = items.filter((i) => (!wie || i.wie === wie) && (!soort || i.soort === soort));
  const dagen = [...new Set(zichtbaar.map((i) => dag(new Date(i.op))))];
  return (
    <div className="kaart kaart__in stapel stapel--ruim">
      <div className="filters" data-open="ja" style={{ margin: 0 }}>{keuze('Van wie', 'tl-wie', wie, zetWie, [...new Set(items.flatMap((i) => (i.wie ? [i.wie] : [])))], (w) => w)}{keuze('Soort', 'tl-soort', soort, zetSoort, [...new Set(items.map((i) => i.soort))], label)}</div>
      {zichtbaar.length === 0 ? <LegeStaat titel={items.length === 0 ? 'Er is nog niets gebeurd.' : 'Niets gevonden met deze filters.'} /> : dagen.map((d) => (
        <section key={d} aria-labelledby={`dag-${d}`} className="stapel"><h2 id={`dag-${d}`}>{d === dag(nu()) ? 'Vandaag' : datum(new Date(`${d}T12:00:00Z`), nu())}</h2><Tijdlijn items={zichtbaar.filter((i) => dag(new Date(i.op)) === d)} /></section>
      ))}
      {q.hasNextPage ? <div><Knop onClick={() => void q.fetchNextPage()}>Toon eerdere gebeurtenissen</Knop></div> : null}
    </div>
  );
}
