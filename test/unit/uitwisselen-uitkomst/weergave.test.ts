import { describe, expect, test } from 'vitest';
import { inzageProv, publicatieVoor, schemas } from '../../../src/bouwstenen/uitwisselen-uitkomst/gebeurtenis.ts';
import { leespunten } from '../../../src/bouwstenen/uitwisselen-uitkomst/leeshulp.ts';
import type { Afspraak, Besluit, Inhoud } from '../../../src/bouwstenen/uitwisselen-uitkomst/model.ts';
import { deelVoor, heeftInhoud, tot } from '../../../src/bouwstenen/uitwisselen-uitkomst/weergave.ts';

const besluit = (volgnummer: number, over: Partial<Besluit> = {}): Besluit => ({
  id: `b${volgnummer}`, volgnummer, verslagregelId: null, soort: 'aanpak', tekst: `Besluit ${volgnummer}`, genomenDoor: 'vt', steun: 'unaniem', ingangsdatum: '2026-11-24', grondslag: null, isAwbBesluit: false, rechtsmiddel: null, isQuorumVoldaan: true,
  alternatieven: null, herzienDatum: null, alleenVoor: null, oorsprongId: null, tekstB1: null, burgerZicht: 'nee', burgerReden: 'nog niet', burgerVanaf: null, ...over,
});
const afspraak = (volgnummer: number, organisatieId: string, over: Partial<Afspraak> = {}): Afspraak => ({ id: `a${volgnummer}`, volgnummer, verslagregelId: null, tekst: `Afspraak ${volgnummer}`, organisatieId, uiterlijk: '2026-11-30', conditie: null, informeerBurger: false, alleenVoor: null, oorsprongId: null, ...over });
const inhoud: Inhoud = {
  samenvattingB1: 'Er komt hulp.', geenBesluitReden: null, besluiten: [besluit(1), besluit(2, { alleenVoor: ['gi'] })], afspraken: [afspraak(1, 'wc'), afspraak(2, 'gi'), afspraak(3, 'pol', { alleenVoor: ['gem'] })],
  verslagdelen: [{ id: 'v1', volgnummer: 1, gegevenssoort: 'UIT', tekst: 'Beeld', alleenVoor: null }, { id: 'v2', volgnummer: 2, gegevenssoort: 'PSY', tekst: 'Gezondheid', alleenVoor: null }],
  meningen: [{ id: 'm1', volgnummer: 1, besluitVolgnummer: 1, organisatieId: 'gi', tekst: 'Liever anders' }],
};
const kort = (d: ReturnType<typeof deelVoor>): unknown => [d.besluiten.map((b) => b.tekst ?? b.soort), d.afspraken.map((a) => a.id), d.verslagdelen.map((v) => v.id), d.samenvatting];

describe('R9.2: the part of one receiver', () => {
  test('domein §7.9 (i): WC has only its own afspraak (no D09 row), GI has what UIT@2 gives: the texts differ by matrix', () => {
    const wc = deelVoor(inhoud, { organisatieId: 'wc', niveaus: { CAS: 1, ACT: 2 } });
    expect(kort(wc)).toEqual([[], ['a1'], [], null]);
    expect(wc).toMatchObject({ niveau: null, meningen: [] });
    const gi = deelVoor(inhoud, { organisatieId: 'gi', niveaus: { CAS: 1, ORG: 1, UIT: 2 } });
    expect(kort(gi)).toEqual([['Besluit 1', 'Besluit 2'], ['a1', 'a2'], ['v1'], 'Er komt hulp.']);
    expect(gi.afspraken.map((a) => a.isEigen)).toEqual([false, true]);
  });
  test('R9.2: a line marked for others is absent, an own afspraak never', () => {
    expect(kort(deelVoor(inhoud, { organisatieId: 'pol', niveaus: { UIT: 2 } }))).toEqual([['Besluit 1'], ['a1', 'a2', 'a3'], ['v1'], 'Er komt hulp.']);
    expect(kort(deelVoor(inhoud, { organisatieId: 'rvdk', niveaus: { UIT: 2 } }))).toEqual([['Besluit 1'], ['a1', 'a2'], ['v1'], 'Er komt hulp.']);
  });
  test('R9.2: the regie that wrote it sees every line, but a verslagdeel only with its own gegevenssoort', () => {
    expect(kort(deelVoor(inhoud, { organisatieId: 'vt', niveaus: { UIT: 2 } }, true))).toEqual([['Besluit 1', 'Besluit 2'], ['a1', 'a2', 'a3'], ['v1'], 'Er komt hulp.']);
    expect(deelVoor(inhoud, { organisatieId: 'vt', niveaus: { UIT: 2, PSY: 2 } }, true).verslagdelen.map((v) => v.id)).toEqual(['v1', 'v2']);
    expect(deelVoor(inhoud, { organisatieId: 'vt', niveaus: { UIT: 2, PSY: 1 } }, true).verslagdelen.map((v) => v.id)).toEqual(['v1']);
  });
  test('domein §1.3: niveau 1 tells kinds and days, niveau 0 that it exists, nothing gives nothing', () => {
    expect(deelVoor(inhoud, { organisatieId: 'gem', niveaus: { UIT: 1 } })).toMatchObject({ samenvatting: null, afspraken: [], meningen: [], besluiten: [{ id: 'b1', volgnummer: 1, soort: 'aanpak', ingangsdatum: '2026-11-24' }] });
    expect(JSON.stringify(deelVoor(inhoud, { organisatieId: 'gem', niveaus: { UIT: 1 } }))).not.toMatch(/Besluit 1|hulp/);
    expect(deelVoor(inhoud, { organisatieId: 'gem', niveaus: { UIT: 0 } })).toMatchObject({ niveau: 0, besluiten: [], afspraken: [] });
    expect([{ UIT: 0 as const }, {}].map((niveaus) => heeftInhoud(deelVoor(inhoud, { organisatieId: 'gem', niveaus })))).toEqual([true, false]);
    expect(heeftInhoud(deelVoor(inhoud, { organisatieId: 'wc', niveaus: { ACT: 2 } }))).toBe(true);
  });
  test('R9.4: asking a lower niveau narrows, never widens', () => {
    expect(tot({ UIT: 2, CAS: 1 }, 1)).toEqual({ UIT: 1, CAS: 1 });
    expect(tot({ UIT: 0 }, 2)).toEqual({ UIT: 0 });
    expect(tot({ UIT: 2 }, undefined)).toEqual({ UIT: 2 });
  });
});

