import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { herstelOutbox, outboxOverzicht, startDispatcher, trekOutboxIn, uitrollenPakket, wachtOpOutbox, zetInOutbox } from '../../../src/platform/engine/index.ts';
import { LaterOpnieuw, NooitMogelijk } from '../../../src/platform/engine/index.ts';
import type { Afhandelaars, OutboxRegel } from '../../../src/platform/engine/index.ts';
import { proefpakket, tot, maakOpstelling } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

let o: Opstelling;
const open: { stop: () => Promise<void> }[] = [];
const start = (extra: Afhandelaars = {}): void => { open.push(startDispatcher(o.kern, o.client, extra)); };
const zet = (regel: OutboxRegel): Promise<string> => o.kern.db.transaction((tx) => zetInOutbox(tx, o.kern, regel));
const status = async (id: string): Promise<string> => ((await o.kern.db('outbox').where({ id }).first('status')) as { status: string }).status;
const gebeurtenis = (sleutel: string, volg: number): OutboxRegel => ({ volgordeSleutel: sleutel, opdracht: { soort: 'partner-gebeurtenis', organisatieId: 'p', gebeurtenis: { volg } } });
const startProces = (casusId: string): OutboxRegel => ({ volgordeSleutel: casusId, opdracht: { soort: 'proces-starten', procesId: 'proef', sleutel: casusId, variabelen: { casusId } } });
const instanties = (casusId: string): Promise<unknown[]> => o.kern.db('proces_instantie').where({ casus_id: casusId });

beforeAll(async () => { o = await maakOpstelling(); await uitrollenPakket(o.kern, o.client, proefpakket()); }, 120_000);
afterAll(async () => { await o.stop(); });
afterEach(async () => { await Promise.all(open.splice(0).map((d) => d.stop())); await o.kern.db('outbox').whereIn('status', ['wacht', 'vastgelopen']).update({ status: 'overgeslagen' }); });

test('outbox: in volgorde per sleutel, ook met twee verzenders naast elkaar, en sleutels wachten niet op elkaar', async () => {
  const gezien = new Map<string, number[]>();
  let bezig = 0;
  let meesteTegelijk = 0;
  const perSleutel = new Map<string, number>();
  const extra: Afhandelaars = { 'partner-gebeurtenis': async (op, ctx) => {
    const { volgorde_sleutel: sleutel } = await ctx.tx('outbox').where({ id: ctx.id }).first('volgorde_sleutel') as { volgorde_sleutel: string };
    perSleutel.set(sleutel, (perSleutel.get(sleutel) ?? 0) + 1);
    expect(perSleutel.get(sleutel)).toBe(1);
    meesteTegelijk = Math.max(meesteTegelijk, ++bezig);
    await ctx.tx.raw('select pg_sleep(0.005)');
    gezien.set(sleutel, [...gezien.get(sleutel) ?? [], op.gebeurtenis['volg'] as number]);
    perSleutel.set(sleutel, 0);
    bezig--;
    return { status: 'klaar' };
  } };
  const sleutels = ['a', 'b', 'c', 'd'].map((s) => `${s}-${randomUUID()}`);
  const ids: string[] = [];
  for (let volg = 0; volg < 15; volg++) for (const s of sleutels) ids.push(await zet(gebeurtenis(s, volg)));
  start(extra); start(extra);
  for (const id of ids) expect(await wachtOpOutbox(o.kern, id, 20_000)).toBe('klaar');
  for (const s of sleutels) expect(gezien.get(s)).toEqual(Array.from({ length: 15 }, (_x, i) => i));
  expect(meesteTegelijk).toBeGreaterThan(1);
});

