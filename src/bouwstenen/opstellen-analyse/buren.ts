import { berekenTermijn, betrokkenenVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Organisatie } from '../../toegang/organisaties.ts';
import type { Feit, Gegevenssoort, Toegangsbesluit, Toegangsvraag } from '../../toegang/toegang.ts';
import type { Analyse } from './model.ts';

/** A trace for work that no request started (a job): the engine gives none. */
export const nieuwSpoor = (): string => schrijfTraceparent(volgendeSpan());
/** The system of a partner as the one who reads: what it may have follows from the matrix row of its kind. */
export const alsPartner = (o: Organisatie): Aanvrager => ({ soort: 'partner', organisatieId: o.id, organisatieOin: o.oin, organisatiesoort: o.soort });

export type Analysevraag = { readonly aanvrager: Aanvrager; readonly doel: Doel; readonly actie: Toegangsvraag['actie']; readonly gevraagd: readonly Gegevenssoort[]; readonly velden?: readonly string[]; readonly traceparent: string; readonly feiten?: Partial<Record<Feit, boolean>> };
/** The one way to data of an analysis: asks `toegang`, which logs. Throws 404 outside the team, 403 without ground. */
export const vraagAnalyse = async (kern: Kern, tx: Tx, a: Pick<Analyse, 'casusId' | 'verbandCode' | 'regioCode'>, { feiten, ...v }: Analysevraag): Promise<Toegangsbesluit> => maakToegang(kern).vraag(tx, {
  ...v, object: { type: 'casus', id: a.casusId, casusId: a.casusId, verbandCode: a.verbandCode, regioCode: a.regioCode, betrokkenen: (await betrokkenenVan(tx, a.casusId)).map((b) => b.persoonId), ...(feiten ? { feiten } : {}) },
});

export type Plaats = { readonly verbandCode: string; readonly regioCode: string; readonly urgentieCode: string };
/** When a term of this place ends if it starts now, and how long that is for the engine's timer (whole seconds, never negative). */
export const termijnVanaf = async (tx: Tx, plaats: Plaats, termijnCode: 'bijdrage' | 'zienswijze', nu: Date): Promise<{ uiterlijkOp: Date; duur: string }> => {
  const { uiterlijkOp } = await berekenTermijn(tx, { ...plaats, termijnCode }, async () => nu);
  return { uiterlijkOp, duur: `PT${Math.max(0, Math.ceil((uiterlijkOp.getTime() - nu.getTime()) / 1000))}S` };
};

/**
 * Gegevenssoorten that the regie may receive in an analysis of this place (niveau 2). A contribution of another kind would go to
 * somebody without a ground, so it is refused where it is written.
 */
export const ontvangbareSoorten = async (tx: Tx, a: Pick<Analyse, 'verbandCode' | 'regioCode'>): Promise<ReadonlySet<string>> => {
  const rijen = await tx('doelbindingregel').where({ doel: 'analyse-opstellen' }).whereNull('tot').whereIn('verband_code', [a.verbandCode, '*'])
    .where((q) => { void q.whereNull('regio_code').orWhere('regio_code', a.regioCode); }).whereRaw("'procesregisseur' = any(rollen)").whereRaw("'regie' = any(organisaties)").select('verleent') as { verleent: Record<string, number> }[];
  return new Set(rijen.flatMap((r) => Object.entries(r.verleent).filter(([, niveau]) => niveau === 2).map(([soort]) => soort)));
};
