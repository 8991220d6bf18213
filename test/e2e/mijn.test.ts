import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zetBijdrageKlaar, type Bijdragesoort } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import { voegZienswijzeToe } from '../../src/bouwstenen/opstellen-analyse/bijdrage-store.ts';
import { bewaarAdvies, voegAnalyseToe, wijzigAnalyse } from '../../src/bouwstenen/opstellen-analyse/store.ts';
import { voegUitspraakToe } from '../../src/bouwstenen/opstellen-analyse/uitspraak-store.ts';
import { voegAkkoordToe, voegDoelToe, voegInterventieToe, voegPlanToe, wijzigPlan } from '../../src/bouwstenen/regisseren-plan/store.ts';
import { schrijfInhoud, voegUitkomstToe } from '../../src/bouwstenen/uitwisselen-uitkomst/store.ts';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { indexVan, verberg } from '../../src/bouwstenen/vaststellen-identiteit/versleuteld.ts';
import { openCasus, voegBetrokkeneToe } from '../../src/casus/index.ts';
import { maakToegang } from '../../src/toegang/index.ts';
import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { startBrowser } from '../hulp/browser.ts';
import { startStapel, tot } from '../hulp/stapel.ts';
import { beeld, nieuwePagina, toegankelijk } from './webhulp.ts';
import { startProces } from '../hulp/engineproces.ts';

let s: Awaited<ReturnType<typeof startStapel>>, browser: Browser;
beforeAll(async () => { [s, browser] = await Promise.all([startStapel({ paginas: true, klokStart: '2026-11-23T09:00:00+01:00' }), startBrowser()]); }, 300_000);
afterAll(async () => { await browser?.close(); await s?.stop(); });

