import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout } from './api.ts';
import { IconKopieer, IconLeeg, IconOffline, IconSlot, IconTeLaat } from './iconen.ts';
import { Knop } from './knop.tsx';

/** Nothing for 300 ms, then grey lines; after 4 s a sentence that says to wait. */
export function Laden({ regels = 6 }: { regels?: number }): ReactNode {
  const [stap, zetStap] = useState(0);
  useEffect(() => { const a = setTimeout(() => zetStap(1), 300), b = setTimeout(() => zetStap(2), 4000); return () => { clearTimeout(a); clearTimeout(b); }; }, []);
  return (
    <div aria-busy="true">
      <p className="sr" role="status">Bezig met laden</p>
      {stap === 2 ? <p className="stil">Dit duurt langer dan normaal. U hoeft niets te doen.</p> : null}
      {stap > 0 ? <div className="grijs" aria-hidden>{Array.from({ length: regels }, (_, i) => <i key={i} />)}</div> : null}
    </div>
  );
}

/** There is nothing, with one next step. */
export function LegeStaat({ titel, uitleg, children }: { titel: string; uitleg?: string; children?: ReactNode }): ReactNode {
  return <div className="leeg"><IconLeeg size={28} stroke={1.5} aria-hidden /><h2>{titel}</h2>{uitleg ? <p>{uitleg}</p> : null}{children}</div>;
}

/** 403: who I am, which doel, which rule refused. The server's sentence names them. */
export function Verboden({ detail }: { detail: string }): ReactNode {
  return (
    <div className="leeg" role="alert">
      <IconSlot size={28} stroke={1.5} aria-hidden />
      <h2>Dit mag u niet zien.</h2>
      {detail ? <p>{detail}</p> : null}
      <Knop onClick={() => history.back()}>Terug</Knop>
    </div>
  );
}

/** A card that could not be filled, in one line: refused (with the reason) or failed (with a way to try again). */
export function Foutregel({ fout, opnieuw }: { fout: unknown; opnieuw: () => void }): ReactNode {
  const f = fout instanceof ApiFout ? fout : null;
  if (f?.status === 403 || f?.status === 404) return <p className="verborgen"><IconSlot size={16} aria-hidden /><span>Niet zichtbaar voor u. {f.status === 403 ? f.detail : ''}</span></p>;
  return <p className="rij"><IconTeLaat size={16} aria-hidden /><span>{f?.titel ?? 'Dit kon nu niet worden geladen.'}</span><Knop soort="rustig" onClick={opnieuw}>Probeer opnieuw</Knop></p>;
}

/** Any refusal or failure of a query, in the words of ux §3. */
export function Foutstaat({ fout, opnieuw, nietGevonden = 'Deze pagina bestaat niet, of u mag hem niet zien.' }: { fout: unknown; opnieuw?: () => void; nietGevonden?: string }): ReactNode {
  const f = fout instanceof ApiFout ? fout : null;
  if (f?.status === 403) return <Verboden detail={f.detail} />;
  if (f?.status === 404) return <LegeStaat titel={nietGevonden}><p>Controleer het adres, of ga terug naar <a href="/werk">Mijn werk</a>.</p></LegeStaat>;
  const Icoon = f?.status === 0 ? IconOffline : IconTeLaat;
  return (
    <div className="leeg" role="alert">
      <Icoon size={28} stroke={1.5} aria-hidden />
      <h2>{f?.status === 0 ? 'Geen verbinding' : (f?.titel ?? 'Er ging iets mis bij ons.')}</h2>
      <p>{f?.detail || 'Uw tekst is bewaard.'}</p>
      <div className="rij">
        {opnieuw ? <Knop onClick={opnieuw}>Probeer opnieuw</Knop> : null}
        {f?.spoor ? <Knop soort="rustig" onClick={() => void navigator.clipboard?.writeText(f.spoor)}><IconKopieer size={18} aria-hidden />Kopieer foutcode</Knop> : null}
      </div>
    </div>
  );
}
