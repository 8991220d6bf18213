import { naamZoek } from '../../domein/naamzoek.ts';
import { isBsn } from '../../domein/bsn.ts';
import type { Bronpersoon } from './brp/vertaal.ts';

/** What was told about somebody (by the melder, or added later). `geboortedatum` as far as known: 2014-05-03, 2014-05 or 2014. */
export type Opgave = {
  readonly bsn?: string | undefined; readonly vreemdelingnummer?: string | undefined;
  readonly voornamen?: string | undefined; readonly voorvoegsel?: string | undefined; readonly geslachtsnaam?: string | undefined; readonly geboortedatum?: string | undefined;
  readonly postcode?: string | undefined; readonly huisnummer?: number | undefined; readonly huisletter?: string | undefined;
};
export type Methode = 'bsn' | 'naam' | 'adres' | 'bvv' | 'handmatig';
export type Kenmerk = 'bsn' | 'geboortedatum' | 'geslachtsnaam' | 'voornamen' | 'adres' | 'in-leven';

const isVolledig = (datum: string | undefined): datum is string => datum !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(datum);
const zoekbaar = (naam: string | undefined): boolean => naam !== undefined && /^[a-zA-Z0-9À-ž .\-']{1,200}$/.test(naam);

/** R2.1: the ways the BRP can be asked about somebody, in the order in which they are tried. */
export function zoekwegen(o: Opgave): readonly ('bsn' | 'naam' | 'adres')[] {
  return [
    ...(o.bsn !== undefined && isBsn(o.bsn) ? ['bsn' as const] : []),
    ...(zoekbaar(o.geslachtsnaam) && isVolledig(o.geboortedatum) ? ['naam' as const] : []),
    ...(o.postcode !== undefined && /^[1-9]\d{3} ?[A-Za-z]{2}$/.test(o.postcode) && o.huisnummer !== undefined ? ['adres' as const] : []),
  ];
}

/** R2.1, last step before a person: can the register of foreign nationals be asked? It knows a number, or a name with at least the birth year. */
export const kanNaarBvv = (o: Opgave): boolean => o.vreemdelingnummer !== undefined || (Boolean(o.geslachtsnaam) && o.geboortedatum !== undefined);

/** "van der Heiweide" equals voorvoegsel "van der" + "Heiweide", however it was typed. */
const zelfdeNaam = (o: Opgave, p: Bronpersoon): boolean => {
  const gevonden = [p.geslachtsnaam, [p.voorvoegsel, p.geslachtsnaam].filter(Boolean).join(' ')].map(naamZoek);
  return [o.geslachtsnaam ?? '', [o.voorvoegsel, o.geslachtsnaam].filter(Boolean).join(' ')].some((n) => n !== '' && gevonden.includes(naamZoek(n)));
};
const zelfdeVoornaam = (o: Opgave, p: Bronpersoon): boolean => naamZoek(p.voornamen ?? '').split(' ')[0] === naamZoek(o.voornamen ?? '').split(' ')[0];

/**
 * Compares what was told with what a source knows. `automatisch` only when BSN, full birth date and geslachtsnaam all match and the
 * person lives (R2.2); everything else is for a human. Things nobody told count neither way.
 */
export function vergelijk(o: Opgave, p: Bronpersoon): { readonly overeenkomst: readonly Kenmerk[]; readonly verschil: readonly Kenmerk[]; readonly automatisch: boolean } {
  const oordeel: [Kenmerk, boolean | undefined][] = [
    ['bsn', o.bsn === undefined ? undefined : o.bsn === p.bsn],
    ['geboortedatum', o.geboortedatum === undefined ? undefined : zelfdeDatum(o.geboortedatum, p)],
    ['geslachtsnaam', o.geslachtsnaam === undefined ? undefined : zelfdeNaam(o, p)],
    ['voornamen', o.voornamen === undefined ? undefined : zelfdeVoornaam(o, p)],
    ['adres', o.postcode === undefined || p.verblijf?.adres?.postcode === undefined ? undefined : p.verblijf.adres.postcode === o.postcode.replace(' ', '').toUpperCase() && (o.huisnummer === undefined || p.verblijf.adres.huisnummer === o.huisnummer)],
    ['in-leven', !p.overleden],
  ];
  const overeenkomst = oordeel.filter(([, w]) => w === true).map(([k]) => k);
  const verschil = oordeel.filter(([, w]) => w === false).map(([k]) => k);
  const automatisch = (['bsn', 'geslachtsnaam', 'in-leven'] as const).every((k) => overeenkomst.includes(k)) && isVolledig(o.geboortedatum) && p.geboorte.datum === o.geboortedatum;
  return { overeenkomst, verschil, automatisch };
}

/** A partly known date fits when it is the beginning of the other one. */
const zelfdeDatum = (gegeven: string, p: Bronpersoon): boolean => {
  const bekend = p.geboorte.datum;
  return bekend !== null && (bekend === gegeven || bekend.startsWith(`${gegeven}-`) || gegeven.startsWith(`${bekend}-`));
};
