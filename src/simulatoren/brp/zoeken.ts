import { naamZoek } from '../../domein/naamzoek.ts';
import type { DemoPersoon } from '../personen/index.ts';
import type { PersonenVraag } from './vraag.ts';

/** Searching ignores capitals and diacritics, so that "cosic" finds "Ćosić". */
const past = (waarde: string | undefined, zoek: string | undefined): boolean => {
  if (zoek === undefined || zoek === '') return true;
  const w = naamZoek(waarde ?? '');
  return zoek.endsWith('*') ? w.startsWith(naamZoek(zoek.slice(0, -1))) : w === naamZoek(zoek);
};

/** Persons that fit the question; those who died only when asked for (always when consulted by BSN). */
export function zoekPersonen(v: PersonenVraag, personen: readonly DemoPersoon[]): readonly DemoPersoon[] {
  const geregistreerd = personen.filter((p) => p.bron === 'BRP' && (v.gemeenteVanInschrijving === undefined || ('gemeenteCode' in p.verblijf && p.verblijf.gemeenteCode === v.gemeenteVanInschrijving)));
  if (v.type === 'RaadpleegMetBurgerservicenummer') return geregistreerd.filter((p) => v.burgerservicenummer!.includes(p.bsn!));
  const levend = geregistreerd.filter((p) => v.inclusiefOverledenPersonen === true || !p.overledenOp);
  const opNaam = levend.filter((p) => past(p.geslachtsnaam, v.geslachtsnaam) && past(p.voornamen, v.voornamen) && past(p.voorvoegsel, v.voorvoegsel) && past(p.geslacht, v.geslacht)
    && (v.geboortedatum === undefined || (p.geboorte.soort === 'volledig' && p.geboorte.datum === v.geboortedatum)));
  if (v.type === 'ZoekMetGeslachtsnaamEnGeboortedatum') return opNaam;
  const postcode = v.postcode!.replace(' ', '').toUpperCase();
  return opNaam.filter((p) => p.verblijf.soort === 'adres' && p.verblijf.postcode === postcode && p.verblijf.huisnummer === v.huisnummer && past(p.verblijf.huisletter, v.huisletter));
}
