import pg from 'pg';
import type { Bus } from './bus.ts';
import { alsTekst, kanalen, maakOntvangers } from './kanalen.ts';
import type { Busdelen } from './kanalen.ts';

const voorvoegsel = 'samenspel_';

/**
 * The bus on PostgreSQL LISTEN/NOTIFY: one dedicated connection listens, a small pool sends. When the listening connection is
 * lost it comes back by itself (0.1 s, doubling up to 5 s) and listens again; messages of the meantime are gone, which the
 * contract of `Bus` allows. Resolves once it listens.
 */
export const maakPostgresBus = async (databaseUrl: string, delen: Busdelen): Promise<Bus> => {
  const { log, metrics } = delen;
  const ontvangers = maakOntvangers(delen);
  const zenders = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: 'samenspel-bus-zend' });
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

  await luister();
  return {
    publish: async (kanaal, bericht) => {
      await zenders.query('select pg_notify($1, $2)', [voorvoegsel + kanaal, alsTekst(kanaal, bericht)]);
      metrics?.busBerichten.inc({ kanaal, richting: 'uit' });
    },
    subscribe: ontvangers.erbij,
    close: async () => {
      if (gesloten) return;
      gesloten = true;
      clearTimeout(wacht);
      ontvangers.leeg();
      await Promise.all([luisteraar?.end(), zenders.end()]);
    },
  };
};
