import { kentVervolg } from '../../domein/instrumenten/advies.ts';
import { vervolgen, type Prioriteit, type Vervolg } from '../../domein/instrumenten/adviestabel.ts';
import { toetsBesluit, type Besluittoets } from '../../domein/instrumenten/besluit.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { triageAdviestabel } from './definities.ts';
import { laatOverdrachtVerlopen, leesTriage, schrijfBesluit, wijzigTriage, type Triage } from './store.ts';

export type Triagebesluit = { readonly triageId: string; readonly vervolg: Vervolg; readonly prioriteit: Prioriteit; readonly motivatie: string; readonly overdracht: { readonly verbandCode: string; readonly organisatieId: string } | null; readonly door: string };

/** Codes of the seven that this verband does not have, with the reason. */
export const nietMogelijkeVervolgen = (verbandCode: string): Record<string, string> => Object.fromEntries(
  vervolgen.filter((v) => !kentVervolg(triageAdviestabel(), verbandCode, v)).map((v) => [v, 'Dit samenwerkingsverband kent dit vervolg niet']));

const geadviseerd = async (tx: Tx, triageId: string): Promise<Triage & { adviesPrioriteit: Prioriteit; adviesVervolg: Vervolg }> => {
  const triage = await leesTriage(tx, triageId, true);
  if (!triage || triage.status !== 'advies-gereed' || !triage.adviesPrioriteit || !triage.adviesVervolg) throw new Probleem('ongeldige-overgang', 'Er is nog geen advies, of het besluit is al vastgelegd. Er is niets gewijzigd.', { toegestaan: [] });
  return { ...triage, adviesPrioriteit: triage.adviesPrioriteit, adviesVervolg: triage.adviesVervolg };
};

/**
 * R5.2: stores the decision of a person. What it means (deviation, second person needed, least length of the motivation) is computed
 * here and never taken from the request. The triage only becomes `besloten` at taxatie-vastleggen, after a needed second approval.
 */
export const besluitTriage = async (kern: Kern, tx: Tx, b: Triagebesluit): Promise<Besluittoets> => {
  const nu = kern.clock.now();
  const triage = await geadviseerd(tx, b.triageId);
  const toets = toetsBesluit({ prioriteit: triage.adviesPrioriteit, vervolg: triage.adviesVervolg, voorstellen: triage.adviesVoorstellen }, triage.urgentieBijStart, b);
  const fouten: Fout[] = [];
  const nietMogelijk = nietMogelijkeVervolgen(triage.verbandCode)[b.vervolg];
  if (nietMogelijk) fouten.push({ veld: '/uitkomst', code: 'niet-mogelijk', melding: nietMogelijk });
  if (b.motivatie.trim().length < toets.motivatieMinimaal) {
    fouten.push({ veld: '/motivatie', code: 'te-kort', melding: toets.isAfwijkend ? 'U wijkt af van het advies. Leg in minstens 50 tekens uit waarom' : 'Leg uw besluit uit in minstens 20 tekens' });
  }
  if (b.vervolg === 'overdracht' && !b.overdracht) fouten.push({ veld: '/overdrachtOrganisatieId', code: 'verplicht', melding: 'Kies aan wie u de casus wilt overdragen' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Het besluit is nog niet compleet. Uw concept is bewaard.', { fouten });
  await laatOverdrachtVerlopen(tx, triage.id, nu);
  await wijzigTriage(tx, triage.id, {
    besluitPrioriteit: b.prioriteit, besluitVervolg: b.vervolg, motivatie: b.motivatie, afwijking: toets.isAfwijkend, isTweedeNodig: toets.isTweedeNodig, beslisserId: b.door, beslotenOp: nu,
    overdrachtVerband: b.overdracht?.verbandCode ?? null, overdrachtOrganisatieId: b.overdracht?.organisatieId ?? null, tweedeId: null, tweedeOp: null, tweedeUitkomst: null, tweedeMotivatie: null,
  }, nu);
  await schrijfBesluit(tx, { triageId: triage.id, soort: 'besluit', door: b.door, op: nu, prioriteit: b.prioriteit, vervolg: b.vervolg, uitkomst: b.vervolg, afwijking: toets.isAfwijkend, motivatie: b.motivatie });
  return toets;
};

/** Four eyes (domein §1.6): a person other than the decider agrees or sends it back. Throws `vier-ogen` for the decider himself, whoever calls. */
export const keurBesluit = async (kern: Kern, tx: Tx, k: { triageId: string; uitkomst: 'akkoord' | 'terug'; motivatie: string; door: string }): Promise<void> => {
  const nu = kern.clock.now();
  const triage = await geadviseerd(tx, k.triageId);
  if (triage.beslisserId === null || !triage.isTweedeNodig) throw new Probleem('ongeldige-overgang', 'Er ligt geen besluit dat nagekeken moet worden. Er is niets gewijzigd.', { toegestaan: [] });
  if (triage.beslisserId === k.door) throw new Probleem('vier-ogen', 'U nam zelf het besluit. Vraag een collega om mee te kijken. Er is niets gewijzigd.');
  await wijzigTriage(tx, triage.id, { tweedeId: k.door, tweedeOp: nu, tweedeUitkomst: k.uitkomst, tweedeMotivatie: k.motivatie }, nu);
  await schrijfBesluit(tx, { triageId: triage.id, soort: 'tweede-akkoord', door: k.door, op: nu, uitkomst: k.uitkomst, motivatie: k.motivatie });
};
