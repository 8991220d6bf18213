import { useEffect, useState, type ReactNode } from 'react';
import type { Sessie } from './api-types.ts';
import { laatsteVerzoek, zetBijUitloggen } from './api.ts';
import { logUit } from './bronnen.ts';
import { Dialoog } from './Dialoog.tsx';
import { Knop } from './knop.tsx';
import { noodkopieKlaar } from './noodkopie.ts';
import { resterend } from './sessieduur.ts';

const waarschuwMs = 2 * 60_000;

type Eig = { sessie: Sessie; /** Asks the server for more time; false = the session is over. */ verleng: () => Promise<boolean>; zin?: string; /** Before logging out on purpose. */ bijUitloggen?: () => void; children?: ReactNode };
/** Two minutes before the session ends a dialog asks; when it is over the draft is kept and the door opens again at this page. */
export function Sessiewacht({ sessie, verleng, zin = 'Uw concept is bewaard.', bijUitloggen, children }: Eig): ReactNode {
  const [waarschuw, zet] = useState(false);
  useEffect(() => { zetBijUitloggen(naarDeur); return () => zetBijUitloggen(() => {}); }, []);
  useEffect(() => {
    const kijk = (): void => {
      const rest = resterend(sessie, laatsteVerzoek(), Date.now());
      if (rest <= 0) naarDeur(); else zet(rest <= waarschuwMs);
    };
    const k = setInterval(kijk, 5_000);
    kijk();
    return () => clearInterval(k);
  }, [sessie]);
  if (!waarschuw) return null;
  const blijf = async (): Promise<void> => { if (await verleng().catch(() => false)) zet(false); else naarDeur(); };
  return (
    <Dialoog titel="U wordt over 2 minuten uitgelogd" sluit={() => void blijf()}>
      <p>{zin}</p>
      {children}
      <div className="rij"><Knop soort="primair" onClick={() => void blijf()}>Ingelogd blijven</Knop><Knop onClick={() => { bijUitloggen?.(); void logUit().then((a) => window.location.assign(a.vervolg), naarDeur); }}>Uitloggen</Knop></div>
    </Dialoog>
  );
}
// What was typed last must be kept before the page goes.
const naarDeur = (): void => void noodkopieKlaar().finally(() => window.location.assign(`/?verlopen=ja&terug=${encodeURIComponent(window.location.pathname)}`));
