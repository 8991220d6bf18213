import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { ApiFout, haal, vraag } from '../../delen/api.ts';
import type { Casus } from '../../delen/api-types.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { gegevenssoortnaam, label } from '../../delen/woorden.ts';
import { Antwoorden } from './Antwoorden.tsx';

const doel = 'burger-informeren';
type Register = {
  items: { id: string; nummer: string; soort: string; organisatie: string; status: string; ontvangenOp: string; uiterlijkOp: string | null; besluit: string | null; wat: string | null }[];
  beperkingen: { id: string; sinds: string }[]; klachtOver: { organisatieId: string; naam: string; functies: string[] }[];
};
const soorten: [string, string][] = [['inzage', 'Inzage'], ['correctie', 'Verbetering'], ['verwijdering', 'Verwijdering'], ['beperking', 'Gegevens even niet gebruiken'], ['bezwaar', 'Bezwaar'], ['klacht', 'Klacht']];
const zin = (x: unknown): string => { if (!(x instanceof ApiFout)) throw x; return x.fouten[0]?.melding ?? (x.detail || x.titel); };
const dag = (op: string): string => datum(new Date(op), nu());

/** The register of requests in this casus: what was asked, decided and really done; write one down; lift a restriction. */
export function Verzoeken({ casus }: { casus: Casus }): ReactNode {
  const vragen = useQueryClient(), sleutel = ['casus', casus.id, doel, 'verzoeken'];
  const register = useQuery({ queryKey: sleutel, queryFn: () => haal<Register>(`/casussen/${casus.id}/burgerverzoeken`, { doel }) });
  const ververs = async (): Promise<void> => { await vragen.invalidateQueries({ queryKey: ['casus', casus.id] }); };
  if (register.isPending) return <Laden regels={4} />;
  if (!register.data) return <section className="kaart"><div className="kaart__in"><Foutregel fout={register.error} opnieuw={() => void register.refetch()} /></div></section>;
  const { items, beperkingen, klachtOver } = register.data;
  return (
    <div className="stapel stapel--ruim">
      {beperkingen.map((b) => <Beperking key={b.id} casusId={casus.id} id={b.id} sinds={b.sinds} ververs={ververs} />)}
      <section className="kaart" aria-labelledby="verzoeken"><div className="kaart__kop"><h2 id="verzoeken">Verzoeken van burgers</h2></div>
        {items.length === 0 ? <p className="kaart__in stil">Er is nog geen verzoek in deze casus.</p> : (
          <ul className="lijst-kaal kaart__in stapel">{items.map((v) => (
            <li key={v.id}><strong>{Object.fromEntries(soorten)[v.soort] ?? label(v.soort)}</strong> <span className="stil">{v.nummer} · {v.organisatie} · ontvangen {dag(v.ontvangenOp)}{v.uiterlijkOp ? ` · antwoord uiterlijk ${dag(v.uiterlijkOp)}` : ''}</span><br />{label(v.status)}{v.wat ? <>. {v.wat}</> : null}</li>
          ))}</ul>)}
      </section>
      <Antwoorden casusId={casus.id} doel={doel} />
      <NieuwVerzoek casusId={casus.id} klachtOver={klachtOver} ververs={ververs} />
    </div>
  );
}

