// CPU seconds of the parts of a stack apart: engine, PostgreSQL (with its backends) and this process (app, workers, and the bench itself).
import { readFileSync, readdirSync } from 'node:fs';

type Verbruik = { readonly engine: number; readonly postgres: number; readonly app: number };
const hz = 100;                                                          // clock ticks per second of /proc, on every Linux we run on

/** user + system seconds of one process; `ookVergane` adds those of its children that ended. 0 when it is gone. */
const seconden = (pid: string, ookVergane = false): number => {
  try {
    const velden = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(velden[11]) + Number(velden[12]) + (ookVergane ? Number(velden[13]) + Number(velden[14]) : 0)) / hz;
  } catch { return 0; }
};
const kinderen = (ouder: number): string[] => readdirSync('/proc').filter((p) => /^\d+$/.test(p)).filter((p) => {
  try { return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${p}/status`, 'utf8'))?.[1]) === ouder; } catch { return false; }
});

const stand = (engine: number | undefined, postgres: number | undefined): Verbruik => {
  const { user, system } = process.cpuUsage();
  return {
    engine: engine === undefined ? 0 : seconden(String(engine)),
    // A connection that is not used for a while goes, and its backend with it; the postmaster keeps what that one used.
    postgres: postgres === undefined ? 0 : seconden(String(postgres), true) + kinderen(postgres).reduce((som, p) => som + seconden(p), 0),
    app: (user + system) / 1e6,
  };
};

/** Starts counting; the function it gives tells the CPU seconds since, per part. */
export const telCpu = (delen: { readonly engine?: number | undefined; readonly postgres?: number | undefined }): (() => Verbruik) => {
  const begin = stand(delen.engine, delen.postgres);
  return () => { const eind = stand(delen.engine, delen.postgres); return { engine: eind.engine - begin.engine, postgres: eind.postgres - begin.postgres, app: eind.app - begin.app }; };
};

/** One line for the notes of a bench: share of one core per part over `duur` seconds. */
export const cpuRegel = (v: Verbruik, duur: number): string =>
  `CPU (aandeel van één kern): engine ${Math.round((v.engine / duur) * 100)} %, PostgreSQL ${Math.round((v.postgres / duur) * 100)} %, app met workers en meting ${Math.round((v.app / duur) * 100)} %`;
