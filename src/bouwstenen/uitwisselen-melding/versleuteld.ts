import { ringenVan, openTekst, verbergTekst } from '../../platform/versleuteld/ring.ts';
import { indexStand, kolomOmzetting, type Omzetting } from '../../platform/versleuteld/omzetten.ts';
import { bsnIndex, ontsleutel } from '../../domein/versleuteling.ts';
import type { Kern } from '../../platform/kern.ts';

/** Encrypts a value for one column of one row; it opens nowhere else. */
export const verberg = (kern: Kern, tekst: string, kolom: string, id: string): string => verbergTekst(kern, tekst, `${kolom}:${id}`);
/** Opens what `verberg` made for the same column and row. */
export const open = (kern: Kern, geheim: string, kolom: string, id: string): string => openTekst(kern, geheim, `${kolom}:${id}`);
/** Searchable, unreadable form of a BSN. */
export { nummerIndex as indexVan, nummerIndexen as indexenVan, indexKid } from '../../platform/versleuteld/ring.ts';

type Rij = { readonly id: string; readonly bsn_versleuteld: string; readonly bsn_index: string };
/** The index of a named person moves to the current key. It is not unique: the same person may stand in many meldingen. */
const indexOmzetting: Omzetting = {
  naam: 'melding_betrokkene.bsn_index', ring: 'index',
  partij: async (kern, tx, na, aantal) => {
    const { bsn, index: { huidig } } = ringenVan(kern);
    const rijen = await tx('melding_betrokkene').where('id', '>', na).whereNotNull('bsn_index').whereRaw('index_kid is distinct from ?', [huidig.kid]).orderBy('id').limit(aantal).forNoKeyUpdate().skipLocked().select<Rij[]>('id', 'bsn_versleuteld', 'bsn_index');
    let omgezet = 0, onleesbaar = 0;
    for (const r of rijen) {
      let nummer: string;
      try { nummer = ontsleutel(bsn, r.bsn_versleuteld, `melding_betrokkene.bsn:${r.id}`); } catch { onleesbaar += 1; continue; }
      omgezet += await tx('melding_betrokkene').where({ id: r.id, bsn_index: r.bsn_index }).update({ bsn_index: bsnIndex(huidig.bytes, nummer), index_kid: huidig.kid });
    }
    return { laatste: rijen.length < aantal ? null : rijen.at(-1)?.id ?? null, omgezet, onleesbaar };
  },
  stand: (kern) => indexStand(kern, 'melding_betrokkene', 'bsn_index is not null'),
};

/** What this room keeps under a key. */
export const omzettingen: readonly Omzetting[] = [
  kolomOmzetting({ tabel: 'melding_betrokkene', kolom: 'bsn_versleuteld', gebonden: (r) => `melding_betrokkene.bsn:${r.id}` }),
  kolomOmzetting({ tabel: 'melding_melder', kolom: 'gegevens_versleuteld', gebonden: (r) => `melding_melder:${r.id}` }),
  indexOmzetting,
];
