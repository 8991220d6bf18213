import type { ReactNode } from 'react';
import { IconErbij, IconWeg } from '../../../delen/iconen.ts';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption, Textarea } from '../../../delen/velden.tsx';
import { AlleenVoor, Veld } from './UitkomstVelden.tsx';
import type { MeningInvoer, Organisatie, VerslagInvoer } from './uitkomst-model.ts';

/** Kinds of data a piece of the report can hold; a receiver needs a ground for that kind. */
const soorten = [['UIT', 'Over de uitkomst zelf'], ['VEI', 'Veiligheid'], ['OPG', 'Opvoeding en ontwikkeling'], ['WON', 'Wonen'], ['FIN', 'Werk en geld'], ['OND', 'Onderwijs en dagbesteding'], ['PSY', 'Psychische gezondheid'], ['SOM', 'Lichamelijke gezondheid'], ['VSL', 'Verslaving'], ['STR', 'Strafrecht']] as const;
type Eig = { verslagdelen: VerslagInvoer[]; meningen: MeningInvoer[]; aantalBesluiten: number; orgs: Organisatie[]; alleenLezen: boolean; bij: (sleutel: string, waarde: unknown) => void };

/** Pieces of the report that go along, and who thought otherwise. Both may stay empty. */
export function UitkomstBijlagen({ verslagdelen, meningen, aantalBesluiten, orgs, alleenLezen, bij }: Eig): ReactNode {
  const zet = <T,>(sleutel: string, l: readonly T[], i: number, deel: Partial<T>): void => bij(sleutel, l.map((x, n) => (n === i ? { ...x, ...deel } : x)));
  return (
    <section className="kaart__in stapel stapel--ruim" aria-labelledby="bijlagen">
      <h2 id="bijlagen">Verslag en andere meningen</h2>
      {verslagdelen.map((v, i) => (
        <fieldset className="stapel uitkomst__regel" key={`v${i}`}><legend className="veld__label">Deel van het verslag {i + 1}</legend>
          <Veld id={`v${i}-soort`} label="Waar gaat dit over?"><Select id={`v${i}-soort`} disabled={alleenLezen} value={v.gegevenssoort} onChange={(e) => zet('verslagdelen', verslagdelen, i, { gegevenssoort: e.target.value })}>{soorten.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></Veld>
          <Veld id={`v${i}-tekst`} label="Tekst"><Textarea id={`v${i}-tekst`} rows={3} maxLength={8000} readOnly={alleenLezen} value={v.tekst} onChange={(e) => zet('verslagdelen', verslagdelen, i, { tekst: e.target.value })} /></Veld>
          <AlleenVoor id={`v${i}`} orgs={orgs} gekozen={v.alleenVoor} alleenLezen={alleenLezen} zet={(l) => zet('verslagdelen', verslagdelen, i, { alleenVoor: l })} />
          {alleenLezen ? null : <div><Knop soort="rustig" onClick={() => bij('verslagdelen', verslagdelen.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg</Knop></div>}
        </fieldset>
      ))}
      {meningen.map((m, i) => (
        <fieldset className="stapel uitkomst__regel" key={`m${i}`}><legend className="veld__label">Andere mening {i + 1}</legend>
          <div className="keuzes">
            <Veld id={`m${i}-wie`} label="Van wie?"><Select id={`m${i}-wie`} disabled={alleenLezen} value={m.organisatieId ?? ''} onChange={(e) => zet('meningen', meningen, i, { organisatieId: e.target.value === '' ? null : e.target.value })}><SelectOption value="">Een deelnemer</SelectOption>{orgs.map((o) => <SelectOption key={o.id} value={o.id}>{o.naam}</SelectOption>)}</Select></Veld>
            <Veld id={`m${i}-over`} label="Over welk besluit?"><Select id={`m${i}-over`} disabled={alleenLezen} value={m.besluitVolgnummer === null ? '' : String(m.besluitVolgnummer)} onChange={(e) => zet('meningen', meningen, i, { besluitVolgnummer: e.target.value === '' ? null : Number(e.target.value) })}><SelectOption value="">Over het geheel</SelectOption>{Array.from({ length: aantalBesluiten }, (_, n) => <SelectOption key={n} value={String(n + 1)}>Besluit {n + 1}</SelectOption>)}</Select></Veld>
          </div>
          <Veld id={`m${i}-tekst`} label="Wat vond deze partij?"><Textarea id={`m${i}-tekst`} rows={2} maxLength={2000} readOnly={alleenLezen} value={m.tekst} onChange={(e) => zet('meningen', meningen, i, { tekst: e.target.value })} /></Veld>
          {alleenLezen ? null : <div><Knop soort="rustig" onClick={() => bij('meningen', meningen.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg</Knop></div>}
        </fieldset>
      ))}
      {alleenLezen ? null : <div className="rij"><Knop onClick={() => bij('verslagdelen', [...verslagdelen, { gegevenssoort: 'UIT', tekst: '', alleenVoor: null }])}><IconErbij size={18} aria-hidden />Deel van het verslag toevoegen</Knop><Knop onClick={() => bij('meningen', [...meningen, { besluitVolgnummer: null, organisatieId: null, tekst: '' }])}><IconErbij size={18} aria-hidden />Andere mening toevoegen</Knop></div>}
    </section>
  );
}
