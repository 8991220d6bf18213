import type { EngineClient } from '../engine/client.ts';
import { wachtOpEngine } from '../engine/client.ts';
import { Probleem } from '../http/problemen.ts';
import type { Kern } from '../kern.ts';
import type { makeClock } from './clock.ts';

/**
 * A clock that begins in the past, for an engine that has never had work: what is seeded then really took the time it says. The engine's own timers
 * cannot go back, so the time it computes with is pinned (`PUT /v2/clock`, kept in its state) while its timers are pushed on by the same steps. At the
 * end the engine starts again at the time of the machine, and the pin goes. Nobody else may use the platform meanwhile; a broken run is begun again on
 * empty data.
 */
export type Verledenklok = {
  /** Forward to this moment. */
  readonly zet: (naar: Date) => Promise<void>;
  /** Back to the offset the platform had, with `herstart` starting the engine again on the same ports. */
  readonly eind: (herstart: () => Promise<void>) => Promise<void>;
};

export const begintInVerleden = async (kern: Kern, client: EngineClient, begin: Date): Promise<Verledenklok> => {
  if (!kern.config.klokVerplaatsbaar || kern.config.omgeving === 'productie') throw new Probleem('rol-onvoldoende', 'De klok kan hier niet worden verzet.');
  const klok = kern.clock as ReturnType<typeof makeClock>;
  const gewoon = klok.offset();
  const prik = async (offset: number): Promise<void> => { klok.setOffset(offset); await client.rest('PUT', '/v2/clock', { timestamp: Date.now() + offset }); };
  const duw = async (ms: number): Promise<void> => {
    const r = await fetch(`${client.adres.management}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: Math.round(ms) }), signal: AbortSignal.timeout(15_000) });
    if (!r.ok) throw new Probleem('bron-onbereikbaar', 'De klok van de engine is niet te verzetten. Start de engine met een verplaatsbare klok.');
    await r.arrayBuffer();
  };
  await prik(begin.getTime() - Date.now());
  // A pin stands still; moved along with real time, work that ended just after a jump finds its timers too.
  let lopend: Promise<void> = Promise.resolve();
  let staat = false;
  const tik = setInterval(() => { if (!staat) lopend = lopend.then(() => prik(klok.offset())).catch(() => {}); }, 500);
  const zet = async (naar: Date): Promise<void> => {
    const stap = naar.getTime() - kern.clock.now().getTime();
    if (stap < 0) throw new Probleem('ongeldige-overgang', 'De klok kan alleen vooruit.');
    staat = true;
    try {
      await lopend;
      await prik(klok.offset() + stap);
      await duw(stap);
      await wachtOpEngine(client);
    } finally { staat = false; }
  };
  return {
    zet,
    eind: async (herstart) => {
      await zet(new Date(Date.now() + gewoon));
      clearInterval(tik);
      await lopend;
      klok.setOffset(gewoon);
      await herstart();
      await client.rest('POST', '/v2/clock/reset');
    },
  };
};
