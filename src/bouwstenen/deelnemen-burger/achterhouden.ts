import { casusVan, legSignaalVast, ontvangerVan, tekenTijdlijnOp, trekSignaalIn } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { watBijSluiten, type Achterhoudreden } from './model.ts';
import { herzieToegang } from './portaal-herzien.ts';
import { achterhoudingenInProces, alGeinformeerd, leesAchterhouding, leesInformering, openAchterhoudingen, schrijfAchterhoudbesluit, voegAchterhoudingToe, wijzigAchterhouding, wijzigInformering, type Achterhouding } from './store.ts';

const vind = async (tx: Tx, id: string, ...staten: Achterhouding['status'][]): Promise<Achterhouding> => {
  const a = await leesAchterhouding(tx, id);
  if (!a || !staten.includes(a.status)) throw new Probleem('ongeldige-overgang', 'Deze achterhouding is al verder. Er is niets gewijzigd.', { toegestaan: [] });
  return a;
};

/** Proposes to hold back telling one person (R7.2, R7.11). From now on nothing shows; a second person must agree. */
export const stelUitstelVoor = async (kern: Kern, tx: Tx, v: { informeringId: string; uitkomst: 'uitstellen' | 'niet'; reden: Achterhoudreden; motivatie: string; door: string }): Promise<string> => {
  const nu = kern.clock.now();
  const i = await leesInformering(tx, v.informeringId);
  if (!i) throw new Probleem('niet-gevonden', 'Deze informering bestaat niet.');
  controleerOvergang('informering', i.status, 'uitgesteld');
  await wijzigInformering(tx, i.id, { status: 'uitgesteld', beslotenDoor: v.door, beslotenOp: nu }, nu);
  const id = await voegAchterhoudingToe(tx, { casusId: i.casusId, objecttype: 'informering', objectId: i.id, persoonId: i.aanPersoonId, reden: v.reden, motivatie: v.motivatie, besluitDoor: v.door, besluitOp: nu });
  await herzieToegang(kern, tx, i.aanPersoonId, i.casusId);
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: id, soort: 'voorstel', uitkomst: v.uitkomst, reden: v.reden, motivatie: v.motivatie, door: v.door, op: nu });
  return id;
};

/** Where the signal about an undecided hold at the end of a casus comes from. */
const sluitsignaal = (achterhoudingId: string): string => `achterhouding:${achterhoudingId}:sluiten`;

type Eigenstart = { readonly achterhoudingId: string; readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly urgentieCode: string; readonly rondeNummer: number; readonly isHerziening: boolean };
/** Starts the process of one hold as a root of its own; while one runs with this key a second does not start. */
const startEigenProces = (kern: Kern, tx: Tx, v: Eigenstart): Promise<string> => zetInOutbox(tx, kern, { volgordeSleutel: v.casusId, opdracht: {
  soort: 'proces-starten', procesId: 'deelnemen-burger.achterhouding', sleutel: v.achterhoudingId,
  variabelen: { ...v, doelCode: 'burger-informeren', termijnCode: 'achterhouding', rolUitvoerder: 'triagist', rolBeslisser: 'triagist', rolTweede: 'gedragswetenschapper' },
} });

export type Achterhoudvoorstel = {
  readonly casusId: string; readonly verbandCode: string; readonly regioCode: string; readonly urgentieCode: string; readonly objecttype: Achterhouding['objecttype']; readonly objectId: string;
  readonly persoonId: string; readonly reden: Achterhoudreden; readonly motivatie: string; readonly door: string;
};
/**
 * Proposes to hold back one line of what a citizen sees, outside the informing (R3.9: a holder gave it on that condition). It shows nowhere from now
 * on; its own process asks a second person (processen §2.7). An open hold on the same line stays the only one.
 */
export const stelAchterhoudenVoor = async (kern: Kern, tx: Tx, v: Achterhoudvoorstel): Promise<string> => {
  const nu = kern.clock.now();
  const { verbandCode, regioCode, urgentieCode, door, ...a } = v;
  const lopend = (await openAchterhoudingen(tx, v.casusId, v.persoonId)).find((x) => x.objecttype === v.objecttype && x.objectId === v.objectId);
  if (lopend !== undefined) return lopend.id;
  const id = await voegAchterhoudingToe(tx, { ...a, besluitDoor: door, besluitOp: nu });
  await herzieToegang(kern, tx, v.persoonId, v.casusId);
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: id, soort: 'voorstel', uitkomst: 'uitstellen', reden: v.reden, motivatie: v.motivatie, door, op: nu });
  await startEigenProces(kern, tx, { achterhoudingId: id, casusId: v.casusId, verbandCode, regioCode, urgentieCode, rondeNummer: 1, isHerziening: false });
  return id;
};

/**
 * The process of a casus was cut off, and with it the question to a second person and the review of whoever was not told yet: those holds get
 * a process of their own, so that somebody decides and closing does not wait for ever. A proposal, also one to prolong, goes on where it was; a
 * hold that ran is weighed again now. The procesregisseur hears of what is undecided. Twice changes nothing: one key, one process.
 */
export const neemAchterhoudingenOver = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) return;
  const { verbandCode, regioCode } = casus;
  for (const a of await achterhoudingenInProces(tx, casusId)) {
    const isHerziening = a.status === 'actief' && a.tweedeAkkoordDoor !== null;
    await startEigenProces(kern, tx, { achterhoudingId: a.id, casusId, verbandCode, regioCode, urgentieCode: (casus.prioriteit ?? 'P3').toLowerCase(), rondeNummer: casus.cyclus, isHerziening });
    if (isHerziening) continue;
    await legSignaalVast(kern, tx, { casusId, soort: 'stagnatie', op: kern.clock.now(), voor: await ontvangerVan(kern, tx, casusId, { rol: 'procesregisseur' }), bron: sluitsignaal(a.id), zin: 'De casus stopt, maar over een achterhouding is nog niet beslist.' });
  }
};

