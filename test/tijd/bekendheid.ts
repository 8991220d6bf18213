import { afterEach, describe, expect, test } from 'vitest';
import { meldWijziging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { demoOin } from '../../src/domein/oin.ts';
import { tot } from '../hulp/stapel.ts';
import { lang, tijdstapel, uur, type Tijdstapel } from './casus.ts';
import { toegevoegd, toewijzen, verzoek } from './hulp.ts';

const politie = demoOin(3);
const gemeente = demoOin(7);
const zetGedrag = (t: Tijdstapel, oin: string, gedrag: Record<string, unknown>): void => { t.s.simulatoren?.partners.get(oin)?.zetGedrag(gedrag); };
const herstel = { status: 202, plat: false, uitvraag: 'register', verzoek: 'alles' };

/** When the term of the partner that still keeps silent ends: its timer runs from the moment the engine set it. */
const partnertermijn = async (t: Tijdstapel, casusId: string): Promise<Date> => {
  const timer = (): Promise<{ op: Date } | undefined> => t.s.kern.db('engine_timer as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').where({ 'e.element_id': 'tijd-partner' }).where('e.gaat_af_op', '>', t.s.kern.clock.now())
    .whereIn('p.wortel_sleutel', t.s.kern.db('proces_instantie').where({ casus_id: casusId }).whereNull('ouder_sleutel').select('sleutel')).orderBy('e.gaat_af_op', 'desc').first('e.gaat_af_op as op') as Promise<{ op: Date } | undefined>;
  return (await tot('termijn van de partner loopt', timer)).op;
};
const opdrachten = (t: Tijdstapel, casusId: string): Promise<{ oin: string; status: string; ronde: number }[]> => t.s.kern.db('uitvraag_partner as o').join('bekendheidsuitvraag as u', 'u.id', 'o.uitvraag_id').join('organisatie as g', 'g.id', 'o.organisatie_id')
  .where({ 'u.casus_id': casusId }).orderBy('o.ronde').select('g.oin', 'o.status', 'o.ronde');
/** The question of this round to the police is out. */
const verzonden = async (t: Tijdstapel, casusId: string, ronde: number): Promise<void> => { await expect.poll(async () => (await opdrachten(t, casusId)).some((o) => o.oin === politie && o.ronde === ronde && o.status === 'verzonden'), { timeout: 20_000 }).toBe(true); };

afterEach(async () => { const t = await tijdstapel(); for (const oin of [politie, gemeente]) zetGedrag(t, oin, herstel); });

describe('processen §2.3 on the engine', () => {
  test('processen §2.3 (case 6), §2.6 (bij-nieuwe-feiten): a silent mandatory partner: reminded, asked again twice, then only a human goes on without, with a reason; what it says after all, a new melding, a moved child and a granted correction reach who writes the analysis, beside his work', async () => {
    const t = await tijdstapel();
    zetGedrag(t, politie, { uitvraag: 'wacht' });
    const casus = await t.naar('uitvraag-bevestigen'), { casusId } = casus;
    await t.doe(casusId, 'uitvraag-bevestigen', (p) => ({ personen: p.gegevens?.beginwaarden['personen'], partners: p.gegevens?.beginwaarden['partners'], uitkomst: 'aanpassen' }));
    await t.doe(casusId, 'uitvraag-bevestigen');
    await t.element(casusId, 'bericht-antwoord-ontvangen', 'actief');
    const gedaan: string[] = [];
    for (const ronde of [1, 2, 3]) {
      await verzonden(t, casusId, ronde);
      await t.voorbij(await partnertermijn(t, casusId));
      const { id } = await t.taak(casusId, 'ontbrekend-beoordelen', gedaan);
      expect((await opdrachten(t, casusId)).filter((o) => o.oin === politie && o.ronde === ronde).map((o) => o.status)).toEqual(['verlopen']);
      if (ronde < 3) await t.doe(casusId, 'ontbrekend-beoordelen', { contactGezocht: 'ja', belang: 'nodig-voor-veiligheid', uitkomst: 'opnieuw-uitvragen' }, undefined, gedaan);
      else expect((await t.open(casusId)).map((r) => r.id)).toContain(id);
      if (ronde < 3) gedaan.push(id);
    }
    await t.element(casusId, 'partner-herinneren');
    const noor = await t.als('noor', 'procesregisseur');
    const { id } = await t.taak(casusId, 'ontbrekend-beoordelen', gedaan);
    await noor.roep('PUT', `/api/v1/taken/${id}/claim`, { body: {} });
    const afronden = (antwoorden: Record<string, unknown>) => noor.vraag('POST', `/api/v1/taken/${id}/voltooiing`, { body: { antwoorden } });
    expect((await afronden({ contactGezocht: 'ja', belang: 'kan-wachten', uitkomst: 'opnieuw-uitvragen' })).status).toBe(400);
    expect((await afronden({ contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: 'te kort', uitkomst: 'doorgaan-zonder' })).status).toBe(400);
    expect((await afronden({ contactGezocht: 'ja', belang: 'kan-wachten', uitkomst: 'signaleren' })).status).toBeLessThan(300);
    gedaan.push(id);
    await t.doe(casusId, 'ontbrekend-beoordelen', { contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: 'De politie antwoordt niet; wij weten genoeg van de gemeente.', uitkomst: 'doorgaan-zonder' }, undefined, gedaan);
    await t.doe(casusId, 'verzoek-opstellen');
    await t.element(casusId, 'eind-bepaald');
    expect((await t.s.kern.db('bekendheidsuitvraag').where({ casus_id: casusId }).first('doorgaan_reden') as { doorgaan_reden: string }).doorgaan_reden).toContain('gemeente');
    expect(await t.s.kern.db('signaal').where({ casus_id: casusId, element_id: 'ontbrekend-signaleren' })).toHaveLength(1);

    // given: somebody writes the analysis, and nothing is new
    const { taak: schrijven } = await t.naar('analyse-opstellen', casus, { 'triage-besluiten': { uitkomst: 'analyse', urgentieCode: 'p2', motivatie: 'Wij willen eerst samen begrijpen hoe de onveiligheid zo komt.' } });
    const { id: analyseId } = await t.s.kern.db('analyse').where({ casus_id: casusId }).orderBy('versie', 'desc').first('id') as { id: string };
    const nieuws = async (): Promise<string[]> => (await (await t.als('daan', 'procesregisseur')).roep<{ nieuweFeiten: { soort: string }[] }>('GET', `/api/v1/analyses/${analyseId}`, { doel: 'analyse-opstellen' })).body.nieuweFeiten.map((f) => f.soort).toSorted();
    expect(await nieuws()).toEqual([]);
    // when: the police answer after all; it may be seen from the release on the grid on (R3.2)
    await t.s.simulatoren?.partners.get(politie)?.beantwoord();
    await expect.poll(async () => (await opdrachten(t, casusId)).filter((o) => o.oin === politie && o.status === 'beantwoord').length, { timeout: 20_000 }).toBeGreaterThan(0);
    await t.vooruit(uur);
    await expect.poll(nieuws, { timeout: 20_000 }).toContain('antwoord');
    const antwoorden = (await nieuws()).length;
    // when: the meldpunt adds a new melding to the running casus, and the BRP tells that somebody moved
    await toegevoegd(t, casusId);
    await expect.poll(nieuws, { timeout: 20_000 }).toContain('melding');
    const { persoon_id: persoonId } = await t.s.kern.db('casus_betrokkene').where({ casus_id: casusId }).first('persoon_id') as { persoon_id: string };
    await t.s.kern.db.transaction((tx) => meldWijziging(t.s.kern, tx, { casusId, persoonId, soort: 'verhuizing' }));
    await expect.poll(nieuws, { timeout: 20_000 }).toEqual(['melding', 'wijziging', ...Array.from({ length: antwoorden }, () => 'antwoord')].toSorted());
    // and: a citizen asks to put something right, and who decides agrees
    await verzoek(t, casusId, 'correctie');
    await t.speel(casusId, 'burgerverzoek-behandelen', toewijzen);
    await expect.poll(nieuws, { timeout: 20_000 }).toEqual(['melding', 'wijziging', 'wijziging', ...Array.from({ length: antwoorden }, () => 'antwoord')].toSorted());
    // then: his task is the same one, still open
    expect((await t.open(casusId)).map((r) => r.id)).toContain(schrijven.id);
  });

  test('processen §2.3 (case 7): the total term passes while a partner cannot be reached: counts come from PostgreSQL, late overrun tasks lapse', async () => {
    const t = await tijdstapel();
    zetGedrag(t, politie, { status: 400 });
    const { casusId } = await t.naar('uitvraag-bevestigen');
    await t.doe(casusId, 'uitvraag-bevestigen');
    await t.taak(casusId, 'partner-onbereikbaar');
    const { db } = t.s.kern;
    const { uiterlijk_op: totaal } = await db('termijn').where({ casus_id: casusId, element_id: 'bepalen-bekendheid' }).first() as { uiterlijk_op: Date };
    await t.voorbij(new Date(totaal.getTime() + uur));
    await t.element(casusId, 'tijd-totaal');
    const wacht = await t.taak(casusId, 'ontbrekend-beoordelen');
    expect(wacht.groepen).toEqual(['triagist']);
    expect((await t.open(casusId)).map((r) => r.element_id)).not.toContain('partner-onbereikbaar');
    // The guard of the whole bouwsteen asked the coordinator; nobody answers, and the case goes on all the same.
    await t.taak(casusId, 'termijn-verlopen');
    await t.doe(casusId, 'ontbrekend-beoordelen', { contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: 'De politie is niet bereikbaar; wij gaan zonder verder.', uitkomst: 'doorgaan-zonder' });
    await t.doe(casusId, 'verzoek-opstellen');
    await t.taak(casusId, 'instrument-invullen');
    const { rows } = await db.raw<{ rows: { variabelen: Record<string, unknown> }[] }>('select variabelen from element_context where casus_id = ? and variabelen->>\'aantalGeenAntwoord\' is not null order by element_instance_key desc limit 1', [casusId]);
    expect(rows[0]?.variabelen).toMatchObject({ aantalGeenAntwoord: expect.any(Number) as number });
    expect((await opdrachten(t, casusId)).find((o) => o.oin === politie)?.status).toBe('verlopen');
    expect((await t.open(casusId)).map((r) => r.element_id)).not.toContain('termijn-verlopen');
  });

  test('processen §2.3: an unreachable partner: again, then the answer by telephone; the step ends as if it had been sent', async () => {
    const t = await tijdstapel();
    zetGedrag(t, politie, { status: 400 });
    const { casusId } = await t.naar('uitvraag-bevestigen');
    await t.doe(casusId, 'uitvraag-bevestigen');
    const eerst = await t.doe(casusId, 'partner-onbereikbaar', { oorzaak: 'storing', uitkomst: 'opnieuw' });
    await t.doe(casusId, 'partner-onbereikbaar', { oorzaak: 'storing', gesprokenMet: 'de meldkamer', telefonischAntwoord: 'niet-gemeld', uitkomst: 'telefonisch-vastgelegd' }, undefined, [eerst.id]);
    await t.naar('verzoek-opstellen', { casusId, meldingId: '' });
    expect((await opdrachten(t, casusId)).find((o) => o.oin === politie)?.status).toBe('beantwoord');
  });

  test('processen §2.3: GRONDSLAG_ONTBREEKT for every partner: nothing is sent, the coordinator decides in the root: again, then on without', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const gesloten = (await db('doelbindingregel').where({ doel: 'bekendheid-bepalen' }).whereNull('tot').whereRaw("'GERICHT' = any(voorwaarden)").pluck('id')) as string[];
    const { casusId } = await t.naar('netwerk-aanvullen');
    try {
      await db('doelbindingregel').whereIn('id', gesloten).update({ tot: '2026-01-01' });
      await t.doe(casusId, 'netwerk-aanvullen');
      const eerst = await t.taak(casusId, 'bekendheid-afhandelen');
      expect(eerst.groepen).toEqual(['coordinator']);
      await t.doe(casusId, 'bekendheid-afhandelen', { toelichting: lang, oorzaak: 'matrix', gevolgVeiligheid: 'onbekend', uitkomst: 'opnieuw' });
      await t.doe(casusId, 'bekendheid-afhandelen', { toelichting: lang, oorzaak: 'matrix', gevolgVeiligheid: 'nee', uitkomst: 'doorgaan' }, undefined, [eerst.id]);
      await t.taak(casusId, 'instrument-invullen');
      expect((await opdrachten(t, casusId)).filter((o) => o.status !== 'klaargezet')).toEqual([]);
      expect(await db('incident').where({ status: 'open' })).toEqual([]);
    } finally { await db('doelbindingregel').whereIn('id', gesloten).update({ tot: null }); }
  });

  test('processen §2.3: a verzoek to a holder without a system: aisha of the GI knows the child, gets the question and decides per question', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('uitvraag-bevestigen');
    await t.doe(casusId, 'uitvraag-bevestigen');
    const bekend = await t.doe(casusId, 'bekendheid-beantwoorden', (p) => ({ bekendePersonen: (p.gegevens?.opties?.['bekendePersonen'] ?? []).map((o) => o.waarde), contactpunt: 'Bureaudienst', uitkomst: 'bekend' }), 'aisha');
    expect(bekend.groepen[0]).toMatch(/^contactpersoon@/);
    await t.naar('verzoek-opstellen', { casusId, meldingId: '' });
    await t.vooruit(6 * 60_000);
    await t.doe(casusId, 'verzoek-opstellen', (p) => ({
      houders: (p.gegevens?.opties?.['houders'] ?? []).filter((h) => h.label.startsWith('GI De Zwaluwhoek')).slice(0, 1).map((h) => h.waarde), vragen: (p.gegevens?.opties?.['vragen'] ?? []).slice(0, 2).map((v) => v.waarde),
      noodzaak: 'Wij moeten weten of dit kind nu veilig is en wie er komt.', uitkomst: 'vragen',
    }));
    const vraag = await t.taak(casusId, 'verzoek-behandelen');
    expect(vraag.groepen[0]).toMatch(/^contactpersoon@/);
    await t.doe(casusId, 'verzoek-behandelen', { besluit1: 'verstrekken', inhoud1: 'Het kind gaat elke dag naar school.', soort1: 'feit', peildatum1: '2026-11-23', bron1: 'gezinsbezoek', besluit2: 'weigeren', weigergrond2: 'niet-noodzakelijk', uitkomst: 'deels' }, 'aisha');
    await t.element(casusId, 'eind-bepaald');
    await t.taak(casusId, 'instrument-invullen');
    expect(await t.s.kern.db('verstrekkingsverzoek').where({ casus_id: casusId }).pluck('status')).toEqual(['deels-verstrekt']);
  });
});
