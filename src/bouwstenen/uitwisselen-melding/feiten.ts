import { dichteStaten } from '../../domein/casusstaat.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { meldAanNazorg } from './beoordelen.ts';
import { toets } from './concept.ts';
import { zoekDuplicaten, zoekLopendeCasus } from './duplicaten.ts';
import { bepaalAdvies } from './routeren.ts';
import * as store from './store.ts';

/** What the process may know of a melding at its start: counts and flags, never content. */
export const feitenVoorProces = async (kern: Kern, tx: Tx, meldingId: string): Promise<{ isVolledig: boolean; aantalOntbrekend: number; isTerugmeldingGewenst: boolean; melderOrganisatieId: string | null }> => {
  const m = await store.moetMelding(tx, meldingId);
  const t = await toets(kern, tx, m);
  return { isVolledig: t.ontbreekt.length === 0, aantalOntbrekend: t.ontbreekt.length, isTerugmeldingGewenst: m.terugkoppelingGewenst && m.kanaal !== 'telefoon', melderOrganisatieId: m.verzenderOrganisatieId };
};

/**
 * The casus this melding may belong to: that of a double (R1.2), else a running one on a person (R1.3). A proposal only. A casus in aftercare
 * hears of it at once as a signal of relapse (R12.2): a human weighs it, nothing restarts by itself.
 */
export const zoekDuplicatenVan = async (kern: Kern, tx: Tx, meldingId: string): Promise<string | null> => {
  const m = await store.moetMelding(tx, meldingId);
  const lopend = await zoekLopendeCasus(kern, tx, m);
  for (const c of lopend) if (c.isNazorg) await meldAanNazorg(kern, tx, m, c.casusId);
  const [dubbel] = await zoekDuplicaten(kern, tx, m);
  const bij = dubbel === undefined ? undefined : await tx('melding as m').join('casus as c', (j) => { j.on('c.id', '=', tx.raw('coalesce(m.doel_casus_id, m.casus_id)')); }).where('m.id', dubbel.meldingId).whereNotIn('c.status', [...dichteStaten]).first<{ id: string } | undefined>('c.id as id');
  return bij?.id ?? lopend[0]?.casusId ?? null;
};

/** The routing advice as codes (R1.1). Urgency follows acute danger only; everything else is for the human. */
export const adviesVoorProces = async (kern: Kern, tx: Tx, meldingId: string): Promise<{ adviesVerbandCode: string | null; adviesMeldpuntId: string | null; adviesUrgentieCode: 'p1' | 'p3' }> => {
  const advies = await bepaalAdvies(kern, tx, await store.moetMelding(tx, meldingId));
  return { adviesVerbandCode: advies.verbandCode, adviesMeldpuntId: advies.ontvangerId, adviesUrgentieCode: advies.spoed ? 'p1' : 'p3' };
};
