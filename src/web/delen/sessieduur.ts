import type { Sessie } from './api-types.ts';

/** Ms until the session ends: idle time since the last request, or the absolute end. Machine's time, like the server's sessions. */
export function resterend(s: Pick<Sessie, 'stilSeconden' | 'uiterlijkTijdstip'>, laatste: number, nu: number): number {
  const stil = s.stilSeconden === null ? Infinity : laatste + s.stilSeconden * 1000 - nu;
  const uiterlijk = s.uiterlijkTijdstip === null ? Infinity : Date.parse(s.uiterlijkTijdstip) - nu;
  return Math.min(stil, uiterlijk);
}
