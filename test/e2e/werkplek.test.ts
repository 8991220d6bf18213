import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { beantwoord, beeld, bewaard, logIn, nieuwePagina, openTaak, openTaken, rondAf, toegankelijk, zetOpMijnNaam } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true, ongedaanSeconden: 10 }), startBrowser()]); }, 300_000);
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
  test('ux §3: who never gets a task lands on what he is here for; a page that is not there has a heading and a way on', async () => {
    const { pagina, sluit } = await nieuwePagina(browser);
    await logIn(pagina, s, 'bo');
    await pagina.getByRole('heading', { level: 1, name: 'Storingen' }).waitFor();
    expect(await pagina.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: /Mijn werk/ }).count()).toBe(0);
    await sluit();
    const ander = await nieuwePagina(browser, 390), p = ander.pagina;
    await logIn(p, s, 'tess');
    await p.goto(`${s.url}/taak/00000000-0000-4000-8000-0000000000ff`);
    await p.getByRole('heading', { level: 1, name: 'Taak' }).waitFor();
    await p.getByRole('main').getByRole('link', { name: 'Mijn werk' }).waitFor();
    await p.getByRole('button', { name: 'Menu' }).click();
    await p.keyboard.press('Escape');
    expect(await p.getByRole('button', { name: 'Menu' }).getAttribute('aria-expanded')).toBe('false');
    await ander.sluit();
  }, 60_000);
  test('domein §1.6: who may not send a melding is not offered to; his start page holds no dead end', async () => {
    const { pagina, sluit } = await nieuwePagina(browser);
    await logIn(pagina, s, 'joost', /deelnemer/i);
    const menu = pagina.getByRole('navigation', { name: 'Hoofdmenu' });
    await menu.getByRole('link', { name: /Casussen/ }).waitFor();
    expect(await menu.getByRole('link', { name: /Meldingen/ }).count()).toBe(0);
    expect(await pagina.locator('main a[href^="/melding"]').count()).toBe(0);
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
    await p.waitForFunction(() => document.title.startsWith('Fout: '));
    await p.getByRole('button', { name: /Wat is er gebeurd/ }).first().click();
    await p.getByRole('group', { name: 'Is er nu gevaar?' }).getByLabel('Nee').check();
    await p.getByLabel('Wanneer gebeurde het?').fill('2026-11-20T20:00');
    await p.getByLabel('Wat is er gebeurd?').fill('De buren hoorden geschreeuw. Ter plaatse was er ruzie tussen twee volwassenen, met schade aan de deur.');
    await p.getByRole('group', { name: 'Zijn er kinderen bij betrokken?' }).getByLabel('Nee').check();
    await p.getByRole('button', { name: /Wat heeft u al gedaan/ }).first().click();
    await p.getByRole('group', { name: /met het gezin besproken/ }).getByLabel('Ja').check();
    await p.getByRole('group', { name: /meldcode/ }).getByLabel('Ja').check();
    await p.getByLabel('Uw functie').fill('Wijkagent');
    await bewaard(p, 'PATCH', async () => { await p.getByLabel('Uw telefoonnummer').fill('0800-555001'); });
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
    const id = (await tot('the task to open', async () => (await openTaken(n)).find((t) => t.formId === 'uitwisselen-melding.melding-beoordelen'))).id;
    await openTaak(n, id);
    await zetOpMijnNaam(n);
    await toegankelijk(n);
    const uitleg = 'Wij nemen deze melding aan en bellen vandaag.', motivatie = n.getByRole('textbox', { name: /Waarom besluit u dit/ });
    await bewaard(n, 'PUT', async () => { await motivatie.fill(uitleg); });
    await n.getByText(/Concept bewaard om/).waitFor();
    await n.reload();
    await expect.poll(() => motivatie.inputValue()).toBe(uitleg);
    // A second browser of the same person has it too.
    const thuis = await nieuwePagina(browser, 390);
    await logIn(thuis.pagina, s, 'noor');
    await thuis.pagina.goto(`${s.url}/taak/${id}`);
    await expect.poll(() => thuis.pagina.getByRole('textbox', { name: /Waarom besluit u dit/ }).inputValue()).toBe(uitleg);
    await toegankelijk(thuis.pagina);
    await thuis.sluit();
    // What is missing is said at the question; nothing is sent.
    await n.getByRole('button', { name: 'Controleer en stel vast' }).click();
    await n.getByRole('alert').getByRole('heading', { name: /Controleer/ }).waitFor();
    await toegankelijk(n);
    // The sender's trail says that it was read.
    await p.reload();
    await p.getByText('Gelezen').first().waitFor();
    // Somebody without a role in it is told nothing, not even whether it exists.
    await p.goto(`${s.url}/taak/${id}`);
    await p.getByRole('heading', { name: 'Deze taak bestaat niet, of u mag hem niet zien.' }).waitFor();
    await toegankelijk(p);
    await p.goto(`${s.url}/beheer/storingen`);
    await p.getByRole('heading', { name: 'Dit mag u niet zien.' }).first().waitFor();
    await toegankelijk(p);
    expect([...melder.fouten, ...meldpunt.fouten]).toEqual([]);
    await melder.sluit();
    await meldpunt.sluit();
  }, 240_000);

  test('ux §4.1: when the session ends the draft is kept, and the door leads back to it', async () => {
    const { pagina: n, sluit } = await nieuwePagina(browser);
    await logIn(n, s, 'noor');
    const id = (await tot('the task', async () => (await openTaken(n)).find((t) => t.formId === 'uitwisselen-melding.melding-beoordelen'))).id;
    await openTaak(n, id);
    const motivatie = n.getByRole('textbox', { name: /Waarom besluit u dit/ });
    await bewaard(n, 'PUT', async () => { await motivatie.fill('Eerste zin, bewaard voor het einde van de sessie.'); });
    await s.kern.db('sessie').del();
    await motivatie.fill('Tweede zin, getypt na het einde van de sessie.');
    await n.waitForURL(/\/\?verlopen=ja/);
    await n.getByText(/U bent uitgelogd, omdat u een tijd niets deed/).waitFor();
    await toegankelijk(n);
    // The sign-in server still knows this browser.
    await n.getByRole('link', { name: 'Inloggen met uw organisatie' }).click();
    await n.waitForURL(`**/taak/${id}`);
    await expect.poll(() => motivatie.inputValue()).toBe('Eerste zin, bewaard voor het einde van de sessie.');
    // What was typed without a session is there for the same person only, and was never readable in the browser's store.
    await n.getByRole('heading', { name: 'U was uitgelogd terwijl u typte' }).waitFor();
    await n.getByText('Tweede zin, getypt na het einde van de sessie.').waitFor();
    const opslag = await n.evaluate(() => [sessionStorage, localStorage].flatMap((o) => Object.keys(o).map((k) => `${k}=${o.getItem(k) ?? ''}`)).join());
    expect(opslag).toContain('nood.');
    expect(opslag).not.toContain('Tweede zin');
    await toegankelijk(n);
    await beeld(n, 'teruggevonden');
    await bewaard(n, 'PUT', async () => { await n.getByRole('button', { name: 'Zet mijn tekst terug' }).click(); });
    expect(await motivatie.inputValue()).toBe('Tweede zin, getypt na het einde van de sessie.');
    await expect.poll(() => n.evaluate(() => Object.keys(sessionStorage).filter((k) => k.startsWith('nood.')))).toEqual([]);
    await n.reload();
    await expect.poll(() => motivatie.inputValue()).toBe('Tweede zin, getypt na het einde van de sessie.');
    await sluit();
  }, 120_000);

  test('motor: an ordinary task can be undone for ten seconds; then it is in one\'s name again, with the answers', async () => {
    const { pagina: n, fouten, sluit } = await nieuwePagina(browser);
    await logIn(n, s, 'noor');
    const beoordelen = await tot('the task', async () => (await openTaken(n)).find((t) => t.formId === 'uitwisselen-melding.melding-beoordelen'));
    await openTaak(n, beoordelen.id);
    await zetOpMijnNaam(n);
    for (const [sleutel, antwoord] of [['uitkomst', 'accepteren'], ['urgentieCode', 'p3'], ['motivatie', 'De melding is volledig en hoort bij Veilig Thuis.']] as const) await beantwoord(n, sleutel, antwoord);
    await rondAf(n);
    const terugmelden = await tot('the next task', async () => (await openTaken(n)).find((t) => t.formId === 'uitwisselen-melding.terugmelding-opstellen'), 60_000);
    await openTaak(n, terugmelden.id);
    await zetOpMijnNaam(n);
    for (const [sleutel, antwoord] of [['gesproken', 'ja'], ['bevatInhoud', 'nee'], ['uitkomst', 'versturen']] as const) await beantwoord(n, sleutel, antwoord);
    await n.getByRole('button', { name: 'Afronden' }).click();
    await n.getByText(/Afgerond\. U kunt dit nog \d+ seconden terugdraaien/).waitFor();
    await n.getByRole('button', { name: 'Draai terug' }).click();
    await n.waitForURL(`**/taak/${terugmelden.id}`);
    await n.getByRole('button', { name: 'Afronden' }).waitFor();
    await expect.poll(() => n.locator('input[name="veld-gesproken"][value="ja"]').isChecked(), { timeout: 20_000 }).toBe(true);
    await n.getByRole('button', { name: 'Afronden' }).click();
    await n.waitForURL(/\/werk$/);
    await tot('the task to be gone', async () => !(await openTaken(n)).some((t) => t.id === terugmelden.id));
    expect(fouten).toEqual([]);
    await sluit();
  }, 240_000);

  test('domein §7.1: the meldpunt writes down a melding that comes in by telephone, incomplete as it is; it is a task at once and cannot be accepted yet', async () => {
    const { pagina: n, fouten, sluit } = await nieuwePagina(browser);
    await logIn(n, s, 'noor');
    await n.goto(`${s.url}/meldingen`);
    await n.getByRole('link', { name: 'Telefonische melding vastleggen' }).click();
    await n.getByRole('heading', { name: 'Waarover belt de melder?' }).waitFor();
    await toegankelijk(n);
    await n.getByRole('radio', { name: /onveiligheid thuis/ }).check();
    await n.getByRole('button', { name: 'Verder' }).click();
    await n.getByRole('heading', { name: 'Telefonische melding vastleggen' }).waitFor();
    await n.getByLabel('Achternaam').fill('Scholekster');
    await n.getByLabel('Woonplaats').fill('Vinkenoord');
    await n.getByRole('button', { name: /Wat is er gebeurd/ }).first().click();
    await n.getByRole('group', { name: 'Is er nu gevaar?' }).getByLabel('Nee').check();
    await n.getByLabel('Wat is er gebeurd?').fill('De buurvrouw belt dat er al weken hard wordt geschreeuwd en dat er gisteren een ruit brak.');
    await n.getByRole('button', { name: /Wat heeft u al gedaan/ }).first().click();
    await n.getByRole('group', { name: 'Wie belt er?' }).waitFor();
    expect(await n.getByLabel('Naam van de beller').inputValue()).toBe('');
    await bewaard(n, 'PATCH', async () => { await n.getByLabel('Naam van de beller').fill('Trudy van hiernaast'); });
    await toegankelijk(n);
    await beeld(n, 'melding-telefoon');
    await n.getByRole('button', { name: /Controleren en versturen/ }).click();
    await n.getByText('U kunt de melding ook zo vastleggen. Aannemen kan pas als dit is aangevuld.').waitFor();
    await toegankelijk(n);
    await beeld(n, 'melding-telefoon-nakijken');
    await n.getByRole('button', { name: 'Melding vastleggen' }).click();
    await n.waitForURL(/\/melding\/[0-9a-f-]{36}$/);
    const id = new URL(n.url()).pathname.split('/').at(-1) ?? '';
    expect(await s.kern.db('melding').where({ id }).first('kanaal', 'status')).toEqual({ kanaal: 'telefoon', status: 'ontvangen' });
    const { casus_id: casusId } = await s.kern.db('melding').where({ id }).first('casus_id') as { casus_id: string };
    const taak = await tot('the task of the telephone melding', () => s.kern.db('taak').where({ casus_id: casusId, element_id: 'melding-beoordelen' }).first('id') as Promise<{ id: string } | undefined>);
    await n.goto(`${s.url}/taak/${taak.id}`);
    await zetOpMijnNaam(n);
    await n.getByText(/niet (volledig|compleet)|ontbreekt/i).first().waitFor();
    expect(fouten).toEqual([]);
    // The others see this screen not: a melder sends his own.
    const melder = await nieuwePagina(browser, 390);
    await logIn(melder.pagina, s, 'joost', /melder/i);
    await melder.pagina.goto(`${s.url}/melding/nieuw`);
    await melder.pagina.getByRole('heading', { name: 'Wat wilt u melden?' }).waitFor();
    await melder.sluit();
    await sluit();
  }, 180_000);
});
