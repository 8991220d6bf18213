import { randomUUID } from 'node:crypto';
import { legSignaalVast, betrokkenenVan, casusVan } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import * as store from './store.ts';
import { meldOverleg } from './live.ts';
import { verberg } from './versleuteld.ts';

export type Motorkapstart = { readonly overlegId: string; readonly personen: readonly string[]; readonly plaats: string | null; readonly reden: string; readonly organisaties: readonly string[]; readonly door: string };

/** Starts a motorkapoverleg with at most three required fields (R8.6): about whom (or unknown, with a place), why, and at least two organisations. */
export const startMotorkap = async (kern: Kern, tx: Tx, v: Motorkapstart): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  // The state moves when the engine does; who prepared it is known at once, so the same task twice is refused.
  if (o.status !== 'aangemaakt' || o.voorbereid_door !== null) throw new Probleem('ongeldige-overgang', 'Dit motorkapoverleg is al begonnen. Er is niets gewijzigd.');
  const bekend = new Set((await betrokkenenVan(tx, o.casus_id)).map((b) => b.persoonId));
  const fouten: Fout[] = [];
  if (v.personen.length === 0 && v.plaats === null) fouten.push({ veld: '/personen', code: 'verplicht', melding: 'Kies over wie het gaat, of vul in waar een onbekende persoon is' });
  if (v.personen.some((p) => !bekend.has(p))) fouten.push({ veld: '/personen', code: 'niet-mogelijk', melding: 'Kies iemand uit deze casus' });
  if (new Set(v.organisaties).size < 2) fouten.push({ veld: '/organisaties', code: 'te-weinig', melding: 'Kies ten minste 2 organisaties' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Er is nog niets verstuurd.', { fouten });
  const nu = kern.clock.now();
  await tx('agendapunt').insert({ overleg_id: o.id, casus_id: o.casus_id, volgnr: 1, thema: 'Wat is er nu nodig', minuten: 30 });
  for (const organisatieId of new Set(v.organisaties)) await store.voegUitnodigingToe(tx, { overleg_id: o.id, ronde: o.uitnodigronde, organisatie_id: organisatieId, agendapunten: [1], reden: 'Acute situatie' }, nu);
  await store.wijzigOverleg(tx, o.id, { betrokkenen: [...v.personen], plaats_code: v.plaats, motorkap_reden: verberg(kern, v.reden, 'reden', o.id), voorbereid_door: v.door }, nu);
  await meldOverleg(kern, tx, o.casus_id);
};

/** How long the root may take to be ready for the message (processen §1.4). */
const acuutTtl = 3_600_000;
/** Somebody asks for a motorkapoverleg from the case page: the signal of R5.4, which the running root answers. Ends when the casus is closed. */
export const vraagMotorkap = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined || isDicht(casus.status)) throw new Probleem('gesloten', 'Deze casus is gesloten. Maak een spoedmelding.');
  const nu = kern.clock.now();
  // The request is its own source, so two requests are two signals.
  const signaalId = await legSignaalVast(kern, tx, { casusId, soort: 'veiligheid', op: nu, bron: `motorkap-gevraagd:${randomUUID()}` });
  await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'proces.acuut-gesignaleerd', sleutel: casusId, variabelen: { signaalId }, ttl: acuutTtl } });
};
