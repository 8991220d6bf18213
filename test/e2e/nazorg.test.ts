import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aanvaardRegie, openCasus, stelRegisseurVoor, voegBetrokkeneToe } from '../../src/casus/index.ts';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { beantwoord, beeld, logIn, nieuwePagina, openTaak, openTaken, rondAf, toegankelijk, zetOpMijnNaam } from './webhulp.ts';
import { startProces } from '../hulp/engineproces.ts';
import { datumVan } from '../../src/domein/kalender.ts';

const dag = 86_400_000;
let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true, klokStart: '2026-11-23T09:00:00+01:00' }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

/** A casus of fenna, at its end as the root would call it. */
const casusAanHetEind = async (afsluitWijzeCode: 'nazorg' | 'direct'): Promise<string> => {
  const casusId = randomUUID();
  const { kern } = s;
  await kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
    const persoonId = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Iris', geslachtsnaam: 'Wulp', geboortedatum: '1990-02-03' });
    await voegBetrokkeneToe(kern, tx, casusId, persoonId, 'ouder');
    await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: persoonId, status: 'handmatig', rol: 'ouder' });
    const { id: fenna } = await tx('medewerker').where({ sub: 'fenna' }).first() as { id: string };
    await stelRegisseurVoor(kern, tx, { casusId, medewerkerId: fenna, door: null, reden: null });
    await aanvaardRegie(kern, tx, casusId, fenna);
    await tx('casus').where({ id: casusId }).update({ status: afsluitWijzeCode === 'nazorg' ? 'in-uitvoering' : 'in-onderzoek', cyclus: 1 });
  });
  const variables = { casusId, nazorgId: randomUUID(), afsluitWijzeCode, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p3', doelCode: 'nazorg-bieden', termijnCode: afsluitWijzeCode === 'nazorg' ? 'nazorg' : 'afsluiten', rolUitvoerder: 'casusregisseur', rolBeslisser: 'casusregisseur', rolTweede: 'gedragswetenschapper' };
  await startProces(s.client, 'nazorg-afsluiten', variables);
  return casusId;
};
const naarTaak = async (pagina: Page, casusId: string, formId: string): Promise<void> => {
  const taak = await tot(formId, async () => (await openTaken(pagina)).find((t) => t.casus?.id === casusId && t.formId === `nazorg-afsluiten.${formId}`));
  await openTaak(pagina, taak.id);
  await zetOpMijnNaam(pagina);
};
/** Looks at the page as it is, wide and narrow. */
const bekijk = async (pagina: Page, naam: string): Promise<void> => {
  for (const breedte of [1280, 390]) {
    await pagina.setViewportSize({ width: breedte, height: breedte > 700 ? 1000 : 844 });
    await toegankelijk(pagina);
    await beeld(pagina, `${naam}-${breedte}`);
  }
  await pagina.setViewportSize({ width: 1280, height: 1000 });
};

