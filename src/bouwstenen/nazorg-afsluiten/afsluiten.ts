import { beeindigRegie, beeindigTeam, casusVan, teamorganisatiesVan, zetCasusStaat } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { bewaartermijnen } from '../../domein/nazorg/bewaren.ts';
import { openPunten, type Punt } from '../../domein/nazorg/controlelijst.ts';
import { pseudoniem } from '../../domein/pseudoniem.ts';
import { contextSleutel } from '../../domein/versleuteling.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { sluitUitvragen, verwijderVerlopenGegevens } from '../bepalen-bekendheid/index.ts';
import { meldAfsluiting, trekIn as laatVerzoekenDoorlopen } from '../deelnemen-burger/index.ts';
import * as opslag from './afsluit-store.ts';
import { actueleBewaarregels } from './bewaarregels.ts';
import { leervragen, type Afsluiting, type Nazorg, type Sluitreden } from './model.ts';
import { vindNazorg } from './nazorg.ts';
import { isOvergenomen } from './overdracht.ts';
import { geboorteJongsteKind, kamers, puntenVanKamers } from './omgeving.ts';
import * as store from './store.ts';

export type Voorstel = {
  readonly nazorgId: string; readonly wijze: 'afsluiten' | 'overdragen'; readonly reden: Sluitreden; readonly isGezinIngelicht: boolean; readonly zijnPartnersIngelicht: boolean; readonly gezinMening: string | null; readonly portaalTot: string | null;
  readonly overdrachtOrganisatieId: string | null; readonly leerpunten: Afsluiting['leerpunten']; readonly motivatie: string; readonly door: string;
};
type Keuzes = Pick<Voorstel, 'wijze' | 'reden' | 'isGezinIngelicht' | 'zijnPartnersIngelicht'> & { readonly isOverdrachtGeaccepteerd: boolean };

/** What a person ticks is taken as done when the list is only looked at. */
const allesGedaan: Keuzes = { wijze: 'afsluiten', reden: 'doelen-behaald', isGezinIngelicht: true, zijnPartnersIngelicht: true, isOverdrachtGeaccepteerd: true };

/** The closing checklist of R12.5 over all rooms; empty = the casus may close. */
export const controlelijst = async (tx: Tx, n: Nazorg, keuzes: Keuzes = allesGedaan): Promise<Punt[]> => openPunten({
  aantalOpenSignalen: (await store.signalenVan(tx, n.id)).filter((s) => s.status === 'open').length,
  aantalOpenMomenten: (await store.momentenVan(tx, n.id)).filter((m) => m.status === 'gepland').length,
  ...keuzes,
}, await puntenVanKamers(tx, n.casusId));

const eisLeeg = (punten: readonly Punt[]): void => {
  if (punten.length === 0) return;
  throw new Probleem('ongeldige-overgang', `De casus kan nog niet sluiten: ${punten.map((p) => p.zin).join(' ')} Er is niets opgeslagen.`, {
    toegestaan: ['verlengen'], open: punten, fouten: punten.map((p) => ({ veld: '/uitkomst', code: p.code, melding: p.zin })),
  });
};

/**
 * Withdraws the open work of a casus that ends at once, room by room (processen §2.0 `bij-beeindigen`). `isAfgekapt`: the process of the casus was
 * cut off, so what a person must still decide is asked in a process of its own. Answers how many points were open.
 */
export const trekOpdrachtenIn = async (kern: Kern, tx: Tx, casusId: string, isAfgekapt = false): Promise<{ aantalIngetrokken: number }> => {
  const voor = (await puntenVanKamers(tx, casusId)).length;
  for (const kamer of kamers()) {
    await kamer.trekIn?.(kern, tx, casusId, 'De casus sluit.');
    if (isAfgekapt) await kamer.neemOver?.(kern, tx, casusId);
  }
  return { aantalIngetrokken: voor - (await puntenVanKamers(tx, casusId)).length };
};

