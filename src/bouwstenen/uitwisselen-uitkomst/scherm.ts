import type { Tx } from '../../platform/kern.ts';
import { organisatieVan, regieVan } from '../../toegang/index.ts';
import { aanwezigenVan } from '../overleggen-casus/index.ts';

/** Organisations that may decide or get an afspraak: who took part in the overleg, and the regie. */
export const keuzeorganisaties = async (tx: Tx, overlegId: string, verbandCode: string, regioCode: string): Promise<{ id: string; naam: string; soort: string; aanwezig: boolean }[]> => {
  const maker = await regieVan(tx, verbandCode, regioCode);
  const uit = maker === undefined ? [] : [{ id: maker.id, naam: maker.naam, soort: maker.soort, aanwezig: true }];
  for (const a of await aanwezigenVan(tx, overlegId)) {
    const o = await organisatieVan(tx, a.organisatieId);
    if (o !== undefined && o.id !== maker?.id) uit.push({ id: o.id, naam: o.naam, soort: o.soort, aanwezig: a.aanwezig });
  }
  return uit;
};
