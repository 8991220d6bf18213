// Cases over the whole chain, from melding to closed, while app, broker and database are killed again and again. TEST_DIEP (`npm run test:diep`) does a hundred.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakProces, type Proces } from '../../hulp/proces.ts';
import { sluitAan, startBuitenwereld, type Buitenwereld } from './buitenwereld.ts';
import { afwijkingen } from './ketencontrole.ts';
import { begin, maakKetenwereld, wegen, werkAf, type Weg, type Zaak } from './ketenwerk.ts';
import { startRampen } from './rampen.ts';
import { maakToeval } from './toeval.ts';
import { verschillen } from './vergelijken.ts';

const diep = process.env['TEST_DIEP'] === 'true';
const toeval = maakToeval();
/** The long run goes every way, the short one those that take little of the engine's time. `om`: a plug is pulled each time after so many tasks. */
const opzet: { readonly wegen: readonly Weg[]; readonly om: readonly [number, number]; readonly minstens: number; readonly ms: number } = diep
  ? { wegen: Array.from({ length: 100 }, (_, n) => Object.values(wegen)[n < 14 ? n % 7 : toeval.getal(0, 7)] as Weg), om: [40, 100], minstens: 6, ms: 90 * 60_000 }
  : { wegen: [wegen.overleg, wegen.terugval, wegen['geen-vervolg'], wegen['niet-aannemen']], om: [4, 9], minstens: 2, ms: 600_000 };

let p: Proces;
let buiten: Buitenwereld;
beforeAll(async () => { p = await maakProces(); buiten = await startBuitenwereld(p); await p.start(); await sluitAan(p, buiten); });
afterAll(async () => { await p.ruimOp(); await buiten.simulatoren.stop(); });

describe('the whole chain under fire', () => {
  test(`issue 4 crash run: ${opzet.wegen.length} cases from melding to their end with kill -9 of app, broker and database at random moments: every case ends, no effect twice, projection equal to the engine`, async () => {
    const t0 = Date.now();
    const meld = (tekst: string): void => { console.log(`${((Date.now() - t0) / 1000).toFixed(0).padStart(5)} s  ${tekst}`); };
    meld(`STORING_ZAAD=${toeval.zaad}`);
    const w = maakKetenwereld(p, buiten.zetTijd);
    const rampen = startRampen(p, toeval, opzet.om, meld);
    let taken = 0;
    const gedaan = (): void => { taken += 1; rampen.gedaan(); };
    const klaar = async (): Promise<boolean> => (await p.vraag<{ klaar: boolean }>("select count(*) filter (where bpmn_process_id = 'veilig-thuis') >= $1 and bool_and(status <> 'actief') as klaar from proces_instantie", [opzet.wegen.length]).catch(() => []))[0]?.klaar === true;
    const zaken: Zaak[] = [];
    try {
      for (const [n, weg] of toeval.geschud(opzet.wegen).entries()) { zaken.push(await begin(p, w, n + 1, weg)); gedaan(); }
      await werkAf({ p, w, zaken, gedaan, klaar, meld: (tekst) => { if (diep) meld(`${taken} taken; ${tekst}`); } });
    } finally { await rampen.stop(); }
    meld(`${taken} stappen van mensen; kill -9: app ${rampen.geteld.app}, broker ${rampen.geteld.broker}, database ${rampen.geteld.database}; ${[...w.storingen].map(([s, n]) => `${n} keer ${s}`).join(', ')}`);

    expect(await afwijkingen(p, buiten, zaken)).toEqual([]);
    // A completion sent again because its answer got lost was done, or is told to be done already.
    expect(w.herhalingen.filter((h) => h.status >= 400 && !h.detail.startsWith('U heeft deze taak zelf al afgerond'))).toEqual([]);
    const engine = p.engine();
    try { expect(await verschillen(p, engine)).toEqual([]); } finally { engine.close(); }
    for (const [deel, keren] of Object.entries(rampen.geteld)) expect(keren, deel).toBeGreaterThanOrEqual(opzet.minstens);
    meld('gecontroleerd');
  }, opzet.ms);
});
