import type { ReactNode } from 'react';
import { IconLetOp } from '../../../delen/iconen.ts';
import { label } from '../../../delen/woorden.ts';
import type { SchermEig } from './scherm.ts';

type Uitslag = { geldig: boolean; score: number | null; band: string | null; label: string | null; aantalOntbrekend: number; stap: number | null; telde: { item: string; onderwerp: string; antwoord: string; punten: number | null }[] };
type Triagescherm = {
  soort: 'triage';
  advies: { urgentieCode: string | null; vervolg: string | null; isOnvoldoendeBeeld: boolean } | null;
  uitslagen: { instrument: string; titel: string; versie: string; label: string | null; banden: { code: string; label: string }[]; uitslag: Uitslag }[];
};

/** What the instruments say, explained and never as a bare number; the decision is the form below (ux §4.7). */
export function Triage({ taak, waarden }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Triagescherm;
  const gekozen = waarden['uitkomst'], vervolg = s.advies?.vervolg;
  return (
    <>
      {s.advies?.isOnvoldoendeBeeld ? <div className="kaart__in"><p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span>Er is nog onvoldoende beeld. Te veel antwoorden zijn onbekend.</span></p></div> : null}
      {s.uitslagen.map((u, i) => <Uitslagblok key={`${u.instrument}-${i}`} u={u} />)}
      {vervolg && gekozen && gekozen !== vervolg ? <div className="kaart__in"><p className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden /><span>U wijkt af van het advies ({label(vervolg).toLowerCase()}). Waarom? Schrijf dat bij de motivatie.</span></p></div> : null}
    </>
  );
}

function Uitslagblok({ u: { titel, banden, label: merk, uitslag: u } }: { u: Triagescherm['uitslagen'][number] }): ReactNode {
  const uitkomst = u.label ?? (u.band ? label(u.band) : 'geen uitslag');
  const telde = [...u.telde].sort((a, b) => (b.punten ?? 0) - (a.punten ?? 0));
  return (
    <section className="kaart__in stapel" aria-label={`Uitslag ${titel}`}>
      <div className="rij rij--uit"><h2>{titel}: {uitkomst}</h2>{merk ? <span className="badge badge--stil">{merk}</span> : null}</div>
      {u.geldig ? null : <p className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>Er ontbreken te veel antwoorden. Deze uitslag telt niet mee in het advies.</span></p>}
      {banden.length > 1 && u.band ? (
        <figure className="uitslag"><div className="uitslag__balk" aria-hidden>{banden.map((b) => <i key={b.code} data-hier={b.code === u.band ? 'ja' : undefined} />)}</div>
          <figcaption className="stil">{banden.map((b) => b.label).join(' · ')}. Hier: {uitkomst}{u.score === null ? '' : `, ${u.score} punten`}.</figcaption></figure>
      ) : null}
      {telde.length > 0 ? <details><summary className="knop-tekst" style={{ display: 'inline-block' }}>Dit telde mee</summary>
        <div className="tabel-wikkel" tabIndex={0} role="group" aria-label={`Antwoorden ${titel}`}><table className="tabel"><caption className="sr">Dit telde mee bij {titel}</caption><thead><tr><th scope="col">Onderwerp</th><th scope="col">Antwoord</th><th scope="col">Punten</th></tr></thead>
          <tbody>{telde.map((t) => <tr key={t.item}><th scope="row">{t.onderwerp}</th><td>{t.antwoord}</td><td>{t.punten ?? '–'}</td></tr>)}</tbody></table></div></details> : null}
      {u.aantalOntbrekend > 0 ? <p className="stil">Dit ontbrak: {u.aantalOntbrekend} {u.aantalOntbrekend === 1 ? 'antwoord' : 'antwoorden'}.</p> : null}
    </section>
  );
}
