import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signaleerTerugval } from '../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { indexVan, verberg } from '../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { legSignaalVast } from '../../src/casus/index.ts';
import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { bekijk, nieuweCasus } from './opstelling.ts';
import { logIn, nieuwePagina } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

/** A casus of fenna in aftercare. */
const inNazorg = async (): Promise<{ casusId: string; personen: string[] }> => {
  const c = await nieuweCasus(s, { casusregisseur: 'fenna', status: 'nazorg' });
  await s.kern.db('nazorg').insert({ casus_id: c.casusId, process_instance_key: '2251799813685160', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, wijze: 'nazorg', gestart_op: s.kern.clock.now() });
  return c;
};

describe('signals in the browser', () => {
  test('processen §1.4: a signal comes live on Mijn werk of who it is for, is seen and dealt with, and stands on the case page; a colleague of another region sees nothing', async () => {
    const { casusId } = await nieuweCasus(s, { casusregisseur: 'fenna', status: 'in-uitvoering' });
    const noor = await nieuwePagina(browser, 1440), n = noor.pagina;
    await logIn(n, s, 'noor');
    await n.getByRole('heading', { name: 'Mijn werk' }).waitFor();
    expect(await n.getByRole('heading', { name: 'Signalen', exact: true }).count()).toBe(0);
    await s.kern.db.transaction((tx) => legSignaalVast(s.kern, tx, { casusId, soort: 'stagnatie', op: s.kern.clock.now(), bron: 'toets:1', zin: 'Het plan loopt langer dan 5 werkdagen vast (signaal S6).' }));
    await n.getByText('Het plan loopt langer dan 5 werkdagen vast (signaal S6).').first().waitFor();
    await n.getByText(/nog niet gezien/).waitFor();
    await bekijk(n, 'signalen');
    await n.getByRole('button', { name: /^Gezien/ }).click();
    await n.getByText(/gezien door Noor Vlierhout/).waitFor();
    await n.getByRole('button', { name: /^Afhandelen/ }).click();
    await n.getByRole('button', { name: 'Leg vast' }).click();
    await n.getByRole('alert').first().waitFor();
    await bekijk(n, 'signaal-afhandelen-fout');
    await n.getByLabel('Wat heeft u gedaan?').fill('Ik heb de regisseur gebeld.');
    await n.getByRole('button', { name: 'Leg vast' }).click();
    await n.getByRole('heading', { name: 'Signalen', exact: true }).waitFor({ state: 'detached' });
    await n.goto(`${s.url}/casus/${casusId}/overzicht`);
    await n.getByText(/afgehandeld door Noor Vlierhout: Ik heb de regisseur gebeld/).waitFor();
    await bekijk(n, 'casus-signalen');
    const ander = await nieuwePagina(browser, 390);
    await logIn(ander.pagina, s, 'sietske');
    await ander.pagina.getByRole('heading', { name: 'Mijn werk' }).waitFor();
    expect(await ander.pagina.getByText('signaal S6').count()).toBe(0);
    expect([...noor.fouten, ...ander.fouten]).toEqual([]);
    await Promise.all([noor.sluit(), ander.sluit()]);
  }, 240_000);

  test('ux §4.13: a new melding in aftercare is a banner on the casus; the team gives a signal, the family too', async () => {
    const { casusId, personen } = await inNazorg(), { kern } = s, [mira] = maakDemoPersonen('2026-11-23'), ik = personen[0] ?? '';
    await kern.db('persoon').where({ id: ik }).update({ bsn_versleuteld: verberg(kern, mira?.bsn ?? '', 'persoon.bsn', ik), bsn_index: indexVan(kern, mira?.bsn ?? '') });
    await kern.db('portaaltoegang').insert({ persoon_id: ik, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    const fenna = await nieuwePagina(browser, 1440), f = fenna.pagina;
    await logIn(f, s, 'fenna');
    await f.goto(`${s.url}/casus/${casusId}/nazorg`);
    await f.getByText('Er zijn geen signalen.').first().waitFor();
    expect(await f.getByText(/Bekijk of dit samenhangt/).count()).toBe(0);
    await f.getByRole('button', { name: 'Signaal van terugval geven…' }).click();
    const dialoog = f.getByRole('dialog');
    await dialoog.getByRole('button', { name: 'Geef door' }).click();
    await dialoog.getByText('Kies hoe ernstig het is').first().waitFor();
    await bekijk(f, 'terugval-geven');
    await dialoog.getByRole('radio', { name: 'Het gaat minder goed' }).check();
    await dialoog.getByRole('button', { name: 'Geef door' }).click();
    await f.getByText('Signaal van een partner: nog niet gewogen').waitFor();
    await kern.db.transaction((tx) => signaleerTerugval(kern, tx, casusId, { bron: 'melding', ernst: 2 }));
    await f.goto(`${s.url}/casus/${casusId}/overzicht`);
    await f.getByText(/^Nieuwe melding van/).waitFor();
    await bekijk(f, 'nazorg-melding');

    const burger = await nieuwePagina(browser, 390), b = burger.pagina;
    await b.goto(s.url);
    await b.getByRole('link', { name: 'Inloggen met DigiD, nagebootst' }).click();
    await b.getByLabel('Mira van der Heiweide').check();
    await b.getByRole('button', { name: 'Inloggen' }).click();
    await b.getByRole('button', { name: 'Het gaat minder goed' }).click();
    await bekijk(b, 'mijn-minder-goed');
    await b.getByRole('button', { name: 'Laat het weten' }).click();
    await b.getByText('Wij hebben dit ontvangen.').waitFor();
    await tot('the signal of the family', async () => await kern.db('terugvalsignaal').where({ casus_id: casusId, bron: 'burger' }).first('id') !== undefined);
    expect((await kern.db('casus').where({ id: casusId }).first('status') as { status: string }).status).toBe('nazorg');
    expect([...fenna.fouten, ...burger.fouten]).toEqual([]);
    await Promise.all([fenna.sluit(), burger.sluit()]);
  }, 240_000);
});
