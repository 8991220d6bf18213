import { useState, type ReactNode } from 'react';
import { doelen } from '../../domein/doel.ts';
import { Knop } from '../delen/knop.tsx';
import { Select, SelectOption, Textbox } from '../delen/velden.tsx';
import { label } from '../delen/woorden.ts';
import { redennamen, type Filter } from './bronnen.ts';

const handelingen = ['lezen', 'zoeken', 'schrijven', 'verstrekken', 'export'];
type Keuzeveld = { naam: 'reden' | 'doel' | 'handeling'; tekst: string; keuzes: readonly (readonly [string, string])[] };
const keuzevelden: readonly Keuzeveld[] = [
  { naam: 'doel', tekst: 'Doel', keuzes: [['', 'Alle'], ...Object.keys(doelen).map((d) => [d, label(d)] as const)] },
  { naam: 'handeling', tekst: 'Handeling', keuzes: [['', 'Alle'], ...handelingen.map((h) => [h, label(h)] as const)] },
];

/** The filters of the logs; what is filled in stands in the address after [Zoek], so it takes numbers and codes only. Nothing is asked before a reason is chosen. */
export function Zoekformulier({ filter, zoek, fouten }: { filter: Filter; zoek: (f: Filter) => void; fouten: Readonly<Record<string, string>> }): ReactNode {
  const [v, zetV] = useState<Filter>(filter), [geenReden, zetGeenReden] = useState(false);
  const zet = (naam: keyof Filter, waarde: string): void => { zetV({ ...v, [naam]: waarde }); };
  const fout = (naam: string): ReactNode => (fouten[naam] ? <p className="veld__fout" role="alert" id={`log-${naam}-fout`}>{fouten[naam]}</p> : null);
  const tekstveld = (naam: 'van' | 'tot' | 'casus' | 'spoor', tekst: string, type = 'text'): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`log-${naam}`}>{tekst}</label>{fout(naam)}<Textbox id={`log-${naam}`} type={type} maxLength={40} value={v[naam] ?? ''} invalid={Boolean(fouten[naam])} aria-describedby={fouten[naam] ? `log-${naam}-fout` : undefined} onChange={(e) => zet(naam, e.target.value)} /></div>
  );
  const vinkje = (naam: 'geweigerd' | 'noodgeval', tekst: string): ReactNode => <label className="rij" style={{ gap: 8 }}><input type="checkbox" checked={v[naam] === 'ja'} onChange={(e) => zet(naam, e.target.checked ? 'ja' : '')} />{tekst}</label>;
  return (
    <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); zetGeenReden(!v.reden); if (v.reden) zoek(v); }}>
      <div className="filters" data-open="ja" style={{ margin: 0 }}>
        <div className="veld"><label className="veld__label" htmlFor="log-reden">Waarom zoekt u?</label>{geenReden ? <p className="veld__fout" role="alert" id="log-reden-fout">Kies waarom u zoekt. Dit komt in de logboeken.</p> : null}
          <Select id="log-reden" value={v.reden ?? ''} invalid={geenReden} aria-describedby={geenReden ? 'log-reden-fout' : undefined} onChange={(e) => zet('reden', e.target.value)}><SelectOption value="">Kies een reden</SelectOption>{Object.entries(redennamen).map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
        {tekstveld('van', 'Vanaf', 'date')}{tekstveld('tot', 'Tot en met', 'date')}{tekstveld('casus', 'Casusnummer')}
        {keuzevelden.map((k) => <div className="veld" key={k.naam}><label className="veld__label" htmlFor={`log-${k.naam}`}>{k.tekst}</label><Select id={`log-${k.naam}`} value={v[k.naam] ?? ''} onChange={(e) => zet(k.naam, e.target.value)}>{k.keuzes.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>)}
        {tekstveld('spoor', 'Spoor of foutcode')}
      </div>
      <div className="rij">{vinkje('geweigerd', 'Alleen wat is geweigerd')}{vinkje('noodgeval', 'Alleen noodtoegang')}</div>
      <div className="rij"><Knop soort="primair" type="submit">Zoek</Knop><Knop soort="rustig" onClick={() => { zetV({}); zoek({}); }}>Wis filters</Knop></div>
    </form>
  );
}
