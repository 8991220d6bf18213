import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { openCasus, voegBetrokkeneToe } from '../../src/casus/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { beantwoord, beeld, logIn, nieuwePagina, openTaak, openTaken, rondAf, toegankelijk, zetOpMijnNaam } from './webhulp.ts';
import { startProces } from '../hulp/engineproces.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

/** A casus of which triage said preventie: the bouwsteen starts as its root would start it. An addressed task shows no casusnummer in the list. */
const begin = async (): Promise<string> => {
  const casusId = randomUUID();
  const { kern, client } = s;
  await kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: 'P4', actorOrganisatieId: null, actorMedewerkerId: null });
    const id = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Anneke', geslachtsnaam: 'Bruinvis', geboortedatum: '1990-02-03' });
    await voegBetrokkeneToe(kern, tx, casusId, id, 'ouder');
    await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: id, status: 'handmatig', rol: 'ouder' });
  });
  const variables = { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p4', doelCode: 'preventie-bieden', termijnCode: 'preventie-evaluatie', rolUitvoerder: 'dienstverlener', rolBeslisser: 'triagist', rolTweede: 'gedragswetenschapper', preventieId: randomUUID() };
  await startProces(client, 'werken-aan-preventie', variables);
  return casusId;
};

describe('ux §4.14: diensten', () => {
  test.each([1280, 390])('ux §4.14: list, filters, reasons when nothing fits, and three side by side at %d px', async (breedte) => {
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, breedte);
    await logIn(p, s, 'loes', /deelnemer/i);
    await p.goto(`${s.url}/diensten`);
    await p.getByRole('heading', { name: 'Online zelfhulp alcohol' }).waitFor();
    expect(await p.locator('.dienst').count()).toBe(25);
    expect(await p.locator('.dienst').filter({ hasText: 'Mantelzorgsteun' }).innerText()).toContain('Wachttijd: onbekend');
    await p.locator('.dienst').filter({ hasText: 'FACT-team' }).getByText('Verouderd. Bel om te checken.').waitFor();
    await toegankelijk(p);
    await beeld(p, `diensten-${breedte}`);
    for (const naam of ['Budgetmaatje', 'Gezinscoach thuis', 'FACT-team']) await p.locator('.dienst').filter({ hasText: naam }).getByRole('checkbox').check();
    await p.getByRole('table', { name: 'Vergelijking van 3 diensten' }).waitFor();
    expect(await p.locator('.dienst').filter({ hasText: 'Jongerenwerk' }).getByRole('checkbox').isDisabled()).toBe(true);
    await toegankelijk(p);
    await beeld(p, `diensten-vergelijken-${breedte}`);
    await p.getByLabel('Hulpvraag').selectOption('opvoeding');
    await p.getByLabel('Gemeente').selectOption({ label: 'Roekdam' });
    await p.getByLabel('Contract').selectOption('ja');
    await p.getByText(/^Geen contract in Roekdam: 17 diensten/).waitFor();
    await toegankelijk(p);
    await beeld(p, `diensten-geen-${breedte}`);
    expect(fouten).toEqual([]);
    await sluit();
  }, 120_000);

  test('ux §4.14: the gemeente chooses a dienst in its task and offers it; the police see no such task', async () => {
    const casusId = await begin();
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, 1280);
    await logIn(p, s, 'loes', /deelnemer/i);
    const taak = await tot('the task of the gemeente', async () => (await openTaken(p)).find((t) => t.formId === 'werken-aan-preventie.preventieadvies-geven'));
    await openTaak(p, taak.id);
    await zetOpMijnNaam(p);
    await beantwoord(p, 'leefgebieden', ['financien']);
    await p.getByText(/^2 van \d+ diensten bij geld en schulden/).waitFor();
    await p.locator('.dienst').filter({ hasText: 'Budgetmaatje' }).getByRole('button', { name: /Kies/ }).click();
    await p.locator('.dienst').filter({ hasText: 'Budgetmaatje' }).getByText('Gekozen').waitFor();
    await beantwoord(p, 'persoonIds', { alle: true });
    await beantwoord(p, 'uitleg', 'Een vrijwilliger komt bij u thuis en helpt met uw post en uw geld.');
    await beantwoord(p, 'motivatie', 'De moeder vertelde dat de rekeningen haar boven het hoofd groeien.');
    // From the top: half under the sticky bar a box looks too small.
    await p.evaluate(() => { window.scrollTo(0, 0); });
    await toegankelijk(p);
    await beeld(p, 'preventieadvies-1280');
    await p.setViewportSize({ width: 390, height: 844 });
    await p.evaluate(() => { window.scrollTo(0, 0); });
    await toegankelijk(p);
    await beeld(p, 'preventieadvies-390');
    await p.setViewportSize({ width: 1280, height: 1000 });
    await rondAf(p);
    const bijdrage = await tot('the question to the citizen', () => s.kern.db('bijdrage').where({ casus_id: casusId, status: 'gevraagd' }).first('vraag') as Promise<{ vraag: string } | undefined>);
    expect(bijdrage.vraag).toContain('Nee zeggen heeft geen gevolgen');
    expect(fouten).toEqual([]);
    await sluit();
    const politie = await nieuwePagina(browser, 1280);
    await logIn(politie.pagina, s, 'mara');
    expect((await openTaken(politie.pagina)).filter((t) => t.formId.startsWith('werken-aan-preventie.'))).toEqual([]);
    await politie.sluit();
  }, 120_000);
});
