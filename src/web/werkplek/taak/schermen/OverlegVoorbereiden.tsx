import { useEffect, type ReactNode } from 'react';
import { IconErbij, IconLetOp, IconWeg } from '../../../delen/iconen.ts';
import { moment } from '../../../delen/datum.ts';
import { nu } from '../../../delen/klok.ts';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../../delen/velden.tsx';
import { gegevenssoortnaam } from '../../../delen/woorden.ts';
import { besluitnamen } from '../../overleg/bronnen.ts';
import type { SchermEig } from './scherm.ts';
import { WieZietWat } from './WieZietWat.tsx';

type Punt = { thema: string; gevraagdBesluit: string | null; minuten: number; bespreekpuntId?: string | null };
type Deelnemer = { organisatieId: string; reden: string; agendapunten: number[] };
type Burger = { persoonId: string; isUitgenodigd: boolean; reden: string | null; toelichting: string | null };
type Stuk = { titel: string; inhoud: string; gegevenssoort: string; bron: string; voorwaarde: string; agendapunt: number; ontvangers: string[] };
type Scherm = { soort: string; organisaties: { organisatieId: string; naam: string; soort: string; heeftGrondslag: boolean; rol: string; ziet: Record<string, number>; grondslagen: string[] }[]; onderdelen: string[]; stuksoorten: string[]; tijden: { code: string; start: string | null; reden: string | null }[]; stukkenNietVoorU: number; personen: { persoonId: string; naam: string }[]; eerder: { agenda: Punt[]; deelnemers: Deelnemer[]; burgers: Burger[]; stukken: Stuk[] } };
const tijdnamen: Readonly<Record<string, string>> = { vandaag: 'Vandaag (spoed)', 'twee-weken': 'Binnen 2 weken' };
const redenen = [['veiligheid', 'Veiligheid'], ['opsporing', 'Lopend onderzoek'], ['eigen-wens', 'Wil er zelf niet bij zijn'], ['onbereikbaar', 'Niet te bereiken']] as const;
const voorwaarden = [['alleen-lezen', 'Lezen en afdrukken'], ['geen-afdruk', 'Niet afdrukken'], ['alleen-tijdens', 'Alleen tijdens het overleg']] as const;
const geenEnter = (e: { key: string; preventDefault: () => void }): void => { if (e.key === 'Enter') e.preventDefault(); };

/** Agenda, parties with their points and ground, the family as normal rows, and documents (ux §4.9). */
export function OverlegVoorbereiden(eig: SchermEig): ReactNode {
  // Replacing a party and deciding without a quorum are asked by their forms alone.
  return (eig.taak.gegevens?.scherm as Scherm | undefined)?.soort === 'overleg-voorbereiden' ? <Voorbereiding {...eig} /> : null;
}

