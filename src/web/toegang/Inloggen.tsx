import { useEffect, useState, type ReactNode } from 'react';
import type { Inloggen as Demo } from '../delen/api-types.ts';
import { haalInloggen } from '../delen/bronnen.ts';
import { IconHuis, IconLetOp, IconOrganisatie } from '../delen/iconen.ts';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { label } from '../delen/woorden.ts';
import { zoekdeel } from './zoekdeel.ts';
import { ToegangKader } from './ToegangKader.tsx';

const deurAdres = (soort: 'medewerker' | 'burger', terug: string | undefined, login?: string): string => {
  const p = new URLSearchParams({ wie: soort });
  if (terug) p.set('terug', terug);
  if (login) p.set('login', login);
  return `/inloggen?${p}`;
};
const fouten: Record<string, string> = {
  'inloggen-mislukt': 'Inloggen is niet gelukt. Probeer het opnieuw.',
  'niveau-te-laag': 'Voor deze gegevens moet u inloggen met niveau Substantieel.',
  'geen-rol': 'U heeft nog geen rol in Samenspel. Vraag de coördinator van uw organisatie.',
};

/** Two doors. A full page load goes to the sign-in server and comes back with a session. */
export function Inloggen(): ReactNode {
  usePaginatitel('Inloggen');
  const terug = zoekdeel('terug'), verlopen = zoekdeel('verlopen'), fout = zoekdeel('fout');
  const [demo, zetDemo] = useState<Demo | null>(null);
  // Without this list one can sign in just as well; so its absence is no fault.
  useEffect(() => { void haalInloggen().then(zetDemo, () => undefined); }, []);
  return (
    <ToegangKader>
      <h1>Inloggen bij Samenspel</h1>
      {verlopen ? <p className="melding-blok" role="status" style={{ marginBlockStart: 16 }}><IconLetOp size={20} aria-hidden /><span>U bent uitgelogd, omdat u een tijd niets deed. Uw concept is bewaard.</span></p> : null}
      {fout ? <p className="melding-blok melding-blok--fout" role="alert" style={{ marginBlockStart: 16 }}><IconLetOp size={20} aria-hidden /><span>{fouten[fout] ?? fouten['inloggen-mislukt']}</span></p> : null}
      <div className="deuren">
        <section className="kaart deur"><IconOrganisatie size={28} stroke={1.5} aria-hidden /><h2>Ik werk bij een organisatie</h2><p className="stil">Voor medewerkers van zorg, politie, gemeente en Veilig Thuis.</p>
          <a className="utrecht-button utrecht-button--primary-action" href={deurAdres('medewerker', terug)}>Inloggen met uw organisatie</a></section>
        <section className="kaart deur"><IconHuis size={28} stroke={1.5} aria-hidden /><h2>Ik ben inwoner</h2><p className="stil">Bekijk wie iets over u deelde en denk mee.</p>
          <a className="utrecht-button utrecht-button--secondary-action" href={deurAdres('burger', terug)}>{demo?.demo ? 'Inloggen met DigiD, nagebootst' : 'Inloggen met DigiD'}</a></section>
      </div>
      {demo?.demo && demo.logins.length > 0 ? (
        <section className="kaart" aria-labelledby="proef">
          <div className="kaart__kop"><h2 id="proef">Proef deze omgeving</h2><span className="stil">Alle personen en gegevens zijn verzonnen.</span></div>
          <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Demo-gebruikers">
            <table className="tabel tabel--kaarten"><caption className="sr">Demo-gebruikers</caption>
              <thead><tr><th scope="col">Inloggen als</th><th scope="col">Rol</th><th scope="col">Organisatie</th>{demo.logins.some((l) => l.wachtwoord) ? <th scope="col">Wachtwoord</th> : null}</tr></thead>
              <tbody>{demo.logins.map((l) => <tr key={l.login}><th scope="row"><a href={deurAdres('medewerker', terug, l.login)}>{l.naam}</a></th><td data-kop="Rol">{l.rol.split(', ').map(label).join(', ')}</td><td data-kop="Organisatie">{l.organisatie}</td>{l.wachtwoord ? <td data-kop="Wachtwoord"><code>{l.wachtwoord}</code></td> : null}</tr>)}</tbody>
            </table>
          </div>
        </section>
      ) : null}
    </ToegangKader>
  );
}
