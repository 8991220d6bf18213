// Pulls the plug in the middle of the work: nothing is lost, nothing happens twice, and the projection says what the engine says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Klant } from '../../../src/demo/klant.ts';
import { maakProces, type Proces } from '../../hulp/proces.ts';
import { tot } from '../../hulp/stapel.ts';
import { maakToeval } from './toeval.ts';
import { meldpuntformulieren, openTaken, rondAf, verstuur } from './meldingen.ts';
import { verschillen } from './vergelijken.ts';

let p: Proces;
let joost: Klant;
let noor: Klant;
const begin = async (): Promise<void> => { p = await maakProces(); await p.start(); joost = await p.als('joost', 'melder'); noor = await p.als('noor'); };
const eind = (): Promise<void> => p.ruimOp();
const aantal = async (sql: string): Promise<number> => (await p.vraag<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n ?? -1;
/** Where the work stands, for the message of a red test: counts, states and causes only. */
const stand = async (): Promise<unknown> => ({
  taken: await p.vraag('select element_id, status, count(*)::int as n from taak group by 1, 2'),
  outbox: await p.vraag("select soort, status, oorzaak, max(pogingen) as pogingen, count(*)::int as n from outbox where status <> 'klaar' group by 1, 2, 3"),
  incidenten: await p.vraag('select element_id, soort, oorzaak, count(*)::int as n from incident group by 1, 2, 3'),
  // A melding whose process nobody sees: was it started, by what answer of the engine, and does the projection know that instance?
  zonderProces: await p.vraag(`select m.status, count(*)::int as n, array_agg(o.status || ' ' || o.pogingen || ' ' || o.verzonden_op || ' ' || coalesce(o.resultaat::text, '')) as starts, array_agg(i.status) as proces
    from melding m left join casus_claim k on k.casus_id = m.casus_id left join outbox o on o.volgorde_sleutel = m.casus_id::text and o.soort = 'proces-starten'
    left join proces_instantie i on i.sleutel::text = o.resultaat ->> 'processInstanceKey' where k.casus_id is null group by 1`),
  elementen: await p.vraag("select element_id, count(*)::int as n from element_instantie where status = 'actief' group by 1"), posities: await p.vraag('select exporter, positie, gewijzigd_op from stroom_positie'),
});
/** The record streams have brought everything: nothing differs from the engine, within a deadline. */
const gelijk = async (): Promise<string[]> => {
  const client = p.engine();
  try {
    let laatste: string[] = [];
    await tot('projectie gelijk aan de engine', async () => { laatste = await verschillen(p, client); return laatste.length === 0; }, 20_000).catch(() => {});
    return laatste;
  } finally { client.close(); }
};

describe('three starts of one casus', () => {
  beforeAll(begin);
  afterAll(eind);
  test('processen §8 case 2: start correlated three times and kill -9 of app and broker in between: one root instance, one casus', async () => {
    const meldingId = await verstuur(joost, 1);
    await p.doodApp();                                                    // perhaps before, perhaps after the engine took the first start
    const [melding] = await p.vraag<{ casus_id: string; opdracht: { soort: string; procesId: string; sleutel: string; variabelen: Record<string, unknown> } }>(
      "select m.casus_id, o.opdracht from melding m join outbox o on o.volgorde_sleutel = m.casus_id::text and o.soort = 'proces-starten' where m.id = $1", [meldingId]);
    const casusId = melding?.casus_id ?? '';
    const nogmaals = (volgorde: string, sleutel: string): Promise<unknown[]> => p.vraag("insert into outbox (volgorde_sleutel, soort, opdracht) values ($1, 'proces-starten', $2)", [volgorde, JSON.stringify({ ...melding?.opdracht, sleutel })]);
    const verwerkt = (n: number): Promise<unknown> => tot(`${n} starts verwerkt`, async () => (await aantal("outbox where soort = 'proces-starten' and status = 'klaar'")) === n, 90_000);

    await nogmaals(casusId, casusId);
    await p.doodBroker();
    await p.start();
    await verwerkt(2);
    // The third start reaches the engine under another key, as after the end of an earlier instance: only the claim in PostgreSQL can stop it.
    await p.doodBroker();
    await nogmaals(`${casusId}:3`, `${casusId}:3`);
    await p.doodApp();
    await p.start();
    await verwerkt(3);
    await tot('de taak van het meldpunt', async () => (await aantal("taak where element_id = 'melding-beoordelen'")) > 0, 90_000);
    await tot('de derde start beëindigd', async () => (await aantal("element_instantie where element_id = 'eind-dubbele-start' and status = 'afgerond'")) === 1, 90_000);
    await tot('de derde instantie afgerond', async () => (await aantal("proces_instantie where bpmn_process_id = 'veilig-thuis' and status = 'afgerond'")) === 1, 90_000);

    const actief = await p.vraag<{ sleutel: string }>("select sleutel::text from proces_instantie where bpmn_process_id = 'veilig-thuis' and status = 'actief'");
    expect(actief).toHaveLength(1);
    expect(await p.vraag('select process_instance_key::text as sleutel from casus_claim where casus_id = $1', [casusId])).toEqual(actief);
    expect(await aantal("taak where element_id = 'melding-beoordelen'")).toBe(1);
    expect(await gelijk()).toEqual([]);

    const [taak] = await openTaken(noor, ['uitwisselen-melding.melding-beoordelen']);
    if (taak === undefined) throw new Error('noor does not see the task');
    await rondAf(noor, taak);
    await tot('de casus', async () => (await aantal('casus')) > 0);
    expect(await p.vraag('select id, process_instance_key::text as sleutel from casus')).toEqual([{ id: casusId, sleutel: actief[0]?.sleutel }]);
    expect(await aantal("outbox where status in ('vastgelopen', 'vervallen')")).toBe(0);
    expect(await aantal("incident where status = 'open'")).toBe(0);
  }, 300_000);
});

describe('fifty cases', () => {
  const { zaad, getal: toeval } = maakToeval();
  beforeAll(begin);
  afterAll(eind);

  test('issue 3: 50 cases with kill -9 of app and of broker halfway: every case goes on, no effect twice, projection equal to the engine', async () => {
    const t0 = Date.now();
    const meld = (tekst: string): void => { console.log(`${((Date.now() - t0) / 1000).toFixed(0).padStart(5)} s  ${tekst}`); };
    meld(`STORING_ZAAD=${zaad}`);
    const N = 50;
    let verstuurd = 0;
    let afgerond = 0;
    let klaar = false;
    const nummers = Array.from({ length: N }, (_, n) => n + 1);
    const sturen = Promise.all([1, 2, 3].map(async () => { for (let n = nummers.shift(); n !== undefined; n = nummers.shift()) { await verstuur(joost, n); verstuurd++; } }));
    const bijna = "taak t join proces_element e on e.definitie_sleutel = t.definitie_sleutel and e.element_id = t.element_id where e.form_id like 'vaststellen-identiteit.%' and t.status in ('nieuw', 'op-naam')";
    const werken = (async () => {
      while (!klaar) {
        const open = await openTaken(noor, meldpuntformulieren);
        await Promise.all([0, 1, 2].map(async () => { for (let t = open.shift(); t !== undefined; t = open.shift()) { await rondAf(noor, t); afgerond++; } }));
        if (open.length === 0) await new Promise((verder) => { setTimeout(verder, 50); });
      }
    })();
    werken.catch(() => {});                                                 // its error is thrown below, when it is awaited
    const voortgang = (n: number): Promise<unknown> => tot(`voortgang ${n}`, async () => verstuurd + afgerond >= n, 180_000);
    // Three times, at a random moment in the middle of the stream: the app; the broker, with the app working on without it; all three parts.
    const storingen = (async () => {
      const herstart = async (): Promise<void> => { await p.doodApp(); await p.start(); meld(`weer gestart; ${verstuurd} verstuurd, ${afgerond} taken af`); };
      await voortgang(toeval(8, 30));
      await herstart();
      await voortgang(verstuurd + afgerond + toeval(8, 20));
      const bij = verstuurd;
      await p.doodBroker();
      await tot('werk zonder broker', async () => verstuurd >= Math.min(N, bij + 2), 60_000);   // meldingen are taken in while the engine is gone
      await herstart();
      await voortgang(verstuurd + afgerond + toeval(3, 10));
      await p.doodPostgres();
      await tot('de app zegt dat zij niet gereed is', async () => !(await p.gereed()));
      await p.doodBroker();
      expect(p.pids().app).toBeDefined();                                   // without its parts the app waits; it does not fall over
      await herstart();
    })();
    let misging = false;
    try {
      await Promise.all([sturen, storingen]);
      meld('alles verstuurd');
      // On a busy machine it may take long; standing still may not.
      for (let daar = await aantal(bijna); daar < N; daar = await aantal(bijna)) await tot(`meer dan ${daar} van ${N} casussen bij de identiteit`, async () => (await aantal(bijna)) > daar, 60_000).catch(async (fout: unknown) => { throw new Error(`${(fout as Error).message} ${JSON.stringify(await stand())}`, { cause: fout }); });
    } catch (fout) { misging = true; throw fout; } finally {
      klaar = true;
      // What went wrong first is what must be told: without an app the work fails too.
      await werken.catch((fout: unknown) => { if (!misging) throw fout; });
    }

    meld(`alle ${N} bij de identiteit`);
    expect(await gelijk()).toEqual([]);
    meld('projectie vergeleken');
    expect(await aantal(bijna)).toBe(N);
    // One of everything for each case: cases, claims, root instances, decisions, answers, lines.
    for (const [tabel, perCasus] of [
      ['melding', 1], ['casus', 1], ['casus_claim', 1], ['casus_team', 1], ['melding_beoordeling', 1], ['terugmelding', 1], ['bron_raadpleging', 1], ['identiteitsvaststelling', 2], ['casus_tijdlijn', 3],
      ['melding_spoor', 6], ['voltooiing', 2], ['taak', 3], ['termijn', 5], ['proces_instantie', 3], ['engine_timer', 2], ['bericht_correlatie', 1],
    ] as const) expect(`${tabel} ${await aantal(tabel)}`).toBe(`${tabel} ${N * perCasus}`);
    expect(await p.vraag('select casus_id, soort, zin from casus_tijdlijn group by 1, 2, 3 having count(*) > 1')).toEqual([]);
    expect(await p.vraag('select melding_id, stap from melding_spoor group by 1, 2 having count(*) > 1')).toEqual([]);
    expect(await aantal('casus c join casus_claim k on k.casus_id = c.id and k.process_instance_key = c.process_instance_key')).toBe(N);
    expect(await p.vraag("select bpmn_process_id as proces, status, count(*)::int as n from proces_instantie group by 1, 2 order by 1")).toEqual([
      { proces: 'uitwisselen-melding', status: 'afgerond', n: N }, { proces: 'vaststellen-identiteit', status: 'actief', n: N }, { proces: 'veilig-thuis', status: 'actief', n: N },
    ]);
    // Each automatic step ran once for each case: one effect, and the engine went through each element exactly N times.
    expect(await p.vraag('select job_type as type, count(*)::int as n from job_effect group by 1 order by 1')).toEqual([
      { type: 'proces.termijn-zetten', n: 5 * N }, ...['casus-openen', 'duplicaat-zoeken', 'melding-routeren', 'melding-valideren', 'terugmelding-verzenden'].map((t) => ({ type: `uitwisselen-melding.${t}`, n: N })), { type: 'vaststellen-identiteit.brp-raadplegen', n: N },
    ]);
    expect(await p.vraag("select i.bpmn_process_id as proces, e.element_id as element, count(*)::int as n from element_instantie e join proces_instantie i on i.sleutel = e.process_instance_key where e.soort <> 'SEQUENCE_FLOW' group by 1, 2 order by 1, 2")).toEqual([
      ...['duplicaat-zoeken', 'eind-melding', 'gw-oordeel', 'gw-terugmelding', 'melding-beoordelen', 'melding-routeren', 'melding-valideren', 'start-melding', 'terugmelding-opstellen', 'terugmelding-verzenden'].map((element) => ({ proces: 'uitwisselen-melding', element, n: N })),
      ...['brp-raadplegen', 'gw-bvv', 'gw-twijfel', 'kandidaat-kiezen', 'start'].map((element) => ({ proces: 'vaststellen-identiteit', element, n: N })),
      ...['casus-openen', 'gw-eerste', 'gw-melding', 'roep-uitwisselen-melding', 'roep-vaststellen-identiteit', 'start-melding'].map((element) => ({ proces: 'veilig-thuis', element, n: N })),
    ]);
    expect(await aantal("outbox where status <> 'klaar'")).toBe(0);
    expect(await aantal("incident where status = 'open'")).toBe(0);
  }, 600_000);
});