test('outbox: een rij die nooit kan lukken loopt vast, houdt haar eigen sleutel op en geen andere; herstel met reden', async () => {
  const gezien: number[] = [];
  let weiger = true;
  const extra: Afhandelaars = { 'partner-gebeurtenis': async (op) => {
    if (op.gebeurtenis['volg'] === 1 && weiger) throw new NooitMogelijk('De partner kent dit adres niet');
    gezien.push(op.gebeurtenis['volg'] as number);
    return { status: 'klaar' };
  } };
  const sleutel = `casus-${randomUUID()}`;
  const vast = await zet(gebeurtenis(sleutel, 1));
  const erachter = await zet(gebeurtenis(sleutel, 2));
  const ander = await zet(gebeurtenis(`ander-${randomUUID()}`, 3));
  start(extra);
  expect(await wachtOpOutbox(o.kern, ander, 10_000)).toBe('klaar');
  expect(await wachtOpOutbox(o.kern, vast, 10_000)).toBe('vastgelopen');
  expect(await status(erachter)).toBe('wacht');
  const [regel] = await outboxOverzicht(o.kern.db, ['vastgelopen'], null, 10);
  expect(regel).toMatchObject({ id: vast, oorzaak: 'De partner kent dit adres niet', wachtenErachter: 1, pogingen: 1 });
  // when: mended and tried again
  weiger = false;
  expect(await o.kern.db.transaction((tx) => herstelOutbox(tx, o.kern, vast, 'opnieuw', 'adres hersteld', 'beheerder-1'))).toBe(true);
  expect(await wachtOpOutbox(o.kern, erachter, 10_000)).toBe('klaar');
  expect(gezien).toEqual([3, 1, 2]);
  expect(await o.kern.db('outbox').where({ id: vast }).first('hersteld_door', 'herstel_reden')).toEqual({ hersteld_door: 'beheerder-1', herstel_reden: 'adres hersteld' });
  // not twice
  expect(await o.kern.db.transaction((tx) => herstelOutbox(tx, o.kern, vast, 'opnieuw', 'nog eens', 'beheerder-1'))).toBe(false);
});

test('outbox: overslaan laat de rijen erachter door', async () => {
  const sleutel = `casus-${randomUUID()}`;
  const vast = await zet({ volgordeSleutel: sleutel, opdracht: { soort: 'proces-starten', procesId: 'bestaat-niet', sleutel: randomUUID(), variabelen: {} } });
  const erachter = await zet(gebeurtenis(sleutel, 1));
  start({ 'partner-gebeurtenis': async () => ({ status: 'klaar' }) });
  expect(await wachtOpOutbox(o.kern, vast, 10_000)).toBe('vastgelopen');
  expect(await o.kern.db('outbox').where({ id: vast }).first('oorzaak')).toEqual({ oorzaak: 'Proces bestaat-niet is niet uitgerold' });
  await o.kern.db.transaction((tx) => herstelOutbox(tx, o.kern, vast, 'overslaan', 'proces vervallen', 'beheerder-1'));
  expect(await wachtOpOutbox(o.kern, erachter, 10_000)).toBe('klaar');
  expect(await wachtOpOutbox(o.kern, vast, 0)).toBe('vervallen');
});

test('outbox: tijdelijke fouten worden steeds opnieuw geprobeerd en een kapotte SQL neemt de rij niet mee', async () => {
  let keer = 0;
  start({ 'partner-gebeurtenis': async (_op, ctx) => {
    keer++;
    if (keer === 1) throw new LaterOpnieuw('partner onbereikbaar');
    if (keer === 2) await ctx.tx.raw('select 1/0');
    return { status: 'klaar' };
  } });
  const id = await zet(gebeurtenis(`casus-${randomUUID()}`, 1));
  expect(await wachtOpOutbox(o.kern, id, 20_000)).toBe('klaar');
  expect(await o.kern.db('outbox').where({ id }).first('pogingen')).toEqual({ pogingen: 3 });
});

