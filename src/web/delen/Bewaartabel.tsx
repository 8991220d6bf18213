import type { ReactNode } from 'react';
import { bewaarvlag, type Bewaring } from './nazorg.ts';

const lang = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/Amsterdam' });

/** Until when each organisation keeps its own dossier, under which law, and what the FG still looks at. */
export function Bewaartabel({ rijen }: { rijen: readonly Bewaring[] }): ReactNode {
  if (rijen.length === 0) return <p className="stil">U ziet hier geen bewaartermijnen.</p>;
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel bewaartermijnen"><table className="tabel"><caption className="sr">Bewaartermijn per organisatie</caption>
      <thead><tr><th scope="col">Organisatie</th><th scope="col">Bewaren tot</th><th scope="col">Regel</th></tr></thead>
      <tbody>{rijen.map((r) => (
        <tr key={r.organisatie}><th scope="row">{r.organisatie}</th><td>{r.bewarenTot ? <time dateTime={r.bewarenTot}>{lang.format(new Date(`${r.bewarenTot}T12:00:00Z`))}</time> : 'Nog niet bepaald'}</td>
          <td>{[r.bron, ...r.vlaggen.map((v) => bewaarvlag[v] ?? v)].filter(Boolean).map((z, i) => <span key={i} className={i > 0 || !r.bron ? 'stil' : undefined} style={{ display: 'block' }}>{z}</span>)}</td></tr>
      ))}</tbody></table></div>
  );
}
