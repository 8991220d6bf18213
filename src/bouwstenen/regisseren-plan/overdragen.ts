import { aanvaardRegie, beeindigRegie, mogelijkeRegisseurs, stelRegisseurVoor, tekenTijdlijnOp, weigerRegie, wijsTeamToe } from '../../casus/index.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { openOverdracht, overdrachtVast, planVast, voegOverdrachtToe, wijzigOverdracht } from './store.ts';

/** Rest of the term in which the answer may come (T25 `overdracht`, 3 werkdagen): a week covers weekends and feestdagen. */
const berichtTtl = 7 * 86_400_000;

export type Overdrachtkeuze = { readonly planId: string; readonly soort: 'regie' | 'casus'; readonly naarMedewerkerId: string | null; readonly naarOrganisatieId: string | null; readonly reden: string; readonly door: string };

/** What the casusregisseur chose; it is offered by the next step. Throws `ongeldige-invoer` when the choice is not possible here. */
export const bereidOverdrachtVoor = async (kern: Kern, tx: Tx, k: Overdrachtkeuze): Promise<void> => {
  const plan = await planVast(tx, k.planId);
  const wie = k.soort === 'regie' ? (await mogelijkeRegisseurs(tx, kern.clock.now(), plan)).find((m) => m.medewerkerId === k.naarMedewerkerId && m.medewerkerId !== k.door) : undefined;
  if (k.soort === 'regie' && wie === undefined) throw new Probleem('ongeldige-invoer', 'Deze persoon kan de regie niet overnemen. Er is niets gewijzigd.', { fouten: [{ veld: '/naarMedewerkerId', code: 'niet-mogelijk', melding: 'Kies een andere casusregisseur uit de lijst' }] });
  const naarOrganisatieId = k.soort === 'regie' ? wie?.organisatieId ?? null : k.naarOrganisatieId;
  if (naarOrganisatieId === null) throw new Probleem('ongeldige-invoer', 'Kies wie de casus overneemt. Er is niets gewijzigd.', { fouten: [{ veld: '/naarOrganisatieId', code: 'verplicht', melding: 'Kies wie de casus overneemt' }] });
  await voegOverdrachtToe(tx, { planId: plan.id, casusId: plan.casusId, soort: k.soort, vanMedewerkerId: k.door, naarMedewerkerId: k.soort === 'regie' ? k.naarMedewerkerId : null, naarOrganisatieId, reden: k.reden });
};

/** overdracht-aanbieden: from now on the other side can answer. Until then, and until acceptance, everything stays with the present regisseur (R10.6). */
export const biedAan = async (kern: Kern, tx: Tx, planId: string): Promise<string> => {
  const nu = kern.clock.now();
  const o = await openOverdracht(tx, planId);
  if (!o) throw new Error('there is nothing to offer');
  if (o.status === 'voorbereid') {
    if (o.soort === 'regie' && o.naarMedewerkerId !== null) await stelRegisseurVoor(kern, tx, { casusId: o.casusId, medewerkerId: o.naarMedewerkerId, door: o.vanMedewerkerId, reden: null });
    await wijzigOverdracht(tx, o.id, { status: 'aangeboden', aangebodenOp: nu }, nu);
  }
  return o.id;
};

/** The other side answers once; rights move here and not before (R10.6). Throws `niet-gevonden` (also for somebody else's) and `al-beantwoord`. */
export const beantwoord = async (kern: Kern, tx: Tx, a: { overdrachtId: string; medewerkerId: string; organisatieId: string; uitkomst: 'geaccepteerd' | 'geweigerd'; reden: string | null }): Promise<void> => {
  const nu = kern.clock.now();
  const o = await overdrachtVast(tx, a.overdrachtId);
  const voorMij = o !== undefined && (o.soort === 'regie' ? o.naarMedewerkerId === a.medewerkerId : o.naarOrganisatieId === a.organisatieId);
  if (!voorMij || o.status === 'voorbereid') throw new Probleem('niet-gevonden', 'Deze overdracht bestaat niet, of is niet aan u gericht.');
  if (o.status !== 'aangeboden') throw new Probleem('al-beantwoord', 'Deze overdracht is al beantwoord of verlopen. Er is niets gewijzigd.');
  await wijzigOverdracht(tx, o.id, { status: a.uitkomst, antwoordOp: nu, antwoordDoor: a.medewerkerId, antwoordReden: a.reden }, nu);
  if (o.soort === 'regie') {
    if (a.uitkomst === 'geaccepteerd') await aanvaardRegie(kern, tx, o.casusId, a.medewerkerId);
    else await weigerRegie(kern, tx, o.casusId, a.medewerkerId, a.reden ?? '');
  } else if (a.uitkomst === 'geaccepteerd') {
    await wijsTeamToe(kern, tx, o.casusId, { organisatieId: o.naarOrganisatieId, medewerkerId: null, rol: 'overname', via: 'overdracht' });
    await beeindigRegie(kern, tx, o.casusId);
  }
  await tekenTijdlijnOp(kern, tx, { casusId: o.casusId, op: nu, soort: 'voortgang', zin: a.uitkomst === 'geaccepteerd' ? 'De overdracht is aanvaard.' : 'De overdracht is niet aanvaard.', bron: `regie-overdracht:${o.id}`, actorOrganisatieId: o.naarOrganisatieId, actorMedewerkerId: a.medewerkerId });
  await zetInOutbox(tx, kern, { volgordeSleutel: o.casusId, opdracht: { soort: 'bericht', naam: 'regisseren-plan.overdracht-beantwoord', sleutel: o.id, variabelen: { overdrachtUitkomst: a.uitkomst }, ttl: berichtTtl } });
};

/**
 * The term passed without an answer: the offer ends, a late answer is told so, the present regisseur keeps everything. Gives how the offer really ended:
 * an answer that was stored before this ran counts, also when its message comes after the timer.
 */
export const laatVerlopen = async (kern: Kern, tx: Tx, overdrachtId: string): Promise<'geaccepteerd' | 'geweigerd' | 'verlopen'> => {
  const nu = kern.clock.now();
  const o = await overdrachtVast(tx, overdrachtId);
  if (o === undefined) throw new Error('there is no offer to end');
  if (o.status !== 'aangeboden' && o.status !== 'voorbereid') return o.status;
  await wijzigOverdracht(tx, o.id, { status: 'verlopen', antwoordOp: nu }, nu);
  if (o.status === 'aangeboden' && o.soort === 'regie' && o.naarMedewerkerId !== null) await weigerRegie(kern, tx, o.casusId, o.naarMedewerkerId, 'Niet op tijd beantwoord');
  return 'verlopen';
};
