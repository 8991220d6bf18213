import { timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import type { Knex } from 'knex';
import type { Metrics } from '../telemetry/metrics.ts';
import { Probleem } from './problemen.ts';
import { contextVan } from './verzoekcontext.ts';

/** One part the app needs to work, e.g. `engine`. `controleer` answers within 2 s or counts as not ready. */
export type Onderdeel = { readonly naam: string; readonly controleer: () => Promise<boolean> };
export type Gereedheid = { readonly gereed: boolean; readonly onderdelen: Record<string, 'gereed' | 'niet gereed'> };

const wachttijd = 2_000;

/** Asks every part at the same time; a part that throws or is silent is "niet gereed". */
export const controleerGereed = async (onderdelen: readonly Onderdeel[]): Promise<Gereedheid> => {
  const uitslagen = await Promise.all(onderdelen.map(async ({ naam, controleer }) => {
    let klok: NodeJS.Timeout | undefined;
    const teLaat = new Promise<boolean>((klaar) => { klok = setTimeout(() => { klaar(false); }, wachttijd); });
    try { return [naam, await Promise.race([controleer(), teLaat]) ? 'gereed' : 'niet gereed'] as const; } catch { return [naam, 'niet gereed'] as const; } finally { clearTimeout(klok); }
  }));
  return { gereed: uitslagen.every(([, u]) => u === 'gereed'), onderdelen: Object.fromEntries(uitslagen) };
};

/** The part "database": one round trip. */
export const databaseOnderdeel = (db: Knex): Onderdeel => ({ naam: 'database', controleer: async () => { await db.raw('select 1'); return true; } });

const lokaal = (req: Request): boolean => /^(::1|127\.|::ffff:127\.)/.test(req.socket.remoteAddress ?? '') && req.get('x-forwarded-for') === undefined;
const metToken = (req: Request, token: string | undefined): boolean => {
  if (token === undefined) return false;
  const [gegeven, goed] = [Buffer.from(req.get('authorization') ?? ''), Buffer.from(`Bearer ${token}`)];
  return gegeven.length === goed.length && timingSafeEqual(gegeven, goed);
};

/** `/health/live` (the process answers), `/health/ready` (all parts; 503 with the list otherwise) and `/metrics` (this machine, or the token). */
export const meldGezondheid = (app: Express, { onderdelen, metrics, metingenToken }: { onderdelen: readonly Onderdeel[]; metrics: Metrics; metingenToken: string | undefined }): void => {
  app.get('/health/live', (req, res) => { contextVan(req).route = '/health/live'; res.json({ leeft: true }); });
  app.get('/health/ready', async (req, res) => {
    contextVan(req).route = '/health/ready';
    const stand = await controleerGereed(onderdelen);
    res.status(stand.gereed ? 200 : 503).json(stand);
  });
  app.get('/metrics', async (req, res) => {
    contextVan(req).route = '/metrics';
    if (!lokaal(req) && !metToken(req, metingenToken)) throw new Probleem('niet-gevonden', 'Dit adres bestaat niet.');
    res.type(metrics.register.contentType).send(await metrics.register.metrics());
  });
};
