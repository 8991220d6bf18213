// Empties the demo: `npm run reset`. Refuses while it runs and outside a folder that Samenspel made itself.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leesInstellingen, maakConfig } from '../src/config.ts';
import { stopProcess } from '../src/platform/embedded/processes.ts';
import { takeLock } from '../src/platform/embedded/lock.ts';

const leeg = { sessieGeheim: '', bsn: '', bsnIndex: '', pseudoniem: '' };
try {
  const config = maakConfig(leesInstellingen(process.env), leeg);
  if (config.omgeving === 'productie') throw new Error('In productie is er geen demo om te legen.');
  if (!existsSync(config.dataDir)) console.log('Er is nog niets om te legen.');
  else if (!existsSync(join(config.dataDir, 'geheimen.json'))) throw new Error(`${config.dataDir} is geen gegevensmap van Samenspel; er is niets verwijderd.`);
  else {
    const release = takeLock(config.dataDir);
    // Parts of a killed session may still be alive; they must not write into a folder that goes.
    for (const file of ['engine/engine.pid', 'postgres/data/postmaster.pid']) {
      const path = join(config.dataDir, file);
      if (existsSync(path)) await stopProcess(Number(readFileSync(path, 'utf8').split('\n')[0]), config.dataDir, 20_000);
    }
    release();
    rmSync(config.dataDir, { recursive: true, force: true });
    console.log('De demo is leeg. `npm start` begint opnieuw.');
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
