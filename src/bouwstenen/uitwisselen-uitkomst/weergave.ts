import type { Niveaus } from '../../toegang/toegang.ts';
import type { Afspraak, Besluit, Inhoud, Mening, Verslagdeel } from './model.ts';

/** What one receiver may have, as `toegang` decided: under D09 the matrix levels, without a D09 row only its own afspraken (D11). */
export type Deelrecht = { readonly organisatieId: string; readonly niveaus: Niveaus };
/** A besluit at niveau 1 tells its kind and day, at niveau 2 everything (domein §1.3, UIT). */
export type Besluitdeel = Pick<Besluit, 'id' | 'volgnummer' | 'soort' | 'ingangsdatum'> & Partial<Pick<Besluit, 'tekst' | 'genomenDoor' | 'steun' | 'grondslag' | 'isAwbBesluit' | 'rechtsmiddel' | 'alternatieven' | 'herzienDatum'>>;
export type Afspraakdeel = Pick<Afspraak, 'id' | 'volgnummer' | 'tekst' | 'organisatieId' | 'uiterlijk' | 'conditie'> & { readonly isEigen: boolean };
/** The part of one receiver. `niveau` is that of the outcome; null = only what is his own. */
export type Deel = {
  readonly niveau: 0 | 1 | 2 | null; readonly samenvatting: string | null; readonly geenBesluitReden: string | null; readonly besluiten: readonly Besluitdeel[]; readonly afspraken: readonly Afspraakdeel[];
  readonly verslagdelen: readonly Pick<Verslagdeel, 'id' | 'volgnummer' | 'gegevenssoort' | 'tekst'>[]; readonly meningen: readonly Pick<Mening, 'id' | 'besluitVolgnummer' | 'organisatieId' | 'tekst'>[];
};

const magVoor = (regel: { readonly alleenVoor: readonly string[] | null }, organisatieId: string): boolean => regel.alleenVoor === null || regel.alleenVoor.includes(organisatieId);

const besluitdeel = (b: Besluit, niveau: 1 | 2): Besluitdeel => {
  const kort = { id: b.id, volgnummer: b.volgnummer, soort: b.soort, ingangsdatum: b.ingangsdatum };
  if (niveau === 1) return kort;
  return { ...kort, tekst: b.tekst, genomenDoor: b.genomenDoor, steun: b.steun, grondslag: b.grondslag, isAwbBesluit: b.isAwbBesluit, rechtsmiddel: b.rechtsmiddel, alternatieven: b.alternatieven, herzienDatum: b.herzienDatum };
};
const afspraakdeel = (a: Afspraak, organisatieId: string): Afspraakdeel => ({ id: a.id, volgnummer: a.volgnummer, tekst: a.tekst, organisatieId: a.organisatieId, uiterlijk: a.uiterlijk, conditie: a.conditie, isEigen: a.organisatieId === organisatieId });

/**
 * R9.2: the part of one receiver = what the matrix gives under D09, plus its own afspraken. A line that was marked for some receivers is for
 * those only; a verslagdeel needs niveau 2 on its own gegevenssoort. `isRegie`: the bureau that made the outcome sees every line it has a
 * ground for, also those marked for others. Pure: the same right gives the same part.
 */
export const deelVoor = (inhoud: Inhoud, recht: Deelrecht, isRegie = false): Deel => {
  const { organisatieId, niveaus } = recht;
  const niveau = niveaus.UIT ?? null;
  const mag = (regel: { readonly alleenVoor: readonly string[] | null }): boolean => isRegie || magVoor(regel, organisatieId);
  const eigenMag = niveau === 2 || niveaus.ACT === 2;
  const volledig = niveau === 2;
  return {
    niveau, samenvatting: volledig ? inhoud.samenvattingB1 : null, geenBesluitReden: volledig ? inhoud.geenBesluitReden : null,
    besluiten: niveau === 1 || niveau === 2 ? inhoud.besluiten.filter(mag).map((b) => besluitdeel(b, niveau)) : [],
    afspraken: inhoud.afspraken.filter((a) => (a.organisatieId === organisatieId ? eigenMag : volledig && mag(a))).map((a) => afspraakdeel(a, organisatieId)),
    verslagdelen: inhoud.verslagdelen.filter((v) => mag(v) && (niveaus as Record<string, number>)[v.gegevenssoort] === 2).map(({ id, volgnummer, gegevenssoort, tekst }) => ({ id, volgnummer, gegevenssoort, tekst })),
    meningen: volledig ? inhoud.meningen.map(({ id, besluitVolgnummer, organisatieId: van, tekst }) => ({ id, besluitVolgnummer, organisatieId: van, tekst })) : [],
  };
};

/** Narrows a right to the niveau a partner asked for: never above what it has (R9.4). */
export const tot = (niveaus: Niveaus, gevraagd: 0 | 1 | 2 | undefined): Niveaus => {
  if (gevraagd === undefined) return niveaus;
  return Object.fromEntries(Object.entries(niveaus).map(([soort, niveau]) => [soort, Math.min(niveau, gevraagd)])) as Niveaus;
};

/** Whether anything is left for this receiver to read: then the outcome is shared with him. */
export const heeftInhoud = (deel: Deel): boolean => deel.niveau !== null || deel.afspraken.length > 0;
