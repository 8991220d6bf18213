import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { hoogsteVerzet } from '../../domein/overleg.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { alsTijdstip } from './model.ts';
import * as store from './store.ts';
import { startfout } from './voorbereiden.ts';

const uurMs = 3_600_000;
/** Asks to move a meeting that waits for its moment (processen §2.8 step 5). Throws `ongeldige-overgang` when it does not wait. */
export const vraagVerzet = async (kern: Kern, tx: Tx, v: { overlegId: string; start: Date; reden: string; door: Medewerker }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  if (o.soort === 'motorkap' || (o.status !== 'bevestigd' && o.status !== 'verplaatst')) throw new Probleem('ongeldige-overgang', 'Dit overleg kan nu niet worden verzet. Er is niets gewijzigd.', { toegestaan: [] });
  // At the rule's maximum the process would call the meeting off for want of a quorum, which is not what is asked here (processen §2.8 step 4).
  if (o.aantal_verzet >= hoogsteVerzet) throw new Probleem('ongeldige-overgang', `Dit overleg is al ${hoogsteVerzet} keer verzet. Vaker kan niet. Er is niets gewijzigd. Laat het doorgaan op het tijdstip dat er staat, of besluit in het overleg om het later voort te zetten.`, { toegestaan: [] });
  const fout = await startfout(tx, kern, o, v.start, '/start');
  if (fout) throw new Probleem('ongeldige-invoer', 'Dit tijdstip kan niet. Er is niets gewijzigd.', { fouten: [fout] });
  await store.wijzigOverleg(tx, o.id, { gepland_op: v.start }, kern.clock.now());
  await store.schrijfKeuze(kern, tx, { overlegId: o.id, taak: 'verzetten', uitkomst: 'verzet', motivatie: v.reden, door: v.door.medewerkerId });
  await zetInOutbox(tx, kern, { volgordeSleutel: `overleg:${o.id}`, opdracht: { soort: 'bericht', naam: 'overleggen-casus.verzet', sleutel: o.id, ttl: uurMs, variabelen: { overlegStart: alsTijdstip(v.start) } } });
};
