import { adresIndexen, bsnIndex, bsnIndexen, ontsleutel, type Sleutelring } from '../../../domein/versleuteling.ts';
import type { Tx } from '../../../platform/kern.ts';
import { indexStand, type Omzetting, type Verwijzing, type Stand } from '../../../platform/versleuteld/omzetten.ts';
import { ringenVan } from '../../../platform/versleuteld/ring.ts';
import type { Adres } from '../brp/vertaal.ts';

/** Only a Dutch address makes a household: postcode with number. What is told apart: the same text is the same address. */
export const adresTekst = (a: Adres | null): string | null => a?.postcode && a.huisnummer ? [a.postcode, a.huisnummer, a.huisletter ?? '', a.huisnummertoevoeging ?? ''].join('|').toUpperCase() : null;

type Persoonrij = { readonly id: string; readonly bsn: string | null; readonly nummer: string | null; readonly bsn_index: string | null; readonly vreemdelingnummer_index: string | null; readonly adres: Adres | null; readonly adres_hash: string | null; readonly verwanten: readonly Verwantrij[] };
type Verwantrij = { readonly soort: string; readonly bsnIndex: string | null; readonly kid?: string };

/**
 * Brings the indexes of a person to the current key, those of his relatives too when they are known here. Of another relative there is only an index: it is
 * written anew with the next answer of the register. A row whose new index another row already has stays as well; `npm run sleutels` then goes on counting it.
 */
export const persoonOmzetting: Omzetting = {
  naam: 'persoon.bsn_index', ring: 'index',
  partij: async (kern, tx, na, aantal) => {
    const { bsn: ring, index } = ringenVan(kern);
    const rijen = await tx('persoon').where('id', '>', na).whereRaw('(bsn_index is not null or vreemdelingnummer_index is not null or adres_hash is not null) and index_kid is distinct from ?', [index.huidig.kid])
      .orderBy('id').limit(aantal).forUpdate().skipLocked().select<Persoonrij[]>('id', 'bsn_versleuteld as bsn', 'vreemdelingnummer_versleuteld as nummer', 'bsn_index', 'vreemdelingnummer_index', 'adres', 'adres_hash', 'verwanten');
    let omgezet = 0, onleesbaar = 0;
    for (const r of rijen) {
      const nieuw = indexenVanRij(ring, index.huidig.bytes, r);
      if (nieuw === undefined) { onleesbaar += 1; continue; }
      const adres = adresTekst(r.adres);
      omgezet += await tx('persoon').where({ id: r.id, bsn_index: r.bsn_index, vreemdelingnummer_index: r.vreemdelingnummer_index, adres_hash: r.adres_hash })
        .whereNotExists(tx('persoon as ander').whereNot('ander.id', r.id).whereRaw('(ander.bsn_index = ? or ander.vreemdelingnummer_index = ?)', [nieuw.bsn_index, nieuw.vreemdelingnummer_index]).select(tx.raw('1')))
        .update({ ...nieuw, verwanten: JSON.stringify(await verwantenOp(tx, ring, index, r)), adres_hash: adres === null ? r.adres_hash : adresIndexen(index, adres)[0], index_kid: index.huidig.kid });
    }
    return { laatste: rijen.length < aantal ? null : rijen.at(-1)?.id ?? null, omgezet, onleesbaar };
  },
  stand: (kern) => indexStand(kern, 'persoon', 'bsn_index is not null or vreemdelingnummer_index is not null or adres_hash is not null'),
};
/** Relatives matter within a case only, so those who may be recognised are the people of the cases of this person. */
const verwantenOp = async (tx: Tx, ring: Sleutelring, index: Sleutelring, r: Persoonrij): Promise<readonly Verwantrij[]> => {
  if (r.verwanten.every((v) => v.bsnIndex === null || v.kid === index.huidig.kid)) return r.verwanten;
  const naasten = await tx('persoon').whereNotNull('bsn_versleuteld').whereIn('id', tx('identiteitsvaststelling as b').join('identiteitsvaststelling as a', 'a.casus_id', 'b.casus_id').where('a.persoon_id', r.id).whereNotNull('b.persoon_id').select('b.persoon_id'))
    .select<{ id: string; bsn: string }[]>('id', 'bsn_versleuteld as bsn');
  const nu = new Map(naasten.flatMap((n) => {
    try { const [huidig = '', ...eerder] = bsnIndexen(index, ontsleutel(ring, n.bsn, `persoon.bsn:${n.id}`)); return [huidig, ...eerder].map((i) => [i, huidig] as const); } catch { return []; }
  }));
  return r.verwanten.map((v) => { const bsn = v.bsnIndex === null ? undefined : nu.get(v.bsnIndex); return bsn === undefined ? v : { ...v, bsnIndex: bsn, kid: index.huidig.kid }; });
};
const indexenVanRij = (ring: Sleutelring, sleutel: Uint8Array, r: Persoonrij): { bsn_index: string | null; vreemdelingnummer_index: string | null } | undefined => {
  try {
    return {
      bsn_index: r.bsn === null ? null : bsnIndex(sleutel, ontsleutel(ring, r.bsn, `persoon.bsn:${r.id}`)),
      vreemdelingnummer_index: r.nummer === null ? null : bsnIndex(sleutel, ontsleutel(ring, r.nummer, `persoon.vreemdelingnummer:${r.id}`)),
    };
  } catch { return undefined; }
};

