import { datumVan, eindeVanDag, isWerkdag, plusDagen, type Feestdagtoets } from './kalender.ts';
import { terugtellen, type Eenheid } from './termijn.ts';

export const overlegsoorten = ['regulier', 'spoed', 'motorkap', 'evaluatie'] as const;
export type Overlegsoort = typeof overlegsoorten[number];
export const overlegvormen = ['fysiek', 'video', 'telefoon', 'ter-plaatse'] as const;
export const regelsoorten = ['gezegd', 'feit', 'afspraak', 'besluit'] as const;
export const besluitsoorten = ['casusregisseur', 'aanpak', 'opschalen', 'afschalen', 'overdragen', 'onderzoek-raad', 'terugkomen', 'sluiten'] as const;
export type Besluitsoort = typeof besluitsoorten[number];
/** Outcomes of an overleg that the caller acts on (processen §2.8). */
export const overleguitkomsten = ['plan', 'acties', 'afschalen', 'nader-onderzoek', 'doorgeleiden', 'nieuwe-ronde'] as const;
export type Overleguitkomst = typeof overleguitkomsten[number];
export const afwijkredenen = ['veiligheid', 'opsporing', 'eigen-wens', 'onbereikbaar'] as const;

/** Which kinds of besluit carry which course (processen §2.17); the course of an overleg must rest on at least one of them. */
const dragend: Readonly<Record<Overleguitkomst, readonly Besluitsoort[]>> = {
  plan: ['casusregisseur', 'aanpak'], acties: ['casusregisseur', 'aanpak'], 'nieuwe-ronde': ['opschalen'], 'nader-onderzoek': ['onderzoek-raad'], doorgeleiden: ['overdragen'], afschalen: ['afschalen', 'sluiten'],
};
export const dragendeBesluiten = (uitkomst: Overleguitkomst): readonly Besluitsoort[] => dragend[uitkomst];

/** T15: how long before the meeting invitations must be out; a motorkapoverleg has no such time. */
const vooraf: Readonly<Record<Overlegsoort, { duur: number; eenheid: Eenheid } | null>> = {
  regulier: { duur: 5, eenheid: 'werkdag' }, evaluatie: { duur: 5, eenheid: 'werkdag' }, spoed: { duur: 4, eenheid: 'uur' }, motorkap: null,
};
/** The latest moment to send invitations for a meeting at `start` (T15, counting back); null = any moment. */
export const uiterlijkUitnodigen = (soort: Overlegsoort, start: Date, isFeestdag: Feestdagtoets): Date | null => {
  const termijn = vooraf[soort];
  return termijn === null ? null : terugtellen(start, termijn, isFeestdag);
};

const minuutMs = 60_000, uurMs = 60 * minuutMs;
/** Ten o'clock in Amsterdam on this day; the clock changes at night, so counting back from midnight is safe. */
const tienUur = (datum: string): Date => new Date(Math.ceil(eindeVanDag(datum).getTime() / minuutMs) * minuutMs - 14 * uurMs);
export type Tijdvoorstel = { readonly code: 'vandaag' | 'twee-weken'; readonly start: Date | null; readonly reden: string | null };
const vandaag = (soort: Overlegsoort, nu: Date): Tijdvoorstel => {
  if (soort !== 'spoed') return { code: 'vandaag', start: null, reden: 'Dit is geen spoedoverleg: uitnodigen moet 5 werkdagen vooraf.' };
  // A quarter of an hour to finish preparing, then the next quarter on the clock.
  const start = new Date(Math.ceil((nu.getTime() + 4 * uurMs + 15 * minuutMs) / (15 * minuutMs)) * 15 * minuutMs);
  return datumVan(start) === datumVan(nu) ? { code: 'vandaag', start, reden: null } : { code: 'vandaag', start: null, reden: 'Vandaag lukt niet meer: uitnodigen moet 4 uur vooraf.' };
};
const tweeWeken = (soort: Overlegsoort, nu: Date, isFeestdag: Feestdagtoets): Tijdvoorstel => {
  if (soort === 'spoed') return { code: 'twee-weken', start: null, reden: 'Een spoedoverleg is binnen 24 uur.' };
  for (let dag = 1; dag <= 14; dag++) {
    const datum = plusDagen(datumVan(nu), dag);
    if (!isWerkdag(datum, isFeestdag)) continue;
    const start = tienUur(datum), uiterlijk = uiterlijkUitnodigen(soort, start, isFeestdag);
    // Not today at the latest: a second person may have to look along before anything is sent (R8.3).
    if (uiterlijk !== null && datumVan(uiterlijk) > datumVan(nu)) return { code: 'twee-weken', start, reden: null };
  }
  return { code: 'twee-weken', start: null, reden: 'Door vrije dagen past het niet binnen 2 weken.' };
};
/** ux §4.9: the two moments that the screen offers, each with its first possible start, or why it cannot be (T15). */
export const tijdvoorstellen = (soort: Overlegsoort, nu: Date, isFeestdag: Feestdagtoets): readonly Tijdvoorstel[] => [vandaag(soort, nu), tweeWeken(soort, nu, isFeestdag)];

