import type { Knex } from 'knex';
import type { Logbereik } from './zoeken.ts';

export type Verwerkingsfilter = { readonly traceId?: string | undefined; readonly vanaf?: Date | undefined; readonly tot?: Date | undefined; readonly activiteit?: string | undefined; readonly betrokkene?: string | undefined; readonly betrokkeneSoort?: string | undefined; readonly verwerker?: string | undefined };
/** A line of the verwerkingenlog as the standard knows it: why and about whom (a pseudonym), never which medewerker. */
export type Verwerkingsregel = {
  readonly traceId: string; readonly spanId: string; readonly parentSpanId: string | null; readonly status: 'ok' | 'geweigerd' | 'fout'; readonly naam: string; readonly begonnenOp: Date; readonly geeindigdOp: Date;
  readonly activiteit: string; readonly betrokkene: string | null; readonly betrokkeneSoort: string; readonly verwerker: string | null;
};

/** Lines of the verwerkingenlog alone, oldest first, within what the reader supervises. The caller asked `toegang`. */
export const zoekVerwerkingen = (db: Knex, bereik: Logbereik, f: Verwerkingsfilter, aantal: number): Promise<Verwerkingsregel[]> => db('verwerkingenlog as v').modify((q) => {
  if (bereik.verbandCode !== null) void q.where('v.verband_code', bereik.verbandCode);
  if (bereik.regioCode !== null) void q.whereExists(db('besluitlog as b').select(db.raw('1')).whereRaw("b.trace_id = v.trace_id and b.span_id = v.span_id and b.context->>'regio' = ?", [bereik.regioCode]));
  if (f.traceId !== undefined) void q.where('v.trace_id', f.traceId);
  if (f.vanaf !== undefined) void q.where('v.begonnen_op', '>=', f.vanaf);
  if (f.tot !== undefined) void q.where('v.geeindigd_op', '<=', f.tot);
  if (f.activiteit !== undefined) void q.where('v.verwerkingsactiviteit', f.activiteit);
  if (f.betrokkene !== undefined) void q.where('v.betrokkene_pseudoniem', f.betrokkene);
  if (f.betrokkeneSoort !== undefined) void q.where('v.betrokkene_soort', f.betrokkeneSoort);
  if (f.verwerker !== undefined) void q.where('v.verwerker', f.verwerker);
}).orderBy('v.volgnummer').limit(aantal).select<Verwerkingsregel[]>('v.trace_id as traceId', 'v.span_id as spanId', 'v.parent_span_id as parentSpanId', 'v.status', 'v.naam', 'v.begonnen_op as begonnenOp', 'v.geeindigd_op as geeindigdOp',
  'v.verwerkingsactiviteit as activiteit', 'v.betrokkene_pseudoniem as betrokkene', 'v.betrokkene_soort as betrokkeneSoort', 'v.verwerker');
