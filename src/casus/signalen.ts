import { naCommit } from '../platform/engine/outbox.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { draagtIemand } from '../toegang/index.ts';
import { casusregisseurVan } from './regie.ts';
import { tekenTijdlijnOp } from './service.ts';

export type Signaalsoort = 'veiligheid' | 'termijn' | 'stagnatie';
export const ontvangers = ['leidinggevende', 'coordinator', 'procesregisseur', 'casusregisseur'] as const;
/** Whom a signal is meant for; a leidinggevende is one of an organisation. */
export type Gevraagd = { readonly rol: Exclude<typeof ontvangers[number], 'leidinggevende'> } | { readonly rol: 'leidinggevende'; readonly organisatieId: string };
/** Who really gets it: `niemand` when nobody holds a role that could. `isGevraagde` = no stand-in. */
export type Ontvanger = { readonly rol: typeof ontvangers[number] | 'niemand'; readonly organisatieId: string | null; readonly isGevraagde: boolean };
type Element = { readonly elementInstanceKey: string; readonly processInstanceKey: string; readonly elementId: string };
export type Signaal = {
  readonly casusId: string; readonly soort: Signaalsoort; readonly op: Date;
  /** Absent = the one that fits the kind: the coordinator for a term, the procesregisseur for the rest. */
  readonly voor?: Ontvanger;
  /** What stands in the list of who gets it; codes and numbers, no person. `zonderTijdlijn`: the caller writes that line himself. */
  readonly zin?: string; readonly zonderTijdlijn?: true;
} & (Element | { readonly bron: string });

const zinnen: Readonly<Record<Signaalsoort, string>> = {
  veiligheid: 'Er is een signaal over de veiligheid.', termijn: 'Een termijn loopt bijna af.', stagnatie: 'De voortgang staat stil en vraagt aandacht.',
};
const plaatsVan = async (tx: Tx, casusId: string): Promise<{ verbandCode: string; regioCode: string } | undefined> =>
  // Before the melding is accepted there is no casus yet; its terms know the place.
  await tx('casus').where({ id: casusId }).first<{ verbandCode: string; regioCode: string } | undefined>('verband_code as verbandCode', 'regio_code as regioCode')
  ?? await tx('termijn').where({ casus_id: casusId }).first<{ verbandCode: string; regioCode: string } | undefined>('verband_code as verbandCode', 'regio_code as regioCode');

/**
 * Who gets a signal: who it is meant for; without a leidinggevende the coordinator of that organisation; without a casusregisseur, and in the
 * end always, the procesregisseur of the verband and region. The text that says who has it is made from this answer, never from the wish.
 */
export const ontvangerVan = async (kern: Kern, tx: Tx, casusId: string, gevraagd: Gevraagd): Promise<Ontvanger> => {
  const plaats = await plaatsVan(tx, casusId), nu = kern.clock.now();
  const heeft = (functierol: 'leidinggevende' | 'coordinator' | 'procesregisseur', organisatieId?: string): Promise<boolean> => draagtIemand(tx, nu, { functierol, organisatieId, verbandCode: plaats?.verbandCode ?? '', regioCode: plaats?.regioCode ?? '' });
  if (gevraagd.rol === 'leidinggevende') {
    const { organisatieId } = gevraagd;
    if (await heeft('leidinggevende', organisatieId)) return { rol: 'leidinggevende', organisatieId, isGevraagde: true };
    if (await heeft('coordinator', organisatieId)) return { rol: 'coordinator', organisatieId, isGevraagde: false };
  }
  if (gevraagd.rol === 'casusregisseur' && await casusregisseurVan(tx, casusId) !== undefined) return { rol: 'casusregisseur', organisatieId: null, isGevraagde: true };
  if (gevraagd.rol === 'coordinator' && await heeft('coordinator')) return { rol: 'coordinator', organisatieId: null, isGevraagde: true };
  if (await heeft('procesregisseur')) return { rol: 'procesregisseur', organisatieId: null, isGevraagde: gevraagd.rol === 'procesregisseur' };
  return { rol: 'niemand', organisatieId: null, isGevraagde: false };
};

const woord: Readonly<Record<Ontvanger['rol'], string>> = { leidinggevende: 'de leidinggevende', coordinator: 'de coördinator', procesregisseur: 'de procesregisseur', casusregisseur: 'de casusregisseur', niemand: 'niemand' };
/** "de procesregisseur heeft een seintje", with the reason when somebody else than meant has it. */
export const seintjezin = (o: Ontvanger, gevraagd: Gevraagd['rol']): string => {
  const waarom = o.isGevraagde ? '' : `er is geen ${woord[gevraagd].slice(3)} bekend: `;
  return o.rol === 'niemand' ? `${waarom}niemand kon een seintje krijgen` : `${waarom}${woord[o.rol]} heeft een seintje`;
};

/** Tells the open pages: the list of who it is for, and the page of the casus. Ids and codes only. */
export const meldSignaal = async (kern: Kern, s: { id: string; casusId: string; voor: string; verbandCode: string | null; regioCode: string | null }): Promise<void> => {
  await kern.bus.publish('signaal', { signaalId: s.id, voor: s.voor, verband: s.verbandCode, regio: s.regioCode });
  await kern.bus.publish('casus', { casusId: s.casusId });
};

/** Stores a signal ("look at this", work continues; processen §1.4) for whom it is, once per cause, with a line in the timeline. Answers its id. */
export const legSignaalVast = async (kern: Kern, tx: Tx, s: Signaal): Promise<string> => {
  const bron = 'bron' in s ? s.bron : `element:${s.elementInstanceKey}`;
  const voor = s.voor ?? await ontvangerVan(kern, tx, s.casusId, { rol: s.soort === 'termijn' ? 'coordinator' : 'procesregisseur' });
  const plaats = await plaatsVan(tx, s.casusId);
  const [rij] = await tx('signaal').insert({
    casus_id: s.casusId, soort: s.soort, op: s.op, bron, zin: s.zin ?? zinnen[s.soort], voor: voor.rol, voor_organisatie_id: voor.organisatieId, verband_code: plaats?.verbandCode ?? null, regio_code: plaats?.regioCode ?? null,
    ...('bron' in s ? {} : { element_instance_key: s.elementInstanceKey, process_instance_key: s.processInstanceKey, element_id: s.elementId }),
  }).onConflict('bron').merge({ gewijzigd_op: s.op }).returning<{ id: string }[]>('id');
  if (s.zonderTijdlijn !== true) await tekenTijdlijnOp(kern, tx, { casusId: s.casusId, op: s.op, soort: 'signaal', zin: zinnen[s.soort], bron: 'bron' in s ? `signaal:${bron}` : `signaal:${s.elementInstanceKey}`, actorOrganisatieId: null, actorMedewerkerId: null });
  naCommit(tx, () => meldSignaal(kern, { id: rij?.id ?? '', casusId: s.casusId, voor: voor.rol, verbandCode: plaats?.verbandCode ?? null, regioCode: plaats?.regioCode ?? null }));
  return rij?.id ?? '';
};

/** The cause of a signal went away: nobody has to look any more. */
export const trekSignaalIn = async (kern: Kern, tx: Tx, bron: string, toelichting: string): Promise<void> => {
  const nu = kern.clock.now();
  await tx('signaal').where({ bron }).whereNot('status', 'afgehandeld').update({ status: 'afgehandeld', afgehandeld_op: nu, toelichting, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
