import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexVan, verberg } from '../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel } from '../hulp/stapel.ts';
import { bekijk, nieuweCasus, roepBouwsteen, taakVan } from './opstelling.ts';
import { beantwoord, logIn, nieuwePagina, openTaak, rondAf, zetOpMijnNaam } from './webhulp.ts';
import { datumVan } from '../../src/domein/kalender.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const over = (dagen: number): string => datumVan(new Date(s.kern.clock.now().getTime() + dagen * 86_400_000));
/** A plan that fenna may make: she took the regie on. */
const begin = async (): Promise<{ casusId: string; planId: string }> => {
  const { casusId } = await nieuweCasus(s, { casusregisseur: 'fenna', status: 'in-overleg', team: [7] }), planId = randomUUID();
  await roepBouwsteen(s, 'regisseren-plan', casusId, { planId, overlegId: randomUUID(), planVorm: 'plan', doelCode: 'plan-regisseren', termijnCode: 'geen', rolUitvoerder: 'casusregisseur', rolBeslisser: 'casusregisseur', rolTweede: 'procesregisseur' });
  return { casusId, planId };
};
/** The one person of this casus was told of it and logs in as a demo inwoner. */
const maakInwoner = async (casusId: string): Promise<void> => {
  const { kern } = s, { persoon_id: id } = await kern.db('casus_betrokkene').where({ casus_id: casusId }).first('persoon_id') as { persoon_id: string };
  const [mira] = maakDemoPersonen(datumVan(kern.clock.now()));
  await kern.db('persoon').where({ id }).update({ bsn_versleuteld: verberg(kern, mira?.bsn ?? '', 'persoon.bsn', id), bsn_index: indexVan(kern, mira?.bsn ?? '') });
  await kern.db('portaaltoegang').insert({ persoon_id: id, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
};
const klaarInVenster = async (d: Locator, knop = 'Bewaren'): Promise<void> => { await d.getByRole('button', { name: knop }).click(); await d.waitFor({ state: 'detached' }); };
const hulp = async (p: Page, omschrijving: string, van: number, tot_: number, na?: string): Promise<void> => {
  await p.getByRole('button', { name: 'Hulp bij Rust in huis' }).click();
  const d = p.getByRole('dialog', { name: 'Hulp toevoegen' });
  await d.getByLabel('Wat gebeurt er?').fill(omschrijving);
  await d.getByLabel('Wie doet het?').selectOption({ label: 'Gemeente Vinkenoord' });
  await d.getByLabel('Begint op').fill(over(van));
  await d.getByLabel('Klaar op').fill(over(tot_));
  if (na) await d.getByLabel('Begint pas na').selectOption({ label: na });
  await klaarInVenster(d);
};

describe('ux §4.11: the plan in the browser', () => {
  test('ux §4.11: SMART hints, help that waits for other help, set, moved by keyboard and menu, changed to a second version', async () => {
    const { casusId, planId } = await begin();
    const fenna = await nieuwePagina(browser, 1440), p = fenna.pagina;
    await logIn(p, s, 'fenna');
    await openTaak(p, await taakVan(s, casusId, 'plan-opstellen'));
    await zetOpMijnNaam(p);
    await p.getByText('Begin met wat het gezin zelf wil.').waitFor();
    await beantwoord(p, 'kader', 'gedwongen');
    await beantwoord(p, 'kaderToelichting', 'Ondertoezichtstelling van 3 november, voor een jaar.');
    await beantwoord(p, 'uitkomst', 'zonder-instemming');
    await expect(rondAf(p)).rejects.toThrow(/nog geen doel/);
    await bekijk(p, 'plan-leeg');

    await p.getByRole('button', { name: 'Doel', exact: true }).click();
    const nieuw = p.getByRole('dialog', { name: 'Doel toevoegen' });
    await nieuw.getByLabel('Doel, in woorden van het gezin').fill('Rust in huis');
    await bekijk(p, 'plan-doel-dialoog');
    // Enter in a field of a dialog is the button of that dialog.
    await nieuw.getByLabel('Doel, in woorden van het gezin').press('Enter');
    await nieuw.waitFor({ state: 'detached' });
    // What is missing stands there before anything is sent: every point at once.
    const smart = p.getByRole('region', { name: 'SMART-toets' });
    await smart.getByText('M', { exact: true }).first().waitFor();
    await smart.getByText('T', { exact: true }).first().waitFor();
    await bekijk(p, 'plan-smart');
    await p.getByRole('button', { name: 'Wijzig doel Rust in huis' }).click();
    const wijzig = p.getByRole('dialog', { name: 'Doel wijzigen' });
    await wijzig.getByLabel('Wat is er dan precies anders?').fill('Er is thuis geen ruzie waar de kinderen bij zijn.');
    await wijzig.getByLabel('Van wie is dit doel?').selectOption({ index: 1 });
    await wijzig.getByLabel('Leefgebied').selectOption({ label: 'Veiligheid' });
    await wijzig.getByLabel('Hoe meet u het?').selectOption({ label: 'Aantal' });
    await wijzig.getByLabel('Nu', { exact: true }).fill('4');
    await wijzig.getByLabel('Straks').fill('0');
    await wijzig.getByLabel('Streefdatum').fill(over(120));
    await klaarInVenster(wijzig);
    await hulp(p, 'Gezinsbegeleiding aan huis', 7, 70);
    await hulp(p, 'Oudercursus op school', 75, 100, 'Gezinsbegeleiding aan huis');
    await p.getByText('Wacht op 1').waitFor();
    await smart.waitFor({ state: 'detached' });
    // Help that waits for help that waits for it: refused, and it says which.
    await p.getByRole('button', { name: 'Wijzig Gezinsbegeleiding aan huis' }).click();
    const rond = p.getByRole('dialog', { name: 'Hulp wijzigen' });
    await rond.getByLabel('Begint pas na').selectOption({ label: 'Oudercursus op school' });
    await rond.getByRole('button', { name: 'Bewaren' }).click();
    await rond.getByText(/Deze stappen wachten op elkaar: .*Oudercursus op school/).waitFor();
    await bekijk(p, 'plan-rondje');
    await rond.getByRole('button', { name: 'Terug' }).click();
    await bekijk(p, 'plan-opstellen');
    await rondAf(p);

    await openTaak(p, await taakVan(s, casusId, 'plan-akkoord'));
    await zetOpMijnNaam(p);
    await beantwoord(p, 'motivatie', 'Wij hebben dit met het gezin besproken en het past bij wat zij willen.');
    await beantwoord(p, 'evaluatieOp', over(-2));
    await beantwoord(p, 'uitkomst', 'vaststellen');
    await expect(rondAf(p)).rejects.toThrow(/datum binnen 26 weken/);
    await bekijk(p, 'plan-akkoord');
    await beantwoord(p, 'evaluatieOp', over(42));
    await rondAf(p);
    // Within the form of a task: Enter in the dialog is about the dialog, the task is not sent.
    await openTaak(p, await taakVan(s, casusId, 'regie-voeren'));
    await zetOpMijnNaam(p);
    await p.getByRole('article').filter({ hasText: 'Oudercursus op school' }).first().getByRole('button', { name: 'Bespreken in overleg' }).click();
    const inTaak = p.getByRole('dialog', { name: 'Bespreken in overleg' });
    await inTaak.getByLabel('Wat wilt u bespreken?').fill('Past de cursus bij het werk van Ria?');
    await inTaak.getByLabel('Wat wilt u bespreken?').press('Enter');
    await inTaak.getByText(/Het punt staat klaar/).waitFor();
    expect(await p.locator('.foutoverzicht').count(), 'the form of the task was sent').toBe(0);
    await inTaak.getByRole('button', { name: 'Sluiten' }).click();

    await p.goto(`${s.url}/casus/${casusId}/plan`);
    const kaart = p.getByRole('article').filter({ hasText: 'Gezinsbegeleiding aan huis' }).first();
    await kaart.getByRole('button', { name: 'Verplaats Gezinsbegeleiding aan huis' }).focus();
    for (const toets of ['Enter', 'ArrowRight', 'ArrowRight']) await p.keyboard.press(toets);
    await kaart.getByText('Opgepakt. Stand: Loopt.').waitFor();
    await p.keyboard.press('Escape');
    expect(await s.kern.db('interventie').where({ plan_id: planId, omschrijving: 'Gezinsbegeleiding aan huis' }).first('status')).toEqual({ status: 'gepland' });
    for (const toets of ['Enter', 'ArrowRight', 'ArrowRight', 'Enter']) await p.keyboard.press(toets);
    await p.getByText('‘Gezinsbegeleiding aan huis’ staat nu op loopt.').first().waitFor();
    // A click on the handle leads to the menu; what is chosen there moves the card only with its button.
    await p.getByRole('button', { name: 'Verplaats Oudercursus op school' }).click();
    const menu = p.getByLabel('Zet ‘Oudercursus op school’ op');
    expect(await menu.evaluate((e) => e === document.activeElement)).toBe(true);
    await menu.selectOption('loopt');
    await menu.selectOption('wacht');
    await bekijk(p, 'plan-verplaatsen');
    expect(await s.kern.db('interventie').where({ plan_id: planId, omschrijving: 'Oudercursus op school' }).first('status')).toEqual({ status: 'gepland' });
    await p.getByRole('button', { name: /^Verplaats naar wacht/ }).click();
    await p.getByText('‘Oudercursus op school’ staat nu op wacht.').first().waitFor();
    await bekijk(p, 'plan-tab');

    // The owner can be called; what has to be discussed waits for the next meeting, and the card leads to where one is asked for.
    expect(await kaart.getByRole('link', { name: 'Bel Gemeente Vinkenoord: 088-0000007' }).getAttribute('href')).toBe('tel:0880000007');
    await kaart.getByRole('button', { name: 'Bespreken in overleg' }).click();
    const bespreken = p.getByRole('dialog', { name: 'Bespreken in overleg' });
    await bespreken.getByLabel('Wat wilt u bespreken?').fill('ab');
    expect(await bespreken.getByRole('button', { name: 'Zet op de agenda' }).isDisabled()).toBe(true);
    await bespreken.getByLabel('Wat wilt u bespreken?').fill('Wat als de begeleiding niet helpt?');
    await bespreken.getByRole('button', { name: 'Zet op de agenda' }).click();
    await bespreken.getByRole('link', { name: 'Overleg vragen in Regie voeren' }).waitFor();
    await bekijk(p, 'plan-bespreken');
    await bespreken.getByRole('button', { name: 'Sluiten' }).click();
    await kaart.getByText('Staat klaar voor het volgende overleg').waitFor();

    // A change counts only when it is said why; the tab then shows what differs.
    await p.getByRole('button', { name: 'Plan bijstellen' }).click();
    await p.getByRole('button', { name: 'Wijzig Oudercursus op school' }).click();
    const anders = p.getByRole('dialog', { name: 'Hulp wijzigen' });
    await anders.getByLabel('Wat gebeurt er?').fill('Oudercursus in de avond');
    await anders.getByLabel('Akkoord van het gezin').selectOption({ label: 'Nodig' });
    await klaarInVenster(anders);
    // Consent is not filled in: who said it, when, how and in what words is written down (R7.10).
    await p.getByRole('button', { name: /^Akkoord noteren ?: Oudercursus in de avond/ }).click();
    const zei = p.getByRole('dialog', { name: 'Akkoord: Oudercursus in de avond' });
    await zei.getByLabel('Wat was het antwoord?').selectOption({ label: 'Akkoord' });
    await zei.getByLabel('Op welke dag?').fill(over(1));
    await zei.getByLabel('Wat zei deze persoon?').fill('Ria wil de cursus liever in de avond.');
    await zei.getByRole('button', { name: 'Noteren' }).click();
    await zei.getByText(/niet in de toekomst/).waitFor();
    await bekijk(p, 'plan-akkoord-noteren');
    await zei.getByLabel('Op welke dag?').fill(over(0));
    await klaarInVenster(zei, 'Noteren');
    await p.getByText(/Akkoord: .* ja \(gesprek/).waitFor();
    await p.getByRole('button', { name: 'Nieuwe versie laten gelden' }).click();
    const gelden = p.getByRole('dialog', { name: 'Nieuwe versie laten gelden' });
    await gelden.getByRole('textbox').fill('Te kort');
    await gelden.getByRole('button', { name: 'Laten gelden' }).click();
    await gelden.getByRole('alert').waitFor();
    await gelden.getByRole('textbox').fill('De cursus overdag paste niet bij het werk van Ria.');
    await klaarInVenster(gelden, 'Laten gelden');
    const versies = p.getByRole('region', { name: 'Versies' });
    await versies.getByText('Versie 2').waitFor();
    await versies.getByText(/Gewijzigd: hulp ‘Oudercursus in de avond’/).waitFor();
    // Somebody of the family reads along; help is sought and put in the plan; a doel that stands still is changed from its signal (ux §4.11, §4.14).
    await p.getByRole('button', { name: /^Laat .* meelezen$/ }).click();
    await p.getByText(/leest mee sinds/).waitFor();
    await p.getByRole('button', { name: 'Plan bijstellen' }).click();
    await p.getByRole('link', { name: 'Dienst zoeken voor Oudercursus in de avond' }).click();
    await p.getByText('Kies een dienst en zet hem in het plan.').waitFor();
    await p.getByLabel('Hulpvraag').selectOption('');
    await bekijk(p, 'diensten-voor-plan');
    await p.getByRole('button', { name: /^Zet in plan ?: / }).first().click();
    await p.getByRole('link', { name: 'Andere dienst zoeken voor Oudercursus in de avond' }).waitFor();
    expect((await s.kern.db('interventie').where({ plan_id: planId, omschrijving: 'Oudercursus in de avond' }).first('dienst_id', 'akkoord')) as unknown).toMatchObject({ dienst_id: expect.any(String) as string, akkoord: 'gevraagd' });
    // R7.10: Ria was told, so the portal asks her again; she reads what changes, says no with her reason, and fenna reads that and how it came.
    const opBord = p.getByText('Voor een deel van het plan is nog akkoord nodig.');
    await p.getByText(/Leest nu niet in het portaal: Ria/).waitFor();
    await maakInwoner(casusId);
    await p.reload();
    await p.getByRole('button', { name: 'Vraag akkoord in het portaal' }).waitFor();
    await bekijk(p, 'plan-wijziging-vragen');
    await p.getByRole('button', { name: 'Vraag akkoord in het portaal' }).click();
    await p.getByText(/wacht \(in het portaal gevraagd op/).first().waitFor();
    await opBord.waitFor({ state: 'detached' });
    const ria = await nieuwePagina(browser, 390), r = ria.pagina;
    await r.goto(s.url);
    await r.getByRole('link', { name: 'Inloggen met DigiD, nagebootst' }).click();
    await r.getByLabel('Mira van der Heiweide').check();
    await r.getByRole('button', { name: 'Inloggen' }).click();
    const wijziging = r.getByRole('form', { name: 'Wij willen iets veranderen in uw plan. Wilt u lezen wat er verandert en zeggen of u het daarmee eens bent?' });
    await wijziging.getByText('Dit verandert:').waitFor();
    await wijziging.getByText(/Dan kunt u naar de rechter/).waitFor();
    await wijziging.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await wijziging.getByText('Kies bij elk deel ja of nee.').waitFor();
    await wijziging.getByLabel('Nee, dit wil ik niet').check();
    await wijziging.getByLabel('Waarom wilt u dit niet?').fill('Ik wil de oude cursus houden.');
    await bekijk(r, 'mijn-planwijziging');
    await wijziging.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await wijziging.waitFor({ state: 'detached' });
    await r.getByRole('button', { name: /^Verander mijn antwoord/ }).click();
    expect(await wijziging.getByLabel('Nee, dit wil ik niet').isChecked()).toBe(true);
    await bekijk(r, 'mijn-planwijziging-veranderen');
    expect(ria.fouten).toEqual([]);
    await ria.sluit();
    await p.setViewportSize({ width: 1440, height: 1000 });
    await p.reload();
    await p.getByText(/Akkoord: .* nee \(portaal/).waitFor();
    await p.getByText('“Ik wil de oude cursus houden.”').first().waitFor();
    const { id: doelId } = await s.kern.db('plan_doel').where({ plan_id: planId }).first('id') as { id: string };
    await s.kern.db('stagnatiesignaal').insert({ plan_id: planId, casus_id: casusId, code: 'S3', objectsoort: 'doel', object_id: doelId, op: s.kern.clock.now() });
    await p.reload();
    await p.getByRole('button', { name: /^Doel bijstellen ?: Rust in huis/ }).click();
    await p.getByRole('dialog', { name: 'Doel wijzigen' }).getByRole('button', { name: 'Terug' }).click();
    await p.getByRole('button', { name: 'Als lijst' }).click();
    await p.getByRole('table', { name: 'Doelen en hulp in het plan' }).waitFor();
    await bekijk(p, 'plan-lijst');
    await p.getByRole('button', { name: 'Als tijdbalk' }).click();
    await p.getByRole('group', { name: 'Plan als tijdbalk' }).getByText(/Wacht op Gezinsbegeleiding aan huis/).waitFor();
    await bekijk(p, 'plan-tijdbalk');
    // The overview shows the plan in short and leads to it and its acties.
    await p.getByRole('link', { name: 'Overzicht' }).click();
    const kaartje = p.getByRole('region', { name: 'Plan en acties' });
    await kaartje.getByText('Oudercursus in de avond').waitFor();
    await bekijk(p, 'casus-overzicht');
    await kaartje.getByRole('link', { name: 'Plan en acties bekijken' }).click();
    await p.getByRole('table', { name: 'Acties van deze casus' }).waitFor();
    expect(fenna.fouten).toEqual([]);
    await fenna.sluit();

    // The procesregisseur reads; nothing on his page changes the plan. Who is outside the casus finds nothing.
    const daan = await nieuwePagina(browser, 1440);
    await logIn(daan.pagina, s, 'daan');
    await daan.pagina.goto(`${s.url}/casus/${casusId}/plan`);
    await daan.pagina.getByText('Rust in huis').first().waitFor();
    expect(await daan.pagina.getByRole('button', { name: /Verplaats|Wijzig|bijstellen|laten gelden/ }).count()).toBe(0);
    const buiten = await nieuwePagina(browser, 390);
    await logIn(buiten.pagina, s, 'sietske');
    await buiten.pagina.goto(`${s.url}/casus/${casusId}/plan`);
    await buiten.pagina.getByText('Deze casus bestaat niet, of u mag hem niet zien.').waitFor();
    expect([...daan.fouten, ...buiten.fouten]).toEqual([]);
    await Promise.all([daan.sluit(), buiten.sluit()]);
  }, 420_000);
});
