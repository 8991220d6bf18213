import type { Tx } from '../../platform/kern.ts';
import type { Afspraak, Besluit } from './model.ts';
import { laatsteVan, leesInhoud, uitkomstenVan } from './store.ts';

const vastgesteld = ['vastgesteld', 'beschikbaar'];

/** The besluiten of the adopted outcome of an overleg, of its newest version; empty before adopting. For other rooms: reading for a person passes `toegang`. */
export const besluitenVan = async (tx: Tx, overlegId: string): Promise<Pick<Besluit, 'id' | 'volgnummer' | 'soort' | 'tekst' | 'ingangsdatum' | 'genomenDoor' | 'herzienDatum'>[]> => {
  const u = await laatsteVan(tx, overlegId);
  if (u === undefined || !vastgesteld.includes(u.status)) return [];
  return (await leesInhoud(tx, u)).besluiten.map(({ id, oorsprongId, volgnummer, soort, tekst, ingangsdatum, genomenDoor, herzienDatum }) => ({ id: oorsprongId ?? id, volgnummer, soort, tekst, ingangsdatum, genomenDoor, herzienDatum }));
};

/** The afspraken of the adopted outcome of an overleg; each may become one actie (R9.7), so an afspraak keeps its id in a corrected version. Empty before adopting. */
export const afsprakenVan = async (tx: Tx, overlegId: string): Promise<Pick<Afspraak, 'id' | 'tekst' | 'organisatieId' | 'uiterlijk' | 'conditie'>[]> => {
  const u = await laatsteVan(tx, overlegId);
  if (u === undefined || !vastgesteld.includes(u.status)) return [];
  return (await leesInhoud(tx, u)).afspraken.map(({ id, oorsprongId, tekst, organisatieId, uiterlijk, conditie }) => ({ id: oorsprongId ?? id, tekst, organisatieId, uiterlijk, conditie }));
};

/** The overleggen of a casus that have an adopted outcome, the newest first. */
export const overleggenMetUitkomst = async (tx: Tx, casusId: string): Promise<string[]> => [...new Set((await uitkomstenVan(tx, { casusId })).filter((u) => vastgesteld.includes(u.status)).map((u) => u.overlegId))];
