import type { Fout } from '../../platform/http/problemen.ts';
import type { Afspraak, Besluit, Besluitsoort } from './model.ts';

/** Kinds of besluit after which nobody has to direct the casus (R9.1). */
const zonderRegisseur: ReadonlySet<Besluitsoort> = new Set(['afschalen', 'overdragen', 'sluiten']);

export type Vaststelling = {
  readonly besluiten: readonly Besluit[]; readonly afspraken: readonly Afspraak[]; readonly geenBesluitReden: string | null;
  /** A casusregisseurschap is active, or proposed in this outcome. */
  readonly heeftRegisseur: boolean;
  /** The person who signs states that he has the mandate (R9.8). */
  readonly heeftMandaat: boolean;
  /** Today, `jjjj-mm-dd` in Amsterdam. */
  readonly vandaag: string;
};

/** True when somebody must direct the casus after these besluiten: not when all of them end it here. No besluit at all asks nobody. */
export const isRegisseurNodig = (besluiten: readonly Pick<Besluit, 'soort'>[]): boolean => besluiten.some((b) => !zonderRegisseur.has(b.soort));

const perBesluit = (b: Besluit, v: Vaststelling): Fout[] => {
  const veld = (naam: string): string => `/besluiten/${b.volgnummer - 1}/${naam}`;
  const fouten: Fout[] = [];
  if (!b.isQuorumVoldaan) fouten.push({ veld: veld('tekst'), code: 'quorum-ontbreekt', melding: `Besluit ${b.volgnummer} is genomen zonder dat genoeg partijen aanwezig waren` });
  if (b.isAwbBesluit && (b.rechtsmiddel ?? '').trim() === '') fouten.push({ veld: veld('rechtsmiddel'), code: 'verplicht', melding: `Schrijf bij besluit ${b.volgnummer} hoe iemand bezwaar kan maken` });
  if (b.isAwbBesluit && !v.heeftMandaat) fouten.push({ veld: '/heeftMandaat', code: 'mandaat-ontbreekt', melding: `Besluit ${b.volgnummer} is een besluit volgens de Awb. Alleen iemand met mandaat stelt het vast` });
  if (b.burgerZicht === null) fouten.push({ veld: veld('burgerZicht'), code: 'verplicht', melding: `Kies of het gezin besluit ${b.volgnummer} mag zien` });
  else if (b.burgerZicht !== 'ja' && (b.burgerReden ?? '').trim().length < 10) fouten.push({ veld: veld('burgerReden'), code: 'te-kort', melding: `Leg uit waarom het gezin besluit ${b.volgnummer} nu niet ziet` });
  if (b.burgerZicht === 'later' && (b.burgerVanaf === null || b.burgerVanaf <= v.vandaag)) fouten.push({ veld: veld('burgerVanaf'), code: 'ongeldig', melding: `Kies een dag na vandaag waarop het gezin besluit ${b.volgnummer} ziet` });
  if (b.burgerZicht !== null && b.burgerZicht !== 'nee' && (b.tekstB1 ?? '').trim().length < 5) fouten.push({ veld: veld('tekstB1'), code: 'verplicht', melding: `Schrijf besluit ${b.volgnummer} ook in gewone woorden voor het gezin` });
  return fouten;
};

/**
 * R9.1 and R9.8: every reason why an outcome cannot be adopted, all at once; empty = it can. `veld` points into the outcome as the screen
 * shows it. Whether the citizen sees a besluit is asked at adopting (processen §2.9 step 2).
 */
export const toetsVaststelling = (v: Vaststelling): Fout[] => {
  const fouten: Fout[] = [];
  if (v.besluiten.length === 0 && (v.geenBesluitReden ?? '').trim() === '') fouten.push({ veld: '/besluiten', code: 'besluit-ontbreekt', melding: 'Leg minstens één besluit vast, of schrijf op waarom er geen besluit is' });
  if (!v.heeftRegisseur && isRegisseurNodig(v.besluiten)) fouten.push({ veld: '/casusregisseurId', code: 'casusregisseur-ontbreekt', melding: 'Er is geen casusregisseur. Stel er een voor' });
  fouten.push(...v.besluiten.flatMap((b) => perBesluit(b, v)));
  for (const a of v.afspraken) {
    const veld = `/afspraken/${a.volgnummer - 1}`;
    if (a.organisatieId === null) fouten.push({ veld: `${veld}/organisatieId`, code: 'verplicht', melding: `Kies wie afspraak ${a.volgnummer} uitvoert` });
    if (a.uiterlijk === null) fouten.push({ veld: `${veld}/uiterlijk`, code: 'verplicht', melding: `Kies wanneer afspraak ${a.volgnummer} klaar moet zijn` });
  }
  return fouten;
};

/** R9.5: the number of the version that follows, and the sentence above one that was replaced. */
export const volgendeVersie = (versies: readonly number[]): number => Math.max(0, ...versies) + 1;
export const vervangenZin = (nieuweVersie: number): string => `Deze uitkomst is vervangen door versie ${nieuweVersie}.`;
