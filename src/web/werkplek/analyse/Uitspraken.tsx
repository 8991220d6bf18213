import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { IconErbij, IconLetOp } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { meld, type Toast } from '../../delen/Toasts.tsx';
import { Uitspraak } from '../../delen/Uitspraak.tsx';
import { Select, SelectOption, Textarea } from '../../delen/velden.tsx';
import { haalUitspraakWeg, haalVerbandWeg, maakUitspraak, maakVerband, wijzigUitspraak, type Analyse, type Invoer, type Uitspraakregel } from './bronnen.ts';
import { merkVan, naamVan, verbandtypen, zekerheden } from './keuzes.ts';
import { geenFilter, gefilterd, gegroepeerd, type Volgorde } from './schikken.ts';
import { Uitspraakfilter } from './Uitspraakfilter.tsx';
import { geenEnter, legeUitspraak, Uitspraakvelden } from './Uitspraakvelden.tsx';

const Verbanden = lazy(() => import('./Verbanden.tsx').then((m) => ({ default: m.Verbanden })));
type Eig = { analyse: Analyse; alleenLezen: boolean; vernieuw: () => Promise<unknown>; fouten?: { veld: string; melding: string }[] };
type Botsing = { uitspraak: Uitspraakregel; mijn: Invoer; hun: string; rijversie: number };
const invoerVan = ({ soort, tekst, gegevenssoort, leefgebied, persoonId, bronsoort, bron, bronGeldigTot, peildatum, zekerheid, functie, toetsvraag }: Uitspraakregel): Invoer => ({ soort, tekst, gegevenssoort, leefgebied, persoonId, bronsoort, bron, bronGeldigTot, peildatum, zekerheid, functie, toetsvraag });

/** The statements per leefgebied, the family's own words first; each with its source, links and what is missing (ux §4.8). */
export function Uitspraken({ analyse: a, alleenLezen, vernieuw, fouten = [] }: Eig): ReactNode {
  const [open, zetOpen] = useState<string | null>(null), [filter, zetFilter] = useState(geenFilter), [volgorde, zetVolgorde] = useState<Volgorde>('leefgebied'), [botsing, zetBotsing] = useState<Botsing | null>(null);
  const gezin = a.uitspraken.filter((u) => u.soort === 'mening-betrokkene');
  const rest = a.uitspraken.filter((u) => u.soort !== 'mening-betrokkene'), over = gefilterd(rest, filter);
  const doe = async (werk: () => Promise<unknown>, gelukt: string, knop?: Toast['knop']): Promise<void> => {
    try { await werk(); meld(gelukt, knop); } catch (x) { if (!(x instanceof ApiFout)) throw x; meld(`Dit lukte niet: ${x.detail || x.titel}`); }
    await vernieuw();
  };
  const bewaar = async (u: Uitspraakregel, mijn: Invoer, rijversie = u.rijversie): Promise<void> => {
    try { await wijzigUitspraak(a.id, u.id, rijversie, mijn); } catch (x) {
      if (!(x instanceof ApiFout) || x.status !== 412) throw x;
      const huidig = x.body['huidig'] as { tekst: string; rijversie: number };
      zetBotsing({ uitspraak: u, mijn, hun: huidig.tekst, rijversie: huidig.rijversie });
      return;
    }
    await vernieuw();
  };
  const regel = (u: Uitspraakregel): ReactNode => open === u.id
    ? <li key={u.id}><Uitspraakvelden analyse={a} begin={invoerVan(u)} kop="Uitspraak wijzigen" bewaar={(mijn) => bewaar(u, mijn)} sluit={() => zetOpen(null)} /></li>
    : <Regel key={u.id} u={u} a={a} alleenLezen={alleenLezen} mist={[...a.blokkades.filter((b) => b.uitspraakId === u.id), ...fouten.filter((f) => f.veld === `/uitspraken/${u.id}`)].map((b) => b.melding)} wijzig={() => zetOpen(u.id)} doe={doe} />;
  return (
    <>
      {a.rol === 'bijdrager' ? null : <section className="kaart__in stapel" aria-label="Wat zegt het gezin zelf?"><h2>Wat zegt het gezin zelf?</h2>
        {gezin.length === 0 ? <p className="stil">Hier staat nog niets.</p> : <ul className="uitspraken">{gezin.map(regel)}</ul>}</section>}
      <section className="kaart__in stapel" aria-label="Uitspraken"><h2>Uitspraken</h2>
        {rest.length > 1 ? <Uitspraakfilter analyse={a} lijst={rest} over={over.length} filter={filter} zet={zetFilter} volgorde={volgorde} zetVolgorde={zetVolgorde} /> : null}
        {rest.length === 0 ? <p className="stil">Hier staat nog niets.</p> : over.length === 0 ? <p className="stil">Niets gevonden met deze filters.</p> : gegroepeerd(over, volgorde).map(({ naam, items }) => <div className="stapel" key={naam}><h3>{naam}</h3><ul className="uitspraken">{items.map(regel)}</ul></div>)}
        {alleenLezen ? null : open === 'nieuw' ? <Uitspraakvelden analyse={a} begin={legeUitspraak} kop="Nieuwe uitspraak" bewaar={async (u, id) => { await maakUitspraak(a.id, { ...u, id }); await vernieuw(); }} sluit={() => zetOpen(null)} />
          : <div><Knop onClick={() => zetOpen('nieuw')}><IconErbij size={18} aria-hidden />Uitspraak toevoegen</Knop></div>}
      </section>
      {a.verbanden.length > 0 ? <Suspense fallback={null}><Verbanden analyse={a} /></Suspense> : null}
      {botsing ? (
        <Dialoog titel="Twee keer gewijzigd" sluit={() => zetBotsing(null)}>
          <p>Iemand anders heeft deze uitspraak intussen gewijzigd. Kies welke tekst blijft.</p>
          <div className="tweeluik"><div><strong>Uw tekst</strong>{'\n'}{botsing.mijn.tekst}</div><div><strong>Andere tekst</strong>{'\n'}{botsing.hun}</div></div>
          <div className="rij"><Knop soort="primair" onClick={() => { const b = botsing; zetBotsing(null); void doe(() => bewaar(b.uitspraak, b.mijn, b.rijversie), 'Uw tekst is bewaard.'); }}>Neem mijn tekst</Knop><Knop onClick={() => { zetBotsing(null); void vernieuw(); }}>Neem de andere tekst</Knop></div>
        </Dialoog>
      ) : null}
    </>
  );
}

