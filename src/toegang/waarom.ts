import type { Doel } from '../domein/doel.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import { soortnamen } from './startgegevens/landelijk.ts';
import type { Gegevenssoort, Niveau, Toegangsbesluit } from './toegang.ts';

export type Waarom = {
  readonly rol: string; readonly doel: string; readonly grondslagen: string[]; readonly uitleg: string;
  readonly soorten: { readonly code: string; readonly naam: string; readonly niveau: Niveau | null; readonly uitleg: string; readonly regels: string[] }[];
};

const niveauzin = (niveau: Niveau | undefined): string => {
  switch (niveau) {
    case undefined: return 'Voor dit doel ziet u dit niet.';
    case 0: return 'U ziet alleen wat er is.';
    case 1: return 'U ziet dat het er is, niet de inhoud.';
    case 2: return 'U ziet dit volledig.';
  }
};

/** What the screen shows under "Waarom zie ik dit?" (R0.2): per asked gegevenssoort the niveau, whether or not there are data. */
export const waaromVan = (aanvrager: Aanvrager, doel: Doel, gevraagd: readonly Gegevenssoort[], besluit: Toegangsbesluit): Waarom => ({
  rol: aanvrager.soort === 'medewerker' ? aanvrager.toegangsrol : aanvrager.soort, doel, grondslagen: [...besluit.grondslagen], uitleg: besluit.uitleg,
  soorten: gevraagd.map((code) => {
    const niveau = besluit.niveaus[code];
    return { code, naam: soortnamen[code], niveau: niveau ?? null, uitleg: niveauzin(niveau), regels: niveau === undefined ? [] : [...besluit.regels] };
  }),
});
