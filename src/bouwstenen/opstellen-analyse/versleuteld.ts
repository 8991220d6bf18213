import { ontsleutel, sleutelUitTekst, versleutel } from '../../domein/versleuteling.ts';
import type { Kern } from '../../platform/kern.ts';

/** Encrypts what a person wrote, bound to one column of one row. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => versleutel(sleutelUitTekst(kern.config.sleutels.bsn), tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => ontsleutel(sleutelUitTekst(kern.config.sleutels.bsn), geheim, `${kolom}:${id}`);
