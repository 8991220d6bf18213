import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Noodregel } from './Noodregel.tsx';
import { Vervolgregel } from './Vervolgregel.tsx';
import { telefoonuitleg, useTelefoon } from './telefoon.ts';
import { soorten, type Soort } from './vragenlijst.ts';

const twijfel = [['geweld', 'Is iemand thuis bang of niet veilig?'], ['uitbuiting', 'Wordt iemand gedwongen tot werk, seks of strafbare feiten?'], ['straf', 'Is er overlast of zijn er strafbare feiten, en ook zorg nodig?'], ['kind', 'Zijn er kinderen die gevaar lopen?']] as const;

/** Four doors in words of the sender; four questions propose one for who doubts. */
export function MeldingStart(): ReactNode {
  const telefoon = useTelefoon();
  usePaginatitel(telefoon ? 'Telefonische melding' : 'Melding opstellen');
  useDoel('melding-beoordelen');
  const naar = useNavigate(), { vervolg } = useSearch({ from: '/binnen/melding/nieuw' });
  const [soort, zetSoort] = useState<Soort | null>(null);
  const [helpt, zetHelpt] = useState(false), [ja, zetJa] = useState<ReadonlySet<string>>(new Set());
  const voorstel: Soort = ja.has('uitbuiting') ? 'COM' : ja.has('geweld') || ja.has('kind') ? 'VT' : ja.has('straf') ? 'ZVH' : 'NAZ';
  return (
    <div className="stapel stapel--ruim" style={{ maxInlineSize: 820 }}>
      <Noodregel />
      <h1>{telefoon ? 'Waarover belt de melder?' : 'Wat wilt u melden?'}</h1>
      {vervolg ? <Vervolgregel /> : null}
      {telefoon ? <p>{telefoonuitleg}</p> : null}
      <form className="stapel stapel--ruim" onSubmit={(e) => { e.preventDefault(); if (soort) void naar({ to: '/melding/nieuw/$soort', params: { soort }, search: vervolg ? { vervolg } : {} }); }}>
        <div className="keuzes" role="radiogroup" aria-label={telefoon ? 'Waarover belt de melder?' : 'Wat wilt u melden?'}>
          {(Object.keys(soorten) as Soort[]).map((s) => <label className="keuze" key={s}><input type="radio" name="soort" checked={soort === s} onChange={() => zetSoort(s)} /><span><strong>{soorten[s].naam}</strong><small>{soorten[s].kort}</small></span></label>)}
        </div>
        <div className="rij"><Knop soort="primair" type="submit" disabled={!soort}>Verder</Knop><Knop aria-expanded={helpt} onClick={() => zetHelpt(!helpt)}>Ik twijfel</Knop></div>
      </form>
      {helpt ? (
        <section className="kaart kaart__in stapel" aria-labelledby="twijfel">
          <h2 id="twijfel">Vier vragen die helpen kiezen</h2>
          {twijfel.map(([c, v]) => <label className="keuze" key={c}><input type="checkbox" checked={ja.has(c)} onChange={(e) => zetJa((o) => { const n = new Set(o); if (e.target.checked) n.add(c); else n.delete(c); return n; })} /><span>{v}</span></label>)}
          <p role="status">Ons voorstel: <strong>{soorten[voorstel].naam}</strong> ({soorten[voorstel].kort}).</p>
          <div><Knop onClick={() => zetSoort(voorstel)}>Neem dit voorstel over</Knop></div>
        </section>
      ) : null}
    </div>
  );
}
