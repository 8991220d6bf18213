import type { ReactNode } from 'react';
import { dag as dagVan } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { label } from '../../delen/woorden.ts';
import { dag, periode } from './Planbord.tsx';
import { maakTijdbalk } from './tijdbalk.ts';
import { wachtOp, type Hulp, type Plan } from './model.ts';

/** The plan in time, a bar per help over the weeks; the words beside each bar say the same, so that nothing is told by length alone. */
export function Plantijdbalk({ plan, open }: { plan: Plan; open: ((h: Hulp) => void) | null }): ReactNode {
  const t = maakTijdbalk(plan, dagVan(nu())), vast = (id: string): boolean => plan.signalen.some((s) => s.objectId === id);
  if (t.weken.length === 0) return <p className="stil">Er is nog geen hulp met een begin en een einde.</p>;
  // On a long plan not every week has room for its number.
  const stap = Math.ceil(t.weken.length / 13);
  const regel = (h: Hulp): ReactNode => {
    const wacht = wachtOp(plan, h.id);
    return (
      <div className="tijdbalk__tekst">{open ? <button type="button" className="knop-tekst" onClick={() => open(h)}>{h.omschrijving}<span className="sr"> wijzigen</span></button> : <strong>{h.omschrijving}</strong>}
        <small>{[h.organisatie ?? 'Nog niemand', periode(h.geplandVan, h.geplandTot), label(h.status), vast(h.id) ? 'Loopt vast' : '', wacht.length > 0 ? `Wacht op ${wacht.join(', ')}` : ''].filter(Boolean).join(' · ')}</small></div>
    );
  };
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Plan als tijdbalk">
      <div className="tijdbalk">
        <div className="tijdbalk__weken" aria-hidden><span />
          <div className="tijdbalk__baan" style={{ gridTemplateColumns: `repeat(${t.weken.length}, 1fr)` }}>{t.weken.map((w, i) => <span key={w.van}>{i % stap === 0 ? <>wk {w.nummer}<br /><small>{dag(w.van).replace(/^ma /, '').replace(/ \d{4}$/, '')}</small></> : null}</span>)}</div></div>
        {t.doelen.map(({ d, balken, zonder }) => (
          <section key={d.id} aria-label={`Doel ${d.titel}`}><h3>{d.titel} <span className="stil">{label(d.status)}{d.streefdatum ? ` · klaar op ${dag(d.streefdatum)}` : ''}</span></h3>
            <ul className="kaal">
              {balken.map(({ h, begin, lengte }) => <li key={h.id} className="tijdbalk__rij">{regel(h)}
                <div className="tijdbalk__baan" aria-hidden style={{ backgroundSize: `${100 / t.weken.length}% 100%` }}><i className={`tijdbalk__balk tijdbalk__balk--${h.status}`} data-concept={h.isActief ? undefined : 'ja'} style={{ insetInlineStart: `${begin}%`, inlineSize: `${lengte}%` }} />{t.vandaag === null ? null : <i className="tijdbalk__nu" style={{ insetInlineStart: `${t.vandaag}%` }} />}</div></li>)}
              {zonder.map((h) => <li key={h.id} className="tijdbalk__rij">{regel(h)}<span className="stil">Nog niet gepland</span></li>)}
              {balken.length + zonder.length === 0 ? <li className="stil">Er is nog geen hulp bij dit doel.</li> : null}
            </ul></section>
        ))}
        <p className="stil">{t.vandaag === null ? '' : 'De verticale lijn is vandaag. '}Een gestreepte balk is nog een concept.</p>
      </div>
    </div>
  );
}
