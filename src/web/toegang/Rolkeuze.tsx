import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout, zetCsrf } from '../delen/api.ts';
import type { Sessie } from '../delen/api-types.ts';
import { haalSessie, kiesRol } from '../delen/bronnen.ts';
import { Knop } from '../delen/knop.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { label } from '../delen/woorden.ts';
import { ToegangKader } from './ToegangKader.tsx';
import { eigenPad, zoekdeel } from './zoekdeel.ts';

/** Only with more than one role; the one in use is chosen beforehand. A draft is on the server already when somebody comes here to switch. */
export function Rolkeuze(): ReactNode {
  usePaginatitel('Kies uw rol');
  const [sessie, zetSessie] = useState<Sessie | null>(null), [fout, zetFout] = useState<unknown>(null);
  const [keuze, zetKeuze] = useState<string | null>(null), [bezig, zetBezig] = useState(false), [mis, zetMis] = useState('');
  useEffect(() => { haalSessie().then((s) => { zetCsrf(s.csrfToken ?? ''); zetSessie(s); }, zetFout); }, []);
  const gekozen = keuze ?? sessie?.rol?.id ?? sessie?.rollen[0]?.id ?? null;
  const verder = async (): Promise<void> => {
    if (!gekozen) return;
    zetBezig(true);
    try { await kiesRol(gekozen); window.location.assign(eigenPad(zoekdeel('terug'))); } catch (x) { zetBezig(false); zetMis(x instanceof ApiFout ? `${x.titel}. ${x.detail}` : 'Dit lukte niet.'); }
  };
  return (
    <ToegangKader>
      {fout ? <Foutstaat fout={fout} /> : !sessie ? <Laden /> : sessie.soort !== 'medewerker' ? <div className="stapel"><h1>U bent niet ingelogd</h1><p><a href="/">Naar inloggen</a></p></div> : (
        <form className="stapel stapel--ruim" onSubmit={(e) => { e.preventDefault(); void verder(); }}>
          <h1>Met welke rol werkt u nu?</h1>
          {sessie.rollen.length === 0 ? <p>{sessie.uitleg ?? 'U heeft nog geen rol in Samenspel. Vraag de coördinator van uw organisatie.'}</p> : (
            <>
              <div className="keuzes" role="radiogroup" aria-label="Uw rollen">
                {sessie.rollen.map((r) => (
                  <label className="keuze" key={r.id}><input type="radio" name="rol" checked={gekozen === r.id} onChange={() => zetKeuze(r.id)} /><span><strong>{r.label}</strong>{r.functierollen.length > 0 ? <small>{r.functierollen.map(label).join(', ')}</small> : null}</span></label>
                ))}
              </div>
              <p className="stil">U kunt later wisselen via uw naam rechtsboven.</p>
              {mis ? <p role="alert" className="veld__fout">{mis}</p> : null}
              <div><Knop soort="primair" type="submit" disabled={bezig}>Verder</Knop></div>
            </>
          )}
        </form>
      )}
    </ToegangKader>
  );
}