type Regeleig = { u: Uitspraakregel; a: Analyse; alleenLezen: boolean; mist: string[]; wijzig: () => void; doe: (werk: () => Promise<unknown>, gelukt: string, knop?: Toast['knop']) => Promise<void> };
function Regel({ u, a, alleenLezen, mist, wijzig, doe }: Regeleig): ReactNode {
  const band = useNieuwId(), [leg, zetLeg] = useState({ type: 'ondersteunt', naar: '' }), [reactie, zetReactie] = useState(u.reactie ?? '');
  const kort = (id: string): string => { const t = a.uitspraken.find((x) => x.id === id)?.tekst ?? ''; return t.length > 70 ? `${t.slice(0, 70)}…` : t; };
  const verbanden = a.verbanden.filter((v) => v.vanId === u.id);
  const weersproken = u.weersprokenDoor !== null || a.verbanden.some((v) => v.type === 'weerspreekt' && v.naarId === u.id);
  /** Removing can be undone (ux §4.3): the statement comes back with its links. */
  const haalWeg = (): void => {
    const banden = a.verbanden.filter((v) => v.vanId === u.id || v.naarId === u.id);
    const terug = { id: crypto.randomUUID(), banden: banden.map((v) => ({ ...v, id: crypto.randomUUID() })) };
    const zetTerug = async (): Promise<void> => {
      const nieuw = (x: string): string => (x === u.id ? terug.id : x);
      await maakUitspraak(a.id, { id: terug.id, ...invoerVan(u) });
      for (const v of terug.banden) await maakVerband(a.id, { id: v.id, vanId: nieuw(v.vanId), naarId: nieuw(v.naarId), type: v.type });
    };
    void doe(() => haalUitspraakWeg(a.id, u.id, u.rijversie), 'Uitspraak verwijderd.', { tekst: 'Maak ongedaan', doe: () => void doe(zetTerug, 'De uitspraak staat er weer.') });
  };
  const wie = a.personen.find((p) => p.id === u.persoonId)?.label;
  return (
    <li className="stapel" id={`uitspraak-${u.id}`}>
      <div className="rij"><Uitspraak soort={merkVan(u.soort)} />{u.isBijdrage && u.organisatie ? <span className="badge badge--stil">Bijdrage {u.organisatie}</span> : null}{weersproken ? <span className="badge badge--fout">Wordt weersproken</span> : null}</div>
      <p style={{ whiteSpace: 'pre-line' }}>{u.tekst}</p>
      <p className="stil">{[wie ? `Over ${wie}` : '', u.bron ? `Bron: ${u.bron}` : u.soort === 'mening-betrokkene' ? '' : 'Zonder bron', u.peildatum ? datum(new Date(u.peildatum), nu()) : '', naamVan(zekerheden, String(u.zekerheid)), u.functie ?? '', u.toetsvraag ? `Toets: ${u.toetsvraag}` : ''].filter(Boolean).join(' · ')}</p>
      {verbanden.length > 0 ? <ul className="opsomming">{verbanden.map((v) => <li key={v.id}>{naamVan(verbandtypen, v.type)}: {kort(v.naarId)} {alleenLezen ? null : <Knop soort="rustig" onClick={() => void doe(() => haalVerbandWeg(a.id, v.id), 'Verband weggehaald.')}>Haal verband weg</Knop>}</li>)}</ul> : null}
      {u.reactie ? <p><strong>Reactie:</strong> {u.reactie}</p> : null}
      {u.waarschuwingen.length > 0 ? <p className="melding-blok"><IconLetOp size={18} aria-hidden /><span>Past dit woord bij een feit: {u.waarschuwingen.join(', ')}? Kies anders oordeel.</span></p> : null}
      {mist.map((m) => <p className="melding-blok melding-blok--let-op" key={m}><IconLetOp size={18} aria-hidden /><span>{m}</span></p>)}
      {alleenLezen ? null : (
        <div className="stapel" onKeyDown={geenEnter}>
          {weersproken && a.rol === 'auteur' ? <div className="veld"><label className="veld__label" htmlFor={`reactie-${u.id}`}>Wat doet u met de tegenspraak?</label><Textarea id={`reactie-${u.id}`} rows={2} maxLength={4000} value={reactie} onChange={(e) => zetReactie(e.target.value)} /><div><Knop disabled={reactie.trim() === ''} onClick={() => void doe(() => wijzigUitspraak(a.id, u.id, u.rijversie, { reactie }), 'Reactie bewaard.')}>Reactie bewaren</Knop></div></div> : null}
          <div className="rij uitspraak-doen">
          {u.magWijzigen ? <><button type="button" className="knop-tekst" onClick={wijzig}>Wijzig</button><button type="button" className="knop-tekst" onClick={() => haalWeg()}>Haal weg</button></> : null}
          {a.uitspraken.length > 1 ? <details><summary className="knop-tekst">Verband leggen</summary><div className="rij" style={{ alignItems: 'flex-end' }}>
            <div className="veld"><label className="veld__label" htmlFor={`type-${u.id}`}>Deze uitspraak</label><Select id={`type-${u.id}`} value={leg.type} onChange={(e) => zetLeg({ ...leg, type: e.target.value })}>{verbandtypen.map(([c, t]) => <SelectOption key={c} value={c}>{t}</SelectOption>)}</Select></div>
            <div className="veld"><label className="veld__label" htmlFor={`naar-${u.id}`}>welke uitspraak?</label><Select id={`naar-${u.id}`} value={leg.naar} onChange={(e) => zetLeg({ ...leg, naar: e.target.value })}><SelectOption value="">Kies een uitspraak</SelectOption>{a.uitspraken.filter((x) => x.id !== u.id).map((x) => <SelectOption key={x.id} value={x.id}>{kort(x.id)}</SelectOption>)}</Select></div>
            <Knop disabled={leg.naar === ''} onClick={() => void doe(async () => { await maakVerband(a.id, { id: band.id, vanId: u.id, naarId: leg.naar, type: leg.type }); band.vernieuw(); }, 'Verband gelegd.')}>Leg verband</Knop></div></details> : null}</div>
        </div>
      )}
    </li>
  );
}
