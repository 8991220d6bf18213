import { Probleem } from '../platform/http/problemen.ts';
import { plekken, veiligeOorzaak } from '../platform/engine/veilige-oorzaak.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { meldTaak } from './claim.ts';
import { maakContext, uitvoeringVan } from './context.ts';
import { leesTaak } from './store.ts';
import type { TaakRij } from './store.ts';
import { legVast, voerUit } from './voltooien.ts';

type Wachtend = { id: string; taak_id: string; medewerker: Medewerker; antwoorden: unknown; pogingen: number; traceparent: string; aangemaakt_op: Date };
const hoogstePogingen = 6;

/**
 * Carries out the completions whose undo window ended, by any number of instances. One transaction each, so kill -9 leaves it waiting and
 * it is done again; nothing happens twice. When the case changed meanwhile and the handler refuses, the task is open again and its
 * history says why. Returns the way to stop.
 */
export const startAfronder = (kern: Kern): { stop: () => Promise<void> } => {
  const leven = { gestopt: false };
  const werk = async (): Promise<void> => {
    while (!leven.gestopt) {
      let gedaan = false;
      try { gedaan = await rondEenAf(kern); } catch (fout) { kern.log.error({ oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'afronder: ronde mislukt'); }
      if (!gedaan) await new Promise((klaar) => { setTimeout(klaar, 250); });
    }
  };
  const lopend = werk();
  return { stop: async () => { leven.gestopt = true; await lopend; } };
};

const rondEenAf = (kern: Kern): Promise<boolean> => kern.db.transaction(async (tx) => {
  const nu = kern.clock.now();
  const { rows } = await tx.raw(`select id, taak_id, medewerker, antwoorden, pogingen, traceparent, aangemaakt_op from voltooiing
    where status = 'wacht' and niet_voor <= ? and (volgende_poging is null or volgende_poging <= clock_timestamp()) order by niet_voor limit 1 for update skip locked`, [nu]) as { rows: Wachtend[] };
  const v = rows[0];
  if (v === undefined) return false;
  const sluit = (velden: Record<string, unknown>): Promise<number> => tx('voltooiing').where({ id: v.id }).update({ ...velden, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  const leeg = { antwoorden: null, medewerker: '{}' };
  try {
    const { outboxId, uitkomst } = await tx.transaction((sub) => voerAlsnogUit(kern, sub, v));
    await sluit({ ...leeg, status: 'uitgevoerd', outbox_id: outboxId, uitkomst });
  } catch (fout) {
    const pogingen = v.pogingen + 1;
    if (!(fout instanceof Probleem) && pogingen < hoogstePogingen) {
      kern.log.error({ taakId: v.taak_id, pogingen, oorzaak: veiligeOorzaak(fout), spoor: plekken(fout) }, 'afronder: taak nog niet afgerond');
      await sluit({ pogingen, volgende_poging: tx.raw('clock_timestamp() + make_interval(secs => ?)', [0.5 * 2 ** pogingen]) });
      return true;
    }
    await sluit({ ...leeg, status: 'mislukt', pogingen, oorzaak: fout instanceof Probleem ? fout.detail : 'Er ging iets mis bij ons.' });
    await heropen(kern, tx, v);
  }
  return true;
});

const voerAlsnogUit = async (kern: Kern, tx: Tx, v: Wachtend): Promise<{ outboxId: string; uitkomst: string }> => {
  const rij = await leesTaak(tx, v.medewerker, v.taak_id, true);
  if (rij.status !== 'in-verwerking') throw new Probleem('taak-afgerond', 'De taak is intussen vervallen: het proces heeft hem niet meer nodig.');
  const { afhandeling } = await uitvoeringVan(tx, rij);
  const klaar = await voerUit(afhandeling, await maakContext(kern, tx, rij, v.medewerker, v.traceparent, v.aangemaakt_op), v.antwoorden);
  return { outboxId: await legVast(kern, tx, rij, v.medewerker, klaar, v.aangemaakt_op), uitkomst: klaar.variabelen.uitkomst };
};

const heropen = async (kern: Kern, tx: Tx, v: Wachtend): Promise<void> => {
  const rijen = await tx('taak').where({ id: v.taak_id, status: 'in-verwerking' }).update({ status: 'op-naam', afgerond_door: null, gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') }).returning('*') as TaakRij[];
  if (rijen[0] !== undefined) meldTaak(kern, tx, rijen[0], 'niet-gelukt');
};
