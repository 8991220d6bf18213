import { createHmac } from 'node:crypto';
import { bsnIndex, ontsleutel, sleutelUitTekst, versleutel } from '../../domein/versleuteling.ts';
import type { Kern } from '../../platform/kern.ts';

/** Encrypts a value for one column of one row; it opens nowhere else. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => versleutel(sleutelUitTekst(kern.config.sleutels.bsn), tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => ontsleutel(sleutelUitTekst(kern.config.sleutels.bsn), geheim, `${kolom}:${id}`);
/** Searchable, unreadable form of a BSN or vreemdelingnummer. */
export const indexVan = (kern: Kern, nummer: string): string => bsnIndex(sleutelUitTekst(kern.config.sleutels.bsnIndex), nummer);
/** Searchable, unreadable form of an address: equal for people at the same address. */
export const adresIndex = (kern: Kern, adres: string): string => createHmac('sha256', sleutelUitTekst(kern.config.sleutels.bsnIndex)).update(`adres:${adres}`).digest('base64url');
