import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/monitoren-samenwerking/api.ts';
import { logPseudoniem, schrijfLogboek } from '../../../src/logboek/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakRoeper } from '../../hulp/bouwsteen.ts';
import { maakOpstelling, type Opstelling } from '../casus/opstelling.ts';
import { foutenInLog, nieuweLogregels } from '../logboek/regels.ts';

type Verwerkingen = { processingActivities: { traceId: string; spanId: string; status: string; name: string; startTime: number; attributes: Record<string, string> }[] };
let o: Opstelling, roep: ReturnType<typeof maakRoeper>, fg: Medewerker;
const [wie, casusId] = [randomUUID(), randomUUID()];
const trace = '4bf92f3577b34da6a3ce929d0e0e4736', guid = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
beforeAll(async () => {
  o = await maakOpstelling();
  roep = maakRoeper(o.kern, routes, 'toezicht-houden');
  fg = await o.als('sem', 'fg');
  await o.db.transaction((tx) => schrijfLogboek(o.kern, tx, {
    aanvrager: { soort: 'systeem', naam: 'toets' }, organisatieId: null, organisatieOin: null, doel: 'triage-uitvoeren', actie: 'lezen', object: { type: 'casus', id: casusId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland' },
    betrokkenen: [wie, randomUUID()], gevraagd: ['CAS'], velden: [], niveaus: { CAS: 1 }, regels: ['VT09'], verboden: [], grondslagen: ['G01'], besluit: 'toegestaan', beleidsversie: '2026.1', noodgeval: false, traceparent: `00-${trace}-b7ad6b7169203331-01`,
  }));
});
afterAll(() => o.stop());
const lees = async (body: Record<string, unknown>, lezer = fg): Promise<Verwerkingen['processingActivities']> => ((await roep('post', '/api/v1/processing-activities', lezer, { body })).body as Verwerkingen).processingActivities;

describe('standaarden §3: the extension "lezen" of Logboek Dataverwerkingen', () => {
  test('standaarden §3: by trace, by person (a pseudonym), by activity and by time, under the names of the standard; no medewerker', async () => {
    const regels = await lees({ traceId: guid });
    expect(regels).toHaveLength(2);
    expect(regels[0]).toMatchObject({ traceId: guid, status: 'Ok', name: 'casus.lezen', startTime: expect.any(Number), spanId: expect.stringMatching(/^[0-9a-f]{16}$/), attributes: { 'dpl.core.processing_activity_id': expect.stringMatching(/^http.*\/rvva\/verwerkingsactiviteiten\/triage-uitvoeren$/), 'dpl.core.data_subject_id': logPseudoniem(o.kern, wie), 'dpl.core.data_subject_id_type': 'pseudoniem-log' } });
    expect(await lees({ 'dpl.core.data_subject_id': logPseudoniem(o.kern, wie) })).toHaveLength(1);
    expect(await lees({ 'dpl.core.data_subject_id': logPseudoniem(o.kern, wie), startTime: Date.parse('2026-11-24T00:00:00Z') })).toEqual([]);
    expect(await lees({ 'dpl.core.processing_activity_id': 'https://elders.example/rvva/x' })).toEqual([]);
    await expect(lees({})).rejects.toThrow();
  });
  test('standaarden §3, AL05: reading is a line in the three logs; another role is refused, another region finds nothing', async () => {
    const nieuw = await nieuweLogregels(o.db, () => lees({ traceId: guid }));
    expect(foutenInLog(nieuw)).toEqual([]);
    expect(nieuw.auditlog[0]).toMatchObject({ actie: 'zoek', object_id: 'verwerkingen', velden: ['traceId'] });
    await expect(lees({ traceId: guid }, await o.als('noor', 'procesregisseur'))).rejects.toMatchObject({ code: 'geen-grondslag' });
    expect(await lees({ traceId: guid }, { ...fg, regioCode: 'duinbroek' })).toEqual([]);
    expect(await lees({ traceId: guid }, { ...fg, regioCode: 'merelland' })).toHaveLength(2);
  });
});