/** The proposal to close or hand over (processen §2.12 step 5). Refused with the whole list while something is open; nothing is stored then. */
export const stelAfsluitingVoor = async (kern: Kern, tx: Tx, v: Voorstel): Promise<void> => {
  const n = await vindNazorg(tx, v.nazorgId);
  const eerder = await opslag.laatsteAfsluiting(tx, n.id);
  if (eerder !== undefined && eerder.status !== 'terug') throw new Probleem('ongeldige-overgang', 'Er is al een voorstel om te sluiten. Er is niets gewijzigd.', { toegestaan: [] });
  if (v.wijze === 'overdragen' && v.overdrachtOrganisatieId === null) throw new Probleem('ongeldige-invoer', 'Het voorstel is nog niet compleet. Uw concept is bewaard.', { fouten: [{ veld: '/overdrachtOrganisatieId', code: 'verplicht', melding: 'Kies aan wie u de casus overdraagt' }] });
  // Who takes it over is asked next; the second person agrees only after her yes.
  const punten = await controlelijst(tx, n, { wijze: v.wijze, reden: v.reden, isGezinIngelicht: v.isGezinIngelicht, zijnPartnersIngelicht: v.zijnPartnersIngelicht, isOverdrachtGeaccepteerd: true });
  eisLeeg(punten);
  await opslag.voegAfsluitingToe(tx, {
    nazorgId: n.id, casusId: n.casusId, wijze: v.wijze, reden: v.wijze === 'overdragen' ? 'overgedragen' : v.reden, controlelijst: punten, gezinMening: v.gezinMening, portaalTot: v.portaalTot, motivatie: v.motivatie, leerpunten: v.leerpunten,
    overdrachtOrganisatieId: v.wijze === 'overdragen' ? v.overdrachtOrganisatieId : null, akkoordRegisseur: v.door, voorgesteldOp: kern.clock.now(),
  });
};

/** Why a choice at `afsluiting-voorstellen` is not possible now, by outcome code; the screen shows it, the server refuses it. */
export const voorstelNietMogelijk = async (tx: Tx, n: Nazorg): Promise<Record<string, string>> => {
  const punten = await controlelijst(tx, n);
  const open = punten.map((p) => p.zin).join(' ');
  return {
    ...(punten.length > 0 ? { afsluiten: `Eerst afronden: ${open}`, overdragen: `Eerst afronden: ${open}` } : {}),
    ...(n.wijze === 'direct' ? { verlengen: 'Deze casus sluit zonder nazorg. Is er meer nodig, begin dan een nieuwe ronde.' } : {}),
  };
};

export type Keuring = { readonly nazorgId: string; readonly uitkomst: 'akkoord' | 'terug'; readonly motivatie: string; readonly isZonderNamen: boolean; readonly door: string };

/** The second person (domein §1.6). Throws `vier-ogen` for who proposed, whoever calls; looks at the checklist again before it agrees. */
export const keurAfsluiting = async (kern: Kern, tx: Tx, k: Keuring): Promise<void> => {
  const nu = kern.clock.now();
  const n = await vindNazorg(tx, k.nazorgId);
  const a = await opslag.laatsteAfsluiting(tx, n.id);
  if (a?.status !== 'voorgesteld') throw new Probleem('ongeldige-overgang', 'Er is geen voorstel om mee te kijken. Er is niets gewijzigd.', { toegestaan: [] });
  if (a.akkoordRegisseur === k.door) throw new Probleem('vier-ogen', 'U stelde dit zelf voor. Vraag een collega om mee te kijken. Er is niets gewijzigd.');
  if (k.uitkomst === 'akkoord') eisLeeg(await controlelijst(tx, n, { ...allesGedaan, wijze: a.wijze, isOverdrachtGeaccepteerd: await isOvergenomen(tx, a.id) }));
  await opslag.wijzigAfsluiting(tx, a.id, { status: k.uitkomst === 'akkoord' ? 'akkoord' : 'terug', akkoordProces: k.door, akkoordOp: nu, akkoordMotivatie: k.motivatie, zonderNamen: k.isZonderNamen }, nu);
};

/** One dossier per organisation that is or was in the team, each under its own rule (R12.6). Again changes nothing: a dossier keeps its version. */
export const berekenBewaren = async (kern: Kern, tx: Tx, nazorgId: string): Promise<{ aantalDossiers: number }> => {
  const n = await vindNazorg(tx, nazorgId);
  const vandaag = datumVan(kern.clock.now());
  const regels = await actueleBewaarregels(tx, vandaag);
  const feiten = { afsluiting: vandaag, laatsteWijziging: vandaag, geboorteJongsteKind: await geboorteJongsteKind(kern, tx, n) };
  const dossiers = bewaartermijnen(regels, await teamorganisatiesVan(tx, n.casusId), 'casus', feiten);
  for (const d of dossiers) {
    const regel = regels.find((r) => r.code === d.termijn.regel?.code && r.variant === d.termijn.regel.variant);
    await opslag.voegDossierToe(tx, { casusId: n.casusId, organisatieId: d.organisatieId, regelId: regel?.id ?? null, regelVersie: regel?.versie ?? regels[0]?.versie ?? '', termijn: d.termijn });
  }
  return { aantalDossiers: dossiers.length };
};

