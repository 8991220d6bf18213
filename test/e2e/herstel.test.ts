import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { bekijk, nieuweCasus } from './opstelling.ts';
import { logIn, nieuwePagina } from './webhulp.ts';
import { startMetBericht } from '../hulp/engineproces.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const stuk = { verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3', doelCode: 'melding-beoordelen', termijnCode: 'melding-beoordelen' };
/** Starts a process without what its first step needs: that step stops at once. */
const vastgelopen = async (procesId: string, variables: Record<string, unknown>): Promise<{ casusId: string; key: string }> => {
  const { casusId } = await nieuweCasus(s);
  await startMetBericht(s.client, procesId, casusId, { casusId, ...variables });
  const { key } = await tot('an incident', () => s.kern.db('incident as i').join('proces_instantie as p', 'p.sleutel', 'i.process_instance_key').where({ 'p.casus_id': casusId, 'i.status': 'open' }).first('i.sleutel as key') as Promise<{ key: string } | undefined>);
  return { casusId, key };
};
const reden = 'De code ontbrak na de storing van vanmorgen.', oordeel = 'Dit klopt met wat wij hebben besloten.';
/** Opens the dialog of the only stuck step that has no proposal yet. */
const stelVoor = async (p: Page): Promise<ReturnType<Page['getByRole']>> => {
  await p.getByRole('button', { name: /^Herstel voorstellen/ }).click();
  return p.getByRole('dialog', { name: /^Herstel voorstellen/ });
};
const beslissen = (p: Page, id: string, methode = 'akkoord'): Promise<number> => p.evaluate(async ([pad, uitkomst]) => {
  const { csrfToken } = await (await fetch('/api/v1/sessie')).json() as { csrfToken: string };
  return (await fetch(pad!, { method: 'POST', headers: { 'content-type': 'application/json', 'X-CSRF-Token': csrfToken }, body: JSON.stringify({ uitkomst, beoordeling: 'Ik keur dit zelf goed, want het klopt.' }) })).status;
}, [`/api/v1/herstelvoorstellen/${id}/beoordelingen`, methode] as const);

