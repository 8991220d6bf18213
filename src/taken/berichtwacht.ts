import { casusVan } from '../casus/index.ts';
import { neemGemisteBerichten, zetInOutbox } from '../platform/engine/index.ts';
import type { GemistBericht } from '../platform/engine/index.ts';
import { plekken, veiligeOorzaak } from '../platform/engine/veilige-oorzaak.ts';
import type { Kern, Tx } from '../platform/kern.ts';

const procesId = 'uitwisselen-melding.bericht-na-afsluiting';

/** What a room does itself with a message that no casus took, by name. */
export type Vangnet = Readonly<Record<string, (kern: Kern, tx: Tx, variabelen: GemistBericht['variabelen']) => Promise<void>>>;

/**
 * Nothing is dropped in silence (processen §1.4): a message that found no running casus becomes the task `bericht-na-afsluiting` at the meldpunt,
 * unless `vangnet` knows what to do with it.
 * `naMs` is how long the engine may take to find a process for it. Returns the way to stop.
 */
export const startBerichtwacht = (kern: Kern, naMs = 60_000, vangnet: Vangnet = {}): { stop: () => Promise<void> } => {
  const leven = { gestopt: false };
  const werk = async (): Promise<void> => {
    while (!leven.gestopt) {
      try {
        await kern.db.transaction(async (tx) => { for (const b of await neemGemisteBerichten(tx, kern, naMs)) await (vangnet[b.naam]?.(kern, tx, b.variabelen) ?? legVoor(kern, tx, b)); });
      } catch (fout) { kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'berichtwacht: ronde mislukt'); }
      for (let gewacht = 0; !leven.gestopt && gewacht < Math.min(5_000, naMs); gewacht += 200) await new Promise((klaar) => { setTimeout(klaar, 200); });
    }
  };
  const lopend = werk();
  return { stop: async () => { leven.gestopt = true; await lopend; } };
};

/** The place comes from the casus, or before there is one from any of its steps. */
const plaatsVan = async (tx: Tx, casusId: string): Promise<{ verbandCode: string; regioCode: string; urgentieCode: string } | undefined> => {
  const casus = await casusVan(tx, casusId);
  if (casus !== undefined) return { verbandCode: casus.verbandCode, regioCode: casus.regioCode, urgentieCode: (casus.prioriteit ?? 'P3').toLowerCase() };
  const stap = await tx('element_context').where({ casus_id: casusId }).whereNotNull('verband_code').first('verband_code', 'regio_code') as { verband_code: string; regio_code: string } | undefined;
  return stap === undefined ? undefined : { verbandCode: stap.verband_code, regioCode: stap.regio_code, urgentieCode: 'p3' };
};

const legVoor = async (kern: Kern, tx: Tx, b: GemistBericht): Promise<void> => {
  const plaats = await plaatsVan(tx, b.casusId);
  if (plaats === undefined) { kern.log.error({ outboxId: b.id, bericht: b.naam }, 'berichtwacht: bericht voor een onbekende casus'); return; }
  kern.log.warn({ outboxId: b.id, bericht: b.naam, casusId: b.casusId }, 'berichtwacht: geen lopend proces; voorgelegd aan het meldpunt');
  await zetInOutbox(tx, kern, { volgordeSleutel: b.id, opdracht: { soort: 'proces-starten', procesId, sleutel: b.id, variabelen: { berichtId: b.id, casusId: b.casusId, ...plaats } } });
};
