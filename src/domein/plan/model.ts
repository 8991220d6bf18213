/** The closed lists of a plan (domein §7.10 c); the tables, forms and screens use these. */
export const kaders = ['vrijwillig', 'gedwongen'] as const;
export type Kader = typeof kaders[number];
export const indicatoren = ['score', 'aantal', 'ja-nee'] as const;
export type Indicator = typeof indicatoren[number];
export const doelstatussen = ['open', 'op-koers', 'risico', 'behaald', 'niet-behaald', 'vervallen'] as const;
export type Doelstatus = typeof doelstatussen[number];
/** A doel in one of these needs nothing more. */
export const doelklaar: readonly Doelstatus[] = ['behaald', 'niet-behaald', 'vervallen'];
export const interventiestatussen = ['gepland', 'wacht', 'loopt', 'afgerond', 'gestopt'] as const;
export type Interventiestatus = typeof interventiestatussen[number];
export const interventieklaar: readonly Interventiestatus[] = ['afgerond', 'gestopt'];
export const akkoordstatussen = ['gevraagd', 'gegeven', 'geweigerd', 'niet-vereist'] as const;
export type Akkoordstatus = typeof akkoordstatussen[number];
export const pijlsoorten = ['na-afronding', 'na-start'] as const;
export type Pijlsoort = typeof pijlsoorten[number];
export const signaalcodes = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9'] as const;
export type Signaalcode = typeof signaalcodes[number];

/** The sentence of each signal, for the regisseur. Codes and kinds only, so that it may stand in a list (R0.4). */
export const signaalzinnen: Readonly<Record<Signaalcode, string>> = {
  S1: 'Een actie is meer dan 2 werkdagen te laat', S2: 'Deze hulp is niet begonnen, 5 werkdagen na de geplande start', S3: '6 weken geen voortgang op dit doel',
  S4: 'De wachttijd is nu langer dan gepland', S5: 'De streefdatum wordt niet gehaald', S6: '4 weken geen contact met het gezin',
  S7: 'Een akkoord staat langer dan 10 werkdagen open', S8: 'De casusregisseur is langer dan 5 werkdagen afwezig', S9: 'Er is een nieuwe melding of het gaat slechter op een leefgebied',
};
/** S9 says which of its two facts it is: each melding has a signal of its own. */
export const signaalzin = (code: Signaalcode, objectsoort: string): string => (code !== 'S9' ? signaalzinnen[code] : objectsoort === 'melding' ? 'Er is een nieuwe melding over dit gezin' : 'Het gaat slechter op een leefgebied');
