import { Probleem } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { afgerond, isOpen } from './claim.ts';
import { leesTaak } from './store.ts';

export type Conceptvelden = Record<string, { waarde: unknown; op: string }>;
export type Concept = { readonly velden: Conceptvelden; readonly rijversie: number };

/** Somebody's own draft of a task; empty with rijversie 0 when there is none. Stays readable after the task ended. */
export const leesConcept = async (tx: Tx, m: Medewerker, taakId: string): Promise<Concept> => {
  const rij = await tx('concept').where({ taak_id: taakId, medewerker_id: m.medewerkerId }).first('velden', 'rijversie') as Concept | undefined;
  return rij ?? { velden: {}, rijversie: 0 };
};

/**
 * Replaces the draft when it is still at `rijversie` (two tabs of one person). The answer of a 412 holds the stored draft, so that the page can
 * join field by field. @throws Probleem verouderde-versie, taak-afgerond, niet-gevonden, ongeldige-invoer
 */
export const bewaarConcept = async (kern: Kern, tx: Tx, m: Medewerker, taakId: string, velden: Conceptvelden, rijversie: number | undefined): Promise<Concept> => {
  const taak = await leesTaak(tx, m, taakId);
  if (!isOpen(taak)) throw afgerond(taak, m);
  if (rijversie === undefined) throw new Probleem('ongeldige-invoer', 'Geef met If-Match het versienummer dat u heeft gelezen. Er is niets opgeslagen.', { fouten: [{ veld: 'If-Match', code: 'verplicht', melding: 'Dit is verplicht.' }] });
  const nu = kern.clock.now();
  const waarden = { velden: JSON.stringify(velden), gewijzigd_op: nu };
  const rijen = (rijversie === 0
    ? await tx('concept').insert({ ...waarden, taak_id: taakId, medewerker_id: m.medewerkerId, aangemaakt_op: nu }).onConflict(['taak_id', 'medewerker_id']).ignore().returning(['velden', 'rijversie'])
    : await tx('concept').where({ taak_id: taakId, medewerker_id: m.medewerkerId, rijversie }).update({ ...waarden, rijversie: tx.raw('rijversie + 1') }).returning(['velden', 'rijversie'])) as Concept[];
  const [rij] = rijen;
  if (rij !== undefined) return rij;
  throw new Probleem('verouderde-versie', 'Uw concept is ook op een andere plek gewijzigd. Beide versies zijn bewaard; kies wat u wilt houden.', { concept: await leesConcept(tx, m, taakId) });
};
