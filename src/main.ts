// `npm start` begins here. Compiled code is kept next to the engine, so that a next start reads it instead of compiling every file again.
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

enableCompileCache(resolve(import.meta.dirname, '..', process.env['CACHE_DIR'] ?? '.cache', 'code'));
await import('./starten.ts');
