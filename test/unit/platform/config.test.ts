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
