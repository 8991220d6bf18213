import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { logregelsAlsCsv } from '../../../src/bouwstenen/monitoren-samenwerking/export.ts';
import { routes } from '../../../src/bouwstenen/monitoren-samenwerking/api.ts';
import { verberg } from '../../../src/bouwstenen/overleggen-casus/versleuteld.ts';
import { bewaarOpgegevenPersoon } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../../src/casus/index.ts';
import type { Doel } from '../../../src/domein/doel.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakToegang } from '../../../src/toegang/index.ts';
import { maakRoeper } from '../../hulp/bouwsteen.ts';
import { maakOpstelling, traceId, traceparent, type Opstelling } from '../casus/opstelling.ts';
import { foutenInLog, nieuweLogregels } from '../logboek/regels.ts';

type Regel = { id: string; op: string; wie: { soort: string; naam: string | null; organisatie: string | null; medewerkerId: string | null; rol: string | null }; doel: string | null; handeling: string; object: string; casus: { id: string; nummer: string | null } | null; besluit: string; noodgeval: boolean; gegeven: { soort: string; niveau: number }[]; gevraagd: string[]; velden: string[]; betrokkenen: number; regels: { code: string; tekst: string }[]; grondslagen: string[]; reden: string | null; traceId: string };
type Bladzijde = { items: Regel[]; volgende: string | null };

let o: Opstelling, roep: ReturnType<typeof maakRoeper>, fg: Medewerker, noor: Medewerker, mara: Medewerker, casusId: string, nummer: string;
beforeAll(async () => {
  o = await maakOpstelling();
  roep = maakRoeper(o.kern, routes, 'toezicht-houden');
  fg = await o.als('sem', 'fg');
  [noor, mara] = [await o.als('noor', 'procesregisseur'), await o.als('mara', 'deelnemer')];
});
afterAll(() => o.stop());

const nieuweCasus = (verbandCode: string, regioCode: string): Promise<{ id: string; nummer: string }> => o.db.transaction(async (tx) => {
  const id = randomUUID();
  await openCasus(o.kern, tx, { casusId: id, verbandCode, regioCode, meldingId: null, meldingOntvangenOp: o.kern.clock.now(), prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
  const persoon = await bewaarOpgegevenPersoon(o.kern, tx, { voornamen: 'Ria', geslachtsnaam: 'Kwikstaart', geboortedatum: '1990-02-03' });
  await voegBetrokkeneToe(o.kern, tx, id, persoon, 'centraal');
  return { id, nummer: (await tx('casus').where({ id }).first('casusnummer') as { casusnummer: string }).casusnummer };
});
const kijk = async (lezer: Medewerker, id: string, plaats = { verbandCode: 'veilig-thuis', regioCode: 'merelland' }): Promise<unknown> => o.db.transaction(async (tx) => maakToegang(o.kern).vraag(tx, {
  aanvrager: lezer, doel: 'triage-uitvoeren', actie: 'lezen', gevraagd: ['CAS', 'IDE'], velden: ['geslachtsnaam'], traceparent,
  object: { type: 'casus', id, casusId: id, ...plaats, betrokkenen: (await tx('casus_betrokkene').where({ casus_id: id }).pluck('persoon_id')) as string[] },
})).catch((fout: unknown) => fout);
const zoek = async (query: Record<string, string> = {}, wie: Medewerker = fg, doel: Doel = 'toezicht-houden'): Promise<Bladzijde> => (await roep('get', '/api/v1/toezicht/logregels', wie, { query: { reden: 'steekproef', ...query }, doel })).body as Bladzijde;

beforeEach(async () => {
  ({ id: casusId, nummer } = await nieuweCasus('veilig-thuis', 'merelland'));
  await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casusId, { organisatieId: noor.organisatieId, medewerkerId: null, rol: 'regie', via: 'melding' }));
  await kijk(noor, casusId);
  await kijk(mara, casusId);
});