const plaats = { verbandCode: 'veilig-thuis', regioCode: 'merelland' } as const;
/** Mira and Sander, with an outcome, a draft analysis and a plan; of each also what is not for Mira. Gives the questions to her. */
const gezin = async (): Promise<{ zienswijze: string; akkoord: string; plan: string; weigert: string }> => {
  const { kern } = s, nu = kern.clock.now(), casusId = randomUUID(), analyseId = randomUUID(), planId = randomUUID();
  const organisatie = async (waar: Record<string, unknown>): Promise<string> => (await kern.db('organisatie').where(waar).first('id') as { id: string }).id;
  const [gemeente, opvang] = [await organisatie({ naam: 'Gemeente Vinkenoord' }), await organisatie({ beschermd: true })];
  const { id: daan } = await kern.db('medewerker').where({ sub: 'daan' }).first('id') as { id: string };
  const uit = await kern.db.transaction(async (tx) => {
    await openCasus(kern, tx, { casusId, ...plaats, meldingId: null, meldingOntvangenOp: nu, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null });
    const [p01, p02] = maakDemoPersonen('2026-11-23');
    const [mira = '', sander = ''] = await Promise.all([p01, p02].map(async (p) => {
      const id = await bewaarOpgegevenPersoon(kern, tx, { voornamen: p?.voornamen, geslachtsnaam: p?.geslachtsnaam, geboortedatum: '1990-02-03' });
      await tx('persoon').where({ id }).update({ bsn_versleuteld: verberg(kern, p?.bsn ?? '', 'persoon.bsn', id), bsn_index: indexVan(kern, p?.bsn ?? '') });
      await voegBetrokkeneToe(kern, tx, casusId, id, 'ouder');
      await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: id, status: 'handmatig', rol: 'ouder' });
      return id;
    }));
    await tx('portaaltoegang').insert({ persoon_id: mira, casus_id: casusId, hoedanigheid: 'zelf', status: 'actief' });
    // Her child, for whom she has the gezag; of each of them one exchange.
    const zoe = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Zoë', geslachtsnaam: 'Heiweide', geboortedatum: '2018-05-01' });
    await voegBetrokkeneToe(kern, tx, casusId, zoe, 'kind');
    await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: zoe, status: 'handmatig', rol: 'kind' });
    await tx('gezagsrelatie').insert({ casus_id: casusId, minderjarige_id: zoe, type: 'EenhoofdigOuderlijkGezag', houders: JSON.stringify([{ rol: 'ouder', persoonId: mira, bsnIndex: null, naam: null }]), triggers: [], peil_op: nu, bron: 'gezag', code: 'eenduidig' });
    for (const [naam, over] of [['Politie Basisteam Merelland', mira], ['Gemeente Vinkenoord', zoe]] as const) {
      const p = await tx('organisatie').where({ naam }).first('id', 'oin', 'soort') as { id: string; oin: string; soort: string };
      await maakToegang(kern).vraag(tx, { aanvrager: { soort: 'partner', organisatieId: p.id, organisatieOin: p.oin, organisatiesoort: p.soort }, doel: 'actie-uitvoeren', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'ACT'], traceparent: `00-${'4'.repeat(32)}-${'5'.repeat(16)}-01`, object: { type: 'actie', id: randomUUID(), casusId, ...plaats, betrokkenen: [over], feiten: { GERICHT: true } } });
    }
    const vraag = (soort: Bijdragesoort, tekst: string): Promise<string> => zetBijdrageKlaar(tx, { casusId, persoonId: mira, soort, vraag: tekst, termijn: 'P14D', gevraagdDoor: daan });

    const uitkomstId = await voegUitkomstToe(tx, { uitkomstnummer: 'U-4D0R-N8WX-36', overlegId: randomUUID(), casusId, versie: 1, ...plaats, urgentieCode: 'p2', samenvattingB1: 'U krijgt hulp thuis.', geenBesluitReden: null, casusregisseurId: daan, vastgelegdDoor: daan, vastgelegdOp: nu, status: 'beschikbaar', vastgesteldDoor: daan, vastgesteldOp: nu, beschikbaarGesteldOp: nu });
    const besluit = { verslagregelId: null, soort: 'aanpak', genomenDoor: null, steun: 'unaniem', ingangsdatum: '2026-11-24', grondslag: null, isAwbBesluit: false, isQuorumVoldaan: true, alternatieven: null, herzienDatum: null, alleenVoor: null, oorsprongId: null, burgerVanaf: null } as const;
    const afspraak = { verslagregelId: null, uiterlijk: '2026-12-01', conditie: null, alleenVoor: null, oorsprongId: null } as const;
    await schrijfInhoud(tx, uitkomstId, {
      besluiten: [{ ...besluit, volgnummer: 1, tekst: 'Hulp thuis.', rechtsmiddel: 'U kunt bezwaar maken.', tekstB1: 'Het wijkteam komt bij u thuis.', burgerZicht: 'ja', burgerReden: null }, { ...besluit, volgnummer: 2, tekst: 'De politie houdt toezicht.', rechtsmiddel: null, tekstB1: 'De politie let op.', burgerZicht: 'nee', burgerReden: 'Voor de veiligheid.' }],
      afspraken: [{ ...afspraak, volgnummer: 1, tekst: 'Belt u elke week.', organisatieId: opvang, informeerBurger: true }, { ...afspraak, volgnummer: 2, tekst: 'Deze afspraak is niet voor het gezin.', organisatieId: gemeente, informeerBurger: false }], verslagdelen: [], meningen: [],
    });

    await voegAnalyseToe(tx, { id: analyseId, casusId, ...plaats, ronde: 1, versie: 1, vervangtId: null }, nu);
    await wijzigAnalyse(tx, analyseId, { status: 'ter-zienswijze' }, nu);
    const basis = { analyseId, soort: 'feit', gegevenssoort: 'VEI', leefgebied: 'veiligheid', persoonId: null, bronsoort: 'document', bron: 'Dossier', bronGeldigTot: null, peildatum: '2026-11-20', zekerheid: 3, functie: null, toetsvraag: null, organisatieId: gemeente, bijdrageverzoekId: null, auteurId: daan } as const;
    for (const u of [{ tekst: 'De politie kwam aan huis.' }, { tekst: 'U slaapt slecht.', gegevenssoort: 'PSY', persoonId: mira }, { tekst: 'Hij drinkt te veel.', gegevenssoort: 'VSL', persoonId: sander }, { tekst: 'Er loopt een strafzaak.', gegevenssoort: 'STR' }] as const) await voegUitspraakToe(kern, tx, { ...basis, ...u }, nu);
    await bewaarAdvies(kern, tx, analyseId, { kern: 'Eerst rust in huis.', urgentie: 'p2', punten: [{ rang: 1, leefgebied: 'veiligheid', waaromEerst: 'Zonder rust lukt de rest niet.', aanbeveling: 'Maak samen een veiligheidsplan.', gevraagdBesluit: null, dienstsoort: null, dienstId: null, matchId: null }] }, nu);
    const zienswijze = await vraag('zienswijze', 'Wij hebben opgeschreven wat er speelt. Klopt dit?');
    await voegZienswijzeToe(kern, tx, { analyseId, persoonId: mira, bijdrageId: zienswijze, soort: 'zienswijze', uiterlijkOp: null, afzienreden: null, gevraagdDoor: daan }, nu);

    await voegPlanToe(tx, { id: planId, casusId, overlegId: null, processInstanceKey: '2251799813685130', ...plaats, ronde: 1, urgentieCode: 'p2', vorm: 'plan' }, nu);
    await wijzigPlan(tx, planId, { status: 'ter-akkoord' }, nu);
    const mijnDoel = await voegDoelToe(tx, { planId, titel: 'Rust in huis', specifiek: 'Er is thuis geen ruzie waar de kinderen bij zijn.', eigenaarPersoonId: mira, streefdatum: '2027-03-01' }, nu);
    await voegInterventieToe(tx, { planId, doelId: mijnDoel, omschrijving: 'Hulp aan huis, één keer per week', organisatieId: gemeente, geplandVan: '2026-12-01', geplandTot: '2027-02-01' }, nu);
    const weigert = await voegInterventieToe(tx, { planId, doelId: mijnDoel, omschrijving: 'Een cursus in de avond', organisatieId: opvang }, nu);
    await voegDoelToe(tx, { planId, titel: 'Stoppen met drinken', specifiek: 'Hij drinkt niet meer.', eigenaarPersoonId: sander }, nu);
    const plan = await vraag('plan', 'Wilt u het plan lezen en zeggen of u het ermee eens bent?');
    await voegAkkoordToe(tx, { planId, versie: 1, persoonId: mira, bijdrageId: plan, gevraagdOp: nu });
    return { zienswijze, plan, weigert, akkoord: await vraag('akkoord', 'Wilt u hulp van het wijkteam proberen?') };
  });
  for (const [bijdrageSoortCode, bijdrageId] of [['zienswijze', uit.zienswijze], ['plan', uit.plan], ['akkoord', uit.akkoord]] as const) {
    const variables = { casusId, ...plaats, rondeNummer: 1, urgentieCode: 'p2', doelCode: 'burger-informeren', termijnCode: 'bijdrage', rolUitvoerder: 'triagist', rolBeslisser: 'triagist', rolTweede: 'gedragswetenschapper', bijdrageId, bijdrageSoortCode, bijdrageTermijn: 'P14D' };
    await startProces(s.client, 'deelnemen-burger.bijdrage', variables);
    await tot('de vraag', async () => await s.kern.db('bijdrage').where({ id: bijdrageId, status: 'gevraagd' }).first('id') !== undefined);
  }
  return uit;
};
/** Looks at the page as it is, wide and narrow. */
const bekijk = async (pagina: Page, naam: string): Promise<void> => {
  for (const breedte of [1280, 390]) {
    await pagina.setViewportSize({ width: breedte, height: breedte > 700 ? 1000 : 844 });
    await toegankelijk(pagina);
    await beeld(pagina, `${naam}-${breedte}`);
  }
};

