import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actietekst, past } from '../../../domein/actie/tekst.ts';
import { foutregels, ApiFout, type Antwoord } from '../../delen/api.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { Textbox } from '../../delen/velden.tsx';
import { Venster, type Fouten } from '../../delen/Venster.tsx';
import type { Besproken } from '../acties/bronnen.ts';

type Eig = { over: string; zet: (body: { id: string; thema: string }) => Promise<Antwoord<Besproken>>; sluit: () => void; klaar: () => void };

/** Puts something of the plan on the agenda of the next meeting; without one it says that the point waits, and where to plan a meeting (ux §4.11). */
export function Bespreken({ over, zet, sluit, klaar }: Eig): ReactNode {
  const [thema, zetThema] = useState(over.slice(0, actietekst.thema.max)), [uit, zetUit] = useState<Besproken | null>(null), nieuw = useNieuwId();
  const doe = async (): Fouten => {
    try { zetUit((await zet({ id: nieuw.id, thema: thema.trim() })).body); return []; } catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); }
  };
  return (
    <Venster titel="Bespreken in overleg" knop="Zet op de agenda" sluit={sluit} klaar={doe} gelukt={klaar} mag={past(actietekst.thema, thema)} uitkomst={uit === null ? undefined : (
      <div className="stapel">
        {uit.overlegnummer !== null ? <p role="status">Het punt staat op de agenda van overleg {uit.overlegnummer}.</p> : <>
          <p role="status">Er is nog geen overleg met een agenda. Het punt staat klaar voor wie het volgende overleg voorbereidt.</p>
          {uit.taakId !== null ? <p>Wilt u niet wachten? Kies in de taak Regie voeren voor opnieuw overleggen. <Link to="/taak/$id" params={{ id: uit.taakId }}>Overleg vragen in Regie voeren</Link></p> : null}
        </>}
        <div><Knop soort="primair" onClick={sluit}>Sluiten</Knop></div>
      </div>
    )}>
      <p>Dit punt komt op de agenda van het volgende overleg. Alleen wie bij dit punt hoort, leest de tekst.</p>
      <div className="veld"><label className="veld__label" htmlFor="bespreken-thema">Wat wilt u bespreken?</label><Textbox id="bespreken-thema" maxLength={actietekst.thema.max} value={thema} onChange={(e) => zetThema(e.target.value)} /></div>
    </Venster>
  );
}

/** Where it will be discussed, in words. */
export const besprokenZin = (b: { overlegnummer: string | null }): string => (b.overlegnummer === null ? 'Staat klaar voor het volgende overleg' : `Staat op de agenda van overleg ${b.overlegnummer}`);
