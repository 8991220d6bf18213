import type { Knex } from 'knex';
import { datumVan } from '../../domein/kalender.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Dienst, Voor } from './model.ts';

type Bij = { dienst_id: string };
type Dienstrij = Pick<Dienst, 'id' | 'code' | 'naam' | 'omschrijving' | 'aanbieder' | 'leefgebieden' | 'kader' | 'zwaarte' | 'vorm' | 'talen' | 'erkenning' | 'status'> & {
  organisatie_id: string; beschermd: boolean; plaats: string | null; leeftijd_van: number; leeftijd_tot: number; gemeente_code: string | null; regio_code: string | null; vrij_toegankelijk: boolean;
};
const per = <T extends Bij>(rijen: T[]): ((id: string) => T[]) => {
  const lijst = new Map<string, T[]>();
  for (const rij of rijen) lijst.set(rij.dienst_id, [...lijst.get(rij.dienst_id) ?? [], rij]);
  return (id) => lijst.get(id) ?? [];
};

/** The diensten of active providers with all that belongs to them, in order of name; `alleen` = these ids. */
export const leesDiensten = async (db: Knex, alleen?: readonly string[]): Promise<Dienst[]> => {
  const bij = (q: Knex.QueryBuilder): Knex.QueryBuilder => (alleen === undefined ? q : q.whereIn('dienst_id', [...alleen]));
  const rijen = await db('dienst as d').join('organisatie as o', 'o.id', 'd.organisatie_id').leftJoin('gemeente as g', 'g.code', 'd.gemeente_code').where('o.status', 'actief')
    .modify((q) => { if (alleen !== undefined) void q.whereIn('d.id', [...alleen]); }).orderBy(['d.naam', 'd.code'])
    .select('d.*', 'o.naam as aanbieder', 'o.beschermd', 'g.naam as plaats', 'g.regio_code') as Dienstrij[];
  const gebieden = per(await bij(db('dienst_gebied')).orderBy('gemeente_code').select('dienst_id', 'gemeente_code') as (Bij & { gemeente_code: string })[]);
  const contracten = per(await bij(db('contract')).select('dienst_id', 'gemeente_code', db.raw('van::text'), db.raw('tot::text')) as (Bij & { gemeente_code: string; van: string; tot: string | null })[]);
  const wachttijden = per(await bij(db('wachttijd')).where('bron', 'aanbieder').whereNull('doelgroep').select('dienst_id', 'soort', 'weken', db.raw('peildatum::text')) as (Bij & { soort: 'aanmeld' | 'intake' | 'behandel'; weken: string; peildatum: string })[]);
  const plaatsen = per(await bij(db('capaciteit')).select('dienst_id', 'beschikbaar') as (Bij & { beschikbaar: number })[]);
  return rijen.map((d) => ({
    id: d.id, code: d.code, naam: d.naam, omschrijving: d.omschrijving, organisatieId: d.organisatie_id, aanbieder: d.aanbieder, isBeschermd: d.beschermd, plaats: d.plaats,
    leefgebieden: d.leefgebieden, leeftijdVan: d.leeftijd_van, leeftijdTot: d.leeftijd_tot, kader: d.kader, zwaarte: d.zwaarte, vorm: d.vorm, talen: d.talen, erkenning: d.erkenning, status: d.status,
    gemeente: d.gemeente_code, regio: d.regio_code, gebied: gebieden(d.id).map((g) => g.gemeente_code), isVrij: d.vrij_toegankelijk, plaatsenVrij: plaatsen(d.id)[0]?.beschikbaar ?? null,
    contracten: contracten(d.id).map((c) => ({ gemeente: c.gemeente_code, van: c.van, tot: c.tot })), wachttijden: wachttijden(d.id).map((w) => ({ soort: w.soort, weken: Number(w.weken), peildatum: w.peildatum })),
  }));
};

/** Municipalities with their region, by code. */
export const leesGemeenten = async (db: Knex): Promise<{ code: string; naam: string; regioCode: string }[]> => db('gemeente').orderBy('code').select('code', 'naam', 'regio_code as regioCode');