describe('domein §5, AL05: the FG searches the three logs together', () => {
  test('domein §5 (ux §4.21): a line says who, for what, which fields, how many people, allowed or refused and by which rules in words; never a name or number of a betrokkene', async () => {
    const { items } = await zoek({ casus: nummer });
    expect(items.map((r) => [r.wie.medewerkerId, r.handeling, r.besluit])).toEqual([[mara.medewerkerId, 'lezen', 'geweigerd'], [noor.medewerkerId, 'lezen', 'toegestaan']]);
    const [geweigerd, gelezen] = items;
    expect(gelezen).toMatchObject({ wie: { naam: 'Noor Vlierhout', organisatie: 'Veilig Thuis Merelland', rol: 'procesregisseur' }, doel: 'triage-uitvoeren', object: 'casus', casus: { id: casusId, nummer }, velden: ['geslachtsnaam'], betrokkenen: 1, noodgeval: false, reden: null, traceId, regels: [{ code: 'VT09', tekst: 'Voor procesregisseur, voor het doel triage uitvoeren: wie in het team van de casus zit.' }] });
    expect(gelezen?.gegeven).toEqual(expect.arrayContaining([{ soort: 'CAS', niveau: 2 }, { soort: 'IDE', niveau: 2 }]));
    expect(gelezen?.grondslagen.length).toBeGreaterThan(0);
    expect(geweigerd).toMatchObject({ wie: { medewerkerId: mara.medewerkerId }, gevraagd: ['CAS', 'IDE'], gegeven: [], regels: [] });
    expect(JSON.stringify(items)).not.toMatch(/Kwikstaart|Ria|1990/);
  });

  test('domein §5 (ux §4.21): each search is itself one line in each log, with the code of why and the names of the filters, not what was typed', async () => {
    const regels = await nieuweLogregels(o.db, () => zoek({ casus: nummer, geweigerd: 'ja' }));
    expect(foutenInLog(regels)).toEqual([]);
    expect(regels.auditlog[0]).toMatchObject({ actie: 'zoek', gebruiker_id: fg.medewerkerId, rol: 'fg', doel: 'toezicht-houden', object_type: 'logboek', object_id: 'logregels', uitkomst: 0, velden: ['casus', 'geweigerd'] });
    expect(regels.besluitlog[0]).toMatchObject({ besluit: 'toegestaan', regels: ['AL05'], context: { reden: 'steekproef' } });
    expect(JSON.stringify(regels)).not.toContain(nummer);
    expect((await zoek({ medewerker: fg.medewerkerId })).items[0]).toMatchObject({ handeling: 'zoeken', object: 'logboek', reden: 'steekproef' });
    await expect(zoek({ reden: '' })).rejects.toThrow();
  });

  test('domein §5: organisation, medewerker, doel, act, refused, emergency and trace narrow it; a casusnummer that nobody has finds nothing; a turned or long period is refused', async () => {
    const namen = async (q: Record<string, string>): Promise<(string | null)[]> => (await zoek({ casus: casusId, ...q })).items.map((r) => r.wie.medewerkerId);
    expect(await namen({ organisatie: mara.organisatieId })).toEqual([mara.medewerkerId]);
    expect(await namen({ medewerker: noor.medewerkerId })).toEqual([noor.medewerkerId]);
    expect(await namen({ doel: 'plan-regisseren' })).toEqual([]);
    expect(await namen({ handeling: 'export' })).toEqual([]);
    expect(await namen({ handeling: 'lezen' })).toHaveLength(2);
    expect(await namen({ geweigerd: 'ja' })).toEqual([mara.medewerkerId]);
    expect(await namen({ noodgeval: 'ja' })).toEqual([]);
    expect(await namen({ spoor: traceId })).toHaveLength(2);
    expect(await namen({ spoor: 'f'.repeat(32) })).toEqual([]);
    expect(await namen({ van: '2026-11-01', tot: '2026-11-22' })).toEqual([]);
    expect(await namen({ van: '2026-11-23', tot: '2026-11-23' })).toHaveLength(2);
    expect((await zoek({ casus: '0000-0000-98' })).items).toEqual([]);
    await expect(zoek({ casus: 'geen nummer' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await expect(zoek({ van: '2026-11-23', tot: '2026-11-22' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await expect(zoek({ van: '2024-11-23', tot: '2026-11-22' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
  });

  test('domein §5: pages follow each other by keyset: each line once, also while the searches themselves add lines', async () => {
    const alles = (await zoek({ casus: casusId, aantal: '100' })).items.map((r) => r.id), gezien: string[] = [];
    let cursor: string | null = null;
    do { const b: Bladzijde = await zoek({ casus: casusId, aantal: '1', ...(cursor === null ? {} : { cursor }) }); gezien.push(...b.items.map((r) => r.id)); cursor = b.volgende; } while (cursor !== null);
    expect(gezien).toEqual(alles);
    await expect(zoek({ cursor: 'onzin' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
  });
});

describe('AL05, domein §1.1: for whom and how far', () => {
  test('AL05: another role, or another doel, is 403 and that refusal is in the logs; the auditor may', async () => {
    for (const [wie, doel] of [[noor, 'toezicht-houden'], [mara, 'toezicht-houden'], [fg, 'triage-uitvoeren']] as const) await expect(zoek({}, wie, doel)).rejects.toMatchObject({ code: 'geen-grondslag' });
    expect((await zoek({ geweigerd: 'ja', medewerker: noor.medewerkerId })).items[0]).toMatchObject({ object: 'logboek', besluit: 'geweigerd' });
    expect((await zoek({ casus: casusId }, await o.als('sem', 'auditor'))).items).toHaveLength(2);
  });

  test('domein §1.1: an FG of another region or verband sees no line of this one, nor a line without a place; of his own he does', async () => {
    const ander = await nieuweCasus('veilig-thuis', 'duinbroek');
    await kijk(noor, ander.id, { verbandCode: 'veilig-thuis', regioCode: 'duinbroek' });
    const duinbroek: Medewerker = { ...fg, regioCode: 'duinbroek' }, zorg: Medewerker = { ...fg, verbandCode: 'zorg-en-veiligheid' };
    expect((await zoek({ casus: casusId }, duinbroek)).items).toEqual([]);
    expect((await zoek({ casus: ander.id }, duinbroek)).items).toHaveLength(1);
    expect((await zoek({ casus: casusId }, zorg)).items).toEqual([]);
    expect((await zoek({ aantal: '100' }, duinbroek)).items.filter((r) => r.casus?.id === casusId)).toEqual([]);
    // Lines of the FG of every region have no place: only he reads them.
    await zoek();
    expect((await zoek({ medewerker: fg.medewerkerId }, duinbroek)).items.every((r) => r.object === 'logboek')).toBe(true);
    const { id: organisatie } = await o.db('organisatie').where({ id: fg.organisatieId }).first('id') as { id: string };
    await o.db('organisatie').where({ id: organisatie }).update({ regio_code: 'duinbroek' });
    try { expect((await zoek({ casus: casusId })).items).toEqual([]); } finally { await o.db('organisatie').where({ id: organisatie }).update({ regio_code: null }); }
  });
});

describe('R8.6, R15.7: emergency access for the FG', () => {
  test('R8.6, R15.7: who, when, why, looked at or not, and the trace; only of his region; the question is logged, and nobody else may ask', async () => {
    const [open, klaar] = [randomUUID(), randomUUID()], nu = o.kern.clock.now(), tot = new Date(nu.getTime() + 7_200_000);
    for (const [id, toets] of [[klaar, { status: 'getoetst', uitkomst: 'deels', getoetst_door: noor.medewerkerId, getoetst_op: nu }], [open, {}]] as const) {
      const [v] = await o.db('overleg_verantwoording').insert({ casus_id: casusId, aanleiding: 'noodtoegang', ...toets }).returning('id') as { id: string }[];
      await o.db('noodtoegang').insert({ id, casus_id: casusId, medewerker_id: mara.medewerkerId, organisatie_id: mara.organisatieId, reden: verberg(o.kern, 'Er is geschreeuw en een kind is in huis.', 'noodtoegang', id), van: id === open ? nu : new Date(nu.getTime() - 60_000), tot, verantwoording_id: v?.id });
    }
    await o.db.transaction((tx) => maakToegang(o.kern).vraag(tx, { aanvrager: mara, doel: 'casusoverleg-voeren', actie: 'schrijven', gevraagd: ['IDE'], traceparent, object: { type: 'noodtoegang', id: open, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [], feiten: { NOOD: true } } }));
    const lijst = async (query: Record<string, string> = {}, wie: Medewerker = fg): Promise<{ id: string }[]> => ((await roep('get', '/api/v1/toezicht/noodtoegangen', wie, { query })).body as { items: { id: string }[] }).items;
    expect(await lijst()).toMatchObject([
      { id: open, casus: { id: casusId, nummer }, wie: { medewerkerId: mara.medewerkerId, organisatie: 'Politie Basisteam Merelland' }, reden: 'Er is geschreeuw en een kind is in huis.', van: nu.toISOString(), uitkomst: null, nagekekenDoor: null, traceId },
      { id: klaar, uitkomst: 'deels', nagekekenDoor: 'Noor Vlierhout', nagekekenOp: nu.toISOString(), traceId: null },
    ]);
    expect((await lijst({ stand: 'open' })).map((n) => n.id)).toEqual([open]);
    const eerste = (await roep('get', '/api/v1/toezicht/noodtoegangen', fg, { query: { aantal: '1' } })).body as { volgende: string };
    expect((await lijst({ cursor: eerste.volgende })).map((n) => n.id)).toEqual([klaar]);
    expect(await lijst({}, { ...fg, regioCode: 'duinbroek' })).toEqual([]);
    expect(await lijst({}, { ...fg, verbandCode: 'niet-acuut' })).toEqual([]);
    await expect(lijst({}, noor)).rejects.toMatchObject({ code: 'geen-grondslag' });
    expect(foutenInLog(await nieuweLogregels(o.db, () => lijst()))).toEqual([]);
  });
});

const leesAlles = async (delen: AsyncIterable<string>): Promise<string> => { let uit = ''; for await (const deel of delen) uit += deel; return uit; };
const bereik = { verbandCode: null, regioCode: null };
const filter = { van: new Date('2026-11-22T00:00:00Z'), tot: new Date('2026-12-22T00:00:00Z') };

describe('issue 5 item 5: a search as a file', () => {
  test('issue 5 item 5 (AL05): the export has the same lines, is logged as export, and another role is refused before a byte is sent', async () => {
    const regels = await nieuweLogregels(o.db, async () => {
      const { body, headers } = await roep('get', '/api/v1/toezicht/logregels/export', fg, { query: { reden: 'klacht', casus: nummer } });
      const csv = await leesAlles((body as { delen: AsyncIterable<string> }).delen);
      expect(headers).toMatchObject({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="logregels-2026-11-23.csv"' });
      expect(csv.trim().split('\r\n')).toHaveLength(3);
      expect(csv).toContain('"Noor Vlierhout"');
      expect(csv).not.toMatch(/Kwikstaart/);
    });
    expect(foutenInLog(regels)).toEqual([]);
    expect(regels.auditlog[0]).toMatchObject({ actie: 'export', object_type: 'logboek', velden: ['casus'] });
    await expect(roep('get', '/api/v1/toezicht/logregels/export', noor, { query: { reden: 'klacht' } })).rejects.toMatchObject({ code: 'geen-grondslag' });
  });

  test('issue 5 item 5: it stops at its limit and says so in the last row; what a spreadsheet takes for a formula is made text', async () => {
    await o.db('medewerker').where({ id: noor.medewerkerId }).update({ naam: '=HYPERLINK("http://kwaad")' });
    try {
      const heel = await leesAlles(logregelsAlsCsv(o.kern, bereik, { ...filter, casusId })), kort = await leesAlles(logregelsAlsCsv(o.kern, bereik, { ...filter, casusId }, 1));
      expect(heel).toContain(`"'=HYPERLINK(""http://kwaad"")"`);
      expect(heel).not.toContain('Niet volledig');
      expect(kort.trim().split('\r\n').slice(2)).toEqual(['"Niet volledig: dit zijn de nieuwste 1 regels. Kies een kortere periode voor de rest."']);
    } finally { await o.db('medewerker').where({ id: noor.medewerkerId }).update({ naam: 'Noor Vlierhout' }); }
    expect((await leesAlles(logregelsAlsCsv(o.kern, bereik, null))).trim().split('\r\n')).toHaveLength(1);
  });
});
