import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { IconErbij, IconWeg } from '../../delen/iconen.ts';
import { Foutlijst } from '../../delen/Foutlijst.tsx';
import { Knop } from '../../delen/knop.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { zetAdvies, type Analyse, type Punt } from './bronnen.ts';
import { leefgebieden, naamVan } from './keuzes.ts';
import { geenEnter } from './Uitspraakvelden.tsx';

const leegPunt = (rang: number): Punt => ({ rang, leefgebied: 'veiligheid', waaromEerst: '', aanbeveling: '', gevraagdBesluit: null, dienstsoort: null, dienstId: null, matchId: null });

/** The advice: its core and at most five points in order, each with why it comes first (R6.4). */
export function Adviesblok({ analyse: a, alleenLezen, vernieuw }: { analyse: Analyse; alleenLezen: boolean; vernieuw: () => Promise<unknown> }): ReactNode {
  const [kern, zetKern] = useState(a.advies?.kern ?? ''), [urgentie, zetUrgentie] = useState(a.advies?.urgentie ?? 'p3'), [punten, zetPunten] = useState<Punt[]>(a.advies?.punten ?? []), [fouten, zetFouten] = useState<string[]>([]);
  const versie = a.advies?.rijversie ?? 0;
  useEffect(() => { zetKern(a.advies?.kern ?? ''); zetUrgentie(a.advies?.urgentie ?? 'p3'); zetPunten(a.advies?.punten ?? []); }, [versie]);
  if (alleenLezen) return (
    <section className="kaart__in stapel" aria-label="Advies"><h2>Advies</h2>
      {a.advies === null ? <p className="stil">Er is nog geen advies.</p> : <><p style={{ whiteSpace: 'pre-line' }}>{a.advies.kern}</p><ol>{a.advies.punten.map((p) => <li key={p.rang}><strong>{p.aanbeveling}</strong><br /><span className="stil">{naamVan(leefgebieden, p.leefgebied)} · eerst, want: {p.waaromEerst}{p.gevraagdBesluit ? ` · gevraagd besluit: ${p.gevraagdBesluit}` : ''}</span></li>)}</ol></>}
    </section>
  );
  const bij = (i: number, deel: Partial<Punt>): void => zetPunten(punten.map((p, n) => (n === i ? { ...p, ...deel } : p)));
  const bewaar = async (): Promise<void> => {
    try { await zetAdvies(a.id, versie, { kern, urgentie, punten: punten.map((p, i) => ({ ...p, rang: i + 1 })) }); zetFouten([]); meld('Advies bewaard.'); await vernieuw(); } catch (x) {
      if (!(x instanceof ApiFout)) throw x;
      zetFouten(x.fouten.length > 0 ? x.fouten.map((f) => f.melding) : [`${x.detail || x.titel} Uw tekst staat nog hier.`]);
    }
  };
  return (
    <section className="kaart__in stapel" aria-label="Advies" onKeyDown={geenEnter}><h2>Advies</h2>
      <Foutlijst fouten={fouten} />
      <div className="veld"><label className="veld__label" htmlFor="advies-kern">Wat is de kern van het advies?</label><Textarea id="advies-kern" rows={3} maxLength={4000} value={kern} onChange={(e) => zetKern(e.target.value)} /></div>
      <div className="veld veld--kort"><label className="veld__label" htmlFor="advies-urgentie">Hoe snel moet het?</label><Select id="advies-urgentie" value={urgentie} onChange={(e) => zetUrgentie(e.target.value)}>{[['p1', 'P1 · nu'], ['p2', 'P2 · snel'], ['p3', 'P3 · binnenkort'], ['p4', 'P4 · geen haast']].map(([w = '', t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
      {punten.map((p, i) => (
        <fieldset className="stapel" key={i}><legend className="veld__label">Punt {i + 1}</legend>
          <div className="keuzes">
            <div className="veld"><label className="veld__label" htmlFor={`punt${i}-wat`}>Wat beveelt u aan?</label><Textbox id={`punt${i}-wat`} maxLength={2000} value={p.aanbeveling} onChange={(e) => bij(i, { aanbeveling: e.target.value })} /></div>
            <div className="veld"><label className="veld__label" htmlFor={`punt${i}-waarom`}>Waarom eerst?</label><Textbox id={`punt${i}-waarom`} maxLength={2000} value={p.waaromEerst} onChange={(e) => bij(i, { waaromEerst: e.target.value })} /></div>
            <div className="veld"><label className="veld__label" htmlFor={`punt${i}-gebied`}>Leefgebied</label><Select id={`punt${i}-gebied`} value={p.leefgebied} onChange={(e) => bij(i, { leefgebied: e.target.value })}>{leefgebieden.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
            <div className="veld"><label className="veld__label" htmlFor={`punt${i}-besluit`}>Welk besluit vraagt u? (mag leeg)</label><Textbox id={`punt${i}-besluit`} maxLength={500} value={p.gevraagdBesluit ?? ''} onChange={(e) => bij(i, { gevraagdBesluit: e.target.value || null })} /></div>
          </div>
          <div><Knop soort="rustig" onClick={() => zetPunten(punten.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal punt {i + 1} weg</Knop></div>
        </fieldset>
      ))}
      <div className="rij">{punten.length < 5 ? <Knop onClick={() => zetPunten([...punten, leegPunt(punten.length + 1)])}><IconErbij size={18} aria-hidden />Punt toevoegen</Knop> : null}<Knop onClick={() => void bewaar()}>Advies bewaren</Knop></div>
    </section>
  );
}
