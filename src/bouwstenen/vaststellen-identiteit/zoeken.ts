import { Probleem } from '../../platform/http/problemen.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { bronnenVan } from './bevragen.ts';
import { BronOnbereikbaar, raadpleegBsns, vraagPersonen, type Zoekresultaat } from './brp/client.ts';
import type { Bronpersoon } from './brp/vertaal.ts';
import { zoekwegen, type Opgave } from './matching.ts';
import { bewaarRaadplegingen, leesVeldenset } from './store/raadplegingen.ts';
import { toonNaam } from './store/personen.ts';

export type Gevonden = { readonly naam: string; readonly geboortedatum: string | null; readonly bsn: string | null; readonly adres: string | null; readonly isAdresGeheim: boolean; readonly isOverleden: boolean };
export type Zoekantwoord = { readonly isTeVeel: boolean; readonly personen: readonly Gevonden[] };

/** The open task of this bouwsteen that stands on the medewerker's own name; without it nobody searches for people. */
const leesEigenTaak = (kern: Kern, medewerkerId: string): Promise<{ id: string; casus_id: string; verband_code: string; regio_code: string } | undefined> =>
  kern.db('taak').where({ bpmn_process_id: 'vaststellen-identiteit', toegewezen_aan: medewerkerId }).whereIn('status', ['op-naam', 'in-verwerking']).whereNotNull('casus_id').orderBy('toegewezen_op', 'desc').first('id', 'casus_id', 'verband_code', 'regio_code') as Promise<{ id: string; casus_id: string; verband_code: string; regio_code: string } | undefined>;

/**
 * Searches the BRP for the holder of an open task. Without such a task: 403 and one line in each of the three logs. Throws
 * Probleem geen-grondslag | ongeldige-invoer | bron-onbereikbaar.
 */
export async function zoekPersonen(kern: Kern, medewerker: Medewerker, doel: Doel, zoek: Opgave, traceparent: string): Promise<Zoekantwoord> {
  const taak = await leesEigenTaak(kern, medewerker.medewerkerId);
  const { niveaus, velden } = await kern.db.transaction(async (tx) => {
    const besluit = await maakToegang(kern).vraag(tx, {
      aanvrager: medewerker, doel, actie: 'zoeken', gevraagd: ['IDE', 'ADR'], traceparent,
      object: { type: 'persoon', id: taak?.id ?? 'geen-taak', casusId: taak?.casus_id ?? null, verbandCode: taak?.verband_code ?? medewerker.verbandCode ?? '', regioCode: taak?.regio_code ?? medewerker.regioCode ?? '', betrokkenen: [], feiten: { GAAN: taak !== undefined } },
    });
    return { niveaus: besluit.niveaus, velden: await leesVeldenset(tx, doel, 'zoeken', kern.clock.now()) };
  });
  const [weg] = zoekwegen(zoek);
  if (!weg) throw new Probleem('ongeldige-invoer', 'Zoek op BSN, op achternaam met volledige geboortedatum, of op postcode met huisnummer.', { fouten: [{ veld: '', code: 'zoekvraag', melding: 'Deze combinatie is niet te zoeken.' }] });
  const antwoord = await vraag(kern, weg, zoek, velden, doel, traceparent);
  await kern.db.transaction((tx) => bewaarRaadplegingen(tx, { casusId: taak!.casus_id, doel, elementInstanceKey: null, traceparent, op: kern.clock.now() }, [{ bron: 'BRP', vraagsoort: `zoeken-${weg}`, velden, aantalBevraagd: 1, aantalResultaten: antwoord.personen.length, resultaat: antwoord.teVeel ? 'te-veel' : antwoord.personen.length > 0 ? 'gevonden' : 'leeg' }]));
  return { isTeVeel: antwoord.teVeel, personen: antwoord.personen.map((p) => toon(p, niveaus)) };
}

async function vraag(kern: Kern, weg: 'bsn' | 'naam' | 'adres', o: Opgave, velden: readonly string[], doel: string, traceparent: string): Promise<Zoekresultaat> {
  const binding = { doel, verwerking: 'vaststellen-identiteit', traceparent };
  try {
    if (weg === 'bsn') return { teVeel: false, personen: await raadpleegBsns(bronnenVan(kern), [o.bsn!], velden, binding) };
    if (weg === 'naam') return await vraagPersonen(bronnenVan(kern), { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: [...velden], geslachtsnaam: o.geslachtsnaam!, geboortedatum: o.geboortedatum!, inclusiefOverledenPersonen: true }, binding);
    return await vraagPersonen(bronnenVan(kern), { type: 'ZoekMetPostcodeEnHuisnummer', fields: [...velden], postcode: o.postcode!.replace(' ', '').toUpperCase(), huisnummer: o.huisnummer!, inclusiefOverledenPersonen: true }, binding);
  } catch (fout) {
    if (fout instanceof BronOnbereikbaar) throw new Probleem('bron-onbereikbaar', 'De BRP antwoordt nu niet. Probeer het straks opnieuw.');
    throw fout;
  }
}

const toon = (p: Bronpersoon, niveaus: Niveaus): Gevonden => ({
  naam: (niveaus.IDE ?? 0) >= 1 ? toonNaam(p) : 'Naam afgeschermd', geboortedatum: (niveaus.IDE ?? 0) >= 2 ? p.geboorte.datum : p.geboorte.datum?.slice(0, 4) ?? null, bsn: (niveaus.IDE ?? 0) >= 2 ? p.bsn : null,
  adres: (niveaus.ADR ?? 0) < 2 ? null : p.geheimhouding ? 'geheim' : p.adresregel, isAdresGeheim: p.geheimhouding, isOverleden: p.overleden,
});
