import type { ReactNode } from 'react';
import { IconLetOp } from '../../../delen/iconen.ts';
import type { Organisatie } from './uitkomst-model.ts';

export const Veld = ({ id, label, children }: { id: string; label: string; children: ReactNode }): ReactNode => <div className="veld"><label className="veld__label" htmlFor={id}>{label}</label>{children}</div>;

/** What the server found wrong with this line. */
export const Regelfouten = ({ fouten }: { fouten: { veld: string; melding: string }[] }): ReactNode => fouten.map((f) => <p className="veld__fout" key={f.veld + f.melding}><IconLetOp size={18} aria-hidden />{f.melding}</p>);

/** Narrows who gets a line. Nobody gets more than his ground allows, whatever is ticked. */
export function AlleenVoor({ id, orgs, gekozen, alleenLezen, zet }: { id: string; orgs: Organisatie[]; gekozen: string[] | null; alleenLezen: boolean; zet: (l: string[] | null) => void }): ReactNode {
  const bij = (o: string, aan: boolean): void => { const l = aan ? [...gekozen ?? [], o] : (gekozen ?? []).filter((x) => x !== o); zet(l.length > 0 ? l : null); };
  return (
    <details><summary className="knop-tekst" style={{ display: 'inline-block' }}>Wie krijgt dit? {gekozen === null ? 'Iedereen met een grondslag' : `Alleen ${gekozen.length} ${gekozen.length === 1 ? 'organisatie' : 'organisaties'}`}</summary>
      <fieldset className="stapel" style={{ marginBlockStart: 8 }}><legend className="sr">Alleen voor</legend>
        <p className="stil">Kies niemand: iedereen met een grondslag krijgt het.</p>
        {orgs.map((o) => <label className="keuze" key={o.id} htmlFor={`${id}-voor-${o.id}`}><input id={`${id}-voor-${o.id}`} type="checkbox" disabled={alleenLezen} checked={gekozen?.includes(o.id) === true} onChange={(e) => bij(o.id, e.target.checked)} /> {o.naam}{o.aanwezig ? '' : ' (was er niet)'}</label>)}
      </fieldset></details>
  );
}
