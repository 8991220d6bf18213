import { describe, expect, test } from 'vitest';
import type { Antwoord } from '../../scripts/journey/loper.ts';
import { meldWijziging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { tot } from '../hulp/stapel.ts';
import { lang, tijdstapel, type Tijdstapel } from './casus.ts';
import { contact, gesloten, ronde, toegevoegd, toewijzen, vergader, verzoek, weg } from './hulp.ts';

/** Who is asked for a motorkapoverleg: the police and the municipality. */
const motorkapVraag: Antwoord = (taak) => {
  const opties = taak.gegevens?.opties ?? {};
  return { uitkomst: 'uitnodigen', reden: 'Er is nu gevaar in huis.', personen: (opties['personen'] ?? []).map((o) => o.waarde), organisaties: (opties['organisaties'] ?? []).filter((o) => /Politie Basisteam Merelland|Gemeente Vinkenoord/.test(o.label)).map((o) => o.waarde) };
};
const vragen = (n: number, waarde: unknown): Record<string, unknown> => Object.fromEntries(Array.from({ length: n }, (_, i) => [String(i + 1), waarde]));
/** A PHQ-9 with an answer that may not wait. */
const alarm = (persoonId: string): Record<string, unknown> => ({
  wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 20, uitkomst: 'afgerond',
  afnamen: [{ instrument: 'VEIL-8', antwoorden: vragen(8, 'nee'), toelichtingen: {} }, { instrument: 'PHQ-9', persoonId, antwoorden: { ...vragen(8, 0), 9: 1 }, toelichtingen: {} }],
});
const zonderZorg = { wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 20, uitkomst: 'afgerond', afnamen: [{ instrument: 'VEIL-8', antwoorden: vragen(8, 'nee'), toelichtingen: {} }] };
/** Another moment for an overleg without quorum, two weeks later on a working day. */
const verzet: Antwoord = async (_taak, w) => {
  const d = new Date((await w.nu()).getTime() + 14 * 86_400_000);
  d.setUTCHours(9, 0, 0, 0);
  while ([0, 6].includes(d.getUTCDay())) d.setTime(d.getTime() + 86_400_000);
  return { uitkomst: 'verzetten', nieuweStart: d.toISOString().replace('.000Z', 'Z'), motivatie: 'Er zijn te weinig partijen. Wij kiezen een ander moment.', isGebeld: true };
};
/** Lets every partner system answer an invitation like this while `werk` runs. */
const metPartners = async (t: Tijdstapel, uitnodiging: 'aanwezig' | 'afwezig', werk: () => Promise<void>): Promise<void> => {
  const systemen = [...(t.s.simulatoren?.partners.values() ?? [])];
  for (const p of systemen) p.zetGedrag({ uitnodiging });
  try { await werk(); } finally { for (const p of systemen) p.zetGedrag({ uitnodiging: 'aanwezig' }); }
};

describe('processen §2.0 on the engine', () => {
  test('processen §2.0 (case 3): a second melding on a running casus asks within 1 s; two at once give two tasks with their own melding', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('instrument-invullen');
    const eerste = await toegevoegd(t, casusId);
    await t.element(eerste.casusId, 'eind-melding');
    const { db } = t.s.kern;
    const taak = await t.taak(casusId, 'nieuwe-melding-wegen');
    const correlatie = await db('bericht_correlatie').where({ naam: 'uitwisselen-melding.melding-toegevoegd' }).orderBy('op', 'desc').first('op') as { op: Date };
    const { aangemaakt_op: op } = await db('taak').where({ id: taak.id }).first('aangemaakt_op') as { aangemaakt_op: Date };
    expect(op.getTime() - correlatie.op.getTime()).toBeLessThan(1000);
    await t.wortel(eerste.casusId, 'afgerond');

    const twee = await Promise.all([toegevoegd(t, casusId), toegevoegd(t, casusId)]);
    const a = await t.taak(casusId, 'nieuwe-melding-wegen', [taak.id]);
    const b = await t.taak(casusId, 'nieuwe-melding-wegen', [taak.id, a.id]);
    const meldingen = await db('element_context').whereIn('element_instance_key', [a.element_instance_key, b.element_instance_key]).select(db.raw("variabelen->>'meldingId' as id")) as { id: string }[];
    expect(meldingen.map((m) => m.id).toSorted()).toEqual(twee.map((m) => m.meldingId).toSorted());

    await t.doe(casusId, 'nieuwe-melding-wegen', { nieuweInformatie: 'nee', gevaarNu: 'nee', motivatie: lang, uitkomst: 'bijvoegen' });
    await t.element(casusId, 'eind-gewogen');
    const invullen = await t.taak(casusId, 'instrument-invullen');
    await t.doe(casusId, 'nieuwe-melding-wegen', { nieuweInformatie: 'ja', gevaarNu: 'ja', motivatie: lang, uitkomst: 'acuut' }, undefined, [taak.id]);
    await t.taak(casusId, 'motorkap-starten');
    expect((await t.open(casusId)).map((r) => r.id)).toContain(invullen.id);
    await t.doe(casusId, 'nieuwe-melding-wegen', { nieuweInformatie: 'ja', gevaarNu: 'nee', motivatie: lang, uitkomst: 'nieuwe-ronde' }, undefined, [taak.id, a.id]);
    await weg(t, casusId, [invullen.id]);
    await t.taak(casusId, 'instrument-invullen', [invullen.id]);
    expect(await ronde(t, casusId)).toBe(2);
  });

  test('processen §8 case 12: an alarm in the instrument calls for a motorkapoverleg at once, beside the triage; its outcome is shared and nieuwe-ronde opens round 2', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('instrument-invullen');
    const { persoon_id: persoonId } = await t.s.kern.db('casus_betrokkene').where({ casus_id: casusId, rol_in_casus: 'centraal' }).first('persoon_id') as { persoon_id: string };
    const oud = await t.doe(casusId, 'instrument-invullen', alarm(persoonId));
    const starten = await t.taak(casusId, 'motorkap-starten');
    expect(starten.groepen).toEqual(['procesregisseur']);
    const besluit = await t.taak(casusId, 'triage-besluiten');
    await t.speel(casusId, 'motorkap-starten', motorkapVraag);
    const { taak: voeren } = await t.naar('overleg-voeren', { casusId, meldingId: '' }, { 'triage-besluiten': () => null });
    expect((await t.open(casusId)).map((r) => r.id)).toContain(besluit.id);
    await t.speel(casusId, 'overleg-voeren', vergader('nieuwe-ronde', 'opschalen'));
    // Sharing comes first; the round goes on until that is done.
    expect((await t.open(casusId)).map((r) => r.id)).toContain(besluit.id);
    await t.speel(casusId, 'uitkomst-vastleggen');
    await t.speel(casusId, 'uitkomst-vaststellen');
    await weg(t, casusId, [besluit.id, voeren.id]);
    await t.taak(casusId, 'instrument-invullen', [oud.id]);
    expect(await ronde(t, casusId)).toBe(2);
    await t.element(casusId, 'eind-acuut-klaar');
    // The stream may still be on its way with the end of the first round.
    await expect.poll(() => t.staten(casusId, 'ronde')).toEqual(['afgebroken', 'actief']);
    const toetsen = await t.taak(casusId, 'motorkap-toetsen');
    expect(toetsen.termijn_eind?.getTime()).toBeGreaterThan(t.s.kern.clock.now().getTime());
  }, 400_000);

  test('processen §2.0 (bij-acuut): a motorkapoverleg that is not needed is told so, and the round goes on', async () => {
    const t = await tijdstapel();
    const { casusId, taak } = await t.naar('instrument-invullen');
    await t.bericht(casusId, 'proces.acuut-gesignaleerd', { signaalId: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a13' });
    await t.speel(casusId, 'motorkap-starten', { uitkomst: 'niet-nodig', reden: 'Vals alarm, iedereen is veilig.' });
    await t.speel(casusId, 'uitkomst-vastleggen');
    await t.speel(casusId, 'uitkomst-vaststellen');
    await t.element(casusId, 'eind-acuut-klaar');
    expect(await t.staten(casusId, 'ronde')).toEqual(['actief']);
    expect((await t.open(casusId)).map((r) => r.id)).toContain(taak.id);
  });

  test('processen §2.0 (bij-wijziging): a death is refetched and weighed; nieuwe-ronde at bekendheid starts with the partners again; beeindigen ends the casus', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('instrument-invullen');
    const { db } = t.s.kern;
    const { persoon_id: persoonId } = await db('casus_betrokkene').where({ casus_id: casusId }).first('persoon_id') as { persoon_id: string };
    const meld = (soort: 'overlijden' | 'verhuizing'): Promise<string> => db.transaction((tx) => meldWijziging(t.s.kern, tx, { casusId, persoonId, soort }));
    const wegen = async (antwoorden: Record<string, unknown>): Promise<void> => {
      await t.doe(casusId, 'netwerk-aanvullen');
      await t.doe(casusId, 'gevolg-wijziging', { gevolgVeiligheid: 'gelijk', informeren: 'later', motivatie: lang, ...antwoorden }, 'daan');
    };
    const oud = await t.taak(casusId, 'instrument-invullen');
    await meld('verhuizing');
    await wegen({ uitkomst: 'geen-gevolg' });
    expect((await t.open(casusId)).map((r) => r.id)).toContain(oud.id);
    await meld('verhuizing');
    await wegen({ uitkomst: 'nieuwe-ronde', instap: 'bekendheid' });
    await t.taak(casusId, 'uitvraag-bevestigen');
    await weg(t, casusId, [oud.id]);
    await meld('overlijden');
    await wegen({ uitkomst: 'beeindigen' });
    await gesloten(t, casusId, 'overleden');
  });

  test('processen §8 case 15: a withdrawal stops the casus only after two people; terug and doorgaan leave it running', async () => {
    const t = await tijdstapel();
    const { casusId, meldingId } = await t.naar('netwerk-aanvullen');
    const trekIn = async (): Promise<void> => { await (await t.als('joost', 'melder')).roep('POST', `/api/v1/meldingen/${meldingId}/intrekkingen`, { doel: 'melding-beoordelen', body: { reden: 'Ik heb mij vergist in het gezin.' } }); };
    await trekIn();
    const eerst = await t.doe(casusId, 'intrekking-beoordelen', { zorgenBlijven: 'ja', druk: 'onbekend', motivatie: lang, uitkomst: 'doorgaan' });
    await t.element(casusId, 'eind-doorgaan');
    await trekIn();
    const tweede = await t.doe(casusId, 'intrekking-beoordelen', { zorgenBlijven: 'nee', druk: 'nee', motivatie: lang, uitkomst: 'beeindigen' }, undefined, [eerst.id]);
    const akkoord = { voorstelKlopt: 'ja', kinderenVeilig: 'ja', motivatie: lang, uitkomst: 'akkoord' };
    const meekijken = await t.taak(casusId, 'intrekking-tweede-akkoord');
    const noor = await t.als('noor', 'procesregisseur');
    expect((await noor.vraag('POST', `/api/v1/taken/${meekijken.id}/voltooiing`, { body: { antwoorden: akkoord } })).status).toBeGreaterThanOrEqual(400);
    await t.doe(casusId, 'intrekking-tweede-akkoord', { ...akkoord, voorstelKlopt: 'nee', uitkomst: 'terug' }, 'daan');
    await t.doe(casusId, 'intrekking-beoordelen', { zorgenBlijven: 'nee', druk: 'nee', motivatie: lang, uitkomst: 'beeindigen' }, undefined, [eerst.id, tweede.id]);
    expect((await t.open(casusId)).map((r) => r.element_id)).toContain('netwerk-aanvullen');
    await t.doe(casusId, 'intrekking-tweede-akkoord', akkoord, 'daan', [meekijken.id]);
    await gesloten(t, casusId, 'onterecht');
  });

  test('processen §2.0 (bij-overdracht, bij-burgerverzoek): a request of a citizen runs beside the casus and outlives it; an accepted transfer ends the casus through CASUS_BEEINDIGD', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('netwerk-aanvullen');
    const { db } = t.s.kern;
    const verzoekId = await verzoek(t, casusId, 'inzage');
    const behandelen = await t.taak(casusId, 'burgerverzoek-behandelen');
    await t.element(casusId, 'eind-burgerverzoek-klaar');
    expect((await t.open(casusId)).map((r) => r.element_id)).toContain('netwerk-aanvullen');
    const termijn = (): Promise<unknown> => db('termijn').where({ process_instance_key: behandelen.process_instance_key, element_id: 'lopend-verzoek' }).first('termijn_code', 'start_op', 'uiterlijk_op');
    const eerst = await termijn();
    await t.bericht(casusId, 'proces.overdracht-geaccepteerd', { overdrachtId: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a12' });
    await gesloten(t, casusId, 'overgedragen', [behandelen.id]);
    // The same task and the same term; who decides on requests still may, and the citizen gets his answer.
    expect((await t.open(casusId)).map((r) => r.id)).toEqual([behandelen.id]);
    expect(await termijn()).toEqual(eerst);
    await t.speel(casusId, 'burgerverzoek-behandelen', toewijzen);
    await tot('antwoord op het verzoek', async () => await db('burgerverzoek').where({ id: verzoekId, status: 'uitgevoerd', besluit: 'toegewezen' }).first('id') !== undefined);
    await tot('einde van het verzoek', async () => await db('proces_instantie').where({ sleutel: behandelen.process_instance_key, status: 'afgerond' }).first('sleutel') !== undefined);
  });

  test('R12.5 (bij-beeindigen): a casus that ends while a hold is undecided goes on asking the second person; the proposal to close names it and waits for the answer, not for ever', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('informering-doen');
    const { db } = t.s.kern;
    await t.doe(casusId, 'informering-doen', { uitkomst: 'uitstellen', veiligContact: 'nee', reden: 'veiligheid-kind', motivatie: lang });
    const oud = await t.taak(casusId, 'achterhouding-beoordelen');
    await t.bericht(casusId, 'proces.overdracht-geaccepteerd', { overdrachtId: '0f1c5d1e-7a58-4d0b-9a9e-2f6d8f1f0a13' });
    await t.taak(casusId, 'achterhouding-beoordelen', [oud.id]);
    await weg(t, casusId, [oud.id]);
    expect(await db('signaal').where({ casus_id: casusId, soort: 'stagnatie' }).pluck('voor')).toEqual(['procesregisseur']);
    await expect(t.speel(casusId, 'afsluiting-voorstellen', { uitkomst: 'afsluiten', reden: 'overgedragen' })).rejects.toThrow(/achterhouding/);
    await t.speel(casusId, 'achterhouding-beoordelen', { uitkomst: 'terug', isLichterMiddelGewogen: true, isVeiligheidGewogen: true, motivatie: lang }, [oud.id]);
    await tot('de achterhouding is teruggenomen', async () => await db('achterhouding').where({ casus_id: casusId, status: 'teruggenomen' }).first('id') !== undefined);
    await gesloten(t, casusId, 'overgedragen');
  });

  test('processen §8 case 10: advice says preventie, human says analyse: the path follows the human, with a motivation; case 15: a withdrawal there, agreed by two people, closes the casus', async () => {
    const t = await tijdstapel();
    const casus = await t.opgepakt();
    const { casusId, taak } = await t.naar('triage-besluiten', casus, { 'instrument-invullen': zonderZorg });
    const daan = await t.als('daan', 'procesregisseur');
    await daan.roep('PUT', `/api/v1/taken/${taak.id}/claim`, { body: {} });
    const { body: pagina } = await daan.roep<{ gegevens: { adviezen: { advies: string }[] } }>('GET', `/api/v1/taken/${taak.id}`);
    expect(pagina.gegevens.adviezen[0]?.advies).toBe('P4: preventie');
    const besluit = { uitkomst: 'analyse', urgentieCode: 'p4', motivatie: 'Dertig tekens is niet genoeg.' };
    expect((await daan.vraag('POST', `/api/v1/taken/${taak.id}/voltooiing`, { body: { antwoorden: besluit } })).status).toBe(400);
    await t.doe(casusId, 'triage-besluiten', { ...besluit, motivatie: 'Het gezin vertelt meer dan het instrument laat zien; wij willen eerst begrijpen hoe het komt.' }, 'daan');
    await t.element(casusId, 'roep-opstellen-analyse', 'actief');
    expect(await t.staten(casusId, 'roep-werken-aan-preventie')).toEqual([]);
    expect(await t.s.kern.db('triage').where({ casus_id: casusId }).first('advies_vervolg', 'besluit_vervolg', 'afwijking')).toEqual({ advies_vervolg: 'preventie', besluit_vervolg: 'analyse', afwijking: true });
    const werk = await t.naar('analyse-opstellen', casus);
    await (await t.als('joost', 'melder')).roep('POST', `/api/v1/meldingen/${casus.meldingId}/intrekkingen`, { doel: 'melding-beoordelen', body: { reden: 'Ik heb mij vergist in het gezin.' } });
    await t.speel(casusId, 'intrekking-beoordelen');
    expect((await t.open(casusId)).map((r) => r.id)).toContain(werk.taak.id);
    await t.speel(casusId, 'intrekking-tweede-akkoord');
    await gesloten(t, casusId, 'onterecht');
  });

  test('processen §8 case 11: P1 → sluiten without a second person is impossible; after two the casus closes without aftercare, or is handed over', async () => {
    const t = await tijdstapel();
    const akkoord = { isAdviesGewogen: true, isVeiligheidGewogen: true, motivatie: lang };
    const sluit = { uitkomst: 'sluiten', urgentieCode: 'p4', motivatie: 'Het gezin heeft al hulp en de veiligheid is besproken. Wij zien nu geen reden om verder te gaan.' };
    const { casusId } = await t.naar('triage-besluiten', undefined, { 'instrument-invullen': { ...zonderZorg, afnamen: [{ instrument: 'VEIL-8', antwoorden: { ...vragen(8, 'nee'), 1: 'ja' }, toelichtingen: {} }] } });
    // An alarm asks for a motorkapoverleg as well; it ends with the casus.
    await t.doe(casusId, 'triage-besluiten', sluit, 'daan');
    const tweede = await t.taak(casusId, 'triage-tweede-akkoord');
    const daan = await t.als('daan', 'procesregisseur');
    expect((await daan.vraag('POST', `/api/v1/taken/${tweede.id}/voltooiing`, { body: { antwoorden: { ...akkoord, uitkomst: 'akkoord' } } })).status).toBeGreaterThanOrEqual(400);
    expect(await t.staten(casusId, 'eind-ronde')).toEqual([]);
    await t.speel(casusId, 'triage-tweede-akkoord', { ...akkoord, uitkomst: 'akkoord' });
    await t.speel(casusId, 'afsluiting-voorstellen', (taak) => ({ uitkomst: 'overdragen', reden: 'overgedragen', isGezinIngelicht: true, zijnPartnersIngelicht: true, overdrachtOrganisatieId: taak.gegevens?.opties?.['overdrachtOrganisatieId']?.find((o) => o.label.includes('Zorg- en Veiligheidshuis'))?.waarde, motivatie: lang }));
    // Nobody was asked yet: who would take it over answers first.
    const stijn = await t.als('stijn', 'procesregisseur');
    const aanbod = async (): Promise<string | undefined> => (await stijn.roep<{ items: { id: string }[] }>('GET', '/api/v1/afsluit-overdrachten')).body.items[0]?.id;
    await expect.poll(aanbod, { timeout: 20_000 }).toBeDefined();
    expect((await t.open(casusId)).map((r) => r.element_id)).not.toContain('afsluiting-akkoord');
    await stijn.roep('POST', `/api/v1/afsluit-overdrachten/${await aanbod() ?? ''}/antwoorden`, { body: { uitkomst: 'geaccepteerd', reden: null } });
    await t.speel(casusId, 'afsluiting-akkoord');
    await t.element(casusId, 'eind-nazorg-overgedragen');
    expect(await t.staten(casusId, 'nazorg-vaststellen')).toEqual([]);
    expect(await t.s.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'overgedragen' });
  });

  test('processen §2.0 (fout-quorum): an urgent and then an ordinary overleg without quorum come to the coordinator; without overleg the casus goes to aftercare', async () => {
    const t = await tijdstapel();
    await metPartners(t, 'afwezig', async () => {
      const afwezig = { 'uitnodiging-beantwoorden': { uitkomst: 'afwezig', redenAfwezig: 'agenda' }, 'quorum-beoordelen': verzet };
      const { casusId, taak } = await t.naar('overleg-afhandelen', undefined, { ...afwezig, 'triage-besluiten': { uitkomst: 'spoedoverleg', urgentieCode: 'p2', motivatie: 'Er is snel overleg nodig: de onveiligheid is structureel en neemt toe.' } });
      expect(taak.groepen).toEqual(['coordinator']);
      await t.element(casusId, 'fout-quorum-spoed');
      await t.speel(casusId, 'overleg-afhandelen', { uitkomst: 'opnieuw-plannen', isPartijGesproken: true, motivatie: lang });
      await t.naar('overleg-afhandelen', { casusId, meldingId: '' }, afwezig, [taak.id]);
      await t.element(casusId, 'fout-quorum');
      await t.speel(casusId, 'overleg-afhandelen', { uitkomst: 'zonder-overleg', isPartijGesproken: true, motivatie: lang }, [taak.id]);
      await t.taak(casusId, 'nazorg-vaststellen');
      expect(await t.staten(casusId, 'roep-uitwisselen-uitkomst')).toEqual([]);
    });
  }, 400_000);

  test('processen §2.0 (fout-quorum-motorkap): a motorkapoverleg nobody comes to is decided by the coordinator: again, or arranged otherwise; the round goes on', async () => {
    const t = await tijdstapel();
    await metPartners(t, 'afwezig', async () => {
      const { casusId, taak } = await t.naar('instrument-invullen');
      const stil = { 'instrument-invullen': () => null, 'motorkap-starten': motorkapVraag, 'uitnodiging-beantwoorden': { uitkomst: 'afwezig', redenAfwezig: 'agenda' }, 'quorum-beoordelen': verzet };
      await t.bericht(casusId, 'proces.acuut-gesignaleerd', { signaalId: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a14' });
      const eerst = await t.naar('motorkap-afhandelen', { casusId, meldingId: '' }, stil);
      await t.speel(casusId, 'motorkap-afhandelen', { uitkomst: 'opnieuw', isPartijGesproken: true, motivatie: lang });
      await t.naar('motorkap-afhandelen', { casusId, meldingId: '' }, stil, [eerst.taak.id]);
      await t.speel(casusId, 'motorkap-afhandelen', { uitkomst: 'anders-geregeld', isPartijGesproken: true, motivatie: lang }, [eerst.taak.id]);
      await t.element(casusId, 'eind-acuut-klaar');
      expect(await t.staten(casusId, 'fout-quorum-motorkap')).toEqual(['afgerond', 'afgerond']);
      expect(await t.staten(casusId, 'roep-motorkap-delen')).toEqual([]);
      expect((await t.open(casusId)).map((r) => r.id)).toContain(taak.id);
    });
  }, 400_000);

  test('processen §8 case 1: from melding through preventie, analyse, overleg, plan and aftercare to eind-afgesloten', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.opgepakt();
    await t.totEinde(casusId, { 'triage-besluiten': { uitkomst: 'preventie', urgentieCode: 'p2', motivatie: 'Het gezin vraagt zelf om hulp. Wij proberen eerst lichte hulp en kijken daarna opnieuw hoe het gaat.' } });
    await t.element(casusId, 'eind-afgesloten');
    for (const stap of ['roep-werken-aan-preventie', 'roep-opstellen-analyse', 'roep-overleggen-casus', 'roep-uitwisselen-uitkomst', 'roep-regisseren-plan', 'roep-nazorg-afsluiten']) expect(await t.staten(casusId, stap), stap).toEqual(['afgerond']);
    await t.wortel(casusId, 'afgerond');
    expect(await t.s.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'doelen-behaald' });
    // No variable outside the table of §1.3 was in the record stream, and the whole chain was in it: what the design names for the root and for each
    // bouwsteen was seen.
    const bouwstenen = ['uitwisselen-melding', 'vaststellen-identiteit', 'bepalen-bekendheid', 'uitvoeren-triage', 'werken-aan-preventie', 'opstellen-analyse', 'overleggen-casus', 'uitwisselen-uitkomst', 'regisseren-plan', 'uitvoeren-actie', 'nazorg-afsluiten', 'deelnemen-burger.informeren'];
    const context = ['casusId', 'verbandCode', 'regioCode', 'rondeNummer', 'urgentieCode', 'doelCode', 'termijnCode', 'rolUitvoerder', 'rolBeslisser', 'rolTweede'];
    const uitkomsten = ['melding', 'identiteit', 'bekendheid', 'triage', 'preventie', 'analyse', 'overleg', 'uitwisseling', 'plan', 'nazorg'].map((kort) => `${kort}Uitkomst`);
    const verwacht = [...bouwstenen.flatMap((b) => [...context, 'uitkomst'].map((n) => `${b}/${n}`)), ...[...context.slice(0, 5), ...uitkomsten].map((n) => `veilig-thuis/${n}`)];
    await expect.poll(() => verwacht.filter((v) => !t.tafel.gezien.has(v))).toEqual([]);
    expect([...t.tafel.fouten]).toEqual([]);
  }, 400_000);

  test('processen §8 cases 13 and 14: nieuwe-ronde while a plan runs leaves its acties running; terugval at moment 2 loops back to the round', async () => {
    const t = await tijdstapel();
    const { db } = t.s.kern;
    const { casusId } = await t.naar('regie-voeren', undefined, { 'terugkoppeling-beoordelen': () => null });
    // The partner reports its actie done; that the regisseur looks at it is still open.
    const standen = (): Promise<string[]> => db('actie').where({ casus_id: casusId }).pluck('status');
    await expect.poll(standen, { timeout: 20_000 }).toEqual(['gereed-gemeld']);
    const terugkoppeling = await t.taak(casusId, 'terugkoppeling-beoordelen');
    const acties = await db('actie').where({ casus_id: casusId }).orderBy('id').select('id', 'status') as { id: string; status: string }[];
    expect(acties.length).toBeGreaterThan(0);
    const plantaken = (await t.open(casusId)).filter((r) => ['regie-voeren', 'plan-evalueren'].includes(r.element_id)).map((r) => r.id);
    const { persoon_id: persoonId } = await db('casus_betrokkene').where({ casus_id: casusId }).first('persoon_id') as { persoon_id: string };
    await db.transaction((tx) => meldWijziging(t.s.kern, tx, { casusId, persoonId, soort: 'verhuizing' }));
    await t.doe(casusId, 'netwerk-aanvullen');
    await t.doe(casusId, 'gevolg-wijziging', { gevolgVeiligheid: 'gelijk', informeren: 'later', motivatie: lang, uitkomst: 'nieuwe-ronde', instap: 'triage' }, 'daan');
    await weg(t, casusId, plantaken);
    const invullen = await t.taak(casusId, 'instrument-invullen');
    expect(await ronde(t, casusId)).toBe(2);
    expect(await db('actie').where({ casus_id: casusId }).orderBy('id').select('id', 'status')).toEqual(acties);
    expect((await t.open(casusId)).map((r) => r.id)).toContain(terugkoppeling.id);
    expect(await db('plan').where({ casus_id: casusId }).whereNull('beeindigd_op')).toEqual([]);

    // Round 2: the acties are carried out, then aftercare with a relapse at the second moment.
    let keer = 0;
    const terug = await t.naar('terugval-wegen', { casusId, meldingId: '' }, { 'nazorgmoment-uitvoeren': async (taak, w, wie) => { keer += 1; return { ...(await contact(taak, w, wie)), ...(keer > 1 ? { uitkomst: 'terugval', veiligheid: '1' } : {}) }; } });
    expect(await db('nazorgmoment').whereIn('nazorg_id', db('nazorg').where({ casus_id: casusId }).select('id')).orderBy('nummer').pluck('uitkomst')).toEqual(['stabiel', 'terugval']);
    await t.speel(casusId, 'terugval-wegen', { uitkomst: 'terugval', instap: 'triage', ernst: '3', isVeiligNu: 'ja', weging: 'Wij spraken de moeder en de school erover.' });
    await t.taak(casusId, 'instrument-invullen', [invullen.id]);
    expect(await ronde(t, casusId)).toBe(3);
    expect((await t.open(casusId)).map((r) => r.id)).not.toContain(terug.taak.id);
    await t.vooruit(200 * 86_400_000);
    expect((await t.open(casusId)).map((r) => r.element_id)).not.toContain('nazorgmoment-uitvoeren');
  }, 400_000);

  test('processen §2.10 (overgedragen): another verband takes the whole casus over while the plan runs; the round ends and two people close it', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('regie-voeren', undefined, { 'terugkoppeling-beoordelen': () => null });
    await t.speel(casusId, 'regie-voeren', (taak) => ({ uitkomst: 'overdragen', overdrachtSoort: 'casus', naarOrganisatieId: taak.gegevens?.opties?.['naarOrganisatieId']?.find((o) => o.label.includes('Zorg- en Veiligheidshuis'))?.waarde, toelichting: 'Er lopen nu ook strafzaken en zorg door elkaar.' }));
    const stijn = await t.als('stijn', 'procesregisseur');
    const aanbod = async (): Promise<string | undefined> => (await stijn.roep<{ items: { id: string }[] }>('GET', '/api/v1/regie-overdrachten')).body.items[0]?.id;
    await expect.poll(aanbod, { timeout: 20_000 }).toBeDefined();
    await stijn.roep('POST', `/api/v1/regie-overdrachten/${await aanbod() ?? ''}/antwoorden`, { body: { uitkomst: 'geaccepteerd', reden: null } });
    // An end that throws is broken off by what it throws.
    await expect.poll(() => t.staten(casusId, 'eind-plan-overgedragen'), { timeout: 20_000 }).toEqual(['afgebroken']);
    await t.speel(casusId, 'afsluiting-voorstellen', (taak) => ({ uitkomst: 'overdragen', reden: 'overgedragen', isGezinIngelicht: true, zijnPartnersIngelicht: true, overdrachtOrganisatieId: taak.gegevens?.opties?.['overdrachtOrganisatieId']?.find((o) => o.label.includes('Zorg- en Veiligheidshuis'))?.waarde, motivatie: lang }));
    await t.speel(casusId, 'afsluiting-akkoord');
    await t.wortel(casusId, 'afgerond');
    expect(await t.s.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden: 'overgedragen' });
    expect(await t.s.kern.db('actie').where({ casus_id: casusId }).whereNotIn('status', ['ingetrokken', 'afgerond'])).toEqual([]);
  }, 400_000);

  test('processen §2.1: afwijzen needs a second person and leaves no casus; doorzetten ends here when the other side accepts', async () => {
    const t = await tijdstapel();
    const af = await t.verstuur();
    const voorstel = { uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: 'Er is geen zorg die bij Veilig Thuis hoort.' };
    await t.doe(af.casusId, 'melding-beoordelen', voorstel);
    await t.doe(af.casusId, 'afwijzen-tweede-akkoord', { redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' }, 'daan');
    await t.wortel(af.casusId, 'afgerond');
    expect(await t.s.kern.db('casus').where({ id: af.casusId })).toEqual([]);
    expect(await t.s.kern.db('melding').where({ id: af.meldingId }).first('status')).toEqual({ status: 'afgewezen' });

    const door = await t.verstuur();
    await t.doe(door.casusId, 'melding-beoordelen', (p) => ({ uitkomst: 'doorzetten', ontvangerId: p.gegevens?.opties?.['ontvangerId']?.find((o) => o.label === 'Veilig Thuis Duinbroek')?.waarde, motivatie: 'Het gezin woont in Duinbroek.' }));
    const kopie = await expect.poll(() => t.s.kern.db('melding').where({ doorgezet_van: door.meldingId }).first('id', 'casus_id'), { timeout: 20_000 }).toBeTruthy().then(() => t.s.kern.db('melding').where({ doorgezet_van: door.meldingId }).first('id', 'casus_id')) as { id: string; casus_id: string };
    await t.doe(kopie.casus_id, 'melding-beoordelen', undefined, 'sietske');
    await t.wortel(door.casusId, 'afgerond');
    expect(await t.s.kern.db('casus').where({ id: door.casusId })).toEqual([]);
  });
});
