import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { haalCasus } from '../../delen/bronnen.ts';
import { Cyclusbalk } from '../../delen/Cyclusbalk.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconLetOp, IconRechts } from '../../delen/iconen.ts';
import { Knoplink } from '../../delen/knoplink.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { useCasustaken } from './bronnen.ts';
import { Betrokken } from './Betrokken.tsx';
import { Huishouden } from './Huishouden.tsx';
import { Overzicht } from './Overzicht.tsx';
import { CasusTijdlijn } from './CasusTijdlijn.tsx';

const tabs = [['overzicht', 'Overzicht'], ['tijdlijn', 'Tijdlijn'], ['huishouden', 'Huishouden'], ['betrokken', 'Betrokken']] as const;
/** Gives the regie the whole casus from the first round on; another doel in the address may be refused in this fase (domein §1.5). */
const gewoonDoel = 'triage-uitvoeren';
/** Casus 360°: head, cycle, and four pages under it. */
export function CasusPagina(): ReactNode {
  const { id, tab } = useParams({ from: '/binnen/casus/$id/$tab' });
  const { doel: gevraagd } = useSearch({ from: '/binnen/casus/$id/$tab' });
  const vragen = useQueryClient();
  const doel = gevraagd ?? gewoonDoel;
  const casus = useQuery({ queryKey: ['casus', id, doel], queryFn: () => haalCasus(id, doel) });
  useGebeurtenissen((b) => { if ((b.soort === 'casus' && b.ids.includes(id)) || b.soort === 'taak') void vragen.invalidateQueries({ queryKey: ['casus', id] }); });
  usePaginatitel(`Casus ${casus.data?.nummer ?? ''}`.trim());
  const taken = useCasustaken(id, casus.data?.nummer);
  useDoel(doel, casus.data?.waarom.grondslagen[0] ?? null, casus.data?.waarom ?? null);
  if (casus.isPending) return <Laden regels={8} />;
  if (!casus.data) return (
    <>
      <div className="kop"><h1>Casus</h1></div>
      <div className="kaart"><Foutstaat fout={casus.error} opnieuw={() => void casus.refetch()} nietGevonden="Deze casus bestaat niet, of u mag hem niet zien." /></div>
      {doel !== gewoonDoel ? <p><Link to="/casus/$id/$tab" params={{ id, tab }} search={{}}>Bekijk de casus voor het doel ‘{label(gewoonDoel)}’</Link></p> : null}
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
      <Cyclusbalk casusId={id} fase={c.fase ?? c.status} ronde={c.cyclus ?? 1} />
      <nav className="tabs" aria-label="Onderdelen van de casus">
        {tabs.map(([code, naam]) => <Link key={code} className="tab" to="/casus/$id/$tab" params={{ id, tab: code }} search={gevraagd ? { doel: gevraagd } : {}} aria-current={tab === code ? 'page' : undefined}>{naam}</Link>)}
      </nav>
      <Onderdeel tab={tab} casus={c} doel={doel} />
    </>
  );
}

function Onderdeel({ tab, casus, doel }: { tab: string; casus: Casus; doel: string }): ReactNode {
  if (tab === 'tijdlijn') return <CasusTijdlijn casus={casus} doel={doel} />;
  if (tab === 'huishouden') return <Huishouden casus={casus} doel={doel} />;
  if (tab === 'betrokken') return <Betrokken casus={casus} doel={doel} />;
  return <Overzicht casus={casus} doel={doel} />;
}
