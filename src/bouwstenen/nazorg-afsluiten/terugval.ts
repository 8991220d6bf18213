import { randomUUID } from 'node:crypto';
import { tekenTijdlijnOp } from '../../casus/index.ts';
import { weegtermijn, type Ernst, type Herkenning, type Signaalbron } from '../../domein/nazorg/terugval.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Nazorg, Signaal } from './model.ts';
import * as store from './store.ts';

/** A signal may come while a contact is being written down; the engine keeps it until the process waits again. */
const dagMs = 86_400_000;
const ruimteDagen = 60;

const bewaarSignaal = async (kern: Kern, tx: Tx, n: Nazorg, s: { bron: Signaalbron; bronId: string; ernst: Ernst; regels: readonly string[] }): Promise<string | null> => {
  const id = randomUUID();
  const nu = kern.clock.now();
  if (!(await store.voegSignaalToe(tx, { id, nazorgId: n.id, casusId: n.casusId, ...s, regels: [...s.regels], op: nu }))) return null;
  await tekenTijdlijnOp(kern, tx, { casusId: n.casusId, op: nu, soort: 'signaal', zin: 'Er is een signaal dat het misschien weer minder gaat.', bron: `terugvalsignaal:${id}`, actorOrganisatieId: null, actorMedewerkerId: null });
  return id;
};

/** What was recognised in a contact (R12.2); the process goes to weighing by itself. */
export const bewaarMomentsignaal = async (kern: Kern, tx: Tx, n: Nazorg, momentId: string, h: Herkenning): Promise<void> => { await bewaarSignaal(kern, tx, n, { bron: 'moment', bronId: momentId, ernst: h.ernst, regels: h.regels }); };

/**
 * Reports a possible relapse of a casus in aftercare and wakes its process (processen §2.12, R12.2); a human weighs it, nothing restarts by
 * itself. `bronId` is what it comes from (a melding, a check): the same cause is reported once. Null when the casus has no running aftercare.
 */
export const signaleerTerugval = async (kern: Kern, tx: Tx, casusId: string, s: { readonly bron: Signaalbron; readonly ernst: Ernst; readonly bronId?: string; readonly regels?: readonly string[] }): Promise<string | null> => {
  const n = await store.lopendeNazorg(tx, casusId);
  if (!n) return null;
  const signaalId = await bewaarSignaal(kern, tx, n, { bron: s.bron, bronId: s.bronId ?? randomUUID(), ernst: s.ernst, regels: s.regels ?? [s.bron] });
  if (signaalId === null) return null;
  const ttl = Math.max(0, (n.eindigtOp ?? kern.clock.now()).getTime() - kern.clock.now().getTime()) + ruimteDagen * dagMs;
  await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'nazorg-afsluiten.terugval-gesignaleerd', sleutel: n.id, variabelen: { signaalId }, ttl } });
  return signaalId;
};

/** Open signals of this aftercare and the term in which the worst of them must be weighed. */
export const herkenSignalen = async (tx: Tx, nazorgId: string): Promise<{ aantalSignalen: number; wegenTermijnCode: 'terugval-spoed' | 'terugval' }> => {
  const open = await store.signalenVan(tx, nazorgId, true);
  return { aantalSignalen: open.length, wegenTermijnCode: weegtermijn(Math.max(1, ...open.map((s) => s.ernst))) };
};

export type Weging = { readonly nazorgId: string; readonly uitkomst: 'geen-terugval' | 'terugval'; readonly ernst: Ernst; readonly weging: string; readonly instap: 'bekendheid' | 'triage' | null; readonly door: string };

/** R12.3: a human weighs every open signal at once. Throws `ongeldige-overgang` when there is none (sent twice). */
export const weegTerugval = async (kern: Kern, tx: Tx, w: Weging): Promise<void> => {
  const nu = kern.clock.now();
  const open = await store.signalenVan(tx, w.nazorgId, true);
  if (open.length === 0) throw new Probleem('ongeldige-overgang', 'Dit signaal is al gewogen. Er is niets gewijzigd.', { toegestaan: [] });
  const status: Signaal['status'] = w.uitkomst === 'terugval' ? 'doorstart' : 'gewogen-geen';
  for (const s of open) {
    controleerOvergang('terugvalsignaal', s.status, status);
    await store.wijzigSignaal(tx, s.id, { status, weging: w.weging, gewogenErnst: w.ernst, instap: w.instap, gewogenDoor: w.door, gewogenOp: nu }, nu);
  }
};

/** The casus goes on in a new round: aftercare ends and its moments never come (processen §8 case 14). Again changes nothing. */
export const startOpnieuw = async (kern: Kern, tx: Tx, nazorgId: string): Promise<void> => {
  const nu = kern.clock.now();
  const n = await store.leesNazorg(tx, nazorgId);
  if (!n || n.status === 'beeindigd') return;
  controleerOvergang('nazorg', n.status, 'beeindigd');
  await store.slaMomentenOver(tx, n.id, 'Er is terugval: de casus begint opnieuw.', nu);
  await store.wijzigNazorg(tx, n.id, { status: 'beeindigd', einde: 'terugval', beeindigdOp: nu }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: n.casusId, op: nu, soort: 'besluit', zin: 'Er is terugval. De casus begint aan een nieuwe ronde.', bron: `doorstart:${n.id}`, actorOrganisatieId: null, actorMedewerkerId: null });
};
