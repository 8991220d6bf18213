import { randomBytes, randomInt } from 'node:crypto';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import type { Overlegsoort } from '../../domein/overleg.ts';
import { berekenTermijn, tekenTijdlijnOp } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import { laadQuorumregels } from './quorum.ts';
import { overlegVanProces, voegUitnodigingToe } from './store.ts';

export type Opening = {
  readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly rondeNummer: number; readonly urgentieCode: string; readonly processInstanceKey: string;
  readonly overlegSoort: Overlegsoort; readonly overlegVorm: string; readonly overlegDoelCode: string; readonly quorumNummer: number;
};

/**
 * Makes the meeting of this process instance, once. The regie is in it from the start: it holds the meeting and brings the voorzitter.
 * A motorkapoverleg gets a code of six digits, so that who is called can join by phone.
 */
export const openOverleg = async (kern: Kern, tx: Tx, v: Opening): Promise<string> => {
  const bestaand = await overlegVanProces(tx, v.processInstanceKey);
  if (bestaand !== undefined) return bestaand.id;
  await laadQuorumregels(tx);
  const nu = kern.clock.now();
  const isMotorkap = v.overlegSoort === 'motorkap';
  const { uiterlijkOp } = await berekenTermijn(tx, { verbandCode: v.verbandCode, regioCode: v.regioCode, termijnCode: 'motorkap-verslag', urgentieCode: null }, async () => nu);
  const [rij] = await tx('overleg').insert({
    overlegnummer: maakNummer('overleg', randomBytes(nummerBytes)), casus_id: v.casusId, process_instance_key: v.processInstanceKey, verband_code: v.verbandCode, regio_code: v.regioCode, ronde: v.rondeNummer, urgentie_code: v.urgentieCode,
    soort: v.overlegSoort, vorm: v.overlegVorm, doel_code: v.overlegDoelCode, quorum_nummer: v.quorumNummer, status: isMotorkap ? 'aangemaakt' : 'concept',
    verslag_uiterlijk_op: isMotorkap ? uiterlijkOp : null, deelneemcode: isMotorkap ? String(randomInt(1_000_000)).padStart(6, '0') : null, aangemaakt_op: nu, gewijzigd_op: nu,
  }).returning('id') as { id: string }[];
  const overlegId = rij?.id ?? '';
  const regie = await regieVan(tx, v.verbandCode, v.regioCode);
  if (regie === undefined) throw new Error('overleg: the region has no regie');
  await voegUitnodigingToe(tx, { overleg_id: overlegId, ronde: 1, organisatie_id: regie.id, is_regie: true, reden: 'Organiseert het overleg', grondslagen: ['regie'], status: 'geaccepteerd', beantwoord_op: nu, beantwoord_via: 'overleg' }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: v.casusId, op: nu, soort: 'overleg', zin: isMotorkap ? 'Er wordt een motorkapoverleg belegd.' : 'Er wordt een overleg voorbereid.', bron: `overleg-open:${overlegId}`, actorOrganisatieId: regie.id, actorMedewerkerId: null });
  return overlegId;
};
