import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { gebeurtenisSchema, inhoudHash, maakGebeurtenis, oinUitBron } from '../../../src/uitwisseling/index.ts';

const nieuw = (data: Record<string, unknown> = { opdrachtId: 'x' }) => maakGebeurtenis({
  oin: '00000099000000001000', type: 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1', correlatieId: randomUUID(), volgnummer: '7',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', gebeurdOp: new Date('2026-11-23T08:00:00Z'), geregistreerdOp: new Date('2026-11-23T08:00:01Z'), data,
});

describe('domein §3: CloudEvents', () => {
  test('domein §3: source is a URN with the OIN, the type is reverse DNS, the extensions are there, subject is not', () => {
    const g = nieuw();
    expect(g).toMatchObject({ specversion: '1.0', source: 'urn:nld:oin:00000099000000001000:systeem:samenspel', time: '2026-11-23T08:00:00.000Z', sequence: '7', datacontenttype: 'application/json' });
    expect(g.data['geregistreerdOp']).toBe('2026-11-23T08:00:01.000Z');
    expect(Object.keys(g)).not.toContain('subject');
  });
  test('domein §3: an event that names a subject, has an unknown attribute or a source without OIN is refused', () => {
    for (const over of [{ subject: 'iemand' }, { extra: 'x' }, { source: 'urn:nld:kvk:12345678' }, { type: 'uitvraag' }, { id: 'geen-uuid' }]) expect(gebeurtenisSchema.safeParse({ ...nieuw(), ...over }).success).toBe(false);
  });
  test('clash 1: both spellings of the source give the OIN', () => {
    expect(oinUitBron('/oin/00000099000000003000')).toBe('00000099000000003000');
    expect(oinUitBron('urn:nld:oin:00000099000000003000:systeem:eigen')).toBe('00000099000000003000');
    expect(gebeurtenisSchema.safeParse({ ...nieuw(), source: '/oin/00000099000000003000' }).success).toBe(true);
  });
  test('clash 4: the order of fields and the moment of logging do not change the fingerprint, the content does', () => {
    const correlationid = randomUUID();
    const hash = (data: Record<string, unknown>): string => inhoudHash({ type: 't', correlationid, data });
    expect(hash({ a: 1, b: { c: [1, 2], d: 2 }, geregistreerdOp: 'x' })).toBe(hash({ b: { d: 2, c: [1, 2] }, a: 1 }));
    expect(hash({ a: [1, 2] })).not.toBe(hash({ a: [2, 1] }));
  });
  test('domein §3: 64 KB is the limit', () => {
    expect(() => nieuw({ tekst: 'é'.repeat(40_000) })).toThrow(RangeError);
  });
});
