import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../hulp/browser.ts';
import { maakTijdstapel, type Tijdstapel } from '../tijd/casus.ts';
import { beeld, logIn, nieuwePagina, openTaak, toegankelijk, zetOpMijnNaam } from './webhulp.ts';

let t: Tijdstapel, browser: Browser;
beforeAll(async () => { [t, browser] = await Promise.all([maakTijdstapel({ paginas: true }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await t?.s.stop(); await t?.brp.stop(); });

describe('a question back of a holder', () => {
  test('processen §2.3 (.verrijking): the holder asks something back on his task, the asker answers on the casus, the holder reads it and can decide', async () => {
    const { casusId } = await t.naar('uitvraag-bevestigen');
    await t.doe(casusId, 'uitvraag-bevestigen');
    await t.doe(casusId, 'bekendheid-beantwoorden', (p) => ({ bekendePersonen: (p.gegevens?.opties?.['bekendePersonen'] ?? []).map((o) => o.waarde), contactpunt: 'Bureaudienst', uitkomst: 'bekend' }), 'aisha');
    await t.naar('verzoek-opstellen', { casusId, meldingId: '' });
    await t.vooruit(6 * 60_000);
    await t.doe(casusId, 'verzoek-opstellen', (p) => ({
      houders: (p.gegevens?.opties?.['houders'] ?? []).filter((h) => h.label.startsWith('GI De Zwaluwhoek')).slice(0, 1).map((h) => h.waarde), vragen: (p.gegevens?.opties?.['vragen'] ?? []).slice(0, 1).map((v) => v.waarde),
      noodzaak: 'Wij moeten weten of dit kind nu veilig is en wie er komt.', uitkomst: 'vragen',
    }));
    const { id } = await t.taak(casusId, 'verzoek-behandelen');

    const houder = await nieuwePagina(browser), h = houder.pagina;
    await logIn(h, t.s, 'aisha', /deelnemer/i);
    await openTaak(h, id);
    await zetOpMijnNaam(h);
    expect(await h.getByRole('heading', { name: /^\d+\. Vraag \d+$/ }).count()).toBe(await h.locator('dt').filter({ hasText: /^Vraag \d+$/ }).count());
    await h.getByRole('button', { name: 'Stel eerst een vraag terug' }).click();
    const stuur = h.getByRole('button', { name: 'Verstuur de vraag' });
    expect(await stuur.isDisabled()).toBe(true);
    await h.getByLabel('Wat wilt u eerst weten?').fill('Bedoelt u alleen de laatste maand of het hele jaar?');
    await toegankelijk(h);
    await beeld(h, 'wedervraag-houder');
    await stuur.click();
    await h.getByText('Uw termijn staat stil tot er antwoord is.').waitFor();

    const vrager = await nieuwePagina(browser, 390), n = vrager.pagina;
    await logIn(n, t.s, 'noor', /procesregisseur/i);
    await n.goto(`${t.s.url}/casus/${casusId}/betrokken`);
    await n.getByRole('heading', { name: 'Een organisatie vraagt u iets terug' }).waitFor();
    await n.getByText('Bedoelt u alleen de laatste maand of het hele jaar?').waitFor();
    await toegankelijk(n);
    await beeld(n, 'wedervraag-vrager');
    await n.getByLabel(/^Uw antwoord aan/).fill('Het gaat om de laatste maand, vanaf de eerste melding.');
    await n.getByRole('button', { name: 'Verstuur het antwoord' }).click();
    await n.getByRole('heading', { name: 'Een organisatie vraagt u iets terug' }).waitFor({ state: 'detached' });

    await h.reload();
    await h.getByText('Het gaat om de laatste maand, vanaf de eerste melding.').waitFor();
    await h.getByRole('button', { name: 'Stel eerst een vraag terug' }).waitFor();
    await toegankelijk(h);
    expect(await t.s.kern.db('verstrekkingsverzoek').where({ casus_id: casusId }).pluck('status')).toEqual(['in-behandeling']);
    expect([...houder.fouten, ...vrager.fouten]).toEqual([]);
    await houder.sluit();
    await vrager.sluit();
  }, 300_000);
});
