export type Contract = 'personen-vraag' | 'personen-antwoord' | 'personen-fout' | 'gezag-vraag' | 'gezag-antwoord' | 'gezag-fout' | 'soh-melding';
/** One value that must fit a contract. */
export type Proef = { readonly naam: string; readonly contract: Contract; readonly waarde: unknown };