describe('ux §4.13: aftercare and closing in the browser', () => {
  test('ux §4.13: fenna sets the moments, has a contact, proposes to close; wiebe agrees; the closed casus is read only with reason and retention', async () => {
    const casusId = await casusAanHetEind('nazorg');
    let fenna = await nieuwePagina(browser, 1280);
    await logIn(fenna.pagina, s, 'fenna');
    await naarTaak(fenna.pagina, casusId, 'nazorg-vaststellen');
    await fenna.pagina.getByText('6 weken – 3 maanden – 6 maanden – 12 maanden').waitFor();
    await bekijk(fenna.pagina, 'nazorg-vaststellen');
    await beantwoord(fenna.pagina, 'uitkomst', 'nazorg');
    await beantwoord(fenna.pagina, 'moment1', datumVan(new Date(s.kern.clock.now().getTime() + 2 * dag)));
    for (const n of [2, 3, 4]) await beantwoord(fenna.pagina, `moment${n}`, '');
    await beantwoord(fenna.pagina, 'vorm', 'telefoon');
    await beantwoord(fenna.pagina, 'isMetGezinBesproken', { alle: true });
    await beantwoord(fenna.pagina, 'motivatie', 'Het gezin wil graag na twee dagen bellen.');
    await rondAf(fenna.pagina);
    await fenna.sluit();

    await s.zetKlok(3 * dag);
    fenna = await nieuwePagina(browser, 1280);
    await logIn(fenna.pagina, s, 'fenna');
    await naarTaak(fenna.pagina, casusId, 'nazorgmoment-uitvoeren');
    await bekijk(fenna.pagina, 'nazorgmoment');
    await fenna.pagina.locator('select#veld-metPersoonId').selectOption({ index: 1 });
    await beantwoord(fenna.pagina, 'vorm', 'telefoon');
    await beantwoord(fenna.pagina, 'goed', 'De kinderen slapen weer goed.');
    await beantwoord(fenna.pagina, 'veiligheid', '4');
    await beantwoord(fenna.pagina, 'uitkomst', 'stabiel');
    await rondAf(fenna.pagina);

    await naarTaak(fenna.pagina, casusId, 'afsluiting-voorstellen');
    await beantwoord(fenna.pagina, 'uitkomst', 'afsluiten');
    await fenna.pagina.getByText('Het gezin weet nog niet dat de casus stopt.').waitFor();
    await beantwoord(fenna.pagina, 'reden', 'doelen-behaald');
    await beantwoord(fenna.pagina, 'isGezinIngelicht', { alle: true });
    await beantwoord(fenna.pagina, 'zijnPartnersIngelicht', { alle: true });
    await beantwoord(fenna.pagina, 'motivatie', 'Alle doelen zijn behaald en het gezin is het eens.');
    await bekijk(fenna.pagina, 'afsluiten');
    await fenna.pagina.getByRole('button', { name: 'Controleer en stel vast' }).click();
    await fenna.pagina.getByRole('heading', { name: 'Controleer en stel vast' }).waitFor();
    await bekijk(fenna.pagina, 'afsluiten-nakijken');
    await fenna.pagina.getByRole('button', { name: 'Vaststellen', exact: true }).click();
    await fenna.pagina.waitForURL(/\/werk$/);
    expect(fenna.fouten).toEqual([]);
    await fenna.sluit();

    const wiebe = await nieuwePagina(browser, 1280);
    await logIn(wiebe.pagina, s, 'wiebe');
    await naarTaak(wiebe.pagina, casusId, 'afsluiting-akkoord');
    await wiebe.pagina.getByText('Alles is gedaan').waitFor();
    await beantwoord(wiebe.pagina, 'isControlelijstBekeken', { alle: true });
    await beantwoord(wiebe.pagina, 'isZonderNamen', { alle: true });
    await beantwoord(wiebe.pagina, 'motivatie', 'Ik heb alles bekeken en ben het eens.');
    await beantwoord(wiebe.pagina, 'uitkomst', 'akkoord');
    await rondAf(wiebe.pagina);
    await tot('closed', async () => (await s.kern.db('casus').where({ id: casusId, status: 'gesloten' }).first()) !== undefined);
    await wiebe.pagina.goto(`${s.url}/casus/${casusId}/nazorg`);
    await wiebe.pagina.getByText(/Deze casus is gesloten op/).waitFor();
    await wiebe.pagina.getByRole('table', { name: 'Bewaartermijn per organisatie' }).waitFor();
    await wiebe.pagina.getByText('Het meldpunt kan een vervolgcasus beginnen.').waitFor();
    await bekijk(wiebe.pagina, 'casus-gesloten');
    expect(wiebe.fouten).toEqual([]);
    await wiebe.sluit();

    // R12.4: the meldpunt begins a new one that names this one; the closed casus stays closed.
    const noor = await nieuwePagina(browser, 1280), n = noor.pagina;
    await logIn(n, s, 'noor');
    await n.goto(`${s.url}/casus/${casusId}/overzicht`);
    await n.getByRole('link', { name: 'Vervolgcasus beginnen…' }).click();
    await n.getByText('Dit is het vervolg op een gesloten casus.').waitFor();
    await bekijk(n, 'vervolgcasus');
    await n.getByRole('radio', { name: /Veilig Thuis/ }).check();
    await n.getByRole('button', { name: 'Verder' }).click();
    await n.getByText('Dit is het vervolg op een gesloten casus.').waitFor();
    await n.getByRole('button', { name: 'Bewaren en sluiten' }).click();
    await n.waitForURL(/\/meldingen/);
    expect(await s.kern.db('melding').whereNotNull('vervolg_van').select('vervolg_van', 'status')).toEqual([{ vervolg_van: casusId, status: 'concept' }]);
    expect(await s.kern.db('casus').where({ id: casusId }).first('status')).toEqual({ status: 'gesloten' });
    expect(noor.fouten).toEqual([]);
    await noor.sluit();
  }, 300_000);

  test('R12.5 (overdragen): who would take the casus over reads only that she is asked, and says yes on the page Casussen', async () => {
    const casusId = await casusAanHetEind('direct');
    const fenna = await nieuwePagina(browser, 1280);
    await logIn(fenna.pagina, s, 'fenna');
    await naarTaak(fenna.pagina, casusId, 'afsluiting-voorstellen');
    await beantwoord(fenna.pagina, 'uitkomst', 'overdragen');
    const { id: naar } = await s.kern.db('organisatie as o').join('medewerker as m', 'm.organisatie_id', 'o.id').where('m.sub', 'stijn').first('o.id as id') as { id: string };
    await fenna.pagina.locator('select#veld-overdrachtOrganisatieId').selectOption(naar);
    await beantwoord(fenna.pagina, 'isGezinIngelicht', { alle: true });
    await beantwoord(fenna.pagina, 'zijnPartnersIngelicht', { alle: true });
    await beantwoord(fenna.pagina, 'motivatie', 'Er lopen nu ook strafzaken en zorg door elkaar.');
    await fenna.pagina.getByRole('button', { name: 'Controleer en stel vast' }).click();
    await fenna.pagina.getByRole('button', { name: 'Vaststellen', exact: true }).click();
    await fenna.pagina.waitForURL(/\/werk$/);
    expect(fenna.fouten).toEqual([]);
    await fenna.sluit();
    await tot('asked', async () => (await s.kern.db('afsluit_overdracht').where({ casus_id: casusId, status: 'aangeboden' }).first()) !== undefined);

    const stijn = await nieuwePagina(browser, 1280);
    await logIn(stijn.pagina, s, 'stijn');
    await stijn.pagina.goto(`${s.url}/casussen`);
    await stijn.pagina.getByText('Wilt u een casus overnemen die bij een ander sluit?').waitFor();
    await bekijk(stijn.pagina, 'casus-overnemen');
    // Twice in a row is one answer.
    const antwoorden: string[] = [];
    stijn.pagina.on('request', (r) => { if (r.method() === 'POST' && r.url().endsWith('/antwoorden')) antwoorden.push(r.url()); });
    await stijn.pagina.getByRole('button', { name: 'Aanvaarden' }).dblclick();
    await tot('accepted', async () => (await s.kern.db('afsluit_overdracht').where({ casus_id: casusId, status: 'geaccepteerd' }).first()) !== undefined);
    await stijn.pagina.getByText('Wilt u een casus overnemen die bij een ander sluit?').waitFor({ state: 'detached' });
    expect(antwoorden).toHaveLength(1);
    expect(stijn.fouten).toEqual([]);
    await stijn.sluit();
  }, 300_000);
});
