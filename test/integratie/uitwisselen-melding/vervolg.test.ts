import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Klant } from '../../../src/demo/klant.ts';
import { openCasus } from '../../../src/casus/index.ts';
import { gedeeldeStapel, tot, type Stapel } from '../../hulp/stapel.ts';
import { doel, taakVan, volledig, type Probleem, type Verwijzing } from '../weigeringen/hulp.ts';

let s: Stapel, noor: Klant;
beforeAll(async () => { s = await gedeeldeStapel(); noor = await s.als('noor'); });

const casus = async (status: 'open' | 'gesloten', regioCode = 'merelland'): Promise<{ id: string; nummer: string }> => {
  const { id, casusnummer } = await s.kern.db.transaction((tx) => openCasus(s.kern, tx, { casusId: randomUUID(), verbandCode: 'veilig-thuis', regioCode, meldingId: null, meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
  await s.kern.db('casus').where({ id }).update({ status });
  return { id, nummer: casusnummer };
};
const begin = (wie: Klant, vervolgVan: string, kanaal = 'telefoon') => wie.vraag<Verwijzing & Probleem>('POST', '/api/v1/meldingen', { doel, body: { soort: 'VT', kanaal, inhoud: volledig(), vervolgVan } });

describe('R12.4: a closed casus is followed, never opened again', () => {
  test('R12.4: the melding names the closed casus, the new casus points at it, the old one stays as it was', async () => {
    const oud = await casus('gesloten');
    const { status, body } = await begin(noor, oud.id);
    expect(status).toBe(201);
    await noor.roep('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel });
    const { casus_id: casusId } = await s.kern.db('melding').where({ id: body.id }).first('casus_id') as { casus_id: string };
    const taak = await taakVan(s, noor, casusId, 'melding-beoordelen');
    await noor.roep('PUT', `/api/v1/taken/${taak}/claim`, { body: {} });
    const na = (await noor.roep<{ gegevens: { secties: { titel: string; regels: { waarde: string | null }[] }[] } }>('GET', `/api/v1/taken/${taak}`)).body.gegevens.secties.find((x) => x.titel === 'Vervolg');
    expect(na?.regels.map((r) => r.waarde)).toEqual([oud.nummer]);
    await noor.roep('POST', `/api/v1/taken/${taak}/voltooiing`, { body: { antwoorden: { uitkomst: 'accepteren', urgentieCode: 'p3', motivatie: 'De zorgen zijn opnieuw begonnen in dit gezin.' } } });
    expect(await s.kern.db('casus').where({ id: casusId }).first('vervolg_van', 'status')).toEqual({ vervolg_van: oud.id, status: 'open' });
    expect(await s.kern.db('casus').where({ id: oud.id }).first('status', 'vervolg_van')).toEqual({ status: 'gesloten', vervolg_van: null });
    expect((await noor.roep('GET', `/api/v1/casussen/${casusId}`, { doel: 'triage-uitvoeren' })).body).toMatchObject({ vervolgVan: { id: oud.id, nummer: oud.nummer } });
    expect((await noor.roep('GET', `/api/v1/casussen/${oud.id}`, { doel: 'triage-uitvoeren' })).body).toMatchObject({ vervolgVan: null });
    const regels = await s.kern.db('casus_tijdlijn').where({ casus_id: casusId }).pluck('zin') as string[];
    expect(regels).toContain('De melding is geaccepteerd. De casus is geopend, als vervolg op een gesloten casus.');
  }, 120_000);

  test('R12.4: a melding that is passed on takes the closed casus along to the meldpunt that may know it, and hides it from one that may not; once passed further it is there again', async () => {
    const [van, eigen] = [await casus('gesloten', 'merelland'), await casus('gesloten', 'duinbroek')];
    const vt = async (naam: string): Promise<string> => (await s.kern.db('organisatie').where({ naam }).first('id') as { id: string }).id;
    const [duinbroek, nietAcuut] = [await vt('Veilig Thuis Duinbroek'), await vt('Meldpunt Niet-Acuut Merelland-Duinbroek')];
    /** Sent by telephone to noor; the casus it follows is set by hand where she could not name it. */
    const melding = async (volgt: string): Promise<{ id: string; casusId: string }> => {
      const { id } = (await begin(noor, van.id)).body;
      await s.kern.db('melding').where({ id }).update({ vervolg_van: volgt });
      await noor.roep('POST', `/api/v1/meldingen/${id}/verzending`, { doel });
      return { id, casusId: (await s.kern.db('melding').where({ id }).first('casus_id') as { casus_id: string }).casus_id };
    };
    const zetDoor = async (wie: Klant, m: { id: string; casusId: string }, ontvangerId: string): Promise<{ id: string; casusId: string; vervolgVan: string | null }> => {
      const taak = await taakVan(s, wie, m.casusId, 'melding-beoordelen');
      await wie.roep('PUT', `/api/v1/taken/${taak}/claim`, { body: {} });
      await wie.roep('POST', `/api/v1/taken/${taak}/voltooiing`, { body: { antwoorden: { uitkomst: 'doorzetten', ontvangerId, motivatie: 'Het gezin woont nu in de andere regio van dit verband.' } } });
      return tot('de kopie', async () => await s.kern.db('melding').where({ doorgezet_van: m.id }).first('id', 'casus_id as casusId', 'vervolg_van as vervolgVan') as { id: string; casusId: string; vervolgVan: string | null } | undefined);
    };
    const sectie = async (wie: Klant, m: { casusId: string }): Promise<string | undefined> => {
      const taak = await taakVan(s, wie, m.casusId, 'melding-beoordelen');
      await wie.roep('PUT', `/api/v1/taken/${taak}/claim`, { body: {} });
      return JSON.stringify((await wie.roep<{ gegevens: unknown }>('GET', `/api/v1/taken/${taak}`)).body.gegevens);
    };
    const sietske = await s.als('sietske');
    // Its own: known. Of the other region, where it is in no team: not.
    const bekend = await zetDoor(noor, await melding(eigen.id), duinbroek), onbekend = await zetDoor(noor, await melding(van.id), duinbroek);
    expect([bekend.vervolgVan, onbekend.vervolgVan]).toEqual([eigen.id, null]);
    expect(await sectie(sietske, bekend)).toContain(eigen.nummer);
    const zonder = await sectie(sietske, onbekend);
    expect(zonder).not.toContain(van.nummer);
    expect(zonder).not.toContain('Vervolg op');
    // In the team of the closed casus: the matrix shows it.
    await s.kern.db('casus_team').insert([duinbroek, nietAcuut].map((id) => ({ casus_id: van.id, organisatie_id: id, rol: 'deelnemer', sinds: s.kern.clock.now(), via: 'uitnodiging' })));
    expect((await zetDoor(noor, await melding(van.id), duinbroek)).vervolgVan).toBe(van.id);
    // Passed further to one that may know it: who was in between did not, and takes nothing away.
    expect((await zetDoor(sietske, onbekend, nietAcuut)).vervolgVan).toBe(van.id);
  }, 120_000);

  test('R12.4: refused for a casus that runs, that is not there, or that the sender may not know; nothing is written', async () => {
    const [loopt, elders, dicht] = [await casus('open'), await casus('gesloten', 'duinbroek'), await casus('gesloten')];
    const tel = async (): Promise<number> => Number((await s.kern.db('melding').whereNotNull('vervolg_van').count('id as n').first() as { n: string }).n), voor = await tel();
    const open = await begin(noor, loopt.id);
    expect([open.status, open.body.fouten?.map((f) => [f.veld, f.code])]).toEqual([400, [['/vervolgVan', 'nog-open']]]);
    expect([(await begin(noor, elders.id)).status, (await begin(noor, randomUUID())).status]).toEqual([404, 404]);
    expect((await begin(noor, 'geen-id')).status).toBe(400);
    expect([403, 404]).toContain((await begin(await s.als('joost', 'melder'), dicht.id, 'portaal')).status);
    expect(await tel()).toBe(voor);
  });
});
