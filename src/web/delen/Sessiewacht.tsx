import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { Sessie } from './api-types.ts';
import { laatsteVerzoek, zetBijUitloggen } from './api.ts';
import { logUit } from './bronnen.ts';
import { Dialoog } from './Dialoog.tsx';
import { Knop } from './knop.tsx';
import { noodkopieKlaar } from './noodkopie.ts';
import { haalSessie } from './sessie.ts';
import { resterend } from './sessieduur.ts';

const waarschuwMs = 2 * 60_000;

/** Two minutes before the session ends a dialog asks; when it is over the draft is kept and the door opens again at this page. */
export function Sessiewacht({ sessie }: { sessie: Sessie }): ReactNode {
  const vragen = useQueryClient();
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
  const blijf = async (): Promise<void> => { const s = await haalSessie().catch(() => null); if (s) { vragen.setQueryData(['sessie'], s); zet(false); } else naarDeur(); };
  return (
    <Dialoog titel="U wordt over 2 minuten uitgelogd" sluit={() => void blijf()}>
      <p>Uw concept is bewaard.</p>
      <div className="rij"><Knop soort="primair" onClick={() => void blijf()}>Ingelogd blijven</Knop><Knop onClick={() => void logUit().then((a) => window.location.assign(a.vervolg), naarDeur)}>Uitloggen</Knop></div>
    </Dialoog>
  );
}
// What was typed last must be kept before the page goes.
const naarDeur = (): void => void noodkopieKlaar().finally(() => window.location.assign(`/?verlopen=ja&terug=${encodeURIComponent(window.location.pathname)}`));
