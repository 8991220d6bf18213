import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel } from '../hulp/stapel.ts';
import { logIn, nieuwePagina, toegankelijk } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel(), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

describe('ux §8: the pages before and behind the door, wide and narrow', () => {
  test.each([1440, 390])('ux §8: axe 0 and no sideways scrolling at %d px', async (breedte) => {
    const { pagina, fouten, sluit } = await nieuwePagina(browser, breedte);
    await pagina.goto(s.url);
    await pagina.getByRole('heading', { name: 'Inloggen bij Samenspel' }).waitFor();
    await toegankelijk(pagina);
    await logIn(pagina, s, 'noor');
    for (const pad of ['/werk', '/werk/team', '/werk?bakje=alle&zoek=bestaatniet', '/casussen', '/meldingen', '/melding/nieuw', '/melding/nieuw/VT', '/hulp', '/bestaat-niet', `/casus/00000000-0000-4000-8000-000000000000/overzicht`]) {
      await pagina.goto(`${s.url}${pad}`);
      await pagina.locator('main h1, main h2').first().waitFor();
      await toegankelijk(pagina);
    }
    expect(fouten).toEqual([]);
    await sluit();
  }, 180_000);
  test('ux §4.1: without a session every page leads to the door, and back afterwards', async () => {
    const { pagina, sluit } = await nieuwePagina(browser);
    await pagina.goto(`${s.url}/casussen`);
    await pagina.waitForURL(/\/\?terug=/);
    await pagina.getByRole('link', { name: 'Inloggen met uw organisatie' }).waitFor();
    await sluit();
  });
  test('ux §4.1: a melder sees Mijn werk and Meldingen, no casussen', async () => {
    const { pagina, sluit } = await nieuwePagina(browser);
    await logIn(pagina, s, 'joost', /melder/i);
    const menu = pagina.getByRole('navigation', { name: 'Hoofdmenu' });
    await menu.getByRole('link', { name: /Meldingen/ }).waitFor();
    expect(await menu.getByRole('link', { name: /Casussen/ }).count()).toBe(0);
    await sluit();
  }, 60_000);
});

describe('ux §4.5 and §4.3: from melding to task in the browser', () => {
  test('ux §4.5: a melder writes, is told what is missing, completes and sends; the meldpunt gets the task; claim → draft survives reload', async () => {
    const melder = await nieuwePagina(browser);
    const p = melder.pagina;
    await logIn(p, s, 'joost', /melder/i);
    await p.goto(`${s.url}/melding/nieuw/VT`);
    await p.getByLabel('Achternaam').fill('Waterhoen');
    await p.getByLabel('Geboortedatum').fill('24-3-1990');
    await p.getByLabel('Woonplaats').fill('Vinkenoord');
    await p.getByRole('button', { name: 'Controleren en versturen' }).click();
    await p.getByText('Dit ontbreekt nog').waitFor();
    await toegankelijk(p);
    await p.getByRole('button', { name: 'Melding versturen' }).click();
    await p.getByRole('alert').getByText(/^M4/).waitFor();
    await p.getByRole('button', { name: /Wat is er gebeurd/ }).first().click();
    await p.getByRole('group', { name: 'Is er nu gevaar?' }).getByLabel('Nee').check();
    await p.getByLabel('Wanneer gebeurde het?').fill('2026-11-20T20:00');
    await p.getByLabel('Wat is er gebeurd?').fill('De buren hoorden geschreeuw. Ter plaatse was er ruzie tussen twee volwassenen, met schade aan de deur.');
    await p.getByRole('group', { name: 'Zijn er kinderen bij betrokken?' }).getByLabel('Nee').check();
    await p.getByRole('button', { name: /Wat heeft u al gedaan/ }).first().click();
    await p.getByRole('group', { name: /met het gezin besproken/ }).getByLabel('Ja').check();
    await p.getByRole('group', { name: /meldcode/ }).getByLabel('Ja').check();
    await p.getByLabel('Uw functie').fill('Wijkagent');
    await p.getByLabel('Uw telefoonnummer').fill('0800-555001');
    await p.getByText(/Concept bewaard om/).waitFor();
    await p.reload();
    expect(await p.getByLabel('Uw functie').inputValue()).toBe('Wijkagent');
    await p.getByRole('button', { name: /Controleren en versturen/ }).click();
    await p.getByText('Uw melding is compleet').waitFor();
    await p.getByRole('button', { name: 'Melding versturen' }).click();
    await p.waitForURL(/\/melding\/[0-9a-f-]{36}$/);
    await p.getByText('Verstuurd').first().waitFor();
    const nummer = (await p.getByRole('heading', { level: 1 }).innerText()).replace('Melding ', '');
    expect(nummer.length).toBeGreaterThan(5);
    await toegankelijk(p);

    const meldpunt = await nieuwePagina(browser);
    const n = meldpunt.pagina;
    await logIn(n, s, 'noor');
    await n.goto(`${s.url}/werk?bakje=alle&bouwsteen=uitwisselen-melding&volgorde=-gewijzigd`);
    await n.locator('[data-taaklink="0"]').first().click();
    await n.getByRole('button', { name: 'Op mijn naam zetten' }).click();
    await n.getByRole('button', { name: /Afronden|Controleer en stel vast/ }).waitFor();
    await toegankelijk(n);
    const veld = n.locator('form textarea').first();
    await veld.fill('Wij nemen deze melding aan en bellen vandaag.');
    await n.getByText(/Concept bewaard om/).waitFor();
    await n.reload();
    await expect.poll(() => n.locator('form textarea').first().inputValue()).toBe('Wij nemen deze melding aan en bellen vandaag.');
    await n.getByRole('button', { name: /Afronden|Controleer en stel vast/ }).click();
    await n.getByRole('heading', { name: /Controleer/ }).first().waitFor();
    await toegankelijk(n);
    // The sender's trail says that it was read.
    await p.reload();
    await p.getByText('Gelezen').first().waitFor();
    expect([...melder.fouten, ...meldpunt.fouten]).toEqual([]);
    await melder.sluit();
    await meldpunt.sluit();
  }, 240_000);
});
