import type { Kern } from '../../platform/kern.ts';
import { kolomOmzetting, type Omzetting } from '../../platform/versleuteld/omzetten.ts';
import { openTekst, verbergTekst } from '../../platform/versleuteld/ring.ts';

/** Encrypts what the FG found, bound to one column of one row. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => verbergTekst(kern, tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => openTekst(kern, geheim, `${kolom}:${id}`);

/** What this room keeps under a key. */
export const omzettingen: readonly Omzetting[] = [kolomOmzetting({ tabel: 'toezichtsignaal', kolom: 'beoordeling', gebonden: (r) => `toezicht.beoordeling:${r.id}` })];
