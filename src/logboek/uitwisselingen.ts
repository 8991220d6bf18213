import type { Knex } from 'knex';
import type { Kern } from '../platform/kern.ts';
import { logPseudoniem } from './schrijven.ts';

/** One processing as the citizen's overview needs it (R7.1): organisations and kinds, never a person and never a value. */
export type Uitwisseling = {
  readonly id: string; readonly op: Date; readonly casusId: string; readonly ontvangerOin: string | null; readonly richting: 'in' | 'uit' | 'intern'; readonly naam: string; readonly niveau: number | null;
  readonly doel: string; readonly grondslagen: readonly string[]; readonly gegevenssoorten: readonly string[]; /** What was read or handed out, to find what is held back. */ readonly objectId: string | null;
  readonly gebruikerSoort: string;
};

/**
 * The OINs of the organisations that read or were handed this kind of data about this person in this casus, by the verwerkingenlog. Niveau 0 says
 * nothing about the value and does not count.
 */
export const ontvangersVan = async (kern: Pick<Kern, 'config'>, db: Knex, v: { casusId: string; persoonId: string; gegevenssoort: string }): Promise<string[]> =>
  db('verwerkingenlog').where({ betrokkene_pseudoniem: logPseudoniem(kern, v.persoonId), casus_id: v.casusId, status: 'ok' }).where('niveau', '>=', 1).whereRaw('? = any(gegevenssoorten)', [v.gegevenssoort]).whereNotNull('ontvanger_oin')
    .distinct('ontvanger_oin').orderBy('ontvanger_oin').pluck('ontvanger_oin') as unknown as Promise<string[]>;

/**
 * What happened with the data of this person in these casussen, newest first: handed out and read, as far as a citizen may see it from now on
 * (`zichtbaar_burger_vanaf`) and without the lines whose object is in `zonder` (held back, R7.2). His own reading is not among it. Keyset: before (op, id).
 */
export const uitwisselingenOver = async (kern: Pick<Kern, 'config'>, db: Knex, v: { persoonId: string; casusIds: readonly string[]; zonder: readonly string[]; /** Casussen of which no line of a verzoek shows. */ zonderVerzoeken: readonly string[]; /** The regie of each casus: what it reads at home is no exchange; in a casus of another regie it is. */ regies: readonly { readonly casusId: string; readonly oin: string }[]; nu: Date; na: { op: string; id: string } | null; aantal: number }): Promise<Uitwisseling[]> =>
  db('verwerkingenlog as v').join('auditlog as a', (k) => { k.on('a.trace_id', 'v.trace_id').andOn('a.span_id', 'v.span_id'); })
    .where({ 'v.betrokkene_pseudoniem': logPseudoniem(kern, v.persoonId), 'v.status': 'ok' }).whereIn('v.casus_id', [...v.casusIds]).where('v.zichtbaar_burger_vanaf', '<=', v.nu).whereNot('a.gebruiker_soort', 'burger')
    .modify((q) => { if (v.zonder.length > 0) void q.where((w) => { void w.whereNull('a.object_id').orWhereNotIn('a.object_id', [...v.zonder]); }); })
    .whereNot((q) => { void q.where('a.object_type', 'verzoek').whereIn('v.casus_id', [...v.zonderVerzoeken]); })
    .whereNotNull('v.ontvanger_oin').where((q) => { void q.where('v.richting', 'uit').orWhereRaw('not exists (select 1 from unnest(?::uuid[], ?::text[]) as r (casus_id, oin) where r.casus_id = v.casus_id and r.oin = v.ontvanger_oin)', [v.regies.map((r) => r.casusId), v.regies.map((r) => r.oin)]); })
    .modify((q) => { if (v.na) void q.whereRaw('(v.begonnen_op, v.id) < (?::timestamptz, ?::uuid)', [v.na.op, v.na.id]); })
    .orderBy([{ column: 'v.begonnen_op', order: 'desc' }, { column: 'v.id', order: 'desc' }]).limit(v.aantal)
    .select<Uitwisseling[]>('v.id', 'v.begonnen_op as op', 'v.casus_id as casusId', 'v.ontvanger_oin as ontvangerOin', 'v.richting', 'v.naam', 'v.niveau', db.raw("regexp_replace(v.verwerkingsactiviteit, '^.*/', '') as doel"), 'v.grondslagen', 'v.gegevenssoorten', 'a.object_id as objectId', 'a.gebruiker_soort as gebruikerSoort');
