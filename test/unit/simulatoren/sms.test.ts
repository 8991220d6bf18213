import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmsSimulator, type SmsSimulator } from '../../../src/simulatoren/sms/index.ts';

let sim: SmsSimulator;
beforeAll(async () => { sim = await startSmsSimulator({ isGeldigToken: (t) => t === 'goed' }); });
afterAll(() => sim.stop());
const stuur = async (body: unknown, token = 'goed', type = 'application/json'): Promise<number> => (await fetch(`${sim.adres}/berichten`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': type } })).status;
const bericht = { id: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a13', aan: '+31600000001', tekst: 'U bent gevraagd voor een spoedoverleg.' };

test('R8.6: the gateway takes exactly one message per id, and nothing that is not a message', async () => {
  for (const fout of [{ ...bericht, aan: '0612345678' }, { ...bericht, aan: '+32470000000' }, { ...bericht, tekst: '' }, { ...bericht, tekst: 'x'.repeat(161) }, { ...bericht, id: '1' }, { ...bericht, naam: 'Noor' }, { id: bericht.id, aan: bericht.aan }, [bericht], 'geen json']) expect(await stuur(fout)).toBe(400);
  expect(await stuur(bericht, 'fout')).toBe(401);
  expect(await stuur(bericht, 'goed', 'text/plain')).toBe(415);
  expect(sim.ontvangen()).toEqual([]);
  expect([await stuur(bericht), await stuur(bericht), await stuur({ ...bericht, tekst: 'Iets anders.' })]).toEqual([201, 200, 409]);
  expect(sim.ontvangen()).toEqual([bericht]);
});
