import { useEffect, useId, useState, type ReactNode } from 'react';
import { ApiFout, haal, vraag } from '../delen/api.ts';
import { Knop } from '../delen/knop.tsx';
import { Textarea } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Status } from './Status.tsx';

const cijfers = [['1', 'Helemaal niet'], ['2', 'Niet zo'], ['3', 'Een beetje'], ['4', 'Goed'], ['5', 'Heel goed']] as const;

/** After the casus closed: how was it? Nobody waits for the answer and it changes nothing for this person. */
export function Feedback(): ReactNode {
  const [ids, zetIds] = useState<string[]>([]), [gelukt, zetGelukt] = useState('');
  const ververs = async (): Promise<void> => { try { zetIds((await haal<{ items: { id: string }[] }>('/mijn/feedbackvragen')).items.map((f) => f.id)); } catch (x) { if (!(x instanceof ApiFout)) throw x; } };
  useEffect(() => { void ververs(); }, []);
  return <><Status zin={gelukt} />{ids.map((id) => <EenVraag key={id} id={id} klaar={() => { zetGelukt('Bedankt. Wij hebben uw antwoord.'); return ververs(); }} />)}</>;
}

function EenVraag({ id, klaar }: { id: string; klaar: () => Promise<void> }): ReactNode {
  const veld = useId();
  const [{ gehoord, geholpen, tekst }, zetDeel, wis] = useBewaard(`feedback.${id}`, { gehoord: '', geholpen: '', tekst: '' });
  const [fout, zetFout] = useState(''), [bezig, zetBezig] = useState(false);
  const stuur = async (): Promise<void> => {
    if (gehoord === '' || geholpen === '') { zetFout('Kies bij beide vragen een antwoord.'); return; }
    zetBezig(true);
    try { await vraag(`/mijn/feedbackvragen/${id}/antwoorden`, { methode: 'POST', body: { gehoord: Number(gehoord), geholpen: Number(geholpen), opmerking: tekst.trim() || null } }); zetFout(''); wis(); await klaar(); }
    catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.detail || 'Het lukt nu niet. Uw tekst staat er nog. Probeer het later nog een keer.'); } finally { zetBezig(false); }
  };
  const keuze = (naam: string, vraagtekst: string, waarde: string, zet: (w: string) => void): ReactNode => (
    <fieldset className="keuzes"><legend>{vraagtekst}</legend>{cijfers.map(([code, woord]) => <label key={code} className="keuze"><input type="radio" name={`${veld}-${naam}`} checked={waarde === code} onChange={() => { zet(code); }} /><span>{woord}</span></label>)}</fieldset>
  );
  return (
    <form className="kaart kaart__in stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }} aria-labelledby={`${veld}-kop`}>
      <h2 id={`${veld}-kop`}>Hoe vond u de samenwerking?</h2>
      <p>De samenwerking is gestopt. Wij leren graag van u. Antwoorden hoeft niet.</p>
      {keuze('gehoord', 'Is er naar u geluisterd?', gehoord, (w) => { zetDeel({ gehoord: w }); })}
      {keuze('geholpen', 'Heeft het u geholpen?', geholpen, (w) => { zetDeel({ geholpen: w }); })}
      <div className="stapel"><label htmlFor={`${veld}-tekst`}>Wilt u nog iets zeggen? (mag)</label><Textarea id={`${veld}-tekst`} rows={4} value={tekst} onChange={(e) => { zetDeel({ tekst: e.target.value }); }} aria-describedby={fout ? `${veld}-fout` : undefined} invalid={fout !== ''} /></div>
      {fout ? <p id={`${veld}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div><Knop soort="primair" type="submit" disabled={bezig}>Verstuur mijn antwoord</Knop></div>
    </form>
  );
}
