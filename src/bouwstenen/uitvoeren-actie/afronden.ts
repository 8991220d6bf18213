import { woordVanCode } from '../../domein/woorden.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Afsluitpunt } from '../../casus/index.ts';
import { beeindigToegangOp, toegangTot } from './antwoord.ts';
import { stuurAanUitvoerder } from './berichten.ts';
import { startOpvolgers } from './maken.ts';
import { typen, type Actie, type Actieuitkomst } from './model.ts';
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
    const einde = await toegangTot(tx, now);
    await wijzigActie(tx, actie.id, { toegang_tot: einde }, now);
    await beeindigToegangOp(kern, tx, actie, einde);
    await stuurAanUitvoerder(kern, tx, actie, typen.afgerond, {});
  }
  await meldEinde(kern, tx, actie);
  return { uitkomst: actie.uitkomst };
};

/** The plan hears that an actie is over, and what waited for it goes on; `behalve` = acties that are being withdrawn together with it. Once per actie: by its process, or where it has none (any more) by who ends it. */
export const meldEinde = async (kern: Kern, tx: Tx, actie: Pick<Actie, 'id' | 'plan_id'>, behalve: readonly string[] = []): Promise<void> => {
  if (actie.plan_id !== null) await zetInOutbox(tx, kern, { volgordeSleutel: `plan:${actie.plan_id}`, opdracht: { soort: 'bericht', naam: 'regisseren-plan.actie-afgerond', sleutel: actie.plan_id, ttl, variabelen: { actieId: actie.id } } });
  await startOpvolgers(kern, tx, actie.id, behalve);
};

/** What blocks closing of a casus (R12.5): every actie that is not afgerond or ingetrokken. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> =>
  (await tx('actie').where({ casus_id: casusId }).whereNotIn('status', ['afgerond', 'ingetrokken']).orderBy('aangemaakt_op').select('actienummer', 'status') as { actienummer: string; status: string }[])
    .map((a) => ({ code: 'actie-open', zin: `Actie ${a.actienummer} is nog niet afgerond (${woordVanCode(a.status)}).` }));
