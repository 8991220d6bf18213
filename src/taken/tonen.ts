import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Lijstrij, Status, TaakRij } from './store.ts';

/** The status as the pages know it. */
export const statusnaam: Readonly<Record<Status, string>> = { nieuw: 'niemand', 'op-naam': 'op-naam', 'in-verwerking': 'wordt-verwerkt', afgerond: 'afgerond', vervallen: 'vervallen' };

/** Priority from which a task is marked Spoed: urgentie p1 (processen §1.5). */
const spoedVanaf = 95;

/** A row of the list: names of colleagues and codes, nothing of a betrokkene. The casus is shown only to those whose task it is by role, not to an asked partner. */
export const toonRij = (m: Medewerker, r: TaakRij & Partial<Pick<Lijstrij, 'casusnummer' | 'medewerker' | 'heeft_concept'>>): Record<string, unknown> => ({
  id: r.id, formId: r.form_id ?? '', titel: r.naam ?? r.element_id, bouwsteen: (r.form_id ?? '').split('.')[0], verbandCode: r.verband_code, fase: null, status: statusnaam[r.status],
  termijn: { eind: r.termijn_eind?.toISOString() ?? null, code: r.termijn_code, opgeschortTot: null }, spoed: r.prioriteit >= spoedVanaf, concept: r.heeft_concept === true,
  casus: r.casus_id !== null && r.casusnummer != null ? { id: r.casus_id, nummer: r.casusnummer, naam: null, personen: null } : null,
  wie: r.toegewezen_aan === null ? null : { id: r.toegewezen_aan, naam: r.medewerker ?? 'Een collega', ik: r.toegewezen_aan === m.medewerkerId, sinds: r.toegewezen_op?.toISOString() ?? null },
  gewijzigdOp: r.gewijzigd_op.toISOString(),
});
