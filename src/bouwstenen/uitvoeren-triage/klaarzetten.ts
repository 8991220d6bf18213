import type { Prioriteit } from '../../domein/instrumenten/adviestabel.ts';
import { isHerbruikbaar } from '../../domein/instrumenten/hergebruik.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { instrumentset } from './definities.ts';
import { actueleInstrumenten, instrumentcode } from './instrumenten.ts';
import { afnamenVan, eerdereAfnamen, openTriage, voegAfnameToe, type Afname } from './store.ts';

/**
 * Earlier outcomes of this casus that may be used again (R5.3): definitive, valid and young enough. Only inside the casus, under the
 * doel of triage; an outcome of another casus needs a consent of the citizen and is not fetched here.
 */
export const herbruikbareAfnamen = async (kern: Kern, tx: Tx, casusId: string, nietTriage: string | null): Promise<Afname[]> => {
  const nu = kern.clock.now();
  const gezien = new Set<string>();
  return (await eerdereAfnamen(tx, casusId, nietTriage)).filter((a) => {
    const sleutel = `${a.definitie.code}/${a.persoonId ?? ''}`;
    if (a.op === null || gezien.has(sleutel)) return false;
    if (!isHerbruikbaar({ status: a.status, op: a.op, geldigheidDagen: a.definitie.geldigheidDagen, geldig: a.isGeldig === true }, nu)) return false;
    gezien.add(sleutel);
    return true;
  });
};

export type Klaarzetting = { readonly casusId: string; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly rondeNummer: number; readonly urgentieCode: Prioriteit; readonly instrumentCode: string };

/**
 * Opens the triage and sets ready the leading instrument and the mandatory ones of the verband; their version is frozen from here.
 * Recommended instruments and those about one person are added while filling in. Idempotent per process instance.
 */
export const zetInstrumentenKlaar = async (_kern: Kern, tx: Tx, k: Klaarzetting): Promise<{ triageId: string; instrumentAfnameId: string }> => {
  const instrumenten = await actueleInstrumenten(tx);
  const leidend = instrumentcode(k.instrumentCode);
  const triage = await openTriage(tx, {
    casusId: k.casusId, processInstanceKey: k.processInstanceKey, verbandCode: k.verbandCode, regioCode: k.regioCode, ronde: k.rondeNummer, urgentieBijStart: k.urgentieCode, leidendInstrument: leidend,
  });
  const bestaand = await afnamenVan(tx, triage.id);
  for (const code of new Set([leidend, ...instrumentset(k.verbandCode).verplicht])) {
    if (bestaand.some((a) => a.definitie.code === code)) continue;
    const instrument = instrumenten.find((i) => i.definitie.code === code);
    if (!instrument || instrument.definitie.wijze !== 'invullen' || instrument.definitie.status !== 'actief') throw new Error(`Instrument ${code} kan niet worden afgenomen`);
    await voegAfnameToe(tx, { triageId: triage.id, casusId: k.casusId, instrumentId: instrument.id, persoonId: null, isLeidend: code === leidend, isVerplicht: true });
  }
  const eerste = (await afnamenVan(tx, triage.id)).find((a) => a.isLeidend);
  if (!eerste) throw new Error('De leidende afname ontbreekt');
  return { triageId: triage.id, instrumentAfnameId: eerste.id };
};
