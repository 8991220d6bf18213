import { randomBytes } from 'node:crypto';
import { casusVan, casusregisseurVan, mogelijkeRegisseurs } from '../../casus/index.ts';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';
import { besluitsoorten, type Afspraak, type Besluit, type Besluitsoort, type Mening, type Verslagdeel } from './model.ts';
import { overlegVan, verslagregelsVan } from '../overleggen-casus/index.ts';
import { laatsteVan, schrijfInhoud, voegUitkomstToe, wijzigUitkomst } from './store.ts';

/** What the secretaris writes down: the lines of the report that became besluit or afspraak, and what he adds. */
export type Vastlegging = {
  readonly overlegId: string; readonly casusId: string; readonly urgentieCode: string | null; readonly samenvattingB1: string; readonly geenBesluitReden: string | null; readonly casusregisseurId: string | null; readonly door: string;
  readonly besluiten: readonly Omit<Besluit, 'id' | 'volgnummer' | 'isQuorumVoldaan' | 'burgerReden' | 'burgerVanaf' | 'oorsprongId'>[]; readonly afspraken: readonly Omit<Afspraak, 'id' | 'volgnummer' | 'oorsprongId'>[];
  readonly verslagdelen: readonly Omit<Verslagdeel, 'id' | 'volgnummer'>[]; readonly meningen: readonly Omit<Mening, 'id' | 'volgnummer'>[];
};

export type Voorstel = { readonly besluiten: { verslagregelId: string; soort: Besluitsoort; tekst: string; isQuorumVoldaan: boolean }[]; readonly afspraken: { verslagregelId: string; tekst: string; organisatieId: string | null; uiterlijk: string | null }[] };

/** Besluiten and afspraken as the lines of the report give them; a person chooses and completes (processen §2.9 step 1). */
export const stelVoorUitVerslag = async (tx: Tx, overlegId: string): Promise<Voorstel> => {
  const overleg = await overlegVan(tx, overlegId);
  const regels = await verslagregelsVan(tx, overlegId);
  return {
    besluiten: regels.filter((r) => r.soort === 'besluit').map((r) => ({ verslagregelId: r.id, soort: besluitsoorten.find((s) => s === r.besluitSoort) ?? 'aanpak', tekst: r.tekst, isQuorumVoldaan: r.quorumVoldaan ?? overleg?.quorumVoldaan === true })),
    afspraken: regels.filter((r) => r.soort === 'afspraak').map((r) => ({ verslagregelId: r.id, tekst: r.tekst, organisatieId: r.wieOrganisatieId, uiterlijk: r.uiterlijk })),
  };
};

/** Every organisation that is named must exist, every proposed regisseur must be possible, every line of the report must be of this overleg. */
const controleer = async (kern: Kern, tx: Tx, v: Vastlegging, plaats: { verbandCode: string; regioCode: string }, regelIds: ReadonlySet<string>): Promise<Fout[]> => {
  const fouten: Fout[] = [];
  const kentOrganisatie = async (id: string | null, veld: string): Promise<void> => {
    if (id !== null && (await organisatieVan(tx, id))?.status !== 'actief') fouten.push({ veld, code: 'onbekend', melding: 'Kies een organisatie uit de lijst' });
  };
  const kentRegel = (id: string | null, veld: string): void => { if (id !== null && !regelIds.has(id)) fouten.push({ veld, code: 'onbekend', melding: 'Deze regel staat niet in het verslag van dit overleg' }); };
  for (const [i, b] of v.besluiten.entries()) {
    await kentOrganisatie(b.genomenDoor, `/besluiten/${i}/genomenDoor`);
    kentRegel(b.verslagregelId, `/besluiten/${i}/verslagregelId`);
    for (const id of b.alleenVoor ?? []) await kentOrganisatie(id, `/besluiten/${i}/alleenVoor`);
  }
  for (const [i, a] of v.afspraken.entries()) {
    await kentOrganisatie(a.organisatieId, `/afspraken/${i}/organisatieId`);
    kentRegel(a.verslagregelId, `/afspraken/${i}/verslagregelId`);
    for (const id of a.alleenVoor ?? []) await kentOrganisatie(id, `/afspraken/${i}/alleenVoor`);
  }
  for (const [i, d] of v.verslagdelen.entries()) for (const id of d.alleenVoor ?? []) await kentOrganisatie(id, `/verslagdelen/${i}/alleenVoor`);
  for (const [i, m] of v.meningen.entries()) {
    await kentOrganisatie(m.organisatieId, `/meningen/${i}/organisatieId`);
    if (m.besluitVolgnummer !== null && m.besluitVolgnummer > v.besluiten.length) fouten.push({ veld: `/meningen/${i}/besluitVolgnummer`, code: 'onbekend', melding: 'Dit besluit staat niet in de lijst' });
  }
  if (v.casusregisseurId !== null && !(await mogelijkeRegisseurs(tx, kern.clock.now(), plaats)).some((m) => m.medewerkerId === v.casusregisseurId)) fouten.push({ veld: '/casusregisseurId', code: 'niet-mogelijk', melding: 'Kies een casusregisseur uit de lijst' });
  return fouten;
};

