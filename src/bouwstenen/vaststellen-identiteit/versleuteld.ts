import { openTekst, verbergTekst } from '../../platform/versleuteld/ring.ts';
import { kolomOmzetting, type Omzetting } from '../../platform/versleuteld/omzetten.ts';
import type { Kern } from '../../platform/kern.ts';
import { huishoudenOmzetting, persoonOmzetting } from './store/herindexeren.ts';

/** Encrypts a value for one column of one row; it opens nowhere else. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => verbergTekst(kern, tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => openTekst(kern, geheim, `${kolom}:${id}`);
/** Searchable, unreadable form of a BSN or vreemdelingnummer. */
export { nummerIndex as indexVan, nummerIndexen as indexenVan, indexKid } from '../../platform/versleuteld/ring.ts';

/** What this room keeps under a key. */
export const omzettingen: readonly Omzetting[] = [
  kolomOmzetting({ tabel: 'persoon', kolom: 'bsn_versleuteld', gebonden: (r) => `persoon.bsn:${r.id}` }),
  kolomOmzetting({ tabel: 'persoon', kolom: 'vreemdelingnummer_versleuteld', gebonden: (r) => `persoon.vreemdelingnummer:${r.id}` }),
  kolomOmzetting({ tabel: 'identiteitsvaststelling', kolom: 'opgave_versleuteld', gebonden: (r) => `vaststelling.opgave:${r.id}` }),
  kolomOmzetting({ tabel: 'identiteitskandidaat', kolom: 'gegevens_versleuteld', extra: ['vaststelling_id', 'volgorde'], gebonden: (r) => `kandidaat.gegevens:${r['vaststelling_id'] as string}:${r['volgorde'] as number}` }),
  persoonOmzetting, huishoudenOmzetting,
];
