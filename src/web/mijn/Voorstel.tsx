import { useId, useState, type ReactNode } from 'react';
import type { MijnPlan } from '../delen/api-types.ts';
import { stelActieVoor, stelDoelVoor } from '../delen/bronnen.ts';
import { Knop } from '../delen/knop.tsx';
import { useNieuwId } from '../delen/nieuwId.ts';
import { Select, SelectOption, Textarea, Textbox } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Status } from './Status.tsx';
import { useVerstuur } from './useVerstuur.ts';

type Invoer = { wat: 'doel' | 'actie' | null; titel: string; tekst: string; doelId: string; doetZelf: string };
const leeg: Invoer = { wat: null, titel: '', tekst: '', doelId: '', doetZelf: '' };
/** What this person proposes himself: a goal, or something to do for a goal that concerns him (R10.7). It counts when the casusregisseur takes it over. */
export function Voorstel({ plan, ververs }: { plan: MijnPlan; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), nieuw = useNieuwId(), doelen = plan.doelen.filter((d) => !d.isVoorgesteld);
  const [w, zetW, wis] = useBewaard(`voorstel.${plan.planId}`, leeg), wat = w.wat;
  const [gelukt, zetGelukt] = useState('');
  const mist = (): string => (wat === 'doel' && w.titel.trim().length < 3 ? 'Schrijf op wat uw doel is.' : w.tekst.trim().length < 3 ? 'Schrijf op wat u voorstelt.' : wat === 'actie' && w.doelId === '' ? 'Kies bij welk doel dit hoort.' : wat === 'actie' && w.doetZelf === '' ? 'Kies wie dit doet.' : '');
  const { fout, zetFout, bezig, stuur } = useVerstuur(mist, async () => {
    await (wat === 'doel' ? stelDoelVoor(plan.planId, { id: nieuw.id, titel: w.titel, tekst: w.tekst }) : stelActieVoor(plan.planId, { id: nieuw.id, doelId: w.doelId, omschrijving: w.tekst, doetZelf: w.doetZelf === 'zelf' }));
    nieuw.vernieuw(); wis(); zetGelukt('Uw voorstel is bij de casusregisseur.');
    await ververs();
  });
  const zet = (veld: Exclude<keyof Invoer, 'wat'>) => (waarde: string): void => { zetFout(''); zetW({ [veld]: waarde }); };
  const begin = (soort: 'doel' | 'actie'): void => { zetGelukt(''); zetFout(''); zetW({ wat: soort }); };
  return <div className="stapel"><Status zin={gelukt} />{wat === null ? <div className="rij"><Knop onClick={() => { begin('doel'); }}>Stel een doel voor</Knop>{doelen.length > 0 ? <Knop onClick={() => { begin('actie'); }}>Stel een actie voor</Knop> : null}</div> : (
    <form className="stapel" noValidate aria-label={wat === 'doel' ? 'Een doel voorstellen' : 'Een actie voorstellen'} onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
      {wat === 'doel' ? <div className="stapel"><label htmlFor={`${id}-titel`}>Wat is uw doel?</label><Textbox id={`${id}-titel`} maxLength={120} value={w.titel} onChange={(e) => { zet('titel')(e.target.value); }} /></div> : (
        <><div className="stapel"><label htmlFor={`${id}-doel`}>Bij welk doel hoort dit?</label><Select id={`${id}-doel`} value={w.doelId} onChange={(e) => { zet('doelId')(e.target.value); }}><SelectOption value="">Kies een doel</SelectOption>{doelen.map((d) => <SelectOption key={d.id} value={d.id}>{d.titel}</SelectOption>)}</Select></div>
          <fieldset className="keuzes"><legend>Wie doet dit?</legend>{[['zelf', 'Ik zelf'], ['ander', 'Een organisatie']].map(([code = '', naam]) => <label key={code} className="keuze"><input type="radio" name={id} checked={w.doetZelf === code} onChange={() => { zet('doetZelf')(code); }} /><span>{naam}</span></label>)}</fieldset></>
      )}
      <div className="stapel"><label htmlFor={`${id}-tekst`}>{wat === 'doel' ? 'Wat wilt u precies?' : 'Wat moet er gebeuren?'}</label><Textarea id={`${id}-tekst`} rows={3} maxLength={wat === 'doel' ? 2000 : 500} value={w.tekst} onChange={(e) => { zet('tekst')(e.target.value); }} aria-describedby={fout ? `${id}-fout` : undefined} /></div>
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div className="rij"><Knop soort="primair" type="submit" disabled={bezig}>Verstuur mijn voorstel</Knop><Knop onClick={() => { zetW({ wat: null }); }}>Terug</Knop></div>
    </form>
  )}</div>;
}
