import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Casus } from '../../delen/api-types.ts';
import { moment } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { label } from '../../delen/woorden.ts';
import { useOverleggen, vraagMotorkap } from '../overleg/bronnen.ts';

/** The meetings of a casus, newest first, and the way to a motorkapoverleg. */
export function OverlegTab({ casus: c }: { casus: Casus }): ReactNode {
  const q = useOverleggen(c.id);
  const [vraagt, zetVraagt] = useState(false), nieuw = useNieuwId();
  const knop = <Knop onClick={() => zetVraagt(true)}>Motorkapoverleg starten</Knop>;
  return (
    <section className="kaart" aria-labelledby="overleggen">
      <div className="kaart__kop rij rij--uit"><h2 id="overleggen">Overleg</h2>{q.data && q.data.items.length > 0 ? knop : null}</div>
      {q.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : !q.data ? <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="U ziet hier geen overleggen." />
        : q.data.items.length === 0 ? <LegeStaat titel="Nog geen overleg." uitleg="Een overleg komt vanzelf na de triage of de analyse. Of start direct een motorkapoverleg.">{knop}</LegeStaat>
          : <ul className="lijst-kaal">{q.data.items.map((o) => (
            <li key={o.id} className="rij rij--uit"><span><Link to="/overleg/$id" params={{ id: o.id }}><strong>{o.soortNaam}</strong></Link><br /><span className="stil">{o.overlegnummer} · {moment(new Date(o.op), nu())}{o.deelnemers === null ? '' : ` · ${o.deelnemers} gevraagd`}</span></span>
              <span className={`badge badge--${o.status === 'gestart' ? 'let-op' : 'stil'}`}>{label(o.status)}{o.uitkomst ? `: ${label(o.uitkomst).toLowerCase()}` : ''}</span></li>))}</ul>}
      {vraagt ? <Dialoog titel="Motorkapoverleg starten" sluit={() => zetVraagt(false)}>
        <p>Dit is voor acuut gevaar. Bel bij direct gevaar eerst 112. De taak ‘Motorkapoverleg starten’ verschijnt daarna bij de procesregisseur.</p>
        <div className="rij"><Knop soort="primair" onClick={() => { zetVraagt(false); vraagMotorkap(nieuw.id, c.id).then(() => { nieuw.vernieuw(); meld('Gevraagd. De taak verschijnt in Mijn werk.'); }, (x: unknown) => meld(x instanceof ApiFout ? x.detail || x.titel : 'Dit lukte niet.')); }}>Ja, starten</Knop><Knop onClick={() => zetVraagt(false)}>Terug</Knop></div></Dialoog> : null}
    </section>
  );
}
