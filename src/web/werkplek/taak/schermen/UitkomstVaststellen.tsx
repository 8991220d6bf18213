import { useEffect, useState, type ReactNode } from 'react';
import { IconLetOp } from '../../../delen/iconen.ts';
import { Select, SelectOption, Textarea, Textbox } from '../../../delen/velden.tsx';
import { besluitsoorten, naamVan } from '../../uitkomst/bronnen.ts';
import { Deel } from '../../uitkomst/Deel.tsx';
import type { SchermEig } from './scherm.ts';
import { Regelfouten, Veld } from './UitkomstVelden.tsx';
import type { Vaststelscherm, Zicht } from './uitkomst-model.ts';

const keuzes = [['ja', 'Ja, meteen'], ['later', 'Later, vanaf een dag'], ['nee', 'Nee']] as const;

/** Before adopting: what each receiver gets, and per besluit whether the family sees it (processen §2.9 step 2). */
export function UitkomstVaststellen({ taak, waarden, alleenLezen, fouten, bij }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Vaststelscherm;
  const begin = (s.inhoud?.besluiten ?? []).map((b): Zicht => ({ volgnummer: b.volgnummer, burgerZicht: b.burgerZicht ?? 'ja', burgerReden: null, burgerVanaf: null, tekstB1: b.tekstB1 }));
  const zichten = Array.isArray(waarden['zichten']) ? waarden['zichten'] as Zicht[] : begin;
  useEffect(() => { if (!alleenLezen && waarden['zichten'] === undefined && begin.length > 0) bij('zichten', begin); }, [alleenLezen, s]);
  const zet = (volgnummer: number, deel: Partial<Zicht>): void => bij('zichten', zichten.map((z) => (z.volgnummer === volgnummer ? { ...z, ...deel } : z)));
  return (
    <>
      {s.open.length > 0 ? <div className="kaart__in"><div className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><div>Dit staat vaststellen nog in de weg:<ul style={{ paddingInlineStart: 20 }}>{s.open.map((m) => <li key={m}>{m}.</li>)}</ul></div></div></div> : null}
      <Voorbeelden s={s} />
      <section className="kaart__in stapel stapel--ruim" aria-labelledby="gezin">
        <h2 id="gezin">Wat ziet het gezin?</h2>
        {s.leeshulp.length > 0 ? <details className="melding-blok"><summary>Leeshulp: {s.leeshulp.length} {s.leeshulp.length === 1 ? 'punt' : 'punten'}</summary><ul style={{ paddingInlineStart: 20 }}>{s.leeshulp.map((l) => <li key={l.soort + l.tekst}>{l.soort === 'lange-zin' ? `Lange zin: ‘${l.tekst}’` : `‘${l.tekst}’: liever ‘${l.liever ?? ''}’`}</li>)}</ul></details> : null}
        {(s.inhoud?.besluiten ?? []).map((b) => {
          const z = zichten.find((x) => x.volgnummer === b.volgnummer) ?? begin.find((x) => x.volgnummer === b.volgnummer), id = `z${b.volgnummer}`;
          if (!z) return null;
          return (
            <fieldset className="stapel uitkomst__regel" key={b.volgnummer}>
              <legend className="veld__label">Besluit {b.volgnummer}: {naamVan(besluitsoorten, b.soort)}</legend>
              <p>{b.tekst}</p>
              <Regelfouten fouten={fouten.filter((f) => f.veld.startsWith(`/besluiten/${b.volgnummer - 1}/`))} />
              <div className="keuzes">
                <Veld id={`${id}-zicht`} label="Mag het gezin dit zien?"><Select id={`${id}-zicht`} disabled={alleenLezen} value={z.burgerZicht} onChange={(e) => zet(b.volgnummer, { burgerZicht: e.target.value })}>{keuzes.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></Veld>
                {z.burgerZicht === 'later' ? <Veld id={`${id}-vanaf`} label="Vanaf welke dag?"><Textbox id={`${id}-vanaf`} type="date" min={s.vandaag} disabled={alleenLezen} value={z.burgerVanaf ?? ''} onChange={(e) => zet(b.volgnummer, { burgerVanaf: e.target.value === '' ? null : e.target.value })} /></Veld> : null}
              </div>
              {z.burgerZicht === 'ja' ? null : <Veld id={`${id}-reden`} label="Waarom ziet het gezin dit nu niet?"><Textarea id={`${id}-reden`} rows={2} maxLength={1000} readOnly={alleenLezen} value={z.burgerReden ?? ''} onChange={(e) => zet(b.volgnummer, { burgerReden: e.target.value === '' ? null : e.target.value })} /></Veld>}
              {z.burgerZicht === 'nee' ? null : <Veld id={`${id}-b1`} label="In gewone woorden"><Textarea id={`${id}-b1`} rows={2} maxLength={2000} readOnly={alleenLezen} value={z.tekstB1 ?? ''} onChange={(e) => zet(b.volgnummer, { tekstB1: e.target.value === '' ? null : e.target.value })} /></Veld>}
            </fieldset>
          );
        })}
      </section>
    </>
  );
}

/** [Zo ziet de politie het]: the part of one receiver, exactly as he will read it. */
function Voorbeelden({ s }: { s: Vaststelscherm }): ReactNode {
  const [wie, zetWie] = useState('');
  const gekozen = s.ontvangers.find((o) => o.organisatieId === wie);
  const naam = (id: string | null | undefined): string | null => (id ? s.namen[id] ?? null : null);
  return (
    <section className="kaart__in stapel stapel--ruim" aria-labelledby="delen">
      <h2 id="delen">Wie krijgt welk deel?</h2>
      <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Delen per ontvanger"><table className="tabel"><caption className="sr">Wat elke ontvanger krijgt</caption>
        <thead><tr><th scope="col">Ontvanger</th><th scope="col">Samenvatting</th><th scope="col">Besluiten</th><th scope="col">Afspraken</th><th scope="col">Uit het verslag</th></tr></thead>
        <tbody>{s.ontvangers.map((o) => <tr key={o.organisatieId}><th scope="row">{o.naam}<small>{o.heeftGrond ? o.isAangesloten ? 'leest in het eigen systeem' : 'leest in Samenspel' : 'geen grondslag: krijgt niets'}</small></th><td>{o.deel.samenvatting ? 'Ja' : 'Nee'}</td><td>{o.deel.besluiten.length === 0 ? 'Geen' : `${o.deel.besluiten.length}${o.deel.niveau === 2 ? '' : ', alleen de soort'}`}</td><td>{o.deel.afspraken.length === 0 ? 'Geen' : o.deel.niveau === null ? `${o.deel.afspraken.length}, alleen de eigen` : o.deel.afspraken.length}</td><td>{o.deel.verslagdelen.length === 0 ? 'Geen' : o.deel.verslagdelen.length}</td></tr>)}</tbody></table></div>
      <div className="veld veld--kort"><label className="veld__label" htmlFor="voorbeeld">Zo ziet een ontvanger het</label><Select id="voorbeeld" value={wie} onChange={(e) => zetWie(e.target.value)}><SelectOption value="">Kies een ontvanger</SelectOption>{s.ontvangers.map((o) => <SelectOption key={o.organisatieId} value={o.organisatieId}>{o.naam}</SelectOption>)}</Select></div>
      {gekozen ? <div className="uitkomst__voorbeeld stapel" role="region" aria-label={`Zo ziet ${gekozen.naam} het`}><h3>Zo ziet {gekozen.naam} het</h3>
        <Deel kop="h4" deel={{ ...gekozen.deel, besluiten: gekozen.deel.besluiten.map((b) => ({ ...b, genomenDoor: naam(b.genomenDoor) })), afspraken: gekozen.deel.afspraken.map((a) => ({ ...a, wie: naam(a.organisatieId) })), meningen: gekozen.deel.meningen.map((m) => ({ ...m, wie: naam(m.organisatieId) })) }} /></div> : null}
    </section>
  );
}
