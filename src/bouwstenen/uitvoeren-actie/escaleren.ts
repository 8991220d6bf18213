import { aanWie, type Trap } from '../../domein/actie/escalatie.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { legSignaalVast, ontvangerVan, seintjezin, type Gevraagd } from '../../casus/index.ts';
import { stuurAanUitvoerder } from './berichten.ts';
import { organisatie, tijdlijn } from './buren.ts';
import { typen } from './model.ts';
import { hetProces, zetStatus } from './overgang.ts';
import { actieVast, schrijfEscalatie, wijzigActie } from './store.ts';

export type Ladder = 'aanvaarden' | 'uitvoeren' | 'beoordelen';
export type Trede = { readonly actieId: string; readonly ladder: Ladder; readonly trap: Trap; readonly elementInstanceKey: string; readonly processInstanceKey: string; readonly elementId: string };

/** The states in which a rung still says something; the timer keeps its date, so the real state is looked at again (processen §1.5). */
const wacht: Readonly<Record<Ladder, readonly string[]>> = {
  aanvaarden: ['uitgezet', 'geweigerd', 'verlopen', 'teruggegeven', 'concept'], uitvoeren: ['geaccepteerd', 'in-uitvoering', 'heropend', 'opgeschort'], beoordelen: ['gereed-gemeld'],
};
/** `seintje` says who really has it. */
const zinnen: Readonly<Record<Ladder, Readonly<Record<Trap, (seintje: string) => string>>>> = {
  aanvaarden: { 1: () => 'is aan het antwoord herinnerd', 2: (s) => `heeft nog niet geantwoord; ${s}`, 3: () => 'heeft niet geantwoord; de casusregisseur beslist', 4: (s) => `heeft nog geen uitvoerder; ${s}` },
  uitvoeren: { 1: () => 'is aan de uiterste datum herinnerd', 2: (s) => `is over tijd; ${s}`, 3: () => 'is over tijd; de casusregisseur heeft een taak', 4: (s) => `is ruim over tijd; ${s}` },
  beoordelen: { 1: () => '', 2: () => '', 3: () => '', 4: (s) => `wacht te lang op een beoordeling; ${s}` },
};
const vraagVoor = (aan: ReturnType<typeof aanWie>, organisatieId: string): Gevraagd | null => (aan === 'uitvoerder' ? null : aan === 'leidinggevende' ? { rol: aan, organisatieId } : { rol: aan });

/**
 * One rung of the escalation ladder (R11.3, and R11.6 for an assessment that stays out): who is reached is written down, the uitvoerder's own system
 * is reminded at trap 1 and 2, and from trap 2 a signal is stored for who must look: at trap 2 the leidinggevende of the uitvoerder. Trap 3 before acceptance takes the opdracht back (state verlopen). A citizen is only reminded.
 */
export const escaleer = async (kern: Kern, tx: Tx, e: Trede): Promise<void> => {
  const actie = await actieVast(tx, e.actieId);
  if (!wacht[e.ladder].includes(actie.status)) return;
  const now = kern.clock.now();
  const aan = aanWie(e.trap, actie.uitvoerder_persoon_id === null || e.ladder === 'beoordelen' ? 'organisatie' : 'burger');
  if (!await schrijfEscalatie(tx, { actieId: actie.id, ladder: e.ladder, trap: e.trap, aan, op: now, elementInstanceKey: e.elementInstanceKey })) return;
  if (e.trap > actie.escalatietrap) await wijzigActie(tx, actie.id, { escalatietrap: e.trap }, now);
  if (e.ladder === 'aanvaarden' && e.trap === 3 && actie.status === 'uitgezet') {
    await zetStatus(tx, { ...actie, escalatietrap: 3 }, 'verlopen', { ...hetProces, now, reden: 'geen-antwoord' });
    await stuurAanUitvoerder(kern, tx, actie, typen.ingetrokken, {});
  }
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  const gevraagd = vraagVoor(aan, actie.uitvoerder_organisatie_id), voor = gevraagd && await ontvangerVan(kern, tx, actie.casus_id, gevraagd);
  const wie = e.ladder === 'beoordelen' || (e.ladder === 'aanvaarden' && e.trap === 4) ? `Actie ${actie.actienummer}` : `${naam}: actie ${actie.actienummer}`;
  const zin = `${wie} ${zinnen[e.ladder][e.trap](gevraagd && voor ? seintjezin(voor, gevraagd.rol) : '')}.`;
  await tijdlijn(kern, tx, actie, zin, `escalatie:${e.elementInstanceKey}`, hetProces);
  if (voor) await legSignaalVast(kern, tx, { casusId: actie.casus_id, soort: 'stagnatie', op: now, voor, zin, zonderTijdlijn: true, elementInstanceKey: e.elementInstanceKey, processInstanceKey: e.processInstanceKey, elementId: e.elementId });
  if (e.trap <= 2) await stuurAanUitvoerder(kern, tx, actie, typen.herinnerd, { uiterlijkOp: actie.uiterlijk_op, trap: e.trap });
};
