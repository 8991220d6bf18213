// `npm start` with real parts: what a user meets after a crash, a second start, Ctrl-C and a reset.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakProces, type Proces } from '../../hulp/proces.ts';
import { tot } from '../../hulp/stapel.ts';
import { openTaken, rondAf, verstuur } from './meldingen.ts';

const reset = async (p: Proces): Promise<{ code: number; tekst: string }> => promisify(execFile)(process.execPath, ['scripts/reset.ts'], { cwd: join(import.meta.dirname, '../../..'), env: p.env })
  .then(({ stdout }) => ({ code: 0, tekst: stdout }), (fout: { code: number; stderr: string }) => ({ code: fout.code, tekst: fout.stderr }));

let een: Proces;
let twee: Proces;
const extra: Proces[] = [];
beforeAll(async () => { een = await maakProces(); twee = await maakProces(); await een.start(); });
afterAll(async () => { for (const p of [...extra, een, twee]) await p.ruimOp(); });

/** One melding, accepted: leaves exactly one casus. */
const eenCasus = async (p: Proces): Promise<string> => {
  const [joost, noor] = [await p.als('joost', 'melder'), await p.als('noor')];
  await verstuur(joost, 1);
  const taak = await tot('de taak van het meldpunt', async () => (await openTaken(noor, ['uitwisselen-melding.melding-beoordelen']))[0]);
  await rondAf(noor, taak);
  const [casus] = await tot('de casus', async () => { const rijen = await p.vraag<{ id: string }>('select id from casus'); return rijen.length > 0 && rijen; });
  return casus?.id ?? '';
};

