/** A calendar day in Europe/Amsterdam as `YYYY-MM-DD`. Text, so that a day is never mistaken for a moment. */
export type Datum = string;

const dagMs = 86_400_000;
const lokaal = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

const delen = (moment: Date): Record<string, string> => Object.fromEntries(lokaal.formatToParts(moment).map((deel) => [deel.type, deel.value]));

/** The calendar day of a moment, as the clock on a Dutch wall shows it. */
export const datumVan = (moment: Date): Datum => {
  const d = delen(moment);
  return `${d.year}-${d.month}-${d.day}`;
};

/** Minutes that Amsterdam is ahead of UTC at a moment (60 or 120). */
const verschuiving = (moment: Date): number => {
  const d = delen(moment);
  const wand = Date.UTC(Number(d.year), Number(d.month) - 1, Number(d.day), Number(d.hour), Number(d.minute), Number(d.second));
  return Math.round((wand - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
};

/** 23:59:59 local of a day, where every term of whole days ends (domein §4). */
export const eindeVanDag = (datum: Datum): Date => {
  const wand = utc(datum) + dagMs - 1000;
  // One correction is enough: the clock never changes between 22:00 and 24:00 local.
  return new Date(wand - verschuiving(new Date(wand - 3_600_000)) * 60_000);
};

const utc = (datum: Datum): number => Date.parse(`${datum}T00:00:00Z`);
const tekst = (ms: number): Datum => new Date(ms).toISOString().slice(0, 10);

/** The day `aantal` days later (negative: earlier). */
export const plusDagen = (datum: Datum, aantal: number): Datum => tekst(utc(datum) + aantal * dagMs);

/** Days from `van` to `tot`, the first not counted. */
export const dagenTussen = (van: Datum, tot: Datum): number => Math.round((utc(tot) - utc(van)) / dagMs);

/** The same day number `aantal` months later, else the last day of that month (domein §4). */
export const plusMaanden = (datum: Datum, aantal: number): Datum => {
  const [jaar = 0, maand = 1, dag = 1] = datum.split('-').map(Number);
  const laatste = new Date(Date.UTC(jaar, maand + aantal, 0)).getUTCDate();
  return tekst(Date.UTC(jaar, maand - 1 + aantal, Math.min(dag, laatste)));
};

/** 0 = Sunday … 6 = Saturday. */
export const weekdag = (datum: Datum): number => new Date(utc(datum)).getUTCDay();

/** Tells whether a day is a public holiday; rows of the table `feestdag`, or the rule for a year. */
export type Feestdagtoets = (datum: Datum) => boolean;

/** A werkdag is Monday to Friday and not a feestdag (domein §4). */
export const isWerkdag = (datum: Datum, isFeestdag: Feestdagtoets): boolean => {
  const dag = weekdag(datum);
  return dag !== 0 && dag !== 6 && !isFeestdag(datum);
};

/** The n-th werkdag after (n > 0) or before (n < 0) a day; the day itself is not counted. */
export const plusWerkdagen = (datum: Datum, aantal: number, isFeestdag: Feestdagtoets): Datum => {
  const stap = Math.sign(aantal);
  let dag = datum;
  for (let nog = Math.abs(aantal); nog > 0;) {
    dag = plusDagen(dag, stap);
    if (isWerkdag(dag, isFeestdag)) nog -= 1;
  }
  return dag;
};

/** Werkdagen from `van` to `tot`, the first not counted. */
export const werkdagenTussen = (van: Datum, tot: Datum, isFeestdag: Feestdagtoets): number => {
  let aantal = 0;
  for (let dag = plusDagen(van, 1); dag <= tot; dag = plusDagen(dag, 1)) if (isWerkdag(dag, isFeestdag)) aantal += 1;
  return aantal;
};
