import type { KeyboardEvent, ReactNode } from 'react';
import { moment } from '../../../delen/datum.ts';
import { IconInfo, IconLetOp, IconTeLaat, IconVastgelegd, IconWeg } from '../../../delen/iconen.ts';
import { nu } from '../../../delen/klok.ts';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../../delen/velden.tsx';
import { label } from '../../../delen/woorden.ts';
import { alarmenVan, voortgang, type AfnameInvoer, type Instrumentitem, type SchermInstrument } from './instrument-model.ts';

type Eig = { ins: SchermInstrument; a: AfnameInvoer; personen: { persoonId: string; rolInCasus: string }[]; alleenLezen: boolean; fouten: { veld: string; melding: string }[]; plek: number; zet: (a: AfnameInvoer) => void; weg: (() => void) | null };

/** One instrument: its card, the questions per leefgebied with "Weet ik niet" and a note, progress, and what asks for action now. */
export function Afname(e: Eig): ReactNode {
  const { ins, a, alleenLezen, zet } = e;
  const { gedaan, totaal } = voortgang(ins, a);
  const mag = ins.heeftTraining && ins.heeftLicentie && ins.wijze !== 'geen';
  const dicht = alleenLezen || !mag;
  const blokken = [...new Set(ins.items.map((i) => i.leefgebied ?? ''))];
  const hergebruik = ins.herbruikbaar.filter((h) => !a.persoonId || h.persoonId === a.persoonId);
  const anders = e.fouten.filter((f) => !ins.items.some((i) => f.veld.endsWith(`/${i.code}`)));
  return (
    <>
      <section className="kaart__in stapel" aria-label={`Instrument ${ins.titel}`} id={`afname-${e.plek}`} tabIndex={-1}>
        <div className="rij rij--uit"><h2>{ins.titel}</h2><div className="rij">{ins.label ? <span className="badge badge--stil">{ins.label}</span> : null}{e.weg && !alleenLezen ? <Knop soort="rustig" onClick={e.weg}><IconWeg size={18} aria-hidden />Haal weg</Knop> : null}</div></div>
        <p>{ins.omschrijving}</p>
        <p className="stil">{[`Versie ${ins.versie}`, ins.rechtenhouder, `licentie: ${label(ins.licentie).toLowerCase()}`, ins.duurMinuten ? `duurt ongeveer ${ins.duurMinuten} minuten` : '', ins.vereisteTraining ? `training ${ins.vereisteTraining}: ${ins.heeftTraining ? 'ja' : 'nee'}` : ''].filter(Boolean).join(' · ')}</p>
        {ins.tekststatus ? <p className="melding-blok melding-blok--let-op"><IconInfo size={18} aria-hidden /><span>{ins.tekststatus}</span></p> : null}
        {!ins.heeftTraining ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>Hiervoor heeft u de training {ins.vereisteTraining} nodig. Vraag een collega die deze training heeft.</span></p> : null}
        {!ins.heeftLicentie ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>Uw organisatie heeft nog geen licentie voor dit instrument.</span></p> : null}
        {ins.redenGeen ? <p className="melding-blok"><IconInfo size={18} aria-hidden /><span>{ins.redenGeen}</span></p> : null}
        {ins.over === 'persoon' ? <div className="veld veld--kort"><label className="veld__label" htmlFor={`persoon-${e.plek}`}>Over wie gaat het?</label><Select id={`persoon-${e.plek}`} disabled={dicht} value={a.persoonId ?? ''} onChange={(x) => zet({ ...a, persoonId: x.target.value || null })}><SelectOption value="">Kies een persoon</SelectOption>{e.personen.map((p, i) => <SelectOption key={p.persoonId} value={p.persoonId}>{`${label(p.rolInCasus)} (persoon ${i + 1})`}</SelectOption>)}</Select></div> : null}
        {hergebruik.map((h) => <div className="melding-blok" key={h.afnameId}><IconVastgelegd size={18} aria-hidden /><div><strong>{Object.keys(h.antwoorden).length === 1 ? '1 antwoord is' : `${Object.keys(h.antwoorden).length} antwoorden zijn`} al bekend ({moment(new Date(h.op), nu())}). Overnemen?</strong>
          {dicht ? null : <div style={{ marginBlockStart: 6 }}><Knop onClick={() => zet({ ...a, antwoorden: { ...h.antwoorden }, hergebruiktVan: h.afnameId, ...(h.persoonId ? { persoonId: h.persoonId } : {}) })}>Overnemen</Knop></div>}</div></div>)}
        {totaal > 0 ? <div className="rij"><progress value={gedaan} max={totaal} aria-label={`Voortgang ${ins.titel}`} /><span role="status"><strong>{gedaan} van {totaal}</strong></span></div> : null}
        {ins.wijze === 'overnemen' ? <div className="veld"><label className="veld__label" htmlFor={`uitkomst-${e.plek}`}>Wat was de uitkomst?</label><p className="veld__uitleg" id={`uitkomst-${e.plek}-uitleg`}>Neem de uitkomst over van het ingevulde instrument bij uw organisatie.</p><Textbox id={`uitkomst-${e.plek}`} aria-describedby={`uitkomst-${e.plek}-uitleg`} disabled={dicht} maxLength={500} value={a.overgenomenUitkomst ?? ''} onChange={(x) => zet({ ...a, overgenomenUitkomst: x.target.value || null })} /></div> : null}
        {anders.map((f) => <p className="veld__fout" key={f.veld + f.melding}><IconTeLaat size={18} aria-hidden />{f.melding}</p>)}
        {alarmenVan(ins, a).map((x) => <p key={x.item} className="melding-blok melding-blok--fout" role="alert"><IconLetOp size={20} aria-hidden /><span><strong>Dit antwoord vraagt nu actie.</strong> {x.tekst}</span></p>)}
      </section>
      {mag ? blokken.map((blok) => (
        <section className="kaart__in" key={blok || 'vragen'} aria-label={blok ? label(blok) : `Vragen van ${ins.titel}`}>
          {blok ? <h3>{label(blok)}</h3> : null}
          {ins.items.filter((i) => (i.leefgebied ?? '') === blok).map((i) => (
            <Vraag key={i.code} item={i} naam={`a${e.plek}-${i.code}`} waarde={a.antwoorden[i.code]} noot={a.toelichtingen[i.code] ?? ''} alleenLezen={dicht}
              moetToelichten={ins.toelichtingTot !== null && typeof a.antwoorden[i.code] === 'number' && Number(a.antwoorden[i.code]) <= ins.toelichtingTot}
              fout={e.fouten.find((f) => f.veld.endsWith(`/${i.code}`))?.melding}
              kies={(w) => zet({ ...a, antwoorden: { ...a.antwoorden, [i.code]: w } })}
              schrijf={(t) => { const { [i.code]: _, ...rest } = a.toelichtingen; zet({ ...a, toelichtingen: t ? { ...rest, [i.code]: t } : rest }); }} />
          ))}
        </section>
      )) : null}
    </>
  );
}