function Beperking({ casusId, id, sinds, ververs }: { casusId: string; id: string; sinds: string; ververs: () => Promise<void> }): ReactNode {
  const veld = useId();
  const [reden, zetReden] = useState(''), [fout, zetFout] = useState('');
  const stuur = async (): Promise<void> => {
    try { await vraag(`/casussen/${casusId}/beperkingen/${id}/opheffingen`, { methode: 'POST', doel, body: { reden: reden.trim() } }); meld('De beperking is opgeheven. De burger krijgt bericht.'); await ververs(); } catch (x) { zetFout(zin(x)); }
  };
  return (
    <form className="kaart kaart__in stapel" noValidate aria-labelledby={`${veld}-kop`} onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
      <h2 id={`${veld}-kop`}>Gebruik beperkt sinds {dag(sinds)}</h2>
      <p>Van deze persoon worden gegevens alleen bewaard. De privacybeoordelaar heft dit op; de burger krijgt dan bericht.</p>
      <div className="veld"><label className="veld__label" htmlFor={veld}>Waarom heft u dit op?</label><Textarea id={veld} rows={3} maxLength={2000} value={reden} onChange={(e) => { zetReden(e.target.value); }} invalid={fout !== ''} aria-describedby={fout ? `${veld}-fout` : undefined} /></div>
      {fout ? <p id={`${veld}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div><Knop type="submit">Beperking opheffen</Knop></div>
    </form>
  );
}

/** A request by letter, telephone or at the desk; the answer goes by letter. */
function NieuwVerzoek({ casusId, klachtOver, ververs }: { casusId: string; klachtOver: Register['klachtOver']; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), nieuw = useNieuwId();
  const [naam, zetNaam] = useState(''), [soort, zetSoort] = useState(''), [tekst, zetTekst] = useState(''), [organisatieId, zetOrganisatie] = useState(''), [functie, zetFunctie] = useState(''), [fout, zetFout] = useState(''), [bezig, zetBezig] = useState(false);
  const functies = klachtOver.find((k) => k.organisatieId === organisatieId)?.functies ?? [];
  const stuur = async (): Promise<void> => {
    if (soort === '') { zetFout('Kies wat er wordt gevraagd.'); return; }
    zetBezig(true);
    try {
      const { body } = await vraag<{ nummer: string }>(`/casussen/${casusId}/burgerverzoeken`, { methode: 'POST', doel, body: { id: nieuw.id, verzoekerNaam: naam.trim(), soort, omschrijving: tekst.trim(), over: soort === 'klacht' && organisatieId !== '' ? { organisatieId, functie: functie || null } : null } });
      nieuw.vernieuw();
      zetNaam(''); zetSoort(''); zetTekst(''); zetFout(''); zetOrganisatie(''); zetFunctie('');
      meld(`Verzoek ${body.nummer} is vastgelegd.`);
      await ververs();
    } catch (x) { zetFout(zin(x)); } finally { zetBezig(false); }
  };
  const beschrijft = fout ? { 'aria-describedby': `${id}-fout` } : {};
  return (
    <form className="kaart kaart__in stapel" noValidate aria-labelledby={`${id}-kop`} onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
      <h2 id={`${id}-kop`}>Verzoek per brief, telefoon of aan de balie vastleggen</h2>
      <div className="veld"><label className="veld__label" htmlFor={`${id}-naam`}>Wie vraagt het?</label><Textbox id={`${id}-naam`} value={naam} maxLength={200} onChange={(e) => { zetNaam(e.target.value); }} {...beschrijft} /></div>
      <div className="veld"><label className="veld__label" htmlFor={`${id}-soort`}>Wat wordt er gevraagd?</label><Select id={`${id}-soort`} value={soort} onChange={(e) => { zetSoort(e.target.value); }}><SelectOption value="">Kies</SelectOption>{soorten.map(([code, n]) => <SelectOption key={code} value={code}>{n}</SelectOption>)}</Select></div>
      {soort === 'klacht' ? <div className="veld"><label className="veld__label" htmlFor={`${id}-org`}>Over welke organisatie gaat de klacht?</label><Select id={`${id}-org`} value={organisatieId} onChange={(e) => { zetOrganisatie(e.target.value); zetFunctie(''); }}><SelectOption value="">Kies</SelectOption>{klachtOver.map((k) => <SelectOption key={k.organisatieId} value={k.organisatieId}>{k.naam}</SelectOption>)}</Select></div> : null}
      {soort === 'klacht' && functies.length > 0 ? <div className="veld"><label className="veld__label" htmlFor={`${id}-functie`}>Over een medewerker? Kies de functie (mag)</label><Select id={`${id}-functie`} value={functie} onChange={(e) => { zetFunctie(e.target.value); }}><SelectOption value="">Niet over één medewerker</SelectOption>{functies.map((f) => <SelectOption key={f} value={f}>{f}</SelectOption>)}</Select></div> : null}
      <div className="veld"><label className="veld__label" htmlFor={`${id}-tekst`}>Waar gaat het over?</label><Textarea id={`${id}-tekst`} rows={4} maxLength={4000} value={tekst} onChange={(e) => { zetTekst(e.target.value); }} {...beschrijft} /></div>
      <p className="stil">De termijn telt vanaf nu. Het antwoord komt als brief in het register.</p>
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <div><Knop soort="primair" type="submit" disabled={bezig}>Leg het verzoek vast</Knop></div>
    </form>
  );
}

type Rechtzetting = { id: string; gegevenssoort: string; watKloptNiet: string; watMoetErStaan: string; organisatie: string; op: string };
/** What was put right in this casus, above whatever is shown of it; only the kinds this reader may see for this doel (R7.7). */
export function Rechtzettingen({ casusId, doel: onder }: { casusId: string; doel: string }): ReactNode {
  const lijst = useQuery({ queryKey: ['casus', casusId, onder, 'rechtzettingen'], queryFn: () => haal<{ items: Rechtzetting[] }>(`/casussen/${casusId}/rechtzettingen`, { doel: onder }) });
  const items = lijst.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="kaart kaart__in stapel" aria-labelledby="rechtgezet"><h2 id="rechtgezet">Rechtgezet op verzoek van een burger</h2>
      <ul className="lijst-kaal stapel">{items.map((r) => <li key={r.id}><strong>{gegevenssoortnaam[r.gegevenssoort] ?? r.gegevenssoort}</strong> <span className="stil">{dag(r.op)}, {r.organisatie}</span><br />Dit klopt niet: {r.watKloptNiet} Er moet staan: {r.watMoetErStaan}</li>)}</ul></section>
  );
}
