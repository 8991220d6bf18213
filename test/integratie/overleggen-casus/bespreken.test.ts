import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bespreekstanden, trekIn, zetOpAgenda } from '../../../src/bouwstenen/overleggen-casus/index.ts';
import { aanvaardRegie, stelRegisseurVoor } from '../../../src/casus/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { traceparent } from '../../hulp/bouwsteen.ts';
import { maakHulp, type Start } from './hulp.ts';
import { maakOpstelling, tot, type Opstelling } from './opstelling.ts';

let o: Opstelling;
let daan: Medewerker, loes: Medewerker, mara: Medewerker, fenna: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  [daan, loes, mara, fenna] = [await o.als('daan', 'procesregisseur'), await o.als('loes', 'deelnemer'), await o.als('mara', 'deelnemer'), await o.als('fenna', 'casusregisseur')];
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });
const { begin, beeld, voorbereiding, uitnodigtaak, wordt } = maakHulp(() => o);

const geregisseerd = async (s: { casusId: string }): Promise<void> => o.kern.db.transaction(async (tx) => {
  await stelRegisseurVoor(o.kern, tx, { casusId: s.casusId, medewerkerId: fenna.medewerkerId, door: null, reden: null });
  await aanvaardRegie(o.kern, tx, s.casusId, fenna.medewerkerId);
});
const zet = (s: { casusId: string }, thema: string, over: { bronId?: string; organisatieId?: string; door?: Medewerker } = {}): ReturnType<typeof zetOpAgenda> => o.kern.db.transaction((tx) => zetOpAgenda(o.kern, tx, { id: randomUUID(), casusId: s.casusId, thema, bron: 'interventie', bronId: over.bronId ?? randomUUID(), organisatieId: over.organisatieId ?? o.organisaties.GEM, door: over.door ?? fenna, traceparent }));
const agenda = async (s: Start): Promise<{ thema: string; bespreekpuntId: string | null }[]> => ((await o.lees(await o.taak(s.casusId, 'overleg-voorbereiden'), daan)).scherm as { eerder: { agenda: { thema: string; bespreekpuntId: string | null }[] } }).eerder.agenda;
const stand = (s: { casusId: string }): ReturnType<typeof bespreekstanden> => o.kern.db.transaction((tx) => bespreekstanden(tx, s.casusId));

