import { Select, SelectOption, Textbox } from '../../delen/velden.tsx';
import { useEffect, useState, type ReactNode } from 'react';
import type { Takenfilter } from '../../delen/bronnen.ts';
import { label } from '../../delen/woorden.ts';

const verbanden = ['veilig-thuis', 'niet-acuut', 'zorg-en-veiligheid', 'mensenhandel'];
const bouwstenen = ['uitwisselen-melding', 'vaststellen-identiteit', 'bepalen-bekendheid', 'werken-aan-preventie', 'uitvoeren-triage', 'opstellen-analyse', 'deelnemen-burger', 'overleggen-casus', 'uitwisselen-uitkomst', 'regisseren-plan', 'uitvoeren-actie', 'nazorg-afsluiten'];
const termijnen: Record<string, string> = { 'te-laat': 'Te laat', vandaag: 'Vandaag', week: 'Deze week' };

/** Filters stand in the address, so that a view can be shared; they hold codes and numbers, never a name. */
export function Filters({ filter, zet, open }: { filter: Takenfilter; zet: (f: Takenfilter) => void; open: boolean }): ReactNode {
  const [zoek, zetZoek] = useState(filter.zoek ?? '');
  useEffect(() => zetZoek(filter.zoek ?? ''), [filter.zoek]);
  const met = (deel: Takenfilter): Takenfilter => Object.fromEntries(Object.entries({ ...filter, ...deel }).filter(([, w]) => w)) as Takenfilter;
  const keuze = (sleutel: 'verband' | 'bouwsteen' | 'termijn', naam: string, alle: string, opties: readonly (readonly [string, string])[]): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`f-${sleutel}`}>{naam}</label>
      <Select id={`f-${sleutel}`} value={filter[sleutel] ?? ''} onChange={(e) => zet(met({ [sleutel]: e.target.value }))}>
        <SelectOption value="">{alle}</SelectOption>{opties.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}
      </Select></div>
  );
  return (
    <form className="filters" data-open={open ? 'ja' : undefined} onSubmit={(e) => { e.preventDefault(); zet(met({ zoek: zoek.trim() })); }}>
      {keuze('verband', 'Samenwerkingsverband', 'Alle (4)', verbanden.map((v) => [v, label(v)]))}
      {keuze('bouwsteen', 'Soort taak', 'Alle taken', bouwstenen.map((b) => [b, label(b)]))}
      {keuze('termijn', 'Termijn', 'Alle termijnen', Object.entries(termijnen))}
      <div className="veld"><label className="veld__label" htmlFor="f-zoek">Zoek in deze lijst</label><Textbox id="f-zoek" type="search" placeholder="Casusnummer of taak" maxLength={60} value={zoek} onChange={(e) => zetZoek(e.target.value)} onBlur={() => { if (zoek.trim() !== (filter.zoek ?? '')) zet(met({ zoek: zoek.trim() })); }} /></div>
      <button type="submit" className="utrecht-button utrecht-button--secondary-action">Zoek</button>
    </form>
  );
}

/** What is set beside the view itself, each removable. */
export function filterchips(f: Takenfilter, weergave: string): { naam: string; zonder: Takenfilter }[] {
  const zonder = (k: keyof Takenfilter): Takenfilter => { const { [k]: _, ...rest } = f; return rest; };
  return [
    ...(f.verband ? [{ naam: label(f.verband), zonder: zonder('verband') }] : []),
    ...(f.bouwsteen ? [{ naam: label(f.bouwsteen), zonder: zonder('bouwsteen') }] : []),
    ...(f.termijn && weergave !== 'vandaag' ? [{ naam: `Termijn: ${(termijnen[f.termijn] ?? f.termijn).toLowerCase()}`, zonder: zonder('termijn') }] : []),
    ...(f.zoek ? [{ naam: `Zoekt: ${f.zoek}`, zonder: zonder('zoek') }] : []),
  ];
}
