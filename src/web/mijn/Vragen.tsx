import { useId, useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import type { MijnAnalyse, MijnAntwoord, MijnBijdrage, MijnPlan } from '../delen/api-types.ts';
import { beantwoordBijdrage, beantwoordPlan, veranderAntwoord, veranderPlanantwoord } from '../delen/bronnen.ts';
import { datum, moment } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Textarea } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Analyse, Plan } from './Lezen.tsx';
import { Status } from './Status.tsx';
import { Wijziging } from './Wijziging.tsx';

const eens: [string, string] = ['akkoord', 'Ik ben het eens'], deels: [string, string] = ['deels', 'Ik ben het deels eens'], oneens: [string, string] = ['geen-akkoord', 'Ik ben het niet eens'];
const gezegd: Record<string, string> = { akkoord: 'U bent het eens.', 'geen-akkoord': 'U bent het niet eens.', gegeven: 'U heeft dit laten weten:' };

type Stukken = { readonly analyses: readonly MijnAnalyse[]; readonly plannen: readonly MijnPlan[]; readonly ververs: () => Promise<void> };
/** What is asked of this person now, and what he answered before. Not answering is allowed and never counts as yes. */
export function Vragen({ vragen, antwoorden, ...rest }: { vragen: readonly MijnBijdrage[]; antwoorden: readonly MijnAntwoord[] } & Stukken): ReactNode {
  const [gelukt, zetGelukt] = useState('');
  const stukken: Stukken = { ...rest, ververs: () => { zetGelukt('Wij hebben uw antwoord.'); return rest.ververs(); } };
  return (
    <section className="kaart kaart__in stapel stapel--ruim" aria-labelledby="vragen">
      <h2 id="vragen">Wat vragen wij u?</h2>
      <Status zin={gelukt} />
      {vragen.length === 0 ? <p>Wij vragen u nu niets.</p> : vragen.map((v) => <Vraag key={v.id} vraag={v} {...stukken} />)}
      {antwoorden.length > 0 ? (
        <div className="stapel"><h3>Wat u ons liet weten</h3>
          <ul className="mijn__lijst stapel">{antwoorden.map((a) => <li key={a.id}><Gegeven antwoord={a} {...stukken} /></li>)}</ul></div>
      ) : null}
    </section>
  );
}

const inWoorden = (a: Pick<MijnAntwoord, 'soort' | 'uitkomst'>): string => (a.soort === 'plan' && a.uitkomst === 'geen-akkoord' ? 'U bent het niet of niet helemaal eens.' : gezegd[a.uitkomst] ?? 'U heeft geantwoord.');

/** What he answered, what he said before that, and until its date the way to change it. */
function Gegeven({ antwoord: a, ...stukken }: { antwoord: MijnAntwoord } & Stukken): ReactNode {
  const [open, zetOpen] = useState(false);
  const klaar = async (): Promise<void> => { zetOpen(false); await stukken.ververs(); };
  return (
    <div className="stapel">
      <div><p>{a.vraag}</p><p><strong>{inWoorden(a)}</strong> {a.tekst}</p><p className="stil"><time dateTime={a.op}>{datum(new Date(a.op), nu())}</time></p>
        {a.eerder.map((e) => <p key={e.op} className="stil">Eerst zei u op <time dateTime={e.op}>{datum(new Date(e.op), nu())}</time>: {inWoorden({ soort: a.soort, uitkomst: e.uitkomst })} {e.tekst}</p>)}</div>
      {a.magVeranderenTot === null ? null : open ? <><Vraag vraag={{ id: a.id, soort: a.soort, vraag: a.vraag, uiterlijkOp: a.magVeranderenTot }} verandert={a} {...stukken} ververs={klaar} /><div><Knop onClick={() => { zetOpen(false); }}>Toch niet veranderen</Knop></div></>
        : <><p className="stil">U kunt dit nog veranderen tot <time dateTime={a.magVeranderenTot}>{moment(new Date(a.magVeranderenTot), nu())}</time>.</p><div><Knop onClick={() => { zetOpen(true); }}>Verander mijn antwoord<span className="sr">: {a.vraag}</span></Knop></div></>}
    </div>
  );
}

type Invoer = { readonly keuze: string; readonly tekst: string; readonly geweigerd: Readonly<Record<string, string>> };
/** One question: about a change of a running plan, or about a piece as a whole. */
function Vraag(v: { vraag: MijnBijdrage; verandert?: MijnAntwoord } & Stukken): ReactNode {
  const plan = v.plannen.find((p) => p.wijzigingen.some((w) => w.bijdrageId === v.vraag.id)), wijziging = plan?.wijzigingen.find((w) => w.bijdrageId === v.vraag.id);
  return plan && wijziging ? <Wijziging vraag={v.vraag} plan={plan} wijziging={wijziging} ververs={v.ververs} {...(v.verandert ? { verandert: v.verandert } : {})} /> : <Stukvraag {...v} />;
}

