// The real side: the whole app with its workers, projection, outbox, BRP and partner simulators over HTTP, and all writes.
import { join } from 'node:path';
import { demoOin } from '../../../src/domein/oin.ts';
import { betrokkenenVan } from '../../../src/casus/index.ts';
import { maakMelding, verzendMelding } from '../../../src/bouwstenen/uitwisselen-melding/index.ts';
import { startEngine } from '../../../src/platform/embedded/zeebe/engine.ts';
import { freePort } from '../../../src/platform/embedded/processes.ts';
import { exporterInstellingen } from '../../../src/platform/engine/index.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../../src/platform/identity/afleiden.ts';
import { startBrpSimulator } from '../../../src/simulatoren/brp/index.ts';
import { voltooiTaak } from '../../../src/taken/index.ts';
import { vindMedewerker } from '../../../src/toegang/index.ts';
import { schrijfTraceparent, volgendeSpan } from '../../../src/platform/telemetry/traceparent.ts';
import { startStapel, tot, type Stapel } from '../../hulp/stapel.ts';
import { engineInstellingen, loopVooruit } from './engine.ts';
import { maakGezinnen, meldingOver } from './gezinnen.ts';
import { triagetaak, type Kant, type Opname } from './kant.ts';

/** What the meldpunt answers to the tasks that no melding can pass without; `null` = not on the way to the triage. */
const antwoorden: Readonly<Record<string, Record<string, unknown>>> = {
  'melding-beoordelen': { urgentieCode: 'p2', motivatie: 'De melding is volledig en hoort bij Veilig Thuis.', uitkomst: 'accepteren' },
  'netwerk-aanvullen': { huishoudenKlopt: 'ja', uitkomst: 'bevestigd' },
  'uitvraag-bevestigen': { motivatie: 'Wij willen weten wie dit gezin kent, om veilig te kunnen beoordelen.', uitkomst: 'uitvragen' },
};

export const startEcht = async (map: string, aantalGezinnen: number): Promise<Kant & { neemOp: () => Promise<Opname>; stapel: Stapel }> => {
  const gezinnen = maakGezinnen(aantalGezinnen);
  const brp = await startBrpSimulator({ personen: gezinnen.flatMap((g) => [g.moeder, g.kind]) });
  const poort = await freePort();
  const engine = await startEngine(join(map, 'engine'), { ...engineInstellingen(), properties: exporterInstellingen(`http://127.0.0.1:${poort}`) });
  const stapel = await startStapel({ env: { ZEEBE_ADDRESS: engine.grpc, ZEEBE_REST_ADDRESS: engine.rest, ZEEBE_MANAGEMENT_ADDRESS: engine.management, STROOM_PORT: String(poort), BRP_URL: brp.adres } });
  const { kern, client } = stapel;
  await loopVooruit(client);

  const gevonden = await vindMedewerker(kern.db, 'noor', kern.clock.now());
  const rol = gevonden?.roltoekenningen.find((r) => r.toegangsrol === 'procesregisseur');
  if (gevonden === undefined || rol === undefined) throw new Error('geen medewerker van het meldpunt');
  const noor = alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'meting' });
  const organisatie = async (nr: number): Promise<{ id: string; oin: string }> => await kern.db('organisatie').where({ oin: demoOin(nr) }).first('id', 'oin') as { id: string; oin: string };
  const [politie, gemeente] = [await organisatie(3), await organisatie(7)];
  const verzender = { organisatieId: politie.id, oin: politie.oin, medewerkerId: null, accountId: null, regioCode: 'merelland' };

  const kant: { bijTriage: Kant['bijTriage'] } = { bijTriage: () => {} };
  const voltooi = async (taakId: string, casusId: string): Promise<void> => {
    const { element_id: element } = await kern.db('taak').where({ id: taakId }).first('element_id') as { element_id: string };
    if (element === triagetaak) { kant.bijTriage(casusId); return; }
    const basis = antwoorden[element];
    if (basis === undefined) return;
    await kern.db.transaction(async (tx) => {
      const keuze = element === 'uitvraag-bevestigen' ? { personen: (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId), partners: [politie.id, gemeente.id] } : {};
      return voltooiTaak(kern, tx, noor, taakId, { ...basis, ...keuze }, schrijfTraceparent(volgendeSpan()));
    });
  };
  const afmelden = kern.bus.subscribe('taak', (b) => {
    if (b['actie'] === 'created') voltooi(String(b['taakId']), String(b['casusId'])).catch((fout: unknown) => { console.error(`echt: taak niet afgerond: ${String(fout)} ${JSON.stringify((fout as { extra?: unknown }).extra ?? '')}`); });
  });

  let volgende = 0;
  const start = async (): Promise<string> => {
    const nummer = volgende++;
    const gezin = gezinnen[nummer];
    if (gezin === undefined) throw new Error('alle gezinnen zijn gebruikt');
    return kern.db.transaction(async (tx) => {
      const { melding } = await maakMelding(kern, tx, { soort: 'VT', kanaal: 'keten', verzender, referentie: `METING-${nummer}`, inhoud: meldingOver(gezin) });
      return (await verzendMelding(kern, tx, melding.id)).casusId;
    });
  };
  return Object.assign(kant, {
    naam: 'echt' as const, stapel, pids: { engine: engine.pid, postgres: stapel.postgres?.pid }, start,
    jobs: async () => (await kern.metrics.jobs.get()).values.reduce((som, v) => som + v.value, 0),
    stop: async () => { afmelden(); await stapel.stop(); await engine.stop(); await brp.stop(); },
    neemOp: () => neemOp(stapel, start, kant),
  });
};

