import pg from 'pg';
import type { Bus } from './bus.ts';
import { alsTekst, kanalen, maakOntvangers } from './kanalen.ts';
import type { Busdelen } from './kanalen.ts';

const voorvoegsel = 'samenspel_';

/**
 * The bus on PostgreSQL LISTEN/NOTIFY: one dedicated connection listens, another sends. When the listening connection is
 * lost it comes back by itself (0.1 s, doubling up to 5 s) and listens again; messages of the meantime are gone, which the
 * contract of `Bus` allows. Resolves once it listens.
 */
export const maakPostgresBus = async (databaseUrl: string, delen: Busdelen): Promise<Bus> => {
  const { log, metrics } = delen;
  const ontvangers = maakOntvangers(delen);
  const zenders = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: 'samenspel-bus-zend' });
  zenders.on('error', (err) => { log.warn({ err }, 'bus: idle sending connection lost'); });
  let luisteraar: pg.Client | undefined;
  let wacht: NodeJS.Timeout | undefined;
  let gesloten = false;

  const luister = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'samenspel-bus-luister', keepAlive: true });
    client.on('notification', (n) => { ontvangers.verdeel(n.channel.slice(voorvoegsel.length), n.payload ?? '{}'); });
    client.on('error', (err) => { log.warn({ err }, 'bus: listening connection lost'); });
    client.on('end', () => { if (luisteraar === client) { luisteraar = undefined; opnieuw(100); } });
    try {
      await client.connect();
      await client.query(kanalen.map((k) => `listen ${voorvoegsel}${k}`).join('; '));
    } catch (err) {
      await client.end().catch(() => {});
      throw err;
    }
    if (gesloten) { await client.end(); return; }
    luisteraar = client;
  };
  const opnieuw = (na: number): void => {
    if (gesloten) return;
    wacht = setTimeout(() => {
      luister().then(() => { log.info('bus: listening again'); }, () => { opnieuw(Math.min(na * 2, 5_000)); });
    }, na);
  };

  // What one turn of the event loop sends goes together, and so does what comes while a statement is on its way: under load a fraction of the round trips.
  let rij: { kanaal: string; tekst: string; klaar: () => void; mis: (fout: unknown) => void }[] = [];
  let onderweg = false;
  let zending: Promise<void> = Promise.resolve();
  const leegRij = async (): Promise<void> => {
    while (rij.length > 0) {
      const nu = rij;
      rij = [];
      try {
        await zenders.query({ name: 'zend', text: 'select pg_notify(k, t) from unnest($1::text[], $2::text[]) as x (k, t)', values: [nu.map((b) => b.kanaal), nu.map((b) => b.tekst)] });
        for (const b of nu) b.klaar();
      } catch (fout) { for (const b of nu) b.mis(fout); }
    }
    onderweg = false;
  };
  const zend = (kanaal: string, tekst: string): Promise<void> => new Promise((klaar, mis) => {
    rij.push({ kanaal, tekst, klaar, mis });
    if (onderweg) return;
    onderweg = true;
    zending = new Promise<void>((nu) => { setImmediate(nu); }).then(leegRij);
  });

  await luister();
  return {
    publish: async (kanaal, bericht) => {
      await zend(voorvoegsel + kanaal, alsTekst(kanaal, bericht));
      metrics?.busBerichten.inc({ kanaal, richting: 'uit' });
    },
    subscribe: ontvangers.erbij,
    close: async () => {
      if (gesloten) return;
      gesloten = true;
      clearTimeout(wacht);
      ontvangers.leeg();
      await zending;
      await Promise.all([luisteraar?.end(), zenders.end()]);
    },
  };
};
