import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../delen/api.ts';
import type { Incident } from '../delen/api-types.ts';
import { haalGevolgen, stelHerstelVoor } from '../delen/bronnen.ts';
import { Dialoog } from '../delen/Dialoog.tsx';
import { Foutlijst } from '../delen/Foutlijst.tsx';
import { Knop } from '../delen/knop.tsx';
import { useNieuwId } from '../delen/nieuwId.ts';
import { meld } from '../delen/Toasts.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../delen/velden.tsx';
import { storingzin } from './storingzin.ts';

const acties = [['opnieuw', 'Opnieuw proberen', 'De stap wordt nog eens gedaan.'], ['variabele', 'Een code verbeteren', 'Een kenmerk, code, aantal, datum of ja/nee krijgt een andere waarde. Daarna wordt de stap opnieuw gedaan.'], ['annuleren', 'Het proces beëindigen', 'Alleen als herstellen niet kan. Hieronder staat wat er dan gebeurt.']] as const;
/** What is typed as what it means: yes/no and numbers are no text. */
const alsWaarde = (t: string): string | number | boolean => (t === 'true' ? true : t === 'false' ? false : /^\d{1,9}$/.test(t) ? Number(t) : t);

/** Proposes how to repair one stuck step; somebody else decides. What was typed stays when the server refuses. */
export function HerstelDialoog({ incident, sluit }: { incident: Incident; sluit: () => void }): ReactNode {
  const id = useId(), nieuw = useNieuwId();
  const [actie, zetActie] = useState('opnieuw'), [variabele, zetVariabele] = useState(''), [waarde, zetWaarde] = useState(''), [bereik, zetBereik] = useState('proces'), [reden, zetReden] = useState(''), [fouten, zetFouten] = useState<string[]>([]);
  const gevolgen = useQuery({ queryKey: ['gevolgen', incident.key], queryFn: () => haalGevolgen(incident.key), enabled: actie === 'annuleren' });
  const stuur = async (): Promise<void> => {
    try {
      await stelHerstelVoor(incident.key, { id: nieuw.id, actie, reden: reden.trim(), ...(actie === 'variabele' ? { variabele: variabele.trim(), waarde: alsWaarde(waarde.trim()), bereik } : {}) });
      meld('Uw voorstel ligt klaar voor een collega.'); sluit();
    } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFouten(foutregels(x)); }
  };
  return (
    <Dialoog titel={`Herstel voorstellen: ${incident.titel}`} sluit={sluit}>
      <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
        <p>{storingzin(incident.fout)}</p>
        <Foutlijst fouten={fouten} />
        <fieldset className="keuzes"><legend className="veld__label">Wat stelt u voor?</legend>{acties.map(([code, naam, uitleg]) => <label key={code} className="keuze"><input type="radio" name={id} checked={actie === code} onChange={() => { zetActie(code); }} /><span>{naam}<br /><small className="stil">{uitleg}</small></span></label>)}</fieldset>
        {actie === 'variabele' ? <>
          <div className="veld"><label className="veld__label" htmlFor={`${id}-v`}>Naam van de variabele</label><Textbox id={`${id}-v`} value={variabele} onChange={(e) => { zetVariabele(e.target.value); }} autoComplete="off" spellCheck={false} /></div>
          <div className="veld"><label className="veld__label" htmlFor={`${id}-w`}>Nieuwe waarde</label><p className="veld__uitleg" id={`${id}-wu`}>Een kenmerk, code, aantal, datum, true of false. Nooit een naam of andere gegevens van een mens.</p><Textbox id={`${id}-w`} aria-describedby={`${id}-wu`} value={waarde} onChange={(e) => { zetWaarde(e.target.value); }} autoComplete="off" spellCheck={false} /></div>
          <div className="veld"><label className="veld__label" htmlFor={`${id}-b`}>Waar?</label><Select id={`${id}-b`} value={bereik} onChange={(e) => { zetBereik(e.target.value); }}><SelectOption value="proces">In het hele proces</SelectOption><SelectOption value="stap">Alleen bij deze stap</SelectOption></Select></div>
        </> : null}
        {actie === 'annuleren' ? <section aria-live="polite"><h3>{gevolgen.data?.kan === false ? 'Dit kan niet' : 'Dit gebeurt er'}</h3>{gevolgen.data ? <ul>{gevolgen.data.zinnen.map((z) => <li key={z}>{z}</li>)}</ul> : gevolgen.error ? <p>De gevolgen zijn nu niet op te halen. Probeer het later.</p> : <p>Wij zoeken op wat er gebeurt.</p>}</section> : null}
        <div className="veld"><label className="veld__label" htmlFor={`${id}-r`}>Waarom?</label><Textarea id={`${id}-r`} rows={3} value={reden} onChange={(e) => { zetReden(e.target.value); }} /></div>
        <div className="rij"><Knop soort="primair" type="submit" disabled={actie === 'annuleren' && gevolgen.data?.kan !== true}>Stel voor</Knop><Knop onClick={sluit}>Sluiten</Knop></div>
      </form>
    </Dialoog>
  );
}
