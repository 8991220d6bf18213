import { useEffect, useMemo, type ReactNode } from 'react';
import { IconErbij, IconWeg } from '../../../delen/iconen.ts';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../../delen/velden.tsx';
import { besluitsoorten, steunvormen } from '../../uitkomst/bronnen.ts';
import type { SchermEig } from './scherm.ts';
import { UitkomstBijlagen } from './UitkomstBijlagen.tsx';
import { AlleenVoor, Regelfouten, Veld } from './UitkomstVelden.tsx';
import { beginVan, leegBesluit, legeAfspraak, type AfspraakInvoer, type BesluitInvoer, type MeningInvoer, type Organisatie, type Vastlegscherm, type VerslagInvoer } from './uitkomst-model.ts';

const leegAls = (w: string): string | null => (w === '' ? null : w);
type Regeleig = { i: number; orgs: Organisatie[]; fouten: SchermEig['fouten']; alleenLezen: boolean; weg: () => void };

/** Besluiten and afspraken, proposed from the report; a person chooses and completes them (ux §4.10). */
export function UitkomstVastleggen({ taak, waarden, alleenLezen, fouten, bij }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Vastlegscherm;
  const begin = useMemo(() => beginVan(s), [s]);
  const lijst = <T,>(sleutel: string, anders: T[]): T[] => (Array.isArray(waarden[sleutel]) ? waarden[sleutel] as T[] : anders);
  const besluiten = lijst<BesluitInvoer>('besluiten', begin.besluiten), afspraken = lijst<AfspraakInvoer>('afspraken', begin.afspraken);
  const verslagdelen = lijst<VerslagInvoer>('verslagdelen', begin.verslagdelen), meningen = lijst<MeningInvoer>('meningen', begin.meningen);
  // What the report proposes counts as begun, so that the draft and the server know it too.
  useEffect(() => { if (!alleenLezen) for (const [k, w] of Object.entries(begin)) if (waarden[k] === undefined && w.length > 0) bij(k, w); }, [alleenLezen, begin]);
  const zet = <T,>(sleutel: string, l: T[], i: number, deel: Partial<T>): void => bij(sleutel, l.map((x, n) => (n === i ? { ...x, ...deel } : x)));
  const weg = <T,>(sleutel: string, l: T[], i: number): void => bij(sleutel, l.filter((_, n) => n !== i));
  return (
    <>
      <section className="kaart__in stapel stapel--ruim" aria-labelledby="besluiten">
        <h2 id="besluiten">Besluiten</h2>
        {besluiten.length === 0 ? <p className="stil">Er staan geen besluiten in het verslag. Voeg er een toe, of leg hieronder uit waarom er geen besluit is.</p> : null}
        {besluiten.map((b, i) => <Besluit key={i} b={b} i={i} orgs={s.organisaties} fouten={fouten.filter((f) => f.veld.startsWith(`/besluiten/${i}/`))} alleenLezen={alleenLezen} zet={(d) => zet('besluiten', besluiten, i, d)} weg={() => weg('besluiten', besluiten, i)} />)}
        {alleenLezen ? null : <div><Knop onClick={() => bij('besluiten', [...besluiten, leegBesluit(s.vandaag)])}><IconErbij size={18} aria-hidden />Besluit toevoegen</Knop></div>}
      </section>
      <section className="kaart__in stapel stapel--ruim" aria-labelledby="afspraken">
        <h2 id="afspraken">Afspraken</h2>
        {afspraken.length === 0 ? <p className="stil">Nog geen afspraken.</p> : null}
        {afspraken.map((a, i) => <Afspraak key={i} a={a} i={i} orgs={s.organisaties} fouten={fouten.filter((f) => f.veld.startsWith(`/afspraken/${i}/`))} alleenLezen={alleenLezen} zet={(d) => zet('afspraken', afspraken, i, d)} weg={() => weg('afspraken', afspraken, i)} />)}
        {alleenLezen ? null : <div><Knop onClick={() => bij('afspraken', [...afspraken, legeAfspraak()])}><IconErbij size={18} aria-hidden />Afspraak toevoegen</Knop></div>}
      </section>
      <UitkomstBijlagen verslagdelen={verslagdelen} meningen={meningen} aantalBesluiten={besluiten.length} orgs={s.organisaties} alleenLezen={alleenLezen} bij={bij} />
    </>
  );
}

