import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout, zetBijUitloggen, zetCsrf } from '../delen/api.ts';
import type { Bericht, Bladzijde, MijnAnalyse, MijnAntwoord, MijnBijdrage, MijnCasus, MijnPlan, MijnUitkomst, MijnVerzoek, Sessie } from '../delen/api-types.ts';
import { haalMijnAnalyses, haalMijnAntwoorden, haalMijnBerichten, haalMijnBijdragen, haalMijnCasussen, haalMijnPlannen, haalMijnUitkomsten, haalMijnVerzoeken, haalSessie, leesMijnBericht, logOveralUit, logUit } from '../delen/bronnen.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { wisAlleNoodkopieen, zetConceptsleutel } from '../delen/noodkopie.ts';
import { Merk } from '../delen/Merk.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { Sessiewacht } from '../delen/Sessiewacht.tsx';
import { SnelWeg } from '../delen/SnelWeg.tsx';
import { Laden } from '../delen/Staten.tsx';
import { Feedback } from './Feedback.tsx';
import { Analyse, Plan, Uitkomsten } from './Lezen.tsx';
import { Rechten } from './Rechten.tsx';
import { Stappen } from './Stappen.tsx';
import { Uitwisselingen } from './Uitwisselingen.tsx';
import { Voorstel } from './Voorstel.tsx';
import { Vragen } from './Vragen.tsx';

const naarDeur = (): void => { window.location.replace('/'); };

type Overzicht = { casussen: MijnCasus[]; vragen: MijnBijdrage[]; antwoorden: MijnAntwoord[]; verzoeken: MijnVerzoek[]; analyses: MijnAnalyse[]; plannen: MijnPlan[]; uitkomsten: MijnUitkomst[] };
const haalOverzicht = async (): Promise<Overzicht> => {
  const [casussen, vragen, antwoorden, verzoeken, analyses, plannen, uitkomsten] = await Promise.all([haalMijnCasussen(), haalMijnBijdragen(), haalMijnAntwoorden(), haalMijnVerzoeken(), haalMijnAnalyses(), haalMijnPlannen(), haalMijnUitkomsten()]);
  return { casussen: casussen.items, vragen: vragen.items, antwoorden: antwoorden.items, verzoeken: verzoeken.items, analyses: analyses.items, plannen: plannen.items, uitkomsten: uitkomsten.items };
};
/** What belongs to an open question stands with that question. */
const nietGevraagd = <T extends { bijdrageId: string | null }>(stukken: readonly T[], vragen: readonly MijnBijdrage[]): T[] => stukken.filter((s) => !vragen.some((v) => v.id === s.bijdrageId));

/**
 * What a citizen may read and do: the steps of his case, what is asked of him and his answers, his rights, and the messages to this person.
 * What waits for somebody's safety is simply not there (R7.2).
 */
