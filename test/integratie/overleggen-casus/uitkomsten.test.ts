import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakHulp, type Start } from './hulp.ts';
import { maakOpstelling, tot, type Opstelling, type Taakrij } from './opstelling.ts';

// The outcomes of the tasks of an overleg that no other test chooses, each through the engine to the end of the process.
let o: Opstelling;
const wie = {} as Record<'noor' | 'daan' | 'wiebe' | 'mara' | 'omar' | 'loes', Medewerker>;
beforeAll(async () => {
  o = await maakOpstelling();
  for (const naam of ['noor', 'daan', 'wiebe'] as const) wie[naam] = await o.als(naam, 'procesregisseur');
  for (const naam of ['mara', 'omar', 'loes'] as const) wie[naam] = await o.als(naam, 'deelnemer');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });
const { begin, uitnodiging, uitnodigtaak, voorbereiding, aanwezig, regel, koers, wordt } = maakHulp(() => o);

/** A motorkapoverleg with the regie and two partners in the room: the shortest way to a table with a quorum. */
const aanTafel = async (): Promise<{ s: Start; voeren: Taakrij }> => {
  const s = await begin('motorkap', { urgentieCode: 'p1' });
  const { POL, GGZ, VT } = o.organisaties;
  await o.voltooi(await o.taak(s.casusId, 'motorkap-starten'), wie.noor, { uitkomst: 'uitnodigen', reden: 'Er is nu gevaar in huis.', personen: s.personen, organisaties: [POL, GGZ] });
  await o.voltooi(await uitnodigtaak(s.casusId, POL), wie.mara, { uitkomst: 'aanwezig' });
  await o.voltooi(await uitnodigtaak(s.casusId, GGZ), wie.omar, { uitkomst: 'aanwezig' });
  const voeren = await o.taak(s.casusId, 'overleg-voeren');
  for (const [organisatie, door] of [[VT, wie.daan], [POL, wie.mara], [GGZ, wie.omar]] as const) await aanwezig(s.overlegId, (await uitnodiging(s.overlegId, organisatie)).id, true, door);
  return { s, voeren };
};
const gesloten = async (s: Start): Promise<unknown> => o.kern.db('overleg').where({ id: s.overlegId }).first('status', 'uitkomst');

