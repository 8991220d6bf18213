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

type Rij = { id: string; soort: OutboxOpdracht['soort']; opdracht: OutboxOpdracht; pogingen: number; aangemaakt_op: Date };

/**
 * Sends what `zetInOutbox` wrote: at least once, one at a time and in order per key, in parallel over keys, by any number of instances.
 * The row stays locked in an open transaction while it is sent: kill -9 frees it at once and another instance repeats it.
 * `extra` adds handlers of other rooms (`partner-gebeurtenis`). Returns the way to stop, which waits for rows in flight.
 */
export const startDispatcher = (kern: Kern, client: EngineClient, extra: Afhandelaars = {}): { stop: () => Promise<void> } => {
  const afhandelaars: Afhandelaars = { ...engineAfhandelaars, ...extra };
  const leven = { gestopt: false };
  const wekkers = new Set<() => void>();
  let wekker = 0;
  const wek = (): void => { wekker++; for (const w of wekkers) w(); };
  const afmelden = [
    kern.bus.subscribe('outbox', (b) => { if (b['nieuw'] === true) wek(); }),
    kern.bus.subscribe('klok', wek),
  ];
  const slaap = (ms: number, gezien: number): Promise<void> => new Promise((klaar) => {
    if (leven.gestopt || wekker !== gezien) { klaar(); return; }
    const einde = (): void => { clearTimeout(tijd); wekkers.delete(einde); klaar(); };
    const tijd = setTimeout(einde, ms);
    wekkers.add(einde);
  });
  const baan = async (): Promise<void> => {
    while (!leven.gestopt) {
      const gezien = wekker;
      let gedaan = false;
      try { gedaan = await stuurEen(kern, client, afhandelaars); } catch (fout) { kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'outbox: ronde mislukt'); }
      if (!gedaan) await slaap(500 + Math.random() * 500, gezien);
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
const stuurEen = (kern: Kern, client: EngineClient, afhandelaars: Afhandelaars): Promise<boolean> => kern.db.transaction(async (tx) => {
  const nu = kern.clock.now();
  const { rows } = await tx.raw(`
    select o.id, o.soort, o.opdracht, o.pogingen, o.aangemaakt_op from outbox o
    where o.status = 'wacht' and (o.niet_voor is null or o.niet_voor <= ?) and (o.volgende_poging is null or o.volgende_poging <= clock_timestamp())
      and not exists (select 1 from outbox e where e.volgorde_sleutel = o.volgorde_sleutel and e.volgnummer < o.volgnummer
        and e.status in ('wacht', 'vastgelopen') and (e.niet_voor is null or e.niet_voor <= ?))
    order by o.volgnummer limit 1 for update of o skip locked`, [nu, nu]) as { rows: Rij[] };
  const rij = rows[0];
  if (rij === undefined) return false;
  const nieuw = await probeer(kern, client, tx, rij, afhandelaars);
  await tx('outbox').where({ id: rij.id }).update({ ...nieuw, gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') });
  return { id: rij.id, status: nieuw.status };
}).then(async (uitslag) => {
  if (uitslag === false) return false;
  if (uitslag.status !== 'wacht') await kern.bus.publish('outbox', { id: uitslag.id, status: uitslag.status }).catch(() => {});
  return true;
});

type Wijziging = { status: 'klaar' | 'vervallen' | 'vastgelopen' | 'wacht'; pogingen: number; oorzaak: string | null } & Record<string, unknown>;

const probeer = async (kern: Kern, client: EngineClient, tx: Tx, rij: Rij, afhandelaars: Afhandelaars): Promise<Wijziging> => {
  const pogingen = rij.pogingen + 1;
  const tel = (uitkomst: string): void => { kern.metrics.outboxOpdrachten.inc({ soort: rij.soort, uitkomst }); };
  const afhandelaar = afhandelaars[rij.soort] as Afhandelaar | undefined;
  try {
    if (afhandelaar === undefined) throw new NooitMogelijk(`Voor opdrachten van soort ${rij.soort} is er geen afhandeling`);
    // A savepoint: a handler whose SQL fails must not take the row's own bookkeeping down with it.
    const uitkomst: Afhandeluitkomst = await tx.transaction((sub) => afhandelaar(rij.opdracht, { kern, tx: sub, client, id: rij.id, pogingen: rij.pogingen }));
    tel(uitkomst.status === 'klaar' ? 'gelukt' : 'vervallen');
    kern.metrics.outboxDuur.observe({ soort: rij.soort }, Math.max(0, (kern.clock.now().getTime() - rij.aangemaakt_op.getTime()) / 1000));
    const af = { pogingen, afgehandeld_op: kern.clock.now(), volgende_poging: null };
    if (uitkomst.status === 'vervallen') return { ...af, status: 'vervallen', oorzaak: uitkomst.oorzaak };
    return { ...af, status: 'klaar', oorzaak: null, resultaat: JSON.stringify(uitkomst.resultaat ?? {}), bericht_sleutel: uitkomst.berichtSleutel ?? null, verzonden_op: new Date() };
  } catch (fout) {
    const oorzaak = fout instanceof NooitMogelijk || fout instanceof LaterOpnieuw ? fout.oorzaak : veiligeOorzaak(fout);
    const vast = fout instanceof NooitMogelijk || (fout instanceof EngineFout && (fout.soort === 'ongeldig' || fout.soort === 'staat' && pogingen >= 5))
      || (!isTijdelijk(fout) && !(fout instanceof LaterOpnieuw) && pogingen >= pogingenBijOnbekend);
    tel(vast ? 'mislukt' : 'opnieuw');
    if (vast) kern.log.error({ outboxId: rij.id, soort: rij.soort, pogingen, oorzaak, spoor: plekken(fout) }, 'outbox: opdracht vastgelopen');
    return { status: vast ? 'vastgelopen' : 'wacht', pogingen, oorzaak, volgende_poging: vast ? null : new Date(Date.now() + wachtMs(pogingen)) };
  }
};

const metingen = async (kern: Kern): Promise<void> => {
  const { rows } = await kern.db.raw("select count(*)::int as aantal, min(aangemaakt_op) as oudste from outbox where status in ('wacht', 'vastgelopen')") as { rows: { aantal: number; oudste: Date | null }[] };
  kern.metrics.outboxWachtend.set(rows[0]?.aantal ?? 0);
  kern.metrics.outboxOudste.set(rows[0]?.oudste ? Math.max(0, (kern.clock.now().getTime() - rows[0].oudste.getTime()) / 1000) : 0);
};
