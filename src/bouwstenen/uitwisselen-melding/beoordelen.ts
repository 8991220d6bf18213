import { casusVan, nazorgcasussenVan, openCasus, tekenTijdlijnOp, type Prioriteit } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { signaleerTerugval } from '../nazorg-afsluiten/index.ts';
import { meldNieuwFeit } from '../opstellen-analyse/index.ts';
import { toets } from './concept.ts';
import { beantwoordDoorzetting, doorzettingNaar } from './doorzetten.ts';
import { maxAanvullingen, type Melding } from './model.ts';
import * as store from './store.ts';

export type Actor = { readonly medewerkerId: string; readonly organisatieId: string };
export type Beoordeling = {
  readonly oordeel: 'accepteren' | 'aanvulling-vragen' | 'toevoegen' | 'doorzetten' | 'afwijzen'; readonly urgentieCode?: 'p1' | 'p2' | 'p3' | 'p4' | undefined; readonly motivatie?: string | undefined;
  readonly redenCode?: 'geen-zorg' | 'verkeerd-loket' | 'al-in-behandeling' | 'onvoldoende-informatie' | undefined; readonly doelCasusId?: string | undefined; readonly ontvangerId?: string | undefined; readonly aanvulling?: string | undefined; readonly duplicaatVan?: string | undefined;
};

