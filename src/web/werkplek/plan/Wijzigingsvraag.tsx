import type { ReactNode } from 'react';
import { Knop } from '../../delen/knop.tsx';
import type { Plan } from './model.ts';

/** Of whom of the family a word is missing about help in a running plan: who can be asked in the portal, and whom to ask in a talk (R7.10, R10.5). */
export function Wijzigingsvraag({ plan, vraag }: { plan: Plan; vraag: () => void }): ReactNode {
  if (!plan.magSturen) return null;
  const wachtend = (plan.interventies ?? []).filter((h) => h.akkoord === 'gevraagd' && h.status !== 'gestopt' && !h.isVoorgesteld).flatMap((h) => h.instemmingen.filter((s) => s.uitkomst === null && s.vraagOp === null));
  const namen = (inPortaal: boolean): string => [...new Set(wachtend.filter((s) => s.isInPortaal === inPortaal).map((s) => s.wie))].join(', ');
  const portaal = namen(true), gesprek = namen(false);
  if (portaal === '' && gesprek === '') return null;
  return (
    <div className="melding-blok melding-blok--info stapel"><div className="stapel">
      <p><strong>Voor een deel van het plan is nog akkoord nodig.</strong>{plan.kader === 'gedwongen' ? null : ' Zolang dat er niet is, geldt dat deel niet.'}</p>
      {portaal === '' ? null : <div className="rij"><span>In het portaal: {portaal}.</span><Knop onClick={vraag}>Vraag akkoord in het portaal</Knop></div>}
      {gesprek === '' ? null : <p>Leest nu niet in het portaal: {gesprek}. Vraag het zelf, als dat veilig kan, en kies bij de hulp <em>Akkoord noteren</em>.</p>}
    </div></div>
  );
}
