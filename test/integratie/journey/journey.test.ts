import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startStapel } from '../../hulp/stapel.ts';

const root = join(import.meta.dirname, '../../..');
const map = mkdtempSync(join(tmpdir(), 'samenspel-journey-'));
afterAll(() => { rmSync(map, { recursive: true, force: true }); });
const journey = (...args: string[]): { code: number | null; tekst: string } => {
  const r = spawnSync(process.execPath, [join(root, 'scripts/journey.ts'), ...args], { encoding: 'utf8', cwd: map });
  return { code: r.status, tekst: r.stdout + r.stderr };
};
/** The same, beside a stack that runs in this very process. */
const journeyNaast = (...args: string[]): Promise<{ code: number | null; tekst: string }> => new Promise((klaar) => {
  const kind = spawn(process.execPath, [join(root, 'scripts/journey.ts'), ...args], { cwd: map });
  let tekst = '';
  for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (d: Buffer) => { tekst += d.toString(); });
  kind.on('close', (code) => { klaar({ code, tekst }); });
});
const diep = process.env['TEST_DIEP'] === 'true';
const melding = (): Record<string, unknown> => JSON.parse(readFileSync(join(root, 'scripts/journey/melding.json'), 'utf8')) as Record<string, unknown>;
const bestand = (naam: string, inhoud: string): string => { const pad = join(map, naam); writeFileSync(pad, inhoud); return pad; };

describe('issue 3.6, issue 4: the main job, headless', () => {
  test('processen §8 case 1: the shipped melding runs from the partner\'s system along every bouwsteen to a closed casus, and ends with exit code 0', () => {
    // when
    const { code, tekst } = journey();
    // then
    expect(tekst).toMatch(/politie +melding M-\S+ verstuurd/);
    for (const stap of ['Melding beoordelen', 'Netwerk aanvullen', 'Uitvraag bevestigen', 'Instrument invullen', 'Besluit triage nemen', 'Preventieadvies geven', 'Analyse en advies opstellen', 'Overleg voorbereiden', 'Overleg voeren', 'Plan opstellen', 'Nazorg vaststellen', 'Meekijken bij afsluiten']) expect(tekst).toContain(stap);
    expect(tekst).toContain('De keten is doorlopen');
    expect(code).toBe(0);
  }, 600_000);

  // The short refusal paths always; each of the others walks the whole chain, so they belong to `npm run test:diep`.
  test.each(['doorzetten-geweigerd', 'intrekking', ...(diep ? ['partner-zwijgt', 'geen-vervolg', 'quorum', 'burger-niet-eens', 'actie-geweigerd', 'terugval'] : [])])('issue 4.3: path %s ends with exit code 0', (pad) => {
    const { code, tekst } = journey('--pad', pad);
    expect(tekst).toMatch(new RegExp(`${pad}: klaar in`));
    expect(code, tekst).toBe(0);
  }, 600_000);

  test('issue 4.3: --op walks on another instance; where the clock may not move it is refused before a melding is sent', async () => {
    const stapel = await startStapel({ klokStart: '2026-11-23T09:00:00+01:00' });
    try {
      const { code, tekst } = await journeyNaast('--pad', 'niet-aannemen', '--op', stapel.url);
      expect(tekst).toMatch(/Melding beoordelen → afwijzen[\s\S]*niet-aannemen: klaar in/);
      expect(code, tekst).toBe(0);
    } finally { await stapel.stop(); }
    const vast = await startStapel({ env: { KLOK_VERPLAATSBAAR: 'false' } });
    try {
      const { code, tekst } = await journeyNaast('--pad', 'niet-aannemen', '--op', vast.url);
      expect(tekst).toContain('mag niet verzet worden');
      expect(code).toBe(1);
      expect(await vast.kern.db('melding').select('id')).toEqual([]);
    } finally { await vast.stop(); }
  });

  test('issue 4.3: an unknown path is refused and the paths are named', () => {
    const { code, tekst } = journey('--pad', 'zomaar');
    expect(tekst).toContain('Kies een pad: keten, niet-aannemen');
    expect(code).toBe(2);
  });

  test.each([['a path that needs partners of its own', ['--pad', 'quorum', '--op', 'http://localhost:1']], ['a file', ['melding.json', '--pad', 'niet-aannemen', '--op', 'http://localhost:1']]])('issue 4.3: --op with %s is refused before anything is asked', (_wat, args) => {
    const { code, tekst } = journey(...args);
    expect(tekst).toMatch(/Met --op kan/);
    expect(code).toBe(2);
  });

  test('issue 3.6: a melding with an unknown field deviates: the fault is named and the exit code is 1', () => {
    const { code, tekst } = journey(bestand('onbekend.json', JSON.stringify({ ...melding(), kleur: 'blauw' })));
    expect(tekst).toMatch(/AFWIJKING op pad keten: de melding is niet aangenomen: 400[\s\S]*kleur/);
    expect(code).toBe(1);
  });

  test('issue 3.6: a file that is no JSON is refused before anything starts', () => {
    const { code, tekst } = journey(bestand('stuk.json', '{'));
    expect(tekst).toContain('niet te lezen als melding');
    expect(code).toBe(2);
  });
});
