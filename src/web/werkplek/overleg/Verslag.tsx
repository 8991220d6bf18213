import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { datum, moment, tijd } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { IconKlaar, IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { besluitnamen, haalRegelDoor, leesStuk, meldAanwezig, regelnamen, statusnamen, useOverleg, type Deelnemer, type NieuweRegel, type Overleg, type Regel, type Stuktekst } from './bronnen.ts';
import { Geweigerd } from './Geweigerd.tsx';
import { Regelinvoer } from './Regelinvoer.tsx';
import { useWachtrij } from './useWachtrij.ts';

/** Says a refusal as a toast and asks the page again; nothing was changed. */
const probeer = async (doe: () => Promise<unknown>): Promise<void> => {
  try { await doe(); } catch (x) { meld(x instanceof ApiFout ? x.detail || x.titel : 'Dit lukte niet. Probeer het opnieuw.'); }
};

/** The table of a meeting, live: quorum on top, agenda, minutes in typed lines, who is there, documents (ux §4.9). */
export function Verslag({ overlegId, bijRegel, kop = 'h2' }: { overlegId: string; bijRegel?: (r: NieuweRegel) => void; kop?: 'h2' | 'h3' }): ReactNode {
  const [als, zetAls] = useState<string | null>(null);
  const q = useOverleg(overlegId, als);
  const vragen = useQueryClient();
  const vernieuw = (): void => { void vragen.invalidateQueries({ queryKey: ['overleg', overlegId] }); };
  const rij = useWachtrij(overlegId, (r) => { vernieuw(); bijRegel?.(r); });
  if (q.isPending) return <div className="kaart__in"><Laden /></div>;
  if (!q.data) return <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Dit overleg bestaat niet, of u mag het niet zien." />;
  const o = q.data, loopt = o.status === 'gestart', Kop = kop;
  return (
    <div className="kaart__in stapel stapel--ruim overleg">
      <Quorummeter o={o} />
      {o.isRegie ? <div className="veld veld--kort"><label className="veld__label" htmlFor="overleg-als">Toon wat een ander ziet</label><Select id="overleg-als" value={als ?? ''} onChange={(e) => zetAls(e.target.value || null)}><SelectOption value="">Alles</SelectOption>{o.deelnemers.filter((d) => d.organisatieId !== null && !d.isRegie).map((d) => <SelectOption key={d.uitnodigingId} value={d.organisatieId ?? ''}>{d.naam}</SelectOption>)}</Select></div> : null}
      <div className="overleg-tafel">
        <section aria-labelledby="overleg-agenda"><Kop id="overleg-agenda">Agenda</Kop><ol className="overleg-agenda">{o.agenda.map((a) => (
          <li key={a.volgnr} value={a.volgnr}>{a.isVoorU ? <><strong>{a.thema}</strong> <span className="stil">{a.minuten} min{a.gevraagdBesluit ? ` · ${besluitnamen[a.gevraagdBesluit] ?? ''}` : ''}</span></> : <span className="stil">niet voor u ({a.minuten} min)</span>}</li>))}</ol></section>
        <section aria-labelledby="overleg-verslag" className="stapel"><Kop id="overleg-verslag">Verslag</Kop>
          {o.verslag.length === 0 && rij.wacht.length === 0 ? <p className="stil">Er is nog niets vastgelegd.</p> : null}
          <ol className="overleg-regels" aria-live="polite" aria-relevant="additions">{o.verslag.map((r) => <Verslagregel key={r.id} r={r} haalDoor={loopt && r.isVanMij && !r.vervallen ? () => void probeer(async () => { await haalRegelDoor(o.id, r.id); vernieuw(); }) : null} />)}
            {rij.wacht.map((r) => <li key={r.id} className="overleg-regel"><span className="badge badge--let-op">{regelnamen[r.soort]}</span><span>{r.tekst} <span className="stil">wacht op verbinding</span></span></li>)}</ol>
          {rij.fout ? <p className="melding-blok melding-blok--let-op" role="alert"><IconLetOp size={18} aria-hidden /><span>{rij.fout}</span></p> : null}
          <Geweigerd rij={rij} />
          {loopt && als === null ? <Regelinvoer o={o} zend={rij.voegToe} /> : loopt ? null : <p className="stil">{o.geslotenOp ? 'Het overleg is gesloten.' : 'Het overleg is nog niet begonnen.'}</p>}
        </section>
        <section aria-labelledby="overleg-erbij" className="stapel"><Kop id="overleg-erbij">Erbij</Kop>
          <ul className="lijst-kaal overleg-erbij">{o.deelnemers.map((d) => <Erbij key={d.uitnodigingId} o={o} d={d} zet={(hier) => void probeer(async () => { await meldAanwezig(o.id, d.uitnodigingId, hier); vernieuw(); })} />)}</ul>
          <Stukken o={o} /></section>
      </div>
    </div>
  );
}

/** Quorum as a sentence with an icon, never only a colour. Once the meeting is closed everybody has left; then it would say the wrong thing. */
export function Quorummeter({ o }: { o: Overleg }): ReactNode {
  if (o.geslotenOp) return null;
  const { voldaan, telt, ontbreekt } = o.quorum;
  return <p className={`melding-blok melding-blok--${voldaan ? 'goed' : 'let-op'}`} role="status">{voldaan ? <IconKlaar size={20} aria-hidden /> : <IconLetOp size={20} aria-hidden />}<span>{voldaan ? `Quorum: ja (${telt.join(', ')})` : `Quorum: nee. Wat nog ontbreekt: ${ontbreekt.join(', ')}. Er kan geen besluit vallen. U kunt wel beraadslagen.`}</span></p>;
}

function Verslagregel({ r, haalDoor }: { r: Regel; haalDoor: (() => void) | null }): ReactNode {
  const wat = r.soort === 'besluit' ? `Besluit: ${besluitnamen[r.besluitSoort ?? ''] ?? ''}` : regelnamen[r.soort];
  return (
    <li className="overleg-regel">
      <span className={`badge badge--${r.soort === 'besluit' ? 'goed' : r.soort === 'afspraak' ? 'info' : 'stil'}`}>{wat}</span>
      <span>{r.vervallen ? <><s>{r.tekst}</s> <span className="stil">doorgehaald</span></> : r.tekst}{r.wie ? <><br /><strong>{r.wie}</strong>, uiterlijk {r.uiterlijk ? datum(new Date(r.uiterlijk), nu()) : ''}</> : null}<br /><span className="stil">{r.door}, {r.organisatie} · {tijd(new Date(r.op))}</span></span>
      {haalDoor ? <Knop soort="rustig" onClick={haalDoor} aria-label={`Haal door: ${r.tekst.slice(0, 40)}`}>Haal door</Knop> : null}
    </li>
  );
}

function Erbij({ o, d, zet }: { o: Overleg; d: Deelnemer; zet: (hier: boolean) => void }): ReactNode {
  const laatste = d.momenten.at(-1);
  const wanneer = laatste === undefined ? statusnamen[d.status] ?? d.status : d.isAanwezig ? `sinds ${tijd(new Date(laatste.van))}` : `${tijd(new Date(laatste.van))} tot ${laatste.tot ? tijd(new Date(laatste.tot)) : 'nu'}`;
  const mag = o.status === 'gestart' && (o.isRegie || d.uitnodigingId === o.mijnUitnodigingId) && !['zonder-grondslag', 'concept'].includes(d.status);
  return (
    <li>
      <span><strong>{d.naam}</strong>{d.isRegie ? ' (regie)' : d.isBurger ? ' (gezin)' : ''}<br /><span className="stil">{wanneer}{d.vervanger ? ` · vervanger: ${d.vervanger}` : ''}{d.bevestigdNaMinuten !== null && o.soort === 'motorkap' ? ` · na ${d.bevestigdNaMinuten} min` : ''}</span></span>
      {mag ? <Knop soort="rustig" aria-pressed={d.isAanwezig} aria-label={`${d.naam} ${d.isAanwezig ? 'gaat weg' : 'is er'}`} onClick={() => zet(!d.isAanwezig)}>{d.isAanwezig ? 'Gaat weg' : 'Is er'}</Knop> : d.isAanwezig ? <span className="badge badge--goed"><IconKlaar size={15} aria-hidden />Er</span> : null}
    </li>
  );
}

const voorwaarden: Readonly<Record<string, string>> = { 'alleen-lezen': 'lezen en afdrukken', 'alleen-tijdens': 'alleen tijdens het overleg', 'geen-afdruk': 'niet afdrukken' };
function Stukken({ o }: { o: Overleg }): ReactNode {
  const [open, zetOpen] = useState<Stuktekst | null>(null);
  if (o.stukken.length + o.stukkenNietVoorU === 0) return null;
  return (
    <>
      <h3>Stukken</h3>
      <ul className="lijst-kaal overleg-erbij">{o.stukken.map((s) => <li key={s.id}><span><strong>{s.titel}</strong><br /><span className="stil">{voorwaarden[s.voorwaarde] ?? s.voorwaarde}{s.totOp ? ` · tot ${moment(new Date(s.totOp), nu())}` : ''}</span></span>{s.magLezen ? <Knop soort="rustig" aria-label={`Lees ${s.titel}`} onClick={() => void probeer(async () => zetOpen(await leesStuk(o.id, s.id, 'lezen')))}>Lees</Knop> : <span className="stil">Nu niet te lezen</span>}</li>)}</ul>
      {o.stukkenNietVoorU > 0 ? <p className="stil">{o.stukkenNietVoorU === 1 ? 'Er is een stuk dat niet voor u is.' : `Er zijn ${o.stukkenNietVoorU} stukken die niet voor u zijn.`}</p> : null}
      {open ? <Dialoog titel={open.titel} sluit={() => zetOpen(null)}><p style={{ whiteSpace: 'pre-wrap' }}>{open.inhoud}</p><p className="stil">{open.watermerk} · Wij leggen vast dat u dit leest.</p><div className="rij"><Knop onClick={() => zetOpen(null)}>Sluiten</Knop></div></Dialoog> : null}
    </>
  );
}
