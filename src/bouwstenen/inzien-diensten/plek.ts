import { z } from 'zod';
import { datumVan } from '../../domein/kalender.ts';
import { BpmnFout } from '../../platform/engine/declaratie.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';
import type { Voor } from './model.ts';
import * as store from './store.ts';
import { aanbodInRegio, dienstVan } from './zoeken.ts';

const dagMs = 86_400_000;
const wachtMs = 10_000;
const antwoordvorm = z.strictObject({ aanvraagId: z.uuid(), beschikbaar: z.boolean(), startdatum: z.iso.date().optional() });

/**
 * A human chose this dienst for a need; the process asks the provider for a place later (`plek-vragen`). An earlier choice that was not asked
 * yet is replaced. Throws `ongeldige-invoer` when the dienst is not open to this region.
 */
export const kiesDienst = async (kern: Kern, tx: Tx, k: { dienstId: string; regioCode: string; voor: Voor; door: string }): Promise<string> => {
  const dienst = (await aanbodInRegio(kern, tx, k.regioCode)).find((d) => d.id === k.dienstId);
  if (dienst?.status !== 'actief') throw new Probleem('ongeldige-invoer', 'Deze dienst is nu niet te kiezen. Er is niets opgeslagen.', { fouten: [{ veld: '/dienstId', code: 'niet-beschikbaar', melding: dienst?.status === 'vol' ? 'Deze dienst is vol. Kies een andere' : 'Kies een dienst uit de lijst' }] });
  return store.maakAanvraag(tx, { voor: k.voor, dienstId: k.dienstId, door: k.door, op: kern.clock.now() });
};

export type Toezegging = { readonly aanvraagId: string; readonly viaSysteem: boolean; readonly startdatum: string | null };
type Reden = 'vol' | 'gesloten' | 'niet-bereikbaar';

/** Keeps the refusal in a transaction of its own, because the error that follows rolls the caller's back. */
const weiger = async (kern: Kern, aanvraagId: string, reden: Reden): Promise<never> => {
  await store.wijzigAanvraag(kern.db, aanvraagId, { status: 'geweigerd', reden, beantwoord_op: kern.clock.now() }, kern.clock.now());
  throw new BpmnFout('DIENST_NIET_BESCHIKBAAR');
};

/** Asks a provider's own system for a place: the request holds an id of ours and the code of its dienst, nothing about anybody (R13.3). */
const vraagSysteem = async (kern: Kern, url: string, v: { aanvraagId: string; dienst: string }): Promise<z.infer<typeof antwoordvorm> | undefined> => {
  try {
    const antwoord = await fetch(`${url.replace(/\/$/, '')}/plekken`, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(wachtMs), body: JSON.stringify(v),
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(kern.config.partners.token === undefined ? {} : { authorization: `Bearer ${kern.config.partners.token}` }) },
    });
    const vorm = antwoord.status === 200 ? antwoordvorm.safeParse(await antwoord.json()) : undefined;
    return vorm?.success === true && vorm.data.aanvraagId === v.aanvraagId ? vorm.data : undefined;
  } catch { return undefined; }
};

/**
 * Outside any transaction: what the provider of the chosen dienst says. Null = it has no system, the place table decides. Asking again gives
 * the same answer, because the id is the same. Throws BpmnFout DIENST_NIET_BESCHIKBAAR when it says no, or still does not answer at the last try.
 */
