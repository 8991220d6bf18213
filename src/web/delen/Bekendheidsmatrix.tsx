import type { ReactNode } from 'react';
import type { Bekendheid, Cel } from './api-types.ts';
import { dag, kortMoment, tijd } from './datum.ts';
import { IconGeen, IconKlaar, IconStoring, IconTeLaat, IconVandaag } from './iconen.ts';
import { nu } from './klok.ts';
import { label } from './woorden.ts';

const tot = (iso: string | null): string => {
  if (!iso) return 'Nog geen antwoord';
  const d = new Date(iso);
  return `Tot ${dag(d) === dag(nu()) ? tijd(d) : kortMoment(d, nu())}`;
};
/** One neutral look for every no-hit (R3.2): no colour, no reason, no time. */
function Celtekst({ cel }: { cel: Cel | undefined }): ReactNode {
  switch (cel?.status) {
    case 'bekend': return <span className="hit"><IconKlaar size={15} stroke={2.25} aria-hidden />Bekend{cel.actueel ? '' : ', niet meer actueel'}</span>;
    case 'niet-gemeld': return <span className="hit hit--niet"><IconGeen size={15} aria-hidden />Niet gemeld</span>;
    case 'loopt': return <span className="hit hit--wacht"><IconVandaag size={15} aria-hidden />{tot(cel.uiterlijkOp)}</span>;
    case 'verlopen': return <span className="hit hit--wacht"><IconTeLaat size={15} aria-hidden />Verlopen</span>;
    case 'technisch-mislukt': return <span className="hit hit--wacht"><IconStoring size={15} aria-hidden />Technisch mislukt</span>;
    case 'niet-meer-nodig': return <span className="hit hit--niet">Niet meer nodig</span>;
    default: return <span className="hit hit--niet">Niet gevraagd</span>;
  }
}
function Verrijking({ cellen }: { cellen: Record<string, Cel> }): ReactNode {
  const soorten = [...new Set(Object.values(cellen).flatMap((c) => (c.status === 'bekend' && c.verrijking !== 'geen' ? [c.verrijking] : [])))];
  if (soorten.length === 0) return <span className="stil">Geen</span>;
  return <span className="rij">{soorten.map((s) => { const goed = s === 'verstrekt' || s === 'deels-verstrekt', I = goed ? IconKlaar : s === 'in-behandeling' ? IconVandaag : IconGeen; return <span key={s} className={`badge badge--${goed ? 'goed' : s === 'in-behandeling' ? 'let-op' : 'stil'}`}><I size={15} aria-hidden />{label(s)}</span>; })}</span>;
}

/** Partner × person. The sentence above it is always there. */
export function Bekendheidsmatrix({ data }: { data: Bekendheid }): ReactNode {
  return (
    <>
      <div className="rij rij--uit" style={{ padding: '0 16px 10px' }}>
        <span className="stil">{data.aantalBeantwoord} van {data.aantalGevraagd} partners hebben geantwoord</span>
        <span className="stil">{data.letOp}</span>
      </div>
      <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel Wie is betrokken">
        <table className="tabel tabel--partners">
          <caption className="sr">Wie is betrokken: per partner en per persoon</caption>
          <thead><tr><th scope="col">Partner</th>{data.personen.map((p) => <th scope="col" key={p.id}>{p.label}</th>)}<th scope="col">Verrijking</th></tr></thead>
          <tbody>
            {data.partners.map((r) => (
              <tr key={r.organisatieId}>
                <th scope="row">{r.naam}{r.isVerplicht ? <small>Verplicht</small> : null}</th>
                {data.personen.map((p) => <td key={p.id}><Celtekst cel={r.cellen[p.id]} /></td>)}
                <td><Verrijking cellen={r.cellen} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
