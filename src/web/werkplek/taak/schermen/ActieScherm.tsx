import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../../delen/api.ts';
import { datum } from '../../../delen/datum.ts';
import { IconInfo } from '../../../delen/iconen.ts';
import { nu } from '../../../delen/klok.ts';
import { Knop } from '../../../delen/knop.tsx';
import { useNieuwId } from '../../../delen/nieuwId.ts';
import { meld } from '../../../delen/Toasts.tsx';
import { Textarea } from '../../../delen/velden.tsx';
import { meldVoortgang } from '../../acties/bronnen.ts';
import { obj, rij, tekst, type SchermEig } from './scherm.ts';

/** The receiver's view on an actie (ux §4.12): who hears what when it takes too long, told beforehand, and the progress. Answering is the form. */
export function ActieScherm({ taak, alleenLezen }: SchermEig): ReactNode {
  const s = obj(taak.gegevens?.scherm);
  const trede = rij(s['trede']).filter((t) => new Date(tekst(t['op'])) > nu());
  const voortgang = rij(s['voortgang']);
  return (
    <>
      {trede.length > 0 ? (
        <section className="kaart__in stapel" aria-labelledby="ladder-kop">
          <h2 id="ladder-kop">{s['stap'] === 'beoordelen' ? 'Als u nog niet antwoordt' : 'Als het langer duurt'}</h2>
          <ul style={{ paddingInlineStart: 20 }}>{trede.map((t) => <li key={tekst(t['op'])}>Na <time dateTime={tekst(t['op'])}>{datum(new Date(tekst(t['op'])), nu())}</time> {tekst(t['zin'])}.</li>)}</ul>
          {s['stap'] === 'beoordelen' ? <p className="melding-blok"><IconInfo size={18} aria-hidden /><span>U ziet alleen de gegevens die voor deze actie nodig zijn. Mist u iets? Doe dan een tegenvoorstel.</span></p> : null}
        </section>
      ) : null}
      {s['stap'] === 'uitvoeren' ? (
        <section className="kaart__in stapel" aria-labelledby="voortgang-kop">
          <h2 id="voortgang-kop">Voortgang</h2>
          {voortgang.length === 0 ? <p className="stil">U heeft nog geen voortgang gemeld.</p> : <ul style={{ paddingInlineStart: 20 }}>{voortgang.map((v) => <li key={tekst(v['op'])}><time dateTime={tekst(v['op'])}>{datum(new Date(tekst(v['op'])), nu())}</time>: {tekst(v['tekst'])}</li>)}</ul>}
          {alleenLezen ? null : <Voortgang taakId={taak.id} actieId={tekst(s['actieId'])} />}
        </section>
      ) : null}
    </>
  );
}

function Voortgang({ taakId, actieId }: { taakId: string; actieId: string }): ReactNode {
  const vragen = useQueryClient();
  const [zin, zetZin] = useState(''), [bezig, zetBezig] = useState(false), nieuw = useNieuwId();
  const stuur = async (): Promise<void> => {
    zetBezig(true);
    try {
      await meldVoortgang(actieId, nieuw.id, zin.trim());
      nieuw.vernieuw();
      zetZin('');
      meld('De casusregisseur ziet uw voortgang.');
      await vragen.invalidateQueries({ queryKey: ['taak', taakId] });
    } catch (x) { meld(`Dit lukte niet: ${x instanceof ApiFout ? x.detail || x.titel : 'probeer het opnieuw.'}`); }
    zetBezig(false);
  };
  return (
    <div className="veld"><label className="veld__label" htmlFor="voortgang-zin">Laat weten hoe het gaat</label>
      <Textarea id="voortgang-zin" rows={2} maxLength={2000} value={zin} onChange={(e) => zetZin(e.target.value)} />
      <div className="rij"><Knop disabled={bezig || zin.trim().length < 10} onClick={() => void stuur()}>Voortgang melden</Knop></div></div>
  );
}