/** Closes the casus after both approvals (R12.6): state, rights of the team, later answers, the last word to the citizen and a question without waiting. */
export const sluitCasus = async (kern: Kern, tx: Tx, nazorgId: string, processInstanceKey: string): Promise<void> => {
  const nu = kern.clock.now();
  const n = await vindNazorg(tx, nazorgId);
  const a = await opslag.laatsteAfsluiting(tx, n.id);
  if (a === undefined || (a.status !== 'akkoord' && a.status !== 'gesloten')) throw new Error('Het akkoord van de tweede persoon ontbreekt');
  if (a.status === 'gesloten') return;
  await opslag.wijzigAfsluiting(tx, a.id, { status: 'gesloten', geslotenOp: nu }, nu);
  await store.wijzigNazorg(tx, n.id, { status: 'beeindigd', einde: a.wijze === 'overdragen' ? 'overgedragen' : 'afgesloten', beeindigdOp: nu }, nu);
  await zetCasusStaat(kern, tx, n.casusId, 'gesloten', { bron: `gesloten:${a.id}`, sluitreden: a.reden });
  await sluitUitvragen(kern, tx, n.casusId);
  await verwijderVerlopenGegevens(tx, n.casusId, datumVan(nu));
  await beeindigRegie(kern, tx, n.casusId);
  await beeindigTeam(kern, tx, n.casusId);
  // A request that came in after the second approval.
  await laatVerzoekenDoorlopen(kern, tx, n.casusId);
  const verteld = await meldAfsluiting(kern, tx, { casusId: n.casusId, processInstanceKey, isOverleden: a.reden === 'overleden', portaalTot: a.portaalTot });
  for (const persoonId of verteld) await opslag.voegFeedbackvraagToe(tx, { nazorgId: n.id, casusId: n.casusId, persoonId, gevraagdOp: nu });
};

/** Lessons a second person read and counts under a pseudonym of the year; no id of the casus, no person (domein §2, context monitor). */
export const legLerenVast = async (kern: Kern, tx: Tx, nazorgId: string): Promise<{ aantalLeerpunten: number; uitkomst: 'afgesloten' | 'overgedragen' }> => {
  const n = await vindNazorg(tx, nazorgId);
  const a = await opslag.laatsteAfsluiting(tx, n.id);
  const casus = await casusVan(tx, n.casusId);
  if (a === undefined || casus === undefined) throw new Error('De afsluiting bestaat niet');
  const nu = kern.clock.now();
  const jaar = nu.getUTCFullYear();
  const basis = { casusPseudoniem: pseudoniem(contextSleutel(kern.config.sleutels.pseudoniem, `monitor:${jaar}`), { persoonId: n.casusId }), jaar, verbandCode: n.verbandCode, regioCode: n.regioCode };
  const momenten = await store.momentenVan(tx, n.id);
  const aantallen = {
    rondes: casus.cyclus, dagen: Math.max(0, Math.round((nu.getTime() - Date.parse(casus.startdatum)) / 86_400_000)), nazorgmomenten: momenten.filter((m) => m.status === 'uitgevoerd').length,
    'gemiste-momenten': momenten.filter((m) => m.status === 'gemist').length, terugvalsignalen: (await store.signalenVan(tx, n.id)).length, organisaties: (await teamorganisatiesVan(tx, n.casusId)).length,
  };
  const punten: opslag.Leerpunt[] = [
    ...Object.entries(aantallen).map(([code, aantal]): opslag.Leerpunt => ({ ...basis, soort: 'aantal', code, aantal, tekst: null, isGecontroleerd: true })),
    ...(a.zonderNamen ? leervragen.flatMap((code): opslag.Leerpunt[] => (a.leerpunten[code] === undefined ? [] : [{ ...basis, soort: 'vraag', code, aantal: null, tekst: a.leerpunten[code], isGecontroleerd: true }])) : []),
  ];
  await opslag.voegLeerpuntenToe(tx, punten);
  return { aantalLeerpunten: punten.length, uitkomst: a.wijze === 'overdragen' ? 'overgedragen' : 'afgesloten' };
};
