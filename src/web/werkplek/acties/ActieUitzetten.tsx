import { useState, type ReactNode } from 'react';
import { actietekst } from '../../../domein/actie/tekst.ts';
import { ApiFout, type Fout } from '../../delen/api.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { Knop } from '../../delen/knop.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { ontbreekt, soortnamen, veldnamen, zetActieUit, type NieuweActie } from './bronnen.ts';

type Eig = { casusId: string; uitvoerders: readonly { id: string; naam: string }[]; sluit: () => void; klaar: (nummer: string) => void };

/** The server names the date by its own name. */
const raakt = (f: Fout, veld: string): boolean => f.veld === `/${veld}` || f.veld.startsWith(`/${veld}/`) || (veld === 'uiterlijk' && f.veld === '/uiterlijkOp');

/** Handing out an actie: what, to whom, by when, and field by field what goes along (R11.1). The server checks; every fault shows at once. */
export function ActieUitzetten({ casusId, uitvoerders, sluit, klaar }: Eig): ReactNode {
  const [a, zetA] = useState<NieuweActie>(() => ({ id: crypto.randomUUID(), casusId, organisatieId: '', omschrijving: '', soort: 'gesprek', prioriteit: 'P3', uiterlijk: '', informatie: ['naam'], conditie: 'direct', conditieTekst: null, adresReden: null }));
  const [fouten, zetFouten] = useState<Fout[]>([]), [bezig, zetBezig] = useState(false);
  const zet = (deel: Partial<NieuweActie>): void => {
    zetA((oud) => ({ ...oud, ...deel }));
    // A fault is about the answer as it was: changing the answer takes it away.
    zetFouten((oud) => oud.filter((f) => !Object.keys(deel).some((k) => raakt(f, k))));
  };
  const mis = (veld: string): string | undefined => fouten.find((f) => raakt(f, veld))?.melding;
  const stuur = async (): Promise<void> => {
    const leeg = ontbreekt(a);
    if (leeg.length > 0) { zetFouten(leeg); return; }
    zetBezig(true);
    try { klaar((await zetActieUit({ ...a, conditieTekst: a.conditie === 'direct' ? null : a.conditieTekst })).body.actienummer); } catch (x) {
      zetFouten(x instanceof ApiFout && x.fouten.length > 0 ? x.fouten : [{ veld: '', code: 'mislukt', melding: x instanceof ApiFout ? x.detail || x.titel : 'Dit lukte niet. Probeer het opnieuw.' }]);
      zetBezig(false);
    }
  };
  /** The control hears its own fault: said with it, and marked as wrong. */
  const aria = (naam: string): { id: string; 'aria-describedby'?: string; invalid?: true } => ({ id: `actie-${naam}`, ...(mis(naam) ? { 'aria-describedby': `actie-${naam}-fout`, invalid: true } : {}) });
  const foutzin = (naam: string): ReactNode => (mis(naam) ? <p className="veld__fout" id={`actie-${naam}-fout`}>{mis(naam)}</p> : null);
  const veld = (naam: string, tekst: string, kind: ReactNode): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`actie-${naam}`}>{tekst}</label>{kind}{foutzin(naam)}</div>
  );
  const vink = (v: string): void => zet({ informatie: a.informatie.includes(v) ? a.informatie.filter((x) => x !== v) : [...a.informatie, v] });
  return (
    <Dialoog titel="Actie uitzetten" sluit={sluit}>
      <div className="stapel">
        {fouten.length > 0 ? <div className="melding-blok melding-blok--let-op" role="alert"><div><strong>Controleer {fouten.length} {fouten.length === 1 ? 'antwoord' : 'antwoorden'}</strong><ul style={{ paddingInlineStart: 20 }}>{fouten.map((f) => <li key={f.veld + f.code}>{f.melding}</li>)}</ul></div></div> : null}
        {veld('organisatieId', 'Wie krijgt de actie?', <Select {...aria('organisatieId')} value={a.organisatieId} onChange={(e) => zet({ organisatieId: e.target.value })}><SelectOption value="">Kies een organisatie</SelectOption>{uitvoerders.map((u) => <SelectOption key={u.id} value={u.id}>{u.naam}</SelectOption>)}</Select>)}
        {veld('soort', 'Wat voor actie is het?', <Select {...aria('soort')} value={a.soort} onChange={(e) => zet({ soort: e.target.value })}>{Object.entries(soortnamen).map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select>)}
        {veld('omschrijving', 'Wat moet er gebeuren?', <Textarea {...aria('omschrijving')} rows={3} maxLength={actietekst.opdracht.max} value={a.omschrijving} onChange={(e) => zet({ omschrijving: e.target.value })} />)}
        {veld('uiterlijk', 'Wanneer moet het klaar zijn?', <Textbox {...aria('uiterlijk')} type="date" value={a.uiterlijk} onChange={(e) => zet({ uiterlijk: e.target.value })} />)}
        {veld('prioriteit', 'Prioriteit', <Select {...aria('prioriteit')} value={a.prioriteit} onChange={(e) => zet({ prioriteit: e.target.value })}>{['P1', 'P2', 'P3', 'P4'].map((p) => <SelectOption key={p} value={p}>{p}</SelectOption>)}</Select>)}
        {veld('conditie', 'Wanneer geldt de actie?', <Select {...aria('conditie')} value={a.conditie} onChange={(e) => zet({ conditie: e.target.value })}><SelectOption value="direct">Nu</SelectOption><SelectOption value="bij-incident">Als het weer misgaat</SelectOption></Select>)}
        {a.conditie === 'direct' ? null : veld('conditieTekst', 'Wanneer is dat? Schrijf op waaraan de uitvoerder dit ziet (mag leeg blijven)', <Textbox {...aria('conditieTekst')} maxLength={500} value={a.conditieTekst ?? ''} onChange={(e) => zet({ conditieTekst: e.target.value || null })} />)}
        <fieldset className="veld" aria-describedby={mis('informatie') ? 'actie-informatie-fout' : undefined}><legend className="veld__label">Welke gegevens krijgt de uitvoerder?</legend>
          <p className="stil">Vink alleen aan wat nodig is. Alles wat u niet aanvinkt, ziet de uitvoerder niet.</p>
          {Object.entries(veldnamen).map(([w, t]) => <label key={w} className="rij" style={{ gap: 8 }}><input type="checkbox" checked={a.informatie.includes(w)} onChange={() => vink(w)} />{t}</label>)}
          {foutzin('informatie')}
        </fieldset>
        {a.informatie.includes('adres') ? veld('adresReden', 'Waarom heeft de uitvoerder het adres nodig? (verplicht bij een geheim adres)', <Textarea {...aria('adresReden')} rows={2} maxLength={500} value={a.adresReden ?? ''} onChange={(e) => zet({ adresReden: e.target.value || null })} />) : null}
        <div className="rij"><Knop soort="primair" disabled={bezig} onClick={() => void stuur()}>Actie uitzetten</Knop><Knop onClick={sluit}>Terug</Knop></div>
      </div>
    </Dialoog>
  );
}
