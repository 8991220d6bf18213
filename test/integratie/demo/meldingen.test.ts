import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStapel, tot, type Stapel } from '../../hulp/stapel.ts';

let s: Stapel;
beforeAll(async () => { s = await startStapel({ env: { OMGEVING: 'ontwikkeling' } }); });
afterAll(async () => { await s?.stop(); });

test('issue 3.1: the demo begins with two meldingen that really run: one lacks M4, both wait for noor', async () => {
  // when
  const noor = await s.als('noor');
  const taken = await tot('twee taken', async () => {
    const { body } = await noor.roep<{ items: { formId: string }[] }>('GET', '/api/v1/taken?bakje=alle');
    return body.items.length === 2 ? body.items : undefined;
  });
  const { body } = await noor.roep<{ items: { aantalOntbrekend: number; status: string; van: string | null }[] }>('GET', '/api/v1/meldingen', { doel: 'melding-beoordelen' });
  // then
  expect(taken.map((t) => t.formId)).toEqual(['uitwisselen-melding.melding-beoordelen', 'uitwisselen-melding.melding-beoordelen']);
  expect(body.items.map((m) => m.aantalOntbrekend).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(await s.kern.db('melding').orderBy('verzender_referentie').pluck('ontbreekt')).toEqual([['M4'], []]);
});
