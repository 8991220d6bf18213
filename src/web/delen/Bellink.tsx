import type { ReactNode } from 'react';
import { IconBel } from './iconen.ts';

/** The public number of an organisation, to call from the device (ux §4.11: Bel eigenaar). */
export function Bellink({ organisatie, telefoon, kort = false }: { organisatie: string; telefoon: string; kort?: boolean }): ReactNode {
  return <a className="knop-tekst bellink" href={`tel:${telefoon.replaceAll(/[^0-9+]/g, '')}`}><IconBel size={16} aria-hidden /> {kort ? <span className="sr">Bel {organisatie}: </span> : `Bel ${organisatie}: `}<span className="bellink__nummer">{telefoon}</span></a>;
}
