import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Inlog = { readonly url: string; readonly logins: Readonly<Record<string, { readonly wachtwoord: string }>> };

/** A fresh page in Dutch and Amsterdam time; faults of our own scripts fail the test that caused them. */
export const nieuwePagina = async (browser: Browser, breedte = 1440): Promise<{ pagina: Page; fouten: string[]; sluit: () => Promise<void> }> => {
  const context = await browser.newContext({ viewport: { width: breedte, height: breedte > 700 ? 1000 : 844 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const pagina = await context.newPage();
  pagina.setDefaultTimeout(20_000);
  const fouten: string[] = [];
  pagina.on('pageerror', (fout) => fouten.push(fout.message));
  pagina.on('console', (m) => { if (m.type() === 'error' && /Content Security Policy|Uncaught|TypeError/.test(m.text())) fouten.push(m.text()); });
  return { pagina, fouten, sluit: () => context.close() };
};

/** Signs in by the door for medewerkers, through the real provider, and picks a role when there is a choice. */
export const logIn = async (pagina: Page, s: Inlog, login: string, rol?: RegExp): Promise<void> => {
  await pagina.goto(s.url);
  await pagina.getByRole('link', { name: 'Inloggen met uw organisatie' }).click();
  await pagina.getByLabel('Gebruikersnaam').fill(login);
  await pagina.getByLabel('Wachtwoord').fill(s.logins[login]?.wachtwoord ?? '');
  await pagina.getByRole('button', { name: 'Verder' }).click();
  // The second step shows the code that a telephone would show.
  await pagina.getByLabel('Code van 6 cijfers').fill((await pagina.locator('code').innerText()).trim());
  await pagina.getByRole('button', { name: 'Inloggen' }).click();
  await pagina.waitForURL((u) => u.pathname === '/werk' || u.pathname === '/rol');
  if (new URL(pagina.url()).pathname === '/rol') {
    if (rol) await pagina.getByRole('radio', { name: rol }).check();
    await pagina.getByRole('button', { name: 'Verder' }).click();
    await pagina.waitForURL((u) => u.pathname === '/werk');
  }
  await pagina.getByRole('heading', { level: 1 }).waitFor();
};

/** WCAG 2.0–2.2 A and AA: no violation on the page as it is now, and nothing sticks out of it. */
export const toegankelijk = async (pagina: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: pagina }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  const [inhoud, scherm] = await pagina.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  expect(inhoud, 'the page scrolls sideways (1.4.10)').toBeLessThanOrEqual(scherm);
};
