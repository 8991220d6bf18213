import type { ReactNode } from 'react';
import type { Huishouden } from '../../../delen/api-types.ts';
import { Relatiediagram } from '../../casus/Relatiediagram.tsx';
import { gezagzinnen } from '../../casus/huis.ts';
import type { SchermEig } from './scherm.ts';

/** The household as derived so far, beside the questions that complete it (ux §4.4). */
export function HuishoudenScherm({ taak }: SchermEig): ReactNode {
  const h = taak.gegevens?.scherm as Huishouden;
  if (!Array.isArray(h?.personen) || h.personen.length === 0) return null;
  return <section className="kaart__in stapel" aria-labelledby="huisbeeld"><h2 id="huisbeeld">Huishouden</h2><Relatiediagram huishouden={h} />{gezagzinnen(h).map((z) => <p key={z.zin}>Gezag over {z.zin}</p>)}</section>;
}
