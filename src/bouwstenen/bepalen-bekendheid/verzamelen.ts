import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Opdracht, Verzoek } from './model.ts';
import { ontbrekendeVerplichte } from './partners.ts';
import * as store from './store.ts';
import * as verzoeken from './verzoek-store.ts';

export type Telling = {
  uitkomst: 'bekend' | 'niet-gemeld' | 'onvolledig' | 'geen-partners';
  aantalBekend: number; aantalNietGemeld: number; aantalZonderGrondslag: number; aantalGeenAntwoord: number;
  /** Mandatory partners without an answer that a person must decide about. */
  aantalOntbrekend: number;
  /** A verzoek expired and may be asked once more. */
  magVernieuwen: boolean;
};

const sluit = async (tx: Tx, o: Opdracht, now: Date): Promise<void> => {
  if (o.status === 'technisch-mislukt') { await store.wijzigOpdracht(tx, o.id, { status: 'verlopen' }, now); return; }
  if (o.status !== 'verzonden') return;
  controleerOvergang('uitvraag_partner', o.status, 'verlopen');
  await store.wijzigOpdracht(tx, o.id, { status: 'verlopen', niet_afgewacht: o.uiterlijk_op !== null && o.uiterlijk_op > now }, now);
};

const sluitVerzoek = async (tx: Tx, v: Verzoek, now: Date): Promise<void> => {
  if (v.status === 'concept') { await verzoeken.wijzigVerzoek(tx, v.id, { status: 'ingetrokken', is_technisch_mislukt: true }, now); return; }
  if (!['verzonden', 'ontvangen', 'in-behandeling', 'vragen-teruggelegd'].includes(v.status)) return;
  controleerOvergang('verzoek', v.status, 'verlopen');
  await verzoeken.wijzigVerzoek(tx, v.id, { status: 'verlopen' }, now);
  await verzoeken.laatWedervraagVervallen(tx, v.id, now);
};

/** Whether this verzoek expired, is no renewal itself and has none yet (domein §7.3: vernieuwd once). */
export const isVernieuwbaar = (v: Verzoek, alle: readonly Verzoek[]): boolean => v.status === 'verlopen' && v.vernieuwd_van === null && !alle.some((x) => x.vernieuwd_van === v.id);

/**
 * Counts from PostgreSQL what the partners answered (the engine's own list is lost when its timer interrupts it, processen §0 item 9) and
 * closes what is open: past its own term = verlopen, otherwise niet-afgewacht. Late answers are kept afterwards, nobody waits for them.
 * Per partner the newest round counts; one hit in any round is a hit.
 */
export const verzamelAntwoorden = async (kern: Kern, tx: Tx, processInstanceKey: string): Promise<Telling> => {
  const now = kern.clock.now();
  const leeg: Telling = { uitkomst: 'geen-partners', aantalBekend: 0, aantalNietGemeld: 0, aantalZonderGrondslag: 0, aantalGeenAntwoord: 0, aantalOntbrekend: 0, magVernieuwen: false };
  const u = await store.uitvraagVanProces(tx, processInstanceKey);
  if (u === undefined) return leeg;
  for (const o of await store.opdrachtenVan(tx, u.id)) await sluit(tx, o, now);
  const alleVerzoeken = await verzoeken.verzoekenVan(tx, u.id);
  for (const v of alleVerzoeken) await sluitVerzoek(tx, v, now);

  const opdrachten = (await store.opdrachtenVan(tx, u.id)).filter((o) => o.is_gekozen && o.status !== 'klaargezet');
  if (opdrachten.length === 0) {
    if (u.status === 'concept') await store.wijzigUitvraag(tx, u.id, { status: 'gesloten', gesloten_op: now }, now);
    return leeg;
  }
  const perPartner = Map.groupBy(opdrachten, (o) => o.organisatie_id);
  const telling = { ...leeg };
  for (const rijen of perPartner.values()) {
    const beantwoord = rijen.filter((o) => o.status === 'beantwoord');
    if (beantwoord.length > 0) {
      const personen = (await Promise.all(beantwoord.map((o) => store.personenVan(tx, o.id)))).flat();
      if (personen.some((p) => p.antwoord === 'bekend')) telling.aantalBekend++;
      else telling.aantalNietGemeld++;
    } else if (rijen.every((o) => o.status === 'zonder-grondslag')) telling.aantalZonderGrondslag++;
    else telling.aantalGeenAntwoord++;
  }
  telling.aantalOntbrekend = ontbrekendeVerplichte(opdrachten).length;
  const verplichtZonderGrondslag = opdrachten.some((o) => o.is_verplicht && o.status === 'zonder-grondslag');
  const rest = telling.aantalBekend > 0 ? 'bekend' : 'niet-gemeld';
  const naSluiten = await verzoeken.verzoekenVan(tx, u.id);
  return { ...telling, uitkomst: telling.aantalOntbrekend > 0 || verplichtZonderGrondslag ? 'onvolledig' : rest, magVernieuwen: naSluiten.some((v) => isVernieuwbaar(v, naSluiten)) };
};

/** Closes the uitvragen of a casus that ends: later answers are refused with `gesloten` (domein §7.3 (g)). For nazorg-afsluiten. */
export const sluitUitvragen = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const now = kern.clock.now();
  for (const u of await store.uitvragenVanCasus(tx, casusId)) if (u.status !== 'gesloten') await store.wijzigUitvraag(tx, u.id, { status: 'gesloten', gesloten_op: now }, now);
};
