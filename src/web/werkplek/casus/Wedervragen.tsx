import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Wedervraag } from '../../delen/api-types.ts';
import { beantwoordWedervraag, haalWedervragen } from '../../delen/bronnen.ts';
import { moment } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useSessie } from '../../delen/sessie.ts';
import { meld } from '../../delen/Toasts.tsx';

/** Questions that holders ask back about a verzoek of ours; while one is open the term of that holder stands still. */
export function Wedervragen({ casusId }: { casusId: string }): ReactNode {
  const rol = useSessie().data?.rol?.toegangsrol;
  const mag = rol === 'procesregisseur';
  const lijst = useQuery({ queryKey: ['casus', casusId, 'wedervragen'], queryFn: () => haalWedervragen(casusId), enabled: mag });
  const items = lijst.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="kaart" aria-labelledby="wedervragen"><div className="kaart__kop"><h2 id="wedervragen">Een organisatie vraagt u iets terug</h2></div>
      {items.map((v) => <Vraag key={v.id} v={v} casusId={casusId} />)}</section>
  );
}
function Vraag({ v, casusId }: { v: Wedervraag; casusId: string }): ReactNode {
  const vragen = useQueryClient();
  const [tekst, zetTekst] = useState(''), [bezig, zetBezig] = useState(false);
  const stuur = async (): Promise<void> => {
    zetBezig(true);
    try { await beantwoordWedervraag(v.id, tekst.trim()); meld('Uw antwoord is verstuurd.'); } catch (x) { meld(`Dit lukte niet: ${x instanceof ApiFout ? x.detail || x.titel : 'probeer het opnieuw.'}`); }
    await vragen.invalidateQueries({ queryKey: ['casus', casusId, 'wedervragen'] });
    zetBezig(false);
  };
  return (
    <div className="kaart__in stapel">
      <p><strong>{v.houder}</strong> <span className="stil">{moment(new Date(v.gesteldOp), nu())}</span><br />{v.vraag}</p>
      <div className="veld"><label className="veld__label" htmlFor={`antwoord-${v.id}`}>Uw antwoord aan {v.houder}</label><textarea id={`antwoord-${v.id}`} className="utrecht-textarea utrecht-textarea--html-textarea" rows={3} maxLength={2000} value={tekst} onChange={(e) => zetTekst(e.target.value)} /></div>
      <div><Knop soort="primair" disabled={bezig || tekst.trim() === ''} onClick={() => void stuur()}>Verstuur het antwoord</Knop></div>
    </div>
  );
}
