import type { DemoGezag, DemoPersoon } from '../personen/index.ts';
import { leeftijd, minderjarig, toonGeslacht, volledigeNaam } from './antwoord.ts';

type Object_ = Record<string, unknown>;
/** `personen`: inside a person of the Personen API; `gezag`: answer of the stand-alone gezag module (version 2). */
export type Gezagsvorm = 'personen' | 'gezag';

const naam = (p: DemoPersoon, vorm: Gezagsvorm): Object_ => vorm === 'personen' ? { volledigeNaam: volledigeNaam(p) } : { voornamen: p.voornamen, ...(p.voorvoegsel ? { voorvoegsel: p.voorvoegsel } : {}), geslachtsnaam: p.geslachtsnaam };
const houder = (p: DemoPersoon, vorm: Gezagsvorm): Object_ => ({ ...(p.bsn ? { burgerservicenummer: p.bsn } : {}), naam: naam(p, vorm), ...(vorm === 'gezag' ? { geslacht: toonGeslacht(p.geslacht) } : {}) });

/** Person numbers that hold the gezag. */
export function houders(g: DemoGezag): readonly string[] {
  switch (g.type) {
    case 'GezamenlijkOuderlijkGezag': return g.ouders;
    case 'EenhoofdigOuderlijkGezag': return [g.ouder];
    case 'GezamenlijkGezag': return g.derde ? [g.ouder, g.derde] : [g.ouder];
    case 'Voogdij': return g.derden;
    default: return [];
  }
}

/** The gezagsrelaties of one person on `nu`: as a minor, and as a holder. Nobody holds gezag over somebody of 18 or who died. */
export function gezagVan(p: DemoPersoon, allen: ReadonlyMap<string, DemoPersoon>, nu: Date, vorm: Gezagsvorm): readonly Object_[] {
  return [...allen.values()]
    .filter((k) => k.gezag && k.bsn && !k.overledenOp && minderjarig(k.geboorte, nu) && (k.nr === p.nr || houders(k.gezag).includes(p.nr)))
    .map((k) => relatie(k, k.gezag!, allen, nu, vorm));
}

function relatie(kind: DemoPersoon, g: DemoGezag, allen: ReadonlyMap<string, DemoPersoon>, nu: Date, vorm: Gezagsvorm): Object_ {
  const jaren = leeftijd(kind.geboorte, nu);
  const basis = {
    type: g.type,
    minderjarige: {
      burgerservicenummer: kind.bsn, naam: naam(kind, vorm),
      ...(vorm === 'personen' ? (jaren === undefined ? {} : { leeftijd: jaren }) : { geslacht: toonGeslacht(kind.geslacht), ...(kind.geboorte.soort === 'volledig' ? { geboorte: { datum: kind.geboorte.datum.replaceAll('-', '') } } : {}) }),
    },
    ...(g.inOnderzoek ? { inOnderzoek: true } : {}),
  };
  const van = (nr: string): Object_ => houder(allen.get(nr)!, vorm);
  switch (g.type) {
    case 'GezamenlijkOuderlijkGezag': return { ...basis, ouders: g.ouders.map(van) };
    case 'EenhoofdigOuderlijkGezag': return { ...basis, ouder: van(g.ouder) };
    case 'GezamenlijkGezag': return { ...basis, ouder: van(g.ouder), derde: g.derde ? { type: 'BekendeDerde', ...van(g.derde) } : { type: 'OnbekendeDerde' } };
    case 'Voogdij': return { ...basis, derden: g.derden.map((nr) => ({ type: 'BekendeDerde', ...van(nr) })) };
    default: return { ...basis, toelichting: g.toelichting };
  }
}
