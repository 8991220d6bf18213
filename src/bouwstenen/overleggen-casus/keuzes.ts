import { jaNee } from '../../domein/woorden.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Taakgegevens } from '../../taken/taakafhandeling.ts';
import type { Overleg } from './model.ts';
import { partijnaam } from './omgeving.ts';
import * as store from './store.ts';

/** What people answered beside their choices; a meeting reads them back in the order of the questions. */
const vragen: Readonly<Record<string, string>> = {
  isGebeld: 'De ontbrekende partij is gebeld', isTerugkoppelingAfgesproken: 'Afgesproken wie dit aan het gezin vertelt', isVoorzitterGehoord: 'De voorzitter is gehoord', isTegenargumentGewogen: 'De andere meningen zijn gewogen', isPartijGesproken: 'Gesproken met wie er niet was',
};

/** The newest answer to each question that was asked in this meeting, and who comes without being prepared; only for who sees the minutes. */
export const keuzesectie = async (tx: Tx, o: Overleg, ovl: number): Promise<Taakgegevens['secties'][number]> => {
  const titel = 'Eerder vastgelegd';
  if (ovl < 2) return { titel, gegevenssoort: 'OVL', regels: [{ label: titel, waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] };
  const gegeven = await store.antwoordenBijKeuzes(tx, o.id);
  const onvoorbereid: string[] = [];
  for (const u of await store.uitnodigingenVan(tx, o)) if (u.is_voorbereid === false && (u.status === 'geaccepteerd' || u.status === 'vervanger')) onvoorbereid.push(await partijnaam(tx, u.organisatie_id));
  return { titel, gegevenssoort: 'OVL', regels: [
    ...Object.entries(vragen).flatMap(([key, label]) => (gegeven[key] === undefined ? [] : [{ label, waarde: jaNee(gegeven[key]) }])),
    ...(onvoorbereid.length === 0 ? [] : [{ label: 'Komt, maar is nog niet voorbereid', waarde: onvoorbereid.join(', ') }]),
  ] };
};

/** Whether the table agreed who tells the family; null when it did not end. */
export const isTerugkoppelingAfgesproken = async (tx: Tx, overlegId: string): Promise<boolean | null> => (await store.antwoordenBijKeuzes(tx, overlegId))['isTerugkoppelingAfgesproken'] ?? null;
