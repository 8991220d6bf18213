import type { ReactNode } from 'react';
import { NiveauBalk } from '../../../delen/NiveauBalk.tsx';
import { gegevenssoortnaam } from '../../../delen/woorden.ts';

type Partij = { id: string; naam: string; ziet: Record<string, number> };
const alsNiveau = (n: number | undefined): 0 | 1 | 2 | null => (n === 0 || n === 1 || n === 2 ? n : null);

/** What each party at the table sees of each part, by the matrix (ux §4.9): onderdeel × deelnemer, as words with blocks. */
export function WieZietWat({ onderdelen, partijen }: { onderdelen: readonly string[]; partijen: readonly Partij[] }): ReactNode {
  if (partijen.length === 0) return null;
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Wie ziet wat">
      <table className="tabel"><caption>Wie ziet wat tijdens dit overleg</caption>
        <thead><tr><th scope="col">Onderdeel</th>{partijen.map((p) => <th scope="col" key={p.id}>{p.naam}</th>)}</tr></thead>
        <tbody>{onderdelen.map((c) => <tr key={c}><th scope="row">{gegevenssoortnaam[c] ?? c}</th>{partijen.map((p) => <td key={p.id}><NiveauBalk niveau={alsNiveau(p.ziet[c])} /></td>)}</tr>)}</tbody></table>
    </div>
  );
}
