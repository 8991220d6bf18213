import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { meldWijziging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { demoOin } from '../../src/domein/oin.ts';
import { tot } from '../hulp/stapel.ts';
import { dag, lang, tijdstapel, type Tijdstapel } from './casus.ts';
import { gesloten, ronde, toewijzen, weg } from './hulp.ts';
import { datumVan } from '../../src/domein/kalender.ts';

const politie = demoOin(3);
const doel = 'plan-regisseren';
type Uitvoerder = { id: string; naam: string };
type Rij = { id: string; status: string };

describe('processen §8 on the engine: open acties, and requests of a citizen', () => {
  test('processen §8 case 13: in a new round the open acties run on, and the casusregisseur withdraws the one he chooses; what is left is withdrawn one by one when the casus ends early', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const simulator = t.s.simulatoren?.partners.get(politie);
    const casus = await t.naar('regie-voeren', undefined, { 'terugkoppeling-beoordelen': () => null });
    const { casusId } = casus;
    const fenna = await t.als('fenna', 'casusregisseur');
    const { body: { uitvoerders } } = await fenna.roep<{ uitvoerders: Uitvoerder[] }>('GET', `/api/v1/casussen/${casusId}/acties`, { doel });
    const zetUit = async (naam: string, omschrijving: string): Promise<string> => {
      const organisatieId = uitvoerders.find((u) => u.naam.includes(naam))?.id;
      return (await fenna.roep<{ id: string }>('POST', '/api/v1/acties', { doel, body: { id: randomUUID(), casusId, organisatieId, omschrijving, soort: 'gesprek', prioriteit: 'P3', uiterlijk: datumVan(new Date(t.s.kern.clock.now().getTime() + 60 * dag)), informatie: ['naam'], conditie: 'direct' } })).body.id;
    };
    const actie = (id: string): Promise<Rij & { uitkomst: string | null; toegang_tot: Date | null; process_instance_key: string }> => db('actie').where({ id }).first('id', 'status', 'uitkomst', 'toegang_tot', 'process_instance_key') as Promise<Rij & { uitkomst: string | null; toegang_tot: Date | null; process_instance_key: string }>;
    /** The open task of this actie. */
    const taakVan = (id: string, element: string): Promise<string> => tot(`${element} van ${id}`, async () => (await db('taak as k').join('element_context as c', 'c.element_instance_key', 'k.element_instance_key').where({ 'k.casus_id': casusId, 'k.element_id': element }).whereIn('k.status', ['nieuw', 'op-naam'])
      .whereRaw("c.variabelen->>'actieId' = ?", [id]).first('k.id') as { id: string } | undefined)?.id);
    const proces = async (id: string): Promise<string> => (await db('proces_instantie').where({ sleutel: (await actie(id)).process_instance_key }).first('status') as { status: string }).status;
    const doe = async (login: string, id: string, element: string, antwoorden: Record<string, unknown>): Promise<void> => {
      const klant = await t.als(login, 'deelnemer');
      const taak = await taakVan(id, element);
      await klant.roep('PUT', `/api/v1/taken/${taak}/claim`, { body: {} });
      await klant.roep('POST', `/api/v1/taken/${taak}/voltooiing`, { body: { antwoorden } });
    };
    // given: the actie of the plan came back; the jeugdhulp carries one out and has not answered another; the police have one too
    simulator?.zetGedrag({ actie: 'zwijgt' });
    try {
      await expect.poll(() => db('actie').where({ casus_id: casusId }).pluck('status'), { timeout: 20_000 }).toEqual(['gereed-gemeld']);
      const [loopt, gevraagd, bijPolitie, over] = [await zetUit('Jeugdhulp Spoorzicht', 'Praat elke week met de ouders.'), await zetUit('Jeugdhulp Spoorzicht', 'Bel de school over het verzuim.'), await zetUit('Politie Basisteam Merelland', 'Rij langs in het weekend.'), await zetUit('Jeugdhulp Spoorzicht', 'Regel een plek in de speelzaal.')];
      await doe('tess', loopt, 'actie-beoordelen', { uitkomst: 'aannemen' });
      const uitvoeren = await taakVan(loopt, 'actie-uitvoeren');
      const [beoordelen, overTaak] = [await taakVan(gevraagd, 'actie-beoordelen'), await taakVan(over, 'actie-beoordelen')];
      await expect.poll(() => simulator?.ontvangen.filter((b) => 'actieId' in b.data && b.data.actieId === bijPolitie).map((b) => b.type), { timeout: 20_000 }).toEqual(['nl.samenspel.uitvoeren-actie.actie-uitgezet.v1']);
      const voor = await db('actie').where({ casus_id: casusId }).orderBy('id').select('id', 'status');
      expect(voor.map((a: Rij) => a.status).toSorted()).toEqual(['geaccepteerd', 'gereed-gemeld', 'uitgezet', 'uitgezet', 'uitgezet']);
      const plantaken = (await t.open(casusId)).filter((r) => ['regie-voeren', 'plan-evalueren'].includes(r.element_id)).map((r) => r.id);
      expect(plantaken.length).toBeGreaterThan(0);

      // when: a new round
      const { persoon_id: persoonId } = await db('casus_betrokkene').where({ casus_id: casusId }).first('persoon_id') as { persoon_id: string };
      await db.transaction((tx) => meldWijziging(t.s.kern, tx, { casusId, persoonId, soort: 'verhuizing' }));
      await t.doe(casusId, 'netwerk-aanvullen');
      await t.doe(casusId, 'gevolg-wijziging', { gevolgVeiligheid: 'gelijk', informeren: 'later', motivatie: lang, uitkomst: 'nieuwe-ronde', instap: 'triage' }, 'daan');
      await t.taak(casusId, 'instrument-invullen');

      // then: round 2; the tasks of the plan left every list within a second; every actie is where it was
      expect(await ronde(t, casusId)).toBe(2);
      await weg(t, casusId, plantaken);
      const wortel = await db('proces_instantie').where({ casus_id: casusId, bpmn_process_id: 'veilig-thuis' }).first('sleutel') as { sleutel: string };
      const { op } = await db('bericht_correlatie').where({ naam: 'proces.nieuwe-ronde', process_instance_key: wortel.sleutel }).first('op') as { op: Date };
      for (const rij of await db('taak').whereIn('id', plantaken).select('status', 'gewijzigd_op') as { status: string; gewijzigd_op: Date }[]) {
        expect(rij.status).toBe('vervallen');
        expect(Math.abs(rij.gewijzigd_op.getTime() - op.getTime())).toBeLessThan(1000);
      }
      for (const [login, rol] of [['fenna', 'casusregisseur'], ['noor', 'procesregisseur'], ['daan', 'procesregisseur']] as const) for (const bakje of ['mijn', 'team', 'alle']) {
        const { body } = await (await t.als(login, rol)).roep<{ items: { id: string }[] }>('GET', `/api/v1/taken?bakje=${bakje}&aantal=100`);
        expect(body.items.filter((i) => plantaken.includes(i.id)), `${login} ${bakje}`).toEqual([]);
      }
      expect(await db('actie').where({ casus_id: casusId }).orderBy('id').select('id', 'status')).toEqual(voor);
      expect((await t.open(casusId)).map((r) => r.id)).toEqual(expect.arrayContaining([uitvoeren, beoordelen, overTaak]));

      // when: the casusregisseur chooses, one by one. Nobody else does it for him, and not without a reason
      const reden = 'De school zoekt dit zelf al uit met de ouders.';
      const noor = await t.als('noor', 'procesregisseur');
      expect((await noor.vraag('POST', `/api/v1/acties/${gevraagd}/intrekkingen`, { doel, body: { reden } })).status).toBe(403);
      expect((await fenna.vraag('POST', `/api/v1/acties/${gevraagd}/intrekkingen`, { doel, body: { reden: 'Weg.' } })).status).toBe(400);
      expect((await actie(gevraagd)).status).toBe('uitgezet');
      for (const id of [gevraagd, bijPolitie]) await fenna.roep('POST', `/api/v1/acties/${id}/intrekkingen`, { doel, body: { reden } });
      // then: these two end, each uitvoerder is told, and the others run on
      for (const id of [gevraagd, bijPolitie]) {
        await expect.poll(() => proces(id), { timeout: 20_000 }).toBe('afgerond');
        expect(await actie(id)).toMatchObject({ status: 'ingetrokken', uitkomst: 'ingetrokken' });
        expect(await db('actie_besluit').where({ actie_id: id, soort: 'intrekken' }).select('reden')).toEqual([{ reden }]);
        expect(await db('actie_besluit').where({ actie_id: id, soort: 'intrekken' }).whereNull('door')).toEqual([]);
      }
      await weg(t, casusId, [beoordelen]);
      const bericht = (id: string): string[] => (simulator?.ontvangen ?? []).filter((b) => 'actieId' in b.data && b.data.actieId === id).map((b) => b.type.split('.').at(-2) ?? '');
      await expect.poll(() => bericht(bijPolitie), { timeout: 20_000 }).toEqual(['actie-uitgezet', 'actie-ingetrokken']);
      expect([await proces(loopt), await proces(over)]).toEqual(['actief', 'actief']);
      expect((await t.open(casusId)).map((r) => r.id)).toEqual(expect.arrayContaining([uitvoeren, overTaak]));

      // The one that ran on is carried out in round 2 and ends by its own outcome.
      await doe('tess', loopt, 'actie-uitvoeren', { uitkomst: 'gereed', resultaat: 'behaald', toelichting: 'De ouders praten weer met elkaar.', uitgevoerdOp: datumVan(t.s.kern.clock.now()), isVervolgNodig: false });
      await expect.poll(async () => (await actie(loopt)).status, { timeout: 20_000 }).toBe('gereed-gemeld');
      const terugkoppeling = await taakVan(loopt, 'terugkoppeling-beoordelen');
      await (await t.als('fenna', 'casusregisseur')).roep('PUT', `/api/v1/taken/${terugkoppeling}/claim`, { body: {} });
      await (await t.als('fenna', 'casusregisseur')).roep('POST', `/api/v1/taken/${terugkoppeling}/voltooiing`, { body: { antwoorden: { uitkomst: 'akkoord', isGezinGesproken: true } } });
      await expect.poll(() => proces(loopt), { timeout: 20_000 }).toBe('afgerond');
      expect(await actie(loopt)).toMatchObject({ status: 'afgerond', uitkomst: 'gereed' });

      // when: the casus ends early. What is still open is withdrawn, by the process and not by a person; what a person chose stays as it was
      await (await t.als('joost', 'melder')).roep('POST', `/api/v1/meldingen/${casus.meldingId}/intrekkingen`, { doel: 'melding-beoordelen', body: { reden: 'Ik heb mij vergist in het gezin.' } });
      await t.speel(casusId, 'intrekking-beoordelen');
      expect((await actie(over)).status).toBe('uitgezet');
      await t.speel(casusId, 'intrekking-tweede-akkoord');
      await gesloten(t, casusId, 'onterecht');
      await expect.poll(() => proces(over), { timeout: 20_000 }).toBe('afgerond');
      expect(await actie(over)).toMatchObject({ status: 'ingetrokken', uitkomst: 'ingetrokken' });
      expect(await db('actie_besluit').where({ actie_id: over, soort: 'intrekken' }).pluck('door')).toEqual([null]);
      expect(await db('actie_besluit').where({ actie_id: gevraagd, soort: 'intrekken' }).pluck('reden')).toEqual([reden]);
      expect(await actie(loopt)).toMatchObject({ status: 'afgerond', uitkomst: 'gereed' });
      expect(bericht(bijPolitie)).toEqual(['actie-uitgezet', 'actie-ingetrokken']);
    } finally { simulator?.zetGedrag({ actie: 'doet' }); }
  }, 400_000);

  test('processen §8 case 17: in aftercare a citizen asks a correction and again: two requests side by side, each with its own T04 and outcome; aftercare goes on', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const { casusId, taak: moment } = await t.naar('nazorgmoment-uitvoeren', undefined, { 'informering-doen': {} });
    const vraagCorrectie = async (omschrijving: string): Promise<string> => (await (await t.burger('burger-p01')).roep<{ id: string }>('POST', '/api/v1/mijn/verzoeken', { body: { id: randomUUID(), casusId, soort: 'correctie', omschrijving } })).body.id;
    const taakVan = (id: string, niet: readonly string[] = []): Promise<string> => tot(`taak van ${id}`, async () => (await db('taak as k').join('element_context as c', 'c.element_instance_key', 'k.element_instance_key').where({ 'k.casus_id': casusId }).whereIn('k.status', ['nieuw', 'op-naam'])
      .whereIn('k.element_id', ['burgerverzoek-behandelen', 'verzoek-tweede-akkoord']).whereRaw("c.variabelen->>'verzoekId' = ?", [id]).whereNotIn('k.id', niet).first('k.id') as { id: string } | undefined)?.id);
    const termijn = async (taakId: string): Promise<{ start_op: Date; uiterlijk_op: Date }> => {
      const { process_instance_key: proces } = await db('taak').where({ id: taakId }).first('process_instance_key') as { process_instance_key: string };
      return await db('termijn').where({ process_instance_key: proces, element_id: 'lopend-verzoek', termijn_code: 'burgerverzoek' }).first('start_op', 'uiterlijk_op') as { start_op: Date; uiterlijk_op: Date };
    };
    // when
    const eerste = await vraagCorrectie('De datum van het gesprek klopt niet.');
    const taakEerste = await taakVan(eerste);
    await t.vooruit(3 * dag);
    const tweede = await vraagCorrectie('Er staat dat ik boos was, dat was ik niet.');
    const taakTweede = await taakVan(tweede);
    // then: side by side, each with a month of its own from the day it came in
    expect((await t.open(casusId)).map((r) => r.id)).toEqual(expect.arrayContaining([taakEerste, taakTweede, moment.id]));
    expect(await t.staten(casusId, 'roep-burgerverzoek')).toHaveLength(0);
    const [een, twee] = [await termijn(taakEerste), await termijn(taakTweede)];
    for (const [id, d] of [[eerste, een], [tweede, twee]] as const) {
      expect(await db('burgerverzoek').where({ id }).first('ontvangen_op', 'status')).toEqual({ ontvangen_op: d.start_op, status: 'in-behandeling' });
      const dagen = (d.uiterlijk_op.getTime() - d.start_op.getTime()) / dag;
      expect(dagen).toBeGreaterThan(27);
      expect(dagen).toBeLessThan(36);
    }
    expect(twee.start_op.getTime() - een.start_op.getTime()).toBeGreaterThanOrEqual(3 * dag);

    // The second is refused by two people while the first still waits; the citizen sees both as they are.
    const standen = async (): Promise<Record<string, string>> => Object.fromEntries((await (await t.burger('burger-p01')).roep<{ items: { id: string; stand: string }[] }>('GET', '/api/v1/mijn/verzoeken')).body.items.filter((v) => [eerste, tweede].includes(v.id)).map((v) => [v.id, v.stand]));
    const wiebe = async (): ReturnType<Tijdstapel['als']> => t.als('wiebe', 'procesregisseur');
    const doe = async (klant: Awaited<ReturnType<Tijdstapel['als']>>, id: string, antwoorden: Record<string, unknown>): Promise<void> => {
      await klant.roep('PUT', `/api/v1/taken/${id}/claim`, { body: {} });
      await klant.roep('POST', `/api/v1/taken/${id}/voltooiing`, { body: { antwoorden } });
    };
    await doe(await wiebe(), taakTweede, { onderzocht: ['eigen-dossier', 'met-de-schrijver'], weigergrond: 'oordeel-blijft', uitkomst: 'afwijzen', motivering: 'Dit is een oordeel van de schrijver. Uw mening staat er nu naast.' });
    const meekijken = await taakVan(tweede, [taakTweede]);
    expect((await (await wiebe()).vraag('POST', `/api/v1/taken/${meekijken}/voltooiing`, { body: { antwoorden: { uitkomst: 'akkoord', isGrondJuist: true, isBegrijpelijk: true, motivatie: lang } } })).status).toBeGreaterThanOrEqual(400);
    await doe(await t.als('daan', 'procesregisseur'), meekijken, { uitkomst: 'akkoord', isGrondJuist: true, isBegrijpelijk: true, motivatie: lang });
    await expect.poll(() => db('burgerverzoek').where({ id: tweede }).first('status', 'besluit'), { timeout: 20_000 }).toEqual({ status: 'afgewezen', besluit: 'afgewezen' });
    await expect.poll(standen).toEqual({ [eerste]: 'bekeken', [tweede]: 'antwoord' });
    await doe(await wiebe(), taakEerste, toewijzen);
    await expect.poll(() => db('burgerverzoek').where({ id: eerste }).first('status', 'besluit'), { timeout: 20_000 }).toEqual({ status: 'uitgevoerd', besluit: 'toegewezen' });
    expect(await db('burgerverzoek').where({ id: tweede }).first('besluit')).toEqual({ besluit: 'afgewezen' });
    // Nothing of this touched aftercare.
    expect((await t.open(casusId)).map((r) => r.id)).toContain(moment.id);
    expect(await db('casus').where({ id: casusId }).first('status')).toEqual({ status: 'nazorg' });
    expect(await t.staten(casusId, 'roep-nazorg-afsluiten')).toEqual(['actief']);
  }, 400_000);
});
