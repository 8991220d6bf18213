import type { z } from 'zod';
import type { Kern, Tx } from '../platform/kern.ts';
import type { Gebeurtenis } from './cloudevent.ts';

/** The partner system that sent an event, as authenticated; never taken from the event itself. */
export type Afzender = { readonly organisatieId: string; readonly oin: string; readonly organisatiesoort: string };

/**
 * What a room does with one type of incoming event. `data` is strict; a fault in it becomes status ERROR FUNCTIONEEL with every
 * fault at once. `verwerk` runs in the transaction of the receipt, may run twice with one effect, and throws a Probleem when
 * the content is refused (also ERROR FUNCTIONEEL). Any other error rolls back the receipt: the partner sends it again.
 */
export type Gebeurtenisafhandeling<D extends z.ZodType = z.ZodType> = {
  readonly type: string;
  readonly data: D;
  readonly verwerk: (kern: Kern, tx: Tx, data: z.infer<D>, bericht: { gebeurtenis: Gebeurtenis; afzender: Afzender; traceparent: string }) => Promise<void>;
};
export const gebeurtenisafhandeling = <D extends z.ZodType>(g: Gebeurtenisafhandeling<D>): Gebeurtenisafhandeling => g as unknown as Gebeurtenisafhandeling;
