import { describe, expect, test } from 'vitest';
import { meldWijziging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { lang, tijdstapel, type Casus, type Tijdstapel } from './casus.ts';

const afronden = { sluitreden: 'geen-zorgen-meer', partnersIngelicht: 'ja', toelichting: lang, uitkomst: 'afgerond' };
const gesloten = async (t: Tijdstapel, casusId: string, sluitreden: string): Promise<void> => {
  await t.doe(casusId, 'casus-beeindigen-afronden', { ...afronden, sluitreden });
  await t.wortel(casusId, 'afgerond');
  expect(await t.s.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden });
  expect(await t.open(casusId)).toEqual([]);
};
const ronde = async (t: Tijdstapel, casusId: string): Promise<unknown> => {
  const [rij] = await t.s.kern.db('element_context').where({ casus_id: casusId }).orderBy('element_instance_key', 'desc').limit(1).select(t.s.kern.db.raw("variabelen->>'rondeNummer' as nummer")) as { nummer: string }[];
  return Number(rij?.nummer);
};
/** Waits until none of these tasks is on any list; gives how long that took. */
const weg = async (t: Tijdstapel, casusId: string, ids: readonly string[]): Promise<void> => { await expect.poll(async () => (await t.open(casusId)).filter((r) => ids.includes(r.id)), { timeout: 10_000 }).toEqual([]); };
/** Another melding about the same people, added by the meldpunt to the running casus. */
const toegevoegd = async (t: Tijdstapel, naarCasus: string): Promise<Casus> => {
  const m = await t.verstuur(undefined, { verzoek: `Er is weer iets gebeurd (${Math.random()}).` });
  await t.doe(m.casusId, 'melding-beoordelen', (p) => ({ uitkomst: 'toevoegen', urgentieCode: 'p2', doelCasusId: p.gegevens?.opties?.['doelCasusId']?.find((o) => o.waarde === naarCasus)?.waarde, motivatie: 'Dit hoort bij de lopende casus.' }));
  return m;
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
    await t.taak(casusId, 'acuut-oppakken');
    expect((await t.open(casusId)).map((r) => r.id)).toContain(invullen.id);
    await t.doe(casusId, 'nieuwe-melding-wegen', { nieuweInformatie: 'ja', gevaarNu: 'nee', motivatie: lang, uitkomst: 'nieuwe-ronde' }, undefined, [taak.id, a.id]);
    await weg(t, casusId, [invullen.id]);
    await t.taak(casusId, 'instrument-invullen', [invullen.id]);
    expect(await ronde(t, casusId)).toBe(2);
  });

  test('processen §2.0 (bij-acuut): an alarm in the instrument calls for acuut-oppakken at once; nieuwe-ronde interrupts the triage and opens round 2', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('instrument-invullen');
    const { persoon_id: persoonId } = await t.s.kern.db('casus_betrokkene').where({ casus_id: casusId, rol_in_casus: 'centraal' }).first('persoon_id') as { persoon_id: string };
    const vragen = (n: number, waarde: unknown): Record<string, unknown> => Object.fromEntries(Array.from({ length: n }, (_, i) => [String(i + 1), waarde]));
    const oud = await t.doe(casusId, 'instrument-invullen', {
      wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 20, uitkomst: 'afgerond',
      afnamen: [{ instrument: 'VEIL-8', antwoorden: vragen(8, 'nee'), toelichtingen: {} }, { instrument: 'PHQ-9', persoonId, antwoorden: { ...vragen(8, 0), 9: 1 }, toelichtingen: {} }],
    });
    const acuut = await t.taak(casusId, 'acuut-oppakken');
    expect(acuut.groepen).toEqual(['procesregisseur']);
    const besluit = await t.taak(casusId, 'triage-besluiten');
    await t.doe(casusId, 'acuut-oppakken', { toelichting: lang, gevaarNu: 'ja', maatregel: 'crisisdienst', uitkomst: 'nieuwe-ronde' });
    await weg(t, casusId, [besluit.id]);
    const nieuw = await t.taak(casusId, 'instrument-invullen', [oud.id]);
    expect(nieuw.id).not.toBe(oud.id);
    expect(await ronde(t, casusId)).toBe(2);
    await t.element(casusId, 'eind-acuut-klaar');
    expect(await t.staten(casusId, 'ronde')).toEqual(['afgebroken', 'actief']);
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
    await gesloten(t, casusId, 'betrokkene-overleden');
  });

  test('processen §2.0 (case 15, bij-intrekking): a withdrawal stops the casus only after two people; terug and doorgaan leave it running', async () => {
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
    await gesloten(t, casusId, 'melding-ingetrokken');
  });

  test('processen §2.0 (bij-overdracht, bij-burgerverzoek): a request of a citizen runs beside the casus; an accepted transfer ends it through CASUS_BEEINDIGD', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('netwerk-aanvullen');
    await t.bericht(casusId, 'deelnemen-burger.verzoek-ontvangen', { verzoekId: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a11', verzoekSoort: 'inzage' });
    await t.doe(casusId, 'burgerverzoek-oppakken', { toelichting: lang, identiteitNagegaan: 'ja', verzoekSoort: 'inzage', uitkomst: 'afgehandeld' }, 'wiebe');
    await t.element(casusId, 'eind-burgerverzoek-klaar');
    expect((await t.open(casusId)).map((r) => r.element_id)).toContain('netwerk-aanvullen');
    await t.bericht(casusId, 'proces.overdracht-geaccepteerd', { overdrachtId: '5b0f7c1e-6a58-4d0b-9a9e-2f6d8f1f0a12' });
    await gesloten(t, casusId, 'overgedragen');
  });

  test('processen §2.0: vervolg-oppakken goes back to the triage or ends the round; the casus ends regularly when the informing is done too', async () => {
    const t = await tijdstapel();
    const { casusId } = await t.naar('vervolg-oppakken');
    const vervolg = { vervolg: 'overleg', zichtOpVeiligheid: 'deels', toelichting: lang };
    const eerst = await t.doe(casusId, 'vervolg-oppakken', { ...vervolg, uitkomst: 'opnieuw-wegen' }, 'daan');
    const tweede = await t.naar('vervolg-oppakken', { casusId, meldingId: '' });
    expect(tweede.taak.id).not.toBe(eerst.id);
    await t.doe(casusId, 'vervolg-oppakken', { ...vervolg, uitkomst: 'klaar' }, 'daan');
    await t.element(casusId, 'eind-afgesloten');
    for (const gedaan: string[] = []; ;) {
      const open = (await t.open(casusId)).find((r) => r.element_id === 'informering-doen' && !gedaan.includes(r.id));
      if (open === undefined) break;
      await t.doe(casusId, 'informering-doen', { veiligContact: 'ja', wijze: gedaan.length === 0 ? 'portaal' : 'gesprek', uitkomst: 'nu' }, undefined, gedaan);
      gedaan.push(open.id);
    }
    // The message in the portal is not read within seven days: a letter follows.
    await t.vooruit(8 * 86_400_000);
    await t.wortel(casusId, 'afgerond');
  });

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
