import { Probleem } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { schrijfBeheerhandeling } from '../logboek/index.ts';
import { dekkingIn, medewerkersVan, type Collega } from '../toegang/index.ts';
import { alleenMetOrganisatie } from './bereik.ts';
import { afgerond, isOpen, meldTaak, wijsToe } from './claim.ts';
import { maakContext } from './context.ts';
import { afhandelingVan } from './register.ts';
import { leesTaak, type TaakRij } from './store.ts';

/** Who of the same organisation could do this task: active, with a role that carries one of its groups in its verband and region, and not kept from it (R7.9, domein §1.6). */
const collegasVoor = async (kern: Kern, tx: Tx, m: Medewerker, rij: TaakRij, traceparent: string): Promise<Collega[]> => {
  // A casus has one casusregisseur; the regie is handed over in its own way (R10.6).
  if (rij.groepen.includes('casusregisseur')) return [];
  const nu = kern.clock.now();
  const past = (rol: string): boolean => (!alleenMetOrganisatie.has(rol) && rij.groepen.includes(rol)) || rij.groepen.includes(`${rol}@${m.organisatieId}`) || rij.groepen.includes(`${rol}@${m.organisatieOin}`);
  const dragers = (await dekkingIn(tx, nu, { organisatieId: m.organisatieId, verbandCode: rij.verband_code, regioCode: rij.regio_code })).filter((d) => past(d.functierol)).map((d) => d.medewerkerId);
  const eerste = await afhandelingVan(rij.form_id ?? '')?.uitgeslotenMedewerker?.(await maakContext(kern, tx, rij, m, traceparent, nu)) ?? null;
  const buiten = new Set([m.medewerkerId, eerste, ...await tx('taak_uitsluiting').where({ process_instance_key: rij.process_instance_key }).pluck('medewerker_id') as string[]]);
  return [...(await medewerkersVan(tx, dragers.filter((id) => !buiten.has(id)))).values()].toSorted((a, b) => a.naam.localeCompare(b.naam));
};

/** Colleagues to whom I can hand this task that is on my name. @throws Probleem niet-gevonden */
export const collegasVoorTaak = async (kern: Kern, tx: Tx, m: Medewerker, taakId: string, traceparent: string): Promise<Collega[]> => collegasVoor(kern, tx, m, await leesTaak(tx, m, taakId), traceparent);

export type Doorgave = { readonly van: string; readonly reden: string; readonly op: Date };
/** How this task came to this person, when a colleague handed it to him; undefined otherwise. */
export const doorgaveAan = async (tx: Tx, taakId: string, medewerkerId: string): Promise<Doorgave | undefined> => {
  const rij = await tx('taak_overname').where({ taak_id: taakId }).orderBy('aangemaakt_op', 'desc').first('van_medewerker_id', 'naar_medewerker_id', 'reden', 'aangemaakt_op', 'is_doorgegeven') as { van_medewerker_id: string; naar_medewerker_id: string; reden: string; aangemaakt_op: Date; is_doorgegeven: boolean } | undefined;
  if (rij === undefined || !rij.is_doorgegeven || rij.naar_medewerker_id !== medewerkerId) return undefined;
  return { van: (await medewerkersVan(tx, [rij.van_medewerker_id])).get(rij.van_medewerker_id)?.naam ?? 'Een collega', reden: rij.reden, op: rij.aangemaakt_op };
};

/**
 * Puts a task that is on my name on the name of a colleague who could do it, with the reason (ux §4.12); it stands in his list at once. One line in the auditlog.
 * @throws Probleem taak-bezet, taak-afgerond, ongeldige-invoer, niet-gevonden
 */
export const geefTaakDoor = async (kern: Kern, tx: Tx, m: Medewerker, v: { readonly taakId: string; readonly naar: string; readonly reden: string; readonly traceparent: string }): Promise<void> => {
  const rij = await leesTaak(tx, m, v.taakId, true);
  if (!isOpen(rij)) throw afgerond(rij, m);
  if (rij.toegewezen_aan !== m.medewerkerId) throw new Probleem('taak-bezet', 'Doorgeven kan alleen als de taak op uw naam staat. Er is niets gewijzigd.');
  if (!(await collegasVoor(kern, tx, m, rij, v.traceparent)).some((c) => c.id === v.naar)) {
    throw new Probleem('ongeldige-invoer', 'Deze taak kunt u niet aan deze persoon doorgeven. Er is niets gewijzigd.', { fouten: [{ veld: '/medewerkerId', code: 'niet-mogelijk', melding: 'Kies een collega uit de lijst' }] });
  }
  const nu = kern.clock.now();
  await tx('taak_overname').insert({ taak_id: rij.id, van_medewerker_id: m.medewerkerId, naar_medewerker_id: v.naar, reden: v.reden, aangemaakt_op: nu, is_doorgegeven: true });
  await wijsToe(kern, tx, rij, v.naar, nu);
  await schrijfBeheerhandeling(kern, tx, { medewerker: m, gebeurtenis: 'taak-doorgegeven', objectType: 'taak', objectId: rij.id, velden: ['toegewezen_aan'], traceparent: v.traceparent });
  meldTaak(kern, tx, rij, 'doorgegeven');
};

/** My open task of this kind in this casus, to lead me to it; undefined when there is none within my reach. */
export const openTaakId = async (tx: Tx, m: Medewerker, casusId: string, elementId: string): Promise<string | undefined> => {
  const ids = await tx('taak').where({ casus_id: casusId, element_id: elementId }).whereIn('status', ['nieuw', 'op-naam']).orderBy('taak_sleutel').pluck('id') as string[];
  for (const id of ids) if (await leesTaak(tx, m, id).then(() => true, (fout: unknown) => { if (fout instanceof Probleem) return false; throw fout; })) return id;
  return undefined;
};
