import { describe, expect, test } from 'vitest';
import { tot } from '../hulp/stapel.ts';
import { lang, tijdstapel } from './casus.ts';

describe('processen §1.5 on the engine', () => {
  test('processen §1.5: verlengen at termijn-verlopen moves the term of the bouwsteen and the due date of its open tasks, and waits for nobody', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const tweede = await t.naar('netwerk-aanvullen');
    const { casusId } = await t.naar('informering-doen');
    const werk = await t.taak(casusId, 'informering-doen');
    const termijn = (): Promise<{ uiterlijk_op: Date; verlengingen: number; process_instance_key: string }> => db('termijn').where({ casus_id: casusId, element_id: 'deelnemen-burger.informeren' }).first() as Promise<{ uiterlijk_op: Date; verlengingen: number; process_instance_key: string }>;
    const eerst = await termijn();
    expect(eerst.verlengingen).toBe(0);
    await t.voorbij(eerst.uiterlijk_op);
    const wachtend = async (proces: string): Promise<boolean> => (await t.open(casusId)).some((r) => r.element_id === 'termijn-verlopen' && r.process_instance_key === proces);
    await expect.poll(() => wachtend(eerst.process_instance_key), { timeout: 20_000 }).toBe(true);
    const anders = (await t.open(casusId)).filter((r) => r.element_id === 'termijn-verlopen' && r.process_instance_key !== eerst.process_instance_key).map((r) => r.id);
    await t.doe(casusId, 'termijn-verlopen', { redenCode: 'niet-bereikbaar', reden: lang, isRisicoGewogen: true, uitkomst: 'verlengen' }, 'noor', anders);
    const later = await termijn();
    expect(later.verlengingen).toBe(1);
    // Four weeks become six (domein §4, T03).
    const dagen = Math.round((later.uiterlijk_op.getTime() - eerst.uiterlijk_op.getTime()) / 86_400_000);
    expect(dagen).toBeGreaterThanOrEqual(14);
    expect(dagen).toBeLessThanOrEqual(18);
    await expect.poll(async () => (await db('taak').where({ id: werk.id }).first('termijn_eind') as { termijn_eind: Date }).termijn_eind, { timeout: 10_000 }).toEqual(later.uiterlijk_op);
    // The other guards ask too; doorgaan ends the question only, the work stays open.
    await t.doe(casusId, 'termijn-verlopen', { oorzaak: 'partner-traag', gevolgVeiligheid: 'nee', toelichting: lang, uitkomst: 'doorgaan' });
    await t.doe(tweede.casusId, 'termijn-verlopen', { oorzaak: 'te-druk', isKindVeilig: 'ja', reden: lang, uitkomst: 'doorgaan' });
    await t.element(casusId, 'eind-termijn');
    await t.element(tweede.casusId, 'eind-termijn');
    expect((await t.open(casusId)).map((r) => r.element_id)).toContain('uitvraag-bevestigen');
    expect((await t.open(tweede.casusId)).map((r) => r.element_id)).toEqual(['netwerk-aanvullen']);
  });

  test('processen §1.5: after verlengen the guard of every bouwsteen asks again at the new end, not before; overnemen ends the question', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const melding = await t.verstuur();
    await t.taak(melding.casusId, 'melding-beoordelen');
    const identiteit = await t.naar('netwerk-aanvullen');
    const bekendheid = await t.naar('uitvraag-bevestigen');
    const triage = await t.naar('instrument-invullen');
    const wachters = [
      { proces: 'uitwisselen-melding', casusId: melding.casusId, antwoord: { oorzaak: 'drukte', gevolgVeiligheid: 'nee', toelichting: lang } },
      { proces: 'vaststellen-identiteit', casusId: identiteit.casusId, antwoord: { oorzaak: 'te-druk', isKindVeilig: 'ja', reden: lang } },
      { proces: 'bepalen-bekendheid', casusId: bekendheid.casusId, antwoord: { oorzaak: 'partner-traag', gevolgVeiligheid: 'nee', toelichting: lang } },
      { proces: 'deelnemen-burger.informeren', casusId: bekendheid.casusId, antwoord: { redenCode: 'niet-bereikbaar', reden: lang, isRisicoGewogen: true } },
      { proces: 'uitvoeren-triage', casusId: triage.casusId, antwoord: { redenCode: 'te-druk', reden: lang, isGezinGeinformeerd: true } },
    ];
    type Termijn = { uiterlijk_op: Date; process_instance_key: string; regel_id: string; eenheid: string };
    const termijn = (w: { proces: string; casusId: string }): Promise<Termijn> => db('termijn as t').join('termijnregel as r', 'r.id', 't.regel_id').where({ 't.casus_id': w.casusId, 't.element_id': w.proces }).orderBy('t.start_op', 'desc').first('t.uiterlijk_op', 't.process_instance_key', 't.regel_id', 'r.eenheid') as Promise<Termijn>;
    const laatste = async (): Promise<Date> => new Date(Math.max(...(await Promise.all(wachters.map(termijn))).map((x) => x.uiterlijk_op.getTime())));
    const vraag = async (w: { proces: string; casusId: string }, niet: readonly string[] = []) => { const { process_instance_key: sleutel } = await termijn(w); return (await t.open(w.casusId)).find((r) => r.element_id === 'termijn-verlopen' && r.process_instance_key === sleutel && !niet.includes(r.id)); };
    const gevraagd = (w: { proces: string; casusId: string }, niet: readonly string[] = []) => tot(`termijn-verlopen van ${w.proces}`, () => vraag(w, niet));
    // Every rule may be lengthened here, by far enough to see the difference between the old and the new end.
    const regels = await db('termijnregel').select('id', 'verlengbaar_met', 'max_verlengingen') as { id: string; verlengbaar_met: number | null; max_verlengingen: number | null }[];
    const ver: Record<string, number> = { uur: 1500, werkdag: 45, dag: 60, week: 8, maand: 2 };
    for (const w of wachters) { const { regel_id: id, eenheid } = await termijn(w); await db('termijnregel').where({ id }).update({ verlengbaar_met: ver[eenheid], max_verlengingen: 1 }); }
    try {
      await t.voorbij(await laatste());
      const eerste: string[] = [];
      for (const w of wachters) {
        const taak = await gevraagd(w);
        eerste.push(taak.id);
        const anders = (await t.open(w.casusId)).filter((r) => r.element_id === 'termijn-verlopen' && r.id !== taak.id).map((r) => r.id);
        await t.doe(w.casusId, 'termijn-verlopen', { ...w.antwoord, uitkomst: 'verlengen' }, 'noor', anders);
        const { process_instance_key: sleutel, uiterlijk_op: eind } = await termijn(w);
        expect(eind.getTime()).toBeGreaterThan(t.s.kern.clock.now().getTime());
        const timer = await tot(`wachten op het nieuwe einde van ${w.proces}`, () => db('engine_timer').where({ element_id: 'tijd-verlengd', process_instance_key: sleutel }).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
        expect(Math.abs(timer.gaat_af_op.getTime() - eind.getTime())).toBeLessThan(1_000);
        expect(await vraag(w)).toBeUndefined();
      }
      await t.voorbij(await laatste());
      for (const w of wachters) {
        const taak = await gevraagd(w, eerste);
        const anders = (await t.open(w.casusId)).filter((r) => r.element_id === 'termijn-verlopen' && r.id !== taak.id).map((r) => r.id);
        await t.doe(w.casusId, 'termijn-verlopen', { ...w.antwoord, uitkomst: 'overnemen' }, 'noor', anders);
        await tot(`einde van de vraag in ${w.proces}`, async () => await db('element_instantie').where({ element_id: 'eind-termijn', process_instance_key: taak.process_instance_key, status: 'afgerond' }).first('sleutel') !== undefined);
      }
    } finally { for (const { id, ...oud } of regels) await db('termijnregel').where({ id }).update(oud); }
  });
});
