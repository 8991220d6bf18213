import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { Antwoorden } from '../casus/Antwoorden.tsx';
import { haalCasusplan, type Versie } from './model.ts';
import { Planbord } from './Planbord.tsx';

/** The tab `plan` of a casus: the board, and what changed per version. It always stands for the doel plan-regisseren. */
export function PlanTab({ casus }: { casus: Pick<Casus, 'id'> }): ReactNode {
  const q = useQuery({ queryKey: ['casus', casus.id, 'plan'], queryFn: () => haalCasusplan(casus.id) });
  if (q.isPending) return <Laden />;
  if (!q.data) return <div className="kaart"><Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Dit plan bestaat niet, of u mag het niet zien." /></div>;
  if (!q.data.plan) return <div className="kaart"><LegeStaat titel="Er is nog geen plan." uitleg="Het plan komt na het overleg. De casusregisseur maakt het samen met het gezin." /></div>;
  return <div className="stapel stapel--ruim"><section className="kaart" aria-label="Plan"><Planbord plan={q.data.plan} ververs={() => q.refetch()} kop="h2" /></section><Antwoorden casusId={casus.id} doel="plan-regisseren" /><Versies versies={q.data.versies} /></div>;
}

function Versies({ versies }: { versies: Versie[] }): ReactNode {
  if (versies.length === 0) return null;
  return (
    <section className="kaart" aria-labelledby="versies"><div className="kaart__kop"><h2 id="versies">Versies</h2></div>
      <ol className="lijst-kaal">{versies.map((v) => <li key={v.versie}><strong>Versie {v.versie}</strong> <span className="stil">{datum(new Date(v.op), nu())}</span>{v.reden ? <p>{v.reden}</p> : null}
        {v.verschillen.length > 0 ? <ul className="plan__verschil">{v.verschillen.map((x) => <li key={x.soort + x.id}>{label(x.soort)}: {x.object === 'doel' ? 'doel' : 'hulp'} ‘{x.naam ?? 'zonder naam'}’{x.velden.length > 0 ? ` (${x.velden.map((f) => veldnaam[f] ?? f).join(', ')})` : ''}</li>)}</ul> : null}</li>)}</ol></section>
  );
}
const veldnaam: Record<string, string> = { titel: 'titel', specifiek: 'beschrijving', streefdatum: 'streefdatum', status: 'stand', omschrijving: 'omschrijving', organisatieId: 'uitvoerder', geplandVan: 'begin', geplandTot: 'einde', isActief: 'telt mee', doelId: 'doel' };
