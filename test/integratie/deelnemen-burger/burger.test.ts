import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/bouwstenen/deelnemen-burger/api.ts';
import { afsluitpunten, hefAchterhoudingOp, neemAchterhoudingenOver, stelAchterhoudenVoor, trekIn, zetBijdrageKlaar } from '../../../src/bouwstenen/deelnemen-burger/index.ts';
import { leesBerichtAlsBurger } from '../../../src/bouwstenen/deelnemen-burger/informeren.ts';
import { beeindigTeam } from '../../../src/casus/index.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakOpstelling, tot, traceparent, type Opstelling, type Taakrij } from '../uitvoeren-triage/opstelling.ts';

let o: Opstelling;
let noor: Medewerker;
let daan: Medewerker;
let wiebe: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  noor = await o.als('noor', 'procesregisseur');
  daan = await o.als('daan', 'procesregisseur');
  wiebe = await o.als('wiebe', 'procesregisseur');
});
afterAll(async () => { await (o as Opstelling | undefined)?.stopAlles(); });

const dag = 86_400_000;
const burger = (persoonId: string, acr: string = substantieel): Aanvrager => ({ soort: 'burger', accountId: '00000000-0000-4000-8000-000000000001', persoonId, acr, sessieId: 's' });
const roep = async (pad: string, aanvrager: Aanvrager, invoer: { params?: unknown; query?: unknown; body?: unknown } = {}, methode?: string): Promise<Antwoord> => {
  const route = routes.find((r) => r.pad === pad && (methode === undefined || r.methode === methode));
  if (!route) throw new Error(pad);
  return route.verwerk({ kern: o.kern, params: invoer.params, query: invoer.query ?? {}, body: invoer.body, aanvrager, doel: undefined, rijversie: undefined, traceparent, header: () => undefined } as never);
};
const berichten = async (persoonId: string): Promise<{ id: string; onderwerp: string; gelezenOp: string | null }[]> => ((await roep('/api/v1/mijn/berichten', burger(persoonId))).body as { items: { id: string; onderwerp: string; gelezenOp: string | null }[] }).items;
const context = { doelCode: 'burger-informeren', termijnCode: 'informering', rolUitvoerder: 'triagist', rolBeslisser: 'triagist', rolTweede: 'gedragswetenschapper' };
const informeer = (casusId: string) => o.bel('deelnemen-burger.informeren', casusId, context);
const nu = { uitkomst: 'nu', veiligContact: 'ja', wijze: 'portaal' };
const uitstel = { uitkomst: 'uitstellen', veiligContact: 'nee', reden: 'veiligheid-kind', motivatie: 'Eerst moet het kind op een veilige plek zijn.' };
const akkoord = { uitkomst: 'akkoord', isLichterMiddelGewogen: true, isVeiligheidGewogen: true, motivatie: 'Er is geen lichter middel dan uitstel.' };

