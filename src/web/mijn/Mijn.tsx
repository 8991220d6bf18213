import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout, zetBijUitloggen, zetCsrf } from '../delen/api.ts';
import type { Bericht, Bladzijde } from '../delen/api-types.ts';
import { haalMijnBerichten, haalSessie, leesMijnBericht, logUit } from '../delen/bronnen.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Merk } from '../delen/Merk.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { SnelWeg } from '../delen/SnelWeg.tsx';
import { Laden } from '../delen/Staten.tsx';

const naarDeur = (): void => { window.location.replace('/'); };

/** What a citizen may read: the messages to this person. What waits for somebody's safety is simply not there (R7.2). */
export function Mijn(): ReactNode {
  usePaginatitel('Mijn berichten');
  const [lijst, zetLijst] = useState<Bladzijde<Bericht> | null>(null), [fout, zetFout] = useState<ApiFout | null>(null), [bezig, zetBezig] = useState(false);
  const meer = async (cursor: string | null): Promise<void> => {
    zetBezig(true);
    try { const b = await haalMijnBerichten(cursor); zetLijst((oud) => ({ items: [...(oud?.items ?? []), ...b.items], volgende: b.volgende })); zetFout(null); }
    catch (x) { if (x instanceof ApiFout) zetFout(x); else throw x; } finally { zetBezig(false); }
  };
  useEffect(() => {
    document.body.classList.replace('samenspel-dicht', 'samenspel-ruim');
    zetBijUitloggen(naarDeur);
    void haalSessie().then(async (s) => { if (s.soort !== 'burger') { naarDeur(); return; } zetCsrf(s.csrfToken ?? ''); await meer(null); }, (x: unknown) => { zetFout(x instanceof ApiFout ? x : null); });
    return () => { document.body.classList.replace('samenspel-ruim', 'samenspel-dicht'); };
  }, []);
  return (
    <div className="toegang">
      <header className="toegang__kop"><div className="rij rij--uit mijn__kop"><div className="merk"><Merk />Samenspel</div><SnelWeg /></div></header>
      <main className="toegang__hoofd mijn stapel stapel--ruim">
        <div><h1>Mijn berichten</h1><p className="mijn__inleiding">Hier leest u wat organisaties u laten weten. Alleen u ziet deze berichten.</p></div>
        {lijst ? <Berichten lijst={lijst} /> : fout ? null : <Laden regels={4} />}
        {fout ? <Mislukt fout={fout} opnieuw={() => void meer(lijst?.volgende ?? null)} /> : null}
        {lijst?.volgende ? <div><Knop disabled={bezig} onClick={() => void meer(lijst.volgende)}>Toon oudere berichten</Knop></div> : null}
        <p className="stil">Soms mag u iets pas later zien. Bijvoorbeeld voor de veiligheid van een kind. Dan staat het nu nog niet in deze lijst.</p>
        <section className="kaart kaart__in stapel" aria-labelledby="meerhulp"><h2 id="meerhulp">Heeft u hulp nodig?</h2>
          <p>Is er nu gevaar? Bel <a href="tel:112">112</a>. Wilt u met iemand praten over onveiligheid thuis? Bel Veilig Thuis: <a href="tel:08002000">0800-2000</a>. Dat is gratis, dag en nacht.</p>
          <p>Klopt er iets niet in een bericht? Bel de organisatie die u hielp.</p></section>
        <div><Knop onClick={() => void logUit().then((a) => { window.location.replace(a.vervolg); }, naarDeur)}>Uitloggen</Knop></div>
      </main>
    </div>
  );
}

function Berichten({ lijst }: { lijst: Bladzijde<Bericht> }): ReactNode {
  if (lijst.items.length === 0) return <section className="kaart kaart__in"><p>U heeft nog geen berichten.</p></section>;
  return <ul className="mijn__lijst stapel stapel--ruim" aria-label="Berichten">{lijst.items.map((b) => <li key={b.id}><EenBericht b={b} /></li>)}</ul>;
}

/** Opening a message is reading it; the sender then knows that it arrived. */
function EenBericht({ b }: { b: Bericht }): ReactNode {
  const [open, zetOpen] = useState(false), [gelezen, zetGelezen] = useState(b.gelezenOp !== null);
  const wissel = (): void => {
    zetOpen(!open);
    if (!open && !gelezen) void leesMijnBericht(b.id).then(() => { zetGelezen(true); }, () => undefined);
  };
  return (
    <article className="kaart kaart__in stapel">
      <div className="rij rij--uit"><h2>{b.onderwerp}</h2>{gelezen ? null : <span className="badge badge--let-op">Nieuw</span>}</div>
      <p className="stil"><time dateTime={b.geplaatstOp}>{datum(new Date(b.geplaatstOp), nu())}</time></p>
      {open ? b.tekst.split(/\n{2,}/).map((alinea, i) => <p key={i} className="mijn__tekst">{alinea}</p>) : null}
      <div><Knop soort={gelezen ? 'tweede' : 'primair'} aria-expanded={open} onClick={wissel}>{open ? 'Sluit dit bericht' : 'Lees dit bericht'}<span className="sr">: {b.onderwerp}</span></Knop></div>
    </article>
  );
}

/** Nothing to show and nothing allowed are one text; a fault says to come back. */
const Mislukt = ({ fout, opnieuw }: { fout: ApiFout; opnieuw: () => void }): ReactNode => (
  <section className="kaart kaart__in stapel" role="alert">
    {fout.status === 404 || fout.status === 403 ? <p>{fout.detail || 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.'}</p>
      : <><p>Het lukt nu niet om dit te laten zien. Probeer het later nog een keer.</p><div><Knop onClick={opnieuw}>Probeer het opnieuw</Knop></div></>}
  </section>
);
