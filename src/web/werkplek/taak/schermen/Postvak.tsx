import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../../delen/api.ts';
import { stelWedervraag } from '../../../delen/bronnen.ts';
import { Knop } from '../../../delen/knop.tsx';
import { useNieuwId } from '../../../delen/nieuwId.ts';
import { meld } from '../../../delen/Toasts.tsx';
import { taakSleutel } from '../TaakPagina.tsx';
import type { SchermEig } from './scherm.ts';

type Gegevens = { readonly verzoekId: string; readonly wachtOpAntwoord: boolean };
/** Before a holder decides he may ask something back; the task stays his and its term stands still until there is an answer (processen §2.3). */
export function Postvak({ taak, alleenLezen }: SchermEig): ReactNode {
  const { verzoekId, wachtOpAntwoord } = (taak.gegevens?.scherm ?? {}) as Partial<Gegevens>;
  const vragen = useQueryClient();
  const [open, zetOpen] = useState(false), [tekst, zetTekst] = useState(''), [bezig, zetBezig] = useState(false), nieuw = useNieuwId();
  if (wachtOpAntwoord) return <p className="kaart__in" role="status">Uw vraag is verstuurd. Uw termijn staat stil tot er antwoord is. U kunt ook nu al beslissen.</p>;
  if (alleenLezen || verzoekId === undefined) return null;
  const stuur = async (): Promise<void> => {
    zetBezig(true);
    try { await stelWedervraag(verzoekId, nieuw.id, tekst.trim()); nieuw.vernieuw(); meld('Uw vraag is verstuurd. Uw termijn staat stil.'); await vragen.invalidateQueries({ queryKey: taakSleutel(taak.id) }); } catch (x) { meld(`Dit lukte niet: ${x instanceof ApiFout ? x.detail || x.titel : 'probeer het opnieuw.'}`); }
    zetBezig(false);
  };
  return (
    <div className="kaart__in stapel">
      <div><Knop aria-expanded={open} onClick={() => zetOpen(!open)}>Stel eerst een vraag terug</Knop></div>
      {open ? <>
        <div className="veld"><label className="veld__label" htmlFor="wedervraag">Wat wilt u eerst weten?</label><p className="veld__uitleg" id="wedervraag-uitleg">De vrager ziet deze vraag. Noem geen gegevens over de persoon. Schrijf ten minste 10 tekens.</p>
          <textarea id="wedervraag" aria-describedby="wedervraag-uitleg" className="utrecht-textarea utrecht-textarea--html-textarea" rows={3} maxLength={1000} value={tekst} onChange={(e) => zetTekst(e.target.value)} /></div>
        <div><Knop soort="primair" disabled={bezig || tekst.trim().length < 10} onClick={() => void stuur()}>Verstuur de vraag</Knop></div>
      </> : null}
    </div>
  );
}
