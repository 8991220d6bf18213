// Where an actie begins and ends: what hangs under it, who reads it, and who hears that it is over.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/uitvoeren-actie/api.ts';
import { actieAfbreker, trekActieIn, trekIn } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { openCasus } from '../../../src/casus/index.ts';
import { nummerBytes, maakNummer } from '../../../src/domein/nummer.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { dag, maakOpstelling, tot, traceparent, type Acties } from './opstelling.ts';

let o: Acties;
let fenna: Medewerker, loes: Medewerker, noor: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  fenna = o.fenna;
  [loes, noor] = [await o.als('loes', 'deelnemer'), await o.als('noor', 'procesregisseur')];
});
afterAll(async () => { await (o as Acties | undefined)?.stop(); });

const reden = 'Dit is niet meer nodig voor het gezin.';
const trek = (actieId: string): Promise<void> => o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, reden, { organisatieId: fenna.organisatieId, door: fenna.medewerkerId }));
const uit = async (casusId: string, over: Parameters<Acties['maak']>[1] = {}): Promise<string> => {
  const id = await o.maak(casusId, over);
  await o.zetUit(id);
  return id;
};
const aanPlan = async (planId: string): Promise<unknown[]> => (await o.kern.db('outbox').where({ soort: 'bericht' }).whereRaw("opdracht ->> 'sleutel' = ?", [planId]).select('opdracht') as { opdracht: { naam: string; variabelen: { actieId: string } } }[]).map((r) => [r.opdracht.naam, r.opdracht.variabelen.actieId]);
const gestart = async (actieId: string): Promise<number> => (await o.kern.db('outbox').where({ soort: 'proces-starten', volgorde_sleutel: `actie:${actieId}` })).length;
const lijst = async (wie: 'aan-mij' | 'van-mij', m: Medewerker, stand = 'open'): Promise<string[]> => {
  const route = routes.find((r) => r.methode === 'get' && r.pad === '/api/v1/acties');
  if (route === undefined) throw new Error('no route');
  const antwoord = await route.verwerk({ kern: o.kern, aanvrager: m, traceparent, doel: wie === 'aan-mij' ? 'actie-uitvoeren' : 'plan-regisseren', query: { wie, stand }, params: {}, body: undefined, header: () => undefined, rijversie: undefined } as never);
  return (antwoord.body as { items: { id: string }[] }).items.map((a) => a.id);
};

describe('handing out', () => {
  test('R11.1: an actie that is handed out by itself hangs under no plan; one under a plan is made in that plan', () => {
    const body = routes.find((r) => r.methode === 'post' && r.pad === '/api/v1/acties')?.body;
    const goed = { id: randomUUID(), casusId: randomUUID(), organisatieId: randomUUID(), omschrijving: 'Ga langs bij het gezin.', soort: 'gesprek', prioriteit: 'P3', uiterlijk: '2026-12-01', informatie: ['naam'], conditie: 'direct' };
    expect(body?.safeParse(goed).success).toBe(true);
    for (const vreemd of [{ planId: randomUUID() }, { doelId: randomUUID() }]) expect([vreemd, body?.safeParse({ ...goed, ...vreemd }).success]).toEqual([vreemd, false]);
  });
});

