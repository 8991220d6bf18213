import { describe, expect, test } from 'vitest';
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
});
