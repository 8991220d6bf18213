import { useState, type ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { datum } from '../../delen/datum.ts';
import { IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Foutregel, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { label } from '../../delen/woorden.ts';
import { Adviesblok } from '../analyse/Adviesblok.tsx';
import { useCasusAnalyse, useVerschil, type Analyse as Gegevens } from '../analyse/bronnen.ts';
import { feitsoorten, naamVan } from '../analyse/keuzes.ts';
import { Uitspraken } from '../analyse/Uitspraken.tsx';

/** The analysis of a case, to read: only the statements this person may have for this doel (R6.3). */
export function Analyse({ casus, doel }: { casus: Casus; doel: string }): ReactNode {
  const q = useCasusAnalyse(casus.id, doel);
  if (q.isPending) return <Laden />;
  if (!q.data) return <div className="kaart"><div className="kaart__in"><Foutregel fout={q.error} opnieuw={() => void q.refetch()} /></div></div>;
  const a = q.data.analyse;
  if (a === null) return <LegeStaat titel="Er is nog geen analyse." uitleg="Zij verschijnt hier als het onderzoek is begonnen." />;
  return (
    <div className="stapel stapel--ruim">
      <section className="kaart" aria-label={`Analyse, versie ${a.versie}`}>
        <div className="kaart__kop"><h2>Versie {a.versie}, {a.vastgesteldOp ? `vastgesteld ${datum(new Date(a.vastgesteldOp), nu())}` : label(a.status).toLowerCase()}</h2></div>
        {a.nieuweFeiten.length > 0 ? <div className="kaart__in"><p className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden /><span>Er kwam iets nieuws: {a.nieuweFeiten.map((f) => `${naamVan(feitsoorten, f.soort)} (${datum(new Date(f.op), nu())})`).join(', ')}. Kijk of dat iets verandert.</span></p></div> : null}
        <Uitspraken analyse={a} alleenLezen vernieuw={() => q.refetch()} />
        <Adviesblok analyse={a} alleenLezen vernieuw={() => q.refetch()} />
      </section>
      {a.versies.length > 1 ? <Vergelijken a={a} doel={doel} /> : null}
    </div>
  );
}

function Vergelijken({ a, doel }: { a: Gegevens; doel: string }): ReactNode {
  const [met, zetMet] = useState('');
  const q = useVerschil(a.id, met, doel);
  return (
    <section className="kaart" aria-labelledby="vergelijken"><div className="kaart__kop"><h2 id="vergelijken">Wat is er anders?</h2></div><div className="kaart__in stapel">
      <div className="veld veld--kort"><label className="veld__label" htmlFor="versie-met">Vergelijk met</label><Select id="versie-met" value={met} onChange={(e) => zetMet(e.target.value)}><SelectOption value="">Kies een versie</SelectOption>{a.versies.filter((v) => v.id !== a.id).map((v) => <SelectOption key={v.id} value={v.id}>{`Versie ${v.versie}`}</SelectOption>)}</Select></div>
      {q.data ? <dl className="gegevens">
        <dt>Toegevoegd</dt><dd>{q.data.toegevoegd.length === 0 ? 'Niets' : <ul>{q.data.toegevoegd.map((r) => <li key={r.lijnId}>{r.tekst}</li>)}</ul>}</dd>
        <dt>Gewijzigd</dt><dd>{q.data.gewijzigd.length === 0 ? 'Niets' : <ul>{q.data.gewijzigd.map((r) => <li key={r.lijnId}><del>{r.was}</del> <ins>{r.wordt}</ins></li>)}</ul>}</dd>
        <dt>Weggehaald</dt><dd>{q.data.verwijderd.length === 0 ? 'Niets' : <ul>{q.data.verwijderd.map((r) => <li key={r.lijnId}>{r.tekst}</li>)}</ul>}</dd>
      </dl> : null}
    </div></section>
  );
}
