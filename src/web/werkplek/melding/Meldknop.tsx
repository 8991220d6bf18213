import type { ReactNode } from 'react';
import { IconErbij } from '../../delen/iconen.ts';
import { Knoplink } from '../../delen/knoplink.tsx';
import { useSessie } from '../../delen/sessie.ts';
import { useTelefoon } from './telefoon.ts';

/** The way to a new melding, only for who may send one: a melder, and a meldpunt for who calls (domein §7.1). The server refuses all others. */
export function Meldknop(): ReactNode {
  const telefoon = useTelefoon(), melder = useSessie().data?.rol?.toegangsrol === 'melder';
  return telefoon || melder ? <Knoplink soort="primair" to="/melding/nieuw"><IconErbij size={18} aria-hidden />{telefoon ? 'Telefonische melding vastleggen' : 'Melding opstellen'}</Knoplink> : null;
}
