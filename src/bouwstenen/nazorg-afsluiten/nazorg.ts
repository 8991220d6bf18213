import { feestdagtoets, tekenTijdlijnOp } from '../../casus/index.ts';
import { datumVan, plusMaanden } from '../../domein/kalender.ts';
import { gemistGrens, momentOp, nazorgmomenten, nieuweDatum } from '../../domein/nazorg/momenten.ts';
import { gedaaldeGebieden, herkenTerugval, type Gezinscijfers, type Momentuitkomst } from '../../domein/nazorg/terugval.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { triageomgeving } from '../uitvoeren-triage/index.ts';
import type { Nazorg, Vorm } from './model.ts';
import { puntenVanKamers } from './omgeving.ts';
import { laatOverdrachtVerlopen } from './overdracht.ts';
import { openOverdrachtenVan } from './overdracht-store.ts';
import * as store from './store.ts';
import { bewaarMomentsignaal } from './terugval.ts';

/** The engine takes a moment without fractions of a second. */
const alsTijdstip = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
const hoogstensMaanden = 24;

export const vindNazorg = async (tx: Tx, id: string): Promise<Nazorg> => {
  const n = await store.leesNazorg(tx, id);
  if (!n) throw new Error('Deze nazorg bestaat niet');
  return n;
};

export type Opening = { readonly nazorgId: string; readonly casusId: string; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly rondeNummer: number; readonly afsluitWijzeCode: 'nazorg' | 'direct' };

/** Opens the end of a casus under the id of the caller; twice gives one row. An earlier run whose process was interrupted is ended first. */
export const openNazorg = async (kern: Kern, tx: Tx, o: Opening): Promise<{ aantalRondes: number; isMinderjarigBetrokken: boolean }> => {
  const nu = kern.clock.now();
  for (const oud of await store.andereLopende(tx, o.casusId, o.nazorgId)) {
    for (const overdracht of await openOverdrachtenVan(tx, oud.id)) await laatOverdrachtVerlopen(kern, tx, overdracht.id);
    await store.slaMomentenOver(tx, oud.id, 'De casus werd eerder beëindigd.', nu);
    await store.wijzigNazorg(tx, oud.id, { status: 'beeindigd', einde: 'afgebroken', beeindigdOp: nu }, nu);
  }
  await store.voegNazorgToe(tx, { id: o.nazorgId, casusId: o.casusId, processInstanceKey: o.processInstanceKey, verbandCode: o.verbandCode, regioCode: o.regioCode, ronde: o.rondeNummer, wijze: o.afsluitWijzeCode, gestartOp: nu });
  return { aantalRondes: o.rondeNummer, isMinderjarigBetrokken: (await triageomgeving(kern, tx, o.casusId)).isMinderjarigBetrokken };
};

/** Turns the advised rhythm into dates (T20). A proposal: a person sets the moments at `nazorg-vaststellen`. */
export const planMomenten = async (kern: Kern, tx: Tx, p: { nazorgId: string; adviesTermijnen: readonly string[]; adviesRegelCode: string }): Promise<{ aantalMomenten: number }> => {
  const n = await vindNazorg(tx, p.nazorgId);
  const voorstel = nazorgmomenten(n.gestartOp, p.adviesTermijnen, await feestdagtoets(tx));
  await store.wijzigNazorg(tx, n.id, { adviesTermijnen: [...p.adviesTermijnen], adviesRegel: p.adviesRegelCode, voorstel }, kern.clock.now());
  return { aantalMomenten: voorstel.length };
};

/** Faults of the dates a person chose: at least one, in the future, in order, within two years. All at once. */
const fouteData = (data: readonly string[], vandaag: string): Fout[] => {
  if (data.length === 0) return [{ veld: '/moment1', code: 'verplicht', melding: 'Kies ten minste één moment voor nazorg' }];
  return data.flatMap((d, i): Fout[] => {
    const veld = `/moment${i + 1}`;
    if (d <= vandaag) return [{ veld, code: 'verleden', melding: 'Kies een dag na vandaag' }];
    if (d > plusMaanden(vandaag, hoogstensMaanden)) return [{ veld, code: 'te-ver', melding: 'Kies een dag binnen twee jaar' }];
    return i > 0 && d <= (data[i - 1] ?? '') ? [{ veld, code: 'volgorde', melding: 'Kies een latere dag dan bij het vorige moment' }] : [];
  });
};

/** R12.1: aftercare does not start while an actie or a doel is open; each is named. */
export const nazorgNietMogelijk = async (tx: Tx, casusId: string): Promise<Record<string, string>> => {
  const punten = await puntenVanKamers(tx, casusId, true);
  return punten.length === 0 ? {} : { nazorg: `Eerst afronden: ${punten.map((p) => p.zin).join(' ')}` };
};

export type Vaststelling = { readonly nazorgId: string; readonly uitkomst: 'nazorg' | 'direct-afsluiten'; readonly data: readonly string[]; readonly vorm: Vorm; readonly motivatie: string; readonly door: string };