/**
 * Writes the draft of an outcome (state concept). After terug-naar-verslag the same row is written again: nothing was shared yet. Whether the
 * quorum held at a besluit comes from the report, never from the request. Throws `ongeldige-invoer` with every fault at once.
 */
export const legUitkomstVast = async (kern: Kern, tx: Tx, v: Vastlegging): Promise<string> => {
  const nu = kern.clock.now();
  const [casus, overleg] = [await casusVan(tx, v.casusId), await overlegVan(tx, v.overlegId)];
  if (casus === undefined || overleg?.casusId !== v.casusId) throw new Error('Dit overleg hoort niet bij deze casus');
  const regels = await verslagregelsVan(tx, v.overlegId);
  const fouten = await controleer(kern, tx, v, casus, new Set(regels.map((r) => r.id)));
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De uitkomst is nog niet compleet. Uw concept is bewaard.', { fouten });
  const bestaand = await laatsteVan(tx, v.overlegId, true);
  if (bestaand !== undefined && bestaand.status !== 'concept') throw new Probleem('ongeldige-overgang', 'Deze uitkomst is al verder. Er is niets gewijzigd.', { toegestaan: [] });
  const velden = { samenvattingB1: v.samenvattingB1, geenBesluitReden: v.geenBesluitReden, casusregisseurId: v.casusregisseurId, vastgelegdDoor: v.door, vastgelegdOp: nu };
  const id = bestaand?.id ?? await voegUitkomstToe(tx, {
    ...velden, uitkomstnummer: maakNummer('uitkomst', randomBytes(nummerBytes)), overlegId: v.overlegId, casusId: v.casusId, versie: 1, verbandCode: casus.verbandCode, regioCode: casus.regioCode, urgentieCode: v.urgentieCode,
  });
  if (bestaand !== undefined) await wijzigUitkomst(tx, id, velden, nu);
  const quorum = (regelId: string | null): boolean => (regels.find((r) => r.id === regelId)?.quorumVoldaan ?? overleg.quorumVoldaan) === true;
  const nummer = <T>(rij: T, i: number): T & { volgnummer: number } => ({ ...rij, volgnummer: i + 1 });
  await schrijfInhoud(tx, id, {
    besluiten: v.besluiten.map((b, i) => ({ ...nummer(b, i), isQuorumVoldaan: quorum(b.verslagregelId), burgerReden: null, burgerVanaf: null, oorsprongId: null })),
    afspraken: v.afspraken.map((a, i) => ({ ...nummer(a, i), oorsprongId: null })), verslagdelen: v.verslagdelen.map(nummer), meningen: v.meningen.map(nummer),
  });
  return id;
};

/** Sends the draft back to the report: nothing was shared, the reason is kept (processen §2.9 step 2). */
export const legTerug = async (kern: Kern, tx: Tx, uitkomstId: string, status: string, reden: string): Promise<void> => {
  controleerOvergang('uitkomst', status, 'concept');
  await wijzigUitkomst(tx, uitkomstId, { status: 'concept', teruggelegdReden: reden }, kern.clock.now());
};

/** Whether somebody directs the casus, or is proposed in this outcome (R9.1). */
export const heeftRegisseur = async (tx: Tx, casusId: string, voorgesteldId: string | null): Promise<boolean> => voorgesteldId !== null || (await casusregisseurVan(tx, casusId)) !== undefined;
