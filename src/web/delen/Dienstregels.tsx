import type { ReactNode } from 'react';
import type { Dienst } from './api-types.ts';
import { datum } from './datum.ts';
import { nu } from './klok.ts';
import { label } from './woorden.ts';

/** The longest wait that the bar shows, in weeks. */
const langst = 26;
const weken = (n: number | null): string => (n === null ? 'Onbekend' : `${String(n).replace('.', ',')} ${n === 1 ? 'week' : 'weken'}`);
const leefgebiednaam: Record<string, string> = { psychisch: 'Psychische gezondheid', lichamelijk: 'Lichamelijke gezondheid', middelen: 'Drank, drugs of gokken', financien: 'Geld en schulden', dagbesteding: 'School, werk of dagbesteding', netwerk: 'Mensen om u heen', justitie: 'Politie en justitie' };
export const leefgebied = (code: string): string => leefgebiednaam[code] ?? label(code);
const taalnaam: Record<string, string> = { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch', pl: 'Pools', tr: 'Turks', ti: 'Tigrinya', ro: 'Roemeens' };
export const taal = (code: string): string => taalnaam[code] ?? code;

/** The wait in words, as a bar, and how fresh it is. Unknown is said, never shown as 0 (R13.2). */
export function Wachttijd({ d }: { d: Dienst }): ReactNode {
  const w = d.wachttijd;
  const delen = [['aanmeld', w.aanmeld], ['intake', w.intake], ['start', w.behandel]] as const;
  return (
    <div className="wachttijd">
      {w.totaal === null ? <strong>Wachttijd: onbekend</strong> : (
        <>
          <strong>{w.totaal === 0 ? 'Kan meteen beginnen' : `Begint na ${weken(w.totaal)}`}</strong>
          <div className="wachttijd__balk" aria-hidden><i style={{ inlineSize: `${Math.max(2, Math.min(100, (w.totaal / langst) * 100))}%` }} /></div>
          <small>{delen.map(([naam, n]) => `${naam} ${n === null ? 'onbekend' : String(n).replace('.', ',')}`).join(' · ')} weken</small>
        </>
      )}
      {w.versheid === 'verouderd' ? <span className="badge badge--let-op">Verouderd. Bel om te checken.</span> : null}
      {w.versheid === 'onbekend' ? <span className="badge badge--let-op">Bel om te vragen hoe lang het duurt.</span> : null}
      {w.peildatum ? <small className="stil">Peildatum {datum(new Date(`${w.peildatum}T12:00:00Z`), nu())}{w.bron === 'aanbieder' ? ', opgegeven door aanbieder' : ', gemeten'}</small> : null}
    </div>
  );
}

/** One dienst per row: what, from whom, where, and how long it takes. `handeling` is what one can do with it. */
export function Dienstregels({ diensten, handeling, bijschrift }: { diensten: readonly Dienst[]; handeling: (d: Dienst) => ReactNode; bijschrift: string }): ReactNode {
  return (
    <ul className="diensten" aria-label={bijschrift}>
      {diensten.map((d) => (
        <li key={d.id} className="dienst">
          <div>
            <h3>{d.naam} {d.status === 'vol' ? <span className="badge badge--let-op">Vol</span> : null}</h3>
            <p className="stil">{[d.aanbieder, d.plaats ?? 'Geen vaste plaats', label(d.vorm), d.leeftijd, label(d.zwaarte)].join(' · ')}</p>
            <p>{d.omschrijving}</p>
            <p className="stil">{d.leefgebieden.map(leefgebied).join(', ')}{d.talen.length > 1 ? ` · ook in het ${d.talen.filter((t) => t !== 'nl').map(taal).join(', ')}` : ''}{d.isVrij ? ' · voor iedereen, zonder verwijzing' : ''}</p>
          </div>
          <Wachttijd d={d} />
          <div className="dienst__knop">{handeling(d)}</div>
        </li>
      ))}
    </ul>
  );
}

/** Up to three side by side. */
export function Vergelijking({ diensten }: { diensten: readonly Dienst[] }): ReactNode {
  const rijen: [string, (d: Dienst) => ReactNode][] = [
    ['Aanbieder', (d) => d.aanbieder], ['Plaats', (d) => d.plaats ?? 'Geen vaste plaats'], ['Wachttijd', (d) => <Wachttijd d={d} />], ['Helpt bij', (d) => d.leefgebieden.map(leefgebied).join(', ')], ['Voor wie', (d) => d.leeftijd], ['Hoe', (d) => label(d.vorm)],
    ['Zwaarte', (d) => label(d.zwaarte)], ['Erkenning', (d) => label(d.erkenning)], ['Talen', (d) => d.talen.map(taal).join(', ')],
  ];
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Vergelijking van diensten">
      <table className="tabel"><caption className="sr">Vergelijking van {diensten.length} diensten</caption>
        <thead><tr><th scope="col">Wat</th>{diensten.map((d) => <th scope="col" key={d.id}>{d.naam}</th>)}</tr></thead>
        <tbody>{rijen.map(([naam, wat]) => <tr key={naam}><th scope="row">{naam}</th>{diensten.map((d) => <td key={d.id}>{wat(d)}</td>)}</tr>)}</tbody></table>
    </div>
  );
}
