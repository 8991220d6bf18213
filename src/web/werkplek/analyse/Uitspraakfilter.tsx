import type { ReactNode } from 'react';
import { Knop } from '../../delen/knop.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import type { Analyse, Uitspraakregel } from './bronnen.ts';
import { leefgebieden, soorten, zekerheden } from './keuzes.ts';
import { bronkeuzes, geenFilter, heelGezin, isGefilterd, type Filter, type Volgorde } from './schikken.ts';

type Eig = { analyse: Analyse; lijst: readonly Uitspraakregel[]; over: number; filter: Filter; zet: (f: Filter) => void; volgorde: Volgorde; zetVolgorde: (v: Volgorde) => void };
/** Narrows and orders the statements; only choices that occur are there. */
export function Uitspraakfilter({ analyse: a, lijst, over, filter: f, zet, volgorde, zetVolgorde }: Eig): ReactNode {
  const er = (kies: (u: Uitspraakregel) => string) => ([code]: readonly [string, string]): boolean => lijst.some((u) => kies(u) === code);
  const keuze = (veld: keyof Filter, naam: string, opties: readonly (readonly [string, string])[]): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`uf-${veld}`}>{naam}</label><Select id={`uf-${veld}`} value={f[veld]} onChange={(e) => zet({ ...f, [veld]: e.target.value })}><SelectOption value="">Alles</SelectOption>{opties.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
  );
  return (
    <div className="stapel" role="group" aria-label="Uitspraken filteren">
      <div className="velden">
        {keuze('soort', 'Soort', soorten.filter(er((u) => u.soort)))}
        {keuze('leefgebied', 'Leefgebied', leefgebieden.filter(er((u) => u.leefgebied)))}
        {keuze('persoon', 'Over wie', [[heelGezin, 'Het hele gezin'] as const, ...a.personen.map((p) => [p.id, p.label] as const)].filter(er((u) => u.persoonId ?? heelGezin)))}
        {keuze('bron', 'Bron', bronkeuzes(lijst))}
        {keuze('zekerheid', 'Zekerheid', zekerheden.filter(er((u) => String(u.zekerheid))))}
        <div className="veld"><label className="veld__label" htmlFor="uf-volgorde">Orden op</label><Select id="uf-volgorde" value={volgorde} onChange={(e) => zetVolgorde(e.target.value as Volgorde)}><SelectOption value="leefgebied">Leefgebied</SelectOption><SelectOption value="bron">Bron</SelectOption><SelectOption value="soort">Soort</SelectOption></Select></div>
      </div>
      <div className="rij" style={{ minBlockSize: 36 }}><p role="status" className="stil">{isGefilterd(f) ? `${over} van ${lijst.length} uitspraken` : `${lijst.length} uitspraken`}</p>{isGefilterd(f) ? <Knop soort="rustig" onClick={() => zet(geenFilter)}>Wis filters</Knop> : null}</div>
    </div>
  );
}
