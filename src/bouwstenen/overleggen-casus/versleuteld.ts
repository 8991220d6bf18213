import { openTekst, verbergTekst } from '../../platform/versleuteld/ring.ts';
import { kolomOmzetting, type Omzetting } from '../../platform/versleuteld/omzetten.ts';
import type { Kern } from '../../platform/kern.ts';

/** Encrypts what people wrote or said for one column of one row; it opens nowhere else. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => verbergTekst(kern, tekst, `overleg.${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => openTekst(kern, geheim, `overleg.${kolom}:${id}`);

const kolom = (tabel: string, naam: string, label: string): Omzetting => kolomOmzetting({ tabel, kolom: naam, gebonden: (r) => `overleg.${label}:${r.id}` });
/** What this room keeps under a key. */
export const omzettingen: readonly Omzetting[] = [
  kolom('overleg', 'motorkap_reden', 'reden'), kolom('gedeeld_stuk', 'inhoud', 'stuk'), kolom('burger_uitnodiging_afwijking', 'toelichting', 'afwijking'), kolom('burger_uitnodiging_afwijking', 'motivatie', 'afwijking-akkoord'),
  kolom('overleg_keuze', 'motivatie', 'keuze'), kolom('overleg_verantwoording', 'motivatie', 'toets'), kolom('noodtoegang', 'reden', 'noodtoegang'),
];
