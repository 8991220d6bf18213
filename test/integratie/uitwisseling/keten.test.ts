import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakOpstelling, tot, type Bekendheid, type Partnernaam } from '../bepalen-bekendheid/opstelling.ts';

let o: Bekendheid;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(() => o.stop());

const soort = 'nl.samenspel.bepalen-bekendheid.uitvraag-beantwoord.v1';
const gebeurtenis = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  specversion: '1.0', id: randomUUID(), source: `urn:nld:oin:${o.oinVan('POL')}`, type: soort, time: '2026-11-23T08:00:00Z', correlationid: randomUUID(),
  data: { opdrachtId: randomUUID(), antwoorden: [{ pseudoniem: 'a'.repeat(26), antwoord: 'niet-gemeld' }] }, ...over,
});
const stuur = async (g: unknown, wie: Partnernaam | null = 'POL', mediatype = 'application/cloudevents+json'): Promise<{ status: number; body: Record<string, unknown> }> => {
  const res = await fetch(`${o.basisUrl}/keten/v1/gebeurtenissen`, { method: 'POST', body: JSON.stringify(g), headers: { 'content-type': mediatype, ...(wie !== null && { authorization: `Bearer ${await o.token[wie]()}` }) } });
  return { status: res.status, body: await res.json() as Record<string, unknown> };
};
const stand = async (id: unknown, wie: Partnernaam = 'POL'): Promise<{ status: number; body: Record<string, unknown> }> => {
  const res = await fetch(`${o.basisUrl}/keten/v1/interacties/${String(id)}`, { headers: { authorization: `Bearer ${await o.token[wie]()}` } });
  return { status: res.status, body: await res.json() as Record<string, unknown> };
};

describe('incoming events', () => {
  test('domein §3: an unknown type is taken in (202); its state is ERROR FUNCTIONEEL', async () => {
    const g = gebeurtenis({ type: 'nl.samenspel.iets.anders.v1' });
    expect(await stuur(g)).toEqual({ status: 202, body: { interactieId: g['id'] } });
    expect((await stand(g['id'])).body).toMatchObject({ interactieId: g['id'], status: 'ERROR', typeFout: 'FUNCTIONEEL', fout: 'type-onbekend' });
  });
  test('domein §7.3: content with faults gives every fault at once in the state; an unknown opdracht says niet-gevonden', async () => {
    const fout = gebeurtenis({ data: { opdrachtId: 'geen-uuid', antwoorden: [{ pseudoniem: 'a'.repeat(26), antwoord: 'niet-gemeld', reden: 'geheim' }], extra: 1 } });
    await stuur(fout);
    const info = (await stand(fout['id'])).body['info'] as { veld: string }[];
    expect(info.map((f) => f.veld).toSorted()).toEqual(['/data/antwoorden/0/reden', '/data/extra', '/data/opdrachtId']);
    const onbekend = gebeurtenis();
    await stuur(onbekend);
    expect((await stand(onbekend['id'])).body).toMatchObject({ status: 'ERROR', fout: 'niet-gevonden' });
  });
  test('clash 4: the same event again, and the same content under a new id, both answer the first interactieId; an id with other content is 409', async () => {
    const g = gebeurtenis();
    await stuur(g);
    expect((await stuur(g)).body).toEqual({ interactieId: g['id'] });
    expect((await stuur({ ...g, id: randomUUID(), time: '2026-11-23T08:01:00Z' })).body).toEqual({ interactieId: g['id'] });
    expect(await stuur({ ...g, correlationid: randomUUID() })).toMatchObject({ status: 409 });
    const samen = gebeurtenis();
    const antwoorden = await Promise.all(Array.from({ length: 5 }, () => stuur(samen)));
    expect(new Set(antwoorden.map((a) => JSON.stringify(a)))).toEqual(new Set([JSON.stringify({ status: 202, body: { interactieId: samen['id'] } })]));
    expect(await o.db('partner_bericht').where({ gebeurtenis_id: samen['id'] as string })).toHaveLength(1);
  });
  test('domein §3: no token 401, another organisation in the source 403, a subject 400, another media type 415, somebody else\'s interaction 404', async () => {
    expect((await stuur(gebeurtenis(), null)).status).toBe(401);
    expect((await stuur(gebeurtenis(), 'GEM')).status).toBe(403);
    expect((await stuur({ ...gebeurtenis(), subject: 'iemand' })).status).toBe(400);
    expect((await stuur(gebeurtenis(), 'POL', 'text/plain')).status).toBe(415);
    const g = gebeurtenis();
    await stuur(g);
    expect((await stand(g['id'], 'GEM')).status).toBe(404);
  });
});

describe('the partner simulators', () => {
  const bied = (g: unknown, headers: Record<string, string>): Promise<number> => fetch(`${o.partners.POL.url}/gebeurtenissen`, { method: 'POST', body: JSON.stringify(g), headers }).then((r) => r.status);
  const goed = (): Record<string, unknown> => ({
    specversion: '1.0', id: randomUUID(), source: `urn:nld:oin:${o.oinVan('GEM')}:systeem:samenspel`, type: 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1', time: '2026-11-23T08:00:00Z', datacontenttype: 'application/json',
    correlationid: randomUUID(), sequence: '1', sequencetype: 'Integer', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data: { opdrachtId: randomUUID(), doel: 'bekendheid-bepalen', grondslagen: ['G02'], uiterlijkOp: '2026-11-24T08:00:00Z', personen: [{ pseudoniem: 'a'.repeat(26) }], geregistreerdOp: '2026-11-23T08:00:00Z' },
  });
  const headers = { 'content-type': 'application/cloudevents+json', authorization: 'Bearer een-token-voor-de-partners' };
  test('domein §3: takes a right event and answers as its own system', async () => {
    const eerder = o.partners.POL.verzonden.length;
    expect(await bied(goed(), headers)).toBe(202);
    await tot(async () => o.partners.POL.verzonden.length > eerder);
    expect(o.partners.POL.verzonden.at(-1)?.status).toBe(202);
  });
  test('domein §3, R3.3: refuses a wrong token, media type, a missing extension, a casusnummer and a name', async () => {
    expect(await bied(goed(), { ...headers, authorization: 'Bearer iets-anders' })).toBe(401);
    expect(await bied(goed(), { ...headers, 'content-type': 'application/json' })).toBe(415);
    const { sequence: _, ...zonder } = goed();
    expect(await bied(zonder, headers)).toBe(400);
    expect(await bied({ ...goed(), subject: 'x' }, headers)).toBe(400);
    for (const extra of [{ casusnummer: '7K3M-9QPD-87' }, { naam: 'Iemand' }]) expect(await bied({ ...goed(), data: { ...(goed()['data'] as object), ...extra } }, headers)).toBe(400);
  });
});