const dagMs = 24 * uurMs;
/** R8.4, T15: shared documents can be read from five werkdagen before the meeting until 24 hours after it closed; not closed yet: no end. */
export const stukvenster = (start: Date, geslotenOp: Date | null, isFeestdag: Feestdagtoets): { vanOp: Date; totOp: Date | null } => ({
  vanOp: terugtellen(start, { duur: 5, eenheid: 'werkdag' }, isFeestdag), totOp: geslotenOp === null ? null : new Date(geslotenOp.getTime() + dagMs),
});

export const stukvoorwaarden = ['alleen-lezen', 'alleen-tijdens', 'geen-afdruk'] as const;
export type Stukstand = {
  readonly voorwaarde: typeof stukvoorwaarden[number]; readonly vanOp: Date; readonly totOp: Date | null;
  readonly isOntvanger: boolean; readonly isAanwezig: boolean; readonly isGestart: boolean; readonly nu: Date;
};
/** R8.4: whether a reader may open a document now. `alleen-tijdens` only while the meeting runs and he is there; leaving closes at once. */
export const magStukLezen = (s: Stukstand): boolean => {
  if (!s.isOntvanger) return false;
  if (s.voorwaarde === 'alleen-tijdens') return s.isGestart && s.isAanwezig;
  return s.vanOp <= s.nu && (s.totOp === null || s.nu < s.totOp);
};
/** R8.4: printing is a second disclosure, logged and watermarked like reading. Of the conditions only `alleen-lezen` allows it; `geen-afdruk` and `alleen-tijdens` leave no copy. */
export const magStukAfdrukken = (s: Stukstand): boolean => s.voorwaarde === 'alleen-lezen' && magStukLezen(s);

/** R8.1: who may be invited: with own agendapunten, a reason and a ground from the matrix. Gives the reasons why not. */
export const waaromNietUitnodigen = (u: { agendapunten: readonly number[]; reden: string; grondslagen: readonly string[] }): ('zonder-agendapunt' | 'zonder-reden' | 'zonder-grondslag')[] => [
  ...(u.agendapunten.length === 0 ? ['zonder-agendapunt' as const] : []), ...(u.reden.trim().length === 0 ? ['zonder-reden' as const] : []), ...(u.grondslagen.length === 0 ? ['zonder-grondslag' as const] : []),
];

/** How long emergency access outside a motorkapoverleg is open (R8.6): the time in which a motorkapoverleg can stand (T16 `motorkap`, 2 uur). */
export const noodtoegangMs = 2 * uurMs;
/** Points on one agenda. */
export const hoogstePunten = 20;
/** Times that a meeting may be moved before the quorum counts as impossible (processen §2.8 step 4). */
export const hoogsteVerzet = 3;
