import { useEffect, type ReactNode } from 'react';
import { verlaat, vraag } from './api.ts';
import { IconRechts } from './iconen.ts';
import { wisAlleNoodkopieen } from './noodkopie.ts';

/** A site that says nothing about who looks at it. */
const neutraal = 'https://www.knmi.nl/nederland-nu/weer/verwachtingen';
/**
 * Leaves at once: the page is empty before anything is asked of the network, what was typed is gone, the session ends, and "back" does not come here.
 * What the page was still asking for gets no answer any more: it would say that nobody is signed in, and that leads to the door of Samenspel instead of away.
 */
const weg = (): void => {
  document.body.replaceChildren();
  document.title = '';
  verlaat();
  wisAlleNoodkopieen();
  void vraag('/sessie', { methode: 'DELETE', keepalive: true });
  window.location.replace(neutraal);
};

/** "Snel weg": for somebody who may not be seen here; also three times Escape (ux §4.16). */
export function SnelWeg(): ReactNode {
  useEffect(() => {
    let keer = 0, laatst = 0;
    const toets = (e: KeyboardEvent): void => {
      if (e.key !== 'Escape') return;
      keer = Date.now() - laatst < 1500 ? keer + 1 : 1;
      laatst = Date.now();
      if (keer === 3) weg();
    };
    document.addEventListener('keydown', toets);
    return () => document.removeEventListener('keydown', toets);
  }, []);
  return <button type="button" className="snelweg" onClick={weg}>Snel weg<IconRechts size={20} stroke={2} aria-hidden /></button>;
}
