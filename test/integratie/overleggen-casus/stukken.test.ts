import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { laadQuorumregels } from '../../../src/bouwstenen/overleggen-casus/index.ts';
import { aanvaardRegie, stelRegisseurVoor } from '../../../src/casus/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { dag, maakHulp, uur } from './hulp.ts';
import { maakOpstelling, type Opstelling } from './opstelling.ts';
import { bewaarStuk } from '../../../src/bouwstenen/overleggen-casus/voorbereiden.ts';

let o: Opstelling;
let jeugdhulp = '';
const wie = {} as Record<'daan' | 'mara' | 'loes' | 'omar' | 'tess' | 'regisseur', Medewerker>;
beforeAll(async () => {
  o = await maakOpstelling();
  await o.kern.db.transaction(laadQuorumregels);
  wie.daan = await o.als('daan', 'procesregisseur');
  for (const naam of ['mara', 'loes', 'omar', 'tess'] as const) wie[naam] = await o.als(naam, 'deelnemer');
  wie.regisseur = await o.als('loes', 'casusregisseur');
  jeugdhulp = wie.tess.organisatieId;
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });
const { begin, uitnodigtaak, voorbereiding, beeld, lees } = maakHulp(() => o);

const inhoud = 'Wat alleen voor wie het mag zien is.';
let sleutel = 700_000;
/** A meeting tomorrow with these parties, and one document of each gegevenssoort for all of them; its window is open. */
const metStukken = async (partijen: readonly string[], soorten: readonly string[]): Promise<{ overlegId: string; casusId: string; personen: string[]; stuk: Record<string, string> }> => {
  const { casusId, personen } = await o.nieuweCasus(), overlegId = randomUUID(), nu = o.kern.clock.now(), stuk: Record<string, string> = {};
  await o.kern.db('overleg').insert({ id: overlegId, overlegnummer: `O-${sleutel}`, casus_id: casusId, process_instance_key: ++sleutel, verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_code: 'p3', soort: 'regulier', vorm: 'video', doel_code: 'casusoverleg-voeren', status: 'bevestigd', quorum_nummer: 0, gepland_op: new Date(nu.getTime() + dag), betrokkenen: personen, aangemaakt_op: nu, gewijzigd_op: nu });
  const [punt] = await o.kern.db('agendapunt').insert({ overleg_id: overlegId, casus_id: casusId, volgnr: 1, thema: 'Veiligheid', minuten: 20 }).returning('id') as { id: string }[];
  for (const id of [o.organisaties.VT, ...partijen]) await o.kern.db('uitnodiging').insert({ overleg_id: overlegId, ronde: 1, organisatie_id: id, is_regie: id === o.organisaties.VT, agendapunten: [1], reden: 'Kent het gezin goed', grondslagen: ['G02'], status: 'geaccepteerd', aangemaakt_op: nu, gewijzigd_op: nu });
  await o.kern.db.transaction(async (tx) => {
    for (const soort of soorten) stuk[soort] = await bewaarStuk(o.kern, tx, overlegId, { titel: `Titel over ${soort}`, inhoud, gegevenssoort: soort, bron: 'document', voorwaarde: 'alleen-lezen', agendapuntId: punt?.id ?? null, ontvangers: partijen, vanOp: new Date(nu.getTime() - uur), door: wie.daan.medewerkerId });
  });
  return { overlegId, casusId, personen, stuk };
};
/** Which of these documents this reader gets in full; the others must not exist for him. */
const leesbaar = async (s: { overlegId: string; stuk: Record<string, string> }, lezer: Medewerker): Promise<string[]> => {
  const uit: string[] = [];
  for (const [soort, id] of Object.entries(s.stuk)) {
    try { expect((await lees(s.overlegId, id, lezer)).body).toMatchObject({ inhoud }); uit.push(soort); } catch (fout) { expect(fout).toMatchObject({ code: 'niet-gevonden', detail: 'Dit stuk bestaat niet, of u kunt het nu niet lezen.' }); }
  }
  return uit;
};
/** Runs this with one more row of the matrix, which gives content on health and crime to every deelnemer at the table. */
const metRuimeRegel = async (werk: () => Promise<void>): Promise<void> => {
  await o.kern.db('doelbindingregel').insert({ code: 'RUIM', verband_code: 'veilig-thuis', doel: 'casusoverleg-voeren', rollen: ['deelnemer'], organisaties: ['POL', 'GEM', 'GGZ', 'JH'], verleent: JSON.stringify({ PSY: 2, STR: 2 }), grondslagen: ['G02'], voorwaarden: ['STUK'], versie: 'toets', bron: 'toets' });
  try { await werk(); } finally { await o.kern.db('doelbindingregel').where({ code: 'RUIM' }).delete(); }
};

