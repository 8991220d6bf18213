import { Link } from '@tanstack/react-router';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Bellink } from '../../delen/Bellink.tsx';
import { IconVandaag } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { label } from '../../delen/woorden.ts';
import { besprokenZin } from './Bespreken.tsx';
import { dag, periode, Signaalregel } from './Planbord.tsx';
import { statussen, stap, wachtOp, type Hulp, type Plan, type Signaal } from './model.ts';

type Eig = { h: Hulp; plan: Plan; signalen: Signaal[]; verplaats: (status: string) => void; wijzig: () => void; akkoord: () => void; weg: () => void; bespreek: () => void; beslis: (s: Signaal, oordeel: 'erkend' | 'onterecht') => void };

/**
 * One card. On the handle: Enter picks it up, arrows choose the state, Enter puts it down, Esc puts it back; `m` and a click go to the menu (ux §4.22).
 * A choice in the menu waits for its button: arrows in a list would otherwise move the card at every step.
 */
export function Hulpkaart({ h, plan, signalen, verplaats, wijzig, akkoord, weg, bespreek, beslis }: Eig): ReactNode {
  const [mee, zetMee] = useState<string | null>(null), [keuze, zetKeuze] = useState<string | null>(null);
  const menu = useRef<HTMLDivElement>(null), id = useId();
  const leefgebied = plan.doelen.find((d) => d.id === h.doelId)?.leefgebied;
  const mag = plan.magSturen && h.isActief, wacht = wachtOp(plan, h.id);
  const naarMenu = (): void => { menu.current?.querySelector('select')?.focus(); };
  const zetNeer = (status: string): void => { if (status !== h.status) verplaats(status); zetMee(null); zetKeuze(null); };
  const toets = (e: KeyboardEvent): void => {
    if (e.key === 'm') { e.preventDefault(); naarMenu(); return; }
    if (mee === null) { if (e.key === 'Enter') { e.preventDefault(); zetMee(h.status); } return; }
    const richting = ['ArrowRight', 'ArrowDown'].includes(e.key) ? 1 : ['ArrowLeft', 'ArrowUp'].includes(e.key) ? -1 : 0;
    if (richting !== 0) { e.preventDefault(); zetMee(stap(mee, richting)); }
    if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); zetMee(null); }
    if (e.key === 'Enter') { e.preventDefault(); zetNeer(mee); }
  };
  return (
    <article className="plankaart" data-concept={h.isActief ? undefined : 'ja'} data-mee={mee === null ? undefined : 'ja'}>
      <div className="rij rij--uit"><strong>{h.omschrijving}</strong><span className={`badge badge--${h.status === 'loopt' ? 'info' : h.status === 'afgerond' ? 'goed' : 'stil'}`}>{label(mee ?? h.status)}</span></div>
      <p className="stil">{[h.organisatie ?? 'Nog niemand', periode(h.geplandVan, h.geplandTot)].join(' · ')}</p>
      {wacht.length > 0 ? <p><span className="badge badge--opgeschort" title={wacht.join(', ')}><IconVandaag size={15} aria-hidden />Wacht op {wacht.length}</span><span className="sr"> {wacht.join(', ')}</span></p> : null}
      {h.planning && (h.planning.isKritiek || h.planning.speling > 0) && plan.afhankelijkheden?.some((a) => a.vanId === h.id || a.naarId === h.id) ? <p className="stil">{h.planning.isKritiek ? 'Loopt dit uit, dan schuift het plan op' : `${h.planning.speling} ${h.planning.speling === 1 ? 'dag' : 'dagen'} ruimte`}</p> : null}
      {h.isVoorgesteld ? <p><span className="badge badge--info">Voorstel van het gezin</span></p> : <Instemming h={h} />}
      {h.nietUitgezet ? <p className="badge badge--let-op">Niet uitgezet: {h.nietUitgezet}</p> : null}
      {h.isActief || h.isVoorgesteld ? null : <p className="stil">{h.akkoord === 'geweigerd' ? `Concept: het gezin wil dit niet${h.akkoordReden ? ` (${h.akkoordReden})` : ''}` : `Concept · akkoord ${label(h.akkoord).toLowerCase()}`}</p>}
      {h.opmerkingen.map((o) => <figure key={o.op} className="plankaart__zegt"><blockquote>{o.tekst}</blockquote><figcaption className="stil">{o.wie}, {dag(o.op.slice(0, 10))}</figcaption></figure>)}
      {h.actieStatus ? <p className="stil">Actie: {label(h.actieStatus).toLowerCase()}</p> : null}
      {signalen.map((s) => <Signaalregel key={s.id} s={s} mag={plan.magSturen} beslis={(o) => beslis(s, o)} />)}
      {plan.magBewerken || (plan.magSturen && signalen.length > 0) ? <div><Link className="knop-tekst" to="/diensten" search={{ ...(leefgebied ? { leefgebied } : {}), plan: plan.planId, casus: plan.casusId, deel: h.id }}>{h.dienstId === null ? 'Dienst zoeken' : 'Andere dienst zoeken'}<span className="sr"> voor {h.omschrijving}</span></Link></div> : null}
      {h.telefoon && h.organisatie && (plan.magBewerken || plan.magSturen) ? <div><Bellink organisatie={h.organisatie} telefoon={h.telefoon} /></div> : null}
      {h.bespreking ? <p className="stil">{besprokenZin(h.bespreking)}</p> : plan.magSturen && !h.isVoorgesteld ? <div><Knop soort="rustig" onClick={bespreek}>Bespreken in overleg<span className="sr">: {h.omschrijving}</span></Knop></div> : null}
      {mag ? (
        <div className="rij" ref={menu}>
          <button type="button" className="knop-tekst" aria-pressed={mee !== null} aria-describedby={`${id}-uitleg`} onKeyDown={toets} onClick={() => { if (mee === null) naarMenu(); else zetNeer(mee); }} onBlur={() => zetMee(null)}>Verplaats<span className="sr"> {h.omschrijving}</span></button>
          <span className="sr" id={`${id}-uitleg`}>Enter pakt de kaart op, pijlen kiezen de stand, Enter zet neer, Escape zet terug.</span>
          <span className="sr" role="status">{mee === null ? '' : `Opgepakt. Stand: ${label(mee)}.`}</span>
          <label className="sr" htmlFor={`${id}-menu`}>Zet ‘{h.omschrijving}’ op</label>
          <Select id={`${id}-menu`} value={keuze ?? h.status} onChange={(e) => zetKeuze(e.target.value)}>{statussen.map((s) => <SelectOption key={s} value={s}>{`Zet op: ${label(s).toLowerCase()}`}</SelectOption>)}</Select>
          {keuze !== null && keuze !== h.status ? <Knop onClick={() => { zetNeer(keuze); naarMenu(); }}>Verplaats naar {label(keuze).toLowerCase()}<span className="sr">: {h.omschrijving}</span></Knop> : null}
        </div>
      ) : null}
      {(plan.magBewerken || plan.magSturen) && !h.isVoorgesteld && h.akkoord !== 'niet-vereist' && h.instemmingen.length > 0 ? <div><Knop soort="rustig" onClick={akkoord}>Akkoord noteren<span className="sr">: {h.omschrijving}</span></Knop></div> : null}
      {plan.magBewerken ? <div className="rij"><Knop soort="rustig" onClick={wijzig}>Wijzig<span className="sr"> {h.omschrijving}</span></Knop><Knop soort="rustig" onClick={weg}>Haal weg<span className="sr">: {h.omschrijving}</span></Knop></div> : null}
    </article>
  );
}

/** `Akkoord: Mira ja, Sander wacht`: what each person whom this part concerns said about it (ux §4.11). */
function Instemming({ h }: { h: Hulp }): ReactNode {
  if (h.akkoord === 'niet-vereist' || h.instemmingen.length === 0) return null;
  const hoe = (s: Hulp['instemmingen'][number]): string => (s.wijze === null || s.op === null ? '' : ` (${s.wijze === 'portaal' ? 'portaal' : label(s.wijze).toLowerCase()}, ${dag(s.op)})`);
  const woord = (s: Hulp['instemmingen'][number]): string => (s.uitkomst !== null ? `${s.uitkomst === 'gegeven' ? 'ja' : 'nee'}${hoe(s)}` : s.vraagOp === null ? 'wacht' : `wacht (in het portaal gevraagd op ${dag(s.vraagOp)})`);
  const nee = h.instemmingen.filter((s) => s.uitkomst === 'geweigerd' && s.toelichting);
  return <><p className="stil">Akkoord: {h.instemmingen.map((s) => `${s.wie} ${woord(s)}`).join(', ')}</p>{nee.map((s) => <p key={s.persoonId} className="stil">{s.wie}: “{s.toelichting}”</p>)}</>;
}
