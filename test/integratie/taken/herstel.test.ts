import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vraagBijdrage, zetBijdrageKlaar } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import { maakActie, zetActieUit } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { bewaarOpgegevenPersoon } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { indexVan, verberg } from '../../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { aanvaardRegie, openCasus, stelRegisseurVoor, voegBetrokkeneToe, wijsTeamToe } from '../../../src/casus/index.ts';
import { inloggen } from '../../../src/demo/klant.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { maakDemoPersonen } from '../../../src/simulatoren/personen/index.ts';
import { startStapel, tot, type Stapel } from '../../hulp/stapel.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';

let s: Stapel;
beforeAll(async () => { s = await startStapel(); });
afterAll(async () => { await (s as Stapel | undefined)?.stop(); });

const reden = 'De code ontbrak na de storing van vanmorgen.';
const beoordeling = 'Dit klopt met wat wij hebben besloten.';
const context = { verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3', doelCode: 'melding-beoordelen', termijnCode: 'melding-beoordelen' };
const casus = (): Promise<string> => s.kern.db.transaction(async (tx) => (await openCasus(s.kern, tx, { casusId: randomUUID(), verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null })).id);
/** Starts a process without the variable its first step needs: the contract of that step makes an incident at once. */
const vast = async (procesId: string, casusId: string, variabelen: Record<string, unknown>): Promise<{ key: string; instantie: string }> => {
  await startMetBericht(s.client, procesId, casusId, variabelen);
  const rij = await tot('een incident', async () => await s.kern.db('incident as i').join('proces_instantie as p', 'p.sleutel', 'i.process_instance_key').where({ 'p.casus_id': casusId, 'i.status': 'open' }).first('i.sleutel as key', 'p.sleutel as instantie') as { key: string; instantie: string } | undefined);
  return rij;
};
/** A family of one with an actie at a partner, a request for information, a question to the citizen, and a regisseur. */
const gezin = async (): Promise<{ casusId: string; ouder: string; actieId: string; bijdrageId: string; verzoekId: string }> => {
  const { kern } = s, nu = kern.clock.now(), [p01] = maakDemoPersonen('2026-11-23');
  s.simulatoren?.partners.get(demoOin(3))?.zetGedrag({ actie: 'zwijgt' });
  const casusId = await casus();
  return kern.db.transaction(async (tx) => {
    const organisatie = async (oin: string): Promise<string> => (await tx('organisatie').where({ oin }).first('id') as { id: string }).id;
    const [regie, politie] = [await organisatie(demoOin(1)), await organisatie(demoOin(3))], { id: fenna } = await tx('medewerker').where({ sub: 'fenna' }).first('id') as { id: string };
    await tx('casus').where({ id: casusId }).update({ status: 'in-uitvoering' });
    const ouder = await bewaarOpgegevenPersoon(kern, tx, { voornamen: p01?.voornamen, geslachtsnaam: p01?.geslachtsnaam, geboortedatum: '1990-02-03' });
    await tx('persoon').where({ bsn_index: indexVan(kern, p01?.bsn ?? '') }).update({ bsn_index: null, bsn_versleuteld: null });
    await tx('persoon').where({ id: ouder }).update({ bsn_versleuteld: verberg(kern, p01?.bsn ?? '', 'persoon.bsn', ouder), bsn_index: indexVan(kern, p01?.bsn ?? '') });
    await voegBetrokkeneToe(kern, tx, casusId, ouder, 'centraal');
    await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: ouder, status: 'bevestigd', rol: 'centraal' });
    await tx('portaaltoegang').insert({ persoon_id: ouder, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    await stelRegisseurVoor(kern, tx, { casusId, medewerkerId: fenna, door: null, reden: null });
    await aanvaardRegie(kern, tx, casusId, fenna);
    await wijsTeamToe(kern, tx, casusId, { organisatieId: politie, medewerkerId: null, rol: 'deelnemer', via: 'uitnodiging' });
    const [u] = await tx('bekendheidsuitvraag').insert({ casus_id: casusId, process_instance_key: String(BigInt(`0x${casusId.slice(0, 8)}`)), verband_code: 'veilig-thuis', regio_code: 'merelland', partnerset_code: 'vt-kern', doel: 'bekendheid-bepalen', status: 'lopend', verzonden_op: nu, aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
    const [v] = await tx('verstrekkingsverzoek').insert({ verzoeknummer: randomUUID().slice(0, 10), casus_id: casusId, uitvraag_id: u?.id, houder_id: politie, persoon_id: ouder, vragende_organisatie_id: regie, gevraagd_door: fenna, doel: 'verrijken', grondslagen: ['G01'], noodzaak: 'Nodig om de veiligheid te beoordelen.', prioriteit: 'p3', status: 'verzonden', aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
    const actieId = await maakActie(kern, tx, { casusId, planId: null, doelId: null, afspraakId: null, organisatieId: politie, omschrijving: 'Rijd deze week langs.', soortCode: 'overig', prioriteit: 'P3', uiterlijkOp: new Date(nu.getTime() + 30 * 86_400_000), informatie: [], conditie: 'direct' });
    await zetActieUit(kern, tx, actieId);
    const bijdrageId = await zetBijdrageKlaar(tx, { casusId, persoonId: ouder, soort: 'akkoord', vraag: 'Bent u het eens met het plan?', termijn: 'P14D', gevraagdDoor: null });
    await vraagBijdrage(kern, tx, bijdrageId);
    return { casusId, ouder, actieId, bijdrageId, verzoekId: v?.id ?? '' };
  }).then(async (g) => { await tot('de actie bij de politie', async () => (await kern.db('actie').where({ id: g.actieId }).first('status') as { status: string }).status === 'uitgezet'); return g; });
};
const procesVan = async (actieId: string): Promise<string> => (await s.kern.db('actie').where({ id: actieId }).first('process_instance_key') as { process_instance_key: string }).process_instance_key;
/** One more incident in a process, as the record stream would store it. */
const nogEen = async (instantie: string): Promise<string> => {
  const sleutel = String(4_000_000_000_000_000n + BigInt(Math.floor(Math.random() * 1e9)));
  await s.kern.db('incident').insert({ sleutel, process_instance_key: instantie, element_id: 'proef', soort: 'UNHANDLED_ERROR_EVENT', oorzaak: 'proef', aangemaakt_op: s.kern.clock.now() });
  return sleutel;
};
const opgelost = (key: string): Promise<unknown> => tot('het incident opgelost', async () => (await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status === 'opgelost');
const voorstellen = async (login: string, rol: string): Promise<{ id: string; actie: string; casusNummer: string | null; vanMij: boolean; stap: string }[]> => (await (await s.als(login, rol)).roep<{ items: [] }>('GET', '/api/v1/herstelvoorstellen')).body.items;

describe('repair of a stuck step', () => {
  test('issue 4 repair: a coded variable is corrected and tried again only after a second person; never personal data; every act is audited', async () => {
    const casusId = await casus();
    const { key } = await vast('uitwisselen-melding.bericht-na-afsluiting', casusId, { ...context, verbandCode: undefined, casusId, berichtId: randomUUID() });
    const bo = await s.als('bo');
    const stel = (body: Record<string, unknown>) => bo.vraag('POST', `/api/v1/beheer/incidenten/${key}/herstel`, { body: { id: randomUUID(), ...body } });
    const goed = { actie: 'variabele', variabele: 'verbandCode', waarde: 'veilig-thuis', bereik: 'proces', reden };
    // processen §8 case 30: nobody, beheer included, puts a name in a variable.
    for (const slecht of [{ ...goed, reden: 'kort' }, { ...goed, variabele: 'betrokkeneNaam', waarde: 'Jansen' }, { ...goed, waarde: 'Vrije tekst over iemand' }, { ...goed, variabele: 'aantalPartners', waarde: 'drie' }, { ...goed, waarde: undefined }, { ...goed, actie: 'opnieuw' }]) expect([slecht, (await stel(slecht)).status]).toEqual([slecht, 400]);
    const incident = (await bo.roep<{ items: { key: string; heeftVoorstel: boolean; fout: string }[] }>('GET', '/api/v1/beheer/incidenten')).body.items.find((i) => i.key === key);
    expect(incident).toMatchObject({ heeftVoorstel: false });
    expect(incident?.fout.length).toBeGreaterThan(5);
    const { id } = (await bo.roep<{ id: string }>('POST', `/api/v1/beheer/incidenten/${key}/herstel`, { body: { id: randomUUID(), ...goed } })).body;
    expect((await stel(goed)).status).toBe(409);
    expect((await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status).toBe('open');

    const beslis = async (login: string, rol: string, uitkomst = 'akkoord'): Promise<{ status: number; code?: string }> => { const a = await (await s.als(login, rol)).vraag('POST', `/api/v1/herstelvoorstellen/${id}/beoordelingen`, { body: { uitkomst, beoordeling } }); return { status: a.status, code: String((a.body as { type?: string } | null)?.type ?? '').split('/').at(-1) ?? '' }; };
    expect(await beslis('bo', 'beheerder')).toMatchObject({ code: 'vier-ogen' });
    expect((await beslis('sietske', 'procesregisseur')).status).toBe(404);
    expect((await beslis('daan', 'procesregisseur')).status).toBe(404);
    expect((await beslis('joost', 'deelnemer')).status).toBe(403);
    expect((await voorstellen('sietske', 'procesregisseur')).map((v) => v.id)).not.toContain(id);
    expect((await voorstellen('bo', 'beheerder')).find((v) => v.id === id)).toMatchObject({ vanMij: true, casusNummer: null });
    const gezien = (await voorstellen('noor', 'procesregisseur')).find((v) => v.id === id);
    expect(gezien).toMatchObject({ actie: 'variabele', vanMij: false });
    expect(gezien?.casusNummer).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-\d\d$/);
    expect((await beslis('noor', 'procesregisseur')).status).toBe(204);
    await opgelost(key);
    await tot('de taak die erachter zat', async () => (await s.kern.db('taak').where({ casus_id: casusId, element_id: 'bericht-na-afsluiting', status: 'nieuw' }).first('id')) as unknown as undefined);
    expect((await beslis('noor', 'procesregisseur')).status).toBe(409);
    expect((await s.kern.db('auditlog').where({ object_type: 'incident', object_id: key }).orderBy('volgnummer').select('gebeurtenistype', 'rol'))).toEqual([{ gebeurtenistype: 'herstel.variabele.voorgesteld', rol: 'beheerder' }, { gebeurtenistype: 'herstel.variabele.uitgevoerd', rol: 'procesregisseur' }]);
  });

  test('issue 4 repair: afwijzen changes nothing; cancelling says first what it does, and then closes the casus as a premature end does: open work withdrawn, partners told, team ended, dossiers, last word to the citizen', async () => {
    const { casusId, ouder, actieId, bijdrageId, verzoekId } = await gezin();
    const { key, instantie } = await vast('veilig-thuis', casusId, { verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3' });
    const ander = await nogEen(instantie);
    const bo = await s.als('bo'), noor = await s.als('noor'), burger = await inloggen(s.url, 'burger', { sub: 'burger-p01', niveau: 'substantieel' }, { wie: 'burger' });
    const stel = async (actie: string, sleutel = key): Promise<string> => (await bo.roep<{ id: string }>('POST', `/api/v1/beheer/incidenten/${sleutel}/herstel`, { body: { id: randomUUID(), actie, reden } })).body.id;
    await noor.roep('POST', `/api/v1/herstelvoorstellen/${await stel('opnieuw')}/beoordelingen`, { body: { uitkomst: 'afwijzen', beoordeling } });
    expect((await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status).toBe('open');
    expect((await burger.roep<{ items: { watNu: string }[] }>('GET', '/api/v1/mijn/casussen')).body.items.map((c) => c.watNu)).toEqual(['Wij voeren samen met u het plan uit.']);

    // A hold that nobody decided keeps the casus open, in whatever way it ends.
    const [hold] = await s.kern.db('achterhouding').insert({ casus_id: casusId, persoon_id: ouder, objecttype: 'casus', object_id: casusId, reden: 'veiligheid-kind', status: 'voorgesteld', motivatie: 'Er is gevaar als hij dit nu leest.', besluit_door: (await s.kern.db('medewerker').where({ sub: 'noor' }).first('id') as { id: string }).id, besluit_op: s.kern.clock.now() }).returning('id') as { id: string }[];
    const kijk = async (): Promise<{ kan: boolean; zinnen: string[] }> => (await bo.roep<{ kan: boolean; zinnen: string[] }>('GET', `/api/v1/beheer/incidenten/${key}/gevolgen`)).body;
    expect(await kijk()).toEqual({ kan: false, zinnen: ['Dit proces kan nog niet worden beëindigd. Eerst afronden: Over een achterhouding is nog niet beslist.'] });
    expect((await bo.vraag('POST', `/api/v1/beheer/incidenten/${key}/herstel`, { body: { id: randomUUID(), actie: 'annuleren', reden } })).status).toBe(409);
    await s.kern.db('achterhouding').where({ id: hold?.id ?? '' }).delete();
    const anderVoorstel = await stel('opnieuw', ander);
    const zinnen = [
      'De casus sluit. Dat kan niet ongedaan worden gemaakt.', 'Wat nog openstaat (2 punten) wordt ingetrokken. Partners die iets zouden doen, horen dat het niet meer hoeft.',
      'De regie en de toegang van het team stoppen. 2 organisaties krijgen een bewaartermijn.', 'Wie van het gezin dit mag weten, krijgt een laatste bericht. Open vragen aan het gezin vervallen.',
      'In ditzelfde proces vervallen ook 1 andere storing en 1 voorstel voor herstel.',
    ];
    expect(await kijk()).toEqual({ kan: true, zinnen });
    const id = await stel('annuleren');
    expect((await noor.roep<{ items: { id: string; gevolgen: string[] }[] }>('GET', '/api/v1/herstelvoorstellen')).body.items.find((v) => v.id === id)?.gevolgen).toEqual(zinnen);
    expect((await noor.vraag('POST', `/api/v1/herstelvoorstellen/${id}/beoordelingen`, { body: { uitkomst: 'akkoord', beoordeling: 'kort' } })).status).toBe(400);
    expect((await s.kern.db('casus').where({ id: casusId }).first('status') as { status: string }).status).toBe('in-uitvoering');
    await noor.roep('POST', `/api/v1/herstelvoorstellen/${id}/beoordelingen`, { body: { uitkomst: 'akkoord', beoordeling } });

    // What stands in one transaction.
    const { db } = s.kern, [voor, na] = await Promise.all(['bo', 'noor'].map(async (sub) => (await db('medewerker').where({ sub }).first('id') as { id: string }).id));
    expect(await db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'proces-afgebroken' });
    expect(await db('afsluiting').where({ casus_id: casusId }).select('status', 'reden', 'motivatie', 'akkoord_regisseur', 'akkoord_proces', 'akkoord_motivatie')).toEqual([{ status: 'gesloten', reden: 'proces-afgebroken', motivatie: reden, akkoord_regisseur: voor, akkoord_proces: na, akkoord_motivatie: beoordeling }]);
    expect(await db('nazorg').where({ casus_id: casusId }).select('wijze', 'status', 'einde')).toEqual([{ wijze: 'direct', status: 'beeindigd', einde: 'afgesloten' }]);
    expect(await db('actie').where({ id: actieId }).first('status', 'uitkomst')).toEqual({ status: 'ingetrokken', uitkomst: 'ingetrokken' });
    expect(await db('verstrekkingsverzoek').where({ id: verzoekId }).first('status')).toEqual({ status: 'ingetrokken' });
    expect(await db('bijdrage').where({ id: bijdrageId }).first('status', 'uitkomst')).toEqual({ status: 'verlopen', uitkomst: 'geen-reactie' });
    expect(await db('casusregisseurschap').where({ casus_id: casusId }).select('status')).toEqual([{ status: 'beeindigd' }]);
    expect(await db('casus_team').where({ casus_id: casusId }).where((q) => { void q.whereNull('tot').orWhere('tot', '>', s.kern.clock.now()); }).distinct('rol')).toEqual([{ rol: 'regie' }]);
    expect((await db('archiefdossier').where({ casus_id: casusId }).whereNotNull('vernietigen_vanaf')).length).toBe(2);
    expect(await db('herstelvoorstel').where({ id: anderVoorstel }).first('status')).toEqual({ status: 'vervallen' });
    expect(await db('auditlog').where({ object_type: 'incident', object_id: key, gebeurtenistype: 'herstel.annuleren.uitgevoerd' }).select('rol')).toEqual([{ rol: 'procesregisseur' }]);

    // What others hear of it.
    await tot('the partner hears it', async () => s.simulatoren?.partners.get(demoOin(3))?.ontvangen.some((b) => b.type.endsWith('actie-ingetrokken.v1') && (b.data as { actieId?: string }).actieId === actieId));
    expect(await db('bericht').where({ casus_id: casusId, aan_persoon_id: ouder, soort: 'informering' }).select('onderwerp')).toEqual([{ onderwerp: 'Wij stoppen met de samenwerking' }]);
    expect((await burger.roep<{ items: { watNu: string }[] }>('GET', '/api/v1/mijn/casussen')).body.items.map((c) => c.watNu)).toEqual(['Wij zijn klaar. De casus is gesloten.']);
    expect((await burger.roep<{ items: unknown[] }>('GET', '/api/v1/mijn/feedbackvragen')).body.items).toHaveLength(1);
    expect((await burger.vraag('POST', `/api/v1/mijn/bijdragen/${bijdrageId}/antwoorden`, { body: { uitkomst: 'akkoord', tekst: null } })).status).toBe(409);
    expect((await (await s.als('joost', 'deelnemer')).vraag('GET', `/api/v1/casussen/${casusId}`, { doel: 'triage-uitvoeren' })).status).toBe(404);
    await tot('het proces beëindigd', async () => (await db('proces_instantie').where({ sleutel: instantie }).first('status') as { status: string }).status === 'afgebroken');
    await tot('het proces van de actie', async () => (await db('proces_instantie').where({ sleutel: await procesVan(actieId) }).first('status') as { status: string }).status !== 'actief');
    await opgelost(key);
    expect((await db('proces_instantie').where({ casus_id: casusId, status: 'actief' }))).toEqual([]);
  });

  test('issue 4 repair: a process that holds work nobody else takes over is not ended; that of one actie ends alone, and its partner hears it', async () => {
    const zonderCasus = randomUUID(), gesloten = await casus();
    const los = await vast('veilig-thuis', zonderCasus, { verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3' });
    const bericht = await vast('uitwisselen-melding.bericht-na-afsluiting', gesloten, { ...context, verbandCode: undefined, casusId: gesloten, berichtId: randomUUID() });
    const bo = await s.als('bo'), noor = await s.als('noor');
    for (const i of [los, bericht]) {
      expect((await bo.roep<{ kan: boolean }>('GET', `/api/v1/beheer/incidenten/${i.key}/gevolgen`)).body.kan).toBe(false);
      expect((await bo.vraag('POST', `/api/v1/beheer/incidenten/${i.key}/herstel`, { body: { id: randomUUID(), actie: 'annuleren', reden } })).status).toBe(409);
      expect((await s.kern.db('incident').where({ sleutel: i.key }).first('status') as { status: string }).status).toBe('open');
    }
    // The incident came before the process it is in: nothing is ended on a guess.
    const vroeg = await nogEen('4000000000000000001');
    expect((await bo.roep<unknown>('GET', `/api/v1/beheer/incidenten/${vroeg}/gevolgen`)).body).toEqual({ kan: false, zinnen: ['Over dit proces is nog niets binnen. Probeer het over een minuut opnieuw.'] });
    const { casusId, actieId } = await gezin();
    const instantie = await procesVan(actieId);
    // The record stream may be behind the process that has already answered.
    await tot('het proces in de stroom', async () => await s.kern.db('proces_instantie').where({ sleutel: instantie }).whereNotNull('bpmn_process_id').first('sleutel') as unknown as string);
    const key = await nogEen(instantie);
    const { kan, zinnen } = (await bo.roep<{ kan: boolean; zinnen: string[] }>('GET', `/api/v1/beheer/incidenten/${key}/gevolgen`)).body;
    expect([kan, zinnen[0]]).toEqual([true, 'Alleen deze actie stopt; de casus loopt door. De actie wordt ingetrokken en wie haar zou doen, hoort dat.']);
    const { id } = (await bo.roep<{ id: string }>('POST', `/api/v1/beheer/incidenten/${key}/herstel`, { body: { id: randomUUID(), actie: 'annuleren', reden } })).body;
    await noor.roep('POST', `/api/v1/herstelvoorstellen/${id}/beoordelingen`, { body: { uitkomst: 'akkoord', beoordeling } });
    expect(await s.kern.db('actie').where({ id: actieId }).first('status')).toEqual({ status: 'ingetrokken' });
    await tot('the partner hears it', async () => s.simulatoren?.partners.get(demoOin(3))?.ontvangen.some((b) => b.type.endsWith('actie-ingetrokken.v1') && (b.data as { actieId?: string }).actieId === actieId));
    await tot('its process', async () => (await s.kern.db('proces_instantie').where({ sleutel: instantie }).first('status') as { status: string }).status === 'afgebroken');
    expect((await s.kern.db('casus').where({ id: casusId }).first('status') as { status: string }).status).toBe('in-uitvoering');
  });

  test('issue 4 repair: trying again after the cause is gone', async () => {
    const casusId = await casus();
    const regel = s.kern.db('termijnregel').where({ code: 'melding-beoordelen' });
    await regel.clone().update({ tot: '2026-01-01' });
    const { key } = await vast('uitwisselen-melding.bericht-na-afsluiting', casusId, { ...context, casusId, berichtId: randomUUID() });
    await regel.clone().update({ tot: null });
    const bo = await s.als('bo'), noor = await s.als('noor');
    const { id } = (await bo.roep<{ id: string }>('POST', `/api/v1/beheer/incidenten/${key}/herstel`, { body: { id: randomUUID(), actie: 'opnieuw', reden } })).body;
    await noor.roep('POST', `/api/v1/herstelvoorstellen/${id}/beoordelingen`, { body: { uitkomst: 'akkoord', beoordeling } });
    await opgelost(key);
  });
});