describe('deelnemen-burger.informeren', () => {
  test('processen §2.7: nobody to inform → niet-geinformeerd, without a task', async () => {
    const { casusId } = await o.nieuweCasus([{ rol: 'kind', geboortedatum: '2022-05-01', naam: 'Kievit' }]);
    expect(await informeer(casusId).klaar()).toEqual({ urgentieCode: 'p3', uitkomst: 'niet-geinformeerd' });
  });

  test('processen §2.7: nu → message in the portal, reading it ends the step; a second reading changes nothing', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const { klaar } = informeer(casusId);
    expect(await berichten(persoon)).toEqual([]);
    const doen = await o.taak(casusId, 'informering-doen');
    await o.voltooi(doen, noor, nu);
    const [bericht] = await tot(async () => { const b = await berichten(persoon); return b.length > 0 ? b : null; });
    await expect(roep('/api/v1/mijn/berichten/:id/gelezen', burger('00000000-0000-4000-8000-0000000000ff'), { params: { id: bericht?.id } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('/api/v1/mijn/berichten', burger(persoon, 'http://eidas.europa.eu/LoA/low'))).rejects.toMatchObject({ code: 'betrouwbaarheid-te-laag' });
    expect((await roep('/api/v1/mijn/berichten/:id/gelezen', burger(persoon), { params: { id: bericht?.id } })).status).toBe(204);
    expect((await roep('/api/v1/mijn/berichten/:id/gelezen', burger(persoon), { params: { id: bericht?.id } })).status).toBe(204);
    expect(await klaar()).toMatchObject({ uitkomst: 'geinformeerd' });
    // What was told is not told again, and not held back any more.
    await expect(o.voltooiDirect(doen, noor, nu)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(o.voltooiDirect(doen, noor, uitstel)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    // The room itself refuses the message of somebody else, whoever calls it.
    await expect(o.kern.db.transaction((tx) => leesBerichtAlsBurger(o.kern, tx, bericht?.id ?? '', '00000000-0000-4000-8000-0000000000ff'))).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: casusId }).whereRaw("opdracht->>'naam' = 'deelnemen-burger.bericht-gelezen'").count('id as n').first()).toEqual({ n: '1' });
    expect(await o.kern.db('informering').where({ casus_id: casusId }).first()).toMatchObject({ status: 'gedaan', wijze: 'portaal' });
    expect(await o.kern.db('brief').where({ casus_id: casusId }).count('id as n').first()).toEqual({ n: '0' });
  });

  test('processen §2.7: not read within bericht-lezen (7 dagen) → a letter, without an address in it', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const { klaar } = informeer(casusId);
    await o.voltooi(await o.taak(casusId, 'informering-doen'), noor, { ...nu, veiligContact: 'alleen-zo' });
    expect((await tot(async () => { const b = await berichten(persoon); return b.length > 0 ? b : null; }))[0]?.onderwerp).toBe('U heeft een nieuw bericht');
    await tot(() => o.kern.db('termijn').where({ casus_id: casusId, termijn_code: 'bericht-lezen' }).first());
    await o.vooruit(10 * dag);
    expect(await klaar()).toMatchObject({ uitkomst: 'geinformeerd' });
    expect(await o.kern.db('brief').where({ casus_id: casusId }).select('status')).toEqual([{ status: 'klaar' }]);
    expect(await o.kern.db('informering').where({ casus_id: casusId }).first()).toMatchObject({ status: 'gedaan', wijze: 'brief' });
  });

  test('processen §8 case 16: held back twice for 2 weeks: each hold has a reason and a second person; the portal shows nothing until then, the log everything', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const { klaar } = informeer(casusId);
    const eerste = await o.taak(casusId, 'informering-doen');
    await expect(o.voltooi(eerste, noor, { ...uitstel, motivatie: 'te kort' })).rejects.toThrow();
    await o.voltooi(eerste, noor, uitstel);
    const beoordelen = await o.taak(casusId, 'achterhouding-beoordelen');
    // While a hold is open nobody is told, also not by doing the first task again.
    await expect(o.voltooiDirect(eerste, noor, nu)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(o.voltooi(beoordelen, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    await expect(o.voltooiDirect(beoordelen, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    expect(await berichten(persoon)).toEqual([]);
    await o.voltooi(beoordelen, wiebe, akkoord);
    const hold = await tot(() => o.kern.db('achterhouding').where({ casus_id: casusId, status: 'actief' }).first() as Promise<{ id: string; herzien_op: Date } | undefined>);
    const weken = (hold.herzien_op.getTime() - o.kern.clock.now().getTime()) / (7 * dag);
    expect(weken).toBeGreaterThan(1.9);
    expect(weken).toBeLessThan(2.7);
    await o.vooruit(19 * dag);
    expect(await berichten(persoon)).toEqual([]);
    const herzien = await o.taak(casusId, 'achterhouding-herzien');
    await o.voltooi(herzien, noor, { uitkomst: 'verlengen', reden: 'veiligheid-betrokkene', isVeranderd: true, motivatie: 'De moeder wordt nu ook bedreigd.' });
    const tweede = await o.taak(casusId, 'achterhouding-beoordelen', [beoordelen.id]);
    await expect(o.voltooi(tweede, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    expect((await o.lees(tweede, daan)).secties[2]?.regels.at(-1)?.waarde).toBe('Verlengen: De moeder wordt nu ook bedreigd. De situatie was veranderd.');
    await o.voltooi(tweede, daan, akkoord);
    await tot(async () => ((await o.kern.db('achterhouding_besluit').where({ achterhouding_id: hold.id, soort: 'ingang' })).length === 2));
    await o.vooruit(19 * dag);
    await o.voltooi(await o.taak(casusId, 'achterhouding-herzien', [herzien.id]), noor, { uitkomst: 'vrijgeven', reden: 'veiligheid-betrokkene', isVeranderd: false, motivatie: 'Moeder en kind zijn nu veilig.' });
    const opnieuw = await o.taak(casusId, 'informering-doen', [eerste.id]);
    expect(await berichten(persoon)).toEqual([]);
    await o.voltooi(opnieuw, noor, nu);
    const [bericht] = await tot(async () => { const b = await berichten(persoon); return b.length > 0 ? b : null; });
    // T03 ran on while things were held back: its guard asked the coordinator. Once the step has ended the question lapses.
    await o.voltooi(await o.taak(casusId, 'termijn-verlopen'), noor, { uitkomst: 'doorgaan', redenCode: 'veiligheid', reden: 'Informeren was eerder niet veilig.', isRisicoGewogen: true });
    await roep('/api/v1/mijn/berichten/:id/gelezen', burger(persoon), { params: { id: bericht?.id } });
    expect(await klaar()).toMatchObject({ uitkomst: 'geinformeerd' });
    const besluiten = await o.kern.db('achterhouding_besluit').where({ achterhouding_id: hold.id }).orderBy('op').orderBy('aangemaakt_op') as { soort: string; uitkomst: string; reden: string; is_veranderd: boolean | null; door: string | null }[];
    expect(besluiten.map((b) => b.is_veranderd)).toEqual([null, null, null, true, null, null, false, null]);
    expect(besluiten.map((b) => [b.soort, b.uitkomst, b.reden, b.door])).toEqual([
      ['voorstel', 'uitstellen', 'veiligheid-kind', noor.medewerkerId], ['beoordeling', 'akkoord', 'veiligheid-kind', wiebe.medewerkerId], ['ingang', 'actief', 'veiligheid-kind', null],
      ['herziening', 'verlengen', 'veiligheid-betrokkene', noor.medewerkerId], ['beoordeling', 'akkoord', 'veiligheid-betrokkene', daan.medewerkerId], ['ingang', 'actief', 'veiligheid-betrokkene', null],
      ['herziening', 'vrijgeven', 'veiligheid-betrokkene', noor.medewerkerId], ['vrijgave', 'vrijgave', 'veiligheid-betrokkene', null],
    ]);
  });

  test('R7.11: per person: one is held back, the other is told; second person says no → the hold ends and a human decides again', async () => {
    const { casusId, personen: [moeder = '', vader = ''] } = await o.nieuweCasus([{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Moeder' }, { rol: 'vermoedelijk-pleger', geboortedatum: '1988-01-01', naam: 'Vader' }]);
    const { klaar } = informeer(casusId);
    const een = await o.taak(casusId, 'informering-doen');
    const twee = await o.taak(casusId, 'informering-doen', [een.id]);
    const overVader = (await o.lees(een, noor)).secties[0]?.regels[0]?.waarde?.includes('Vader') ? een : twee;
    const overMoeder = overVader === een ? twee : een;
    await o.voltooi(overVader, noor, uitstel);
    await o.voltooi(overMoeder, noor, nu);
    const [bericht] = await tot(async () => { const b = await berichten(moeder); return b.length > 0 ? b : null; });
    await roep('/api/v1/mijn/berichten/:id/gelezen', burger(moeder), { params: { id: bericht?.id } });
    const weging = await o.taak(casusId, 'achterhouding-beoordelen');
    await o.voltooi(weging, wiebe, { ...akkoord, uitkomst: 'terug' });
    const opnieuw = await o.taak(casusId, 'informering-doen', [een.id, twee.id]);
    expect(await berichten(vader)).toEqual([]);
    expect((await o.kern.db('achterhouding').where({ casus_id: casusId }).first() as { status: string }).status).toBe('teruggenomen');
    await expect(o.voltooiDirect(weging, wiebe, akkoord)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.voltooi(opnieuw, noor, { ...nu, wijze: 'gesprek' });
    expect(await klaar()).toMatchObject({ uitkomst: 'geinformeerd' });
  });
});

describe('deelnemen-burger.achterhouding for one line', () => {
  test('R3.9: given on condition that the betrokkene does not hear it yet: a process of its own asks a second person, and later whether it still holds', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const [objectId, ander] = [crypto.randomUUID(), crypto.randomUUID()];
    const stel = (door: string, object: string) => o.kern.db.transaction((tx) => stelAchterhoudenVoor(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', urgentieCode: 'p3', objecttype: 'uitwisseling', objectId: object, persoonId: persoon, reden: 'rechten-derde', motivatie: 'De houder gaf dit op die voorwaarde.', door }));
    const id = await stel(noor.medewerkerId, objectId);
    expect(await stel(noor.medewerkerId, objectId)).toBe(id);
    const beoordelen = await o.taak(casusId, 'achterhouding-beoordelen');
    await expect(o.voltooi(beoordelen, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    expect((await o.lees(beoordelen, wiebe)).secties[1]?.regels).toContainEqual({ label: 'Wat', waarde: 'Uitwisseling' });
    await o.voltooi(beoordelen, wiebe, akkoord);
    await tot(() => o.kern.db('achterhouding').where({ id, status: 'actief' }).first());
    await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-herziening' }).where('gaat_af_op', '>', o.kern.clock.now()).first());
    await o.vooruit(19 * dag);
    await o.voltooi(await o.taak(casusId, 'achterhouding-herzien'), noor, { uitkomst: 'vrijgeven', reden: 'rechten-derde', isVeranderd: true, motivatie: 'De voorwaarde van de houder is voorbij.' });
    await tot(() => o.kern.db('achterhouding').where({ id, status: 'opgeheven' }).first());
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'bericht-start', status: 'afgerond', process_instance_key: beoordelen.process_instance_key }).first());
    await tot(() => o.kern.db('proces_instantie').where({ sleutel: beoordelen.process_instance_key, status: 'afgerond' }).first());
    await stel(noor.medewerkerId, ander);
    await o.voltooi(await o.taak(casusId, 'achterhouding-beoordelen'), wiebe, { ...akkoord, uitkomst: 'terug' });
    await tot(() => o.kern.db('achterhouding').where({ object_id: ander, status: 'teruggenomen' }).first());
  });
});

describe('deelnemen-burger.achterhouding nobody decides on', () => {
  const gewogen = { redenCode: 'te-druk', reden: 'De tweede persoon was met verlof.', isRisicoGewogen: true };

  test('processen §1.5 (achterhouding): nobody decides: a signal, then the coordinator is asked, and again after an extension; the decision ends the question, and a review has its own guard', async () => {
    const { casusId } = await o.nieuweCasus();
    informeer(casusId);
    await o.voltooi(await o.taak(casusId, 'informering-doen'), noor, uitstel);
    const beoordelen = await o.taak(casusId, 'achterhouding-beoordelen');
    const sleutel = beoordelen.process_instance_key;
    const vraag = (behalve: readonly string[] = []): Promise<Taakrij> => tot(async () => (await o.kern.db('taak').where({ process_instance_key: sleutel, element_id: 'termijn-verlopen' }).whereIn('status', ['nieuw', 'op-naam']).whereNotIn('id', [...behalve]).first()) as Taakrij | undefined);
    await o.vooruit(16 * dag);
    const eerste = await vraag();
    await tot(() => o.kern.db('signaal').where({ casus_id: casusId, process_instance_key: sleutel, soort: 'termijn', voor: 'coordinator' }).first());
    expect((await o.lees(eerste, noor)).secties[0]?.regels[0]).toEqual({ label: 'Stap', waarde: 'Beslissen over een achterhouding' });
    expect((await o.lees(eerste, noor)).nietMogelijk).toHaveProperty('verlengen');
    await expect(o.voltooi(eerste, noor, { ...gewogen, uitkomst: 'verlengen' })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.kern.db('termijnregel').where({ code: 'achterhouding' }).update({ verlengbaar_met: 4, max_verlengingen: 1 });
    await o.voltooi(eerste, noor, { ...gewogen, uitkomst: 'verlengen' });
    await o.kern.db('termijnregel').where({ code: 'achterhouding' }).update({ verlengbaar_met: null, max_verlengingen: null });
    const timer = await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-verlengd', process_instance_key: sleutel }).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
    expect(timer.gaat_af_op.getTime() - o.kern.clock.now().getTime()).toBeGreaterThan(20 * dag);
    await o.vooruit(timer.gaat_af_op.getTime() - o.kern.clock.now().getTime() + 60_000);
    const opnieuw = await vraag([eerste.id]);
    expect((await o.lees(opnieuw, noor)).secties[1]?.regels.map((r) => r.waarde)).toEqual(['Verlengen', 'Ja']);
    await o.voltooi(opnieuw, noor, { ...gewogen, isRisicoGewogen: false, uitkomst: 'doorgaan' });
    await tot(() => o.kern.db('element_instantie').where({ element_id: 'eind-termijn', process_instance_key: sleutel }).first());
    expect(await o.kern.db('burger_termijn_keuze').where({ process_instance_key: sleutel }).orderBy('op').select('keuze', 'is_risico_gewogen')).toEqual([{ keuze: 'verlengen', is_risico_gewogen: true }, { keuze: 'doorgaan', is_risico_gewogen: false }]);
    await o.voltooi(beoordelen, wiebe, akkoord);
    await tot(() => o.kern.db('achterhouding').where({ casus_id: casusId, status: 'actief' }).first());
    await tot(() => o.kern.db('engine_timer').where({ element_id: 'tijd-herziening', process_instance_key: sleutel }).first());

    // The review has the same term again; who decides in time leaves no question behind.
    await o.vooruit(19 * dag);
    const herzien = await o.taak(casusId, 'achterhouding-herzien');
    await o.vooruit(16 * dag);
    const laat = await vraag([eerste.id]);
    await o.voltooi(herzien, noor, { uitkomst: 'vrijgeven', reden: 'veiligheid-kind', isVeranderd: true, motivatie: 'Het kind woont nu op een veilige plek.' });
    await tot(() => o.kern.db('achterhouding').where({ casus_id: casusId, status: 'opgeheven' }).first());
    await tot(async () => !(await o.kern.db('taak').where({ id: laat.id }).whereIn('status', ['nieuw', 'op-naam']).first('id')));
  });

  test('R12.5 (achterhouding): the process of the casus is cut off: the second person is asked on in a process of its own, once, the procesregisseur hears it, and closing waits no longer than the answer', async () => {
    const { casusId } = await o.nieuweCasus();
    informeer(casusId);
    await o.voltooi(await o.taak(casusId, 'informering-doen'), noor, uitstel);
    const oud = await o.taak(casusId, 'achterhouding-beoordelen');
    const kapAf = async (sleutel: string): Promise<void> => {
      const { wortel_sleutel: processInstanceKey } = await tot(() => o.kern.db('proces_instantie').where({ sleutel }).whereNotNull('wortel_sleutel').first('wortel_sleutel') as Promise<{ wortel_sleutel: string } | undefined>);
      await o.client.roep('CancelProcessInstance', { processInstanceKey });
      await tot(() => o.kern.db('proces_instantie').where({ sleutel, status: 'afgebroken' }).first('sleutel'));
    };
    const neemOver = async (): Promise<void> => { for (let keer = 0; keer < 2; keer++) await o.kern.db.transaction((tx) => neemAchterhoudingenOver(o.kern, tx, casusId)); };
    const punten = async (): Promise<string[]> => (await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).map((p) => p.code);
    const klaarMetStarten = () => tot(async () => (await o.kern.db('outbox').where({ volgorde_sleutel: casusId, soort: 'proces-starten' }).whereNot('status', 'klaar')).length === 0);
    await kapAf(oud.process_instance_key);
    expect(await punten()).toEqual(['achterhouding-open']);
    await neemOver();
    const nieuw = await o.taak(casusId, 'achterhouding-beoordelen', [oud.id]);
    await klaarMetStarten();
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'stagnatie' }).select('voor', 'status')).toEqual([{ voor: 'procesregisseur', status: 'open' }]);
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: casusId, soort: 'proces-starten' }).select(o.kern.db.raw("resultaat->'liepAl' as liep")).orderBy('aangemaakt_op')).toEqual([{ liep: null }, { liep: true }]);
    await expect(o.voltooi(nieuw, noor, akkoord)).rejects.toMatchObject({ code: 'vier-ogen' });
    await o.voltooi(nieuw, wiebe, { ...akkoord, uitkomst: 'terug' });
    await tot(() => o.kern.db('achterhouding').where({ casus_id: casusId, status: 'teruggenomen' }).first());
    expect(await punten()).toEqual([]);
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'stagnatie' }).pluck('status')).toEqual(['afgehandeld']);
  });

  test('R7.2 (achterhouding): a hold that ran when the process of the casus was cut off is weighed again, also after the casus closed; nothing shows until then', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    informeer(casusId);
    await o.voltooi(await o.taak(casusId, 'informering-doen'), noor, uitstel);
    const oud = await o.taak(casusId, 'achterhouding-beoordelen');
    await o.voltooi(oud, wiebe, akkoord);
    const hold = await tot(() => o.kern.db('achterhouding').where({ casus_id: casusId, status: 'actief' }).first() as Promise<{ id: string } | undefined>);
    const { wortel_sleutel: processInstanceKey } = await tot(() => o.kern.db('proces_instantie').where({ sleutel: oud.process_instance_key }).whereNotNull('wortel_sleutel').first('wortel_sleutel') as Promise<{ wortel_sleutel: string } | undefined>);
    await o.client.roep('CancelProcessInstance', { processInstanceKey });
    await o.kern.db.transaction((tx) => neemAchterhoudingenOver(o.kern, tx, casusId));
    const herzien = await o.taak(casusId, 'achterhouding-herzien');
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'stagnatie' })).toEqual([]);
    await o.kern.db.transaction((tx) => beeindigTeam(o.kern, tx, casusId));
    await o.kern.db('casus').where({ id: casusId }).update({ status: 'gesloten', einddatum: '2026-11-23' });
    expect(await berichten(persoon)).toEqual([]);
    await o.voltooi(herzien, noor, { uitkomst: 'verlengen', reden: 'veiligheid-kind', isVeranderd: false, motivatie: 'Het kind is nog niet op een veilige plek.' });
    await o.voltooi(await o.taak(casusId, 'achterhouding-beoordelen', [oud.id]), wiebe, akkoord);
    await tot(async () => (await o.kern.db('achterhouding_besluit').where({ achterhouding_id: hold.id, soort: 'ingang' })).length === 2);
  });

  const houd = async (casusId: string, persoonId: string, velden: Record<string, unknown> = {}): Promise<string> => {
    const [rij] = await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'informering', object_id: randomUUID(), persoon_id: persoonId, reden: 'veiligheid-kind', motivatie: 'Eerst een veilige plek.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now(), tweede_akkoord_door: wiebe.medewerkerId, tweede_akkoord_op: o.kern.clock.now(), ...velden }).returning('id') as { id: string }[];
    return rij?.id ?? '';
  };
  const seinen = (casusId: string) => o.kern.db('signaal').where({ casus_id: casusId }).select('voor', 'zin', 'status') as Promise<{ voor: string; zin: string; status: string }[]>;

  test('R12.5 (achterhouding): a hold whose prolongation waits for a second person is undecided too: closing waits for it, and when the process is cut off the procesregisseur hears it until it is decided', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const punten = async (): Promise<string[]> => (await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).map((p) => p.code);
    const id = await houd(casusId, persoon);
    expect(await punten()).toEqual([]);
    await o.kern.db('achterhouding').where({ id }).update({ tweede_akkoord_door: null, tweede_akkoord_op: null });
    expect(await punten()).toEqual(['achterhouding-open']);
    await o.kern.db.transaction((tx) => neemAchterhoudingenOver(o.kern, tx, casusId));
    expect(await seinen(casusId)).toMatchObject([{ voor: 'procesregisseur', zin: 'De casus stopt, maar over een achterhouding is nog niet beslist.' }]);
    await o.voltooi(await o.taak(casusId, 'achterhouding-beoordelen'), wiebe, akkoord);
    await tot(async () => (await punten()).length === 0 && (await seinen(casusId))[0]?.status === 'afgehandeld');
  });

  test('R7.2, R12.5: a hold that ends after its casus closed asks the procesregisseur to tell this person what he never heard; not while another hold is open, not of who was told, not in a running casus', async () => {
    const einde = async (id: string): Promise<void> => { for (let keer = 0; keer < 2; keer++) await o.kern.db.transaction((tx) => hefAchterhoudingOp(o.kern, tx, id, 'vrijgave')); };
    const gesloten = (casusId: string) => o.kern.db('casus').where({ id: casusId }).update({ status: 'gesloten', einddatum: '2026-11-23' });
    const { casusId, personen: [vader = '', moeder = ''] } = await o.nieuweCasus([{ rol: 'ouder', geboortedatum: '1988-01-01', naam: 'Vader' }, { rol: 'ouder', geboortedatum: '1990-01-01', naam: 'Moeder' }]);
    const [een, twee, hare] = [await houd(casusId, vader), await houd(casusId, vader, { objecttype: 'uitwisseling' }), await houd(casusId, moeder)];
    await gesloten(casusId);
    await o.kern.db('informering').insert({ casus_id: casusId, process_instance_key: '4711', aan_persoon_id: moeder, hoedanigheid: 'zelf', leeftijdsklasse_code: '18-plus', wat: 'casus-gesloten', status: 'gedaan' });
    await einde(een);
    await einde(hare);
    expect(await seinen(casusId)).toEqual([]);
    await einde(twee);
    expect(await seinen(casusId)).toEqual([{ voor: 'procesregisseur', zin: expect.stringContaining('achterhouding is voorbij') as unknown, status: 'open' }]);
    const { casusId: lopend, personen: [ander = ''] } = await o.nieuweCasus();
    await einde(await houd(lopend, ander));
    expect(await seinen(lopend)).toEqual([]);
  });
});

