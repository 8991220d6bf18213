import type { ReactNode } from 'react';
import type { MijnCasus } from '../delen/api-types.ts';
import { Minder } from './Minder.tsx';

const staat = { klaar: 'Klaar', nu: 'U bent hier', later: 'Later' } as const;
/** Where the case is, and which organisations help (ux §4.16). Every step says its state in words, not by colour. */
export function Stappen({ casus, kop }: { casus: MijnCasus; kop: string }): ReactNode {
  return (
    <section className="kaart kaart__in stapel" aria-labelledby={`casus-${casus.id}`}>
      <h2 id={`casus-${casus.id}`}>{kop}</h2>
      <p>{casus.watNu}{casus.ronde > 1 ? ` Dit is ronde ${casus.ronde}.` : ''}</p>
      <ol className="mijn__stappen">
        {casus.stappen.map((s) => (
          <li key={s.naam} className={`mijn__stap mijn__stap--${s.stand}`} aria-current={s.stand === 'nu' ? 'step' : undefined}><span>{s.naam}</span> <span className={s.stand === 'nu' ? 'badge badge--let-op' : 'stil'}>{staat[s.stand]}</span></li>
        ))}
      </ol>
      {casus.stappen.at(-1)?.stand === 'nu' ? <Minder casusId={casus.id} /> : null}
      <h3>Wie helpen u?</h3>
      {casus.helpers.length === 0 ? <p>Er staat nog niemand in deze lijst.</p> : <ul className="mijn__lijst stapel">{casus.helpers.map((h) => <li key={h.organisatie}><strong>{h.organisatie}</strong><br />{h.taak}</li>)}</ul>}
    </section>
  );
}
