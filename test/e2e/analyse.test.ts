import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beantwoordBijdrage } from '../../src/bouwstenen/deelnemen-burger/bijdragen.ts';
import { openAnalyse } from '../../src/bouwstenen/opstellen-analyse/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { bekijk, nieuweCasus, roepBouwsteen, taakVan } from './opstelling.ts';
import { beantwoord, logIn, nieuwePagina, openTaak, rondAf, zetOpMijnNaam } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const gemeente = 7;
const begin = async (): Promise<{ casusId: string; analyseId: string; personen: string[] }> => {
  const c = await nieuweCasus(s, { personen: [{ voornamen: 'Ria', rol: 'ouder', geboortedatum: '1990-02-03' }, { voornamen: 'Bo', rol: 'kind', geboortedatum: '2016-05-01' }], team: [gemeente] }), analyseId = randomUUID();
  await roepBouwsteen(s, 'opstellen-analyse', c.casusId, { analyseId, doelCode: 'analyse-opstellen', termijnCode: 'analyse', rolUitvoerder: 'onderzoeker', rolBeslisser: 'gedragswetenschapper', rolTweede: 'gedragswetenschapper' });
  return { ...c, analyseId };
};
const burgerAntwoordt = async (casusId: string, soort: 'gesprek' | 'zienswijze', tekst: string): Promise<void> => {
  const b = await tot(soort, () => s.kern.db('bijdrage').where({ casus_id: casusId, soort, status: 'gevraagd' }).first('id', 'persoon_id') as Promise<{ id: string; persoon_id: string } | undefined>);
  await s.kern.db.transaction((tx) => beantwoordBijdrage(s.kern, tx, { bijdrageId: b.id, persoonId: b.persoon_id, uitkomst: 'gegeven', tekst }));
};
type Uitspraak = { tekst: string; soort?: string; leefgebied?: string; persoon?: string; bron?: string; zekerheid?: string; functie?: string };
/** Writes one statement by the fields of the page. */
const schrijf = async (p: Page, u: Uitspraak): Promise<void> => {
  await p.getByRole('button', { name: 'Uitspraak toevoegen' }).click();
  const veld = p.getByRole('group', { name: 'Nieuwe uitspraak' });
  await veld.getByLabel('Wat voor uitspraak is dit?').selectOption({ label: u.soort ?? 'Feit' });
  await veld.getByLabel('Waar gaat het over?').selectOption({ label: u.leefgebied ?? 'Veiligheid' });
  if (u.persoon) await veld.getByLabel('Over wie?').selectOption({ label: u.persoon });
  if (u.bron) await veld.getByLabel('Bron', { exact: true }).fill(u.bron);
  if (u.zekerheid) await veld.getByLabel('Hoe zeker is dit?').selectOption({ label: u.zekerheid });
  if (u.functie) await veld.getByLabel('In welke functie oordeelt u dit?').fill(u.functie);
  await veld.getByLabel('Wanneer was dit zo?').fill('2026-11-20');
  await veld.getByLabel('Wat wilt u opschrijven?').fill(u.tekst);
  await veld.getByRole('button', { name: 'Uitspraak bewaren' }).click();
  await regel(p, u.tekst).or(veld.getByRole('alert')).first().waitFor();
  expect(await veld.getByRole('alert').allInnerTexts()).toEqual([]);
};
const regel = (p: Page, tekst: string): Locator => p.locator('li[id^="uitspraak-"]').filter({ has: p.locator('p').getByText(tekst, { exact: true }) });
const verbind = async (p: Page, van: string, type: string, naar: string): Promise<void> => {
  const r = regel(p, van);
  await r.getByText('Verband leggen').click();
  await r.getByLabel('Deze uitspraak').selectOption({ label: type });
  await r.getByLabel('welke uitspraak?').selectOption({ label: naar });
  await r.getByRole('button', { name: 'Leg verband' }).click();
  await r.getByText(`${type}: ${naar}`).waitFor();
};

