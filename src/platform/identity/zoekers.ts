import type { Functierol, Toegangsrol } from './aanvrager.ts';

/** One role somebody holds today (domein §1.1); the finder leaves out those that have not begun or have ended. */
export type Roltoekenning = {
  readonly id: string;
  readonly toegangsrol: Toegangsrol;
  readonly functierollen: readonly Functierol[];
  /** null = every samenwerkingsverband / region of the organisation. */
  readonly verbandCode: string | null;
  readonly regioCode: string | null;
  /** What the role choice shows, e.g. `Procesregisseur · Veilig Thuis Merelland`. */
  readonly label: string;
};

export type GevondenMedewerker = {
  readonly medewerkerId: string;
  readonly naam: string;
  readonly status: 'actief' | 'geblokkeerd' | 'uit-dienst';
  readonly organisatieId: string;
  readonly organisatieOin: string;
  readonly organisatiesoort: string;
  readonly organisatieNaam: string;
  readonly roltoekenningen: readonly Roltoekenning[];
};

/** Finds the medewerker behind a `sub` of the identity provider. Asked on every request, so that blocking works at once. */
export type Medewerkerzoeker = { vindMedewerker(sub: string): Promise<GevondenMedewerker | undefined> };

/** What is kept of a citizen who logged in. `zoeksleutel`: the blind index of his BSN under every key in use, null without one; it finds his person and nothing leads back from it. */
export type GevondenBurger = { readonly accountId: string; readonly zoeksleutel: string | null };
/**
 * Finds or makes the account of a citizen. The BSN comes from the provider's claim, is used here once and kept nowhere in the session. His person is asked
 * on every request, as a medewerker is: who logs in before his casus exists need not log in again.
 */
export type Burgerzoeker = {
  vindBurger(kenmerken: { sub: string; bsn: string | undefined }): Promise<GevondenBurger | undefined>;
  vindPersoon(burger: GevondenBurger): Promise<string | null>;
};

/** Finds the active partner organisation of an OIN; undefined = unknown, suspended or left. */
export type Partnerzoeker = { vindPartner(oin: string): Promise<{ organisatieId: string; organisatieOin: string; organisatiesoort: string } | undefined> };
