import { isBsn } from '../../domein/bsn.ts';
import type { Betrokkene, Inhoud, Soort } from './model.ts';

/** One row of `melding_criterium`: how much a criterium weighs for a soort. */
export type Criterium = { readonly code: string; readonly weging: 'blokkeert' | 'waarschuwt' | 'na-verzenden' | 'niet'; readonly melding: string };
export type Toetsing = {
  /** Codes that stop sending in our own form. */
  readonly blokkeert: readonly string[];
  /** Codes the meldpunt must have before accepting: the blocking ones and those judged after sending (M7). */
  readonly ontbreekt: readonly string[];
  readonly waarschuwt: readonly string[];
};

const gevuld = (t: string | undefined): boolean => t !== undefined && t.trim() !== '';
const tekens = (t: string | undefined): number => [...(t ?? '').trim()].length;
const heeftAdres = (b: Betrokkene): boolean => b.adres !== undefined && (b.adres.postcode !== undefined || gevuld(b.adres.woonplaats)) && (b.adres.huisnummer !== undefined || gevuld(b.adres.straat));

type Vraag = { readonly inhoud: Inhoud; readonly soort: Soort; readonly isBurger: boolean; readonly now: Date };

const herkenbaar = (soort: Soort) => (b: Betrokkene): boolean => (b.bsn !== undefined && isBsn(b.bsn)) || (gevuld(b.geslachtsnaam) && (b.geboortedatum !== undefined || heeftAdres(b)))
  || (soort === 'COM' && (gevuld(b.voornamen) || gevuld(b.alias)) && gevuld(b.veiligeContactwijze));
const melderBekend = ({ inhoud: { melder = {} }, isBurger, soort }: Vraag): boolean => {
  if (melder.anoniemTegenoverGezin === true && gevuld(melder.anoniemReden)) return true;
  if (isBurger && soort === 'NAZ') return gevuld(melder.naam) || gevuld(melder.telefoon);
  return gevuld(melder.naam) && gevuld(melder.telefoon) && (isBurger || gevuld(melder.functie));
};
const kinderenBekend = ({ inhoud: i }: Vraag): boolean => {
  const kinderen = (i.betrokkenen ?? []).filter((b) => b.rol === 'kind');
  if (i.antwoorden?.kinderen === undefined) return false;
  return i.antwoorden.kinderen !== 'ja' || (kinderen.length > 0 && kinderen.every((k) => k.leeftijd !== undefined || k.geboortedatum !== undefined));
};

/** Is a criterium met? The rules of domein §7.1 (e); an unknown code is never met, so that new reference data cannot pass unseen. */
const voldoet: Readonly<Record<string, (v: Vraag) => boolean>> = {
  M1: ({ inhoud: i, soort }) => (i.betrokkenen ?? []).some(herkenbaar(soort)),
  M2: ({ inhoud: i, now }) => tekens(i.situatieschets) >= 50 && i.incidentOp !== undefined && new Date(i.incidentOp) <= now && i.acuutGevaar !== undefined,
  M3: melderBekend,
  M4: ({ inhoud: { antwoorden: a = {} } }) => a.geinformeerd === 'ja' || (a.geinformeerd === 'nee' && gevuld(a.geinformeerdReden)),
  M5: kinderenBekend,
  // The meldcode binds professionals only.
  M6: ({ inhoud: { antwoorden: a = {} }, isBurger }) => isBurger || a.meldcode === 'ja' || (a.meldcode === 'nee' && gevuld(a.meldcodeReden)),
  M7: ({ inhoud: { antwoorden: a = {} } }) => new Set(a.domeinen ?? []).size >= 2 && gevuld(a.lokaalGeprobeerd),
  M8: ({ inhoud: { antwoorden: a = {} } }) => a.uitbuitingsvorm !== undefined && (a.toestemming === 'document' || a.toestemming === 'meldplicht') && gevuld(a.veiligContactmoment),
  M9: ({ inhoud: { antwoorden: a = {} } }) => gevuld(a.huisarts) && gevuld(a.bezoekveiligheid),
};

/** Judges a melding against the rows of its soort; pure, so that the form, the receipt and the meldpunt agree. */
export const toetsMelding = (vraag: Vraag, criteria: readonly Criterium[]): Toetsing => {
  const gemist = criteria.filter((c) => c.weging !== 'niet' && !(voldoet[c.code]?.(vraag) ?? false));
  const codes = (...wegingen: Criterium['weging'][]): string[] => gemist.filter((c) => wegingen.includes(c.weging)).map((c) => c.code).toSorted();
  return { blokkeert: codes('blokkeert'), ontbreekt: codes('blokkeert', 'na-verzenden'), waarschuwt: codes('waarschuwt') };
};
