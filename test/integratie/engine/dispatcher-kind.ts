// A dispatcher in a process of its own, to be killed by outbox.test.ts.
import { maakDb } from '../../../src/platform/db/db.ts';
import { makeClock } from '../../../src/platform/clock/clock.ts';
import { maakBus } from '../../../src/platform/bus/maak.ts';
import { maakEngineClient, startDispatcher } from '../../../src/platform/engine/index.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { maakMetrics } from '../../../src/platform/telemetry/metrics.ts';
import { maakTestConfig } from './opstelling.ts';

const url = process.env['PROEF_DB'] ?? '';
const log = maakLogger({ niveau: 'silent' });
const metrics = maakMetrics();
const bus = await maakBus({ databaseUrl: url, log, metrics });
startDispatcher({ config: maakTestConfig(), db: maakDb(url), clock: makeClock(), log, bus, metrics }, maakEngineClient({ grpc: process.env['PROEF_GRPC'] ?? '', rest: process.env['PROEF_REST'] ?? '' }));
