import { gebreken, isWeersproken, type Blokkade, type Uitspraakbeeld, type Verbandbeeld } from './uitspraak.ts';

export type Bijdragebeeld = { readonly status: 'open' | 'geleverd' | 'afgeslagen' | 'verlopen'; readonly uiterlijkOp: Date };
/** What one person of the household was asked. `afgezien` = not asked, with a reason. */
export type Zienswijzebeeld = { readonly status: 'gevraagd' | 'ontvangen' | 'verlopen' | 'niet-gevraagd' | 'afgezien'; readonly uiterlijkOp: Date | null };
export type Adviespunt = {
  readonly rang: number; readonly leefgebied: string; readonly waaromEerst: string; readonly aanbeveling: string; readonly gevraagdBesluit: string | null;
  readonly dienstsoort: string | null; readonly dienstId: string | null; readonly matchId: string | null;
};
export type Advies = { readonly kern: string; readonly urgentie: string; readonly punten: readonly Adviespunt[] };
export type Analysebeeld = {
  readonly uitspraken: readonly Uitspraakbeeld[]; readonly verbanden: readonly Verbandbeeld[]; readonly bijdragen: readonly Bijdragebeeld[]; readonly zienswijzen: readonly Zienswijzebeeld[]; readonly advies: Advies | null;
};

const meer = (n: number, een: string, veel: string): string => (n === 1 ? een : `${n} ${veel}`);

/** R6.4: at most five points, each with its own rank and why it comes first; a dienst only with the match that proposed it. */
export const adviesgebreken = (a: Advies | null, vereist: boolean): Blokkade[] => {
  const fout = (code: string, melding: string): Blokkade => ({ code, uitspraakId: null, melding });
  if (a === null || a.punten.length === 0) return vereist ? [fout('advies-ontbreekt', 'Er is nog geen advies. Schrijf de kern op en noem minstens één punt.')] : [];
  return [
    ...(a.kern.trim() === '' ? [fout('advies-zonder-kern', 'Schrijf de kern van het advies op.')] : []),
    ...(a.punten.length > 5 ? [fout('advies-te-veel-punten', 'Kies hoogstens 5 punten: wat moet eerst?')] : []),
    ...(new Set(a.punten.map((p) => p.rang)).size !== a.punten.length ? [fout('advies-rang-dubbel', 'Twee punten van het advies hebben dezelfde plaats.')] : []),
    ...a.punten.flatMap((p) => [
      ...(p.waaromEerst.trim() === '' ? [fout('advies-zonder-waarom', `Schrijf bij punt ${p.rang} van het advies waarom dit eerst moet.`)] : []),
      ...(p.aanbeveling.trim() === '' ? [fout('advies-zonder-aanbeveling', `Schrijf bij punt ${p.rang} van het advies wat u aanbeveelt.`)] : []),
      ...(p.dienstId !== null && p.matchId === null ? [fout('dienst-zonder-match', `De dienst bij punt ${p.rang} is niet gevonden met de dienstenzoeker. Zoek hem daar op.`)] : []),
    ]),
  ];
};

/**
 * R6.2: everything that stands in the way of vaststellen, all at once. `adviesVereist` = the outcome says that the advice is ready. A
 * question that waits for nobody any more (its term is past) does not block: silence is no consent, and no veto either.
 */
export const blokkades = (a: Analysebeeld, nu: Date, vandaag: string, adviesVereist: boolean): Blokkade[] => {
  const lijst: Blokkade[] = a.uitspraken.flatMap((u) => [
    ...gebreken(u, a.uitspraken, a.verbanden),
    ...(u.bronGeldigTot !== null && u.bronGeldigTot < vandaag ? [{ code: 'bron-verlopen', uitspraakId: u.id, melding: `De bron van een uitspraak over ${u.leefgebied} mag niet meer worden gebruikt. Vraag de bron opnieuw, of haal de uitspraak weg.` }] : []),
    ...(isWeersproken(u, a.verbanden) && (u.reactie ?? '').trim() === '' ? [{ code: 'weersproken-zonder-reactie', uitspraakId: u.id, melding: `Een uitspraak over ${u.leefgebied} wordt weersproken. Schrijf op wat u daarmee doet.` }] : []),
  ]);
  const open = a.bijdragen.filter((b) => b.status === 'open' && b.uiterlijkOp > nu).length;
  if (open > 0) lijst.push({ code: 'bijdrage-open', uitspraakId: null, melding: `${meer(open, 'Eén organisatie heeft', 'organisaties hebben')} nog tijd om bij te dragen. Wacht daarop.` });
  const wacht = a.zienswijzen.filter((z) => z.status === 'gevraagd' && (z.uiterlijkOp === null || z.uiterlijkOp > nu)).length;
  if (wacht > 0) lijst.push({ code: 'zienswijze-open', uitspraakId: null, melding: `${meer(wacht, 'Eén gezinslid heeft', 'gezinsleden hebben')} nog tijd om te reageren. Wacht daarop.` });
  if (a.uitspraken.length === 0) lijst.push({ code: 'geen-uitspraken', uitspraakId: null, melding: 'Er staat nog niets in de analyse.' });
  return [...lijst, ...adviesgebreken(a.advies, adviesVereist)];
};
