import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import { datum, moment } from '../../delen/datum.ts';
import { IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Textbox } from '../../delen/velden.tsx';
import { haalDossier, meldAanwezig, regelnamen, schuifAan, statusnamen, useOverleg, type NieuweRegel, type Overleg } from './bronnen.ts';
import { Geweigerd } from './Geweigerd.tsx';
import { Regelinvoer } from './Regelinvoer.tsx';
import { useWachtrij } from './useWachtrij.ts';
import { Personenlijst, Veiligheidslijst } from './Veiligheidskaart.tsx';
import { Quorummeter } from './Verslag.tsx';

const stappen = [['wie', 'Wie doen mee?'], ['weten', 'Wat weten we nu?'], ['spreken', 'Wat spreken we af?']] as const;
type Stap = typeof stappen[number][0];

/** The motorkapoverleg, phone first: three screens with one thumb, and the fourth is the form that decides (ux §4.9). */
export function Motorkap({ overlegId, bijRegel }: { overlegId: string; bijRegel?: (r: NieuweRegel) => void }): ReactNode {
  const [stap, zetStap] = useState<Stap>('wie');
  const q = useOverleg(overlegId);
  const vragen = useQueryClient();
  const vernieuw = (): void => { void vragen.invalidateQueries({ queryKey: ['overleg', overlegId] }); };
  const rij = useWachtrij(overlegId, (r) => { vernieuw(); bijRegel?.(r); });
  if (q.isPending) return <div className="kaart__in"><Laden /></div>;
  if (!q.data) return <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Dit overleg bestaat niet, of u mag het niet zien." />;
  const o = q.data;
  return (
    <div className="kaart__in stapel motorkap">
      <p className="melding-blok"><IconLetOp size={20} aria-hidden /><span><strong>Grond: Spoed.</strong> U deelt alleen wie, waar en hoe veilig. Een collega die er niet bij was, kijkt dit morgen na.{o.verslagUiterlijkOp ? ` Verslag klaar voor ${moment(new Date(o.verslagUiterlijkOp), nu())}.` : ''}</span></p>
      <div className="motorkap__stappen" role="group" aria-label="Schermen van het motorkapoverleg">{stappen.map(([code, naam], i) => <button key={code} type="button" className="keuzeknop" aria-pressed={stap === code} onClick={() => zetStap(code)}>{i + 1}. {naam}</button>)}</div>
      {stap === 'wie' ? <Wie o={o} vernieuw={vernieuw} /> : stap === 'weten' ? <Weten o={o} /> : (
        <section className="stapel" aria-label="Wat spreken we af?"><Quorummeter o={o} />
          <ol className="overleg-regels" aria-live="polite">{o.verslag.filter((r) => !r.vervallen).map((r) => <li key={r.id} className="overleg-regel"><span className="badge badge--stil">{regelnamen[r.soort]}</span><span>{r.tekst}{r.wie ? <><br /><strong>{r.wie}</strong>, uiterlijk {r.uiterlijk ? datum(new Date(r.uiterlijk), nu()) : ''}</> : null}</span></li>)}
            {rij.wacht.map((r) => <li key={r.id} className="overleg-regel"><span className="badge badge--let-op">{regelnamen[r.soort]}</span><span>{r.tekst} <span className="stil">wacht op verbinding</span></span></li>)}</ol>
          {rij.fout ? <p className="melding-blok melding-blok--let-op" role="alert"><IconLetOp size={18} aria-hidden /><span>{rij.fout}</span></p> : null}
          <Geweigerd rij={rij} />
          {o.status === 'gestart' ? <Regelinvoer o={o} zend={rij.voegToe} /> : <p className="stil">Het overleg loopt nu niet.</p>}
        </section>
      )}
    </div>
  );
}

const doe = async (f: () => Promise<unknown>, gelukt: () => void): Promise<void> => {
  try { await f(); gelukt(); } catch (x) { meld(x instanceof ApiFout ? x.detail || x.titel : 'Dit lukte niet.'); }
};

