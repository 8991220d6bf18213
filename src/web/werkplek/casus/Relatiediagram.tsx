import type { ReactNode } from 'react';
import type { Huishouden } from '../../delen/api-types.ts';
import { plaats, type Plek } from './huis.ts';

/**
 * Generations as rows (ux §6): circle vrouw, square man, diamond onbekend, always with name; solid line ouder, dashed between partners who
 * parted, dashed border woont elders. All of it is in the table too, so the drawing is one image with a text.
 */
export function Relatiediagram({ huishouden }: { huishouden: Huishouden }): ReactNode {
  const { plekken, breed, hoog } = plaats(huishouden);
  const lijnen = huishouden.relaties.filter((r) => ['ouder', 'partner', 'ex-partner'].includes(r.soort)).flatMap((r) => { const a = plekken.get(r.van), b = plekken.get(r.naar); return a && b ? [{ a, b, soort: r.soort, onzeker: !r.isBevestigd }] : []; });
  const uitleg = [...plekken.values()].map(({ p, elders }) => `${p.naam ?? 'Een betrokkene'}${p.leeftijd ? `, ${p.leeftijd}` : ''}${elders ? ', woont elders' : ''}${p.isOverleden ? ', overleden' : ''}`).join('; ');
  return (
    <figure>
      <svg className="huisdiagram" viewBox={`0 0 ${breed} ${hoog}`} role="img" aria-label={`Huishouden: ${uitleg}`}>
        {lijnen.map((l, i) => <Lijn key={i} {...l} />)}
        {[...plekken.values()].map((k) => <Figuur key={k.p.id} {...k} />)}
      </svg>
      <figcaption className="rij stil"><span>— ouder van</span><span>- - uit elkaar</span><span>gestreepte rand: woont elders</span><span>? niet zeker</span></figcaption>
    </figure>
  );
}
function Lijn({ a, b, soort, onzeker }: { a: Plek; b: Plek; soort: string; onzeker: boolean }): ReactNode {
  const stijl = { fill: 'none', stroke: 'var(--inkt-500)', strokeWidth: 1.5 };
  if (a.y === b.y) return <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} {...stijl} strokeDasharray={soort === 'ex-partner' ? '6 4' : undefined} />;
  const midden = b.y - 26;
  return <g><path d={`M${a.x} ${a.y + 18} V${midden} H${b.x} V${b.y - 18}`} {...stijl} />{onzeker ? <text x={b.x + 5} y={b.y - 22}>?</text> : null}</g>;
}
function Figuur({ p, x, y, elders, kind }: Plek): ReactNode {
  const naam = p.naam ?? 'Een betrokkene', voor = naam.split(' ')[0]!;
  const stijl = { fill: kind ? 'var(--koraal-100)' : 'var(--wit)', stroke: kind ? 'var(--koraal-500)' : 'var(--petrol-500)', strokeWidth: 1.75, strokeDasharray: elders ? '4 3' : undefined };
  return (
    <g>
      {p.geslacht === 'V' ? <circle cx={x} cy={y} r={18} {...stijl} /> : p.geslacht === 'M' ? <rect x={x - 17} y={y - 17} width={34} height={34} rx={4} {...stijl} /> : <path d={`M${x} ${y - 20} L${x + 20} ${y} L${x} ${y + 20} L${x - 20} ${y} Z`} {...stijl} />}
      <text x={x} y={y + 4.5} textAnchor="middle" style={{ fontWeight: 700 }}>{voor.charAt(0)}</text>
      <text className="halo" x={x} y={y + 34} textAnchor="middle" style={{ fontWeight: 650 }}>{voor.length > 13 ? `${voor.slice(0, 12)}…` : voor}</text>
      <text className="halo" x={x} y={y + 48} textAnchor="middle">{p.isOverleden ? 'overleden' : (p.leeftijd ?? '')}</text>
    </g>
  );
}
