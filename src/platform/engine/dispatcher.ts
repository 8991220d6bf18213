import type { Kern, Tx } from '../kern.ts';
import type { EngineClient } from './client.ts';
import { isTijdelijk } from './engine-fout.ts';
import { LaterOpnieuw, NooitMogelijk, engineAfhandelaars } from './outbox-afhandeling.ts';
import type { Afhandelaar, Afhandelaars, Afhandeluitkomst } from './outbox-afhandeling.ts';
import type { OutboxOpdracht } from './outbox-types.ts';
import { EngineFout } from './engine-fout.ts';
import { plekken, veiligeOorzaak } from './veilige-oorzaak.ts';

/** How many rows are sent at the same time; each holds one connection. */
const banen = 6;
/** Attempts for errors of which nobody knows whether they pass. */
const pogingenBijOnbekend = 12;
const wachtMs = (poging: number): number => Math.min(30_000, 200 * 2 ** Math.min(poging, 10)) * (0.5 + Math.random());

type Rij = { id: string; soort: OutboxOpdracht['soort']; opdracht: OutboxOpdracht; pogingen: number; aangemaakt_op: Date; erachter: boolean; ernaast: boolean };
/** What a lane did: nothing was waiting, a row was sent, or one was sent and more waits. */
type Ronde = false | 'gedaan' | 'meer';

/**
 * Sends what `zetInOutbox` wrote: at least once, one at a time and in order per key, in parallel over keys, by any number of instances.
 * The row stays locked in an open transaction while it is sent: kill -9 frees it at once and another instance repeats it.
 * `extra` adds handlers of other rooms (`partner-gebeurtenis`). Returns the way to stop, which waits for rows in flight.
 */
export const startDispatcher = (kern: Kern, client: EngineClient, extra: Afhandelaars = {}): { stop: () => Promise<void> } => {
  const afhandelaars: Afhandelaars = { ...engineAfhandelaars, ...extra };
  const leven = { gestopt: false };
  // A message that there is work wakes one lane, not all: each that finds nothing costs a transaction. One that sees more work wakes the next.
  const slapers = new Set<() => void>();
  const stand = { tegoed: 0, gewekt: 0, gepeild: 0 };
  const wekEen = (): void => {
    stand.gewekt++;
    const [slaper] = slapers;
    if (slaper === undefined) stand.tegoed = Math.min(banen, stand.tegoed + 1); else slaper();
  };
  const wek = (): void => { for (let n = 0; n < banen; n++) wekEen(); };
  const afmelden = [
    kern.bus.subscribe('outbox', (b) => { if (b['nieuw'] === true) wekEen(); }),
    kern.bus.subscribe('klok', wek),
  ];
  /** Until somebody wakes it, or it is its turn to look by itself: once every half second to a second, all lanes together. */
  const slaap = (): Promise<void> => new Promise((klaar) => {
    if (leven.gestopt) { klaar(); return; }
    if (stand.tegoed > 0) { stand.tegoed--; klaar(); return; }
    let tijd: NodeJS.Timeout;
    const einde = (): void => { clearTimeout(tijd); slapers.delete(einde); klaar(); };
    const zet = (): void => {
      tijd = setTimeout(() => {
        const over = stand.gepeild + 500 - Date.now();
        if (over > 0) { zet(); return; }
        stand.gepeild = Date.now();
        einde();
      }, 500 + Math.random() * 500);
    };
    zet();
    slapers.add(einde);
  });
  const baan = async (): Promise<void> => {
    while (!leven.gestopt) {
      const gezien = stand.gewekt;
      let verder: Ronde = false;
      try { verder = await stuurEen(kern, client, afhandelaars, wekEen); } catch (fout) { kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'outbox: ronde mislukt'); }
      // Whoever was woken while this lane sent may have found the next row of its key still behind it.
      if (verder === false || (verder === 'gedaan' && stand.gewekt === gezien)) await slaap();
    }
  };
  const meet = setInterval(() => { void metingen(kern).catch(() => {}); }, 5_000);
  meet.unref();
  const lopend = Array.from({ length: banen }, baan);
  return {
    stop: async () => {
      leven.gestopt = true;
      clearInterval(meet);
      for (const a of afmelden) a();
      wek();
      await Promise.all(lopend);
    },
  };
};

/**
 * Takes the first row whose turn it is and sends it. A row waits while an earlier row of its key waits or is stuck. A row inside its undo
 * window is not in the line yet: it may still be withdrawn, so it must not hold up urgent work of the same casus.
 */
const stuurEen = async (kern: Kern, client: EngineClient, afhandelaars: Afhandelaars, wekEen: () => void): Promise<Ronde> => {
  const uitslag = await kern.db.transaction(async (tx) => {
    const nu = kern.clock.now();
    const { rows } = await tx.raw(neem, [nu, nu, nu]) as { rows: Rij[] };
    const rij = rows[0];
    if (rij === undefined) return undefined;
    if (rij.ernaast) wekEen();
    const n = await probeer(kern, client, tx, rij, afhandelaars);
    await tx.raw(werkBij, [n.status, n.pogingen, n.oorzaak, n.volgendePoging ?? null, n.afgehandeldOp ?? null, n.resultaat ?? null, n.berichtSleutel ?? null, n.verzondenOp ?? null, kern.clock.now(), rij.id]);
    return { id: rij.id, soort: rij.soort, status: n.status, meer: rij.erachter || rij.ernaast };
  });
  if (uitslag === undefined) return false;
  // Beside the next round, and only of what a page waits for; who waits for another kind looks by itself.
  if (uitslag.status !== 'wacht' && uitslag.soort === 'taak-voltooien') void kern.bus.publish('outbox', { id: uitslag.id, status: uitslag.status }).catch(() => {});
  return uitslag.meer ? 'meer' : 'gedaan';
};

