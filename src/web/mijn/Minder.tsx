import { useId, useState, type ReactNode } from 'react';
import { ApiFout, vraag } from '../delen/api.ts';
import { Knop } from '../delen/knop.tsx';
import { useNieuwId } from '../delen/nieuwId.ts';
import { Status } from './Status.tsx';

/** During aftercare: the citizen says it goes less well (R12.2). A person calls; nothing starts by itself. */
export function Minder({ casusId }: { casusId: string }): ReactNode {
  const id = useId(), nieuw = useNieuwId();
  const [open, zetOpen] = useState(false), [dringend, zetDringend] = useState(false), [klaar, zetKlaar] = useState(false), [fout, zetFout] = useState('');
  const stuur = async (): Promise<void> => {
    try { await vraag(`/mijn/casussen/${casusId}/terugvalsignalen`, { methode: 'POST', body: { id: nieuw.id, isDringend: dringend } }); zetKlaar(true); zetFout(''); } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.detail || 'Het lukt nu niet. Bel de organisatie die u hielp.'); }
  };
  return <><Status zin={klaar ? 'Wij hebben dit ontvangen. Iemand neemt contact met u op.' : ''} />{klaar ? null : !open ? <div><Knop onClick={() => { zetOpen(true); }}>Het gaat minder goed</Knop></div> : (
    <div className="stapel" role="group" aria-labelledby={`${id}-kop`}>
      <h3 id={`${id}-kop`}>Gaat het minder goed?</h3>
      <p>Dan kijkt iemand mee en belt u. Er begint niets zonder dat u het weet. Is er nu gevaar? Bel <a href="tel:112">112</a>.</p>
      <label className="keuze"><input type="checkbox" checked={dringend} onChange={(e) => { zetDringend(e.target.checked); }} /><span>Het is dringend</span></label>
      {fout ? <p className="veld__fout" role="alert">{fout}</p> : null}
      <div className="rij"><Knop soort="primair" onClick={() => void stuur()}>Laat het weten</Knop><Knop onClick={() => { zetOpen(false); }}>Niet nu</Knop></div>
    </div>
  )}</>;
}