function Wie({ o, vernieuw }: { o: Overleg; vernieuw: () => void }): ReactNode {
  const [code, zetCode] = useState('');
  const ik = o.deelnemers.find((d) => d.uitnodigingId === o.mijnUitnodigingId);
  return (
    <section className="stapel" aria-label="Wie doen mee?">
      <Quorummeter o={o} />
      {o.deelneemcode && !o.geslotenOp ? <p>Code om mee te doen: <strong className="motorkap__code">{o.deelneemcode.replace(/(\d{3})/, '$1 ')}</strong><br /><span className="stil">Noem deze code aan de telefoon.</span></p> : null}
      <ul className="lijst-kaal overleg-erbij">{o.deelnemers.map((d) => (
        <li key={d.uitnodigingId}><span><strong>{d.naam}</strong><br /><span className="stil">{d.isAanwezig ? 'Doet mee' : statusnamen[d.status] ?? d.status}{d.bevestigdNaMinuten === null ? '' : ` · na ${d.bevestigdNaMinuten} min`}</span></span>
          {o.isRegie && o.status === 'gestart' ? <Knop aria-label={`${d.naam} ${d.isAanwezig ? 'gaat weg' : 'doet mee'}`} onClick={() => void doe(() => meldAanwezig(o.id, d.uitnodigingId, !d.isAanwezig), vernieuw)}>{d.isAanwezig ? 'Gaat weg' : 'Doet mee'}</Knop> : null}</li>))}</ul>
      {!o.isRegie && ik && !ik.isAanwezig && o.status === 'gestart' ? (
        <div className="stapel"><div className="veld veld--kort"><label className="veld__label" htmlFor="motorkap-code">Code van 6 cijfers</label><Textbox id="motorkap-code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} onChange={(e) => zetCode(e.target.value.replace(/\D/g, '').slice(0, 6))} onKeyDown={(e) => { if (e.key === 'Enter') e.preventDefault(); }} /></div>
          <div><Knop soort="primair" disabled={code.length !== 6} onClick={() => void doe(() => schuifAan(o.id, code), vernieuw)}>Doe mee</Knop></div></div>
      ) : null}
    </section>
  );
}

/** The safety card: address risk, children, known or not. Only for who is there now. */
function Weten({ o }: { o: Overleg }): ReactNode {
  const hier = o.isRegie || o.deelnemers.some((d) => d.uitnodigingId === o.mijnUitnodigingId && d.isAanwezig);
  const q = useQuery({ queryKey: ['overleg', o.id, 'dossier', hier], queryFn: () => haalDossier(o.id), enabled: hier });
  if (!hier) return <p>U ziet dit zodra u meedoet.</p>;
  if (q.isPending) return <Laden regels={4} />;
  if (!q.data) return <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="U ziet dit alleen als u nu meedoet." />;
  const d = q.data, kinderen = d.personen.filter((p) => p.isKind).length;
  return (
    <section className="stapel" aria-label="Wat weten we nu?">
      <dl className="gegevens"><dt>Waarom nu</dt><dd>{d.reden ?? <span className="stil">Niet ingevuld</span>}</dd>{d.plaats ? <><dt>Waar</dt><dd>{d.plaats}</dd></> : null}<dt>Kinderen</dt><dd>{kinderen === 0 ? 'Geen van wie is gekozen' : `${kinderen} van wie is gekozen`}</dd></dl>
      <Personenlijst personen={d.personen} />
      <h2>Veiligheid</h2>
      {d.isVeiligheidVanMeer ? <p className="stil">Wat er bekend is, gaat over het hele gezin, ook over wie niet is gekozen. Daarom staat het hier niet. De regie kan zeggen wat nu nodig is.</p> : <Veiligheidslijst veiligheid={d.veiligheid} />}
    </section>
  );
}
