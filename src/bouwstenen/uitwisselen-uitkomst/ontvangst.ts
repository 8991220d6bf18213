import { berekenTermijn, tekenTijdlijnOp } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { typen } from './gebeurtenis.ts';
import { nieuwSpoor, organisatie, regie } from './omgeving.ts';
import { stuurBericht } from './publiceren.ts';
import { leesUitkomst, leesVerstrekking, verstrekkingenVan, wijzigUitkomst, wijzigVerstrekking } from './store.ts';

export type Wachtende = { verstrekkingId: string; organisatieId: string };

/**
 * Claims the waiting for one publication and tells whom to wait for. While another instance holds it, this one is cancelled: a start may
 * arrive twice (processen §0 point 1). An ended one may be opened again for a late correction; then nobody is waited for. `correctieEind`: until
 * then the process stays, so that also who has read can ask a correction.
 */
export const openOntvangst = async (kern: Kern, tx: Tx, uitkomstId: string, processInstanceKey: string): Promise<{ verstrekkingen: Wachtende[]; correctieEind: string }> => {
  const u = await leesUitkomst(tx, uitkomstId, true);
  if (u === undefined) throw new Error('Deze uitkomst bestaat niet');
  const { uiterlijkOp } = await berekenTermijn(tx, { verbandCode: u.verbandCode, regioCode: u.regioCode, termijnCode: 'leesbewijs', urgentieCode: u.urgentieCode }, async () => kern.clock.now());
  // The engine takes a moment without fractions of a second.
  const correctieEind = uiterlijkOp.toISOString().replace(/\.\d{3}Z$/, 'Z');
  const isBezet = u.ontvangstInstanceKey !== null && u.ontvangstInstanceKey !== processInstanceKey && u.ontvangstKlaarOp === null;
  if (isBezet) {
    await zetInOutbox(tx, kern, { volgordeSleutel: u.casusId, opdracht: { soort: 'proces-annuleren', processInstanceKey } });
    return { verstrekkingen: [], correctieEind };
  }
  await wijzigUitkomst(tx, u.id, { ontvangstInstanceKey: processInstanceKey, ontvangstKlaarOp: null }, kern.clock.now());
  const open = (await verstrekkingenVan(tx, u.id)).filter((v) => v.status === 'beschikbaar');
  return { verstrekkingen: open.map((v) => ({ verstrekkingId: v.id, organisatieId: v.organisatieId })), correctieEind };
};

/** At 80 % of the term (T17): an event to the receiver's own system, a line in the timeline for its people. */
export const herinnerOntvanger = async (kern: Kern, tx: Tx, verstrekkingId: string): Promise<void> => {
  const v = await leesVerstrekking(tx, verstrekkingId);
  const u = v && await leesUitkomst(tx, v.uitkomstId);
  if (v?.status !== 'beschikbaar' || u === undefined) return;
  const nu = kern.clock.now();
  const o = await organisatie(tx, v.organisatieId);
  await wijzigVerstrekking(tx, v.id, { herinnerdOp: nu }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: u.casusId, op: nu, soort: 'gegevens', zin: `${o.naam} is herinnerd aan de uitkomst van het overleg.`, bron: `uitkomst-herinnering:${v.id}:${nu.getTime()}`, actorOrganisatieId: (await regie(tx, u)).id, actorMedewerkerId: null });
  if (v.isAangesloten) await stuurBericht(kern, tx, { type: typen.herinnerd, uitkomst: u, verstrekking: v, partner: o, niveau: v.doel === 'uitkomst-uitwisselen' ? 1 : 0, op: nu, traceparent: nieuwSpoor() });
};

/** Everybody has read, was followed up, or got a newer version; the wait is over. A later correction opens it again. */
export const rondOntvangstAf = async (kern: Kern, tx: Tx, uitkomstId: string): Promise<void> => {
  await leesUitkomst(tx, uitkomstId, true);
  const nu = kern.clock.now();
  await wijzigUitkomst(tx, uitkomstId, { ontvangstKlaarOp: nu }, nu);
};

export type Opvolging = { readonly verstrekkingId: string; readonly uitkomst: 'opnieuw-wachten' | 'telefonisch-toegelicht' | 'niet-nodig'; readonly wijze: string; readonly toelichting: string; readonly door: string };
/** What the regisseur did about a part that was not read. Read meanwhile: the row keeps `ingezien`. */
export const volgOp = async (kern: Kern, tx: Tx, o: Opvolging): Promise<void> => {
  const v = await leesVerstrekking(tx, o.verstrekkingId);
  if (v === undefined) throw new Error('Deze verstrekking bestaat niet');
  const nu = kern.clock.now();
  const naar = o.uitkomst === 'opnieuw-wachten' || v.status !== 'beschikbaar' ? {} : { status: 'opgevolgd' as const };
  if (naar.status !== undefined) controleerOvergang('uitkomst_verstrekking', v.status, naar.status);
  await wijzigVerstrekking(tx, v.id, { ...naar, opvolging: o.uitkomst, opvolgingWijze: o.wijze, opvolgingToelichting: o.toelichting, opgevolgdDoor: o.door, opgevolgdOp: nu }, nu);
};
