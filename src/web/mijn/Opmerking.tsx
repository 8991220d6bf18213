import { useId, useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import { zegOverDeel } from '../delen/bronnen.ts';
import { Knop } from '../delen/knop.tsx';
import { useNieuwId } from '../delen/nieuwId.ts';
import { Textarea } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Status } from './Status.tsx';

/** Something to say about one part of the plan: the casusregisseur reads it on the card. It is no yes and no no. */
export function Opmerking({ planId, deel, ververs }: { planId: string; deel: { id: string; omschrijving: string }; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), nieuw = useNieuwId(), [open, zetOpen] = useState(false), [{ tekst }, zet, wis] = useBewaard(`opmerking.${deel.id}`, { tekst: '' }, () => { zetOpen(true); }), [fout, zetFout] = useState(''), [gelukt, zetGelukt] = useState(''), [bezig, zetBezig] = useState(false);
  const stuur = async (): Promise<void> => {
    if (tekst.trim().length < 3) { zetFout('Schrijf op wat u wilt zeggen.'); return; }
    zetBezig(true);
    try { await zegOverDeel(planId, { id: nieuw.id, interventieId: deel.id, tekst: tekst.trim() }); nieuw.vernieuw(); wis(); zetOpen(false); zetGelukt('Wij hebben uw opmerking.'); await ververs(); }
    catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.detail || 'Het lukt nu niet. Uw tekst staat er nog. Probeer het later nog een keer.'); } finally { zetBezig(false); }
  };
  return <><Status zin={gelukt} />{!open ? <div><Knop soort="rustig" aria-label={`Zeg hier iets over: ${deel.omschrijving}`} onClick={() => { zetGelukt(''); zetOpen(true); }}>Zeg hier iets over</Knop></div> : (
    <form className="stapel" noValidate aria-label={`Iets zeggen over: ${deel.omschrijving}`} onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
      <label htmlFor={id}>Wat wilt u zeggen?</label><Textarea id={id} rows={3} maxLength={1000} value={tekst} onChange={(e) => { zetFout(''); zet({ tekst: e.target.value }); }} aria-describedby={fout ? `${id}-fout` : undefined} />
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div className="rij"><Knop type="submit" disabled={bezig}>Verstuur</Knop><Knop onClick={() => { zetOpen(false); }}>Terug</Knop></div>
    </form>
  )}</>;
}
