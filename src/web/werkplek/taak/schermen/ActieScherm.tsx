import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actietekst, past } from '../../../../domein/actie/tekst.ts';
import { ApiFout, foutregels } from '../../../delen/api.ts';
import { datum } from '../../../delen/datum.ts';
import { IconInfo } from '../../../delen/iconen.ts';
import { nu } from '../../../delen/klok.ts';
import { Knop } from '../../../delen/knop.tsx';
import { useNieuwId } from '../../../delen/nieuwId.ts';
import { meld } from '../../../delen/Toasts.tsx';
import { Select, SelectOption, Textarea } from '../../../delen/velden.tsx';
import { Venster, type Fouten } from '../../../delen/Venster.tsx';
import { geefActieDoor, meldVoortgang } from '../../acties/bronnen.ts';
import { obj, rij, tekst, type SchermEig } from './scherm.ts';

/** The receiver's view on an actie (ux §4.12): who hears what when it takes too long, told beforehand, and the progress. Answering is the form. */
export function ActieScherm({ taak, alleenLezen }: SchermEig): ReactNode {
  const s = obj(taak.gegevens?.scherm);
  const trede = rij(s['trede']).filter((t) => new Date(tekst(t['op'])) > nu());
  const voortgang = rij(s['voortgang']);
  const doorgegeven = obj(s['doorgegeven']);
  return (
    <>
      {tekst(doorgegeven['van']) ? <p className="kaart__in melding-blok"><IconInfo size={18} aria-hidden /><span>{tekst(doorgegeven['van'])} gaf u deze actie op <time dateTime={tekst(doorgegeven['op'])}>{datum(new Date(tekst(doorgegeven['op'])), nu())}</time>: {tekst(doorgegeven['reden'])}</span></p> : null}
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
      {alleenLezen ? null : <Doorgeven actieId={tekst(s['actieId'])} collegas={rij(s['collegas']).map((c) => ({ id: tekst(c['id']), naam: `${tekst(c['naam'])}, ${tekst(c['functie'])}` }))} />}
    </>
  );
}

/** Handing the actie to a colleague of the same organisation, with a reason he reads. It leaves the giver's list at once. */
function Doorgeven({ actieId, collegas }: { actieId: string; collegas: readonly { id: string; naam: string }[] }): ReactNode {
  const vragen = useQueryClient(), naar = useNavigate(), nieuw = useNieuwId();
  const [open, zetOpen] = useState(false), [wie, zetWie] = useState(''), [reden, zetReden] = useState('');
  const stuur = async (): Fouten => {
    try {
      await geefActieDoor(actieId, { id: nieuw.id, medewerkerId: wie, reden: reden.trim() });
      meld('De actie staat nu bij uw collega.');
      await vragen.invalidateQueries({ queryKey: ['taken'] });
      return [];
    } catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); }
  };
  return (
    <section className="kaart__in stapel" aria-labelledby="doorgeven-kop">
      <h2 id="doorgeven-kop">Doorgeven aan collega</h2>
      {collegas.length === 0 ? <p className="stil">Er is nu geen collega die deze actie kan doen.</p> : <div><Knop onClick={() => zetOpen(true)}>Doorgeven aan collega…</Knop></div>}
      {open ? (
        <Venster titel="Doorgeven aan collega" knop="Doorgeven" sluit={() => zetOpen(false)} klaar={stuur} gelukt={() => void naar({ to: '/werk' })} mag={wie !== '' && past(actietekst.doorgeven, reden)}>
          <p>Uw collega ziet de actie bij Mijn werk, met uw reden. Een concept van u gaat niet mee.</p>
          <div className="veld"><label className="veld__label" htmlFor="doorgeven-wie">Aan wie?</label><Select id="doorgeven-wie" value={wie} onChange={(e) => zetWie(e.target.value)}><SelectOption value="">Kies een collega</SelectOption>{collegas.map((c) => <SelectOption key={c.id} value={c.id}>{c.naam}</SelectOption>)}</Select></div>
          <div className="veld"><label className="veld__label" htmlFor="doorgeven-reden">Waarom geeft u de actie door?</label><Textarea id="doorgeven-reden" rows={3} maxLength={actietekst.doorgeven.max} value={reden} onChange={(e) => zetReden(e.target.value)} /></div>
        </Venster>
      ) : null}
    </section>
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
      <Textarea id="voortgang-zin" rows={2} maxLength={actietekst.voortgang.max} value={zin} onChange={(e) => zetZin(e.target.value)} />
      <div className="rij"><Knop disabled={bezig || !past(actietekst.voortgang, zin)} onClick={() => void stuur()}>Voortgang melden</Knop></div></div>
  );
}
