import { dag } from '../../delen/datum.ts';
import { plusDagen, weekdag } from '../../../domein/kalender.ts';

/** One meeting in the list over all casussen. */
export type MijnOverleg = {
  id: string; overlegnummer: string; casusId: string; casusnummer: string | null; verbandCode: string | null; soort: string; soortNaam: string; vorm: string; status: string; op: string | null; geslotenOp: string | null;
  mijnRol: 'voorzitter' | 'regie' | 'genodigd' | 'team'; antwoord: string | null; isVoorbereid: boolean; verslag: 'nog-niet' | 'loopt' | 'klaar'; uitkomst: string | null;
};
export type Groep = { naam: string; items: MijnOverleg[] };

/** Monday of the week of a day, both as `2026-11-23`. */
const maandag = (datum: string): string => plusDagen(datum, -(weekdag(datum) + 6) % 7);

/** Coming meetings by how near they are; one that runs now is of today, one whose day passed without it stands first. */
export const groepen = (items: readonly MijnOverleg[], nu: Date): Groep[] => {
  const vandaag = dag(nu);
  const kop = (o: MijnOverleg): string => {
    if (o.status === 'gestart') return 'Vandaag';
    if (o.op === null) return 'Nog geen datum';
    const op = dag(new Date(o.op));
    return op < vandaag ? 'Had al moeten beginnen' : op === vandaag ? 'Vandaag' : maandag(op) === maandag(vandaag) ? 'Deze week' : 'Later';
  };
  return ['Had al moeten beginnen', 'Vandaag', 'Deze week', 'Later', 'Nog geen datum'].map((naam) => ({ naam, items: items.filter((o) => kop(o) === naam) })).filter((g) => g.items.length > 0);
};
