import { useEffect, useRef } from 'react';
import type { Gebeurtenisbericht } from './api-types.ts';

/**
 * Listens to the server-sent events (`taak`, `signaal`, `casus`, `melding`: ids only, never contents). Reconnects by itself with growing pauses
 * (1 s … 30 s); `bijHerstel` runs after a gap, because events may have been missed.
 */
export function useGebeurtenissen(bij: (b: Gebeurtenisbericht) => void, bijHerstel?: () => void): void {
  const laatste = useRef({ bij, bijHerstel });
  laatste.current = { bij, bijHerstel };
  useEffect(() => {
    let bron: EventSource | null = null, wacht = 1000, klok: ReturnType<typeof setTimeout> | undefined, weg = false, wasKwijt = false;
    const open = (): void => {
      bron = new EventSource('/api/v1/gebeurtenissen');
      bron.addEventListener('open', () => { wacht = 1000; if (wasKwijt) { wasKwijt = false; laatste.current.bijHerstel?.(); } });
      for (const soort of ['taak', 'signaal', 'casus', 'melding'] as const) {
        bron.addEventListener(soort, (e) => {
          const data = JSON.parse((e as MessageEvent<string>).data) as { id?: string; ids?: string[] };
          laatste.current.bij({ soort, ids: data.ids ?? (data.id ? [data.id] : []) });
        });
      }
      bron.addEventListener('error', () => {
        bron?.close();
        wasKwijt = true;
        if (!weg) klok = setTimeout(open, wacht);
        wacht = Math.min(wacht * 2, 30_000);
      });
    };
    open();
    return () => { weg = true; clearTimeout(klok); bron?.close(); };
  }, []);
}
