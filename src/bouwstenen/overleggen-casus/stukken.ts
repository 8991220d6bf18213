import { magStukAfdrukken, magStukLezen, stukvenster, type Stukstand } from '../../domein/overleg.ts';
import { feestdagtoets, tekenTijdlijnOp } from '../../casus/index.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import type { Overleg, Stuk } from './model.ts';
import { vraagOverleg, type Plaats } from './omgeving.ts';
import * as store from './store.ts';
import { meldOverleg } from './live.ts';
import { open } from './versleuteld.ts';

/** Step 6 of processen §2.8: the meeting starts and its documents are open; whether a receiver reads one now is asked at each reading (R8.4). */
export const stelStukkenOpen = async (kern: Kern, tx: Tx, overlegId: string): Promise<{ aantalStukken: number }> => {
  const o = await store.overlegVast(tx, overlegId);
  const nu = kern.clock.now();
  const stukken = await store.stukkenVan(tx, o.id);
  for (const s of stukken) await tx('gedeeld_stuk').where({ id: s.id }).update({ opengesteld_op: s.opengesteld_op ?? nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  if (o.status !== 'gestart') {
    if (o.soort !== 'motorkap' && o.status !== 'bevestigd') await store.zetStaat(tx, o, 'bevestigd', nu);
    await store.zetStaat(tx, { ...o, status: o.soort === 'motorkap' ? o.status : 'bevestigd' }, 'gestart', nu, { gestart_op: o.gestart_op ?? nu });
    await tekenTijdlijnOp(kern, tx, { casusId: o.casus_id, op: nu, soort: 'overleg', zin: o.soort === 'motorkap' ? 'Het motorkapoverleg is begonnen.' : 'Het overleg is begonnen.', bron: `overleg-begin:${o.id}:${nu.getTime()}`, actorOrganisatieId: (await regieVan(tx, o.verband_code, o.regio_code))?.id ?? null, actorMedewerkerId: null });
  }
  await meldOverleg(kern, tx, o.casus_id);
  return { aantalStukken: stukken.length };
};

/** Step 9: documents close 24 hours after the meeting (R8.4). A motorkapoverleg starts its own process in which somebody else looks afterwards. */
export const sluitStukken = async (kern: Kern, tx: Tx, overlegId: string): Promise<void> => {
  const o = await store.overlegVast(tx, overlegId);
  const nu = kern.clock.now();
  const geslotenOp = o.gesloten_op ?? nu;
  const { totOp } = stukvenster(o.gepland_op ?? geslotenOp, geslotenOp, await feestdagtoets(tx));
  await tx('gedeeld_stuk').where({ overleg_id: o.id }).update({ tot_op: totOp, gesloten_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  if (o.soort === 'motorkap') await begingVerantwoording(kern, tx, o);
};

const begingVerantwoording = async (kern: Kern, tx: Tx, o: Overleg): Promise<void> => {
  const nu = kern.clock.now();
  const [rij] = await tx('overleg_verantwoording').insert({ casus_id: o.casus_id, overleg_id: o.id, aanleiding: 'motorkap', aangemaakt_op: nu, gewijzigd_op: nu }).onConflict('overleg_id').ignore().returning('id') as { id: string }[];
  if (rij === undefined) return;
  await startVerantwoording(kern, tx, { verantwoordingId: rij.id, overlegId: o.id, casusId: o.casus_id, verbandCode: o.verband_code, regioCode: o.regio_code, rondeNummer: o.ronde, urgentieCode: o.urgentie_code });
};
const startVerantwoording = async (kern: Kern, tx: Tx, v: { verantwoordingId: string; casusId: string } & Record<string, unknown>): Promise<void> => {
  await zetInOutbox(tx, kern, { volgordeSleutel: v.casusId, opdracht: { soort: 'proces-starten', procesId: 'overleggen-casus.verantwoording', sleutel: v.verantwoordingId, variabelen: { ...v, doelCode: 'casusoverleg-voeren', termijnCode: 'motorkap-toetsen' } } });
};
/** Each emergency access outside a motorkapoverleg gets the same review (R8.6, processen §2.8). */
export const legNoodtoegangVoor = async (kern: Kern, tx: Tx, v: { casusId: string; verbandCode: string; regioCode: string; rondeNummer: number; urgentieCode: string }): Promise<string> => {
  const nu = kern.clock.now();
  const [rij] = await tx('overleg_verantwoording').insert({ casus_id: v.casusId, aanleiding: 'noodtoegang', aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  const verantwoordingId = rij?.id ?? '';
  await startVerantwoording(kern, tx, { verantwoordingId, ...v });
  return verantwoordingId;
};

export const standVan = (kern: Kern, o: Overleg, s: Stuk, plaats: Plaats): Stukstand => ({
  voorwaarde: s.voorwaarde, vanOp: s.van_op ?? kern.clock.now(), totOp: s.tot_op, isOntvanger: plaats.uitnodiging?.organisatie_id !== undefined && s.ontvangers.includes(plaats.uitnodiging.organisatie_id ?? ''), isAanwezig: plaats.isAanwezig, isGestart: o.status === 'gestart', nu: kern.clock.now(),
});
const nietTeLezen = (): Probleem => new Probleem('niet-gevonden', 'Dit stuk bestaat niet, of u kunt het nu niet lezen.');

/** The question for one document: its own gegevenssoort, whole (domein §7.8 `gedeeld_stuk [own gegevenssoort,2]`). A refusal is logged by toegang and does not say what the document is about. */
const vraagStuk = async (kern: Kern, tx: Tx, o: Overleg, stuk: Stuk, v: { lezer: Medewerker; traceparent: string }): Promise<Plaats> => {
  try {
    return (await vraagOverleg(kern, tx, { o, aanvrager: v.lezer, doel: 'casusoverleg-voeren', gevraagd: [stuk.gegevenssoort], minstens: 2, traceparent: v.traceparent })).plaats;
  } catch (fout) {
    throw fout instanceof Probleem && fout.code === 'geen-grondslag' ? nietTeLezen() : fout;
  }
};

/**
 * Opens one document for one reader (R8.4): what the matrix gives his role and organisation at niveau 2 for this doel, and nothing else (X3,
 * X4). Logged as a disclosure, with a line of its own and a watermark (reader and moment). Not for him, outside the window, or after
 * leaving the room, it does not exist. Printing is a second disclosure that not every document allows.
 */
export const leesStuk = async (kern: Kern, tx: Tx, v: { overlegId: string; stukId: string; lezer: Medewerker; wijze: 'lezen' | 'afdruk'; traceparent: string }): Promise<{ titel: string; inhoud: string; gegevenssoort: string; voorwaarde: string; watermerk: string }> => {
  const o = await store.leesOverleg(tx, v.overlegId);
  const stuk = await store.leesStuk(tx, v.stukId);
  if (o === undefined || stuk?.overleg_id !== o.id) throw nietTeLezen();
  const plaats = await vraagStuk(kern, tx, o, stuk, v);
  const stand = standVan(kern, o, stuk, plaats);
  if (!plaats.isRegie && !magStukLezen(stand)) throw nietTeLezen();
  if (v.wijze === 'afdruk' && !magStukAfdrukken(plaats.isRegie ? { ...stand, isOntvanger: true, vanOp: new Date(0), totOp: null } : stand)) throw new Probleem('rol-onvoldoende', 'Dit stuk mag niet worden afgedrukt.');
  const nu = kern.clock.now();
  await tx('stuk_inzage').insert({ stuk_id: stuk.id, organisatie_id: v.lezer.organisatieId, medewerker_id: v.lezer.medewerkerId, wijze: v.wijze, van: nu, tot: stuk.voorwaarde === 'alleen-tijdens' ? null : nu });
  return { titel: stuk.titel, inhoud: open(kern, stuk.inhoud, 'stuk', stuk.id), gegevenssoort: stuk.gegevenssoort, voorwaarde: stuk.voorwaarde, watermerk: `${v.lezer.naam ?? v.lezer.medewerkerId} · ${nu.toISOString()}` };
};
