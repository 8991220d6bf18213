import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import type { Overlegregel } from '../../../src/bouwstenen/overleggen-casus/mijn.ts';
import { maakOpstelling, type Opstelling } from './opstelling.ts';

let o: Opstelling;
const wie = {} as Record<'daan' | 'noor' | 'sietske' | 'loes' | 'joost' | 'bram', Medewerker>;
beforeAll(async () => {
  o = await maakOpstelling();
  for (const naam of ['daan', 'noor', 'sietske'] as const) wie[naam] = await o.als(naam, 'procesregisseur');
  for (const naam of ['loes', 'joost'] as const) wie[naam] = await o.als(naam, 'deelnemer');
  wie.bram = await o.als('bram', 'casusregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const uur = 3_600_000, dag = 24 * uur;
type Anders = { soort?: string; status?: string; gepland?: number; gestart?: number; gesloten?: number };
let sleutel = 900_000;
/** A meeting of this casus, `ms` from now. */
const overleg = async (casusId: string, nummer: string, a: Anders, uitnodigingen: readonly [organisatieId: string, status: string, isRegie?: boolean][] = []): Promise<void> => {
  const nu = o.kern.clock.now().getTime(), op = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(nu + ms)), id = randomUUID();
  await o.kern.db('overleg').insert({ id, overlegnummer: nummer, casus_id: casusId, process_instance_key: ++sleutel, verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_code: 'p3', soort: a.soort ?? 'regulier', vorm: 'video', doel_code: 'casusoverleg-voeren', status: a.status ?? 'bevestigd', quorum_nummer: 0, gepland_op: op(a.gepland), gestart_op: op(a.gestart), gesloten_op: op(a.gesloten), aangemaakt_op: o.kern.clock.now(), gewijzigd_op: o.kern.clock.now() });
  for (const [organisatie_id, status, is_regie = false] of uitnodigingen) await o.kern.db('uitnodiging').insert({ overleg_id: id, ronde: 1, organisatie_id, is_regie, reden: 'Kent het gezin goed', grondslagen: ['G02'], status, aangemaakt_op: o.kern.clock.now(), gewijzigd_op: o.kern.clock.now() });
};
type Antwoord = { items: Overlegregel[]; volgende: string | null };
const vraag = async (lezer: Medewerker, query: Record<string, string> = {}): Promise<Antwoord> => (await o.route('get', '/api/v1/overleggen', lezer, { query })).body as Antwoord;
const nummers = async (lezer: Medewerker, query: Record<string, string> = {}): Promise<string[]> => (await vraag(lezer, query)).items.map((r) => r.overlegnummer);

describe('ux §4.22: all meetings of one reader', () => {
  test('ux §4.22: coming ones by moment, past ones newest first, page by page; a partner sees what he was asked for until 24 hours after it; nobody else sees anything', async () => {
    const { casusId } = await o.nieuweCasus(), { VT, GEM, POL } = o.organisaties;
    await overleg(casusId, 'O-LATER', { gepland: 3 * dag }, [[VT, 'geaccepteerd', true], [GEM, 'verstuurd']]);
    await overleg(casusId, 'O-EERST', { gepland: dag, soort: 'spoed' }, [[VT, 'geaccepteerd', true], [GEM, 'concept'], [POL, 'ingetrokken']]);
    await overleg(casusId, 'O-ZONDER', { status: 'concept', soort: 'evaluatie' });
    await overleg(casusId, 'O-NU', { status: 'gestart', gestart: -uur, soort: 'motorkap' });
    await overleg(casusId, 'O-NET', { status: 'gesloten', gepland: -5 * uur, gestart: -4 * uur, gesloten: -2 * uur }, [[GEM, 'geaccepteerd']]);
    await overleg(casusId, 'O-OUD', { status: 'gesloten', gepland: -4 * dag, gestart: -4 * dag, gesloten: -3 * dag }, [[GEM, 'geaccepteerd']]);
    await overleg(casusId, 'O-NIET', { status: 'geannuleerd', gepland: -dag });

    expect(await nummers(wie.daan)).toEqual(['O-NU', 'O-EERST', 'O-LATER', 'O-ZONDER']);
    expect(await nummers(wie.daan, { wanneer: 'geweest' })).toEqual(['O-NET', 'O-NIET', 'O-OUD']);
    const eerste = await vraag(wie.daan, { aantal: '3' }), tweede = await vraag(wie.daan, { aantal: '3', cursor: eerste.volgende ?? '' });
    expect([eerste.items.map((r) => r.overlegnummer), tweede.items.map((r) => r.overlegnummer), tweede.volgende]).toEqual([['O-NU', 'O-EERST', 'O-LATER'], ['O-ZONDER'], null]);
    const oud = await vraag(wie.daan, { wanneer: 'geweest', aantal: '1' });
    expect(await nummers(wie.daan, { wanneer: 'geweest', aantal: '2', cursor: oud.volgende ?? '' })).toEqual(['O-NIET', 'O-OUD']);
    await expect(vraag(wie.daan, { cursor: 'onzin' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });

    expect(await nummers(wie.daan, { rol: 'regie' })).toEqual(['O-EERST', 'O-LATER']);
    expect(await nummers(wie.daan, { rol: 'team' })).toEqual(['O-NU', 'O-ZONDER']);
    expect(await nummers(wie.daan, { soort: 'motorkap' })).toEqual(['O-NU']);
    expect(await nummers(wie.daan, { verband: 'niet-acuut' })).toEqual([]);
    const { casusnummer } = await o.kern.db('casus').where({ id: casusId }).first('casusnummer') as { casusnummer: string };
    expect((await vraag(wie.daan)).items.map((r) => [r.mijnRol, r.antwoord, r.isVoorbereid, r.verslag, r.casusnummer])).toEqual([['team', null, true, 'loopt', casusnummer], ['voorzitter', null, true, 'nog-niet', casusnummer], ['voorzitter', null, true, 'nog-niet', casusnummer], ['team', null, false, 'nog-niet', casusnummer]]);
    expect((await vraag(wie.noor)).items.map((r) => r.mijnRol)).toEqual(['team', 'regie', 'regie', 'team']);

    expect((await vraag(wie.loes)).items).toMatchObject([{ overlegnummer: 'O-LATER', mijnRol: 'genodigd', antwoord: 'verstuurd', casusnummer }]);
    expect(await nummers(wie.loes, { wanneer: 'geweest' })).toEqual(['O-NET']);
    for (const buiten of [wie.sietske, wie.joost, wie.bram]) expect([await nummers(buiten), await nummers(buiten, { wanneer: 'geweest' })]).toEqual([[], []]);
    // The tab of the casus: a meeting he was not asked for, or that closed too long ago, is not there; it does not close the others to him.
    const tab = async (lezer: Medewerker): Promise<string[]> => ((await o.route('get', '/api/v1/casusoverleggen', lezer, { query: { casusId } })).body as { items: { overlegnummer: string }[] }).items.map((r) => r.overlegnummer).toSorted();
    expect(await tab(wie.loes)).toEqual(['O-LATER', 'O-NET']);
    expect(await tab(wie.daan)).toEqual(['O-EERST', 'O-LATER', 'O-NET', 'O-NIET', 'O-NU', 'O-OUD', 'O-ZONDER']);
    // An invitation that was withdrawn tells nothing, not even that the casus exists.
    for (const buiten of [wie.sietske, wie.joost, wie.bram]) await expect(tab(buiten)).rejects.toMatchObject({ code: 'niet-gevonden' });
    // No names, no persons: only numbers and codes.
    expect(JSON.stringify([await vraag(wie.daan), await vraag(wie.loes)])).not.toMatch(/Wulp|Test/);
  });
});