/** One question with what it is about: the draft analysis, or the plan with its parts. */
function Stukvraag({ vraag, verandert, analyses, plannen, ververs }: { vraag: MijnBijdrage; /** The answer that he changes; absent for a new one. */ verandert?: MijnAntwoord } & Stukken): ReactNode {
  const id = useId();
  const analyse = analyses.find((a) => a.bijdrageId === vraag.id), plan = plannen.find((p) => p.bijdrageId === vraag.id);
  const delen = plan?.doelen.flatMap((d) => d.onderdelen).filter((o) => !o.isVoorgesteld) ?? [];
  const mogelijk = vraag.soort === 'plan' && delen.length > 0 ? [eens, deels, oneens] : vraag.soort === 'akkoord' || vraag.soort === 'plan' ? [eens, oneens] : [];
  const [{ keuze, tekst, geweigerd }, zet, wis] = useBewaard<Invoer>(`vraag.${vraag.id}`, { keuze: '', tekst: verandert?.tekst ?? '', geweigerd: {} });
  const [fout, zetFout] = useState(''), [bezig, zetBezig] = useState(false);
  /** What still lacks, in one sentence; empty when it can be sent. */
  const mist = (): string => {
    if (mogelijk.length === 0) return tekst.trim() === '' ? 'Schrijf op wat u wilt zeggen.' : '';
    if (keuze === '') return 'Kies of u het eens bent.';
    if (keuze !== 'deels') return '';
    if (Object.keys(geweigerd).length === 0) return 'Kies welk deel u niet wilt.';
    return Object.values(geweigerd).some((r) => r.trim().length < 3) ? 'Schrijf bij elk deel op waarom u het niet wilt.' : '';
  };
  const stuur = async (): Promise<void> => {
    const nog = mist();
    zetFout(nog);
    if (nog !== '') return;
    zetBezig(true);
    const uitleg = tekst.trim() || null;
    try {
      if (plan === undefined) await (verandert ? veranderAntwoord : beantwoordBijdrage)(vraag.id, { uitkomst: keuze || 'gegeven', tekst: uitleg });
      else await (verandert ? veranderPlanantwoord : beantwoordPlan)(plan.planId, { uitkomst: keuze, tekst: uitleg, geweigerd: keuze === 'deels' ? Object.entries(geweigerd).map(([interventieId, reden]) => ({ interventieId, reden: reden.trim() })) : [] });
      wis();
      await ververs();
    } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.detail || 'Het lukt nu niet. Uw tekst staat er nog. Probeer het later nog een keer.'); } finally { zetBezig(false); }
  };
  const wissel = (deel: string): void => { zetFout(''); const { [deel]: oud, ...rest } = geweigerd; zet({ geweigerd: oud === undefined ? { ...rest, [deel]: '' } : rest }); };
  return (
    <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }} aria-labelledby={`${id}-vraag`}>
      <h3 id={`${id}-vraag`}>{vraag.vraag}</h3>
      {analyse ? <Analyse analyse={analyse} /> : null}
      {plan ? <Plan plan={plan} /> : null}
      {vraag.uiterlijkOp ? <p className="stil">U kunt reageren tot en met {datum(new Date(vraag.uiterlijkOp), nu())}. Reageren hoeft niet.</p> : null}
      {mogelijk.length > 0 ? <fieldset className="keuzes"><legend>Wat vindt u?</legend>{mogelijk.map(([code, naam]) => <label key={code} className="keuze"><input type="radio" name={id} checked={keuze === code} onChange={() => { zetFout(''); zet({ keuze: code }); }} /><span>{naam}</span></label>)}</fieldset> : null}
      {keuze === 'deels' ? (
        <fieldset className="keuzes"><legend>Welk deel wilt u niet? Met de andere delen gaat u akkoord.</legend>{delen.map((d) => (
          <div key={d.id} className="stapel"><label className="keuze"><input type="checkbox" checked={d.id in geweigerd} onChange={() => { wissel(d.id); }} /><span>{d.omschrijving}</span></label>
            {d.id in geweigerd ? <><label htmlFor={`${id}-${d.id}`}>Waarom wilt u dit niet?<span className="sr">: {d.omschrijving}</span></label><Textarea id={`${id}-${d.id}`} rows={2} value={geweigerd[d.id]} onChange={(e) => { zet({ geweigerd: { ...geweigerd, [d.id]: e.target.value } }); }} /></> : null}</div>
        ))}</fieldset>
      ) : null}
      <div className="stapel"><label htmlFor={`${id}-tekst`}>{mogelijk.length > 0 ? 'Wilt u iets uitleggen? (mag)' : 'Uw antwoord'}</label><Textarea id={`${id}-tekst`} rows={4} value={tekst} onChange={(e) => { zet({ tekst: e.target.value }); }} aria-describedby={fout ? `${id}-fout` : undefined} invalid={fout !== '' && mogelijk.length === 0} /></div>
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div><Knop soort="primair" type="submit" disabled={bezig}>{verandert ? 'Verstuur mijn nieuwe antwoord' : 'Verstuur mijn antwoord'}</Knop></div>
    </form>
  );
}
