import type { ReactNode } from 'react';
import { IconErbij, IconWeg } from '../../../delen/iconen.ts';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption, Textbox } from '../../../delen/velden.tsx';
import { label } from '../../../delen/woorden.ts';
import { leefgebieden } from '../../melding/vragenlijst.ts';
import type { Factor } from './instrument-model.ts';

const gewichten = [['1', 'Licht'], ['2', 'Matig'], ['3', 'Zwaar']] as const;

/** Risk and protective factors, apart from any score: text, source, leefgebied, weight. */
export function Factoren({ lijst, alleenLezen, zet }: { lijst: Factor[]; alleenLezen: boolean; zet: (l: Factor[]) => void }): ReactNode {
  const wijzig = (i: number, deel: Partial<Factor>): void => zet(lijst.map((f, n) => (n === i ? { ...f, ...deel } : f)));
  const erbij = (richting: Factor['richting']): void => zet([...lijst, { richting, leefgebied: 'veiligheid', tekst: '', bron: '', gewicht: 2 }]);
  return (
    <section className="kaart__in stapel" aria-labelledby="factoren">
      <h2 id="factoren">Zorgen en krachten</h2>
      {lijst.length === 0 ? <p className="stil">Nog niets toegevoegd. Dit mag leeg blijven.</p> : null}
      {lijst.map((f, i) => alleenLezen ? <p key={i}><strong>{f.richting === 'risico' ? 'Zorg' : 'Kracht'}:</strong> {f.tekst} <span className="stil">{label(f.leefgebied)} · {f.bron}</span></p> : (
        <fieldset className="stapel" key={i}>
          <legend className="veld__label">{f.richting === 'risico' ? 'Zorg' : 'Kracht'} {i + 1}</legend>
          <div className="keuzes">
            <div className="veld"><label className="veld__label" htmlFor={`f${i}-tekst`}>Wat is het?</label><Textbox id={`f${i}-tekst`} maxLength={1000} value={f.tekst} onChange={(e) => wijzig(i, { tekst: e.target.value })} /></div>
            <div className="veld"><label className="veld__label" htmlFor={`f${i}-bron`}>Van wie weet u dit?</label><Textbox id={`f${i}-bron`} maxLength={200} value={f.bron} onChange={(e) => wijzig(i, { bron: e.target.value })} /></div>
            <div className="veld"><label className="veld__label" htmlFor={`f${i}-gebied`}>Leefgebied</label><Select id={`f${i}-gebied`} value={f.leefgebied} onChange={(e) => wijzig(i, { leefgebied: e.target.value })}>{leefgebieden.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
            <div className="veld"><label className="veld__label" htmlFor={`f${i}-gewicht`}>Hoe zwaar telt het?</label><Select id={`f${i}-gewicht`} value={String(f.gewicht)} onChange={(e) => wijzig(i, { gewicht: Number(e.target.value) })}>{gewichten.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
          </div>
          <div><Knop soort="rustig" onClick={() => zet(lijst.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg</Knop></div>
        </fieldset>
      ))}
      {alleenLezen ? null : <div className="rij"><Knop onClick={() => erbij('risico')}><IconErbij size={18} aria-hidden />Zorg toevoegen</Knop><Knop onClick={() => erbij('beschermend')}><IconErbij size={18} aria-hidden />Kracht toevoegen</Knop></div>}
    </section>
  );
}
