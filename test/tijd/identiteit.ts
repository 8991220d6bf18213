import { afterEach, describe, expect, test } from 'vitest';
import { dag, lang, tijdstapel, uur, vertel, type Taakrij, type Tijdstapel } from './casus.ts';

const bevestigd = { huishoudenKlopt: 'ja', uitkomst: 'bevestigd' };

/** The tries are apart by the waiting time of the job, so the clock moves between them; on a busy machine one move may bring no try. */
const naVijfPogingen = async (t: Tijdstapel, casusId: string): Promise<Taakrij> => {
  // A try that nobody is told of waits for the next poll of the worker, some 15 s of real time; five of them fit well within this.
  for (const eind = Date.now() + 180_000; Date.now() < eind;) {
    const hand = await t.taak(casusId, 'identiteit-handmatig', [], 700).catch(() => undefined);
    if (hand !== undefined) return hand;
    await t.vooruit(2 * 60_000);
  }
  return t.taak(casusId, 'identiteit-handmatig');
};

afterEach(async () => { (await tijdstapel()).brp.zetStoring({ soort: 'geen' }); });

describe('processen §2.2 on the engine', () => {
  test('processen §2.2: the BRP is down: five tries, then by hand; later-opnieuw waits four hours and then finds everybody', async () => {
    const t = await tijdstapel();
    t.brp.zetStoring({ soort: 'fout' });
    t.brp.wisTellers();
    const { casusId } = await t.opgepakt();
    const hand = await naVijfPogingen(t, casusId);
    expect(hand.groepen).toEqual(['triagist']);
    expect(await t.s.kern.db('incident').where({ status: 'open' })).toEqual([]);
    t.brp.zetStoring({ soort: 'geen' });
    t.brp.wisTellers();
    await t.doe(casusId, 'identiteit-handmatig', { reden: 'De BRP ligt eruit; over vier uur nog eens.', uitkomst: 'later-opnieuw' });
    await t.element(casusId, 'tijd-opnieuw', 'actief');
    await t.vooruit(3 * uur + 50 * 60_000);
    expect(await t.staten(casusId, 'tijd-opnieuw')).toEqual(['actief']);
    expect(t.brp.tellers()).toEqual({});
    await t.vooruit(11 * 60_000);
    await t.taak(casusId, 'netwerk-aanvullen');
    expect(await t.s.kern.db('casus_betrokkene').where({ casus_id: casusId })).toHaveLength(2);
  });

  test('processen §2.2: by hand with a document: ingevoerd goes on to the gezag without the BRP', async () => {
    const t = await tijdstapel();
    t.brp.zetStoring({ soort: 'uit' });
    const { casusId } = await t.opgepakt(['P40'], { antwoorden: { geinformeerd: 'ja', kinderen: 'nee', meldcode: 'ja', geweld: 'ja' } });
    await naVijfPogingen(t, casusId);
    t.brp.zetStoring({ soort: 'geen' });
    await t.doe(casusId, 'identiteit-handmatig', (p) => ({ personen: (p.gegevens?.opties?.['personen'] ?? []).map((o) => o.waarde), bewijs: 'identiteitsbewijs', reden: 'Paspoort gezien op kantoor.', uitkomst: 'ingevoerd' }));
    await t.element(casusId, 'huishouden-afleiden');
    await t.doe(casusId, 'netwerk-aanvullen', bevestigd);
    await t.element(casusId, 'eind-vastgesteld');
  });

  test('processen §2.2: nobody found: search again with better data, then choose who it is', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.opgepakt([], { betrokkenen: [vertel('P01', 'centraal', { bsn: undefined, geslachtsnaam: 'Heiwiede', geboortedatum: '1991-02-03' }), vertel('P03', 'kind')] });
    const eerst = await t.doe(casusId, 'kandidaat-kiezen', (p) => ({
      zoekVoor: p.gegevens?.opties?.['zoekVoor']?.[0]?.waarde, zoekBsn: '999500016', motivatie: 'De melder gaf alsnog het nummer door.', uitkomst: 'opnieuw',
    }));
    const tweede = await t.taak(casusId, 'kandidaat-kiezen', [eerst.id]);
    await expect.poll(() => t.staten(casusId, 'brp-raadplegen'), { timeout: 10_000 }).toEqual(['afgerond', 'afgerond']);
    await t.doe(casusId, 'kandidaat-kiezen', undefined, undefined, [eerst.id]);
    expect(tweede.groepen).toEqual(['triagist']);
    await t.taak(casusId, 'netwerk-aanvullen');
    expect(await t.s.kern.db('identiteitsvaststelling').where({ casus_id: casusId }).pluck('status')).toEqual(['bevestigd', 'bevestigd']);
  });

  test('processen §2.2: gezag-beoordelen: nader-uitzoeken comes back after two days, onbekend goes on', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.opgepakt(['P24', 'P28']);
    const eerst = await t.doe(casusId, 'gezag-beoordelen', { motivatie: 'De rechtbank moet de uitspraak nog opsturen.', uitkomst: 'nader-uitzoeken' }, 'daan');
    await t.element(casusId, 'tijd-uitzoeken', 'actief');
    await t.vooruit(dag);
    expect(await t.staten(casusId, 'tijd-uitzoeken')).toEqual(['actief']);
    await t.vooruit(dag + 60_000);
    await t.doe(casusId, 'gezag-beoordelen', { motivatie: 'Ook de rechtbank weet het niet.', uitkomst: 'onbekend' }, 'daan', [eerst.id]);
    await t.taak(casusId, 'netwerk-aanvullen');
    await expect.poll(() => t.staten(casusId, 'gezag-raadplegen'), { timeout: 10_000 }).toEqual(['afgerond', 'afgerond']);
    expect(await t.s.kern.db('gezagsbeoordeling').where({ casus_id: casusId }).orderBy('op').pluck('besluit')).toEqual(['nader-uitzoeken', 'onbekend']);
  });

  test('processen §2.2: betrokkene-toevoegen asks the BRP again and comes back with one more person', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.opgepakt();
    const eerst = await t.doe(casusId, 'netwerk-aanvullen', { huishoudenKlopt: 'ja', nieuwRol: 'ouder', ...nieuw('P02'), uitkomst: 'betrokkene-toevoegen' });
    await t.doe(casusId, 'netwerk-aanvullen', bevestigd, undefined, [eerst.id]);
    await t.element(casusId, 'eind-vastgesteld');
    expect(await t.s.kern.db('casus_betrokkene').where({ casus_id: casusId })).toHaveLength(3);
  });

  test('processen §1.5: the guard of identiteit warns at 80 %, asks the coordinator at the end, interrupts nothing, and lapses when the step ends', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.opgepakt();
    const werk = await t.taak(casusId, 'netwerk-aanvullen');
    const { db } = t.s.kern;
    const termijn = await db('termijn').where({ casus_id: casusId, element_id: 'vaststellen-identiteit' }).first() as { uiterlijk_op: Date; signaal_op: Date };
    await t.voorbij(termijn.signaal_op);
    await t.element(casusId, 'termijn-signaleren');
    expect(await db('signaal').where({ casus_id: casusId, soort: 'termijn' })).toHaveLength(1);
    expect((await t.open(casusId)).map((r) => r.element_id)).toEqual(['netwerk-aanvullen']);
    await t.voorbij(termijn.uiterlijk_op);
    const wacht = await t.taak(casusId, 'termijn-verlopen');
    expect(wacht.groepen).toEqual(['coordinator']);
    // T25 knows no extension: the outcome is not offered and is refused.
    const noor = await t.als('noor');
    await noor.roep('PUT', `/api/v1/taken/${wacht.id}/claim`, { body: {} });
    const pagina = await noor.roep<{ gegevens: { nietMogelijk: Record<string, string> } }>('GET', `/api/v1/taken/${wacht.id}`);
    expect(Object.keys(pagina.body.gegevens.nietMogelijk)).toEqual(['verlengen']);
    const antwoorden = { oorzaak: 'te-druk', isKindVeilig: 'ja', reden: lang, uitkomst: 'verlengen' };
    expect((await noor.vraag('POST', `/api/v1/taken/${wacht.id}/voltooiing`, { body: { antwoorden } })).status).toBe(400);
    expect((await t.open(casusId)).map((r) => r.id)).toContain(werk.id);
    await t.doe(casusId, 'netwerk-aanvullen', bevestigd);
    await t.element(casusId, 'roep-vaststellen-identiteit');
    await t.taak(casusId, 'uitvraag-bevestigen');
    expect((await t.open(casusId)).map((r) => r.element_id)).not.toContain('termijn-verlopen');
    await expect.poll(() => t.staten(casusId, 'termijn-verlopen'), { timeout: 10_000 }).toEqual(['afgebroken']);
  });
});

const nieuw = (nr: string): Record<string, unknown> => {
  const p = vertel(nr, 'ouder');
  return { nieuwBsn: p['bsn'], nieuwVoornamen: p['voornamen'], nieuwVoorvoegsel: p['voorvoegsel'], nieuwGeslachtsnaam: p['geslachtsnaam'], nieuwGeboortedatum: p['geboortedatum'] };
};
