// Invented families for the load: a mother and her child, each found in the BRP at once by number, name and birth date (R2.2), so no person has to choose.
import { isBsn } from '../../../src/domein/bsn.ts';
import type { Inhoud } from '../../../src/bouwstenen/uitwisselen-melding/index.ts';
import type { DemoPersoon } from '../../../src/simulatoren/personen/index.ts';

export type Gezin = { readonly moeder: DemoPersoon; readonly kind: DemoPersoon };

/** BSNs in the range that is never issued, after those of the demo people. */
const nummers = (aantal: number): string[] => {
  const uit: string[] = [];
  for (let n = 999_520_000; n < 999_600_000 && uit.length < aantal; n++) if (isBsn(String(n))) uit.push(String(n));
  if (uit.length < aantal) throw new Error('te weinig nummers voor zoveel gezinnen');
  return uit;
};

/** So many families in Vinkenoord; no partner organisation knows them. */
export const maakGezinnen = (aantal: number): Gezin[] => {
  const bsns = nummers(2 * aantal);
  return Array.from({ length: aantal }, (_, n): Gezin => {
    const basis = {
      huishouden: 1000 + n, bron: 'BRP' as const, geslachtsnaam: `Proefgezin${'abcdefghij'[n % 10]}`, geheimhouding: false, inOnderzoek: [], partners: [], exPartners: [], informeel: [],
      verblijf: { soort: 'adres' as const, straat: 'Karekietlaan', korteStraat: 'Karekietlaan', huisnummer: 1 + n, postcode: '1201SS', woonplaats: 'Vinkenoord', gemeenteCode: '9001' },
    };
    const [moeder, kind] = [`M${n}`, `K${n}`];
    return {
      moeder: { ...basis, nr: moeder, bsn: bsns[2 * n] ?? '', voornamen: 'Roos', geslacht: 'V', geboorte: { soort: 'volledig', datum: '1990-02-03' }, ouders: [], kinderen: [kind] },
      kind: { ...basis, nr: kind, bsn: bsns[2 * n + 1] ?? '', voornamen: 'Sam', geslacht: 'M', geboorte: { soort: 'volledig', datum: '2016-05-06' }, ouders: [moeder], kinderen: [], gezag: { type: 'EenhoofdigOuderlijkGezag', ouder: moeder } },
    };
  });
};

/** A complete melding about this family, without a wish to hear back: the terugmelding then needs nobody. */
export const meldingOver = ({ moeder, kind }: Gezin): Inhoud => {
  const wie = (p: DemoPersoon): { bsn: string; voornamen: string; geslachtsnaam: string; geboortedatum: string } => ({ bsn: p.bsn ?? '', voornamen: p.voornamen, geslachtsnaam: p.geslachtsnaam, geboortedatum: p.geboorte.soort === 'volledig' ? p.geboorte.datum : '' });
  return {
    situatieschets: 'Er was twee keer in een week een ruzie waar het kind bij was.', incidentOp: new Date(Date.now() - 20 * 3_600_000).toISOString(), incidentPlaats: 'Vinkenoord', acuutGevaar: 'nee', terugkoppelingGewenst: false,
    betrokkenen: [{ rol: 'centraal', ...wie(moeder) }, { rol: 'kind', ...wie(kind) }],
    melder: { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' },
  };
};
