import { plekken, veiligeOorzaak } from './engine/veilige-oorzaak.ts';
import type { Kern } from './kern.ts';

const even = (ms: number): Promise<void> => new Promise((klaar) => { setTimeout(klaar, ms); });

/**
 * A background job of this instance: `ronde` again and again, `elkeMs` apart, until `stop`; a round that fails is one log line and the next one comes
 * all the same. `stop` waits for the round in hand; a long one looks at `gestopt`.
 */
export const startWacht = (kern: Kern, naam: string, elkeMs: number, ronde: (gestopt: () => boolean) => Promise<unknown>): { stop: () => Promise<void> } => {
  const leven = { gestopt: false };
  const werk = async (): Promise<void> => {
    while (!leven.gestopt) {
      try { await ronde(() => leven.gestopt); } catch (fout) { kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, `${naam}: ronde mislukt`); }
      for (let gewacht = 0; !leven.gestopt && gewacht < elkeMs; gewacht += 200) await even(200);
    }
  };
  const lopend = werk();
  return { stop: async () => { leven.gestopt = true; await lopend; } };
};
