import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconKlaar } from './iconen.ts';
import { cyclus, cyclusstap, label } from './woorden.ts';

/** The five steps of the cycle; each opens the timeline at that step. */
export function Cyclusbalk({ casusId, fase, ronde }: { casusId: string; fase: string; ronde: number }): ReactNode {
  const hier = cyclusstap(fase);
  return (
    <nav aria-label="Stappen van de casus">
      <ol className="cyclus">
        {cyclus.map((c, i) => {
          const staat = i < hier ? 'klaar' : i === hier ? 'nu' : 'straks';
          const onder = staat === 'klaar' ? 'Klaar' : staat === 'nu' ? `Nu · ${label(fase).toLowerCase()}` : '';
          return (
            <li key={c.code} data-staat={staat}>
              <Link to="/casus/$id/$tab" params={{ id: casusId, tab: 'tijdlijn' }} aria-current={staat === 'nu' ? 'step' : undefined}>
                <span className="cyclus__nr" aria-hidden>{staat === 'klaar' ? <IconKlaar size={15} stroke={2.5} /> : i + 1}</span>
                <span><strong>{c.naam}</strong>{onder ? <small>{onder}{staat === 'nu' && ronde > 1 ? ` · Ronde ${ronde}` : ''}</small> : null}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
