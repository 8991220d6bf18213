import { controleerOvergang, type Staat } from '../../domein/overgangen.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Actie } from './model.ts';
import { schrijfOvergang, wijzigActie } from './store.ts';

/** Who made a transition: a person of an organisation, or (both null) the process itself. */
export type Wie = { readonly organisatieId: string | null; readonly door: string | null };
export const hetProces: Wie = { organisatieId: null, door: null };

/** Brings an actie along one listed arrow (R0.1), writes what changes with it and the append-only line. Throws `ongeldige-overgang`. */
export const zetStatus = async (tx: Tx, actie: Actie, naar: Staat<'actie'>, w: Wie & { now: Date; reden?: string | null }, velden: Partial<Omit<Actie, 'id' | 'context' | 'status'>> = {}): Promise<Actie> => {
  controleerOvergang('actie', actie.status, naar);
  await wijzigActie(tx, actie.id, { ...velden, status: naar }, w.now);
  await schrijfOvergang(tx, { actieId: actie.id, van: actie.status, naar, organisatieId: w.organisatieId, door: w.door, reden: w.reden ?? null, op: w.now });
  return { ...actie, ...velden, status: naar };
};

/** Work that shows (progress, a result) means the actie is being carried out; one that already is stays so. */
export const begin = async (tx: Tx, actie: Actie, w: Wie & { now: Date }): Promise<Actie> =>
  (actie.status === 'geaccepteerd' || actie.status === 'heropend' ? zetStatus(tx, actie, 'in-uitvoering', w) : actie);
