import { scoorBeslissing } from './beslissing.ts';
import type { Antwoorden, Instrumentdefinitie } from './definitie.ts';
import { scoorLeefgebieden } from './leefgebieden.ts';
import { scoorSom } from './som.ts';
import type { Uitslag } from './uitslag.ts';
import { scoorWeging } from './weging.ts';

/** Scores one afname with the frozen definition it was taken with (domein §7.5 e). Pure; the outcome never decides. */
export const scoor = (d: Instrumentdefinitie, antwoorden: Antwoorden): Uitslag => {
  switch (d.scoring.soort) {
    case 'som': return scoorSom(d, antwoorden);
    case 'beslissing': return scoorBeslissing(d, antwoorden);
    case 'leefgebieden': return scoorLeefgebieden(d, antwoorden);
    case 'weging': return scoorWeging(d, antwoorden);
    case 'geen': return {
      geldig: false, score: null, band: null, label: null, alarmen: [], aantalBeantwoord: 0, aantalOntbrekend: 0, stap: null, leefgebieden: null, telde: [],
    };
  }
};
