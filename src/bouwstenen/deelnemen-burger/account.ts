import type { GevondenBurger } from '../../platform/identity/zoekers.ts';
import type { Kern } from '../../platform/kern.ts';
import { nummerIndexen } from '../../platform/versleuteld/ring.ts';

/** The account of a citizen who logged in: found by the pairwise subject, made at the first login. Of the BSN only the blind index leaves this function, for his session. */
export const vindBurger = async (kern: Kern, kenmerken: { sub: string; bsn: string | undefined }): Promise<GevondenBurger> => {
  const [rij] = await kern.db('burgeraccount').insert({ sub: kenmerken.sub, acr: 'substantial', laatste_login_op: kern.clock.now() })
    .onConflict('sub').merge(['laatste_login_op']).returning('id') as { id: string }[];
  return { accountId: rij?.id ?? '', zoeksleutel: kenmerken.bsn === undefined ? null : nummerIndexen(kern, kenmerken.bsn).join(' ') };
};

/**
 * The person of a logged-in citizen, by the blind index of his BSN; null when he is not known (yet). Asked each time: he may become known, or be merged, after
 * his login. What he may see of a casus is another question (`casussenVan`, toegang). The account remembers the last answer.
 */
export const vindPersoon = async (kern: Kern, { accountId, zoeksleutel }: GevondenBurger): Promise<string | null> => {
  if (zoeksleutel === null) return null;
  const persoonId = (await kern.db('persoon').whereIn('bsn_index', zoeksleutel.split(' ')).first('id') as { id: string } | undefined)?.id ?? null;
  await kern.db('burgeraccount').where({ id: accountId }).whereRaw('persoon_id is distinct from ?', [persoonId]).update({ persoon_id: persoonId, gewijzigd_op: kern.clock.now(), rijversie: kern.db.raw('rijversie + 1') });
  return persoonId;
};
