import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dag, moment } from '../delen/datum.ts';
import { Dialoog } from '../delen/Dialoog.tsx';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { gegevenssoortnaam, label } from '../delen/woorden.ts';
import { redennamen, wieTekst, type Filter, type Logregel } from './bronnen.ts';

const soort = (code: string): string => gegevenssoortnaam[code] ?? code;
const hoeveel = ['alleen dat het er is', 'de kern', 'volledig'];

/** One line in words: what was asked, what was decided and by which rules; from here on to the same trace, person or organisation. */
export function Regelpaneel({ r, filter, sluit }: { r: Logregel; filter: Filter; sluit: () => void }): ReactNode {
  const op = new Date(r.op);
  const verder = { reden: filter.reden ?? 'steekproef', van: dag(op), tot: dag(op) };
  return (
    <Dialoog titel="Regel uit de logboeken" sluit={sluit}>
      <div className="stapel">
        <dl className="gegevens">
          <dt>Wanneer</dt><dd><time dateTime={r.op}>{moment(op, nu())}</time></dd>
          <dt>Wie</dt><dd>{wieTekst(r.wie)}{r.wie.rol ? `, als ${label(r.wie.rol).toLowerCase()}` : ''}{r.wie.organisatie ? `, ${r.wie.organisatie}` : ''}</dd>
          <dt>Wat</dt><dd>{label(r.handeling)}: {label(r.object).toLowerCase()}{r.casus ? `, casus ${r.casus.nummer ?? r.casus.id}` : ''}</dd>
          <dt>Doel</dt><dd>{r.doel ? label(r.doel) : 'Beheer, zonder gegevens van mensen'}</dd>
          {r.reden ? <><dt>Reden van zoeken</dt><dd>{redennamen[r.reden] ?? r.reden}</dd></> : null}
          <dt>Over hoeveel mensen</dt><dd>{r.betrokkenen}</dd>
          <dt>Gevraagd</dt><dd>{r.gevraagd.map(soort).join(', ') || 'Niets'}</dd>
          <dt>Gezien</dt><dd>{r.gegeven.map((g) => `${soort(g.soort)}: ${hoeveel[g.niveau] ?? g.niveau}`).join('\n') || 'Niets'}</dd>
          {r.velden.length > 0 ? <><dt>Velden</dt><dd>{r.velden.join(', ')}</dd></> : null}
          <dt>Besluit</dt><dd>{label(r.besluit)}{r.noodgeval ? ', als noodtoegang' : ''}{r.beleidsversie ? `, beleid ${r.beleidsversie}` : ''}</dd>
          <dt>Volgens</dt><dd>{[...r.regels, ...r.verboden].map((x) => `${x.code}: ${x.tekst}`).join('\n') || (r.besluit === 'geweigerd' ? 'Geen regel gaf hier recht op.' : 'Geen regel nodig.')}</dd>
          <dt>Grondslag</dt><dd>{r.grondslagen.join('\n') || 'Geen'}</dd>
          <dt>Spoor</dt><dd><code>{r.traceId}</code></dd>
        </dl>
        <ul className="kaal stapel" style={{ gap: 10 }}>
          <li><Link to="/toezicht" search={{ ...verder, spoor: r.traceId }} hash="logboek" onClick={sluit}>Alles van dit spoor</Link></li>
          {r.wie.medewerkerId ? <li><Link to="/toezicht" search={{ ...verder, medewerker: r.wie.medewerkerId }} hash="logboek" onClick={sluit}>Alles van {wieTekst(r.wie)} op deze dag</Link></li> : null}
          {r.wie.organisatieId ? <li><Link to="/toezicht" search={{ ...verder, organisatie: r.wie.organisatieId }} hash="logboek" onClick={sluit}>Alles van {r.wie.organisatie ?? 'deze organisatie'} op deze dag</Link></li> : null}
          {r.casus ? <li><Link to="/toezicht" search={{ ...verder, casus: r.casus.nummer ?? r.casus.id }} hash="logboek" onClick={sluit}>Alles over deze casus op deze dag</Link></li> : null}
        </ul>
        <div className="rij"><Knop onClick={sluit}>Sluit</Knop></div>
      </div>
    </Dialoog>
  );
}
