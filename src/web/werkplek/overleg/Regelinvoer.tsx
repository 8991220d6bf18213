import { useId, useState, type ReactNode } from 'react';
import { dag } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { besluitnamen, regelnamen, type NieuweRegel, type Overleg } from './bronnen.ts';

const plus = (dagen: number): string => dag(new Date(nu().getTime() + dagen * 86_400_000));

/** One typed line of the minutes: Gezegd, Feit, Afspraak (wie, wat, wanneer) or Besluit; a besluit only with a quorum (R8.2). */
export function Regelinvoer({ o, zend }: { o: Overleg; zend: (r: Omit<NieuweRegel, 'id'>) => void }): ReactNode {
  const id = useId();
  const [soort, zetSoort] = useState('gezegd'), [tekst, zetTekst] = useState(''), [punt, zetPunt] = useState(''), [wie, zetWie] = useState(''), [wanneer, zetWanneer] = useState(''), [besluit, zetBesluit] = useState('');
  const partijen = o.deelnemers.filter((d) => d.organisatieId !== null);
  const mag = tekst.trim().length >= 2 && (soort !== 'afspraak' || (wie !== '' && wanneer !== '')) && (soort !== 'besluit' || (besluit !== '' && o.quorum.voldaan));
  const voegToe = (): void => {
    zend({ soort, tekst: tekst.trim(), agendapunt: punt === '' ? null : Number(punt), wieOrganisatieId: soort === 'afspraak' ? wie : null, uiterlijk: soort === 'afspraak' ? wanneer : null, besluitSoort: soort === 'besluit' ? besluit : null });
    zetTekst('');
    zetWanneer('');
  };
  return (
    <fieldset className="stapel overleg-invoer">
      <legend className="sr">Nieuwe regel</legend>
      <div className="rij" role="group" aria-label="Soort regel">{Object.entries(regelnamen).map(([code, naam]) => (
        <button key={code} type="button" className="keuzeknop" aria-pressed={soort === code} disabled={code === 'besluit' && !o.quorum.voldaan} aria-describedby={code === 'besluit' && !o.quorum.voldaan ? `${id}-quorum` : undefined} onClick={() => zetSoort(code)}>{naam}</button>
      ))}</div>
      {o.quorum.voldaan ? null : <p className="stil" id={`${id}-quorum`}>Een besluit kan nu niet. Wat nog ontbreekt: {o.quorum.ontbreekt.join(', ')}.</p>}
      <div className="veld"><label className="veld__label" htmlFor={`${id}-tekst`}>{soort === 'afspraak' ? 'Wat is de afspraak?' : soort === 'besluit' ? 'Wat is het besluit?' : 'Wat is er gezegd of gebleken?'}</label>
        <Textarea id={`${id}-tekst`} rows={2} maxLength={4000} value={tekst} onChange={(e) => zetTekst(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && mag) { e.preventDefault(); e.stopPropagation(); voegToe(); } }} /></div>
      <div className="keuzes">
        {o.agenda.length > 1 ? <div className="veld"><label className="veld__label" htmlFor={`${id}-punt`}>Agendapunt</label><Select id={`${id}-punt`} value={punt} onChange={(e) => zetPunt(e.target.value)}><SelectOption value="">Algemeen</SelectOption>{o.agenda.filter((a) => a.isVoorU).map((a) => <SelectOption key={a.volgnr} value={String(a.volgnr)}>{`${a.volgnr}. ${a.thema ?? ''}`}</SelectOption>)}</Select></div> : null}
        {soort === 'besluit' ? <div className="veld"><label className="veld__label" htmlFor={`${id}-besluit`}>Soort besluit</label><Select id={`${id}-besluit`} value={besluit} onChange={(e) => zetBesluit(e.target.value)}><SelectOption value="">Kies</SelectOption>{Object.entries(besluitnamen).map(([c, n]) => <SelectOption key={c} value={c}>{n}</SelectOption>)}</Select></div> : null}
        {soort === 'afspraak' ? <>
          <div className="veld"><label className="veld__label" htmlFor={`${id}-wie`}>Wie doet dit?</label><Select id={`${id}-wie`} value={wie} onChange={(e) => zetWie(e.target.value)}><SelectOption value="">Kies</SelectOption>{partijen.map((d) => <SelectOption key={d.uitnodigingId} value={d.organisatieId ?? ''}>{d.naam}</SelectOption>)}</Select></div>
          <div className="veld"><label className="veld__label" htmlFor={`${id}-wanneer`}>Wanneer klaar?</label><Textbox id={`${id}-wanneer`} type="date" value={wanneer} onChange={(e) => zetWanneer(e.target.value)} onKeyDown={(e) => { if (e.key === 'Enter') e.preventDefault(); }} />
            <span className="rij"><button type="button" className="keuzeknop" onClick={() => zetWanneer(plus(0))}>Vandaag</button><button type="button" className="keuzeknop" onClick={() => zetWanneer(plus(1))}>Morgen</button></span></div>
        </> : null}
      </div>
      <div className="rij"><Knop disabled={!mag} onClick={voegToe}>{regelnamen[soort]} vastleggen</Knop></div>
    </fieldset>
  );
}
