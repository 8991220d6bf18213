import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { moment } from '../../delen/datum.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { IconRechts } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { doel, useOverleg } from './bronnen.ts';
import { Motorkap } from './Motorkap.tsx';
import { Verslag } from './Verslag.tsx';

/** A meeting for everybody at the table; the voorzitter has it in his task. */
export function OverlegPagina(): ReactNode {
  const { id } = useParams({ from: '/binnen/overleg/$id' });
  const q = useOverleg(id);
  usePaginatitel(q.data?.soortNaam ?? 'Overleg');
  useDoel(doel, null, null);
  if (q.isPending) return <Laden regels={8} />;
  if (!q.data) return <><div className="kop"><h1>Overleg</h1></div><div className="kaart"><Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Dit overleg bestaat niet, of u mag het niet zien." /></div></>;
  const o = q.data;
  return (
    <>
      <nav aria-label="Kruimelpad"><ol className="kruimels"><li><Link to="/overleggen">Overleggen</Link><IconRechts size={15} aria-hidden /></li><li aria-current="page">{o.soortNaam}</li></ol></nav>
      <div className="kop"><div><h1>{o.soortNaam}</h1><p>{[o.overlegnummer, label(o.status), o.geplandOp ? moment(new Date(o.geplandOp), nu()) : '', label(o.vorm)].filter(Boolean).join(' · ')}</p></div></div>
      <div className="kaart">{o.soort === 'motorkap' ? <Motorkap overlegId={id} /> : <Verslag overlegId={id} />}</div>
      <p className="stil">{o.uitleg}</p>
    </>
  );
}
