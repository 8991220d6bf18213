import type { Request, Response } from 'express';
import type { Bus } from '../bus/bus.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Antwoord } from './route.ts';

/** Sends one event; `gegevens` are ids and codes only. */
export type Zend = (gebeurtenis: string, gegevens: Record<string, unknown>) => void;
/** Starts feeding a stream; what it returns is called when the stream ends, for whatever reason. */
export type Stroombegin = (zend: Zend) => () => void;

class Stroom {
  readonly begin: Stroombegin;
  constructor(begin: Stroombegin) { this.begin = begin; }
}
export const isStroom = (body: unknown): body is Stroom => body instanceof Stroom;

/**
 * Answer of a route that stays open as an event stream (Server-Sent Events). Declare it with `antwoorden: { 200: null }`:
 * `verwerk: async (v) => sseAntwoord((zend) => v.kern.bus.subscribe('taak', (b) => zend('taak', { id: b['id'] })))`.
 */
export const sseAntwoord = (begin: Stroombegin): Antwoord => ({ status: 200, body: new Stroom(begin) });

export type Stromen = {
  readonly open: (req: Request, res: Response, stroom: Stroom, sessieId: string | undefined) => void;
  /** Ends every stream (shutdown); the browser connects again by itself. */
  readonly sluitAlles: () => void;
  readonly aantal: () => number;
};

/** Ms. The heartbeat keeps proxies from closing the line; the longest life makes the rights be checked again. */
const ritme = { hartslag: 15_000, langst: 10 * 60_000, opnieuw: 2_000 };

/** The open streams of this app instance. A stream ends when its session ends (channel `sessie`), after ten minutes, or at shutdown. */
export const maakStromen = (bus: Bus, metrics: Metrics): Stromen => {
  const open = new Map<Response, { sluit: () => void; sessieId: string | undefined }>();
  bus.subscribe('sessie', (b) => {
    for (const s of open.values()) if (s.sessieId !== undefined && s.sessieId === b['einde']) s.sluit();
  });
  return {
    open: (req, res, stroom, sessieId) => {
      // no-transform: a compressing proxy would hold events back until its buffer is full.
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
      req.socket.setNoDelay(true);
      res.write(`retry: ${ritme.opnieuw}\n\n`);
      let stop: (() => void) | undefined;
      const hartslag = setInterval(() => { res.write(': \n\n'); }, ritme.hartslag);
      const einde = setTimeout(() => { res.end(); }, ritme.langst);
      res.once('close', () => {
        clearInterval(hartslag);
        clearTimeout(einde);
        open.delete(res);
        metrics.sseOpen.set(open.size);
        stop?.();
      });
      open.set(res, { sluit: () => { res.end(); }, sessieId });
      metrics.sseOpen.set(open.size);
      stop = stroom.begin((gebeurtenis, gegevens) => {
        if (!res.writableEnded) res.write(`event: ${gebeurtenis.replace(/[\r\n]/g, '')}\ndata: ${JSON.stringify(gegevens)}\n\n`);
      });
      if (res.closed) stop();
    },
    sluitAlles: () => { for (const s of open.values()) s.sluit(); },
    aantal: () => open.size,
  };
};