/** Second person (domein §1.6): throws `vier-ogen` for who decided, whoever calls. */
export const beoordeelAchterhouding = async (kern: Kern, tx: Tx, b: { achterhoudingId: string; uitkomst: 'akkoord' | 'terug'; motivatie: string; door: string }): Promise<void> => {
  const nu = kern.clock.now();
  const a = await vind(tx, b.achterhoudingId, 'voorgesteld', 'actief');
  if (a.besluitDoor === b.door) throw new Probleem('vier-ogen', 'U stelde dit zelf voor. Vraag een collega om mee te kijken. Er is niets gewijzigd.');
  if (b.uitkomst === 'akkoord') await wijzigAchterhouding(tx, a.id, { tweedeAkkoordDoor: b.door, tweedeAkkoordOp: nu }, nu);
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: a.id, soort: 'beoordeling', uitkomst: b.uitkomst, reden: a.reden, motivatie: b.motivatie, door: b.door, op: nu });
};

/** The hold starts, or goes on, until the moment the engine keeps (T21). Only with the approval of a second person. */
export const laatAchterhoudingIngaan = async (kern: Kern, tx: Tx, achterhoudingId: string, herzienOp: Date): Promise<void> => {
  const nu = kern.clock.now();
  const a = await vind(tx, achterhoudingId, 'voorgesteld', 'actief');
  if (a.tweedeAkkoordDoor === null) throw new Error('Het akkoord van de tweede persoon ontbreekt');
  await wijzigAchterhouding(tx, a.id, { status: 'actief', herzienOp }, nu);
  await trekSignaalIn(kern, tx, sluitsignaal(a.id), 'Over deze achterhouding is beslist.');
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: a.id, soort: 'ingang', uitkomst: 'actief', reden: a.reden, motivatie: 'De achterhouding loopt tot het moment van herzien.', door: null, op: nu });
};

/** The review (T21): prolonging is a new decision with its own reason and asks a second person again; releasing waits for the worker. */
export const herzieAchterhouding = async (kern: Kern, tx: Tx, h: { achterhoudingId: string; uitkomst: 'verlengen' | 'vrijgeven'; reden: Achterhoudreden; motivatie: string; isVeranderd: boolean; door: string }): Promise<void> => {
  const nu = kern.clock.now();
  const a = await vind(tx, h.achterhoudingId, 'actief');
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: a.id, soort: 'herziening', uitkomst: h.uitkomst, reden: h.reden, motivatie: h.motivatie, isVeranderd: h.isVeranderd, door: h.door, op: nu });
  if (h.uitkomst === 'verlengen') await wijzigAchterhouding(tx, a.id, { reden: h.reden, motivatie: h.motivatie, besluitDoor: h.door, besluitOp: nu, tweedeAkkoordDoor: null, tweedeAkkoordOp: null }, nu);
};

/**
 * The casus closed while this person was held back, so he missed the last informing and no step follows any more: the procesregisseur is asked to
 * tell him (R7.2, R12.5). Not while something else about him is held, nor when he was told.
 */
const vraagAlsnogInformeren = async (kern: Kern, tx: Tx, a: Achterhouding, nu: Date): Promise<void> => {
  const casus = await casusVan(tx, a.casusId);
  if (casus === undefined || !isDicht(casus.status) || (await openAchterhoudingen(tx, a.casusId, a.persoonId)).length > 0 || (await alGeinformeerd(tx, a.casusId, watBijSluiten)).has(a.persoonId)) return;
  await legSignaalVast(kern, tx, { casusId: a.casusId, soort: 'stagnatie', op: nu, voor: await ontvangerVan(kern, tx, a.casusId, { rol: 'procesregisseur' }), bron: `achterhouding:${a.id}:na-sluiting`, zin: 'Een achterhouding is voorbij, maar de casus is al gesloten. Kijk of deze persoon nog iets moet horen.' });
};

/** Ends the hold. What was held does not appear by itself: a task for a human follows, or a signal when the casus is closed (R7.2). Running again changes nothing. */
export const hefAchterhoudingOp = async (kern: Kern, tx: Tx, achterhoudingId: string, wijze: 'vrijgave' | 'terugname'): Promise<void> => {
  const nu = kern.clock.now();
  const a = await leesAchterhouding(tx, achterhoudingId);
  if (!a || a.status === 'opgeheven' || a.status === 'teruggenomen') return;
  await wijzigAchterhouding(tx, a.id, { status: wijze === 'vrijgave' ? 'opgeheven' : 'teruggenomen', opgehevenOp: nu }, nu);
  await trekSignaalIn(kern, tx, sluitsignaal(a.id), 'Over deze achterhouding is beslist.');
  await schrijfAchterhoudbesluit(tx, { achterhoudingId: a.id, soort: wijze, uitkomst: wijze, reden: a.reden, motivatie: wijze === 'vrijgave' ? 'Na herzien vrijgegeven; een medewerker informeert.' : 'De tweede persoon ging niet akkoord.', door: null, op: nu });
  await tekenTijdlijnOp(kern, tx, { casusId: a.casusId, op: nu, soort: 'besluit', zin: 'Een achterhouding is geëindigd.', bron: `achterhouding:${a.id}:einde`, actorOrganisatieId: null, actorMedewerkerId: null });
  await vraagAlsnogInformeren(kern, tx, a, nu);
};
