import { useId, useState, type ReactNode } from 'react';
import { IconLetOp } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { Textarea } from '../../delen/velden.tsx';
import { regelnamen } from './bronnen.ts';
import type { Geweigerd as Regel, Wachtrij } from './useWachtrij.ts';

/** Lines that the server refused: each with its reason and its text, until the writer changes, repeats or throws it away. */
export const Geweigerd = ({ rij }: { rij: Wachtrij }): ReactNode => rij.geweigerd.map((g) => <Een key={g.regel.id} g={g} rij={rij} />);

function Een({ g, rij }: { g: Regel; rij: Wachtrij }): ReactNode {
  const id = useId(), [tekst, zetTekst] = useState(g.regel.tekst);
  return (
    <div className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden />
      <div className="stapel" style={{ flex: 1 }}><p role="alert"><strong>Niet vastgelegd.</strong> {g.reden}</p>
        <div className="veld"><label className="veld__label" htmlFor={id}>Uw regel ({(regelnamen[g.regel.soort] ?? g.regel.soort).toLowerCase()})</label><Textarea id={id} rows={2} maxLength={4000} value={tekst} onChange={(e) => zetTekst(e.target.value)} /></div>
        <div className="rij"><Knop disabled={tekst.trim().length < 2} onClick={() => rij.opnieuw({ ...g.regel, tekst: tekst.trim() })}>Opnieuw vastleggen</Knop><Knop soort="rustig" onClick={() => rij.gooiWeg(g.regel.id)}>Gooi weg</Knop></div></div></div>
  );
}