describe('ux §4.11: bespreken in overleg', () => {
  test('ux §4.11: a point that waits stands on the agenda of who prepares; what he leaves out waits on; later points go at the end of the agenda that was sent (R8.5)', async () => {
    const s = await begin('regulier'), hulp = randomUUID();
    await geregisseerd(s);
    expect(await zet(s, 'De wachttijd is te lang', { bronId: hulp })).toEqual({ overlegnummer: null, taakId: null });
    await zet(s, 'Komt er een oudercursus?');
    await expect(zet(s, 'Nog eens', { bronId: hulp })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const klaar = await agenda(s);
    expect(klaar.map((a) => a.thema)).toEqual(['De wachttijd is te lang', 'Komt er een oudercursus?']);
    const taak = await o.taak(s.casusId, 'overleg-voorbereiden');
    const punt = { thema: 'Wachttijd en wat intussen kan', gevraagdBesluit: null, minuten: 15, bespreekpuntId: klaar[0]?.bespreekpuntId };
    await o.voltooi(taak, daan, voorbereiding(s, { agenda: [{ thema: 'Veiligheid thuis', gevraagdBesluit: 'aanpak', minuten: 20 }, punt], deelnemers: [{ organisatieId: o.organisaties.GEM, agendapunten: [1] }, { organisatieId: o.organisaties.POL, agendapunten: [1] }] }));
    const nummer = (await o.kern.db('overleg').where({ id: s.overlegId }).first('overlegnummer') as { overlegnummer: string }).overlegnummer;
    expect((await stand(s)).map((b) => b.overlegnummer)).toEqual([nummer, null]);
    await o.voltooi(await uitnodigtaak(s.casusId, o.organisaties.POL), mara, { uitkomst: 'aanwezig', isVoorbereid: true });
    // The agenda was sent: a new point goes at its end, for the regie and for who carries it out, not for the others.
    expect(await zet(s, 'De gezinscoach is ziek')).toEqual({ overlegnummer: nummer, taakId: null });
    expect((await beeld(s.overlegId, daan)).agenda.map((a) => a.thema)).toEqual(['Veiligheid thuis', 'Wachttijd en wat intussen kan', 'De gezinscoach is ziek']);
    expect((await beeld(s.overlegId, mara)).agenda.map((a) => a.thema)).toEqual(['Veiligheid thuis', null, null]);
    const gem = await uitnodigtaak(s.casusId, o.organisaties.GEM);
    expect((await o.lees(gem, loes)).secties[1]?.regels).toEqual([{ label: 'Punt 1', waarde: 'Veiligheid thuis (20 min)' }, { label: 'Punt 3', waarde: 'De gezinscoach is ziek (10 min)' }]);
    await expect(zet(s, 'Weer de coach', { bronId: hulp })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    // Called off: what was on it waits for the next one.
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, s.casusId, 'Klaar met deze toets'));
    await wordt(s.overlegId, 'geannuleerd');
    expect((await stand(s)).map((b) => b.overlegnummer)).toEqual([null, null, null]);
  });

  test('ux §4.11: two people who put the same on the agenda at one moment: one point, and the other hears that it is there', async () => {
    const s = await begin('regulier');
    await geregisseerd(s);
    const tegelijk = async (): Promise<unknown[]> => {
      const bronId = randomUUID(), uit = await Promise.allSettled(Array.from({ length: 4 }, () => zet(s, 'De wachttijd is te lang', { bronId })));
      expect(await o.kern.db('overleg_bespreekpunt').where({ bron_id: bronId })).toHaveLength(1);
      return uit.map((u) => (u.status === 'fulfilled' ? 'gezet' : (u.reason as { code?: string }).code)).toSorted((a, b) => String(a).localeCompare(String(b)));
    };
    expect(await tegelijk(), 'it waits').toEqual(['gezet', 'ongeldige-overgang', 'ongeldige-overgang', 'ongeldige-overgang']);
    await o.voltooi(await o.taak(s.casusId, 'overleg-voorbereiden'), daan, voorbereiding(s, { deelnemers: [{ organisatieId: o.organisaties.GEM, agendapunten: [1] }] }));
    expect(await tegelijk(), 'on an agenda that is set').toEqual(['gezet', 'ongeldige-overgang', 'ongeldige-overgang', 'ongeldige-overgang']);
    // Only then nothing of the process changes this meeting any more.
    await uitnodigtaak(s.casusId, o.organisaties.GEM);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, s.casusId, 'Klaar met deze toets'));
  });

  test('ux §4.11, R8.5: a party with a system of its own hears of its new point; an agenda that is full takes no more, and says so', async () => {
    const s = await begin('regulier');
    await geregisseerd(s);
    await o.voltooi(await o.taak(s.casusId, 'overleg-voorbereiden'), daan, voorbereiding(s, { deelnemers: [{ organisatieId: o.organisaties.JGZ, agendapunten: [1] }, { organisatieId: o.organisaties.GEM, agendapunten: [1] }] }));
    await tot(async () => (await o.kern.db('uitnodiging').where({ overleg_id: s.overlegId, organisatie_id: o.organisaties.JGZ }).whereNotNull('verzonden_op')).length === 1);
    await zet(s, 'De gezinscoach is ziek', { organisatieId: o.organisaties.JGZ });
    await zet(s, 'Dit is van de gemeente');
    const gehoord = (): unknown[] => o.partner.ontvangen.filter((b) => b.type === 'nl.samenspel.overleggen-casus.agenda-gewijzigd.v1').map((b) => (b.data as unknown as { agendapunten: unknown[] }).agendapunten);
    await tot(async () => gehoord().length === 1);
    expect(gehoord()).toEqual([[{ volgnr: 1, thema: 'Veiligheid thuis', minuten: 20 }, { volgnr: 3, thema: 'De gezinscoach is ziek', minuten: 10 }]]);
    for (let n = 5; n <= 20; n++) await zet(s, `Punt ${n}`);
    await expect(zet(s, 'Een te veel')).rejects.toMatchObject({ code: 'ongeldige-overgang', message: expect.stringMatching(/is vol: er passen 20 punten op/) as string });
    expect(await o.kern.db('overleg_bespreekpunt').where({ casus_id: s.casusId, thema: 'Een te veel' })).toEqual([]);
    expect(await o.kern.db('agendapunt').where({ overleg_id: s.overlegId })).toHaveLength(20);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, s.casusId, 'Klaar met deze toets'));
  });

  test('ux §4.11: who has no right to a meeting of this casus puts nothing on its agenda; a motorkapoverleg takes no point', async () => {
    const s = await begin('motorkap');
    await geregisseerd(s);
    await expect(zet(s, 'Dit is niet van mij', { door: await o.als('sietske', 'procesregisseur') })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(zet(s, 'Dit is niet van mij', { door: mara })).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    expect(await stand(s)).toEqual([]);
    expect(await zet(s, 'Na de acute situatie')).toMatchObject({ overlegnummer: null });
    expect(await o.kern.db('agendapunt').where({ overleg_id: s.overlegId })).toEqual([]);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, s.casusId, 'Klaar met deze toets'));
  });

  test('ux §4.11: nothing of all this left an incident', async () => { expect(await o.incidenten()).toEqual([]); });
});
