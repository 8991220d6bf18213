import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openCasus } from '../../../src/casus/index.ts';
import type { z } from 'zod';
import { routes } from '../../../src/bouwstenen/vaststellen-identiteit/api.ts';
import type { Opgave } from '../../../src/bouwstenen/vaststellen-identiteit/matching.ts';
import { voegOpgaveToe } from '../../../src/bouwstenen/vaststellen-identiteit/store/vaststellingen.ts';
import { taken } from '../../../src/bouwstenen/vaststellen-identiteit/taken/index.ts';
import { voerJobUit, type Jobantwoord } from '../../../src/platform/engine/job-uitvoeren.ts';
import type { Worker } from '../../../src/platform/engine/declaratie.ts';
import type { Kern } from '../../../src/platform/kern.ts';
import type { TaakContext, Taakgegevens, Voltooiing } from '../../../src/taken/taakafhandeling.ts';
import { startBrpSimulator, type BrpSimulator } from '../../../src/simulatoren/brp/index.ts';
import { startBvvSimulator } from '../../../src/simulatoren/bvv/index.ts';
import { maakDemoPersonen, type DemoPersoon } from '../../../src/simulatoren/personen/index.ts';
import { brpRaadplegen } from '../../../workers/vaststellen-identiteit/brp-raadplegen.ts';
import { bvvRaadplegen } from '../../../workers/vaststellen-identiteit/bvv-raadplegen.ts';
import { gezagRaadplegen } from '../../../workers/vaststellen-identiteit/gezag-raadplegen.ts';
import { huishoudenAfleiden } from '../../../workers/vaststellen-identiteit/huishouden-afleiden.ts';
import { maakOpstelling, traceparent, type Opstelling } from '../casus/opstelling.ts';

let o: Opstelling;
let kern: Kern;
let brp: BrpSimulator;
let bvv: Awaited<ReturnType<typeof startBvvSimulator>>;
const demo = maakDemoPersonen('2026-11-23');
const p = (nr: string): DemoPersoon => demo.find((x) => x.nr === nr)!;
beforeAll(async () => {
  o = await maakOpstelling();
  brp = await startBrpSimulator({ personen: demo, klok: o.kern.clock });
  bvv = await startBvvSimulator({ personen: demo });
  kern = { ...o.kern, config: { ...o.kern.config, brpUrl: brp.adres, bvvUrl: bvv.adres } };
});
afterAll(async () => { await brp.stop(); await bvv.stop(); await o.stop(); });
afterEach(() => { brp.zetStoring({ soort: 'geen' }); bvv.zetStoring({ soort: 'geen' }); });

