import type { ReactNode } from 'react';
import { IconKlaar, IconTeLaat } from '../../delen/iconen.ts';
import { moment } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import type { Gemist } from './omzetten.ts';
import { waardeVan } from './Vraagblok.tsx';
import { criteriumplek, criteriumzin, rollen, soorten, stappen, vragenVan, type MeldingConcept, type Vraag } from './vragenlijst.ts';

/** Step 5: what is missing (with the way there), who receives it, who sees who reported, and everything once more. */
export function Nakijken({ c, ontbreekt, naarStap, naarCriterium, alleenLezen = false, telefoon = false }: { alleenLezen?: boolean; telefoon?: boolean; c: MeldingConcept; ontbreekt: Gemist[] | null; naarStap: (n: number) => void; naarCriterium: (code: string) => void }): ReactNode {
  const toon = (v: Vraag): string => {
    const w = waardeVan(c, v), naam = (x: unknown): string => v.keuzes?.find(([k]) => k === x)?.[1] ?? String(x ?? '');
    return Array.isArray(w) ? w.map(naam).join(', ') : v.soort === 'tijdstip' && typeof w === 'string' && !Number.isNaN(Date.parse(w)) ? moment(new Date(w), nu()) : naam(w);
  };
  const Kop = alleenLezen ? 'h2' : 'h3';
  const punten = [...(ontbreekt ?? [])].sort((a, b) => Number(b.blokkeert) - Number(a.blokkeert) || a.code.localeCompare(b.code));
  return (
    <>
      {alleenLezen ? null : <><section className="kaart kaart__in stapel" aria-labelledby="compleet">
        <h3 id="compleet">{ontbreekt === null ? telefoon ? 'Is de melding compleet?' : 'Is uw melding compleet?' : punten.some((p) => p.blokkeert) ? 'Dit ontbreekt nog' : telefoon ? 'De melding is compleet' : 'Uw melding is compleet'}</h3>
        {ontbreekt === null ? <p className="stil">We controleren dit zodra de melding is bewaard.</p> : punten.length === 0 ? <p className="wie"><IconKlaar size={18} aria-hidden />{telefoon ? 'U kunt de melding vastleggen.' : 'U kunt de melding versturen.'}</p> : (
          <ul className="lijst-kaal stapel">{punten.map((o) => (
            <li key={o.code} className="rij" style={{ border: 0, padding: 0 }}><span className={`badge ${o.blokkeert ? 'badge--fout' : 'badge--stil'}`}>{o.blokkeert ? <IconTeLaat size={15} aria-hidden /> : null}{o.code} {o.blokkeert ? 'nodig' : 'graag'}</span>
              {criteriumplek[o.code] ? <button type="button" id={`criterium-${o.code}`} className="knop-tekst" onClick={() => naarCriterium(o.code)}>{o.zin || criteriumzin[o.code]}</button> : <span>{o.zin}</span>}</li>
          ))}</ul>
        )}
        {telefoon && punten.some((p) => p.blokkeert) ? <p>U kunt de melding ook zo vastleggen. Aannemen kan pas als dit is aangevuld.</p> : null}
      </section>
      <section className="kaart kaart__in stapel" aria-labelledby="wie">
        <h3 id="wie">Wie krijgt deze melding?</h3>
        <p>{soorten[c.soort].kort} in de regio van het gezin. Zij zien alles wat hieronder staat, omdat zij de melding moeten beoordelen.</p>
        <h3>{telefoon ? 'Wie ziet wie er belde?' : 'Wie ziet dat u dit meldt?'}</h3>
        <p>{telefoon ? c.melder.anoniemTegenoverGezin ? 'Het meldpunt ziet de naam van de beller. Het gezin ziet die naam niet.' : 'Het meldpunt ziet de naam van de beller. Het gezin kan horen wie dit meldde.' : c.melder.anoniemTegenoverGezin ? 'De ontvanger ziet uw naam. Het gezin ziet uw naam niet.' : 'De ontvanger ziet uw naam. Het gezin kan horen dat uw organisatie dit meldde.'}</p>
      </section></>}
      <section className="kaart" aria-label={alleenLezen ? 'Inhoud van de melding' : telefoon ? 'De antwoorden van de beller' : 'Uw antwoorden'}>
        <div className="kaart__in stapel"><div className="rij rij--uit"><Kop>{stappen[0]}</Kop>{alleenLezen ? null : <button type="button" className="knop-tekst" onClick={() => naarStap(1)}>Wijzig<span className="sr"> {stappen[0]}</span></button>}</div>
          {c.betrokkenen.map((b, i) => <p key={i}>{[b.voornamen, b.voorvoegsel, b.geslachtsnaam].filter(Boolean).join(' ') || 'Naam onbekend'} <span className="stil">· {rollen.find(([w]) => w === b.rol)?.[1]}{b.geboortedatum ? ` · ${b.geboortedatum}` : b.leeftijd ? ` · ${b.leeftijd} jaar` : ''}{b.woonplaats ? ` · ${b.woonplaats}` : ''}</span></p>)}</div>
        {[2, 3, 4].map((n) => (
          <div className="kaart__in stapel" key={n}><div className="rij rij--uit"><Kop>{stappen[n - 1]}</Kop>{alleenLezen ? null : <button type="button" className="knop-tekst" onClick={() => naarStap(n)}>Wijzig<span className="sr"> {stappen[n - 1]}</span></button>}</div>
            <dl className="gegevens">{vragenVan(c.soort, n).filter((v) => !v.als || c.antwoorden[v.als[0]] === v.als[1]).map((v) => <div key={v.sleutel} style={{ display: 'contents' }}><dt>{v.vraag}</dt><dd>{toon(v) || <span className="stil">Niet ingevuld</span>}</dd></div>)}
              {n === 4 ? <><dt>Melder</dt><dd>{[c.melder.naam, c.melder.functie, c.melder.telefoon].filter(Boolean).join(', ') || <span className="stil">Niet ingevuld</span>}</dd></> : null}</dl></div>
        ))}
      </section>
    </>
  );
}
