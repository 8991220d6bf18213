import type { Informatieveld } from '../../domein/actie/informatie.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { adresVan, persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { informatieVan } from './store.ts';

export type Persoonsvelden = { readonly persoonId: string; readonly velden: Partial<Record<Informatieveld, string>> };

/** The ticked fields of an actie with their values, per person; the caller has asked toegang. What is not ticked is not read (R11.1). */
export const persoonsvelden = async (kern: Kern, tx: Tx, actieId: string): Promise<Persoonsvelden[]> => {
  const gekozen = await informatieVan(tx, actieId);
  const uit: Persoonsvelden[] = [];
  for (const persoonId of new Set(gekozen.map((i) => i.persoon_id))) {
    const velden = new Set(gekozen.filter((i) => i.persoon_id === persoonId).map((i) => i.veld));
    const persoon = await persoonVoorUitvraag(kern, tx, persoonId, { IDE: velden.has('bsn') || velden.has('geboortedatum') ? 2 : 1 });
    const woont = velden.has('adres') || velden.has('gemeente') ? await adresVan(tx, persoonId) : null;
    const waarden: Record<Informatieveld, string | null | undefined> = { naam: persoon.naam, geboortejaar: persoon.geboortejaar, geboortedatum: persoon.geboortedatum, bsn: persoon.bsn, gemeente: woont?.gemeenteCode, adres: woont?.adresregel };
    uit.push({ persoonId, velden: Object.fromEntries([...velden].flatMap((veld) => { const w = waarden[veld]; return w ? [[veld, w]] : []; })) });
  }
  return uit;
};
