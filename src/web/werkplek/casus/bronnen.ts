import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Bekendheid, Bladzijde, Huishouden, Proces, TaakRij } from '../../delen/api-types.ts';
import { haalBekendheid, haalHuishouden, haalProces, haalTaken } from '../../delen/bronnen.ts';

/** Each card of the case is its own question to the server, under the doel of the screen. */
export const useBekendheid = (id: string, doel: string): UseQueryResult<Bekendheid> => useQuery({ queryKey: ['casus', id, doel, 'bekendheid'], queryFn: () => haalBekendheid(id, doel) });
export const useHuishouden = (id: string, doel: string): UseQueryResult<Huishouden> => useQuery({ queryKey: ['casus', id, doel, 'huishouden'], queryFn: () => haalHuishouden(id, doel) });
export const useProces = (id: string, doel: string): UseQueryResult<Proces> => useQuery({ queryKey: ['casus', id, doel, 'proces'], queryFn: () => haalProces(id, doel) });
/** Tasks of this case within my reach, by its number. */
export const useCasustaken = (id: string, nummer: string | undefined): UseQueryResult<Bladzijde<TaakRij>> =>
  useQuery({ queryKey: ['casus', id, 'taken'], queryFn: () => haalTaken({ bakje: 'alle', zoek: nummer ?? '', volgorde: 'termijn' }, null, 20), enabled: Boolean(nummer) });