test('outbox: intrekken kan tot het moment van nietVoor, daarna niet; en de wachttijd houdt ander werk van de casus niet op', async () => {
  const sleutel = `casus-${randomUUID()}`;
  const later = new Date(o.kern.clock.now().getTime() + 60_000);
  const een = await zet({ ...gebeurtenis(sleutel, 1), nietVoor: later });
  const twee = await zet({ ...gebeurtenis(sleutel, 2), nietVoor: later });
  const spoed = await zet(gebeurtenis(sleutel, 3));
  const gezien: unknown[] = [];
  start({ 'partner-gebeurtenis': async (op) => { gezien.push(op.gebeurtenis['volg']); return { status: 'klaar' }; } });
  expect(await wachtOpOutbox(o.kern, spoed, 10_000)).toBe('klaar');
  expect(await o.kern.db.transaction((tx) => trekOutboxIn(tx, o.kern, een))).toBe(true);
  expect(await o.kern.db.transaction((tx) => trekOutboxIn(tx, o.kern, een))).toBe(false);
  // when: the window ends
  (o.kern.clock as unknown as { setOffset(ms: number): void }).setOffset(61_000);
  try {
    expect(await wachtOpOutbox(o.kern, twee, 10_000)).toBe('klaar');
    expect(await o.kern.db.transaction((tx) => trekOutboxIn(tx, o.kern, twee))).toBe(false);
    expect(await status(een)).toBe('ingetrokken');
    expect(gezien).toEqual([3, 2]);
  } finally { (o.kern.clock as unknown as { setOffset(ms: number): void }).setOffset(0); }
});

test('outbox: wat niet is vastgelegd, wordt niet verzonden', async () => {
  const sleutel = `casus-${randomUUID()}`;
  await expect(o.kern.db.transaction(async (tx) => { await zetInOutbox(tx, o.kern, gebeurtenis(sleutel, 1)); throw new Error('terug'); })).rejects.toThrow('terug');
  expect(await o.kern.db('outbox').where({ volgorde_sleutel: sleutel })).toEqual([]);
});

test('processen §8 case 2: driemaal starten en kill -9 van de verzender geeft één hoofdproces per casus, en niets gaat verloren', async () => {
  const casussen = Array.from({ length: 40 }, () => randomUUID());
  for (const c of casussen) for (let i = 0; i < 3; i++) await zet(startProces(c));
  // given: two dispatchers in their own process, killed half way
  for (let ronde = 0; ronde < 3; ronde++) {
    const kind = spawn(process.execPath, [join(import.meta.dirname, 'dispatcher-kind.ts')], { env: { ...process.env, PROEF_DB: o.url, PROEF_REST: o.client.adres.rest, PROEF_GRPC: o.client.adres.grpc }, stdio: 'ignore' });
    const begin = await over();
    await tot(async () => await over() < begin - 10 || await over() === 0);
    kind.kill('SIGKILL');
    await new Promise((klaar) => { kind.once('exit', klaar); });
  }
  start();
  await tot(async () => await over() === 0);
  await tot(async () => { for (const c of casussen) if ((await instanties(c)).length === 0) return false; return true; });
  for (const c of casussen) expect(await instanties(c)).toHaveLength(1);
}, 120_000);
const over = async (): Promise<number> => Number(((await o.kern.db('outbox').where({ status: 'wacht' }).count('* as n').first()) as { n: string }).n);

test('motor §3: een taak die het proces heeft afgebroken, maakt het voltooien vervallen; een bericht tweemaal is één bericht', async () => {
  const weg = await zet({ volgordeSleutel: randomUUID(), opdracht: { soort: 'taak-toewijzen', taakSleutel: '2251799813999999', medewerkerId: 'm-1' } });
  const id = await zet({ volgordeSleutel: randomUUID(), opdracht: { soort: 'bericht', naam: 'proef.gelukt', sleutel: randomUUID(), variabelen: {}, ttl: 60_000 } });
  start();
  expect(await wachtOpOutbox(o.kern, weg, 10_000)).toBe('vervallen');
  expect(await wachtOpOutbox(o.kern, id, 10_000)).toBe('klaar');
  // as after kill -9 between the engine's answer and our commit
  await o.kern.db('outbox').where({ id }).update({ status: 'wacht' });
  expect(await wachtOpOutbox(o.kern, id, 10_000)).toBe('klaar');
});
