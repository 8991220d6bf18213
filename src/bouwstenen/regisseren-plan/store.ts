import type { Knex } from 'knex';
import type { Oordeel } from '../../domein/plan/instemming.ts';
import type { Planinhoud } from '../../domein/plan/verschil.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Afhankelijkheid, Akkoord, Doel, Instemming, Interventie, Meelezer, Opmerking, Plan, RegieOverdracht, Signaalrij, Wijzigingsdeel } from './model.ts';

const kameel = <T>(rij: Record<string, unknown>): T => Object.fromEntries(Object.entries(rij).map(([k, v]) => [k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()), v])) as T;
const slang = (velden: object): Record<string, unknown> => Object.fromEntries(Object.entries(velden).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]));
const een = <T>(rij: unknown): T | undefined => (rij ? kameel<T>(rij as Record<string, unknown>) : undefined);
const alle = <T>(rijen: unknown): T[] => (rijen as Record<string, unknown>[]).map((r) => kameel<T>(r));
/** Days as text: a Date would be midnight of the machine's zone. */
const dagen = (db: Knex, kolommen: readonly string[]): (string | Knex.Raw)[] => ['*', ...kolommen.map((k) => db.raw(`${k}::text as ${k}`))];
const wijzig = async (tx: Tx, tabel: string, id: string, velden: object, nu: Date): Promise<void> => { await tx(tabel).where({ id }).update({ ...slang(velden), gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };
const getal = (w: unknown): number | null => (w === null ? null : Number(w));
const alsDoel = (rij: Record<string, unknown>): Doel => { const d = kameel<Doel>(rij); return { ...d, nulmeting: getal(d.nulmeting), streefwaarde: getal(d.streefwaarde) }; };

const planDagen = ['evaluatie_op', 'stagnatie_op'];
const interventieDagen = ['match_op', 'beschikbaar_op', 'gepland_van', 'gepland_tot', 'werkelijk_van', 'werkelijk_tot'];

export const leesPlan = async (db: Knex, id: string): Promise<Plan | undefined> => een<Plan>(await db('plan').where({ id }).first(dagen(db, planDagen)));
/** The same, and nobody else changes it until the transaction ends. Throws when it does not exist. */
export const planVast = async (tx: Tx, id: string): Promise<Plan> => {
  const plan = een<Plan>(await tx('plan').where({ id }).forUpdate().first(dagen(tx, planDagen)));
  if (!plan) throw new Error('this plan does not exist');
  return plan;
};
/** The plan of a casus that counts now: the newest one. */
export const laatstePlan = async (db: Knex, casusId: string): Promise<Plan | undefined> => een<Plan>(await db('plan').where({ casus_id: casusId }).orderBy([{ column: 'aangemaakt_op', order: 'desc' }, { column: 'id' }]).first(dagen(db, planDagen)));
/** Plans of a casus that have not ended, oldest first. */
export const openPlannen = async (db: Knex, casusId: string): Promise<Plan[]> => alle<Plan>(await db('plan').where({ casus_id: casusId }).whereNotIn('status', ['afgerond', 'ingetrokken']).orderBy('aangemaakt_op').select(dagen(db, planDagen)));
export const voegPlanToe = async (tx: Tx, p: Pick<Plan, 'id' | 'casusId' | 'overlegId' | 'processInstanceKey' | 'verbandCode' | 'regioCode' | 'ronde' | 'urgentieCode' | 'vorm'>, nu: Date): Promise<void> => { await tx('plan').insert({ ...slang(p), aangemaakt_op: nu, gewijzigd_op: nu }).onConflict('id').ignore(); };
export const wijzigPlan = (tx: Tx, id: string, velden: Partial<Plan>, nu: Date): Promise<void> => wijzig(tx, 'plan', id, velden, nu);

export const doelenVan = async (db: Knex, planId: string): Promise<Doel[]> => (await db('plan_doel').where({ plan_id: planId }).orderBy(['volgorde', 'aangemaakt_op', 'id']).select(dagen(db, ['streefdatum'])) as Record<string, unknown>[]).map(alsDoel);
export const voegDoelToe = async (tx: Tx, d: Partial<Doel> & Pick<Doel, 'planId' | 'titel'>, nu: Date): Promise<string> => {
  const hoogste = (await tx('plan_doel').where({ plan_id: d.planId }).max('volgorde as n').first() as { n: number | null }).n ?? 0;
  const [rij] = await tx('plan_doel').insert({ ...slang(d), volgorde: hoogste + 1, aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigDoel = (tx: Tx, id: string, velden: Partial<Omit<Doel, 'voortgang'>> & { voortgang?: string }, nu: Date): Promise<void> => wijzig(tx, 'plan_doel', id, velden, nu);
export const verwijderDoel = async (tx: Tx, id: string): Promise<void> => { await tx('interventie').where({ doel_id: id }).delete(); await tx('plan_doel').where({ id }).delete(); };

export const interventiesVan = async (db: Knex, planId: string): Promise<Interventie[]> => alle<Interventie>(await db('interventie').where({ plan_id: planId }).orderByRaw('interventie.gepland_van nulls last, interventie.aangemaakt_op, interventie.id').select(dagen(db, interventieDagen)));
export const voegInterventieToe = async (tx: Tx, i: Partial<Interventie> & Pick<Interventie, 'planId' | 'doelId' | 'omschrijving'>, nu: Date): Promise<string> => {
  const [rij] = await tx('interventie').insert({ ...slang(i), aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const wijzigInterventie = (tx: Tx, id: string, velden: Partial<Interventie>, nu: Date): Promise<void> => wijzig(tx, 'interventie', id, velden, nu);
export const verwijderInterventie = async (tx: Tx, id: string): Promise<void> => { await tx('interventie').where({ id }).delete(); };

export const pijlenVan = async (db: Knex, planId: string): Promise<Afhankelijkheid[]> => alle<Afhankelijkheid>(await db('afhankelijkheid').where({ plan_id: planId }).orderBy(['aangemaakt_op', 'id']));
export const voegPijlToe = async (tx: Tx, p: Afhankelijkheid & { planId: string }, nu: Date): Promise<string> => {
  const [rij] = await tx('afhankelijkheid').insert({ ...slang(p), aangemaakt_op: nu, gewijzigd_op: nu }).onConflict(['van_id', 'naar_id']).merge({ soort: p.soort, wachtdagen: p.wachtdagen, gewijzigd_op: nu }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const verwijderPijl = async (tx: Tx, planId: string, id: string): Promise<boolean> => await tx('afhankelijkheid').where({ id, plan_id: planId }).delete() > 0;

export type Versie = { readonly versie: number; readonly inhoud: Planinhoud; readonly reden: string | null; readonly door: string | null; readonly op: Date };
export const schrijfVersie = async (tx: Tx, v: Omit<Versie, 'inhoud'> & { planId: string; inhoud: Planinhoud }): Promise<void> => { await tx('plan_versie').insert({ ...slang(v), inhoud: JSON.stringify(v.inhoud) }); };
export const versiesVan = async (db: Knex, planId: string): Promise<Versie[]> => alle<Versie>(await db('plan_versie').where({ plan_id: planId }).orderBy('versie', 'desc'));

const signaalDagen = ['nieuwe_datum'];
/** Signals whose fact still holds, also those called onterecht. */
export const lopendeSignalen = async (db: Knex, planId: string): Promise<Signaalrij[]> => alle<Signaalrij>(await db('stagnatiesignaal').where({ plan_id: planId }).whereNull('weg_op').orderBy(['op', 'code', 'id']).select(dagen(db, signaalDagen)));
export const signalenVanCasus = async (db: Knex, casusId: string): Promise<Signaalrij[]> => alle<Signaalrij>(await db('stagnatiesignaal').where({ casus_id: casusId }).whereNull('weg_op').whereIn('status', ['open', 'erkend']).orderBy(['op', 'code', 'id']).select(dagen(db, signaalDagen)));
/** False when this signal was there already. */
export const voegSignaalToe = async (tx: Tx, s: Pick<Signaalrij, 'planId' | 'casusId' | 'code' | 'objectsoort' | 'objectId' | 'op' | 'nieuweDatum'>): Promise<boolean> =>
  (await tx('stagnatiesignaal').insert(slang(s)).onConflict(tx.raw('(plan_id, code, object_id) where weg_op is null') as never).ignore().returning('id')).length > 0;
/** A plan that ended has no standstill any more; what was seen stays as history. */
export const sluitSignalen = async (tx: Tx, planId: string, nu: Date): Promise<void> => { await tx('stagnatiesignaal').where({ plan_id: planId }).whereNull('weg_op').update({ weg_op: nu, status: tx.raw("case when status = 'onterecht' then status else 'opgelost' end"), gewijzigd_op: nu }); };
export const wijzigSignaal = (tx: Tx, id: string, velden: Partial<Signaalrij> & { door?: string; beoordeeldOp?: Date }, nu: Date): Promise<void> => wijzig(tx, 'stagnatiesignaal', id, velden, nu);

export const akkoordenVan = async (db: Knex, planId: string, versie?: number): Promise<Akkoord[]> => alle<Akkoord>(await db('plan_akkoord').where({ plan_id: planId }).modify((q) => { if (versie !== undefined) void q.where({ versie }); }).orderBy(['versie', 'aangemaakt_op', 'id']));
export const voegAkkoordToe = async (tx: Tx, a: Pick<Akkoord, 'planId' | 'versie' | 'persoonId' | 'bijdrageId' | 'gevraagdOp'> & { isWijziging?: true }): Promise<string> => { const [rij] = await tx('plan_akkoord').insert(slang(a)).onConflict('bijdrage_id').ignore().returning('id') as { id: string }[]; return rij?.id ?? ''; };
export const wijzigAkkoord = (tx: Tx, id: string, velden: Partial<Akkoord>, nu: Date): Promise<void> => wijzig(tx, 'plan_akkoord', id, velden, nu);
export const voegWijzigingsdelenToe = async (tx: Tx, delen: readonly Omit<Wijzigingsdeel, 'vervallenOp'>[]): Promise<void> => { await tx('plan_wijzigingsdeel').insert(delen.map((d) => ({ ...slang(d), inhoud: JSON.stringify(d.inhoud), vorig: d.vorig === null ? null : JSON.stringify(d.vorig) }))); };
export const wijzigingsdelenVan = async (db: Knex, akkoordIds: readonly string[]): Promise<Wijzigingsdeel[]> => (akkoordIds.length === 0 ? [] : alle(await db('plan_wijzigingsdeel').whereIn('akkoord_id', [...akkoordIds]).orderBy(['aangemaakt_op', 'id'])));
/** These parts changed again, or this question gave way to a newer one: what is answered to it does not count any more. */
export const laatWijzigingsdelenVervallen = async (tx: Tx, waar: { interventieIds: readonly string[] } | { akkoordId: string }, nu: Date): Promise<void> => {
  await tx('plan_wijzigingsdeel').whereNull('vervallen_op').modify((q) => { if ('akkoordId' in waar) void q.where({ akkoord_id: waar.akkoordId }); else void q.whereIn('interventie_id', [...waar.interventieIds]); }).update({ vervallen_op: nu });
};
/** Whose plan a question of consent is about. */
export const planVanAkkoord = async (db: Knex, akkoordId: string): Promise<string | undefined> => (await db('plan_akkoord').where({ id: akkoordId }).first('plan_id') as { plan_id: string } | undefined)?.plan_id;
/** The parts that somebody refused in one answer. */
export const geweigerdeOnderdelen = async (db: Knex, akkoordId: string): Promise<{ interventieId: string; reden: string }[]> => alle(await db('plan_akkoord_onderdeel').where({ akkoord_id: akkoordId }).orderBy('aangemaakt_op').select('interventie_id', 'reden'));
export const schrijfGeweigerd = async (tx: Tx, akkoordId: string, delen: readonly { interventieId: string; reden: string }[]): Promise<void> => { if (delen.length > 0) await tx('plan_akkoord_onderdeel').insert(delen.map((d) => ({ akkoord_id: akkoordId, interventie_id: d.interventieId, reden: d.reden }))).onConflict(['akkoord_id', 'interventie_id']).ignore(); };

/** He changed his answer: what he named before stands with that answer (bijdrage_versie). */
export const wisGeweigerd = async (tx: Tx, akkoordId: string): Promise<void> => { await tx('plan_akkoord_onderdeel').where({ akkoord_id: akkoordId }).delete(); };

/** What each person says now about each part of the plan: his newest word since its content last changed. */
export const instemmingenVan = async (db: Knex, planId: string): Promise<Instemming[]> => alle<Instemming>(await db('plan_instemming as s').join('interventie as i', 'i.id', 's.interventie_id').where('i.plan_id', planId).whereNull('s.vervallen_op').distinctOn('s.interventie_id', 's.persoon_id').orderBy([{ column: 's.interventie_id' }, { column: 's.persoon_id' }, { column: 's.volgnummer', order: 'desc' }]).select('s.*', db.raw('s.gezegd_op::text as gezegd_op')));
/** When a person's words on parts of this plan began and ceased to count: also what lapsed. */
export const woordenVan = async (db: Knex, planId: string, persoonId: string): Promise<{ interventieId: string; vastgelegdOp: Date; vervallenOp: Date | null }[]> => alle(await db('plan_instemming as s').join('interventie as i', 'i.id', 's.interventie_id').where({ 'i.plan_id': planId, 's.persoon_id': persoonId }).select('s.interventie_id', 's.vastgelegd_op', 's.vervallen_op'));
export const voegInstemmingToe = async (tx: Tx, s: Omit<Instemming, 'id'>): Promise<void> => { await tx('plan_instemming').insert(slang(s)); };
/** What was said about these parts counts no more; `alleen` keeps the other kind. */
export const laatInstemmingVervallen = async (tx: Tx, interventieIds: readonly string[], nu: Date, alleen?: Oordeel): Promise<void> => { await tx('plan_instemming').whereIn('interventie_id', [...interventieIds]).whereNull('vervallen_op').modify((q) => { if (alleen) void q.where({ uitkomst: alleen }); }).update({ vervallen_op: nu }); };

export const meelezersVan = async (db: Knex, planId: string): Promise<Meelezer[]> => alle<Meelezer>(await db('plan_meelezer').where({ plan_id: planId }).whereNull('tot').orderBy('sinds'));
export const voegMeelezerToe = async (tx: Tx, m: Omit<Meelezer, 'id'>): Promise<void> => { await tx('plan_meelezer').insert(slang(m)); };
export const stopMeelezer = async (tx: Tx, planId: string, persoonId: string, nu: Date): Promise<boolean> => await tx('plan_meelezer').where({ plan_id: planId, persoon_id: persoonId }).whereNull('tot').update({ tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }) > 0;
export const opmerkingenVan = async (db: Knex, planId: string): Promise<Opmerking[]> => alle<Opmerking>(await db('plan_opmerking').where({ plan_id: planId }).orderBy(['op', 'id']));
export const voegOpmerkingToe = async (tx: Tx, o: Opmerking): Promise<string> => { const [rij] = await tx('plan_opmerking').insert(slang(o)).returning('id') as { id: string }[]; return rij?.id ?? ''; };
/** Plans that may be a citizen's to read: he was asked about them, or reads along. */
export const plannenBijPersoon = async (db: Knex, persoonId: string): Promise<string[]> => db('plan').whereNot('status', 'ingetrokken').where((q) => { void q.whereIn('id', db('plan_akkoord').where({ persoon_id: persoonId }).select('plan_id')).orWhereIn('id', db('plan_meelezer').where({ persoon_id: persoonId }).whereNull('tot').select('plan_id')); }).orderBy('aangemaakt_op', 'desc').limit(20).pluck('id');

export const schrijfEvaluatie = async (tx: Tx, e: { planId: string; op: Date; uitkomst: string; bevindingen: string; cijferGezin: number | null; isGezinGesproken: boolean; door: string }): Promise<void> => { await tx('plan_evaluatie').insert(slang(e)); };
export const evaluatiesVan = async (db: Knex, planId: string): Promise<{ op: Date; uitkomst: string; bevindingen: string; cijferGezin: number | null }[]> => alle(await db('plan_evaluatie').where({ plan_id: planId }).orderBy('op', 'desc').limit(20).select('op', 'uitkomst', 'bevindingen', 'cijfer_gezin'));

export const overdrachtVast = async (tx: Tx, id: string): Promise<RegieOverdracht | undefined> => een<RegieOverdracht>(await tx('regie_overdracht').where({ id }).forUpdate().first());
export const openOverdracht = async (tx: Tx, planId: string): Promise<RegieOverdracht | undefined> => een<RegieOverdracht>(await tx('regie_overdracht').where({ plan_id: planId }).whereIn('status', ['voorbereid', 'aangeboden']).forUpdate().first());
export const voegOverdrachtToe = async (tx: Tx, o: Pick<RegieOverdracht, 'planId' | 'casusId' | 'soort' | 'vanMedewerkerId' | 'naarMedewerkerId' | 'naarOrganisatieId' | 'reden'>): Promise<void> => { await tx('regie_overdracht').insert(slang(o)); };
export const wijzigOverdracht = (tx: Tx, id: string, velden: Partial<RegieOverdracht> & { antwoordOp?: Date; antwoordDoor?: string | null }, nu: Date): Promise<void> => wijzig(tx, 'regie_overdracht', id, velden, nu);
export const overdrachtenVoor = async (db: Knex, medewerkerId: string, organisatieId: string): Promise<RegieOverdracht[]> => alle<RegieOverdracht>(await db('regie_overdracht').where({ status: 'aangeboden' })
  .where((q) => { void q.where('naar_medewerker_id', medewerkerId).orWhere((c) => { void c.where('soort', 'casus').where('naar_organisatie_id', organisatieId); }); }).orderBy('aangeboden_op').limit(100));
export const laatsteOverdracht = async (db: Knex, planId: string): Promise<RegieOverdracht | undefined> => een<RegieOverdracht>(await db('regie_overdracht').where({ plan_id: planId }).orderBy('aangemaakt_op', 'desc').first());

