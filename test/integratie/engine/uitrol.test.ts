import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { UitrolFout, controleerEngine, uitrollen } from '../../../src/platform/engine/index.ts';
import { maakOpstelling } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

let o: Opstelling;
let map: string;
const proef = readFileSync(join(import.meta.dirname, 'proef.bpmn'), 'utf8');
const form = JSON.stringify({ id: 'proef.doen', type: 'default', schemaVersion: 16, versionTag: '1.0.0', components: [{ type: 'radio', key: 'uitkomst', label: 'Klaar?', values: [{ label: 'Ja', value: 'klaar' }] }] });
const schrijf = (pad: string, inhoud: string): void => { mkdirSync(dirname(join(map, pad)), { recursive: true }); writeFileSync(join(map, pad), inhoud); };
const fouten = async (): Promise<readonly { bestand: string; element: string | null; melding: string }[]> => {
  try { await uitrollen(o.kern, o.client, map); } catch (fout) { if (fout instanceof UitrolFout) return fout.regels; throw fout; }
  return [];
};

beforeAll(async () => { o = await maakOpstelling(); }, 120_000);
afterAll(async () => { await o.stop(); });
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'samenspel-uitrol-'));
  schrijf('processes/bouwstenen/proef/proef.bpmn', proef);
  schrijf('forms/proef/doen.form', form);
  return () => { rmSync(map, { recursive: true, force: true }); };
});

test('motor §3: eerste keer gaat alles uit, tweede keer niets', async () => {
  expect(await uitrollen(o.kern, o.client, map)).toEqual({ uitgerold: ['proef'], ongewijzigd: [] });
  expect(await uitrollen(o.kern, o.client, map)).toEqual({ uitgerold: [], ongewijzigd: ['proef'] });
  const element = await o.kern.db('proces_element').where({ element_id: 'doen' }).first() as Record<string, unknown>;
  expect(element).toMatchObject({ soort: 'userTask', form_id: 'proef.doen', form_versie: '1.0.0', job_types: ['proef.luisteren'] });
});

test('processen §0.3: een gebruikte versie met andere inhoud wordt geweigerd, ook buiten productie als de instelling uit staat', async () => {
  await uitrollen(o.kern, o.client, map);
  const streng = { ...o.kern, config: { ...o.kern.config, tagOverschrijven: false } };
  schrijf('processes/bouwstenen/proef/proef.bpmn', proef.replace('Iets doen', 'Iets anders doen'));
  await expect(uitrollen(streng, o.client, map)).rejects.toThrow(/Versie 1\.0\.0 is al eerder uitgerold met een andere inhoud/);
  // In productie helpt de instelling niet.
  const productie = { ...o.kern, config: { ...o.kern.config, omgeving: 'productie' as const, tagOverschrijven: true } };
  await expect(uitrollen(productie, o.client, map)).rejects.toThrow(/Een uitgerolde versie ligt vast/);
  // Buiten productie mag het als de instelling aan staat.
  expect((await uitrollen(o.kern, o.client, map)).uitgerold).toEqual(['proef']);
});

test('motor §3: een weigering van de engine noemt bestand, element en Nederlandse reden; andere pakketten gaan door', async () => {
  schrijf('processes/bouwstenen/stuk/stuk.bpmn', proef.replaceAll('id="proef"', 'id="stuk"').replace('start.proef', 'start.stuk').replace('correlationKey="=casusId"', 'correlationKey="=1+"').replace('<bpmn:outgoing>f5</bpmn:outgoing>', ''));
  // The engine lists them in any order.
  const regels = (await fouten()).toSorted((a, b) => String(b.element).localeCompare(String(a.element)));
  expect(regels.map((r) => [r.bestand, r.element])).toEqual([['processes/bouwstenen/stuk/stuk.bpmn', 'tijd-herinneren'], ['processes/bouwstenen/stuk/stuk.bpmn', 'm-gelukt']]);
  expect(regels[0]?.melding).toBe('Deze gebeurtenis heeft geen uitgaande pijl. Teken er een.');
  expect(regels[1]?.melding).toContain('‘1+’');
  expect(await o.kern.db('uitrol').where({ pakket: 'stuk' })).toEqual([]);
});

