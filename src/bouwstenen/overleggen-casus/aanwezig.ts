import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { wijsTeamToe } from '../../casus/index.ts';
import type { Overleg, Uitnodiging } from './model.ts';
import { quorumNu } from './quorum.ts';
import * as store from './store.ts';
import { meldOverleg } from './live.ts';

const eisGestart = (o: Overleg): void => { if (o.status !== 'gestart') throw new Probleem('ongeldige-overgang', 'Dit overleg loopt nu niet. Er is niets gewijzigd.', { toegestaan: [] }); };

/** Closes what somebody had open: leaving closes at once (R8.4). */
const sluitInzage = async (kern: Kern, tx: Tx, overlegId: string, organisatieId: string | null): Promise<void> => {
  await tx('stuk_inzage').whereNull('tot').whereIn('stuk_id', tx('gedeeld_stuk').where({ overleg_id: overlegId }).where('voorwaarde', 'alleen-tijdens').select('id')).modify((q) => { if (organisatieId !== null) void q.where({ organisatie_id: organisatieId }); }).update({ tot: kern.clock.now() });
};

const kom = async (kern: Kern, tx: Tx, o: Overleg, u: Uitnodiging, wie: { medewerkerId: string | null; door: Medewerker }): Promise<void> => {
  const nu = kern.clock.now();
  if (['zonder-grondslag', 'concept', 'ingetrokken'].includes(u.status)) throw new Probleem('geen-grondslag', 'Deze partij is niet uitgenodigd en kan niet aanschuiven. Er is niets gewijzigd.');
  // Who comes without an answer is welcome: the invitation holds (R8.1).
  if (u.status !== 'geaccepteerd' && u.status !== 'vervanger') await store.zetUitnodiging(tx, u, 'geaccepteerd', { beantwoord_op: u.beantwoord_op ?? nu, beantwoord_via: u.beantwoord_via ?? 'overleg' }, nu);
  await tx('aanwezigheid').insert({ uitnodiging_id: u.id, medewerker_id: wie.medewerkerId, gemeld_door: wie.door.medewerkerId, van: nu, aangemaakt_op: nu, gewijzigd_op: nu }).onConflict(tx.raw('(uitnodiging_id) where tot is null')).ignore();
  if (u.is_regie && wie.door.functierollen.includes('voorzitter')) await store.wijzigOverleg(tx, o.id, { voorzitter_id: wie.door.medewerkerId }, nu);
  // A party at an ordinary table belongs to the team from then on; at a motorkapoverleg only the emergency access of the moment counts.
  if (u.organisatie_id !== null && !u.is_regie && o.soort !== 'motorkap') await wijsTeamToe(kern, tx, o.casus_id, { organisatieId: u.organisatie_id, medewerkerId: null, rol: 'deelnemer', via: 'uitnodiging' });
};
const ga = async (kern: Kern, tx: Tx, o: Overleg, u: Uitnodiging): Promise<void> => {
  const nu = kern.clock.now();
  await tx('aanwezigheid').where({ uitnodiging_id: u.id }).whereNull('tot').update({ tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  if (u.is_regie) await store.wijzigOverleg(tx, o.id, { voorzitter_id: null }, nu);
  await sluitInzage(kern, tx, o.id, u.organisatie_id);
};

/** Somebody comes or goes (R8.8). The regie notes it for all; a partner only for himself. Throws `ongeldige-overgang` when the meeting does not run. */
export const meldAanwezigheid = async (kern: Kern, tx: Tx, v: { overlegId: string; uitnodigingId: string; aanwezig: boolean; door: Medewerker }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  const u = (await store.uitnodigingenVan(tx, o)).find((x) => x.id === v.uitnodigingId);
  const isRegie = (await store.uitnodigingenVan(tx, o)).some((x) => x.is_regie && x.organisatie_id === v.door.organisatieId);
  if (u === undefined || (!isRegie && u.organisatie_id !== v.door.organisatieId)) throw new Probleem('niet-gevonden', 'Deze deelnemer bestaat niet, of u mag dit niet wijzigen.');
  eisGestart(o);
  if (v.aanwezig) await kom(kern, tx, o, u, { medewerkerId: u.organisatie_id === v.door.organisatieId ? v.door.medewerkerId : u.vervanger_id, door: v.door });
  else await ga(kern, tx, o, u);
  await store.wijzigOverleg(tx, o.id, { quorum_voldaan: (await quorumNu(tx, await store.overlegVast(tx, o.id))).voldaan }, kern.clock.now());
  await meldOverleg(kern, tx, o.casus_id);
};

/** An invited party joins a motorkapoverleg with the code of six digits. A wrong code tells nothing. */
export const schuifAan = async (kern: Kern, tx: Tx, v: { overlegId: string; code: string; door: Medewerker }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  const u = (await store.uitnodigingenVan(tx, o)).find((x) => x.organisatie_id === v.door.organisatieId);
  if (o.deelneemcode === null || o.deelneemcode !== v.code || u === undefined) throw new Probleem('niet-gevonden', 'Deze code klopt niet, of u bent niet uitgenodigd. Er is niets gewijzigd.');
  await meldAanwezigheid(kern, tx, { overlegId: o.id, uitnodigingId: u.id, aanwezig: true, door: v.door });
};

/** Everybody goes: the meeting is over or adjourned. */
export const allenGaan = async (kern: Kern, tx: Tx, overlegId: string): Promise<void> => {
  const nu = kern.clock.now();
  await tx('aanwezigheid').whereIn('uitnodiging_id', tx('uitnodiging').where({ overleg_id: overlegId }).select('id')).whereNull('tot').update({ tot: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await sluitInzage(kern, tx, overlegId, null);
};
