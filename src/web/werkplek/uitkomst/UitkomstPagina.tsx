import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { moment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { IconLetOp, IconRechts } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Select, SelectOption, Textarea } from '../../delen/velden.tsx';
import { haalDeel, vraagCorrectie, type Uitkomstdeel } from './bronnen.ts';
import { Deel } from './Deel.tsx';

/** What the reader's organisation may read of one outcome. Opening it is recorded once per version (R9.3). */
export function UitkomstPagina(): ReactNode {
  const { id } = useParams({ from: '/binnen/uitkomst/$id' });
  const q = useQuery({ queryKey: ['uitkomst', id], queryFn: () => haalDeel(id), staleTime: Infinity });
  usePaginatitel(q.data ? `Uitkomst ${q.data.uitkomstnummer}` : 'Uitkomst');
  useDoel('uitkomst-uitwisselen', null, null);
  if (q.isPending) return <Laden regels={6} />;
  if (!q.data) return <><div className="kop"><h1>Uitkomst</h1></div><div className="kaart"><Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Deze uitkomst bestaat niet, of u mag hem niet zien." /></div></>;
  const u = q.data;
  return (
    <>
      <nav aria-label="Kruimelpad"><ol className="kruimels"><li><Link to="/uitkomsten">Uitkomsten</Link><IconRechts size={15} aria-hidden /></li><li aria-current="page">{u.uitkomstnummer}</li></ol></nav>
      <div className="kop"><div><h1>Uitkomst {u.uitkomstnummer}</h1><p>Versie {u.versie} · gedeeld {moment(new Date(u.datumPublicatie), nu())}</p></div></div>
      <div className="stapel stapel--ruim">
        {u.vervangen ? <div className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden /><div>{u.vervangen.zin} <Link to="/uitkomst/$id" params={{ id: u.vervangen.id }}>Naar versie {u.vervangen.versie}</Link></div></div> : null}
        <p className="melding-blok"><span><strong>{u.zin}</strong> {u.isVoorMaker ? 'Uw organisatie deelde deze uitkomst.' : 'Andere organisaties zien soms iets anders. Dat u dit leest, is vastgelegd.'}</span></p>
        <section className="kaart" aria-label="Inhoud"><div className="kaart__in"><Deel deel={u} /></div></section>
        {u.vervangen ? null : <Correctie u={u} />}
      </div>
    </>
  );
}

/** Anybody who reads it can say that something is wrong; the voorzitter decides (R9.5). */
function Correctie({ u }: { u: Uitkomstdeel }): ReactNode {
  const [open, zetOpen] = useState(false), [bezig, zetBezig] = useState(false), [fout, zetFout] = useState<string | null>(null);
  const nieuw = useNieuwId(), [waar, zetWaar] = useState(''), [mis, zetMis] = useState(''), [voorstel, zetVoorstel] = useState('');
  const keuzes: [string, string][] = [...(u.samenvatting ? [['samenvatting:', 'De samenvatting'] as [string, string]] : []), ...u.besluiten.filter((b) => b.tekst).map((b): [string, string] => [`besluit:${b.volgnummer}`, `Besluit ${b.volgnummer}`]), ...u.afspraken.map((a): [string, string] => [`afspraak:${a.volgnummer}`, `Afspraak ${a.volgnummer}`]), ...u.verslagdelen.map((v): [string, string] => [`verslagdeel:${v.volgnummer}`, `Deel ${v.volgnummer} van het verslag`])];
  if (keuzes.length === 0) return null;
  const stuur = async (): Promise<void> => {
    zetBezig(true);
    zetFout(null);
    const [onderdeel = '', nr = ''] = waar.split(':');
    try {
      await vraagCorrectie(u.id, { id: nieuw.id, onderdeel, volgnummer: nr === '' ? null : Number(nr), watKloptNiet: mis.trim(), voorstel: voorstel.trim() });
      meld('Verstuurd. De voorzitter beslist of de tekst verandert.');
      zetOpen(false);
      zetMis('');
      nieuw.vernieuw();
      zetVoorstel('');
    } catch (x) { zetFout(x instanceof ApiFout ? x.fouten.map((f) => f.melding).join(' ') || x.detail || x.titel : 'Versturen lukte niet. Uw tekst staat er nog.'); }
    zetBezig(false);
  };
  if (!open) return <div><Knop onClick={() => zetOpen(true)}>Dit klopt niet</Knop></div>;
  const compleet = waar !== '' && mis.trim().length >= 10 && voorstel.trim().length >= 5;
  return (
    <section className="kaart" aria-labelledby="correctie"><div className="kaart__in stapel"><h2 id="correctie">Een correctie vragen</h2>
      {fout ? <p className="melding-blok melding-blok--fout" role="alert"><IconLetOp size={20} aria-hidden /><span>{fout}</span></p> : null}
      <div className="veld veld--kort"><label className="veld__label" htmlFor="c-waar">Waar gaat het over?</label><Select id="c-waar" value={waar} onChange={(e) => zetWaar(e.target.value)}><SelectOption value="">Kies een onderdeel</SelectOption>{keuzes.map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
      <div className="veld"><label className="veld__label" htmlFor="c-mis">Wat klopt er niet?</label><Textarea id="c-mis" rows={3} maxLength={2000} value={mis} onChange={(e) => zetMis(e.target.value)} /></div>
      <div className="veld"><label className="veld__label" htmlFor="c-voorstel">Wat moet er staan?</label><Textarea id="c-voorstel" rows={3} maxLength={8000} value={voorstel} onChange={(e) => zetVoorstel(e.target.value)} /></div>
      {compleet ? null : <p className="veld__uitleg">Kies een onderdeel en vul beide vragen in.</p>}
      <div className="rij"><Knop soort="primair" disabled={bezig || !compleet} onClick={() => void stuur()}>{bezig ? 'Wordt verstuurd…' : 'Vraag een correctie'}</Knop><Knop disabled={bezig} onClick={() => zetOpen(false)}>Annuleren</Knop></div>
    </div></section>
  );
}
