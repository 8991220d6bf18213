import type { Tx } from '../../platform/kern.ts';
import type { Moment, Nazorg, Signaal } from './model.ts';

/** Rows of aftercare: nazorg, its moments and the signals of relapse. Only this room reads and writes them. */
const kameel = <T>(rij: Record<string, unknown> | undefined): T | undefined => (rij && Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v])) as T);
export const slang = (velden: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));
export const alle = <T>(rijen: unknown): T[] => (rijen as Record<string, unknown>[]).map((r) => kameel<T>(r) as T);
export const een = <T>(rij: unknown): T | undefined => kameel<T>(rij as Record<string, unknown> | undefined);
export const wijzig = async (tx: Tx, tabel: string, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => {
  await tx(tabel).where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

/** The nazorg, locked until the transaction ends. */
export const leesNazorg = async (tx: Tx, id: string): Promise<Nazorg | undefined> => een<Nazorg>(await tx('nazorg').where({ id }).forUpdate().first());
/** The newest nazorg of a casus; running ones first. */
export const nazorgVanCasus = async (tx: Tx, casusId: string): Promise<Nazorg | undefined> => een<Nazorg>(await tx('nazorg').where({ casus_id: casusId }).orderByRaw("status = 'beeindigd', gestart_op desc").first());
export const lopendeNazorg = async (tx: Tx, casusId: string): Promise<Nazorg | undefined> => een<Nazorg>(await tx('nazorg').where({ casus_id: casusId, wijze: 'nazorg' }).whereNot('status', 'beeindigd').forUpdate().first());
export const voegNazorgToe = async (tx: Tx, n: Pick<Nazorg, 'id' | 'casusId' | 'processInstanceKey' | 'verbandCode' | 'regioCode' | 'ronde' | 'wijze' | 'gestartOp'>): Promise<void> => { await tx('nazorg').insert(slang(n)).onConflict('id').ignore(); };
/** Earlier runs that were never ended, because their process was interrupted (early end of the casus). */
export const andereLopende = async (tx: Tx, casusId: string, nietId: string): Promise<Nazorg[]> => alle<Nazorg>(await tx('nazorg').where({ casus_id: casusId }).whereNot('id', nietId).whereNot('status', 'beeindigd').forUpdate());
export const wijzigNazorg = (tx: Tx, id: string, velden: Partial<Nazorg>, nu: Date): Promise<void> => wijzig(tx, 'nazorg', id, velden, nu);

export const momentenVan = async (tx: Tx, nazorgId: string): Promise<Moment[]> => alle<Moment>(await tx('nazorgmoment').where({ nazorg_id: nazorgId }).orderBy(['nummer', 'poging']));
/** The moment that is to be held now: the first one planned. */
export const huidigMoment = async (tx: Tx, nazorgId: string): Promise<Moment | undefined> => een<Moment>(await tx('nazorgmoment').where({ nazorg_id: nazorgId, status: 'gepland' }).orderBy(['nummer', 'poging']).forUpdate().first());
export const voegMomentToe = async (tx: Tx, m: Pick<Moment, 'nazorgId' | 'nummer' | 'poging' | 'geplandOp' | 'vorm'>): Promise<void> => { await tx('nazorgmoment').insert(slang(m)).onConflict(['nazorg_id', 'nummer', 'poging']).ignore(); };
export const wijzigMoment = (tx: Tx, id: string, velden: Partial<Moment>, nu: Date): Promise<void> => wijzig(tx, 'nazorgmoment', id, velden, nu);
/** Skips what is still planned, with the reason (R12.5). */
export const slaMomentenOver = async (tx: Tx, nazorgId: string, reden: string, nu: Date): Promise<void> => {
  await tx('nazorgmoment').where({ nazorg_id: nazorgId, status: 'gepland' }).update({ status: 'overgeslagen', overslaan_reden: reden, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};

/** False when this cause was signalled already. */
export const voegSignaalToe = async (tx: Tx, s: Pick<Signaal, 'id' | 'nazorgId' | 'casusId' | 'bron' | 'bronId' | 'ernst' | 'regels' | 'op'>): Promise<boolean> =>
  (await tx('terugvalsignaal').insert(slang(s)).onConflict(['nazorg_id', 'bron', 'bron_id']).ignore().returning('id')).length > 0;
export const signalenVan = async (tx: Tx, nazorgId: string, alleenOpen = false): Promise<Signaal[]> =>
  alle<Signaal>(await tx('terugvalsignaal').where({ nazorg_id: nazorgId }).modify((q) => { if (alleenOpen) void q.where({ status: 'open' }).forUpdate(); }).orderBy(['op', 'id']));
export const wijzigSignaal = (tx: Tx, id: string, velden: Partial<Signaal>, nu: Date): Promise<void> => wijzig(tx, 'terugvalsignaal', id, velden, nu);

export const schrijfGemist = async (tx: Tx, g: { nazorgId: string; oorzaak: string; afspraak: string; keuze: string; door: string; op: Date }): Promise<void> => { await tx('nazorg_gemist').insert(slang(g)); };
