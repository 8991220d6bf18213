import { expect, test } from 'vitest';
import { z } from 'zod';
import { leesBpmn } from '../../../src/platform/engine/bpmn-lezen.ts';
import { ContractFout, foutenZonderWaarden, leesInvoer, leesUitvoer } from '../../../src/platform/engine/contract-fout.ts';
import { duurInMs, wachtVoorPoging } from '../../../src/platform/engine/duur.ts';
import { datumVanEngine, leesEngineJson, sleutelOfNiets } from '../../../src/platform/engine/sleutels.ts';
import { leesUitrolbestand } from '../../../src/platform/engine/uitrol-bestanden.ts';
import { vertaalWeigering } from '../../../src/platform/engine/uitrol-fouten.ts';
import { veiligeOorzaak } from '../../../src/platform/engine/veilige-oorzaak.ts';
import { exporterInstellingen } from '../../../src/platform/engine/stroom/exporter-instellingen.ts';
import { leesBulk } from '../../../src/platform/engine/stroom/record.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';

test('huisregel 9: gehele getallen van 16 cijfers en meer blijven tekst, kleinere getallen niet', () => {
  expect(leesEngineJson('{"key":9223372036854775807,"versie":3,"leeg":-1,"tekst":"a:1234567890123456","neg":-2251799813685249}')).toEqual({ key: '9223372036854775807', versie: 3, leeg: -1, tekst: 'a:1234567890123456', neg: '-2251799813685249' });
  expect(sleutelOfNiets(-1)).toBeNull();
  expect(sleutelOfNiets('2251799813685249')).toBe('2251799813685249');
});

test('motor §1: een datum met zone-aanduiding wordt gelezen, een lege is geen datum', () => {
  expect(datumVanEngine('2026-11-23T09:00:00Z[Etc/UTC]')).toEqual(new Date('2026-11-23T09:00:00Z'));
  expect(datumVanEngine('')).toBeNull();
  expect(datumVanEngine('morgen')).toBeNull();
});

test('motor §1: een bulk heeft één exporter; een andere afzender of een halve bulk wordt geweigerd', () => {
  const kop = '{"index":{"_index":"samenspel-taken_user-task_8.6.0_2026-11-23"}}';
  expect(leesBulk(`${kop}\n{"key":22517998136852490,"position":3,"partitionId":1}\n`)).toMatchObject({ exporter: 'taken', records: [{ key: '22517998136852490', position: 3 }] });
  expect(() => leesBulk('{"index":{"_index":"zeebe-record_x"}}\n{}\n')).toThrow('onbekende exporter');
  expect(() => leesBulk(`${kop}\n`)).toThrow('onvolledige bulk');
});

test('motor §1: de exporters sturen alleen wat wij lezen; variabelen alleen als daarom gevraagd is', () => {
  const i = exporterInstellingen('http://127.0.0.1:9200');
  const aan = (naam: string): string[] => Object.entries(i).filter(([k, v]) => k.startsWith(`zeebe.broker.exporters.${naam}.args.index.`) && v === 'true').map(([k]) => k.split('.').at(-1) ?? '').toSorted();
  expect(aan('taken')).toEqual(['event', 'userTask']);
  expect(aan('stroom')).toEqual(['event', 'incident', 'messageStartEventSubscription', 'process', 'processInstance', 'processInstanceMigration', 'processMessageSubscription', 'timer']);
  expect(i['zeebe.broker.exporters.taken.args.bulk.size']).toBe('1');
  expect(i['zeebe.broker.exporters.stroom.args.bulk.delay']).toBe('1');
  expect(exporterInstellingen('x', { extra: ['variable'] })['zeebe.broker.exporters.stroom.args.index.variable']).toBe('true');
});

