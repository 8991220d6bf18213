import { Textarea, Textbox } from '../../delen/velden.tsx';
import type { ReactNode } from 'react';
import type { MeldingConcept, Vraag } from './vragenlijst.ts';

export const waardeVan = (c: MeldingConcept, v: Pick<Vraag, 'sleutel' | 'antwoord'>): unknown => (v.antwoord ? c.antwoorden : c.velden)[v.sleutel];

/** One question of the melding. Nothing is required before the last step. */
export function Vraagblok({ v, c, zet }: { v: Vraag; c: MeldingConcept; zet: (c: MeldingConcept) => void }): ReactNode {
  if (v.als && (c.antwoorden[v.als[0]] ?? c.velden[v.als[0]]) !== v.als[1]) return null;
  const w = waardeVan(c, v), id = `m-${v.sleutel}`;
  const bij = (nieuw: unknown): void => zet(v.antwoord ? { ...c, antwoorden: { ...c.antwoorden, [v.sleutel]: nieuw } } : { ...c, velden: { ...c.velden, [v.sleutel]: nieuw } });
  const uitleg = v.uitleg ? <p className="veld__uitleg" id={`${id}-uitleg`}>{v.uitleg}</p> : null;
  const beschreven = v.uitleg ? `${id}-uitleg` : undefined;
  if (v.soort === 'keuze' || v.soort === 'meerkeuze') {
    const meer = v.soort === 'meerkeuze', lijst = Array.isArray(w) ? (w as string[]) : [];
    return (
      <fieldset className="stapel" aria-describedby={beschreven}><legend className="veld__label">{v.vraag}</legend>{uitleg}
        <div className={meer ? 'keuzes keuzes--rij' : 'keuzes'}>
          {(v.keuzes ?? []).map(([waarde, tekst, extra], i) => (
            <label className="keuze" key={waarde}><input id={i === 0 ? id : undefined} type={meer ? 'checkbox' : 'radio'} name={id} checked={meer ? lijst.includes(waarde) : w === waarde} onChange={(e) => bij(meer ? (e.target.checked ? [...lijst, waarde] : lijst.filter((x) => x !== waarde)) : waarde)} /><span>{extra ? <><strong>{tekst}</strong><small>{extra}</small></> : tekst}</span></label>
          ))}
        </div>
      </fieldset>
    );
  }
  const tekst = typeof w === 'string' ? w : '';
  return (
    <div className="veld"><label className="veld__label" htmlFor={id}>{v.vraag}</label>{uitleg}
      {v.soort === 'lang' ? <Textarea id={id} rows={v.sleutel === 'situatieschets' ? 7 : 3} maxLength={v.max} value={tekst} aria-describedby={beschreven} onChange={(e) => bij(e.target.value)} />
        : <div className={v.soort === 'tijdstip' ? 'veld--kort' : undefined}><Textbox id={id} type={v.soort === 'tijdstip' ? 'datetime-local' : 'text'} maxLength={v.max} value={tekst} aria-describedby={beschreven} onChange={(e) => bij(e.target.value)} /></div>}
    </div>
  );
}
