import type { ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { label } from '../../delen/woorden.ts';
import { BekendheidKaart } from './BekendheidKaart.tsx';
import { Wedervragen } from './Wedervragen.tsx';

/** Who was asked and answered, and which organisations take part. */
export function Betrokken({ casus: c, doel }: { casus: Casus; doel: string }): ReactNode {
  return (
    <div className="stapel stapel--ruim">
      <Wedervragen casusId={c.id} />
      <BekendheidKaart casusId={c.id} doel={doel} />
      <section className="kaart" aria-labelledby="team"><div className="kaart__kop"><h2 id="team">Wie doen mee aan deze casus?</h2></div>
        {c.teamleden.length === 0 ? <p className="kaart__in stil" style={{ paddingBlockStart: 0 }}>U ziet hier geen deelnemers.</p> : <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel deelnemers"><table className="tabel tabel--partners"><caption className="sr">Deelnemers</caption><thead><tr><th scope="col">Organisatie</th><th scope="col">Functie</th><th scope="col">Regie</th></tr></thead><tbody>{c.teamleden.map((t, i) => <tr key={i}><th scope="row">{t.organisatie}</th><td>{label(t.functie)}</td><td>{t.regie ? 'Ja' : 'Nee'}</td></tr>)}</tbody></table></div>}</section>
    </div>
  );
}
