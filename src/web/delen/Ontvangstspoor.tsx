import type { ReactNode } from 'react';
import type { Spoorstap } from './api-types.ts';
import { moment } from './datum.ts';
import { IconKlaar, IconLetOp, IconVandaag } from './iconen.ts';
import { nu } from './klok.ts';

const icoon = { klaar: IconKlaar, wacht: IconVandaag, 'te-laat': IconLetOp };

/** The receipt trail of a melding: every step with icon, time and text; a late step is amber. */
export function Ontvangstspoor({ stappen }: { stappen: Spoorstap[] }): ReactNode {
  return (
    <ol className="tijdlijn spoor">
      {stappen.map((s, i) => {
        const I = icoon[s.staat];
        return (
          <li key={`${s.code}-${i}`} data-staat={s.staat}>
            <span className="spoor__icoon" aria-hidden><I size={15} stroke={2} /></span>
            <strong>{s.titel}</strong>
            {s.op ? <span className="stil"> <time dateTime={s.op}>{moment(new Date(s.op), nu())}</time></span> : null}
            {s.toelichting ? <p className="stil">{s.toelichting}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
