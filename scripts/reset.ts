// Empties the demo: `npm run reset`. Refuses while it runs and outside a folder that Samenspel made itself.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leesInstellingen, maakConfig } from '../src/config.ts';
import { stopOverblijfselen } from '../src/platform/embedded/legen.ts';
import { takeLock } from '../src/platform/embedded/lock.ts';

const leeg = { sessieGeheim: '', bsn: '', bsnIndex: '', pseudoniem: '' };
try {
  const config = maakConfig(leesInstellingen(process.env), leeg);
  if (config.omgeving === 'productie') throw new Error('In productie is er geen demo om te legen.');
  if (!existsSync(config.dataDir)) console.log('Er is nog niets om te legen.');
  else if (!existsSync(join(config.dataDir, 'geheimen.json'))) throw new Error(`${config.dataDir} is geen gegevensmap van Samenspel; er is niets verwijderd.`);
  else {
    const release = takeLock(config.dataDir);
    await stopOverblijfselen(config.dataDir);
    release();
    rmSync(config.dataDir, { recursive: true, force: true });
    console.log('De demo is leeg. `npm start` begint opnieuw.');
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
