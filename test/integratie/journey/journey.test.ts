import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const map = mkdtempSync(join(tmpdir(), 'samenspel-journey-'));
afterAll(() => { rmSync(map, { recursive: true, force: true }); });
const journey = (...args: string[]): { code: number | null; tekst: string } => {
  const r = spawnSync(process.execPath, [join(root, 'scripts/journey.ts'), ...args], { encoding: 'utf8', cwd: map });
  return { code: r.status, tekst: r.stdout + r.stderr };
};
const melding = (): Record<string, unknown> => JSON.parse(readFileSync(join(root, 'scripts/journey/melding.json'), 'utf8')) as Record<string, unknown>;
const bestand = (naam: string, inhoud: string): string => { const pad = join(map, naam); writeFileSync(pad, inhoud); return pad; };

describe('issue 3.6: the main job, headless', () => {
  test('issue 3.6: the shipped melding runs from the partner\'s system to "vervolg oppakken" and ends with exit code 0', () => {
    // when
    const { code, tekst } = journey();
    // then
    expect(tekst).toMatch(/politie +melding M-\S+ verstuurd/);
    for (const stap of ['Melding beoordelen', 'Netwerk aanvullen', 'Uitvraag bevestigen', 'Instrument invullen', 'Besluit triage nemen', 'Vervolg oppakken']) expect(tekst).toContain(stap);
    expect(tekst).toContain('De keten is doorlopen');
    expect(code).toBe(0);
  });

  test('issue 3.6: a melding with an unknown field deviates: the fault is named and the exit code is 1', () => {
    const { code, tekst } = journey(bestand('onbekend.json', JSON.stringify({ ...melding(), kleur: 'blauw' })));
    expect(tekst).toMatch(/AFWIJKING: de melding is niet aangenomen: 400[\s\S]*kleur/);
    expect(code).toBe(1);
  });

  test('issue 3.6: a file that is no JSON is refused before anything starts', () => {
    const { code, tekst } = journey(bestand('stuk.json', '{'));
    expect(tekst).toContain('niet te lezen als melding');
    expect(code).toBe(2);
  });
});
