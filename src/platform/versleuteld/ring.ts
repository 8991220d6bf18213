import type { Config } from '../../config.ts';
import { bsnIndex, bsnIndexen, adresIndexen, maakSleutelring, ontsleutel, versleutel, type Sleutelring } from '../../domein/versleuteling.ts';
import type { Tx } from '../kern.ts';

type Sleuteldrager = { readonly config: Pick<Config, 'sleutels'> };
type Ringen = { readonly bsn: Sleutelring; readonly index: Sleutelring };
/** Made at the first use, once per set of settings: parsing the keys for every text would cost more than the text. */
const ringen = new WeakMap<Config['sleutels'], Ringen>();
export const ringenVan = ({ config: { sleutels: s } }: Sleuteldrager): Ringen => {
  const bekend = ringen.get(s);
  if (bekend !== undefined) return bekend;
  const nieuw = { bsn: maakSleutelring(s.bsn, s.bsnEerder), index: maakSleutelring(s.bsnIndex, s.bsnIndexEerder) };
  ringen.set(s, nieuw);
  return nieuw;
};

/** Encrypts with the current key for what `gebonden` names (table, column and row); it opens nowhere else. */
export const verbergTekst = (kern: Sleuteldrager, tekst: string, gebonden: string): string => versleutel(ringenVan(kern).bsn.huidig.bytes, tekst, gebonden);
/** Opens what was written with any key of the ring, for the same place. Throws SleutelOnbekend or GeheimOnleesbaar. */
export const openTekst = (kern: Sleuteldrager, geheim: string, gebonden: string): string => ontsleutel(ringenVan(kern).bsn, geheim, gebonden);

/** The blind index that is written, and the name of the key it was made with. */
export const nummerIndex = (kern: Sleuteldrager, nummer: string): string => bsnIndex(ringenVan(kern).index.huidig.bytes, nummer);
/** Under every key of the ring, the current one first: what a search must look for. */
export const nummerIndexen = (kern: Sleuteldrager, nummer: string): readonly string[] => bsnIndexen(ringenVan(kern).index, nummer);
export const adresIndexenVan = (kern: Sleuteldrager, adres: string): readonly string[] => adresIndexen(ringenVan(kern).index, adres);
export const indexKid = (kern: Sleuteldrager): string => ringenVan(kern).index.huidig.kid;

/**
 * While two index keys are in use a unique constraint cannot see that two texts are the same number: who may add it waits here for who else may. One key
 * needs no lock, because then the constraint itself sees it. Instances that differ in which key is current take the same locks in the same order.
 */
export const slotOpIndexen = async (tx: Tx, indexen: readonly string[]): Promise<void> => {
  if (indexen.length > 1) await tx.raw('select pg_advisory_xact_lock(s) from (select hashtextextended(i, 7215320) as s from unnest(?::text[]) as i order by 1 offset 0) as sloten', [[...indexen]]);
};