const magNu = (rij: string): string => `(${rij}.niet_voor is null or ${rij}.niet_voor <= ?)`;
const neem = `
  select o.id, o.soort, o.opdracht, o.pogingen, o.aangemaakt_op,
    exists (select 1 from outbox a where a.volgorde_sleutel = o.volgorde_sleutel and a.volgnummer > o.volgnummer and a.status = 'wacht') as erachter,
    exists (select 1 from outbox b where b.status = 'wacht' and b.volgorde_sleutel <> o.volgorde_sleutel and ${magNu('b')} and (b.volgende_poging is null or b.volgende_poging <= clock_timestamp())) as ernaast
  from outbox o
  where o.status = 'wacht' and ${magNu('o')} and (o.volgende_poging is null or o.volgende_poging <= clock_timestamp())
    and not exists (select 1 from outbox e where e.volgorde_sleutel = o.volgorde_sleutel and e.volgnummer < o.volgnummer
      and e.status in ('wacht', 'vastgelopen') and ${magNu('e')})
  order by o.volgnummer limit 1 for update of o skip locked`;
const werkBij = `
  update outbox set status = ?, pogingen = ?, oorzaak = ?, volgende_poging = ?, afgehandeld_op = coalesce(?, afgehandeld_op), resultaat = coalesce(?::jsonb, resultaat), bericht_sleutel = coalesce(?, bericht_sleutel),
    verzonden_op = coalesce(?, verzonden_op), gewijzigd_op = ?, rijversie = rijversie + 1 where id = ?`;

type Wijziging = {
  readonly status: 'klaar' | 'vervallen' | 'vastgelopen' | 'wacht'; readonly pogingen: number; readonly oorzaak: string | null; readonly volgendePoging?: Date | null;
  readonly afgehandeldOp?: Date; readonly resultaat?: string; readonly berichtSleutel?: string | null; readonly verzondenOp?: Date;
};

const probeer = async (kern: Kern, client: EngineClient, tx: Tx, rij: Rij, afhandelaars: Afhandelaars): Promise<Wijziging> => {
  const pogingen = rij.pogingen + 1;
  const tel = (uitkomst: string): void => { kern.metrics.outboxOpdrachten.inc({ soort: rij.soort, uitkomst }); };
  const afhandelaar = afhandelaars[rij.soort] as Afhandelaar | undefined;
  try {
    if (afhandelaar === undefined) throw new NooitMogelijk(`Voor opdrachten van soort ${rij.soort} is er geen afhandeling`);
    const doe = (sub: Tx): Promise<Afhandeluitkomst> => afhandelaar(rij.opdracht, { kern, tx: sub, client, id: rij.id, pogingen: rij.pogingen });
    // A savepoint: a handler whose SQL fails must not take the row's own bookkeeping down with it. The engine's own commands write nothing.
    const uitkomst: Afhandeluitkomst = await (afhandelaar === engineAfhandelaars[rij.soort] ? doe(tx) : tx.transaction(doe));
    tel(uitkomst.status === 'klaar' ? 'gelukt' : 'vervallen');
    kern.metrics.outboxDuur.observe({ soort: rij.soort }, Math.max(0, (kern.clock.now().getTime() - rij.aangemaakt_op.getTime()) / 1000));
    const af = { pogingen, afgehandeldOp: kern.clock.now() };
    if (uitkomst.status === 'vervallen') return { ...af, status: 'vervallen', oorzaak: uitkomst.oorzaak };
    return { ...af, status: 'klaar', oorzaak: null, resultaat: JSON.stringify(uitkomst.resultaat ?? {}), berichtSleutel: uitkomst.berichtSleutel ?? null, verzondenOp: new Date() };
  } catch (fout) {
    const oorzaak = fout instanceof NooitMogelijk || fout instanceof LaterOpnieuw ? fout.oorzaak : veiligeOorzaak(fout);
    const vast = fout instanceof NooitMogelijk || (fout instanceof EngineFout && (fout.soort === 'ongeldig' || fout.soort === 'staat' && pogingen >= 5))
      || (!isTijdelijk(fout) && !(fout instanceof LaterOpnieuw) && pogingen >= pogingenBijOnbekend);
    tel(vast ? 'mislukt' : 'opnieuw');
    if (vast) kern.log.error({ outboxId: rij.id, soort: rij.soort, pogingen, oorzaak, spoor: plekken(fout) }, 'outbox: opdracht vastgelopen');
    return { status: vast ? 'vastgelopen' : 'wacht', pogingen, oorzaak, volgendePoging: vast ? null : new Date(Date.now() + wachtMs(pogingen)) };
  }
};

const metingen = async (kern: Kern): Promise<void> => {
  const { rows } = await kern.db.raw("select count(*)::int as aantal, min(aangemaakt_op) as oudste from outbox where status in ('wacht', 'vastgelopen')") as { rows: { aantal: number; oudste: Date | null }[] };
  kern.metrics.outboxWachtend.set(rows[0]?.aantal ?? 0);
  kern.metrics.outboxOudste.set(rows[0]?.oudste ? Math.max(0, (kern.clock.now().getTime() - rows[0].oudste.getTime()) / 1000) : 0);
};
