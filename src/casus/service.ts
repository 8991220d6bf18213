import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { datumVan } from '../domein/kalender.ts';
import { maakNummer, nummerBytes } from '../domein/nummer.ts';
import { controleerOvergang, toegestaneOvergangen } from '../domein/overgangen.ts';
import type { Staat } from '../domein/overgangen.ts';
import { naCommit } from '../platform/engine/outbox.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { regieVan } from '../toegang/organisaties.ts';
import type { Betrokkenerol, Casus, Prioriteit, Teamlid, Tijdlijnregel } from './model.ts';
import * as store from './store.ts';

/** Tells the screens once the transaction is really there; a rolled back one tells nothing. */
const meldNaCommit = (kern: Kern, tx: Tx, casusId: string): void => { naCommit(tx, () => kern.bus.publish('casus', { casusId })); };

/** One casus, or undefined. Codes and dates only; who may see it is up to `toegang`. */
export const casusVan = (db: Knex, id: string): Promise<Casus | undefined> => store.leesCasus(db, id);

/** The persons in a casus, in order of arrival. */
export const betrokkenenVan = (db: Knex, casusId: string): Promise<{ persoonId: string; rolInCasus: Betrokkenerol }[]> => store.leesBetrokkenen(db, casusId);

export type CasusOpening = {
  /** Reserved when the melding arrived; becomes the id of the row. */
  readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly meldingId: string | null;
  /** Start of the terms that count from receipt (T01). */
  readonly meldingOntvangenOp: Date | null; readonly prioriteit: Prioriteit | null;
  readonly actorOrganisatieId: string | null; readonly actorMedewerkerId: string | null; readonly processInstanceKey?: string;
  /** The closed casus this one follows (R12.4). */
  readonly vervolgVan?: string | null;
};

/**
 * Makes the casus at `melding-beoordelen` = accepteren (domein §7): state open, meaningless number, the regie of the verband and region
 * in the team. Opening twice gives the same casus. Throws Probleem `ongeldige-invoer` when the region has no active regie.
 */
export const openCasus = async (kern: Kern, tx: Tx, opening: CasusOpening): Promise<Casus> => {
  const bestaand = await store.leesCasus(tx, opening.casusId);
  if (bestaand !== undefined) return bestaand;
  const regie = await regieVan(tx, opening.verbandCode, opening.regioCode);
  if (regie === undefined) throw new Probleem('ongeldige-invoer', 'Deze regio heeft geen actief meldpunt voor dit samenwerkingsverband. Er is niets opgeslagen.');
  const nu = kern.clock.now();
  const rij = {
    id: opening.casusId, verband_code: opening.verbandCode, regio_code: opening.regioCode, prioriteit: opening.prioriteit, melding_id: opening.meldingId,
    melding_ontvangen_op: opening.meldingOntvangenOp, startdatum: datumVan(nu), laatste_op: nu, process_instance_key: opening.processInstanceKey ?? null, vervolg_van: opening.vervolgVan ?? null,
  };
  // A number that is taken, or another instance that opens the same casus, both answer false: look which of the two it was.
  while (!(await store.voegCasusToe(tx, { ...rij, casusnummer: maakNummer('casus', randomBytes(nummerBytes)) }))) {
    const intussen = await store.leesCasus(tx, opening.casusId);
    if (intussen !== undefined) return intussen;
  }
  await store.voegTeamlidToe(tx, opening.casusId, { organisatieId: regie.id, medewerkerId: null, rol: 'regie', via: 'melding' }, nu);
  await tekenTijdlijnOp(kern, tx, {
    casusId: opening.casusId, op: nu, soort: 'melding', zin: `De melding is geaccepteerd. De casus is geopend${opening.vervolgVan ? ', als vervolg op een gesloten casus' : ''}.`, bron: `casus-geopend:${opening.casusId}`,
    actorOrganisatieId: opening.actorOrganisatieId ?? regie.id, actorMedewerkerId: opening.actorMedewerkerId,
  });
  return await store.leesCasus(tx, opening.casusId) as Casus;
};

/** What the timeline says when a state begins (processen §2.17). */
const zinVan: Readonly<Record<Staat<'casus'>, string>> = {
  open: 'De casus is geopend.', 'in-onderzoek': 'Het onderzoek is begonnen.', 'in-preventie': 'Er wordt gewerkt met een preventieaanbod.', 'in-overleg': 'De casus gaat naar een overleg.',
  'in-uitvoering': 'Het plan wordt uitgevoerd.', nazorg: 'De nazorg is begonnen.', gesloten: 'De casus is gesloten.', gearchiveerd: 'De casus is gearchiveerd.', vernietigd: 'De gegevens zijn vernietigd.',
};

/** Why a state changes: the cause (written once) and, on closing, the reason code. */
export type Staatswijziging = { readonly bron: string; readonly sluitreden?: string; readonly actorOrganisatieId?: string | null; readonly actorMedewerkerId?: string | null };

/**
 * Brings a casus to a state along the listed arrows (R0.1, processen §2.17); the state it already has is no change.
 * Throws Probleem `niet-gevonden` or `ongeldige-overgang`.
 */
