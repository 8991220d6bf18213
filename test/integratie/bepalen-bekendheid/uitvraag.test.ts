import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { leesBekendheid } from '../../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { maakOpstelling, tot, traceparent, type Bekendheid, type Partnernaam } from './opstelling.ts';

let o: Bekendheid;
let sietske: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  sietske = await o.als('sietske', 'procesregisseur');
});
afterAll(() => o.stop());
// One uitvraag per person and partner in 30 days (R3.4): each test asks in a fresh month.
beforeEach(async () => { await o.db('uitvraag_partner').update({ verzonden_op: o.db.raw("verzonden_op - interval '31 days'") }); });

const uur = 60 * 60 * 1000;
const alle: Partnernaam[] = ['POL', 'GEM', 'RVDK', 'GI'];
const motivatie = 'Nodig om te weten wie dit gezin al helpt, voordat wij wegen.';
const bevestig = async (casusId: string, partners: Partnernaam[] = alle, over: Record<string, unknown> = {}): Promise<Record<string, unknown>> =>
  o.voltooi(await o.taak(casusId, 'uitvraag-bevestigen'), sietske, { personen: o.persoonIds, partners: partners.map((p) => o.ids[p]), motivatie, uitkomst: 'uitvragen', ...over });
const ontvangen = (p: Partnernaam, n = 1): Promise<boolean> => tot(async () => o.partners[p].ontvangen.length >= n);
const matrix = (casusId: string) => o.db.transaction((tx) => leesBekendheid(o.kern, tx, sietske, casusId, traceparent));

