import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiFout, zetCsrf } from './api.ts';
import { zetConceptsleutel } from './noodkopie.ts';
import { haalSessie as vraagSessie } from './bronnen.ts';
import type { Sessie } from './api-types.ts';

/** Queries retry only when there was no connection or the server was not ready; a refusal is an answer. */
export const vragen = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, refetchOnWindowFocus: false, retry: (n, fout) => n < 2 && fout instanceof ApiFout && (fout.status === 0 || fout.status === 503) },
    mutations: { retry: false },
  },
});

export async function haalSessie(): Promise<Sessie | null> {
  try {
    const s = await vraagSessie();
    zetCsrf(s.csrfToken ?? '');
    zetConceptsleutel(s.conceptsleutel);
    return s.soort === 'onbekend' ? null : s;
  } catch (fout) {
    if (fout instanceof ApiFout && fout.status === 401) return null;
    throw fout;
  }
}
/** A beheerder and an auditor never get a task: the task list refuses them. */
export const heeftTaken = (toegangsrol: string | undefined): boolean => toegangsrol !== 'beheerder' && toegangsrol !== 'auditor';
/** The session of this browser; null when nobody is signed in. */
export const useSessie = (): UseQueryResult<Sessie | null> => useQuery({ queryKey: ['sessie'], queryFn: haalSessie, staleTime: 60_000 });
