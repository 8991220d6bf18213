import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Klant } from '../../../src/demo/klant.ts';
import { gedeeldeStapel, type Stapel } from '../../hulp/stapel.ts';
import { taakVan, velden, verstuur, type Probleem } from './hulp.ts';

let s: Stapel;
let noor: Klant;
let daan: Klant;
beforeAll(async () => { s = await gedeeldeStapel(); noor = await s.als('noor'); daan = await s.als('daan'); });

const lang = 'Dit is met een collega besproken en klopt zo.';
const nieuweTaak = async (): Promise<{ id: string; casusId: string; meldingId: string }> => {
  const m = await verstuur(s);
  return { id: await taakVan(s, noor, m.casusId, 'melding-beoordelen'), casusId: m.casusId, meldingId: m.id };
};
const voltooi = (wie: Klant, id: string, antwoorden: Record<string, unknown>) => wie.vraag<Probleem & { status: string | number }>('POST', `/api/v1/taken/${id}/voltooiing`, { body: { antwoorden } });
const fouten = (p: Probleem): Record<string, string> => Object.fromEntries((p.fouten ?? []).map((f) => [f.veld, f.code]));
const oordelen = (meldingId: string) => s.kern.db('melding_beoordeling').where({ melding_id: meldingId });

describe('issue 3 bad input: answers that cannot be', () => {
  test('issue 3 bad input: an unknown outcome, unknown fields and wrong types, all at once; the task stays open and nothing is kept', async () => {
    const t = await nieuweTaak();
    const fout = await voltooi(noor, t.id, { uitkomst: 'weggooien', kleur: 'rood', motivatie: 12 });
    expect([fout.status, fouten(fout.body)]).toEqual([400, { '/uitkomst': 'ongeldige-keuze', '/kleur': 'onbekend-veld', '/motivatie': 'verkeerd-soort' }]);
    expect((await voltooi(noor, t.id, {})).body.fouten).toEqual([{ veld: '/uitkomst', code: 'verplicht', melding: 'Kies een uitkomst.' }]);
    expect((await noor.vraag<Probleem>('POST', `/api/v1/taken/${t.id}/voltooiing`, { body: {} })).body).toMatchObject({ status: 400, fouten: [{ veld: '/antwoorden', code: 'verplicht' }] });
    expect(await oordelen(t.meldingId)).toEqual([]);
    expect((await noor.roep<{ status: string }>('GET', `/api/v1/taken/${t.id}`)).body.status).toBe('niemand');
  });
  test('issue 3 bad input: afwijzen without code and reason names both; doorzetten without receiver names it; text over the limit too', async () => {
    const t = await nieuweTaak();
    expect(fouten((await voltooi(noor, t.id, { uitkomst: 'afwijzen' })).body)).toEqual({ '/redenCode': 'verplicht', '/motivatie': 'verplicht' });
    expect(fouten((await voltooi(noor, t.id, { uitkomst: 'doorzetten' })).body)).toEqual({ '/ontvangerId': 'verplicht' });
    expect(fouten((await voltooi(noor, t.id, { uitkomst: 'accepteren', motivatie: 'a'.repeat(4001) })).body)).toMatchObject({ '/motivatie': 'te-lang' });
    expect(fouten((await voltooi(noor, t.id, { uitkomst: 'afwijzen', redenCode: 'geen-zin', motivatie: lang })).body)).toEqual({ '/redenCode': 'ongeldige-keuze' });
    expect(await oordelen(t.meldingId)).toEqual([]);
  });
  test('issue 3 bad input: an outcome that is not possible now is refused with its reason: no running casus to add to', async () => {
    const t = await nieuweTaak();
    const fout = await voltooi(noor, t.id, { uitkomst: 'toevoegen', urgentieCode: 'p3', doelCasusId: randomUUID() });
    expect([fout.status, fouten(fout.body)['/uitkomst']]).toEqual([400, 'niet-mogelijk']);
    expect(fout.body.fouten?.find((f) => f.veld === '/uitkomst')?.melding).toBe('Er is geen lopende casus gevonden.');
  });
});

