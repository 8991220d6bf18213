import type { Logger } from 'pino';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Kanaal } from './bus.ts';

/** The closed list of channels, as values (the type `Kanaal` says the same). */
export const kanalen = ['taak', 'casus', 'signaal', 'outbox', 'melding', 'klok', 'sessie'] as const satisfies readonly Kanaal[];

/** Limit of NOTIFY is 8,000 bytes; the same for Redis, so that a message never depends on which bus runs. */
const hoogsteLengte = 7_000;

export type Bericht = Record<string, string | number | boolean | null>;
export type Ontvanger = (bericht: Record<string, unknown>) => void;

/** What both kinds of bus need besides their address. */
export type Busdelen = { readonly log: Logger; readonly metrics?: Metrics };

/** Message → text; throws when it is too long, because it would be lost silently otherwise. */
export const alsTekst = (kanaal: Kanaal, bericht: Bericht): string => {
  const tekst = JSON.stringify(bericht);
  if (Buffer.byteLength(tekst) >= hoogsteLengte) throw new Error(`Bus message on channel ${kanaal} is too long: send ids only`);
  return tekst;
};

/** Keeps the receivers per channel; one receiver that throws never stops the others. */
export const maakOntvangers = ({ log, metrics }: Busdelen) => {
  const lijst = new Map<Kanaal, Set<Ontvanger>>(kanalen.map((k) => [k, new Set()]));
  return {
    erbij: (kanaal: Kanaal, ontvang: Ontvanger): (() => void) => {
      // A wrapper, so that the same function subscribed twice is two receivers with two ways to stop.
      const eigen: Ontvanger = (b) => { ontvang(b); };
      lijst.get(kanaal)?.add(eigen);
      return () => { lijst.get(kanaal)?.delete(eigen); };
    },
    verdeel: (kanaal: string, tekst: string): void => {
      const ontvangers = lijst.get(kanaal as Kanaal);
      if (ontvangers === undefined) return;
      metrics?.busBerichten.inc({ kanaal, richting: 'in' });
      let bericht: Record<string, unknown>;
      try { bericht = JSON.parse(tekst) as Record<string, unknown>; } catch { log.warn({ kanaal }, 'bus: unreadable message ignored'); return; }
      for (const ontvang of ontvangers) {
        try { ontvang(bericht); } catch (err) { log.error({ err, kanaal }, 'bus: receiver failed'); }
      }
    },
    leeg: (): void => { for (const ontvangers of lijst.values()) ontvangers.clear(); },
  };
};