describe('mijn berichten', () => {
  test('R7.2: a held message does not exist for the citizen: not in the list, not by its id; after release it keeps its own date', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const nieuw = async (minuut: number): Promise<string> => {
      const [rij] = await o.kern.db('bericht').insert({ aan_persoon_id: persoon, casus_id: casusId, soort: 'herinnering', object_id: crypto.randomUUID(), onderwerp: `bericht ${minuut}`, tekst: 'tekst', geplaatst_op: new Date(Date.UTC(2026, 10, 23, 8, minuut)) }).returning('id') as { id: string }[];
      return rij?.id ?? '';
    };
    const ids = [await nieuw(1), await nieuw(2), await nieuw(3)];
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'bericht', object_id: ids[1], persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Kind is nog niet veilig.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() });
    expect((await berichten(persoon)).map((b) => b.onderwerp)).toEqual(['bericht 3', 'bericht 1']);
    await expect(roep('/api/v1/mijn/berichten/:id/gelezen', burger(persoon), { params: { id: ids[1] } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.kern.db('achterhouding').where({ casus_id: casusId }).update({ status: 'opgeheven' });
    expect((await berichten(persoon)).map((b) => b.onderwerp)).toEqual(['bericht 3', 'bericht 2', 'bericht 1']);
    await o.kern.db('portaaltoegang').insert({ persoon_id: persoon, casus_id: casusId, hoedanigheid: 'zelf', status: 'geblokkeerd' });
    expect(await berichten(persoon)).toEqual([]);
  });
});

