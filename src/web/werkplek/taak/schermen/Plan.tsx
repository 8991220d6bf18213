import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { haalPlan, type Plan as Planbeeld } from '../../plan/model.ts';
import { Planbord } from '../../plan/Planbord.tsx';
import type { SchermEig } from './scherm.ts';

/** The board under a task of the plan (ux §4.11): the plan is kept by its own buttons; the questions below say how it goes on. */
export function Plan({ taak, alleenLezen, wisFouten }: SchermEig): ReactNode {
  const begin = (taak.gegevens as { scherm: { plan: Planbeeld } }).scherm.plan;
  const q = useQuery({ queryKey: ['plan', begin.planId], queryFn: () => haalPlan(begin.planId), initialData: begin, staleTime: Infinity });
  const plan = alleenLezen ? { ...q.data, magBewerken: false, magSturen: false } : q.data;
  return <Planbord plan={plan} ververs={() => { wisFouten(); return q.refetch(); }} kop="h2" />;
}