export function Mijn(): ReactNode {
  usePaginatitel('Mijn Samenspel');
  const [lijst, zetLijst] = useState<Bladzijde<Bericht> | null>(null), [fout, zetFout] = useState<ApiFout | null>(null), [bezig, zetBezig] = useState(false), [overzicht, zetOverzicht] = useState<Overzicht | null>(null), [sessie, zetSessie] = useState<Sessie | null>(null), [stukfout, zetStukfout] = useState<ApiFout | null>(null);
  const ververs = async (): Promise<void> => { try { zetOverzicht(await haalOverzicht()); zetStukfout(null); } catch (x) { if (x instanceof ApiFout) zetStukfout(x); else throw x; } };
  const meer = async (cursor: string | null): Promise<void> => {
    zetBezig(true);
    try { const b = await haalMijnBerichten(cursor); zetLijst((oud) => ({ items: [...(oud?.items ?? []), ...b.items], volgende: b.volgende })); zetFout(null); }
    catch (x) { if (x instanceof ApiFout) zetFout(x); else throw x; } finally { zetBezig(false); }
  };
  const begin = async (): Promise<void> => {
    zetFout(null);
    try {
      const s = await haalSessie();
      if (s.soort !== 'burger') { naarDeur(); return; }
      zetCsrf(s.csrfToken ?? '');
      zetConceptsleutel(s.conceptsleutel);
      zetSessie(s);
    } catch (x) { if (x instanceof ApiFout) { zetFout(x); return; } throw x; }
    await Promise.all([meer(null), ververs()]);
  };
  useEffect(() => {
    document.body.classList.replace('samenspel-dicht', 'samenspel-ruim');
    zetBijUitloggen(naarDeur);
    void begin();
    return () => { document.body.classList.replace('samenspel-ruim', 'samenspel-dicht'); };
  }, []);
  const uit = (hoe: () => Promise<{ vervolg: string }>): void => { wisAlleNoodkopieen(); void hoe().then((a) => { window.location.replace(a.vervolg); }, naarDeur); };
  return (
    <div className="toegang">
      <header className="toegang__kop"><div className="rij rij--uit mijn__kop"><div className="merk"><Merk />Samenspel</div><SnelWeg /></div></header>
      <main className="toegang__hoofd mijn stapel stapel--ruim">
        <div><h1>Mijn Samenspel</h1><p className="mijn__inleiding">Hier ziet u waar uw casus staat, wat wij u vragen en wat organisaties u laten weten. Alleen u ziet dit.</p></div>
        {stukfout ? <Mislukt fout={stukfout} opnieuw={() => void ververs()} /> : lijst && !overzicht ? <Laden regels={4} /> : null}
        {overzicht?.casussen.map((c, i) => <Stappen key={c.id} casus={c} kop={overzicht.casussen.length > 1 ? `Mijn casus ${i + 1}` : 'Wat gebeurt er nu?'} />)}
        {overzicht && (overzicht.casussen.length > 0 || overzicht.vragen.length > 0 || overzicht.antwoorden.length > 0) ? <Vragen vragen={overzicht.vragen} antwoorden={overzicht.antwoorden} analyses={overzicht.analyses} plannen={overzicht.plannen} ververs={ververs} /> : null}
        {overzicht ? <Stukken {...overzicht} ververs={ververs} /> : null}
        {overzicht ? <Feedback /> : null}
        <h2>Mijn berichten</h2>
        {lijst ? <Berichten lijst={lijst} inCasus={(overzicht?.casussen.length ?? 0) > 0} /> : fout ? null : <Laden regels={4} />}
        {fout ? <Mislukt fout={fout} opnieuw={() => void (sessie ? meer(lijst?.volgende ?? null) : begin())} /> : null}
        {lijst?.volgende ? <div><Knop disabled={bezig} onClick={() => void meer(lijst.volgende)}>Toon oudere berichten</Knop></div> : null}
        {overzicht ? <Uitwisselingen kinderen={[...new Map(overzicht.casussen.flatMap((c) => c.namens.kinderen).map((k) => [k.persoonId, k])).values()]} /> : null}
        {overzicht ? <Rechten casussen={overzicht.casussen} verzoeken={overzicht.verzoeken} ververs={ververs} /> : null}
        <p className="stil">Soms mag u iets pas later zien. Bijvoorbeeld voor de veiligheid van een kind. Dan staat het nu nog niet in deze lijst.</p>
        <section className="kaart kaart__in stapel" aria-labelledby="meerhulp"><h2 id="meerhulp">Heeft u hulp nodig?</h2>
          <p>Is er nu gevaar? Bel <a href="tel:112">112</a>. Wilt u met iemand praten over onveiligheid thuis? Bel Veilig Thuis: <a href="tel:08002000">0800-2000</a>. Dat is gratis, dag en nacht.</p>
          <p>Klopt er iets niet in een bericht? Bel de organisatie die u hielp.</p></section>
        <div className="rij"><Knop onClick={() => uit(logUit)}>Uitloggen</Knop><Knop onClick={() => uit(logOveralUit)}>Uitloggen op al mijn apparaten</Knop></div>
      </main>
      {sessie ? <Sessiewacht sessie={sessie} zin="Wat u typte, staat er nog als u in dit venster weer inlogt." verleng={async () => (await haalSessie()).soort === 'burger'} bijUitloggen={wisAlleNoodkopieen}><div><SnelWeg /></div></Sessiewacht> : null}
    </div>
  );
}

/** What this person may read again: the outcome of the overleg, his plan, and what was written down. */
function Stukken({ uitkomsten, plannen, analyses, vragen, ververs }: Overzicht & { ververs: () => Promise<void> }): ReactNode {
  const gelezenPlannen = nietGevraagd(plannen, vragen).filter((p) => p.doelen.length > 0), opgeschreven = nietGevraagd(analyses, vragen);
  return (
    <>
      {uitkomsten.length > 0 ? <Uitkomsten uitkomsten={uitkomsten} /> : null}
      {gelezenPlannen.length > 0 ? <section className="kaart kaart__in stapel stapel--ruim" aria-labelledby="plan"><h2 id="plan">Uw plan</h2>{gelezenPlannen.map((p) => <div key={p.planId} className="stapel"><Plan plan={p} kop="h3" ververs={ververs} />{['afgerond', 'ingetrokken'].includes(p.status) ? null : <Voorstel plan={p} ververs={ververs} />}</div>)}</section> : null}
      {opgeschreven.length > 0 ? <section className="kaart kaart__in stapel stapel--ruim" aria-labelledby="analyse"><h2 id="analyse">Wat er over uw situatie is opgeschreven</h2>{opgeschreven.map((a) => <Analyse key={a.id} analyse={a} kop="h3" />)}</section> : null}
    </>
  );
}

/** Without a casus: one text for who is unknown here and for whom everything waits (R7.2). */
function Berichten({ lijst, inCasus }: { lijst: Bladzijde<Bericht>; inCasus: boolean }): ReactNode {
  if (lijst.items.length === 0) return <section className="kaart kaart__in"><p>{inCasus ? 'U heeft nog geen berichten.' : 'Wij hebben u geen gegevens te tonen.'}</p></section>;
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
      <div className="rij rij--uit"><h3>{b.onderwerp}</h3>{gelezen ? null : <span className="badge badge--let-op">Nieuw</span>}</div>
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
