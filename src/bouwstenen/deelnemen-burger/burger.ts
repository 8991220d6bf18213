import { casusVan } from '../../casus/index.ts';
import { reikt, substantieel } from '../../platform/identity/acr.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';

/** Nothing to show and nothing allowed are one answer (domein §7.7 g). */
export const neutraal = (): Probleem => new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
export type Burger = Extract<Aanvrager, { soort: 'burger' }> & { persoonId: string };

/** Only a citizen whose identity is established, signed in at substantial (R7.12); everybody else gets the same neutral answer. */
export const burgerVan = (a: Aanvrager): Burger => {
  if (a.soort !== 'burger') throw neutraal();
  if (!reikt(a.acr, substantieel)) throw new Probleem('betrouwbaarheid-te-laag', 'Log opnieuw in met een hoger niveau. Er is niets gewijzigd.');
  if (a.persoonId === null) throw neutraal();
  return { ...a, persoonId: a.persoonId };
};

const niemand = '00000000-0000-0000-0000-000000000000';
/**
 * For lists: a citizen whom we do not know reads the same empty lists as one from whom everything is held back. Otherwise the difference would
 * tell him that there is a casus (R7.2).
 */
export const burgerlezerVan = (a: Aanvrager): Burger => burgerVan(a.soort === 'burger' ? { ...a, persoonId: a.persoonId ?? niemand } : a);

/** Reading one's own messages is a verstrekking too (R0.5): logged per casus; for a child also on the child. */
export const logLezen = async (kern: Kern, tx: Tx, burger: Burger, casusIds: readonly string[], objectId: string, traceparent: string, gevraagd: readonly Gegevenssoort[] = ['CAS', 'BUI'], over: { actie?: 'lezen' | 'schrijven'; namens?: string | null } = {}): Promise<void> => {
  for (const casusId of new Set(casusIds)) {
    const casus = await casusVan(tx, casusId);
    if (!casus) continue;
    await maakToegang(kern).vraag(tx, {
      aanvrager: burger, doel: 'burger-informeren', actie: over.actie ?? 'lezen', gevraagd, traceparent,
      object: { type: 'informering', id: objectId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [burger.persoonId, ...(over.namens ? [over.namens] : [])], feiten: { ZELF: true } },
    });
  }
};