function Besluit({ b, i, orgs, fouten, alleenLezen, zet, weg }: Regeleig & { b: BesluitInvoer; zet: (d: Partial<BesluitInvoer>) => void }): ReactNode {
  const id = `b${i}`, vast = alleenLezen;
  return (
    <fieldset className="stapel uitkomst__regel">
      <legend className="veld__label">Besluit {i + 1}{b.verslagregelId ? <span className="badge badge--stil">Uit het verslag</span> : null}</legend>
      <Regelfouten fouten={fouten} />
      <div className="keuzes">
        <Veld id={`${id}-soort`} label="Soort besluit"><Select id={`${id}-soort`} disabled={vast} value={b.soort} onChange={(e) => zet({ soort: e.target.value })}>{besluitsoorten.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></Veld>
        <Veld id={`${id}-door`} label="Genomen door"><Select id={`${id}-door`} disabled={vast} value={b.genomenDoor ?? ''} onChange={(e) => zet({ genomenDoor: leegAls(e.target.value) })}><SelectOption value="">Alle partijen samen</SelectOption>{orgs.map((o) => <SelectOption key={o.id} value={o.id}>{o.naam}</SelectOption>)}</Select></Veld>
        <Veld id={`${id}-steun`} label="Steun"><Select id={`${id}-steun`} disabled={vast} value={b.steun} onChange={(e) => zet({ steun: e.target.value })}>{steunvormen.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></Veld>
        <Veld id={`${id}-van`} label="Geldt vanaf"><Textbox id={`${id}-van`} type="date" disabled={vast} value={b.ingangsdatum} onChange={(e) => zet({ ingangsdatum: e.target.value })} /></Veld>
      </div>
      <Veld id={`${id}-tekst`} label="Tekst van het besluit"><Textarea id={`${id}-tekst`} rows={3} maxLength={4000} readOnly={vast} value={b.tekst} onChange={(e) => zet({ tekst: e.target.value })} /></Veld>
      <Veld id={`${id}-b1`} label="In gewone woorden, voor het gezin"><Textarea id={`${id}-b1`} rows={2} maxLength={2000} readOnly={vast} value={b.tekstB1 ?? ''} onChange={(e) => zet({ tekstB1: leegAls(e.target.value) })} /></Veld>
      <details><summary className="knop-tekst" style={{ display: 'inline-block' }}>Meer over besluit {i + 1}</summary>
        <div className="stapel" style={{ marginBlockStart: 12 }}>
          <Veld id={`${id}-alt`} label="Wat is ook overwogen?"><Textarea id={`${id}-alt`} rows={2} maxLength={2000} readOnly={vast} value={b.alternatieven ?? ''} onChange={(e) => zet({ alternatieven: leegAls(e.target.value) })} /></Veld>
          <div className="keuzes">
            <Veld id={`${id}-grond`} label="Grondslag"><Textbox id={`${id}-grond`} maxLength={300} readOnly={vast} value={b.grondslag ?? ''} onChange={(e) => zet({ grondslag: leegAls(e.target.value) })} /></Veld>
            <Veld id={`${id}-herzien`} label="Opnieuw bekijken op"><Textbox id={`${id}-herzien`} type="date" disabled={vast} value={b.herzienDatum ?? ''} onChange={(e) => zet({ herzienDatum: leegAls(e.target.value) })} /></Veld>
          </div>
          <label className="keuze"><input type="checkbox" disabled={vast} checked={b.isAwbBesluit} onChange={(e) => zet({ isAwbBesluit: e.target.checked })} /> Dit is een besluit volgens de Awb</label>
          {b.isAwbBesluit ? <Veld id={`${id}-recht`} label="Hoe kan iemand bezwaar maken?"><Textarea id={`${id}-recht`} rows={2} maxLength={1000} readOnly={vast} value={b.rechtsmiddel ?? ''} onChange={(e) => zet({ rechtsmiddel: leegAls(e.target.value) })} /></Veld> : null}
          <AlleenVoor id={id} orgs={orgs} gekozen={b.alleenVoor} alleenLezen={vast} zet={(l) => zet({ alleenVoor: l })} />
        </div>
      </details>
      {vast ? null : <div><Knop soort="rustig" onClick={weg}><IconWeg size={18} aria-hidden />Haal besluit {i + 1} weg</Knop></div>}
    </fieldset>
  );
}

function Afspraak({ a, i, orgs, fouten, alleenLezen, zet, weg }: Regeleig & { a: AfspraakInvoer; zet: (d: Partial<AfspraakInvoer>) => void }): ReactNode {
  const id = `a${i}`, vast = alleenLezen;
  return (
    <fieldset className="stapel uitkomst__regel">
      <legend className="veld__label">Afspraak {i + 1}{a.verslagregelId ? <span className="badge badge--stil">Uit het verslag</span> : null}</legend>
      <Regelfouten fouten={fouten} />
      <Veld id={`${id}-tekst`} label="Wat is afgesproken?"><Textarea id={`${id}-tekst`} rows={2} maxLength={2000} readOnly={vast} value={a.tekst} onChange={(e) => zet({ tekst: e.target.value })} /></Veld>
      <div className="keuzes">
        <Veld id={`${id}-wie`} label="Wie doet het?"><Select id={`${id}-wie`} disabled={vast} value={a.organisatieId ?? ''} onChange={(e) => zet({ organisatieId: leegAls(e.target.value) })}><SelectOption value="">Kies een organisatie</SelectOption>{orgs.map((o) => <SelectOption key={o.id} value={o.id}>{o.naam}</SelectOption>)}</Select></Veld>
        <Veld id={`${id}-uiterlijk`} label="Uiterlijk"><Textbox id={`${id}-uiterlijk`} type="date" disabled={vast} value={a.uiterlijk ?? ''} onChange={(e) => zet({ uiterlijk: leegAls(e.target.value) })} /></Veld>
        <Veld id={`${id}-als`} label="Voorwaarde, als die er is"><Textbox id={`${id}-als`} maxLength={500} readOnly={vast} value={a.conditie ?? ''} onChange={(e) => zet({ conditie: leegAls(e.target.value) })} /></Veld>
      </div>
      <label className="keuze"><input type="checkbox" disabled={vast} checked={a.informeerBurger} onChange={(e) => zet({ informeerBurger: e.target.checked })} /> Het gezin leest deze afspraak</label>
      <AlleenVoor id={id} orgs={orgs} gekozen={a.alleenVoor} alleenLezen={vast} zet={(l) => zet({ alleenVoor: l })} />
      {vast ? null : <div><Knop soort="rustig" onClick={weg}><IconWeg size={18} aria-hidden />Haal afspraak {i + 1} weg</Knop></div>}
    </fieldset>
  );
}
