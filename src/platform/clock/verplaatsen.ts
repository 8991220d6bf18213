import type { Kern } from '../kern.ts';
import { Probleem } from '../http/problemen.ts';
import type { EngineClient } from '../engine/client.ts';
import { wachtOpEngine } from '../engine/client.ts';
import type { makeClock } from './clock.ts';

type Zetbaar = ReturnType<typeof makeClock>;
const zetbaar = (kern: Kern): Zetbaar => kern.clock as Zetbaar;

/** Differences smaller than this (ms) are left alone: they come from the time the calls themselves take. */
const speling = 250;
/** How long (ms) the engine's management address may stay away: it opens seconds after the gateway on a busy machine. */
const wachtOpBeheer = 30_000;

/**
 * Moves the time of the whole platform to `naar`: the engine (so that its timers fire), this app and, through the bus, every other
 * instance. Kept in table `klok`, because the engine forgets it at a restart. Waits until the engine handles commands
 * again: a jump of days keeps it busy for a moment.
 * @throws Probleem rol-onvoldoende when the clock may not be moved here (always in production).
 */
export const verplaatsKlok = async (kern: Kern, client: EngineClient, naar: Date): Promise<void> => {
  if (!kern.config.klokVerplaatsbaar || kern.config.omgeving === 'productie') throw new Probleem('rol-onvoldoende', 'De klok kan hier niet worden verzet.');
  const offset = naar.getTime() - Date.now();
  await kern.db.transaction(async (tx) => {
    await tx('klok').insert({ id: true, offset_ms: String(offset), gewijzigd_op: naar }).onConflict('id').merge(['offset_ms', 'gewijzigd_op']);
    // The app goes first: a job that the engine releases because of its new time must see that time.
    zetbaar(kern).setOffset(offset);
    await zetEngine(client, offset);
  }).catch(async (fout: unknown) => { zetbaar(kern).setOffset(await leesOffset(kern) ?? 0); throw fout; });
  await kern.bus.publish('klok', { offset });
  await wachtOpEngine(client);
};

/**
 * Puts the stored offset back after a start of the app or the engine (which both begin at the machine's time). Does nothing when the clock was
 * never moved. Returns the offset in ms.
 */
export const herstelKlok = async (kern: Kern, client: EngineClient): Promise<number> => {
  const offset = await leesOffset(kern);
  if (offset === undefined || !kern.config.klokVerplaatsbaar || kern.config.omgeving === 'productie') return 0;
  zetbaar(kern).setOffset(offset);
  await zetEngine(client, offset);
  await wachtOpEngine(client);
  return offset;
};

/** Lets this instance follow a move made by another one. Returns the way to stop. */
export const volgKlok = (kern: Kern): (() => void) => kern.bus.subscribe('klok', (b) => {
  if (kern.config.klokVerplaatsbaar && typeof b['offset'] === 'number') zetbaar(kern).setOffset(b['offset']);
});

const gekoppeld = new WeakMap<object, EngineClient>();

/** Tells the route that moves the clock (`PUT /beheer/klok`) which engine belongs to this Kern; called once by `src/samenspel.ts`. */
export const koppelKlok = (kern: Kern, client: EngineClient): void => { gekoppeld.set(kern.clock, client); };

/** `verplaatsKlok` for a route, which knows no engine client. Throws Probleem nog-niet-gereed before `koppelKlok`. */
export const verplaatsGekoppeldeKlok = async (kern: Kern, naar: Date): Promise<void> => {
  const client = gekoppeld.get(kern.clock);
  if (client === undefined) throw new Probleem('nog-niet-gereed', 'De engine is nog niet bereikbaar. Probeer het over een minuut opnieuw.');
  await verplaatsKlok(kern, client, naar);
};

const leesOffset = async (kern: Kern): Promise<number | undefined> => {
  const rij = await kern.db('klok').first('offset_ms') as { offset_ms: string } | undefined;
  return rij === undefined ? undefined : Number(rij.offset_ms);
};

/**
 * The engine's clock is only ever moved by `add` (never by DELETE: that stalls its timers). Its present offset is asked first, so this may be
 * repeated and also works after the engine restarted at machine time.
 */
const zetEngine = async (client: EngineClient, offset: number): Promise<void> => {
  const basis = client.adres.management;
  if (basis === undefined) throw new Probleem('interne-fout', 'Het beheeradres van de engine is niet ingesteld (ZEEBE_MANAGEMENT_ADDRESS).');
  const vraag = async (pad: string, body?: unknown): Promise<{ epochMilli: number }> => {
    const r = await fetch(`${basis}/actuator/clock${pad}`, { signal: AbortSignal.timeout(15_000), ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    if (!r.ok) throw new Probleem('bron-onbereikbaar', 'De klok van de engine is niet te verzetten. Start de engine met een verplaatsbare klok.');
    return await r.json() as { epochMilli: number };
  };
  const eind = Date.now() + wachtOpBeheer;
  for (;;) {
    try {
      const verschil = offset - ((await vraag('')).epochMilli - Date.now());
      // Timers of the engine stand still until its clock has caught up with where it was: never back.
      if (verschil < -speling) throw new Probleem('ongeldige-overgang', 'De klok kan alleen vooruit. Kies een later moment, of begin opnieuw met een lege omgeving.');
      if (Math.abs(verschil) > speling) await vraag('/add', { offsetMilli: Math.round(verschil) });
      return;
    } catch (fout) {
      // A connection of before a restart breaks on first use. Asking the offset again makes a lost answer to `add` harmless.
      if (fout instanceof Probleem || Date.now() > eind) throw fout;
      await new Promise((klaar) => { setTimeout(klaar, 200); });
    }
  }
};
