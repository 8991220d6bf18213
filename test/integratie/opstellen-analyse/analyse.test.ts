import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meldNieuwFeit, afsluitpunten, openAnalyse, trekIn, vastgesteldeAnalyse } from '../../../src/bouwstenen/opstellen-analyse/index.ts';
import { ontvangBijdrage } from '../../../src/bouwstenen/opstellen-analyse/bijdragen.ts';
import { openCasus, wijsTeamToe } from '../../../src/casus/index.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakOpstelling, tot, traceparent, type Opstelling } from './opstelling.ts';

let o: Opstelling;
let daan: Medewerker, noor: Medewerker, wiebe: Medewerker, mara: Medewerker, loes: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  [daan, noor, wiebe] = [await o.als('daan', 'procesregisseur'), await o.als('noor', 'procesregisseur'), await o.als('wiebe', 'procesregisseur')];
  [mara, loes] = [await o.als('mara', 'deelnemer'), await o.als('loes', 'deelnemer')];
});
afterAll(async () => { await (o as Opstelling | undefined)?.stop(); });

type Uitspraak = { id: string; rijversie: number; tekst: string; soort: string; magWijzigen: boolean; waarschuwingen: string[]; organisatie: string | null; reactie: string | null; gegevenssoort: string };
type Analyse = { id: string; rol: string; versie: number; status: string; uitspraken: Uitspraak[]; verbanden: { id: string; vanId: string; naarId: string }[]; advies: { rijversie: number; punten: unknown[] } | null; blokkades: { code: string; uitspraakId: string | null }[]; nieuweFeiten: { soort: string }[]; bijdragen: { organisatie: string; status: string; isLaat: boolean }[] };
const uitspraak = (anders: Record<string, unknown> = {}): Record<string, unknown> => ({ soort: 'feit', tekst: 'De politie kwam op 20 november aan huis.', gegevenssoort: 'VEI', leefgebied: 'veiligheid', bronsoort: 'document', bron: 'Mutatie politie', peildatum: '2026-11-20', zekerheid: 3, ...anders });
const lees = async (wie: Medewerker, id: string, doel?: string): Promise<Analyse> => (await o.roep('get', '/analyses/:id', wie, { params: { id }, ...(doel ? { doel } : {}) })).body as Analyse;
const schrijf = async (wie: Medewerker, id: string, u: Record<string, unknown> = uitspraak()): Promise<string> => ((await o.roep('post', '/analyses/:id/uitspraken', wie, { params: { id }, body: { id: randomUUID(), ...u } })).body as { id: string }).id;
const verbind = (wie: Medewerker, id: string, vanId: string, naarId: string, type = 'ondersteunt') => o.roep('post', '/analyses/:id/verbanden', wie, { params: { id }, body: { id: randomUUID(), vanId, naarId, type } });
const wijzig = (wie: Medewerker, id: string, uitspraakId: string, rijversie: number | undefined, body: unknown) => o.roep('patch', '/analyses/:id/uitspraken/:uitspraakId', wie, { params: { id, uitspraakId }, body, ...(rijversie === undefined ? {} : { rijversie }) });
const advies = (wie: Medewerker, id: string, rijversie = 0) => o.roep('put', '/analyses/:id/advies', wie, { params: { id }, rijversie, body: { kern: 'Eerst veiligheid.', urgentie: 'p3', punten: [{ rang: 1, leefgebied: 'veiligheid', waaromEerst: 'Zonder veiligheid helpt niets.', aanbeveling: 'Maak een veiligheidsplan.', gevraagdBesluit: null, dienstsoort: null }] } });
const terZienswijze = (personen: string[]) => ({ uitkomst: 'ter-zienswijze', samenvatting: 'De spanning loopt op door schulden.', zienswijzeVan: personen, uitlegGezin: 'Wij hebben opgeschreven wat er speelt. Klopt dit?' });
const verwerkt = { uitkomst: 'verwerkt', hoeVerwerkt: 'De reactie staat nu naast het feit.', isTeruggekoppeld: true };
const vast = { uitkomst: 'advies-gereed', motivatie: 'Alles is gewogen en onderbouwd.', isTegenspraakGewogen: true };
const bijdrage = { betrokkenheid: 'nu', isGezinIngelicht: true };

