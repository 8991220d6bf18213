import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inloggen } from '../../src/demo/klant.ts';
import { datumVan } from '../../src/domein/kalender.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { bekijk, nieuweCasus } from './opstelling.ts';
import { logIn, nieuwePagina } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

describe('ux §4.21: the page of the FG', () => {
  test('ux §4.21, R8.6: the FG sees who used emergency access and why, follows it into the logs, reads a line in words and takes the search along as a file; another role has no such page', async () => {
    const { casusId } = await nieuweCasus(s, { casusregisseur: 'fenna', status: 'in-uitvoering' });
    const mara = await inloggen(s.url, 'mara', { login: 'mara', wachtwoord: s.logins['mara']?.wachtwoord ?? '' }, { niveau: 'hoog' }), id = randomUUID();
    await mara.roep('POST', '/api/v1/noodtoegangen', { doel: 'casusoverleg-voeren', body: { id, casusId, reden: 'Er is geschreeuw gemeld en een kind is in huis.' } });
    await mara.roep('GET', `/api/v1/noodtoegangen/${id}`, { doel: 'casusoverleg-voeren' });
    const m = await s.kern.db('medewerker').where({ sub: 'mara' }).first('id', 'naam', 'organisatie_id') as { id: string; naam: string; organisatie_id: string }, { naam } = m;
    await s.kern.db('toezichtsignaal').insert({ soort: 'na-vertrek-uit-team', dag: datumVan(s.kern.clock.now()), medewerker_id: m.id, organisatie_id: m.organisatie_id, casus_id: casusId, verband_code: 'veilig-thuis', regio_code: 'merelland', aantal: 3, bron: 'toets:1' });

    const sem = await nieuwePagina(browser, 1440), p = sem.pagina;
    await logIn(p, s, 'sem', /Functionaris gegevensbescherming/);
    await p.getByRole('link', { name: 'Toezicht' }).click();
    await p.getByRole('heading', { name: 'Toezicht', level: 1 }).waitFor();
    const nood = p.getByRole('group', { name: 'Tabel noodtoegangen' });
    await nood.getByText('Er is geschreeuw gemeld en een kind is in huis.').waitFor();
    await nood.getByText('Nog niet nagekeken').waitFor();
    await bekijk(p, 'toezicht-noodtoegangen');

    await p.getByText('Vroeg deze casus 3 keer op na vertrek uit het team. Daar kan een reden voor zijn.').waitFor();
    await p.getByRole('button', { name: /^Beoordelen/ }).click();
    const venster = p.getByRole('dialog');
    await venster.getByRole('button', { name: 'Leg mijn oordeel vast' }).click();
    await venster.getByText('Kies uw oordeel.').waitFor();
    await venster.getByRole('radio', { name: 'Verklaarbaar' }).check();
    await venster.getByRole('button', { name: 'Leg mijn oordeel vast' }).click();
    await venster.getByText('Schrijf in ten minste 10 tekens wat u vond').waitFor();
    await bekijk(p, 'toezicht-beoordelen');
    await venster.getByLabel('Waarom vindt u dat?').fill('Zij rondde haar laatste afspraak met het team af.');
    await venster.getByRole('button', { name: 'Leg mijn oordeel vast' }).click();
    await p.getByText('Er is niets om te beoordelen.').waitFor();

    // Without a reason nothing is asked.
    const zochten = async (): Promise<number> => Number((await s.kern.db('auditlog').where({ object_type: 'logboek', actie: 'zoek' }).count('* as n').first() as { n: string }).n);
    await p.getByRole('button', { name: 'Zoek', exact: true }).click();
    await p.getByText('Kies waarom u zoekt. Dit komt in de logboeken.').waitFor();
    await bekijk(p, 'toezicht-geen-reden');
    expect(await zochten()).toBe(0);

    await nood.getByRole('link', { name: /^Bekijk de regels/ }).click();
    const regels = p.getByRole('group', { name: 'Tabel logregels' });
    await regels.getByText('Noodtoegang', { exact: true }).first().waitFor();
    expect(await regels.locator('tbody tr').count()).toBe(2);
    expect(await zochten()).toBe(1);
    expect(new URL(p.url()).searchParams.get('casus')).toBe((await s.kern.db('casus').where({ id: casusId }).first('casusnummer') as { casusnummer: string }).casusnummer);
    await bekijk(p, 'toezicht-regels');

    await regels.getByRole('button', { name: /^Bekijk/ }).first().click();
    const paneel = p.getByRole('dialog');
    await paneel.getByText(/^AL06: .*noodtoegang/).waitFor();
    await paneel.getByText(`${naam}, als deelnemer, Politie Basisteam Merelland`).waitFor();
    expect(await paneel.innerText()).not.toMatch(/Kwikstaart|Ria/);
    await bekijk(p, 'toezicht-regel');
    await p.keyboard.press('Escape');
    await paneel.waitFor({ state: 'detached' });

    const [bestand] = await Promise.all([p.waitForEvent('download'), p.getByRole('button', { name: 'Download als CSV' }).click()]);
    const csv = await readFile(await bestand.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain(naam);
    expect(await s.kern.db('auditlog').where({ object_type: 'logboek', actie: 'export' })).toHaveLength(1);

    await p.getByLabel('Casusnummer').fill('1234');
    await p.getByRole('button', { name: 'Zoek', exact: true }).click();
    await p.getByText('Dit is geen casusnummer. Kijk het na.').waitFor();
    await p.getByLabel('Casusnummer').fill('');
    await p.getByLabel('Doel', { exact: true }).selectOption('nazorg-bieden');
    await p.getByRole('button', { name: 'Zoek', exact: true }).click();
    await p.getByText('Niets gevonden in deze periode.').waitFor();
    await bekijk(p, 'toezicht-leeg');

    const noor = await nieuwePagina(browser, 390);
    await logIn(noor.pagina, s, 'noor');
    await noor.pagina.goto(`${s.url}/toezicht`);
    await noor.pagina.getByText('Dit mag u niet zien.').first().waitFor();
    await noor.pagina.getByRole('button', { name: 'Menu' }).click();
    expect(await noor.pagina.getByRole('link', { name: 'Toezicht' }).count()).toBe(0);
    await tot('the process of the review', async () => await s.kern.db('overleg_verantwoording').whereNotNull('process_instance_key').first('id') !== undefined);
    expect([...sem.fouten, ...noor.fouten]).toEqual([]);
    await Promise.all([sem.sluit(), noor.sluit()]);
  }, 240_000);
});