describe('domein §3 clash 13: two forms of the event', () => {
  const p = { uitkomstId: '6f1c1c1e-7c3b-4d0a-9b57-000000000001', versie: 2, op: new Date('2026-11-25T10:00:00Z'), url: 'https://samenspel.example/keten/v1/uitkomsten-overleg/6f1c1c1e-7c3b-4d0a-9b57-000000000001', oin: '00000099000000001000' };
  test('domein §7.9 (i): the JSON form is exactly datumPublicatie, versie and url', () => {
    expect(publicatieVoor('keten-v1', p)).toEqual({ dataschema: schemas.json, data: { datumPublicatie: '2026-11-25T10:00:00.000Z', versie: '2', url: p.url } });
  });
  test('domein §7.9 (i): the PROV form has an Entity, an Activity and an Agent; neither holds a BSN', () => {
    const { dataschema, data } = publicatieVoor('soh-prov', p);
    expect(dataschema).toBe(schemas.prov);
    expect((data['@graph'] as { '@type': string[] }[]).map((x) => x['@type'])).toEqual([['prov:Entity', 'soh:UitkomstOverleg'], ['prov:Activity', 'soh:BeschikbaarStellenUitkomst'], ['prov:Agent', 'soh:Organisatie']]);
    for (const vorm of [data, publicatieVoor('keten-v1', p).data]) expect(JSON.stringify(vorm)).not.toMatch(/bsn|(?<!\d)\d{9}(?!\d)/i);
  });
  test('domein §7.9: reading is the activity InzienUitkomst of the reader, on the entity of the owner', () => {
    const graaf = inzageProv({ uitkomstId: p.uitkomstId, versie: 2, eigenaarOin: p.oin, inzageId: '6f1c1c1e-7c3b-4d0a-9b57-000000000002', op: p.op, lezerOin: '00000099000000003000' })['@graph'] as Record<string, unknown>[];
    expect(graaf[1]).toMatchObject({ '@type': ['prov:Activity', 'soh:InzienUitkomst'], 'prov:wasAssociatedWith': { '@id': 'urn:nld:oin:00000099000000003000' }, 'prov:used': { '@id': `urn:nld:oin:${p.oin}:uitkomstoverleg:${p.uitkomstId}` } });
  });
});

describe('ux §4.10: reading aid for the citizen\'s version', () => {
  test('ux §4.10: long sentences and jargon are pointed at, plain text is not', () => {
    expect(leespunten('U krijgt hulp thuis. Oma past elke week op.')).toEqual([]);
    const lang = 'Wij gaan samen met u en met de school en met het wijkteam elke week kijken of het beter gaat.';
    expect(leespunten(`${lang} De casusregisseur belt u.`)).toEqual([{ soort: 'lange-zin', tekst: lang }, { soort: 'moeilijk-woord', tekst: 'casusregisseur', liever: 'de persoon die de hulp regelt' }]);
  });
});
