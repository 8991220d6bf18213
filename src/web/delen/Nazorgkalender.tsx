import type { ReactNode } from 'react';
import { datum } from './datum.ts';
import { IconKlaar, IconLetOp, IconStraks } from './iconen.ts';
import { nu } from './klok.ts';
import { cijferzin, ritmewoord, signaalbron, type Nazorgbeeld, type Nazorgmoment } from './nazorg.ts';
import { label } from './woorden.ts';

const merk = (m: Nazorgmoment): string => (m.status === 'gemist' ? 'let-op' : m.status !== 'uitgevoerd' ? 'stil' : m.uitkomst === 'terugval' ? 'fout' : m.uitkomst === 'zorg' ? 'let-op' : 'goed');
const stand = (m: Nazorgmoment): string => (m.status === 'uitgevoerd' && m.uitkomst ? `Uitgevoerd: ${m.uitkomst}` : label(m.status));

const isBesproken = (m: Nazorgmoment): boolean => (m.goed ?? m.steun ?? m.reden ?? cijferzin(m.cijfers)) !== null;

/** The rhythm of aftercare as a line of moments, and what was heard at each (ux §4.13). */
export function Nazorgkalender({ nazorg }: { nazorg: Nazorgbeeld }): ReactNode {
  const t = nu();
  return (
    <div className="stapel">
      {nazorg.ritme.length > 0 ? <p>Gewoon ritme: <strong>{nazorg.ritme.map(ritmewoord).join(' – ')}</strong></p> : null}
      {nazorg.momenten.length === 0 ? <p className="stil">Er zijn nog geen momenten afgesproken.</p> : (
        <ol className="nazorglijn">
          {nazorg.momenten.map((m, i) => {
            const Icoon = m.status === 'uitgevoerd' ? IconKlaar : m.status === 'gemist' ? IconLetOp : IconStraks;
            return (
              <li key={i} data-staat={m.status}>
                <strong>Moment {m.nummer}</strong>
                <time dateTime={m.geplandOp}>{datum(new Date(m.geplandOp), t)}</time>
                <span className={`badge badge--${merk(m)}`}><Icoon size={15} aria-hidden />{stand(m)}</span>
                <small>{label(m.vorm)}</small>
              </li>
            );
          })}
        </ol>
      )}
      {nazorg.momenten.some(isBesproken) ? (
        <details><summary className="knop-tekst" style={{ display: 'inline-block' }}>Wat is er gezegd?</summary>
          <dl className="gegevens">{nazorg.momenten.filter(isBesproken).map((m, i) => <div key={i} style={{ display: 'contents' }}><dt>Moment {m.nummer}</dt><dd>{[m.goed, m.steun ? `Nodig: ${m.steun}` : null, cijferzin(m.cijfers), m.reden ? `Overgeslagen: ${m.reden}` : null].filter(Boolean).join(' · ')}</dd></div>)}</dl>
        </details>
      ) : null}
      {nazorg.signalen.filter((s) => s.status === 'open').map((s, i) => (
        <p key={i} className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span>{signaalbron[s.bron] ?? label(s.bron)} van {datum(new Date(s.op), t)}. Bekijk of dit samenhangt.</span></p>
      ))}
    </div>
  );
}