describe('npm start', () => {
  let casusId = '';
  test('issue 3.1: the last printed lines are the addresses and the demo logins with their passwords', async () => {
    const logins = Object.entries(een.wachtwoorden()).filter(([naam]) => !naam.includes(':'));
    expect(logins.length).toBeGreaterThan(5);
    await tot('de demo-logins op het scherm', async () => logins.every(([naam]) => een.uitvoer().includes(`    ${naam} `)));
    const regels = een.uitvoer().trimEnd().split('\n');
    const kop = regels.indexOf('Samenspel staat klaar');
    expect(regels.slice(kop).slice(1, 3)).toEqual([`  Werkplek        ${een.url}`, `  API-uitleg      ${een.url}/api/docs`]);
    expect(regels.slice(kop + 4).map((r) => r.trim().split(/\s+/).slice(0, 2).join(' ')).toSorted()).toEqual(logins.map(([naam, wachtwoord]) => `${naam} ${wachtwoord}`).toSorted());
    casusId = await eenCasus(een);
  });

  test('issue 3.1: a second start on the same folder is refused in Dutch and leaves the first one alone', async () => {
    const indringer = await maakProces({ dataDir: een.dataDir });
    extra.push(indringer);
    const { code, uitvoer } = await indringer.startTotEinde();
    expect(code).toBe(1);
    expect(uitvoer).toContain(`Samenspel draait al met deze gegevensmap (proces ${een.pids().app}). Stop dat eerst, of kies een andere map met DATA_DIR en een andere PORT.`);
    expect(readFileSync(join(een.dataDir, 'samenspel.pid'), 'utf8')).toBe(String(een.pids().app));
    expect(await een.gereed()).toBe(true);
  });

  test('issue 3.1: npm run reset refuses while the demo runs and removes nothing', async () => {
    const { code, tekst } = await reset(een);
    expect(code).toBe(1);
    expect(tekst).toContain(`Samenspel draait al met deze gegevensmap (proces ${een.pids().app})`);
    expect(await een.gereed()).toBe(true);
    expect(await een.vraag('select id from casus')).toEqual([{ id: casusId }]);
  });

  test('issue 3.1: two copies run side by side, each with its own folder, passwords and data', async () => {
    await twee.start();
    expect(await een.gereed()).toBe(true);
    expect(twee.wachtwoorden()['noor']).not.toBe(een.wachtwoorden()['noor']);
    expect(await twee.vraag('select id from casus')).toEqual([]);
    expect(await een.vraag('select id from casus')).toEqual([{ id: casusId }]);
    await twee.als('noor');
    await een.als('noor');
  });

  test('issue 3.1: Ctrl-C stops every part in order and says that nothing is lost', async () => {
    expect(een.overgebleven().length).toBeGreaterThanOrEqual(2);          // broker and PostgreSQL name the folder
    const { code, uitvoer } = await een.signaal('SIGINT');
    expect(code).toBe(0);
    expect(uitvoer.trimEnd().split('\n').at(-1)).toContain('Gestopt. Niets is verloren; `npm start` gaat hier verder.');
    expect(een.overgebleven()).toEqual([]);
    expect(existsSync(join(een.dataDir, 'samenspel.pid'))).toBe(false);
    expect(await twee.gereed()).toBe(true);                               // the other copy does not notice
  });

  test('issue 3.1: the next start finds the same casus, the same tasks and the same passwords', async () => {
    const eerst = een.wachtwoorden();
    await een.start();
    expect(een.wachtwoorden()).toEqual(eerst);
    const noor = await een.als('noor');
    const { body } = await noor.roep<{ items: { id: string }[] }>('GET', '/api/v1/casussen', { doel: 'triage-uitvoeren' });
    expect(body.items.map((c) => c.id)).toEqual([casusId]);
    expect(await een.vraag('select id from casus')).toEqual([{ id: casusId }]);
  });

  test('issue 3.1: after kill -9 of all three parts the stale lock and pid files are recovered and the state is there', async () => {
    const oud = een.pids();
    await een.doodApp();
    await een.doodBroker();
    await een.doodPostgres();
    expect(readFileSync(join(een.dataDir, 'samenspel.pid'), 'utf8')).toBe(String(oud.app));
    await een.start();
    const nieuw = een.pids();
    expect(readFileSync(join(een.dataDir, 'samenspel.pid'), 'utf8')).toBe(String(nieuw.app));
    expect([nieuw.app, nieuw.broker, nieuw.postgres].some((pid) => pid === undefined || Object.values(oud).includes(pid))).toBe(false);
    expect(await een.vraag('select id from casus')).toEqual([{ id: casusId }]);
  });

  test('issue 3.1: parts that outlive a killed app are stopped by the next start, not doubled', async () => {
    await een.doodApp();
    expect(een.overgebleven().length).toBeGreaterThanOrEqual(2);
    const oud = een.pids();
    await een.start();
    const over = een.overgebleven().map((r) => Number.parseInt(r, 10));
    expect(over).not.toContain(oud.broker);
    expect(over).not.toContain(oud.postgres);
    expect(await een.vraag('select id from casus')).toEqual([{ id: casusId }]);
  });

  test('issue 3.1: npm run reset empties the demo after a crash too, and nothing else', async () => {
    await een.doodApp();                                                  // broker and PostgreSQL are still running
    const { code, tekst } = await reset(een);
    expect([code, tekst.trim()]).toEqual([0, 'De demo is leeg. `npm start` begint opnieuw.']);
    expect(existsSync(een.dataDir)).toBe(false);
    expect(een.overgebleven()).toEqual([]);
    const vreemd = await maakProces();
    extra.push(vreemd);
    writeFileSync(join(vreemd.dataDir, 'foto.txt'), 'van iemand anders');
    expect((await reset(vreemd)).tekst).toContain('is geen gegevensmap van Samenspel; er is niets verwijderd.');
    expect(existsSync(join(vreemd.dataDir, 'foto.txt'))).toBe(true);
  });

  test('processen §1.6: a release without a worker for a process that runs refuses to start, names it in Dutch, and leaves nothing running', async () => {
    await twee.vraag("insert into proces_definitie (sleutel, bpmn_process_id, versie, xml) values (77, 'oude-stap', 1, '')");
    await twee.vraag("insert into proces_element (definitie_sleutel, element_id, soort, job_types) values (77, 'rekenen', 'serviceTask', '{uitvoeren-triage.rekenen-7}')");
    await twee.signaal('SIGINT');
    const { code, uitvoer } = await twee.startTotEinde(150_000);
    expect(code).toBe(1);
    expect(uitvoer).toContain('Samenspel start niet: lopende processen hebben automatische stappen nodig die deze versie niet kent.');
    expect(uitvoer).toContain('- uitvoeren-triage.rekenen-7 (nodig voor oude-stap v1)');
    expect(twee.overgebleven()).toEqual([]);
  });
});
