// Beside the type check and the lint of `npm test`: fetches the engine when it is not there and writes its class archive, so that every stack of the tests
// starts seconds sooner. When it does not succeed nothing is lost: the first test that needs the engine says what is wrong.
import { join, resolve } from 'node:path';
import { leesInstellingen } from '../src/config.ts';
import { writeClassArchive } from '../src/platform/embedded/zeebe/engine.ts';

const cache = resolve(join(import.meta.dirname, '..'), leesInstellingen(process.env).CACHE_DIR);
await writeClassArchive(cache, new AbortController().signal, console.log).catch((error: unknown) => { console.log(`Klassenarchief niet gemaakt: ${(error as Error).message}`); });
