import type { ReactNode } from 'react';
import { IconBel } from '../../delen/iconen.ts';

/** Always on top of a melding. */
export const Noodregel = (): ReactNode => <p className="noodregel"><IconBel size={20} aria-hidden /><span>Is er nu direct gevaar? Bel <a href="tel:112">112</a>. Overleg met Veilig Thuis: <a href="tel:08002000">0800-2000</a>.</span></p>;