describe('R8.4: a document needs its own gegevenssoort at niveau 2', () => {
  test('R8.4 (VT12, VT13): each reader gets the documents that the matrix gives his role whole; of the others he sees only that there are; each answer is in the logs', async () => {
    const { GEM, POL } = o.organisaties;
    const s = await metStukken([GEM, POL], ['OVL', 'VEI', 'ANA', 'PSY', 'STR', 'WON']);
    expect(await leesbaar(s, wie.mara)).toEqual(['OVL']);
    expect(await leesbaar(s, wie.loes)).toEqual(['OVL']);
    expect(await leesbaar(s, wie.daan)).toEqual(['OVL', 'VEI', 'ANA']);
    // A printed copy is a reading too.
    await expect(lees(s.overlegId, s.stuk['PSY'] ?? '', wie.mara, 'afdruk')).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await o.kern.db('stuk_inzage').whereIn('stuk_id', [s.stuk['PSY'] ?? '', s.stuk['STR'] ?? ''])).toEqual([]);

    const vanMara = await beeld(s.overlegId, wie.mara);
    expect([vanMara.stukken.map((x) => x.titel), vanMara.stukkenNietVoorU]).toEqual([['Titel over OVL'], 5]);
    expect(JSON.stringify(vanMara)).not.toMatch(/VEI|ANA|PSY|STR|WON/);
    const vanDaan = await beeld(s.overlegId, wie.daan);
    expect([vanDaan.stukken.map((x) => x.gegevenssoort).toSorted(), vanDaan.stukkenNietVoorU]).toEqual([['ANA', 'OVL', 'VEI'], 3]);
    const alsPolitie = await beeld(s.overlegId, wie.daan, POL);
    expect([alsPolitie.stukken.map((x) => x.gegevenssoort), alsPolitie.stukkenNietVoorU]).toEqual([['OVL'], 5]);

    // domein §5: one line in each log for the refusal and for the reading, with what was asked and given.
    const besluiten = await o.kern.db('besluitlog').whereRaw("object->>'id' = ? and onderwerp->>'id' = ?", [s.overlegId, wie.mara.medewerkerId]).orderBy('volgnummer').select('besluit', 'niveaus', 'trace_id', 'span_id', o.kern.db.raw("context->'gevraagd' as gevraagd")) as { besluit: string; niveaus: unknown; span_id: string; gevraagd: string[] }[];
    expect(besluiten.slice(0, 4).map((b) => [b.besluit, b.gevraagd, b.niveaus])).toEqual([['toegestaan', ['OVL'], { OVL: 2 }], ['geweigerd', ['VEI'], {}], ['geweigerd', ['ANA'], {}], ['geweigerd', ['PSY'], {}]]);
    const psy = await o.kern.db('verwerkingenlog').where({ span_id: besluiten[3]?.span_id ?? '' }).select('status', 'gegevenssoorten', 'niveau', 'zichtbaar_burger_vanaf');
    expect(psy).toEqual([{ status: 'geweigerd', gegevenssoorten: ['PSY'], niveau: null, zichtbaar_burger_vanaf: null }]);
    expect(await o.kern.db('verwerkingenlog').where({ span_id: besluiten[0]?.span_id ?? '' }).select('status', 'gegevenssoorten', 'niveau')).toEqual([{ status: 'ok', gegevenssoorten: ['OVL'], niveau: 2 }]);
    expect(await o.kern.db('auditlog').whereIn('span_id', besluiten.slice(0, 2).map((b) => b.span_id)).orderBy('volgnummer').pluck('uitkomst')).toEqual([0, 4]);
  }, 60_000);

  test('X3, X4: where a row gives health and crime to everybody, the verbod still keeps health from the police and crime from jeugdhulp, also in the list', async () => {
    const { POL, GGZ } = o.organisaties;
    const s = await metStukken([POL, GGZ, jeugdhulp], ['PSY', 'STR']);
    await metRuimeRegel(async () => {
      expect([await leesbaar(s, wie.mara), await leesbaar(s, wie.omar), await leesbaar(s, wie.tess)]).toEqual([['STR'], ['PSY', 'STR'], ['PSY']]);
      const verboden = async (lezer: Medewerker): Promise<unknown> => o.kern.db('besluitlog').whereRaw("object->>'id' = ? and onderwerp->>'id' = ? and besluit = 'geweigerd'", [s.overlegId, lezer.medewerkerId]).pluck('verboden');
      expect([await verboden(wie.mara), await verboden(wie.omar), await verboden(wie.tess)]).toEqual([[['X3']], [], [['X4']]]);
      expect([(await beeld(s.overlegId, wie.mara)).stukken.map((x) => x.titel), (await beeld(s.overlegId, wie.tess)).stukken.map((x) => x.titel)]).toEqual([['Titel over STR'], ['Titel over PSY']]);
    });
    expect([await leesbaar(s, wie.mara), await leesbaar(s, wie.omar), await leesbaar(s, wie.tess)]).toEqual([[], [], []]);
  }, 60_000);

  test('ux §4.9: the prepare screen tells per party its role, ground and level for each part, and which moment is possible', async () => {
    const { GEM, POL, WC } = o.organisaties;
    const s = await begin('spoed');
    const scherm = (await o.lees(await o.taak(s.casusId, 'overleg-voorbereiden'), wie.daan)).scherm as unknown as { onderdelen: string[]; tijden: { code: string; start: string | null; reden: string | null }[]; organisaties: { organisatieId: string; rol: string; ziet: Record<string, number>; grondslagen: string[] }[] };
    // VT12 and VT13 together; what only an emergency opens (AL06) adds nothing.
    expect(scherm.onderdelen).toEqual(['CAS', 'PRO', 'ORG', 'IDE', 'ADR', 'REL', 'GEZ', 'VEI', 'TRI', 'ANA', 'OVL', 'BUI', 'MED']);
    const van = (id: string) => scherm.organisaties.find((x) => x.organisatieId === id);
    expect([van(GEM)?.rol, Object.keys(van(GEM)?.ziet ?? {}).length, van(POL)?.grondslagen.length, van(WC)]).toMatchObject(['deelnemer', 7, 3, { ziet: {}, grondslagen: [] }]);
    const nu = o.kern.clock.now().getTime(), [vandaag, later] = scherm.tijden;
    expect([vandaag?.code, later]).toEqual(['vandaag', { code: 'twee-weken', start: null, reden: 'Een spoedoverleg is binnen 24 uur.' }]);
    if (vandaag?.start) expect(new Date(vandaag.start).getTime() - nu).toBeGreaterThanOrEqual(4 * uur);
    else expect(vandaag?.reden).toContain('4 uur vooraf');
  }, 60_000);

  test('R8.4: preparing says per receiver who may not see a document, before anything is sent, and takes no such receiver; the casusregisseur of the casus may more', async () => {
    const { GEM, POL, WC, GGZ } = o.organisaties;
    const s = await begin('regulier');
    const taak = await o.taak(s.casusId, 'overleg-voorbereiden');
    const scherm = async () => (await o.lees(taak, wie.daan)).scherm as unknown as { stuksoorten: string[]; organisaties: { organisatieId: string; ziet: Record<string, number>; grondslagen: string[] }[] };
    const eerst = await scherm();
    const ziet = (x: typeof eerst, id: string) => x.organisaties.find((y) => y.organisatieId === id)?.ziet;
    expect([eerst.stuksoorten, ziet(eerst, POL), ziet(eerst, WC)]).toEqual([['OVL'], { CAS: 1, PRO: 1, ORG: 1, IDE: 1, OVL: 2, VEI: 1, MED: 2 }, {}]);

    const deelnemers = [GEM, POL, GGZ].map((organisatieId) => ({ organisatieId, agendapunten: [1] }));
    const stuk = (gegevenssoort: string, ontvangers: string[]) => ({ titel: `Over ${gegevenssoort}`, inhoud, gegevenssoort, bron: 'document', voorwaarde: 'geen-afdruk', agendapunt: 1, ontvangers });
    const fouten = [{ veld: '/stukken/1/ontvangers', code: 'geen-grondslag', melding: 'Gemeente Vinkenoord mag dit stuk niet zien: voor een overleg is daar geen grondslag voor' }, { veld: '/stukken/2/ontvangers', code: 'geen-grondslag', melding: 'Politie Basisteam Merelland, GGZ Breedwater mag dit stuk niet zien: voor een overleg is daar geen grondslag voor' }];
    await expect(o.voltooi(taak, wie.daan, voorbereiding(s, { deelnemers, stukken: [stuk('OVL', [GEM, POL]), stuk('VEI', [GEM]), stuk('PSY', [POL, GGZ])] }))).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten } });
    await metRuimeRegel(async () => { await expect(o.voltooi(taak, wie.daan, voorbereiding(s, { deelnemers, stukken: [stuk('PSY', [POL, GGZ]), stuk('STR', [POL])] }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/stukken/0/ontvangers', melding: expect.stringMatching(/^Politie Basisteam Merelland mag/) as string }] } }); });
    expect(await o.kern.db('gedeeld_stuk').where({ overleg_id: s.overlegId })).toEqual([]);

    await o.kern.db.transaction(async (tx) => { await stelRegisseurVoor(o.kern, tx, { casusId: s.casusId, medewerkerId: wie.regisseur.medewerkerId, door: null, reden: null }); await aanvaardRegie(o.kern, tx, s.casusId, wie.regisseur.medewerkerId); });
    const daarna = await scherm();
    expect([ziet(daarna, GEM)?.['VEI'], ziet(daarna, POL)?.['VEI'], daarna.stuksoorten.includes('VEI'), daarna.stuksoorten.includes('PSY'), daarna.stuksoorten.includes('MED')]).toEqual([2, 1, true, false, false]);
    await o.voltooi(taak, wie.daan, voorbereiding(s, { deelnemers, stukken: [stuk('OVL', [GEM, POL]), stuk('VEI', [GEM])] }));
    const [, vei] = await o.kern.db('gedeeld_stuk').where({ overleg_id: s.overlegId }).orderBy('gegevenssoort').select('id', 'gegevenssoort') as { id: string; gegevenssoort: string }[];
    await o.voltooi(await uitnodigtaak(s.casusId, GEM), wie.loes, { uitkomst: 'aanwezig' });
    await o.kern.db('gedeeld_stuk').where({ id: vei?.id ?? '' }).update({ van_op: new Date(o.kern.clock.now().getTime() - uur) });
    // The same organisation, another role: it is the casusregisseur who sees it.
    expect((await lees(s.overlegId, vei?.id ?? '', wie.regisseur)).body).toMatchObject({ titel: 'Over VEI', inhoud });
    await expect(lees(s.overlegId, vei?.id ?? '', wie.loes)).rejects.toMatchObject({ code: 'niet-gevonden' });
  }, 90_000);
});