const weiger = (fouten: readonly Fout[]): void => { if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw antwoorden kloppen nog niet. Er is niets opgeslagen.', { fouten: [...fouten] }); };
const fout = (veld: string, melding: string): Fout => ({ veld: `/${veld}`, code: 'verplicht', melding });
const tekens = (t: string | undefined): number => [...(t ?? '').trim()].length;

/** What the chosen oordeel still needs, all faults at once (domein §6). */
const ontbrekend = (m: Melding, eerder: Melding | undefined, b: Beoordeling): Fout[] => [
  ...(b.oordeel === 'aanvulling-vragen' && tekens(b.aanvulling) < 10 ? [fout('aanvulling', 'Schrijf op wat u nog wilt weten (minstens 10 tekens).')] : []),
  ...(b.oordeel === 'toevoegen' && b.doelCasusId === undefined ? [fout('doelCasusId', 'Kies de casus waaraan u de melding toevoegt.')] : []),
  ...(b.oordeel === 'doorzetten' && b.ontvangerId === undefined ? [fout('ontvangerId', 'Kies het meldpunt waarnaar u doorzet.')] : []),
  ...(b.oordeel === 'doorzetten' && b.ontvangerId !== undefined && b.ontvangerId === m.ontvangerId ? [fout('ontvangerId', 'Kies een ander meldpunt dan uw eigen.')] : []),
  ...(b.oordeel === 'doorzetten' && b.ontvangerId !== undefined && eerder?.ontvangerId === b.ontvangerId ? [fout('ontvangerId', 'Dit meldpunt zette de melding naar u door. Wijs haar af met de reden verkeerd loket.')] : []),
  ...(b.oordeel === 'afwijzen' && b.redenCode === undefined ? [fout('redenCode', 'Kies waarom u de melding afwijst.')] : []),
  ...(b.oordeel === 'afwijzen' && tekens(b.motivatie) < 20 ? [fout('motivatie', 'Leg in minstens 20 tekens uit waarom.')] : []),
  ...((b.oordeel === 'accepteren' || b.oordeel === 'toevoegen') && b.urgentieCode === undefined ? [fout('urgentieCode', 'Kies hoe dringend dit is.')] : []),
];

/** Brings a melding that waits or came back to in-beoordeling; the other states refuse. */
export const naarBeoordeling = async (kern: Kern, tx: Tx, m: Melding): Promise<Melding> => {
  if (m.status === 'in-beoordeling') return m;
  return store.zetStatus(kern, tx, m, 'in-beoordeling', `in-beoordeling:${m.aantalAanvullingen}`, {}, { organisatieId: m.ontvangerId });
};

const legOordeelVast = async (kern: Kern, tx: Tx, m: Melding, b: Beoordeling, door: Actor): Promise<void> => {
  await tx('melding_beoordeling').insert({
    melding_id: m.id, oordeel: b.oordeel, compleet: m.ontbreekt.length === 0, ontbreekt: m.ontbreekt, regel_ids: m.advies?.regels.map((r) => r.id) ?? [], reden_code: b.redenCode ?? null, motivatie: b.motivatie ?? null,
    urgentie_code: b.urgentieCode ?? null, doel_casus_id: b.doelCasusId ?? null, ontvanger_id: b.ontvangerId ?? null, door: door.medewerkerId, op: kern.clock.now(), aangemaakt_op: kern.clock.now(),
  });
};

/**
 * The decision of the meldpunt (processen §2.1 step 3). Accepteren opens the casus (complete meldingen only) and names the urgency the
 * human chose; the other outcomes are carried out by the steps that follow. Throws `ongeldige-invoer` or `ongeldige-overgang`.
 */
export const beoordeelMelding = async (kern: Kern, tx: Tx, meldingId: string, b: Beoordeling, door: Actor): Promise<Melding> => {
  const { melding: eerst } = await toets(kern, tx, await store.moetMelding(tx, meldingId));
  // After an unanswered request only afwijzen for lack of information leaves the state onvolledig as it is.
  const blijftOnvolledig = eerst.status === 'onvolledig' && b.oordeel === 'afwijzen' && b.redenCode === 'onvoldoende-informatie';
  const m = blijftOnvolledig ? eerst : await naarBeoordeling(kern, tx, eerst);
  // What is not possible now goes before what is not filled in: the person must choose something else.
  if (b.oordeel === 'accepteren') eisVolledig(m);
  if (b.oordeel === 'aanvulling-vragen') eisRuimte(m);
  weiger(ontbrekend(m, b.oordeel === 'doorzetten' && m.doorgezetVan !== null ? await store.leesMelding(tx, m.doorgezetVan) : undefined, b));
  if (b.oordeel === 'accepteren') await accepteer(kern, tx, m, b, door);
  if (b.oordeel === 'aanvulling-vragen') await vraagAanvulling(kern, tx, m, b);
  await legOordeelVast(kern, tx, m, b, door);
  return store.wijzigMelding(tx, m.id, { ...(b.urgentieCode === undefined ? {} : { urgentie_code: b.urgentieCode }), ...(b.oordeel === 'toevoegen' ? { duplicaat_van: b.duplicaatVan ?? null } : {}) }, kern.clock.now());
};

const eisVolledig = (m: Melding): void => {
  if (m.ontbreekt.length > 0) throw new Probleem('ongeldige-overgang', `De melding is nog niet volledig (${m.ontbreekt.join(', ')}). Vraag eerst om aanvulling.`, { toegestaan: ['aanvulling-vragen', 'toevoegen', 'doorzetten', 'afwijzen'] });
};

const accepteer = async (kern: Kern, tx: Tx, m: Melding, b: Beoordeling, door: Actor): Promise<void> => {
  const doorzetting = await doorzettingNaar(tx, m.id);
  if (doorzetting !== undefined && doorzetting.status !== 'open') throw new Probleem('gesloten', 'De afzender van deze doorzetting heeft de melding teruggenomen.');
  const claim = await tx('casus_claim').where({ casus_id: m.casusId }).first<{ process_instance_key: string } | undefined>('process_instance_key');
  await openCasus(kern, tx, {
    casusId: m.casusId, verbandCode: m.verbandCode, regioCode: m.regioCode, meldingId: m.id, meldingOntvangenOp: m.ontvangenOp, prioriteit: (b.urgentieCode as string).toUpperCase() as Prioriteit,
    vervolgVan: m.vervolgVan, actorOrganisatieId: door.organisatieId, actorMedewerkerId: door.medewerkerId, ...(claim === undefined ? {} : { processInstanceKey: claim.process_instance_key }),
  });
  const geaccepteerd = await store.zetStatus(kern, tx, m, 'geaccepteerd', 'geaccepteerd', {}, { organisatieId: door.organisatieId });
  await store.zetStatus(kern, tx, geaccepteerd, 'opgepakt', 'opgepakt', {}, { organisatieId: door.organisatieId });
  if (doorzetting !== undefined) await beantwoordDoorzetting(kern, tx, doorzetting.id, 'geaccepteerd');
};

const eisRuimte = (m: Melding): void => {
  if (m.aantalAanvullingen >= maxAanvullingen) throw new Probleem('ongeldige-overgang', 'Er is al drie keer om aanvulling gevraagd. Besluit met wat u weet.', { toegestaan: ['accepteren', 'toevoegen', 'doorzetten', 'afwijzen'] });
};

const vraagAanvulling = async (kern: Kern, tx: Tx, m: Melding, b: Beoordeling): Promise<void> => {
  const nummer = m.aantalAanvullingen + 1;
  await store.zetStatus(kern, tx, m, 'onvolledig', `onvolledig:${nummer}`, { aantal_aanvullingen: nummer, gevraagde_aanvulling: b.aanvulling ?? null }, { organisatieId: m.ontvangerId, detail: m.ontbreekt.join(',') });
};

/** The second person agrees or sends it back (domein §1.6); then the melding is afgewezen, or closed as incomplete after T10. */
export const besluitAfwijzing = async (kern: Kern, tx: Tx, meldingId: string, besluit: 'akkoord' | 'terug', motivatie: string, door: Actor): Promise<void> => {
  const m = await store.moetMelding(tx, meldingId);
  const eerste = await store.laatsteBeoordeling(tx, meldingId, 'afwijzen');
  if (eerste === undefined) throw new Probleem('ongeldige-overgang', 'Er is geen afwijzing om mee te kijken.', { toegestaan: [] });
  if (eerste.door === door.medewerkerId) throw new Probleem('vier-ogen', 'U stelde deze afwijzing zelf voor. Een andere persoon moet meekijken.');
  await tx('melding_tweede_akkoord').insert({ melding_id: meldingId, soort: 'afwijzen', besluit, gevraagd_door: eerste.door, akkoord_door: door.medewerkerId, motivatie, op: kern.clock.now() });
  if (besluit === 'terug') return;
  const naar = m.status === 'onvolledig' && eerste.redenCode === 'onvoldoende-informatie' ? 'gesloten-onvolledig' : 'afgewezen';
  controleerOvergang('melding', m.status, naar);
  await store.zetStatus(kern, tx, m, naar, naar, {}, { organisatieId: m.ontvangerId, detail: eerste.redenCode ?? '' });
  const doorzetting = await doorzettingNaar(tx, m.id);
  if (doorzetting !== undefined && doorzetting.status === 'open') await beantwoordDoorzetting(kern, tx, doorzetting.id, 'geweigerd', eerste.motivatie ?? undefined);
};

/** A melding on a casus in aftercare is a signal of relapse that a human weighs (R1.3, R12.2); reported once per melding. */
export const meldAanNazorg = async (kern: Kern, tx: Tx, m: Pick<Melding, 'id' | 'acuutGevaar'>, casusId: string): Promise<void> => {
  await signaleerTerugval(kern, tx, casusId, { bron: 'melding', ernst: m.acuutGevaar === 'ja' ? 3 : 2, bronId: m.id });
};

/** A betrokkene of a melding is identified: his casussen in aftercare hear of that melding, once, however it was found (R12.2). */
export const meldPersoonAanNazorg = async (kern: Kern, tx: Tx, casusId: string, meldingBetrokkeneId: string, persoonId: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  const rij = await tx('melding_betrokkene').where({ id: meldingBetrokkeneId }).first('melding_id') as { melding_id: string } | undefined;
  if (casus === undefined || rij === undefined) return;
  for (const nazorgcasusId of await nazorgcasussenVan(tx, persoonId, casus)) await meldAanNazorg(kern, tx, await store.moetMelding(tx, rij.melding_id), nazorgcasusId);
};

/** Links the melding to a running casus and tells its process (R1.3). 'gesloten' when that casus has ended meanwhile: nothing is changed. */
export const voegToeAanCasus = async (kern: Kern, tx: Tx, meldingId: string, doelCasusId: string): Promise<'toegevoegd' | 'gesloten'> => {
  const m = await store.moetMelding(tx, meldingId);
  const casus = await casusVan(tx, doelCasusId);
  if (casus === undefined || isDicht(casus.status)) return 'gesloten';
  const isDubbel = m.duplicaatVan !== null;
  if (isDubbel) await store.zetStatus(kern, tx, m, 'duplicaat', 'duplicaat', { doel_casus_id: doelCasusId }, { organisatieId: m.ontvangerId });
  else {
    const geaccepteerd = await store.zetStatus(kern, tx, m, 'geaccepteerd', 'geaccepteerd', { doel_casus_id: doelCasusId }, { organisatieId: m.ontvangerId });
    await store.zetStatus(kern, tx, geaccepteerd, 'opgepakt', 'opgepakt', {}, { organisatieId: m.ontvangerId });
  }
  await tekenTijdlijnOp(kern, tx, { casusId: doelCasusId, op: kern.clock.now(), soort: 'melding', zin: 'Er is een nieuwe melding toegevoegd.', bron: `melding:${meldingId}`, actorOrganisatieId: m.ontvangerId, actorMedewerkerId: null });
  await zetInOutbox(tx, kern, { volgordeSleutel: doelCasusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-melding.melding-toegevoegd', sleutel: doelCasusId, variabelen: { meldingId }, ttl: 3_600_000 } });
  await meldAanNazorg(kern, tx, m, doelCasusId);
  await meldNieuwFeit(kern, tx, { casusId: doelCasusId, soort: 'melding', bron: `melding:${meldingId}` });
  const doorzetting = await doorzettingNaar(tx, m.id);
  if (doorzetting !== undefined && doorzetting.status === 'open') await beantwoordDoorzetting(kern, tx, doorzetting.id, 'geaccepteerd');
  return 'toegevoegd';
};

/**
 * What the weighing of a new melding on a running casus leads to (processen §2.0 `bij-nieuwe-melding`). `gesloten`: the casus ended while somebody
 * was weighing; nothing is recorded, the meldpunt must hear of it.
 */
export const verwerkWeging = async (kern: Kern, tx: Tx, meldingId: string, casusId: string, weging: 'bijvoegen' | 'nieuwe-ronde' | 'acuut'): Promise<'verwerkt' | 'gesloten'> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined || isDicht(casus.status)) return 'gesloten';
  await store.schrijfSpoor(kern, tx, meldingId, 'toegevoegd', `weging:${casusId}`, { detail: weging });
  // In aftercare no round runs that could be interrupted: a new one begins only after the relapse is weighed (R12.3).
  const inNazorg = casus.status === 'nazorg';
  if (inNazorg) await meldAanNazorg(kern, tx, await store.moetMelding(tx, meldingId), casusId);
  if (weging === 'bijvoegen' || (inNazorg && weging === 'nieuwe-ronde')) return 'verwerkt';
  const bericht = weging === 'acuut' ? { naam: 'proces.acuut-gesignaleerd', variabelen: { signaalId: meldingId } } : { naam: 'proces.nieuwe-ronde', variabelen: { instapCode: 'triage' } };
  await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', sleutel: casusId, ttl: 3_600_000, ...bericht } });
  return 'verwerkt';
};

/** A melding whose casus closed before it was weighed becomes a task of the meldpunt: nothing is dropped in silence (processen §1.4). */
export const legLateMeldingVoor = async (kern: Kern, tx: Tx, meldingId: string, casusId: string): Promise<void> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw new Error('casus does not exist');
  await zetInOutbox(tx, kern, { volgordeSleutel: meldingId, opdracht: {
    soort: 'proces-starten', procesId: 'uitwisselen-melding.bericht-na-afsluiting', sleutel: meldingId,
    variabelen: { berichtId: meldingId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, urgentieCode: (casus.prioriteit ?? 'P3').toLowerCase() },
  } });
};
