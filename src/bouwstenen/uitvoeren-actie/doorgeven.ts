import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { geefTaakDoor } from '../../taken/index.ts';
import { organisatie, tijdlijn } from './buren.ts';
import type { Actie } from './model.ts';

/** The open task of this actie that is on this person's name. */
const eigenTaak = async (tx: Tx, actieId: string, medewerkerId: string): Promise<string | undefined> => (await tx('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key')
  .whereRaw("c.variabelen ->> 'actieId' = ?", [actieId]).where('t.toegewezen_aan', medewerkerId).whereIn('t.element_id', ['actie-beoordelen', 'actie-uitvoeren']).where('t.status', 'op-naam').first('t.id') as { id: string } | undefined)?.id;

/**
 * Who does an actie hands it to a colleague of the same organisation (ux §4.12). Who has it is known from the task alone. The timeline says that it
 * happened, not between whom. Throws `ongeldige-overgang` unless a task of this actie is on his name, `ongeldige-invoer` for somebody who could not do it.
 */
export const geefActieDoor = async (kern: Kern, tx: Tx, actie: Actie, v: { readonly id: string; readonly naar: string; readonly reden: string; readonly door: Medewerker; readonly traceparent: string }): Promise<void> => {
  const taakId = await eigenTaak(tx, actie.id, v.door.medewerkerId);
  if (taakId === undefined) throw new Probleem('ongeldige-overgang', 'Deze actie staat niet op uw naam. Zet haar eerst op uw naam. Er is niets gewijzigd.', { toegestaan: [] });
  await geefTaakDoor(kern, tx, v.door, { taakId, naar: v.naar, reden: v.reden, traceparent: v.traceparent });
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  await tijdlijn(kern, tx, actie, `Bij ${naam} doet nu een collega actie ${actie.actienummer}.`, `doorgegeven:${v.id}`, { organisatieId: v.door.organisatieId, door: v.door.medewerkerId });
};
