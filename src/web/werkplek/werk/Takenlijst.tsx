import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TaakRij } from '../../delen/api-types.ts';
import { kortMoment } from '../../delen/datum.ts';
import { IconAf, IconConcept, IconKlaar, IconOp, IconPersoon, IconSpoed, IconZonderNaam } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Bol } from '../../delen/knop.tsx';
import { TermijnBadge } from '../../delen/TermijnBadge.tsx';
import { cyclus, cyclusstap, label } from '../../delen/woorden.ts';

type Eig = {
  rijen: TaakRij[]; gekozen: ReadonlySet<string>; wissel: (r: TaakRij) => void; kiesAlle: (aan: boolean) => void;
  /** Rows finished by somebody else since they were shown: task id → text. */
  klaar: ReadonlyMap<string, string>; bezig: ReadonlySet<string>; rij: number; volgorde: string; sorteer: (v: string) => void; claim: (id: string) => void; vrij: (id: string) => void;
};

/** The list as a plain table (wide) and as cards in the same order (narrow). */
export function Takenlijst(e: Eig): ReactNode {
  const alle = e.rijen.length > 0 && e.rijen.every((r) => e.gekozen.has(r.id) || e.klaar.has(r.id));
  const kop = (v: string, naam: string, richting: 'ascending' | 'descending'): ReactNode => (
    <th scope="col" aria-sort={e.volgorde === v ? richting : undefined}><button type="button" onClick={() => e.sorteer(v)}>{naam}{e.volgorde === v ? (richting === 'ascending' ? <IconOp size={15} aria-hidden /> : <IconAf size={15} aria-hidden />) : null}</button></th>
  );
  return (
    <>
      <table className="tabel takenlijst">
        <caption className="sr">Taken</caption>
        <thead><tr>
          <th scope="col"><input type="checkbox" className="vink" aria-label="Kies alle taken in deze lijst" checked={alle} onChange={(x) => e.kiesAlle(x.target.checked)} /></th>
          {kop('termijn', 'Termijn', 'ascending')}<th scope="col">Taak</th><th scope="col">Casus of vraag</th><th scope="col">Samenwerking</th><th scope="col">Bij wie</th>{kop('-gewijzigd', 'Gewijzigd', 'descending')}
        </tr></thead>
        <tbody>{e.rijen.map((r, i) => {
          const klaar = e.klaar.get(r.id);
          return (
            <tr key={r.id} data-gekozen={e.gekozen.has(r.id) ? 'ja' : undefined} data-klaar={klaar ? 'ja' : undefined} data-rij={i === e.rij ? 'nu' : undefined}>
              <td><input type="checkbox" className="vink" aria-label={`Kies taak ${r.titel}, ${r.casus?.nummer ?? ''}`} checked={e.gekozen.has(r.id)} disabled={Boolean(klaar)} onChange={() => e.wissel(r)} /></td>
              <td><TermijnBadge eind={r.termijn.eind} opgeschortTot={r.termijn.opgeschortTot} /></td>
              <td><Taaknaam r={r} i={i} /></td>
              <td><Casusnaam r={r} /></td>
              <td>{label(r.verbandCode)}{r.fase ? <small>{cyclus[cyclusstap(r.fase)]!.naam}</small> : null}</td>
              <td>{klaar ? <span className="wie"><IconKlaar size={16} aria-hidden />{klaar}</span> : <Wie r={r} bezig={e.bezig.has(r.id)} claim={() => e.claim(r.id)} vrij={() => e.vrij(r.id)} />}</td>
              <td className="stil"><time dateTime={r.gewijzigdOp}>{kortMoment(new Date(r.gewijzigdOp), nu())}</time></td>
            </tr>
          );
        })}</tbody>
      </table>
      <ul className="kaartjes">{e.rijen.map((r, i) => (
        <li key={r.id} className="kaartje">
          <div className="rij rij--uit"><TermijnBadge eind={r.termijn.eind} opgeschortTot={r.termijn.opgeschortTot} onder={false} /><input type="checkbox" className="vink" aria-label={`Kies taak ${r.titel}, ${r.casus?.nummer ?? ''}`} checked={e.gekozen.has(r.id)} onChange={() => e.wissel(r)} /></div>
          <div><Taaknaam r={r} i={i} /></div>
          <div><Casusnaam r={r} /></div>
          <div className="rij rij--uit"><span className="stil">{label(r.verbandCode)}</span><Wie r={r} bezig={e.bezig.has(r.id)} claim={() => e.claim(r.id)} vrij={() => e.vrij(r.id)} /></div>
        </li>
      ))}</ul>
    </>
  );
}

function Taaknaam({ r, i }: { r: TaakRij; i: number }): ReactNode {
  return (
    <>
      <Link to="/taak/$id" params={{ id: r.id }} data-taaklink={i}><strong>{r.titel}</strong></Link>{' '}
      {r.spoed ? <span className="badge badge--spoed"><IconSpoed size={15} aria-hidden />Spoed</span> : null}
      <small>{label(r.bouwsteen)} {r.concept ? <span className="concept-mark"><IconConcept size={14} aria-hidden />Concept bewaard</span> : null}</small>
    </>
  );
}
/** A name only when the server gives one (niveau 2); otherwise the case is without a name. */
function Casusnaam({ r }: { r: TaakRij }): ReactNode {
  if (!r.casus) return <span className="stil">Nog geen casus</span>;
  return (
    <>
      {r.casus.naam ? <strong>{r.casus.naam}</strong> : <strong className="wie"><IconZonderNaam size={16} aria-hidden />Casus zonder naam</strong>}
      <small>{r.casus.nummer}{r.casus.personen === null ? '' : ` · ${r.casus.personen} ${r.casus.personen === 1 ? 'persoon' : 'personen'}`}</small>
    </>
  );
}
function Wie({ r, bezig, claim, vrij }: { r: TaakRij; bezig: boolean; claim: () => void; vrij: () => void }): ReactNode {
  if (bezig || r.status === 'wordt-verwerkt') return <span className="stil">Wordt verwerkt…</span>;
  if (!r.wie) return <span className="wie"><span className="bol bol--klein bol--leeg" aria-hidden><IconPersoon size={14} /></span><span>Niemand<br /><button type="button" className="knop-tekst" onClick={claim}>Op mijn naam<span className="sr">: {r.titel}, {r.casus?.nummer}</span></button></span></span>;
  if (!r.wie.ik) return <span className="wie"><Bol naam={r.wie.naam} klein />{r.wie.naam}</span>;
  return <span className="wie"><Bol naam={r.wie.naam} klein /><span>Ik<br /><button type="button" className="knop-tekst stil" onClick={vrij}>Vrijgeven<span className="sr">: {r.titel}, {r.casus?.nummer}</span></button></span></span>;
}
