import { openTekst, verbergTekst } from '../../platform/versleuteld/ring.ts';
import { kolomOmzetting, type Omzetting } from '../../platform/versleuteld/omzetten.ts';
import type { Kern } from '../../platform/kern.ts';

/** Encrypts what a person wrote, bound to one column of one row. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => verbergTekst(kern, tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => openTekst(kern, geheim, `${kolom}:${id}`);

const kolom = (tabel: string, naam: string): Omzetting => kolomOmzetting({ tabel, kolom: `${naam}_versleuteld`, gebonden: (r) => `${tabel}.${naam}:${r.id}` });
/** What this room keeps under a key. */
export const omzettingen: readonly Omzetting[] = [
  kolom('bijdrageverzoek', 'vraag'), kolom('bijdrageverzoek', 'toelichting'), kolom('analyse_uitspraak', 'inhoud'), kolom('analyse_zienswijze', 'afzienreden'),
  kolom('advies', 'kern'), kolom('advies_punt', 'inhoud'), kolom('analyse_besluit', 'motivatie'),
];