/** The human sets the moments, or chooses to close without aftercare. Again after `verlengen`: new moments after those that were held. */
export const stelNazorgVast = async (kern: Kern, tx: Tx, v: Vaststelling): Promise<{ contactmomenten: string[]; momentNummer: number; heeftVolgendMoment: boolean }> => {
  const nu = kern.clock.now();
  const n = await vindNazorg(tx, v.nazorgId);
  if (n.status === 'beeindigd') throw new Probleem('ongeldige-overgang', 'De nazorg is al beëindigd. Er is niets gewijzigd.', { toegestaan: [] });
  const eerdere = await store.momentenVan(tx, n.id);
  if (eerdere.some((m) => m.status === 'gepland')) throw new Probleem('ongeldige-overgang', 'De nazorg is al vastgesteld. Er is niets gewijzigd.', { toegestaan: [] });
  const vastgesteld = { motivatie: v.motivatie, vastgesteldDoor: v.door, vastgesteldOp: nu };
  if (v.uitkomst === 'direct-afsluiten') {
    await store.wijzigNazorg(tx, n.id, { ...vastgesteld, eindigtOp: null }, nu);
    return { contactmomenten: [], momentNummer: 1, heeftVolgendMoment: false };
  }
  const niet = await nazorgNietMogelijk(tx, n.casusId);
  if (niet['nazorg'] !== undefined) throw new Probleem('ongeldige-overgang', `${niet['nazorg']} Er is niets opgeslagen.`, { toegestaan: ['direct-afsluiten'] });
  const fouten = fouteData(v.data, datumVan(nu));
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De momenten kloppen nog niet. Er is niets opgeslagen.', { fouten });
  const nummer = Math.max(0, ...eerdere.map((m) => m.nummer));
  const momenten = v.data.map(momentOp);
  for (const [i, geplandOp] of momenten.entries()) await store.voegMomentToe(tx, { nazorgId: n.id, nummer: nummer + i + 1, poging: 1, geplandOp, vorm: v.vorm });
  const isVerlenging = nummer > 0;
  if (isVerlenging) controleerOvergang('nazorg', n.status, 'verlengd');
  await store.wijzigNazorg(tx, n.id, { ...vastgesteld, eindigtOp: momenten.at(-1) ?? null, ...(isVerlenging ? { status: 'verlengd' as const } : {}) }, nu);
  return { contactmomenten: momenten.map(alsTijdstip), momentNummer: 1, heeftVolgendMoment: true };
};

export type Contactverslag = {
  readonly nazorgId: string; readonly momentNummer: number; readonly vorm: Vorm; readonly metPersoonId: string | null; readonly goed: string; readonly steun: string | null; readonly veiligheid: number; readonly cijfers: Gezinscijfers; readonly uitkomst: Momentuitkomst; readonly door: string;
};

/**
 * Stores a contact. What R12.2 recognises in it becomes a signal that a person weighs next; a contact called stabiel while a score fell
 * sharply is sent back, because it would pass unseen. Throws `ongeldige-overgang` when no moment is planned (sent twice).
 */
export const legMomentVast = async (kern: Kern, tx: Tx, v: Contactverslag): Promise<{ momentNummer: number; heeftVolgendMoment: boolean }> => {
  const nu = kern.clock.now();
  const n = await vindNazorg(tx, v.nazorgId);
  const moment = await store.huidigMoment(tx, n.id);
  if (!moment) throw new Probleem('ongeldige-overgang', 'Dit nazorgmoment is al vastgelegd. Er is niets gewijzigd.', { toegestaan: [] });
  controleerOvergang('nazorgmoment', moment.status, 'uitgevoerd');
  const momenten = await store.momentenVan(tx, n.id);
  const eerdere = momenten.flatMap((m) => (m.uitkomst === null ? [] : [{ uitkomst: m.uitkomst, veiligheid: m.veiligheid, cijfers: m.cijfers }]));
  const nuContact = { uitkomst: v.uitkomst, veiligheid: v.veiligheid, cijfers: v.cijfers };
  const herkend = herkenTerugval(eerdere, nuContact);
  if (v.uitkomst === 'stabiel' && herkend !== null) {
    const { naarEen, gedaald } = gedaaldeGebieden(eerdere, nuContact);
    const wat = naarEen.length + gedaald.length > 0 ? 'Een cijfer van het gezin is laag of daalde sterk' : 'De score voor veiligheid daalde sterk';
    throw new Probleem('ongeldige-invoer', `${wat}. Er is niets opgeslagen.`, { fouten: [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: `${wat}. Kies zorg of terugval, dan wordt het gewogen` }] });
  }
  await store.wijzigMoment(tx, moment.id, { status: 'uitgevoerd', uitkomst: v.uitkomst, vorm: v.vorm, metPersoonId: v.metPersoonId, goed: v.goed, steun: v.steun, veiligheid: v.veiligheid, cijfers: v.cijfers, uitgevoerdDoor: v.door, uitgevoerdOp: nu }, nu);
  if (herkend !== null) await bewaarMomentsignaal(kern, tx, n, moment.id, herkend);
  return { momentNummer: v.momentNummer + 1, heeftVolgendMoment: momenten.some((m) => m.status === 'gepland' && m.id !== moment.id) };
};

/** A week after its day a moment is missed: it keeps that state, a new one is planned, and after two the procesregisseur is asked. */
export const herinnerMoment = async (kern: Kern, tx: Tx, nazorgId: string): Promise<{ isEscalatieNodig: boolean }> => {
  const nu = kern.clock.now();
  const n = await vindNazorg(tx, nazorgId);
  const moment = await store.huidigMoment(tx, n.id);
  if (!moment) return { isEscalatieNodig: false };
  await store.wijzigMoment(tx, moment.id, { status: 'gemist' }, nu);
  await store.voegMomentToe(tx, { nazorgId: n.id, nummer: moment.nummer, poging: moment.poging + 1, geplandOp: nieuweDatum(nu, await feestdagtoets(tx)), vorm: moment.vorm });
  await tekenTijdlijnOp(kern, tx, { casusId: n.casusId, op: nu, soort: 'contact', zin: 'Een nazorgmoment is gemist. Er is een nieuwe datum.', bron: `nazorgmoment-gemist:${moment.id}`, actorOrganisatieId: null, actorMedewerkerId: null });
  const gemist = (await store.momentenVan(tx, n.id)).filter((m) => m.status === 'gemist').length;
  return { isEscalatieNodig: gemist > 0 && gemist % gemistGrens === 0 };
};
