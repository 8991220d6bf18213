import { Select, SelectOption, Textarea, Textbox } from '../velden.tsx';
import type { ReactNode } from 'react';
import { IconTeLaat } from '../iconen.ts';
import { datum, tijd } from '../datum.ts';
import { nu } from '../klok.ts';
import type { Veld } from './model.ts';

type Eig = {
  veld: Veld;
  waarde: unknown;
  fout: string | undefined;
  alleenLezen: boolean;
  nietMogelijk: Record<string, string> | undefined;
  /** Set when the section heading already is the question: the label is then only for screen readers. */
  labelId: string | undefined;
  uitlegId: string | undefined;
  bij: (waarde: unknown) => void;
  bijVerlaten: () => void;
};
export const veldId = (sleutel: string): string => `veld-${sleutel}`;

/** One question of the closed subset, with label, explanation and fault joined to the control. */
export function VeldInvoer(e: Eig): ReactNode {
  const { veld, fout } = e;
  if (veld.soort === 'uitleg') return <p className="veld__uitleg lees">{veld.uitleg.replace(/^#+\s*/gm, '')}</p>;
  const id = veldId(veld.sleutel);
  const beschreven = [veld.uitleg ? `${id}-uitleg` : e.uitlegId, fout ? `${id}-fout` : ''].filter(Boolean).join(' ') || undefined;
  const groep = veld.soort === 'keuze' || veld.soort === 'meerkeuze';
  const etiket = <>{veld.label}{!veld.verplicht && veld.soort !== 'vink' && !e.labelId ? <span className="optioneel"> (mag leeg blijven)</span> : null}</>;
  return (
    <div className={fout ? 'veld veld--fout' : 'veld'} onBlur={e.bijVerlaten}>
      {groep || e.labelId || (veld.soort === 'vink' && !e.alleenLezen) ? null : e.alleenLezen ? <span className="veld__label">{veld.label}</span> : <label className="veld__label" htmlFor={id}>{etiket}</label>}
      {groep && !e.labelId ? <span className="veld__label" id={`${id}-label`}>{etiket}</span> : null}
      {veld.uitleg ? <p className="veld__uitleg" id={`${id}-uitleg`}>{veld.uitleg}</p> : null}
      {fout ? <p className="veld__fout" id={`${id}-fout`}><IconTeLaat size={18} aria-hidden />{fout}</p> : null}
      {e.alleenLezen ? <p className="lees">{(veld.soort === 'vink' && e.waarde !== true ? '' : alsTekst(veld, e.waarde)) || <span className="stil">Niet ingevuld</span>}</p> : <Besturing {...e} id={id} beschreven={beschreven} />}
    </div>
  );
}

function Besturing(e: Eig & { id: string; beschreven: string | undefined }): ReactNode {
  const { veld, waarde, id, beschreven } = e;
  const tekst = typeof waarde === 'string' || typeof waarde === 'number' ? String(waarde) : '';
  const gemeen = { id, 'aria-describedby': beschreven, 'aria-labelledby': e.labelId, 'aria-required': veld.verplicht || undefined, invalid: Boolean(e.fout) };
  switch (veld.soort) {
    case 'lang': return <Textarea {...gemeen} rows={3} value={tekst} onChange={(x) => e.bij(x.target.value)} />;
    case 'getal': return <div className="veld--kort"><Textbox {...gemeen} inputMode="decimal" value={tekst} onChange={(x) => e.bij(x.target.value)} /></div>;
    case 'datum': return <div className="veld--kort"><Textbox {...gemeen} type="date" value={tekst} onChange={(x) => e.bij(x.target.value)} /></div>;
    case 'tijdstip': return <div className="veld--kort"><Textbox {...gemeen} type="datetime-local" value={lokaal(tekst)} onChange={(x) => e.bij(x.target.value)} /></div>;
    case 'lijst': return (
      <Select {...gemeen} value={tekst} onChange={(x) => e.bij(x.target.value)}>
        <SelectOption value="">Kies een antwoord</SelectOption>
        {veld.opties.map((o) => <SelectOption key={o.waarde} value={o.waarde}>{o.label}</SelectOption>)}
      </Select>
    );
    case 'vink': return (
      <label className="keuze"><input id={id} type="checkbox" checked={waarde === true} aria-labelledby={e.labelId ? `${e.labelId} ${id}-ja` : undefined} aria-describedby={beschreven} aria-invalid={e.fout ? true : undefined} onChange={(x) => e.bij(x.target.checked)} /><span id={`${id}-ja`}>{e.labelId ? 'Ja' : veld.label}</span></label>
    );
    case 'keuze': return (
      <div className="keuzes" role="radiogroup" aria-labelledby={e.labelId ?? `${id}-label`} aria-describedby={beschreven} aria-required={veld.verplicht} aria-invalid={e.fout ? true : undefined}>
        {veld.opties.map((o, i) => {
          const reden = veld.isUitkomst ? e.nietMogelijk?.[o.waarde] : undefined;
          const uitleg = reden ?? o.uitleg;
          return (
            <label className="keuze" key={o.waarde}>
              <input id={i === 0 ? id : `${id}-${o.waarde}`} type="radio" name={id} value={o.waarde} checked={waarde === o.waarde} disabled={Boolean(reden)} onChange={() => e.bij(o.waarde)} />
              <span><strong>{o.label}</strong>{uitleg ? <small>{reden ? `Dit kan nu niet. ${reden}` : uitleg}</small> : null}</span>
            </label>
          );
        })}
        {veld.opties.length === 0 ? <p className="stil">Er is nu niets om uit te kiezen.</p> : null}
      </div>
    );
    case 'meerkeuze': {
      const gekozen = Array.isArray(waarde) ? (waarde as string[]) : [];
      return (
        <div className="keuzes keuzes--rij" role="group" aria-labelledby={e.labelId ?? `${id}-label`} aria-describedby={beschreven}>
          {veld.opties.map((o, i) => (
            <label className="keuze" key={o.waarde}>
              <input id={i === 0 ? id : `${id}-${o.waarde}`} type="checkbox" value={o.waarde} checked={gekozen.includes(o.waarde)} onChange={(x) => e.bij(x.target.checked ? [...gekozen, o.waarde] : gekozen.filter((w) => w !== o.waarde))} />
              <span>{o.label} {o.uitleg ? <small>{o.uitleg}</small> : null}</span>
            </label>
          ))}
          {veld.opties.length === 0 ? <p className="stil">Er is nu niets om uit te kiezen.</p> : null}
        </div>
      );
    }
    default: return <Textbox {...gemeen} value={tekst} onChange={(x) => e.bij(x.target.value)} />;
  }
}

/** ISO moment → value of a datetime-local control (local time of the browser). */
function lokaal(iso: string): string {
  if (!iso || !/Z|[+-]\d\d:\d\d$/.test(iso)) return iso;
  const d = new Date(iso);
  return Number.isNaN(d.getTime()) ? '' : new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** An answer as people read it: labels instead of codes. */
export function alsTekst(veld: Veld, waarde: unknown): string {
  const naam = (w: unknown): string => veld.opties.find((o) => o.waarde === w)?.label ?? String(w ?? '');
  if (Array.isArray(waarde)) return waarde.map(naam).join(', ');
  if (veld.soort === 'vink') return waarde === true ? 'Ja' : 'Nee';
  if (typeof waarde === 'string' && waarde && (veld.soort === 'datum' || veld.soort === 'tijdstip')) {
    const d = new Date(waarde);
    return Number.isNaN(d.getTime()) ? waarde : veld.soort === 'datum' ? datum(d, nu()) : `${datum(d, nu())} ${tijd(d)}`;
  }
  return naam(waarde);
}
