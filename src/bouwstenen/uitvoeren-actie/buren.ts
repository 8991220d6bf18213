import { regieVan } from '../../toegang/index.ts';
import { organisatieVan, type Organisatie } from '../../toegang/organisaties.ts';
import { betrokkenenVan, casusVan, tekenTijdlijnOp, type Casus } from '../../casus/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Actie } from './model.ts';

/** The organisation of an actie; it exists, because rows refer to it. */
export const organisatie = async (tx: Tx, id: string): Promise<Organisatie> => {
  const o = await organisatieVan(tx, id);
  if (o === undefined) throw new Error('organisation does not exist');
  return o;
};
export const casusVast = async (tx: Tx, casusId: string): Promise<Casus> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet.');
  return casus;
};
/** OIN of the regie in whose name we send. */
export const afzenderVan = async (tx: Tx, casus: Casus): Promise<string> => {
  const regie = await regieVan(tx, casus.verbandCode, casus.regioCode);
  if (regie === undefined) throw new Error('this region has no regie');
  return regie.oin;
};
/** The people an actie is about when nobody chose them: the central ones, else everybody in the casus. */
export const kernVanCasus = async (tx: Tx, casusId: string): Promise<string[]> => {
  const alle = await betrokkenenVan(tx, casusId);
  const centraal = alle.filter((b) => b.rolInCasus === 'centraal');
  return (centraal.length > 0 ? centraal : alle).map((b) => b.persoonId);
};
/** One line in the timeline of the casus about this actie: number and organisation only (R0.4). `bron` makes it come once. */
export const tijdlijn = (kern: Kern, tx: Tx, actie: Actie, zin: string, bron: string, wie: { organisatieId: string | null; door: string | null }): Promise<void> =>
  tekenTijdlijnOp(kern, tx, { casusId: actie.casus_id, op: kern.clock.now(), soort: 'actie', zin, bron: `actie:${actie.id}:${bron}`, actorOrganisatieId: wie.organisatieId, actorMedewerkerId: wie.door });
