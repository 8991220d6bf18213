import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { indexVan, verberg } from '../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { legRechtzettingVast, openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../src/casus/index.ts';
import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { beperkGebruik, maakToegang } from '../../src/toegang/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel } from '../hulp/stapel.ts';
import { roepBouwsteen } from './opstelling.ts';
import { beeld, logIn, nieuwePagina, toegankelijk } from './webhulp.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true, klokStart: '2026-11-23T09:00:00+01:00' }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const plaats = { verbandCode: 'veilig-thuis', regioCode: 'merelland' } as const;
/** Mira with a child over whom she has gezag, in a casus where the police works; something was shared with the police. */
const gezin = async (metInlog: boolean): Promise<{ casusId: string; mira: string; kind: string; politie: string }> => {
  const { kern } = s, nu = kern.clock.now(), casusId = randomUUID();
  const { id: politie, oin } = await kern.db('organisatie').where({ naam: 'Politie Basisteam Merelland' }).first('id', 'oin') as { id: string; oin: string };
  const { id: joost } = await kern.db('medewerker').where({ sub: 'joost' }).first('id') as { id: string };
  return kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, ...plaats, meldingId: null, meldingOntvangenOp: nu, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null });
    const { id: regie } = await tx('organisatie').where({ naam: 'Veilig Thuis Merelland' }).first('id') as { id: string };
    await wijsTeamToe(kern, tx, casusId, { organisatieId: regie, medewerkerId: null, rol: 'regie', via: 'melding' });
    await wijsTeamToe(kern, tx, casusId, { organisatieId: politie, medewerkerId: joost, rol: 'deelnemer', via: 'verzoek' });
    const [p01] = maakDemoPersonen('2026-11-23');
    const mira = await bewaarOpgegevenPersoon(kern, tx, { voornamen: p01?.voornamen, geslachtsnaam: p01?.geslachtsnaam, geboortedatum: '1990-02-03' });
    if (metInlog) await tx('persoon').where({ id: mira }).update({ bsn_versleuteld: verberg(kern, p01?.bsn ?? '', 'persoon.bsn', mira), bsn_index: indexVan(kern, p01?.bsn ?? '') });
    const kind = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Lotte', geslachtsnaam: 'Kievit', geboortedatum: '2020-05-01' });
    for (const [id, rol] of [[mira, 'centraal'], [kind, 'kind']] as const) {
      await voegBetrokkeneToe(kern, tx, casusId, id, rol);
      await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: id, status: 'handmatig', rol });
    }
    await tx('gezagsrelatie').insert({ casus_id: casusId, minderjarige_id: kind, type: 'EenhoofdigOuderlijkGezag', houders: JSON.stringify([{ rol: 'ouder', persoonId: mira, bsnIndex: null, naam: null }]), code: 'eenduidig', triggers: [], peil_op: nu, bron: 'gezag' });
    await tx('portaaltoegang').insert({ persoon_id: mira, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    await maakToegang(kern).vraag(tx, { aanvrager: { soort: 'partner', organisatieId: politie, organisatieOin: oin, organisatiesoort: 'POL' }, doel: 'actie-uitvoeren', actie: 'verstrekken', gevraagd: ['CAS', 'IDE'], traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', object: { type: 'actie', id: randomUUID(), casusId, ...plaats, betrokkenen: [mira], feiten: { GERICHT: true } } });
    return { casusId, mira, kind, politie };
  });
};

describe('ux §4.16: rights', () => {
  test('ux §4.16: Mira reads who shared what, asks for her child and complains about the police; what lacks is said and nothing is sent', async () => {
    const g = await gezin(true);
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, 390);
    await p.goto(s.url);
    await p.getByRole('link', { name: 'Inloggen met DigiD, nagebootst' }).click();
    await p.getByLabel('Mira van der Heiweide').check();
    await p.getByRole('button', { name: 'Inloggen' }).click();
    await p.getByRole('heading', { name: 'Wie deelde wat?' }).waitFor();
    await p.getByRole('button', { name: 'Toon de lijst' }).click();
    await p.getByText('Veilig Thuis Merelland naar Politie Basisteam Merelland').waitFor();
    await p.getByLabel('Een klacht indienen').check();
    await p.getByLabel('Waar gaat het over?').fill('De agent luisterde niet naar mij.');
    await p.getByRole('button', { name: 'Verstuur mijn verzoek' }).click();
    await p.getByText('Kies over welke organisatie uw klacht gaat.').waitFor();
    expect(await s.kern.db('burgerverzoek').where({ casus_id: g.casusId })).toEqual([]);
    await p.getByLabel('Over welke organisatie gaat uw klacht?').selectOption({ label: 'Politie Basisteam Merelland' });
    await p.getByLabel('Gaat het over een medewerker?').selectOption({ label: 'Wijkagent' });
    await p.getByLabel('Namens Lotte Kievit').check();
    await toegankelijk(p);
    await beeld(p, 'mijn-klacht');
    await p.getByRole('button', { name: 'Verstuur mijn verzoek' }).click();
    await p.getByText(/Wij hebben uw verzoek\. Het nummer is B-/).waitFor();
    expect(await s.kern.db('burgerverzoek').where({ casus_id: g.casusId }).select('soort', 'namens_persoon_id', 'klacht_over_organisatie_id', 'organisatie_id')).toEqual([{ soort: 'klacht', namens_persoon_id: g.kind, klacht_over_organisatie_id: g.politie, organisatie_id: g.politie }]);
    expect(fouten).toEqual([]);
    await sluit();
  }, 120_000);

  test('domein §7.7 (d): an employee writes down a request by letter on the page of the casus, and reads what was put right and what may not be used now', async () => {
    const g = await gezin(false);
    const { kern } = s, nu = kern.clock.now();
    const { id: regie } = await kern.db('organisatie').where({ naam: 'Veilig Thuis Merelland' }).first('id') as { id: string };
    await kern.db.transaction((tx) => legRechtzettingVast(kern, tx, { casusId: g.casusId, persoonId: g.mira, gegevenssoort: 'IDE', watKloptNiet: 'Er staat 3 februari.', watMoetErStaan: 'Het is 4 februari.', organisatieId: regie, door: randomUUID(), bron: `toets:${g.casusId}`, op: nu }));
    // A step that runs in the engine: what is typed here must not be found in its record stream.
    await roepBouwsteen(s, 'uitvoeren-triage', g.casusId, { doelCode: 'triage-uitvoeren', termijnCode: 'veiligheidsbeoordeling', rolUitvoerder: 'triagist', rolBeslisser: 'gedragswetenschapper', rolTweede: 'gedragswetenschapper' });
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser);
    await logIn(p, s, 'noor', /procesregisseur/i);
    await p.goto(`${s.url}/casus/${g.casusId}/huishouden`);
    await p.getByRole('heading', { name: 'Rechtgezet op verzoek van een burger' }).waitFor();
    await p.getByText('Er moet staan: Het is 4 februari.').waitFor();
    await p.getByRole('link', { name: 'Verzoeken', exact: true }).click();
    const formulier = p.getByRole('form', { name: 'Verzoek per brief, telefoon of aan de balie vastleggen' });
    await formulier.getByRole('button', { name: 'Leg het verzoek vast' }).click();
    await formulier.getByText('Kies wat er wordt gevraagd.').waitFor();
    await formulier.getByLabel('Wat wordt er gevraagd?').selectOption({ label: 'Inzage' });
    await formulier.getByLabel('Waar gaat het over?').fill('Ik wil weten wat er over mij staat.');
    await formulier.getByRole('button', { name: 'Leg het verzoek vast' }).click();
    await formulier.getByText('Vul in wie het vraagt').waitFor();
    expect(await kern.db('burgerverzoek').where({ casus_id: g.casusId })).toEqual([]);
    await formulier.getByLabel('Wie vraagt het?').fill('Een oma per brief');
    await formulier.getByRole('button', { name: 'Leg het verzoek vast' }).click();
    await p.getByText(/^B-.*Veilig Thuis Merelland/).waitFor();
    expect(await kern.db('burgerverzoek').where({ casus_id: g.casusId }).select('soort', 'persoon_id')).toEqual([{ soort: 'inzage', persoon_id: null }]);
    await kern.db.transaction((tx) => beperkGebruik(tx, { casusId: g.casusId, persoonId: g.mira, bron: `toets:${g.casusId}`, sinds: nu }));
    await p.reload();
    await p.getByText(/Gebruik van gegevens beperkt sinds/).waitFor();
    await p.getByRole('button', { name: 'Beperking opheffen' }).waitFor();
    await toegankelijk(p);
    await beeld(p, 'casus-verzoeken');
    expect(fouten).toEqual([]);
    await sluit();
  }, 120_000);
});