describe('processen §2.3 on the real engine', () => {
  test('processen §8 case 5: with wachtOpAlle=false two mandatory answers end the step; the two others read niet-meer-nodig', async () => {
    await o.sluitAan(...alle);
    o.partners.RVDK.zetGedrag({ uitvraag: 'wacht' });
    o.partners.GI.zetGedrag({ uitvraag: 'wacht' });
    o.kent('POL', 0);
    const { casusId, sleutel } = await o.begin();
    await bevestig(casusId);
    await Promise.all([ontvangen('RVDK', 1), ontvangen('GI', 1)]);
    await tot(async () => (await o.opdrachten(casusId)).POL['status'] === 'beantwoord' && (await o.opdrachten(casusId)).GEM['status'] === 'beantwoord');
    expect((await matrix(casusId)).partners.find((p) => p.organisatieId === o.ids.POL)?.cellen[o.persoonIds[0] as string]?.status).toBe('loopt');
    await o.vooruit(6 * 60 * 1000);
    await o.afgerond(sleutel);
    expect(await o.tellingen(sleutel)).toEqual([{ uitkomst: 'bekend', aantalBekend: 1, aantalNietGemeld: 1, aantalZonderGrondslag: 0, aantalGeenAntwoord: 2, aantalOntbrekend: 0, magVernieuwen: false }]);
    const cel = (await matrix(casusId)).partners;
    const van = (p: Partnernaam): unknown => cel.find((x) => x.organisatieId === o.ids[p])?.cellen[o.persoonIds[0] as string];
    expect(van('POL')).toEqual({ status: 'bekend', actueel: true, contactpunt: 'Frontoffice 0800-555100', verrijking: 'geen' });
    expect(van('GEM')).toEqual({ status: 'niet-gemeld' });
    expect(van('RVDK')).toEqual({ status: 'niet-meer-nodig' });
    expect(await o.incidenten(sleutel)).toEqual([]);

    // Case 9: the answer of RvdK comes after the step has ended.
    await o.partners.RVDK.beantwoord();
    expect(o.partners.RVDK.verzonden.at(-1)?.status).toBe(202);
    const rvdk = (await o.opdrachten(casusId)).RVDK;
    expect(rvdk).toMatchObject({ status: 'beantwoord', is_laat: true });
    await o.vooruit(6 * 60 * 1000);
    expect((await matrix(casusId)).partners.find((x) => x.organisatieId === o.ids.RVDK)).toMatchObject({ isLaat: true, cellen: { [String(o.persoonIds[0])]: { status: 'niet-gemeld' } } });
    expect(await o.db('outbox').where({ soort: 'bericht' }).whereRaw("opdracht->>'sleutel' = ?", [String(rvdk['id'])])).toEqual([]);
    expect(await o.tellingen(sleutel)).toHaveLength(1);
    expect(await o.incidenten(sleutel)).toEqual([]);
  });

  test('processen §8 case 5: with wachtOpAlle=true the step waits for all four', async () => {
    await o.sluitAan(...alle);
    o.partners.GI.zetGedrag({ uitvraag: 'wacht' });
    const eerder = o.partners.GI.ontvangen.length;
    const { casusId, sleutel } = await o.begin({ wachtOpAlle: true });
    await bevestig(casusId);
    await ontvangen('GI', eerder + 1);
    await tot(async () => { const r = await o.opdrachten(casusId); return (['POL', 'GEM', 'RVDK'] as const).every((p) => r[p]['status'] === 'beantwoord'); });
    await o.vooruit(6 * 60 * 1000);
    // The three answers are released; the fourth is still awaited.
    await tot(async () => (await o.db('proces_instantie').where({ ouder_sleutel: sleutel, status: 'afgerond' })).length === 3);
    expect(await o.db('proces_instantie').where({ ouder_sleutel: sleutel, status: 'actief' })).toHaveLength(1);
    expect(await o.tellingen(sleutel)).toEqual([]);
    await o.partners.GI.beantwoord();
    await o.vooruit(6 * 60 * 1000);
    await o.afgerond(sleutel);
    expect(await o.eersteTelling(sleutel)).toMatchObject({ uitkomst: 'niet-gemeld', aantalNietGemeld: 4, aantalGeenAntwoord: 0 });
  });

  test('processen §8 case 6: a silent mandatory partner is reminded, then has its own end; a person must choose, doorgaan-zonder needs a reason', async () => {
    await o.sluitAan('POL', 'GEM');
    o.partners.GEM.zetGedrag({ uitvraag: 'wacht' });
    const { casusId, sleutel } = await o.begin({ urgentieCode: 'p1' });
    await bevestig(casusId, ['POL', 'GEM']);
    await tot(async () => (await o.opdrachten(casusId)).POL['status'] === 'beantwoord' && (await o.opdrachten(casusId)).GEM['status'] === 'verzonden');
    await o.vooruit(45 * 60 * 1000);
    await tot(async () => o.partners.GEM.ontvangen.some((b) => b.type.endsWith('uitvraag-herinnerd.v1')));
    await o.vooruit(1.5 * uur);
    const taak = await o.taak(casusId, 'ontbrekend-beoordelen');
    expect(await o.eersteTelling(sleutel)).toMatchObject({ uitkomst: 'onvolledig', aantalOntbrekend: 1, aantalNietGemeld: 1, aantalGeenAntwoord: 1 });
    await expect(o.voltooi(taak, sietske, { contactGezocht: 'ja', belang: 'kan-wachten', uitkomst: 'doorgaan-zonder' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.voltooi(taak, sietske, { contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: 'De gemeente is gebeld en meldt zich morgen zelf.', uitkomst: 'doorgaan-zonder' });
    await o.afgerond(sleutel);
    expect(await o.db('bekendheidsuitvraag').where({ casus_id: casusId }).first('doorgaan_reden', 'doorgaan_door', 'ontbrekend_contact', 'ontbrekend_belang')).toEqual({ doorgaan_reden: 'De gemeente is gebeld en meldt zich morgen zelf.', doorgaan_door: sietske.medewerkerId, ontbrekend_contact: 'ja', ontbrekend_belang: 'kan-wachten' });
    expect(await o.db('casus_tijdlijn').where({ casus_id: casusId }).whereLike('zin', '%met een reden%')).toHaveLength(1);
  });

  test('processen §8 case 7: the total term passes with 1 of 4 answered; the counts come from PostgreSQL', async () => {
    await o.sluitAan(...alle);
    for (const p of ['GEM', 'RVDK', 'GI'] as const) o.partners[p].zetGedrag({ uitvraag: 'wacht' });
    const { casusId, sleutel } = await o.begin({ urgentieCode: 'p1', wachtOpAlle: true });
    await o.db('termijnregel').where({ code: 'bekendheid-partner', urgentie_code: 'p1' }).update({ duur: 9 });
    await bevestig(casusId);
    await tot(async () => (await o.opdrachten(casusId)).POL['status'] === 'beantwoord' && (await o.opdrachten(casusId)).GI['status'] === 'verzonden');
    await o.vooruit(4 * uur + 60_000);
    const ontbrekend = await o.taak(casusId, 'ontbrekend-beoordelen');
    await o.db('termijnregel').where({ code: 'bekendheid-partner', urgentie_code: 'p1' }).update({ duur: 2 });
    expect(await o.eersteTelling(sleutel)).toMatchObject({ aantalNietGemeld: 1, aantalGeenAntwoord: 3, aantalOntbrekend: 1, uitkomst: 'onvolledig' });
    // processen §1.5: the term of the whole passed with it; what was weighed then is kept.
    expect((await o.lees(ontbrekend, sietske)).secties[1]).toMatchObject({ titel: 'De vorige keer', regels: [] });
    await o.voltooi(await o.taak(casusId, 'termijn-verlopen'), sietske, { oorzaak: 'partner-traag', gevolgVeiligheid: 'onbekend', toelichting: 'De gemeente is gebeld en antwoordt morgen.', uitkomst: 'doorgaan' });
    expect(await o.db('bekendheid_termijnbesluit').where({ casus_id: casusId }).select('besluit', 'oorzaak', 'gevolg_veiligheid')).toEqual([{ besluit: 'doorgaan', oorzaak: 'partner-traag', gevolg_veiligheid: 'onbekend' }]);
  });

  test('processen §8 case 8: without a matrix row nothing is sent, it is counted as zonder-grondslag, the others go on', async () => {
    await o.sluitAan('POL', 'GEM', 'RVDK');
    const rij = await o.db('doelbindingregel').where({ code: 'VT05' }).first() as { id: string; organisaties: string[] };
    await o.db('doelbindingregel').where({ id: rij.id }).update({ organisaties: rij.organisaties.filter((s) => s !== 'RVDK') });
    const eerder = o.partners.RVDK.ontvangen.length;
    const { casusId, sleutel } = await o.begin({ wachtOpAlle: true });
    await bevestig(casusId, ['POL', 'GEM', 'RVDK']);
    await tot(async () => (await o.opdrachten(casusId)).RVDK['status'] === 'zonder-grondslag' && (await o.opdrachten(casusId)).GEM['status'] === 'beantwoord');
    await o.vooruit(6 * 60 * 1000);
    await o.afgerond(sleutel);
    await o.db('doelbindingregel').where({ id: rij.id }).update({ organisaties: rij.organisaties });
    expect(await o.eersteTelling(sleutel)).toMatchObject({ uitkomst: 'niet-gemeld', aantalZonderGrondslag: 1, aantalNietGemeld: 2 });
    expect(o.partners.RVDK.ontvangen.length).toBe(eerder);
    expect(await o.db('partner_bericht').where({ organisatie_id: o.ids.RVDK, correlatie_id: (await o.opdrachten(casusId)).RVDK['id'] as string })).toEqual([]);
    expect(await o.incidenten(sleutel)).toEqual([]);
  });

  test('processen §8 case 8, R3.2: unknown and withheld give the same bytes apart from ids, the same answer, the same log lines', async () => {
    await o.sluitAan('POL', 'GEM');
    o.kent('GEM', 0, { actueel: true, contactpunt: 'mag niet', zwijgt: true });
    const [pol, gem] = [o.partners.POL.verzonden.length, o.partners.GEM.verzonden.length];
    const { casusId } = await o.begin();
    await bevestig(casusId, ['POL', 'GEM']);
    await tot(async () => o.partners.POL.verzonden.length > pol && o.partners.GEM.verzonden.length > gem);
    const kaal = (p: 'POL' | 'GEM', n: number) => {
      const { body, status, antwoord } = o.partners[p].verzonden[n] as { body: string; status: number; antwoord: string };
      const zonderIds = (t: string): string => t.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/[a-z2-7]{26}/g, 'PSEUDONIEM').replace(/\d{20}/g, 'OIN').replace(/00-[0-9a-f]{32}-[0-9a-f]{16}-01/g, 'SPOOR').replace(/"time":"[^"]+"/, '"time":"T"');
      return { body: zonderIds(body), status, antwoord: zonderIds(antwoord) };
    };
    expect(kaal('GEM', gem)).toEqual(kaal('POL', pol));
    const rijen = await o.opdrachten(casusId);
    expect(new Date(rijen.POL['antwoord_op'] as string).getTime() % 300_000).toBe(0);
    expect(new Date(rijen.GEM['antwoord_op'] as string).getTime() % 300_000).toBe(0);
    const regels = async (oin: string) => (await o.db('verwerkingenlog').where({ casus_id: casusId }).where((q) => { void q.where({ gever_oin: oin }).orWhere({ ontvanger_oin: oin }); }).orderBy('volgnummer')
      .select('naam', 'status', 'richting', 'niveau', 'gegevenssoorten', 'velden', 'grondslagen')) as unknown[];
    expect((await regels(o.oinVan('POL'))).length).toBeGreaterThan(0);
    expect(await regels(o.oinVan('GEM'))).toEqual(await regels(o.oinVan('POL')));
  });
});
