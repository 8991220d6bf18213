import type { ReactNode } from 'react';
import { datum } from './dagen.ts';
import { besluitsoorten, naamVan, steunvormen, type Uitkomstdeel } from './bronnen.ts';

type Kern = Pick<Uitkomstdeel, 'niveau' | 'besluiten' | 'afspraken' | 'verslagdelen' | 'meningen'> & { samenvatting?: string | null; geenBesluitReden?: string | null };

/** One part of an outcome as its receiver reads it; used for reading and for the preview before adopting. */
export function Deel({ deel, kop: Kop = 'h2' }: { deel: Kern; kop?: 'h2' | 'h4' }): ReactNode {
  const leeg = deel.besluiten.length + deel.afspraken.length + deel.verslagdelen.length === 0 && !deel.samenvatting;
  return (
    <div className="stapel stapel--ruim">
      {leeg ? <p className="stil">{deel.niveau === 0 ? 'U ziet alleen dat er een uitkomst is.' : 'Er is niets voor deze ontvanger.'}</p> : null}
      {deel.samenvatting ? <section className="stapel"><Kop>Samenvatting</Kop><p>{deel.samenvatting}</p></section> : null}
      {deel.geenBesluitReden ? <section className="stapel"><Kop>Geen besluit</Kop><p>{deel.geenBesluitReden}</p></section> : null}
      {deel.besluiten.length > 0 ? <section className="stapel"><Kop>Besluiten</Kop><ol className="uitkomst__lijst">{deel.besluiten.map((b) => (
        <li key={b.id} className="stapel"><div className="rij"><strong>Besluit {b.volgnummer}: {naamVan(besluitsoorten, b.soort)}</strong><span className="stil">vanaf {datum(b.ingangsdatum)}</span></div>
          {b.tekst ? <p>{b.tekst}</p> : <p className="stil">De tekst ziet u voor dit doel niet.</p>}
          {b.tekst ? <dl className="gegevens"><dt>Genomen door</dt><dd>{b.genomenDoor ?? 'Alle partijen samen'}</dd><dt>Steun</dt><dd>{naamVan(steunvormen, b.steun)}</dd>
            {b.grondslag ? <><dt>Grondslag</dt><dd>{b.grondslag}</dd></> : null}{b.alternatieven ? <><dt>Ook overwogen</dt><dd>{b.alternatieven}</dd></> : null}{b.herzienDatum ? <><dt>Opnieuw bekijken</dt><dd>{datum(b.herzienDatum)}</dd></> : null}{b.rechtsmiddel ? <><dt>Bezwaar</dt><dd>{b.rechtsmiddel}</dd></> : null}</dl> : null}</li>
      ))}</ol></section> : null}
      {deel.afspraken.length > 0 ? <section className="stapel"><Kop>Afspraken</Kop><ol className="uitkomst__lijst">{deel.afspraken.map((a) => (
        <li key={a.id}><div className="rij"><strong>Afspraak {a.volgnummer}</strong>{a.isEigen ? <span className="badge badge--info">Voor deze organisatie</span> : null}</div><p>{a.tekst}</p><p className="stil">{[a.wie, a.uiterlijk ? `uiterlijk ${datum(a.uiterlijk)}` : null, a.conditie].filter(Boolean).join(' · ')}</p></li>
      ))}</ol></section> : null}
      {deel.verslagdelen.length > 0 ? <section className="stapel"><Kop>Uit het verslag</Kop>{deel.verslagdelen.map((v) => <p key={v.id}>{v.tekst}</p>)}</section> : null}
      {deel.meningen.length > 0 ? <section className="stapel"><Kop>Andere meningen</Kop>{deel.meningen.map((m) => <p key={m.id}><strong>{m.wie ?? 'Een deelnemer'}{m.besluitVolgnummer === null ? '' : ` over besluit ${m.besluitVolgnummer}`}:</strong> {m.tekst}</p>)}</section> : null}
    </div>
  );
}
