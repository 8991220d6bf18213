// What people do in the fault tests: send meldingen, accept them, answer the melder; over the API, and again when the app was gone for a moment.
import type { Antwoord, Klant } from '../../../src/demo/klant.ts';
import { tot } from '../../hulp/stapel.ts';

/** A complete melding about the demo household of Mira; `n` makes the reference and the text its own. */
export const meldingMet = (n: number): Record<string, unknown> => ({
  soort: 'VT', referentie: `STORING-${n}`,
  inhoud: {
    incidentOp: '2026-01-05T20:00:00+01:00', incidentPlaats: 'Vinkenoord', acuutGevaar: 'nee', verzoek: 'Graag beoordelen of dit gezin veilig is.', terugkoppelingGewenst: true,
    situatieschets: `Voor de ${n}e keer deze maand was er een heftige ruzie waar de kinderen bij waren.`,
    betrokkenen: [
      { rol: 'centraal', voornamen: 'Mira', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', bsn: '999500016' },
      { rol: 'kind', voornamen: 'Tijn', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', bsn: '999500041', leeftijd: 8 },
    ],
    melder: { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' },
  },
});

/** Asks until an answer comes that is not "no connection", "not ready" or "our fault"; a real client of a platform that restarts does the same. */
export const volhouden = <T = Record<string, unknown>>(wat: string, vraag: () => Promise<Antwoord<T>>, ms = 180_000): Promise<Antwoord<T>> => tot(wat, async () => {
  try { const antwoord = await vraag(); return antwoord.status >= 500 ? undefined : antwoord; } catch { return undefined; }
}, ms);

/** Sends melding `n` as the melder; the same one again gives the same melding. Returns its id. */
export const verstuur = async (joost: Klant, n: number): Promise<string> => {
  const begin = await volhouden<{ id: string }>(`melding ${n} begonnen`, () => joost.vraag('POST', '/api/v1/meldingen', { body: meldingMet(n), doel: 'melding-beoordelen' }));
  if (begin.status !== 200 && begin.status !== 201) throw new Error(`melding ${n}: ${begin.status} ${JSON.stringify(begin.body)}`);
  const zend = await volhouden(`melding ${n} verstuurd`, () => joost.vraag('POST', `/api/v1/meldingen/${begin.body.id}/verzending`, { doel: 'melding-beoordelen' }));
  if (zend.status !== 200) throw new Error(`verzending ${n}: ${zend.status} ${JSON.stringify(zend.body)}`);
  return begin.body.id;
};

export type Taakregel = { readonly id: string; readonly formId: string; readonly status: string };
/** Every open task of these forms in this person's reach. */
export const openTaken = async (klant: Klant, formIds: readonly string[]): Promise<Taakregel[]> => {
  const alle: Taakregel[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const vanaf: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await volhouden<{ items: Taakregel[]; volgende: string | null }>('de takenlijst', () => klant.vraag('GET', `/api/v1/taken?bakje=alle&aantal=100${vanaf}`));
    alle.push(...body.items);
    cursor = body.volgende;
  }
  return alle.filter((t) => formIds.includes(t.formId) && ['niemand', 'op-naam'].includes(t.status));
};

const antwoorden: Readonly<Record<string, Record<string, unknown>>> = {
  'uitwisselen-melding.melding-beoordelen': { urgentieCode: 'p2', motivatie: 'De melding is volledig en hoort bij Veilig Thuis.', uitkomst: 'accepteren' },
  'uitwisselen-melding.terugmelding-opstellen': { gesproken: 'ja', bevatInhoud: 'nee', uitkomst: 'versturen' },
};
export const meldpuntformulieren = Object.keys(antwoorden);

/** Claims and completes one task; a completion that was committed just before the plug was pulled counts as done. */
export const rondAf = async (noor: Klant, taak: Taakregel): Promise<void> => {
  const claim = await volhouden('claim', () => noor.vraag('PUT', `/api/v1/taken/${taak.id}/claim`, { body: {} }));
  if (claim.status === 409 || claim.status === 404) return;
  if (claim.status >= 400) throw new Error(`claim ${taak.formId}: ${claim.status} ${JSON.stringify(claim.body)}`);
  const klaar = await volhouden('voltooiing', () => noor.vraag('POST', `/api/v1/taken/${taak.id}/voltooiing`, { body: { antwoorden: antwoorden[taak.formId] } }));
  if (klaar.status >= 400 && klaar.status !== 409 && klaar.status !== 404) throw new Error(`voltooiing ${taak.formId}: ${klaar.status} ${JSON.stringify(klaar.body)}`);
};