/** What a melder would tell about a demo person. */
const vertel = (nr: string, anders: Partial<Opgave> = {}): Opgave => {
  const x = p(nr);
  const geboortedatum = x.geboorte.soort === 'volledig' ? x.geboorte.datum : x.geboorte.soort === 'jaar' ? String(x.geboorte.jaar) : undefined;
  return { bsn: x.bsn, voornamen: x.voornamen, voorvoegsel: x.voorvoegsel, geslachtsnaam: x.geslachtsnaam, geboortedatum, ...anders };
};
const open = async (mensen: readonly (readonly [string, Opgave])[]): Promise<string> => {
  const casusId = randomUUID();
  await kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: randomUUID(), meldingOntvangenOp: kern.clock.now(), prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null });
    for (const [rol, opgave] of mensen) await voegOpgaveToe(kern, tx, casusId, rol, opgave);
  });
  return casusId;
};
let sleutel = 2_251_799_813_800_000;
const voer = (worker: Worker, casusId: string, anders: { retries?: number; elementInstanceKey?: string; extra?: Record<string, unknown> } = {}): Promise<Jobantwoord> => {
  sleutel += 1;
  const variabelen = worker === huishoudenAfleiden ? { casusId } : { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', doelCode: 'identiteit-vaststellen', ...anders.extra };
  return voerJobUit(kern, worker, { key: String(sleutel), type: worker.declaratie.type, processInstanceKey: '2251799813500000', elementInstanceKey: anders.elementInstanceKey ?? String(sleutel), elementId: 'stap', bpmnProcessId: 'vaststellen-identiteit', customHeaders: '{}', variables: JSON.stringify(variabelen), retries: anders.retries ?? 5 } as never);
};
const uit = async (worker: Worker, casusId: string): Promise<Record<string, unknown>> => {
  const a = await voer(worker, casusId);
  if (a.soort !== 'klaar') throw new Error(a.code);
  return a.uitvoer;
};
const staten = async (casusId: string): Promise<string[]> => (await kern.db('identiteitsvaststelling').where({ casus_id: casusId }).orderBy(['aangemaakt_op', 'id']).pluck('status') as string[]).sort();
const taak = async <R>(formId: string, casusId: string, wie: string, werk: (t: (typeof taken)[number], ctx: TaakContext) => Promise<R>, variabelen: Record<string, unknown> = {}): Promise<R> => {
  const afhandeling = taken.find((t) => t.formId === `vaststellen-identiteit.${formId}`)!;
  const medewerker = await o.als(wie);
  return kern.db.transaction((tx) => werk(afhandeling, { kern, tx, now: kern.clock.now(), taakId: randomUUID(), formId: afhandeling.formId, elementId: formId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', processInstanceKey: '1', elementInstanceKey: '2', variabelen, medewerker, traceparent }));
};
const lees = (formId: string, casusId: string, wie = 'noor', variabelen = {}): Promise<Taakgegevens> => taak(formId, casusId, wie, (t, ctx) => t.lees(ctx), variabelen);
const voltooi = (formId: string, casusId: string, antwoorden: Record<string, unknown>, wie = 'noor', variabelen = {}): Promise<Voltooiing> => taak(formId, casusId, wie, (t, ctx) => t.voltooi(ctx, (t.antwoorden as z.ZodType).parse(antwoorden)), variabelen);

describe('R2.1 and R2.2 against the BRP over HTTP', () => {
  test('R2.2: BSN, birth date and name match → settled, betrokkene of the case, BSN nowhere readable (domein §7.2 (i) 000900011)', async () => {
    const casusId = await open([['kind', vertel('P09', { geslachtsnaam: 'cosic' })]]);
    expect(await uit(brpRaadplegen, casusId)).toEqual({ aantalGevonden: 1, aantalTwijfel: 0, aantalNietGevonden: 0, isBvvNodig: false });
    const [betrokkene] = await kern.db('casus_betrokkene').where({ casus_id: casusId });
    expect(betrokkene).toMatchObject({ rol_in_casus: 'kind' });
    const persoon = await kern.db('persoon').where({ id: betrokkene.persoon_id }).first();
    expect(persoon).toMatchObject({ geslachtsnaam: 'Ćosić', naam_zoek: 'luka cosic', bron: 'BRP' });
    expect(JSON.stringify(persoon)).not.toContain('000900011');
    expect(JSON.stringify(await kern.db('identiteitsvaststelling').where({ casus_id: casusId }))).not.toContain('osi');
  });
  test('R2.2: the same job twice has one effect', async () => {
    const casusId = await open([['centraal', vertel('P01')]]);
    for (let i = 0; i < 2; i += 1) expect((await voer(brpRaadplegen, casusId, { elementInstanceKey: '2251799813999999' })).soort).toBe('klaar');
    expect(await kern.db('bron_raadpleging').where({ casus_id: casusId })).toHaveLength(1);
    expect(await kern.db('casus_betrokkene').where({ casus_id: casusId })).toHaveLength(1);
  });
  test('R2.2: a search hit, a wrong birth date, somebody who died and nobody at all are for a human', async () => {
    const casusId = await open([['kind', vertel('P07', { bsn: undefined, voornamen: 'jorgen', geslachtsnaam: 'cosic' })], ['ouder', vertel('P01', { geboortedatum: '1980-01-01' })], ['ouder', vertel('P20')], ['overig', { geslachtsnaam: 'Bestaatniet', geboortedatum: '1980-01-01' }]]);
    expect(await uit(brpRaadplegen, casusId)).toEqual({ aantalGevonden: 0, aantalTwijfel: 3, aantalNietGevonden: 1, isBvvNodig: true });
    expect(await kern.db('casus_betrokkene').where({ casus_id: casusId })).toEqual([]);
    const { opties, nietMogelijk } = await lees('kandidaat-kiezen', casusId);
    expect(opties!['personen']!.map((x) => x.label).join()).toContain('Jörgen Ćosić');
    expect(opties!['personen']!.map((x) => x.uitleg).join()).toContain('OVERLEDEN');
    expect(Object.keys(nietMogelijk!)).toEqual(['vastgesteld']);
  });
  test('R2.1: postcode and number when the birth date is only partly known', async () => {
    const v = p('P30').verblijf as { postcode: string; huisnummer: number };
    const casusId = await open([['overig', vertel('P30', { bsn: undefined, postcode: v.postcode, huisnummer: v.huisnummer })]]);
    expect((await uit(brpRaadplegen, casusId))['aantalTwijfel']).toBe(1);
    expect(await kern.db('bron_raadpleging').where({ casus_id: casusId }).pluck('vraagsoort')).toEqual(['ZoekMetPostcodeEnHuisnummer']);
  });
  test('R2.1: without BSN and unknown to the BRP → the BVV, and then a human', async () => {
    const casusId = await open([['overig', vertel('P27')]]);
    expect(await uit(brpRaadplegen, casusId)).toMatchObject({ aantalNietGevonden: 1, isBvvNodig: true });
    expect(await uit(bvvRaadplegen, casusId)).toEqual({ aantalTwijfel: 1, aantalNietGevonden: 0 });
    const [keuze] = (await lees('kandidaat-kiezen', casusId)).opties!['personen']!;
    await voltooi('kandidaat-kiezen', casusId, { personen: [keuze!.waarde], controle: 'identiteitsbewijs', motivatie: 'Paspoort gezien op kantoor.', uitkomst: 'vastgesteld' });
    expect(await staten(casusId)).toEqual(['bevestigd']);
    expect(await kern.db('persoon').where({ bron: 'BVV' }).first()).toMatchObject({ bsn_index: null, geslachtsnaam: 'Tesfaye' });
  });
  test('R2.1: the BVV is down at the last attempt → still a human, no incident', async () => {
    const casusId = await open([['overig', vertel('P27')]]);
    await uit(brpRaadplegen, casusId);
    bvv.zetStoring({ soort: 'uit' });
    await expect(voer(bvvRaadplegen, casusId)).rejects.toThrow('BVV niet bereikbaar');
    expect(await voer(bvvRaadplegen, casusId, { retries: 1 })).toMatchObject({ soort: 'klaar', uitvoer: { aantalTwijfel: 0, aantalNietGevonden: 1 } });
  });
  test('R2.3: only the fields of the doel are asked, and each consultation is kept without the person', async () => {
    const casusId = await open([['centraal', vertel('P01')]]);
    await uit(brpRaadplegen, casusId);
    const [rij] = await kern.db('bron_raadpleging').where({ casus_id: casusId });
    const { velden } = await kern.db('brp_veldenset').where({ doel: 'identiteit-vaststellen', vraag: 'raadplegen' }).first('velden');
    expect(rij).toMatchObject({ bron: 'BRP', velden, resultaat: 'gevonden', doel: 'identiteit-vaststellen' });
    expect(JSON.stringify(rij)).not.toContain(p('P01').bsn);
    expect(await kern.db('verwerkingenlog').where({ casus_id: casusId })).not.toHaveLength(0);
  });
  test('R2.2: more than ten candidates → nobody is shown and the search must be refined', async () => {
    const elf = await startBrpSimulator({ personen: Array.from({ length: 11 }, (_, i) => ({ ...p('P01'), nr: `P${70 + i}`, bsn: `99960${1000 + i}` })), klok: kern.clock });
    const eigen = kern;
    kern = { ...kern, config: { ...kern.config, brpUrl: elf.adres } };
    try {
      const casusId = await open([['ouder', vertel('P01', { bsn: undefined })]]);
      expect(await uit(brpRaadplegen, casusId)).toEqual({ aantalGevonden: 0, aantalTwijfel: 1, aantalNietGevonden: 0, isBvvNodig: false });
      const { opties, secties, nietMogelijk } = await lees('kandidaat-kiezen', casusId);
      expect(opties!['personen']).toEqual([]);
      expect(secties[0]!.regels[0]!.waarde).toBe('Meer dan 10 personen gevonden. Verfijn uw zoekvraag.');
      expect(nietMogelijk).toHaveProperty('vastgesteld');
      kern = eigen;
      await expect(voltooi('kandidaat-kiezen', casusId, { motivatie: 'Ik zoek met het BSN.', uitkomst: 'opnieuw', zoekVoor: opties!['zoekVoor']![0]!.waarde, zoekBsn: '999500017' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/zoekBsn', code: 'bsn-ongeldig' }] } });
      await voltooi('kandidaat-kiezen', casusId, { motivatie: 'Ik zoek met het BSN.', uitkomst: 'opnieuw', zoekVoor: opties!['zoekVoor']![0]!.waarde, zoekBsn: p('P01').bsn });
      expect(await uit(brpRaadplegen, casusId)).toMatchObject({ aantalGevonden: 1, aantalTwijfel: 0 });
    } finally { kern = eigen; await elf.stop(); }
  });
  test('R2.3: what is older than 24 hours is asked again, what is fresh is not', async () => {
    const casusId = await open([['centraal', vertel('P40')]]);
    await uit(brpRaadplegen, casusId);
    const keren = async (): Promise<number> => { brp.wisTellers(); await uit(gezagRaadplegen, casusId); return brp.tellers()['/haalcentraal/api/brp/personen'] ?? 0; };
    expect(await keren()).toBe(0);
    o.zetKlok('2026-11-24T08:30:00Z');
    expect(await keren()).toBe(1);
    expect(await keren()).toBe(0);
    o.zetKlok('2026-11-23T08:00:00Z');
  });
  test('processen §2.2: the outcome of kandidaat-kiezen must fit what was chosen', async () => {
    const casusId = await open([['ouder', vertel('P01', { bsn: undefined })], ['ouder', vertel('P02', { bsn: undefined })]]);
    await uit(brpRaadplegen, casusId);
    const keuzes = (await lees('kandidaat-kiezen', casusId)).opties!['personen']!.map((k) => k.waarde);
    const basis = { controle: 'gegevens-vergeleken', motivatie: 'Gegevens met de melding vergeleken.' };
    for (const [personen, uitkomst] of [[[keuzes[0]], 'vastgesteld'], [keuzes, 'deels'], [[], 'deels'], [[keuzes[0]], 'niet-vastgesteld'], [[`${randomUUID()}:1`], 'deels'], [[keuzes[0], keuzes[0]], 'deels']] as const)
      await expect(voltooi('kandidaat-kiezen', casusId, { ...basis, personen, uitkomst }), `${personen.length} ${uitkomst}`).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await voltooi('kandidaat-kiezen', casusId, { ...basis, personen: [keuzes[0]], uitkomst: 'deels' });
    expect(await staten(casusId)).toEqual(['bevestigd', 'niet-vast-te-stellen']);
    expect(await kern.db('identiteitskandidaat').join('identiteitsvaststelling as v', 'v.id', 'vaststelling_id').where('v.casus_id', casusId)).toEqual([]);
    expect(await uit(gezagRaadplegen, casusId)).toEqual({ gezagCode: 'niet-van-toepassing' });
    expect(await uit(huishoudenAfleiden, casusId)).toMatchObject({ vaststellingUitkomst: 'deels', aantalBetrokkenen: 2, aantalTwijfel: 1 });
    expect(await kern.db('persoon').whereIn('id', kern.db('casus_betrokkene').where({ casus_id: casusId }).select('persoon_id')).pluck('verblijf')).toEqual(['adres']);
  });
});

describe('domein §7.2 (g) the BRP is down', () => {
  test('domein §7.2 (g): retries first, on the last one BRON_NIET_BEREIKBAAR and the people wait in the task', async () => {
    const casusId = await open([['centraal', vertel('P01')], ['kind', vertel('P03')]]);
    brp.zetStoring({ soort: 'uit' });
    await expect(voer(brpRaadplegen, casusId)).rejects.toThrow('BRP niet bereikbaar');
    expect(await staten(casusId)).toEqual(['open', 'open']);
    for (const soort of ['uit', 'fout'] as const) { brp.zetStoring({ soort }); expect(await voer(brpRaadplegen, casusId, { retries: 1 })).toEqual({ soort: 'bpmn-fout', code: 'BRON_NIET_BEREIKBAAR' }); }
    expect(await staten(casusId)).toEqual(['bron-onbereikbaar', 'bron-onbereikbaar']);
    const { opties } = await lees('identiteit-handmatig', casusId);
    expect(opties!['personen']).toHaveLength(2);
    await expect(voltooi('identiteit-handmatig', casusId, { reden: 'De BRP ligt eruit vandaag.', uitkomst: 'ingevoerd' })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/personen' }, { veld: '/bewijs' }] } });
    await voltooi('identiteit-handmatig', casusId, { personen: [opties!['personen']![0]!.waarde], bewijs: 'identiteitsbewijs', reden: 'De BRP ligt eruit vandaag.', uitkomst: 'ingevoerd' });
    expect(await staten(casusId)).toEqual(['bron-onbereikbaar', 'handmatig']);
    brp.zetStoring({ soort: 'geen' });
    expect(await uit(brpRaadplegen, casusId)).toMatchObject({ aantalGevonden: 2, aantalTwijfel: 0 });
    expect(await staten(casusId)).toEqual(['bevestigd', 'handmatig']);
  });
  test('R2.8: gezag unreachable at the last attempt → beoordelen, never access', async () => {
    const casusId = await open([['ouder', vertel('P06')], ['kind', vertel('P07')]]);
    await uit(brpRaadplegen, casusId);
    brp.zetStoring({ soort: 'fout' });
    await expect(voer(gezagRaadplegen, casusId)).rejects.toThrow('niet bereikbaar');
    expect(await voer(gezagRaadplegen, casusId, { retries: 1 })).toMatchObject({ uitvoer: { gezagCode: 'beoordelen' } });
    expect(await kern.db('gezagsrelatie').where({ casus_id: casusId }).first()).toMatchObject({ triggers: ['bron-onbereikbaar'], code: 'beoordelen' });
  });
});

describe('R2.7 gezag of a case', () => {
  const gezag = async (mensen: readonly (readonly [string, string])[]): Promise<{ casusId: string; code: unknown; triggers: string[][] }> => {
    const casusId = await open(mensen.map(([rol, nr]) => [rol, vertel(nr)] as const));
    await uit(brpRaadplegen, casusId);
    const { gezagCode } = await uit(gezagRaadplegen, casusId);
    return { casusId, code: gezagCode, triggers: await kern.db('gezagsrelatie').where({ casus_id: casusId }).whereNull('tot').pluck('triggers') };
  };
  test('R2.7: one parent → clear; nobody under 18 → not applicable', async () => {
    expect(await gezag([['ouder', 'P06'], ['kind', 'P07']])).toMatchObject({ code: 'eenduidig', triggers: [[]] });
    expect(await gezag([['centraal', 'P40'], ['overig', 'P41']])).toMatchObject({ code: 'niet-van-toepassing', triggers: [] });
  });
  test.each([
    ['the suspected offender holds gezag', [['vermoedelijk-pleger', 'P02'], ['kind', 'P03']], 'vermoedelijk-pleger'], ['in onderzoek', [['ouder', 'P31'], ['kind', 'P32']], 'in-onderzoek'],
    ['cannot be determined', [['kind', 'P28']], 'gezag-niet-te-bepalen'], ['nobody for now', [['kind', 'P37']], 'tijdelijk-geen-gezag'], ['an institution', [['kind', 'P21']], 'geen-derden'], ['an unknown third', [['ouder', 'P48'], ['kind', 'P50']], 'onbekende-derde'],
  ] as const)('R2.7: %s → a person', async (_, mensen, trigger) => { expect(await gezag(mensen)).toMatchObject({ code: 'beoordelen', triggers: [[trigger]] }); });
  test('processen §2.2: nader-uitzoeken asks again, vastgesteld ends it until the source says something else', async () => {
    const { casusId } = await gezag([['ouder', 'P24'], ['kind', 'P28']]);
    const { opties, secties } = await lees('gezag-beoordelen', casusId, 'wiebe');
    expect(JSON.stringify(secties)).toContain('Geef een ouder nu geen toegang');
    await voltooi('gezag-beoordelen', casusId, { motivatie: 'De gemeente zoekt de akte van erkenning op.', uitkomst: 'nader-uitzoeken' }, 'wiebe');
    expect(await uit(gezagRaadplegen, casusId)).toEqual({ gezagCode: 'beoordelen' });
    await expect(voltooi('gezag-beoordelen', casusId, { bron: 'gemeente', motivatie: 'De akte is gevonden bij de gemeente.', uitkomst: 'vastgesteld' }, 'wiebe')).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await voltooi('gezag-beoordelen', casusId, { vertegenwoordigers: [opties!['vertegenwoordigers']![0]!.waarde], bron: 'gemeente', motivatie: 'De akte is gevonden bij de gemeente.', uitkomst: 'vastgesteld' }, 'wiebe');
    expect(await uit(gezagRaadplegen, casusId)).toEqual({ gezagCode: 'eenduidig' });
    expect(await uit(huishoudenAfleiden, casusId)).toMatchObject({ isGezagEenduidig: true, aantalMinderjarigen: 1 });
    brp.wijzig('P28', { gezag: { type: 'TijdelijkGeenGezag', toelichting: 'Tijdelijk geen gezag.' } });
    expect(await uit(gezagRaadplegen, casusId)).toEqual({ gezagCode: 'beoordelen' });
    brp.wijzig('P28', p('P28'));
    expect(await kern.db('vertegenwoordiging')).toEqual([]);
  });
});

describe('R2.10 and R2.9 household', () => {
  test('R2.10: relations with source and certainty, one household, facts for the engine; nobody is added', async () => {
    const casusId = await open([['ouder', vertel('P01')], ['vermoedelijk-pleger', vertel('P02')], ['kind', vertel('P03')]]);
    await uit(brpRaadplegen, casusId);
    await uit(gezagRaadplegen, casusId);
    expect(await uit(huishoudenAfleiden, casusId)).toEqual({ aantalBetrokkenen: 3, aantalMinderjarigen: 1, aantalTwijfel: 0, isGezagEenduidig: false, vaststellingUitkomst: 'vastgesteld' });
    await uit(huishoudenAfleiden, casusId);
    expect((await kern.db('relatie').where({ casus_id: casusId }).pluck('soort') as string[]).sort()).toEqual(['ouder', 'ouder', 'partner']);
    expect(await kern.db('huishouden_lid').join('huishouden', 'huishouden.id', 'huishouden_id').where({ casus_id: casusId })).toHaveLength(3);
    expect(await kern.db('casus_betrokkene').where({ casus_id: casusId })).toHaveLength(3);
  });
  test('processen §2.2: betrokkene-toevoegen asks the sources about the new person', async () => {
    const casusId = await open([['ouder', vertel('P06')]]);
    await uit(brpRaadplegen, casusId);
    await uit(gezagRaadplegen, casusId);
    const wie = vertel('P56');
    await voltooi('netwerk-aanvullen', casusId, { huishoudenKlopt: 'ja', nieuwRol: 'partner', nieuwBsn: wie.bsn, nieuwGeslachtsnaam: wie.geslachtsnaam, nieuwGeboortedatum: wie.geboortedatum, uitkomst: 'betrokkene-toevoegen' });
    expect(await uit(brpRaadplegen, casusId)).toMatchObject({ aantalGevonden: 2, aantalTwijfel: 0 });
    await uit(gezagRaadplegen, casusId);
    await uit(huishoudenAfleiden, casusId);
    const [suggestie] = (await lees('netwerk-aanvullen', casusId)).opties!['relaties']!;
    expect(suggestie).toMatchObject({ label: expect.stringContaining(' is ex-partner van ') as string, uitleg: 'Een vermoeden. Bron: BRP.' });
    await voltooi('netwerk-aanvullen', casusId, { huishoudenKlopt: 'ja', relaties: [suggestie!.waarde], uitkomst: 'bevestigd' });
    expect(await kern.db('relatie').where({ id: suggestie!.waarde }).first()).toMatchObject({ is_bevestigd: true, zekerheid: 2 });
  });
  test('R2.9: a secret address reads "geheim" without gemeente or household; a known deceased is shown', async () => {
    const casusId = await open([['slachtoffer', vertel('P31')], ['kind', vertel('P32')], ['vermoedelijk-pleger', vertel('P34')]]);
    await uit(brpRaadplegen, casusId);
    await uit(gezagRaadplegen, casusId);
    await uit(huishoudenAfleiden, casusId);
    const route = routes.find((r) => r.pad.endsWith('/huishouden'))!;
    const { body } = await o.roep(route, await o.als('noor'), 'identiteit-vaststellen', { id: casusId });
    expect(route.antwoorden[200]!.safeParse(body).error).toBeUndefined();
    const beeld = body as { personen: { naam: string; adres: string; bsn: string }[]; huishoudens: { personen: string[] }[] };
    expect(beeld.personen.find((x) => x.naam === 'Josefien Nachtzwaluw')!.adres).toBe('geheim');
    expect(beeld.personen.find((x) => x.naam === 'Ronald Nachtzwaluw')!.adres).toContain('Kwelderdijk');
    const geheimAdres = p('P31').verblijf as { postcode: string; woonplaats: string };
    expect(JSON.stringify(body)).not.toContain(geheimAdres.postcode);
    expect(JSON.stringify(body)).not.toContain(geheimAdres.woonplaats);
    expect(beeld.huishoudens.map((h) => h.personen.length)).toEqual([1]);
    await expect(o.roep(route, await o.als('mara'), 'identiteit-vaststellen', { id: casusId })).rejects.toMatchObject({ status: 404 });
  });
});

describe('domein §7.2 (i) POST /personen/_zoek', () => {
  const zoek = async (wie: string, body: Record<string, unknown>): Promise<unknown> => {
    const route = routes.find((r) => r.pad.endsWith('_zoek'))!;
    return (await route.verwerk({ kern, params: {}, query: {}, body, aanvrager: await o.als(wie), doel: 'identiteit-vaststellen', rijversie: undefined, traceparent, header: () => undefined } as never)).body;
  };
  test('domein §7.2 (i): without an open task 403 and one line in each log; with one "cosic" is found with its accents', async () => {
    const stand = async (): Promise<number[]> => Promise.all(['verwerkingenlog', 'auditlog', 'besluitlog'].map(async (t) => Number((await kern.db(t).count('* as n'))[0]!['n'])));
    const voor = await stand();
    await expect(zoek('noor', { geslachtsnaam: 'cosic', geboortedatum: vertel('P07').geboortedatum })).rejects.toMatchObject({ status: 403, code: 'geen-grondslag' });
    expect(await stand()).toEqual(voor.map((n) => n + 1));
    const casusId = await open([['kind', vertel('P07')]]);
    const noor = await o.als('noor');
    await kern.db('taak').insert({ taak_sleutel: '2251799813777777', element_instance_key: '1', process_instance_key: '2', definitie_sleutel: '3', bpmn_process_id: 'vaststellen-identiteit', versie: 1, element_id: 'kandidaat-kiezen', status: 'op-naam', toegewezen_aan: noor.medewerkerId, toegewezen_op: kern.clock.now(), casus_id: casusId, verband_code: 'veilig-thuis', regio_code: 'merelland', positie: '1', aangemaakt_op: kern.clock.now(), gewijzigd_op: kern.clock.now() });
    expect(await zoek('noor', { geslachtsnaam: 'cosic', geboortedatum: vertel('P07').geboortedatum })).toMatchObject({ isTeVeel: false, personen: [{ naam: 'Jörgen Ćosić', bsn: p('P07').bsn }] });
    expect(await zoek('noor', { bsn: '123456782' })).toEqual({ isTeVeel: false, personen: [] });
    expect(JSON.stringify(await zoek('noor', { bsn: p('P31').bsn }))).toContain('"adres":"geheim"');
    await expect(zoek('noor', { geslachtsnaam: 'cosic' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await expect(zoek('daan', { bsn: p('P07').bsn })).rejects.toMatchObject({ status: 403 });
    brp.zetStoring({ soort: 'uit' });
    await expect(zoek('noor', { bsn: p('P07').bsn })).rejects.toMatchObject({ code: 'bron-onbereikbaar' });
  });
});

describe('R2.5 gevolg-wijziging', () => {
  test('R2.5: a death is refetched, shown, and a new round is asked of the root by message', async () => {
    const casusId = await open([['overig', vertel('P41')]]);
    await uit(brpRaadplegen, casusId);
    const { persoon_id: persoonId } = await kern.db('casus_betrokkene').where({ casus_id: casusId }).first();
    const { meldWijziging } = await import('../../../src/bouwstenen/vaststellen-identiteit/index.ts');
    const wijzigingId = await kern.db.transaction((tx) => meldWijziging(kern, tx, { casusId, persoonId, soort: 'overlijden' }));
    brp.wijzig('P41', { overledenOp: '2026-11-22' });
    expect(await voer(brpRaadplegen, casusId, { extra: { wijzigingId } })).toMatchObject({ soort: 'klaar' });
    expect(await kern.db('persoon').where({ id: persoonId }).first()).toMatchObject({ is_overleden: true, overleden_op: '2026-11-22' });
    expect(JSON.stringify((await lees('gevolg-wijziging', casusId, 'noor', { wijzigingId })).secties)).toContain('22-11-2026');
    await voltooi('gevolg-wijziging', casusId, { gevolgVeiligheid: 'onbekend', informeren: 'ja', instap: 'triage', motivatie: 'De zorg voor de zoon valt nu weg.', uitkomst: 'nieuwe-ronde' }, 'noor', { wijzigingId });
    const berichten = await kern.db('outbox').where({ volgorde_sleutel: casusId }).orderBy('volgnummer').pluck('opdracht') as { naam?: string; variabelen?: unknown }[];
    expect(berichten.map((b) => b.naam)).toEqual(['vaststellen-identiteit.betrokkene-gewijzigd', 'proces.nieuwe-ronde']);
    expect(berichten[1]!.variabelen).toEqual({ instapCode: 'triage' });
    brp.wijzig('P41', { ...p('P41') });
  });
});

describe('R2.7 who may be informed', () => {
  test('R2.7: the parent with gezag as parent, the other parent for himself, a young child not; nobody as parent while gezag is in doubt', async () => {
    const { informeerbaren, persoonVoorUitvraag } = await import('../../../src/bouwstenen/vaststellen-identiteit/index.ts');
    const wie = async (mensen: readonly (readonly [string, string])[]): Promise<string[]> => {
      const casusId = await open(mensen.map(([rol, nr]) => [rol, vertel(nr)] as const));
      await uit(brpRaadplegen, casusId);
      await uit(gezagRaadplegen, casusId);
      return kern.db.transaction(async (tx) => (await Promise.all((await informeerbaren(kern, tx, casusId)).map(async (i) => `${(await persoonVoorUitvraag(kern, tx, i.persoonId, { IDE: 1 })).naam} ${i.hoedanigheid} ${i.leeftijdsklasseCode}`))).sort());
    };
    expect(await wie([['ouder', 'P06'], ['ouder', 'P56'], ['kind', 'P07'], ['kind', 'P08']])).toEqual(['Harm Kruisbek zelf 18-plus', 'Jörgen Ćosić zelf 12-15', 'Vesna Ćosić ouder 18-plus']);
    expect(await wie([['ouder', 'P31'], ['kind', 'P32'], ['vermoedelijk-pleger', 'P34']])).toEqual(['Josefien Nachtzwaluw zelf 18-plus', 'Ronald Nachtzwaluw zelf 18-plus']);
    expect(await wie([['overig', 'P16'], ['overig', 'P17'], ['kind', 'P19']])).toEqual(['Cornelis Waterhoen voogd 18-plus', 'Hendrika Waterhoen voogd 18-plus']);
  });
  test('domein §1.3: another room gets a person at the level it was given', async () => {
    const { persoonVoorUitvraag } = await import('../../../src/bouwstenen/vaststellen-identiteit/index.ts');
    const { id } = await kern.db('persoon').where({ geslachtsnaam: 'Kruisbek' }).first('id');
    expect(await kern.db.transaction((tx) => persoonVoorUitvraag(kern, tx, id, { IDE: 1 }))).toMatchObject({ naam: 'Harm Kruisbek', bsn: null, geboortedatum: null });
    expect(await kern.db.transaction((tx) => persoonVoorUitvraag(kern, tx, id, { IDE: 2 }))).toMatchObject({ bsn: p('P56').bsn });
    expect(await kern.db.transaction((tx) => persoonVoorUitvraag(kern, tx, id, {}))).toEqual({ naam: '', geboortejaar: null, bsn: null, geboortedatum: null, geslacht: null });
  });
});
