import { feestdagtoets, legSignaalVast } from '../../casus/index.ts';
import { hoogsteVerzet, stukvenster } from '../../domein/overleg.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { sluitBijdrage, uitkomstVanBijdrage } from '../deelnemen-burger/index.ts';
import { meldPartners } from './melden.ts';
import { alsTijdstip, type Uitnodiglijst } from './model.ts';
import { verwachtQuorum } from './quorum.ts';
import * as store from './store.ts';
import { toetsDeelnemers } from './toetsen.ts';

type Stap = { readonly overlegId: string; readonly processInstanceKey: string; readonly elementInstanceKey: string; readonly elementId: string };

/** Who did not answer before inviting ended; a citizen's answer is taken over from deelnemen-burger. */
const sluitOpen = async (kern: Kern, tx: Tx, overlegId: string): Promise<void> => {
  const o = await store.overlegVast(tx, overlegId);
  const nu = kern.clock.now();
  for (const u of await store.uitnodigingenVan(tx, o)) {
    if (u.bijdrage_id !== null && u.status === 'verstuurd') {
      const gaf = await uitkomstVanBijdrage(tx, u.bijdrage_id);
      if (gaf === null) await sluitBijdrage(kern, tx, u.bijdrage_id, 'geen-reactie');
      await store.zetUitnodiging(tx, u, gaf === 'gegeven' ? 'geaccepteerd' : 'geen-reactie', gaf === 'gegeven' ? { beantwoord_op: nu } : {}, nu);
    } else if (u.status === 'verstuurd') await store.zetUitnodiging(tx, u, 'geen-reactie', {}, nu);
  }
};

/** Step 4 of processen §2.8: will there be a quorum (R8.2)? Without one a signal goes up and a person decides; nothing ends by itself. */
export const bepaalQuorum = async (kern: Kern, tx: Tx, s: Stap): Promise<{ heeftQuorum: boolean; aantalAanwezig: number }> => {
  await sluitOpen(kern, tx, s.overlegId);
  const o = await store.overlegVast(tx, s.overlegId);
  const quorum = await verwachtQuorum(tx, o);
  const nu = kern.clock.now();
  await store.wijzigOverleg(tx, o.id, { quorum_voldaan: quorum.voldaan }, nu);
  if (quorum.voldaan && o.soort !== 'motorkap') {
    await store.zetStaat(tx, o, 'bevestigd', nu);
    await meldPartners(kern, tx, o.id, 'gepland');
  }
  if (!quorum.voldaan) await legSignaalVast(kern, tx, { casusId: o.casus_id, soort: 'stagnatie', op: nu, elementInstanceKey: s.elementInstanceKey, processInstanceKey: s.processInstanceKey, elementId: s.elementId });
  return { heeftQuorum: quorum.voldaan, aantalAanwezig: quorum.aantal };
};

/** What a person chose without quorum (quorum-beoordelen); the new date is checked by the caller. */
export const beslisZonderQuorum = async (kern: Kern, tx: Tx, overlegId: string, keuze: 'verzetten' | 'doorgaan' | 'schriftelijk', nieuweStart: Date | null): Promise<void> => {
  const o = await store.overlegVast(tx, overlegId);
  const nu = kern.clock.now();
  if (keuze === 'verzetten') { await store.wijzigOverleg(tx, o.id, { gepland_op: nieuweStart ?? o.gepland_op }, nu); return; }
  if (o.soort !== 'motorkap') {
    await store.zetStaat(tx, o, 'bevestigd', nu, { is_schriftelijk: keuze === 'schriftelijk' });
    await meldPartners(kern, tx, o.id, 'gepland');
  }
  if (o.soort === 'motorkap') await store.wijzigOverleg(tx, o.id, { is_schriftelijk: keuze === 'schriftelijk' }, nu);
};

/**
 * Moves the meeting (processen §2.8 steps 4 and 5): everybody is asked again with new invitations, so that an old answer cannot count
 * for the new date. More than three times: the meeting is cancelled and the process gives QUORUM_ONHAALBAAR.
 */
export const verzetOverleg = async (kern: Kern, tx: Tx, overlegId: string): Promise<Uitnodiglijst & { aantalVerzet: number }> => {
  const o = await store.overlegVast(tx, overlegId);
  const nu = kern.clock.now();
  const aantalVerzet = o.aantal_verzet + 1;
  const oude = await store.uitnodigingenVan(tx, o);
  if (aantalVerzet > hoogsteVerzet) {
    await store.zetStaat(tx, o, 'geannuleerd', nu, { aantal_verzet: aantalVerzet, annuleer_reden: 'quorum-onhaalbaar' });
    return { deelnemers: [], burgers: [], aantalGeweigerd: 0, uitnodigenEind: alsTijdstip(nu), aantalVerzet };
  }
  for (const u of oude) await store.zetUitnodiging(tx, u, 'ingetrokken', {}, nu);
  for (const u of oude) {
    await store.voegUitnodigingToe(tx, {
      overleg_id: o.id, ronde: o.uitnodigronde + 1, organisatie_id: u.organisatie_id, persoon_id: u.persoon_id, is_regie: u.is_regie, agendapunten: u.agendapunten, reden: u.reden, vervangt_id: u.id,
      ...(u.is_regie ? { status: 'geaccepteerd', grondslagen: u.grondslagen, beantwoord_op: nu, beantwoord_via: 'overleg' as const } : {}),
    }, nu);
  }
  if (o.soort !== 'motorkap') await store.zetStaat(tx, o, 'verplaatst', nu);
  await store.wijzigOverleg(tx, o.id, { aantal_verzet: aantalVerzet, uitnodigronde: o.uitnodigronde + 1, quorum_voldaan: null }, nu);
  if (o.gepland_op !== null) await tx('gedeeld_stuk').where({ overleg_id: o.id }).update({ van_op: stukvenster(o.gepland_op, null, await feestdagtoets(tx)).vanOp, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  return { ...await toetsDeelnemers(kern, tx, o.id), aantalVerzet };
};
