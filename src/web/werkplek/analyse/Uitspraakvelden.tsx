import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import { Foutlijst } from '../../delen/Foutlijst.tsx';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { gegevenssoortnaam } from '../../delen/woorden.ts';
import type { Analyse, Invoer } from './bronnen.ts';
import { bronsoorten, leefgebieden, soorten, zekerheden } from './keuzes.ts';

export const legeUitspraak: Invoer = { soort: 'feit', tekst: '', gegevenssoort: 'VEI', leefgebied: 'veiligheid', persoonId: null, bronsoort: 'gesprek', bron: '', bronGeldigTot: null, peildatum: null, zekerheid: 2, functie: null, toetsvraag: null };
/** The questions stand inside the form of the task: Enter in a field must not end the task. */
export const geenEnter = (e: KeyboardEvent): void => { if (e.key === 'Enter' && (e.target as HTMLElement).tagName === 'INPUT') e.preventDefault(); };

type Eig = { analyse: Analyse; begin: Invoer; kop: string; bewaar: (u: Invoer, id: string) => Promise<void>; sluit: () => void };
/** One statement being written: what, what kind, from whom, when and how sure. */
export function Uitspraakvelden({ analyse, begin, kop, bewaar, sluit }: Eig): ReactNode {
  const [u, zet] = useState(begin), [fouten, zetFouten] = useState<string[]>([]), [bezig, zetBezig] = useState(false);
  const id = useId(), nieuw = useNieuwId();
  const bij = (deel: Partial<Invoer>): void => zet((o) => ({ ...o, ...deel }));
  const keuze = (veld: keyof Invoer, naam: string, lijst: readonly (readonly [string, string])[], waarde: string, kies: (w: string) => void): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`${id}-${veld}`}>{naam}</label><Select id={`${id}-${veld}`} value={waarde} onChange={(e) => kies(e.target.value)}>{lijst.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
  );
  const klaar = async (): Promise<void> => {
    zetBezig(true);
    try { await bewaar(u, nieuw.id); sluit(); } catch (x) {
      if (!(x instanceof ApiFout)) throw x;
      zetFouten(foutregels(x));
    } finally { zetBezig(false); }
  };
  const mening = analyse.rol === 'bijdrager' ? soorten.filter(([c]) => c !== 'mening-betrokkene') : soorten;
  return (
    <fieldset className="stapel" onKeyDown={geenEnter}>
      <legend className="veld__label">{kop}</legend>
      <Foutlijst fouten={fouten} />
      <div className="veld"><label className="veld__label" htmlFor={`${id}-tekst`}>Wat wilt u opschrijven?</label><Textarea id={`${id}-tekst`} rows={3} maxLength={4000} value={u.tekst} onChange={(e) => bij({ tekst: e.target.value })} /></div>
      <div className="keuzes">
        {keuze('soort', 'Wat voor uitspraak is dit?', mening, u.soort, (w) => bij({ soort: w }))}
        {keuze('leefgebied', 'Waar gaat het over?', leefgebieden, u.leefgebied, (w) => bij({ leefgebied: w }))}
        {keuze('gegevenssoort', 'Soort gegevens', analyse.gegevenssoorten.map((g) => [g, gegevenssoortnaam[g] ?? g] as const), u.gegevenssoort, (w) => bij({ gegevenssoort: w }))}
        {keuze('persoonId', 'Over wie?', [['', 'Het hele gezin'], ...analyse.personen.map((p) => [p.id, p.label] as const)], u.persoonId ?? '', (w) => bij({ persoonId: w === '' ? null : w }))}
        {keuze('bronsoort', 'Hoe weet u dit?', bronsoorten, u.bronsoort, (w) => bij({ bronsoort: w }))}
        <div className="veld"><label className="veld__label" htmlFor={`${id}-bron`}>Bron</label><Textbox id={`${id}-bron`} maxLength={300} value={u.bron} onChange={(e) => bij({ bron: e.target.value })} /></div>
        <div className="veld"><label className="veld__label" htmlFor={`${id}-peil`}>Wanneer was dit zo?</label><Textbox id={`${id}-peil`} type="date" value={u.peildatum ?? ''} onChange={(e) => bij({ peildatum: e.target.value || null })} /></div>
        {keuze('zekerheid', 'Hoe zeker is dit?', zekerheden, String(u.zekerheid), (w) => bij({ zekerheid: Number(w) }))}
        {u.soort === 'oordeel' ? <div className="veld"><label className="veld__label" htmlFor={`${id}-functie`}>In welke functie oordeelt u dit?</label><Textbox id={`${id}-functie`} maxLength={80} value={u.functie ?? ''} onChange={(e) => bij({ functie: e.target.value || null })} /></div> : null}
        {u.soort === 'hypothese' ? <div className="veld"><label className="veld__label" htmlFor={`${id}-toets`}>Met welke vraag kunt u dit toetsen?</label><Textbox id={`${id}-toets`} maxLength={500} value={u.toetsvraag ?? ''} onChange={(e) => bij({ toetsvraag: e.target.value || null })} /></div> : null}
      </div>
      <div className="rij"><Knop soort="tweede" disabled={bezig || u.tekst.trim().length < 3} onClick={() => void klaar()}>Uitspraak bewaren</Knop><Knop soort="rustig" onClick={sluit}>Terug</Knop></div>
    </fieldset>
  );
}
