import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../../hulp/browser.ts';
import { maakOpstelling, stopAlles, wachtwoord } from './opstelling.ts';
import type { Opstelling } from './opstelling.ts';

let o: Opstelling;
let browser: Browser;
beforeAll(async () => { [o, browser] = await Promise.all([maakOpstelling([]), startBrowser()]); });
afterAll(async () => { await browser.close(); await stopAlles(); });

/** A page that notes what the content security policy refuses. */
const nieuwePagina = async (): Promise<{ page: Page; geweigerd: string[] }> => {
  // bypassCSP stays off: the policy is what is tested
  const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  const geweigerd: string[] = [];
  page.on('console', (m) => { if (/Content Security Policy|Content-Security-Policy/.test(m.text())) geweigerd.push(m.text()); });
  return { page, geweigerd };
};
const gebreken = async (page: Page): Promise<string[]> => (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations.map((v) => v.id);

test('ux §4.1: a medewerker logs in and out in a real browser; no page breaks the CSP or WCAG 2.2 AA', async () => {
  const { page, geweigerd } = await nieuwePagina();
  await page.goto(`${o.basisUrl}/inloggen?wie=medewerker&terug=/werk`);
  expect(await gebreken(page)).toEqual([]);
  await page.getByLabel('Gebruikersnaam').fill('noor');
  await page.getByLabel('Wachtwoord').fill('mis');
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('alert').waitFor();
  expect([await page.title(), await page.getByLabel('Gebruikersnaam').inputValue(), await gebreken(page)]).toEqual(['Fout: Inloggen bij uw organisatie · Samenspel', 'noor', []]);
  await page.getByLabel('Wachtwoord').fill(wachtwoord);
  await page.getByRole('button', { name: 'Verder' }).click();
  expect(await gebreken(page)).toEqual([]);
  await page.getByLabel('Code van 6 cijfers').fill(await page.locator('.uitleg code').innerText());
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL(`${o.basisUrl}/werk`);
  const uit = await page.evaluate(async () => {
    const sessie = await (await fetch('/api/v1/sessie')).json() as { csrfToken: string };
    return (await (await fetch('/api/v1/sessie', { method: 'DELETE', headers: { 'X-CSRF-Token': sessie.csrfToken } })).json() as { vervolg: string }).vervolg;
  });
  await page.goto(uit);
  expect(await gebreken(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ja, uitloggen' }).click();
  await page.waitForURL(`${o.basisUrl}/uitgelogd`);
  expect(geweigerd).toEqual([]);
});

test('standaarden §5: a citizen logs in by the imitated DigiD; the page is accessible', async () => {
  const { page, geweigerd } = await nieuwePagina();
  await page.goto(`${o.basisUrl}/inloggen?wie=burger`);
  expect(await gebreken(page)).toEqual([]);
  await page.getByLabel('Inwoner 1').check();
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL(`${o.basisUrl}/mijn`);
  expect(geweigerd).toEqual([]);
});

/** The pages of the sign-in server, for who works here. */
const alsMedewerker = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('Gebruikersnaam').fill(login);
  await page.getByLabel('Wachtwoord').fill(wachtwoord);
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByLabel('Code van 6 cijfers').fill(await page.locator('.uitleg code').innerText());
  await page.getByRole('button', { name: 'Inloggen' }).click();
};
test('ux §4.1, domein §1.6: who logs in where somebody else still is, by the other door or at an extra check, comes in as himself and without the role of who was there', async () => {
  const { page, geweigerd } = await nieuwePagina();
  await page.goto(`${o.basisUrl}/inloggen?wie=medewerker`);
  await alsMedewerker(page, 'noor');
  await page.waitForURL(`${o.basisUrl}/werk`);
  const wie = (): Promise<unknown> => page.evaluate(async () => { const s = await (await fetch('/api/v1/sessie')).json() as { soort: string; medewerker: { naam: string } | null; rol: unknown }; return [s.soort, s.medewerker?.naam ?? null, s.rol === null]; });
  await page.goto(`${o.basisUrl}/inloggen?wie=medewerker&niveau=hoog&terug=/casus/7`);
  await alsMedewerker(page, 'loes');
  await page.waitForURL(`${o.basisUrl}/rol?terug=%2Fcasus%2F7`);
  expect(await wie()).toEqual(['medewerker', 'Loes Akkerwinde', true]);
  await page.goto(`${o.basisUrl}/inloggen?wie=burger`);
  await page.getByLabel('Inwoner 1').check();
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL(`${o.basisUrl}/mijn`);
  expect(await wie()).toEqual(['burger', null, true]);
  expect(geweigerd).toEqual([]);
});

test('API documentation and the pages of the problems are accessible and keep to the CSP', async () => {
  const { page, geweigerd } = await nieuwePagina();
  for (const pad of ['/api/docs', '/problemen', '/problemen/geen-grondslag', '/bestaat-niet']) {
    await page.goto(o.basisUrl + pad);
    expect([pad, await gebreken(page)]).toEqual([pad, []]);
  }
  expect(geweigerd).toEqual([]);
});
