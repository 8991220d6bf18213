const vorm = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** An ISO 8601 duration without years and months in ms, for technical waits (not for legal terms: those are src/domein/termijn). Throws on other text. */
export const duurInMs = (tekst: string): number => {
  const m = vorm.exec(tekst);
  if (m === null || tekst === 'P' || tekst.endsWith('T')) throw new Error(`Geen duur: ${tekst}`);
  const [w, d, u, min, s] = m.slice(1).map((x) => Number(x ?? 0)) as [number, number, number, number, number];
  return ((((w * 7 + d) * 24 + u) * 60 + min) * 60 + s) * 1000;
};

/** Wait before the next attempt of a job: `wachttijd` doubled per earlier attempt, at most ten minutes. */
export const wachtVoorPoging = (wachttijd: string, eerderePogingen: number): number => Math.min(600_000, duurInMs(wachttijd) * 2 ** Math.min(eerderePogingen, 20));
