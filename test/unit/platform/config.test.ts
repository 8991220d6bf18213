import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { leesInstellingen, maakConfig } from '../../../src/config.ts';

const geheimen = { sessieGeheim: 'x'.repeat(40), bsn: 'a', bsnIndex: 'b', pseudoniem: 'c' };
const sleutel = (): string => randomBytes(32).toString('base64');
const productie = (): Record<string, string> => ({
  OMGEVING: 'productie', DEMO: 'false', SIMULATOREN: 'false', DATABASE_URL: 'postgres://db/x', ZEEBE_ADDRESS: 'zeebe:26500', ZEEBE_REST_ADDRESS: 'https://zeebe:8080',
  OIDC_ISSUER: 'https://idp.example', OIDC_CLIENT_SECRET: 'geheim', BASIS_URL: 'https://samenspel.example', BRP_URL: 'https://brp.example',
  SESSIE_GEHEIM: randomBytes(32).toString('hex'), SLEUTEL_BSN: sleutel(), SLEUTEL_BSN_INDEX: sleutel(), SLEUTEL_PSEUDONIEM: sleutel(), CAMUNDA_LICENSE_KEY: 'licentie',
});
const fouten = (env: Record<string, string>): string => { try { leesInstellingen(env); return ''; } catch (error) { return (error as Error).message; } };

describe('issue 3.2: OMGEVING=productie', () => {
  test('issue 3.2: a complete production environment is accepted', () => {
    expect(fouten(productie())).toBe('');
  });

  test('issue 3.2: an empty production environment names every fault at once', () => {
    const message = fouten({ OMGEVING: 'productie' });
    for (const part of ['DEMO=true', 'SIMULATOREN=true', 'DATABASE_URL', 'ZEEBE_ADDRESS', 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET', 'BASIS_URL', 'BRP_URL', 'SESSIE_GEHEIM', 'SLEUTEL_BSN ', 'SLEUTEL_BSN_INDEX', 'SLEUTEL_PSEUDONIEM', 'CAMUNDA_LICENSE_KEY']) expect(message).toContain(part);
  });

  test.each([
    ['DEMO', 'true', 'demo-gebruikers'],
    ['SIMULATOREN', 'true', 'nagebootste'],
    ['KLOK_VERPLAATSBAAR', 'true', 'klok'],
    ['KLOK_START', '2026-11-23T09:00:00+01:00', 'klok'],
    ['UITROL_TAG_OVERSCHRIJVEN', 'true', 'versie'],
    ['OIDC_ISSUER', 'http://idp.example', 'https://'],
    ['BASIS_URL', 'http://samenspel.example', 'https://'],
    ['OIDC_TWEEDE_STAP', ',', 'tweede stap'],
    ['CAMUNDA_LICENSE_KEY', '', 'licentie'],
    ['DATABASE_URL', '', 'ingebedde PostgreSQL'],
    ['ZEEBE_ADDRESS', '', 'ingebedde engine'],
    ['SLEUTEL_BSN', Buffer.alloc(32).toString('base64'), 'eenvoudig'],
  ])('issue 3.2: %s=%s is refused in production', (name, value, part) => {
    expect(fouten({ ...productie(), [name]: value })).toContain(part);
  });

  test('issue 3.2: three equal keys are refused', () => {
    const same = sleutel();
    expect(fouten({ ...productie(), SLEUTEL_BSN: same, SLEUTEL_BSN_INDEX: same, SLEUTEL_PSEUDONIEM: same })).toContain('verschillen');
  });

  test('issue 5.4: a key ring is accepted, and every fault in it is named at once without a key', () => {
    const een = sleutel(), twee = sleutel();
    expect(fouten({ ...productie(), SLEUTEL_BSN_EERDER: `${een}, ${twee}`, SLEUTEL_BSN_INDEX_EERDER: sleutel() })).toBe('');
    const basis = productie(), { SLEUTEL_BSN = '' } = basis;
    const message = fouten({ ...basis, SLEUTEL_BSN_EERDER: `verklapt,${een},te-kort`, SLEUTEL_BSN_INDEX_EERDER: `${een},${een}`, SLEUTEL_PSEUDONIEM: 'fout' });
    for (const deel of ['SLEUTEL_BSN_EERDER: sleutel 1', 'SLEUTEL_BSN_EERDER: sleutel 3', 'SLEUTEL_BSN_INDEX_EERDER bevat twee keer', 'SLEUTEL_PSEUDONIEM']) expect(message).toContain(deel);
    for (const geheim of ['verklapt', 'te-kort', een]) expect(message).not.toContain(geheim);
    expect(fouten({ ...basis, SLEUTEL_BSN_EERDER: SLEUTEL_BSN })).toContain('dezelfde sleutel als SLEUTEL_BSN');
    expect(fouten({ ...basis, SLEUTEL_BSN_INDEX_EERDER: SLEUTEL_BSN })).toContain('van elkaar verschillen');
    expect(fouten({ ...basis, SLEUTEL_BSN_EERDER: Buffer.alloc(32, 1).toString('base64') })).toContain('eenvoudig');
    expect(fouten({ SLEUTEL_BSN_EERDER: een })).toContain('SLEUTEL_BSN ontbreekt');
  });

  test('issue 5.4: npm run config tells how many earlier keys there are, never a key', () => {
    const een = sleutel(), twee = sleutel();
    const uit = execFileSync(process.execPath, ['scripts/config.ts'], { encoding: 'utf8', env: { PATH: process.env['PATH'], SLEUTEL_BSN: sleutel(), SLEUTEL_BSN_EERDER: `${een},${twee}` } });
    expect(uit).toMatch(/^SLEUTEL_BSN_EERDER +\(2, niet getoond\)/m);
    expect(uit).toMatch(/^SLEUTEL_BSN_INDEX_EERDER +\(0, niet getoond\)/m);
    expect([uit.includes(een), uit.includes(twee)]).toEqual([false, false]);
  });

  test('issue 3.2: a wrong setting does not hide the production faults', () => {
    const message = fouten({ OMGEVING: 'productie', PORT: 'abc' });
    expect(message).toContain('PORT');
    expect(message).toContain('DEMO=true');
  });

  test('issue 3.2: no value of a secret setting is shown in a fault', () => {
    const message = fouten({ ...productie(), SLEUTEL_BSN: 'verklapte-sleutel' });
    expect(message).toContain('SLEUTEL_BSN');
    expect(message).not.toContain('verklapte-sleutel');
  });
});

describe('issue 3.2: settings outside production', () => {
  test('issue 3.2: the clock may move by default in development, not in production', () => {
    expect(maakConfig(leesInstellingen({}), geheimen).klokVerplaatsbaar).toBe(true);
    expect(maakConfig(leesInstellingen(productie()), geheimen).klokVerplaatsbaar).toBe(false);
  });
  test('issue 3.2: ports of the local parts follow PORT, so two copies run side by side', () => {
    const config = maakConfig(leesInstellingen({ PORT: '4100' }), geheimen);
    expect([config.port, config.oidc.port, config.simulatorPort]).toEqual([4100, 4101, 4102]);
  });
  test('issue 3.2: an unknown role or a half engine address is refused', () => {
    expect(fouten({ ROLES: 'web,bakker' })).toContain('ROLES');
    expect(fouten({ ZEEBE_ADDRESS: 'zeebe:26500' })).toContain('horen bij elkaar');
  });
});
