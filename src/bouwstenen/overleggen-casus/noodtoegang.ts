import { betrokkenenVan, casusregisseurVan, casusVan, tekenTijdlijnOp, type Casus } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { noodtoegangMs } from '../../domein/overleg.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { collegasMetRol, functionarissen, maakToegang, organisatieVan, regieVan } from '../../toegang/index.ts';
import type { Toegangsbesluit } from '../../toegang/toegang.ts';
import { stuurSms } from '../../uitwisseling/index.ts';
import { veiligheidVan } from '../uitvoeren-triage/index.ts';
import { leesHuishoudenbeeld } from '../vaststellen-identiteit/index.ts';
import { toonPersonen, type Dossierpersoon } from './dossier.ts';
import { legNoodtoegangVoor } from './stukken.ts';
import { open, verberg } from './versleuteld.ts';

export type Noodrij = { id: string; casus_id: string; medewerker_id: string; organisatie_id: string; reden: string; van: Date; tot: Date; verantwoording_id: string };
export type Noodbeeld = { id: string; tot: string; uitleg: string; personen: Dossierpersoon[]; veiligheid: { richting: string; tekst: string }[] };
const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Deze casus bestaat niet, of u mag deze gegevens niet zien.');

/** AL06 for one casus: who, where and how safe, of everybody in it; every line is logged as an emergency. A casus that does not exist is refused and logged like one that is not for this reader. */
const vraagNood = async (kern: Kern, tx: Tx, v: { id: string; casusId: string; casus: Casus | undefined; lezer: Medewerker; actie: 'lezen' | 'schrijven'; traceparent: string }): Promise<Toegangsbesluit> => {
  const betrokkenen = v.casus === undefined ? [] : (await betrokkenenVan(tx, v.casus.id)).map((b) => b.persoonId);
  return maakToegang(kern).vraag(tx, {
    aanvrager: v.lezer, doel: 'casusoverleg-voeren', actie: v.actie, gevraagd: ['IDE', 'ADR', 'VEI'], traceparent: v.traceparent,
    object: { type: 'noodtoegang', id: v.id, casusId: v.casusId, verbandCode: v.casus?.verbandCode ?? '', regioCode: v.casus?.regioCode ?? '', betrokkenen, feiten: { NOOD: v.casus !== undefined } },
  });
};

/** The casusregisseur, or where there is none the procesregisseurs of the regie, and the FG hear of it at once (ux §4.4). */
const waarschuw = async (kern: Kern, tx: Tx, casus: Casus, verantwoordingId: string, behalve: string): Promise<void> => {
  const dag = datumVan(kern.clock.now()), regisseur = await casusregisseurVan(tx, casus.id), regie = await regieVan(tx, casus.verbandCode, casus.regioCode);
  const regisseurs = regisseur !== undefined ? [regisseur.medewerkerId] : regie === undefined ? [] : (await collegasMetRol(tx, regie.id, ['procesregisseur'], dag)).map((m) => m.id);
  for (const medewerkerId of regisseurs.filter((id) => id !== behalve)) await stuurSms(kern, tx, { medewerkerId, tekst: 'noodtoegang', kenmerk: verantwoordingId });
  for (const medewerkerId of await functionarissen(tx, casus, dag)) await stuurSms(kern, tx, { medewerkerId, tekst: 'fg-verantwoording', kenmerk: verantwoordingId });
};

/** Whether AL06 gives this person the casus in an emergency. Throws 404 where it has no row for this role and organisation, and where the casus is not there. */
export const vraagNoodtoegang = async (kern: Kern, tx: Tx, v: { id: string; casusId: string; door: Medewerker; traceparent: string }): Promise<Casus> => {
  const casus = await casusVan(tx, v.casusId);
  await vraagNood(kern, tx, { id: v.id, casusId: v.casusId, casus, lezer: v.door, actie: 'schrijven', traceparent: v.traceparent });
  if (casus === undefined) throw nietGevonden();
  return casus;
};

