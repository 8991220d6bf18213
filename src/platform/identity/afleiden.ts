import type { Functierol, Medewerker, Toegangsrol } from './aanvrager.ts';
import type { GevondenMedewerker, Roltoekenning } from './zoekers.ts';

/** Toegangsrollen that are candidate groups too: who holds one carries the functierol of that name (domein §1.1). */
const ookGroep = ['procesregisseur', 'casusregisseur', 'melder', 'burger'] as const satisfies readonly (Functierol & Toegangsrol)[];

/** Every functierol of a roltoekenning: its own, the toegangsrol as a group, and for a deelnemer contactpersoon and dienstverlener (domein §1.1, §8). */
export const alleFunctierollen = (r: Pick<Roltoekenning, 'toegangsrol' | 'functierollen'>): Functierol[] => {
  const groep = ookGroep.filter((g) => g === r.toegangsrol);
  const deelnemer: Functierol[] = r.toegangsrol === 'deelnemer' ? ['contactpersoon', 'dienstverlener'] : [];
  return [...new Set<Functierol>([...r.functierollen, ...groep, ...deelnemer])];
};

/** The asker behind a request: this medewerker in this one role. */
export const alsMedewerker = (m: GevondenMedewerker, r: Roltoekenning, sessie: { acr: string; kenmerk: string }): Medewerker => ({
  soort: 'medewerker', medewerkerId: m.medewerkerId, naam: m.naam,
  organisatieId: m.organisatieId, organisatieOin: m.organisatieOin, organisatiesoort: m.organisatiesoort,
  roltoekenningId: r.id, toegangsrol: r.toegangsrol, functierollen: alleFunctierollen(r), verbandCode: r.verbandCode, regioCode: r.regioCode,
  acr: sessie.acr, sessieId: sessie.kenmerk,
});