describe('who hears that an actie is over', () => {
  test('R11.5, processen §2.11: an actie that waits and is withdrawn is told to the plan and the timeline, once; who waited for it is laid before the casusregisseur', async () => {
    const { casusId } = await o.geregisseerd(), planId = randomUUID();
    const eerste = await uit(casusId), tweede = await uit(casusId, { planId, conditie: 'na-actie', naActieId: eerste }), derde = await uit(casusId, { planId, conditie: 'na-actie', naActieId: tweede });
    await o.tot(eerste, 'uitgezet');
    await trek(tweede);
    await trek(tweede);
    expect(await aanPlan(planId)).toEqual([['regisseren-plan.actie-afgerond', tweede]]);
    const { actienummer } = await o.actie(tweede) as { actienummer: string };
    expect(await o.kern.db('casus_tijdlijn').where({ casus_id: casusId, zin: `Actie ${actienummer} is ingetrokken.` })).toHaveLength(1);
    await o.taak(casusId, 'actie-herbestemmen');
    expect(await o.actie(derde)).toMatchObject({ status: 'concept', aantal_uitgezet: 0 });
    expect((await o.actie(eerste))['status']).toBe('uitgezet');
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, reden));
    expect(await o.uitkomst(derde)).toBe('ingetrokken');
  });

  test('R11.5: what is withdrawn together starts nothing of itself', async () => {
    const { casusId } = await o.geregisseerd();
    const eerste = await o.maak(casusId), tweede = await uit(casusId, { conditie: 'na-actie', naActieId: eerste }), derde = await uit(casusId, { conditie: 'na-actie', naActieId: tweede });
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, reden));
    expect([await gestart(eerste), await gestart(tweede), await gestart(derde)]).toEqual([0, 0, 0]);
    expect([(await o.actie(tweede))['status'], (await o.actie(derde))['status']]).toEqual(['ingetrokken', 'ingetrokken']);
  });

  test('issue 4 repair, R11.5: a process that the beheer ends tells the plan and who waited, once, also when the actie was decided already', async () => {
    const { casusId } = await o.geregisseerd(), planId = randomUUID();
    const loopt = await uit(casusId, { planId }), volger = await uit(casusId, { conditie: 'na-actie', naActieId: loopt });
    const klaar = await uit(casusId, { planId, organisatieId: o.ids.JH });
    for (const id of [loopt, klaar]) await o.tot(id, 'uitgezet');
    await o.kern.db('actie').where({ id: klaar }).update({ status: 'afgerond', uitkomst: 'gereed' });
    for (const id of [loopt, klaar]) {
      const { process_instance_key: sleutel } = await o.actie(id) as { process_instance_key: string };
      const plaats = { wortelSleutel: sleutel, procesId: 'uitvoeren-actie', onderdeel: null, casusId, verbandCode: 'veilig-thuis' };
      await o.kern.db.transaction((tx) => actieAfbreker.breekAf(o.kern, tx, { plaats, reden, voorgesteldDoor: fenna.medewerkerId, voorgesteldOp: o.kern.clock.now(), beoordeling: reden, akkoordDoor: noor }));
      await o.client.roep('CancelProcessInstance', { processInstanceKey: sleutel });
    }
    expect((await aanPlan(planId)).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([loopt, klaar].toSorted().map((id) => ['regisseren-plan.actie-afgerond', id]));
    expect(await gestart(volger)).toBe(1);
    await o.taak(casusId, 'actie-herbestemmen');
    expect([(await o.actie(loopt))['status'], (await o.actie(klaar))['status']]).toEqual(['ingetrokken', 'afgerond']);
    expect((await o.actie(klaar))['toegang_tot']).not.toBeNull();
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, reden));
    expect(await o.uitkomst(volger)).toBe('ingetrokken');
  });
});

