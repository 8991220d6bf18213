import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { toegestaneOvergangen } from '../../domein/overgangen.ts';
import { meldEinde } from './afronden.ts';
import { beeindigToegangOp, toegangTot } from './antwoord.ts';
import { stuurAanUitvoerder } from './berichten.ts';
import { tijdlijn } from './buren.ts';
import { typen } from './model.ts';
import { hetProces, zetStatus, type Wie } from './overgang.ts';
import { actieVast, schrijfBesluit, wijzigActie } from './store.ts';

/** The process may just be starting; an hour is enough for it to listen. */
const ttl = 3_600_000;

/** `isProcesWeg`: the process of this actie is being cancelled, so nobody else tells it. `samenMet`: acties that are withdrawn with it, so that none of them starts because another one ended. */
type Wijze = { readonly isProcesWeg?: boolean; readonly samenMet?: readonly string[] };

/**
 * Withdraws an actie (until it is afgerond). A running process hears it, and tells the uitvoerder, the plan and who waited for it; without one that
 * happens here. Withdrawing again has no effect. Throws `ongeldige-overgang` for one that is afgerond.
 */
export const trekActieIn = async (kern: Kern, tx: Tx, actieId: string, reden: string, wie: Wie = hetProces, { isProcesWeg = false, samenMet = [] }: Wijze = {}): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  if (actie.status === 'ingetrokken') return;
  if (!toegestaneOvergangen('actie', actie.status).includes('ingetrokken')) throw new Probleem('ongeldige-overgang', 'Deze actie is al afgerond. Er is niets gewijzigd.', { toegestaan: [] });
  const now = kern.clock.now();
  await schrijfBesluit(tx, { actieId, soort: 'intrekken', keuze: 'ingetrokken', reden, door: wie.door, op: now });
  await zetStatus(tx, actie, 'ingetrokken', { ...wie, now, reden: 'ingetrokken' }, { uitkomst: 'ingetrokken' });
  // Started, or its start is on its way: the process tells the uitvoerder. One that waits for its predecessor has no process.
  const heeftProces = actie.process_instance_key !== null || await tx('outbox').where({ volgorde_sleutel: `actie:${actieId}`, soort: 'proces-starten' }).whereIn('status', ['wacht', 'klaar']).first('id') !== undefined;
  if (heeftProces && !isProcesWeg) {
    await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actieId}`, opdracht: { soort: 'bericht', naam: 'uitvoeren-actie.ingetrokken', sleutel: actieId, ttl, variabelen: {} } });
    return;
  }
  await meldIntrekking(kern, tx, actieId);
  await meldEinde(kern, tx, actie, samenMet);
};

/** Step `intrekking-melden`: the uitvoerder hears that the actie is no longer asked, and he leaves the team. The actie itself stays in his list for ten werkdagen, as after the end of one that was done (R11.8): who has no system of his own reads it there. */
export const meldIntrekking = async (kern: Kern, tx: Tx, actieId: string): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} is ingetrokken.`, 'ingetrokken', hetProces);
  await stuurAanUitvoerder(kern, tx, actie, typen.ingetrokken, {});
  const now = kern.clock.now();
  await beeindigToegangOp(kern, tx, actie, now);
  await wijzigActie(tx, actie.id, { toegang_tot: await toegangTot(tx, now) }, now);
};

/** Withdraws every open actie of a casus that ends at once (processen §2.0 `bij-beeindigen`); idempotent. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, reden: string): Promise<void> => {
  const open = await tx('actie').where({ casus_id: casusId }).whereNotIn('status', ['afgerond', 'ingetrokken']).orderBy('aangemaakt_op').select('id') as { id: string }[];
  for (const { id } of open) await trekActieIn(kern, tx, id, reden, hetProces, { samenMet: open.map((a) => a.id) });
};
