import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { bewaarTermijn, hervatTermijn, schortTermijnOp, verlengTermijn } from '../../../src/casus/index.ts';
import { maakBouwsteenstapel, tot, type Opstelling } from '../../hulp/bouwsteen.ts';

let o: Opstelling;
let noor: Medewerker;
beforeAll(async () => { o = await maakBouwsteenstapel({ bouwstenen: ['uitvoeren-triage'] }); noor = await o.als('noor', 'procesregisseur'); }, 120_000);
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

type Rij = { element_id: string; status: string; element_instance_key: string; uiterlijk_op: Date; process_instance_key: string };
const termijn = async (casusId: string, elementId: string): Promise<Rij> => await o.kern.db('termijn').where({ casus_id: casusId, element_id: elementId }).first() as Rij;
const staat = (casusId: string, elementId: string) => async (): Promise<string> => (await termijn(casusId, elementId)).status;
const start = async () => { const { casusId } = await o.nieuweCasus(); return { casusId, ...o.bel('uitvoeren-triage', casusId, { instrumentCode: 'veil-8' }) }; };
const veil = { instrument: 'VEIL-8', antwoorden: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, 'nee'])) };
const vulIn = async (casusId: string): Promise<unknown> => o.voltooi(await o.taak(casusId, 'instrument-invullen'), noor, { uitkomst: 'afgerond', wijze: 'gesprek', afnamen: [veil] });
/** The record stream may still be on its way with the start of the process. */
const breekAf = async (casusId: string): Promise<void> => {
  const { process_instance_key: sleutel } = await termijn(casusId, 'uitvoeren-triage');
  const { ouder_sleutel: processInstanceKey } = await tot(() => o.kern.db('proces_instantie').where({ sleutel }).whereNotNull('ouder_sleutel').first('ouder_sleutel') as Promise<{ ouder_sleutel: string } | undefined>);
  await o.client.roep('CancelProcessInstance', { processInstanceKey });
};

describe('state of a term (domein §4)', () => {
  test('domein §4: a step done in time is gehaald, its open successor and the process still run; a step that the engine breaks off before its end is vervallen', async () => {
    const { casusId } = await start();
    await o.taak(casusId, 'instrument-invullen');
    expect(await staat(casusId, 'instrument-invullen')()).toBe('loopt');
    await vulIn(casusId);
    await o.taak(casusId, 'triage-besluiten');
    await expect.poll(staat(casusId, 'instrument-invullen'), { timeout: 10_000 }).toBe('gehaald');
    expect([await staat(casusId, 'triage-besluiten')(), await staat(casusId, 'uitvoeren-triage')()]).toEqual(['loopt', 'loopt']);
    await breekAf(casusId);
    await expect.poll(staat(casusId, 'uitvoeren-triage'), { timeout: 10_000 }).toBe('vervallen');
    expect([await staat(casusId, 'triage-besluiten')(), await staat(casusId, 'instrument-invullen')()]).toEqual(['vervallen', 'gehaald']);
    // What ended stays ended: nothing suspends, resumes or extends it any more.
    const { element_instance_key: sleutel } = await termijn(casusId, 'triage-besluiten');
    await o.kern.db.transaction(async (tx) => { await schortTermijnOp(o.kern, tx, sleutel, 'toets'); await hervatTermijn(o.kern, tx, sleutel, new Date('2030-01-01T00:00:00Z')); });
    await expect(o.kern.db.transaction((tx) => verlengTermijn(o.kern, tx, sleutel))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await o.kern.db('termijn').where({ element_instance_key: sleutel }).first()).toMatchObject({ status: 'vervallen', opschortingen: [], verlengingen: 0 });
  });

  test('domein §4: a listener that stores its term after the engine broke the step off does not make it run', async () => {
    const { casusId } = await start();
    await o.taak(casusId, 'instrument-invullen');
    await breekAf(casusId);
    await expect.poll(staat(casusId, 'instrument-invullen'), { timeout: 10_000 }).toBe('vervallen');
    const rij = await termijn(casusId, 'instrument-invullen');
    await o.kern.db('termijn').where({ element_instance_key: rij.element_instance_key }).delete();
    const op = o.kern.clock.now();
    await o.kern.db.transaction((tx) => bewaarTermijn(tx, { verbandCode: 'veilig-thuis', regioCode: 'merelland', termijnCode: 'triage', urgentieCode: null, casusId, elementInstanceKey: rij.element_instance_key, processInstanceKey: rij.process_instance_key, elementId: 'instrument-invullen' }, { regel: null, startOp: op, uiterlijkOp: op, signaalOp: op }));
    expect(await staat(casusId, 'instrument-invullen')()).toBe('vervallen');
  });

  test('domein §4: a step that ends after its end is overschreden, done or broken off; one that stood still since before its end is gehaald', async () => {
    const [laat, gestopt, stil] = [await start(), await start(), await start()];
    for (const z of [laat, gestopt, stil]) await o.taak(z.casusId, 'instrument-invullen');
    const { element_instance_key: sleutel } = await termijn(stil.casusId, 'instrument-invullen');
    await o.kern.db.transaction((tx) => schortTermijnOp(o.kern, tx, sleutel, 'toets'));
    // Late only for the row: the guard of the whole bouwsteen, which asks the coordinator, is not the subject here.
    const ouder = new Date(o.kern.clock.now().getTime() - 1000);
    for (const z of [laat, gestopt]) await o.kern.db('termijn').where({ casus_id: z.casusId, element_id: 'instrument-invullen' }).update({ uiterlijk_op: ouder });
    await o.kern.db('termijn').where({ element_instance_key: sleutel }).update({ uiterlijk_op: new Date(o.kern.clock.now().getTime() + 5) });
    await vulIn(laat.casusId);
    await vulIn(stil.casusId);
    await breekAf(gestopt.casusId);
    await expect.poll(async () => Promise.all([laat, gestopt, stil].map((z) => staat(z.casusId, 'instrument-invullen')())), { timeout: 10_000 }).toEqual(['overschreden', 'overschreden', 'gehaald']);
  });

  test('domein §4: nothing runs any more of a triage that was done to its end', async () => {
    const { casusId, klaar } = await start();
    await vulIn(casusId);
    await o.voltooi(await o.taak(casusId, 'triage-besluiten'), await o.als('daan', 'procesregisseur'), { uitkomst: 'sluiten', urgentieCode: 'p4', motivatie: 'Wij kennen dit gezin en zien dat de hulp die er is genoeg doet op dit moment.' });
    await klaar();
    expect(await tot(async () => { const r = await o.kern.db('termijn').where({ casus_id: casusId }).whereIn('status', ['loopt', 'opgeschort']).select('element_id'); return r.length === 0 ? r : undefined; })).toEqual([]);
  });
});
