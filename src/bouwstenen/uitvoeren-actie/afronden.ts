import { tienWerkdagenNa } from '../../domein/actie/escalatie.ts';
import { woordVanCode } from '../../domein/woorden.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { feestdagtoets, type Afsluitpunt } from '../../casus/index.ts';
import { beeindigToegangOp } from './antwoord.ts';
import { stuurAanUitvoerder } from './berichten.ts';
import { startOpvolgers } from './maken.ts';
import { typen, type Actieuitkomst } from './model.ts';
import { actieVast, wijzigActie } from './store.ts';

/** To the plan, as to the root: an hour (processen §1.4). */
const ttl = 3_600_000;

/**
 * Last step: tells the plan (`regisseren-plan.actie-afgerond`), starts the actions that waited for this one (R11.5), and sets the end of the uitvoerder's
 * access 10 werkdagen ahead (R11.8). Answers the outcome that people's decisions led to.
 */
export const rondActieAf = async (kern: Kern, tx: Tx, actieId: string): Promise<{ uitkomst: Actieuitkomst }> => {
  const actie = await actieVast(tx, actieId);
  if (actie.uitkomst === null) throw new Error('an actie ended without an outcome');
  const now = kern.clock.now();
  if (actie.status === 'afgerond') {
    const toegangTot = tienWerkdagenNa(now, await feestdagtoets(tx));
    await wijzigActie(tx, actie.id, { toegang_tot: toegangTot }, now);
    await beeindigToegangOp(kern, tx, actie, toegangTot);
    await stuurAanUitvoerder(kern, tx, actie, typen.afgerond, {});
  }
  if (actie.plan_id !== null) await zetInOutbox(tx, kern, { volgordeSleutel: `plan:${actie.plan_id}`, opdracht: { soort: 'bericht', naam: 'regisseren-plan.actie-afgerond', sleutel: actie.plan_id, ttl, variabelen: { actieId } } });
  await startOpvolgers(kern, tx, actieId);
  return { uitkomst: actie.uitkomst };
};

/** What blocks closing of a casus (R12.5): every actie that is not afgerond or ingetrokken. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> =>
  (await tx('actie').where({ casus_id: casusId }).whereNotIn('status', ['afgerond', 'ingetrokken']).orderBy('aangemaakt_op').select('actienummer', 'status') as { actienummer: string; status: string }[])
    .map((a) => ({ code: 'actie-open', zin: `Actie ${a.actienummer} is nog niet afgerond (${woordVanCode(a.status)}).` }));