describe('who reads an actie, and how long', () => {
  test('R11.8: of an actie that was withdrawn or lapses the access ends too: ten werkdagen it is in the list of the uitvoerder, then no more', async () => {
    const { casusId } = await o.geregisseerd();
    const weg = await uit(casusId);
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'aannemen' });
    await o.tot(weg, 'geaccepteerd');
    await trek(weg);
    expect(await o.uitkomst(weg)).toBe('ingetrokken');
    const vervalt = await uit(casusId);
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'weigeren', weigercode: 'geen-capaciteit', toelichting: 'Wij hebben deze maand niemand.' });
    await o.voltooi(await o.taak(casusId, 'actie-herbestemmen'), fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(vervalt)).toBe('geweigerd');
    expect(await lijst('aan-mij', loes, 'klaar')).toEqual(expect.arrayContaining([weg, vervalt]));
    for (const id of [weg, vervalt]) {
      const { toegang_tot: einde } = await o.actie(id) as { toegang_tot: Date | null };
      expect(((einde?.getTime() ?? 0) - o.kern.clock.now().getTime()) / dag).toBeGreaterThan(11);
    }
    await o.naar(((await o.actie(vervalt))['toegang_tot'] as Date).toISOString());
    expect(await lijst('aan-mij', loes, 'klaar')).not.toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`${weg}|${vervalt}`))]));
  });

  /** An actie as it stands, without a process. */
  const rij = (casusId: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: randomUUID(), actienummer: maakNummer('actie', crypto.getRandomValues(new Uint8Array(nummerBytes))), casus_id: casusId, soort_code: 'gesprek', omschrijving: 'Ga langs bij het gezin.', uitvoerder_organisatie_id: o.ids.GEM, is_aangesloten: false, prioriteit: 'P3',
    uiterlijk_op: new Date(o.kern.clock.now().getTime() + 30 * dag), conditie: 'direct', status: 'uitgezet', aantal_uitgezet: 1, ...over,
  });

  test('R0.3: one actie that the reader may not see is left out of the list, and the others stand', async () => {
    const { casusId } = await o.geregisseerd(), elders = randomUUID(), archief = await o.geregisseerd();
    await o.kern.db.transaction((tx) => openCasus(o.kern, tx, { casusId: elders, verbandCode: 'veilig-thuis', regioCode: 'duinbroek', meldingId: null, meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
    await o.kern.db('casus').where({ id: archief.casusId }).update({ status: 'gearchiveerd' });
    const [goed, anders, oud] = [rij(casusId), rij(elders, { uiterlijk_op: o.kern.clock.now() }), rij(archief.casusId, { uiterlijk_op: o.kern.clock.now() })];
    await o.kern.db('actie').insert([goed, anders, oud]);
    // Loes works for one region; her organisation has an actie in another one. Of an archived casus nobody reads the acties.
    const [aan, van] = [await lijst('aan-mij', loes), await lijst('van-mij', fenna)];
    expect([aan.includes(String(goed['id'])), aan.includes(String(anders['id']))]).toEqual([true, false]);
    expect([van.includes(String(goed['id'])), van.includes(String(oud['id']))]).toEqual([true, false]);
    await o.kern.db('actie').whereIn('id', [goed, anders, oud].map((a) => a['id'] as string)).delete();
  });

  test('ux §3 acties: the list counts what the reader sees: old and refused acties in front leave no empty page', async () => {
    const { casusId } = await o.geregisseerd(), elders = randomUUID();
    await o.kern.db.transaction((tx) => openCasus(o.kern, tx, { casusId: elders, verbandCode: 'veilig-thuis', regioCode: 'duinbroek', meldingId: null, meldingOntvangenOp: null, prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null }));
    const vroeg = { uiterlijk_op: new Date(o.kern.clock.now().getTime() - 900 * dag) };
    const gedaan = Array.from({ length: 201 }, () => rij(casusId, { ...vroeg, status: 'afgerond', uitkomst: 'gereed' })), vreemd = Array.from({ length: 201 }, () => rij(elders, vroeg)), open = rij(casusId);
    await o.kern.db('actie').insert([...gedaan, ...vreemd, open]);
    expect(await lijst('aan-mij', loes)).toContain(open['id']);
    expect(await lijst('van-mij', fenna)).toContain(open['id']);
    expect(await lijst('aan-mij', loes, 'klaar'), 'a page is full, not fuller').toHaveLength(200);
    await o.kern.db('actie').whereIn('casus_id', [casusId, elders]).delete();
  });

  test('processen §2.11: nothing of all this left an incident', async () => {
    expect(await tot(async () => ((await o.incidenten()).length === 0 ? 'none' : undefined))).toBe('none');
  });
});
