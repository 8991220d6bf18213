import type { ReactNode } from 'react';
import type { Gebeurtenis } from './api-types.ts';
import { dag, kortMoment, tijd } from './datum.ts';
import { nu } from './klok.ts';
import { label } from './woorden.ts';

/** Events, newest first: who (an organisation; a person only at niveau 2), one sentence, moment and kind. */
export function Tijdlijn({ items }: { items: Gebeurtenis[] }): ReactNode {
  const t = nu();
  return (
    <ol className="tijdlijn">
      {items.map((g) => {
        const d = new Date(g.op);
        return (
          <li key={g.id}>
            {g.zin}
            <br /><span className="stil"><time dateTime={g.op}>{dag(d) === dag(t) ? tijd(d) : `${kortMoment(d, t)}, ${tijd(d)}`}</time>{[g.wie, g.medewerker, label(g.soort)].filter(Boolean).map((w) => ` · ${w}`).join('')}</span>
          </li>
        );
      })}
    </ol>
  );
}