export const bewaarMatch = async (tx: Tx, m: { voor: Voor | null; vraagcodes: unknown; resultaat: unknown; op: Date }): Promise<void> => {
  await tx('match').insert({ voor_soort: m.voor?.soort ?? null, voor_id: m.voor?.id ?? null, vraagcodes: JSON.stringify(m.vraagcodes), resultaat: JSON.stringify(m.resultaat), op: m.op });
};

export type Plekaanvraag = {
  readonly id: string; readonly dienst_id: string; readonly voor_soort: 'preventie' | 'plan'; readonly voor_id: string; readonly status: 'gekozen' | 'toegezegd' | 'geweigerd' | 'vrijgegeven' | 'vervangen';
  readonly via: 'systeem' | 'capaciteit' | null; readonly reden: 'vol' | 'gesloten' | 'niet-bereikbaar' | null; readonly startdatum: string | null; readonly beantwoord_op: Date | null;
};
const kolommen = (db: Knex): (string | Knex.Raw)[] => ['id', 'dienst_id', 'voor_soort', 'voor_id', 'status', 'via', 'reden', db.raw('startdatum::text'), 'beantwoord_op'];
export const maakAanvraag = async (tx: Tx, a: { voor: Voor; dienstId: string; door: string; op: Date }): Promise<string> => {
  await tx('plekaanvraag').where({ voor_id: a.voor.id, status: 'gekozen' }).update({ status: 'vervangen', gewijzigd_op: a.op, rijversie: tx.raw('rijversie + 1') });
  const [rij] = await tx('plekaanvraag').insert({ dienst_id: a.dienstId, voor_soort: a.voor.soort, voor_id: a.voor.id, gekozen_door: a.door, gekozen_op: a.op }).returning('id') as { id: string }[];
  return rij?.id ?? '';
};
export const gekozenAanvraag = (db: Knex, voorId: string): Promise<Plekaanvraag | undefined> => db('plekaanvraag').where({ voor_id: voorId, status: 'gekozen' }).first<Plekaanvraag | undefined>(kolommen(db));
export const aanvraagVan = (tx: Tx, id: string): Promise<Plekaanvraag | undefined> => tx('plekaanvraag').where({ id }).forUpdate().first<Plekaanvraag | undefined>(kolommen(tx));
/** Earlier refusals for this need, newest first. */
export const geweigerdVoor = (tx: Tx, voorId: string): Promise<Plekaanvraag[]> => tx('plekaanvraag').where({ voor_id: voorId, status: 'geweigerd' }).orderBy('beantwoord_op', 'desc').select<Plekaanvraag[]>(kolommen(tx));
export const wijzigAanvraag = async (tx: Knex, id: string, velden: Record<string, unknown>, op: Date): Promise<void> => { await tx('plekaanvraag').where({ id }).update({ ...velden, gewijzigd_op: op, rijversie: tx.raw('rijversie + 1') }); };

/** Takes one place; false when none is left. Without a row nobody counts places: then the wait is all there is. */
export const neemPlaats = async (tx: Tx, dienstId: string, op: Date): Promise<boolean> => {
  if (await tx('capaciteit').where({ dienst_id: dienstId }).first('id') === undefined) return true;
  return await tx('capaciteit').where({ dienst_id: dienstId }).where('beschikbaar', '>', 0).update({ beschikbaar: tx.raw('beschikbaar - 1'), peildatum: datumVan(op), gewijzigd_op: op, rijversie: tx.raw('rijversie + 1') }) > 0;
};
export const geefPlaatsTerug = async (tx: Tx, dienstId: string, op: Date): Promise<void> => {
  await tx('capaciteit').where({ dienst_id: dienstId }).whereRaw('beschikbaar < totaal').update({ beschikbaar: tx.raw('beschikbaar + 1'), peildatum: datumVan(op), gewijzigd_op: op, rijversie: tx.raw('rijversie + 1') });
};