/**
 * Brings the address of a household to the current key, from the address of somebody who lives there. Of one that everybody left nothing tells the address
 * any more: it keeps its history and gets a mark that no address has.
 */
export const huishoudenOmzetting: Omzetting = {
  naam: 'huishouden.adres_hash', ring: 'index',
  partij: async (kern, tx, na, aantal) => {
    const { index } = ringenVan(kern);
    const rijen = await tx('huishouden').where('id', '>', na).whereRaw('index_kid is distinct from ?', [index.huidig.kid]).orderBy('id').limit(aantal).forUpdate().skipLocked().select<{ id: string; casus_id: string; adres_hash: string }[]>('id', 'casus_id', 'adres_hash');
    let omgezet = 0, onleesbaar = 0;
    for (const h of rijen) {
      const nieuw = await hashVanLeden(tx, index, h);
      if (nieuw === undefined) { onleesbaar += 1; continue; }
      omgezet += await tx('huishouden').where({ id: h.id, adres_hash: h.adres_hash }).whereNotExists(tx('huishouden as ander').where({ 'ander.casus_id': h.casus_id, 'ander.adres_hash': nieuw }).whereNot('ander.id', h.id).select(tx.raw('1')))
        .update({ adres_hash: nieuw, index_kid: index.huidig.kid });
    }
    return { laatste: rijen.length < aantal ? null : rijen.at(-1)?.id ?? null, omgezet, onleesbaar };
  },
  stand: (kern) => indexStand(kern, 'huishouden', 'true'),
};
const hashVanLeden = async (tx: Tx, index: Sleutelring, h: { id: string; adres_hash: string }): Promise<string | undefined> => {
  const leden = await tx('huishouden_lid as l').join('persoon as p', 'p.id', 'l.persoon_id').where('l.huishouden_id', h.id).select<{ adres: Adres | null; tot: Date | null }[]>('p.adres as adres', 'l.tot as tot');
  for (const { adres } of leden) {
    const tekst = adresTekst(adres);
    const indexen = tekst === null ? [] : adresIndexen(index, tekst);
    if (indexen.includes(h.adres_hash)) return indexen[0];
  }
  return leden.some((l) => l.tot === null) ? undefined : `vervallen:${h.id}`;
};

const jsonStand = (naam: string, tabel: string, kolom: string): Verwijzing => ({
  naam,
  stand: async ({ db }) => {
    const { rows } = await db.raw(`select v->>'kid' as kid, count(*)::int as aantal from ??, jsonb_array_elements(??) as v where v->>'bsnIndex' is not null group by 1 order by 1`, [tabel, kolom]) as { rows: Stand };
    return rows;
  },
});
/** Indexes of people of whom little else is kept here: those who are not in a case are written anew with the next answer of the register and cannot be moved before. */
export const verwijzingen: readonly Verwijzing[] = [jsonStand('persoon.verwanten', 'persoon', 'verwanten'), jsonStand('gezagsrelatie.houders', 'gezagsrelatie', 'houders')];
