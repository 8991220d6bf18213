import type { ReactNode } from 'react';
import type { Dienst } from '../../../delen/api-types.ts';
import { Dienstregels, leefgebied } from '../../../delen/Dienstregels.tsx';
import { Knop } from '../../../delen/knop.tsx';
import { LegeStaat } from '../../../delen/Staten.tsx';
import type { SchermEig } from './scherm.ts';

type Dienstscherm = { soort: 'diensten'; items: Dienst[]; geweigerd: { dienstId: string; reden: string }[] };

/** What the region offers now, narrowed by what the form says help is needed with (ux §4.14); the choice fills the question of the form. */
export function Dienstkeuze({ taak, waarden, alleenLezen, bij }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Dienstscherm;
  const gevraagd = Array.isArray(waarden['leefgebieden']) ? (waarden['leefgebieden'] as string[]) : [];
  const items = gevraagd.length === 0 ? s.items : s.items.filter((d) => d.leefgebieden.some((l) => gevraagd.includes(l)));
  const geweigerd = (id: string): string | undefined => s.geweigerd.find((g) => g.dienstId === id)?.reden;
  return (
    <section className="kaart__in stapel" aria-label="Diensten in uw regio">
      <h2>Hulp in uw regio</h2>
      <p className="stil" role="status">{gevraagd.length === 0 ? `${items.length} diensten. Kies hieronder waarbij hulp nodig is om te kiezen uit minder.` : `${items.length} van ${s.items.length} diensten bij ${gevraagd.map(leefgebied).join(', ').toLowerCase()}.`}</p>
      {items.length === 0 ? <LegeStaat titel="Voor deze hulpvraag is er nu niets in uw regio." /> : <Dienstregels bijschrift="Diensten in uw regio" diensten={items} handeling={(d) => {
        const reden = geweigerd(d.id);
        if (waarden['dienstId'] === d.id) return <span className="badge badge--goed">Gekozen</span>;
        return <>{reden ? <span className="badge badge--let-op">{reden}</span> : null}<Knop disabled={alleenLezen || d.status === 'vol'} onClick={() => { bij('dienstId', d.id); bij('uitkomst', 'aanbieden'); }}>Kies<span className="sr"> {d.naam}</span></Knop></>;
      }} />}
    </section>
  );
}