/** Lets the first casus go its way and reads back what its jobs, tasks and messages gave the engine. */
const neemOp = async (stapel: Stapel, start: () => Promise<string>, kant: { bijTriage: Kant['bijTriage'] }): Promise<Opname> => {
  const { db } = stapel.kern;
  const aan = Promise.withResolvers<string>();
  kant.bijTriage = aan.resolve;
  await start();
  await tot('de eerste casus bij de triage', async () => Promise.race([aan.promise, new Promise<undefined>((klaar) => { setTimeout(klaar, 100); })]), 120_000)
    .catch(async (fout: unknown) => { throw new Error(`${String(fout)}\n${JSON.stringify(await db('taak').select('element_id', 'status'))}\n${JSON.stringify(await db('incident').select('element_id', 'oorzaak'))}\n${stapel.logregels.slice(-10).join('')}`); });
  type Effect = { job_type: string; uitvoer: Record<string, unknown> | null; element: string | null };
  const lees = async (): Promise<Effect[]> => (await db.raw(`select e.job_type, e.uitvoer, coalesce(x.element_id, p.bpmn_process_id) as element from job_effect e
    left join element_instantie x on x.sleutel = e.element_instance_key left join proces_instantie p on p.sleutel = e.element_instance_key`) as { rows: Effect[] }).rows;
  // The informing runs beside it, and the record stream comes a second later.
  const jobs = await tot('de rest van de eerste casus', async () => {
    const informeren = await db('taak').where({ element_id: 'informering-doen' }).first('id') as unknown, wacht = await db('outbox').where({ status: 'wacht' }).first('id') as unknown;
    const effecten = await lees();
    return informeren !== undefined && wacht === undefined && effecten.every((x) => x.element !== null) ? effecten : undefined;
  });
  const opdrachten = await db('outbox').where({ status: 'klaar' }).orderBy('volgnummer').select('soort', 'opdracht', 'taak_sleutel') as { soort: string; opdracht: Record<string, unknown>; taak_sleutel: string | null }[];
  const taken = new Map((await db('taak').select('taak_sleutel', 'element_id') as { taak_sleutel: string; element_id: string }[]).map((t) => [t.taak_sleutel, t.element_id]));
  const eerste = (soort: string): Record<string, unknown> => { const o = opdrachten.find((x) => x.soort === soort); if (o === undefined) throw new Error(`de opname mist ${soort}`); return o.opdracht; };
  const [begin, bericht] = [eerste('proces-starten'), eerste('bericht')];
  return {
    start: { naam: `start.${String(begin['procesId'])}`, variabelen: begin['variabelen'] as Record<string, unknown> },
    jobs: new Map(jobs.map((j) => [`${j.job_type} ${j.element}`, j.uitvoer ?? {}])),
    taken: new Map(opdrachten.filter((o) => o.soort === 'taak-voltooien').map((o) => [taken.get(o.taak_sleutel ?? '') ?? '', o.opdracht['variabelen'] as Record<string, unknown>])),
    antwoord: { naam: String(bericht['naam']), ttl: Number(bericht['ttl']), variabelen: bericht['variabelen'] as Record<string, unknown> },
    sleutels: (await db('uitvraag_partner').select('id') as { id: string }[]).map((r) => r.id),
  };
};
