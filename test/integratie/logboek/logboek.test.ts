import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logPseudoniem, schrijfLogboek } from '../../../src/logboek/index.ts';
import type { Verwerking } from '../../../src/logboek/index.ts';
import { maakOpstelling, traceparent } from '../casus/opstelling.ts';
import type { Opstelling } from '../casus/opstelling.ts';
import { foutenInLog, nieuweLogregels } from './regels.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(() => o.stop());

const verwerking = (over: Partial<Verwerking> = {}): Verwerking => ({
  aanvrager: { soort: 'systeem', naam: 'toets' }, organisatieId: null, organisatieOin: null, doel: 'triage-uitvoeren', actie: 'lezen',
  object: { type: 'casus', id: randomUUID(), casusId: randomUUID(), verbandCode: 'veilig-thuis', regioCode: 'merelland' }, betrokkenen: [], gevraagd: ['CAS'], velden: [], niveaus: { CAS: 1 },
  regels: ['VT09'], verboden: [], grondslagen: ['G01'], besluit: 'toegestaan', beleidsversie: '2026.1', noodgeval: false, traceparent, ...over,
});
const schrijf = (v: Verwerking): Promise<void> => o.db.transaction((tx) => schrijfLogboek(o.kern, tx, v));

describe('logboek', () => {
  test('domein §5: without a data subject there is still one line in each', async () => {
    expect(foutenInLog(await nieuweLogregels(o.db, () => schrijf(verwerking())))).toEqual([]);
  });
  test('domein §5: a malformed traceparent starts a new trace; the three lines still belong together', async () => {
    const nieuw = await nieuweLogregels(o.db, () => schrijf(verwerking({ traceparent: 'onzin' })));
    expect(foutenInLog(nieuw)).toEqual([]);
    expect(nieuw.verwerkingenlog[0]).toMatchObject({ parent_span_id: null });
  });
  test('domein §5: a line that cannot be written fails the transaction, and with it the work', async () => {
    const voor = Number((await o.db('feestdag').count<{ count: string }[]>())[0]?.count);
    await expect(o.db.transaction(async (tx) => {
      await tx('feestdag').insert({ datum: '1998-01-01', naam: 'proef', bron: 'proef' });
      await schrijfLogboek(o.kern, tx, verwerking({ besluit: 'misschien' as 'toegestaan' }));
    })).rejects.toThrow();
    expect(Number((await o.db('feestdag').count<{ count: string }[]>())[0]?.count)).toBe(voor);
  });
  test('domein §2: a person has another pseudonym in the logs of another installation', () => {
    const persoonId = randomUUID();
    const anders = { config: { ...o.kern.config, sleutels: { ...o.kern.config.sleutels, pseudoniem: Buffer.alloc(32, 9).toString('base64') } } };
    expect(logPseudoniem(o.kern, persoonId)).toBe(logPseudoniem(o.kern, persoonId));
    expect(logPseudoniem(anders, persoonId)).not.toBe(logPseudoniem(o.kern, persoonId));
  });
});
