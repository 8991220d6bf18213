import type { Knex } from 'knex';

/** Whose lines a supervisor may read; null = of every verband or region (his roltoekenning). */
export type Logbereik = { readonly verbandCode: string | null; readonly regioCode: string | null };
export type Logfilter = {
  readonly van: Date; /** Exclusive. */ readonly tot: Date; readonly organisatieId?: string | undefined; readonly medewerkerId?: string | undefined; readonly casusId?: string | undefined; readonly doel?: string | undefined;
  readonly acties?: readonly string[] | undefined; readonly alleenGeweigerd?: boolean | undefined; readonly alleenNoodgeval?: boolean | undefined; readonly traceId?: string | undefined;
};
/** One span of a trace as the three logs have it together: who (auditlog), by which rules (besluitlog), about what (verwerkingenlog). Names of fields, never values. */
export type Logregel = {
  readonly id: string; readonly volgnummer: string; readonly plek: string; readonly tijd: Date; readonly actie: string; readonly uitkomst: number; readonly gebeurtenis: string; readonly gebruikerSoort: string; readonly gebruikerId: string | null;
  readonly organisatieId: string | null; readonly rol: string | null; readonly doel: string | null; readonly noodgeval: boolean; readonly objectType: string; readonly velden: readonly string[]; readonly traceId: string; readonly spanId: string;
  readonly niveaus: Readonly<Record<string, number>> | null; readonly gevraagd: readonly string[] | null; readonly reden: string | null; readonly regels: readonly string[] | null; readonly verboden: readonly string[] | null; readonly beleidsversie: string | null;
  readonly casusId: string | null; readonly grondslagen: readonly string[] | null; readonly betrokkenen: number;
};

const kolommen = [
  'a.id', 'a.volgnummer', 'a.tijd', 'a.actie', 'a.uitkomst', 'a.gebeurtenistype as gebeurtenis', 'a.gebruiker_soort as gebruikerSoort', 'a.gebruiker_id as gebruikerId', 'a.organisatie_id as organisatieId', 'a.rol', 'a.doel', 'a.noodgeval',
  'a.object_type as objectType', 'a.velden', 'a.trace_id as traceId', 'a.span_id as spanId', 'b.niveaus', 'b.gevraagd', 'b.reden', 'b.regels', 'b.verboden', 'b.beleidsversie', 'v.casus_id as casusId', 'v.grondslagen', 'v.betrokkenen',
] as const;
const samen = `
  left join lateral (select b.niveaus, b.context->'gevraagd' as gevraagd, b.context->>'reden' as reden, b.context->>'verband' as verband, b.context->>'regio' as regio, b.regels, b.verboden, b.beleidsversie
    from besluitlog b where b.trace_id = a.trace_id and b.span_id = a.span_id order by b.volgnummer limit 1) b on true
  left join lateral (select min(v.casus_id::text)::uuid as casus_id, (array_agg(to_jsonb(v.grondslagen) order by v.volgnummer))[1] as grondslagen, count(v.betrokkene_pseudoniem)::int as betrokkenen
    from verwerkingenlog v where v.trace_id = a.trace_id and v.span_id = a.span_id) v on true`;

/**
 * A line whose verband or region is not known (an act of management, a refusal outside every casus) is only for who supervises all of them: somebody
 * of one region cannot tell that it is his.
 */
const binnen = (q: Knex.QueryBuilder, b: Logbereik): void => {
  if (b.verbandCode !== null) void q.where('b.verband', b.verbandCode);
  if (b.regioCode !== null) void q.where('b.regio', b.regioCode);
};

/** One page of the three logs joined by trace and span, newest first. Keyset on (tijd, volgnummer). The caller asked `toegang`, which logged the search. */
export const zoekLogregels = (db: Knex, bereik: Logbereik, f: Logfilter, na: { readonly op: string; readonly na: string } | null, aantal: number): Promise<Logregel[]> =>
  db('auditlog as a').joinRaw(samen).where('a.tijd', '>=', f.van).where('a.tijd', '<', f.tot).modify((q) => {
    binnen(q, bereik);
    if (f.organisatieId !== undefined) void q.where('a.organisatie_id', f.organisatieId);
    if (f.medewerkerId !== undefined) void q.where({ 'a.gebruiker_soort': 'medewerker', 'a.gebruiker_id': f.medewerkerId });
    if (f.casusId !== undefined) void q.where((w) => { void w.where('v.casus_id', f.casusId ?? '').orWhere('a.object_id', f.casusId ?? ''); });
    if (f.doel !== undefined) void q.where('a.doel', f.doel);
    if (f.acties !== undefined) void q.whereIn('a.actie', [...f.acties]);
    if (f.alleenGeweigerd === true) void q.whereNot('a.uitkomst', 0);
    if (f.alleenNoodgeval === true) void q.where('a.noodgeval', true);
    if (f.traceId !== undefined) void q.where('a.trace_id', f.traceId);
    if (na !== null) void q.whereRaw('(a.tijd, a.volgnummer) < (?::timestamptz, ?::bigint)', [na.op, na.na]);
  }).orderBy([{ column: 'a.tijd', order: 'desc' }, { column: 'a.volgnummer', order: 'desc' }]).limit(aantal)
    .select<Logregel[]>(...kolommen, db.raw(`to_char(a.tijd at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as plek`));

/** The trace in which each of these emergency accesses was given; an id without a line is absent. */
export const sporenVanNood = async (db: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => new Map((await db('auditlog').where({ noodgeval: true, object_type: 'noodtoegang' }).whereIn('object_id', [...ids])
  .distinctOn('object_id').orderBy(['object_id', 'volgnummer']).select<{ object_id: string; trace_id: string }[]>('object_id', 'trace_id')).map((r) => [r.object_id, r.trace_id]));