test('processen §1.2: koppen, eigenschappen, formulier en job types van elk element; commentaar telt niet', () => {
  const xml = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="b" xmlns:zeebe="z"><!-- <bpmn:userTask id="nee"/> -->
    <bpmn:process id="p" isExecutable="true"><bpmn:extensionElements><zeebe:versionTag value="2.1.0"/></bpmn:extensionElements>
    <bpmn:subProcess id="deel" name="Eén &amp; ander"><bpmn:userTask id="t" name='Bel "nu"'><bpmn:extensionElements><zeebe:formDefinition formId="x.t" versionTag="1.0.0"/><zeebe:taskHeaders><zeebe:header key="samenspel:scherm" value="kaart"/></zeebe:taskHeaders>
      <zeebe:properties><zeebe:property name="samenspel:aard" value="besluit"/></zeebe:properties><zeebe:executionListeners><zeebe:executionListener eventType="start" type="proces.termijn-zetten"/></zeebe:executionListeners></bpmn:extensionElements></bpmn:userTask></bpmn:subProcess>
    <bpmn:serviceTask id="s"><bpmn:extensionElements><zeebe:taskDefinition type="x.s"/></bpmn:extensionElements></bpmn:serviceTask><bpmn:serviceTask id="d"><bpmn:extensionElements><zeebe:taskDefinition type="=soort"/></bpmn:extensionElements></bpmn:serviceTask></bpmn:process>
    <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNShape id="t_di" bpmnElement="t"/></bpmndi:BPMNDiagram></bpmn:definitions>`;
  const [p] = leesBpmn(xml);
  expect(p).toMatchObject({ id: 'p', versieTag: '2.1.0' });
  expect(p?.elementen.map((e) => e.id)).toEqual(['p', 'deel', 't', 's', 'd']);
  expect(p?.elementen.find((e) => e.id === 'deel')?.naam).toBe('Eén & ander');
  expect(p?.elementen.find((e) => e.id === 't')).toEqual({ id: 't', soort: 'userTask', naam: 'Bel "nu"', formId: 'x.t', formVersie: '1.0.0', jobTypes: ['proces.termijn-zetten'], koppen: { 'samenspel:scherm': 'kaart' }, eigenschappen: { 'samenspel:aard': 'besluit' } });
  expect(p?.elementen.filter((e) => e.soort === 'serviceTask').map((e) => e.jobTypes)).toEqual([['x.s'], []]);
});

test('uitrol: versies van beslissingen en formulieren worden gelezen', () => {
  expect(leesUitrolbestand('a.dmn', '<definitions><decision id="b.een" name="x"><extensionElements><zeebe:versionTag value="1.0.0"/></extensionElements></decision><decision id="b.twee"/></definitions>').definities)
    .toEqual([{ soort: 'beslissing', id: 'b.een', versieTag: '1.0.0' }, { soort: 'beslissing', id: 'b.twee', versieTag: null }]);
  expect(leesUitrolbestand('a.form', '{"id":"x.y","versionTag":"1.2.0"}').definities).toEqual([{ soort: 'formulier', id: 'x.y', versieTag: '1.2.0' }]);
  expect(() => leesUitrolbestand('a.form', '{}')).toThrow('het formulier heeft geen id');
});

test('uitrol: een weigering over twee bestanden wordt per bestand en element verteld', () => {
  const tekst = "Expected to deploy new resources, but encountered the following errors:\n'a.bpmn': - Element: een\n    - ERROR: Must have at least one outgoing sequence flow or association\n    - ERROR: iets onbekends\n'b.bpmn': cvc-elt.1.a: Cannot find the declaration of element\n";
  expect(vertaalWeigering(tekst, ['a.bpmn', 'b.bpmn'])).toEqual([
    { bestand: 'a.bpmn', element: 'een', melding: 'Deze gebeurtenis heeft geen uitgaande pijl. Teken er een.' },
    { bestand: 'a.bpmn', element: 'een', melding: 'De engine weigert dit: iets onbekends' },
    { bestand: 'b.bpmn', element: null, melding: 'Het bestand is geen geldige BPMN of DMN.' },
  ]);
  expect(vertaalWeigering('iets heel anders', ['a.bpmn'])).toEqual([{ bestand: 'a.bpmn', element: null, melding: 'De engine weigert dit: iets heel anders' }]);
});

test('processen §1.6: geen enkele waarde in de tekst van een contractfout', () => {
  const schema = z.strictObject({ soortCode: z.enum(['a', 'b']), aantal: z.int(), lijst: z.array(z.strictObject({ id: z.uuid() })) });
  const waarde = 'Geheimenaar';
  const { error } = schema.safeParse({ soortCode: waarde, aantal: waarde, lijst: [{ id: waarde, [waarde]: 1 }], [`${waarde} x`]: waarde });
  const tekst = foutenZonderWaarden(error?.issues ?? []).join('|');
  expect(tekst).toBe('soortCode: invalid_value|aantal: invalid_type|lijst.0.id: invalid_format|niet gedeclareerd: (naam weggelaten)|niet gedeclareerd: (naam weggelaten)');
  expect(() => leesUitvoer(schema, { soortCode: waarde })).toThrow(ContractFout);
});

test('processen §1.3: null van FEEL telt als afwezig, behalve waar null mag', () => {
  const schema = z.strictObject({ a: z.string().optional(), b: z.string().nullable() });
  expect(leesInvoer(schema, { a: null, b: null })).toEqual({ b: null });
  expect(() => leesInvoer(schema, { c: 1, b: null })).toThrow('invoer past niet bij de declaratie: niet gedeclareerd: c');
});

test('motor §2: de wachttijd verdubbelt per poging tot tien minuten', () => {
  expect(duurInMs('PT10S')).toBe(10_000);
  expect(duurInMs('P1DT2H')).toBe(93_600_000);
  expect(() => duurInMs('tien')).toThrow('Geen duur');
  expect([0, 1, 2, 10].map((n) => wachtVoorPoging('PT10S', n))).toEqual([10_000, 20_000, 40_000, 600_000]);
});

test('huisregel 5: de oorzaak van een fout bevat nooit haar tekst', () => {
  const db = Object.assign(new Error('Key (bsn)=(999990019) already exists'), { name: 'error', code: '23505', constraint: 'persoon_bsn_uniek' });
  expect(veiligeOorzaak(db)).toBe('error 23505 persoon_bsn_uniek');
  expect(veiligeOorzaak(new Error('Jan Jansen'))).toBe('Error');
  expect(veiligeOorzaak(new Probleem('gesloten', 'Jan Jansen'))).toBe('probleem: gesloten');
  expect(veiligeOorzaak('Jan')).toBe('onbekende fout');
});
