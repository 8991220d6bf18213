// A part that dies under a running app comes back by itself; a part that keeps dying does not keep the machine busy for ever.
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bewaak, type Deel } from '../../../src/platform/embedded/bewaker.ts';
import { maakLogger } from '../../../src/platform/telemetry/logger.ts';
import { Writable } from 'node:stream';
import type { Klant } from '../../../src/demo/klant.ts';
import { maakProces, type Proces } from '../../hulp/proces.ts';
import { tot } from '../../hulp/stapel.ts';
import { openTaken, rondAf, verstuur } from './meldingen.ts';

describe('the app with its parts', () => {
  let p: Proces;
  let joost: Klant;
  beforeAll(async () => { p = await maakProces(); await p.start(); joost = await p.als('joost', 'melder'); }, 240_000);
  afterAll(async () => { await p.ruimOp(); });
  /** The list of the readiness check while something is wrong. */
  const nietGereed = (): Promise<Record<string, string>> => tot('niet gereed', async () => {
    const a = await fetch(`${p.url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const stand = await a.json() as { onderdelen: Record<string, string> };
    return a.status === 503 ? stand.onderdelen : undefined;
  }, 20_000);
  const weerGereed = (): Promise<boolean> => tot('weer gereed', p.gereed, 90_000);

  test('issue 3: kill -9 of the broker under a running app: readiness says so, it comes back, and the work goes on where it was', async () => {
    await verstuur(joost, 1);
    const noor = await p.als('noor');
    const [taak] = await tot('de taak', async () => { const t = await openTaken(noor, ['uitwisselen-melding.melding-beoordelen']); return t.length > 0 ? t : undefined; });
    const oud = p.pids().broker;
    await p.doodBroker();
    expect((await nietGereed())['engine']).toBe('niet gereed');
    await weerGereed();
    const nieuw = p.pids();
    expect(nieuw.broker).not.toBe(oud);
    // What the program prints comes over a pipe, later than the answer of the readiness check.
    await expect.poll(() => p.uitvoer()).toContain('Let op: Zeebe is onverwacht gestopt. Opnieuw starten, poging 1 van 5.');
    await expect.poll(() => p.uitvoer()).toContain('Zeebe draait weer. Er is niets verloren.');
    await rondAf(noor, taak as Parameters<typeof rondAf>[1]);
    await tot('de casus gaat verder', async () => (await p.vraag("select id from taak where element_id = 'netwerk-aanvullen' or element_id = 'terugmelding-opstellen'")).length > 0, 90_000);
  }, 240_000);

  test('issue 3: kill -9 of PostgreSQL under a running app: it comes back on its port with everything that was committed', async () => {
    const [{ n: voor } = { n: -1 }] = await p.vraag<{ n: number }>('select count(*)::int as n from melding');
    const oud = p.pids().postgres;
    await p.doodPostgres();
    expect((await nietGereed())['database']).toBe('niet gereed');
    await weerGereed();
    expect(p.pids().postgres).not.toBe(oud);
    await expect.poll(() => p.uitvoer()).toContain('Let op: PostgreSQL is onverwacht gestopt.');
    expect(await p.vraag('select count(*)::int as n from melding')).toEqual([{ n: voor }]);
    await verstuur(await p.als('joost', 'melder'), 2);
    await tot('de tweede melding bij het meldpunt', async () => (await p.vraag("select id from taak where element_id = 'melding-beoordelen'")).length === 2, 90_000);
    expect(await p.vraag("select id from outbox where status in ('vastgelopen', 'vervallen')")).toEqual([]);
  }, 240_000);

  test('issue 3: both at once; and after that Ctrl-C still stops everything', async () => {
    await Promise.all([p.doodBroker(), p.doodPostgres()]);
    await nietGereed();
    await weerGereed();
    await verstuur(await p.als('joost', 'melder'), 3);
    await tot('de derde melding bij het meldpunt', async () => (await p.vraag("select id from taak where element_id = 'melding-beoordelen'")).length === 3, 90_000);
    const { code } = await p.signaal('SIGINT');
    expect(code).toBe(0);
    expect(p.overgebleven()).toEqual([]);
  }, 240_000);
});

describe('a part that keeps dying', () => {
  test('issue 3: five tries with a growing wait, loud each time, then it is left alone and the app is not ready', async () => {
    const meldingen: string[] = [];
    const regels: string[] = [];
    const log = maakLogger({ niveau: 'info', uitvoer: new Writable({ write: (deel: Buffer, _c, klaar) => { regels.push(deel.toString()); klaar(); } }) });
    const merk = `bewaker-proef-${process.pid}`;
    const momenten: number[] = [];
    const begin = async (): Promise<Deel> => {
      momenten.push(Date.now());
      const kind = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30)', merk], { stdio: 'ignore' });
      return { pid: kind.pid ?? 0, stop: async () => { kind.kill('SIGKILL'); }, kill: () => { kind.kill('SIGKILL'); } };
    };
    const deel = bewaak({ naam: 'Proefdeel', merk, eerste: await begin(), herstart: begin, report: (t) => { meldingen.push(t); }, log, ritme: { kijk: 5, eersteWacht: 20 } });
    await tot('opgegeven', async () => deel.stand() === 'opgegeven', 20_000);
    expect(momenten).toHaveLength(6);
    expect((momenten[5] ?? 0) - (momenten[4] ?? 0)).toBeGreaterThan(((momenten[1] ?? 0) - (momenten[0] ?? 0)) * 2);
    expect(meldingen.filter((m) => m.startsWith('Let op: Proefdeel is onverwacht gestopt.'))).toHaveLength(5);
    expect(meldingen.at(-1)).toContain('Proefdeel blijft stoppen. Samenspel is niet gereed.');
    expect(regels.map((r) => (JSON.parse(r) as { level: number }).level)).toContain(60);
    await deel.stop();
    expect(momenten).toHaveLength(6);
  });
});
