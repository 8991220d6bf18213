import { useId, type ReactNode } from 'react';
import type { MijnAntwoord, MijnBijdrage, MijnPlan, MijnWijziging } from '../delen/api-types.ts';
import { antwoordOpWijziging } from '../delen/bronnen.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Textarea } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Rechtsmiddel, wanneer } from './Lezen.tsx';
import { useVerstuur } from './useVerstuur.ts';

type Deel = MijnWijziging['delen'][number];
type Invoer = { readonly antwoorden: Readonly<Record<string, 'ja' | 'nee'>>; readonly redenen: Readonly<Record<string, string>>; readonly tekst: string };
const kop: Record<Deel['soort'], string> = { nieuw: 'Dit is nieuw voor u.', gewijzigd: 'Dit verandert:', open: 'Hier zei u nog niets over.' };

/** What changes in a running plan, part by part: yes or no to each, and what he wants to say about it (R7.10). Not answering is allowed and never counts as yes. */
export function Wijziging({ vraag, plan, wijziging, verandert, ververs }: { vraag: MijnBijdrage; plan: MijnPlan; wijziging: MijnWijziging; verandert?: MijnAntwoord; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), { delen } = wijziging;
  const eerder = (d: Deel): [string, 'ja' | 'nee'][] => (d.mijnAntwoord === null || !verandert ? [] : [[d.interventieId, d.mijnAntwoord]]);
  const begin: Invoer = { antwoorden: Object.fromEntries(delen.flatMap(eerder)), redenen: Object.fromEntries(delen.map((d) => [d.interventieId, d.mijnReden ?? ''])), tekst: verandert?.tekst ?? '' };
  const [{ antwoorden, redenen, tekst }, zet, wis] = useBewaard<Invoer>(`wijziging.${wijziging.id}`, begin);
  const reden = (d: Deel): string => redenen[d.interventieId]?.trim() ?? '';
  const mist = (): string => (delen.some((d) => antwoorden[d.interventieId] === undefined) ? 'Kies bij elk deel ja of nee.' : delen.some((d) => antwoorden[d.interventieId] === 'nee' && reden(d).length < 3) ? 'Schrijf bij elk nee op waarom u het niet wilt.' : '');
  const { fout, zetFout, bezig, stuur } = useVerstuur(mist, async () => {
    await antwoordOpWijziging(wijziging.id, verandert !== undefined, { delen: delen.map((d) => { const antwoord = antwoorden[d.interventieId] ?? 'nee'; return { interventieId: d.interventieId, antwoord, reden: antwoord === 'nee' ? reden(d) : null }; }), tekst: tekst.trim() || null });
    wis();
    await ververs();
  });
  return (
    <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }} aria-labelledby={`${id}-vraag`}>
      <h3 id={`${id}-vraag`}>{vraag.vraag}</h3>
      <Rechtsmiddel plan={plan} />
      {vraag.uiterlijkOp ? <p className="stil">U kunt reageren tot en met {datum(new Date(vraag.uiterlijkOp), nu())}. Reageren hoeft niet. Reageert u niet, dan bent u het niet eens en ook niet oneens.</p> : null}
      {delen.map((d) => (
        <fieldset key={d.interventieId} className="mijn__stuk stapel"><legend><strong>{d.omschrijving}</strong></legend>
          <p className="stil">{[`Doel: ${d.doel}`, [d.wie ?? '', wanneer(d.van, d.tot)].filter((s) => s !== '').join(', ')].filter((s) => s !== '').join('. ')}.</p>
          <p>{kop[d.soort]}</p>
          {d.watVerandert.length > 0 ? <ul className="mijn__punten stapel">{d.watVerandert.map((z) => <li key={z}>{z}</li>)}</ul> : null}
          <div className="keuzes">{(['ja', 'nee'] as const).map((a) => <label key={a} className="keuze"><input type="radio" name={`${id}-${d.interventieId}`} checked={antwoorden[d.interventieId] === a} onChange={() => { zetFout(''); zet({ antwoorden: { ...antwoorden, [d.interventieId]: a } }); }} /><span>{a === 'ja' ? 'Ja, ik ben het eens' : 'Nee, dit wil ik niet'}</span></label>)}</div>
          {antwoorden[d.interventieId] === 'nee' ? <div className="stapel"><label htmlFor={`${id}-${d.interventieId}-reden`}>Waarom wilt u dit niet?<span className="sr">: {d.omschrijving}</span></label><Textarea id={`${id}-${d.interventieId}-reden`} rows={2} maxLength={500} value={redenen[d.interventieId] ?? ''} onChange={(e) => { zet({ redenen: { ...redenen, [d.interventieId]: e.target.value } }); }} /></div> : null}
        </fieldset>
      ))}
      <div className="stapel"><label htmlFor={`${id}-tekst`}>Wilt u nog iets zeggen? (mag)</label><Textarea id={`${id}-tekst`} rows={4} value={tekst} onChange={(e) => { zet({ tekst: e.target.value }); }} aria-describedby={fout ? `${id}-fout` : undefined} /></div>
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div><Knop soort="primair" type="submit" disabled={bezig}>{verandert ? 'Verstuur mijn nieuwe antwoord' : 'Verstuur mijn antwoord'}</Knop></div>
    </form>
  );
}