describe('issue 3 bad input: two people, one task', () => {
  test('issue 3 bad input: a claim race of two people has exactly one winner; the other can neither complete nor release', async () => {
    const t = await nieuweTaak();
    // This task is for a meldpuntmedewerker, and noor is the only one here; daan gets it in reach as triagist.
    const groep = await s.kern.db('taak').where({ id: t.id }).first<{ groepen: string[] }>('groepen');
    await s.kern.db('taak').where({ id: t.id }).update({ groepen: [...groep?.groepen ?? [], 'triagist'] });
    const antwoorden = await Promise.all([noor.vraag<Probleem>('PUT', `/api/v1/taken/${t.id}/claim`), daan.vraag<Probleem>('PUT', `/api/v1/taken/${t.id}/claim`)]);
    expect(antwoorden.map((a) => a.status).toSorted((x, y) => x - y)).toEqual([204, 409]);
    const verliezer = antwoorden[0]?.status === 409 ? noor : daan;
    expect(antwoorden.find((a) => a.status === 409)?.body.type).toBe('/problemen/taak-bezet');
    const poging = await voltooi(verliezer, t.id, { uitkomst: 'accepteren', urgentieCode: 'p3' });
    expect([poging.status, poging.body.type]).toEqual([409, '/problemen/taak-bezet']);
    expect((await verliezer.vraag<Probleem>('DELETE', `/api/v1/taken/${t.id}/claim`)).status).toBe(409);
    expect(await oordelen(t.meldingId)).toEqual([]);
    // Taking over asks for a reason, and the reason is kept.
    expect((await verliezer.vraag('PUT', `/api/v1/taken/${t.id}/claim`, { body: { reden: 'x' } })).status).toBe(400);
    expect((await verliezer.vraag('PUT', `/api/v1/taken/${t.id}/claim`, { body: { reden: 'Collega is ziek.' } })).status).toBe(204);
    expect(await s.kern.db('taak_overname').where({ taak_id: t.id })).toHaveLength(1);
  });
  test('issue 3 bad input: completing twice at the same moment has one effect; a finished task is 409', async () => {
    const t = await nieuweTaak();
    const antwoorden = { uitkomst: 'accepteren', urgentieCode: 'p3' };
    const uit = await Promise.all(Array.from({ length: 5 }, () => voltooi(noor, t.id, antwoorden)));
    expect(uit.map((a) => a.status < 300)).toEqual(expect.arrayContaining([true, false]));
    expect(uit.filter((a) => a.status < 300)).toHaveLength(1);
    expect(uit.filter((a) => a.status === 409).map((a) => a.body.type)).toEqual(Array.from({ length: 4 }, () => '/problemen/taak-afgerond'));
    expect(await oordelen(t.meldingId)).toHaveLength(1);
    expect(await s.kern.db('casus').where({ id: t.casusId })).toHaveLength(1);
    expect(await s.kern.db('voltooiing').where({ taak_id: t.id })).toHaveLength(1);
    const later = await voltooi(noor, t.id, antwoorden);
    expect([later.status, later.body.type]).toEqual([409, '/problemen/taak-afgerond']);
    // Whose answer got lost and who sends it again reads that it was done.
    expect(later.body.detail).toBe('U heeft deze taak zelf al afgerond. Die antwoorden zijn opgeslagen; er gebeurt niets dubbel.');
    expect((await noor.vraag<Probleem>('PUT', `/api/v1/taken/${t.id}/claim`)).status).toBe(409);
    const concept = await noor.vraag<Probleem>('PUT', `/api/v1/taken/${t.id}/concept`, { rijversie: 0, body: { velden: {} } });
    expect([concept.status, concept.body.type]).toEqual([409, '/problemen/taak-afgerond']);
  });
  test('domein §1.6 issue 3 bad input: who rejects may not approve it: noor is refused 403 vier-ogen, daan may', async () => {
    const t = await nieuweTaak();
    expect((await voltooi(noor, t.id, { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: lang })).status).toBeLessThan(300);
    const rij = await taakVan(s, daan, t.casusId, 'afwijzen-tweede-akkoord');
    const ja = { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' };
    const zelf = await voltooi(noor, rij, ja);
    expect([zelf.status, zelf.body.type]).toEqual([403, '/problemen/vier-ogen']);
    expect((await noor.vraag<Probleem>('PUT', `/api/v1/taken/${rij}/claim`)).body.type).toBe('/problemen/vier-ogen');
    expect(await s.kern.db('melding_tweede_akkoord').where({ melding_id: t.meldingId })).toEqual([]);
    const leeg = await voltooi(daan, rij, {});
    expect([leeg.status, velden(leeg.body)]).toEqual([400, ['/motivatie', '/redenKlopt', '/uitkomst', '/veiligheidGewogen']]);
    expect(fouten((await voltooi(daan, rij, { ...ja, redenKlopt: 'nee' })).body)).toEqual({ '/uitkomst': 'tegenstrijdig' });
    expect((await voltooi(daan, rij, ja)).status).toBeLessThan(300);
    expect(await s.kern.db('melding').where({ id: t.meldingId }).first('status')).toEqual({ status: 'afgewezen' });
  });
});

describe('issue 3 bad input: drafts and reach', () => {
  test('issue 3 bad input: a stale rijversie of a draft is 412 with the stored draft; without If-Match 400; the first text stays', async () => {
    const t = await nieuweTaak();
    const op = '2026-11-23T09:00:00Z';
    const pad = `/api/v1/taken/${t.id}/concept`;
    const bewaar = (waarde: string, rijversie?: number) => noor.vraag<Probleem & { concept?: unknown; rijversie?: number }>('PUT', pad, { ...(rijversie === undefined ? {} : { rijversie }), body: { velden: { motivatie: { waarde, op } } } });
    expect((await bewaar('eerste', 0)).body.rijversie).toBe(1);
    const oud = await bewaar('tweede', 0);
    expect([oud.status, oud.body.type, oud.body.concept]).toEqual([412, '/problemen/verouderde-versie', { velden: { motivatie: { waarde: 'eerste', op } }, rijversie: 1 }]);
    expect((await bewaar('derde', 7)).status).toBe(412);
    expect([(await bewaar('vierde')).status, velden((await bewaar('vierde')).body)]).toEqual([400, ['If-Match']]);
    const tegelijk = await Promise.all([bewaar('a', 1), bewaar('b', 1)]);
    expect(tegelijk.map((a) => a.status).toSorted((x, y) => x - y)).toEqual([200, 412]);
    // A refused completion does not touch the draft.
    await voltooi(noor, t.id, { uitkomst: 'afwijzen' });
    expect((await noor.roep<{ rijversie: number }>('GET', pad)).body.rijversie).toBe(2);
  });
  test('domein §6 issue 3 bad input: a task outside the reach answers exactly like one that does not exist', async () => {
    const t = await nieuweTaak();
    const buitenstaanders = [await s.als('sietske'), await s.als('mara'), await s.als('anke'), await s.als('vera'), await s.als('sem', 'fg'), await s.als('ruben'), await s.als('joost', 'melder')];
    const zonder = (b: unknown): unknown => ({ ...(b as Record<string, unknown>), instance: '' });
    for (const wie of buitenstaanders) {
      for (const [methode, rest, body] of [['GET', ''], ['PUT', '/claim'], ['DELETE', '/claim'], ['GET', '/concept'], ['PUT', '/concept', { velden: {} }], ['POST', '/voltooiing', { antwoorden: { uitkomst: 'accepteren' } }]] as [string, string, unknown?][]) {
        const vraag = (id: string) => wie.vraag(methode, `/api/v1/taken/${id}${rest}`, { ...(body === undefined ? {} : { body }), ...(rest === '/concept' && methode === 'PUT' ? { rijversie: 0 } : {}) });
        const [echt, niet] = await Promise.all([vraag(t.id), vraag(randomUUID())]);
        expect([wie.login, methode, rest, echt.status, zonder(echt.body)]).toEqual([wie.login, methode, rest, 404, zonder(niet.body)]);
      }
    }
    expect((await noor.roep<{ status: string }>('GET', `/api/v1/taken/${t.id}`)).body.status).toBe('niemand');
  });
  test('processen §1.5 issue 3 bad input: a task for the contactpersoon of one organisation does not exist for that of another', async () => {
    const t = await nieuweTaak();
    const loes = await s.als('loes', 'deelnemer');
    const mara = await s.als('mara');
    const orgVanLoes = await s.kern.db('medewerker').where({ sub: 'loes' }).first<{ organisatie_id: string }>('organisatie_id');
    await s.kern.db('taak').where({ id: t.id }).update({ groepen: [`contactpersoon@${orgVanLoes?.organisatie_id ?? ''}`] });
    expect((await mara.vraag('GET', `/api/v1/taken/${t.id}`)).status).toBe(404);
    expect((await noor.vraag('GET', `/api/v1/taken/${t.id}`)).status).toBe(404);
    expect((await mara.vraag('PUT', `/api/v1/taken/${t.id}/claim`)).status).toBe(404);
    expect((await loes.vraag('PUT', `/api/v1/taken/${t.id}/claim`)).status).toBe(204);
  });
  test('issue 3 bad input: a melding of another organisation, and a concept of a colleague, do not exist for others', async () => {
    const m = await verstuur(s);
    const kees = await s.als('kees', 'melder');
    const sietske = await s.als('sietske');
    for (const wie of [kees, sietske]) {
      for (const [methode, rest, body] of [['GET', ''], ['GET', '/spoor'], ['PATCH', '', { verzoek: 'x' }], ['POST', '/verzending'], ['POST', '/intrekkingen', { reden: 'Dit is niet van mij.' }]] as [string, string, unknown?][]) {
        const vraag = (id: string) => wie.vraag<Probleem>(methode, `/api/v1/meldingen/${id}${rest}`, { doel: 'melding-beoordelen', ...(body === undefined ? {} : { body }) });
        const [echt, niet] = await Promise.all([vraag(m.id), vraag(randomUUID())]);
        expect([wie.login, methode, rest, echt.status, { ...echt.body, instance: '' }]).toEqual([wie.login, methode, rest, 404, { ...niet.body, instance: '' }]);
      }
    }
  });
});