describe('processen §2.8: outcomes', () => {
  test.each(['plan', 'afschalen', 'nader-onderzoek', 'doorgeleiden', 'nieuwe-ronde'])('processen §2.8 step 8: no agreement, and the procesregisseur decides besloten-%s: the meeting closes with that course', async (uitkomst) => {
    const { s, voeren } = await aanTafel();
    await o.voltooi(voeren, wie.daan, koers('geen-overeenstemming', { isTerugkoppelingAfgesproken: false }));
    const omhoog = await o.taak(s.casusId, 'opschalen');
    const besluit = { uitkomst: `besloten-${uitkomst}`, isVoorzitterGehoord: true, isTegenargumentGewogen: true, motivatie: 'De partijen zijn gehoord; dit is nu nodig.' };
    await expect(o.voltooi(omhoog, wie.noor, { ...besluit, isVoorzitterGehoord: false })).rejects.toThrow(/isVoorzitterGehoord/);
    await expect(o.voltooi(omhoog, wie.noor, { ...besluit, uitkomst })).rejects.toThrow(/uitkomst/);
    // Both partners said they will come; neither said to be prepared.
    expect((await o.lees(omhoog, wie.noor)).secties.at(-1)).toMatchObject({ titel: 'Eerder vastgelegd', regels: [{ label: 'Afgesproken wie dit aan het gezin vertelt', waarde: 'Nee' }, { label: 'Komt, maar is nog niet voorbereid', waarde: expect.stringContaining(', ') as string }] });
    await o.voltooi(omhoog, wie.noor, besluit);
    expect(await s.klaar()).toEqual({ uitkomst, overlegId: s.overlegId });
    expect(await gesloten(s)).toEqual({ status: 'gesloten', uitkomst });
    expect(await o.kern.db('overleg_keuze').where({ overleg_id: s.overlegId }).orderBy('op').select('uitkomst', 'gegevens')).toEqual([{ uitkomst: 'uitnodigen', gegevens: {} }, { uitkomst: 'geen-overeenstemming', gegevens: { isTerugkoppelingAfgesproken: false } }, { uitkomst: `besloten-${uitkomst}`, gegevens: { isVoorzitterGehoord: true, isTegenargumentGewogen: true } }]);
  }, 90_000);

  test('processen §2.17 (doorgeleiden), R8.6 (niet-rechtmatig): the table hands over on a besluit overdragen; the review finds it unlawful, the FG is told and the meeting is reviewed', async () => {
    const { s, voeren } = await aanTafel();
    await regel(s.overlegId, wie.daan, { soort: 'besluit', besluitSoort: 'opschalen', tekst: 'Vanavond gaat het kind naar oma.' });
    // Another besluit than the one this course rests on.
    await expect(o.voltooi(voeren, wie.daan, koers('doorgeleiden'))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitkomst', code: 'besluit-ontbreekt' }] } });
    await regel(s.overlegId, wie.daan, { soort: 'besluit', besluitSoort: 'overdragen', tekst: 'Het Zorg- en Veiligheidshuis neemt de casus over.' });
    await o.voltooi(voeren, wie.daan, koers('doorgeleiden'));
    expect(await s.klaar()).toEqual({ uitkomst: 'doorgeleiden', overlegId: s.overlegId });
    expect(await gesloten(s)).toEqual({ status: 'gesloten', uitkomst: 'doorgeleiden' });

    const toetsen = await o.taak(s.casusId, 'motorkap-toetsen');
    const oordeel = { uitkomst: 'niet-rechtmatig', isGrondslagJuist: false, isInzageJuist: false, gezinGeinformeerd: 'nee', motivatie: 'Er was geen spoed; dit kon op de gewone manier.' };
    await expect(o.voltooi(toetsen, wie.wiebe, { ...oordeel, motivatie: 'Te kort.' })).rejects.toThrow(/motivatie/);
    await expect(o.voltooi(toetsen, wie.daan, oordeel)).rejects.toMatchObject({ code: 'vier-ogen' });
    const { telefoon_zakelijk: fg } = await o.kern.db('medewerker').where({ sub: 'sem' }).first('telefoon_zakelijk') as { telefoon_zakelijk: string };
    expect(o.sms.ontvangen().filter((b) => b.aan === fg)).toEqual([]);
    expect(await o.voltooi(toetsen, wie.wiebe, oordeel)).toEqual({ uitkomst: 'niet-rechtmatig' });
    await wordt(s.overlegId, 'getoetst');
    const v = await o.kern.db('overleg_verantwoording').where({ overleg_id: s.overlegId }).first('status', 'uitkomst', 'is_grondslag_juist', 'is_inzage_juist', 'gezin_geinformeerd', 'fg_gemeld_op', 'process_instance_key') as Record<string, unknown>;
    expect(v).toMatchObject({ status: 'getoetst', uitkomst: 'niet-rechtmatig', is_grondslag_juist: false, is_inzage_juist: false, gezin_geinformeerd: 'nee', fg_gemeld_op: expect.any(Date) as Date });
    await tot(async () => o.sms.ontvangen().some((b) => b.aan === fg));
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-verantwoording', process_instance_key: v['process_instance_key'] as string }).first());
    await expect(o.voltooiDirect(toetsen, wie.wiebe, oordeel)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
  }, 90_000);

  test('processen §2.8 step 2 (weglaten): a party without ground is left out; then the others are asked and it is not', async () => {
    const s = await begin('regulier');
    const { GEM, WC, POL } = o.organisaties;
    await o.voltooi(await o.taak(s.casusId, 'overleg-voorbereiden'), wie.daan, voorbereiding(s, { deelnemers: [{ organisatieId: GEM, agendapunten: [1] }, { organisatieId: WC, agendapunten: [1] }] }));
    const vervangen = await o.taak(s.casusId, 'deelnemer-vervangen');
    const [gem, wc] = [(await uitnodiging(s.overlegId, GEM)).id, (await uitnodiging(s.overlegId, WC)).id];
    const weglaten = { uitkomst: 'weglaten', uitnodigingId: wc, motivatie: 'Wonen komt later aan de orde.' };
    // A party with a ground is not left out here, and leaving out names nobody else.
    await expect(o.voltooi(vervangen, wie.daan, { ...weglaten, uitnodigingId: gem })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitnodigingId' }] } });
    await expect(o.voltooi(vervangen, wie.daan, { ...weglaten, motivatie: 'Kort.' })).rejects.toThrow(/motivatie/);
    expect(await o.voltooi(vervangen, wie.daan, { ...weglaten, vervangendeId: POL })).toEqual({ uitkomst: 'weglaten' });
    await uitnodigtaak(s.casusId, GEM);
    expect(await o.kern.db('uitnodiging').where({ overleg_id: s.overlegId, is_regie: false }).whereNotNull('organisatie_id').orderBy('status').select('organisatie_id', 'status', 'verzonden_op')).toEqual([{ organisatie_id: WC, status: 'ingetrokken', verzonden_op: null }, { organisatie_id: GEM, status: 'verstuurd', verzonden_op: expect.any(Date) as Date }]);
  }, 60_000);
});
