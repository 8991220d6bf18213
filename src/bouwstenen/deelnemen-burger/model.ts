/** Reasons to hold something back (domein §7.7 c). */
export const achterhoudredenen = ['veiligheid-kind', 'veiligheid-betrokkene', 'veiligheid-melder', 'opsporing', 'rechten-derde', 'brp-geheim'] as const;
export type Achterhoudreden = typeof achterhoudredenen[number];
/** Reasons that make a question to the citizen itself dangerous: `betrekken-beoordelen` comes first then. */
export const veiligheidsredenen: readonly Achterhoudreden[] = ['veiligheid-kind', 'veiligheid-betrokkene', 'veiligheid-melder'];

/** What the last informing of a casus is about (R12.6). */
export const watBijSluiten = 'casus-gesloten';

export const bijdragesoorten = ['gesprek', 'zienswijze', 'akkoord', 'overleg', 'plan'] as const;
export type Bijdragesoort = typeof bijdragesoorten[number];
export const bijdrageuitkomsten = ['gegeven', 'akkoord', 'geen-akkoord', 'geen-reactie', 'niet-gevraagd'] as const;
export type Bijdrageuitkomst = typeof bijdrageuitkomsten[number];
export const veiligContacten = ['ja', 'nee', 'alleen-zo'] as const;

/** What a citizen may answer to a contribution of this kind; silence is never one of them. */
export const antwoordenBij = (soort: Bijdragesoort): readonly Bijdrageuitkomst[] => (soort === 'akkoord' || soort === 'plan' ? ['akkoord', 'geen-akkoord'] : ['gegeven']);

/** Milliseconds of an ISO 8601 duration of weeks, days, hours and minutes (no months: those have no fixed length). */
export const duurInMs = (duur: string): number => {
  const deel = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duur);
  if (!deel) throw new Error('Deze duur kan niet worden omgerekend');
  const [, weken, dagen, uren, minuten, seconden] = deel.map((d) => Number(d ?? 0));
  return ((((weken ?? 0) * 7 + (dagen ?? 0)) * 24 + (uren ?? 0)) * 60 + (minuten ?? 0)) * 60_000 + (seconden ?? 0) * 1000;
};

/** Outcome of the whole informing (processen §2.7): nobody to inform is "niet-geinformeerd". */
export const informeeruitkomst = (statussen: readonly string[]): 'geinformeerd' | 'deels' | 'niet-geinformeerd' => {
  const gedaan = statussen.filter((s) => s === 'gedaan').length;
  if (gedaan === 0) return 'niet-geinformeerd';
  return gedaan === statussen.length ? 'geinformeerd' : 'deels';
};