export const zetCasusStaat = async (kern: Kern, tx: Tx, casusId: string, naar: Staat<'casus'>, waarom: Staatswijziging): Promise<void> => {
  const casus = await store.leesCasusVast(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet.');
  if (casus.status === naar) return;
  controleerOvergang('casus', casus.status, naar);
  const nu = kern.clock.now();
  await store.werkCasusBij(tx, casusId, { status: naar, ...(naar === 'gesloten' ? { einddatum: datumVan(nu), sluitreden: waarom.sluitreden ?? null } : {}) }, nu);
  // What asked for a look while it ran asks nothing any more.
  if (naar === 'gesloten') await store.sluitSignalen(tx, casusId, nu);
  await tekenTijdlijnOp(kern, tx, { casusId, op: nu, soort: 'voortgang', zin: zinVan[naar], bron: waarom.bron, actorOrganisatieId: waarom.actorOrganisatieId ?? null, actorMedewerkerId: waarom.actorMedewerkerId ?? null });
};

/** The processes that mean a state when they start (processen §2.17). Motorkapoverleg and direct closing change no state. */
const staatBijProces: Readonly<Record<string, Staat<'casus'>>> = {
  'bepalen-bekendheid': 'in-onderzoek', 'werken-aan-preventie': 'in-preventie', 'overleggen-casus': 'in-overleg', 'regisseren-plan': 'in-uitvoering', 'nazorg-afsluiten': 'nazorg',
};

/**
 * The state that follows from a bouwsteen that starts. An arrow that does not exist is left alone and logged: a step that a region drew
 * elsewhere must not stop the case.
 */
export const zetCasusStaatBijStap = async (kern: Kern, tx: Tx, casusId: string, procesId: string, variabelen: Readonly<Record<string, unknown>>, bron: string): Promise<void> => {
  const naar = staatBijProces[procesId];
  if (naar === undefined || variabelen.overlegSoort === 'motorkap' || variabelen.afsluitWijzeCode === 'direct') return;
  const casus = await store.leesCasusVast(tx, casusId);
  if (casus === undefined || casus.status === naar) return;
  if (!toegestaneOvergangen('casus', casus.status).includes(naar)) {
    kern.log.warn({ casusId, van: casus.status, naar, procesId }, 'casus: no such arrow, state kept');
    return;
  }
  await zetCasusStaat(kern, tx, casusId, naar, { bron });
};

/** A new round (`proces.ronde-openen`): cyclus = rondeNummer, state in-onderzoek (domein §7). Throws `niet-gevonden`, `ongeldige-overgang`. */
export const openRonde = async (kern: Kern, tx: Tx, casusId: string, rondeNummer: number, bron: string): Promise<void> => {
  const casus = await store.leesCasusVast(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet.');
  if (casus.cyclus >= rondeNummer) return;
  controleerOvergang('casus', casus.status, 'in-onderzoek');
  const nu = kern.clock.now();
  await store.werkCasusBij(tx, casusId, { status: 'in-onderzoek', cyclus: rondeNummer }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId, op: nu, soort: 'voortgang', zin: `Ronde ${rondeNummer} is begonnen.`, bron, actorOrganisatieId: null, actorMedewerkerId: null });
};

/** Sets the priority a human decided (triage-besluiten). Throws `niet-gevonden`. */
export const zetPrioriteit = async (kern: Kern, tx: Tx, casusId: string, prioriteit: Prioriteit): Promise<void> => {
  if ((await store.leesCasusVast(tx, casusId)) === undefined) throw new Probleem('niet-gevonden', 'Deze casus bestaat niet.');
  await store.werkCasusBij(tx, casusId, { prioriteit }, kern.clock.now());
  meldNaCommit(kern, tx, casusId);
};

/** Puts an organisation (or one medewerker of it) in the casus_team; already there is no change. Membership opens the case (domein §1.1). */
export const wijsTeamToe = async (kern: Kern, tx: Tx, casusId: string, lid: Teamlid): Promise<void> => {
  if (await store.voegTeamlidToe(tx, casusId, lid, kern.clock.now())) meldNaCommit(kern, tx, casusId);
};

/** Ends a membership from now on, or from a moment that still comes (R11.8); what was read before stays in the logs. */
export const beeindigTeamlid = (kern: Kern, tx: Tx, casusId: string, organisatieId: string, rol: string, op: Date = kern.clock.now()): Promise<void> => store.beeindigTeamlid(tx, casusId, organisatieId, rol, op, kern.clock.now());

/** Every organisation that is or was in the team, for what outlives the membership (retention per organisation, R12.6). */
export const teamorganisatiesVan = (db: Knex, casusId: string): Promise<{ organisatieId: string; soort: string; naam: string; isNogLid: boolean }[]> => store.leesTeamorganisaties(db, casusId);

/** The lines of the timeline that say a melding came in on this casus after this moment: one per accepted or added melding. */
export const meldingenSinds = (db: Knex, casusId: string, sinds: Date): Promise<{ id: string }[]> => db('casus_tijdlijn').where({ casus_id: casusId, soort: 'melding' }).where('op', '>', sinds).select('id');

/** Ends the team of a casus that closes (R12.6): only the regie that holds the dossier can still read it. */
export const beeindigTeam = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  await store.beeindigTeam(tx, casusId, kern.clock.now());
  meldNaCommit(kern, tx, casusId);
};

/** Adds a person to the casus; a human confirmed this (R2.10). Already there is no change. */
export const voegBetrokkeneToe = async (kern: Kern, tx: Tx, casusId: string, persoonId: string, rolInCasus: Betrokkenerol): Promise<void> => {
  if (await store.voegBetrokkeneToe(tx, casusId, persoonId, rolInCasus, datumVan(kern.clock.now()))) meldNaCommit(kern, tx, casusId);
};

/** Writes one line in the timeline; a line with the same `bron` exists once. No name, address or free text in `zin` (R0.4). */
export const tekenTijdlijnOp = async (kern: Kern, tx: Tx, regel: Tijdlijnregel): Promise<void> => {
  if (!(await store.voegRegelToe(tx, regel))) return;
  meldNaCommit(kern, tx, regel.casusId);
};
