import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/monitoren-samenwerking/api.ts';
import { controleerDag, controleerGemisteDagen } from '../../../src/bouwstenen/monitoren-samenwerking/toezichtwacht.ts';
import { beeindigTeamlid, openCasus, wijsTeamToe } from '../../../src/casus/index.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakToegang } from '../../../src/toegang/index.ts';
import { maakRoeper } from '../../hulp/bouwsteen.ts';
import { maakOpstelling, traceparent, type Opstelling } from '../casus/opstelling.ts';

type Signaal = { id: string; soort: string; zin: string; dag: string; wie: { medewerkerId: string; naam: string }; casus: { id: string; nummer: string } | null; aantal: number; status: string; oordeel: string | null; beoordeling: string | null; beoordeeldDoor: string | null };
let o: Opstelling, roep: ReturnType<typeof maakRoeper>, fg: Medewerker, noor: Medewerker, daan: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  roep = maakRoeper(o.kern, routes, 'toezicht-houden');
  [fg, noor, daan] = [await o.als('sem', 'fg'), await o.als('noor', 'procesregisseur'), await o.als('daan', 'procesregisseur')];
});
afterAll(() => o.stop());

const nieuweCasus = (): Promise<string> => o.db.transaction(async (tx) => {
  const casusId = randomUUID();
  await openCasus(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: o.kern.clock.now(), prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
  await wijsTeamToe(o.kern, tx, casusId, { organisatieId: noor.organisatieId, medewerkerId: null, rol: 'regie', via: 'melding' });
  return casusId;
});
const open = (lezer: Medewerker, casusId: string, velden: string[] = ['status']): Promise<unknown> => o.db.transaction((tx) => maakToegang(o.kern).vraag(tx, {
  aanvrager: lezer, doel: 'triage-uitvoeren', actie: 'lezen', gevraagd: ['CAS'], velden, traceparent, object: { type: 'casus', id: casusId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [] },
})).catch((fout: unknown) => fout);
const signalen = async (query: Record<string, string> = {}, wie = fg): Promise<Signaal[]> => ((await roep('get', '/api/v1/toezicht/signalen', wie, { query })).body as { items: Signaal[] }).items;
const oordeel = (id: string, wie = fg): Promise<unknown> => roep('post', '/api/v1/toezicht/signalen/:id/beoordelingen', wie, { params: { id }, body: { oordeel: 'verklaarbaar', beoordeling: 'Hij had die nacht dienst bij de crisislijn.' } });

describe('issue 5 item 5, ux §4.21 Opvallend: signals for the FG', () => {
  test('issue 5 item 5: ten different casussen in one night is one signal in neutral words, nine is none; the rows of a list and readings by day do not count; a day is looked at once', async () => {
    const casussen: string[] = [];
    for (let i = 0; i < 10; i += 1) casussen.push(await nieuweCasus());
    // 02:00 on Tuesday belongs to the night that began on Monday.
    o.zetKlok('2026-11-24T01:00:00Z');
    for (const id of casussen) { await open(noor, id); await open(daan, id, ['casusrij']); }
    for (const id of casussen.slice(0, 9)) await open(daan, id);
    o.zetKlok('2026-11-24T09:00:00Z');
    await open(daan, casussen[9] ?? '');
    o.zetKlok('2026-11-25T05:30:00Z');
    expect(await controleerGemisteDagen(o.kern)).toBe(1);
    expect(await controleerGemisteDagen(o.kern)).toBe(0);
    expect(await controleerDag(o.kern, '2026-11-23')).toBe(0);
    expect(await signalen()).toMatchObject([{ soort: 'veel-casussen-nacht', dag: '2026-11-23', wie: { medewerkerId: noor.medewerkerId, naam: 'Noor Vlierhout' }, aantal: 10, casus: null, zin: 'Opende 10 verschillende casussen tussen 23.00 en 6.00 uur. Dat kan bij de dienst horen.' }]);
    expect(await signalen({}, { ...fg, regioCode: 'duinbroek' })).toEqual([]);
    expect(await signalen({}, { ...fg, verbandCode: 'zorg-en-veiligheid' })).toEqual([]);
  });

  test('issue 5 item 5: a casus asked for after leaving its team is one signal that day, also when it was refused; before leaving, or by who never was in it, is none', async () => {
    const casusId = await nieuweCasus(), mara = await o.als('mara', 'deelnemer'), joost = await o.als('gijs', 'deelnemer');
    o.zetKlok('2026-11-26T09:00:00Z');
    await o.db.transaction((tx) => wijsTeamToe(o.kern, tx, casusId, { organisatieId: mara.organisatieId, medewerkerId: null, rol: 'partner', via: 'verzoek' }));
    await open(mara, casusId);
    o.zetKlok('2026-11-27T09:00:00Z');
    await o.db.transaction((tx) => beeindigTeamlid(o.kern, tx, casusId, mara.organisatieId, 'partner', o.kern.clock.now()));
    o.zetKlok('2026-11-27T10:00:00Z');
    await open(mara, casusId);
    await open(mara, casusId);
    await open(joost, casusId);
    await open(noor, casusId);
    o.zetKlok('2026-11-28T08:00:00Z');
    await controleerGemisteDagen(o.kern);
    expect((await signalen()).filter((s) => s.soort === 'na-vertrek-uit-team')).toMatchObject([{ dag: '2026-11-27', wie: { medewerkerId: mara.medewerkerId }, casus: { id: casusId }, aantal: 2, zin: 'Vroeg deze casus 2 keer op na vertrek uit het team. Daar kan een reden voor zijn.' }]);
  });

  test('issue 5 item 5: the FG judges with a reason, once; of another region it does not exist; his words are kept encrypted', async () => {
    const [s] = await signalen();
    if (s === undefined) throw new Error('no signal');
    await expect(oordeel(s.id, { ...fg, regioCode: 'duinbroek' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(oordeel(randomUUID())).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(oordeel(s.id, noor)).rejects.toMatchObject({ code: 'geen-grondslag' });
    await oordeel(s.id);
    await expect(oordeel(s.id)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect((await signalen()).map((x) => x.id)).not.toContain(s.id);
    expect(await signalen({ stand: 'beoordeeld' })).toMatchObject([{ id: s.id, oordeel: 'verklaarbaar', beoordeling: 'Hij had die nacht dienst bij de crisislijn.', beoordeeldDoor: 'Sem Tormentil' }]);
    expect((await o.db('toezichtsignaal').where({ id: s.id }).first('beoordeling') as { beoordeling: string }).beoordeling).not.toContain('crisislijn');
  });
});
