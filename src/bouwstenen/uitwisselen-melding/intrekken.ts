import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { beantwoordDoorzetting, openDoorzetting } from './doorzetten.ts';
import * as store from './store.ts';

/**
 * The sender withdraws. Before the meldpunt looked, the melding ends and its process with it; once it is a casus a human decides,
 * because a withdrawal never stops a case by itself (processen §2.0 `bij-intrekking`). In between: `ongeldige-overgang`.
 */
export const trekMeldingIn = async (kern: Kern, tx: Tx, meldingId: string, wie: { medewerkerId: string | null; accountId: string | null }, reden: string): Promise<'ingetrokken' | 'gevraagd'> => {
  const m = await store.moetMelding(tx, meldingId);
  const now = kern.clock.now();
  const rij = { melding_id: m.id, reden, medewerker_id: wie.medewerkerId, account_id: wie.accountId, op: now };
  const casusId = m.doelCasusId ?? m.casusId;
  if (m.status === 'opgepakt' || m.status === 'duplicaat') {
    if ((await tx('melding_intrekking').where({ melding_id: m.id }).whereIn('status', ['open', 'beeindigen']).first('id')) !== undefined) return 'gevraagd';
    await tx('melding_intrekking').insert({ ...rij, status: 'open' });
    await store.schrijfSpoor(kern, tx, m.id, 'intrekking-gevraagd', `intrekking:${now.toISOString()}`, { organisatieId: m.verzenderOrganisatieId });
    await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-melding.intrekking-ontvangen', sleutel: casusId, variabelen: { meldingId: m.id }, ttl: 3_600_000 } });
    return 'gevraagd';
  }
  if (m.status === 'concept') throw new Probleem('ongeldige-overgang', 'Deze melding is nog niet verstuurd. U hoeft haar niet in te trekken.', { toegestaan: ['verzonden'] });
  await store.zetStatus(kern, tx, m, 'ingetrokken', 'ingetrokken', {}, { organisatieId: m.verzenderOrganisatieId });
  await tx('melding_intrekking').insert({ ...rij, status: 'ingetrokken' });
  const open = await openDoorzetting(tx, m.id);
  if (open !== undefined) await beantwoordDoorzetting(kern, tx, open.id, 'geweigerd');
  const claim = await tx('casus_claim').where({ casus_id: m.casusId }).first<{ process_instance_key: string } | undefined>('process_instance_key');
  if (claim !== undefined) await zetInOutbox(tx, kern, { volgordeSleutel: m.casusId, opdracht: { soort: 'proces-annuleren', processInstanceKey: claim.process_instance_key } });
  return 'ingetrokken';
};

export type Intrekking = { readonly id: string; readonly reden: string; readonly status: string; readonly op: Date; readonly beoordeeldDoor: string | null; readonly zorgenBlijven: string | null; readonly druk: string | null };
/** The withdrawal that waits for a decision, or undefined. */
export const lopendeIntrekking = (tx: Tx, meldingId: string): Promise<Intrekking | undefined> => tx('melding_intrekking').where({ melding_id: meldingId }).whereIn('status', ['open', 'beeindigen']).forUpdate()
  .first<Intrekking | undefined>('id', 'reden', 'status', 'op', 'beoordeeld_door as beoordeeldDoor', 'zorgen_blijven as zorgenBlijven', 'druk');

/** First decision: go on, or propose to end the casus (then a second person looks). */
export const beoordeelIntrekking = async (kern: Kern, tx: Tx, meldingId: string, b: { besluit: 'doorgaan' | 'beeindigen'; motivatie: string; zorgenBlijven: string; druk: string; door: string }): Promise<void> => {
  const i = await lopendeIntrekking(tx, meldingId);
  if (i === undefined) throw new Probleem('al-beantwoord', 'Deze intrekking is al beoordeeld.');
  await tx('melding_intrekking').where({ id: i.id }).update({ status: b.besluit, motivatie: b.motivatie, zorgen_blijven: b.zorgenBlijven, druk: b.druk, beoordeeld_door: b.door, beoordeeld_op: kern.clock.now(), gewijzigd_op: kern.clock.now() });
};

/** Second person: agrees (the casus ends) or sends it back. The same person is refused (domein §1.6). */
export const besluitBeeindigen = async (kern: Kern, tx: Tx, meldingId: string, besluit: 'akkoord' | 'terug', motivatie: string, door: string): Promise<void> => {
  const i = await lopendeIntrekking(tx, meldingId);
  if (i === undefined || i.status !== 'beeindigen' || i.beoordeeldDoor === null) throw new Probleem('ongeldige-overgang', 'Er is geen voorstel om te beëindigen.', { toegestaan: [] });
  if (i.beoordeeldDoor === door) throw new Probleem('vier-ogen', 'U stelde dit zelf voor. Een andere persoon moet meekijken.');
  const now = kern.clock.now();
  await tx('melding_tweede_akkoord').insert({ melding_id: meldingId, soort: 'beeindigen', besluit, gevraagd_door: i.beoordeeldDoor, akkoord_door: door, motivatie, op: now });
  await tx('melding_intrekking').where({ id: i.id }).update({ status: besluit === 'akkoord' ? 'beeindigd' : 'open', gewijzigd_op: now });
};
