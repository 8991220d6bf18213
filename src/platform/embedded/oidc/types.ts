import type { Betrouwbaarheid } from '../../identity/acr.ts';

export type Demomedewerker = { readonly login: string; readonly sub: string; readonly wachtwoordHash: string };
export type Demoburger = {
  readonly sub: string;
  /** What the choice page shows. */
  readonly label: string;
  /** Undefined: a citizen without BSN cannot use DigiD and is not on the page. */
  readonly bsn: string;
};
/** A partner system: client id = its OIN. */
export type Demopartner = { readonly oin: string; readonly geheim: string };

export type Aanbiederkeuze = {
  readonly host: string;
  /** 0 = a free port. */
  readonly port: number;
  /** Host name in the issuer's address, when it differs from `host`, e.g. `localhost`. */
  readonly naam?: string;
  /** Folder for the keys. */
  readonly dataMap: string;
  /** Address of the app (its `basisUrl`); only its own return addresses are accepted. */
  readonly appUrl: string;
  readonly clients: { readonly medewerker: { readonly id: string; readonly geheim: string }; readonly burger: { readonly id: string; readonly geheim: string } };
  readonly medewerkers: readonly Demomedewerker[];
  readonly burgers: readonly Demoburger[];
  readonly partners: readonly Demopartner[];
  /** Claim that holds the BSN. */
  readonly bsnClaim: string;
};

/** What a finished interaction gives the provider. */
export type Uitkomst = { readonly accountId: string; readonly acr: Betrouwbaarheid; /** How it was proven (RFC 8176). */ readonly amr: readonly string[] };
