import type { Kern, Tx } from '../kern.ts';
import type { EngineClient } from './client.ts';
import { bestaatDefinitie } from './definities-store.ts';

/**
 * Finds out whether the engine behind this database was emptied or replaced: none of the definitions we deployed is there. Its keys then
 * start again and would collide with what we remember: a new job would get the stored output of an old one. Outside production the
 * memory of the old engine is dropped; in production a person must restore the engine or decide. True when it was replaced.
 */
export const controleerEngine = async (kern: Kern, client: EngineClient): Promise<boolean> => {
  const rijen = await kern.db('uitrol').where({ soort: 'proces' }).whereNotNull('definitie_sleutel').select('definitie_sleutel') as { definitie_sleutel: string }[];
  for (const r of rijen) if (await bestaatDefinitie(client, r.definitie_sleutel)) return false;
  if (rijen.length === 0) return false;
  if (kern.config.omgeving === 'productie') throw new Error('De engine kent geen enkel uitgerold proces meer. Herstel de gegevens van de engine voordat Samenspel start.');
  kern.log.error({ definities: rijen.length }, 'engine: leeg of vervangen; lopende processen van de vorige engine worden afgesloten');
  await kern.db.transaction((tx) => vergeetEngine(tx, kern.clock.now()));
  return true;
};

/** Tasks with their drafts and terms stay readable under a negative key; everything that could be mistaken for the new engine's goes. */
const vergeetEngine = async (tx: Tx, nu: Date): Promise<void> => {
  await tx.raw(`
    update taak set taak_sleutel = -taak_sleutel, element_instance_key = -element_instance_key, process_instance_key = -process_instance_key,
      status = case when status = 'afgerond' then status else 'vervallen' end, gewijzigd_op = :nu where taak_sleutel > 0`, { nu });
  await tx.raw("update voltooiing set status = 'ingetrokken', antwoorden = null, gewijzigd_op = :nu where status = 'wacht'", { nu });
  await tx.raw(`
    update termijn set element_instance_key = -element_instance_key, process_instance_key = -process_instance_key,
      status = case when status in ('loopt', 'opgeschort') then 'vervallen' else status end, gewijzigd_op = :nu where element_instance_key > 0`, { nu });
  await tx.raw(`
    update outbox set status = 'vervallen', oorzaak = 'De engine is vervangen', afgehandeld_op = :nu, gewijzigd_op = :nu
    where status in ('wacht', 'vastgelopen') and soort in ('taak-voltooien', 'taak-toewijzen', 'taak-termijn', 'proces-annuleren', 'incident-oplossen', 'variabelen-zetten')`, { nu });
  // Whoever may not see a task still may not; a proposal about an incident of the old engine is about nothing; a signal is not woken by a new key.
  await tx.raw('update taak_uitsluiting set process_instance_key = -process_instance_key where process_instance_key > 0');
  await tx.raw("update herstelvoorstel set status = 'vervallen', beoordeling = 'De engine is vervangen.', beoordeeld_op = :nu, gewijzigd_op = :nu, rijversie = rijversie + 1 where status = 'voorgesteld'", { nu });
  await tx.raw("update signaal set bron = 'vorige:' || id || ':' || bron where bron like 'element:%'");
  for (const tabel of ['uitrol', 'job_effect', 'stroom_positie', 'proces_element', 'proces_definitie', 'proces_instantie', 'element_instantie', 'incident', 'engine_timer', 'bericht_correlatie', 'element_context']) await tx(tabel).delete();
};