describe('ux §4.8: the analysis in the browser', () => {
  test('ux §4.8: a partner contributes with its source; nothing written is refused and what was answered stays', async () => {
    const { casusId } = await begin();
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, 1440);
    await logIn(p, s, 'loes', /deelnemer/i);
    const id = await taakVan(s, casusId, 'bijdrage-leveren');
    await openTaak(p, id);
    await zetOpMijnNaam(p);
    await beantwoord(p, 'betrokkenheid', 'nu');
    await beantwoord(p, 'isGezinIngelicht', { alle: true });
    await beantwoord(p, 'uitkomst', 'geleverd');
    await expect(rondAf(p)).rejects.toThrow(/uitspraak/i);
    await bekijk(p, 'bijdrage-geweigerd');
    await schrijf(p, { tekst: 'Het gezin heeft twee maanden huurschuld.', leefgebied: 'Geld', bron: 'Wijkteam' });
    await bekijk(p, 'bijdrage');
    await rondAf(p);
    await tot('delivered', async () => (await s.kern.db('bijdrageverzoek').where({ casus_id: casusId, status: 'geleverd' }).first()) !== undefined);
    expect(fouten).toEqual([]);
    await sluit();
  }, 240_000);

  test('ux §4.8: written, weighed beside another\'s text, linked, sent to the family, answered and set by somebody else; every refusal says which statement', async () => {
    const { casusId, analyseId, personen } = await begin();
    await burgerAntwoordt(casusId, 'gesprek', 'Wij hebben vooral zorgen over geld.');
    const loes = await s.als('loes', 'deelnemer'), bijdrage = await taakVan(s, casusId, 'bijdrage-leveren');
    await loes.roep('PUT', `/api/v1/taken/${bijdrage}/claim`, { body: {} });
    await loes.roep('POST', `/api/v1/analyses/${analyseId}/uitspraken`, { doel: 'analyse-opstellen', body: { id: randomUUID(), soort: 'waarneming', tekst: 'De oudste komt vaak te laat op school.', gegevenssoort: 'OND', leefgebied: 'dagbesteding', bronsoort: 'gesprek', bron: 'Leerkracht', peildatum: '2026-11-18', zekerheid: 2 } });
    await loes.roep('POST', `/api/v1/taken/${bijdrage}/voltooiing`, { body: { antwoorden: { betrokkenheid: 'nu', isGezinIngelicht: true, uitkomst: 'geleverd' } } });

    const daan = await nieuwePagina(browser, 1440), p = daan.pagina;
    await logIn(p, s, 'daan');
    await openTaak(p, await taakVan(s, casusId, 'analyse-opstellen'));
    await zetOpMijnNaam(p);
    await p.getByText('Bijdrage Gemeente Vinkenoord').waitFor();
    await p.getByRole('region', { name: 'Wat zegt het gezin zelf?' }).getByText('Wij hebben vooral zorgen over geld.').waitFor();
    const feit = 'De politie kwam op 20 november aan huis.', oordeel = 'De kinderen zijn thuis niet veilig.', los = 'Vader is altijd boos.';
    await schrijf(p, { tekst: feit, bron: 'Mutatie politie', zekerheid: 'Zeker', persoon: 'Ria Kwikstaart' });
    await schrijf(p, { tekst: oordeel, soort: 'Oordeel', functie: 'jeugdarts', zekerheid: 'Mogelijk' });
    await schrijf(p, { tekst: los });
    await regel(p, los).getByText('Past dit woord bij een feit: altijd? Kies anders oordeel.').waitFor();
    await verbind(p, 'De oudste komt vaak te laat op school.', 'ondersteunt', oordeel);
    // Narrowed by choices that occur; what hangs together as a drawing and as a list.
    await p.getByLabel('Bron', { exact: true }).selectOption({ label: 'Zonder bron (2)' });
    await p.getByText('2 van 4 uitspraken').waitFor();
    expect(await regel(p, feit).count()).toBe(0);
    await p.getByRole('button', { name: 'Wis filters' }).click();
    await p.getByLabel('Orden op').selectOption({ label: 'Soort' });
    const samen = p.getByRole('region', { name: 'Hoe hangt het samen?' });
    await samen.getByRole('link', { name: /^Waarneming\. De oudste komt vaak te laat op school\. ondersteunt: De kinderen zijn thuis niet veilig\.$/ }).focus();
    await p.keyboard.press('ArrowDown');
    expect(await samen.getByRole('link', { name: /^Oordeel\. De kinderen/ }).evaluate((e) => e === document.activeElement)).toBe(true);
    await bekijk(p, 'analyse-opstellen');
    await samen.getByRole('button', { name: 'Als lijst' }).click();
    await samen.getByRole('listitem').filter({ hasText: /te laat op school\. ondersteunt De kinderen/ }).waitFor();

    // Somebody else changed the statement while it was open here: both texts side by side, nothing lost (412).
    const ander = await s.als('daan', 'procesregisseur');
    const wijzigElders = async (tekst: string): Promise<void> => {
      const u = (await ander.roep<{ uitspraken: { id: string; tekst: string; rijversie: number }[] }>('GET', `/api/v1/analyses/${analyseId}`, { doel: 'analyse-opstellen' })).body.uitspraken.find((x) => x.tekst.startsWith('De politie'))!;
      await ander.roep('PATCH', `/api/v1/analyses/${analyseId}/uitspraken/${u.id}`, { doel: 'analyse-opstellen', body: { tekst }, rijversie: u.rijversie });
    };
    await regel(p, feit).getByRole('button', { name: 'Wijzig' }).click();
    await p.getByRole('group', { name: 'Uitspraak wijzigen' }).getByLabel('Wat wilt u opschrijven?').fill('De politie kwam op 20 november twee keer aan huis.');
    await wijzigElders('De politie kwam op 19 november aan huis.');
    await p.getByRole('button', { name: 'Uitspraak bewaren' }).click();
    const botsing = p.getByRole('dialog', { name: 'Twee keer gewijzigd' });
    await botsing.getByText('De politie kwam op 20 november twee keer aan huis.').waitFor();
    await botsing.getByText('De politie kwam op 19 november aan huis.').waitFor();
    await bekijk(p, 'analyse-botsing');
    await botsing.getByRole('button', { name: 'Neem mijn tekst' }).click();
    await regel(p, 'De politie kwam op 20 november twee keer aan huis.').waitFor();
    const gekozen = 'De politie kwam op 20 november twee keer aan huis.';

    // To the family: not without asking everybody or saying why not.
    await beantwoord(p, 'samenvatting', 'De spanning loopt op door schulden en ruzie.');
    await beantwoord(p, 'uitkomst', 'ter-zienswijze');
    await expect(rondAf(p)).rejects.toThrow(/gewone woorden/);
    await bekijk(p, 'analyse-fout');
    await beantwoord(p, 'zienswijzeVan', [personen[0]!]);
    await beantwoord(p, 'uitlegGezin', 'Wij hebben opgeschreven wat er speelt. Klopt dit volgens u?');
    await beantwoord(p, 'afzienReden', 'Bo is nog te jong om deze tekst te lezen.');
    await rondAf(p);

    await burgerAntwoordt(casusId, 'zienswijze', 'De politie kwam voor de buren, niet voor ons.');
    await openTaak(p, await taakVan(s, casusId, 'zienswijze-verwerken'));
    await zetOpMijnNaam(p);
    await verbind(p, 'De politie kwam voor de buren, niet voor ons.', 'weerspreekt', gekozen);
    await regel(p, gekozen).getByText('Wordt weersproken', { exact: true }).waitFor();
    await beantwoord(p, 'hoeVerwerkt', 'De reactie staat nu naast het feit van de politie.');
    await beantwoord(p, 'isTeruggekoppeld', { alle: true });
    await beantwoord(p, 'uitkomst', 'verwerkt');
    await expect(rondAf(p)).rejects.toThrow(/weerspr|tegen/i);
    await bekijk(p, 'zienswijze');
    await regel(p, gekozen).getByLabel('Wat doet u met de tegenspraak?').fill('Nagevraagd: de melding ging over dit adres.');
    await regel(p, gekozen).getByRole('button', { name: 'Reactie bewaren' }).click();
    await regel(p, gekozen).getByText('Nagevraagd: de melding ging over dit adres.').first().waitFor();
    await rondAf(p);

    // Set by another person; what is missing is named statement by statement, and mended by the author.
    const wiebe = await nieuwePagina(browser, 1440), w = wiebe.pagina;
    await logIn(w, s, 'wiebe');
    const besluit = await taakVan(s, casusId, 'analyse-vaststellen');
    await openTaak(w, besluit);
    await zetOpMijnNaam(w);
    await beantwoord(w, 'uitkomst', 'advies-gereed');
    await beantwoord(w, 'motivatie', 'Alles is gewogen en goed onderbouwd.');
    await beantwoord(w, 'isTegenspraakGewogen', { alle: true });
    await expect(rondAf(w)).rejects.toThrow(/bron/);
    await bekijk(w, 'analyse-vaststellen-geweigerd');
    await p.goto(`${s.url}/taak/${besluit}`);
    expect(await s.kern.db('analyse').where({ id: analyseId }).first('status')).toEqual({ status: 'ter-zienswijze' });
    await regel(w, los).getByRole('button', { name: 'Haal weg' }).click();
    await regel(w, los).waitFor({ state: 'detached' });
    await w.getByRole('button', { name: 'Maak ongedaan' }).click();
    await regel(w, los).waitFor();
    await regel(w, los).getByRole('button', { name: 'Haal weg' }).click();
    await regel(w, los).waitFor({ state: 'detached' });
    await verbind(w, gekozen, 'ondersteunt', oordeel);
    await w.getByLabel('Wat is de kern van het advies?').fill('Eerst rust en veiligheid in huis.');
    await w.getByRole('button', { name: 'Punt toevoegen' }).click();
    await w.getByLabel('Wat beveelt u aan?').fill('Maak een veiligheidsplan met het gezin.');
    await w.getByLabel('Waarom eerst?').fill('Zonder veiligheid helpt niets.');
    await w.getByRole('button', { name: 'Advies bewaren' }).click();
    await w.getByText('Er staat niets in de weg.').waitFor();
    await rondAf(w);
    await tot('set', async () => (await s.kern.db('analyse').where({ id: analyseId, status: 'vastgesteld' }).first()) !== undefined);

    // A second version, opened as the next round does: what changed stands beside it on the tab.
    const tweede = randomUUID();
    await s.kern.db.transaction((tx) => openAnalyse(s.kern, tx, { analyseId: tweede, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', urgentieCode: 'p3', rondeNummer: 2 }));
    await ander.roep('POST', `/api/v1/analyses/${tweede}/uitspraken`, { doel: 'analyse-opstellen', body: { id: randomUUID(), soort: 'feit', tekst: 'Opa past op dinsdag op.', gegevenssoort: 'OPG', leefgebied: 'netwerk', bronsoort: 'gesprek', bron: 'Ria', peildatum: '2026-11-22', zekerheid: 3 } });
    await p.goto(`${s.url}/casus/${casusId}/analyse`);
    await p.getByLabel('Vergelijk met').selectOption({ label: 'Versie 1' });
    await p.getByRole('definition').filter({ hasText: 'Opa past op dinsdag op.' }).waitFor();
    await bekijk(p, 'analyse-tab');
    expect([...daan.fouten, ...wiebe.fouten]).toEqual([]);
    await Promise.all([daan.sluit(), wiebe.sluit()]);
  }, 240_000);
});
