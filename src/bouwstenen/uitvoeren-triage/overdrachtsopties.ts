import type { Tx } from '../../platform/kern.ts';
import { organisatiesIn } from '../../toegang/organisaties.ts';

/** The bureau that receives a casus, per kind of organisation (domein §1.1). */
const verbandPerSoort: Readonly<Record<string, string>> = { VT: 'veilig-thuis', NAZM: 'niet-acuut', ZVHB: 'zorg-en-veiligheid', COM: 'mensenhandel' };

/** The verband an organisation takes a casus over for; null when it has none, or when it is the one that hands over. */
export const verbandVanOverdracht = (organisatiesoort: string, vanVerband: string): string | null => {
  const verband = verbandPerSoort[organisatiesoort];
  return verband === undefined || verband === vanVerband ? null : verband;
};

/** Who may be offered a casus: the active bureaus of the other verbanden in this region. */
export const overdrachtsopties = async (tx: Tx, verbandCode: string, regioCode: string): Promise<{ waarde: string; label: string }[]> =>
  (await organisatiesIn(tx, Object.keys(verbandPerSoort), regioCode))
    .filter((o) => verbandVanOverdracht(o.soort, verbandCode) !== null)
    .map((o) => ({ waarde: o.id, label: o.naam }));
