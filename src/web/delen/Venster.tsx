import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Dialoog } from './Dialoog.tsx';
import { Foutlijst } from './Foutlijst.tsx';
import { Knop } from './knop.tsx';

/** The faults of the server; none = it is done. */
export type Fouten = Promise<string[]>;
type Eig = { titel: string; knop: string; sluit: () => void; klaar: () => Fouten; mag?: boolean; gelukt?: () => void; uitkomst?: ReactNode; children: ReactNode };

/**
 * A dialog with a few fields and a form of its own: Enter in a field is its button. It stays open with what was typed when the server refuses.
 * Outside the form of a task (a portal), and its submit stops here: React lets events climb out of a portal into that form. `uitkomst` takes the place of the fields.
 */
export function Venster({ titel, knop, sluit, klaar, mag = true, gelukt = sluit, uitkomst, children }: Eig): ReactNode {
  const [bezig, zetBezig] = useState(false), [fouten, zetFouten] = useState<string[]>([]);
  const bewaar = async (): Promise<void> => {
    zetBezig(true);
    try { const f = await klaar(); zetFouten(f); if (f.length === 0) gelukt(); } finally { zetBezig(false); }
  };
  return createPortal(
    <Dialoog titel={titel} sluit={sluit}>{uitkomst ?? (
      <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); e.stopPropagation(); if (mag && !bezig) void bewaar(); }}>
        <Foutlijst fouten={fouten} />{children}<div className="rij"><Knop soort="primair" type="submit" disabled={bezig || !mag}>{knop}</Knop><Knop onClick={sluit}>Terug</Knop></div>
      </form>
    )}</Dialoog>, document.body);
}
