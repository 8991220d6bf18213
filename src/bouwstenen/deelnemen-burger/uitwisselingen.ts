import { casusVan } from '../../casus/index.ts';
import { uitwisselingenOver, type Uitwisseling } from '../../logboek/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesGrondslagen, organisatiesVanOins, regieVan } from '../../toegang/index.ts';
import { neutraal } from './burger.ts';
import { casussenVan } from './mijn-casussen.ts';
import { kinderenVan } from './namens.ts';
import { achterhoudingenOver } from './store.ts';

/** One line of "Wie deelde wat" (R7.1): organisations, kinds and law in plain words; never a person, never a value. */
export type MijnUitwisseling = { readonly id: string; readonly op: Date; readonly casusId: string; readonly van: string; readonly naar: string; readonly wat: readonly string[]; readonly waarvoor: string; readonly wetten: readonly string[]; readonly uitkomst: 'gevraagd' | 'gedeeld' | 'ingezien'; readonly isLaterGetoond: boolean };

/** Kinds of data in the words of a citizen (R7.13). */
const watnaam: Readonly<Record<string, string>> = {
  CAS: 'dat er een casus is', PRO: 'hoe ver de casus is', ORG: 'welke organisaties meedoen', IDE: 'uw naam en geboortedatum', ADR: 'uw adres', REL: 'uw gezin', GEZ: 'wie het gezag heeft', MEL: 'de melding', BEK: 'of u bekend bent', VEI: 'uw veiligheid', PSY: 'hoe het met u gaat', SOM: 'uw gezondheid', VSL: 'verslaving',
  OND: 'school of dagbesteding', WON: 'wonen', FIN: 'geld en werk', OPG: 'opvoeding', HUL: 'eerdere hulp', MHS: 'signalen van uitbuiting', VBL: 'uw verblijf', TRI: 'hoe snel hulp nodig is', ANA: 'wat er over uw situatie is opgeschreven', OVL: 'het overleg', UIT: 'wat er is besloten', PLA: 'het plan', ACT: 'wie wat doet', BUI: 'wat u ons vertelde',
};
const waarvoornaam: Readonly<Record<string, string>> = {
  'melding-beoordelen': 'Om de melding te bekijken', 'identiteit-vaststellen': 'Om te weten om wie het gaat', 'bekendheid-bepalen': 'Om te weten wie u al kent', verrijken: 'Om de situatie beter te kennen', 'preventie-bieden': 'Om lichte hulp te geven', 'triage-uitvoeren': 'Om te bepalen welke hulp nodig is', 'analyse-opstellen': 'Om op te schrijven wat er speelt',
  'casusoverleg-voeren': 'Om samen te overleggen', 'uitkomst-uitwisselen': 'Om te delen wat is besloten', 'plan-regisseren': 'Om het plan te maken', 'actie-uitvoeren': 'Om hulp te geven', 'nazorg-bieden': 'Om te zien of het goed blijft gaan', 'casus-afsluiten': 'Om de casus te sluiten', 'burger-informeren': 'Om u te informeren', 'diensten-kiezen': 'Om hulp te kiezen',
};
const verborgenNaam = 'Een organisatie die u helpt';

/**
 * Each time data of this person went to another organisation, newest first, of the casussen he may see. What is held back is not there: no line, no gap, no
 * count (R7.2); while something of a verzoek is held, no line of any verzoek of that casus shows. After release a line keeps its own date.
 */
export const mijnUitwisselingen = async (kern: Kern, tx: Tx, wie: { readonly lezer: string; /** Himself, or a child for whom he may ask (R7.6). */ readonly over: string }, na: { op: string; id: string } | null, aantal: number): Promise<MijnUitwisseling[]> => {
  const casusIds = await casussenWaarin(kern, tx, wie);
  if (casusIds.length === 0) return [];
  // For a child also what is held back from the reader himself: the same object may stand on both.
  const holds = [...new Map((await Promise.all([...new Set([wie.lezer, wie.over])].map((id) => achterhoudingenOver(tx, id, casusIds)))).flat().map((h) => [h.id, h])).values()];
  const open = holds.filter((h) => h.status === 'voorgesteld' || h.status === 'actief');
  const regies = new Map(await Promise.all(casusIds.map(async (id) => { const c = await casusVan(tx, id); return [id, c && await regieVan(tx, c.verbandCode, c.regioCode)] as const; })));
  const rijen = await uitwisselingenOver(kern, tx, {
    persoonId: wie.over, casusIds, nu: kern.clock.now(), na, aantal, zonder: open.map((h) => h.objectId), zonderVerzoeken: [...new Set(open.filter((h) => h.objecttype === 'uitwisseling').map((h) => h.casusId))], regies: [...regies].flatMap(([id, r]) => (r === undefined ? [] : [{ casusId: id, oin: r.oin }])),
  });
  const organisaties = await organisatiesVanOins(tx, rijen.flatMap((r) => r.ontvangerOin ?? []));
  const later = new Set(holds.filter((h) => h.status === 'opgeheven').map((h) => h.objectId));
  return Promise.all(rijen.map(async (r) => {
    const naar = organisaties.get(r.ontvangerOin ?? ''), regie = regies.get(r.casusId);
    return {
      id: r.id, op: r.op, casusId: r.casusId, van: regie === undefined || regie.beschermd ? verborgenNaam : regie.naam, naar: naar === undefined || naar.beschermd ? verborgenNaam : naar.naam,
      // STR is never shown by us (R7.8).
      wat: r.gegevenssoorten.flatMap((s) => watnaam[s] ?? []), waarvoor: waarvoornaam[r.doel] ?? 'Om u te helpen', wetten: await leesGrondslagen(tx, r.grondslagen), uitkomst: uitkomstVan(r), isLaterGetoond: r.objectId !== null && later.has(r.objectId),
    };
  }));
};
/** The casussen of which the reader may see the lines of this person. Throws the neutral answer for a person for whom he may not ask. */
const casussenWaarin = async (kern: Kern, tx: Tx, wie: { readonly lezer: string; readonly over: string }): Promise<string[]> => {
  const eigen = await casussenVan(tx, wie.lezer);
  if (wie.over === wie.lezer) return eigen;
  const uit: string[] = [];
  for (const id of eigen) if ((await kinderenVan(kern, tx, wie.lezer, id)).includes(wie.over)) uit.push(id);
  if (uit.length === 0) throw neutraal();
  return uit;
};
/** A question shows as asked; whether somebody was known is never shown (R3.2). */
const uitkomstVan = (r: Uitwisseling): MijnUitwisseling['uitkomst'] => (r.richting !== 'uit' ? 'ingezien' : ['bekendheid-bepalen', 'verrijken'].includes(r.doel) ? 'gevraagd' : 'gedeeld');
