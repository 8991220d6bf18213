import { teamMedewerkers, teamNu, type Casus } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { behandelaarsVan } from '../../taken/index.ts';
import { dragersVan, medewerkersVan, regieVan } from '../../toegang/index.ts';

/** About which organisation of the casus a complaint may be, and which functions of it worked on the casus; no names of people (R7.1) and no protected organisation (R7.3). */
export type Klachtkeuze = { readonly organisatieId: string; readonly naam: string; readonly functies: readonly string[] };
export type Klachtover = { readonly organisatieId: string; readonly functie: string | null };
export type Klachtroute = { readonly klachtOverOrganisatieId: string; readonly klachtOverFunctie: string | null; readonly klachtOverMedewerkers: string[]; /** Who answers. */ readonly organisatieId: string };

/** Everybody who worked on this casus, with function and organisation. */
const werkers = async (kern: Kern, tx: Tx, casusId: string) => [...(await medewerkersVan(tx, [...await teamMedewerkers(tx, casusId, kern.clock.now()), ...await behandelaarsVan(tx, casusId)])).values()];

export const klachtkeuzes = async (kern: Kern, tx: Tx, casusId: string): Promise<Klachtkeuze[]> => {
  const mensen = await werkers(kern, tx, casusId);
  const uit = new Map<string, Klachtkeuze>();
  for (const lid of await teamNu(tx, casusId, kern.clock.now())) {
    if (uit.has(lid.organisatieId) || lid.beschermd) continue;
    uit.set(lid.organisatieId, { organisatieId: lid.organisatieId, naam: lid.naam, functies: [...new Set(mensen.filter((m) => m.organisatieId === lid.organisatieId).map((m) => m.functie))].toSorted() });
  }
  return [...uit.values()].toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'));
};

/**
 * R7.9: a complaint goes to the privacybeoordelaar of the organisation it is about (domein §1.1: each organisation for its own requests). Who worked on the
 * casus in the function that is named never gets it. When nobody is left there the regie answers. Throws `ongeldige-invoer` for an organisation
 * or function that the citizen could not choose.
 */
export const stuurKlacht = async (kern: Kern, tx: Tx, casus: Casus, over: Klachtover | null): Promise<Klachtroute> => {
  const keuze = (await klachtkeuzes(kern, tx, casus.id)).find((k) => k.organisatieId === over?.organisatieId);
  if (over === null || keuze === undefined || (over.functie !== null && !keuze.functies.includes(over.functie))) throw new Probleem('ongeldige-invoer', 'Kies over welke organisatie de klacht gaat. Er is niets opgeslagen.', { fouten: [{ veld: '/over', code: 'verplicht', melding: 'Kies over welke organisatie uw klacht gaat' }] });
  const medewerkers = over.functie === null ? [] : (await werkers(kern, tx, casus.id)).filter((m) => m.organisatieId === over.organisatieId && m.functie === over.functie).map((m) => m.id);
  const dag = datumVan(kern.clock.now());
  const kan = async (organisatieId: string): Promise<boolean> => (await dragersVan(tx, organisatieId, 'privacybeoordelaar', dag)).some((id) => !medewerkers.includes(id));
  const regie = await regieVan(tx, casus.verbandCode, casus.regioCode);
  const route = { klachtOverOrganisatieId: over.organisatieId, klachtOverFunctie: over.functie, klachtOverMedewerkers: medewerkers };
  if (await kan(over.organisatieId) || regie === undefined) return { ...route, organisatieId: over.organisatieId };
  return { ...route, organisatieId: regie.id };
};
