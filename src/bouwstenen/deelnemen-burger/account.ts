import { bsnIndex, sleutelUitTekst } from '../../domein/versleuteling.ts';
import type { Kern } from '../../platform/kern.ts';

/**
 * The account of a citizen who logged in: found by the pairwise subject, made at the first login. The person is looked up by the blind index of
 * the BSN each time, because he may become known (or be merged) after the first login; the BSN itself is not kept here.
 */
export const vindBurger = async (kern: Kern, kenmerken: { sub: string; bsn: string | undefined }): Promise<{ accountId: string; persoonId: string | null }> => {
  const persoon = kenmerken.bsn === undefined ? undefined
    : await kern.db('persoon').where({ bsn_index: bsnIndex(sleutelUitTekst(kern.config.sleutels.bsnIndex), kenmerken.bsn) }).orderBy('aangemaakt_op').first('id') as { id: string } | undefined;
  const [rij] = await kern.db('burgeraccount')
    .insert({ sub: kenmerken.sub, persoon_id: persoon?.id ?? null, acr: 'substantial', laatste_login_op: kern.clock.now() })
    .onConflict('sub').merge(['persoon_id', 'laatste_login_op']).returning(['id', 'persoon_id']) as { id: string; persoon_id: string | null }[];
  return { accountId: rij?.id ?? '', persoonId: rij?.persoon_id ?? null };
};
