import { useId, useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import type { MijnCasus, MijnVerzoek } from '../delen/api-types.ts';
import { doeVerzoek, trekVerzoekIn, vulVerzoekAan } from '../delen/bronnen.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { useNieuwId } from '../delen/nieuwId.ts';
import { Select, SelectOption, Textarea } from '../delen/velden.tsx';
import { useBewaard } from '../delen/bewaard.ts';
import { Status } from './Status.tsx';

const soorten: [string, string][] = [['inzage', 'Inzien: welke gegevens heeft u van mij?'], ['correctie', 'Laten verbeteren: er klopt iets niet'], ['verwijdering', 'Laten verwijderen'], ['beperking', 'Even niet gebruiken'], ['bezwaar', 'Bezwaar maken'], ['klacht', 'Een klacht indienen']];
const naamVan = Object.fromEntries(soorten);
const stand: Record<MijnVerzoek['stand'], string> = { ontvangen: 'Ontvangen', bekeken: 'Wij bekijken uw verzoek', 'vraag-aan-u': 'Wij hebben een vraag aan u', antwoord: 'U heeft antwoord; lees uw berichten', ingetrokken: 'U heeft dit ingetrokken' };
const uitleg = (x: unknown): string => { if (!(x instanceof ApiFout)) throw x; return x.fouten[0]?.melding || x.detail || 'Het lukt nu niet. Uw tekst staat er nog.'; };

/** One's rights in plain choices, and the trail of what was asked (ux §4.16, R7.5). */
export function Rechten({ casussen, verzoeken, ververs }: { casussen: readonly MijnCasus[]; verzoeken: readonly MijnVerzoek[]; ververs: () => Promise<void> }): ReactNode {
  const [gelukt, zetGelukt] = useState('');
  return (
    <section className="kaart kaart__in stapel stapel--ruim" aria-labelledby="rechten">
      <h2 id="rechten">Mijn rechten</h2>
      {casussen.length > 0 ? <NieuwVerzoek casussen={casussen} ververs={ververs} /> : <p>U kunt schriftelijk een verzoek doen bij de organisatie die u hielp.</p>}
      {verzoeken.length > 0 ? <div className="stapel"><h3>Uw verzoeken</h3><Status zin={gelukt} /><ul className="mijn__lijst stapel stapel--ruim">{verzoeken.map((v) => <li key={v.id}><EenVerzoek v={v} gelukt={zetGelukt} ververs={ververs} /></li>)}</ul></div> : null}
    </section>
  );
}

function NieuwVerzoek({ casussen, ververs }: { casussen: readonly MijnCasus[]; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), nieuw = useNieuwId();
  const [{ soort, tekst }, zet, wis] = useBewaard('verzoek', { soort: '', tekst: '' });
  const [casusId, zetCasus] = useState(casussen[0]?.id ?? ''), [namens, zetNamens] = useState(''), [organisatieId, zetOrganisatie] = useState(''), [functie, zetFunctie] = useState(''), [fout, zetFout] = useState(''), [klaar, zetKlaar] = useState('');
  const hier = casussen.find((c) => c.id === casusId), kinderen = hier?.namens.kinderen ?? [], functies = hier?.klachtOver.find((k) => k.organisatieId === organisatieId)?.functies ?? [];
  const stuur = async (): Promise<void> => {
    zetKlaar('');
    if (soort === '') { zetFout('Kies wat u wilt vragen.'); return; }
    if (soort === 'klacht' && organisatieId === '') { zetFout('Kies over welke organisatie uw klacht gaat.'); return; }
    if (tekst.trim().length < 10) { zetFout('Schrijf op waar het over gaat, in ten minste 10 tekens.'); return; }
    try { const { body } = await doeVerzoek({ id: nieuw.id, casusId, soort, omschrijving: tekst.trim(), namensPersoonId: namens || null, over: soort === 'klacht' ? { organisatieId, functie: functie || null } : null }); nieuw.vernieuw(); zetFout(''); wis(); zetKlaar(`Wij hebben uw verzoek. Het nummer is ${body.nummer}.`); await ververs(); } catch (x) { zetFout(uitleg(x)); }
  };
  return (
    <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
      <fieldset className="keuzes"><legend>Wat wilt u vragen?</legend>{soorten.map(([code, naam]) => <label key={code} className="keuze"><input type="radio" name={`${id}-soort`} checked={soort === code} onChange={() => { zet({ soort: code }); }} /><span>{naam}</span></label>)}</fieldset>
      {casussen.length > 1 ? <div className="stapel"><label htmlFor={`${id}-casus`}>Over welke casus gaat het?</label><Select id={`${id}-casus`} value={casusId} onChange={(e) => { zetCasus(e.target.value); zetNamens(''); }}>{casussen.map((c, i) => <SelectOption key={c.id} value={c.id}>{`Casus ${i + 1}: ${c.watNu}`}</SelectOption>)}</Select></div> : null}
      {soort === 'klacht' ? (
        <div className="stapel">
          <label htmlFor={`${id}-org`}>Over welke organisatie gaat uw klacht?</label><Select id={`${id}-org`} value={organisatieId} onChange={(e) => { zetOrganisatie(e.target.value); zetFunctie(''); }}><SelectOption value="">Kies</SelectOption>{(hier?.klachtOver ?? []).map((k) => <SelectOption key={k.organisatieId} value={k.organisatieId}>{k.naam}</SelectOption>)}</Select>
          {functies.length > 0 ? <><label htmlFor={`${id}-functie`}>Gaat het over een medewerker? Kies wat zijn werk is (mag)</label><Select id={`${id}-functie`} value={functie} onChange={(e) => { zetFunctie(e.target.value); }}><SelectOption value="">Niet over één medewerker</SelectOption>{functies.map((f) => <SelectOption key={f} value={f}>{f}</SelectOption>)}</Select><p className="stil">Wie dat werk doet in uw casus, ziet uw klacht niet en behandelt hem niet.</p></> : null}
        </div>
      ) : null}
      {kinderen.length > 0 ? (
        <fieldset className="keuzes"><legend>Voor wie vraagt u dit?</legend>
          {[{ persoonId: '', naam: 'Voor mijzelf' }, ...kinderen].map((k) => <label key={k.persoonId} className="keuze"><input type="radio" name={`${id}-namens`} checked={namens === k.persoonId} onChange={() => { zetNamens(k.persoonId); }} /><span>{k.persoonId === '' ? k.naam : `Namens ${k.naam}`}</span></label>)}
          <p className="stil">U kunt dit namens {kinderen.map((k) => k.naam).join(' en ')} vragen, omdat u het gezag heeft. Een kind van 12 jaar of ouder beslist mee.</p>
        </fieldset>
      ) : null}
      {hier?.namens.wordtBeoordeeld ? <p className="stil">Wij kunnen nu niet zien of u het gezag heeft over een kind. Een medewerker kijkt ernaar.</p> : null}
      <div className="stapel"><label htmlFor={`${id}-tekst`}>Waar gaat het over?</label><Textarea id={`${id}-tekst`} rows={4} value={tekst} onChange={(e) => { zet({ tekst: e.target.value }); }} invalid={fout !== ''} aria-describedby={fout ? `${id}-fout` : undefined} /></div>
      {fout ? <p id={`${id}-fout`} className="veld__fout" role="alert">{fout}</p> : null}
      <Status zin={klaar} />
      <div><Knop soort="primair" type="submit">Verstuur mijn verzoek</Knop></div>
    </form>
  );
}

function EenVerzoek({ v, gelukt, ververs }: { v: MijnVerzoek; gelukt: (zin: string) => void; ververs: () => Promise<void> }): ReactNode {
  const id = useId(), nieuw = useNieuwId();
  const [{ tekst }, zet, wis] = useBewaard(`aanvulling.${v.id}`, { tekst: '' });
  const [fout, zetFout] = useState(''), [zeker, zetZeker] = useState(false);
  const doe = async (werk: () => Promise<unknown>, zin: string): Promise<void> => { gelukt(''); try { await werk(); zetFout(''); gelukt(zin); await ververs(); } catch (x) { zetFout(uitleg(x)); } };
  return (
    <article className="stapel">
      <h4>{naamVan[v.soort] ?? v.soort} <span className="stil">({v.nummer})</span></h4>
      <p className="mijn__tekst">{v.omschrijving}</p>
      <p><strong>{stand[v.stand]}.</strong>{v.uiterlijkOp && ['ontvangen', 'bekeken', 'vraag-aan-u'].includes(v.stand) ? ` Antwoord uiterlijk ${datum(new Date(v.uiterlijkOp), nu())}.` : ''}</p>
      {v.vraag ? (
        <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); if (tekst.trim() === '') zetFout('Schrijf uw antwoord op.'); else void doe(async () => { await vulVerzoekAan(v.id, nieuw.id, tekst.trim()); nieuw.vernieuw(); wis(); }, 'Wij hebben uw antwoord.'); }}>
          <label htmlFor={`${id}-aanvulling`}>{v.vraag}</label><Textarea id={`${id}-aanvulling`} rows={3} value={tekst} onChange={(e) => { zet({ tekst: e.target.value }); }} />
          <div><Knop soort="primair" type="submit">Verstuur mijn antwoord</Knop></div>
        </form>
      ) : null}
      {fout ? <p className="veld__fout" role="alert">{fout}</p> : null}
      {v.magIntrekken ? (zeker
        ? <div className="rij"><Knop onClick={() => void doe(() => trekVerzoekIn(v.id), `Verzoek ${v.nummer} is ingetrokken.`)}>Ja, trek dit verzoek in</Knop><Knop onClick={() => { zetZeker(false); }}>Nee, laat staan</Knop></div>
        : <div><Knop onClick={() => { zetZeker(true); }}>Dit verzoek intrekken<span className="sr">: {v.nummer}</span></Knop></div>) : null}
    </article>
  );
}
