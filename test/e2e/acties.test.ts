import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { aanvaardRegie, openCasus, stelRegisseurVoor, voegBetrokkeneToe } from '../../src/casus/index.ts';
import { demoOin } from '../../src/domein/oin.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { bekijk } from './opstelling.ts';
import { beantwoord, beeld, logIn, nieuwePagina, openTaak, openTaken, rondAf, toegankelijk, zetOpMijnNaam } from './webhulp.ts';
import { datumVan } from '../../src/domein/kalender.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
const casusId = randomUUID();
beforeAll(async () => {
  [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]);
  const { kern } = s;
  await kern.db.transaction(async (tx) => {
    // The gemeente answers in the task list here, so that a person does it.
    await tx('organisatie').where({ oin: demoOin(7) }).update({ eindpunt: null });
    // In the demo he is blocked; here he is the colleague.
    await tx('medewerker').where({ sub: 'pim' }).update({ status: 'actief' });
    await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
    await voegBetrokkeneToe(kern, tx, casusId, await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Ria', geslachtsnaam: 'Kwikstaart', geboortedatum: '1990-02-03' }), 'centraal');
    const { id: medewerkerId } = await tx('medewerker').where({ sub: 'fenna' }).first('id') as { id: string };
    await stelRegisseurVoor(kern, tx, { casusId, medewerkerId, door: null, reden: null });
    await aanvaardRegie(kern, tx, casusId, medewerkerId);
  });
}, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const over = (dagen: number): string => datumVan(new Date(s.kern.clock.now().getTime() + dagen * 86_400_000));

describe('ux §4.12: an actie in the browser', () => {
  test('ux §4.12: the casusregisseur hands it out field by field; the receiver sees only those, accepts, reports; the regisseur rounds off', async () => {
    const regie = await nieuwePagina(browser, 1280), wijkteam = await nieuwePagina(browser, 390);
    const r = regie.pagina, w = wijkteam.pagina;
    await logIn(r, s, 'fenna');
    await r.goto(`${s.url}/acties?casus=${casusId}`);
    await r.getByText('Er zijn nog geen acties.').waitFor();
    await r.getByRole('button', { name: 'Actie uitzetten' }).click();
    const dialoog = r.getByRole('dialog');
    await dialoog.getByRole('button', { name: 'Actie uitzetten' }).click();
    await dialoog.getByText('Controleer 3 antwoorden').waitFor();
    // R11.1: nothing ticked is not sent as if the template was meant; a control tells its own fault.
    await dialoog.getByLabel('Naam', { exact: true }).uncheck();
    await dialoog.getByRole('button', { name: 'Actie uitzetten' }).click();
    await dialoog.getByText('Controleer 4 antwoorden').waitFor();
    expect(await dialoog.getByLabel('Wat moet er gebeuren?').getAttribute('aria-describedby')).toBe('actie-omschrijving-fout');
    await bekijk(r, 'actie-niets-aangevinkt');
    await r.setViewportSize({ width: 1280, height: 1000 });
    await dialoog.getByLabel('Naam', { exact: true }).check();
    await dialoog.getByLabel('Wanneer geldt de actie?').selectOption({ label: 'Als het weer misgaat' });
    await dialoog.getByLabel(/^Wanneer is dat\?/).fill('Bij een nieuwe melding van de buren');
    await dialoog.getByLabel('Wie krijgt de actie?').selectOption({ label: 'Gemeente Vinkenoord' });
    await dialoog.getByLabel('Wat moet er gebeuren?').fill('Ga deze week langs en maak een afspraak.');
    await dialoog.getByLabel('Wanneer moet het klaar zijn?').fill(over(14));
    await toegankelijk(r);
    await beeld(r, 'actie-uitzetten');
    await dialoog.getByRole('button', { name: 'Actie uitzetten' }).click();
    await r.getByRole('row', { name: /Gemeente Vinkenoord/ }).waitFor();
    await r.getByText('Uitgezet', { exact: true }).waitFor();
    await toegankelijk(r);
    await beeld(r, 'acties-casus-breed');

    await logIn(w, s, 'loes', /deelnemer/i);
    const taak = await tot('the task actie-beoordelen', async () => (await openTaken(w)).find((t) => t.formId === 'uitvoeren-actie.actie-beoordelen'));
    await openTaak(w, taak.id);
    await zetOpMijnNaam(w);
    await w.getByRole('heading', { name: 'Als u nog niet antwoordt' }).waitFor();
    await w.getByText('Ria Kwikstaart').waitFor();
    await w.getByText('Bij een nieuwe melding van de buren').waitFor();
    expect(await w.getByText('Geboortejaar').count(), 'a field that was not ticked is not there').toBe(0);
    await toegankelijk(w);
    await beeld(w, 'actie-beoordelen-smal');
    await w.goto(`${s.url}/acties`);
    await w.getByRole('link', { name: /Open de taak/ }).waitFor();
    await toegankelijk(w);
    await beeld(w, 'acties-smal');
    await openTaak(w, taak.id);
    await beantwoord(w, 'uitkomst', 'aannemen');
    await rondAf(w);

    const doen = await tot('the task actie-uitvoeren', async () => (await openTaken(w)).find((t) => t.formId === 'uitvoeren-actie.actie-uitvoeren'));
    await openTaak(w, doen.id);
    await zetOpMijnNaam(w);
    await w.getByLabel('Laat weten hoe het gaat').fill('De afspraak staat voor donderdag.');
    await w.getByRole('button', { name: 'Voortgang melden' }).click();
    await w.getByText(/De afspraak staat voor donderdag/).first().waitFor();
    await toegankelijk(w);
    await beeld(w, 'actie-uitvoeren-smal');
    // Handed to a colleague, with a reason that he reads; it leaves the list of who gave it.
    await w.getByRole('button', { name: 'Doorgeven aan collega' }).click();
    const geef = w.getByRole('dialog', { name: 'Doorgeven aan collega' });
    expect(await geef.getByRole('button', { name: 'Doorgeven' }).isDisabled()).toBe(true);
    expect(await geef.getByLabel('Aan wie?').locator('option').allInnerTexts()).toEqual(['Kies een collega', 'Pim Duizendblad, Wijkteammedewerker']);
    await geef.getByLabel('Aan wie?').selectOption({ label: 'Pim Duizendblad, Wijkteammedewerker' });
    await geef.getByLabel('Waarom geeft u de actie door?').fill('Ik ben de komende twee weken met vakantie.');
    await bekijk(w, 'actie-doorgeven');
    await w.setViewportSize({ width: 390, height: 844 });
    await geef.getByRole('button', { name: 'Doorgeven' }).click();
    await w.getByText('De actie staat nu bij uw collega.').first().waitFor();
    const pim = await nieuwePagina(browser, 390);
    await logIn(pim.pagina, s, 'pim');
    await openTaak(pim.pagina, doen.id);
    await pim.pagina.getByText(/Loes Akkerwinde gaf u deze actie op .*: Ik ben de komende twee weken met vakantie\./).waitFor();
    await pim.pagina.getByRole('tab', { name: 'Geschiedenis' }).click();
    await pim.pagina.getByText('De taak is doorgegeven aan Pim Duizendblad.').waitFor();
    await bekijk(pim.pagina, 'actie-doorgegeven');
    await pim.pagina.setViewportSize({ width: 390, height: 844 });
    await beantwoord(pim.pagina, 'uitkomst', 'gereed');
    await beantwoord(pim.pagina, 'resultaat', 'behaald');
    await beantwoord(pim.pagina, 'uitgevoerdOp', over(0));
    await beantwoord(pim.pagina, 'toelichting', 'Het huisbezoek is geweest en er is hulp begonnen.');
    await rondAf(pim.pagina);
    expect(pim.fouten).toEqual([]);
    await pim.sluit();

    const beoordelen = await tot('the task terugkoppeling-beoordelen', async () => (await openTaken(r)).find((t) => t.formId === 'uitvoeren-actie.terugkoppeling-beoordelen'));
    await r.goto(`${s.url}/acties`);
    await r.getByRole('link', { name: /Open de taak/ }).waitFor();
    await toegankelijk(r);
    await beeld(r, 'acties-breed');
    await openTaak(r, beoordelen.id);
    await zetOpMijnNaam(r);
    await toegankelijk(r);
    await beeld(r, 'terugkoppeling-breed');
    await beantwoord(r, 'uitkomst', 'akkoord');
    await rondAf(r);
    await r.goto(`${s.url}/acties?stand=klaar`);
    await r.getByText('Afgerond', { exact: true }).waitFor();
    expect([...regie.fouten, ...wijkteam.fouten]).toEqual([]);
    await regie.sluit();
    await wijkteam.sluit();
  }, 240_000);

  test('ux §4.12: withdrawing asks why, and the receiver has no task any more', async () => {
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, 390);
    await logIn(p, s, 'fenna');
    await p.goto(`${s.url}/acties?casus=${casusId}`);
    await p.getByRole('button', { name: 'Actie uitzetten' }).click();
    const dialoog = p.getByRole('dialog');
    await dialoog.getByLabel('Wie krijgt de actie?').selectOption({ label: 'Jeugdhulp Spoorzicht' });
    await dialoog.getByLabel('Wat moet er gebeuren?').fill('Neem contact op met het gezin over de gezinscoach.');
    await dialoog.getByLabel('Wanneer moet het klaar zijn?').fill(over(10));
    await dialoog.getByRole('button', { name: 'Actie uitzetten' }).click();
    // Who carries it out can be called, and it can be discussed: without a meeting to come the point waits.
    await p.getByRole('row', { name: /Jeugdhulp Spoorzicht/ }).getByRole('link', { name: 'Bel Jeugdhulp Spoorzicht: 088-0000014' }).waitFor();
    expect(await p.getByRole('link', { name: /^Bel Jeugdhulp Spoorzicht/ }).getAttribute('href')).toBe('tel:0880000014');
    await p.getByRole('button', { name: /^Bespreken/ }).first().click();
    const bespreek = p.getByRole('dialog', { name: 'Bespreken in overleg' });
    await bespreek.getByLabel('Wat wilt u bespreken?').fill('Wie begint er met de gezinscoach?');
    await bekijk(p, 'actie-bespreken');
    await p.setViewportSize({ width: 390, height: 844 });
    await bespreek.getByRole('button', { name: 'Zet op de agenda' }).click();
    await bespreek.getByText(/Het punt staat klaar voor wie het volgende overleg voorbereidt/).waitFor();
    await bespreek.getByRole('button', { name: 'Sluiten' }).click();
    await p.getByText('Staat klaar voor het volgende overleg').waitFor();
    await bekijk(p, 'acties-bellen-bespreken');
    await p.setViewportSize({ width: 390, height: 844 });
    await p.getByRole('button', { name: /^Intrekken/ }).first().click();
    const intrekken = p.getByRole('dialog');
    expect(await intrekken.getByRole('button', { name: 'Intrekken' }).isDisabled()).toBe(true);
    await intrekken.getByLabel('Waarom is de actie niet meer nodig?').fill('Het gezin krijgt al hulp van school.');
    await toegankelijk(p);
    await beeld(p, 'actie-intrekken-smal');
    await intrekken.getByRole('button', { name: 'Intrekken' }).click();
    await p.getByText('Ingetrokken', { exact: true }).waitFor();
    await toegankelijk(p);
    await tot('the task of the receiver is gone', async () => (await s.kern.db('taak').where({ element_id: 'actie-beoordelen', casus_id: casusId }).whereIn('status', ['nieuw', 'op-naam'])).length === 0);
    expect(fouten).toEqual([]);
    await sluit();
  }, 120_000);
});
