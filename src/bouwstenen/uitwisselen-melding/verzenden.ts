import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { toets } from './concept.ts';
import { soortCodes, type Melding } from './model.ts';
import { bepaalAdvies, ontvangerVan } from './routeren.ts';
import * as store from './store.ts';

/** The variables of `start.<verband>` (processen §1.3): ids and codes only. */
export const startvariabelen = (m: Melding): Record<string, unknown> => ({
  casusId: m.casusId, meldingId: m.id, verbandCode: m.verbandCode, regioCode: m.regioCode, rondeNummer: 0, urgentieCode: m.spoed ? 'p1' : 'p3', meldingSoortCode: soortCodes[m.soort], kanaalCode: m.kanaal, isSpoed: m.spoed,
});

/** Without a process nobody would ever see the melding, and a start that finds none is taken as "already runs". */
const heeftProces = async (tx: Tx, procesId: string): Promise<boolean> => (await tx('uitrol_tag').where({ soort: 'proces', definitie_id: procesId }).first('definitie_id')) !== undefined;

/**
 * Sends a draft: completeness first (portaal and burger: 400 `melding-onvolledig` with exactly the missing codes, the draft is kept; keten
 * and telefoon are stored with `ontbreekt`), then the receiver, the advice, the trail and the start of the process. In one transaction.
 * Sending again what was already sent changes nothing.
 */
export const verzendMelding = async (kern: Kern, tx: Tx, id: string): Promise<Melding> => {
  const melding = await store.moetMelding(tx, id);
  if (melding.status !== 'concept') return melding;
  const t = await toets(kern, tx, melding);
  const eigenFormulier = melding.kanaal === 'portaal' || melding.kanaal === 'burger';
  if (eigenFormulier && t.blokkeert.length > 0) {
    const teksten = new Map((await store.criteriaVan(tx, melding.soort)).map((c) => [c.code, c.melding]));
    throw new Probleem('melding-onvolledig', 'Uw melding is nog niet verstuurd. Uw concept is bewaard. Vul eerst aan wat ontbreekt.', { fouten: t.blokkeert.map((code) => ({ veld: `/${code}`, code, melding: teksten.get(code) ?? code })) });
  }
  const ontvanger = await ontvangerVan(kern, tx, melding, t.inhoud);
  const now = kern.clock.now();
  const verzonden = await store.zetStatus(kern, tx, melding, 'verzonden', 'verstuurd', { verzonden_op: now, ...(ontvanger === null ? {} : { regio_code: ontvanger.regioCode }) }, { organisatieId: melding.verzenderOrganisatieId });
  if (ontvanger === null || !(await heeftProces(tx, melding.verbandCode))) {
    // R1.1 a6: no meldpunt on the platform. Nothing is pretended: the trail says that nobody has it yet.
    await store.schrijfSpoor(kern, tx, id, 'niet-afgeleverd', 'niet-afgeleverd', { detail: 'extern' });
    await bepaalAdvies(kern, tx, verzonden, t.inhoud);
    return await store.moetMelding(tx, id);
  }
  const ontvangen = await store.zetStatus(kern, tx, verzonden, 'ontvangen', 'ontvangen', { ontvanger_id: ontvanger.id, ontvangen_op: now }, { organisatieId: ontvanger.id });
  await bepaalAdvies(kern, tx, ontvangen, t.inhoud);
  await startProces(kern, tx, ontvangen);
  return await store.moetMelding(tx, id);
};

/** Asks the engine for the root process of the verband; key = the reserved casusId. */
export const startProces = async (kern: Kern, tx: Tx, m: Melding): Promise<void> => {
  await zetInOutbox(tx, kern, { volgordeSleutel: m.casusId, opdracht: { soort: 'proces-starten', procesId: m.verbandCode, sleutel: m.casusId, variabelen: startvariabelen(m) } });
};