const weetNiet = 'onbekend';
type Vraageig = { item: Instrumentitem; naam: string; waarde: string | number | undefined; noot: string; alleenLezen: boolean; moetToelichten: boolean; fout: string | undefined; kies: (w: string | number) => void; schrijf: (t: string) => void };
function Vraag({ item, naam, waarde, noot, alleenLezen, moetToelichten, fout, kies, schrijf }: Vraageig): ReactNode {
  // 1…9 answers the question that has the focus; the focus stays (no jump).
  const toets = (e: KeyboardEvent): void => {
    const k = item.keuzes[Number(e.key) - 1];
    if (k && !alleenLezen && !(e.target instanceof HTMLTextAreaElement)) { e.preventDefault(); kies(k.waarde); }
  };
  const id = `${naam}-fout`;
  return (
    <fieldset className={fout ? 'vraagrij veld--fout' : 'vraagrij'} onKeyDown={toets} aria-describedby={fout ? id : undefined}>
      <legend className="veld__label">{item.vraag ?? item.onderwerp}</legend>
      {fout ? <p className="veld__fout" id={id}><IconTeLaat size={18} aria-hidden />{fout}</p> : null}
      <div className="keuzes" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))' }}>
        {item.keuzes.map((k) => <label className="keuze" key={String(k.waarde)}><input type="radio" name={naam} checked={waarde === k.waarde} disabled={alleenLezen} onChange={() => kies(k.waarde)} /><span>{k.waarde === weetNiet ? 'Weet ik niet' : k.label}</span></label>)}
      </div>
      {alleenLezen ? (noot ? <p className="stil">Notitie: {noot}</p> : null) : (
        <details open={noot || moetToelichten ? true : undefined}><summary className="knop-tekst" style={{ display: 'inline-block' }}>{moetToelichten ? 'Licht dit antwoord toe' : 'Notitie bij dit antwoord'}</summary>
          <Textarea aria-label={`Notitie bij ${item.onderwerp}`} rows={2} maxLength={2000} value={noot} onChange={(x) => schrijf(x.target.value)} /></details>
      )}
    </fieldset>
  );
}
