import type { ReactNode } from 'react';
import type { MijnAnalyse, MijnPlan, MijnUitkomst } from '../delen/api-types.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Opmerking } from './Opmerking.tsx';

/** What a kind of statement is, in words that need no training. */
const soorten: Record<string, string> = { feit: 'Dit is gebeurd', waarneming: 'Dit zag iemand', oordeel: 'Dit vinden wij', hypothese: 'Dit denken wij. Wij weten het nog niet zeker', 'mening-betrokkene': 'Dit zei u' };
const dag = (op: string | null): string | null => (op === null ? null : datum(new Date(`${op}T12:00:00Z`), nu()));

/** What was written down about this person and the family; `kop` is the level of the heading above it. */
export function Analyse({ analyse, kop = 'h4' }: { analyse: MijnAnalyse; kop?: 'h3' | 'h4' }): ReactNode {
  const Kop = kop;
  return (
    <div className="mijn__stuk stapel">
      <Kop>{analyse.isConcept ? 'Dit hebben wij opgeschreven. Het is nog niet af.' : 'Dit hebben wij opgeschreven.'}</Kop>
      {analyse.uitspraken.length === 0 ? <p>Er is nog niets dat u kunt lezen.</p> : (
        <ul className="mijn__lijst stapel">{analyse.uitspraken.map((u) => (
          <li key={u.id}><p className="stil">{u.isOverMij && u.soort !== 'mening-betrokkene' ? `${soorten[u.soort]}. Het gaat over u` : soorten[u.soort]}{u.peildatum ? ` (${dag(u.peildatum)})` : ''}:</p><p className="mijn__tekst">{u.tekst}</p></li>
        ))}</ul>
      )}
      {analyse.advies ? <><p><strong>Wat wij adviseren:</strong> <span className="mijn__tekst">{analyse.advies.kern}</span></p>
        <ol className="mijn__punten stapel">{analyse.advies.punten.map((p) => <li key={p.rang}>{p.aanbeveling} <span className="stil">{p.waaromEerst}</span></li>)}</ol></> : null}
    </div>
  );
}

const doelstand: Record<string, string> = { behaald: 'Dit is gelukt', 'niet-behaald': 'Dit is niet gelukt', vervallen: 'Dit hoeft niet meer' };
export const wanneer = (van: string | null, tot: string | null): string => [van ? `vanaf ${dag(van)}` : '', tot ? `tot ${dag(tot)}` : ''].filter((d) => d !== '').join(' ');

const hoe: Record<string, string> = { gesprek: ' in een gesprek', huisbezoek: ' bij een huisbezoek', telefoon: ' aan de telefoon', brief: ' in een brief' };
/** In a gedwongen kader: that it can go on without his yes, and what he can do about it. */
export const Rechtsmiddel = ({ plan }: { plan: MijnPlan }): ReactNode => (plan.rechtsmiddel === null ? null : <div className="stapel">{plan.rechtsmiddel.split('\n\n').map((alinea) => <p key={alinea}>{alinea}</p>)}</div>);
/** The plan: the goals that concern this person, with what is done for each. */
export function Plan({ plan, kop = 'h4', ververs }: { plan: MijnPlan; kop?: 'h3' | 'h4'; ververs?: () => Promise<void> }): ReactNode {
  const Kop = kop, magZeggen = ververs !== undefined && !['afgerond', 'ingetrokken'].includes(plan.status);
  return (<>
    <Rechtsmiddel plan={plan} />
    <ul className="mijn__lijst stapel stapel--ruim">{plan.doelen.map((d) => (
      <li key={d.id} className="mijn__stuk stapel">
        <Kop>{d.titel}</Kop>
        <p className="mijn__tekst">{d.tekst}</p>
        <p className="stil">{[d.isVanMij ? 'Dit is uw doel' : 'Dit is een doel voor het gezin', d.isVoorgesteld ? 'Dit stelde u zelf voor' : '', d.streefdatum ? `Klaar op ${dag(d.streefdatum)}` : '', doelstand[d.status] ?? ''].filter((s) => s !== '').join('. ')}.</p>
        {d.onderdelen.length > 0 ? <ul className="mijn__punten stapel">{d.onderdelen.map((o) => <li key={o.id}>{o.omschrijving}<br /><span className="stil">{[o.isVoorgesteld ? 'Dit stelde u zelf voor. De casusregisseur kijkt ernaar' : '', o.wie ?? (o.isVoorgesteld ? '' : 'Een organisatie die u helpt'), wanneer(o.van, o.tot)].filter((s) => s !== '').join(', ')}</span>{o.mijnAkkoord ? <><br /><span className="stil">U zei op {dag(o.mijnAkkoord.op)}{hoe[o.mijnAkkoord.wijze] ?? ''} {o.mijnAkkoord.uitkomst === 'gegeven' ? 'ja' : 'nee'} tegen dit deel.</span></> : null}{o.mijnOpmerkingen.map((x) => <p key={x.op} className="stil">U schreef op <time dateTime={x.op}>{datum(new Date(x.op), nu())}</time>: “{x.tekst}”</p>)}{magZeggen && !o.isVoorgesteld ? <Opmerking planId={plan.planId} deel={o} ververs={ververs} /> : null}</li>)}</ul> : null}
      </li>
    ))}</ul>
  </>);
}

/** Decisions and appointments about the family, as far as they are for this person. */
export function Uitkomsten({ uitkomsten }: { uitkomsten: readonly MijnUitkomst[] }): ReactNode {
  return (
    <section className="kaart kaart__in stapel stapel--ruim" aria-labelledby="uitkomsten">
      <h2 id="uitkomsten">Wat is er besloten?</h2>
      {uitkomsten.map((u) => (
        <article key={u.id} className="stapel">
          <h3>Overleg, gedeeld op <time dateTime={u.op}>{datum(new Date(u.op), nu())}</time></h3>
          <p className="mijn__tekst">{u.samenvatting}</p>
          {u.besluiten.length > 0 ? <><h4>Besluiten</h4><ul className="mijn__punten stapel">{u.besluiten.map((b, i) => <li key={i}><span className="mijn__tekst">{b.tekst}</span> <span className="stil">Dit geldt vanaf {dag(b.vanaf)}.</span>{b.rechtsmiddel ? <><br />Bent u het niet eens? {b.rechtsmiddel}</> : null}</li>)}</ul></> : null}
          {u.afspraken.length > 0 ? <><h4>Afspraken</h4><ul className="mijn__punten stapel">{u.afspraken.map((a, i) => <li key={i}><strong>{a.wie}</strong>: <span className="mijn__tekst">{a.tekst}</span>{a.uiterlijk ? <span className="stil"> Uiterlijk {dag(a.uiterlijk)}.</span> : null}</li>)}</ul></> : null}
        </article>
      ))}
    </section>
  );
}
