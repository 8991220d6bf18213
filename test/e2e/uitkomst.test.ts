import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { openCasus, voegBetrokkeneToe } from '../../src/casus/index.ts';
import { substantieel } from '../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../src/platform/identity/afleiden.ts';
import { vindMedewerker } from '../../src/toegang/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel } from '../hulp/stapel.ts';
import { tot } from '../integratie/engine/opstelling.ts';
import { houdOverleg } from '../integratie/uitwisselen-uitkomst/overleg.ts';
import { beantwoord, beeld, logIn, nieuwePagina, toegankelijk } from './webhulp.ts';
import { startProces } from '../hulp/engineproces.ts';
import { datumVan } from '../../src/domein/kalender.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const inDagen = (n: number): string => datumVan(new Date(s.kern.clock.now().getTime() + n * 86_400_000));
/** A casus after an overleg with gemeente and GI, and the bouwsteen as a root would call it. */
const begin = async (): Promise<string> => {
  const casusId = randomUUID(), { kern } = s;
  const gevonden = await vindMedewerker(kern.db, 'daan', kern.clock.now());
  const rol = gevonden?.roltoekenningen[0];
  if (!gevonden || !rol) throw new Error('no demo medewerker daan');
  const daan = alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'toets' });
  const organisatie = async (naam: string): Promise<string> => (await kern.db('organisatie').where('naam', 'like', `${naam}%`).first('id') as { id: string }).id;
  const [gem, gi] = [await organisatie('Gemeente Vinkenoord'), await organisatie('GI De Zwaluwhoek')];
  const overlegId = await kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null });
    const id = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Test', geslachtsnaam: 'Wulp', geboortedatum: '1990-02-03' });
    await voegBetrokkeneToe(kern, tx, casusId, id, 'centraal');
    return houdOverleg(kern, tx, { casusId, voorzitter: daan, kwamen: [gem, gi], alleenGevraagd: [], besluit: 'Het gezin krijgt hulp thuis van het wijkteam.', afspraak: { tekst: 'De jeugdbeschermer belt de school.', wie: gi, uiterlijk: inDagen(14) } });
  });
  const variables = { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p2', doelCode: 'uitkomst-uitwisselen', termijnCode: 'uitkomst', rolUitvoerder: 'onderzoeker', rolBeslisser: 'voorzitter', rolTweede: 'gedragswetenschapper', overlegId };
  await startProces(s.client, 'uitwisselen-uitkomst', variables);
  return casusId;
};
const open = async (p: Page, casusId: string, element: string): Promise<void> => {
  const { id } = await tot(() => s.kern.db('taak').where({ casus_id: casusId, element_id: element }).whereIn('status', ['nieuw', 'op-naam']).first('id') as Promise<{ id: string } | undefined>);
  await p.goto(`${s.url}/taak/${id}`);
  await p.getByRole('button', { name: 'Op mijn naam zetten' }).click();
  await p.getByRole('button', { name: /Afronden|Controleer en stel vast/ }).waitFor();
};
/** Wide and narrow: no fault of accessibility, and a picture to look at. */
const bekijk = async (p: Page, naam: string): Promise<void> => {
  for (const [soort, width, height] of [['breed', 1280, 1000], ['smal', 390, 844]] as const) {
    await p.setViewportSize({ width, height });
    await toegankelijk(p);
    await beeld(p, `${naam}-${soort}`);
  }
  await p.setViewportSize({ width: 1280, height: 1000 });
};

describe('ux §4.10: besluiten en uitkomst', () => {
  test('ux §4.10: from the report to an adopted outcome; each receiver his part; the receiver reads, asks a correction and the tab says who read', async () => {
    const casusId = await begin();
    const daan = await nieuwePagina(browser, 1280);
    await logIn(daan.pagina, s, 'daan');
    const p = daan.pagina;
    await open(p, casusId, 'uitkomst-vastleggen');
    expect(await p.getByLabel('Tekst van het besluit').inputValue()).toBe('Het gezin krijgt hulp thuis van het wijkteam.');
    expect(await p.getByLabel('Wat is afgesproken?').inputValue()).toBe('De jeugdbeschermer belt de school.');
    await p.getByLabel('In gewone woorden, voor het gezin').fill('U krijgt hulp thuis van het wijkteam.');
    await p.getByLabel('Het gezin leest deze afspraak').check();
    await p.locator('textarea#veld-samenvattingB1').fill('U krijgt hulp thuis. Iemand belt met de school.');
    await p.locator('select#veld-casusregisseurId').selectOption({ label: 'Fenna Kiekeboom, Veilig Thuis Merelland' });
    await p.getByRole('radio', { name: /Ja, leg de besluiten vast/ }).check();
    await bekijk(p, 'uitkomst-vastleggen');
    await p.getByRole('button', { name: 'Afronden' }).click();
    await p.waitForURL(/\/werk/);

    await open(p, casusId, 'uitkomst-vaststellen');
    await p.getByLabel('Zo ziet een ontvanger het').selectOption({ label: 'GI De Zwaluwhoek' });
    await p.getByRole('heading', { name: 'Zo ziet GI De Zwaluwhoek het' }).waitFor();
    await p.getByLabel('Mag het gezin dit zien?').selectOption('later');
    await p.getByLabel('Vanaf welke dag?').fill(inDagen(3));
    await p.getByLabel('Waarom ziet het gezin dit nu niet?').fill('Het wijkteam belt het gezin eerst zelf.');
    await beantwoord(p, 'isVoorbeeldBekeken', { alle: true });
    await p.getByRole('radio', { name: /Ja, vaststellen en delen/ }).check();
    await bekijk(p, 'uitkomst-vaststellen');
    await p.getByRole('button', { name: 'Controleer en stel vast' }).click();
    await p.getByRole('button', { name: 'Vaststellen', exact: true }).click();
    await p.waitForURL(/\/werk/);
    await tot(() => s.kern.db('uitkomst_overleg').where({ casus_id: casusId, status: 'beschikbaar' }).first('id'));

    const aisha = await nieuwePagina(browser, 1280);
    await logIn(aisha.pagina, s, 'aisha');
    await aisha.pagina.getByRole('link', { name: 'Uitkomsten' }).click();
    await bekijk(aisha.pagina, 'uitkomsten');
    await aisha.pagina.getByRole('link', { name: /^U-/ }).click();
    await aisha.pagina.getByText('U ziet uw deel van deze uitkomst.').waitFor();
    await bekijk(aisha.pagina, 'uitkomst-deel');
    await aisha.pagina.getByRole('button', { name: 'Dit klopt niet' }).click();
    await aisha.pagina.getByLabel('Waar gaat het over?').selectOption('besluit:1');
    await aisha.pagina.getByLabel('Wat klopt er niet?').fill('Jeugdhulp doet dit, niet het wijkteam.');
    await aisha.pagina.getByLabel('Wat moet er staan?').fill('Het gezin krijgt hulp thuis van jeugdhulp.');
    await bekijk(aisha.pagina, 'uitkomst-correctie');
    await aisha.pagina.getByRole('button', { name: 'Vraag een correctie' }).click();
    await aisha.pagina.getByText('Verstuurd. De voorzitter beslist').waitFor();

    await p.goto(`${s.url}/casus/${casusId}/besluiten`);
    await p.getByRole('row', { name: /GI De Zwaluwhoek.*Nog niet gelezen|GI De Zwaluwhoek/ }).first().waitFor();
    await p.getByText('Er is om een correctie gevraagd.').waitFor();
    await bekijk(p, 'casus-besluiten');
    expect([...daan.fouten, ...aisha.fouten]).toEqual([]);
  }, 300_000);
});