describe('opstellen-analyse', () => {
  test('processen §2.6: partners by task and by their own system, the family, links, advice, zienswijze and all faults at once, to vastgesteld', async () => {
    o.partners.JGZ.zetGedrag({ bijdrage: 'levert', aantalKeer: 2 });
    o.partners.RVDK.zetGedrag({ bijdrage: 'weigert' });
    const { casusId, personen, analyseId, klaar } = await o.begin(['POL', 'RVDK', 'GEM', 'WC', 'JGZ']);
    await o.burgerAntwoordt(casusId, 'gesprek', 'Wij hebben vooral zorgen over geld.');
    const bijPolitie = await o.taakVoor(casusId, 'POL');
    // The matrix lists no ground for the woningcorporatie: it is not asked, and gets nothing.
    await expect.poll(async () => (await o.kern.db('bijdrageverzoek').where({ analyse_id: analyseId }).select('organisatie_id')).length).toBe(4);
    expect(await o.kern.db('bijdrageverzoek').where({ analyse_id: analyseId, organisatie_id: o.ids.WC }).first()).toBeUndefined();
    // R3.3: pseudonyms, no names and no casusnummer. A second copy of the same answer has no second effect.
    await tot(async () => o.partners.JGZ.verzonden.length >= 2);
    const gevraagd = JSON.stringify(o.partners.JGZ.ontvangen.at(-1));
    expect(gevraagd).not.toMatch(/Wulp|Politie|Vinkenoord/);
    expect(o.partners.JGZ.geweigerd).toEqual([]);
    expect(await o.kern.db('analyse_uitspraak').where({ analyse_id: analyseId, organisatie_id: o.ids.JGZ }).count('id as n').first()).toEqual({ n: '2' });
    expect((await o.kern.db('analyse_uitspraak').where({ analyse_id: analyseId, organisatie_id: o.ids.JGZ }).whereNotNull('persoon_id').first('persoon_id') as { persoon_id: string }).persoon_id).toBe(personen[0]);

    // The politie writes; until it delivers nobody else sees it, and it sees nobody else's.
    const eigen = await schrijf(mara, analyseId);
    expect((await lees(mara, analyseId)).uitspraken.map((u) => u.id)).toEqual([eigen]);
    expect((await lees(daan, analyseId)).uitspraken.map((u) => u.id)).not.toContain(eigen);
    await expect(o.voltooi(bijPolitie, loes, { ...bijdrage, uitkomst: 'geleverd' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.voltooi(bijPolitie, mara, { ...bijdrage, uitkomst: 'geleverd' });
    await expect(o.voltooiDirect(bijPolitie, mara, { ...bijdrage, uitkomst: 'geleverd' })).rejects.toMatchObject({ code: 'al-beantwoord' });
    await expect(lees(mara, analyseId)).rejects.toMatchObject({ code: expect.stringMatching(/niet-gevonden|geen-grondslag/) as string });
    const bijGemeente = await o.taakVoor(casusId, 'GEM');
    // A bijdrager reacts to nobody and gives no sign to the author's banner.
    const vanGemeente = await schrijf(loes, analyseId, uitspraak({ tekst: 'Het gezin kreeg hulp bij schulden.', gegevenssoort: 'FIN', leefgebied: 'financien' }));
    await expect(wijzig(loes, analyseId, vanGemeente, 1, { reactie: 'Dit klopt niet.' })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', loes, { params: { id: analyseId, uitspraakId: vanGemeente }, rijversie: 1 });
    await expect(o.voltooi(bijGemeente, loes, { ...bijdrage, uitkomst: 'geleverd' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitspraken', code: 'verplicht' }] } });
    await expect(o.voltooi(bijGemeente, loes, { ...bijdrage, uitkomst: 'weiger-op-grond' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/weigergrond' }] } });
    await o.voltooi(bijGemeente, loes, { ...bijdrage, betrokkenheid: 'niet', uitkomst: 'geen-bijdrage' });

    const opstellen = await o.taak(casusId, 'analyse-opstellen');
    const gegevens = await o.lees(opstellen, daan);
    expect(gegevens.secties.find((s) => s.titel === 'Wie droeg bij')?.regels.map((r) => [r.label, r.waarde]).toSorted()).toEqual([
      ['Gemeente Vinkenoord', 'Draagt niet bij'], ['Jeugdgezondheid Merelland', 'Bijgedragen'], ['Politie Basisteam Merelland', 'Bijgedragen'], ['RvdK locatie Merelland-Duinbroek', 'Draagt niet bij'], ['Test Wulp', 'Heeft gereageerd'],
    ]);
    expect(await o.kern.db('bijdrageverzoek').where({ analyse_id: analyseId, organisatie_id: o.ids.RVDK }).first('status', 'via', 'weigergrond')).toEqual({ status: 'afgeslagen', via: 'systeem', weigergrond: 'lopend-onderzoek' });
    const oordeel = await schrijf(daan, analyseId, uitspraak({ soort: 'oordeel', tekst: 'De kinderen zijn thuis niet veilig.', bron: '', peildatum: null, functie: 'gedragswetenschapper' }));
    const zonderBron = await schrijf(daan, analyseId, uitspraak({ tekst: 'Vader is altijd boos.', bron: '' }));
    expect((await lees(daan, analyseId)).uitspraken.find((u) => u.id === zonderBron)?.waarschuwingen).toEqual(['altijd']);
    await expect(o.voltooi(opstellen, daan, { ...terZienswijze([]) })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/afzienReden' }] } });
    await expect(o.voltooi(opstellen, daan, terZienswijze([randomUUID()]))).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(opstellen, daan, terZienswijze(personen));
    await o.burgerAntwoordt(casusId, 'zienswijze', 'De politie kwam voor de buren, niet voor ons.');

    const verwerken = await o.taak(casusId, 'zienswijze-verwerken');
    expect((await o.lees(verwerken, daan)).secties[0]?.regels).toEqual([{ label: 'Reactie 1', waarde: 'De politie kwam voor de buren, niet voor ons.' }]);
    const stand = await lees(daan, analyseId);
    const mening = stand.uitspraken.find((u) => u.tekst.startsWith('De politie kwam voor de buren')) as Uitspraak;
    const politiefeit = stand.uitspraken.find((u) => u.id === eigen) as Uitspraak;
    await verbind(daan, analyseId, mening.id, eigen, 'weerspreekt');
    await expect(o.voltooi(verwerken, daan, verwerkt)).rejects.toMatchObject({ extra: { fouten: [{ veld: `/uitspraken/${eigen}`, code: 'weersproken-zonder-reactie' }] } });
    // R6.1: nobody of us edits the words of the family, or the statement of a partner; an author reacts beside it.
    await expect(wijzig(daan, analyseId, mening.id, mening.rijversie, { tekst: 'Iets anders' })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(wijzig(daan, analyseId, eigen, politiefeit.rijversie, { tekst: 'Iets anders' })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', daan, { params: { id: analyseId, uitspraakId: eigen }, rijversie: politiefeit.rijversie })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(wijzig(daan, analyseId, eigen, politiefeit.rijversie, { weersprokenDoor: randomUUID() })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/weersprokenDoor' }] } });
    await wijzig(daan, analyseId, eigen, politiefeit.rijversie, { reactie: 'Nagevraagd: de melding ging over dit adres.' });
    await o.voltooi(verwerken, daan, verwerkt);

    // domein §7.6 (i): an oordeel without a supporting feit: 409 that names the statement, with all other faults.
    const vaststellen = await o.taak(casusId, 'analyse-vaststellen');
    await expect(o.voltooi(vaststellen, wiebe, vast)).rejects.toMatchObject({ code: 'ongeldige-overgang', status: 409, extra: { fouten: expect.arrayContaining([expect.objectContaining({ veld: `/uitspraken/${oordeel}`, code: 'oordeel-zonder-steun' }), expect.objectContaining({ veld: `/uitspraken/${zonderBron}`, code: 'feit-zonder-bron' }), expect.objectContaining({ code: 'advies-ontbreekt' })]) as unknown } });
    expect(await o.kern.db('analyse').where({ id: analyseId }).first('status', 'gecontroleerd_op')).toMatchObject({ status: 'ter-zienswijze', gecontroleerd_op: expect.any(Date) as Date });
    await verbind(daan, analyseId, eigen, oordeel);
    await o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', daan, { params: { id: analyseId, uitspraakId: zonderBron }, rijversie: 1 });
    await advies(daan, analyseId);
    await expect(o.voltooi(vaststellen, loes, vast)).rejects.toMatchObject({ code: expect.stringMatching(/niet-gevonden|geen-grondslag|rol-onvoldoende/) as string });
    await o.voltooi(vaststellen, wiebe, vast);
    // JGZ, politie, and the family's two answers.
    expect(await klaar()).toEqual({ uitkomst: 'advies-gereed', aantalBijdragen: 4 });
    expect(await o.kern.db.transaction((tx) => vastgesteldeAnalyse(tx, casusId))).toMatchObject({ analyseId, versie: 1, uitkomst: 'advies-gereed' });
    // R6.5: no more changes, not by the API and not in the table.
    await expect(schrijf(daan, analyseId)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(o.kern.db('analyse_uitspraak').where({ id: eigen }).update({ zekerheid: 1 })).rejects.toThrow(/does not change/);
    expect(await o.incidenten()).toEqual([]);
  });

  test('R6.5: a second version starts from the first, shows added, changed and removed, and replaces it; a new fact is a banner', async () => {
    const { casusId, analyseId, klaar, personen } = await o.begin([]);
    await o.burgerAntwoordt(casusId, 'gesprek', 'Het gaat wel.');
    const eerste = await o.taak(casusId, 'analyse-opstellen');
    const [a, b] = [await schrijf(daan, analyseId), await schrijf(daan, analyseId, uitspraak({ tekst: 'De school belt elke week.', gegevenssoort: 'OND', leefgebied: 'dagbesteding' }))];
    // What contradicts the first statement was written after it.
    await wijzig(daan, analyseId, a, 1, { weersprokenDoor: b, reactie: 'Nagevraagd: beide zijn waar.' });
    await advies(daan, analyseId);
    // bij-nieuwe-feiten: the work goes on; the same cause once.
    await o.kern.db.transaction(async (tx) => { await meldNieuwFeit(o.kern, tx, { casusId, soort: 'melding', bron: 'melding:1' }); await meldNieuwFeit(o.kern, tx, { casusId, soort: 'melding', bron: 'melding:1' }); });
    await tot(async () => (await lees(daan, analyseId)).nieuweFeiten.length === 1);
    await o.roep('post', '/analyses/:id/feiten', daan, { params: { id: analyseId }, body: { soort: 'gesprek', bronId: randomUUID() } });
    await tot(async () => (await lees(daan, analyseId)).nieuweFeiten.length === 2);
    expect((await o.lees(eerste, daan)).secties[0]).toMatchObject({ titel: 'Er is iets nieuws', regels: [{ label: 'Nieuwe melding' }, { label: 'Nieuw gesprek' }] });
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([{ code: 'analyse-open', zin: 'Versie 1 van de analyse is nog niet vastgesteld.' }]);
    await o.voltooi(eerste, daan, { uitkomst: 'ter-zienswijze', samenvatting: 'Er is veel onrust in huis.', afzienReden: 'De moeder vroeg om nu met rust gelaten te worden.' });
    expect((await lees(daan, analyseId)).nieuweFeiten).toEqual([]);
    // Back twice: after the zienswijze, and by who decides; partners are not asked again.
    await o.voltooi(await o.taak(casusId, 'zienswijze-verwerken'), daan, { ...verwerkt, uitkomst: 'terug' });
    const weer = await o.taak(casusId, 'analyse-opstellen', [eerste.id]);
    await o.voltooi(weer, daan, { uitkomst: 'ter-zienswijze', samenvatting: 'Er is veel onrust in huis.', afzienReden: 'De moeder vroeg om nu met rust gelaten te worden.' });
    const verwerken = await o.taak(casusId, 'zienswijze-verwerken');
    await o.voltooi(verwerken, daan, verwerkt);
    const besluit = await o.taak(casusId, 'analyse-vaststellen');
    await o.voltooi(besluit, wiebe, { ...vast, uitkomst: 'terug', motivatie: 'De school ontbreekt nog in het oordeel.' });
    const derde = await o.taak(casusId, 'analyse-opstellen', [eerste.id, weer.id]);
    expect((await o.lees(derde, daan)).secties[0]).toMatchObject({ titel: 'Teruggestuurd', regels: [{ waarde: 'De school ontbreekt nog in het oordeel.' }] });
    await o.voltooi(derde, daan, terZienswijze(personen));
    await o.burgerAntwoordt(casusId, 'zienswijze', 'Dat klopt wel.');
    await o.voltooi(await o.taak(casusId, 'zienswijze-verwerken', [verwerken.id]), daan, verwerkt);
    const tweedeBesluit = await o.taak(casusId, 'analyse-vaststellen', [besluit.id]);
    await expect(o.voltooi(tweedeBesluit, wiebe, { ...vast, uitkomst: 'onvoldoende-informatie' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/ontbreekt' }] } });
    await o.voltooi(tweedeBesluit, wiebe, { ...vast, uitkomst: 'onvoldoende-informatie', ontbreekt: 'Wij weten niet hoe het met de vader gaat.' });
    expect(await klaar()).toMatchObject({ uitkomst: 'onvoldoende-informatie' });

    // Version 2, opened as the worker does in a next round; opening twice gives the same lists (the time that is left counts down in between).
    const tweede = randomUUID();
    const opening = { analyseId: tweede, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', urgentieCode: 'p3', rondeNummer: 2 };
    const [een, twee] = [await o.kern.db.transaction((tx) => openAnalyse(o.kern, tx, opening)), await o.kern.db.transaction((tx) => openAnalyse(o.kern, tx, opening))];
    expect(twee).toEqual({ ...een, bijdrageTermijn: expect.stringMatching(/^PT\d+S$/) });
    const nieuw = await lees(daan, tweede);
    expect(nieuw).toMatchObject({ versie: 2, status: 'ter-bijdrage' });
    const feit = nieuw.uitspraken.find((u) => u.tekst.startsWith('De politie')) as Uitspraak, school = nieuw.uitspraken.find((u) => u.tekst.startsWith('De school')) as Uitspraak;
    expect(feit, 'it is contradicted in the new version too').toMatchObject({ weersprokenDoor: school.id, reactie: 'Nagevraagd: beide zijn waar.' });
    await wijzig(daan, tweede, feit.id, feit.rijversie, { tekst: 'De politie kwam twee keer.', zekerheid: 2 });
    await o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', daan, { params: { id: tweede, uitspraakId: school.id }, rijversie: school.rijversie });
    await schrijf(daan, tweede, uitspraak({ tekst: 'Opa past op dinsdag op.', gegevenssoort: 'OPG', leefgebied: 'netwerk' }));
    const verschil = (await o.roep('get', '/analyses/:id/verschillen', daan, { params: { id: tweede }, query: { met: analyseId } })).body;
    expect(verschil).toMatchObject({ van: 1, naar: 2, toegevoegd: [{ tekst: 'Opa past op dinsdag op.' }], verwijderd: [{ lijnId: b, tekst: 'De school belt elke week.' }], gewijzigd: [{ lijnId: a, velden: ['tekst', 'zekerheid'], was: 'De politie kwam op 20 november aan huis.', wordt: 'De politie kwam twee keer.' }] });
  });

  test('R12.5: an analysis that is withdrawn keeps the answer that came in and asks the family no longer', async () => {
    const { casusId, analyseId } = await o.begin([], [{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'ouder', geboortedatum: '1988-02-03', naam: 'Kievit' }]);
    await tot(async () => (await o.kern.db('bijdrage').where({ casus_id: casusId, soort: 'gesprek', status: 'gevraagd' })).length === 2);
    await o.burgerAntwoordt(casusId, 'gesprek', 'Wij hebben vooral zorgen over geld.');
    for (const _ of [1, 2]) await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId));
    expect(await o.kern.db('analyse').where({ id: analyseId }).first('status')).toEqual({ status: 'ingetrokken' });
    expect(await o.kern.db('analyse_zienswijze').where({ analyse_id: analyseId }).orderBy('status').pluck('status')).toEqual(['ontvangen', 'verlopen']);
    expect(await o.kern.db('bijdrage').where({ casus_id: casusId }).orderBy('status').pluck('status')).toEqual(['beantwoord', 'verlopen']);
    expect(await o.kern.db('analyse_uitspraak').where({ analyse_id: analyseId }).pluck('soort')).toEqual(['mening-betrokkene']);
  });

  test('R6.3, R7.4: the citizen who is asked for his view reads the draft: his own and the family\'s statements, nobody else\'s, no unsent contribution; nothing while something is held back', async () => {
    const { casusId, analyseId, personen: [een = '', twee = ''] } = await o.begin(['POL'], [{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'ouder', geboortedatum: '1988-02-03', naam: 'Kievit' }]);
    type Mijn = { id: string; isConcept: boolean; uitspraken: { tekst: string; isOverMij: boolean }[]; advies: { kern: string } | null };
    const burger = (persoonId: string, acr: string = substantieel): Aanvrager => ({ soort: 'burger', accountId: randomUUID(), persoonId, acr, sessieId: 's' });
    const mijn = async (wie: Aanvrager): Promise<Mijn[]> => ((await o.roep('get', '/mijn/analyses', wie as never, { params: {} })).body as { items: Mijn[] }).items;
    for (const tekst of ['Wij hebben zorgen over geld.', 'Ik maak me zorgen.']) await o.burgerAntwoordt(casusId, 'gesprek', tekst);
    const bijPolitie = await o.taakVoor(casusId, 'POL');
    await schrijf(mara, analyseId, uitspraak({ tekst: 'Nog niet geleverd.' }));
    await o.voltooi(bijPolitie, mara, { uitkomst: 'geen-bijdrage', betrokkenheid: 'nu', isGezinIngelicht: true, toelichting: 'Wij weten niets meer dan dit.' });
    const opstellen = await o.taak(casusId, 'analyse-opstellen');
    for (const u of [{}, { tekst: 'Zij slaapt slecht.', gegevenssoort: 'PSY', persoonId: een }, { tekst: 'Hij drinkt te veel.', gegevenssoort: 'VSL', persoonId: twee }]) await schrijf(daan, analyseId, uitspraak(u));
    await advies(daan, analyseId);
    // Not asked yet: nothing to read.
    expect(await mijn(burger(een))).toEqual([]);
    await o.voltooi(opstellen, daan, { ...terZienswijze([een]), afzienReden: 'De vader wil er nu niets over horen.' });
    await tot(async () => (await mijn(burger(een))).length === 1);
    const [gelezen] = await mijn(burger(een));
    expect(gelezen).toMatchObject({ id: analyseId, isConcept: true, advies: { kern: 'Eerst veiligheid.' } });
    const mijnWoorden = (await o.kern.db('bijdrage').where({ casus_id: casusId, persoon_id: een, soort: 'gesprek' }).first('antwoord') as { antwoord: string }).antwoord;
    expect(new Map(gelezen?.uitspraken.map((u) => [u.tekst, u.isOverMij]))).toEqual(new Map([['De politie kwam op 20 november aan huis.', false], [mijnWoorden, true], ['Zij slaapt slecht.', true]]));
    expect(gelezen?.uitspraken).toHaveLength(3);
    expect(await o.kern.db('verwerkingenlog').where({ casus_id: casusId, status: 'ok' }).where('verwerkingsactiviteit', 'like', '%burger-informeren').whereRaw("'analyse' = any(velden)").first('id')).toBeDefined();
    expect(await mijn(burger(twee))).toEqual([]);
    expect(await mijn(burger(randomUUID()))).toEqual([]);
    await expect(mijn(burger(een, 'http://eidas.europa.eu/LoA/low'))).rejects.toMatchObject({ code: 'betrouwbaarheid-te-laag' });
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'uitwisseling', object_id: randomUUID(), persoon_id: een, reden: 'veiligheid-kind', motivatie: 'Het kind is nog niet veilig.', besluit_door: daan.medewerkerId, besluit_op: o.kern.clock.now() });
    expect(await mijn(burger(een))).toEqual([]);
  });

  test('R6.7: two authors on different statements lose nothing; on the same one the second gets 412 with both texts side by side', async () => {
    const { casusId, analyseId } = await o.begin(['POL']);
    const taak = await o.taakVoor(casusId, 'POL');
    const [een, twee] = [await schrijf(daan, analyseId), await schrijf(noor, analyseId, uitspraak({ tekst: 'De huur is drie maanden niet betaald.', gegevenssoort: 'FIN', leefgebied: 'financien' }))];
    await Promise.all([wijzig(daan, analyseId, een, 1, { tekst: 'Tekst van Daan.' }), wijzig(noor, analyseId, twee, 1, { tekst: 'Tekst van Noor.' })]);
    expect((await lees(daan, analyseId)).uitspraken.map((u) => u.tekst).toSorted()).toEqual(['Tekst van Daan.', 'Tekst van Noor.']);
    await expect(wijzig(noor, analyseId, een, 1, { tekst: 'Ook van Noor.' })).rejects.toMatchObject({ code: 'verouderde-versie', status: 412, extra: { huidig: { tekst: 'Tekst van Daan.', rijversie: 2 }, uw: { tekst: 'Ook van Noor.' } } });
    await expect(wijzig(noor, analyseId, een, undefined, { tekst: 'Ook van Noor.' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await advies(daan, analyseId);
    await expect(advies(noor, analyseId, 0)).rejects.toMatchObject({ code: 'verouderde-versie', extra: { huidig: { kern: 'Eerst veiligheid.' } } });
    await advies(noor, analyseId, 1);
    // R8.8: a double click is one statement; another content under the same id names the difference.
    const dubbel = { id: randomUUID(), ...uitspraak({ tekst: 'De leerplicht belde twee keer.' }) };
    const stuur = (body: Record<string, unknown>) => o.roep('post', '/analyses/:id/uitspraken', daan, { params: { id: analyseId }, body });
    expect((await Promise.all([stuur(dubbel), stuur(dubbel)])).map((a) => (a.body as { id: string }).id)).toEqual([dubbel.id, dubbel.id]);
    await expect(stuur({ ...dubbel, tekst: 'De leerplicht belde drie keer.', zekerheid: 1 })).rejects.toMatchObject({ code: 'referentie-bestaat', extra: { verschil: ['tekst', 'zekerheid'] } });
    expect((await lees(daan, analyseId)).uitspraken.filter((u) => u.tekst.startsWith('De leerplicht')).map((u) => u.tekst)).toEqual(['De leerplicht belde twee keer.']);
    await o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', daan, { params: { id: analyseId, uitspraakId: dubbel.id }, rijversie: 1 });
    // Bad input: every fault at once, nothing saved; a kind of data the regie may not have; somebody else's case; another doel.
    await expect(schrijf(mara, analyseId, uitspraak({ gegevenssoort: 'STR', persoonId: randomUUID() }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/gegevenssoort', code: 'geen-grondslag' }, { veld: '/persoonId' }] } });
    await expect(schrijf(mara, analyseId, uitspraak({ soort: 'mening-betrokkene' }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/soort' }] } });
    await expect(schrijf(daan, analyseId, uitspraak({ bronsoort: 'burger' }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/bronsoort' }] } });
    await expect(advies(mara, analyseId, 2)).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    await expect(wijzig(mara, analyseId, een, 2, { tekst: 'Van de politie' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(schrijf(await o.als('sietske', 'procesregisseur'), analyseId)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(o.roep('post', '/analyses/:id/uitspraken', daan, { params: { id: analyseId }, body: { id: randomUUID(), ...uitspraak() }, doel: 'casusoverleg-voeren' })).rejects.toMatchObject({ code: 'geen-grondslag' });
    await expect(o.roep('put', '/analyses/:id/advies', daan, { params: { id: analyseId }, body: { kern: '', urgentie: 'p3', punten: [{ rang: 1, leefgebied: 'wonen', waaromEerst: 'x', aanbeveling: 'y', gevraagdBesluit: null, dienstsoort: null, dienstId: randomUUID() }] } })).rejects.toThrow(/dienstenzoeker/);
    await expect(o.voltooi(taak, mara, { ...bijdrage, uitkomst: 'weiger-op-grond', weigergrond: 'anders' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/toelichting' }] } });
    await o.voltooi(taak, mara, { ...bijdrage, uitkomst: 'weiger-op-grond', weigergrond: 'lopend-onderzoek' });
    expect(await o.kern.db('bijdrageverzoek').where({ analyse_id: analyseId }).first('status', 'via', 'weigergrond')).toEqual({ status: 'afgeslagen', via: 'taak', weigergrond: 'lopend-onderzoek' });
  });

  test('R6.3: of a PSY statement the politie gets nothing: not the statement, not its links, not its count', async () => {
    const casusId = randomUUID(), analyseId = randomUUID();
    await o.kern.db.transaction(async (tx) => {
      await openCasus(o.kern, tx, { casusId, verbandCode: 'zorg-en-veiligheid', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: o.kern.clock.now(), prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null });
      await wijsTeamToe(o.kern, tx, casusId, { organisatieId: o.ids.POL, medewerkerId: null, rol: 'partner', via: 'verzoek' });
      const { bijdragers } = await openAnalyse(o.kern, tx, { analyseId, casusId, verbandCode: 'zorg-en-veiligheid', regioCode: 'merelland', urgentieCode: 'p3', rondeNummer: 1 });
      expect(bijdragers.map((b) => b.organisatieId)).toEqual([o.ids.POL]);
    });
    const stijn = await o.als('stijn', 'procesregisseur');
    const [vei, psy] = [await schrijf(stijn, analyseId), await schrijf(stijn, analyseId, uitspraak({ tekst: 'Hij slikt zijn medicijnen niet.', gegevenssoort: 'HUL', leefgebied: 'psychisch' }))];
    await verbind(stijn, analyseId, psy, vei, 'veroorzaakt');
    expect((await lees(mara, analyseId)).verbanden).toHaveLength(1);
    // Who contributes lays and removes links between his own statements only, also when he reads the others.
    const vanMara = await schrijf(mara, analyseId, uitspraak({ tekst: 'De wijkagent was er drie keer.' }));
    await expect(verbind(mara, analyseId, vanMara, vei)).rejects.toMatchObject({ code: 'niet-gevonden' });
    const [pijl] = (await lees(mara, analyseId)).verbanden;
    await expect(o.roep('delete', '/analyses/:id/verbanden/:verbandId', mara, { params: { id: analyseId, verbandId: pijl?.id ?? '' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.roep('delete', '/analyses/:id/uitspraken/:uitspraakId', mara, { params: { id: analyseId, uitspraakId: vanMara }, rijversie: 1 });
    await o.kern.db('analyse_uitspraak').where({ id: psy }).update({ gegevenssoort: 'PSY' });
    const voorPolitie = await lees(mara, analyseId);
    expect([voorPolitie.uitspraken.map((u) => u.id), voorPolitie.verbanden]).toEqual([[vei], []]);
    expect(JSON.stringify(voorPolitie)).not.toMatch(/medicijnen|PSY|_verborgen/);
    expect(JSON.stringify((await o.roep('get', '/casussen/:id/analyse', mara, { params: { id: casusId } })).body)).not.toMatch(/medicijnen|"PSY"/);
    await expect(lees(mara, analyseId, 'triage-uitvoeren')).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    await expect(o.roep('get', '/casussen/:id/analyse', loes, { params: { id: casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(o.roep('get', '/casussen/:id/analyse', loes, { params: { id: randomUUID() } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    // R0.5: reading is logged, with the case and the doel.
    expect(await o.kern.db('auditlog').where({ object_id: casusId, gebruiker_id: mara.medewerkerId, actie: 'R' }).first()).toMatchObject({ doel: 'analyse-opstellen' });
  });

  test('R0.3, R6.1: only the organisation that was asked contributes through its system: once, in kinds the regie may have, and not when the analysis is vastgesteld or withdrawn', async () => {
    for (const p of ['JGZ', 'RVDK'] as const) o.partners[p].zetGedrag({ bijdrage: 'wacht', aantalKeer: 1 });
    const { casusId, analyseId } = await o.begin(['POL', 'JGZ', 'RVDK']);
    const bijPolitie = await o.taakVoor(casusId, 'POL');
    const vraag = (p: 'POL' | 'JGZ' | 'RVDK'): Promise<string> => tot(async () => (await o.kern.db('bijdrageverzoek').where({ analyse_id: analyseId, organisatie_id: o.ids[p] }).first('id') as { id: string } | undefined)?.id);
    const geldig = { soort: 'feit' as const, tekst: 'Het kind was vier keer niet op het spreekuur.', gegevenssoort: 'OPG', leefgebied: 'netwerk', bronsoort: 'document', bron: 'Dossier', bronGeldigTot: null, peildatum: '2026-11-20', zekerheid: 3, functie: null, toetsvraag: null, pseudoniem: null };
    const ontvang = async (over: Record<string, unknown>): Promise<void> => { const bijdrageId = await vraag('JGZ'); await o.kern.db.transaction((tx) => ontvangBijdrage(o.kern, tx, { bijdrageId, organisatieId: o.ids.JGZ, uitkomst: 'geleverd', uitspraken: [geldig], weigergrond: null, toelichting: null, traceparent, ...over } as never)); };
    await expect(ontvang({ organisatieId: o.ids.RVDK })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(ontvang({ bijdrageId: randomUUID() })).rejects.toMatchObject({ code: 'niet-gevonden' });
    // The police have no system: their question is answered in the task list only.
    await expect(ontvang({ bijdrageId: await vraag('POL'), organisatieId: o.ids.POL })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(ontvang({ uitspraken: [{ ...geldig, gegevenssoort: 'STR' }, { ...geldig, pseudoniem: 'iemand-anders' }, { ...geldig, soort: 'mening-betrokkene' }] })).rejects.toMatchObject({ extra: { fouten: [{ code: 'geen-grondslag' }, { code: 'persoon-onbekend' }, { code: 'niet-mogelijk' }] } });
    const regels = await o.kern.db('doelbindingregel').where({ doel: 'analyse-opstellen', verband_code: 'veilig-thuis' }).whereNull('tot').whereRaw("'deelnemer' = any(rollen)").pluck('id') as string[];
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: '2026-01-01' });
    await expect(ontvang({})).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: null });
    expect(await o.kern.db('analyse_uitspraak').where({ analyse_id: analyseId })).toEqual([]);
    await ontvang({});
    await expect(ontvang({})).rejects.toMatchObject({ code: 'al-beantwoord' });
    expect(await o.kern.db('analyse_uitspraak').where({ analyse_id: analyseId })).toHaveLength(1);
    const vanRvdk = await vraag('RVDK');
    for (const stand of [{ status: 'ingetrokken' }, { status: 'vastgesteld', uitkomst: 'advies-gereed', vastgesteld_op: o.kern.clock.now(), vastgesteld_door: wiebe.medewerkerId }]) {
      await o.kern.db('analyse').where({ id: analyseId }).update(stand);
      await expect(ontvang({ bijdrageId: vanRvdk, organisatieId: o.ids.RVDK })).rejects.toMatchObject({ code: 'gesloten' });
      await expect(o.voltooiDirect(bijPolitie, mara, { ...bijdrage, betrokkenheid: 'niet', uitkomst: 'geen-bijdrage' })).rejects.toMatchObject({ code: expect.stringMatching(/gesloten|niet-gevonden|rol-onvoldoende/) as string });
      await expect(schrijf(daan, analyseId)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
      await expect(advies(daan, analyseId)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
      await expect(verbind(daan, analyseId, randomUUID(), randomUUID())).rejects.toMatchObject({ code: 'ongeldige-overgang' });
      await expect(o.roep('delete', '/analyses/:id/verbanden/:verbandId', daan, { params: { id: analyseId, verbandId: randomUUID() } })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
      await expect(o.roep('post', '/analyses/:id/feiten', daan, { params: { id: analyseId }, body: { soort: 'gesprek', bronId: randomUUID() } })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    }
  });

  test('processen §2.6: silence ends with the term, a late answer is kept, asking again twice at most, the term of the whole asks the coordinator', async () => {
    o.partners.JGZ.zetGedrag({ bijdrage: 'wacht', aantalKeer: 1 });
    const { casusId, analyseId, klaar, personen } = await o.begin(['POL', 'JGZ']);
    await o.taakVoor(casusId, 'POL');
    await tot(async () => (await o.kern.db('bijdrage').where({ casus_id: casusId, status: 'gevraagd' }).first('id')) as unknown);
    await tot(async () => o.partners.JGZ.ontvangen.some((b) => JSON.stringify(b).includes('bijdrage-gevraagd') && !o.partners.JGZ.verzonden.some((v) => v.body.includes(String((b.data as { bijdrageId?: string }).bijdrageId)))));
    await o.vooruit(21 * 86_400_000);
    const eerste = await o.taak(casusId, 'analyse-opstellen');
    expect((await lees(daan, analyseId)).bijdragen.map((b) => b.status)).toEqual(['verlopen', 'verlopen']);
    expect(await o.kern.db('analyse_zienswijze').where({ analyse_id: analyseId }).select('status')).toEqual([{ status: 'verlopen' }]);
    await o.partners.JGZ.beantwoord();
    expect((await lees(daan, analyseId)).bijdragen.find((b) => b.organisatie.startsWith('Jeugd'))).toMatchObject({ status: 'geleverd', isLaat: true });

    // meer-nodig: another organisation without a ground is refused; POL answers now; then once more, and no third time.
    const meer = { uitkomst: 'meer-nodig', samenvatting: 'Wij weten nog te weinig over de politie.', aanWie: [o.ids.POL], vraagPartners: 'Hoe vaak was de politie aan de deur?' };
    // Who contributes does not take the pen of the author.
    await expect(o.voltooiDirect(eerste, mara, meer)).rejects.toMatchObject({ code: 'geen-grondslag' });
    await expect(o.voltooi(eerste, daan, { ...meer, aanWie: [o.ids.WC] })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/aanWie' }] } });
    await expect(o.voltooi(eerste, daan, { ...meer, aanWie: [], vraagPartners: '' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/aanWie' }, { veld: '/vraagPartners' }] } });
    await o.voltooi(eerste, daan, meer);
    const opnieuw = await o.taakVoor(casusId, 'POL');
    expect((await o.lees(opnieuw, mara)).secties[0]?.regels[0]).toEqual({ label: 'Vraag', waarde: 'Hoe vaak was de politie aan de deur?' });
    await schrijf(mara, analyseId);
    await o.voltooi(opnieuw, mara, { ...bijdrage, uitkomst: 'geleverd' });
    const tweede = await o.taak(casusId, 'analyse-opstellen', [eerste.id]);
    await o.voltooi(tweede, daan, { ...meer, aanWie: [], gezinOpnieuw: personen });
    await o.burgerAntwoordt(casusId, 'gesprek', 'Nu wil ik wel wat zeggen.');
    const derde = await o.taak(casusId, 'analyse-opstellen', [eerste.id, tweede.id]);
    expect((await o.lees(derde, daan)).nietMogelijk).toHaveProperty('meer-nodig');
    await expect(o.voltooi(derde, daan, meer)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitkomst' }] } });
    await advies(daan, analyseId);
    await o.voltooi(derde, daan, terZienswijze(personen));
    await tot(async () => (await o.kern.db('bijdrage').where({ casus_id: casusId, soort: 'zienswijze', status: 'gevraagd' }).first('id')) as unknown);

    // The term of the analysis passes: a signal before it, a task of the coordinator after it, and the silent family no longer holds the work up.
    await o.kern.db('termijnregel').where({ code: 'analyse', verband_code: 'veilig-thuis' }).update({ verlengbaar_met: 4, max_verlengingen: 1 });
    // Ten weeks, and on to the first werkdag when they end in a weekend or on a feestdag.
    await o.vooruit(58 * 86_400_000);
    const verlopen = await o.taak(casusId, 'termijn-verlopen');
    expect((await o.lees(verlopen, noor)).secties[0]?.titel).toBe('Termijn');
    const keuze = { redenCode: 'wacht-op-gezin', reden: 'Het gezin was lang niet bereikbaar.', isGezinGeinformeerd: true };
    await o.voltooi(verlopen, noor, { ...keuze, uitkomst: 'verlengen' });
    await tot(async () => (await o.kern.db('element_instantie').where({ element_id: 'tijd-verlengd' }).first('sleutel')) as unknown);
    await o.vooruit(30 * 86_400_000);
    await o.voltooi(await o.taak(casusId, 'termijn-verlopen', [verlopen.id]), noor, { ...keuze, isGezinGeinformeerd: false, uitkomst: 'doorgaan' });
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'termijn' }).count('id as n').first()).toEqual({ n: '1' });
    expect(await o.kern.db('analyse_termijn_keuze').where({ casus_id: casusId }).orderBy('op').select('keuze', 'is_gezin_geinformeerd')).toEqual([{ keuze: 'verlengen', is_gezin_geinformeerd: true }, { keuze: 'doorgaan', is_gezin_geinformeerd: false }]);
    const verwerken = await o.taak(casusId, 'zienswijze-verwerken');
    expect((await o.lees(verwerken, daan)).secties[0]?.regels[0]?.waarde).toContain('telt niet als instemmen');
    await o.voltooi(verwerken, daan, verwerkt);
    await o.voltooi(await o.taak(casusId, 'analyse-vaststellen'), wiebe, vast);
    // JGZ (late), the politie in the second round and the family in the third.
    expect(await klaar()).toEqual({ uitkomst: 'advies-gereed', aantalBijdragen: 3 });
    expect(await o.incidenten()).toEqual([]);
  });

  test('processen §0 point 8: no statement, name or answer reaches the engine, and none stands readable in the tables', async () => {
    const context = JSON.stringify(await o.kern.db('element_context').select('variabelen'));
    const outbox = JSON.stringify(await o.kern.db('outbox').whereNot({ soort: 'partner-gebeurtenis' }).select('opdracht'));
    for (const bron of [context, outbox]) expect(bron).not.toMatch(/Wulp|politie|veiligheidsplan|schulden/i);
    for (const tabel of ['analyse_uitspraak', 'advies', 'advies_punt', 'bijdrageverzoek', 'analyse_besluit', 'analyse_zienswijze']) expect(JSON.stringify(await o.kern.db(tabel).select('*'))).not.toMatch(/politie|veiligheidsplan|Nagevraagd|maanden niet betaald|rust gelaten/i);
  });
});