function Voorbereiding({ taak, waarden, alleenLezen, fouten, bij }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Scherm;
  const lijst = <T,>(k: string, anders: T[]): T[] => (Array.isArray(waarden[k]) ? (waarden[k] as T[]) : anders);
  const agenda = lijst<Punt>('agenda', s.eerder.agenda.length > 0 ? s.eerder.agenda : [{ thema: '', gevraagdBesluit: null, minuten: 20 }]);
  const deelnemers = lijst<Deelnemer>('deelnemers', s.eerder.deelnemers);
  const burgers = lijst<Burger>('burgers', s.personen.map((p) => s.eerder.burgers.find((b) => b.persoonId === p.persoonId) ?? { persoonId: p.persoonId, isUitgenodigd: true, reden: null, toelichting: null }));
  const stukken = lijst<Stuk>('stukken', s.eerder.stukken);
  // The family is invited by default (R8.3): that too is an answer, and goes along.
  useEffect(() => { if (!alleenLezen) { if (waarden['burgers'] === undefined && burgers.length > 0) bij('burgers', burgers); for (const [k, w] of [['agenda', s.eerder.agenda], ['deelnemers', s.eerder.deelnemers], ['stukken', s.eerder.stukken]] as const) if (waarden[k] === undefined && w.length > 0) bij(k, w); } }, [alleenLezen]);
  if (waarden['uitkomst'] === 'niet-nodig') return <p className="kaart__in stil">Er wordt niemand uitgenodigd.</p>;
  const wijzig = <T,>(k: string, l: T[], i: number, deel: Partial<T>): void => bij(k, l.map((x, n) => (n === i ? { ...x, ...deel } : x)));
  const mis = (pad: string): ReactNode => fouten.filter((f) => f.veld === pad).map((f) => <span className="veld__fout" key={f.melding}><IconLetOp size={16} aria-hidden />{f.melding}</span>);
  const naam = (id: string): string => s.organisaties.find((o) => o.organisatieId === id)?.naam ?? 'Organisatie';
  /** A document goes whole, so only to whom sees its gegevenssoort whole (domein §7.8). */
  const mag = (id: string, soort: string): boolean => (s.organisaties.find((o) => o.organisatieId === id)?.ziet[soort] ?? -1) >= 2;
  /** Role, ground and how much a party sees, beside its name (ux §4.9). */
  const zicht = (id: string): ReactNode => { const o = s.organisaties.find((x) => x.organisatieId === id); return o ? <p className="stil">{`${o.rol === 'casusregisseur' ? 'Casusregisseur' : 'Deelnemer'} · ziet: ${s.onderdelen.filter((c) => o.ziet[c] !== undefined).length} van ${s.onderdelen.length} onderdelen${o.grondslagen.length > 0 ? ` · grondslag: ${o.grondslagen.join('; ')}` : ''}`}</p> : null; };
  const wissel = (l: number[], nr: number): number[] => (l.includes(nr) ? l.filter((x) => x !== nr) : [...l, nr].toSorted((a, b) => a - b));
  return (
    <>
      <section className="kaart__in stapel" aria-labelledby="ov-wanneer"><h2 id="ov-wanneer">Wanneer?</h2>
        <div className="rij" role="group" aria-labelledby="ov-wanneer">{s.tijden.map((t) => <button key={t.code} type="button" className="keuzeknop" disabled={alleenLezen || t.start === null} aria-pressed={t.start !== null && waarden['start'] === t.start} onClick={() => bij('start', t.start)}>{tijdnamen[t.code]}</button>)}</div>
        {s.tijden.map((t) => <p key={t.code} className="stil">{t.start === null ? `${tijdnamen[t.code]}: ${t.reden}` : `${tijdnamen[t.code]}: ${moment(new Date(t.start), nu())}. U kunt een ander tijdstip kiezen bij de vragen.`}</p>)}
      </section>
      <section className="kaart__in stapel" aria-labelledby="ov-agenda"><h2 id="ov-agenda">Agenda</h2>{mis('/agenda')}
        {agenda.map((a, i) => <fieldset key={i} className="stapel" disabled={alleenLezen}><legend className="veld__label">Punt {i + 1}</legend>{a.bespreekpuntId ? <p className="stil">Gevraagd door de casusregisseur, vanuit het plan. U kunt de tekst aanpassen of het punt weghalen.</p> : null}<div className="keuzes">
          <div className="veld"><label className="veld__label" htmlFor={`ag${i}-thema`}>Thema</label><Textbox id={`ag${i}-thema`} maxLength={120} value={a.thema} onKeyDown={geenEnter} onChange={(e) => wijzig('agenda', agenda, i, { thema: e.target.value })} />{mis(`/agenda/${i}/thema`)}</div>
          <div className="veld"><label className="veld__label" htmlFor={`ag${i}-besluit`}>Welk besluit vraagt u?</label><Select id={`ag${i}-besluit`} value={a.gevraagdBesluit ?? ''} onChange={(e) => wijzig('agenda', agenda, i, { gevraagdBesluit: e.target.value || null })}><SelectOption value="">Geen besluit</SelectOption>{Object.entries(besluitnamen).map(([c, n]) => <SelectOption key={c} value={c}>{n}</SelectOption>)}</Select></div>
          <div className="veld veld--kort"><label className="veld__label" htmlFor={`ag${i}-min`}>Minuten</label><Textbox id={`ag${i}-min`} type="number" min={1} max={240} value={String(a.minuten)} onKeyDown={geenEnter} onChange={(e) => wijzig('agenda', agenda, i, { minuten: Math.max(1, Math.min(240, Number(e.target.value) || 1)) })} /></div>
        </div>{agenda.length > 1 && !alleenLezen ? <div><Knop soort="rustig" onClick={() => bij('agenda', agenda.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal punt {i + 1} weg</Knop></div> : null}</fieldset>)}
        {alleenLezen ? null : <div><Knop onClick={() => bij('agenda', [...agenda, { thema: '', gevraagdBesluit: null, minuten: 15 }])}><IconErbij size={18} aria-hidden />Punt toevoegen</Knop></div>}
      </section>
      <section className="kaart__in stapel" aria-labelledby="ov-wie"><h2 id="ov-wie">Wie doen mee?</h2><p className="stil">Uw organisatie en de voorzitter zijn er altijd bij.</p>{mis('/deelnemers')}
        {deelnemers.map((d, i) => <fieldset key={d.organisatieId} className="stapel" disabled={alleenLezen}><legend className="veld__label">{naam(d.organisatieId)}</legend>
          {s.organisaties.find((o) => o.organisatieId === d.organisatieId)?.heeftGrondslag === false ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>Voor deze organisatie is geen grondslag. U kunt haar straks vervangen of weglaten.</span></p> : null}
          {zicht(d.organisatieId)}
          <div className="veld"><label className="veld__label" htmlFor={`dn${i}-reden`}>Waarom is deze organisatie erbij?</label><Textbox id={`dn${i}-reden`} maxLength={300} value={d.reden} onKeyDown={geenEnter} onChange={(e) => wijzig('deelnemers', deelnemers, i, { reden: e.target.value })} />{mis(`/deelnemers/${i}/reden`)}</div>
          <div className="rij" role="group" aria-label={`Agendapunten voor ${naam(d.organisatieId)}`}>{agenda.map((a, n) => <label key={n} className="rij"><input type="checkbox" checked={d.agendapunten.includes(n + 1)} onChange={() => wijzig('deelnemers', deelnemers, i, { agendapunten: wissel(d.agendapunten, n + 1) })} />{`${n + 1}. ${a.thema || 'zonder titel'}`}</label>)}</div>{mis(`/deelnemers/${i}/agendapunten`)}
          {alleenLezen ? null : <div><Knop soort="rustig" onClick={() => bij('deelnemers', deelnemers.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg</Knop></div>}</fieldset>)}
        {alleenLezen ? null : <div className="veld veld--kort"><label className="veld__label" htmlFor="ov-erbij">Organisatie toevoegen</label><Select id="ov-erbij" value="" onChange={(e) => { if (e.target.value) bij('deelnemers', [...deelnemers, { organisatieId: e.target.value, reden: '', agendapunten: agenda.map((_, n) => n + 1) }]); }}><SelectOption value="">Kies een organisatie</SelectOption>{s.organisaties.filter((o) => !deelnemers.some((d) => d.organisatieId === o.organisatieId)).map((o) => <SelectOption key={o.organisatieId} value={o.organisatieId}>{`${o.naam}${o.heeftGrondslag ? '' : ' (geen grondslag)'}`}</SelectOption>)}</Select></div>}
        <WieZietWat onderdelen={s.onderdelen} partijen={deelnemers.map((d) => ({ id: d.organisatieId, naam: naam(d.organisatieId), ziet: s.organisaties.find((o) => o.organisatieId === d.organisatieId)?.ziet ?? {} }))} />
      </section>
      <section className="kaart__in stapel" aria-labelledby="ov-gezin"><h2 id="ov-gezin">Het gezin</h2>{mis('/burgers')}
        {burgers.map((b, i) => { const wie = s.personen.find((p) => p.persoonId === b.persoonId)?.naam ?? 'Een betrokkene'; return <fieldset key={b.persoonId} className="stapel" disabled={alleenLezen}><legend className="veld__label">{wie}</legend>
          <div className="rij"><label className="rij"><input type="radio" name={`bg${i}`} checked={b.isUitgenodigd} onChange={() => wijzig('burgers', burgers, i, { isUitgenodigd: true, reden: null, toelichting: null })} />Uitgenodigd</label><label className="rij"><input type="radio" name={`bg${i}`} checked={!b.isUitgenodigd} onChange={() => wijzig('burgers', burgers, i, { isUitgenodigd: false })} />Niet, omdat…</label></div>
          {b.isUitgenodigd ? null : <><div className="veld veld--kort"><label className="veld__label" htmlFor={`bg${i}-reden`}>Reden</label><Select id={`bg${i}-reden`} value={b.reden ?? ''} onChange={(e) => wijzig('burgers', burgers, i, { reden: e.target.value || null })}><SelectOption value="">Kies een reden</SelectOption>{redenen.map(([c, n]) => <SelectOption key={c} value={c}>{n}</SelectOption>)}</Select>{mis(`/burgers/${i}/reden`)}</div>
            <div className="veld"><label className="veld__label" htmlFor={`bg${i}-uitleg`}>Leg uit waarom</label><Textarea id={`bg${i}-uitleg`} rows={2} maxLength={1000} value={b.toelichting ?? ''} onChange={(e) => wijzig('burgers', burgers, i, { toelichting: e.target.value })} />{mis(`/burgers/${i}/toelichting`)}</div><p className="stil">Een tweede persoon kijkt eerst mee.</p></>}</fieldset>; })}
        {burgers.length === 0 ? <p className="stil">Er is niemand die nu gevraagd kan worden.</p> : null}
      </section>
      <section className="kaart__in stapel" aria-labelledby="ov-stukken"><h2 id="ov-stukken">Stukken delen</h2><p className="stil">Een stuk is te lezen van 5 werkdagen vooraf tot 24 uur na het overleg. Kies waar het over gaat: wie dat voor een overleg niet mag zien, krijgt het stuk niet.</p>
        {s.stukkenNietVoorU > 0 ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>{`${s.stukkenNietVoorU === 1 ? 'Er is een stuk' : `Er zijn ${s.stukkenNietVoorU} stukken`} van een collega dat u niet mag zien. Als u afrondt, gaat het niet mee.`}</span></p> : null}
        {stukken.map((st, i) => <fieldset key={i} className="stapel" disabled={alleenLezen}><legend className="veld__label">Stuk {i + 1}</legend>
          <div className="keuzes"><div className="veld"><label className="veld__label" htmlFor={`st${i}-titel`}>Titel</label><Textbox id={`st${i}-titel`} maxLength={120} value={st.titel} onKeyDown={geenEnter} onChange={(e) => wijzig('stukken', stukken, i, { titel: e.target.value })} /></div>
            <div className="veld"><label className="veld__label" htmlFor={`st${i}-soort`}>Over</label><Select id={`st${i}-soort`} value={st.gegevenssoort} onChange={(e) => wijzig('stukken', stukken, i, { gegevenssoort: e.target.value, ontvangers: st.ontvangers.filter((id) => mag(id, e.target.value)) })}>{[...new Set([...s.stuksoorten, st.gegevenssoort])].map((c) => <SelectOption key={c} value={c}>{gegevenssoortnaam[c] ?? c}</SelectOption>)}</Select></div>
            <div className="veld"><label className="veld__label" htmlFor={`st${i}-punt`}>Agendapunt</label><Select id={`st${i}-punt`} value={String(st.agendapunt)} onChange={(e) => wijzig('stukken', stukken, i, { agendapunt: Number(e.target.value), ontvangers: [] })}>{agenda.map((_, n) => <SelectOption key={n} value={String(n + 1)}>{`Punt ${n + 1}`}</SelectOption>)}</Select></div>
            <div className="veld"><label className="veld__label" htmlFor={`st${i}-vw`}>Voorwaarde</label><Select id={`st${i}-vw`} value={st.voorwaarde} onChange={(e) => wijzig('stukken', stukken, i, { voorwaarde: e.target.value })}>{voorwaarden.map(([c, n]) => <SelectOption key={c} value={c}>{n}</SelectOption>)}</Select></div></div>
          <div className="veld"><label className="veld__label" htmlFor={`st${i}-inhoud`}>Tekst</label><Textarea id={`st${i}-inhoud`} rows={3} maxLength={8000} value={st.inhoud} onChange={(e) => wijzig('stukken', stukken, i, { inhoud: e.target.value })} /></div>
          <div className="rij" role="group" aria-label={`Wie leest stuk ${i + 1}`}>{deelnemers.filter((d) => d.agendapunten.includes(st.agendapunt)).map((d) => <label key={d.organisatieId} className="rij"><input type="checkbox" disabled={!mag(d.organisatieId, st.gegevenssoort) && !st.ontvangers.includes(d.organisatieId)} checked={st.ontvangers.includes(d.organisatieId)} onChange={() => wijzig('stukken', stukken, i, { ontvangers: st.ontvangers.includes(d.organisatieId) ? st.ontvangers.filter((x) => x !== d.organisatieId) : [...st.ontvangers, d.organisatieId] })} />{naam(d.organisatieId)}{mag(d.organisatieId, st.gegevenssoort) ? '' : ' (mag dit stuk niet zien)'}</label>)}</div>{mis(`/stukken/${i}/ontvangers`)}
          {alleenLezen ? null : <div><Knop soort="rustig" onClick={() => bij('stukken', stukken.filter((_, n) => n !== i))}><IconWeg size={18} aria-hidden />Haal weg</Knop></div>}</fieldset>)}
        {alleenLezen ? null : <div><Knop onClick={() => bij('stukken', [...stukken, { titel: '', inhoud: '', gegevenssoort: 'OVL', bron: 'document', voorwaarde: 'geen-afdruk', agendapunt: 1, ontvangers: [] }])}><IconErbij size={18} aria-hidden />Stuk toevoegen</Knop></div>}
      </section>
    </>
  );
}
