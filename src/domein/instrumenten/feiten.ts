import type { Triagefeiten } from './adviestabel.ts';
import type { Uitslag } from './uitslag.ts';

type Gescoord = { readonly instrument: string; readonly uitslag: Uitslag };
type Omgeving = Pick<Triagefeiten, 'verbandCode' | 'isMinderjarigBetrokken' | 'aantalMeldingenJaar' | 'isZvhCriterium'>;

/**
 * The facts of R5.1 from the afnamen of one triage. Several afnamen of one instrument (one per person): the gravest counts.
 * An invalid outcome counts for nothing, except its alarms.
 */
export const feitenUit = (afnamen: readonly Gescoord[], omgeving: Omgeving): Triagefeiten => {
  const van = (code: string): Uitslag[] => afnamen.filter((a) => a.instrument === code && a.uitslag.geldig).map((a) => a.uitslag);
  const veilVolgorde = ['acuut', 'structureel', 'mogelijk', 'niet-aangetoond'];
  const lg = van('LG-SCAN').map((u) => u.leefgebieden).filter((l) => l !== null);
  const veiligheid = laagste(lg.map((l) => typeof l.profiel['veiligheid'] === 'number' ? l.profiel['veiligheid'] : null));
  const meldcode = ernstigsteMeldcode(van('MELDCODE-5'));
  return {
    ...omgeving,
    veilBand: van('VEIL-8').map((u) => u.band).filter((b) => b !== null).toSorted((a, b) => veilVolgorde.indexOf(a) - veilVolgorde.indexOf(b))[0] ?? null,
    heeftSuicidaliteit: afnamen.some((a) => a.uitslag.alarmen.includes('suicidaliteit')),
    meldcodeUitkomst: meldcode?.band ?? null,
    meldcodeStap: meldcode?.stap ?? null,
    lgVeiligheid: veiligheid,
    aantalLgLaag: hoogste(lg.map((l) => l.aantalLaag)),
    aantalLgOnbekend: hoogste(lg.map((l) => l.aantalOnbekend)),
    phqScore: hoogste(van('PHQ-9').map((u) => u.score)),
    auditScore: hoogste(van('AUDIT').map((u) => u.score)),
  };
};

const bekende = (getallen: readonly (number | null)[]): number[] => getallen.filter((g): g is number => g !== null);
const hoogste = (getallen: readonly (number | null)[]): number | null => (bekende(getallen).length === 0 ? null : Math.max(...bekende(getallen)));
const laagste = (getallen: readonly (number | null)[]): number | null => (bekende(getallen).length === 0 ? null : Math.min(...bekende(getallen)));

/** melden before opnieuw-melden before the rest; among melden the earliest step, because step 2 is unsafety. */
const rang = (u: Uitslag): number => (u.band === 'melden' ? 0 : u.band === 'opnieuw-melden' ? 10 : 20) + (u.stap ?? 9);
const ernstigsteMeldcode = (uitslagen: readonly Uitslag[]): Uitslag | undefined => uitslagen.toSorted((a, b) => rang(a) - rang(b))[0];
