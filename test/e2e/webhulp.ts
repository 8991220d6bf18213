import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Inlog = { readonly url: string; readonly logins: Readonly<Record<string, { readonly wachtwoord: string }>> };

const getypt = new Set<string>();
/** What people typed in the browser since the last call: every text of at least six words, and every answer to a question about a person, that a page sent to the API. */
export const neemGetypt = (): string[] => { const alle = [...getypt]; getypt.clear(); return alle; };
const persoonlijk = /^(geslachtsnaam|achternaam|voornamen|naam|functie|telefoon|email|straat|postcode|woonplaats|bsn)$/;
const onthoud = (waarde: unknown, sleutel = ''): void => {
  if (typeof waarde === 'string') { if (waarde.trim().split(/\s+/).length > 5 || (persoonlijk.test(sleutel) && waarde.length > 4)) getypt.add(waarde); return; }
  if (Array.isArray(waarde)) for (const w of waarde) onthoud(w, sleutel);
  else if (typeof waarde === 'object' && waarde !== null) for (const [k, w] of Object.entries(waarde)) onthoud(w, k);
};

/** A fresh page in Dutch and Amsterdam time; faults of our own scripts fail the test that caused them. */
export const nieuwePagina = async (browser: Browser, breedte = 1440): Promise<{ pagina: Page; fouten: string[]; sluit: () => Promise<void> }> => {
  const context = await browser.newContext({ viewport: { width: breedte, height: breedte > 700 ? 1000 : 844 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const pagina = await context.newPage();
  pagina.setDefaultTimeout(30_000);
  const fouten: string[] = [];
  pagina.on('pageerror', (fout) => fouten.push(fout.message));
  pagina.on('request', (r) => { if (r.method() !== 'GET' && r.url().includes('/api/v1/')) try { onthoud(r.postDataJSON()); } catch { /* no JSON */ } });
  pagina.on('console', (m) => { if (m.type() === 'error' && /Content Security Policy|Uncaught|TypeError/.test(m.text())) fouten.push(m.text()); });
  return { pagina, fouten, sluit: () => context.close() };
};

/** Signs in by the door for medewerkers, through the real provider, and picks a role when there is a choice. */
export const logIn = async (pagina: Page, s: Inlog, login: string, rol?: RegExp): Promise<void> => {
  await pagina.goto(s.url);
  await pagina.getByRole('link', { name: 'Inloggen met uw organisatie' }).click();
  await vulInlogIn(pagina, s, login);
  if (new URL(pagina.url()).pathname === '/rol') {
    if (rol) await pagina.getByRole('radio', { name: rol }).check();
    await pagina.getByRole('button', { name: 'Verder' }).click();
    await pagina.waitForURL((u) => u.pathname !== '/rol');
  }
  await pagina.getByRole('heading', { level: 1 }).waitFor();
};

/** The pages of the sign-in server, until the browser is back. */
export const vulInlogIn = async (pagina: Page, s: Inlog, login: string): Promise<void> => {
  await pagina.getByLabel('Gebruikersnaam').fill(login);
  await pagina.getByLabel('Wachtwoord').fill(s.logins[login]?.wachtwoord ?? '');
  await pagina.getByRole('button', { name: 'Verder' }).click();
  // The second step shows the code that a telephone would show.
  await pagina.getByLabel('Code van 6 cijfers').fill((await pagina.locator('code').innerText()).trim());
  await pagina.getByRole('button', { name: 'Inloggen' }).click();
  await pagina.waitForURL((u) => u.origin === new URL(s.url).origin && !u.pathname.startsWith('/oidc'));
};

/** WCAG 2.0–2.2 A and AA: no violation on the page as it is now, and nothing sticks out of it. */
export const toegankelijk = async (pagina: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: pagina }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  const [inhoud, scherm] = await pagina.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  expect(inhoud, 'the page scrolls sideways (1.4.10)').toBeLessThanOrEqual(scherm);
};

/** A picture for a person to look at; only when E2E_BEELDEN names a folder. */
export const beeld = async (pagina: Page, naam: string): Promise<void> => {
  const map = process.env['E2E_BEELDEN'];
  if (map === undefined) return;
  await pagina.evaluate(() => { window.scrollTo(0, 0); });
  await pagina.screenshot({ path: `${map}/${naam}.png`, fullPage: true });
};

/** What a person answers to one question: a text, the value of a choice, some values, or `alle` = every choice there is. */
export type Antwoord = string | readonly string[] | { readonly alle: true };
/** Answers one question of a task form by its key, the way its control asks for it. */
export const beantwoord = async (pagina: Page, sleutel: string, antwoord: Antwoord): Promise<void> => {
  const id = `veld-${sleutel}`, vakje = pagina.locator(`input[type=checkbox][id^="${id}"]`);
  if (typeof antwoord !== 'string') {
    await vakje.first().waitFor();
    if ('alle' in antwoord) for (const v of await vakje.all()) await v.check();
    else for (const w of antwoord) await pagina.locator(`#${id}-${w}, #${id}[value="${w}"]`).first().check();
    return;
  }
  const keuze = pagina.locator(`input[type=radio][name="${id}"][value="${antwoord}"]`), veld = pagina.locator(`select#${id}, textarea#${id}, input#${id}:not([type=radio])`);
  await keuze.or(veld).first().waitFor();
  if (await keuze.count() > 0) await keuze.check();
  else if (await veld.evaluate((e) => e.tagName) === 'SELECT') await veld.selectOption(antwoord);
  else await veld.fill(antwoord);
};

type Taakrij = { id: string; formId: string; titel: string; status: string; casus: { id: string; nummer: string } | null };
/** The open tasks in this person's reach, asked with the page's own session. */
export const openTaken = async (pagina: Page): Promise<Taakrij[]> => {
  const antwoord = await pagina.request.get(new URL('/api/v1/taken?bakje=alle&aantal=100', pagina.url()).href, { headers: { accept: 'application/json' } });
  return ((await antwoord.json()) as { items: Taakrij[] }).items.filter((t) => t.status === 'niemand' || t.status === 'op-naam');
};
/** Opens a task from the list, as a person does. */
export const openTaak = async (pagina: Page, id: string): Promise<void> => {
  await pagina.goto(new URL('/werk?bakje=alle', pagina.url()).href);
  await pagina.locator(`a[href="/taak/${id}"]:visible`).first().click();
  await pagina.waitForURL(`**/taak/${id}`);
};
export const zetOpMijnNaam = async (pagina: Page): Promise<void> => {
  const zet = pagina.getByRole('button', { name: 'Op mijn naam zetten' }), klaar = pagina.getByRole('button', { name: /^(Afronden|Controleer en stel vast)$/ });
  await zet.or(klaar).first().waitFor();
  if (await zet.isVisible()) await zet.click();
  await klaar.waitFor();
};
/** The main button, and for a besluit the check page; ends on Mijn werk. What the page refuses is in the error. */
export const rondAf = async (pagina: Page): Promise<void> => {
  await pagina.getByRole('button', { name: /^(Afronden|Controleer en stel vast)$/ }).click();
  const vast = pagina.getByRole('button', { name: 'Vaststellen', exact: true }), fout = pagina.locator('.foutoverzicht, main [role=alert]');
  const klaar = pagina.waitForURL(/\/werk$/).then(() => 'klaar' as const, () => 'niet' as const);
  const uitkomst = await Promise.race([klaar, vast.waitFor().then(() => 'vast' as const, () => 'niet' as const), fout.first().waitFor().then(() => 'fout' as const, () => 'niet' as const)]);
  if (uitkomst === 'vast') { await vast.click(); if (await Promise.race([klaar, fout.first().waitFor().then(() => 'fout' as const, () => 'niet' as const)]) === 'klaar') return; }
  else if (uitkomst === 'klaar') return;
  throw new Error(`The task was not completed: ${(await fout.allInnerTexts()).join(' | ') || 'no answer'}`);
};
/** Types, and waits until the server has it: a save that begins after the typing holds it (the page saves within 3 s). */
export const bewaard = async (pagina: Page, methode: 'PUT' | 'PATCH', typ: () => Promise<void>): Promise<void> => {
  await typ();
  await pagina.waitForResponse((r) => r.request().method() === methode && r.ok());
};