test('motor §3: een versie zonder naam wordt geweigerd', async () => {
  schrijf('processes/bouwstenen/kaal/kaal.bpmn', proef.replaceAll('id="proef"', 'id="kaal"').replace('<zeebe:versionTag value="1.0.0"/>', ''));
  expect((await fouten())[0]).toMatchObject({ element: 'kaal', melding: expect.stringContaining('versionTag') as string });
});

test('engine vervangen: alles gaat opnieuw uit en oude effecten kunnen niet voor nieuwe doorgaan', async () => {
  await uitrollen(o.kern, o.client, map);
  // given: a memory of an engine that is not this one
  await o.kern.db('uitrol').update({ definitie_sleutel: '4503599627370999' });
  await o.kern.db('job_effect').insert({ element_instance_key: '2251799813685999', job_type: 'proef.werk', job_sleutel: '1', uitvoer: '{}' });
  const termijn = { termijn_code: 'geen', verband_code: 'veilig-thuis', regio_code: 'merelland', process_instance_key: '2251799813685998', element_id: 's', start_op: new Date(), uiterlijk_op: new Date(), signaal_op: new Date() };
  await o.kern.db('termijn').insert([{ ...termijn, element_instance_key: '2251799813685998' }, { ...termijn, element_instance_key: '2251799813685999', status: 'gehaald' }]);
  // given: what hangs on the keys of that engine: who may not see a task, a proposal for repair, a command and a signal about a step
  const [organisatie, iemand, sleutel] = [randomUUID(), randomUUID(), '2251799813685998'];
  await o.kern.db('organisatiesoort').insert({ code: 'PRF', naam: 'Proef', versie: '0', bron: 'proef' });
  await o.kern.db('organisatie').insert({ id: organisatie, oin: '00000099000000918001', naam: 'Proef', soort: 'PRF' });
  await o.kern.db('medewerker').insert({ id: iemand, organisatie_id: organisatie, sub: 'proef-uitrol', naam: 'Proef', functie: 'Proef' });
  await o.kern.db('taak_uitsluiting').insert({ process_instance_key: sleutel, medewerker_id: iemand });
  await o.kern.db('herstelvoorstel').insert({ incident_sleutel: '2251799813685180', process_instance_key: sleutel, actie: 'opnieuw', reden: 'De bron is weer bereikbaar.', voorgesteld_door: iemand, voorgesteld_op: new Date() });
  const [opdracht] = await o.kern.db('outbox').insert({ volgorde_sleutel: 'proef', soort: 'variabelen-zetten', opdracht: JSON.stringify({ soort: 'variabelen-zetten', elementInstanceKey: sleutel, variabelen: {} }), niet_voor: new Date(Date.now() + 3_600_000) }).returning('id') as { id: string }[];
  // when
  const productie = { ...o.kern, config: { ...o.kern.config, omgeving: 'productie' as const } };
  await expect(controleerEngine(productie, o.client)).rejects.toThrow(/Herstel de gegevens van de engine/);
  expect((await uitrollen(o.kern, o.client, map)).uitgerold).toEqual(['proef']);
  // then
  expect(await o.kern.db('job_effect')).toEqual([]);
  expect(await o.kern.db('termijn').orderBy('element_instance_key', 'desc').select('element_instance_key', 'status')).toEqual([{ element_instance_key: '-2251799813685998', status: 'vervallen' }, { element_instance_key: '-2251799813685999', status: 'gehaald' }]);
  expect(await o.kern.db('taak_uitsluiting').where({ medewerker_id: iemand }).pluck('process_instance_key'), 'still not for him').toEqual([`-${sleutel}`]);
  expect(await o.kern.db('herstelvoorstel').select('status', 'beoordeling', 'beoordeeld_door')).toEqual([{ status: 'vervallen', beoordeling: 'De engine is vervangen.', beoordeeld_door: null }]);
  expect(await o.kern.db('outbox').where({ id: opdracht?.id }).first('status', 'oorzaak')).toEqual({ status: 'vervallen', oorzaak: 'De engine is vervangen' });
});
