import type { Doel } from '../domein/doel.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Tx } from '../platform/kern.ts';
import { leesGrondslagen } from '../toegang/index.ts';
import { invoervelden } from './formulier-model.ts';
import type { Formulier } from './formulier-model.ts';

export type Waarom = {
  readonly rol: string; readonly doel: string; readonly grondslagen: string[]; readonly uitleg: string;
  readonly soorten: { readonly code: string; readonly naam: string; readonly niveau: 0 | 1 | 2 | null; readonly uitleg: string; readonly regels: string[] }[];
};

const zinnen = ['U ziet dat het er is, niet wat erin staat.', 'U ziet dat iemand bekend is, geen inhoud.', 'U ziet de inhoud.'] as const;

/**
 * "Waarom zie ik dit?": what the decision of this very request said, read back from the decision log by its trace id, so that the explanation and
 * the log can never differ. The list of gegevenssoorten comes from the form and the decision, never from the data (R0.3).
 */
export const leesWaarom = async (tx: Tx, m: Medewerker, doel: Doel, formulier: Formulier, traceparent: string): Promise<Waarom> => {
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  // By the parent span, because a caller may choose the trace id and use it for more than one request.
  const rijen = await tx('besluitlog as b').join('verwerkingenlog as v', (k) => { k.on('v.trace_id', 'b.trace_id').andOn('v.span_id', 'b.span_id'); })
    .where({ 'b.trace_id': traceId, 'v.parent_span_id': spanId, 'b.besluit': 'toegestaan' }).orderBy('b.volgnummer')
    .select('b.niveaus', 'b.regels', 'v.grondslagen', tx.raw("b.context -> 'gevraagd' as gevraagd")) as { niveaus: Record<string, 0 | 1 | 2>; regels: string[]; grondslagen: string[]; gevraagd: string[] | null }[];
  const niveaus: Record<string, 0 | 1 | 2> = Object.assign({}, ...rijen.map((b) => b.niveaus)) as Record<string, 0 | 1 | 2>;
  const regels = [...new Set(rijen.flatMap((b) => b.regels))];
  const vanFormulier = invoervelden(formulier.components).map((v) => v.veld.properties?.['gegevenssoort']).filter((s) => s !== undefined);
  const namen = new Map((await tx('gegevenssoort').select<{ code: string; naam: string }[]>('code', 'naam')).map((g) => [g.code, g.naam]));
  const soorten = [...new Set([...rijen.flatMap((b) => b.gevraagd ?? []), ...vanFormulier])].toSorted().map((code) => {
    const niveau = niveaus[code] ?? null;
    return { code, naam: namen.get(code) ?? code, niveau, uitleg: niveau === null ? 'U geeft dit zelf op, of u ziet het niet.' : zinnen[niveau], regels: niveau === null ? [] : regels };
  });
  return {
    rol: m.toegangsrol, doel, grondslagen: await leesGrondslagen(tx, [...new Set(rijen.flatMap((b) => b.grondslagen))]), soorten,
    uitleg: `U ziet dit als ${m.toegangsrol.replaceAll('-', ' ')}, voor het doel ${doel.replaceAll('-', ' ')}.`,
  };
};
