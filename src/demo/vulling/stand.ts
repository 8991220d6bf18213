import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { leegOnderdelen } from '../../platform/embedded/legen.ts';

/** Only a demo of our own, whole in this process: nobody else's database or engine is filled, and no clock of others is moved. */
const magVullen = (c: Config): boolean => c.demo && c.demoCasussen && c.omgeving === 'ontwikkeling' && c.klokVerplaatsbaar && c.simulatoren && c.databaseUrl === undefined && c.zeebe.grpc === undefined && c.oidc.issuer === undefined
  && (['web', 'workers', 'stroom'] as const).every((rol) => c.roles.includes(rol));

/**
 * Must this start fill the demo? Yes at the first start of a data folder, and when filling was broken off (`vulling` still says so): then engine and
 * database are emptied first, so that nothing is there twice. Nobody could log in meanwhile, so nothing of anybody is lost. Call before either starts.
 */
export const begintVulling = async (c: Config, report: (tekst: string) => void): Promise<{ klaar: () => void } | undefined> => {
  if (!magVullen(c)) return undefined;
  const bestand = join(c.dataDir, 'vulling');
  const afgebroken = existsSync(bestand) && readFileSync(bestand, 'utf8') === 'bezig';
  if (!afgebroken && (existsSync(bestand) || existsSync(join(c.dataDir, 'engine')) || existsSync(join(c.dataDir, 'postgres')))) return undefined;
  mkdirSync(c.dataDir, { recursive: true });
  if (afgebroken) { report('De demo was nog niet gevuld; het vullen begint opnieuw'); await leegOnderdelen(c.dataDir); }
  writeFileSync(bestand, 'bezig');
  return { klaar: () => { writeFileSync(bestand, 'klaar'); } };
};
