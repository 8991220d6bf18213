import type { Teamperiode } from '../../casus/index.ts';
import type { Casuslezing } from '../../logboek/index.ts';
import type { signaalsoorten } from './model.ts';

/** From so many different casussen in one night the FG is asked to look. */
export const veelInNacht = 10;
export type Bevinding = { readonly soort: typeof signaalsoorten[number]; readonly medewerkerId: string; readonly organisatieId: string; readonly casusId: string | null; readonly verbandCode: string; readonly regioCode: string; readonly aantal: number; readonly traceId: string | null; readonly bron: string };

const inNacht = (dag: string, lezingen: readonly Casuslezing[]): Bevinding[] => [...Map.groupBy(lezingen.filter((l) => l.nachts > 0), (l) => `${l.medewerkerId} ${l.verbandCode} ${l.regioCode}`).values()].flatMap((van) => {
  const [l] = van;
  if (l === undefined || van.length < veelInNacht) return [];
  return [{ soort: 'veel-casussen-nacht', medewerkerId: l.medewerkerId, organisatieId: l.organisatieId, casusId: null, verbandCode: l.verbandCode, regioCode: l.regioCode, aantal: van.length, traceId: null, bron: `nacht:${dag}:${l.medewerkerId}:${l.verbandCode}:${l.regioCode}` }];
});

/** Was in the team, himself or by his organisation, and is no longer; who never was is refused and is no leaving. */
const isWeg = (l: Casuslezing, perioden: readonly Teamperiode[]): boolean => {
  const zijn = perioden.filter((p) => p.casusId === l.casusId && p.organisatieId === l.organisatieId && (p.medewerkerId === null || p.medewerkerId === l.medewerkerId) && p.sinds <= l.laatste);
  return zijn.length > 0 && zijn.every((p) => p.tot !== null && p.tot <= l.laatste);
};

/** What asks a person for a look in the readings of one day (ux §4.21 Opvallend). It judges nothing: one finding per medewerker and night, or per medewerker, casus and day. */
export const opvallend = (dag: string, lezingen: readonly Casuslezing[], perioden: readonly Teamperiode[]): Bevinding[] => [
  ...inNacht(dag, lezingen),
  ...lezingen.filter((l) => isWeg(l, perioden)).map((l): Bevinding => ({ soort: 'na-vertrek-uit-team', medewerkerId: l.medewerkerId, organisatieId: l.organisatieId, casusId: l.casusId, verbandCode: l.verbandCode, regioCode: l.regioCode, aantal: l.keren, traceId: l.traceId, bron: `vertrek:${dag}:${l.medewerkerId}:${l.casusId}` })),
];
