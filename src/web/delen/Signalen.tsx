import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { ApiFout, haal, vraag, zoekreeks, type Antwoord } from './api.ts';
import type { Bladzijde } from './api-types.ts';
import { moment } from './datum.ts';
import { IconLetOp } from './iconen.ts';
import { nu } from './klok.ts';
import { Knop } from './knop.tsx';
import { useSessie } from './sessie.ts';
import { Foutregel, Laden } from './Staten.tsx';
import { meld } from './Toasts.tsx';
import { Textbox } from './velden.tsx';

type Signaal = { id: string; soort: string; zin: string; op: string; voor: string; status: 'open' | 'gezien' | 'afgehandeld'; gezienOp: string | null; gezienDoor: string | null; afgehandeldOp: string | null; afgehandeldDoor: string | null; toelichting: string | null; casus: { id: string; nummer: string } | null };
const ontvanger: Readonly<Record<string, string>> = { leidinggevende: 'de leidinggevende', coordinator: 'de coördinator', procesregisseur: 'de procesregisseur', casusregisseur: 'de casusregisseur' };
/** The toegangsrollen that can be asked to look; others do not ask for the list. */
const ontvangt: ReadonlySet<string> = new Set(['deelnemer', 'procesregisseur', 'casusregisseur']);
const handelAf = (id: string, body: { stand: 'gezien' | 'afgehandeld'; toelichting?: string }): Promise<Antwoord<unknown>> => vraag(`/signalen/${id}/afhandelingen`, { methode: 'POST', body });
const stond = (s: Signaal): string => [
  s.voor === 'niemand' ? 'Er is niemand die dit kreeg' : `Voor ${ontvanger[s.voor] ?? s.voor}`,
  s.status === 'open' ? 'nog niet gezien' : s.status === 'gezien' ? `gezien${s.gezienDoor ? ` door ${s.gezienDoor}` : ''}` : `afgehandeld${s.afgehandeldDoor ? ` door ${s.afgehandeldDoor}` : ''}${s.toelichting ? `: ${s.toelichting}` : ''}`,
].join(', ');

/** What asks me to have a look (processen §1.4); nothing waits for it. Absent when there is nothing, so that the tasks stay on top. The page refreshes `signalen` on its own stream. */
export function MijnSignalen(): ReactNode {
  const vragen = useQueryClient();
  const rol = useSessie().data?.rol?.toegangsrol;
  const lijst = useInfiniteQuery({ queryKey: ['signalen'], queryFn: ({ pageParam }) => haal<Bladzijde<Signaal>>(`/signalen${zoekreeks({ cursor: pageParam })}`), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende, enabled: rol !== undefined && ontvangt.has(rol) });
  const ververs = (): void => { void vragen.invalidateQueries({ queryKey: ['signalen'] }); };
  const rijen = lijst.data?.pages.flatMap((p) => p.items) ?? [];
  if (rijen.length === 0) return null;
  return (
    <section className="kaart" aria-labelledby="mijn-signalen"><div className="kaart__kop"><h2 id="mijn-signalen">Signalen</h2><span className="badge badge--let-op"><IconLetOp size={15} aria-hidden />{rijen.length}{lijst.hasNextPage ? '+' : ''}</span></div>
      <ul className="kaart__in stapel kaal">{rijen.map((s) => <Signaalregel key={s.id} s={s} klaar={ververs} />)}</ul>
      {lijst.hasNextPage ? <div className="kaart__in"><Knop disabled={lijst.isFetchingNextPage} onClick={() => void lijst.fetchNextPage()}>Toon meer signalen</Knop></div> : null}
    </section>
  );
}

function Signaalregel({ s, klaar }: { s: Signaal; klaar: () => void }): ReactNode {
  const id = useId();
  const [open, zetOpen] = useState(false), [tekst, zetTekst] = useState(''), [fout, zetFout] = useState('');
  const doe = async (stand: 'gezien' | 'afgehandeld'): Promise<void> => {
    try { await handelAf(s.id, { stand, ...(stand === 'afgehandeld' ? { toelichting: tekst.trim() } : {}) }); meld(stand === 'gezien' ? 'Vastgelegd: u heeft dit gezien.' : 'Het signaal is afgehandeld.'); klaar(); } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.fouten[0]?.melding ?? (x.detail || x.titel)); }
  };
  return (
    <li className="stapel" style={{ gap: 6 }}>
      <div>{s.zin} {s.casus ? <Link to="/casus/$id/$tab" params={{ id: s.casus.id, tab: 'overzicht' }}>Casus {s.casus.nummer}</Link> : null}<br /><span className="stil"><time dateTime={s.op}>{moment(new Date(s.op), nu())}</time> · {stond(s)}</span></div>
      {open ? <div className="veld"><label className="veld__label" htmlFor={`${id}-t`}>Wat heeft u gedaan?</label>{fout ? <p className="veld__fout" role="alert" id={`${id}-f`}>{fout}</p> : null}<Textbox id={`${id}-t`} value={tekst} invalid={fout !== ''} aria-describedby={fout ? `${id}-f` : undefined} onChange={(e) => { zetTekst(e.target.value); }} /></div> : fout ? <p className="veld__fout" role="alert">{fout}</p> : null}
      <div className="rij">
        {s.status === 'open' && !open ? <Knop onClick={() => void doe('gezien')}>Gezien<span className="sr">: {s.zin}</span></Knop> : null}
        {open ? <><Knop soort="primair" onClick={() => void doe('afgehandeld')}>Leg vast</Knop><Knop onClick={() => { zetOpen(false); zetFout(''); }}>Niet nu</Knop></> : <Knop onClick={() => { zetOpen(true); }}>Afhandelen<span className="sr">: {s.zin}</span></Knop>}
      </div>
    </li>
  );
}

/** The signals of one casus, for everybody who reads its progress: for whom each is and who looked. */
export function CasusSignalen({ casusId, doel }: { casusId: string; doel: string }): ReactNode {
  const q = useQuery({ queryKey: ['casus', casusId, doel, 'signalen'], queryFn: () => haal<{ items: Signaal[] }>(`/casussen/${casusId}/signalen`, { doel }) });
  return (
    <section className="kaart" aria-labelledby="casus-signalen"><div className="kaart__kop"><h2 id="casus-signalen">Signalen</h2></div>
      <div className="kaart__in" style={{ paddingBlockStart: 0 }}>{q.isPending ? <Laden regels={2} /> : !q.data ? <Foutregel fout={q.error} opnieuw={() => void q.refetch()} /> : q.data.items.length === 0 ? <p className="stil">Er zijn geen signalen.</p>
        : <ul className="kaal stapel">{q.data.items.slice(0, 10).map((s) => <li key={s.id}>{s.zin}<br /><span className="stil"><time dateTime={s.op}>{moment(new Date(s.op), nu())}</time> · {stond(s)}</span></li>)}</ul>}</div></section>
  );
}
