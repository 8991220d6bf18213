import type { ReactNode } from 'react';
import { label } from '../../delen/woorden.ts';
import { periode } from './Planbord.tsx';
import { wachtOp, type Doel, type Hulp, type Plan } from './model.ts';

/** The same plan as one table, for who reads better in rows. */
export function Planlijst({ plan }: { plan: Plan }): ReactNode {
  const rijen = plan.doelen.flatMap((d): { d: Doel; i: Hulp | null }[] => { const eigen = (plan.interventies ?? []).filter((i) => i.doelId === d.id); return eigen.length === 0 ? [{ d, i: null }] : eigen.map((i) => ({ d, i })); });
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Plan als lijst"><table className="tabel tabel--kaarten"><caption className="sr">Doelen en hulp in het plan</caption>
      <thead><tr><th scope="col">Doel</th><th scope="col">Hulp</th><th scope="col">Wie</th><th scope="col">Wanneer</th><th scope="col">Stand</th><th scope="col">Wacht op</th></tr></thead>
      <tbody>{rijen.map(({ d, i }) => <tr key={i?.id ?? d.id}><th scope="row">{d.titel} <span className="stil">({label(d.status).toLowerCase()})</span></th><td data-kop="Hulp">{i?.omschrijving ?? '–'}{i && !i.isActief ? ' (concept)' : ''}</td><td data-kop="Wie">{i?.organisatie ?? '–'}</td><td data-kop="Wanneer">{i ? periode(i.geplandVan, i.geplandTot) : '–'}</td><td data-kop="Stand">{i ? label(i.status) : '–'}{plan.signalen.some((s) => s.objectId === i?.id || s.objectId === d.id) ? ' · Loopt vast' : ''}</td><td data-kop="Wacht op">{i ? wachtOp(plan, i.id).join(', ') || '–' : '–'}</td></tr>)}</tbody></table></div>
  );
}
