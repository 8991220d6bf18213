import type { ReactNode } from 'react';
import { IconInfo } from '../../delen/iconen.ts';

/** New concerns after closing begin as a melding (R12.4): what comes along and what does not. */
export const Vervolgregel = (): ReactNode => (
  <p className="melding-blok"><IconInfo size={20} aria-hidden /><span>Dit is het vervolg op een gesloten casus. De oude casus blijft dicht. Het meldpunt ziet dat dit een vervolg is. Gegevens uit de oude casus gaan niet vanzelf mee.</span></p>
);
