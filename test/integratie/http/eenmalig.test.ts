import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eenmalig } from '../../../src/platform/http/eenmalig.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakOpstelling, type Opstelling } from '../casus/opstelling.ts';

let o: Opstelling;
let noor: Medewerker, daan: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  [noor, daan] = [await o.als('noor'), await o.als('daan')];
  await o.db.raw('create table proef_rij (id uuid primary key, tekst text not null)');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stop(); });

type Body = { id: string; tekst: string; soort?: string };
/** An addition as a route does it: the row has the id of the caller. */
const voegToe = (body: Body, over: { wie?: Aanvrager; soort?: string; params?: unknown; stuk?: boolean } = {}): Promise<{ id: string; hoeveelste: number }> => o.db.transaction((tx) => eenmalig({ kern: o.kern, aanvrager: over.wie ?? noor, params: over.params ?? { id: 'plan-1' }, body }, tx, over.soort ?? 'proefrij', async () => {
  await tx('proef_rij').insert({ id: body.id, tekst: body.tekst });
  if (over.stuk === true) throw new Probleem('ongeldige-overgang', 'Dit kan nu niet.');
  return { id: body.id, hoeveelste: Number((await tx('proef_rij').count('id as n').first() as { n: string }).n) };
}));
const rijen = async (): Promise<number> => Number((await o.db('proef_rij').count('id as n').first() as { n: string }).n);

describe('an addition with an id of the caller', () => {
  test('R8.8: the same again, also ten at the same time, is one row and one answer', async () => {
    const body = { id: randomUUID(), tekst: 'Mevrouw Jansen belde terug.' }, voor = await rijen();
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => voegToe(body)));
    expect(antwoorden).toEqual(Array.from({ length: 10 }, () => ({ id: body.id, hoeveelste: voor + 1 })));
    expect(await voegToe({ ...body })).toEqual(antwoorden[0]);
    expect(await rijen()).toBe(voor + 1);
    expect(JSON.stringify(await o.db('eenmalig').select())).not.toMatch(/Jansen|belde/);
  });

  test('R8.8: another content under the same id is refused and names the fields, also that it went to another address; nothing changes', async () => {
    const body = { id: randomUUID(), tekst: 'Eerst dit.' };
    await voegToe(body);
    const voor = await rijen();
    await expect(voegToe({ ...body, tekst: 'Toch iets anders.', soort: 'gesprek' })).rejects.toMatchObject({ code: 'referentie-bestaat', status: 409, extra: { verschil: ['soort', 'tekst'] } });
    await expect(voegToe(body, { params: { id: 'plan-2' } })).rejects.toMatchObject({ code: 'referentie-bestaat', extra: { verschil: ['adres'] } });
    expect([await rijen(), await o.db('proef_rij').where({ id: body.id }).first('tekst')]).toEqual([voor, { tekst: 'Eerst dit.' }]);
  });

  test('R8.8: somebody else, something else or a row that came another way under this id learns nothing of it', async () => {
    const body = { id: randomUUID(), tekst: 'Van noor.' };
    await voegToe(body);
    const los = randomUUID();
    await o.db('proef_rij').insert({ id: los, tekst: 'Al lang daar.' });
    const voor = await rijen();
    for (const poging of [() => voegToe(body, { wie: daan }), () => voegToe(body, { soort: 'iets-anders' }), () => voegToe({ id: los, tekst: 'Al lang daar.' })]) await expect(poging()).rejects.toMatchObject({ code: 'referentie-bestaat', extra: {} });
    expect(await rijen()).toBe(voor);
    expect(await o.db('eenmalig').where({ id: los })).toEqual([]);
  });

  test('R8.8: what was refused left nothing and may be sent again, mended, under the same id', async () => {
    const id = randomUUID();
    await expect(voegToe({ id, tekst: 'Nog niet.' }, { stuk: true })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await o.db('eenmalig').where({ id })).toEqual([]);
    expect(await voegToe({ id, tekst: 'Nu wel.' })).toMatchObject({ id });
  });
});
