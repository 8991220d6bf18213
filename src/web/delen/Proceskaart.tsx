import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Proces, Processtap } from './api-types.ts';
import { kortMoment } from './datum.ts';
import { IconKlaar, IconLijst, IconTekening } from './iconen.ts';
import { nu } from './klok.ts';
import { Knop } from './knop.tsx';
import { Laden } from './Staten.tsx';

const Tekening = lazy(() => import('./ProcesTekening.tsx').then((m) => ({ default: m.ProcesTekening })));
const staat = { klaar: 'Klaar', hier: 'U bent hier', omvat: 'Loopt', straks: 'Nog niet', overgeslagen: 'Niet nodig' } as const;

/** The process with "U bent hier"; the ordered list is the equal way for keyboard and screen reader. */
export function Proceskaart({ proces, kop }: { proces: Proces; kop?: ReactNode }): ReactNode {
  const [alsLijst, zetLijst] = useState(false);
  const lijst = alsLijst || proces.xml === null;
  const t = nu(), dag = (iso: string | null): string => (iso ? kortMoment(new Date(iso), t) : '');
  return (
    <section className="kaart" aria-labelledby="waar">
      <div className="kaart__kop"><h2 id="waar">Waar is de casus?</h2><div className="rij">{kop}<Knop soort="rustig" aria-pressed={lijst} onClick={() => zetLijst(!lijst)} disabled={proces.xml === null}>{lijst ? <IconTekening size={18} aria-hidden /> : <IconLijst size={18} aria-hidden />}{lijst ? 'Als tekening' : 'Als lijst'}</Knop></div></div>
      <div className="kaart__in" style={{ paddingBlockStart: 0 }}>
        {lijst ? (
          proces.stappen.length === 0 ? <p className="stil">Het proces is nog niet begonnen.</p> : <Stappen stappen={proces.stappen} bouwstenen={proces.bouwstenen} dag={dag} />
        ) : <Suspense fallback={<div className="proceskaart"><Laden regels={4} /></div>}><Tekening proces={proces} /></Suspense>}
      </div>
    </section>
  );
}

/** The steps in drawing order; under a bouwsteen that is running the steps inside it. */
function Stappen({ stappen, bouwstenen, dag }: { stappen: Processtap[]; bouwstenen: Proces['bouwstenen']; dag: (iso: string | null) => string }): ReactNode {
  return (
    <ol className="stappenlijst">{stappen.map((s) => {
      const binnen = s.staat === 'hier' ? (bouwstenen.find((b) => b.elementId === s.elementId && b.stappen.some((x) => x.staat === 'hier'))?.stappen.filter((x) => x.staat === 'hier' || x.staat === 'klaar') ?? []) : [];
      return (
        <li key={s.elementId} aria-current={s.staat === 'hier' ? 'step' : undefined}><span>{s.naam}{binnen.length > 0 ? <small className="stil" style={{ display: 'block' }}>{binnen.map((x) => `${x.naam}: ${staat[x.staat].toLowerCase()}`).join(' · ')}</small> : null}</span>
          <span className={`badge badge--${s.staat === 'hier' ? 'vandaag' : s.staat === 'klaar' ? 'goed' : 'stil'}`}>{s.staat === 'klaar' ? <IconKlaar size={15} aria-hidden /> : null}{staat[s.staat]}</span>
          <span className="stil">{[dag(s.van), dag(s.tot)].filter(Boolean).join(' – ')}</span></li>
      );
    })}</ol>
  );
}
