// `npm run sleutels`: under which keys the encrypted data stand, and which earlier key may go. Reads only, prints no key and no datum; ends with 1 while something is left.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { omzettingen, verwijzingen } from '../src/bouwstenen/register.ts';
import { leesInstellingen, maakConfig } from '../src/config.ts';
import { demoGeheimen } from '../src/geheimen.ts';
import { maakDb } from '../src/platform/db/db.ts';
import { lopendAdres } from '../src/platform/embedded/postgres.ts';
import { maakSleuteloverzicht } from '../src/platform/versleuteld/overzicht.ts';

const leeg = { sessieGeheim: '', bsn: '', bsnIndex: '', pseudoniem: '' };
try {
  const instellingen = leesInstellingen(process.env);
  const { dataDir } = maakConfig(instellingen, leeg);
  const geheimen = existsSync(join(dataDir, 'geheimen.json')) ? demoGeheimen(dataDir, [], new Date()) : leeg;
  const config = maakConfig(instellingen, geheimen);
  if (config.sleutels.bsn === '' || config.sleutels.bsnIndex === '') throw new Error('Er zijn geen sleutels: stel SLEUTEL_BSN en SLEUTEL_BSN_INDEX in.');
  const adres = config.databaseUrl ?? lopendAdres(resolve(config.dataDir, 'postgres'));
  if (adres === undefined) throw new Error('De database draait niet. Start Samenspel (`npm start`) of geef DATABASE_URL, en probeer het opnieuw.');
  const db = maakDb(adres);
  try {
    const { regels, klaar } = await maakSleuteloverzicht({ db, config }, omzettingen, verwijzingen);
    console.log(regels.join('\n'));
    process.exitCode = klaar ? 0 : 1;
  } finally { await db.destroy(); }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
