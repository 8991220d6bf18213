export type Contract = 'personen-vraag' | 'personen-antwoord' | 'personen-fout' | 'gezag-vraag' | 'gezag-antwoord' | 'gezag-fout' | 'soh-melding' | 'soh-gebeurtenis';
/** One value that must fit a contract. */
export type Proef = { readonly naam: string; readonly contract: Contract; readonly waarde: unknown;
  /** Places where this value differs from the standard on purpose, and why; every one of them must really differ. */
  readonly bekend?: readonly { readonly pad: RegExp; readonly clash: string }[] };
