import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconLijst, IconTekening } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { uitspraaksoorten } from '../../delen/Uitspraak.tsx';
import type { Analyse } from './bronnen.ts';
import { merkVan, naamVan, verbandtypen } from './keuzes.ts';
import { teken, vakbreed, vakhoog, type Tekening } from './tekening.ts';

/** How the statements hang together: a drawing, and the same as a list (ux §4.8). */
export function Verbanden({ analyse: a }: { analyse: Pick<Analyse, 'uitspraken' | 'verbanden'> }): ReactNode {
  const [alsLijst, zetLijst] = useState(false);
  const t = teken(a.uitspraken, a.verbanden), tekst = (id: string): string => a.uitspraken.find((u) => u.id === id)?.tekst ?? '';
  if (t.lijnen.length === 0) return null;
  return (
    <section className="kaart__in stapel" aria-labelledby="verbanden"><div className="rij rij--uit"><h2 id="verbanden">Hoe hangt het samen?</h2>
      <Knop soort="rustig" aria-pressed={alsLijst} onClick={() => zetLijst(!alsLijst)}>{alsLijst ? <><IconTekening size={18} aria-hidden />Als tekening</> : <><IconLijst size={18} aria-hidden />Als lijst</>}</Knop></div>
      {alsLijst ? <ul className="verbandlijst">{t.lijnen.map(({ v }) => <li key={v.id}><a href={`#uitspraak-${v.vanId}`}>{tekst(v.vanId)}</a> <strong>{naamVan(verbandtypen, v.type)}</strong> <a href={`#uitspraak-${v.naarId}`}>{tekst(v.naarId)}</a></li>)}</ul> : <Beeld t={t} tekst={tekst} />}
    </section>
  );
}

/** Every box is a link to its statement; arrows walk along the links: down and right to what it points at, up and left to what points at it. */
function Beeld({ t, tekst }: { t: Tekening; tekst: (id: string) => string }): ReactNode {
  const id = useId(), [bij, zetBij] = useState<string | null>(null);
  const loop = (e: KeyboardEvent, van: string): void => {
    const vooruit = ['ArrowDown', 'ArrowRight'].includes(e.key);
    if (!vooruit && !['ArrowUp', 'ArrowLeft'].includes(e.key)) return;
    const l = t.lijnen.find(({ v }) => (vooruit ? v.vanId : v.naarId) === van);
    if (l === undefined) return;
    e.preventDefault();
    document.getElementById(`${id}-${vooruit ? l.v.naarId : l.v.vanId}`)?.focus();
  };
  const naam = (u: string): string => [tekst(u), ...t.lijnen.filter(({ v }) => v.vanId === u).map(({ v }) => `${naamVan(verbandtypen, v.type)}: ${tekst(v.naarId)}`)].join(' ');
  return (
    <figure className="stapel">
      <div className="tabel-wikkel"><svg className="verbandbeeld" viewBox={`0 0 ${t.breed} ${t.hoog}`} style={{ inlineSize: t.breed }} role="group" aria-label="Tekening van de verbanden" aria-describedby={`${id}-uitleg`}>
        <defs><marker id={`${id}-punt`} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 Z" fill="context-stroke" /></marker></defs>
        {t.lijnen.map((l) => <path key={l.v.id} d={l.pad} className={`verband verband--${l.v.type}`} data-bij={bij === l.v.vanId || bij === l.v.naarId ? 'ja' : undefined} markerEnd={`url(#${id}-punt)`} />)}
        {t.vakken.map(({ u, x, y, regels }) => (
          <a key={u.id} id={`${id}-${u.id}`} href={`#uitspraak-${u.id}`} aria-label={`${uitspraaksoorten[merkVan(u.soort)][0]}. ${naam(u.id)}`} onFocus={() => zetBij(u.id)} onBlur={() => zetBij(null)} onPointerEnter={() => zetBij(u.id)} onPointerLeave={() => zetBij(null)} onKeyDown={(e) => loop(e, u.id)}>
            <rect x={x} y={y} width={vakbreed} height={vakhoog} rx={6} className={`verbandvak verbandvak--${merkVan(u.soort)}`} />
            <text x={x + 12} y={y + 22} className="verbandvak__soort">{uitspraaksoorten[merkVan(u.soort)][0]}</text>
            {regels.map((r, i) => <text key={i} x={x + 12} y={y + 42 + i * 17}>{r}</text>)}
          </a>
        ))}
        {t.lijnen.map((l) => <text key={l.v.id} x={l.x} y={l.y} textAnchor="middle" className="halo verband__naam" aria-hidden>{naamVan(verbandtypen, l.v.type)}</text>)}
      </svg></div>
      <figcaption className="stil" id={`${id}-uitleg`}>Kies een vak om naar de uitspraak te gaan. Met de pijltjestoetsen loopt u langs de verbanden.</figcaption>
    </figure>
  );
}
