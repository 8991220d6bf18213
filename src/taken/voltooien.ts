import { tekenTijdlijnOp } from '../casus/index.ts';
import { controleer } from '../platform/http/invoer.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { zetInOutbox } from '../platform/engine/index.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { controleerAntwoorden } from './antwoorden.ts';
import type { Antwoorden } from './antwoorden.ts';
import { afgerond, isOpen, meldTaak } from './claim.ts';
import { isUitgesloten, maakContext, uitvoeringVan, vierOgen, volgordeSleutel, zonderGevolg } from './context.ts';
import { leesTaak } from './store.ts';
import type { TaakRij } from './store.ts';
import type { TaakContext, Taakafhandeling, Voltooiing } from './taakafhandeling.ts';

export type Voltooid =
  /** Done: the bouwsteen's rows are there and the engine gets its command. */
  | { readonly soort: 'uitgevoerd'; readonly outboxId: string }
  /** Kept, and done when the undo window ends; until then nothing has happened. */
  | { readonly soort: 'wacht'; readonly terugdraaienTot: Date };

/**
 * Completes a task. A besluit takes effect at once. Everything else first waits for the end of its undo window: the answers are tried out
 * now (so every fault is told now) and carried out then, so that undoing leaves nothing behind.
 * @throws Probleem ongeldige-invoer (all faults), taak-bezet, taak-afgerond, vier-ogen, niet-gevonden, and what the handler refuses
 */
export const voltooiTaak = async (kern: Kern, tx: Tx, m: Medewerker, id: string, ruw: Antwoorden, traceparent: string): Promise<Voltooid> => {
  const rij = await leesTaak(tx, m, id, true);
  if (!isOpen(rij)) throw afgerond(rij, m);
  if (rij.toegewezen_aan !== null && rij.toegewezen_aan !== m.medewerkerId) throw new Probleem('taak-bezet', 'Een collega werkt aan deze taak. Uw concept is bewaard.');
  const nu = kern.clock.now();
  const { afhandeling, formulier } = await uitvoeringVan(tx, rij);
  const ctx = await maakContext(kern, tx, rij, m, traceparent, nu);
  if (await isUitgesloten(afhandeling, ctx)) throw vierOgen();
  // Only for the choices and the outcomes that are not possible now: nothing of it is shown, so its log lines are taken back.
  const gegevens = await zonderGevolg(tx, (sub) => afhandeling.lees({ ...ctx, tx: sub }));
  const { antwoorden, fouten } = await controleerAntwoorden(formulier, afhandeling.antwoorden, gegevens, ruw);
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', fouten.length === 1 ? 'Controleer 1 antwoord. Er is nog niets opgeslagen.' : `Controleer ${fouten.length} antwoorden. Er is nog niets opgeslagen.`, { fouten });

  const venster = afhandeling.aard === 'besluit' ? 0 : kern.config.ongedaanSeconden * 1000;
  const basis = { taak_id: id, medewerker_id: m.medewerkerId, traceparent, aangemaakt_op: nu, gewijzigd_op: nu };
  await tx('taak').where({ id }).update({ status: 'in-verwerking', toegewezen_aan: m.medewerkerId, toegewezen_op: rij.toegewezen_op ?? nu, afgerond_door: m.medewerkerId, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  meldTaak(kern, tx, rij, 'afgerond');
  if (venster > 0) {
    const proef = await zonderGevolg(tx, (sub) => voerUit(afhandeling, { ...ctx, tx: sub }, antwoorden));
    const terugdraaienTot = new Date(nu.getTime() + venster);
    await tx('voltooiing').insert({ ...basis, medewerker: JSON.stringify(m), antwoorden: JSON.stringify(antwoorden), uitkomst: proef.variabelen.uitkomst, status: 'wacht', niet_voor: terugdraaienTot });
    return { soort: 'wacht', terugdraaienTot };
  }
  const klaar = await voerUit(afhandeling, ctx, antwoorden);
  const outboxId = await legVast(kern, tx, rij, m, klaar, nu);
  await tx('voltooiing').insert({ ...basis, medewerker: '{}', uitkomst: klaar.variabelen.uitkomst, status: 'uitgevoerd', outbox_id: outboxId });
  return { soort: 'uitgevoerd', outboxId };
};

/** Runs the handler and checks what it wants to send to the engine; an undeclared variable is our own fault and stops everything. */
export const voerUit = async (afhandeling: Taakafhandeling, ctx: TaakContext, antwoorden: unknown): Promise<Voltooiing> => {
  const voltooiing = await afhandeling.voltooi(ctx, antwoorden);
  const { waarde, fouten } = await controleer(afhandeling.uit, voltooiing.variabelen, 'pointer');
  if (fouten.length > 0) throw new Error(`${afhandeling.formId}: variabelen passen niet bij de declaratie (${fouten.map((f) => `${f.veld} ${f.code}`).join(', ')})`);
  return { ...voltooiing, variabelen: waarde as Voltooiing['variabelen'] };
};

/** Command, timeline line and end of the draft: what every completion leaves, in the transaction of the bouwsteen's own rows. */
export const legVast = async (kern: Kern, tx: Tx, rij: TaakRij, m: Medewerker, v: Voltooiing, nu: Date): Promise<string> => {
  const outboxId = await zetInOutbox(tx, kern, { volgordeSleutel: volgordeSleutel(rij), opdracht: { soort: 'taak-voltooien', taakSleutel: rij.taak_sleutel, variabelen: v.variabelen } });
  if (rij.casus_id !== null) {
    await tekenTijdlijnOp(kern, tx, { casusId: rij.casus_id, op: nu, soort: 'taak', zin: v.samenvatting, bron: `taak:${rij.id}`, actorOrganisatieId: m.organisatieId, actorMedewerkerId: m.medewerkerId });
  }
  await tx('concept').where({ taak_id: rij.id, medewerker_id: m.medewerkerId }).delete();
  return outboxId;
};

/**
 * Takes a completion back within its undo window; the task is open again on the same name, with its draft.
 * @throws Probleem ongeldige-overgang when it is too late, niet-gevonden
 */
export const draaiTerug = async (kern: Kern, tx: Tx, m: Medewerker, id: string): Promise<void> => {
  const rij = await leesTaak(tx, m, id, true);
  const nu = kern.clock.now();
  // skip locked: it is being carried out at this moment.
  const wacht = await tx('voltooiing').where({ taak_id: id, medewerker_id: m.medewerkerId, status: 'wacht' }).where('niet_voor', '>', nu).forUpdate().skipLocked().first('id') as { id: string } | undefined;
  if (wacht === undefined) throw new Probleem('ongeldige-overgang', 'Terugdraaien kan niet meer: de taak is verwerkt. Voeg zo nodig een correctie toe.');
  await tx('voltooiing').where({ id: wacht.id }).update({ status: 'ingetrokken', antwoorden: null, medewerker: '{}', gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await tx('taak').where({ id, status: 'in-verwerking' }).update({ status: 'op-naam', afgerond_door: null, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  meldTaak(kern, tx, rij, 'teruggedraaid');
};
