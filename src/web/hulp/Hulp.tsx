import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDoel } from '../delen/Doelbalk.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { LegeStaat } from '../delen/Staten.tsx';
import { label } from '../delen/woorden.ts';
import { Markdown } from './markdown.tsx';

/** The user manual, shipped with the application at build: the pages of `docs/handleiding`. */
const bestanden = import.meta.glob('../../../docs/handleiding/*.md', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
const bladen = Object.entries(bestanden)
  .map(([pad, tekst]) => { const naam = pad.split('/').pop()!.replace(/\.md$/, ''); return { naam, titel: /^# (.+)$/m.exec(tekst)?.[1] ?? label(naam.replace(/^\d+-/, '')), tekst }; })
  .filter((b) => b.naam !== 'README')
  .sort((a, b) => a.naam.localeCompare(b.naam));

export function Hulp(): ReactNode {
  const { blad } = useSearch({ from: '/binnen/hulp' });
  const hier = bladen.find((b) => b.naam === blad) ?? bladen[0];
  usePaginatitel('Hulp en uitleg');
  useDoel(null);
  return (
    <>
      <div className="kop"><h1>Hulp en uitleg</h1></div>
      {!hier ? <div className="kaart"><LegeStaat titel="Er zijn nog geen hulppagina’s." uitleg="Vraag uw coördinator om hulp." /></div> : (
        <div className="melding-grid">
          <nav className="kaart" aria-label="Onderwerpen"><ul className="menu" style={{ padding: 8 }}>{bladen.map((b) => <li key={b.naam}><Link to="/hulp" search={{ blad: b.naam }} aria-current={b === hier ? 'page' : undefined} activeOptions={{ includeSearch: true }} style={b === hier ? { background: 'var(--petrol-100)', fontWeight: 650 } : {}}>{b.titel}</Link></li>)}</ul></nav>
          <article className="kaart kaart__in"><Markdown tekst={hier.tekst} /></article>
        </div>
      )}
    </>
  );
}