describe('issue 4 repair: the desk in the browser', () => {
  test('issue 4 repair: a wrong code is corrected by two people; a name is refused, and so is the same person', async () => {
    const { casusId, key } = await vastgelopen('uitwisselen-melding.bericht-na-afsluiting', { ...stuk, verbandCode: undefined, berichtId: randomUUID() });
    const bo = await nieuwePagina(browser, 1440), p = bo.pagina;
    await logIn(p, s, 'bo');
    await p.getByRole('link', { name: 'Storingen' }).click();
    await p.getByRole('table', { name: 'Vastgelopen stappen' }).waitFor();
    await bekijk(p, 'storingen');
    const dialoog = await stelVoor(p);
    await dialoog.getByRole('radio', { name: /Een code verbeteren/ }).check();
    await dialoog.getByLabel('Naam van de variabele').fill('betrokkeneNaam');
    await dialoog.getByLabel('Nieuwe waarde').fill('Kwikstaart');
    await dialoog.getByLabel('Waarom?').fill(reden);
    await dialoog.getByRole('button', { name: 'Stel voor' }).click();
    await dialoog.getByText(/alleen kenmerken, codes, aantallen/).waitFor();
    await bekijk(p, 'herstel-geweigerd');
    await dialoog.getByLabel('Naam van de variabele').fill('verbandCode');
    await dialoog.getByLabel('Nieuwe waarde').fill('veilig-thuis');
    await dialoog.getByRole('button', { name: 'Stel voor' }).click();
    await p.getByText('Wacht op een collega').waitFor();
    await p.getByText(/U deed dit voorstel/).waitFor();
    await bekijk(p, 'storingen-voorstel');
    expect(await p.getByRole('button', { name: 'Akkoord, voer uit' }).count()).toBe(0);
    const { id } = await s.kern.db('herstelvoorstel').where({ incident_sleutel: key }).first('id') as { id: string };
    expect(await beslissen(p, id), 'the one who proposed').toBe(403);
    expect((await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status).toBe('open');

    const noor = await nieuwePagina(browser, 1440), n = noor.pagina;
    await logIn(n, s, 'noor');
    await n.getByRole('link', { name: 'Herstel', exact: true }).click();
    await n.getByText('verbandCode wordt veilig-thuis').waitFor();
    await n.getByRole('button', { name: 'Akkoord, voer uit' }).click();
    await n.getByRole('alert').first().waitFor();
    await bekijk(n, 'herstel-zonder-oordeel');
    await n.getByLabel('Uw oordeel').fill(oordeel);
    await n.getByRole('button', { name: 'Akkoord, voer uit' }).click();
    await n.getByText('Er wachten geen voorstellen.').waitFor();
    await tot('repaired', async () => (await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status === 'opgelost');
    await tot('the task behind it', async () => (await s.kern.db('taak').where({ casus_id: casusId, element_id: 'bericht-na-afsluiting', status: 'nieuw' }).first('id')) !== undefined);
    await p.reload();
    await p.getByText('Er zijn geen vastgelopen stappen.').waitFor();
    await bekijk(p, 'storingen-leeg');
    expect([...bo.fouten, ...noor.fouten]).toEqual([]);
    await Promise.all([bo.sluit(), noor.sluit()]);
  }, 240_000);

  test('issue 4 repair: a proposal refused with its reason leaves the step as it was; ending the process takes a second person too, and closes the casus', async () => {
    const { casusId, key } = await vastgelopen('veilig-thuis', { verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 0, urgentieCode: 'p3' });
    const bo = await nieuwePagina(browser, 1440), noor = await nieuwePagina(browser, 390), p = bo.pagina, n = noor.pagina;
    await logIn(p, s, 'bo');
    await p.goto(`${s.url}/beheer/storingen`);
    let dialoog = await stelVoor(p);
    await dialoog.getByLabel('Waarom?').fill('kort');
    await dialoog.getByRole('button', { name: 'Stel voor' }).click();
    await dialoog.getByRole('alert').waitFor();
    await dialoog.getByLabel('Waarom?').fill(reden);
    await dialoog.getByRole('button', { name: 'Stel voor' }).click();
    await p.getByText('Wacht op een collega').waitFor();

    await logIn(n, s, 'noor');
    await n.goto(`${s.url}/herstel`);
    await n.getByLabel('Uw oordeel').fill('Eerst moet duidelijk zijn waarom dit misging.');
    await n.getByRole('button', { name: 'Afwijzen' }).click();
    await n.getByText('Er wachten geen voorstellen.').waitFor();
    expect((await s.kern.db('incident').where({ sleutel: key }).first('status') as { status: string }).status).toBe('open');

    await p.reload();
    dialoog = await stelVoor(p);
    await dialoog.getByRole('radio', { name: /Het proces beëindigen/ }).check();
    await dialoog.getByLabel('Waarom?').fill(reden);
    await bekijk(p, 'herstel-beeindigen');
    await dialoog.getByRole('button', { name: 'Stel voor' }).click();
    await p.getByText('Wacht op een collega').waitFor();
    expect((await s.kern.db('casus').where({ id: casusId }).first('status') as { status: string }).status).not.toBe('gesloten');
    await n.reload();
    await n.getByText('Het proces beëindigen').waitFor();
    await bekijk(n, 'herstel-voorstel');
    await n.getByLabel('Uw oordeel').fill(oordeel);
    await n.getByRole('button', { name: 'Akkoord, voer uit' }).click();
    await tot('closed', async () => (await s.kern.db('casus').where({ id: casusId, status: 'gesloten', sluitreden: 'proces-afgebroken' }).first('id')) !== undefined);

    // Who is no beheerder and no coordinator has no way in, also not by the address.
    const mara = await nieuwePagina(browser, 1440);
    await logIn(mara.pagina, s, 'mara');
    expect(await mara.pagina.getByRole('link', { name: /Herstel|Storingen/ }).count()).toBe(0);
    await mara.pagina.goto(`${s.url}/beheer/storingen`);
    await mara.pagina.getByText('Dit mag u niet zien.').first().waitFor();
    await bekijk(mara.pagina, 'storingen-verboden');
    expect([...bo.fouten, ...noor.fouten, ...mara.fouten]).toEqual([]);
    await Promise.all([bo.sluit(), noor.sluit(), mara.sluit()]);
  }, 240_000);
});