describe('deelnemen-burger.bijdrage', () => {
  const vraag = async (casusId: string, persoonId: string, soort: 'gesprek' | 'akkoord') => {
    const bijdrageId = await o.kern.db.transaction((tx) => zetBijdrageKlaar(tx, { casusId, persoonId, soort, vraag: 'Bent u het eens met dit plan?', termijn: 'P7D', gevraagdDoor: noor.medewerkerId }));
    return { bijdrageId, ...o.bel('deelnemen-burger.bijdrage', casusId, { ...context, termijnCode: 'bijdrage', bijdrageId, bijdrageSoortCode: soort, bijdrageTermijn: 'P7D' }) };
  };
  const gevraagd = (id: string) => tot(() => o.kern.db('bijdrage').where({ id, status: 'gevraagd' }).first());
  test('processen §2.7: the citizen answers his own question only, once', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const { bijdrageId, klaar } = await vraag(casusId, persoon, 'akkoord');
    await gevraagd(bijdrageId);
    const antwoord = { params: { id: bijdrageId }, body: { uitkomst: 'geen-akkoord', tekst: 'Ik wil eerst praten.' } };
    await expect(roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger('00000000-0000-4000-8000-0000000000ff'), antwoord)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger(persoon), { ...antwoord, body: { uitkomst: 'gegeven', tekst: null } })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger(persoon), antwoord);
    await expect(roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger(persoon), antwoord)).rejects.toMatchObject({ code: 'al-beantwoord' });
    expect(await klaar()).toMatchObject({ uitkomst: 'geen-akkoord' });
  });
  test('R12.5: when the casus ends nobody waits for an answer any more; an answer after that is told so', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const { bijdrageId } = await vraag(casusId, persoon, 'akkoord');
    await gevraagd(bijdrageId);
    for (const _ of [1, 2]) await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId));
    expect(await o.kern.db('bijdrage').where({ id: bijdrageId }).first('status', 'uitkomst')).toEqual({ status: 'verlopen', uitkomst: 'geen-reactie' });
    expect(((await roep('/api/v1/mijn/bijdragen', burger(persoon))).body as { items: unknown[] }).items).toEqual([]);
    await expect(roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger(persoon), { params: { id: bijdrageId }, body: { uitkomst: 'akkoord', tekst: null } })).rejects.toMatchObject({ code: 'al-beantwoord' });
  });
  test('processen §8 case 17: silence is geen-reactie, never akkoord; one reminder half way', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const timers = (): Promise<string[]> => o.kern.db('engine_timer').whereIn('element_id', ['tijd-herinnering', 'tijd-bijdrage']).pluck('sleutel') as unknown as Promise<string[]>;
    const eerder = await timers();
    const { bijdrageId, klaar } = await vraag(casusId, persoon, 'akkoord');
    await gevraagd(bijdrageId);
    // The timers are relative: the clock may only move once both of this question are set; another one may still have hers.
    await tot(async () => (await timers()).filter((t) => !eerder.includes(t)).length >= 2);
    await o.vooruit(4 * dag);
    await tot(() => o.kern.db('bijdrage').where({ id: bijdrageId }).whereNotNull('herinnerd_op').first());
    await o.vooruit(4 * dag);
    expect(await klaar()).toMatchObject({ uitkomst: 'geen-reactie' });
    expect(await o.kern.db('bijdrage').where({ id: bijdrageId }).first()).toMatchObject({ status: 'verlopen', uitkomst: 'geen-reactie' });
    expect((await berichten(persoon)).length).toBe(2);
  });
  test('ux §4.16: an answer can be changed until its date; both versions are kept, who decides on it is told, and only he can', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const nu_ = o.kern.clock.now(), straks = new Date(nu_.getTime() + 7 * dag);
    const stel = async (soort: 'zienswijze' | 'akkoord' | 'plan', velden: Record<string, unknown> = {}): Promise<string> => {
      const id = await o.kern.db.transaction((tx) => zetBijdrageKlaar(tx, { casusId, persoonId: persoon, soort, vraag: 'Klopt dit?', termijn: 'P7D', gevraagdDoor: noor.medewerkerId }));
      await o.kern.db('bijdrage').where({ id }).update({ status: 'beantwoord', uitkomst: soort === 'zienswijze' ? 'gegeven' : 'akkoord', antwoord: soort === 'zienswijze' ? 'Het klopt.' : null, gevraagd_op: nu_, beantwoord_op: nu_, uiterlijk_op: straks, ...velden });
      return id;
    };
    const verander = (id: string, body: Record<string, unknown> = {}, wie = persoon): Promise<Antwoord> => roep('/api/v1/mijn/antwoorden/:id', burger(wie), { params: { id }, body: { uitkomst: 'gegeven', tekst: 'Het klopt toch niet.', ...body } }, 'put');
    type Item = { id: string; tekst: string | null; uitkomst: string; magVeranderenTot: string | null; eerder: { uitkomst: string; tekst: string | null }[] };
    const mijn = async (id: string): Promise<Item | undefined> => ((await roep('/api/v1/mijn/antwoorden', burger(persoon))).body as { items: Item[] }).items.find((b) => b.id === id);
    const id = await stel('zienswijze');
    expect(await mijn(id)).toMatchObject({ magVeranderenTot: straks.toISOString(), eerder: [] });
    await expect(verander(id, {}, '00000000-0000-4000-8000-0000000000ff'), 'somebody else').rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(verander(id, { uitkomst: 'akkoord' })).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await expect(verander(id, { tekst: null })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/tekst' }] } });
    await expect(verander(id, { tekst: 'Het klopt.' }), 'nothing is different').rejects.toMatchObject({ code: 'al-beantwoord' });
    expect(await o.kern.db('bijdrage_versie').where({ bijdrage_id: id })).toEqual([]);
    expect((await verander(id)).status).toBe(204);
    await verander(id, { tekst: 'Een deel klopt niet.' });
    expect(await mijn(id)).toMatchObject({ tekst: 'Een deel klopt niet.', eerder: [{ uitkomst: 'gegeven', tekst: 'Het klopt.' }, { uitkomst: 'gegeven', tekst: 'Het klopt toch niet.' }] });
    const seinen = await o.kern.db('signaal').where({ casus_id: casusId }).select('zin', 'voor') as { zin: string; voor: string }[];
    expect(seinen).toEqual([1, 2].map(() => ({ zin: 'Een gezinslid veranderde een antwoord over de analyse. Lees wat er nu staat.', voor: 'procesregisseur' })));
    // Its reader finds both versions; who may not read what a citizen wrote, and who is outside, do not.
    const lees = async (wie: Medewerker, doel: string): Promise<unknown> => { const r = routes.find((x) => x.pad === '/api/v1/casussen/:id/antwoorden'); return (await r!.verwerk({ kern: o.kern, params: { id: casusId }, query: {}, body: undefined, aanvrager: wie, doel, rijversie: undefined, traceparent, header: () => undefined } as never)).body; };
    expect(await lees(noor, 'burger-informeren')).toMatchObject({ items: [{ id, tekst: 'Een deel klopt niet.', eerder: [{ tekst: 'Het klopt.' }, { tekst: 'Het klopt toch niet.' }] }] });
    await expect(lees(noor, 'triage-uitvoeren')).rejects.toMatchObject({ code: 'geen-grondslag' });
    await expect(lees(await o.als('sietske', 'procesregisseur'), 'burger-informeren')).rejects.toMatchObject({ code: 'niet-gevonden' });
    // A plan is changed with its parts; held back, past its date, never answered and of a closed casus: refused.
    await expect(verander(await stel('plan'), { uitkomst: 'geen-akkoord' })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    const voorbij = await stel('akkoord', { uiterlijk_op: new Date(nu_.getTime() - 1000) });
    expect(await mijn(voorbij)).toMatchObject({ magVeranderenTot: null });
    await expect(verander(voorbij, { uitkomst: 'geen-akkoord', tekst: null })).rejects.toMatchObject({ code: 'gesloten' });
    await expect(verander(await stel('akkoord', { status: 'gevraagd', uitkomst: null, beantwoord_op: null }), { uitkomst: 'akkoord', tekst: null })).rejects.toMatchObject({ code: 'gesloten' });
    const ja = await stel('akkoord');
    await verander(ja, { uitkomst: 'geen-akkoord', tekst: null });
    expect(await mijn(ja)).toMatchObject({ uitkomst: 'geen-akkoord', eerder: [{ uitkomst: 'akkoord' }] });
    const [hold] = await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'casus', object_id: casusId, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Kind is nog niet veilig.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: nu_ }).returning('id') as { id: string }[];
    await expect(verander(ja, { uitkomst: 'akkoord', tekst: null })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'opgeheven' });
    await o.kern.db('casus').where({ id: casusId }).update({ status: 'gesloten' });
    expect(await mijn(ja)).toMatchObject({ magVeranderenTot: null });
    await expect(verander(ja, { uitkomst: 'akkoord', tekst: null })).rejects.toMatchObject({ code: 'gesloten' });
  });
  test('R7.2: a hold does not show in what he may change: an answer that stays on his list reads as one past its date, and trying gives the same refusal', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const nu_ = o.kern.clock.now(), straks = new Date(nu_.getTime() + 7 * dag);
    const stel = async (uiterlijkOp: Date): Promise<string> => {
      const id = await o.kern.db.transaction((tx) => zetBijdrageKlaar(tx, { casusId, persoonId: persoon, soort: 'zienswijze', vraag: 'Klopt dit?', termijn: 'P7D', gevraagdDoor: noor.medewerkerId }));
      await o.kern.db('bijdrage').where({ id }).update({ status: 'beantwoord', uitkomst: 'gegeven', antwoord: 'Het klopt.', gevraagd_op: nu_, beantwoord_op: nu_, uiterlijk_op: uiterlijkOp });
      return id;
    };
    const [open, voorbij] = [await stel(straks), await stel(new Date(nu_.getTime() - 1000))];
    const zie = async (id: string): Promise<{ tot: string | null | undefined; weigering: { code: string; detail: string } | null }> => {
      const tot_ = ((await roep('/api/v1/mijn/antwoorden', burger(persoon))).body as { items: { id: string; magVeranderenTot: string | null }[] }).items.find((b) => b.id === id)?.magVeranderenTot;
      const weigering = await roep('/api/v1/mijn/antwoorden/:id', burger(persoon), { params: { id }, body: { uitkomst: 'gegeven', tekst: 'Het klopt toch niet.' } }, 'put').then(() => null, (fout: { code: string; detail: string }) => ({ code: fout.code, detail: fout.detail }));
      return { tot: tot_, weigering };
    };
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'uitwisseling', object_id: randomUUID(), persoon_id: persoon, reden: 'rechten-derde', motivatie: 'De houder vroeg dit.', status: 'voorgesteld', besluit_door: noor.medewerkerId, besluit_op: nu_ });
    expect(await zie(voorbij)).toEqual({ tot: null, weigering: { code: 'gesloten', detail: expect.any(String) as unknown } });
    expect(await zie(open)).toEqual(await zie(voorbij));
    expect(await o.kern.db('bijdrage_versie').where({ bijdrage_id: open })).toEqual([]);
    await o.kern.db('achterhouding').where({ casus_id: casusId }).update({ status: 'opgeheven' });
    expect(await zie(open)).toEqual({ tot: straks.toISOString(), weigering: null });
  });

  test('R7.2: a question does not exist while something is held back from who is asked; one that a human weighed after it does, a plan never', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    const stel = async (soort: 'gesprek' | 'plan', velden: Record<string, unknown> = {}): Promise<string> => {
      const id = await o.kern.db.transaction((tx) => zetBijdrageKlaar(tx, { casusId, persoonId: persoon, soort, vraag: 'Wilt u praten?', termijn: 'P7D', gevraagdDoor: noor.medewerkerId }));
      await o.kern.db('bijdrage').where({ id }).update({ status: 'gevraagd', gevraagd_op: o.kern.clock.now(), ...velden });
      return id;
    };
    const lijst = async (): Promise<string[]> => ((await roep('/api/v1/mijn/bijdragen', burger(persoon))).body as { items: { id: string }[] }).items.map((b) => b.id).toSorted();
    const antwoord = (id: string): Promise<unknown> => roep('/api/v1/mijn/bijdragen/:id/antwoorden', burger(persoon), { params: { id }, body: { uitkomst: 'gegeven', tekst: 'Ja.' } });
    const gewoon = await stel('gesprek');
    expect(await lijst()).toEqual([gewoon]);
    const [hold] = await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'uitwisseling', object_id: casusId, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Kind is nog niet veilig.', status: 'voorgesteld', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() }).returning('id') as { id: string }[];
    const na = new Date(o.kern.clock.now().getTime() + 60_000);
    const gewogen = await stel('gesprek', { beoordeeld_door: daan.medewerkerId, gevraagd_op: na });
    await stel('plan', { beoordeeld_door: daan.medewerkerId, gevraagd_op: na });
    await stel('gesprek', { beoordeeld_door: daan.medewerkerId, gevraagd_op: new Date(o.kern.clock.now().getTime() - 86_400_000) });
    expect(await lijst()).toEqual([gewogen]);
    await expect(antwoord(gewoon)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await antwoord(gewogen);
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ objecttype: 'casus', object_id: casusId });
    expect(((await roep('/api/v1/mijn/antwoorden', burger(persoon))).body as { items: unknown[] }).items).toEqual([]);
    await o.kern.db('achterhouding').where({ id: hold?.id }).update({ status: 'opgeheven' });
    expect(await lijst()).toHaveLength(3);
    expect(((await roep('/api/v1/mijn/antwoorden', burger(persoon))).body as { items: unknown[] }).items).toHaveLength(1);
    await antwoord(gewoon);
  });
  test('processen §2.7: an open safety hold → a human weighs first; niet-vragen asks nothing', async () => {
    const { casusId, personen: [persoon = ''] } = await o.nieuweCasus();
    await o.kern.db('achterhouding').insert({ casus_id: casusId, objecttype: 'casus', object_id: casusId, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Kind is nog niet veilig.', status: 'actief', besluit_door: noor.medewerkerId, besluit_op: o.kern.clock.now() });
    const { bijdrageId, klaar } = await vraag(casusId, persoon, 'gesprek');
    const taak = await o.taak(casusId, 'betrekken-beoordelen');
    await expect(o.voltooi(taak, daan, { uitkomst: 'vragen', veiligContact: 'nee', motivatie: 'Toch maar vragen aan deze persoon.' })).rejects.toThrow();
    await o.voltooi(taak, daan, { uitkomst: 'niet-vragen', veiligContact: 'nee', motivatie: 'Vragen is nu gevaarlijk voor het kind.' });
    expect(await klaar()).toMatchObject({ uitkomst: 'niet-gevraagd' });
    expect(await berichten(persoon)).toEqual([]);
    expect(await o.kern.db('bijdrage').where({ id: bijdrageId }).first()).toMatchObject({ status: 'niet-gevraagd', veilig_contact: 'nee', niet_gevraagd_reden: 'Vragen is nu gevaarlijk voor het kind.' });
    // R7.3: asked after all, in the agreed way only: the subject says nothing.
    const weer = await vraag(casusId, persoon, 'gesprek');
    await o.voltooi(await o.taak(casusId, 'betrekken-beoordelen', [taak.id]), daan, { uitkomst: 'vragen', veiligContact: 'alleen-zo', motivatie: 'Bellen mag alleen op het werk van moeder.' });
    await tot(() => o.kern.db('bijdrage').where({ id: weer.bijdrageId, status: 'gevraagd', veilig_contact: 'alleen-zo' }).first());
    expect(await o.kern.db('bericht').where({ aan_persoon_id: persoon, soort: 'bijdrage' }).pluck('onderwerp')).toEqual(['U heeft een nieuw bericht']);
  });
});
