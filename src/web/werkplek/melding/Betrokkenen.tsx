import { Select, SelectOption, Textbox } from '../../delen/velden.tsx';
import type { ReactNode } from 'react';
import { IconErbij, IconWeg } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { legeBetrokkene, rollen, type Betrokkene, type Soort } from './vragenlijst.ts';

/** Step 1: over wie. Everything may stay empty; a person may be wholly unknown. */
export function Betrokkenen({ soort, lijst, zet }: { soort: Soort; lijst: Betrokkene[]; zet: (l: Betrokkene[]) => void }): ReactNode {
  const wijzig = (i: number, deel: Partial<Betrokkene>): void => zet(lijst.map((b, n) => (n === i ? { ...b, ...deel } : b)));
  return (
    <>
      {lijst.map((b, i) => (
        <fieldset className="kaart kaart__in stapel" key={i}>
          <legend className="sr">Persoon {i + 1}</legend>
          <div className="rij rij--uit"><h2 aria-hidden>Persoon {i + 1}</h2>{lijst.length > 1 ? <Knop soort="rustig" onClick={() => zet(lijst.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg<span className="sr"> persoon {i + 1}</span></Knop> : null}</div>
          <div className="veld veld--kort"><label className="veld__label" htmlFor={`b-${i}-rol`}>Wat is de rol?</label><Select id={`b-${i}-rol`} value={b.rol} onChange={(e) => wijzig(i, { rol: e.target.value })}>{rollen.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
          <p className="veld__uitleg">Vul in wat u weet. De rest mag leeg blijven.</p>
          <div className="keuzes">
            <Tekst id={`b-${i}-voornamen`} naam="Voornaam" w={b.voornamen} zet={(w) => wijzig(i, { voornamen: w })} />
            <Tekst id={`b-${i}-voorvoegsel`} naam="Tussenvoegsel" w={b.voorvoegsel} zet={(w) => wijzig(i, { voorvoegsel: w.slice(0, 10) })} />
            <Tekst id={`b-${i}-geslachtsnaam`} naam="Achternaam" w={b.geslachtsnaam} zet={(w) => wijzig(i, { geslachtsnaam: w })} />
            <Tekst id={`b-${i}-geboortedatum`} naam="Geboortedatum" uitleg="Bijvoorbeeld 24-3-2015. Alleen een jaar mag ook." w={b.geboortedatum} zet={(w) => wijzig(i, { geboortedatum: w })} />
            <Tekst id={`b-${i}-leeftijd`} naam="Leeftijd (geschat mag)" w={b.leeftijd} zet={(w) => wijzig(i, { leeftijd: w.replace(/\D/g, '').slice(0, 3) })} numeriek />
            <Tekst id={`b-${i}-bsn`} naam="Burgerservicenummer" uitleg="Alleen als u het al heeft." w={b.bsn} zet={(w) => wijzig(i, { bsn: w.replace(/\D/g, '').slice(0, 9) })} numeriek />
            <Tekst id={`b-${i}-straat`} naam="Straat" w={b.straat} zet={(w) => wijzig(i, { straat: w })} />
            <Tekst id={`b-${i}-huisnummer`} naam="Huisnummer" w={b.huisnummer} zet={(w) => wijzig(i, { huisnummer: w.replace(/\D/g, '').slice(0, 5) })} numeriek />
            <Tekst id={`b-${i}-postcode`} naam="Postcode" w={b.postcode} zet={(w) => wijzig(i, { postcode: w.toUpperCase().slice(0, 7) })} />
            <Tekst id={`b-${i}-woonplaats`} naam="Woonplaats" w={b.woonplaats} zet={(w) => wijzig(i, { woonplaats: w })} />
            {soort === 'COM' ? <Tekst id={`b-${i}-contact`} naam="Hoe is contact veilig?" w={b.veiligeContactwijze} zet={(w) => wijzig(i, { veiligeContactwijze: w })} /> : null}
          </div>
        </fieldset>
      ))}
      <div><Knop onClick={() => zet([...lijst, legeBetrokkene()])}><IconErbij size={18} aria-hidden />Persoon toevoegen</Knop></div>
    </>
  );
}
export function Tekst({ id, naam, uitleg, w, zet, numeriek = false, verplicht = false, soort = 'text', vul }: { id: string; naam: string; uitleg?: string; w: string; zet: (w: string) => void; numeriek?: boolean; verplicht?: boolean; soort?: string; vul?: string }): ReactNode {
  return (
    <div className="veld"><label className="veld__label" htmlFor={id}>{naam}</label>{uitleg ? <p className="veld__uitleg" id={`${id}-uitleg`}>{uitleg}</p> : null}
      <Textbox id={id} type={soort} value={w} maxLength={200} autoComplete={vul ?? 'off'} aria-describedby={uitleg ? `${id}-uitleg` : undefined} aria-required={verplicht || undefined} {...(numeriek ? { inputMode: 'numeric' as const } : {})} onChange={(e) => zet(e.target.value)} /></div>
  );
}
