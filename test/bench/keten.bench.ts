// The automatic part of the chain, from melding to the first triage task: the whole platform against the bare engine with the same BPMN, in turns in one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, percentile, type Bench } from './bench.ts';
import { cpuRegel } from './cpu.ts';
import { startEcht } from './keten/echt.ts';
import { startKaal } from './keten/kaal.ts';
import type { Kant } from './keten/kant.ts';
import { belast, verzadig, type Venster } from './keten/rijden.ts';

/** Cases on their way at saturation; more only makes the queues longer. */
const inVlucht = 16;
const opwarm = 10;
/** Rounds of warming up at most; a side is warm when a round gains less than 7 %. */
const hoogsteWarmlopen = 6;

const som = (vensters: readonly Venster[]): Venster => vensters.reduce((a, b) => ({
  zaken: a.zaken + b.zaken, seconden: a.seconden + b.seconden, jobs: a.jobs + b.jobs, machine: a.machine + b.machine, draad: a.draad + b.draad / vensters.length,
  cpu: { engine: a.cpu.engine + b.cpu.engine, postgres: a.cpu.postgres + b.cpu.postgres, app: a.cpu.app + b.cpu.app },
}), { zaken: 0, seconden: 0, jobs: 0, machine: 0, draad: 0, cpu: { engine: 0, postgres: 0, app: 0 } });

/** What holds this side back, told from who was busy. */
const beperkt = (v: Venster): string => {
  const kernen = availableParallelism();
  const eigen = v.cpu.engine + v.cpu.postgres + v.cpu.app;
  const vol = v.machine / v.seconden / kernen;
  const grootste = (Object.entries(v.cpu) as [string, number][]).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const rest = `de machine is voor ${Math.round(vol * 100)} % bezet, ${Math.round(((v.machine - eigen) / v.seconden) * 100)} % van een kern door anderen`;
  if (v.draad > 0.9) return `de ene draad van het Node-proces is vol (${Math.round(v.draad * 100)} %); ${rest}`;
  return vol > 0.85 ? `rekentijd, het meest ${grootste}; ${rest}` : `wachten (draad van het Node-proces ${Math.round(v.draad * 100)} %); ${rest}`;
};
const snelheid = (v: Venster): string => (v.zaken / v.seconden).toFixed(1);
const regels = (kant: Kant, v: Venster): string[] => [
  `${kant.naam}: ${(v.zaken / v.seconden).toFixed(1)} zaken/s, ${(v.jobs / v.seconden).toFixed(0)} jobs/s; per zaak ${((v.cpu.engine / v.zaken) * 1000).toFixed(0)} ms engine, ${((v.cpu.postgres / v.zaken) * 1000).toFixed(0)} ms PostgreSQL, ${((v.cpu.app / v.zaken) * 1000).toFixed(0)} ms app`,
  `${kant.naam}: ${cpuRegel(v.cpu, v.seconden)}`, `${kant.naam}: beperkt door ${beperkt(v)}`,
];

/** `kort` measures once and briefly, to see whether a change helps. */
export const bench: Bench = async (args) => {
  const [rondes, venster] = args.includes('kort') ? [1, 15] : [3, 20];
  const map = mkdtempSync(join(tmpdir(), 'samenspel-keten-'));
  const stoppers: (() => Promise<unknown>)[] = [() => { rmSync(map, { recursive: true, force: true }); return Promise.resolve(); }];
  try {
    const echt = await startEcht(join(map, 'echt'), 2500);
    stoppers.push(echt.stop);
    const kaal = await startKaal(join(map, 'kaal'), await echt.neemOp());
    stoppers.push(kaal.stop);
    const vensters: Record<Kant['naam'], Venster[]> = { kaal: [], echt: [] };
    const meet = async (kant: Kant, naam: string): Promise<Venster> => {
      const v = await verzadig(kant, { inVlucht, opwarm, venster });
      console.log(`${kant.naam} ${naam}: ${snelheid(v)} zaken/s`);
      return v;
    };
    // Rounds that do not count: the engines and Node compile what is hot, and the real side comes to that later because fewer cases pass. Until neither gains.
    const koud = new Map<Kant, number>([[kaal, 0], [echt, 0]]);
    for (let ronde = 1; koud.size > 0 && ronde <= hoogsteWarmlopen; ronde++) {
      for (const [kant, beste] of koud) {
        const v = await meet(kant, `(warmlopen ${ronde})`), nu = v.zaken / v.seconden;
        if (nu < beste * 1.07) koud.delete(kant); else koud.set(kant, nu);
      }
    }
    for (let ronde = 1; ronde <= rondes; ronde++) for (const kant of [kaal, echt]) vensters[kant.naam].push(await meet(kant, String(ronde)));
    const [k, e] = [som(vensters.kaal), som(vensters.echt)];
    const perSeconde = k.zaken / k.seconden / 2;
    const duurKaal = await belast(kaal, { perSeconde, opwarm: 5, venster });
    const duurEcht = await belast(echt, { perSeconde, opwarm: 5, venster });
    return {
      figures: [
        figure('verhouding', (e.zaken / e.seconden) / (k.zaken / k.seconden), 'x', { op: '>=', value: 0.5 }),
        figure('echt-zaken', e.zaken / e.seconden, '/s'), figure('kaal-zaken', k.zaken / k.seconden, '/s'),
        figure('echt-jobs', e.jobs / e.seconden, '/s'), figure('kaal-jobs', k.jobs / k.seconden, '/s'),
        figure('p95-verhouding', percentile(duurEcht, 95) / percentile(duurKaal, 95), 'x', { op: '<=', value: 1.5 }),
        figure('echt-p50', percentile(duurEcht, 50), 'ms'), figure('echt-p95', percentile(duurEcht, 95), 'ms'),
        figure('kaal-p50', percentile(duurKaal, 50), 'ms'), figure('kaal-p95', percentile(duurKaal, 95), 'ms'),
      ],
      notes: [
        ...regels(kaal, k), ...regels(echt, e),
        `zaken/s per venster: kaal ${vensters.kaal.map(snelheid).join(', ')}; echt ${vensters.echt.map(snelheid).join(', ')}`,
        ...(perSeconde > e.zaken / e.seconden ? ['de helft van kaal is meer dan echt aankan: daar groeit de rij zolang de meting duurt, dus zegt de p95 van echt alleen dat de belasting te hoog is'] : []),
        `streefwaarde van de verhouding is 0,6; verzadiging: ${inVlucht} zaken onderweg, ${rondes} vensters van ${venster} s per kant, om en om; wachttijd bij ${perSeconde.toFixed(1)} zaken/s (de helft van kaal), ${duurEcht.length} zaken`,
        'taken die elke melding krijgt (beoordelen, netwerk, uitvraag) rondt de meting af zodra ze er zijn: echt met voltooiTaak en alles wat dat schrijft, kaal in de engine met vaste waarden',
        'kaal antwoordt met wat één echte zaak gaf; beide engines lopen tien minuten voor, zodat het vrijgaverooster (R3.2) niet meetelt; nabootsingen en meting draaien in het proces van de app',
      ],
    };
  } finally { for (const stop of stoppers.toReversed()) await stop().catch(() => {}); }
};
