import { randomUUID } from 'node:crypto';
import type { Blokkade } from '../../domein/analyse/uitspraak.ts';
import type { Adviespunt } from '../../domein/analyse/vaststellen.ts';
import { controleerOvergang, type Staat } from '../../domein/overgangen.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Adviesrij, Analyse } from './model.ts';
import { alle, kameel, slang } from './rij.ts';
import { open, verberg } from './versleuteld.ts';

const omhoog = (tx: Tx, nu: Date) => ({ gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });

export const leesAnalyse = async (tx: Tx, id: string): Promise<Analyse | undefined> => kameel<Analyse>(await tx('analyse').where({ id }).first() as Record<string, unknown> | undefined);
/** With a row lock. Throws Probleem `niet-gevonden`. */
export const moetAnalyse = async (tx: Tx, id: string): Promise<Analyse> => {
  const rij = kameel<Analyse>(await tx('analyse').where({ id }).forUpdate().first() as Record<string, unknown> | undefined);
  if (rij === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  return rij;
};
/** All versions of a casus, newest first. */
export const analysesVan = async (tx: Tx, casusId: string): Promise<Analyse[]> => alle(await tx('analyse').where({ casus_id: casusId }).orderBy('versie', 'desc'));
/** Analyses of this casus on which people still work. */
export const lopendeAnalyses = async (tx: Tx, casusId: string): Promise<Analyse[]> => alle(await tx('analyse').where({ casus_id: casusId }).whereNotIn('status', ['vastgesteld', 'vervangen', 'ingetrokken']).orderBy('versie'));
export const voegAnalyseToe = async (tx: Tx, a: Pick<Analyse, 'id' | 'casusId' | 'verbandCode' | 'regioCode' | 'ronde' | 'versie' | 'vervangtId'>, nu: Date): Promise<void> => {
  await tx('analyse').insert({ ...slang(a), aangemaakt_op: nu, gewijzigd_op: nu });
};
export const wijzigAnalyse = async (tx: Tx, id: string, velden: Partial<Analyse> & { blokkades?: readonly Blokkade[]; gecontroleerdOp?: Date }, nu: Date): Promise<void> => {
  const { blokkades, ...rest } = velden;
  await tx('analyse').where({ id }).update({ ...slang(rest), ...(blokkades ? { blokkades: JSON.stringify(blokkades) } : {}), ...omhoog(tx, nu) });
};
/** Along the listed arrows (R0.1); the state it already has is no change. */
export const zetStaat = async (tx: Tx, a: Analyse, naar: Staat<'analyse'>, nu: Date, velden: Partial<Analyse> = {}): Promise<void> => {
  if (a.status !== naar) controleerOvergang('analyse', a.status, naar);
  await wijzigAnalyse(tx, a.id, { ...velden, status: naar }, nu);
};

export type Stap = 'opstellen' | 'zienswijze' | 'vaststellen';
export const schrijfBesluit = async (kern: Kern, tx: Tx, b: { analyseId: string; stap: Stap; uitkomst: string; motivatie: string; isGewogen?: boolean; door: string; op: Date }): Promise<void> => {
  const id = randomUUID();
  await tx('analyse_besluit').insert({ id, analyse_id: b.analyseId, stap: b.stap, uitkomst: b.uitkomst, motivatie_versleuteld: verberg(kern, b.motivatie, 'analyse_besluit.motivatie', id), is_gewogen: b.isGewogen ?? false, door: b.door, op: b.op });
};
/** The last act of a kind, so that who comes next reads why. */
export const laatsteBesluit = async (kern: Kern, tx: Tx, analyseId: string, stap: Stap): Promise<{ uitkomst: string; motivatie: string } | undefined> => {
  const rij = await tx('analyse_besluit').where({ analyse_id: analyseId, stap }).orderBy('op', 'desc').first('id', 'uitkomst', 'motivatie_versleuteld as geheim') as { id: string; uitkomst: string; geheim: string } | undefined;
  return rij && { uitkomst: rij.uitkomst, motivatie: open(kern, rij.geheim, 'analyse_besluit.motivatie', rij.id) };
};

/** A new fact; the same cause once. */
export const voegFeitToe = async (tx: Tx, f: { analyseId: string; soort: string; bron: string; op: Date; gemarkeerdOp?: Date }): Promise<string | undefined> => {
  const [rij] = await tx('analyse_feit').insert(slang(f)).onConflict(['analyse_id', 'bron']).ignore().returning('id') as { id: string }[];
  return rij?.id;
};
export const markeerFeit = async (tx: Tx, feitId: string, nu: Date): Promise<void> => { await tx('analyse_feit').where({ id: feitId }).whereNull('gemarkeerd_op').update({ gemarkeerd_op: nu, ...omhoog(tx, nu) }); };
export const ziendeFeiten = async (tx: Tx, analyseId: string, nu: Date): Promise<void> => {
  await tx('analyse_feit').where({ analyse_id: analyseId }).whereNotNull('gemarkeerd_op').whereNull('gezien_op').where('op', '<=', nu).update({ gezien_op: nu, ...omhoog(tx, nu) });
  await tx('analyse').where({ id: analyseId }).update({ nieuwe_feiten_op: null, ...omhoog(tx, nu) });
};
/** What nobody looked at yet, as far as it may be seen at `nu`. */
export const nieuweFeiten = async (tx: Tx, analyseId: string, nu: Date): Promise<{ soort: string; op: Date }[]> => tx('analyse_feit').where({ analyse_id: analyseId }).whereNotNull('gemarkeerd_op').whereNull('gezien_op').where('op', '<=', nu).orderBy('op').select('soort', 'op');
/** A new version begins with the facts that came after the earlier ones and that nobody looked at. */
export const neemFeitenOver = async (tx: Tx, casusId: string, naar: string, nu: Date): Promise<void> => {
  const eerdere = tx('analyse').where({ casus_id: casusId }).whereNot({ id: naar }).select('id');
  const feiten = await tx('analyse_feit').whereIn('analyse_id', eerdere).whereNull('gezien_op').orderBy('op').select('soort', 'bron', 'op') as { soort: string; bron: string; op: Date }[];
  for (const f of feiten) await voegFeitToe(tx, { ...f, analyseId: naar, gemarkeerdOp: nu });
  await tx('analyse_feit').whereIn('analyse_id', eerdere).whereNull('gezien_op').update({ gezien_op: nu, ...omhoog(tx, nu) });
};

type Puntinhoud = Pick<Adviespunt, 'waaromEerst' | 'aanbeveling' | 'gevraagdBesluit'>;
export const leesAdvies = async (kern: Kern, tx: Tx, analyseId: string): Promise<Adviesrij | null> => {
  const a = await tx('advies').where({ analyse_id: analyseId }).first('id', 'kern_versleuteld as geheim', 'urgentie', 'rijversie') as { id: string; geheim: string; urgentie: string; rijversie: number } | undefined;
  if (a === undefined) return null;
  const punten = alle<Omit<Adviespunt, keyof Puntinhoud> & { id: string; inhoudVersleuteld: string }>(await tx('advies_punt').where({ advies_id: a.id }).orderBy('rang'));
  return {
    kern: open(kern, a.geheim, 'advies.kern', a.id), urgentie: a.urgentie, rijversie: a.rijversie,
    punten: punten.map((p) => ({ ...JSON.parse(open(kern, p.inhoudVersleuteld, 'advies_punt.inhoud', p.id)) as Puntinhoud, rang: p.rang, leefgebied: p.leefgebied, dienstsoort: p.dienstsoort, dienstId: p.dienstId, matchId: p.matchId })),
  };
};
/** Replaces the advice as a whole: the page shows and sends all points. */
export const bewaarAdvies = async (kern: Kern, tx: Tx, analyseId: string, a: { kern: string; urgentie: string; punten: readonly Adviespunt[] }, nu: Date): Promise<void> => {
  const had = await tx('advies').where({ analyse_id: analyseId }).first('id') as { id: string } | undefined;
  const id = had?.id ?? randomUUID();
  const rij = { kern_versleuteld: verberg(kern, a.kern, 'advies.kern', id), urgentie: a.urgentie };
  if (had) await tx('advies').where({ id }).update({ ...rij, ...omhoog(tx, nu) });
  else await tx('advies').insert({ ...rij, id, analyse_id: analyseId, aangemaakt_op: nu, gewijzigd_op: nu });
  await tx('advies_punt').where({ advies_id: id }).delete();
  if (a.punten.length === 0) return;
  await tx('advies_punt').insert(a.punten.map((p) => {
    const puntId = randomUUID();
    return {
      id: puntId, advies_id: id, rang: p.rang, leefgebied: p.leefgebied, dienstsoort: p.dienstsoort, dienst_id: p.dienstId, match_id: p.matchId, aangemaakt_op: nu, gewijzigd_op: nu,
      inhoud_versleuteld: verberg(kern, JSON.stringify({ waaromEerst: p.waaromEerst, aanbeveling: p.aanbeveling, gevraagdBesluit: p.gevraagdBesluit } satisfies Puntinhoud), 'advies_punt.inhoud', puntId),
    };
  }));
};