describe('ux §4.16: the citizen reads and answers', () => {
  test('ux §4.16: Mira reads the outcome, the draft analysis and the plan, her part only; she gives her view, agrees, and refuses one part of the plan in her own words', async () => {
    const v = await gezin();
    const { pagina: p, fouten, sluit } = await nieuwePagina(browser, 1280);
    await p.goto(s.url);
    await p.getByRole('link', { name: 'Inloggen met DigiD, nagebootst' }).click();
    await p.getByLabel('Mira van der Heiweide').check();
    await p.getByRole('button', { name: 'Inloggen' }).click();
    const zienswijze = p.getByRole('form', { name: 'Wij hebben opgeschreven wat er speelt. Klopt dit?' }), plan = p.getByRole('form', { name: 'Wilt u het plan lezen en zeggen of u het ermee eens bent?' }), akkoord = p.getByRole('form', { name: 'Wilt u hulp van het wijkteam proberen?' });
    await zienswijze.getByText('U slaapt slecht.').waitFor();
    // What cannot be fetched says so and can be tried again; nothing is left empty or waiting.
    await p.route('**/api/v1/mijn/plannen', (r) => r.abort());
    await p.reload();
    await p.getByText('Het lukt nu niet om dit te laten zien. Probeer het later nog een keer.').waitFor();
    await bekijk(p, 'mijn-mislukt');
    await p.unroute('**/api/v1/mijn/plannen');
    await p.getByRole('button', { name: 'Probeer het opnieuw' }).click();
    await zienswijze.getByText('U slaapt slecht.').waitFor();
    expect(await p.getByText('Het lukt nu niet').count()).toBe(0);
    await p.route('**/api/v1/sessie', (r) => r.abort());
    await p.reload();
    await p.getByRole('button', { name: 'Probeer het opnieuw' }).waitFor();
    await p.unroute('**/api/v1/sessie');
    await p.getByRole('button', { name: 'Probeer het opnieuw' }).click();
    await zienswijze.getByText('U slaapt slecht.').waitFor();
    await p.getByText('Het wijkteam komt bij u thuis.').waitFor();
    await p.getByText('Een organisatie die u helpt: Belt u elke week.').waitFor();
    await plan.getByText('Dit is uw doel. Klaar op ma 1 mrt 2027.').waitFor();
    const tekst = await p.locator('main').innerText();
    for (const niet of ['De politie let op', 'Deze afspraak is niet voor het gezin', 'Hij drinkt', 'strafzaak', 'Stoppen met drinken', 'Gemeente Vinkenoord zei']) expect(tekst, niet).not.toContain(niet);
    await bekijk(p, 'mijn-vragen');

    // What lacks is said in the form, and nothing is sent.
    await zienswijze.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await zienswijze.getByText('Schrijf op wat u wilt zeggen.').waitFor();
    await zienswijze.getByLabel('Uw antwoord').fill('De politie kwam voor de buren, niet voor ons.');
    // Her session ends while she types: what she typed is there again at the next login in this window, and was never readable in the browser's store (ux §4.3).
    await plan.getByLabel('Ik ben het deels eens').check();
    await s.kern.db('sessie').del();
    await zienswijze.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await p.waitForURL(/\/\?verlopen=ja/);
    const opslag = (): Promise<string> => p.evaluate(() => Object.entries(sessionStorage).map(([k, w]) => `${k}=${String(w)}`).join());
    expect(await opslag()).toContain('nood.mijn.vraag.');
    expect(await opslag()).not.toContain('buren');
    await p.getByRole('link', { name: 'Inloggen met DigiD, nagebootst' }).click();
    await p.getByLabel('Mira van der Heiweide').or(zienswijze).first().waitFor();
    if (await p.getByLabel('Mira van der Heiweide').isVisible()) { await p.getByLabel('Mira van der Heiweide').check(); await p.getByRole('button', { name: 'Inloggen' }).click(); }
    await expect.poll(() => zienswijze.getByLabel('Uw antwoord').inputValue()).toBe('De politie kwam voor de buren, niet voor ons.');
    expect(await plan.getByLabel('Ik ben het deels eens').isChecked()).toBe(true);
    await zienswijze.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await zienswijze.waitFor({ state: 'detached' });
    await akkoord.getByLabel('Ik ben het eens').check();
    await akkoord.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await akkoord.waitFor({ state: 'detached' });
    // Said in a region that a screen reader already knows.
    await p.getByRole('region', { name: 'Wat vragen wij u?' }).getByRole('status').getByText('Wij hebben uw antwoord.').waitFor();

    await plan.getByLabel('Ik ben het deels eens').check();
    await plan.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await plan.getByText('Kies welk deel u niet wilt.').waitFor();
    await plan.getByLabel('Een cursus in de avond', { exact: true }).check();
    await plan.getByLabel('Waarom wilt u dit niet?').fill('Ik heb geen oppas op die avond.');
    await bekijk(p, 'mijn-deels');
    await plan.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
    await plan.waitFor({ state: 'detached' });
    await p.getByText('Wij vragen u nu niets.').waitFor();
    for (const kop of ['Wat is er besloten?', 'Uw plan', 'Wat er over uw situatie is opgeschreven']) await p.getByRole('heading', { name: kop }).waitFor();
    await bekijk(p, 'mijn-gelezen');

    // Until its date she changes an answer; what she said first stays there.
    await p.getByText('U kunt dit nog veranderen tot', { exact: false }).first().waitFor();
    await p.getByRole('button', { name: /^Verander mijn antwoord ?: Wilt u hulp van het wijkteam proberen\?$/ }).click();
    const anders = p.getByRole('form', { name: 'Wilt u hulp van het wijkteam proberen?' });
    await anders.getByLabel('Ik ben het niet eens').check();
    await anders.getByLabel('Wilt u iets uitleggen? (mag)').fill('Mijn zus helpt nu.');
    await bekijk(p, 'mijn-veranderen');
    await anders.getByRole('button', { name: 'Verstuur mijn nieuwe antwoord' }).click();
    await anders.waitFor({ state: 'detached' });
    await p.getByText('Mijn zus helpt nu.').waitFor();
    await p.getByText(/^Eerst zei u op .*: U bent het eens\./).waitFor();
    await bekijk(p, 'mijn-veranderd');
    // Who shared what: for her child too, and on paper the list alone.
    // The answer about herself comes after the one about her child: it is not shown as if it were the child's.
    const los = Promise.withResolvers<void>(), binnen = Promise.withResolvers<void>();
    await p.route((u) => u.pathname.endsWith('/mijn/uitwisselingen') && !u.searchParams.has('persoonId'), async (r) => { const a = await r.fetch(); await los.promise; await r.fulfill({ response: a }); binnen.resolve(); });
    await p.getByRole('button', { name: 'Toon de lijst' }).click();
    const wie = p.getByRole('region', { name: 'Wie deelde wat?' });
    await wie.getByLabel('Over wie?').selectOption({ label: 'Over Zoë Heiweide' });
    await wie.getByText('Gemeente Vinkenoord', { exact: false }).first().waitFor();
    los.resolve();
    await binnen.promise;
    await p.evaluate(() => new Promise((klaar) => { requestAnimationFrame(() => { requestAnimationFrame(klaar); }); }));
    expect(await wie.getByText('Politie Basisteam Merelland', { exact: false }).count()).toBe(0);
    await wie.getByLabel('Over wie?').selectOption({ label: 'Over mij' });
    await wie.getByText('Politie Basisteam Merelland', { exact: false }).first().waitFor();
    await wie.getByLabel('Over wie?').selectOption({ label: 'Over Zoë Heiweide' });
    await wie.getByText('U ziet wat er over Zoë Heiweide is gedeeld, omdat u het gezag heeft.').waitFor();
    await wie.getByText('Gemeente Vinkenoord', { exact: false }).first().waitFor();
    await bekijk(p, 'mijn-wie-deelde-wat');
    await p.evaluate(() => { window.print = () => { document.body.dataset['gedrukt'] = 'ja'; }; });
    await wie.getByRole('button', { name: 'Lijst afdrukken' }).click();
    await p.waitForFunction(() => document.body.dataset['gedrukt'] === 'ja');
    await p.emulateMedia({ media: 'print' });
    expect([await p.getByRole('heading', { name: 'Wie deelde wat?' }).isVisible(), await wie.getByText('Gemeente Vinkenoord', { exact: false }).first().isVisible(), await p.getByText('Dan staat het nu nog niet in deze lijst.', { exact: false }).first().isVisible()]).toEqual([true, true, true]);
    expect([await p.getByRole('heading', { name: 'Wat vragen wij u?' }).count(), await p.getByRole('button', { name: 'Lijst afdrukken' }).count(), await p.getByRole('button', { name: 'Uitloggen' }).count()]).toEqual([0, 0, 0]);
    await beeld(p, 'mijn-wie-deelde-wat-papier');
    await p.emulateMedia({ media: 'screen' });

    // A remark about one part is for the casusregisseur; it is no answer.
    await p.getByRole('button', { name: 'Zeg hier iets over: Hulp aan huis, één keer per week' }).click();
    const zegt = p.getByRole('form', { name: 'Iets zeggen over: Hulp aan huis, één keer per week' });
    await zegt.getByRole('button', { name: 'Verstuur' }).click();
    await zegt.getByText('Schrijf op wat u wilt zeggen.').waitFor();
    await zegt.getByLabel('Wat wilt u zeggen?').fill('Liever op woensdag.');
    await bekijk(p, 'mijn-opmerking');
    await zegt.getByRole('button', { name: 'Verstuur' }).click();
    await p.getByText('“Liever op woensdag.”').waitFor();

    // She proposes something to do herself; what lacks is said, and it waits for the casusregisseur (R10.7).
    await p.getByRole('button', { name: 'Stel een actie voor' }).click();
    const voorstel = p.getByRole('form', { name: 'Een actie voorstellen' });
    await voorstel.getByLabel('Wat moet er gebeuren?').fill('Elke zondag samen eten');
    await voorstel.getByRole('button', { name: 'Verstuur mijn voorstel' }).click();
    await voorstel.getByText('Kies bij welk doel dit hoort.').waitFor();
    await voorstel.getByLabel('Bij welk doel hoort dit?').selectOption({ label: 'Rust in huis' });
    await voorstel.getByLabel('Ik zelf').check();
    await bekijk(p, 'mijn-voorstel');
    await voorstel.getByRole('button', { name: 'Verstuur mijn voorstel' }).click();
    await p.getByText('Uw voorstel is bij de casusregisseur.').waitFor();
    await p.getByText(/Dit stelde u zelf voor. De casusregisseur kijkt ernaar/).waitFor();

    // Snel weg leaves nothing of what was typed in the browser.
    await p.getByRole('button', { name: 'Stel een doel voor' }).click();
    await p.getByLabel('Wat is uw doel?').fill('Elke week naar de sportclub');
    await expect.poll(opslag).toContain('nood.mijn.voorstel.');
    await p.route('https://www.knmi.nl/**', (r) => r.fulfill({ body: 'weer', contentType: 'text/html' }));
    await p.getByRole('button', { name: 'Snel weg' }).click();
    await p.waitForURL(/^https:\/\/www\.knmi\.nl\//);
    await p.goto(s.url);
    expect(await opslag()).not.toContain('nood.');

    const { db } = s.kern;
    expect(await db('bijdrage').whereIn('id', [v.zienswijze, v.akkoord, v.plan]).orderBy(['uitkomst', 'antwoord']).select('id', 'uitkomst', 'antwoord')).toEqual([{ id: v.akkoord, uitkomst: 'geen-akkoord', antwoord: 'Mijn zus helpt nu.' }, { id: v.plan, uitkomst: 'geen-akkoord', antwoord: null }, { id: v.zienswijze, uitkomst: 'gegeven', antwoord: 'De politie kwam voor de buren, niet voor ons.' }]);
    expect(await db('plan_akkoord_onderdeel').select('interventie_id', 'reden')).toEqual([{ interventie_id: v.weigert, reden: 'Ik heb geen oppas op die avond.' }]);
    await tot('the questions to end in the engine', async () => (await db('proces_instantie').where({ bpmn_process_id: 'deelnemen-burger.bijdrage', status: 'afgerond' })).length === 3);
    expect(fouten).toEqual([]);
    await sluit();
  }, 240_000);
});
