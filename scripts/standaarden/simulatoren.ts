import { maakDemoPersonen } from '../../src/simulatoren/personen/index.ts';
import { startBrpSimulator } from '../../src/simulatoren/brp/index.ts';
import type { Contract, Proef } from './model.ts';

const PERSONEN = '/haalcentraal/api/brp/personen';
const GEZAG = '/api/v1/opvragenBevoegdheidTotGezag';
const ALLES = ['burgerservicenummer', 'naam', 'geboorte', 'geslacht', 'leeftijd', 'overlijden', 'verblijfplaats', 'adressering', 'gemeenteVanInschrijving', 'gezag', 'ouders', 'kinderen', 'partners'];
const BEPERKT = ['burgerservicenummer', 'naam', 'geboorte.datum', 'geslacht', 'leeftijd', 'adressering.adresregel1', 'adressering.adresregel2'];

/** Real answers of the BRP simulator: each demo person with every field, each way of searching, gezag of all, and refusals. */
export async function simulatorantwoorden(): Promise<Proef[]> {
  const personen = maakDemoPersonen('2026-11-23');
  const sim = await startBrpSimulator({ personen, klok: { now: () => new Date('2026-11-23T08:00:00Z') } });
  const proeven: Proef[] = [];
  const vraag = async (naam: string, pad: string, body: unknown, status: number, contract: Contract, headers: Record<string, string> = {}): Promise<void> => {
    const res = await fetch(sim.adres + pad, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8', 'x-doelbinding': 'identiteit-vaststellen', 'x-verwerking': 'toets', ...headers } });
    const waarde: unknown = await res.json();
    if (res.status !== status) throw new Error(`${naam}: ${res.status} in plaats van ${status}`);
    if (status === 200) proeven.push({ naam: `vraag ${naam}`, contract: pad === PERSONEN ? 'personen-vraag' : 'gezag-vraag', waarde: body });
    proeven.push({ naam: `simulator ${naam}`, contract, waarde });
  };
  try {
    for (const p of personen.filter((x) => x.bsn !== undefined)) {
      await vraag(`${p.nr} raadplegen`, PERSONEN, { type: 'RaadpleegMetBurgerservicenummer', fields: ALLES, burgerservicenummer: [p.bsn] }, 200, 'personen-antwoord');
      await vraag(`${p.nr} gezag`, GEZAG, { burgerservicenummer: [p.bsn] }, 200, 'gezag-antwoord', { 'accept-gezag-version': '2' });
      if (p.geboorte.soort === 'volledig') await vraag(`${p.nr} op naam`, PERSONEN, { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: BEPERKT, geslachtsnaam: p.geslachtsnaam, geboortedatum: p.geboorte.datum, inclusiefOverledenPersonen: true }, 200, 'personen-antwoord');
      if (p.verblijf.soort === 'adres') await vraag(`${p.nr} op adres`, PERSONEN, { type: 'ZoekMetPostcodeEnHuisnummer', fields: BEPERKT, postcode: p.verblijf.postcode, huisnummer: p.verblijf.huisnummer }, 200, 'personen-antwoord');
    }
    await vraag('verboden veld', PERSONEN, { type: 'RaadpleegMetBurgerservicenummer', fields: ['geheimhoudingPersoonsgegevens', 'bestaatNiet'], burgerservicenummer: ['999500016'] }, 400, 'personen-fout');
    await vraag('zonder BSN', PERSONEN, { type: 'RaadpleegMetBurgerservicenummer', fields: ['naam'] }, 400, 'personen-fout');
    await vraag('gezag zonder versie', GEZAG, { burgerservicenummer: ['999500016'] }, 400, 'gezag-fout');
  } finally { await sim.stop(); }
  return proeven;
}
