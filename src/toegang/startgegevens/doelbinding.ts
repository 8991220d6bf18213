import { doelen } from '../../domein/doel.ts';
import { gegevenssoorten } from '../toegang.ts';
import type { Gegevenssoort, Niveau, Niveaus } from '../toegang.ts';
import { leesTekst } from './lezen.ts';

/** Groups of gegevenssoorten as the matrix file writes them (domein §1.3). */
export const groepen: Readonly<Record<string, readonly Gegevenssoort[]>> = {
  $KERN: ['CAS', 'PRO', 'ORG'], $PERS: ['IDE', 'ADR', 'REL'], $LEEF: ['OND', 'WON', 'FIN', 'OPG', 'HUL'], $GEZH: ['PSY', 'SOM', 'VSL'], $WERK: ['OVL', 'UIT', 'PLA', 'ACT'],
};

export type Matrixregel = {
  readonly code: string; readonly verbandCode: string; readonly doel: string; readonly rollen: readonly string[]; readonly organisaties: readonly string[];
  readonly verleent: Niveaus; readonly grondslagen: readonly string[]; readonly voorwaarden: readonly string[];
};

/** `$PERS@2,GEZ@1` → level per gegevenssoort; throws on an unknown code, so that a typing error never grants or hides in silence. */
export const leesNiveaus = (tekst: readonly string[]): Partial<Record<Gegevenssoort | '*', Niveau>> => {
  const uit: Partial<Record<Gegevenssoort | '*', Niveau>> = {};
  for (const deel of tekst) {
    const [naam = '', niveau = ''] = deel.split('@');
    const soorten = naam === '*' ? ['*' as const] : groepen[naam] ?? [naam as Gegevenssoort];
    if (!/^[012]$/.test(niveau) || !soorten.every((s) => s === '*' || gegevenssoorten.includes(s))) throw new Error(`doelbinding: "${deel}" is not a gegevenssoort with a niveau`);
    for (const soort of soorten) uit[soort] = Number(niveau) as Niveau;
  }
  return uit;
};

const doelVan = new Map<string, string>(Object.entries(doelen).map(([code, kort]) => [kort, code]));

/** Reads `data/doelbinding.csv`: the default matrix of domein §1.5, with its version and source from the head of the file. */
export const leesMatrix = (): { versie: string; bron: string; regels: Matrixregel[] } => {
  const regels = leesTekst('doelbinding.csv').split('\n');
  const kop = (naam: string): string => regels.find((r) => r.startsWith(`# ${naam}: `))?.slice(naam.length + 4) ?? '';
  const rijen = regels.filter((r) => r !== '' && !r.startsWith('#')).slice(1).map((r): Matrixregel => {
    const [code = '', verbandCode = '', kort = '', rol = '', organisaties = '', verleent = '', grondslag = '', voorwaarde = ''] = r.split(';');
    const doel = doelVan.get(kort);
    if (doel === undefined) throw new Error(`doelbinding ${code}: doel ${kort} does not exist`);
    return {
      code, verbandCode, doel, rollen: rol.split(','), organisaties: organisaties.split(','), verleent: leesNiveaus(verleent.split(',')),
      grondslagen: grondslag.split(','), voorwaarden: voorwaarde.split('+'),
    };
  });
  return { versie: kop('versie'), bron: kop('bron'), regels: rijen };
};