export const haalToezegging = async (kern: Kern, voorId: string, isLaatste: boolean): Promise<Toezegging | null> => {
  const aanvraag = await store.gekozenAanvraag(kern.db, voorId);
  if (aanvraag === undefined) throw new Error('no dienst was chosen');
  const dienst = (await store.leesDiensten(kern.db, [aanvraag.dienst_id]))[0];
  if (dienst === undefined || (dienst.status !== 'actief' && dienst.status !== 'vol')) return weiger(kern, aanvraag.id, 'gesloten');
  const url = (await organisatieVan(kern.db, dienst.organisatieId))?.eindpunt?.url ?? null;
  if (url === null) return null;
  const antwoord = await vraagSysteem(kern, url, { aanvraagId: aanvraag.id, dienst: dienst.code });
  if (antwoord === undefined) {
    if (!isLaatste) throw new Error('the provider does not answer');
    return weiger(kern, aanvraag.id, 'niet-bereikbaar');
  }
  if (!antwoord.beschikbaar) return weiger(kern, aanvraag.id, 'vol');
  return { aanvraagId: aanvraag.id, viaSysteem: true, startdatum: antwoord.startdatum ?? null };
};

/** Writes the promised place down; without a system of the provider it takes one from the place table. Same error as above when there is none. */
export const legToezeggingVast = async (kern: Kern, tx: Tx, voorId: string, toezegging: Toezegging | null): Promise<{ plekId: string }> => {
  const nu = kern.clock.now();
  const aanvraag = await store.gekozenAanvraag(tx, voorId);
  if (aanvraag === undefined) throw new Error('no dienst was chosen');
  if (toezegging === null && !await store.neemPlaats(tx, aanvraag.dienst_id, nu)) return weiger(kern, aanvraag.id, 'vol');
  const weken = (await dienstVan(tx, aanvraag.dienst_id))?.wachttijden.reduce((som, w) => som + (w.soort === 'behandel' ? 0 : w.weken), 0) ?? 0;
  await store.wijzigAanvraag(tx, aanvraag.id, { status: 'toegezegd', via: toezegging === null ? 'capaciteit' : 'systeem', startdatum: toezegging?.startdatum ?? datumVan(new Date(nu.getTime() + weken * 7 * dagMs)), beantwoord_op: nu }, nu);
  return { plekId: aanvraag.id };
};

/** The place is not needed any more; a place of the table comes free. Doing it again changes nothing. */
export const geefPlekVrij = async (kern: Kern, tx: Tx, plekId: string): Promise<void> => {
  const nu = kern.clock.now();
  const aanvraag = await store.aanvraagVan(tx, plekId);
  if (aanvraag?.status !== 'toegezegd') return;
  await store.wijzigAanvraag(tx, plekId, { status: 'vrijgegeven' }, nu);
  if (aanvraag.via === 'capaciteit') await store.geefPlaatsTerug(tx, aanvraag.dienst_id, nu);
};

/** A promised place with its dienst, or undefined. */
export const plekVan = async (tx: Tx, plekId: string): Promise<{ dienstId: string; organisatieId: string; startdatum: string | null } | undefined> => {
  const aanvraag = await store.aanvraagVan(tx, plekId);
  const dienst = aanvraag === undefined ? undefined : await dienstVan(tx, aanvraag.dienst_id);
  return aanvraag?.status !== 'toegezegd' || dienst === undefined ? undefined : { dienstId: dienst.id, organisatieId: dienst.organisatieId, startdatum: aanvraag.startdatum };
};

const redenen: Record<Reden, string> = { vol: 'De aanbieder heeft geen plek', gesloten: 'De dienst is gesloten', 'niet-bereikbaar': 'De aanbieder antwoordt niet' };
/** Diensten that had no place for this need, newest first: the human should not choose them again unknowingly. */
export const weigeringenVoor = async (tx: Tx, voorId: string): Promise<{ dienstId: string; naam: string; reden: string; op: Date }[]> => {
  const rijen = await store.geweigerdVoor(tx, voorId);
  const diensten = await store.leesDiensten(tx, rijen.map((r) => r.dienst_id));
  return rijen.map((r) => ({ dienstId: r.dienst_id, naam: diensten.find((d) => d.id === r.dienst_id)?.naam ?? 'Een dienst', reden: redenen[r.reden ?? 'vol'], op: r.beantwoord_op as Date }));
};
