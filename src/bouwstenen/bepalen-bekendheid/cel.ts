import type { Opdracht, Uitvraagpersoon } from './model.ts';

export type Celstatus = 'bekend' | 'niet-gemeld' | 'niet-gevraagd' | 'verlopen' | 'niet-meer-nodig' | 'technisch-mislukt' | 'loopt';

/** An answer counts once its moment on the grid has come (R3.2); before that the cell still waits. */
export const isVrij = (o: Pick<Opdracht, 'status' | 'antwoord_op'>, nu: Date): boolean => o.status === 'beantwoord' && o.antwoord_op !== null && o.antwoord_op <= nu;

/** The cell without the fields of a hit. Pure. */
export const celVan = (o: Pick<Opdracht, 'status' | 'antwoord_op' | 'niet_afgewacht' | 'uiterlijk_op'>, antwoord: Uitvraagpersoon['antwoord'], nu: Date): Celstatus => {
  if (o.status === 'beantwoord') return isVrij(o, nu) && antwoord !== null ? antwoord : 'loopt';
  if (o.status === 'klaargezet' || o.status === 'zonder-grondslag') return 'niet-gevraagd';
  if (o.status === 'technisch-mislukt') return 'technisch-mislukt';
  if (o.status === 'verlopen') return o.niet_afgewacht ? 'niet-meer-nodig' : 'verlopen';
  return o.uiterlijk_op !== null && o.uiterlijk_op <= nu ? 'verlopen' : 'loopt';
};