/**
 * "Ik heb deze gegevens nu nodig" (R8.6, ux §4.4): opens who, where and how safe of one casus for one person, for two hours (the time in
 * which a motorkapoverleg can stand, T16). Starts the review of the next werkdag and warns regisseur and FG. While it is open, asking again gives
 * the same one. The caller asked `vraagNoodtoegang`.
 */
export const openNoodtoegang = async (kern: Kern, tx: Tx, v: { id: string; casus: Casus; reden: string; door: Medewerker }): Promise<{ id: string; tot: string }> => {
  const { id, casus } = v, nu = kern.clock.now();
  // One at a time for this person, so that pressing twice is one access and one review.
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`noodtoegang:${casus.id}:${v.door.medewerkerId}`]);
  const lopend = await tx('noodtoegang').where({ casus_id: casus.id, medewerker_id: v.door.medewerkerId }).where('tot', '>', nu).first('id', 'tot') as { id: string; tot: Date } | undefined;
  if (lopend !== undefined) return { id: lopend.id, tot: lopend.tot.toISOString() };
  const verantwoordingId = await legNoodtoegangVoor(kern, tx, { casusId: casus.id, verbandCode: casus.verbandCode, regioCode: casus.regioCode, rondeNummer: casus.cyclus, urgentieCode: 'p1' });
  const tot = new Date(nu.getTime() + noodtoegangMs);
  await tx('noodtoegang').insert({ id, casus_id: casus.id, medewerker_id: v.door.medewerkerId, organisatie_id: v.door.organisatieId, reden: verberg(kern, v.reden, 'noodtoegang', id), van: nu, tot, verantwoording_id: verantwoordingId, aangemaakt_op: nu });
  await tekenTijdlijnOp(kern, tx, { casusId: casus.id, op: nu, soort: 'gegevens', zin: `${(await organisatieVan(tx, v.door.organisatieId))?.naam ?? 'Een organisatie'} kreeg met spoed toegang tot wie, waar en hoe veilig. Een collega kijkt dit na.`, bron: `noodtoegang:${id}`, actorOrganisatieId: v.door.organisatieId, actorMedewerkerId: v.door.medewerkerId });
  await waarschuw(kern, tx, casus, verantwoordingId, v.door.medewerkerId);
  return { id, tot: tot.toISOString() };
};

/** What emergency access shows, to the person who asked for it and until its end; afterwards, and to anybody else, it does not exist. */
export const leesNoodtoegang = async (kern: Kern, tx: Tx, v: { id: string; lezer: Medewerker; traceparent: string }): Promise<Noodbeeld> => {
  const rij = await tx('noodtoegang').where({ id: v.id }).first<Noodrij | undefined>();
  if (rij === undefined || rij.medewerker_id !== v.lezer.medewerkerId || rij.tot <= kern.clock.now()) throw nietGevonden();
  const { niveaus, uitleg } = await vraagNood(kern, tx, { id: rij.id, casusId: rij.casus_id, casus: await casusVan(tx, rij.casus_id), lezer: v.lezer, actie: 'lezen', traceparent: v.traceparent });
  const beeld = await leesHuishoudenbeeld(kern, tx, rij.casus_id, niveaus, v.lezer.toegangsrol);
  return { id: rij.id, tot: rij.tot.toISOString(), uitleg, personen: toonPersonen(beeld.personen), veiligheid: (niveaus.VEI ?? -1) >= 2 ? await veiligheidVan(tx, rij.casus_id) : [] };
};

/** The emergency access that a review is about. */
export const noodtoegangVan = (tx: Tx, verantwoordingId: string): Promise<Noodrij | undefined> => tx('noodtoegang').where({ verantwoording_id: verantwoordingId }).first<Noodrij | undefined>();
/** Why it was needed, for the review; the caller asked toegang for OVL at niveau 2. */
export const redenVan = (kern: Kern, n: Noodrij): string => open(kern, n.reden, 'noodtoegang', n.id);
