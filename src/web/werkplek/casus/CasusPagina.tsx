import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Casus } from '../../delen/api-types.ts';
import { haalCasus } from '../../delen/bronnen.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Cyclusbalk } from '../../delen/Cyclusbalk.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconLetOp, IconRechts } from '../../delen/iconen.ts';
import { Knoplink } from '../../delen/knoplink.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { useSessie } from '../../delen/sessie.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { gewoonDoel, label } from '../../delen/woorden.ts';
import { useCasustaken } from './bronnen.ts';
import { BesluitenTab } from './BesluitenTab.tsx';
import { Analyse } from './Analyse.tsx';
import { Betrokken } from './Betrokken.tsx';
import { Huishouden } from './Huishouden.tsx';
import { Geslotenbalk, Nazorg } from './Nazorg.tsx';
import { Noodtoegang } from './Noodtoegang.tsx';
import { Meldingbalk } from './Terugval.tsx';
import { OverlegTab } from './OverlegTab.tsx';
import { Overzicht } from './Overzicht.tsx';
import { CasusTijdlijn } from './CasusTijdlijn.tsx';
import { Rechtzettingen, Verzoeken } from './Verzoeken.tsx';

const tabs = [['overzicht', 'Overzicht'], ['tijdlijn', 'Tijdlijn'], ['huishouden', 'Huishouden'], ['betrokken', 'Betrokken'], ['analyse', 'Analyse'], ['overleg', 'Overleg'], ['besluiten', 'Besluiten'], ['plan', 'Plan en acties'], ['nazorg', 'Nazorg'], ['verzoeken', 'Verzoeken']] as const;
const PlanTab = lazy(() => import('../plan/PlanTab.tsx').then((m) => ({ default: m.PlanTab })));
const Acties = lazy(() => import('./Acties.tsx').then((m) => ({ default: m.Acties })));
/** Doelen under which somebody reads an analysis; with another one in the address the tab stands for writing it. */
const analysedoelen: ReadonlySet<string> = new Set(['analyse-opstellen', 'casusoverleg-voeren', 'plan-regisseren']);
/** Casus 360°: head, cycle, and four pages under it. */
export function CasusPagina(): ReactNode {
  const { id, tab } = useParams({ from: '/binnen/casus/$id/$tab' });
  const { doel: gevraagd } = useSearch({ from: '/binnen/casus/$id/$tab' });
  const vragen = useQueryClient();
  const rol = useSessie().data?.rol?.toegangsrol, gewoon = gewoonDoel(rol), doel = tab === 'analyse' && !analysedoelen.has(gevraagd ?? '') ? 'analyse-opstellen' : gevraagd ?? gewoon;
  const casus = useQuery({ queryKey: ['casus', id, doel], queryFn: () => haalCasus(id, doel) });
  useGebeurtenissen((b) => { if ((b.soort === 'casus' && b.ids.includes(id)) || b.soort === 'taak') void vragen.invalidateQueries({ queryKey: ['casus', id] }); });
  usePaginatitel(`Casus ${casus.data?.nummer ?? ''}`.trim());
  const taken = useCasustaken(id, casus.data?.nummer);
  useDoel(doel, casus.data?.waarom.grondslagen[0] ?? null, casus.data?.waarom ?? null);
  // Asking again after a 404 is pending anew; what somebody typed or was given in an emergency must outlive that.
  const [buiten, zetBuiten] = useState<string | null>(null), isBuiten = casus.error instanceof ApiFout && casus.error.status === 404;
  if (isBuiten && buiten !== id) zetBuiten(id);
  if (!casus.data) return (
    <>
      {casus.isPending ? <Laden regels={8} /> : <><div className="kop"><h1>Casus</h1></div>
      <div className="kaart"><Foutstaat fout={casus.error} opnieuw={() => void casus.refetch()} nietGevonden="Deze casus bestaat niet, of u mag hem niet zien." /></div>
      {doel !== gewoon ? <p><Link to="/casus/$id/$tab" params={{ id, tab }} search={{}}>Bekijk de casus voor het doel ‘{label(gewoon)}’</Link></p> : null}</>}
      {buiten === id && (rol === 'deelnemer' || rol === 'procesregisseur') ? <Noodtoegang key={id} casusId={id} /> : null}
    </>
  );
  const c = casus.data, lijst = taken.data?.items ?? [], eerste = lijst.find((t) => t.wie?.ik) ?? lijst.find((t) => !t.wie);
  return (
    <>
      <nav aria-label="Kruimelpad"><ol className="kruimels"><li><Link to="/casussen">Casussen</Link><IconRechts size={15} aria-hidden /></li><li aria-current="page">{c.nummer ?? 'Casus'}</li></ol></nav>
      <div className="kop" style={{ marginBlockEnd: 0 }}>
        <div>
          <div className="rij"><h1>{c.naam ?? `Casus ${c.nummer ?? 'zonder nummer'}`}</h1>{c.prioriteit ? <span className={`badge badge--${/^p1$/i.test(c.prioriteit) ? 'fout' : 'stil'}`}><IconLetOp size={15} aria-hidden />Prioriteit {c.prioriteit.toUpperCase()}</span> : null}</div>
          <p>{[label(c.verbandCode), label(c.regioCode), c.regisseur ? `Regisseur: ${c.regisseur}` : '', c.partners === undefined ? '' : `${c.partners} ${c.partners === 1 ? 'partner doet' : 'partners doen'} mee`, (c.cyclus ?? 1) > 1 ? `Ronde ${c.cyclus}` : ''].filter(Boolean).join(' · ')}</p>
        </div>
        {eerste ? <Knoplink soort="primair" to="/taak/$id" params={{ id: eerste.id }}>{eerste.titel}</Knoplink> : null}
      </div>
      {c.vervolgVan ? <p>Vervolg op de gesloten casus <Link to="/casus/$id/$tab" params={{ id: c.vervolgVan.id, tab: 'overzicht' }}>{c.vervolgVan.nummer}</Link></p> : null}
      <Geslotenbalk casus={c} />
      {c.gebruikBeperktSinds ? <p className="badge badge--let-op" role="status">Gebruik van gegevens beperkt sinds {datum(new Date(c.gebruikBeperktSinds), nu())}, op verzoek van een betrokkene. Bewaren mag, verder niets.</p> : null}
      <Meldingbalk casus={c} />
      <Cyclusbalk casusId={id} fase={c.fase ?? c.status} ronde={c.cyclus ?? 1} />
      <nav className="tabs" aria-label="Onderdelen van de casus">
        {tabs.filter(([code]) => code !== 'verzoeken' || rol === 'procesregisseur').map(([code, naam]) => <Link key={code} className="tab" to="/casus/$id/$tab" params={{ id, tab: code }} search={gevraagd ? { doel: gevraagd } : {}} aria-current={tab === code ? 'page' : undefined}>{naam}</Link>)}
      </nav>
      {tab === 'verzoeken' ? null : <Rechtzettingen casusId={id} doel={doel} />}
      <Onderdeel tab={tab} casus={c} doel={doel} />
    </>
  );
}

function Onderdeel({ tab, casus, doel }: { tab: string; casus: Casus; doel: string }): ReactNode {
  if (tab === 'tijdlijn') return <CasusTijdlijn casus={casus} doel={doel} />;
  if (tab === 'huishouden') return <Huishouden casus={casus} doel={doel} />;
  if (tab === 'besluiten') return <BesluitenTab casusId={casus.id} />;
  if (tab === 'analyse') return <Analyse casus={casus} doel={doel} />;
  if (tab === 'betrokken') return <Betrokken casus={casus} doel={doel} />;
  if (tab === 'nazorg') return <Nazorg casus={casus} />;
  if (tab === 'plan') return <Suspense fallback={<Laden />}><div className="stapel stapel--ruim"><PlanTab casus={casus} /><Acties casusId={casus.id} /></div></Suspense>;
  if (tab === 'verzoeken') return <Verzoeken casus={casus} />;
  if (tab === 'overleg') return <OverlegTab casus={casus} />;
  return <Overzicht casus={casus} doel={doel} />;
}
